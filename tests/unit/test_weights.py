"""Weights: each row of the files has a number for each column, and rows that are added up still tell their columns."""

from pathlib import Path

import pytest

from inlane.reading import hiding, weighing
from inlane.reading.weights import GATE, Weights, columns, packed, read


@pytest.mark.parametrize(
    ("path", "singles", "count"),
    [(weighing.WEIGHTS, GATE, len(weighing.KINDS)), (hiding.WEIGHTS, GATE + hiding.OWN, 1 + len(hiding.KINDS))],
)
def test_every_row_has_its_numbers_and_they_can_be_told_again(path: Path, singles: str, count: int) -> None:
    told = read(path)
    for line in path.read_text("utf-8").splitlines():
        feature, numbers = line.split("\t")
        row = [int(number) for number in numbers.split()]
        if len(row) == 1:
            assert feature[0] in singles
        else:
            assert len(row) == count and columns(told.rows[feature], count) == row


def test_a_sum_of_rows_tells_the_sums_of_their_columns() -> None:
    weights = Weights({}, {"=": packed([1, -2, 3]), "a": packed([-500, 0, -1]), "b": packed([0, 7, -9])})
    assert columns(weights.total({"a", "b", "unknown"}), 3) == [-499, 5, -7]
