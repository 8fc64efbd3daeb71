"""Agreement with other people's test suites: `python -m tests.bench.conformance`.

A text agrees when every detail that its suite wants is touched by a contact detail of ours and, where the suite wants
none, when we report none. The texts on which we differ go to build/conformance.txt with our reading; differences that
are meant are in differences.toml, each with its reason.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inlane.signals import DETAILS, Signal, detect
from inlane.text import Span
from tests.bench.suites import SUITES, Example, Missing, fetch

HERE = Path(__file__).parent
ORDER = ("open", "miss", "meant")
SAID = {"meant": "differ on purpose,", "miss": "known misses,", "open": "open"}
REPORT = HERE.parents[1] / "build" / "conformance.txt"
NOBODY = {"status": "open", "reason": "not yet said whether we are right"}


@dataclass(frozen=True)
class Difference:
    """An example on which we differ: what we missed or saw beyond it, and what differences.toml says of it."""

    example: Example
    way: str  # "missed" or "extra"
    what: tuple[str, ...]
    ours: tuple[Signal, ...]
    status: str  # "meant", "miss" or "open"
    reason: str


def differs(example: Example, ours: tuple[Signal, ...]) -> tuple[str, tuple[str, ...]] | None:
    """How our reading differs from the suite's, or None."""
    if not example.wanted:
        return ("extra", tuple(example.text[slice(*signal.span)] for signal in ours)) if ours else None
    missed = tuple(detail for detail, span in places(example) if not any(s.span.overlaps(span) for s in ours))
    return ("missed", missed) if missed else None


def places(example: Example) -> Iterator[tuple[str, Span]]:
    """Where the wanted details stand, one after the other; what a suite writes anew is not looked for."""
    done = 0
    for detail in example.wanted:
        start = example.text.find(detail, done)
        if start >= 0:
            done = start + len(detail)
            yield detail, Span(start, done)


def speaks(row: dict, example: Example, way: str) -> bool:
    """Whether an entry of differences.toml is about this example."""
    shape = example.text
    for detail in example.wanted:
        shape = shape.replace(detail, "#", 1)
    return (
        (row["suite"], row["way"]) == (example.suite, way)
        and example.test in row.get("tests", [example.test])
        and shape in row.get("shapes", [shape])
        and any(part in example.text for part in row.get("holding", [""]))
        and not any(part in example.text for part in row.get("unless", []))
    )


def compare(examples: list[Example]) -> list[Difference]:
    """All differences."""
    known = tomllib.loads((HERE / "differences.toml").read_text("utf-8"))["difference"]
    found = []
    for example in examples:
        ours = tuple(signal for signal in detect(example.text) if signal.kind in DETAILS)
        if told := differs(example, ours):
            row = next((row for row in known if speaks(row, example, told[0])), NOBODY)
            found.append(Difference(example, *told, ours, row["status"], row["reason"]))
    return found


def report(differences: list[Difference]) -> str:
    """The differences by suite and reason, the open ones first."""
    groups = defaultdict(list)
    for one in differences:
        groups[ORDER.index(one.status), one.example.suite, one.way, one.reason].append(one)
    lines = []
    for (place, suite, way, why), group in sorted(groups.items(), key=lambda item: item[0]):
        lines.append(f"\n== {ORDER[place]}: {suite}, {way}, {len(group)}: {why}")
        for one in group:
            ours = ", ".join(f"{signal.kind} {signal.seen!r}" for signal in one.ours) or "nothing"
            lines.append(f"{one.example.test}: {one.example.text!r}")
            lines.append(f"    {way} {list(one.what)}; ours: {ours}")
    return "\n".join(lines).strip() + "\n"


def rows(examples: list[Example], differences: list[Difference]) -> Iterator[tuple[str, str]]:
    """The figures by suite, as (name, value)."""
    counts = Counter(example.suite for example in examples)
    for suite, count in counts.items():
        statuses = Counter(one.status for one in differences if one.example.suite == suite)
        agreed = f"{100 * (count - statuses.total()) / count:5.1f} % of {count}"
        yield suite, f"{agreed:16}" + "".join(f"{statuses[status]:5} {words}" for status, words in SAID.items())


def main() -> None:
    examples: list[Example] = []
    try:
        fetch()
    except Missing as error:
        print(f"The suites could not be fetched: {error}")
        return
    for suite in SUITES:
        try:
            examples += suite()
        except Missing as error:
            print(f"A suite is left out: {error}")
    differences = compare(examples)
    for name, value in rows(examples, differences):
        print(f"{name:16} {value}")
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report(differences), encoding="utf-8")
    print(f"Every difference, with our reading: {REPORT.relative_to(HERE.parents[1])}")


if __name__ == "__main__":
    main()
