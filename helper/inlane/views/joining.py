"""Joining: the edits that put together what was spaced, dotted, dashed or broken over lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

Edit = tuple[int, int, str]

# Single characters with one kind of sign between them: "g m a i l", "g-m-a-i-l", "4.1.5.5".
SPELLED = regex.compile(
    r"(?<![\w@.])[\w@](?:(?P<gap>[ \t]{1,4}|[\-_*|~,/.]|\s?[\-*|,]\s|\n)[\w@.](?![\w@])){3,400}+(?![\w])"
)
GAP = regex.compile(r"(?<=[\w@.])(?:[ \t]{1,4}|\s?[\-_*|~,/]\s?|\n|\.(?=[\w@]))(?=[\w@.])")
BROKEN = regex.compile(
    r"(?<=[\w.]@)\s{0,3}\n\s{0,3}(?=\w)"
    r"|(?<=\w)\s{0,3}\n\s{0,3}(?=@\w|\.(?:com|net|org|io|co|me)\b)"
    r"|(?<=@[\w\-]{2,30}\.)\s{0,3}\n\s{0,3}(?=\w{2})"
)
SINGLES = re.compile("[sbc]{4}")  # so many characters in a row that stand alone, before it is worth looking


def worth_it(shape: str) -> bool:
    """Do enough characters stand alone for something to be spelled out? (`shape` as in `Views`)"""
    return SINGLES.search(shape) is not None


def spelled_edits(text: str) -> Iterator[Edit]:
    """Edits that close the gaps of spelled-out words; a wider gap between words becomes one space."""
    for run in SPELLED.finditer(text):
        gaps = [match.span() for match in GAP.finditer(text, *run.span())]
        narrow = min((end - start for start, end in gaps), default=1)
        dotted = "@" in run.group() and {text[start:end].strip() for start, end in gaps} != {"."}
        for start, end in gaps:
            if dotted and text[start:end] == ".":
                continue
            yield start, end, " " if text[start:end].isspace() and end - start > narrow else ""


COLUMN = regex.compile(r"(?<![^\n])\d{1,4}(?:[ ]?\n\d{1,4}){2,14}+(?=[ ]?(?:\n|$))")


def column_edits(text: str) -> Iterator[Edit]:
    """Edits that put a number written over some lines on one line."""
    for column in COLUMN.finditer(text):
        if 7 <= sum(map(str.isdigit, column.group())) <= 13:
            for i, char in enumerate(column.group(), column.start()):
                if char == "\n":
                    yield i, i + 1, " "


def broken_edits(text: str) -> Iterator[Edit]:
    """Edits that close line breaks within an address."""
    for match in BROKEN.finditer(text):
        yield *match.span(), ""
