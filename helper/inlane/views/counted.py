"""Digits that are counted: "three fives, a zero, two eights", "the same digit three times, a 5"."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

from inlane.lazy import regex

PLURALS = {
    plural: digit
    for digit, words in enumerate(
        [
            "zeros zeroes ohs nulls naughts",
            "ones",
            "twos",
            "threes",
            "fours",
            "fives",
            "sixes",
            "sevens",
            "eights",
            "nines",
        ]
    )
    for plural in words.split()
}
ONES = {
    word: digit
    for digit, words in enumerate(["zero|oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
    for word in words.split("|")
}
REPEATED = regex.compile(
    rf"(?<!\w)(?P<times>two|three|four|five|a pair of|a couple of|[2-5])\s(?P<which>{'|'.join(PLURALS)})(?!\w)"
)
# "the same digit three times, a 5", "a seven, twice"
SAME = regex.compile(
    rf"(?<!\w)(?:the same |one )?(?:digit|number|figure) (?P<times>twice|(?:two|three|four|five|[2-5]) times)[,:]? (?:(?:an?|the|it'?s|that'?s|is) ){{0,2}}(?P<which>\d|{'|'.join(ONES)})(?!\w)"
    rf"|(?<!\w)(?P<which>\d|{'|'.join(ONES)}),? (?P<times>twice|(?:two|three|four|five|[2-5]) times)(?: over| in a row)?(?=\s?(?:[,.;!]|and|then|$))"
)
TIMES = {"twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "a pair of": 2, "a couple of": 2}
ARTICLE = regex.compile(
    r"(?<!\w)an?\s(?=(?:zero|one|two|three|four|five|six|seven|eight|nine)(?=[\s,.;]{1,2}(?:(?:and|then)\s){0,2}(?:an?|two|three|four|zero|one|\d)(?!\w)))"
)
TWICE = frozenset(("twice", "times"))


def plurals_said(lower: str, bag: frozenset[str]) -> list[tuple[int, int, str]]:
    """Edits for digits that are counted: "three fives, a zero, two eights"."""
    if PLURALS.keys().isdisjoint(bag) and TWICE.isdisjoint(bag):
        return []
    found = [
        (*match.span(), str(PLURALS[match["which"]]) * (TIMES.get(match["times"]) or int(match["times"])))
        for match in REPEATED.finditer(lower)
    ]
    for match in SAME.finditer(lower):
        times = match["times"].removesuffix(" times")
        digit = str(ONES.get(match["which"], match["which"]))
        found.append((*match.span(), digit * (TIMES.get(times) or int(times))))
    return sorted(found + [(*match.span(), "") for match in ARTICLE.finditer(lower)]) if found else []
