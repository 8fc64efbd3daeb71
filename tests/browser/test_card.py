"""The card explains a finding, offers another wording and keeps out of the way; pill, card and hold pass axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import chromium
from tests.browser.accessibility import AXE
from tests.browser.acting import (
    EMAIL,
    SENTENCE,
    box,
    card,
    check_now,
    expect_pill,
    frame_of,
    hold,
    opened,
    place,
    press,
    tell_stage,
    wait,
    wait_for_frame,
    wait_for_sent,
    write,
    written,
)
from tests.browser.chromium import Browser

TWO = f"Write me at {EMAIL} or book me at calendly.com/priya please. "


def caret(page: Page) -> list[int]:
    return box(page).evaluate(
        "box => box.selectionStart === undefined"
        " ? [getSelection().anchorOffset, getSelection().focusOffset] : [box.selectionStart, box.selectionEnd]"
    )


def violations(page: Page) -> list[tuple[str, list]]:
    frame = frame_of(page)
    frame.evaluate(AXE.read_text(encoding="utf-8"))
    frame.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")  # half faded in is pale
    # It is a frame in a page, and the page has the first heading.
    found = frame.evaluate("axe.run(document, {rules: {'page-has-heading-one': {enabled: false}}})")
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]


def test_rest_on_the_words_opens_it_and_leaving_closes_it(any_page: Page) -> None:
    write(any_page, SENTENCE)
    chromium.wait_for_marks(any_page, 1)
    shown = card(any_page)
    expect(shown).to_contain_text("Depends")
    expect(shown).to_contain_text(EMAIL)
    expect(shown).to_contain_text("Fine if")
    expect(shown).to_contain_text("Source: Upwork Help")
    expect(box(any_page)).to_be_focused()
    ours = place(any_page)
    any_page.mouse.move(ours["x"] + 40, ours["y"] + 40, steps=4)
    any_page.mouse.move(ours["x"] + 60, ours["y"] + 60, steps=4)
    expect(shown).to_be_visible()
    any_page.mouse.move(5, 5)
    expect(shown).to_have_count(0)


def test_click_in_the_text_does_not_open_it(any_page: Page) -> None:
    write(any_page, SENTENCE)
    [mark] = chromium.wait_for_marks(any_page, 1)
    world = chromium.content_world(any_page)
    world.run(
        "globalThis.opened = 0; addEventListener('mouseup', () => setTimeout(() => {"
        " opened = Stage.card() < 0 ? 1 : 2; }, 700), true); 0"
    )
    any_page.mouse.click(mark.x + 20, mark.y + mark.height / 2)
    wait(any_page, "opened > 0")
    assert world.run("opened") == 1


def test_typing_closes_it(any_page: Page) -> None:
    write(any_page, SENTENCE)
    chromium.wait_for_marks(any_page, 1)
    shown = card(any_page)
    any_page.keyboard.type("more ")
    expect(shown).to_have_count(0)
    expect_pill(any_page, "1 depends")


def test_escape_gives_back_focus_and_caret(any_page: Page) -> None:
    write(any_page, SENTENCE)
    expect_pill(any_page, "1 depends")
    for _ in range(4):
        any_page.keyboard.press("ArrowLeft")
    any_page.keyboard.press("Shift+ArrowLeft")
    before = caret(any_page)
    frame_of(any_page).locator("button.pill").click()
    shown = opened(any_page)
    any_page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(box(any_page)).to_be_focused()
    assert caret(any_page) == before


def test_escape_in_the_box_closes_it_too(page: Page) -> None:
    write(page, SENTENCE)
    chromium.wait_for_marks(page, 1)
    shown = card(page)
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


def test_suggestion_is_used_and_taken_back(any_page: Page) -> None:
    write(any_page, SENTENCE)
    expect_pill(any_page, "1 depends")
    frame_of(any_page).locator("button.pill").click()
    opened(any_page).locator("#use").click()
    wait(any_page, f"!Stage.session().text.includes('{EMAIL}')")
    expect(box(any_page)).to_be_focused()
    assert EMAIL not in written(any_page)
    chromium.wait_for_marks(any_page, 0)
    any_page.keyboard.press("Control+z")
    wait(any_page, f"Stage.session().text.includes('{EMAIL}')")
    assert written(any_page).strip() == SENTENCE.strip()


def test_ignored_once(any_page: Page) -> None:
    write(any_page, TWO)
    chromium.wait_for_marks(any_page, 2)
    card(any_page)
    press(any_page, "Ignore once")
    chromium.wait_for_marks(any_page, 1)
    any_page.keyboard.type("More. ")
    check_now(any_page, "More")
    chromium.wait_for_marks(any_page, 1)


def test_fact_answered_in_the_card(page: Page) -> None:
    write(page, SENTENCE)
    expect_pill(page, "1 depends")
    frame_of(page).locator("button.pill").click()
    opened(page).get_by_role("button", name="It has started").click()
    chromium.wait_for_marks(page, 0)
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    wait_for_sent(page, 1)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", [(1000, 720), (1280, 800), (480, 640)])
def test_card_covers_neither_its_words_nor_send(any_page: Page, direction: str, size: tuple[int, int]) -> None:
    width, height = size
    any_page.set_viewport_size({"width": width, "height": height})
    box(any_page).evaluate("(box, dir) => { box.dir = dir; }", direction)
    write(any_page, SENTENCE)
    expect_pill(any_page, "1 depends")
    shown = card(any_page)
    ours, send = place(any_page), any_page.locator("#send").bounding_box()
    words = chromium.marks(any_page)
    assert words
    for mark in words:
        assert ours["y"] + ours["height"] <= mark.y or mark.y + mark.height <= ours["y"]
    assert ours["y"] + ours["height"] <= send["y"] or send["x"] + send["width"] <= ours["x"]
    assert ours["x"] >= 0 and ours["x"] + ours["width"] <= width and ours["y"] >= 0
    assert ours["height"] <= height * 0.6 + 3
    fits = shown.evaluate(
        "card => { const {right, bottom} = card.getBoundingClientRect();"
        " return right <= innerWidth && bottom <= innerHeight; }"
    )
    assert fits


@pytest.mark.parametrize("asked", [True, False], ids=["question", "breach"])
@pytest.mark.parametrize("size", [(1000, 720), (420, 560)])
def test_actions_of_the_hold_are_in_sight(browser: Browser, asked: bool, size: tuple[int, int]) -> None:
    page = browser.conversation()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    if not asked:
        tell_stage(page, "before_contract")
    write(page, TWO + "Or ring +49 30 901820 any day. " + "And more of the same. " * 12)
    check_now(page, "901820")
    box(page).press("Enter")
    dialog = hold(page)
    names = ["Go back and edit", "Use the safer version", *(["Not yet", "It has started"] if asked else [])]
    for name in names:
        spot = dialog.get_by_role("button", name=name, exact=True)
        assert spot.evaluate(
            "button => { const {left, top, right, bottom} = button.getBoundingClientRect();"
            " const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);"
            " return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && middle === button; }"
        )
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str) -> None:
    if scheme == "dark":
        page.add_style_tag(
            content="body, main, textarea, header, nav { background: #16181b !important; color: #e8e8e8 !important; }"
        )
    write(page, TWO)
    expect_pill(page, "2 depends")
    frame_of(page).wait_for_function("(scheme) => document.documentElement.style.colorScheme === scheme", arg=scheme)
    assert violations(page) == []
    frame_of(page).locator("button.pill").click()
    opened(page)
    assert violations(page) == []
    page.keyboard.press("Escape")
    box(page).press("Enter")
    hold(page).get_by_text("It’s fine because…").click()
    assert violations(page) == []
    press(page, "Not yet")
    expect(box(page)).to_be_focused()
    wait_for_frame(page)
    assert violations(page) == []


def test_page_cannot_press_for_the_person(page: Page) -> None:
    write(page, SENTENCE)
    expect_pill(page, "1 depends")
    box(page).press("Enter")
    hold(page)
    frame_of(page).evaluate("document.getElementById('anyway').click(); document.getElementById('back').click()")
    frame_of(page).evaluate("dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))")
    expect(hold(page)).to_be_visible()
    press(page, "Go back and edit")
    expect(box(page)).to_be_focused()
