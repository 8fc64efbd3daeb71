"""G7, G8 and G11: texts made to be slow, many at once, and connections that never finish; the person is answered."""

from __future__ import annotations

import concurrent.futures
import http.client
import json
import os
import socket
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from inlane.connection import DEADLINE
from inlane.errors import TEXT_LIMIT
from inlane.server import Server
from tests.bench.samples import mixtures
from tests.helper import SENDER, UPWORK, Helper, running
from tests.unit.test_properties import PUMPS as PIECES

pytestmark = pytest.mark.alone
GOAL = "G7-8, G11 slow texts, load, half-open connections"
TWO_KILOBYTES = (SENDER + " Thanks for the brief, I have read all of it and can start on Monday. ") * 14
# Each makes some naive way of reading slow.
PUMPS = {
    "combining marks": "a" + "\u0301" * 20_000 + "\u0316" * 20_000,
    "one letter": "a" * TEXT_LIMIT,
    "growing ligature": "\ufdfa" * TEXT_LIMIT,
    "at signs": "@" * TEXT_LIMIT,
    "addresses that never end": "a@" * (TEXT_LIMIT // 2),
    "dots": "a." * (TEXT_LIMIT // 2),
    "digits": "1" * TEXT_LIMIT,
    "digits and hyphens": "1-" * (TEXT_LIMIT // 2),
    "spelled out": "a t " * (TEXT_LIMIT // 4),
    "open brackets": "[" * TEXT_LIMIT,
    "unseen characters": "\u200b" * TEXT_LIMIT,
    "turned round": "\u202e" * TEXT_LIMIT,
    "percent": "%40" * (TEXT_LIMIT // 3),
    "entities": "&#64;" * (TEXT_LIMIT // 5),
    "lines": "\n" * TEXT_LIMIT,
    "emoji": "\U0001f600" * TEXT_LIMIT,
    "whatsapp wha": "whatsapp wha" * (TEXT_LIMIT // 12),
    "number words": "one two " * (TEXT_LIMIT // 8),
    "mixed scripts": "a\u043e\u03bf" * (TEXT_LIMIT // 3),
    "base64": "Ym9iQGdtYWlsLmNvbQ" * (TEXT_LIMIT // 18),
    "addresses": "bob@x.com " * (TEXT_LIMIT // 10),
    "questions": "can I have your number? " * (TEXT_LIMIT // 24),
}


PUMPS |= {f"{piece!r} again and again": piece * (TEXT_LIMIT // len(piece)) for piece in PIECES}
QUICK = 0.25  # second of work, below which a clock of 10 ms tells nothing about growth
TURNS = 3  # a processor that others use may be twice as slow in one second as in the next
DEARER = 2.5  # times what ordinary talk of the same length costs; and what twice the length may cost


def work(helper: Helper) -> float:
    """Seconds that the processor has spent on it; what else the computer does is not counted."""
    fields = Path(f"/proc/{helper.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def work_on(helper: Helper, text: str) -> float:
    before = work(helper)
    assert helper.classify(text).status == 200
    return work(helper) - before


@pytest.fixture(scope="module")
def ordinary(helper: Helper) -> float:
    """Seconds of work that sentences with contact details cost, as people write them."""
    return max(work_on(helper, text) for text in mixtures(TURNS, TEXT_LIMIT, details=True))


@pytest.mark.parametrize("text", PUMPS.values(), ids=PUMPS)
def test_a_text_made_to_be_slow_costs_no_more_than_its_length(
    helper: Helper, text: str, ordinary: float, figures: Callable[..., None]
) -> None:
    for turn in range(TURNS):
        text = text[turn:TEXT_LIMIT]  # one that the helper does not know from the turn before
        half, whole = work_on(helper, text[: len(text) // 2]), work_on(helper, text)
        if whole <= DEARER * min(ordinary, max(half, QUICK)):
            break
    figures(worst=whole)
    assert whole <= DEARER * ordinary
    assert whole <= DEARER * max(half, QUICK)


def test_none_of_them_takes_much_memory(helper: Helper, ordinary: float, figures: Callable[..., None]) -> None:
    status = Path(f"/proc/{helper.process.pid}/status").read_text()
    most = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
    texts = f"{len(PUMPS)} slow texts of {TEXT_LIMIT:,}"
    figures(tried=0, worst=0, note=f"{texts}: {most:.0f} MB at most; ordinary ones cost {ordinary:.2f} s of work")
    assert most <= 300


class Line:
    """One connection that stays open, as a browser's does."""

    def __init__(self, helper: Helper, timeout: float = 10) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", helper.port, timeout=timeout)
        self.headers = {"Authorization": f"Bearer {helper.secret}", "Content-Type": "application/json"}

    def ask(self, body: bytes) -> tuple[int, float]:
        began = time.monotonic()
        self.connection.request("POST", "/v1/classify", body, self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, time.monotonic() - began


def memory(helper: Helper) -> float:
    """Resident megabytes."""
    status = Path(f"/proc/{helper.process.pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def test_fifty_texts_a_second(is_long: bool, figures: Callable[..., None]) -> None:
    body = json.dumps({"text": TWO_KILOBYTES[:2000], "context": UPWORK}).encode()
    with running() as helper:
        line = Line(helper)
        line.ask(body)
        for _ in range(100):
            line.ask(body)
        before = memory(helper)
        rounds = 50 * (600 if is_long else 6)
        began, times, statuses = time.monotonic(), [], set()
        for i in range(rounds):
            # An open-loop load: each question has its own moment, however long the one before took.
            time.sleep(max(0.0, began + i / 50 - time.monotonic()))  # fifty a second
            status, seconds = line.ask(body)
            times.append(seconds)
            statuses.add(status)
        line.connection.close()
        growth = memory(helper) - before
    assert statuses == {200} and growth <= 10
    p99 = statistics.quantiles(times, n=100)[98]
    figures(tried=rounds, worst=max(times), note=f"50/s: p99 {p99 * 1000:.0f} ms, memory {growth:+.1f} MB")
    assert p99 <= (0.1 if is_long else 0.5)


def test_a_burst_of_the_longest_texts_shuts_nobody_out(helper: Helper, figures: Callable[..., None]) -> None:
    heavy = "call me maybe [at] the dot com " * (TEXT_LIMIT // 31)
    with concurrent.futures.ThreadPoolExecutor(65) as pool:
        asked = [pool.submit(helper.classify, heavy) for _ in range(32)]
        time.sleep(0.2)  # by then the long ones are in
        began = time.monotonic()
        small = helper.classify(SENDER)
        seconds = time.monotonic() - began
        assert {one.result().status for one in asked} <= {200, 503}
    assert small.status in (200, 503)
    figures(
        tried=32, worst=seconds, note=f"behind 32 of {TEXT_LIMIT:,} characters: {small.status} after {seconds:.1f} s"
    )


@contextmanager
def drips(helper: Helper, count: int, first: bytes) -> Iterator[list[socket.socket]]:
    """So many requests that were begun and never go on."""
    with ExitStack() as open_ones:
        made = []
        for _ in range(count):
            made.append(open_ones.enter_context(socket.create_connection(("127.0.0.1", helper.port), timeout=10)))
            made[-1].sendall(first)
        yield made


BEGUN = {
    "a header": b"POST /v1/classify HTTP/1.1\r\nHost: x",
    "a body": b"POST /v1/classify HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n\r\n{",
    "nothing yet": b"\r\n",
}


@pytest.mark.parametrize("first", BEGUN.values(), ids=BEGUN)
def test_slow_loris(first: bytes, figures: Callable[..., None]) -> None:
    with running() as helper:
        assert helper.classify().status == 200
        with drips(helper, 120, first):
            times = []
            for _ in range(20):
                began = time.monotonic()
                assert helper.classify().status == 200
                times.append(time.monotonic() - began)
    figures(tried=120, worst=max(times))


# What is sent on each of 250 connections at first, and again every half second.
CROWDS = {
    "half a header": (BEGUN["a header"], b""),
    "a header, a byte at a time": (BEGUN["a header"], b"x"),
    "nothing at all": (b"", b""),
    "empty lines": (b"\r\n", b"\r\n"),
    "an answer that nobody fetches": (b"GET /rules.json HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", b""),
    "a question that goes on being asked": (b"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", b"\r\n"),
}


@pytest.mark.parametrize(("first", "then"), CROWDS.values(), ids=CROWDS)
def test_more_connections_than_there_is_room_for(first: bytes, then: bytes, figures: Callable[..., None]) -> None:
    with running() as helper:
        assert helper.classify().status == 200
        with drips(helper, 250, first.replace(b"{port}", str(helper.port).encode())) as crowd:
            began = time.monotonic()
            while not _is_answered(helper) and time.monotonic() - began < 12:
                for line in crowd:
                    with suppress(OSError):
                        line.sendall(then)
            seconds = time.monotonic() - began
    assert seconds <= 5
    figures(tried=250, worst=seconds, note=f"250 connections: back after {seconds:.1f} s")


def _is_answered(helper: Helper) -> bool:
    """Is a small question, asked as a browser asks, answered within half a second?"""
    line = Line(helper, timeout=0.5)
    try:
        return line.ask(json.dumps({"text": SENDER, "context": UPWORK}).encode())[0] == 200
    except OSError:
        return False
    finally:
        line.connection.close()


def test_it_can_be_told_to_end_twice() -> None:
    """A browser's pipe may end in the very moment in which the helper does."""
    server = Server()
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(2):
        server.stop()
        thread.join(5)
    assert not thread.is_alive()


def test_a_clock_set_back_keeps_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deadlines by the computer's own time would stand still for an hour."""
    server = Server()
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        assert Helper(server.url, server.secret, None).classify().status == 200
        before = time.time
        monkeypatch.setattr("time.time", lambda: before() - 3600)
        with socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE + 3) as line:
            line.sendall(BEGUN["a header"])
            assert line.recv(1) == b""
    finally:
        server.stop()
        thread.join(5)
