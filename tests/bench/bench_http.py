"""How long a text takes over HTTP at the pace of typing: `python -m tests.bench.bench_http [count]`."""

from __future__ import annotations

import http.client
import json
import statistics
import sys
import time

from tests.bench.bench_start import memory
from tests.helper import UPWORK, Helper, running

PACE = 0.06  # seconds between two key presses
CLEAN = "I read the brief twice and would begin with the join on orders, then the index. " * 7
BREACH = "You can mail me at priya.design@gmail.com any time you like. "
TYPED = "I can start on Monday, as you like, and send a first part on Friday. " * 4


def measure(helper: Helper, text: str, count: int, pace: float = PACE) -> list[float]:
    """Milliseconds of `count` requests on one connection, as the extension's worker sends them.

    At each one there is a character more, at the end of a text of about 500.
    """
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {helper.secret}"}
    connection = http.client.HTTPConnection("127.0.0.1", helper.port)
    took = []
    for i in range(count):
        typed = TYPED[: i % len(TYPED)]
        body = json.dumps({"text": text[: 500 - len(TYPED) // 2] + typed, "context": UPWORK}).encode()
        time.sleep(pace)  # as far apart as keys are
        began = time.perf_counter()
        connection.request("POST", "/v1/classify", body, headers)
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200
    connection.close()
    return took


def rows(count: int = 200) -> list[tuple[str, str]]:
    """The figures, as (name, value)."""
    told = []
    with running() as helper:
        helper.classify()
        at_rest = memory(helper.process.pid)
        for name, text in (("clean", CLEAN), ("breach", BREACH + CLEAN)):
            took = sorted(measure(helper, text, count))
            p50, p95 = statistics.median(took), took[int(0.95 * len(took))]
            told.append((f"500 characters over HTTP, {name}, p50 / p95", f"{p50:.2f} / {p95:.2f} ms"))
        began = time.perf_counter()
        measure(helper, CLEAN, count * 2, pace=0)
        told.append(("requests a second, one connection", f"{2 * count / (time.perf_counter() - began):.0f}"))
        after = memory(helper.process.pid)
    return [*told, ("memory after the first text / after all", f"{at_rest:.1f} / {after:.1f} MB")]


if __name__ == "__main__":
    for name, value in rows(*map(int, sys.argv[1:2])):
        print(f"{name:48} {value}")
