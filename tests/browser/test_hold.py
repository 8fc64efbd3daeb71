"""A message that would break a rule is held once, before it goes; the person decides, and can always send."""

from __future__ import annotations

import signal
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
    held,
    hold,
    press,
    rest,
    sent,
    tell_stage,
    wait,
    wait_for_sent,
    wait_for_verdicts,
    write,
    written,
)
from tests.browser.chromium import Browser

QUESTION = "Has the contract with this client started?"


def enter(page: Page) -> None:
    box(page).press("Enter")


def click_send(page: Page) -> None:
    page.get_by_role("button", name="Send", exact=True).click()


def ctrl_enter(page: Page) -> None:
    box(page).press("Control+Enter")


def tab_and_space(page: Page) -> None:
    page.locator("#send").focus()
    page.keyboard.press("Space")


def test_what_breaks_a_rule_is_spoken_of_first(page: Page) -> None:
    write(page, SENTENCE + "You can pay me via PayPal. ")
    check_now(page, "PayPal")
    enter(page)
    expect(hold(page)).to_contain_text("Before you send: this speaks of paying elsewhere")
    expect(hold(page)).to_contain_text("Also in this text")


def test_second_press_of_the_same_text_goes(page: Page) -> None:
    write(page, SENTENCE)
    enter(page)
    hold(page)
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    enter(page)
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]
    assert not held(page)


def test_nothing_leaves_while_held_whatever_is_pressed(page: Page) -> None:
    write(page, SENTENCE)
    enter(page)
    hold(page)
    page.keyboard.type("abc")
    page.keyboard.press("Tab")
    page.mouse.click(5, 300)
    assert chromium.card(page).evaluate("document.activeElement.closest('.hold') !== null")
    assert (sent(page), written(page)) == ([], SENTENCE)


def test_focus_goes_round_inside_the_hold(page: Page) -> None:
    write(page, SENTENCE)
    enter(page)
    hold(page)
    frame = chromium.card(page)
    expect(frame.locator("#back")).to_be_focused()
    for key in ["Tab"] * 12 + ["Shift+Tab"] * 12:
        page.keyboard.press(key)
        assert frame.evaluate("document.hasFocus() && document.activeElement.closest('.hold') !== null")


def test_enter_in_the_hold_never_sends(page: Page) -> None:
    write(page, SENTENCE)
    enter(page)
    hold(page)
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    assert (sent(page), written(page)) == ([], SENTENCE)


def test_send_anyway_after_a_click_on_send_goes_at_once(any_page: Page) -> None:
    write(any_page, SENTENCE)
    check_now(any_page, EMAIL)
    click_send(any_page)
    hold(any_page).get_by_text("It’s fine because…").click()
    press(any_page, "Another reason: send anyway")
    assert wait_for_sent(any_page, 1) == [SENTENCE.strip()]
    expect(box(any_page)).to_be_focused()
    # The question was asked in this conversation; the words stay marked, and it is not asked again.
    write(any_page, SENTENCE + "Again. ")
    check_now(any_page, "Again")
    enter(any_page)
    assert len(wait_for_sent(any_page, 2)) == 2


def test_send_anyway_after_enter_goes_with_the_next_enter(any_page: Page) -> None:
    write(any_page, SENTENCE)
    check_now(any_page, EMAIL)
    enter(any_page)
    hold(any_page).get_by_text("It’s fine because…").click()
    press(any_page, "Another reason: send anyway")
    expect_pill(any_page, "Press Enter to send")
    assert sent(any_page) == []
    any_page.keyboard.press("Enter")
    assert wait_for_sent(any_page, 1) == [SENTENCE.strip()]


def test_a_reason_sends_and_is_remembered(page: Page) -> None:
    tell_stage(page, "before_contract")
    write(page, SENTENCE)
    check_now(page, EMAIL)
    click_send(page)
    hold(page).get_by_text("It’s fine because…").click()
    press(page, "The contract has started")
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]
    write(page, SENTENCE)
    check_now(page, EMAIL)
    assert chromium.marks(page) == []
    enter(page)
    assert wait_for_sent(page, 2) == [SENTENCE.strip()] * 2


def test_a_reason_that_changes_no_verdict_still_sends(page: Page) -> None:
    tell_stage(page, "active_contract")
    write(page, BREACH)
    check_now(page, "PayPal")
    click_send(page)
    hold(page).get_by_text("It’s fine because…").click()
    press(page, "It's for a legal paper")
    assert wait_for_sent(page, 1) == [BREACH.strip()]


def test_what_a_detail_is_for_is_true_of_one_text_only(page: Page) -> None:
    tell_stage(page, "before_contract")
    write(page, SENTENCE)
    check_now(page, EMAIL)
    click_send(page)
    hold(page).get_by_text("It’s fine because…").click()
    press(page, "It's only to give access to a system")
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]
    write(page, f"And again: {SENTENCE}")
    check_now(page, EMAIL)
    rest(page)
    click_send(page)
    expect(hold(page)).to_be_visible()
    assert len(sent(page)) == 1


def test_not_yet_makes_it_a_breach_and_is_not_asked_again(page: Page) -> None:
    write(page, SENTENCE)
    enter(page)
    hold(page)
    press(page, "Not yet")
    expect(box(page)).to_be_focused()
    expect_pill(page, "1 breaks a rule")
    wait_for_verdicts(page, "breach")
    assert sent(page) == []
    box(page).fill("")
    write(page, "Or ring +49 30 901820 today. ")
    check_now(page, "901820")
    rest(page)
    enter(page)
    expect(hold(page)).to_contain_text("Before you send: this has a phone number")
    expect(hold(page)).not_to_contain_text(QUESTION)


@pytest.mark.parametrize("send", [click_send, enter])
def test_it_has_started_sends(page: Page, send: Callable[[Page], None]) -> None:
    write(page, SENTENCE)
    check_now(page, EMAIL)
    send(page)
    hold(page)
    press(page, "It has started")
    if send is enter:
        expect_pill(page, "Press Enter to send")
        page.keyboard.press("Enter")
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]
    write(page, SENTENCE)
    check_now(page, EMAIL)
    enter(page)
    wait_for_sent(page, 2)


def test_corrected_text_goes(any_page: Page) -> None:
    write(any_page, SENTENCE)
    enter(any_page)
    hold(any_page)
    press(any_page, "Use the safer version")
    wait(any_page, f"!Stage.session().text.includes('{EMAIL}')")
    expect(box(any_page)).to_be_focused()
    corrected = written(any_page)
    check_now(any_page, corrected)
    any_page.keyboard.press("Enter")
    assert wait_for_sent(any_page, 1) == [corrected.strip()]


def test_pasted_and_sent_at_once_is_held(any_page: Page) -> None:
    box(any_page).focus()
    any_page.keyboard.insert_text(SENTENCE)
    any_page.keyboard.press("Enter")
    expect(hold(any_page)).to_contain_text(EMAIL)
    assert sent(any_page) == []


def test_pasted_clear_text_goes_at_once(any_page: Page) -> None:
    write(any_page, "Hi. ")
    check_now(any_page, "Hi")
    any_page.keyboard.insert_text(CLEAR)
    any_page.keyboard.press("Enter")
    assert wait_for_sent(any_page, 1) == ["Hi. " + CLEAR.strip()]


def test_clear_text_is_never_held(any_page: Page) -> None:
    for n, send in enumerate([enter, click_send, ctrl_enter, tab_and_space], 1):
        write(any_page, f"{CLEAR}Number {n}. ")
        check_now(any_page, f"Number {n}")
        send(any_page)
        wait_for_sent(any_page, n)
    assert not held(any_page)


def test_shift_enter_starts_a_line(any_page: Page) -> None:
    write(any_page, SENTENCE)
    check_now(any_page, EMAIL)
    box(any_page).press("Shift+Enter")
    any_page.keyboard.type("more")
    assert written(any_page).endswith("\nmore")
    check_now(any_page, "more")
    assert (sent(any_page), held(any_page)) == ([], False)


def test_what_the_page_itself_sends_passes(page: Page) -> None:
    write(page, SENTENCE)
    check_now(page, EMAIL)
    page.evaluate("document.getElementById('send').click()")
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]
    write(page, SENTENCE)
    check_now(page, EMAIL)
    page.evaluate("document.getElementById('compose').requestSubmit()")
    assert len(wait_for_sent(page, 2)) == 2
    assert not held(page)


def test_a_press_let_go_elsewhere_is_none(page: Page) -> None:
    write(page, SENTENCE)
    check_now(page, EMAIL)
    spot = page.locator("#send").bounding_box()
    page.mouse.move(spot["x"] + 5, spot["y"] + 5)
    page.mouse.down()
    page.mouse.move(400, 300)
    page.mouse.up()
    page.locator("#attach").click()
    assert (sent(page), held(page)) == ([], False)


def test_too_long_a_text_is_not_held_and_says_so(page: Page) -> None:
    text = (CLEAR * 800)[:50_100] + f" {EMAIL} "
    box(page).focus()
    page.keyboard.insert_text(text)
    expect_pill(page, "Not checked: too long")
    enter(page)
    assert len(wait_for_sent(page, 1)[0]) > 50_000
    assert not held(page)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "asleep"])
def test_without_the_helper_the_message_goes_and_says_so(start: Callable[..., Browser], how: signal.Signals) -> None:
    browser = start()
    page = browser.conversation()
    write(page, "Hello. ")
    check_now(page, "Hello")
    stopped = browser.kill_helper(how)
    assert stopped
    page.keyboard.insert_text(SENTENCE)
    page.keyboard.press("Enter")
    if how is signal.SIGSTOP:
        assert wait_for_sent(page, 1) == ["Hello. " + SENTENCE.strip()]
        expect_pill(page, "Not checked")
        browser.kill_helper(signal.SIGCONT)
    else:
        # It is started again within the patience of the gate, or the text goes unchecked: it never just stays.
        page.wait_for_function("window.sent.length || document.activeElement.id !== 'box'", timeout=5000)
        if sent(page):
            expect_pill(page, "Not checked")
        else:
            expect(hold(page)).to_contain_text(EMAIL)


def test_helper_that_was_never_installed(start: Callable[..., Browser]) -> None:
    page = start(helper=False).conversation()
    write(page, SENTENCE)
    expect_pill(page, "Not checked")
    enter(page)
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]


def test_other_boxes_are_left_alone(page: Page) -> None:
    search = page.get_by_role("searchbox")
    search.focus()
    page.keyboard.type(SENTENCE)
    page.keyboard.press("Enter")
    write(page, SENTENCE)
    check_now(page, EMAIL)
    assert len(chromium.wait_for_marks(page, 1)) == 1
    assert search.input_value() == SENTENCE


def test_password_is_left_alone_and_saving_the_profile_is_held(browser: Browser) -> None:
    page = browser.profile_page()
    page.locator("#password").fill(f"secret {EMAIL}")
    write(page, SENTENCE)
    check_now(page, EMAIL)
    page.locator("#save").click()
    expect(hold(page)).to_contain_text("Before you save: this has an email address")
    expect(hold(page)).not_to_contain_text("secret")
    press(page, "Go back and edit")
    page.locator("#save").click()
    wait_for_sent(page, 1)
    page.close()


def test_proposal_enter_is_a_line_and_submit_is_held(browser: Browser) -> None:
    page = browser.proposal()
    write(page, SENTENCE)
    check_now(page, EMAIL)
    enter(page)
    page.keyboard.type("line two")
    check_now(page, "line two")
    page.locator("#submit").click()
    expect(hold(page)).to_contain_text("Before you submit: this has an email address")
    assert sent(page) == []
    hold(page).get_by_text("It’s fine because…").click()
    press(page, "Another reason: send anyway")
    wait_for_sent(page, 1)
    page.close()


def test_a_box_never_focused_is_held_with_the_form(browser: Browser) -> None:
    page = browser.proposal()
    page.locator("#question").evaluate("(box, text) => { box.value = text; }", SENTENCE)
    page.locator("#submit").click()
    expect(hold(page)).to_contain_text(EMAIL)
    assert sent(page) == []
    page.close()


def test_a_tap_is_held_and_sends_on(start: Callable[..., Browser]) -> None:
    page = start(has_touch=True, viewport={"width": 420, "height": 720}).conversation()
    write(page, SENTENCE)
    check_now(page, EMAIL)
    page.locator("#send").tap()
    hold(page).get_by_text("It’s fine because…").tap()
    chromium.card(page).get_by_role("button", name="Another reason: send anyway").tap()
    assert wait_for_sent(page, 1) == [SENTENCE.strip()]
