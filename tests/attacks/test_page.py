"""G2 and G15: a hostile page, another extension and a taken-over page process against the real extension."""

# ruff: noqa: E501 - tables, one attack a line

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page

from inlane import places
from tests.browser import acting, chromium
from tests.browser.chromium import Browser, content_world
from tests.helper import Helper

GOAL = "G2 page and extension attacks, Chromium"
HERE = Path(__file__).parent
ATTACKS = (HERE / "page_attacks.js").read_text("utf-8")
TOOLS = (HERE / "page_tools.js").read_text("utf-8")
NAMES = re.findall(r"^  '([^']+)':", ATTACKS, re.MULTILINE)
OF_THE_HELPER = [name for name in NAMES if "helper" in name or name.startswith("rules")]
# What the card says of the text below, and nobody else on the page does.
WORDS = ["Breaks a rule", "Fine if", "Ignore", "Keep talking", "Inlane", "Write instead"]


def attack(page: Page, name: str, port: int) -> list:
    known = {"words": WORDS, "id": places.chromium_id(), "port": port}
    return page.evaluate(
        f"""async ([name, known]) => {{
            const WORDS = known.words;
            {TOOLS}
            const attacks = {ATTACKS};
            let found = [];
            try {{ found = await attacks[name](known); }} catch {{ return []; }}
            return found.map((one) => String(one?.outerHTML ?? one).slice(0, 200));
        }}""",
        [name, known],
    )


def port_of(browser: Browser) -> int:
    """Where the helper of this browser listens: an attacker may guess it."""
    (pid,) = browser.helper_pids()
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = {fields[9]: int(fields[1].rpartition(":")[2], 16) for fields in lines if fields[3] == "0A"}
    try:
        links = [link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir()]
    except PermissionError:  # closed to everybody but root, as it should be: try who answers like a helper
        return next(port for port in listening.values() if _is_helper(port))
    return next(port for inode, port in listening.items() if f"socket:[{inode}]" in links)


def _is_helper(port: int) -> bool:
    try:
        return Helper(f"http://127.0.0.1:{port}", "x", None).get("/v1/rules").status == 401
    except OSError:
        return False


@pytest.fixture(scope="module")
def warned(browser: Browser) -> Iterator[Page]:
    """A conversation with marked words and an open card: everything that we ever show is there to be read."""
    page = browser.conversation()
    acting.write(page, acting.SENTENCE)
    chromium.wait_for_marks(page, 1)
    acting.card(page)
    yield page
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_learns_nothing(browser: Browser, warned: Page, name: str) -> None:
    assert attack(warned, name, port_of(browser)) == []


@pytest.fixture(scope="module")
def neighbour(browser: Browser) -> Iterator[Page]:
    """A page of another server on this computer: no rule of the browser about local networks stands before it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Neighbour) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        page = browser.open(f"http://127.0.0.1:{server.server_port}/")
        yield page
        page.close()
        server.shutdown()
        thread.join()


class Neighbour(BaseHTTPRequestHandler):
    """An empty page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>neighbour</title><body id=box>")

    def log_message(self, *_: object) -> None:
        pass


# The check page's own code and looks are public, and given to anybody who finds the port.
PUBLIC = ("helper by script", "helper by style")


@pytest.mark.parametrize("name", [name for name in OF_THE_HELPER if name not in PUBLIC])
def test_nor_does_a_page_of_this_computer(browser: Browser, warned: Page, neighbour: Page, name: str) -> None:
    assert attack(neighbour, name, port_of(browser)) == []


NAIVE = f"""() => {{
    const shown = document.createElement('div');
    shown.attachShadow({{mode: 'open', serializable: true}}).textContent = {json.dumps(WORDS[0])};
    shown.popover = 'manual';
    const plain = document.createElement('p');
    plain.textContent = {json.dumps(WORDS[0])};
    document.querySelector('#box').before(shown, plain);
    CSS.highlights.set('warned', new Highlight());
    localStorage.setItem('warned', '1');
}}"""


def test_the_same_attacks_read_a_careless_extension(browser: Browser, figures: Callable[..., None]) -> None:
    """So the list has teeth: a warning written into the page is read in many ways."""
    page = browser.conversation()
    page.evaluate(NAIVE)
    hits = [name for name in NAMES if attack(page, name, 1)]
    page.close()
    assert len(hits) >= 10, hits
    figures(tried=0, worst=0, note=f"a careless extension: {len(hits)} of {len(NAMES)} attacks read it")


# -- what a page can forge


FORGED = {
    "a click on our place": "host.click()",
    "clicks all over": "for (const node of document.querySelectorAll('*:not(button)')) node.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true}))",
    "keys on our place": "for (const key of ['Enter', 'Escape', 'Tab', ' ']) host.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))",
    "Enter on the page": "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true}))",
    "fifty messages": "for (const did of ['send', 'close', 'ignore', 'use', 'back', 'fact', 'size', 'ready', 'over', 'out']) for (const to of ['page', 'card', 'worker', '*', undefined]) postMessage({to, did, ask: did, index: 0, fact: 'stage', value: 'active_contract', send: true}, '*')",
    "messages from a frame": "const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.parent.postMessage({to: 'page', did: 'send'}, '*'); f.remove()",
    "custom events": "for (const name of ['inlane', 'send', 'ready', 'message', 'inlane:send']) for (const node of [window, document, host]) node.dispatchEvent(new CustomEvent(name, {detail: {did: 'send'}, bubbles: true}))",
    "datasets": "for (const node of [host, box, document.documentElement]) Object.assign(node.dataset, {inlane: 'off', mode: 'off', fresh: '', checked: 'true'})",
    "a storage event": "dispatchEvent(new StorageEvent('storage', {key: 'paused', newValue: '9999999999999'}))",
    "pointer events over the words": "for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) host.dispatchEvent(new PointerEvent(type, {bubbles: true, clientX: 300, clientY: 300}))",
    "names like ours": "window.Gate = window.Stage = window.Place = window.Inlane = {keep() {}, pass() {}}",
    "a frame that looks like ours": "const f = document.createElement('iframe'); f.src = '/ab/messages#card'; f.name = 'card'; document.body.append(f); f.remove()",
}  # fmt: skip


def state(page: Page) -> dict:
    """What the extension holds about the box: nothing of it may move by a page's own hand."""
    return content_world(page).run(
        "(() => { const s = Stage.session(); return {shown: s.shown.map(({key}) => key), held: [...s.heldFor],"
        " ignored: [...s.ignored], letGo: s.letGo.size, text: s.text, facts: Place.now().facts, asked: Place.now().asked}; })()"
    )


def settings(browser: Browser, page: Page) -> str:
    return content_world(page).run("JSON.stringify(Place.now())") + str(browser.helper_pids())


@pytest.fixture
def marked(browser: Browser) -> Iterator[Page]:
    page = browser.conversation()
    acting.write(page, acting.SENTENCE)
    chromium.wait_for_marks(page, 1)
    acting.check_now(page, acting.EMAIL)
    yield page
    page.close()


@pytest.mark.parametrize("script", FORGED.values(), ids=FORGED)
def test_what_a_page_forges_changes_nothing(browser: Browser, marked: Page, script: str) -> None:
    before, kept = state(marked), settings(browser, marked)
    marked.evaluate(f"() => {{ const host = {HOST}; const box = {BOX}; {script}; }}")
    marked.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert (state(marked), settings(browser, marked)) == (before, kept)
    assert len(chromium.wait_for_marks(marked, 1)) == 1


HOST = "[...document.documentElement.children].find((node) => node.popover)"
BOX = "document.querySelector('#box')"
# Row 39: what a page changes in its own world is not what we run on.
BUILTINS = [
    *("Element.prototype.attachShadow", "Element.prototype.append", "Element.prototype.querySelectorAll", "Node.prototype.appendChild"),
    *("JSON.stringify", "JSON.parse", "Array.prototype.push", "Array.prototype.map", "Array.prototype.filter", "Array.prototype.find"),
    *("String.prototype.slice", "String.prototype.trim", "Promise.prototype.then", "Map.prototype.get", "Set.prototype.has"),
    *("EventTarget.prototype.addEventListener", "EventTarget.prototype.dispatchEvent", "Document.prototype.createElement"),
    *("Element.prototype.getBoundingClientRect", "Range.prototype.getClientRects", "HTMLElement.prototype.focus", "HTMLElement.prototype.click"),
    *("CSSStyleSheet.prototype.replaceSync", "HTMLElement.prototype.showPopover", "Element.prototype.matches", "Element.prototype.closest"),
    *("window.fetch", "window.requestAnimationFrame", "window.getComputedStyle", "window.setTimeout", "Object.entries", "Function.prototype.call"),
]  # fmt: skip


def test_built_ins_that_the_page_replaced_are_not_ours(browser: Browser, figures: Callable[..., None]) -> None:
    page = browser.context.new_page()
    page.add_init_script(f"""
        window.hits = [];
        addEventListener('DOMContentLoaded', () => {{ for (const path of {json.dumps(BUILTINS)}) {{
            const [owner, name] = [path.split('.').slice(0, -1), path.split('.').at(-1)];
            const target = owner.reduce((from, key) => from[key], window);
            const real = target[name];
            target[name] = function (...given) {{
                try {{ if (new Error().stack.includes('extension:')) window.hits.push(path); }} catch {{}}
                return Reflect.apply(real, this, given);
            }};
        }} }});""")
    page.goto(browser.room())
    acting.write(page, acting.SENTENCE)
    chromium.wait_for_marks(page, 1)
    assert page.evaluate("window.hits") == []
    page.close()
    figures(tried=len(BUILTINS), worst=0)


def test_what_lies_under_the_marks_is_the_page(marked: Page) -> None:
    """Row 35: the layer takes no click, so that the page cannot feel where the marks are."""
    mark = chromium.marks(marked)[0]
    nodes = marked.evaluate(
        "([x, y]) => document.elementsFromPoint(x, y).map((node) => node.id || node.tagName)",
        [mark.x + mark.width / 2, mark.y + mark.height / 2],
    )
    assert nodes[0] == "box"


VIEW = """() => {
    const texts = [document.documentElement.getHTML(), String(getSelection()), [...(CSS.highlights?.keys() ?? [])], window.length,
        Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, document.styleSheets.length,
        [...document.querySelectorAll('*')].map((node) => [node.tagName, node.getBoundingClientRect().toJSON(), node.shadowRoot !== null]),
        document.getAnimations().length, performance.getEntriesByType('resource').length, document.activeElement?.id,
        JSON.stringify(getComputedStyle([...document.documentElement.children].find((node) => node.popover) ?? document.body).cssText)];
    return JSON.stringify(texts);
}"""


def test_all_that_the_page_can_see_is_the_same_for_a_flagged_and_a_clean_text(browser: Browser) -> None:
    """G15. The two texts are of one length; what the page reads is dumped after both."""
    views = []
    for text in (acting.SENTENCE, "x" * len(acting.SENTENCE)):
        page = browser.conversation()
        acting.write(page, text)
        acting.check_now(page, text)
        chromium.wait_for_marks(page, 1 if text == acting.SENTENCE else 0)
        views.append(page.evaluate(VIEW).replace(text.strip(), "T").replace(page.url.split("/")[-1], "R"))
        page.close()
    assert views[0] == views[1]


# -- rows 43, 44: the text moves under us


def test_a_text_that_the_page_changes_is_not_called_checked(marked: Page) -> None:
    marked.evaluate(f"() => {{ {BOX}.value = 'something else entirely'; }}")
    said, text, is_checked = content_world(marked).run(
        "(Stage.session().refresh(), (({ said, text }) => [said?.text ?? null, text, Stage.session().isChecked()])(Stage.session()))"
    )
    # What is called checked is the new text, or nothing.
    assert text == "something else entirely" and is_checked == (said == text)


def test_a_storm_of_changes_is_not_a_storm_of_questions(marked: Page, figures: Callable[..., None]) -> None:
    world = content_world(marked)
    world.run(
        "globalThis.asked = 0; const real = chrome.runtime.sendMessage.bind(chrome.runtime);"
        " chrome.runtime.sendMessage = (said) => (said.ask === 'check' && globalThis.asked++, real(said)); 0"
    )
    marked.evaluate(
        f"async () => {{ for (let i = 0; i < 500; i++) {{ {BOX}.value = 'x'.repeat(i % 50) + i;"
        f" {BOX}.dispatchEvent(new Event('input', {{bubbles: true}})); if (i % 25 === 0) await new Promise((done) => setTimeout(done, 10)); }} }}"
    )
    acting.check_now(marked, "499")
    asked = world.run("globalThis.asked")
    assert 0 < asked <= 100 and world.run("Stage.session().text.endsWith('499')")
    figures(worst=0, note=f"500 edits in a storm: {asked} questions")


# -- row 47: a taken-over page process speaks as our content script


def forged_messages() -> list[dict]:
    """Everything but "check this text" for the own tab, in shapes that a page process could send."""
    conversation = "A" * 43
    return [
        *({"ask": ask} for ask in ("state", "rules", "pause", "forget", "pair", "tell", "connect", "", None, 5, "constructor", "__proto__", "toString")),
        {"ask": "pause", "minutes": 60},
        {"ask": "forget", "conversation": None},
        {"ask": "pair", "digits": "123456"},
        {"ask": "set_fact", "conversation": conversation, "fact": "stage", "value": "active_contract"},
        {"ask": "set_fact", "conversation": None, "fact": "stage", "value": "active_contract"},
        {"ask": "set_fact", "conversation": {"a": 1}, "fact": "stage", "value": "active_contract"},
        {"ask": "tell", "tell": {"did": "send"}, "frame": 0},
        {"ask": "check", "text": None, "context": {}},
        {"ask": "check", "text": {"length": 1}, "context": {"platform": "upwork"}},
        {"ask": "check", "text": "x", "context": None},
        {"ask": "check", "text": "x", "context": {"platform": 5}},
        {"ask": "check", "text": "x", "context": {"platform": "upwork", "__proto__x": "y"}},
        {"ask": "check", "text": "x" * 60_000, "context": {"platform": "upwork"}},
        {"ask": ["check"], "text": "x", "context": {"platform": "upwork"}},
        {"ask": "check"},
        {"ask": "badge ", "counts": {}},
        {"ask": "show"},
        {"ask": "show", "show": {"show": "hold"}, "frame": "x"},
    ]  # fmt: skip


@pytest.mark.parametrize("message", forged_messages(), ids=lambda message: json.dumps(message)[:60])
def test_the_worker_does_nothing_else_for_a_content_script(browser: Browser, warned: Page, message: dict) -> None:
    world = content_world(warned)
    before = browser.worker.evaluate("chrome.storage.local.get(null).then(JSON.stringify)")
    answer = world.run(f"chrome.runtime.sendMessage({json.dumps({'to': 'worker', **message})})")
    assert answer is None or answer.get("ok") is False
    assert browser.worker.evaluate("chrome.storage.local.get(null).then(JSON.stringify)") == before


@pytest.mark.parametrize("area", ["local", "session", "sync", "managed"])
def test_a_content_script_reads_no_storage(warned: Page, area: str) -> None:
    world = content_world(warned)
    got = world.run(
        f"Promise.resolve(chrome.storage?.{area}?.get(null)).then((all) => Object.keys(all ?? {{}}), () => [])"
    )
    assert got == []


@pytest.mark.parametrize(
    "call", ["chrome.tabs", "chrome.runtime.connectNative", "chrome.runtime.sendNativeMessage", "chrome.scripting"]
)
def test_a_content_script_has_no_hands(warned: Page, call: str) -> None:
    assert content_world(warned).run(f"typeof {call}") == "undefined"
