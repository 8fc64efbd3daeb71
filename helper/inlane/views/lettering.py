"""Letters told by words: "sierra alpha romeo alpha", "b as in bravo": the edits that put each as its letter."""

# ruff: noqa: SIM905 - a list of words reads better in one piece

from __future__ import annotations

from collections.abc import Iterator

from inlane.lazy import regex

Edit = tuple[int, int, str]

ALPHABET = {
    word: word[0]
    for word in (
        "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa"
        " quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
    ).split()
}
WORDS = regex.compile(r"(?<!\w)(?:" + "|".join(sorted(ALPHABET, key=len, reverse=True)) + r"|x[\s\-]ray)(?!\w)")
GAP = regex.compile(r"[\s,.\-_/]{1,3}")
AS_IN = regex.compile(
    r"(?<!\w)(?P<letter>[a-z])[\s,]{1,2}(?:as|like|for|from)(?:\sin|\sfor)?\s(?P<word>[a-z]{3,12})(?!\w)"
)
FEWEST = 3  # such words in a row


def worth_it(lower: str, bag: frozenset[str]) -> bool:
    """Are there enough words of the alphabet, or is a letter told by a word?"""
    return " as in " in lower or len(bag & ALPHABET.keys()) >= FEWEST - 1


def edits(lower: str, bag: frozenset[str]) -> list[Edit]:
    """Edits that put a letter for each word that stands for one."""
    found = [
        (match.start(), match.end(), match["letter"])
        for match in AS_IN.finditer(lower)
        if match["word"][0] == match["letter"] and match["letter"] not in "ai"
    ]
    if len(bag & ALPHABET.keys()) >= FEWEST - 1:
        for run in _runs(lower):
            found += run
    kept: list[Edit] = []
    for edit in sorted(found):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _runs(lower: str) -> Iterator[list[Edit]]:
    run: list[Edit] = []
    for match in WORDS.finditer(lower):
        if run and not GAP.fullmatch(lower, run[-1][1], match.start()):
            yield from _told(run)
            run = []
        run.append((*match.span(), match.group()[0]))
    yield from _told(run)


def _told(run: list[Edit]) -> Iterator[list[Edit]]:
    """The run, unless it only recites the alphabet."""
    letters = [letter for _, _, letter in run]
    recited = all(ord(b) - ord(a) == 1 for a, b in zip(letters, letters[1:], strict=False))
    if len(run) >= FEWEST and not recited:
        gaps = [(left[1], right[0], "") for left, right in zip(run, run[1:], strict=False)]
        yield run + gaps
