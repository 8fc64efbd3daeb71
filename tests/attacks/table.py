"""What was tried, what got through, and the worst time: one row for each goal, printed after the run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

HEAD = ("goal", "tried", "succeeded", "worst", "measured")


@dataclass
class Row:
    """One goal's figures. `worst` is the slowest single try in seconds."""

    tried: int = 0
    succeeded: int = 0
    worst: float = 0.0
    notes: list[str] = field(default_factory=list)

    def add(self, tried: int, succeeded: int, worst: float, notes: Iterable[str]) -> None:
        self.tried += tried
        self.succeeded += succeeded
        self.worst = max(self.worst, worst)
        self.notes += notes


class Table:
    """Rows by goal, filled from pytest's reports: a test is one try unless it counted its own."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}

    def take(self, goal: str, failed: bool, seconds: float, said: dict[str, object]) -> None:
        """`said` is what the test recorded: tried, succeeded, worst, note; all may be left out."""
        tried = int(said.get("tried", 1))
        succeeded = int(said.get("succeeded", 0)) or int(failed)
        worst = float(said.get("worst", seconds))
        notes = [str(said["note"])] if "note" in said else []
        self.rows.setdefault(goal, Row()).add(tried, succeeded, worst, notes)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Each test's report, from whichever process ran it."""
        said = dict(report.user_properties)
        if report.when == "call" and "goal" in said:
            self.take(str(said["goal"]), report.failed, report.duration, said)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.rows:
            terminalreporter.section("attacks")
            terminalreporter.write("\n".join(self.lines()) + "\n")

    def lines(self) -> list[str]:
        cells = [HEAD, *(self._cells(goal, row) for goal, row in sorted(self.rows.items(), key=_in_order))]
        widths = [max(len(row[i]) for row in cells) for i in range(len(HEAD) - 1)]
        return [
            "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
            for row in cells
        ]

    @staticmethod
    def _cells(goal: str, row: Row) -> tuple[str, ...]:
        return goal, f"{row.tried:,}", f"{row.succeeded:,}", f"{row.worst:.2f} s", "; ".join(row.notes)


def _in_order(item: tuple[str, Row]) -> tuple[int, str]:
    number = item[0].split()[0].lstrip("G")
    return (int(number) if number.isdigit() else 99, item[0])
