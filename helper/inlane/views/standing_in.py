"""Other signs standing in for the at and the dot of an address: "bob📧gmail•com", "bob@gmail (com)"."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from inlane.views import lexicon

Edit = tuple[int, int, str]

BRACKETED_ENDING = regex.compile(r"(?<=@[\w\-]{2,40})\s{0,2}[\[({]\s?(?P<ending>[a-z]{2,6})\s?[\])}]")


SIGN_FOR_DOT = regex.compile(r"(?<=(?:@|📧|✉|📩)\ufe0f?[\w\-]{2,40})(?:,|\s?[•·∙*]\s?)(?P<ending>[a-z]{2,6})(?![\w.])")
SIGN_FOR_AT = regex.compile(r"(?<=\w)[📧✉📨📩]\ufe0f?(?=[\w\-]{2,40}[.•·,])")


def edits(lower: str) -> Iterator[Edit]:
    """Edits for signs that stand in for the at and the dot of an address."""
    for match in SIGN_FOR_AT.finditer(lower):
        yield *match.span(), "@"
    for pattern in (BRACKETED_ENDING, SIGN_FOR_DOT) if ENVELOPE.search(lower) else ():
        for match in pattern.finditer(lower):
            if match["ending"] in lexicon.endings():
                yield *match.span(), "." + match["ending"]


ENVELOPE = re.compile("[@📧✉📨📩]")
