"""G2 and G15: a hostile page against the real extension, in both browsers."""

# ruff: noqa: E501 - tables, one attack a line

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Error

from tests.attacks.ports import port_of
from tests.attacks.sides import LURE, REBOUND, Side
from tests.browser import acting
from tests.browser.rooms import Room
from tests.browser.tabs import Tab, wait

GOAL = "G2 page and extension attacks"
HERE = Path(__file__).parent
ATTACKS = (HERE / "page_attacks.js").read_text("utf-8")
TOOLS = (HERE / "page_tools.js").read_text("utf-8")
NAMES = re.findall(r"^  '([^']+)':", ATTACKS, re.MULTILINE)
OF_THE_HELPER = [name for name in NAMES if "helper" in name or name.startswith("rules")]
# These open something and wait for it: all at once. Those that read go first, one after the other.
PATIENT = [name for name in NAMES if name in OF_THE_HELPER or "extension" in name or "a frame of" in name]
# What the card says of the text below, and nobody else on the page does.
WORDS = ["Breaks a rule", "Fine if", "Ignore", "Keep talking", "Inlane", "Write instead"]


def attack(tab: Tab, side: Side, names: list[str], port: int) -> dict[str, list[str]]:
    """What each of these attacks got."""
    known = {"words": WORDS, "id": side.id, "base": side.guess, "port": port}
    return tab.run(
        f"""async (names, patient, known) => {{
            const WORDS = known.words;
            {TOOLS}
            const attacks = {ATTACKS};
            const tried = async (name) => {{
                let found = [];
                try {{ found = await attacks[name](known); }} catch {{ /* it got nothing */ }}
                return [name, found.map((one) => String(one?.outerHTML ?? one).slice(0, 200))];
            }};
            const done = [];
            for (const name of names) if (!patient.includes(name)) done.push(await tried(name));
            done.push(...await Promise.all(names.filter((name) => patient.includes(name)).map(tried)));
            return Object.fromEntries(done);
        }}""",
        names,
        PATIENT,
        known,
    )


@pytest.fixture(scope="module")
def warned(side: Side) -> Iterator[Room]:
    """A conversation with marked words and an open card: everything that we ever show is there to be read."""
    room = side.room()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    room.open_card()
    yield room
    room.tab.close()


@pytest.fixture(scope="module")
def learnt(side: Side, warned: Room) -> dict[str, list[str]]:
    return attack(warned.tab, side, NAMES, port_of(side))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_learns_nothing(learnt: dict[str, list[str]], name: str) -> None:
    assert learnt[name] == []


@pytest.fixture(scope="module")
def neighbour(side: Side, warned: Room) -> Iterator[dict[str, list[str]]]:
    """A page of another server on this computer: no rule of the browser about local networks stands before it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Neighbour) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        tab = side.open(f"http://127.0.0.1:{server.server_port}/")
        yield attack(tab, side, OF_THE_HELPER, port_of(side))
        tab.close()
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
def test_nor_does_a_page_of_this_computer(neighbour: dict[str, list[str]], name: str) -> None:
    assert neighbour[name] == []


REBINDING = """async (path, how) => {
    try { const answer = await fetch(path, how); return [answer.status, await answer.text()]; } catch (error) { return [0, String(error)]; }
}"""
POST = {
    "method": "POST",
    "headers": {"Content-Type": "application/json"},
    "body": '{"text": "x", "context": {"platform": "upwork"}}',
}


@pytest.mark.parametrize(
    ("path", "how"),
    [
        ("/v1/classify", POST),
        ("/v1/rules", {}),
        ("/v1/hello", POST),
        ("/", {}),
        ("/rules.json", {}),
        ("/shared/dom.js", {}),
    ],
    ids=str,
)
def test_a_name_moved_to_this_computer_reads_nothing(side: Side, warned: Room, path: str, how: dict) -> None:
    """Row 1: to the browser the helper is the page's own server now; only the Host header tells."""
    tab = side.open(f"http://{REBOUND}:{port_of(side)}{LURE}")
    status, said = tab.run(REBINDING, path, how)
    tab.close()
    assert status in (0, 421)
    if status:
        assert json.loads(said)["error"]["code"] == "wrong_host"


def test_the_moved_name_does_reach_this_computer(side: Side, figures: Callable[..., None]) -> None:
    """So the test before has teeth: a server that looks at no Host is read."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Neighbour) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        tab = side.open(f"http://{REBOUND}:{server.server_port}{LURE}")
        status, said = tab.run(REBINDING, "/", {})
        tab.close()
        server.shutdown()
        thread.join()
    assert status == 200 and "neighbour" in said
    figures(tried=0, worst=0)


NAIVE = f"""() => {{
    const shown = document.createElement('div');
    shown.attachShadow({{mode: 'open', serializable: true}}).textContent = {json.dumps(WORDS[0])};
    shown.popover = 'manual';
    const plain = document.createElement('p');
    plain.textContent = {json.dumps(WORDS[0])};
    document.querySelector('textarea').before(shown, plain);
    CSS.highlights.set('warned', new Highlight());
    localStorage.setItem('warned', '1');
}}"""


def test_the_same_attacks_read_a_careless_extension(side: Side, figures: Callable[..., None]) -> None:
    """So the list has teeth: a warning written into the page is read in many ways."""
    room = side.room()
    room.tab.run(NAIVE)
    hits = [name for name, found in attack(room.tab, side, NAMES, 1).items() if found]
    room.tab.run("() => localStorage.clear()")
    room.tab.close()
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
    "a pointer on every word": "const at = box.getBoundingClientRect(); for (const type of ['mousemove', 'pointermove', 'mouseover', 'pointerdown']) for (let x = at.left; x < at.right; x += 10) for (const target of [box, document, window]) target.dispatchEvent(new PointerEvent(type, {bubbles: true, composed: true, view: window, clientX: x, clientY: at.top + 18}))",
    "a storage event": "dispatchEvent(new StorageEvent('storage', {key: 'paused', newValue: '9999999999999'}))",
    "pointer events over the words": "for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) host.dispatchEvent(new PointerEvent(type, {bubbles: true, clientX: 300, clientY: 300}))",
    "names like ours": "window.Gate = window.Stage = window.Place = window.Inlane = {keep() {}, pass() {}}",
    "a frame that looks like ours": "const f = document.createElement('iframe'); f.src = '/ab/messages#card'; f.name = 'card'; document.body.append(f); f.remove()",
}  # fmt: skip


def state(side: Side, room: Room) -> list:
    """What the extension holds about the box, and about the page: nothing of it may move by a page's own hand."""
    return [side.inside(room.tab, "state"), side.inside(room.tab, "settings"), side.helper_pids()]


@pytest.fixture
def marked(side: Side) -> Iterator[Room]:
    room = side.room()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    wait(lambda: side.inside(room.tab, "is_checked"), "the last word")
    yield room
    room.tab.close()


@pytest.fixture(scope="module")
def forged(side: Side) -> Iterator[tuple[Room, list]]:
    """One conversation for all of them, and how things stood in it at first."""
    room = side.room()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    wait(lambda: side.inside(room.tab, "is_checked"), "the last word")
    yield room, state(side, room)
    room.tab.close()


@pytest.mark.parametrize("script", FORGED.values(), ids=FORGED)
def test_what_a_page_forges_changes_nothing(side: Side, forged: tuple[Room, list], script: str) -> None:
    room, before = forged
    room.tab.run(f"() => {{ const host = {HOST}; const box = {BOX}; {script}; }}")
    # A card opens half a second after the pointer has come to rest.
    room.tab.run(
        "(time) => new Promise((done) => requestAnimationFrame(() => setTimeout(done, time)))",
        700 if "pointer" in script else 50,
    )
    assert state(side, room) == before
    assert len(room.tab.marks()) == 1 and not room.has_card()


HOST = "[...document.documentElement.children].find((node) => node.popover)"
BOX = "document.querySelector('textarea')"
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


def test_built_ins_that_the_page_replaced_are_not_ours(side: Side, figures: Callable[..., None]) -> None:
    room = side.room()
    room.tab.run(f"""() => {{
        window.hits = [];
        for (const path of {json.dumps(BUILTINS)}) {{
            const [owner, name] = [path.split('.').slice(0, -1), path.split('.').at(-1)];
            const target = owner.reduce((from, key) => from[key], window);
            const real = target[name];
            target[name] = function (...given) {{
                try {{ if (new Error().stack.includes('extension:')) window.hits.push(path); }} catch {{}}
                return Reflect.apply(real, this, given);
            }};
        }}
    }}""")
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    assert room.tab.run("() => window.hits") == []
    room.tab.close()
    figures(tried=len(BUILTINS), worst=0)


def test_what_lies_under_the_marks_is_the_page(marked: Room) -> None:
    """Row 35: the layer takes no click, so that the page cannot feel where the marks are."""
    (mark,) = marked.tab.marks()
    top = "(x, y) => document.elementsFromPoint(x, y)[0].tagName"
    assert marked.tab.run(top, mark.x + mark.width / 2, mark.y + mark.height / 2) == "TEXTAREA"


VIEW = """() => {
    const texts = [document.documentElement.getHTML(), String(getSelection()), [...CSS.highlights.keys()], window.length,
        Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, document.styleSheets.length,
        [...document.querySelectorAll('*')].map((node) => [node.tagName, node.getBoundingClientRect().toJSON(), node.shadowRoot !== null]),
        document.getAnimations().length, performance.getEntriesByType('resource').length, document.activeElement?.id,
        JSON.stringify(getComputedStyle([...document.documentElement.children].find((node) => node.popover) ?? document.body).cssText),
        document.hasFocus(), document.activeElement?.tagName];
    // What would take a press where, asked all over.
    const felt = [];
    for (let y = 3; y < innerHeight; y += 7) for (let x = 3; x < innerWidth; x += 7) felt.push(document.elementsFromPoint(x, y).map(({ tagName }) => tagName[0]).join(''));
    return JSON.stringify([...texts, felt.join()]);
}"""
# Chromium tells a page what lies over its elements: here a row of them under the words.
LOOKED = """async () => {
    const { left, top } = document.querySelector('textarea').getBoundingClientRect();
    const made = [...Array(40).keys()].map((i) => document.body.appendChild(Object.assign(document.createElement('div'), {
        style: `position: fixed; left: ${left + 8 + 15 * i}px; top: ${top + 14}px; width: 8px; height: 8px; background: red` })));
    const seen = new Map();
    const watch = new IntersectionObserver((entries) => entries.forEach(({ target, isVisible }) => seen.set(target, isVisible)), { trackVisibility: true, delay: 100 });
    made.forEach((one) => watch.observe(one));
    await new Promise((done) => setTimeout(done, 400));
    watch.disconnect();
    made.forEach((one) => one.remove());
    return made.map((one) => String(seen.get(one))).join();
}"""


def test_all_that_the_page_can_see_is_the_same_for_a_flagged_and_a_clean_text(side: Side) -> None:
    """G15. The two texts are of one length; what the page reads is dumped after both."""
    views = []
    for text in (acting.SENTENCE, "x" * len(acting.SENTENCE)):
        room = side.room()
        room.type(text)
        room.wait_for_marks(1 if text == acting.SENTENCE else 0)
        wait(lambda room=room: side.inside(room.tab, "is_checked"), "the last word")
        if text == acting.SENTENCE:
            wait(room.pill, "the pill")
        seen = json.dumps(json.loads(room.tab.run(VIEW))[:-1])  # where the pill takes presses SECURITY.md names
        views.append((seen.replace(text.strip(), "T"), room.tab.run(LOOKED)))
        room.tab.close()
    assert views[0] == views[1]


def test_a_held_message_shows_the_page_that_it_is_held_and_nothing_more(side: Side, marked: Room) -> None:
    """G15 through a hold. What has the keyboard and takes presses is ours meanwhile: that alone the page can tell."""
    before = json.loads(marked.tab.run(VIEW))
    marked.press("Enter")
    marked.wait_for_hold()
    during = json.loads(marked.tab.run(VIEW))
    told = [i for i, (one, other) in enumerate(zip(before, during, strict=True)) if one != other]
    assert told == [len(before) - 2, len(before) - 1] and during[-2] == "DIV"
    marked.press("Escape")
    marked.wait_for_no_hold()
    wait(lambda: json.loads(marked.tab.run(VIEW)) == before, "the view before the hold")


FALSE_FRAME = """async (address) => {
    const frame = Object.assign(document.createElement('iframe'), { src: address, credentialless: true });
    document.body.append(frame);
    await new Promise((done) => { frame.onload = done; setTimeout(done, 2000); });
    await new Promise((done) => setTimeout(done, 300));
    frame.remove();
}"""


def address(room: Room) -> str | None:
    """Of our frame; None while it is being loaded."""
    with suppress(Error):
        return room.tab.run_in_card("() => location.href")
    return None


def test_a_frame_with_the_address_of_our_card_is_not_taken_for_it(marked: Room) -> None:
    """A page that is alone in its process can have Chromium measure its memory, and is told the address there."""
    marked.tab.run(FALSE_FRAME, address(marked))
    marked.open_card()
    assert marked.has_card()


def test_a_page_that_moves_our_place_loads_it_anew(marked: Room) -> None:
    before = address(marked)
    marked.tab.run(
        f"() => {{ const host = {HOST}; document.body.append(host); document.documentElement.append(host); }}"
    )
    marked.type("More. ")  # put elsewhere it is empty; with the next word it is there again
    wait(lambda: address(marked) not in (before, None), "another name")
    marked.wait_for_marks(1)
    marked.open_card()


# -- rows 43, 44: the text moves under us


def test_a_text_that_the_page_changes_is_not_called_checked(side: Side, marked: Room) -> None:
    marked.tab.run(f"() => {{ {BOX}.value = 'something else entirely'; }}")
    said, text, is_checked = side.inside(marked.tab, "looked_again")
    # What is called checked is the new text, or nothing.
    assert text == "something else entirely" and is_checked == (said == text)


def test_a_storm_of_changes_is_not_a_storm_of_questions(side: Side, marked: Room, figures: Callable[..., None]) -> None:
    side.inside(marked.tab, "count_questions")
    marked.tab.run(
        f"async () => {{ for (let i = 0; i < 500; i++) {{ {BOX}.value = 'x'.repeat(i % 50) + i;"
        f" {BOX}.dispatchEvent(new Event('input', {{bubbles: true}})); if (i % 25 === 0) await new Promise((done) => setTimeout(done, 10)); }} }}"
    )
    wait(lambda: side.inside(marked.tab, "is_checked"), "the last word")
    asked = side.inside(marked.tab, "questions")
    assert 0 < asked <= 100 and side.inside(marked.tab, "state")["text"].endswith("499")
    figures(worst=0, note=f"500 edits in a storm: {asked} questions")
