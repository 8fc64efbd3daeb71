"""G2 and G15: a hostile page against the real extension, in both browsers."""

# ruff: noqa: E501 - tables, one attack a line

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

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
    room.tab.run("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert state(side, room) == before
    assert len(room.tab.marks()) == 1


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
        JSON.stringify(getComputedStyle([...document.documentElement.children].find((node) => node.popover) ?? document.body).cssText)];
    return JSON.stringify(texts);
}"""


def test_all_that_the_page_can_see_is_the_same_for_a_flagged_and_a_clean_text(side: Side) -> None:
    """G15. The two texts are of one length; what the page reads is dumped after both."""
    views = []
    for text in (acting.SENTENCE, "x" * len(acting.SENTENCE)):
        room = side.room()
        room.type(text)
        room.wait_for_marks(1 if text == acting.SENTENCE else 0)
        wait(lambda room=room: side.inside(room.tab, "is_checked"), "the last word")
        views.append(room.tab.run(VIEW).replace(text.strip(), "T"))
        room.tab.close()
    assert views[0] == views[1]


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


# -- row 36: a press that is stolen

# What a page can lay over our frame, or do to it, so that the person sees a lure and presses on us.
COVERS = {
    "a popover that lets presses through": "Object.assign(cover, {popover: 'manual'}); document.body.append(cover); cover.showPopover();",
    "one in front of us all the time": "Object.assign(cover, {popover: 'manual'}); document.body.append(cover); setInterval(() => { cover.hidePopover(); cover.showPopover(); }, 60);",
    "one in a closed root": "const at = document.createElement('div'); document.body.append(at); Object.assign(cover, {popover: 'manual'}); at.attachShadow({mode: 'closed'}).append(cover); cover.showPopover();",
}  # fmt: skip
# What would fade or move us if we stood among the page's own elements.
FADES = {
    "a faded page": "document.documentElement.style.opacity = 0.01; document.body.style.cssText = 'opacity: 0.01; filter: opacity(0.01)';",
    "a faded place of ours": "host.style.cssText = 'opacity: 0.01 !important; filter: opacity(0.01) !important; clip-path: inset(45%) !important; mask: linear-gradient(#0000, #0000) !important';",
    "an animation of ours": "host.animate([{opacity: 0.001, transform: 'scale(0.01)'}, {opacity: 0.001, transform: 'scale(0.01)'}], {duration: 1e6});",
    "a moved page": "document.documentElement.style.cssText = 'transform: scale(0.1); zoom: 0.5; clip-path: inset(40%)';",
    "a high element": "cover.style.zIndex = 2147483647; document.documentElement.append(cover);",
    "a sheet for us": "const sheet = document.createElement('style'); sheet.textContent = 'div:popover-open, :root > div { opacity: 0.01 !important; visibility: hidden !important; display: none !important; inset: -900px !important }'; document.head.append(sheet);",
}  # fmt: skip
COVER = "const cover = document.createElement('div'); cover.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh; border: 0; margin: 0; background: white; pointer-events: none';"
ANYWAY = """() => {
    const anyway = document.getElementById('anyway');
    anyway.closest('details').open = true;
    const { x, y, width, height } = anyway.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


@pytest.fixture
def holding(side: Side) -> Iterator[tuple[Room, list[float]]]:
    """A held message, and where the button is that would send it."""
    room = side.room()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    wait(lambda: side.inside(room.tab, "is_checked"), "the last word")
    room.send("click")
    room.wait_for_hold()
    yield room, room.tab.run_in_card(ANYWAY)
    room.tab.close()


@pytest.mark.parametrize("script", COVERS.values(), ids=COVERS)
def test_a_press_through_a_cover_sends_nothing(side: Side, holding: tuple[Room, list[float]], script: str) -> None:
    if side.browser == "firefox":
        script = (
            "document.documentElement.style.filter = 'opacity(0.01)';"  # of covers it cannot tell; SECURITY.md says so
        )
    room, at = holding
    room.tab.run(f"() => {{ {COVER} {script} }}")
    room.tab.run("() => new Promise((done) => setTimeout(done, 400))")
    room.tab.click_in_card(*at)
    room.tab.run("() => new Promise((done) => setTimeout(done, 200))")
    assert room.sent() == [] and room.is_held()


def test_a_press_after_it_is_the_persons(side: Side, holding: tuple[Room, list[float]]) -> None:
    """We came to the front when they pressed: what they press then they see."""
    room, at = holding
    room.tab.run(f"() => {{ {COVER} {COVERS['a popover that lets presses through']} }}")
    for _ in range(2):
        room.tab.run("() => new Promise((done) => setTimeout(done, 800))")
        if room.is_held():
            room.tab.click_in_card(*at)
    wait(lambda: not room.is_held(), "the end of the hold")
    wait(room.sent, "the message")


@pytest.mark.parametrize("script", FADES.values(), ids=FADES)
def test_the_page_cannot_fade_us(side: Side, holding: tuple[Room, list[float]], tmp_path: Path, script: str) -> None:
    """The picture of our hold is the same, but for what the page shows behind it."""
    room, at = holding
    pictures = [tmp_path / name for name in ("before.png", "after.png")]
    room.tab.picture(pictures[0])
    left, top, _, _ = room.frame()
    room.tab.run(f"() => {{ const host = {HOST}; {COVER} {script} }}")
    room.tab.run("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)))")
    room.tab.picture(pictures[1])
    other = side.open("about:blank")
    before, after = (part(other, picture, left + at[0], top + at[1]) for picture in pictures)
    other.close()
    assert len(set(before)) > 10  # letters, not one plane
    assert before == after


PIXELS = """async (picture, x, y) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const pen = new OffscreenCanvas(60, 14).getContext('2d');
    const scale = image.width / innerWidth;
    pen.drawImage(image, (x - 30) * scale, (y - 7) * scale, 60 * scale, 14 * scale, 0, 0, 60, 14);
    return [...pen.getImageData(0, 0, 60, 14).data];
}"""


def part(tab: Tab, picture: Path, x: float, y: float) -> list[int]:
    """The pixels of a picture around this place."""
    return tab.run(PIXELS, base64.b64encode(picture.read_bytes()).decode(), x, y)
