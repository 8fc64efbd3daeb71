"""What is remembered of a conversation, what never is, and who may change it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import chromium, tabs
from tests.browser.acting import wait
from tests.browser.chromium import SITE, Browser, content_world

PHRASE = "violet heron teapot"
TEXT = f"My email is {PHRASE.replace(' ', '.')}@example.com, about the {PHRASE}."
NUMBER = "my number is +1 415 555 0132"
OTHER = "x" * 43


@pytest.fixture(scope="module")
def own(browser: Browser) -> Iterator[Page]:
    """One of the extension's own pages."""
    yield browser.ours()


@pytest.fixture
def known(browser: Browser, own: Page):
    """What the worker knows about the page at an address."""
    return lambda address: browser.ask(own, "page", url=address)


def kept(own: Page) -> dict:
    return own.evaluate("import('/worker/kept.js').then(({ all }) => all())")


def set_fact(browser: Browser, own: Page, conversation: str, fact: str, value: str | None) -> dict:
    return browser.ask(own, "set_fact", conversation=conversation, fact=fact, value=value)


@pytest.mark.parametrize(
    ("path", "surface", "is_conversation"),
    [
        ("/ab/messages/rooms/room_0123456789abcdef", "message", True),
        ("/ab/messages/rooms/room_0123456789abcdef/?pageTitle=Anna#end", "message", True),
        ("/nx/wm/workroom/12345/messages", "message", True),
        ("/ab/messages/rooms", "message", False),
        ("/ab/messages/", "message", False),
        ("/nx/proposals/job/~021234567890/apply/", "proposal", False),
        ("/freelancers/settings/profile", "profile", False),
        ("/freelancers/~01abcdef0123456789", "profile", False),
        ("/ab/jobs/123/edit", "job_post", False),
    ],
)
def test_place_is_read_from_the_address(known, path, surface, is_conversation) -> None:
    page = known(SITE + path)
    assert (page["platform"], page["surface"]) == ("upwork", surface)
    assert (page["conversation"] is not None) == is_conversation
    assert [surface in composer["surfaces"] for composer in page["composers"]] == [True]


@pytest.mark.parametrize(
    "address",
    [
        f"{SITE}/nx/payments/reports",
        f"{SITE}/ab/account-security/login",
        f"{SITE}.example.com/ab/messages/rooms/room_1",
        "http://www.upwork.com/ab/messages/rooms/room_1",
        "https://example.com/ab/messages/rooms/room_1",
        "not an address",
    ],
)
def test_other_places_are_left_alone(known, address) -> None:
    assert known(address) is None


def test_place_can_imply_a_fact(known) -> None:
    assert known(chromium.PROPOSAL)["facts"] == {"stage": "before_contract"}


def test_address_names_the_same_conversation_however_it_is_written(browser, known) -> None:
    room = browser.room()
    names = {known(address)["conversation"] for address in (room, f"{room}/", f"{room}?a=1", f"{room}#b")}
    assert len(names) == 1
    assert known(browser.room())["conversation"] not in names


def test_fact_is_kept_for_one_conversation(browser, own, known) -> None:
    here, there = browser.room(), browser.room()
    name = known(here)["conversation"]
    assert set_fact(browser, own, name, "stage", "active_contract")["facts"] == {"stage": "active_contract"}
    assert set_fact(browser, own, name, "client_plan", "plus")["asked"] == ["stage", "client_plan"]
    assert known(here)["facts"] == {"stage": "active_contract", "client_plan": "plus"}
    assert (known(there)["facts"], known(there)["asked"]) == ({}, [])


def test_many_changes_at_once_are_all_kept(browser, own, known) -> None:
    name = known(browser.room())["conversation"]
    facts = {"stage": "before_contract", "client_plan": "plus", "role": "client", "relationship": "prior"}
    asks = [
        {"to": "worker", "ask": "set_fact", "conversation": name, "fact": fact, "value": value}
        for fact, value in facts.items()
    ]
    own.evaluate("(asks) => Promise.all(asks.map((ask) => chrome.runtime.sendMessage(ask)))", asks)
    assert kept(own)[f"conversation:{name}"]["facts"] == facts


def test_answer_decides_and_is_not_asked_again(browser, own, known) -> None:
    def verdict(room: str) -> tuple[str, list[str]]:
        context = {"platform": "upwork", "surface": "message", **known(room)["facts"]}
        answer = browser.ask(own, "check", text=NUMBER, context=context)["answer"]
        return answer["verdict"], [fact for finding in answer["findings"] for fact in finding["hinges_on"]]

    room = browser.room()
    name = known(room)["conversation"]
    assert verdict(room) == ("depends", ["stage"])
    for value, expected in (("before_contract", "breach"), ("active_contract", "clear")):
        set_fact(browser, own, name, "stage", value)
        assert verdict(room) == (expected, [])
        assert known(room)["asked"] == ["stage"]


def test_fact_is_taken_back_in_our_own_window(browser, own, known) -> None:
    room = browser.room()
    name = known(room)["conversation"]
    set_fact(browser, own, name, "stage", "active_contract")
    assert set_fact(browser, own, name, "stage", None) == {"facts": {}, "asked": []}


def test_question_is_waved_away_in_the_page(page) -> None:
    world = content_world(page)
    conversation = world.ask("page")["conversation"]
    given = world.ask("set_fact", conversation=conversation, fact="stage", value=None)
    assert given == {"facts": {}, "asked": ["stage"]}
    assert world.ask("page")["asked"] == ["stage"]


def test_conversation_can_be_forgotten(browser, own, known) -> None:
    rooms = [browser.room(), browser.room()]
    names = [known(room)["conversation"] for room in rooms]
    for name in names:
        set_fact(browser, own, name, "stage", "active_contract")
    browser.ask(own, "forget", conversation=names[0])
    assert [known(room)["facts"] for room in rooms] == [{}, {"stage": "active_contract"}]
    browser.ask(own, "forget")
    assert not [key for key in kept(own) if key.startswith("conversation:")]


def test_facts_outlive_the_browser(start, tmp_path) -> None:
    room = f"{SITE}/ab/messages/rooms/room_kept"
    with start(profile=tmp_path / "profile").context as context:
        first = Browser(context, tmp_path / "profile")
        own = first.ours()
        name = first.ask(own, "page", url=room)["conversation"]
        set_fact(first, own, name, "stage", "after_contract")
    second = start(profile=tmp_path / "profile")
    page = second.ask(second.ours(), "page", url=room)
    assert (page["conversation"], page["facts"]) == (name, {"stage": "after_contract"})


def test_nothing_typed_and_no_address_is_kept(start) -> None:
    running = start()
    page = running.conversation()
    world = content_world(page)
    conversation = world.ask("page")["conversation"]
    world.ask("set_fact", conversation=conversation, fact="stage", value="before_contract")
    context = {"platform": "upwork", "surface": "message", "stage": "before_contract"}
    for count in range(20):
        text = f"{TEXT} {count}"
        # A helper that is only starting says so, and is asked again.
        answer = tabs.wait(lambda: world.ask("check", text=text, context=context).get("answer"), "the answer")  # noqa: B023
        assert answer["verdict"] == "breach"
    everything = json.dumps(kept(own := running.ours()))
    assert "before_contract" in everything
    secret = own.evaluate("JSON.stringify({...localStorage, ...sessionStorage})") + str(
        own.evaluate("indexedDB.databases()")
    )
    for word in (*PHRASE.split(), "example.com", "room_", "upwork", "breach", "secret"):
        assert word not in everything + secret
    running.context.close()
    files = [path for path in running.profile.rglob("*") if "Extension" in str(path) and path.is_file()]
    assert files
    assert not [path for path in files for word in PHRASE.split() if word.encode() in path.read_bytes()]


def test_two_profiles_name_a_conversation_differently(browser, known, start) -> None:
    room = browser.room()
    other = start()
    assert known(room)["conversation"] != other.ask(other.ours(), "page", url=room)["conversation"]


def test_pause_is_told_and_ends(browser, own, known) -> None:
    room = browser.room()
    assert known(room)["paused"] is None
    until = browser.ask(own, "pause", minutes=10)["paused"]
    assert known(room)["paused"] == until
    assert 0 < until - own.evaluate("Date.now()") <= 600_000
    assert browser.ask(own, "pause", minutes=None) == {"paused": None}
    assert known(room)["paused"] is None


SETTINGS = ["pause", "pause_chat", "forget", "state", "rules", "set_held", "note_mistake", "mistakes", "set_quiet"]
MORE = ["set_incoming", "set_aloud", "open_pauses"]


@pytest.mark.parametrize("ask", [*SETTINGS, *MORE, "constructor", "__proto__", "", None, 7])
def test_page_may_not_ask_for_settings(page, own, ask) -> None:
    world = content_world(page)
    world.ask("page")  # whatever the page's own first question keeps is there
    before = kept(own)
    answer = world.ask(ask, minutes=60, sender={"url": own.url}, conversation=None)
    assert (answer["ok"], answer["why"]) == (False, "refused")
    assert kept(own) == before


def test_page_sets_facts_of_its_own_conversation_alone(browser, page, own, known) -> None:
    world = content_world(page)
    mine, other = world.ask("page")["conversation"], known(browser.room())["conversation"]
    before = kept(own)
    for wrong in (
        {"conversation": other, "fact": "stage", "value": "active_contract"},
        {"conversation": OTHER, "fact": "stage", "value": "active_contract"},
        {"conversation": None, "fact": "stage", "value": "active_contract"},
        {"conversation": mine, "fact": "stage", "value": "made up"},
        {"conversation": mine, "fact": "note", "value": PHRASE},
        {"conversation": mine, "fact": "__proto__", "value": None},
        {"conversation": mine, "fact": "stage", "value": {"text": PHRASE}},
        {"conversation": mine, "fact": "stage"},
    ):
        assert world.ask("set_fact", **wrong)["ok"] is False, wrong
    assert kept(own) == before
    assert world.ask("set_fact", conversation=mine, fact="stage", value="active_contract")["asked"] == ["stage"]


def test_card_may_do_no_more_than_it_needs(browser, page, own, known) -> None:
    page.get_by_role("textbox", name="Message", exact=True).fill(NUMBER)
    chromium.wait_for_marks(page, 1)
    card = chromium.card(page)
    mine, other = known(page.url)["conversation"], known(browser.room())["conversation"]
    for ask in ("pause", "pause_chat", "forget", "set_held", "set_aloud", "mistakes", "made_up"):
        assert browser.ask(card, ask, minutes=60, conversation=None)["why"] == "refused"
    stage = {"fact": "stage", "value": "before_contract"}
    assert browser.ask(card, "set_fact", conversation=other, **stage)["ok"] is False
    assert browser.ask(card, "set_fact", conversation=mine, **stage)["asked"] == ["stage"]
    assert known(page.url)["facts"] == {"stage": "before_contract"}
    assert browser.ask(card, "page", url=browser.room())["conversation"] == mine
    assert browser.ask(card, "state")["helper"] == "on"


def test_page_asks_about_its_own_address_alone(browser, page, known) -> None:
    other = browser.room()
    answer = content_world(page).ask("page", url=other)
    assert answer["conversation"] == known(page.url)["conversation"] != known(other)["conversation"]


def test_page_cannot_read_what_is_kept(page) -> None:
    world = content_world(page)
    assert world.run("typeof chrome.storage") == "undefined"
    assert world.run("indexedDB.databases()") == []


def test_page_itself_cannot_reach_the_extension(page, browser) -> None:
    reached = page.evaluate(
        """(id) => typeof chrome?.runtime?.sendMessage === 'function'
            && chrome.runtime.sendMessage(id, {to: 'worker', ask: 'rules'})""",
        browser.origin.removeprefix("chrome-extension://"),
    )
    assert reached is False


@pytest.mark.parametrize("path", ["card/card.html", "rules.json", "worker.js", "manifest.json", "icons/16.png"])
def test_page_cannot_tell_by_our_files_that_we_are_there(page, browser, path) -> None:
    fetched = "(url) => fetch(url).then(() => 'there', () => 'nothing')"
    assert page.evaluate(fetched, f"{browser.origin}/{path}") == "nothing"


@pytest.mark.parametrize(
    ("counts", "text", "title"),
    [
        ({"breach": 1, "depends": 1, "held": 0}, "■2", "Inlane. Breaks a rule: 1, Depends: 1"),
        ({"breach": 0, "depends": 3, "held": 1}, "◆4", "Inlane. Depends: 3, Allowed, may be held: 1"),
        ({"breach": 0, "depends": 0, "held": 1}, "●1", "Inlane. Allowed, may be held: 1"),
        ({"breach": 0, "depends": 0, "held": 0}, "", "Inlane"),
        (None, "·", "Inlane: not checked"),
    ],
)
def test_badge_tells_number_and_kind(page, own, counts, text, title) -> None:
    tab = own.evaluate("async (url) => (await chrome.tabs.query({url}))[0].id", page.url)
    wait(page, "Boolean(Stage.session())")  # it says its own count as it begins
    assert content_world(page).ask("badge", counts=counts) == {"ok": True}
    shown = "(tabId) => Promise.all([chrome.action.getBadgeText({tabId}), chrome.action.getTitle({tabId})])"
    assert own.evaluate(shown, tab) == [text, title]
