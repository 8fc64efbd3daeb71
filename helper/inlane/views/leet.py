"""Leet: the edits that write "t3l3gr4m", "S-kype" and "F.B." as the name of the app that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inlane.views import lexicon

Edit = tuple[int, int, str]

SIGN = re.compile(r"[@!$|013457.*'\-][a-z@!$|013457.*]")
AROUND = 14  # characters of the longest name, with its signs
EDGE = frozenset((*' \t\n\r,;:()[]{}<>"/?&=#', ""))
LETTERS = str.maketrans("013457@!$", "oieastais"[:9])
GONE = str.maketrans("", "", ".-'*_")


def edits(lower: str) -> Iterator[Edit]:
    """Edits for words that spell an app or a mail provider with other signs among its letters."""
    done = 0
    for sign in SIGN.finditer(lower):
        before = lower[sign.start() - 1 : sign.start()]
        leading = sign.group()[0] in "!$|13457" and sign.group()[1].isalpha() and before in EDGE
        if sign.start() >= done and (before.isalpha() or leading):
            start, end = _word(lower, sign.start(), done)
            done = end
            name = named(lower[start:end]) if 2 < end - start <= AROUND else None
            if name:
                yield start, end, name


def _word(lower: str, at: int, floor: int) -> tuple[int, int]:
    start, end = at, at + 1
    while start > max(floor, at - AROUND) and lower[start - 1] not in EDGE:
        start -= 1
    while end < min(len(lower), at + AROUND) and lower[end] not in EDGE:
        end += 1
    return start, end


def named(written: str) -> str | None:
    """The app or provider that a word with signs in it stands for."""
    written = written.rstrip("!'") if written[-1] != "." else written
    bare = written.translate(GONE)
    if bare.isalpha() and len(bare) < 5 and written.strip(".").count(".") != len(bare) - 1:
        return None
    for one in "il":
        name = bare.replace("1", one).replace("|", one).translate(LETTERS)
        known = name in lexicon.apps() or name in lexicon.providers()
        if known and name != written and (len(name) > 3 or bare.isalpha()):
            return name
    return None
