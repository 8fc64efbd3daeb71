"""While typing: the words are underlined where they stand, the editor is untouched, and the page learns nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import chromium
from tests.browser.acting import (
    BREACH,
    CLEAR,
    EMAIL,
    SENTENCE,
    box,
    check_now,
    expect_pill,
    frame_of,
    pill,
    place,
    wait,
    wait_for_frame,
    wait_for_verdicts,
    write,
    written,
)
from tests.browser.chromium import Browser, Mark

CLOSE = 1.5  # CSS pixels

# Where the page's own text has these characters: its own Range, or a span in a copy of the field made here.
IN_EDITABLE = """words => {
  const box = document.getElementById('box');
  const nodes = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return [...range.getClientRects()].map(({x, y, width, height}) => [x, y, width, height]);
  }
}"""
IN_FIELD = """words => {
  const field = document.getElementById('box');
  const at = field.value.indexOf(words);
  const copy = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of style) copy.style.setProperty(name, style.getPropertyValue(name));
  const { left, top } = field.getBoundingClientRect();
  Object.assign(copy.style, {position: 'fixed', left: `${left}px`, top: `${top}px`, whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    overflow: 'hidden', width: `${field.clientWidth}px`, height: `${field.clientHeight}px`, visibility: 'hidden'});
  const span = document.createElement('span');
  span.textContent = words;
  copy.append(field.value.slice(0, at), span, field.value.slice(at + words.length));
  document.body.append(copy);
  copy.scrollTop = field.scrollTop;
  const rects = [...span.getClientRects()].map(({x, y, width, height}) => [x, y, width, height]);
  copy.remove();
  return rects;
}"""


def truth(page: Page, words: str) -> list[list[float]]:
    """The rectangles of `words` as the page measures them, in reading order."""
    is_field = box(page).evaluate("box => box.tagName === 'TEXTAREA'")
    return sorted(page.evaluate(IN_FIELD if is_field else IN_EDITABLE, words), key=lambda rect: (rect[1], rect[0]))


def wait_for_drawing(page: Page) -> None:
    """Two frames: what was asked for before them is on screen."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def assert_underlined(page: Page, *words: str) -> list[Mark]:
    """Exactly these words are marked, to the pixel."""
    check_now(page, words[0])
    expected = sorted((rect for each in words for rect in truth(page, each)), key=lambda rect: (rect[1], rect[0]))
    found = chromium.wait_for_marks(page, len(expected))
    wait_for_drawing(page)
    found = chromium.marks(page)
    for mark, rect in zip(found, expected, strict=True):
        for got, wanted in zip((mark.x, mark.y, mark.width, mark.height), rect, strict=True):
            assert got == pytest.approx(wanted, abs=CLOSE)
    return found


@pytest.mark.parametrize(
    "before",
    ["", "Hi 👋🏽👨‍👩‍👧 ", "Größe é ﬁne, ", "tab\tand  two  spaces, ", "One line.\nSecond: ", "long words " * 14],
    ids=["plain", "emoji", "accents", "spaces", "lines", "wrapped"],
)
def test_exactly_the_words_are_underlined(any_page: Page, before: str) -> None:
    box(any_page).focus()
    for n, line in enumerate(before.split("\n")):
        if n:
            any_page.keyboard.press("Shift+Enter")
        any_page.keyboard.insert_text(line)
    any_page.keyboard.type(SENTENCE)
    assert_underlined(any_page, EMAIL)
    expect_pill(any_page, "1 depends")


def test_words_over_two_lines(any_page: Page) -> None:
    box(any_page).evaluate("box => { box.style.width = '230px'; box.style.wordBreak = 'break-all'; }")
    write(any_page, f"Please send files to {EMAIL} today. ")
    assert len(assert_underlined(any_page, EMAIL)) == 2


@pytest.mark.parametrize("far", [False, True], ids=["in-sight", "out-of-sight"])
def test_marks_follow_the_boxs_own_scroll(any_page: Page, far: bool) -> None:
    box(any_page).evaluate("box => { box.style.height = box.style.maxHeight = '92px'; }")
    write(any_page, SENTENCE)
    assert_underlined(any_page, EMAIL)
    for _ in range(8):
        any_page.keyboard.press("Shift+Enter")
    any_page.keyboard.type("below ")
    box(any_page).evaluate("(box, to) => { box.scrollTop = to; }", 120 if far else 4)
    wait_for_drawing(any_page)
    if far:
        chromium.wait_for_marks(any_page, 0)
        box(any_page).evaluate("box => { box.scrollTop = 0; }")
        wait_for_drawing(any_page)
        assert_underlined(any_page, EMAIL)
    else:
        [mark], [[x, _, width, _]] = chromium.marks(any_page), truth(any_page, EMAIL)
        assert (mark.x, mark.width) == (pytest.approx(x, abs=CLOSE), pytest.approx(width, abs=CLOSE))


def test_marks_follow_the_window(browser: Browser) -> None:
    page = browser.proposal()
    write(page, SENTENCE)
    [before] = chromium.wait_for_marks(page, 1)
    page.evaluate("scrollBy(0, 60)")
    wait_for_drawing(page)
    [after] = chromium.marks(page)
    assert after.y == pytest.approx(before.y - page.evaluate("scrollY"), abs=CLOSE)
    page.close()


def test_right_to_left(any_page: Page) -> None:
    box(any_page).evaluate("box => { box.dir = 'rtl'; }")
    write(any_page, f"שלום, אפשר לכתוב לי אל {EMAIL} בכל עת. ")
    assert_underlined(any_page, EMAIL)
    expect_pill(any_page, "1 depends")
    frame, area = place(any_page), box(any_page).bounding_box()
    assert frame["x"] == pytest.approx(area["x"], abs=4)


def test_zoomed_page(any_page: Page) -> None:
    any_page.evaluate("document.body.style.zoom = 1.25")
    write(any_page, SENTENCE)
    if box(any_page).evaluate("box => box.tagName") == "DIV":
        assert_underlined(any_page, EMAIL)
    else:
        [mark] = chromium.wait_for_marks(any_page, 1)
        area = box(any_page).bounding_box()
        assert area["x"] < mark.x < mark.x + mark.width < area["x"] + area["width"]


def test_several_marks(any_page: Page) -> None:
    write(any_page, f"Write me at {EMAIL} or book me at calendly.com/priya please. ")
    found = assert_underlined(any_page, EMAIL, "calendly.com/priya")
    assert len(found) == 2
    expect_pill(any_page, "2 depends")


def test_each_verdict_has_its_own_line(page: Page) -> None:
    write(page, BREACH + SENTENCE)
    check_now(page, EMAIL)
    wait_for_verdicts(page, "breach", "depends")
    expect(pill(page)).to_contain_text("breaks a rule")
    expect(pill(page)).to_contain_text("depends")


def test_words_being_typed_are_not_marked_at_once(page: Page) -> None:
    write(page, "Write me at ")
    check_now(page, "Write")
    world = chromium.content_world(page)
    world.run(
        "globalThis.key = 0; globalThis.marked = 0;"
        "addEventListener('keydown', (event) => { key = event.timeStamp; }, true);"
        "new MutationObserver(() => { marked ||= performance.now(); }).observe(Frame.layer(), {childList: true}); 0"
    )
    page.keyboard.type(EMAIL)
    # The answer is here and the caret is still at the words: only a rest, or going on, marks them.
    wait(page, "marked > 0")
    assert world.run("marked - key") >= 1100
    expect_pill(page, "1 depends")


def test_mark_goes_with_its_words_and_says_so(any_page: Page) -> None:
    write(any_page, SENTENCE)
    expect_pill(any_page, "1 depends")
    box(any_page).focus()
    any_page.keyboard.press("Control+a")
    any_page.keyboard.insert_text("Nothing here ")
    chromium.wait_for_marks(any_page, 0)
    expect_pill(any_page, "Nothing found now")
    # It is gone after two seconds.
    wait_for_frame(any_page, shown=False)


def test_mark_keeps_its_element_while_typing_elsewhere(any_page: Page) -> None:
    write(any_page, SENTENCE)
    chromium.wait_for_marks(any_page, 1)
    world = chromium.content_world(any_page)
    world.run(
        "globalThis.kept = Frame.layer().firstElementChild; globalThis.gone = 0;"
        "new MutationObserver((all) => { gone += all.length; }).observe(Frame.layer(), {childList: true}); 0"
    )
    any_page.keyboard.type("and more words after it, ")
    any_page.keyboard.press("Control+Home")
    any_page.keyboard.type("Before it too: ")
    check_now(any_page, "Before it too")
    assert_underlined(any_page, EMAIL)
    assert world.run("kept.isConnected") and world.run("gone") == 0


def test_typed_text_is_what_was_typed(any_page: Page) -> None:
    text = (CLEAR + SENTENCE + "👍 ") * 4
    write(any_page, text)
    assert written(any_page) == text


def test_page_sees_no_words_of_ours(any_page: Page) -> None:
    write(any_page, BREACH)
    expect_pill(any_page, "2 breaks a rule")
    frame_of(any_page).locator("button.pill").click()
    words = [
        line
        for line in frame_of(any_page).locator(".card").inner_text().split("\n")
        if len(line) > 20 and line not in BREACH
    ]
    assert len(words) > 3
    seen = any_page.evaluate(
        "document.documentElement.getHTML({serializableShadowRoots: true}) + document.documentElement.innerText"
    )
    for line in [*words, "breaks a rule", "Inlane"]:
        assert line not in seen
        assert any_page.evaluate("line => window.find(line, false, false, true)", line) is False
    assert any_page.evaluate("CSS.highlights.size") == 0
    assert any_page.evaluate("[...document.querySelectorAll('*')].every((one) => !one.shadowRoot)")
    assert any_page.evaluate("[...document.querySelectorAll('iframe')].length") == 0


def test_dark_page(start: Callable[..., Browser]) -> None:
    page = start(viewport={"width": 1000, "height": 720}).conversation()
    page.add_style_tag(
        content="body, main, textarea, header, nav { background: #16181b !important; color: #e8e8e8 !important; }"
    )
    write(page, SENTENCE)
    expect_pill(page, "1 depends")
    frame = frame_of(page)
    frame.wait_for_function("document.documentElement.style.colorScheme === 'dark'")
    assert frame.evaluate("getComputedStyle(document.querySelector('.pill')).backgroundColor") == "rgb(30, 30, 30)"
    wait(page, "Frame.layer().firstElementChild !== null")
    drawn = "getComputedStyle(Frame.layer().firstElementChild).borderBottomColor"
    wait(page, f"{drawn} === 'rgb(255, 194, 102)'")


def test_pill_covers_neither_the_box_nor_a_control(any_page: Page) -> None:
    write(any_page, SENTENCE)
    expect_pill(any_page, "1 depends")
    ours = place(any_page)
    assert ours["height"] >= 24
    controls = [any_page.locator(selector).bounding_box() for selector in ("#box", "#send", "#attach")]
    for other in controls:
        assert (
            ours["x"] + ours["width"] <= other["x"]
            or other["x"] + other["width"] <= ours["x"]
            or ours["y"] + ours["height"] <= other["y"]
            or other["y"] + other["height"] <= ours["y"]
        )
