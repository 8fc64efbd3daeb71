"""What lives shorter than a page: the extension, its worker, a message box. A text is then checked, or it says so."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator

import pytest

from tests.browser.rooms import BROWSERS, Rooms, running
from tests.browser.tabs import ChromiumTab, wait

EMAIL = "priya.design@gmail.com"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
PHONE = "Or ring +44 7700 900123 today. "
IDLE = 1.0  # seconds after which this Firefox ends the extension's own page
# The frames, and so the cards, that we have on the page.
HOSTS = "return d.querySelectorAll('html > [popover]').length;"


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    idle = {"extensions.background.idle.timeout": int(IDLE * 1000)}
    with running(request.param, tmp_path_factory.mktemp(request.param), idle) as started:
        yield started


def test_a_worker_that_was_ended_checks_the_next_text(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    if isinstance(room.tab, ChromiumTab):
        session = room.tab.page.context.new_cdp_session(rooms.open("textarea").tab.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        room.tab.page.bring_to_front()
    else:
        time.sleep(3 * IDLE)
    room.type(PHONE)
    room.wait_for_marks(2)
    room.tab.close()


def test_a_box_that_the_page_replaces_while_it_is_written_in(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.run(
        """const other = box.cloneNode();
        other.value = box.value;
        box.replaceWith(other);
        other.focus();
        other.setSelectionRange(other.value.length, other.value.length);"""
    )
    room.wait_for_place(EMAIL)
    room.type(PHONE)
    room.wait_for_marks(2)
    room.send("click")
    room.wait_for_hold()
    room.tab.close()


def test_another_page_of_the_same_app_where_nothing_is_checked(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.run("w.history.pushState({}, '', '/nx/payments/reports');")
    room.type("And so. ")
    room.wait_for_marks(0)
    assert room.pill() == ""
    room.send("click")
    wait(lambda: len(room.run("return [...d.querySelectorAll('#messages li')].map((one) => one.textContent);")), "it")
    assert not room.is_held()
    room.tab.close()


def test_while_the_helper_sleeps_the_message_goes_and_is_said_to_be_unchecked(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.set("")
    assert rooms.kill_helper(signal.SIGSTOP)
    try:
        room.type(PHONE)
        room.send("Enter")
        assert wait(room.sent, "the message") == [PHONE.strip()]
        wait(lambda: room.pill() == "Not checked", "that it was not checked")
        assert not room.is_held()
    finally:
        rooms.kill_helper(signal.SIGCONT)
    room.tab.close()


def test_an_update_under_an_open_page_leaves_nothing_that_grows_old(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    rooms.update()
    room.type(PHONE)
    if rooms.browser == "firefox":
        # Its new script runs in the page at once, and nothing of the old one is left beside it.
        room.wait_for_marks(2)
        assert room.run(HOSTS) == 1
        room.send("click")
        room.wait_for_hold()
    else:
        wait(lambda: room.run(HOSTS) == 0, "nothing of ours on the page")
        room.send("click")
        assert wait(room.sent, "the message") == [f"{SENTENCE}{PHONE}".strip()]
    room.tab.close()
