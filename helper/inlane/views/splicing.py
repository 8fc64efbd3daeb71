"""Splicing: the edits that put together a detail given in labelled pieces, "first part ..., second part ...".

The labels between the pieces go; pieces that are digits make a number, a name and a domain make an address.
"""

# ruff: noqa: SIM905 - a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from inlane import hosts
from inlane.lazy import regex
from inlane.views import counting, lexicon

Edit = tuple[int, int, str]

ORDER = r"(?:first|second|third|next|last|final|other|1st|2nd|3rd|4th|then|the)"
PART = r"(?:part|half|bit|piece|section)s?"
COUNT = r"(?:two|three|four|five|six|seven|eight|[2-8])(?:\s(?:digits|numbers))?"
LABEL = regex.compile(
    rf"(?:(?:^|[\s,;:.])(?:and|then|the|starts?|ends?|it|is|with|put|add|take|together)){{0,3}}[\s,;:.]{{0,3}}(?<!\w)"
    rf"(?:{ORDER}\s(?:{PART}|{COUNT}|rest(?!\sof))|{PART}\s?(?:[1-4]|one|two|three|four)|area\scode|prefix|(?:the\s)?rest(?!\sof)"
    rf"|(?:first|second|third|next|middle|last|finally|lastly)(?=\s?[:=\-]?\s?[\d(])"
    rf"|starts?\swith|begins?\swith|after\sthat|followed\sby|finish(?:es)?\swith|continues?(?:\swith)?|ends?(?:\s(?:with|in))?)(?!\w)"
    rf"(?:\sof\s(?:it|the\s\w+|my\s\w+))?(?:\s(?:is|are|was)(?!\w))?[\s:=\-]{{0,4}}"
)
# What each label has in it, found faster.
CORE = re.compile(
    rf"\b(?:{ORDER}\s(?:{PART}|{COUNT}|rest)|{PART}\s?(?:[1-4]|one|two|three|four)|area\scode|prefix|rest|starts?\swith|begins?\swith|after\sthat|followed\sby|finish(?:es)?\swith|continue|ends?|(?:first|second|third|next|middle|last|finally|lastly)\s?[:=\-]?\s?[\d(])"
)
LONGEST_LEAD = 32  # characters of a label before that
NAME = regex.compile(r"[\w.+\-]{2,40}[\s,;]{0,2}")
DOMAIN = regex.compile(r"(?P<at>@\s?)?(?P<domain>[\w\-]{1,40}(?:\.[\w\-]{2,20}){0,3})")
SIGNS = ("@", "at", "(at)")
ENDING = regex.compile(r"\.[a-z]{2,12}")
WORD = regex.compile(r"\w+")
LONGEST_PIECE = 40
MOST_LABELS = 400  # in one text: nobody cuts a detail into so many
GATE = frozenset(
    ("part", "parts", "half", "first", "1st", "area", "prefix", "starts", "start", "begins", "begin", "next")
)
FOLLOWS = frozenset(
    "second 2nd other rest last finally lastly final end ends parts part half continue continues finish finishes"
    " followed area prefix that middle next third 3rd".split()
)


def worth_it(bag: frozenset[str]) -> bool:
    """Is there a word with which a first piece is announced, and one for a further piece?"""
    return not GATE.isdisjoint(bag) and not FOLLOWS.isdisjoint(bag)


def edits(lower: str) -> Iterator[Edit]:
    """Edits that take the labels from between pieces which belong together."""
    labels = list(islice(_labels(lower), MOST_LABELS))
    pieces = [_piece(lower, labels, i) for i in range(len(labels))]
    for i in range(1, len(labels)):
        sign = _between(pieces[i - 1], pieces[i])
        if sign is not None:
            start, end = labels[i]
            while lower[start - 1] in " ,;":
                start -= 1
            yield start, end, sign


def _labels(lower: str) -> Iterator[tuple[int, int]]:
    done = 0
    for core in CORE.finditer(lower):
        label = LABEL.search(lower, max(done, core.start() - LONGEST_LEAD), core.end() + LONGEST_PIECE)
        if label and label.start() <= core.start() and done <= label.start():
            done = label.end()
            yield label.span()


def _piece(lower: str, labels: list[tuple[int, int]], i: int) -> str:
    """What stands behind a label, up to the next one or the end of its line."""
    end = min(labels[i][1] + LONGEST_PIECE, labels[i + 1][0] if i + 1 < len(labels) else len(lower))
    return lower[labels[i][1] : end].partition("\n")[0]


def _between(left: str, right: str) -> str | None:
    """What joins two pieces, None if they do not belong together."""
    if _opens_with_number(left, whole=True) and _opens_with_number(right, whole=False):
        return " "
    if ("@" in left or left.strip() in lexicon.providers()) and ENDING.match(right):
        return ""
    if right.strip() in SIGNS and NAME.fullmatch(left):
        return "@"
    if left.strip() in SIGNS:
        return ""
    if not NAME.fullmatch(left):
        return None
    domain = DOMAIN.match(right)
    if domain and (domain["domain"] in lexicon.providers() or hosts.registered(domain["domain"]) is not None):
        return "" if domain["at"] else "@"
    return None


def _opens_with_number(piece: str, whole: bool) -> bool:
    """Is the piece a number, in digits or said? (The last piece may be followed by more of the sentence.)"""
    words = WORD.findall(piece)
    said = [word.isdecimal() or word in lexicon.numbers() or counting.glued(word) is not None for word in words]
    return bool(said) and (all(said) if whole else said[0])
