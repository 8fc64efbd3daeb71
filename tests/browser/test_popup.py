"""The popup in the real extension: the page's findings and facts, the rules that a question finds, a text checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser import chromium
from tests.browser.accessibility import axe
from tests.browser.chromium import Browser, content_world

EMAIL = "priya.design@gmail.com"
BREAKS = f"Sure! My email is {EMAIL}, send the Google Meet invite there."
NUMBER = "my number is +1 415 555 0132"


@pytest.fixture
def popup(browser: Browser, page: Page) -> Iterator[Page]:
    """The popup over the practice conversation."""
    opened = popup_over(browser, page)
    yield opened
    opened.close()


def popup_over(browser: Browser, page: Page, fragment: str = "", address: str | None = None) -> Page:
    opened = browser.popup(f"popup/popup.html?tab={browser.tab_of(address or page.url)}{fragment}")
    opened.set_default_timeout(8_000)
    opened.set_viewport_size({"width": 380, "height": 600})
    opened.locator("#here h2").first.wait_for(state="attached")
    return opened


def write(page: Page, text: str) -> None:
    page.locator("textarea").first.fill(text)


def test_findings_of_the_open_composer(popup: Page, page: Page) -> None:
    write(page, BREAKS)
    finding = popup.locator("#here .finding").first
    expect(finding).to_contain_text(EMAIL)
    expect(finding).to_contain_text("Fine if")
    expect(finding.locator("a").first).to_have_attribute(
        "href", "https://support.upwork.com/hc/en-us/articles/360051749534-Keeping-your-contact-information-safe"
    )
    expect(popup.locator("#state")).to_contain_text("Checking on this computer")


def test_fact_is_switched_and_stays(browser: Browser, popup: Page, page: Page) -> None:
    write(page, NUMBER)
    finding = popup.locator("#here .finding")
    expect(finding).to_have_attribute("data-verdict", "depends")
    popup.locator("#here").get_by_role("button", name="Not yet").click()
    stage = popup.locator("#here [data-fact=stage]")
    expect(stage).to_contain_text("you said")
    expect(finding).to_have_attribute("data-verdict", "breach")
    stage.get_by_role("combobox").select_option(label="Running")
    expect(popup.locator("#here .finding")).to_have_count(0)
    popup.reload()
    expect(stage.get_by_role("combobox")).to_have_value("active_contract")
    popup.get_by_role("button", name="Forget this conversation").click()
    expect(stage).to_contain_text("not known")
    expect(stage.get_by_role("combobox")).to_have_value("")


def test_the_advice_is_in_the_language_that_is_chosen(popup: Page, page: Page) -> None:
    """Findings, questions and ready answers; what is to stand in the text stays in the language of the text."""
    write(page, NUMBER)
    expect(popup.locator("#here .finding")).to_have_count(1)
    popup.get_by_label("Advice in").select_option("es")
    expect(popup.locator("#here .finding")).to_contain_text("Upwork no permite datos de contacto")
    expect(popup.locator("#here .question p").first).to_have_text("¿Ha empezado el contrato con este cliente?")
    popup.get_by_text("Ready answers").click()
    expect(popup.locator(".answers li").first).to_have_attribute("lang", "es")
    assert popup.evaluate("document.documentElement.scrollWidth <= innerWidth"), "longer words fit too"
    assert axe(popup) == []
    popup.get_by_role("tab", name="Rules").click()
    expect(popup.locator("#rules")).to_contain_text("Un cliente que dice estar exento")
    popup.get_by_label("Advice in").select_option("")
    expect(popup.locator("#rules")).to_contain_text("A client who says they are exempt")


def test_other_conversation_has_its_own_facts(browser: Browser, popup: Page) -> None:
    popup.locator("#here [data-fact=stage]").get_by_role("combobox").select_option(label="Ended")
    expect(popup.locator("#here [data-fact=stage]")).to_contain_text("you said")
    other = browser.conversation()
    over_other = popup_over(browser, other)
    expect(over_other.locator("#here [data-fact=stage]")).to_contain_text("not known")
    over_other.close()
    other.close()


def test_pause_and_resume(popup: Page, page: Page) -> None:
    popup.get_by_role("button", name="10 minutes").click()
    expect(popup.locator("#here")).to_contain_text("Nothing is checked until")
    popup.get_by_role("button", name="Resume").click()
    expect(popup.get_by_role("button", name="10 minutes")).to_be_visible()


def test_pause_on_this_marketplace(popup: Page, page: Page) -> None:
    popup.get_by_role("button", name="On Upwork").click()
    expect(popup.locator("#here")).to_contain_text("Nothing is checked until you resume.")
    popup.get_by_role("button", name="Resume").click()
    expect(popup.get_by_role("button", name="On Upwork")).to_be_visible()
    expect(popup.locator("#allow")).to_have_count(0)


def test_elsewhere_it_says_so_and_offers_the_check(browser: Browser) -> None:
    popup = browser.popup("popup/popup.html")
    expect(popup.locator("#here")).to_contain_text("Not a marketplace page")
    popup.locator("#here").get_by_role("button", name="Check a text").click()
    expect(popup.get_by_role("tab", name="Check a text")).to_have_attribute("aria-selected", "true")
    popup.close()


def test_a_fault_of_ours_is_said_and_the_message_goes(popup: Page, page: Page) -> None:
    write(page, BREAKS)
    expect(popup.locator("#here .finding").first).to_contain_text(EMAIL)
    content_world(page).run("Hold.consider = () => { throw new Error('ours'); }; 0")
    page.locator("textarea").first.press("Enter")
    page.wait_for_function("window.sent.length === 1")
    write(page, BREAKS)
    expect(popup.locator("#here")).to_contain_text("Something went wrong on our side. Your message was not touched.")


def test_where_we_are_too_slow_we_draw_nothing_more_and_say_so(popup: Page, page: Page) -> None:
    world = content_world(page)
    write(page, BREAKS)
    expect(popup.locator("#here .finding").first).to_contain_text(EMAIL)
    assert chromium.wait_for_marks(page, 2)
    world.run(
        "(() => { const { refresh } = Session.prototype; Session.prototype.refresh = function () {"
        " for (const end = performance.now() + 9; performance.now() < end; ); return refresh.call(this); }; })()"
    )
    page.locator("textarea").first.press_sequentially(
        "And so it goes on, and on and on, until it is far too slow to write. "
    )
    chromium.wait_for_marks(page, 0)
    popup.reload()
    expect(popup.locator("#here")).to_contain_text("Paused here: this page was getting slow")
    expect(popup.locator("#here .finding").first).to_contain_text(EMAIL)


def test_marketplace_page_without_our_script_is_to_be_reloaded(browser: Browser) -> None:
    # As one that was open before we were installed: this one did not load.
    address = browser.room()
    page = browser.context.new_page()
    page.route(address, lambda route: route.abort(), times=1)
    with suppress(Error):
        page.goto(address)
    popup = popup_over(browser, page, address=address)
    here = popup.locator("#here")
    expect(here).to_contain_text("Not checked on this page yet")
    assert axe(popup) == []
    with page.expect_event("load"):
        here.get_by_role("button", name="Reload the page").click()
    write(page, BREAKS)
    expect(popup_over(browser, page).locator("#here .finding").first).to_contain_text(EMAIL)


@pytest.fixture
def rules(browser: Browser) -> Iterator[Page]:
    popup = browser.popup("popup/popup.html#rules")
    popup.set_default_timeout(8_000)
    popup.set_viewport_size({"width": 380, "height": 600})
    popup.locator(".rule").first.wait_for()
    yield popup
    popup.close()


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("Can I share my Calendly before a contract?", "upwork/calendar-before-contract"),
        ("zoom", "upwork/meeting-before-contract"),
        ("paypal", "upwork/pay-outside"),
        ("May I send a portfolio link?", "upwork/website-before-contract"),
        ("The client gave me his WhatsApp, what now?", "upwork/contact-before-contract"),
        ("the client needs an NDA", "upwork/contact-for-legal-paper"),
        ("my email for GitHub access", "upwork/email-for-access"),
        ("Is it different for Enterprise clients?", "upwork/enterprise-in-messages"),
    ],
)
def test_question_finds_its_rule_first(rules: Page, question: str, rule: str) -> None:
    rules.get_by_role("searchbox").fill(question)
    first = rules.locator(".rule").first
    expect(first).to_have_attribute("data-rule", rule)
    expect(first).to_have_attribute("open", "")
    expect(first.locator(".source").first).to_contain_text("read 23 Nov 2026")


def test_rule_shows_examples_with_their_marks(rules: Page) -> None:
    rules.get_by_role("searchbox").fill("calendly")
    first = rules.locator(".rule").first
    expect(first.locator(".examples mark").first).to_be_visible()
    text = first.inner_text()
    assert "[[" not in text
    for heading in ("Not like this", "Fine", "Instead", "Fine if", "Source"):
        assert heading in text


def test_filter_keeps_what_holds_in_that_place(rules: Page) -> None:
    everywhere = rules.locator(".rule").count()
    rules.get_by_label("Where").first.select_option(label="Profile")
    assert 0 < rules.locator(".rule").count() < everywhere
    rules.get_by_role("searchbox").fill("calendly")
    rules.get_by_label("Where").first.select_option(label="Feedback")
    rules.get_by_role("searchbox").fill("xylophone")
    expect(rules.locator("#rules")).to_contain_text("That does not mean it is allowed")


def test_what_no_check_can_see_is_said(rules: Page) -> None:
    expect(rules.get_by_role("heading", name="Rules that no text check can see")).to_be_visible()


def test_tabs_by_keyboard(rules: Page) -> None:
    rules.get_by_role("tab", name="Rules").focus()
    rules.keyboard.press("ArrowRight")
    expect(rules.get_by_role("tab", name="Check a text")).to_be_focused()
    expect(rules.locator("#check")).to_be_visible()
    rules.keyboard.press("Home")
    expect(rules.get_by_role("tab", name="Here")).to_have_attribute("aria-selected", "true")
    rules.keyboard.press("Tab")
    assert rules.evaluate("document.activeElement.closest('#here') !== null")


def test_check_begins_with_what_the_page_knows(browser: Browser) -> None:
    page = browser.proposal()
    popup = popup_over(browser, page, "#check")
    expect(popup.locator("#check [data-fact=surface] select")).to_have_value("proposal")
    popup.locator("#check textarea").fill(BREAKS)
    expect(popup.locator("#check .finding").first).to_contain_text(EMAIL)
    expect(popup.locator("#check .behind mark").first).to_have_text(EMAIL)
    popup.close()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, popup: Page, page: Page, scheme: str) -> None:
    write(page, BREAKS)
    popup.emulate_media(color_scheme=scheme)
    expect(popup.locator("#here .finding").first).to_be_visible()
    assert axe(popup) == []
    popup.get_by_role("tab", name="Rules").click()
    popup.get_by_role("searchbox").fill("calendly")
    assert axe(popup) == []
    popup.get_by_role("tab", name="Check a text").click()
    popup.locator("#check textarea").fill(BREAKS)
    expect(popup.locator("#check .finding").first).to_be_visible()
    assert axe(popup) == []


@pytest.mark.parametrize("width", [320, 380])
def test_nothing_is_wider_than_the_window(popup: Page, page: Page, width: int) -> None:
    write(page, BREAKS)
    popup.set_viewport_size({"width": width, "height": 600})
    expect(popup.locator("#here .finding").first).to_be_visible()
    for tab in ("Here", "Rules", "Check a text"):
        popup.get_by_role("tab", name=tab).click()
        assert popup.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_helper_it_says_what_to_do(start: Callable[..., Browser]) -> None:
    popup = start(helper=False).popup()
    expect(popup.locator("#state")).to_contain_text("Not checked")
    expect(popup.locator("#state")).to_contain_text("inlane install")
