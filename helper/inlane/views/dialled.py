"""Telephone numbers told in pieces, with words between: "area code 415, then three fives and the last four are 0132".

Every piece of the text becomes one letter, and a number is a row of such letters, as in `mailboxes`.
"""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from inlane import numbering
from inlane.lazy import regex
from inlane.views import counted, counting, lexicon


class Dialled(NamedTuple):
    """A number in the text: where, its digits, and whether no guess was needed."""

    start: int
    end: int
    digits: str
    sure: bool


class Piece(NamedTuple):
    """# digits, l a small word between them, n a small word that says what they are, x any other word, | a sentence's end."""

    start: int
    end: int
    letter: str
    digits: str = ""
    edges: tuple[int, ...] = ()  # where its parts begin in the digits


WHICH = r"(?:first|last|next|final|other|remaining|middle|second|third|1st|2nd|3rd)"
NAMED = (
    r"(?:the\s|my\s|your\s)?(?:area|city|region|country)(?:\scode)?(?!\w)|(?:the\s)?prefix|(?:the\s|and\s){0,2}(?:rest|remainder)(?:\s(?:of it|you know|is|are))?"
    rf"|(?:(?:the|my|and|then)\s){{0,3}}{WHICH}\s(?:(?:one|two|three|four|five|six|seven|[1-7])(?:\s(?:digits?|numbers?|figures?))?|part|half|bit|piece|group|block|set|digits?|numbers?)(?!\w)"
    r"|(?:starts?|begins?|beginning|starting|ends?|ending|finish(?:es)?|continues?)(?:\s(?:with|in|by|on))?(?!\w)|followed\sby|digits?(?!\w)"
)
LINKS = frozenset(
    """and then the a an it its it's is are was comes come goes go after that that's before next with by plus of my your on to in just put add type dial
    here there there's now also again another finally lastly number numbers space dash hyphen minus dot point slash ok okay so you know easy part parts
    y luego después despues y con termina empieza con et puis ensuite apres avec und dann danach mit e poi depois o i и потом затем""".split()
)
SAYS = re.compile(rf"\b(?:{NAMED})")
TOKEN = regex.compile(
    rf"(?P<item>(?<![^\n])\d{{1,2}}[.)](?=\s))|(?P<named>(?<!\w)(?:{NAMED}))|(?P<price>(?<=[$€£]\s?)\d{{1,3}}\.\d\d(?![\d.]))|(?P<digits>\d+)(?![a-z%])|(?P<word>[^\W\d_]+(?:'[a-z]{{1,2}}(?!\w))?|\w+)|(?P<stop>[.!?](?=\s|$))|(?P<plus>\+)"
)
MOST_WORDS = 7  # between two pieces of a number that nothing says are one
WIDEST = 60  # characters between them
ABOUT = 45  # characters before and after in which dialling is spoken of
MOST = 60  # pieces of digits in a text in which numbers are told so
# Numbers that are kept free to stand for any: who writes one, in whatever pieces, writes a telephone number.
RESERVED = regex.compile(r"1?[2-9]\d\d55501\d\d|(?:44|0)7700900\d{3}")
RESERVED_DIGITS = (Counter("55501"), Counter("7700900"))  # without which there is none
TELLING = frozenset(
    "area code prefix rest middle digits dial dialled dialed ring call cell phone mobile number numbers whatsapp reach bells button press keypad starts begins ends".split()
)
# "slash nine three eight": digits said in an address.
IN_A_PATH = regex.compile(
    r"(?<=(?:slash|/)\s?)(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[\s,]{1,2}|(?!\w))){3,16}"
)


def path_said(lower: str) -> list[tuple[int, int, str]]:
    """Edits for digits said one by one behind a slash."""
    found = []
    for match in IN_A_PATH.finditer(lower) if "slash" in lower else ():
        said = match.group().rstrip(" ,")
        found.append((match.start(), match.start() + len(said), "".join(map(_numbers().get, re.findall(r"\w+", said)))))
    return found


# The letters on the keys of a telephone: "415-555-CATS".
KEYPAD = regex.compile(
    r"(?<![\w\-])(?:1[\-. ])?(?:\(?[2-9]\d\d\)?[\-. ]{1,2}\d{3}[\-.](?P<word>[a-z]{4})|8(?:00|33|44|55|66|77|88)[\-.](?P<word>[a-z]{7}))(?![\w\-])"
)
FIRST_LETTERS = re.compile(r"\d[\-.][a-z]{4}")  # what each of them has in it, found faster
KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")


def letters_dialled(lower: str, shape: str) -> list[tuple[int, int, str]]:
    """Edits that write the letters of a number as its digits."""
    if "d " not in shape or not FIRST_LETTERS.search(lower):
        return []
    return [(*match.span("word"), match["word"].translate(KEYS)) for match in KEYPAD.finditer(lower)]


# "forty two Alder Lane": the number of a house.
STREETS = frozenset("street avenue road lane boulevard terrace crescent court row rd ave ln blvd".split())


@cache
def _house() -> regex.Pattern:
    words = lexicon.alternation(word for word, digits in _numbers().items() if word.isascii() and len(digits) < 4)
    street = "|".join(sorted(STREETS))
    return regex.compile(
        rf"(?<!\w)(?P<said>(?:{words})(?:[\s\-](?:and\s)?(?:{words})){{0,3}}),?\s(?=(?:[a-z'\-]{{3,20}}\s){{1,2}}(?:{street})(?!\w))"
    )


def houses_said(lower: str, bag: frozenset[str]) -> list[tuple[int, int, str]]:
    """Edits that write the number of a house in digits."""
    if STREETS.isdisjoint(bag):
        return []
    found = []
    for match in _house().finditer(lower):
        words = [word for word in re.findall(r"\w+", match["said"]) if word != "and"]
        if not set(words) & AMBIGUOUS:
            run = [counting.Spoken(0, 0, _numbers()[word], True) for word in words]
            found.append((*match.span("said"), counting.added(run)))
    return found


def edits(lower: str, bag: frozenset[str], shape: str) -> list[tuple[int, int, str]]:
    """Edits for digits that are counted, written as letters of a keypad, or the number of a house."""
    return counted.plurals_said(lower, bag) or letters_dialled(lower, shape) or houses_said(lower, bag)


@cache
def _telling() -> frozenset[str]:
    """The words that speak of dialling, in all languages; those of English are chosen."""
    return TELLING | {cue for cue in lexicon.cues("phone") if not lexicon.is_common(cue)}


def worth_it(lower: str, bag: frozenset[str]) -> bool:
    """Is there a word that says that digits are told, and are there pieces of digits?"""
    if "55" in lower and "01" in lower:
        return True
    told = not _telling().isdisjoint(bag)
    return told and (SOME_DIGITS.search(lower) is not None or len(_numbers().keys() & bag) >= FEWEST_SAID)


FEWEST_SAID = 4  # number words, where there are no digits
SOME_DIGITS = re.compile(r"\d\D{1,60}\d")


def possible(lower: str, digits: str) -> bool:
    """Are there digits for a number that is kept free, or words with which pieces are told to be one?"""
    if len(digits) < numbering.FEWEST:
        return False
    counts = Counter(digits)
    return any(kept <= counts for kept in RESERVED_DIGITS) or lower.count("then") > 1 or SAYS.search(lower) is not None


def told(lower: str) -> Iterator[Dialled]:
    """The numbers told in pieces."""
    pieces = _pieces(lower)
    groups = [i for i, piece in enumerate(pieces) if piece.letter == "#"]
    if not 0 < len(groups) < MOST:
        return
    done = -1
    for first in range(len(groups)):
        if groups[first] <= done or _is_pronoun(lower, pieces, groups[first]):
            continue
        found = _longest(lower, pieces, groups[first:])
        if found:
            yield found[0]
            done = found[1]


def _is_pronoun(lower: str, pieces: list[Piece], at: int) -> bool:
    """Is it the "one" of "it's a US one. Area 929"?"""
    alone = lower[pieces[at].start : pieces[at].end] == "one"
    return alone and at + 1 < len(pieces) and pieces[at + 1].letter in "x|"


def _longest(lower: str, pieces: list[Piece], groups: list[int]) -> tuple[Dialled, int] | None:
    """The number that begins with the first of these pieces of digits, and its last piece."""
    digits, best, plain, named, thens, edges = "", None, True, False, 0, set()
    for i, (before, at) in enumerate(zip([groups[0], *groups], groups, strict=False)):
        between = pieces[before + 1 : at] if i else []
        if i and not _near(pieces, before, at):
            break
        plain = plain and all(piece.letter in "ln" for piece in between)
        named = named or any(piece.letter == "n" for piece in between)
        thens += any(lower[piece.start : piece.end] == "then" for piece in between)
        if (
            between and "before" in lower[between[0].start : between[-1].end].split()
        ):  # "555 in the middle, before that 415"
            edges = {*pieces[at].edges, *(edge + len(pieces[at].digits) for edge in edges)}
            digits = pieces[at].digits + digits
        else:
            edges |= {len(digits) + edge for edge in pieces[at].edges}
            digits += pieces[at].digits
        if len(digits) > numbering.MOST:
            break
        start, end = pieces[groups[0]].start, pieces[at].end
        if len(digits) < numbering.FEWEST or not (i or end - start > len(digits)):
            continue
        area = between and "area" in lower[between[0].start : between[-1].end] and len(pieces[at].digits) == 3
        whole = digits[-3:] + digits[:-3] if area and len(digits) == 10 else digits
        kept = RESERVED.fullmatch(whole) is not None and (area or _parted(edges, len(digits), len(pieces[at].digits)))
        if kept and not (plain and i) and not _told_near(lower, start, end):
            kept = False
        if kept or (plain and _believed(lower, start, whole, named or bool(area), thens, edges)):
            best = Dialled(start, end, whole, kept), at
    return best


def _parted(edges: set[int], length: int, last: int) -> bool:
    """Are the pieces parted where telephone numbers are: before the last seven digits and the last four?"""
    return length - 7 in edges and (length - 4 in edges or last == 7)


def _told_near(lower: str, start: int, end: int) -> bool:
    """Do the words around, or between, speak of dialling?"""
    around = lower[max(start - ABOUT, 0) : end + ABOUT]
    return "text me" in around or not _telling().isdisjoint(re.findall(r"\w+", around))


def _near(pieces: list[Piece], before: int, at: int) -> bool:
    return at - before <= MOST_WORDS + 1 and pieces[at].start - pieces[before].end <= WIDEST


def _believed(lower: str, start: int, digits: str, named: bool, thens: int, edges: set[int]) -> bool:
    """Is it said that the pieces are one number?"""
    named = named or any(word in lower[max(start - 30, 0) : start] for word in ("area code", "prefix", "starts with"))
    long = 10 <= len(digits) <= 13 and edges != set(range(0, len(digits), 3))  # "prefixes 800, 888, 877 and 866"
    return (named and (long or len(digits) == 7) or (thens > 1 and long)) and numbering.valid(digits)


def _pieces(lower: str) -> list[Piece]:
    pieces: list[Piece] = []
    run: list[counting.Spoken] = []
    for match in TOKEN.finditer(lower):
        kind, text = match.lastgroup, match.group()
        value = _value(kind, text)
        if value is None and run and run[-1].end == match.start() - 1 and lower[match.start() - 1] == "-":
            value = lexicon.numbers().get(text)  # "cuatro-uno-cinco": here it is no article
        if value is not None:
            if run and not CLOSE.fullmatch(lower, run[-1].end, match.start()):
                pieces += _group(run)
                run = []
            run.append(counting.Spoken(*match.span(), value, kind == "word"))
            continue
        pieces += _group(run)
        run = []
        letter = {"named": "n", "stop": "|", "plus": "l"}.get(kind) or ("l" if text in LINKS else "x")
        pieces.append(Piece(*match.span(), letter))
    return pieces + _group(run)


CLOSE = regex.compile(r"[\s,.\-()/^]{0,3}")


def _group(run: list[counting.Spoken]) -> list[Piece]:
    if not run:
        return []
    digits = counting.added(run)
    edges = [len(counting.added(run[:i])) for i in range(len(run))]
    return [Piece(run[0].start, run[-1].end, "#", digits, tuple(edges))]


def _value(kind: str, text: str) -> str | None:
    """The digits of a piece, None for any other word."""
    if kind in ("digits", "price"):
        return text.replace(".", "")
    if kind == "word" and text not in AMBIGUOUS:
        return _numbers().get(text) or (counting.glued(text) if text[:1].isalnum() else None)
    return None


AMBIGUOUS = counting.EVERYDAY | counting.BETWEEN.keys() | {"a", "o", "tree", "won"}


@cache
def _numbers() -> dict[str, str]:
    return {word: digits for word, digits in lexicon.numbers().items() if len(word) > 1}
