"""Every bench, one after the other, or those named: `python -m tests.bench [part ...] [--readme]`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.bench import readme

# With the peers' packages; without them that part says so.
BENCH_PYTHON = Path(".venv-bench/bin/python")
PARTS = {
    "quality": "Quality, on texts that the detectors' writers have not seen",
    "peers": "Ours and its peers, on the same texts in one process",
    "conformance": "Agreement with other people's test suites",
    "speed": "Speed in this process",
    "costs": "What a check is made of, in microseconds",
    "bench_start": "Start, and memory at rest",
    "bench_http": "Over HTTP",
    "bench_typing": "In the browser",
    "typing_boxes": "In every make of message box, in both browsers",
}


def run(part: str) -> int:
    """One part in a process of its own, so that none warms another; its exit code."""
    python = sys.executable
    if part == "peers":
        if not BENCH_PYTHON.exists():
            print("The peers are not installed: `make bench` does it.")
            return 0
        python = str(BENCH_PYTHON)
    return subprocess.run([python, "-m", f"tests.bench.{part}"], check=False).returncode


def main() -> int:
    """Returns 1 when a part failed."""
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    options.add_argument("--readme", action="store_true", help="measure again and write the README's table")
    given = options.parse_args()
    if unknown := sorted(set(given.parts) - set(PARTS)):
        options.error(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if given.readme:
        return readme.write(str(BENCH_PYTHON))
    failed = False
    for part in given.parts or PARTS:
        print(f"\n{PARTS[part]}\n", flush=True)
        failed |= run(part) != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
