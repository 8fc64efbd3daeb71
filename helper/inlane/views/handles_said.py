"""Handles said aloud: the edits that write "telegram: arroba bob_dev" with its sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from inlane.lazy import regex
from inlane.views import lexicon, mailboxes

Edit = tuple[int, int, str]

BEFORE = 40  # characters in which the app is named
MOST = 1_000  # in one text
# Said for the sign, and ordinary words too: after an app's name they say something else.
ORDINARY = frozenset(("at", "a", "et", "chez", "att", "ат", "эт", "ет"))


@cache
def _signs() -> regex.Pattern:
    signs = [
        word for word in lexicon.spoken("at") - ORDINARY if word[0].isalpha() and not "\u3040" < word[0] < "\uac00"
    ]
    return regex.compile(rf"(?<!\w)(?:{lexicon.alternation(signs)})\s{{1,3}}(?=[a-z][\w.]{{2,30}}+(?![\w@]))")


@cache
def _named() -> regex.Pattern:
    names = lexicon.alternation(name for name in lexicon.apps() if len(name) > 1)
    return regex.compile(rf"(?<!\w)(?:{names})(?:[\s:,\-']{{1,3}}\w{{1,9}}){{0,2}}[\s:,\-]{{1,3}}$")


def edits(lower: str) -> Iterator[Edit]:
    """Edits that put "@" for its name where an app is named just before."""
    for match in islice(_signs().finditer(lower), MOST):
        start = match.start()
        if _named().search(lower, max(start - BEFORE, 0), start):
            yield start, match.end(), "@"
    if TOLD_SIGN.search(lower):
        yield from _told(lower)


def _told(lower: str) -> Iterator[Edit]:
    """Edits for accounts told with their signs, behind an app's name: "twitter: at symbol, bob, underscore, dev"."""
    for app in islice(_apps().finditer(lower), MOST):
        pieces = mailboxes.pieces(lower, app.end(), min(app.end() + AFTER, len(lower)))
        found = ACCOUNT.match("".join(piece.letter for piece in pieces))
        if found:
            box = pieces[found.start("box") : found.end("box")]
            signs = [piece.start for piece in pieces[: found.start("box")] if piece.letter == "a"]
            yield min(signs, default=box[0].start), box[-1].end, "@" + mailboxes.written(box)


TOLD_SIGN = re.compile(r"(?:underscore|symbol|sign|starts with an? at|begins with an? at)(?!\w)")
AFTER = 70  # characters behind an app's name in which its account is told
# The small words and one or two others, the at, and the name with its signs.
ACCOUNT = re.compile(r"[lnoxD|]{0,5}?(?:al{0,2}|l{2,4}tl{1,2})(?P<box>N|[nNo](?:l?sl?[nNo#])*)")


@cache
def _apps() -> regex.Pattern:
    return regex.compile(rf"(?<!\w)(?:{lexicon.alternation(name for name in lexicon.apps() if len(name) > 1)})(?!\w)")
