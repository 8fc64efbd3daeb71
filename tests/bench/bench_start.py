"""From start to first answer, and the memory then: `python -m tests.bench.bench_start [count]`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.helper import SENDER, command, running

# Without compiled files every start would compile the whole package; nobody's second start does.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def memory(pid: int) -> float:
    """Resident megabytes of a process (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def first_answer() -> tuple[float, float, float]:
    """Milliseconds until the address is printed and until a text is answered, and megabytes then."""
    began = time.perf_counter()
    with running() as helper:
        printed = time.perf_counter() - began
        assert helper.classify().status == 200
        answered = time.perf_counter() - began
        return printed * 1000, answered * 1000, memory(helper.process.pid)


def one_check() -> float:
    """Milliseconds of one `inlane check`."""
    began = time.perf_counter()
    subprocess.run(command("check"), input=SENDER.encode(), capture_output=True)
    return (time.perf_counter() - began) * 1000


def rows(count: int = 10) -> list[tuple[str, str]]:
    """The figures, medians, as (name, value)."""
    printed, answered, resident = (
        statistics.median(row) for row in zip(*(first_answer() for _ in range(count)), strict=True)
    )
    return [
        ("start to address printed", f"{printed:.0f} ms"),
        ("start to first answer", f"{answered:.0f} ms"),
        ("memory at rest", f"{resident:.1f} MB"),
        ("one `inlane check`", f"{statistics.median(one_check() for _ in range(count)):.0f} ms"),
    ]


if __name__ == "__main__":
    for name, value in rows(*map(int, sys.argv[1:2])):
        print(f"{name:48} {value}")
