"""Row 47: a page process that was taken over speaks as our content script, in both browsers."""

# ruff: noqa: E501 - tables, one message a line

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

import pytest

from inlane import places
from tests.attacks.sides import Side
from tests.browser.tabs import Tab

GOAL = "G2 page and extension attacks"
KEPT = "() => import('/worker/kept.js').then(({ all }) => all()).then(JSON.stringify)"


@pytest.fixture(scope="module")
def own(side: Side) -> Iterator[Tab]:
    """A page of the extension: there the worker's storage can be read."""
    tab = side.ours()
    yield tab
    tab.close()


@pytest.fixture(scope="module")
def page(side: Side) -> Iterator[Tab]:
    room = side.room()
    yield room.tab
    room.tab.close()


def forged_messages() -> list[dict]:
    """Everything but "check this text" for the own tab, in shapes that a page process could send."""
    conversation = "A" * 43
    return [
        *({"ask": ask} for ask in ("state", "rules", "pause", "forget", "pair", "tell", "connect", "", None, 5, "constructor", "__proto__", "toString")),
        {"ask": "pause", "minutes": 60},
        {"ask": "forget", "conversation": None},
        {"ask": "set_quiet", "on": True},
        {"ask": "set_incoming", "on": False},
        {"ask": "pair", "digits": "123456"},
        {"ask": "set_fact", "conversation": conversation, "fact": "stage", "value": "active_contract"},
        {"ask": "set_fact", "conversation": None, "fact": "stage", "value": "active_contract"},
        {"ask": "set_fact", "conversation": {"a": 1}, "fact": "stage", "value": "active_contract"},
        {"ask": "tell", "tell": {"did": "send"}, "frame": 0},
        {"ask": "check", "text": None, "context": {}},
        {"ask": "check", "text": {"length": 1}, "context": {"platform": "upwork"}},
        {"ask": "check", "text": "x", "context": None},
        {"ask": "check", "text": "x", "context": {"platform": 5}},
        {"ask": "check", "text": "x", "context": {"platform": "upwork", "__proto__x": "y"}},
        {"ask": "check", "text": "x" * 60_000, "context": {"platform": "upwork"}},
        {"ask": ["check"], "text": "x", "context": {"platform": "upwork"}},
        {"ask": "check"},
        {"ask": "badge ", "counts": {}},
        {"ask": "show"},
        {"ask": "show", "show": {"show": "hold"}, "frame": "x"},
    ]  # fmt: skip


@pytest.mark.parametrize("message", forged_messages(), ids=lambda message: json.dumps(message)[:60])
def test_the_worker_does_nothing_else_for_a_content_script(side: Side, page: Tab, own: Tab, message: dict) -> None:
    before = own.run(KEPT)
    answer = side.inside(page, "send", {"to": "worker", **message})
    assert answer is None or answer.get("ok") is False
    assert own.run(KEPT) == before


@pytest.mark.parametrize("area", ["local", "session", "sync", "managed"])
def test_a_content_script_reads_no_storage(side: Side, page: Tab, area: str) -> None:
    assert side.inside(page, "storage", area) == []


def test_a_content_script_opens_no_store_of_ours(side: Side, page: Tab, own: Tab) -> None:
    assert "salt" in own.run(KEPT)
    assert side.inside(page, "databases") == []


@pytest.mark.parametrize("call", ["chrome.tabs", "chrome.storage", "chrome.scripting", "chrome.windows"])
def test_a_content_script_has_no_hands(side: Side, page: Tab, call: str) -> None:
    assert side.inside(page, "type_of", call) == "undefined"


@pytest.mark.parametrize("way", ["start_helper", "message_helper"])
def test_a_content_script_starts_no_helper(side: Side, page: Tab, way: str) -> None:
    """Firefox shows it the call, and refuses it."""
    before = side.helper_pids()
    with suppress(RuntimeError):
        assert side.inside(page, way, places.HOST_NAME) in ("closed", None)
    assert side.helper_pids() == before
