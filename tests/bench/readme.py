"""The README's table of figures, between two marks: measured anew, never written by hand."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import date
from pathlib import Path

from tests.bench import bench_http, bench_start, quality, speed

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- figures: written by `python -m tests.bench --readme` -->", "<!-- end of figures -->"
COLUMNS = {
    "plain": "plain",
    "disguised": "disguised",
    "wording": "wording only",
    "language": "other languages",
    "clear marked": "clear texts marked",
    "us, clean": "500 characters",
    "us, details": "with details",
}


def write(python: str) -> int:
    """Measures and writes; `python` is the one that has the peers. Returns 1 when there is nothing to write."""
    text = README.read_text("utf-8")
    if BEGIN not in text or END not in text:
        print(f"README.md has no place for the figures: put these two lines where they belong.\n{BEGIN}\n{END}")
        return 1
    done = subprocess.run([python, "-m", "tests.bench.peers", "--json"], stdout=subprocess.PIPE, text=True, check=True)
    lines = [machine(), "", *side_by_side(json.loads(done.stdout)), "", *alone()]
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    README.write_text("\n".join([before + BEGIN, *lines, END + after]), "utf-8")
    print("\n".join(lines))
    return 0


def machine() -> str:
    """When and on what the figures were taken."""
    info = Path("/proc/cpuinfo")
    names = [line.partition(": ")[2] for line in info.read_text().splitlines() if line.startswith("model name")]
    name = names[0] if names else platform.machine()
    return (
        f"Measured on {date.today():%d %B %Y} with Python {platform.python_version()} on {os.cpu_count()} cores of "
        f"{name};\n"
        "the texts are kept aside: no detector was fitted to them one by one, but a few bars of the weights were\n"
        "chosen by their totals, so that texts nobody has seen may fare a little worse. Times are of one run: compare\n"
        "them with the peers' in the same table, not with another day's."
    )


def side_by_side(measured: dict) -> list[str]:
    """Ours and the peers: percent of breaches found by group, of clear texts marked, and times."""
    lines = ["| | " + " | ".join(COLUMNS.values()) + " |", "|---|" + "---:|" * len(COLUMNS)]
    for name, row in measured["rows"].items():
        lines.append(f"| {name} | " + " | ".join(cell(title, row[title]) for title in COLUMNS) + " |")
    return [*lines, *(f"\n{name} is missing here: {why}" for name, why in measured["missing"].items())]


def cell(title: str, value: float) -> str:
    return f"{value / 1000:.2f} ms" if title.startswith("us") else f"{value:.0f} %"


def alone() -> list[str]:
    """What has no like among the peers."""
    judged = quality.judged("aside")
    figures = [*quality.table(judged), *speed.rows(), *bench_start.rows(), *bench_http.rows()]
    return ["| Inlane alone | |", "|---|---:|", *(f"| {name} | {' '.join(value.split())} |" for name, value in figures)]
