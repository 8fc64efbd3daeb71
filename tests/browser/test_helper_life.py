"""The helper from the browser's side: it starts by itself, comes back, and gets no text before its proof."""

from __future__ import annotations

import re
import signal
import time

import pytest
from playwright.sync_api import Page

from inlane import install
from tests.browser.chromium import Browser, content_world
from tests.browser.stranger import install_host, listening, until
from tests.helper import running

pytestmark = pytest.mark.alone
TEXT = "My email is priya.design@gmail.com, send the Google Meet invite there."
CONTEXT = {"platform": "upwork", "surface": "message", "stage": "before_contract"}
SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
# Keeps an answer for later, so that the test can act while the question is on its way.
ASK_LATER = "(message) => void (globalThis.later = chrome.runtime.sendMessage(message))"


def check(browser: Browser, page: Page, text: str = TEXT, context: dict = CONTEXT) -> dict:
    return browser.ask(page, "check", text=text, context=context)


def seconds(since: float) -> float:
    return time.monotonic() - since


def checked_again(ask) -> float:
    """How many seconds it takes until a verdict comes."""
    began = time.monotonic()
    until(lambda: ask()["ok"])
    return seconds(began)


@pytest.fixture(scope="module")
def soon() -> float:
    """Three seconds; more on a computer so busy that the helper alone takes longer than one to start."""
    began = time.monotonic()
    with running():
        return 3 * max(1, seconds(began))


def test_helper_starts_by_itself_and_ends_with_the_browser(start) -> None:
    browser = start()
    page = browser.ours("rules.json")
    assert browser.helper_pids() == []
    assert check(browser, page)["answer"]["verdict"] == "breach"
    (pid,) = browser.helper_pids()
    assert until(lambda: check(browser, page)["ok"])
    assert browser.helper_pids() == [pid]
    assert browser.ask(page, "state")["helper"] == "on"
    browser.context.close()
    assert until(lambda: not browser.helper_pids())


def test_opening_a_conversation_starts_the_helper(start) -> None:
    browser = start()
    page = browser.conversation()
    content_world(page).ask("page")
    assert until(browser.helper_pids)


def test_killed_helper_is_back_within_three_seconds(browser, soon) -> None:
    page = browser.ours()
    assert until(lambda: check(browser, page)["ok"])
    (old,) = browser.kill_helper()
    assert checked_again(lambda: check(browser, page)) < soon
    assert old not in browser.helper_pids()


def test_question_on_its_way_to_a_killed_helper_is_answered_at_once(browser, soon) -> None:
    page = browser.ours()
    assert until(lambda: check(browser, page)["ok"])
    browser.kill_helper(signal.SIGSTOP)
    page.evaluate(ASK_LATER, {"to": "worker", "ask": "check", "text": TEXT, "context": CONTEXT})
    began = time.monotonic()
    browser.kill_helper()
    answer = page.evaluate("globalThis.later")
    assert (answer["ok"], answer["why"]) == (False, "no_helper")
    assert "not checked" in answer["say"]
    assert seconds(began) < soon / 3
    assert checked_again(lambda: check(browser, page)) < soon


def test_frozen_helper_is_given_up_and_replaced(browser, page, soon) -> None:
    world = content_world(page)
    assert until(lambda: world.ask("check", text=TEXT, context=CONTEXT)["ok"])
    (frozen,) = browser.kill_helper(signal.SIGSTOP)
    began = time.monotonic()
    answer = world.ask("check", text=TEXT, context=CONTEXT)
    assert (answer["ok"], answer["why"]) == (False, "slow")
    assert seconds(began) < 0.7 * soon
    assert checked_again(lambda: world.ask("check", text=TEXT, context=CONTEXT)) < soon
    # A stopped process does not hear that its pipe has ended: the browser ends it.
    assert until(lambda: frozen not in browser.helper_pids())


def test_pages_hear_that_the_helper_is_back(browser, page) -> None:
    world = content_world(page)
    world.run("globalThis.heard = [], chrome.runtime.onMessage.addListener((message) => void heard.push(message.ask))")
    assert until(lambda: world.ask("check", text=TEXT, context=CONTEXT)["ok"])
    browser.kill_helper()
    assert until(lambda: "changed" in world.run("heard"))


def test_stopped_worker_starts_anew_with_the_next_question(start, soon) -> None:
    browser = start()
    page = browser.ours()
    assert until(lambda: check(browser, page)["ok"])
    session = browser.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    assert checked_again(lambda: check(browser, page)) < soon
    assert until(lambda: len(browser.helper_pids()) == 1)


def test_missing_helper_is_said_and_found_once_installed(start, soon) -> None:
    browser = start(helper=False)
    page = browser.ours()
    began = time.monotonic()
    answer = check(browser, page)
    assert seconds(began) < soon / 3
    assert (answer["ok"], answer["why"]) == (False, "no_helper")
    assert "inlane install" in answer["say"]
    assert browser.ask(page, "state") == {"helper": "off", "say": answer["say"], "version": "", "connect": True}
    install.install(browser.profile)
    assert checked_again(lambda: check(browser, page)) < 8


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"api": 1, "version": "0.1.0"},
        {"api": 1, "version": "0.1.0", "mac": ""},
        {"api": 1, "version": "0.1.0", "mac": "9eqZNnFO0yu083eJONyN75asGVT73hUl5eFxYqoZ-KU"},
        {"verdict": "clear", "hold": False, "findings": []},
    ],
)
def test_stranger_on_the_port_gets_no_text(start, tmp_path, answer) -> None:
    with listening(answer) as stranger:
        told = {"port": stranger.port, "secret": SECRET, "api": 1, "version": "0.1.0"}
        install_host(tmp_path / "profile", told)
        browser = start(helper=False)
        page = browser.ours()
        refused = check(browser, page)
        assert (refused["ok"], refused["why"]) == (False, "broken")
        assert "no text was sent" in refused["say"]
        until(lambda: not check(browser, page)["ok"] and len(stranger.paths) > 1)
        assert set(stranger.paths) == {"/v1/hello"}
        sent = b"".join(stranger.received)
        for word in (*(word for word in TEXT.split() if len(word) > 4), SECRET, "Bearer", "upwork"):
            assert word.encode() not in sent


@pytest.mark.parametrize(("api", "said"), [(0, "Update the helper"), (2, "Restart the browser")])
def test_helper_of_another_age_is_said_and_not_asked(start, tmp_path, api, said) -> None:
    with listening({}) as stranger:
        told = {"port": stranger.port, "secret": SECRET, "api": api, "version": "9"}
        install_host(tmp_path / "profile", told)
        browser = start(helper=False)
        answer = check(browser, browser.ours())
        assert answer["ok"] is False
        assert said in answer["say"]
        assert stranger.received == []


def test_helper_that_keeps_stopping_is_started_ever_later(start, tmp_path) -> None:
    starts = install_host(tmp_path / "profile", None)
    browser = start(helper=False)
    page = browser.ours()
    assert check(browser, page)["ok"] is False

    def times() -> list[float]:
        return [float(line) for line in starts.read_text().split()]

    until(lambda: len(times()) >= 5, 20)
    gaps = [later - earlier for earlier, later in zip(times(), times()[1:], strict=False)]
    assert all(gap >= least for gap, least in zip(gaps, (0.2, 0.4, 0.8, 1.6), strict=False))
    assert until(lambda: "keeps stopping" in check(browser, page).get("say", ""))


def test_too_long_text_is_said_without_asking_the_helper(browser) -> None:
    page = browser.ours()
    assert check(browser, page, "x" * 50_001)["why"] == "too_long"
    # The helper counts characters; each of these is two units of a string here.
    assert check(browser, page, "😀" * 26_000)["ok"]


@pytest.mark.parametrize(
    "more",
    [
        {"text": TEXT, "context": {"platform": "elsewhere"}},
        {"text": TEXT, "context": {**CONTEXT, "stage": "no such stage"}},
        {"text": TEXT, "context": {**CONTEXT, "stage": 7}},
        {"text": TEXT, "context": None},
        {"text": None, "context": CONTEXT},
        {"text": {"toString": "x"}, "context": CONTEXT},
        {},
    ],
)
def test_odd_question_is_refused_and_the_helper_stays(browser, more) -> None:
    page = browser.ours()
    until(lambda: check(browser, page)["ok"])
    before = browser.helper_pids()
    answer = browser.ask(page, "check", **more)
    assert (answer["ok"], answer["why"]) == (False, "refused")
    assert until(lambda: check(browser, page)["ok"])
    assert browser.helper_pids() == before


def test_every_sentence_is_short_and_plain(browser) -> None:
    sentences = browser.ours().evaluate("import('/worker/say.js').then(({ SENTENCES }) => SENTENCES)")
    assert len(sentences) > 10
    for sentence in sentences.values():
        assert sentence.endswith(".") and len(sentence) < 140
        unkind = {"violation", "TOS", "compliance", "flagged", "safe", "port", "native", "HTTP", "error"}
        assert not unkind & set(re.findall(r"\w+", sentence))
