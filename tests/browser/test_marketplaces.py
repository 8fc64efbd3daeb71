"""What other marketplaces add: words that may be held, facts that a page shows, and a popup that knows them all."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser import chromium
from tests.browser.accessibility import axe
from tests.browser.acting import (
    PATIENCE,
    card,
    expect_pill,
    held,
    tell_stage,
    wait,
    wait_for_sent,
    write,
    written,
)
from tests.browser.chromium import Browser, content_world
from tests.browser.practice_site import SITE

_numbers = itertools.count(1)
MEETING = "Let's do the call here: https://us02web.zoom.us/j/81234567890 "
REFUSAL = "Sorry, I don't work outside of Fiverr. "


ORDER = ("fiverr", "/orders/FO{}/activities")
WORKSTREAM = ("peopleperhour", "/workstream/{}")


def at(browser: Browser, platform: str, path: str) -> Page:
    page = browser.open(f"https://{SITE[platform]}{path.format(next(_numbers))}")
    wait(page, "Place.now() !== null")
    return page


@pytest.fixture(scope="module")
def inbox(browser: Browser):
    """Opens Fiverr inboxes."""
    opened: list[Page] = []

    def fresh() -> Page:
        opened.append(at(browser, "fiverr", "/inbox/anna_{}"))
        return opened[-1]

    yield fresh
    for page in opened:
        page.close()


def wait_for_some_marks(page: Page) -> list[chromium.Mark]:
    for _ in range(PATIENCE // 50):
        if found := chromium.marks(page):
            return found
        page.wait_for_timeout(50)
    raise AssertionError("no marks")


# --- allowed, may be held


def test_refusal_may_be_held_and_is_not_stopped(inbox) -> None:
    page = inbox()
    write(page, REFUSAL)
    expect_pill(page, "1 may be held")
    (mark,) = chromium.wait_for_marks(page, 1)
    assert mark.verdict == "held"
    shown = card(page)
    expect(shown.locator("#verdict")).to_contain_text("Allowed, may be held")
    expect(shown).to_contain_text("You say no, and that is right.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Send", exact=True).click()
    wait_for_sent(page, 1)
    assert not held(page)


def test_mark_of_what_may_be_held_is_dotted(inbox) -> None:
    page = inbox()
    write(page, REFUSAL)
    chromium.wait_for_marks(page, 1)
    style = content_world(page).run("getComputedStyle(Frame.layer().querySelector('.mark')).borderBottomStyle")
    assert style == "dotted"


def test_rewording_says_the_same_without_the_words(inbox) -> None:
    page = inbox()
    write(page, REFUSAL)
    card(page).locator("#use").click()
    page.wait_for_function("() => document.getElementById('box').value.includes('here')")
    assert "outside" not in written(page).lower()
    wait(page, "Stage.session().isChecked() && !Stage.session().findings().length")


def test_popup_says_it_in_the_same_words(browser, inbox) -> None:
    page = inbox()
    write(page, REFUSAL)
    chromium.wait_for_marks(page, 1)
    popup = popup_for(browser, page)
    finding = popup.locator("#here .finding")
    expect(finding).to_have_attribute("data-verdict", "held")
    expect(finding.locator("h3")).to_have_text("Allowed, may be held")
    assert axe(popup) == []
    popup.close()


# --- facts


def set_badge(page: Page, words: str) -> None:
    page.evaluate("words => { document.querySelector('.badge').textContent = words; }", words)


def facts(page: Page) -> dict:
    return content_world(page).run("({...Place.now().facts})")


def test_badge_tells_the_stage_and_another_one_another(browser) -> None:
    page = at(browser, *ORDER)
    assert facts(page)["stage"] == "active_contract"
    set_badge(page, "Completed")
    wait(page, "Place.now().facts.stage === 'after_contract'")
    page.close()


def test_hidden_badge_and_the_other_sides_words_tell_nothing(browser, inbox) -> None:
    page = inbox()
    page.evaluate(
        """() => {
          const badge = (where, hidden) => {
            const made = document.createElement('span');
            made.className = 'order-status';
            made.textContent = 'Completed';
            made.hidden = hidden;
            where.append(made);
          };
          badge(document.querySelector('h1'), true);
          badge(receive('About the order').querySelector('.text'), false);
        }"""
    )
    wait(page, "!Place.look() && Talk.fromOthers(Place.now().messages).length === 2")
    assert "stage" not in facts(page)


def test_what_is_seen_decides_and_is_said_so_in_card_and_popup(browser) -> None:
    page = at(browser, *WORKSTREAM)
    write(page, MEETING)
    wait_for_some_marks(page)
    shown = card(page)
    stage = shown.locator("[data-fact=stage]")
    expect(stage).to_contain_text("Running")
    expect(stage).to_contain_text("seen on the page")
    popup = popup_for(browser, page)
    expect(popup.locator("#here [data-fact=stage]")).to_contain_text("seen on the page")
    popup.close()
    page.close()


def test_one_press_changes_it_and_the_persons_word_wins(browser) -> None:
    page = at(browser, *WORKSTREAM)
    write(page, MEETING)
    wait_for_some_marks(page)
    shown = card(page)
    shown.get_by_role("button", name="Change: Job").click()
    shown.get_by_role("button", name="Not yet").click()
    wait(page, "Place.now().facts.stage === 'before_contract'")
    set_badge(page, "Completed")
    wait(page, "Place.now().seen.stage === 'after_contract'")
    assert facts(page)["stage"] == "before_contract"
    popup = popup_for(browser, page)
    expect(popup.locator("#here [data-fact=stage]")).to_contain_text("you said")
    popup.get_by_role("button", name="Forget this conversation").click()
    wait(page, "Place.now().facts.stage === 'after_contract'")
    popup.close()
    page.close()


def test_only_what_the_person_said_is_kept(browser) -> None:
    page = at(browser, *ORDER)
    tell_stage(page, "after_contract")
    own = browser.ours()
    kept = own.evaluate("import('/worker/kept.js').then(async ({ all }) => Object.entries(await all()))")
    conversation = content_world(page).run("Place.now().conversation")
    (one,) = [value for key, value in kept if key == f"conversation:{conversation}"]
    assert one.keys() == {"facts", "asked", "date"} and one["facts"] == {"stage": "after_contract"}
    order = page.url.split("/")[4]
    assert order.startswith("FO") and order not in str(kept) and "orders" not in str(kept)
    own.close()
    page.close()


# --- the popup knows every marketplace


def test_popup_begins_with_this_marketplace(browser, inbox) -> None:
    popup = popup_for(browser, inbox())
    expect(popup.locator("#here .seen")).to_contain_text("Fiverr")
    expect(popup.locator("#here .seen")).to_contain_text("Inbox")
    popup.get_by_role("tab", name="Rules").click()
    expect(popup.locator("#rules select").first).to_have_value("fiverr")
    expect(popup.locator("#rules select").nth(1)).to_have_value("message")
    popup.get_by_role("tab", name="Check a text").click()
    expect(popup.get_by_label("Where will it go?")).to_have_value("fiverr")
    popup.close()


def test_rules_speak_to_clients_in_their_words(browser) -> None:
    popup = browser.popup("popup/popup.html#rules")
    popup.locator("#rules select").first.select_option("upwork")
    rule = popup.locator("#rules [data-rule='upwork/payment-outside'], #rules .rule").first
    expect(rule).to_be_visible()
    before = popup.locator("#rules .rule h3").all_inner_texts()
    popup.locator("#rules select").nth(2).select_option("client")
    after = popup.locator("#rules .rule h3").all_inner_texts()
    assert before != after
    assert axe(popup) == []
    popup.close()


def test_no_rule_known_names_the_marketplace(browser) -> None:
    popup = browser.popup("popup/popup.html#rules")
    popup.locator("#rules select").first.select_option("malt")
    popup.get_by_role("searchbox").fill("zeppelin hydraulics")
    expect(popup.locator("#rules [role=status]")).to_have_text(
        "No rule known on Malt speaks of that. That does not mean it is allowed."
    )
    popup.close()


def popup_for(browser: Browser, page: Page) -> Page:
    popup = browser.popup(f"popup/popup.html?tab={browser.tab_of(page.url)}")
    expect(popup.locator("#here h2").first).to_be_visible(timeout=PATIENCE)
    return popup
