"""A conversation with a message box of one make, in one of the browsers, and what a person does there."""

from __future__ import annotations

import itertools
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path

from playwright.sync_api import sync_playwright

from inlane import places
from tests.browser import chromium, firefox
from tests.browser.chromium import Mark
from tests.browser.practice_site import ALONE, SITE
from tests.browser.tabs import RIGHT, SETTLED, STILL, ChromiumTab, FirefoxTab, Tab, wait

BROWSERS = ("chromium", "firefox")
EDITORS = tuple(
    sorted(path.stem for path in Path(__file__).with_name("editors").glob("*.js") if path.stem not in ("room", "field"))
)
# One-line fields are titles, of a job post.
PATHS = {"input": "/ab/job-post/editor/input/{}"}
# For every script below: the window and document that the box is in, the box, and the middle of an element in the tab.
HERE = """
    const w = document.querySelector('#inner')?.contentWindow ?? window;
    const d = w.document;
    const find = (root) => root?.querySelector('textarea, input, [contenteditable=true]')
      ?? [...(root?.querySelectorAll('*') ?? [])].map((one) => find(one.shadowRoot)).find(Boolean);
    const box = find(d);
    const outer = w.frameElement?.getBoundingClientRect() ?? { x: 0, y: 0 };
    const middle = (one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [outer.x + x + width / 2, outer.y + y + height / 2];
    };
"""
# How far the sides of `mark` are from those of the words, where characters have boxes.
OFF_BY_BOXES = """
    const [words, mark] = given;
    const walker = d.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.lastIndexOf(words);
      if (at < 0) continue;
      const range = d.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      const { left, right, bottom } = range.getBoundingClientRect();
      const sides = [left - mark[0], right - mark[0] - mark[2], bottom - mark[1] - mark[3]];
      return Math.max(...sides.map(Math.abs));
    }
"""
# A field's characters have none, but the caret flips at the middle of a letter: half a letter further is its end. It is
# asked for inside the words alone: at their ends other letters may run the other way.
OFF_BY_CARET = """
    const [words, [x, y, width, height]] = given;
    const start = box.value.lastIndexOf(words);
    const end = start + words.length;
    const roots = { shadowRoots: [box.getRootNode()].filter((root) => root !== d) };
    const offset = (px) => d.caretPositionFromPoint(px - outer.x, y + height / 2 - outer.y, roots)?.offset ?? -1;
    const pen = d.createElement('canvas').getContext('2d');
    pen.font = w.getComputedStyle(box).font;
    const wide = (at) => pen.measureText(box.value[at]).width * (box.currentCSSZoom ?? 1);
    const flip = (at, from) => {
      let px = from;
      while (offset(px) < at && px < from + 60) px += 0.125;
      return px;
    };
    const left = flip(start + 2, x + wide(start)) - wide(start + 1) / 2 - wide(start);
    const right = flip(end - 1, x + width - 40) + wide(end - 2) / 2 + wide(end - 1);
    return Math.max(Math.abs(left - x), Math.abs(right - x - width));
"""
# The middle of a button of ours by its words, once it takes presses.
FIND = """(name) => {
    const all = [...document.querySelectorAll('button, summary')];
    const found = all.find((one) => one.textContent.trim() === name);
    if (!found?.checkVisibility() || document.documentElement.dataset.fresh !== undefined) return null;
    if (found.dataset.covered !== undefined) return null;
    found.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = found.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""
_numbers = itertools.count(1)
FIRST_START = 90.0  # seconds, on a busy machine with nothing in its caches


@dataclass
class Room:
    """An open conversation with the caret in its box."""

    tab: Tab
    editor: str

    def text(self) -> str:
        """What the editor's own model holds."""
        return self._run("return w.editor.text();")

    def set(self, text: str) -> None:
        """Put a text in through the editor's own model, as a page does by script."""
        self._run("w.editor.set(given[0]);", text)

    def markup(self) -> str:
        """What stands in the box, tag by tag; ids that editors draw by lot are left out."""
        lots = r"/ (id|data-[\w-]*id|data-offset-key|data-editor)=\"[^\"]*\"/g"
        return self._run(f"return (box.value ?? box.innerHTML).replace({lots}, '');")

    def sent(self) -> list[str]:
        """Every text that left, in order."""
        return self._run("return w.sent;")

    def is_ready(self) -> bool:
        return self._run("return Boolean(w.editor && box);")

    def run(self, body: str, *given: object) -> object:
        """The value of a script in the page, to which `box`, its document `d` and `given` are known."""
        return self._run(body, *given)

    def pill(self) -> str:
        """What the pill on screen says."""
        said = "document.querySelector('.pill')?.checkVisibility() ? document.querySelector('.pill').innerText : ''"
        return " ".join((self.tab.run_in_card(f"() => {said}") or "").split())

    def has_focus(self) -> bool:
        return self._run("return box.getRootNode().activeElement === box && d.hasFocus();")

    def enter(self) -> None:
        """Put the caret into the box, as a person does."""
        self.tab.click(*self._run("return middle(box);"))
        wait(self.has_focus, "the focus in the box")

    def type(self, text: str) -> None:
        self.tab.type(text)

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.tab.press(key)

    def select(self, words: str) -> None:
        """Put the selection on these words, in a box whose characters have places of their own."""
        self._run(
            """const walker = d.createTreeWalker(box, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const at = walker.currentNode.data.indexOf(given[0]);
              if (at < 0) continue;
              const node = walker.currentNode;
              return void w.getSelection().setBaseAndExtent(node, at, node, at + given[0].length);
            }""",
            words,
        )

    def undo(self) -> None:
        self.tab.press("Control+z")

    def send(self, way: str) -> None:
        """By Enter, or by a click on Send."""
        if way == "Enter":
            self.tab.press("Enter")
        else:
            self.tab.click(*self._run("return middle(d.getElementById('send'));"))

    def wait_for_marks(self, count: int) -> list[Mark]:
        """The marks, once there are so many."""
        found: list[Mark] = []

        def look() -> bool:
            found[:] = self.tab.marks()
            return len(found) == count

        wait(look, f"{count} marks")
        return found

    def off_by(self, mark: Mark, words: str) -> float:
        """How far, in CSS pixels, a mark's sides are from those of the words: at most this much."""
        mark_box = [mark.x, mark.y, mark.width, mark.height]
        if not self._run("return 'value' in box;"):
            return self._run(OFF_BY_BOXES, words, mark_box)
        return self._run(OFF_BY_CARET, words, mark_box)

    def wait_for_place(self, words: str) -> None:
        """The one mark, exactly under the words; AssertionError when it never is."""

        def off() -> float:
            marks = self.tab.marks()
            return self.off_by(marks[0], words) if len(marks) == 1 else inf

        wait(lambda: off() <= 1.5, f"the mark under {words}")

    def scroll(self, to: float) -> None:
        """Scroll the box, or what scrolls in it or around it."""
        self._run(
            """let node = box;
            const scrolls = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
              scrollHeight > clientHeight || scrollWidth > clientWidth;
            while (node && !scrolls(node)) node = node.parentElement;
            node?.scrollTo(box.tagName === 'INPUT' ? given[0] : 0, given[0]);""",
            to,
        )

    def is_held(self) -> bool:
        dialog = "document.querySelector('[role=alertdialog]')"
        return bool(self.tab.run_in_card(f"() => Boolean({dialog}?.checkVisibility())"))

    def wait_for_hold(self) -> None:
        """The hold is on screen, takes presses and has the keyboard."""
        wait(self.is_held, "the hold")
        ready = "document.documentElement.dataset.fresh === undefined && document.hasFocus()"
        wait(lambda: self.tab.run_in_card(f"() => {ready}"), "the hold's focus")

    def wait_for_no_hold(self) -> None:
        """It is gone, and the caret is in the box again."""
        wait(lambda: not self.is_held(), "the end of the hold")
        wait(self.has_focus, "the focus in the box")

    def open_card(self) -> None:
        """Rest on the first marked words."""
        mark = wait(self.tab.marks, "a mark")[0]
        self.tab.move(mark.x + 3, mark.y - 20)
        self.tab.move(mark.x + mark.width / 2, mark.y + mark.height / 2)
        wait(lambda: self.has_card() and self.tab.run_in_card(SETTLED), "the card")

    def has_card(self) -> bool:
        return bool(self.tab.run_in_card("() => document.querySelector('.card')?.checkVisibility() ?? false"))

    def press_pill(self) -> None:
        """Press it with the mouse, once it takes presses."""
        find = """() => {
            const { x, y, width, height } = document.querySelector('button.pill').getBoundingClientRect();
            return document.documentElement.dataset.fresh === undefined && [x + width / 2, y + height / 2];
        }"""
        self.tab.click_in_card(*wait(lambda: self.tab.run_in_card(find), "the pill"))

    def menu(self) -> None:
        """The pill's, by the other button of the mouse."""
        middle = "() => [innerWidth / 2, innerHeight / 2, document.documentElement.dataset.fresh === undefined]"

        def attempt() -> object:
            x, y, takes = self.tab.run_in_card(middle)
            left, top, _, _ = self.frame()
            if takes and self.pill():
                self.tab.click(left + x, top + y, RIGHT)
            return self.has_menu()

        wait(attempt, "the menu")

    def has_menu(self) -> bool:
        return bool(self.tab.run_in_card("() => document.querySelector('.menu')?.checkVisibility() ?? false"))

    def wait_for_menu(self) -> None:
        """It is on screen, and has the keyboard."""
        focus = "() => document.hasFocus() && document.activeElement.role === 'menuitem'"
        wait(lambda: self.has_menu() and self.tab.run_in_card(focus), "the menu")

    def ignore(self, *presses: str) -> None:
        """Open the card of the only mark, and press one of its ways to ignore, and what it asks then."""
        self.wait_for_marks(1)
        self.open_card()
        for name in presses:
            self.press_in_card(name)
        self.wait_for_marks(0)

    def frame(self) -> list[float]:
        """Left, top, width and height of our frame on the page."""
        return self.tab.frame()

    def middle(self, selector: str) -> list[float]:
        """The middle of an element of the page."""
        return self._run("return middle(d.querySelector(given[0]));", selector)

    def press_in_card(self, name: str) -> None:
        """Press one of our buttons with the mouse, as a person does: not before it has stood still."""
        wait(lambda: self.tab.run_in_card(FIND, name), f"the button {name}")
        time.sleep(STILL)
        self.tab.click_in_card(*wait(lambda: self.tab.run_in_card(FIND, name), f"the button {name}"))

    def press_until(self, name: str, until: Callable[[], object]) -> None:
        """Press one of our buttons until that is so: a busy Chromium may hold it to be covered for a moment."""

        def attempt() -> object:
            spot = self.tab.run_in_card(FIND, name)
            if spot:
                time.sleep(STILL)
                self.tab.click_in_card(*spot)
            with suppress(AssertionError):
                return wait(until, name, 3)
            return False

        wait(attempt, name)

    def _run(self, body: str, *given: object) -> object:
        return self.tab.run(f"async (...given) => {{ {HERE} {body} }}", *given)


@dataclass
class Rooms:
    """A running browser that opens conversations."""

    browser: str
    origin: str  # of our own pages
    open_tab: Callable[[str], Tab]
    update: Callable[[], None]  # the extension, under the pages that are open
    kill_helper: Callable[[signal.Signals], list[int]]

    def open(self, editor: str, with_us: bool = True) -> Room:
        """A fresh conversation, ready to type in; `with_us` False: at an address that the extension does not know."""
        path = PATHS.get(editor, f"/ab/messages/editor/{editor}/{{}}").format(f"room_{next(_numbers):x}")
        room = Room(self.open_tab(f"https://{SITE['upwork'] if with_us else ALONE}{path}"), editor)
        wait(room.is_ready, "the box")
        room.enter()
        return room

    def popup(self, room: Room) -> Tab:
        """The toolbar's window over a room, as a tab: no driver is shown a real one."""
        address = room.run("return location.href;")
        own = self.open_tab(f"{self.origin}/popup/popup.html")
        find = "async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id"
        number = wait(lambda: own.run(find, address), "the room's tab")
        own.close()
        popup = self.open_tab(f"{self.origin}/popup/popup.html?tab={number}")
        wait(lambda: popup.run("() => Boolean(document.querySelector('#here h2'))"), "the popup")
        return popup


def press(tab: Tab, name: str, until: Callable[[], object]) -> None:
    """Press a button of one of our own pages with the mouse; once more where the page was just written anew."""

    def attempt() -> bool:
        spot = tab.run(FIND, name)
        time.sleep(STILL)  # what stood there a moment ago may be another button by now
        if spot and spot == tab.run(FIND, name):
            tab.click(*spot)
        with suppress(AssertionError):
            return bool(wait(until, name, 2))
        return False

    wait(attempt, f"what {name} does")


@contextmanager
def running(
    browser: str,
    folder: Path,
    preferences: dict[str, object] | None = None,
    extension: Path | None = None,
    **options: object,
) -> Iterator[Rooms]:
    """The browser of that name with the extension and the real helper, which has answered once.

    `preferences` go to Firefox, `options` to Playwright's Chromium; `extension` is another folder than ours.
    """
    if browser == "firefox":
        with firefox.started(folder, preferences=preferences, extension=extension) as started:
            update = partial(started.install, places.extension_folder())
            tab = lambda url: FirefoxTab(started, started.open(url))  # noqa: E731
            yield _warm(Rooms(browser, started.origin, tab, update, started.kill_helper))
        return
    with (
        sync_playwright() as playwright,
        chromium.started(playwright, folder, extension=extension, **options) as started,
    ):
        update = partial(_reload, started)
        tab = lambda url: ChromiumTab(started.open(url))  # noqa: E731
        yield _warm(Rooms(browser, started.origin, tab, update, started.kill_helper))


def _reload(browser: chromium.Browser) -> None:
    browser.worker.evaluate("chrome.runtime.reload()")


def _warm(rooms: Rooms) -> Rooms:
    """The browser has just installed us, and the helper reads its tables: only the first text waits for that."""
    room = rooms.open("textarea")
    room.type("Mail me at priya.design@gmail.com please. ")
    wait(room.tab.marks, "the helper's first answer", FIRST_START)
    room.tab.close()
    return rooms
