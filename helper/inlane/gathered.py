"""Telephone numbers whose digits stand scattered in a text that looks like something else: a recipe, prices, scores.

What tells them is what the writer says of the digits: that they are to be read in a row, that the rest is to be left
out, that something rings. Two things of this kind have to be said, and the digits have to be a number as a whole.
"""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from inlane import numbering
from inlane.lazy import regex
from inlane.views import counting, decoding, dialled, lexicon

SIGNS = r"(?:dollars?|pounds?|euros?|currency|currencies|dots?|points?|decimals?|commas?|words?|letters?|units?|signs?|symbols?|names?|teams?|text|items?|foods?|ingredients?|percents?|brackets|slashes|colons?|zeros?|rest|nonsense|everything else)"
FIGURES = r"(?:digits?|numbers?|figures?|prices?|amounts?|quantities|quantity|scores?|counts?|hours|values)"
ORDER = r"(?:top to bottom|left to right|(?:downwards?|across|down)(?=[\s,.!]|$)|in (?:that|this|the) (?:exact )?order|in order|in a row|in one (?:go|line|row)|(?:one )?after (?:another|the other)|side by side|together|as one|back to back)"
CODE = r"(?:zero|nought|0|one|\+\s?\d{1,3}|(?:country|area) code)"
DIGITS = r"(?:read|take|keep|use|note|collect|grab|pick|write|put|join|line|string|stack|remember|copy|glue|combine|stitch|see|type|punch|look at)\b[^.!?\n]{0,30}\b"
# What is said of the digits; the first ones say that they can be dialled.
DIALLED = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:dial|dials|dialed|dialled|key ?pad)\b|\b(?:it|that|this|phone|somebody|someone|me|i)(?:'ll| will|'d)? (?:ring|rings|answer|answers|pick up|picks up)\b|\bgreen (?:button|phone|key)\b|\b(?:my|uk|us|indian) (?:mobile|cell|phone|number|digits|line)\b|\b(?:mobile|phone|cell) number\b|\b(?:call|ring|text|phone|whats ?app) me\b|[📞☎📱📲🤙]",
        rf"(?<!\w){CODE}\s(?:before it|before (?:that|them|all)|in front|up ?front|first\b|at the (?:start|front|beginning)|goes (?:first|in front)|to (?:start|begin))|\b(?:after|behind|following|starts? with|begin(?:s|ning)? with|country code(?: is)?)\s(?:a |an |the )?(?:\+\s?\d{{1,3}}|leading zero)\b",
        r"\b(?:ten|eleven|twelve|1[0-2])[\s\-]digits?\b",
        r"\b(?:phone|mobile|cell|number)(?: \w+){0,3} (?:=|is|are|would be|will be|starts|goes)\s",
        r"\b(?:first|last)\s(?:letters?|words?|numbers?|digits?)\s(?:of|in|from|on)\s(?:every|each|all the)\s(?:lines?|rows?|bullets?)[\s,]{1,3}(?:in|as|turned into|are|is) (?:digits?|numbers?|figures?)",
    )
)
READ = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{DIGITS}(?:{FIGURES}|{ORDER})\b",
        rf"\b{ORDER}",
        rf"\b(?:ignore|ignoring|forget|drop|skip|remove|removing|delete|without|minus|lose|strip|never mind|leave out|no need for|scrap|cut)\s(?:out\s)?(?:the |all |any |those |every |these )*{SIGNS}\b",
        r"\b(?:first|last)\s(?:letters?|words?|numbers?|digits?)\s(?:of|in|from|on)\s(?:every|each|all|the)\s(?:\w+\s)?(?:lines?|rows?|items?|words?|sentences?|bullets?)",
        r"\bi+f you know,? you know\b|\biykyk\b|\bpretend\b|\bdecode|\bcrack (?:it|the|this)|\bsecret\b|\bbetween the lines\b|\bhidden\b|\bpuzzle|\briddle|\bcoded?\b|\bwink\b|\bguess (?:what|who)|\byou(?:'ll)? (?:know|figure|work|get) (?:what|it|the rest)",
        r"\b(?:morse|roman)\b",
    )
)
# "Ignore the dollars, keep the digits": nobody says so of prices.
ONLY_DIGITS = re.compile(rf"\b{DIGITS}(?:digits|figures)\b")
COUNTRY = re.compile(r"\+\s?(\d{1,3})|\b(?:0|zero|nought)\b")  # what is to be put before them
# Words one of which each of those has; a text without two of them, or a picture of a telephone, is not looked at.
GATE = frozenset(
    [
        "read",
        "take",
        "keep",
        "use",
        "note",
        "collect",
        "grab",
        "pick",
        "write",
        "put",
        "join",
        "line",
        "string",
        "stack",
        "remember",
        "copy",
        "count",
        "glue",
        "combine",
        "stitch",
        "type",
        "punch",
        "order",
        "row",
        "bottom",
        "right",
        "together",
        "ignore",
        "ignoring",
        "forget",
        "drop",
        "skip",
        "remove",
        "removing",
        "delete",
        "without",
        "minus",
        "lose",
        "strip",
        "leave",
        "scrap",
        "cut",
        "digits",
        "numbers",
        "figures",
        "first",
        "last",
        "front",
        "upfront",
        "start",
        "beginning",
        "begin",
        "begins",
        "code",
        "know",
        "iykyk",
        "pretend",
        "decode",
        "crack",
        "secret",
        "lines",
        "hidden",
        "puzzle",
        "riddle",
        "coded",
        "guess",
        "dial",
        "dials",
        "dialled",
        "ring",
        "rings",
        "answer",
        "green",
        "button",
        "mobile",
        "cell",
        "phone",
        "keypad",
        "morse",
        "roman",
        "pick",
        "after",
        "before",
        "zero",
        "nought",
        "digit",
    ]
)
CALLING = frozenset(
    "dial dials dialled keypad ring rings answer answers picks green mobile cell phone digits digit figures call text whatsapp lines".split()
)
FIRST, ZERO = frozenset("front before upfront first after start starts".split()), frozenset(("zero", "nought", "0"))
TELEPHONES = frozenset("📞☎📱📲🤙")
PRICED = ("$", "€", "£", "₹")
FEWEST, MOST = 9, 13
BESIDE = 2  # characters between two pieces that stand together
MOST_PIECES = 24
TOKEN = regex.compile(r"(?<![\w:])(?:\d{1,4}\.)?\d{1,12}(?!\d|:\d)(?:st|nd|rd|th)?|[^\W\d_]+")
ROMAN = regex.compile(r"[IVX]{1,4}")
UNSURE_WORDS = counting.EVERYDAY | counting.BETWEEN.keys() | {"a", "o", "tree", "won", "second", "first", "third"}


class Gathered(NamedTuple):
    """A number in the text: from its first digit to its last one."""

    start: int
    end: int
    digits: str


def worth_it(bag: frozenset[str], signs: frozenset[str]) -> bool:
    """Is there a word that says that something is dialled, and another with which digits are told?"""
    called = not (TELEPHONES.isdisjoint(signs) and CALLING.isdisjoint(bag))
    if not called and (FIRST.isdisjoint(bag) or ("+" not in signs and ZERO.isdisjoint(bag))):
        return False
    told = len(GATE & bag)
    return told > 1 or (told > 0 and not (TELEPHONES.isdisjoint(signs) and "+" not in signs))


def told(text: str) -> Iterator[Gathered]:
    """The number that the digits of a text make, where it is said that they make one."""
    lower = text.lower()
    dialled_by = [cue for pattern in DIALLED for cue in pattern.finditer(lower)]
    if not (dialled_by or ONLY_DIGITS.search(lower)):
        return
    cues = dialled_by + [cue for pattern in READ for cue in pattern.finditer(lower)]
    if not dialled_by and len({cue.re for cue in cues}) < 2:
        return
    spans = [cue.span() for cue in cues]
    pieces = [piece for piece in _pieces(text, lower, "roman" in lower) if not _within(piece, spans)]
    if not 0 < len(pieces) <= MOST_PIECES or _together(pieces):
        return
    digits = "".join(piece.digits for piece in pieces)
    reserved = len(pieces) > 2 and _reserved(digits)
    if not reserved and len({cue.re for cue in cues}) < 2:
        return
    codes = {code or "0" for cue in cues for code in COUNTRY.findall(cue.group())}
    if FEWEST <= len(digits) <= MOST and len(set(digits)) > 2 and _possible(digits, codes):
        yield Gathered(*_whole(lower, pieces), digits)


NOUN = regex.compile(r"\s?(?!and\s)[^\W\d_]+(?:[ \-][^\W\d_]+){0,4}")


def _whole(lower: str, pieces: list[Gathered]) -> tuple[int, int]:
    """From the first digit to the last one, and to the words behind it where each has some: "8 raisins"."""
    stops = [*(piece.start for piece in pieces[1:]), len(lower)]
    ends = [NOUN.match(lower, piece.end, stop) for piece, stop in zip(pieces, stops, strict=True)]
    return pieces[0].start - (lower[pieces[0].start - 1 : pieces[0].start] in PRICED), (
        ends[-1].end() if len(ends) > 2 and all(ends) else pieces[-1].end
    )


def _together(pieces: list[Gathered]) -> bool:
    """Whether a whole number stands in one place, beside other digits that have nothing to do with it."""
    run = 0
    for before, piece in zip([None, *pieces], pieces, strict=False):
        near = before is not None and piece.start - before.end <= BESIDE
        run = run + len(piece.digits) if near else len(piece.digits)
        if run >= FEWEST and (piece is not pieces[-1] or run < sum(len(one.digits) for one in pieces)):
            return True
    return False


def _within(piece: Gathered, spans: list[tuple[int, int]]) -> bool:
    return any(start <= piece.start and piece.end <= end for start, end in spans)


def _reserved(digits: str) -> bool:
    """Is it one of the numbers that are kept free to stand for any?"""
    return dialled.RESERVED.fullmatch(digits) is not None or dialled.RESERVED.fullmatch("0" + digits) is not None


def _possible(digits: str, codes: set[str]) -> bool:
    """Can the digits be dialled, as they stand or with what is told to be put before them?"""
    tries = (digits, *(code + digits for code in codes))
    return any(
        _reserved(number) or len(number) > FEWEST and (numbering.valid(number) or numbering.valid_abroad(number))
        for number in tries
    )


def _pieces(text: str, lower: str, roman: bool) -> Iterator[Gathered]:
    numbers = lexicon.numbers()
    for match in TOKEN.finditer(lower):
        word = match.group()
        if word[0].isdecimal():
            if word[-1].isdecimal():
                yield Gathered(*match.span(), word.replace(".", ""))
        elif word in numbers and word not in UNSURE_WORDS and len(word) > 1:
            yield Gathered(*match.span(), numbers[word])
        elif roman and ROMAN.fullmatch(text, *match.span()):
            yield Gathered(*match.span(), decoding.roman(text[match.start() : match.end()]))
