"""What features weigh, as learned: a row of a file is one whole number, so that many rows are added up at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from inlane import compiled

BIAS = "="  # the feature that all have
GATE = "@"  # before a word: what it adds to the guess whether a sentence is worth a closer look
UNIT = 100  # of the whole numbers in a file
WIDTH = 20  # bits of a column: more than all the rows of a text come to
HALF, WHOLE = 1 << WIDTH - 1, (1 << WIDTH) - 1


class Weights(NamedTuple):
    """What single words add to the guess, and what each feature adds to each column."""

    guesses: dict[str, int]
    rows: dict[str, int]

    def guess(self, words: Set[str]) -> int:
        """What words by themselves say of whether their sentence is worth a closer look."""
        known = self.guesses
        return sum(map(known.__getitem__, known.keys() & words), known[BIAS])

    def total(self, found: Iterable[str], bias: str = BIAS) -> int:
        """All that these features, each once, add up to, in one number."""
        rows = self.rows
        return sum(map(rows.__getitem__, rows.keys() & found), rows[bias])


def load(path: Path) -> Weights:
    """The weights of a file."""
    return Weights(*compiled.load(path.stem, [path, Path(__file__)], lambda: tuple(read(path))))


def read(path: Path) -> Weights:
    told = Weights({}, {})
    for line in filter(None, path.read_text("utf-8").split("\n")):
        feature, _, numbers = line.partition("\t")
        row = [int(number) for number in numbers.split()]
        if feature.startswith(GATE) and len(row) == 1:
            told.guesses[feature[len(GATE) :]] = row[0]
        else:
            told.rows[feature] = packed(row)
    return told


def packed(numbers: Sequence[int]) -> int:
    """Numbers as one, from which they can be told again though it is a sum of many such."""
    return sum(number << i * WIDTH for i, number in enumerate(numbers))


def columns(row: int, count: int) -> list[int]:
    """The numbers of a row or of a sum of rows."""
    row += packed([HALF] * count)  # none is negative now, and takes nothing from the next
    return [(row >> i * WIDTH & WHOLE) - HALF for i in range(count)]
