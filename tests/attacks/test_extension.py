"""Another extension, with all the rights that a person may have given it, against ours and against the helper."""

# ruff: noqa: E501 - what is tried is one line of script

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from inlane import places
from tests.attacks.test_page import port_of
from tests.browser import chromium
from tests.browser.chromium import Browser, content_world

GOAL = "G2 page and extension attacks, Chromium"
MANIFEST = {
    "manifest_version": 3,
    "name": "Another",
    "version": "1",
    "permissions": ["declarativeNetRequestWithHostAccess", "nativeMessaging", "storage", "tabs", "scripting"],
    "host_permissions": ["http://127.0.0.1/*", "https://www.upwork.com/*"],
    "background": {"service_worker": "worker.js"},
}
OURS = places.chromium_origin()
# Every request of this extension to the helper gets our origin: the browser lets it.
FORGE = f"""chrome.declarativeNetRequest.updateDynamicRules({{addRules: [{{id: 1, priority: 1,
    condition: {{urlFilter: '||127.0.0.1', resourceTypes: ['xmlhttprequest']}},
    action: {{type: 'modifyHeaders', requestHeaders: [{{header: 'Origin', operation: 'set', value: '{OURS}'}},
    {{header: 'Sec-Fetch-Site', operation: 'set', value: 'none'}}]}}}}]}})"""
QUESTION = json.dumps({"text": "my email is bob@example.com", "context": {"platform": "upwork"}})


@pytest.fixture(scope="module")
def both(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("another")
    (folder / "manifest.json").write_text(json.dumps(MANIFEST))
    (folder / "worker.js").write_text("// listens to nothing")
    (folder / "page.html").write_text("<!doctype html><title>another</title>")
    two = f"{places.extension_folder()},{folder}"
    flags = (f"--disable-extensions-except={two}", f"--load-extension={two}")
    with chromium.started(playwright, tmp_path_factory.mktemp("profile"), args=flags) as browser:
        page = browser.conversation()
        content_world(page).ask("check", text="x", context={"platform": "upwork", "surface": "message"})
        yield browser


@pytest.fixture(scope="module")
def other(both: Browser) -> Iterator[Page]:
    """A page of the other extension."""
    worker = next(
        (one for one in both.context.service_workers if not one.url.startswith(OURS)), None
    ) or both.context.wait_for_event("serviceworker", lambda one: not one.url.startswith(OURS))
    page = both.context.new_page()
    page.goto(worker.url.replace("worker.js", "page.html"))
    page.evaluate(FORGE)
    yield page


def says(page: Page, expression: str) -> str:
    """What comes of it: its value as text, or "refused" and why."""
    return page.evaluate(
        f"() => Promise.resolve().then(() => {expression}).then((v) => JSON.stringify(v) ?? 'nothing', (e) => 'refused: ' + e.message)"
    )


ASKS = ["state", "page", "check", "pause", "forget", "pair", "rules", "set_fact", "tell", "show"]


@pytest.mark.parametrize("ask", ASKS)
def test_it_gets_no_word_from_ours(other: Page, ask: str) -> None:
    message = json.dumps({"to": "worker", "ask": ask, "text": "x", "context": {"platform": "upwork"}, "minutes": 60})
    said = says(other, f"chrome.runtime.sendMessage('{places.chromium_id()}', {message})")
    assert said.startswith("refused: Could not establish connection")


def test_it_gets_no_port_to_ours(other: Page) -> None:
    said = says(
        other,
        f"new Promise((done) => {{ const port = chrome.runtime.connect('{places.chromium_id()}');"
        " port.onMessage.addListener(done); port.onDisconnect.addListener(() => done('closed')); port.postMessage({to: 'worker', ask: 'state'}); })",
    )
    assert said == '"closed"'


def test_it_may_not_start_the_helper(other: Page) -> None:
    said = says(
        other,
        f"new Promise((done) => {{ const port = chrome.runtime.connectNative('{places.HOST_NAME}');"
        " port.onMessage.addListener((told) => done(told)); port.onDisconnect.addListener(() => done(chrome.runtime.lastError.message)); })",
    )
    assert "forbidden" in said and "secret" not in said


def request(both: Browser, path: str, headers: dict, body: str | None = QUESTION) -> str:
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
def test_the_helper_gives_it_nothing(both: Browser, other: Page, tried: tuple) -> None:
    said = says(other, request(both, *tried))
    assert "findings" not in said and "platforms" not in said and "paths" not in said
    if not said.startswith("refused"):
        assert json.loads(said)[0] in (401, 403, 409, 415)


def test_the_forged_origin_did_arrive(both: Browser, other: Page) -> None:
    """So the secret is what kept it out, not the origin: with a foreign origin the answer is 403, with ours 401."""
    said = says(other, request(both, "/v1/classify", JSON_TYPE))
    assert said.startswith("refused") or json.loads(said)[0] == 401


@pytest.mark.parametrize(
    "file", ["card/card.html", "rules.json", "manifest.json", "popup/popup.html", "worker/proof.js"]
)
def test_it_reads_no_file_of_ours(other: Page, file: str) -> None:
    assert says(other, f"fetch('{OURS}/{file}').then((a) => a.text())").startswith("refused")


def test_it_opens_no_store_of_ours(both: Browser, other: Page) -> None:
    kept = says(
        other, "Promise.all([indexedDB.databases(), chrome.storage.local.get(null), chrome.storage.session.get(null)])"
    )
    assert kept == "[[],{},{}]"


def test_nothing_of_all_that_changed_ours(both: Browser) -> None:
    page = both.ours()
    assert both.ask(page, "state")["helper"] == "on"
    assert both.ask(page, "page", url=both.room())["paused"] is None
    assert len(both.helper_pids()) == 1


def test_files_of_this_test_are_no_part_of_the_extension() -> None:
    assert not (Path(places.extension_folder()) / "page.html").exists()
