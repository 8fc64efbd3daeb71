"""The manual check at the helper's own address: the secret, exact marks, honesty, the safer version, speed, axe."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from inlane.server import Server
from tests.browser import chromium
from tests.browser.accessibility import axe

EMAIL = "priya.design@gmail.com"
TEXT = f"Hi Anna 👋🏽 👩‍👩‍👧!\nMy email is {EMAIL}, send the invite there.\nمرحبا {EMAIL} شكرا\n"


class Helper:
    """The real helper, in this process."""

    def __init__(self) -> None:
        self.server = Server()
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        self.url, self.secret = self.server.url, self.server.secret

    def stop(self) -> None:
        if self.thread.is_alive():
            self.server.stop()
            self.thread.join(timeout=5)


@pytest.fixture
def helper() -> Iterator[Helper]:
    started = Helper()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def plain(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without the extension: all that the helper's own page needs."""
    browser = playwright.chromium.launch(executable_path=chromium.EXECUTABLE, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def page(plain: Browser) -> Iterator[Page]:
    context = plain.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(8_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def sheet(page: Page, helper: Helper) -> Page:
    """The check page, opened as `inlane serve --open` opens it."""
    return opened(page, helper)


def opened(page: Page, helper: Helper, secret: str | None = None) -> Page:
    page.goto(f"{helper.url}/#secret={helper.secret if secret is None else secret}")
    page.locator("textarea").wait_for()
    return page


def write(page: Page, text: str) -> None:
    page.locator("textarea").fill(text)
    settled(page)


def settled(page: Page) -> None:
    expect(page.locator(".outcome:not([data-state=stale], [data-state=empty])")).to_be_visible()


def marked(page: Page) -> list[str]:
    return page.locator(".behind mark").all_text_contents()


def test_secret_leaves_the_address_and_is_kept_nowhere(sheet: Page, helper: Helper) -> None:
    assert sheet.url == f"{helper.url}/"
    kept = sheet.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, history.state, document.cookie])")
    assert helper.secret not in kept + sheet.content()
    write(sheet, TEXT)
    expect(sheet.locator(".finding")).to_have_count(2)


@pytest.mark.parametrize(
    ("secret", "said"), [("", "opened without its key"), ("not-the-key", "key is not the helper’s")]
)
def test_page_without_the_right_key_says_how_to_open_it(page: Page, helper: Helper, secret: str, said: str) -> None:
    opened(page, helper, secret)
    for outcome in (page.locator(".outcome"), page.locator(".outcome")):
        expect(outcome).to_contain_text("Not checked")
        expect(outcome).to_contain_text(said)
        expect(outcome).to_contain_text("inlane serve --open")
        page.locator("textarea").fill("Nice to meet you")
    assert page.locator("[data-verdict=clear]").count() == 0


def test_marks_stand_on_exactly_the_words(sheet: Page) -> None:
    write(sheet, TEXT)
    assert marked(sheet) == [EMAIL, EMAIL]
    assert sheet.locator(".behind").text_content() == f"{TEXT} "
    same_letters(sheet)


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_marks_stand_behind_the_very_letters(sheet: Page, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 900})
    write(sheet, TEXT + "A long word: " + "supercalifragilistic" * 8 + "\tand a tab, two  spaces   and\n\n" + TEXT)
    same_letters(sheet)


def same_letters(page: Page) -> None:
    """The letters behind stand where those of the text area do, and marking moves none of them."""
    rects = """() => [...document.querySelectorAll('.behind mark')].flatMap(
        (mark) => [...mark.getClientRects()].map(({x, y, width}) => [x, y, width].map(Math.round)))"""
    plain_rects = """(words) => {
        const behind = document.querySelector('.behind');
        const text = behind.textContent;
        behind.replaceChildren(text);
        const rects = [];
        for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
            const range = document.createRange();
            range.setStart(behind.firstChild, from);
            range.setEnd(behind.firstChild, from + words.length);
            rects.push(...[...range.getClientRects()].map(({x, y, width}) => [x, y, width].map(Math.round)));
        }
        return rects;
    }"""
    show = """([front, back]) => {
        document.activeElement.blur();
        document.querySelector('textarea').style.color = front;
        document.querySelector('.behind').style.color = back;
    }"""
    assert page.evaluate(rects) == page.evaluate(plain_rects, EMAIL)
    page.evaluate(show, ["black", "transparent"])
    front = page.locator(".sheet").screenshot()
    page.evaluate(show, ["transparent", "black"])
    assert page.locator(".sheet").screenshot() == front


def test_marks_follow_the_text_until_it_is_checked_again(sheet: Page) -> None:
    write(sheet, TEXT)
    sheet.route("**/v1/classify", lambda route: None)
    sheet.locator("textarea").press("Control+Home")
    sheet.keyboard.type("So 👍🏽 ")
    assert marked(sheet) == [EMAIL, EMAIL]
    expect(sheet.locator(".head")).to_contain_text("Reading")


def test_answering_the_question_decides(sheet: Page) -> None:
    write(sheet, "my number is +1 415 555 0132")
    finding = sheet.locator(".finding")
    expect(finding).to_have_attribute("data-verdict", "depends")
    sheet.get_by_role("button", name="Not yet").click()
    expect(finding).to_have_attribute("data-verdict", "breach")
    expect(sheet.get_by_role("radio", name="Not started")).to_be_checked()
    sheet.locator("[data-fact=stage] input[value=active_contract]").check()
    expect(sheet.locator(".outcome")).to_have_attribute("data-state", "clear")


def test_same_text_at_another_stage_is_said(sheet: Page) -> None:
    sheet.locator("[data-fact=stage] input[value=before_contract]").check()
    write(sheet, "my number is +1 415 555 0132")
    expect(sheet.locator(".outcome")).to_contain_text("The same text with “Contract: ")
    expect(sheet.locator(".outcome")).to_contain_text("nothing found")


def test_safer_version_holds_only_the_ticked_changes(sheet: Page, helper: Helper) -> None:
    sheet.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=helper.url)
    write(sheet, TEXT)
    boxes = sheet.locator(".swap input")
    expect(boxes).to_have_count(2)
    boxes.last.uncheck()
    copy = sheet.get_by_role("button", name="Copy the safer version")
    copy.click()
    expect(sheet.locator(".safer")).to_contain_text("Copied. 1 thing to look at in it.")
    copied = sheet.evaluate("navigator.clipboard.readText()")
    assert copied.count(EMAIL) == 1
    assert copied.startswith("Hi Anna 👋🏽 👩‍👩‍👧!\n")
    boxes.last.check()
    copy.click()
    expect(sheet.locator(".safer")).to_contain_text("We found nothing in it")
    assert EMAIL not in sheet.evaluate("navigator.clipboard.readText()")
    assert sheet.locator("textarea").input_value() == TEXT


def test_newest_text_wins(sheet: Page) -> None:
    held = []
    sheet.route("**/v1/classify", lambda route: held.append(route), times=2)
    with sheet.expect_request("**/v1/classify"):
        sheet.locator("textarea").fill(f"write to {EMAIL}")
    sheet.locator("textarea").fill("Thanks, I read your brief.")
    with sheet.expect_request("**/v1/classify"):
        held[0].continue_()
    assert sheet.locator(".finding").count() == 0
    expect(sheet.locator(".outcome")).to_have_attribute("data-state", "stale")
    held[1].continue_()
    settled(sheet)
    expect(sheet.locator(".outcome")).to_have_attribute("data-state", "clear")
    assert marked(sheet) == []


def test_helper_that_stopped_is_said_and_nothing_looks_checked(sheet: Page, helper: Helper) -> None:
    write(sheet, "Thanks, I read your brief.")
    expect(sheet.locator(".outcome")).to_have_attribute("data-state", "clear")
    helper.stop()
    write(sheet, "Thanks, I read your brief. Shall we start?")
    expect(sheet.locator(".outcome")).to_contain_text("Not checked")
    expect(sheet.locator(".outcome")).to_contain_text("The helper is not running")
    assert sheet.locator(".outcome [data-verdict=clear]").count() == 0


def test_too_long_a_text_is_said(sheet: Page) -> None:
    write(sheet, "word " * 10_001)
    expect(sheet.locator(".outcome")).to_contain_text("Not checked")
    expect(sheet.locator(".outcome")).to_contain_text("longer than 50,000 characters")


def test_long_text_keeps_its_marks_while_it_is_typed_in(sheet: Page) -> None:
    paragraph = "I have done this many times, as the notes 👍🏽 show. " * 12 + f"Mail {EMAIL} please.\n\n"
    text = (paragraph * 50)[:30_000]
    write(sheet, text)
    before = len(marked(sheet))
    assert before > 40
    sheet.locator("textarea").press("Control+Home")
    sheet.keyboard.type("twenty letters here.")
    assert sheet.locator("textarea").input_value() == "twenty letters here." + text
    settled(sheet)
    assert len(marked(sheet)) == before


def test_empty_page_offers_texts_to_try(sheet: Page) -> None:
    examples = sheet.locator("button.try")
    expect(examples).to_have_count(3)
    text = examples.first.text_content()
    assert "[[" not in text
    examples.first.click()
    settled(sheet)
    assert sheet.locator("textarea").input_value() == text
    expect(sheet.locator(".finding").first).to_be_visible()


def test_show_me_selects_the_words(sheet: Page) -> None:
    write(sheet, TEXT)
    sheet.get_by_role("button", name="Show me").last.click()
    assert sheet.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]") == [
        sheet.evaluate("([text, word]) => text.lastIndexOf(word)", [TEXT, EMAIL]),
        sheet.evaluate("([text, word]) => text.lastIndexOf(word) + word.length", [TEXT, EMAIL]),
    ]


def test_result_is_said_once_and_politely(sheet: Page) -> None:
    voice = sheet.locator("p[aria-live=polite]")
    expect(voice).to_have_text("")
    write(sheet, TEXT)
    expect(voice).to_contain_text("2 things to look at")


def test_text_is_never_markup(sheet: Page) -> None:
    write(sheet, f"<img src=x onerror=document.title='hit'>{EMAIL}<b>")
    assert sheet.title() == "Check a text - Inlane"
    assert sheet.locator(".outcome img, .behind img").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_window(sheet: Page, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 600})
    write(sheet, TEXT + "w" * 300 + f"{EMAIL}")
    assert sheet.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(sheet: Page, scheme: str) -> None:
    sheet.emulate_media(color_scheme=scheme)
    assert axe(sheet) == []
    write(sheet, TEXT)
    assert axe(sheet) == []
    sheet.locator("textarea").fill("word " * 10_001)
    expect(sheet.locator(".outcome")).to_contain_text("Not checked")
    assert axe(sheet) == []


SAME = (
    TEXT,
    "Sorry, I only talk here on Upwork until there is a contract.",
    "zoom.us/j/91234567890 at 3? Or pay me by PayPal directly 😀, we could skip the fees.",
    "Add me to the Bitbucket repo please, my account is dev.amir@outlook.com, I'll read the code and reply here.",
)


@pytest.mark.parametrize("text", SAME)
def test_extension_and_helper_page_find_the_same(browser: chromium.Browser, sheet: Page, text: str) -> None:
    ours = browser.ours()
    ours.set_default_timeout(8_000)
    for page in (ours, sheet):
        page.locator("[data-fact=stage] input[value=before_contract]").check()
        write(page, text)
        expect(page.locator(".outcome")).to_have_attribute("data-state", re.compile("found|clear"), timeout=15_000)
    assert found(ours) == found(sheet)
    assert marked(ours) == marked(sheet)
    ours.close()


def found(page: Page) -> list[str]:
    return page.locator(".finding").all_inner_texts()


def test_check_page_of_the_extension_without_a_helper(start: Callable[..., chromium.Browser]) -> None:
    ours = start(helper=False).ours()
    for text in ("Nice to meet you", "Nice to meet you too"):
        expect(ours.locator(".outcome")).to_contain_text("Not checked")
        expect(ours.locator(".outcome")).to_contain_text("inlane install")
        ours.locator("textarea").fill(text)
    assert ours.locator("[data-verdict=clear]").count() == 0


def test_old_rules_are_said(sheet: Page) -> None:
    sheet.clock.set_fixed_time("2027-12-01T12:00:00")
    write(sheet, TEXT)
    expect(sheet.locator(".outcome")).to_contain_text("They may have changed")


def test_marks_keep_their_lines_in_high_contrast(sheet: Page) -> None:
    sheet.emulate_media(forced_colors="active")
    write(sheet, TEXT)
    look = "mark => { const {textDecorationStyle: line, color} = getComputedStyle(mark); return [line, color]; }"
    assert sheet.locator(".behind mark").first.evaluate(look) == ["dashed", "rgba(0, 0, 0, 0)"]


def test_helper_that_comes_back_is_asked_again_by_itself(browser: chromium.Browser) -> None:
    ours = browser.ours()
    write(ours, "Thanks, I read your brief.")
    assert browser.kill_helper()
    ours.locator("textarea").fill(TEXT)
    expect(ours.locator(".outcome")).to_have_attribute("data-state", "found", timeout=15_000)
    ours.close()
