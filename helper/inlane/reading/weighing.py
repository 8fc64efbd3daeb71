"""What a sentence does by the weight of its words: finds what no order of roles fits, doubts what one fits.

The weights are learned from `tests/corpus/train` by `tests/bench/learn.py`. Each feature is a word or a role, two of
them that stand together, or a role of the sentence beside it; what each adds to each kind is in `data/weights.tsv`, so
that a finding is always explained by its words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

from inlane.reading.clauses import ADDED, Sentence, Unit
from inlane.reading.roles import ENGLISH, named, role
from inlane.reading.weights import UNIT, Weights, columns, load
from inlane.text import words_of
from inlane.views.lexicon import PACKAGE

WEIGHTS = PACKAGE / "data" / "weights.tsv"
# The columns of the file; the first is doing nothing.
KINDS = (
    "",
    "contact_request",
    "leave",
    "payment",
    "reviews",
    "account",
    "fee",
    "free_work",
    "money_moving",
    "attachment_hint",  # a detail that is said to be elsewhere, and so has no shape of its own
)
QUESTION, NUMBER, IN_ENGLISH = "?", "#", "~"
# Of the sentence before and after: a role of it, or that there is none in the line. What stands before a sentence was
# found to mislead on unseen texts in other languages than English, of which there are fewer to learn from.
SIDES, NOTHING = "-+", "0"
# The roles whose order tells something; small words and asides do not.
TELLING = ~(ADDED | role("lead aside adj plain tail asking start first also or and of"))
WORTH = -1.0  # what the guess whether a sentence is worth reading must come to
READ = -2.0  # and one that was read for its roles, whose cost is mostly paid: then it must be likely SURELY
FOUND = 0.7  # what is at least so likely is told, unsure
REFUSED = 0.8  # and where a pattern sees a refusal, which may be of a fee: "and you don't lose ten percent"
SURELY = 0.9  # what is more likely is believed though words of telling or of asking for rules stand in it
# What a pattern sees in a sentence less likely than this is not told: what it is unsure of, what it is sure of.
DOUBTED, DENIED = 0.06, 0.03
HELD = 0.8  # and nothing is sure in a sentence less likely than this
PROPOSED = 0.6  # "our lesson on Zoom" is proposed in a sentence more likely than this, and told of in others

Beside = tuple[int | None, int | None]  # what the sentences before and after can be, where the line has them
AND = role("and")
FEW = 3  # units left of a part that are marked with the rest
SAME = role("detail pct brief bare")  # of a sentence beside: any number of it may be all of these
COST = 0.5  # what marking a unit costs, as a share of the mean weight of its sentence's units


@cache
def table() -> Weights:
    """What each feature adds to each kind."""
    return load(WEIGHTS)


def said(sentence: Sentence, text: str) -> list[str]:
    """The words of a sentence as features, numbers alike."""
    return _words(text, sentence.start, sentence.end)


def _words(text: str, start: int, end: int) -> list[str]:
    return [NUMBER if word[0].isdigit() else word for word in words_of(text[start:end].lower())]


def features(words: list[str], sentence: Sentence, beside: Beside) -> set[str]:
    """All that is known of a sentence: its words and roles, pairs of both, what stands beside it, whether it asks and
    may be English, in which other languages borrow words that mean less there."""
    found = set(words)
    found.update(map(" ".join, zip(words, words[1:], strict=False)))
    found.update(map("_".join, zip(words, words[2:], strict=False)))
    found.update(_roles(sentence.roles))
    for clause in sentence.clauses:
        played = [unit.roles & TELLING for unit in clause if unit.roles & TELLING]
        for one, other in zip(played, played[1:], strict=False):
            found.update(_pairs(one, other))
    before, after = (
        _beside(roles if roles is None else roles & ~SAME, s) for roles, s in zip(beside, SIDES, strict=True)
    )
    found.update(after)
    if sentence.question:
        found.add(QUESTION)
    if sentence.languages & ENGLISH:
        found.add(IN_ENGLISH)
        found.update(before)
    return found


def worth(words: list[str], least: float = WORTH) -> bool:
    """A cheap guess whether a sentence of these words can be likely to do anything."""
    return table().guess(set(words)) > least * UNIT


@lru_cache(maxsize=4096)
def _roles(bits: int) -> tuple[str, ...]:
    return tuple(f":{name}" for name in named(bits))


@lru_cache(maxsize=4096)
def _pairs(one: int, other: int) -> tuple[str, ...]:
    return tuple(f"{first}>{second}" for first in named(one) for second in named(other))


@lru_cache(maxsize=4096)
def _beside(bits: int | None, sign: str) -> tuple[str, ...]:
    return (f"{sign}{NOTHING}",) if bits is None else tuple(f"{sign}:{name}" for name in named(bits))


def weigh(sentence: Sentence, text: str, beside: Callable[[], Beside], anyway: bool = True) -> tuple[float, str] | None:
    """How likely a sentence does something that rules forbid, and what.

    None where its words are not worth it, unless it is to be weighed anyway.
    """
    words = said(sentence, text)
    doubtful = not anyway and not worth(words)
    if doubtful and not worth(words, READ):
        return None
    total = table().total(features(words, sentence, beside()))
    sums = [column / UNIT for column in columns(total, len(KINDS))]
    most = max(sums)
    powers = [exp(one - most) for one in sums]
    best = max(range(1, len(sums)), key=sums.__getitem__)
    likely = 1 - powers[0] / sum(powers)
    return None if doubtful and likely <= SURELY else (likely, KINDS[best])


class Core(NamedTuple):
    """The words that weigh most: their clause, the first and last unit in it; and the whole that they belong to."""

    clause: int
    first: int
    last: int
    start: int
    end: int


def words_that_say(kind: str, sentence: Sentence, text: str) -> Core:
    """The stretch of a sentence that weighs most for a kind, with what goes on saying it beside."""
    best = (float("-inf"), 0, 0, 0)
    gains = _gains(KINDS.index(kind), sentence, text)
    every = [gain for clause in gains for gain in clause]
    cost = COST * max(sum(every) / len(every), 0)
    for number, (clause, own) in enumerate(zip(sentence.clauses, gains, strict=True)):
        begins = {0, *(i for i, unit in enumerate(clause) if unit.soft)}
        total, i, j = heaviest([gain - cost for gain in own], begins)
        best = max(best, (total, number, i, j))
    _, number, i, j = best
    before = sum(map(len, sentence.clauses[:number]))
    units = sentence.units
    first, last = _whole(units, every, before + i, before + j)
    return Core(number, i, j, units[first].start, units[last].end)


def _whole(units: tuple[Unit, ...], gains: list[float], i: int, j: int) -> tuple[int, int]:
    """The first and last unit with the few left of the part, or with the parts beside that weigh half as much."""
    cuts = [k for k, unit in enumerate(units) if k == 0 or unit.soft or unit.roles & AND]
    parts = list(zip(cuts, [*cuts[1:], len(units)], strict=True))
    core = sum(gains[i : j + 1])
    low = max(n for n, (start, _) in enumerate(parts) if start <= i)
    high = max(n for n, (start, _) in enumerate(parts) if start <= j)
    first, last = parts[low][0], parts[high][1] - 1
    i, j = first if i - first <= FEW else i, last if last - j <= FEW else j
    while low and sum(gains[slice(*parts[low - 1])]) > core / 2:
        low -= 1
        i = parts[low][0]
    while high + 1 < len(parts) and sum(gains[slice(*parts[high + 1])]) > core / 2:
        high += 1
        j = parts[high][1] - 1
    return i, j


def _gains(column: int, sentence: Sentence, text: str) -> list[list[float]]:
    """What each unit of each clause adds to a kind, against doing nothing."""
    known, before = table().rows, ""

    def gain(feature: str) -> int:
        row = columns(known[feature], len(KINDS)) if feature in known else None
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
