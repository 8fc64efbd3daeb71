"""Letters told by words: "sierra alpha romeo alpha", "b as in bravo": the edits that put each as its letter."""

# ruff: noqa: E501, SIM905 - a list of words reads better in one piece

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
# How the letters are called, apart from "you" and "are".
NAMES = dict(
    pair.split(":")
    for pair in (
        "bee:b cee:c dee:d ee:e eff:f ef:f gee:g aitch:h haitch:h eye:i jay:j kay:k el:l ell:l em:m en:n oh:o pee:p cue:q queue:q ess:s tee:t vee:v"
        " dubya:w doubleyou:w ex:x why:y zee:z zed:z"
    ).split()
)
CALLED = "|".join(sorted(NAMES, key=len, reverse=True))
# Letters called by their names on both sides of a sign that is said: "tee dot em ee slash".
SPELLED_HOST = regex.compile(
    rf"(?<!\w)(?:(?:{CALLED}|[a-z])\s){{1,12}}(?:dot|point)\s(?:(?:{CALLED}|[a-z])(?:\s(?!(?:dot|at|slash)\s)|(?!\w))){{2,4}}"
    rf"|(?<!\w)(?:{CALLED})(?=\s(?:dot|point)\s(?:me|ly|gg|im|co|ee)(?!\w))"
    rf"|(?<=(?:dot|ending in|ends in|point)\s)(?:(?:{CALLED}|[a-z])(?:\s|(?!\w))){{2,4}}"
)
LETTER = regex.compile(rf"(?<!\w)(?:{CALLED}|[a-z])(?!\w)")
# Figures said between such words: "romeo two two".
DIGITS = {word: str(digit) for digit, word in enumerate("zero one two three four five six seven eight nine".split())}
WORDS = regex.compile(
    r"(?<!\w)(?:"
    + "|".join(sorted(sorted(ALPHABET.keys() | DIGITS.keys()), key=len, reverse=True))
    + r"|x[\s\-]ray)(?!\w)"
)
GAP = regex.compile(r"[\s,.\-_/]{1,3}")
AS_IN = regex.compile(
    r"(?<!\w)(?P<letter>[a-z])[\s,]{1,2}(?:as|like|for|from)(?:\sin|\sfor)?\s(?P<word>[a-z]{3,12})(?!\w)"
)
FEWEST = 3  # such words in a row


def worth_it(lower: str, bag: frozenset[str]) -> bool:
    """Are there enough words of the alphabet, or is a letter told by a word?"""
    return " as in " in lower or len(bag & ALPHABET.keys()) >= FEWEST - 1 or _hosts_spelled(bag)


def _hosts_spelled(bag: frozenset[str]) -> bool:
    named = len(bag & NAMES.keys())
    return named >= FEWEST - 1 or (named > 0 and "slash" in bag)


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
    if _hosts_spelled(bag):
        for run in SPELLED_HOST.finditer(lower):
            letters = list(LETTER.finditer(lower, *run.span()))
            found += [(*one.span(), NAMES.get(one.group(), one.group())) for one in letters]
            pairs = zip(letters, letters[1:], strict=False)
            found += [(a.end(), b.start(), "") for a, b in pairs if lower[a.end() : b.start()].isspace()]
    kept: list[Edit] = []
    for edit in sorted(found):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _runs(lower: str) -> Iterator[list[Edit]]:
    run: list[Edit] = []
    longest = 0
    for match in WORDS.finditer(lower):
        if run and not GAP.fullmatch(lower, run[-1][1], match.start()):
            longest = max(longest, len(run))
            yield from _told(run, FEWEST - (longest >= FEWEST))  # after a long one also "dot, charlie oscar"
            run = []
        if match.group() in DIGITS:
            run += [(*match.span(), DIGITS[match.group()])] if run else []
        else:
            run.append((*match.span(), match.group()[0]))
    yield from _told(run, FEWEST - (longest >= FEWEST))


def _told(run: list[Edit], fewest: int) -> Iterator[list[Edit]]:
    """The run, unless it is short or only recites the alphabet."""
    letters = [letter for _, _, letter in run]
    recited = all(ord(b) - ord(a) == 1 for a, b in zip(letters, letters[1:], strict=False))
    if len(run) >= fewest and not recited:
        gaps = [(left[1], right[0], "") for left, right in zip(run, run[1:], strict=False)]
        yield run + gaps
