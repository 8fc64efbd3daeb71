"""G1: requests that no web page, extension or program without our secret may get an answer to."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator

import pytest

from inlane.connection import DEADLINE
from inlane.errors import REFUSALS
from tests.attacks import bare
from tests.attacks.requests import ATTACKS, Attack
from tests.helper import SENDER, Helper

GOAL = "G1 HTTP requests"
LONGEST = 3.5  # seconds that an attacker is listened to
KNOWN = {status for status, _, _ in REFUSALS.values()}


def answer(helper: Helper, attack: Attack, patience: float = 5) -> tuple[int, bytes, float]:
    """The status (0: closed without one), all that came back, and how long the connection was kept."""
    began = time.monotonic()
    raw = b""
    with socket.create_connection(("127.0.0.1", helper.port), timeout=patience) as connection:
        try:
            connection.sendall(attack.raw(helper.port, helper.secret))
            while chunk := connection.recv(1 << 16):
                raw += chunk
        except (ConnectionError, TimeoutError):
            pass
    match = re.match(rb"HTTP/1\.[01] (\d{3}) ", raw)
    return int(match[1]) if match else 0, raw, time.monotonic() - began


def gave_data(raw: bytes) -> bool:
    return b'"findings"' in raw or b"priya.design" in raw or b'"verdict"' in raw


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name.encode("ascii", "replace").decode())
def test_it_is_turned_away(helper: Helper, attack: Attack) -> None:
    status, raw, seconds = answer(helper, attack)
    head, _, body = raw.partition(b"\r\n\r\n")
    assert status in attack.want, raw[:300]
    assert not gave_data(raw)
    # The extension's own pages are the one exception of the browsers' rules that we make.
    assert b"access-control-allow" not in head.lower().replace(b"access-control-allow-origin: chrome-", b"")
    assert raw.count(b"HTTP/1.1 ") <= 1
    assert status == 0 or (status in KNOWN and status < 500) or status == 501
    for word in (*SENDER.split()[:3], "evil.test", helper.secret):
        assert word.encode() not in body
    assert seconds < LONGEST


def test_the_person_is_answered_all_the_while(helper: Helper) -> None:
    assert helper.classify().status == 200


@pytest.fixture(scope="module")
def unguarded() -> Iterator[Helper]:
    with bare.running() as started:
        yield started


def test_the_same_requests_succeed_on_a_bare_app(unguarded: Helper, record_property: Callable) -> None:
    """So the list has teeth: plain Flask with flask-cors gives data to many, and an allow header to nearly all."""
    quick = [attack for attack in ATTACKS if 0 not in attack.want and attack.row not in (9, 58, 60)]
    answers = [answer(unguarded, attack, 0.3) for attack in quick]
    data = sum(status == 200 and gave_data(raw) for status, raw, _ in answers)
    allowed = sum(b"access-control-allow-origin" in raw.lower() for _, raw, _ in answers)
    assert data >= 40 and allowed >= 80
    record_property("tried", 0)
    record_property("worst", 0)
    record_property("note", f"bare Flask + flask-cors: {data} of {len(quick)} answered with data, {allowed} allowed")


def test_there_are_enough_and_each_is_another() -> None:
    requests = [attack.raw(1, "x") for attack in ATTACKS]
    assert len(set(requests)) == len(requests) >= 120
    assert DEADLINE < LONGEST
