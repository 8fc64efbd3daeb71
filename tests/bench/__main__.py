"""Every bench, one after the other: quality on the corpus kept aside, and speed."""

from __future__ import annotations

import subprocess
import sys

PARTS = {
    "Quality, on texts that the detectors' writers have not seen": "quality",
    "Speed in this process": "speed",
    "Start, and memory at rest": "bench_start",
    "Over HTTP": "bench_http",
    "In the browser": "bench_typing",
}


def main() -> int:
    """Each in a process of its own, so that none warms another; returns 1 when one failed."""
    failed = False
    for title, part in PARTS.items():
        print(f"\n{title}\n", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"tests.bench.{part}"], check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
