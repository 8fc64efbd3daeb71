"""Rows 35 and 42: a page on which nothing of ours is drawn, and pages that let no frame of another site in."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from inlane import places
from tests.attacks.sides import Side
from tests.attacks.test_page import NAMES, PATIENT, VIEW, attack
from tests.browser import acting, chromium
from tests.browser.chromium import Browser
from tests.browser.practice_site import ALONE, ISOLATED
from tests.browser.rooms import Room
from tests.browser.tabs import Tab, wait
from tests.browser.test_popup import popup_over

GOAL = "G15 what the page can see"
MARKETPLACE = "www.upwork.com"
# What the toolbar says of the tab of this address.
BADGE = """async (url) => {
    const { id: tabId } = (await chrome.tabs.query({ url: 'https://*/*' })).find((one) => one.url === url);
    return [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })];
}"""
REPORTS = """() => {
    window.reports = [];
    const keep = (all) => window.reports.push(...all.map((one) => JSON.stringify(one)));
    if (window.ReportingObserver) new ReportingObserver(keep, { buffered: true }).observe();
    const note = ({ blockedURI, sourceFile }) => window.reports.push(`${blockedURI} ${sourceFile}`);
    for (const type of ['securitypolicyviolation', 'error']) addEventListener(type, note, true);
}"""
PLACES_OF_OURS = "() => [...document.documentElement.children].filter((node) => node.popover).length"
_numbers = itertools.count(1)


def path(start: str = "/unseen_") -> str:
    return f"/ab/messages/editor/textarea{start}{next(_numbers)}"


def open_at(side: Side, host: str, path: str, text: str = acting.SENTENCE) -> Room:
    """A conversation there with the text written."""
    room = Room(side.open(f"https://{host}{path}"), "textarea")
    wait(room.is_ready, "the box")
    room.enter()
    room.type(text)
    return room


@pytest.fixture(scope="module")
def own(side: Side) -> Iterator[Tab]:
    tab = side.ours()
    yield tab
    tab.close()


@pytest.fixture
def quiet(side: Side, own: Tab) -> Iterator[None]:
    assert side.ask(own, "set_quiet", on=True) == {"quiet": True}
    yield
    assert side.ask(own, "set_quiet", on=False) == {"quiet": False}


def wait_for_word(side: Side, room: Room) -> None:
    wait(lambda: side.inside(room.tab, "is_checked"), "the last word")


def test_a_page_in_quiet_mode_is_one_without_us(side: Side, quiet: None) -> None:
    at = path()
    views = []
    for host in (ALONE, MARKETPLACE):
        room = open_at(side, host, at)
        if host == MARKETPLACE:
            wait_for_word(side, room)
            wait(lambda room=room: len(side.inside(room.tab, "here")["findings"]) == 1, "what was found")
        views.append(room.tab.run(VIEW).replace(host, "H"))
        room.tab.close()
    assert views[0] == views[1]


def test_quiet_mode_tells_by_the_badge_and_holds_nothing(side: Side, own: Tab, quiet: None) -> None:
    at = path()
    room = open_at(side, MARKETPLACE, at)
    wait_for_word(side, room)
    wait(lambda: own.run(BADGE, f"https://{MARKETPLACE}{at}")[0].endswith("1"), "the badge")
    room.press("Enter")
    wait(room.sent, "the message")
    assert [text.strip() for text in room.sent()] == [acting.SENTENCE.strip()]
    room.tab.close()


def test_quiet_mode_comes_and_goes_on_an_open_page(side: Side, own: Tab) -> None:
    room = open_at(side, MARKETPLACE, path())
    room.wait_for_marks(1)
    for is_on in (True, False):
        side.ask(own, "set_quiet", on=is_on)
        room.wait_for_marks(0 if is_on else 1)
        assert room.tab.run(PLACES_OF_OURS) == (0 if is_on else 1)
    room.open_card()
    assert acting.EMAIL in room.tab.run_in_card("() => document.body.innerText")
    room.tab.close()


def test_a_page_that_keeps_frames_out_shows_our_card(side: Side) -> None:
    """COEP: an ordinary frame of ours would not load there."""
    room = open_at(side, MARKETPLACE, path(ISOLATED))
    assert room.tab.run("() => crossOriginIsolated")
    room.wait_for_marks(1)
    room.open_card()
    assert acting.EMAIL in room.tab.run_in_card("() => document.body.innerText")
    room.tab.close()


def test_such_a_page_learns_no_more_than_others(side: Side) -> None:
    """The browser reports to it what it keeps out, by address."""
    room = Room(side.open(f"https://{MARKETPLACE}{path(ISOLATED)}"), "textarea")
    wait(room.is_ready, "the box")
    room.tab.run(REPORTS)
    room.enter()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    room.open_card()
    assert attack(room.tab, side, [name for name in NAMES if name not in PATIENT], 1) == {
        name: [] for name in NAMES if name not in PATIENT
    }
    assert room.tab.run("() => window.reports.filter((said) => /extension:/.test(said))") == []
    room.tab.close()


def test_where_our_frame_does_not_load_badge_and_popup_say_so_and_messages_go(
    start: Callable[..., Browser], tmp_path: Path
) -> None:
    """With an ordinary frame, as in a browser that knows no other."""
    copy = tmp_path / "extension"
    shutil.copytree(places.extension_folder(), copy)
    frame = copy / "content/frame.js"
    frame.write_text(frame.read_text("utf-8").replace("credentialless: true", "credentialless: false"))
    browser = start(extension=copy)
    page = browser.open(chromium.SITE + path(ISOLATED))
    page.locator("textarea").focus()
    page.keyboard.type(acting.SENTENCE)
    chromium.wait_for_marks(page, 1)
    popup = popup_over(browser, page)
    expect(popup.locator("#here")).to_contain_text("This page keeps our card out", timeout=8_000)
    expect(popup.locator("#here .finding")).to_have_count(1)
    (text, title) = browser.worker.evaluate(BADGE, page.url)
    assert text.endswith("1") and "keeps our card out" in title
    page.bring_to_front()
    page.locator("#send").click()
    assert [text.strip() for text in acting.wait_for_sent(page, 1)] == [acting.SENTENCE.strip()]
