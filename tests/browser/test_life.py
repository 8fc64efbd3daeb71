"""What may end before a page: the extension, its worker, a box, a permission, room to remember. Then it is said."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from inlane import places
from tests.browser.rooms import BROWSERS, Rooms, press, running
from tests.browser.tabs import ChromiumTab, wait

EMAIL = "priya.design@gmail.com"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
PHONE = "Or ring +44 7700 900123 today. "
IDLE = 1.0  # seconds after which this Firefox ends the extension's own page
# The frames, and so the cards, that we have on the page.
HOSTS = "return d.querySelectorAll('html > [popover]').length;"


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    # The second: the browser's own question, which no driver can answer, is answered with yes.
    known = {
        "extensions.background.idle.timeout": int(IDLE * 1000),
        "extensions.webextOptionalPermissionPrompts": False,
    }
    with running(request.param, tmp_path_factory.mktemp(request.param), known) as started:
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
    wait(lambda: room.pill() == "", "no pill")
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


@pytest.mark.parametrize("rooms", ["firefox"], indirect=True)
def test_a_marketplace_that_we_may_not_look_at_is_said_and_given_back_with_one_press(rooms: Rooms) -> None:
    """Only in Firefox can a person take this back and leave us in."""
    room = rooms.open("textarea")
    popup = rooms.popup(room)
    taken = "() => chrome.permissions.remove({ origins: ['https://www.upwork.com/*'] })"
    assert popup.run(taken)
    popup.run("() => location.reload()")
    said = "() => document.getElementById('state').innerText"
    wait(lambda: "The browser does not let us look at upwork.com yet." in str(popup.run(said)), "what is missing")
    press(popup, "Allow", lambda: "does not let us" not in str(popup.run(said)))
    popup.close()
    room.tab.close()
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.tab.close()


@pytest.mark.parametrize("browser", BROWSERS)
def test_with_no_room_to_remember_facts_hold_for_the_tab_and_it_is_said(browser: str, tmp_path: Path) -> None:
    copy = tmp_path / "extension"
    shutil.copytree(places.extension_folder(), copy)
    with (copy / "worker/kept.js").open("a") as file:
        file.write("IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };")
    with running(browser, tmp_path / "home", extension=copy) as rooms:
        room = rooms.open("textarea")
        room.type(SENTENCE)
        room.wait_for_marks(1)
        room.send("click")
        room.wait_for_hold()
        room.press_in_card("It has started")
        wait(room.sent, "the message")
        room.enter()
        room.type(PHONE)
        room.send("Enter")
        wait(lambda: len(room.sent()) == 2, "the next message")
        said = "() => document.getElementById('here').innerText"
        popup = rooms.popup(room)
        wait(lambda: "does not let us remember" in str(popup.run(said)), "that nothing is kept")
