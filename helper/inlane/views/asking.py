"""What a writer asks to be done with a detail before it can be used: "remove the x", "replace # with @"."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from inlane.lazy import regex
from inlane.views import lexicon

Edit = tuple[int, int, str]

GATE = frozenset(
    "remove delete ignore ignoring skip omit drop strip forget without minus disregard take leave erase lose rid cut replace change swap switch turn substitute read every each"
    " means instead stands equals where".split()
)
SAYS = (" = ", "is the at", "is an at", "is at", "is a dot", "is the dot", "is dot", "is nothing", "are dots")
SIGNS = frozenset(("dot", "sign", "period", "symbol", "dots", "commas", "comma"))
TO_SIGN = re.compile(
    r"\b(?:to|with|by|for|as|into|means|stands for) (?:an? |the )?(?:at|@|(?:round|curly|circled|swirly|little) a|monkey|snail)(?![\w])"
)
MANY_DIGITS = re.compile(r"(?:\d[^\d\n]{0,3}){7}")
AWAY = r"(?:remove|delete|ignor(?:e|ing)|skip|omit|drop|strip|forget|without|minus|disregard|take (?:out|away|off)|leave out|cut(?: out)?|erase|lose|get rid of|no|sans)"
SOME = r"(?:(?:all|out|away|of|the|every|any|each|those|these|extra|my|word|in between|(?:letters?|signs?|symbols?|characters?)(?= [\"'“‘`(]?\S{1,2}(?!\w))) )*+"
REMOVE = regex.compile(rf"(?<!\w){AWAY} {SOME}[\"'“‘`(]?(?P<junk>[^\s\"'”’`)]{{1,16}})")
A = r"(?:(?:an?|the|every|all|each|any|sign|symbol|letter|word|character) )*+"
QUOTED = r"[\"'“‘`(]?(?P<{0}>[^\s\"'”’`),.;]{{1,10}}|[.,;)(])[\"'”’`)]?"
X, Y = (
    QUOTED.format("x"),
    rf"(?:(?P<y>(?:round|curly|circled|swirly|little|snail) (?:a|thing|sign)|monkey(?: sign)?)|{QUOTED.format('y')})",
)
SIGN = r"(?: (?:sign|symbol|emoji|icon|character|letter|part))?"
REPLACE = tuple(
    regex.compile(rf"(?<!\w){pattern}")
    for pattern in (
        rf"(?:replace|change|swap|switch|turn|substitute|read|put) {A}{X}{SIGN} (?:with|to|by|for|into|as) {A}{Y}(?!\w)",
        rf"(?:use |put |with |insert )?{A}{Y}{SIGN} (?:where|instead of|in place of|in the place of) {A}{X}(?!\w)",
        rf"{A}{X}{SIGN} (?:is|are|means?|stands? for|equals?|being|=|should be|ought to be) {A}{Y}(?!\w)(?! (?:[a-z]{{3,}}))",
        rf"{X}\s?=\s?{A}{Y}(?!\w)",
    )
)
# Without these words there is no need to look for the pattern.
SIGN_SAID = r"(?:an? |the )?[\"'“‘`(]?(?:at\b|@|round\b|curly\b|circled\b|swirly\b|little\b|snail\b|monkey\b|dots?\b|period\b|point\b|full\b|nothing\b|usual\b|[.\d]|zero\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b)"
KEYS = (
    re.compile(rf" (?:with|to|by|for|into|as) {SIGN_SAID}"),
    re.compile(r" (?:where|instead of|in place of|in the place of) "),
    re.compile(rf" (?:is|are|means?|stands? for|equals?|being|=|should be|ought to be) {SIGN_SAID}"),
    re.compile(r"="),
)
CLASSES = {
    "letters letter alphabets": r"[^\W\d_]",
    "digits numbers figures": r"\d",
    "stars star asterisks asterisk": r"\*",
    "dashes dash hyphens hyphen minus": r"-",
    "dots dot periods points": r"\.",
    "commas comma": r",",
    "slashes slash": r"/",
    "underscores underscore": r"_",
    "bars bar pipes pipe": r"\|",
    "hashes hash hashtag hashtags pound": r"\#",
    "spaces space gaps blanks": r"[ ]",
    "brackets bracket parentheses parens": r"[()\[\]{}<>]",
    "emojis emoji smileys smiley hearts heart icons icon flowers stars": r"[\p{So}\p{Sk}\ufe0f]",
    "percent percents": "%",
    "plus pluses": r"\+",
    "equals": "=",
    "tilde tildes": "~",
    "colon colons": ":",
    "ampersand": "&",
    "exclamation exclamations": "!",
    "symbols signs junk rubbish noise": r"[^\w\s@.+]",
}
NAMED = {name: pattern for names, pattern in CLASSES.items() for name in names.split()}
MEANT = {
    "at": "@",
    "@": "@",
    "dot": ".",
    "dots": ".",
    ".": ".",
    "period": ".",
    "point": ".",
    "nothing": "",
    "empty": "",
    "stop": ".",
    "usual": "@",
    "normal": "@",
    "obvious": "@",
}
TOKEN = regex.compile(r"\S{3,120}+")
WITH_SIGN = re.compile(r"[@\d]")  # without one of these, and none put in, there is no mailbox and no number
MAILBOX = regex.compile(r"[\w.+\-]{2,64}@[\w\-]{2,63}(?:[.,][\w\-]{2,20}){1,3}\W?")
LINK = regex.compile(r"(?:[\w\-]{2,63}\.){1,3}[a-z]{2,12}(?:/\S*)?")
NO_SPACES = regex.compile(
    rf"(?<!\w){AWAY} (?:(?:all|out|the|any|every|those) )*+(?:white ?)?(?:spaces?|gaps|blanks)(?!\w)"
)
SPACED_OUT = regex.compile(
    r"[\w\-]{1,40}+(?:\s{1,3}[._\-]\s{0,3}[\w\-]{1,40}){0,4}\s{0,3}@\s{0,3}[\w\-]{1,40}+(?:\s{0,3}\.\s{0,3}[\w\-]{2,20}){1,3}+"
)
SPACES = regex.compile(r"\s{1,3}")
MOST_ASKED = 6  # in one text
FEWEST_DIGITS, MOST_DIGITS = 7, 15


def worth_it(lower: str, bag: frozenset[str]) -> bool:
    """Is there a word that asks for a change, and something with signs that it can be about?"""
    if GATE.isdisjoint(bag):
        return any(words in lower for words in SAYS)
    return (
        "@" in lower
        or ("/" in lower and not lower.isascii())
        or MANY_DIGITS.search(lower) is not None
        or not SIGNS.isdisjoint(bag)
        or TO_SIGN.search(lower) is not None
    )


def edits(lower: str) -> list[Edit]:
    """Edits that do as the writer asks, in the words of which a mailbox, an address or a number comes."""
    if "@" in lower and NO_SPACES.search(lower):
        return [
            (*gap.span(), "") for found in SPACED_OUT.finditer(lower) for gap in SPACES.finditer(lower, *found.span())
        ]
    if EVERY_SECOND.search(lower):
        return _every_second(lower)
    for start, end, pattern, meant in islice(_asked(lower), MOST_ASKED):
        made = list(_made(lower, start, end, pattern, meant))
        if made:
            return made
    return []


# "Every second letter": j.o.h.n
EVERY_SECOND = regex.compile(r"(?<!\w)(?:every|each) (?:second|other|2nd) (?:letter|character|char|one|digit)(?!\w)")


def _every_second(lower: str) -> list[Edit]:
    """Edits that leave every second character of a word of which a mailbox, an address or a number comes."""
    for token in TOKEN.finditer(lower):
        for first in (0, 1):
            plain = token.group()[first::2]
            if MAILBOX.fullmatch(plain) or (plain.isdecimal() and FEWEST_DIGITS <= len(plain) <= MOST_DIGITS):
                return [(at, at + 1, "") for at in range(token.start() + 1 - first, token.end(), 2)]
    return []


def _asked(lower: str) -> Iterator[tuple[int, int, regex.Pattern, str]]:
    """What is to be changed (a pattern of one character or piece), into what, and where this is said."""
    for match in REMOVE.finditer(lower):
        yield *match.span(), _piece(match["junk"], match.group()), ""
    for pattern, keys in zip(REPLACE, KEYS, strict=True):
        for match in pattern.finditer(lower) if keys.search(lower) else ():
            meant = (
                "@"
                if " " in match["y"] or match["y"] == "monkey"
                else MEANT.get(match["y"], lexicon.numbers().get(match["y"], match["y"]))
            )
            if meant in ("@", ".", "") or meant.isdecimal():
                yield *match.span(), _piece(match["x"], match["x"]), meant


def _piece(junk: str, said: str) -> regex.Pattern:
    """The pattern of what is called `junk`: a kind of character by its name, or these characters."""
    bare = junk.rstrip(".,;:!") or junk
    name = next((word for word in regex.findall(r"\w+", said)[::-1] if word in NAMED), "")
    if bare in NAMED or (not bare.isalnum() and len(bare) > 2) or (name and len(bare) > 3):
        return regex.compile(NAMED.get(bare) or NAMED.get(name) or regex.escape(bare))
    single = bare[:-1] if len(bare) == 2 and bare[-1] == "s" else bare.removesuffix("'s")
    return regex.compile(regex.escape(single))


def _made(lower: str, start: int, end: int, pattern: regex.Pattern, meant: str) -> Iterator[Edit]:
    found = [
        _in_token(lower, token, pattern, meant)
        for token in TOKEN.finditer(lower)
        if not start <= token.start() < end
        and (meant in ("@", ".") or "/" in token.group() or WITH_SIGN.search(lower, *token.span()))
    ]
    said = [(edits, kind) for edits, kind in found if edits]
    digits = sum(kind for _, kind in said if kind > 0)
    for edits, kind in said:
        if kind < 0 or FEWEST_DIGITS <= digits <= MOST_DIGITS:
            yield from edits


def _in_token(lower: str, token: regex.Match, pattern: regex.Pattern, meant: str) -> tuple[list[Edit], int]:
    """Edits in one word, with the number of digits that are then left, or -1 for an address."""
    hits = [match.span() for match in pattern.finditer(lower, *token.span())]
    if not hits:
        return [], 0
    after = pattern.sub(meant, token.group())
    edits = [(a, b, meant) for a, b in hits]
    if MAILBOX.fullmatch(after) or (meant in (".", "") and LINK.fullmatch(after)):
        return edits, -1
    digits = sum(map(str.isdecimal, after))
    only = regex.fullmatch(r"[+(]?\d[\d.\-()]*[,;]?", after)
    return (edits, digits) if only and digits > 1 else ([], 0)
