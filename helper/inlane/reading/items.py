"""Asking without a verb: the items of a list that asks ("- your Gmail"), and a sign for the noun ("your #")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inlane.reading.clauses import Sentence, Unit
from inlane.reading.lines import Lines
from inlane.reading.merging import merged
from inlane.reading.roles import role as R
from inlane.text import View

ITEM = re.compile(r"[ \t]*+(?:[-*\u2022\u00b7\u2013+]|\d{1,2}[.)])[ \t]*+")
YOUR_SIGN = re.compile(r"\b(?:your|ur|yr)(?: (?:phone|cell|mobile))? ?#(?!\w)")
LONGEST_LIST = 12  # items looked back over for the line that asks
ASKED = R("YC YS")
ASKS = R("ask askme answer require please putv applicant")
NOT_ASKED = R("third build my subject")
EXTRA = R("and or") | R("adj")


def asked_items(view: View, lines: Lines, sentence: Sentence) -> Iterator[tuple[Unit, Unit]]:
    """The contact nouns that a list asks for in this sentence, which is an item and nothing more."""
    units = merged(sentence.clauses[0], view.text)
    if not all(unit.roles & (ASKED | EXTRA) for unit in units) or not any(unit.roles & ASKED for unit in units):
        return
    heading = _heading(view.text, sentence.start)
    place = lines.around(heading) if heading >= 0 else None
    if place and place.sentence.roles & ASKS and not place.sentence.roles & NOT_ASKED:
        yield units[0], units[-1]


def _heading(text: str, place: int) -> int:
    """The last character of the line that a list with an item at `place` stands under, or -1."""
    start = text.rfind("\n", 0, place) + 1
    for _ in range(LONGEST_LIST):
        if start <= 0 or not ITEM.match(text, start):
            return -1
        end = start - 1
        while end > 0 and text[end - 1] in "\n ":
            end -= 1
        start = text.rfind("\n", 0, end) + 1
        if not ITEM.match(text, start):
            return end - 1
    return -1


def signs(view: View) -> Iterator[tuple[int, int]]:
    """Where "#" stands for "number": "what's your #"."""
    if "#" in view.text:
        for match in YOUR_SIGN.finditer(view.text.lower()):
            yield match.start(), match.end()
