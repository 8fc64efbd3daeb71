"""What a sentence does by the weight of its words: finds what no order of roles fits, doubts what one fits.

The weights are learned from `tests/corpus/train` by `tests/bench/learn.py`. Each feature is a word, two neighbours or
a role; what each adds to each kind is in `data/weights.tsv`, so that a finding is always explained by its words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp

from inlane import compiled
from inlane.reading.clauses import Sentence
from inlane.reading.roles import named
from inlane.text import words_of
from inlane.views.lexicon import PACKAGE

WEIGHTS = PACKAGE / "data" / "weights.tsv"
# The columns of the file; the first is doing nothing.
KINDS = ("", "contact_request", "leave", "payment", "reviews", "account", "fee", "free_work", "money_moving")
UNIT = 100  # of the whole numbers in the file
BIAS, QUESTION, NUMBER = "=", "?", "#"
GATE = "@"  # before a word: what it adds to the guess whether a sentence is worth weighing
WORTH = -0.5  # what that guess must come to
FOUND = 0.8  # what is at least so likely is told, unsure
# What a pattern sees in a sentence less likely than this is not told: what it is unsure of, what it is sure of.
DOUBTED, DENIED = 0.06, 0.03
HELD = 0.3  # and nothing is sure in a sentence less likely than this

COST = 0.5  # what marking a unit costs, as a share of the mean weight of its sentence's units


@cache
def table() -> dict[str, tuple[int, ...]]:
    """What each feature adds to each kind."""
    return compiled.load("weights", [WEIGHTS], _read)


def _read() -> dict[str, tuple[int, ...]]:
    rows = (line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines())
    return {feature: tuple(map(int, numbers.split())) for feature, numbers in rows}


def said(sentence: Sentence, text: str) -> list[str]:
    """The words of a sentence as features, numbers alike."""
    return _words(text, sentence.start, sentence.end)


def _words(text: str, start: int, end: int) -> list[str]:
    return [NUMBER if word[0].isdigit() else word for word in words_of(text[start:end].lower())]


def features(words: list[str], sentence: Sentence) -> set[str]:
    """All that is known of a sentence: its words, its pairs of words, its roles, whether it asks."""
    found = set(words)
    found.update(map(" ".join, zip(words, words[1:], strict=False)))
    found.update(_roles(sentence.roles))
    if sentence.question:
        found.add(QUESTION)
    return found


@cache
def _guesses() -> dict[str, int]:
    return {feature[len(GATE) :]: row[0] for feature, row in table().items() if feature.startswith(GATE)}


def worth(words: list[str]) -> bool:
    """A cheap guess whether a sentence of these words can be likely to do anything."""
    known = _guesses()
    return sum([known[word] for word in set(words) if word in known], known["="]) > WORTH * UNIT


@lru_cache(maxsize=4096)
def _roles(bits: int) -> tuple[str, ...]:
    return tuple(f":{name}" for name in named(bits))


def weigh(sentence: Sentence, text: str, anyway: bool = True) -> tuple[float, str] | None:
    """How likely a sentence does something that rules forbid, and what.

    None where its words are not worth it, unless it is to be weighed anyway.
    """
    words = said(sentence, text)
    if not anyway and not worth(words):
        return None
    known = table()
    rows = [known[feature] for feature in features(words, sentence) if feature in known]
    sums = [sum(column) / UNIT for column in zip(known[BIAS], *rows, strict=True)]
    most = max(sums)
    powers = [exp(one - most) for one in sums]
    best = max(range(1, len(sums)), key=sums.__getitem__)
    return 1 - powers[0] / sum(powers), KINDS[best]


def words_that_say(kind: str, sentence: Sentence, text: str) -> tuple[int, int, int]:
    """The stretch of a sentence that weighs most for a kind: its clause, its first and its last unit."""
    best = (float("-inf"), 0, 0, 0)
    gains = _gains(KINDS.index(kind), sentence, text)
    every = [gain for clause in gains for gain in clause]
    cost = COST * max(sum(every) / len(every), 0)
    for number, (clause, own) in enumerate(zip(sentence.clauses, gains, strict=True)):
        begins = {0, *(i for i, unit in enumerate(clause) if unit.soft)}
        total, i, j = heaviest([gain - cost for gain in own], begins)
        best = max(best, (total, number, i, j))
    _, number, i, j = best
    return number, i, j


def _gains(column: int, sentence: Sentence, text: str) -> list[list[float]]:
    """What each unit of each clause adds to a kind, against doing nothing."""
    known, before = table(), ""

    def gain(feature: str) -> int:
        row = known.get(feature)
        return row[column] - row[0] if row else 0

    told: list[list[float]] = []
    for clause in sentence.clauses:
        told.append([])
        for unit in clause:
            own = float(sum(map(gain, _roles(unit.roles))))
            for word in _words(text, unit.start, unit.end):
                pair = gain(f"{before} {word}") / 2
                own += gain(word) + pair
                if told[-1]:
                    told[-1][-1] += pair
                before = word
            told[-1].append(own)
    return told


def heaviest(gains: list[float], begins: set[int]) -> tuple[float, int, int]:
    """The largest sum of neighbours within one part of a clause, with the first and the last of them."""
    best = (float("-inf"), 0, 0)
    total, begun = 0.0, 0
    for i, one in enumerate(gains):
        if total <= 0 or i in begins:
            total, begun = 0.0, i
        total += one
        best = max(best, (total, begun, i))
    return best
