"""When it must not interrupt, and what breaks: the message goes, and is called checked only when it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from inlane import places
from tests.browser import chromium
from tests.browser.acting import (
    EMAIL,
    SENTENCE,
    box,
    check_now,
    expect_pill,
    held,
    hold,
    press,
    rest,
    sent,
    wait,
    wait_for_frame,
    wait_for_sent,
    write,
)
from tests.browser.chromium import Browser, content_world


def ready(page: Page) -> None:
    write(page, SENTENCE)
    check_now(page, EMAIL)


def goes(page: Page) -> None:
    """Enter sends it, and nothing is asked."""
    box(page).press("Enter")
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]
    assert not held(page)


def test_twenty_seconds_after_a_hold_the_next_may_come(page: Page) -> None:
    ready(page)
    box(page).press("Enter")
    hold(page)
    press(page, "Go back and edit")
    write(page, "Or ring +49 30 901820 today. ")
    check_now(page, "901820")
    rest(page)
    box(page).press("Enter")
    expect(hold(page)).to_be_visible()
    assert sent(page) == []


def test_nothing_is_held_over_a_full_screen(page: Page) -> None:
    ready(page)
    content_world(page).run("Object.defineProperty(document, 'fullscreenElement', {get: () => document.body}); 0")
    goes(page)


def test_to_the_marketplaces_own_people_nothing_is_held(page: Page) -> None:
    name = "name => { document.querySelector('h1').innerHTML += `<span>${name}</span>`; }"
    page.evaluate(name, "Upwork Support")
    ready(page)
    box(page).press("Enter")
    hold(page)  # anybody may call themselves so
    press(page, "Go back and edit")
    page.evaluate("document.querySelector('h1 span').className = 'staff-badge'")
    page.evaluate("document.querySelector('h1').append('.')")
    wait(page, "Place.now().staff")
    write(page, "Or ring +49 30 901820 today. ")
    check_now(page, "901820")
    rest(page)
    box(page).press("Enter")
    wait_for_sent(page, 1)


def test_paused_everywhere_nothing_is_held(browser: Browser, page: Page) -> None:
    own = browser.ours()
    ready(page)
    browser.ask(own, "pause", minutes=10)
    expect_pill(page, "Paused")
    goes(page)
    browser.ask(own, "pause", minutes=None)
    own.close()


def test_paused_on_one_marketplace_until_resumed(browser: Browser, page: Page) -> None:
    own = browser.ours()
    ready(page)
    assert browser.ask(own, "pause", minutes=None, platform="fiverr")["paused"]
    assert browser.ask(own, "page", url=page.url)["paused"] is None
    assert browser.ask(own, "pause", minutes=None, platform="upwork")["paused"]
    expect_pill(page, "Paused")
    goes(page)
    assert browser.ask(own, "pause", minutes=None) == {"paused": None}
    write(page, SENTENCE)
    check_now(page, EMAIL)
    own.close()


def test_when_a_part_of_ours_throws_the_message_goes(page: Page) -> None:
    ready(page)
    content_world(page).run("Hold.consider = () => { throw new Error('ours'); }; 0")
    goes(page)


def test_a_hold_that_does_not_come_on_screen_lets_the_message_go(page: Page) -> None:
    ready(page)
    content_world(page).run("Frame.isShown = () => false; 0")
    page.locator("#send").click()
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]


def test_a_page_that_was_open_before_an_update_sends_as_ever(start: Callable[..., Browser]) -> None:
    browser = start()
    page = browser.conversation()
    ready(page)
    browser.worker.evaluate("chrome.runtime.reload()")
    box(page).press("Enter")
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]
    write(page, SENTENCE)
    box(page).press("Enter")
    assert len(wait_for_sent(page, 2)) == 2


def test_damaged_rules_hold_nothing(start: Callable[..., Browser], tmp_path: Path) -> None:
    folder = tmp_path / "extension"
    shutil.copytree(places.extension_folder(), folder)
    (folder / "rules.json").write_text("{", encoding="utf-8")
    page = start(extension=folder).conversation()
    write(page, SENTENCE)
    box(page).press("Enter")
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]


def test_worker_that_was_stopped_checks_the_next_text(page: Page) -> None:
    ready(page)
    own = page.context.new_page()
    own.goto(f"{places.chromium_origin()}/check/check.html")
    session = page.context.new_cdp_session(own)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    own.close()
    page.bring_to_front()
    write(page, "And ring +49 30 901820. ")
    check_now(page, "901820")
    assert len(chromium.wait_for_marks(page, 2)) == 2


def test_an_answer_that_is_long_in_coming_is_waited_for_in_sight(page: Page) -> None:
    ready(page)
    world = content_world(page)
    world.run("Stage.session().page.ask = () => new Promise((done) => { globalThis.answer = done; }); 0")
    write(page, "More. ")
    expect_pill(page, "Checking…")
    said = "{ok: false, why: 'broken', say: ''}"
    world.run(f"Stage.session().page.ask = async () => ({said}); answer({said}); 0")
    expect_pill(page, "Not checked")


def test_page_at_four_times_its_size(start: Callable[..., Browser]) -> None:
    # 1280 x 1024 at 400 %: so many CSS pixels are left.
    page = start(viewport={"width": 320, "height": 256}, device_scale_factor=4).conversation()
    ready(page)
    box(page).press("Enter")
    frame = chromium.card(page)
    hold(page)
    for name in ("Go back and edit", "Not yet", "It has started"):
        button = frame.get_by_role("button", name=name, exact=True)
        button.scroll_into_view_if_needed()
        spot = button.bounding_box()
        assert spot["x"] >= 0 and spot["x"] + spot["width"] <= 320
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("how", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}], ids=["forced", "still"])
def test_as_the_person_has_set_the_screen(start: Callable[..., Browser], how: dict) -> None:
    page = start(**how).conversation()
    ready(page)
    expect_pill(page, "1 depends")
    wait_for_frame(page)
    if "forced_colors" in how:
        wait(page, "Frame.layer().firstElementChild !== null")
        style = "(({borderBottomColor, borderBottomStyle}) => [borderBottomColor, borderBottomStyle])"
        world = content_world(page)
        drawn = world.run(f"JSON.stringify({style}(getComputedStyle(Frame.layer().firstElementChild)))")
        assert "dashed" in drawn and "255, 194, 102" not in drawn
    else:
        moving = "document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length"
        assert chromium.card(page).evaluate(moving) == 0


def test_once_taken_by_the_caret_a_word_waits_until_it_leaves(page: Page) -> None:
    write(page, "Hi. Write me at ")
    check_now(page, "Write")
    page.keyboard.insert_text(EMAIL)
    wait(page, "Stage.session().isChecked() && Stage.session().findings().length === 1")
    page.keyboard.press("Home")
    assert len(chromium.wait_for_marks(page, 1, 900)) == 1
