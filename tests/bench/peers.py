"""Ours and its peers on the same texts in one process: `.venv-bench/bin/python -m tests.bench.peers [--json]`.

Found: a reported span overlaps an expected one. Times are of the processor, in rounds by turns, no text twice.
"""

from __future__ import annotations

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # else spaCy counts for two processors

import json  # noqa: E402
import sys  # noqa: E402
import warnings  # noqa: E402
from collections.abc import Iterable  # noqa: E402
from statistics import median  # noqa: E402
from time import process_time  # noqa: E402

from tests.bench.finders import WHERE, Find, ready  # noqa: E402
from tests.bench.samples import mixtures  # noqa: E402
from tests.corpus import Case, cases  # noqa: E402

GROUPS = ("plain", "disguised", "wording", "language")
ROUNDS = 60


def overlaps(case: Case, find: Find) -> bool:
    """Whether some span that was reported touches an expected one."""
    return any(span.overlaps(wanted) for span in find(case.text, case.context) for wanted in case.spans)


def percent(hits: Iterable[bool]) -> float:
    hits = list(hits)
    return 100 * sum(hits) / len(hits)


def quality(find: Find, texts: list[Case]) -> dict[str, float]:
    """Percent of breaches found, by group, and of clear texts of which anything is reported."""
    row = {}
    for group in GROUPS:
        row[group] = percent(overlaps(case, find) for case in texts if (case.group, case.verdict) == (group, "breach"))
    clear = [case for case in texts if case.verdict == "clear"]
    row["clear marked"] = percent(bool(find(case.text, case.context)) for case in clear)
    hard = [case for case in clear if case.group == "hard_negative"]
    row["hard marked"] = percent(bool(find(case.text, case.context)) for case in hard)
    return row


def times(finders: dict[str, Find], texts: list[str]) -> dict[str, float]:
    """Median microseconds a text; every text goes to each finder before the next one comes."""
    took: dict[str, list[float]] = {name: [] for name in finders}
    for text in texts:
        for name, find in finders.items():
            start = process_time()
            find(text, WHERE)
            took[name].append(process_time() - start)
    return {name: 1e6 * median(seconds) for name, seconds in took.items()}


def measure() -> dict:
    """All figures: {"rows": {name: {figure: value}}, "missing": {name: why}}."""
    finders, missing = ready()
    texts = list(cases("aside"))
    rows = {name: quality(find, texts) for name, find in finders.items()}
    for title, details in (("us, clean", False), ("us, details", True)):
        for name, value in times(finders, mixtures(ROUNDS, 500, details)).items():
            rows[name][title] = value
    return {"rows": rows, "missing": missing}


def lines(measured: dict) -> Iterable[str]:
    """The table for a terminal."""
    titles = list(next(iter(measured["rows"].values())))
    yield f"{'':22}" + "".join(f"{title:>14}" for title in titles)
    for name, row in measured["rows"].items():
        yield f"{name:22}" + "".join(f"{shown(title, row[title]):>14}" for title in titles)
    for name, why in measured["missing"].items():
        yield f"{name} is not measured: {why}"
    yield "Percent of the breaches found, by group, on the texts kept aside; of the clear texts there, and of the"
    yield "hard ones among them, of which anything is reported; microseconds of processor for 500 characters."


def shown(title: str, value: float) -> str:
    return f"{value:,.0f}" if title.startswith("us") else f"{value:.1f}"


def main() -> None:
    warnings.simplefilter("ignore")  # the peers' own
    measured = measure()
    print(json.dumps(measured) if "--json" in sys.argv[1:] else "\n".join(lines(measured)))


if __name__ == "__main__":
    main()
