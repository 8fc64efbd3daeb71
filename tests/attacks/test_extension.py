"""Another extension, with all the rights that a person may have given it, against ours and the helper."""

# ruff: noqa: E501 - what is tried is one line of script

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from inlane import places
from tests.attacks.ports import port_of
from tests.attacks.sides import Side, chromium_side, firefox_side
from tests.browser.rooms import BROWSERS
from tests.browser.tabs import Tab, wait

GOAL = "G2 page and extension attacks"
CONTEXT = {"platform": "upwork", "surface": "message"}
QUESTION = json.dumps({"text": "my email is bob@example.com", "context": {"platform": "upwork"}})


@pytest.fixture(scope="module", params=BROWSERS)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Side]:
    """A browser with ours and another one, while our helper runs."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "firefox":
        started = firefox_side(folder, other=True)
    else:
        started = chromium_side(request.getfixturevalue("playwright"), folder, other=True)
    with started as side:
        tab = side.ours()
        wait(lambda: side.ask(tab, "check", text="x", context=CONTEXT)["ok"], "the helper")
        yield side


@pytest.fixture(scope="module")
def other(both: Side) -> Iterator[Tab]:
    """A page of the other extension, every request of which gets our origin: both browsers let it."""
    tab = both.other()
    forged = [
        {"header": "Origin", "operation": "set", "value": both.origin},
        {"header": "Sec-Fetch-Site", "operation": "set", "value": "none"},
    ]
    rule = {
        "id": 1,
        "priority": 1,
        "condition": {"urlFilter": "||127.0.0.1", "resourceTypes": ["xmlhttprequest"]},
        "action": {"type": "modifyHeaders", "requestHeaders": forged},
    }
    tab.run("(rule) => chrome.declarativeNetRequest.updateDynamicRules({ addRules: [rule] })", rule)
    yield tab


def says(tab: Tab, expression: str) -> str:
    """What comes of it: its value as text, or "refused" and why."""
    return tab.run(
        f"() => Promise.resolve().then(() => {expression}).then((v) => JSON.stringify(v) ?? 'nothing', (e) => 'refused: ' + e.message)"
    )


ASKS = ["state", "page", "check", "pause", "forget", "pair", "rules", "set_fact", "tell", "show"]


@pytest.mark.parametrize("ask", ASKS)
def test_it_gets_no_word_from_ours(both: Side, other: Tab, ask: str) -> None:
    message = json.dumps({"to": "worker", "ask": ask, "text": "x", "context": {"platform": "upwork"}, "minutes": 60})
    said = says(other, f"chrome.runtime.sendMessage('{both.id}', {message})")
    assert said.startswith("refused: Could not establish connection")


def test_it_gets_no_port_to_ours(both: Side, other: Tab) -> None:
    said = says(
        other,
        f"new Promise((done) => {{ const port = chrome.runtime.connect('{both.id}');"
        " port.onMessage.addListener(done); port.onDisconnect.addListener(() => done('closed')); port.postMessage({to: 'worker', ask: 'state'}); })",
    )
    assert said == '"closed"'


def test_it_may_not_start_the_helper(other: Tab) -> None:
    said = says(
        other,
        f"new Promise((done) => {{ const port = chrome.runtime.connectNative('{places.HOST_NAME}');"
        " port.onMessage.addListener((told) => done(told)); port.onDisconnect.addListener((gone) => done((gone.error ?? chrome.runtime.lastError).message)); })",
    )
    # Firefox says of a host that is not for them that there is none.
    assert ("forbidden" in said or "No such native application" in said) and "secret" not in said


def request(both: Side, path: str, headers: dict, body: str | None = QUESTION) -> str:
    how = {"method": "POST" if body else "GET", "headers": headers, **({"body": body} if body else {})}
    return f"fetch('http://127.0.0.1:{port_of(both)}{path}', {json.dumps(how)}).then((a) => a.text().then((t) => [a.status, t]))"


JSON_TYPE = {"Content-Type": "application/json"}
TRIES = {
    "with our origin": ("/v1/classify", JSON_TYPE, QUESTION),
    "with our origin and a guess": ("/v1/classify", {**JSON_TYPE, "Authorization": "Bearer " + "A" * 43}, QUESTION),
    "with a made-up signature": (
        "/v1/classify",
        {**JSON_TYPE, "X-Inlane-Key": "A" * 16, "X-Inlane-Nonce": "A" * 22, "X-Inlane-Mac": "A" * 43},
        QUESTION,
    ),
    "the rules": ("/v1/rules", {}, None),
    "the document": ("/v1/openapi.json", {}, None),
    "a pairing that nobody waits for": ("/v1/pair", JSON_TYPE, json.dumps({"public": "0" * 511 + "4"})),
    "text as a form": ("/v1/classify", {"Content-Type": "text/plain"}, QUESTION),
}


@pytest.mark.parametrize("tried", TRIES.values(), ids=TRIES)
def test_the_helper_gives_it_nothing(both: Side, other: Tab, tried: tuple) -> None:
    said = says(other, request(both, *tried))
    assert "findings" not in said and "platforms" not in said and "paths" not in said
    if not said.startswith("refused"):
        assert json.loads(said)[0] in (401, 403, 409, 415)


def test_the_forged_origin_did_arrive(both: Side, other: Tab) -> None:
    """So the secret is what kept it out, not the origin: with a foreign origin the answer is 403, with ours 401."""
    said = says(other, request(both, "/v1/classify", JSON_TYPE))
    assert said.startswith("refused") or json.loads(said)[0] == 401


@pytest.mark.parametrize(
    "file", ["card/card.html", "rules.json", "manifest.json", "popup/popup.html", "worker/proof.js"]
)
def test_it_reads_no_file_of_ours(both: Side, other: Tab, file: str) -> None:
    assert says(other, f"fetch('{both.guess}/{file}').then((a) => a.text())").startswith("refused")


def test_it_opens_no_store_of_ours(both: Side, other: Tab) -> None:
    kept = says(
        other, "Promise.all([indexedDB.databases(), chrome.storage.local.get(null), chrome.storage.session.get(null)])"
    )
    assert kept == "[[],{},{}]"


def test_nothing_of_all_that_changed_ours(both: Side) -> None:
    tab = both.ours()
    assert both.ask(tab, "state")["helper"] == "on"
    assert both.ask(tab, "page", url="https://www.upwork.com/ab/messages/rooms/room_1")["paused"] is None
    assert len(both.helper_pids()) == 1


def test_files_of_this_test_are_no_part_of_the_extension() -> None:
    assert not (Path(places.extension_folder()) / "page.html").exists()
