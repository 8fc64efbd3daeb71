"""One tab of either browser with the same hands and eyes, for tests that run in both."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Error, Page

from tests.browser import chromium
from tests.browser.chromium import Mark
from tests.browser.firefox import Firefox

LEFT, RIGHT = 0, 2  # buttons of the mouse
PATIENCE = 15.0  # seconds; a machine that others use too may be slow
# Of our frame: it has the room that its words asked for, and takes presses.
STILL = 0.35  # seconds that our frame has to stand where it is before a press on it was meant (content/frame.js)
SETTLED = """() => {
    const { width, height } = document.querySelector('main').firstElementChild?.getBoundingClientRect() ?? {};
    const isDeaf = [document.documentElement.dataset.fresh, document.getElementById('use')?.dataset.covered];
    return width <= innerWidth && height <= innerHeight && isDeaf.every((one) => one === undefined);
}"""
LINE = "/card/incoming.html"
LINE_SAYS = "() => document.querySelector('button.line')?.innerText.trim() ?? ''"
_STYLE = """(root) => {
    const style = getComputedStyle(root.querySelector('.mark'));
    return { color: style.borderBottomColor, line: style.borderBottomStyle, width: style.borderBottomWidth };
}"""
# Firefox's own way in for keys and words of an input method, as the system hands them to it: no page sees a script.
_SYSTEM = """
    const { now } = (window.inlaneInput ??= {});
    const tip = now ?? Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    window.inlaneInput.now = tip;
    tip.beginInputTransactionForTests(window);
    const key = (key, code, keyCode) => new KeyboardEvent('', { key, code, keyCode });
"""
_COMPOSE = """
    tip.setPendingCompositionString(given[0]);
    tip.appendClauseToPendingComposition(given[0].length, tip.ATTR_RAW_CLAUSE);
    tip.setCaretInPendingComposition(given[0].length);
    tip.flushPendingComposition();
"""
_COMMIT = "tip.commitCompositionWith(given[0], key('Enter', 'Enter', 13));"
_SHORTCUT = """
    const keys = [key('Control', 'ControlLeft', 17), key('Shift', 'ShiftLeft', 16), key(...given)];
    for (const one of keys) tip.keydown(one);
    for (const one of keys.reverse()) tip.keyup(one);
"""
# Keys of our commands, by key, code and number; those without one from us are given it as on the browser's own page.
_COMMANDS = {
    "next-warning": (".", "Period", 190),
    "use-suggestion": (",", "Comma", 188),
    "read-out": ("7", "Digit7", 55),
    "pause-here": ("8", "Digit8", 56),
}
_GIVEN = ("read-out", "pause-here")
# What the driver says of a frame that has gone, or was loaded anew, while it was asked.
_GONE = ("context was destroyed", "was detached", "has been closed")
# WebDriver's code points for keys without a character.
_KEYS = {
    "Enter": "\ue007",
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "Delete": "\ue017",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "Home": "\ue011",
    "End": "\ue010",
    "Shift": "\ue008",
    "Control": "\ue009",
}


class Tab(Protocol):
    """A tab; scripts are the text of a function, and what they take and return is JSON."""

    browser: str

    def run(self, function: str, *arguments: object) -> object:
        """The function's value in the page, awaited."""

    def run_in_card(self, function: str, *arguments: object) -> object:
        """The same in our frame on the page; None while it is not there."""

    def type(self, text: str) -> None:
        """Type where the focus is, key by key."""

    def press(self, keys: str) -> None:
        """One press, such as "Shift+Enter"."""

    def compose(self, text: str) -> None:
        """Have these words in an input method: they do not stand yet."""

    def commit(self, text: str) -> None:
        """Take these words of the input method, by Enter."""

    def shortcut(self, command: str = "next-warning") -> None:
        """Press what the browser has for a command of ours."""

    def tap(self, x: float, y: float) -> None:
        """Touch a place of the page."""

    def click(self, x: float, y: float, button: int = LEFT) -> None:
        """Press the mouse at a place of the page, in CSS pixels."""

    def click_in_card(self, x: float, y: float) -> None:
        """Press the mouse at a place of our frame."""

    def frame(self) -> list[float]:
        """Where our frame is on the page: left, top, width and height."""

    def shows(self) -> bool:
        """Is our frame on screen?"""

    def move(self, x: float, y: float) -> None:
        """Move the mouse there."""

    def marks(self) -> list[Mark]:
        """The boxes that we drew, in reading order."""

    def lines(self) -> list[str]:
        """What our lines under messages say."""

    def mark_style(self) -> dict[str, str]:
        """The first mark's `color`, kind of `line` and `width`."""

    def resize(self, width: int, height: int) -> None:
        """Give the page so many CSS pixels."""

    def picture(self, path: Path) -> None:
        """A screenshot of what is in view."""

    def front(self) -> None:
        """Bring the tab before the others."""

    def close(self) -> None:
        """Close the tab."""


@dataclass
class ChromiumTab:
    page: Page
    browser: str = "chromium"

    def run(self, function: str, *arguments: object) -> object:
        return self.page.evaluate(f"(arguments) => ({function})(...arguments)", list(arguments))

    def run_in_card(self, function: str, *arguments: object) -> object:
        for _ in range(3):  # our frame may be loaded anew at this very moment
            try:
                if frame := chromium.card_or_none(self.page):
                    return frame.evaluate(f"(arguments) => ({function})(...arguments)", list(arguments))
            except Error as error:
                if not any(sign in str(error) for sign in _GONE):
                    raise
            self._hear()
        return None

    def _hear(self) -> None:
        """The driver hears of frames that came and went while it waits for an answer, and never else."""
        self.page.evaluate("0")

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)

    def compose(self, text: str) -> None:
        caret = {"selectionStart": len(text), "selectionEnd": len(text)}
        self._debugger(("Input.imeSetComposition", {"text": text, **caret}))

    def commit(self, text: str) -> None:
        enter = {"windowsVirtualKeyCode": 229, "key": "Enter", "code": "Enter"}
        press = ("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
        self._debugger(press, ("Input.insertText", {"text": text}))

    def shortcut(self, command: str = "next-warning") -> None:
        # No driver presses a shortcut of Chromium's own: this is what the browser tells the extension then.
        worker = next(one for one in self.page.context.service_workers if one.url.endswith("/worker.js"))
        worker.evaluate(
            """async ([url, command]) => {
                const [tab] = await chrome.tabs.query({ url });
                chrome.commands.onCommand.dispatch(command, tab);
            }""",
            [self.page.url, command],
        )

    def tap(self, x: float, y: float) -> None:
        touch = "Input.dispatchTouchEvent"
        down = {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
        self._debugger((touch, down), (touch, {"type": "touchEnd", "touchPoints": []}))

    def _debugger(self, *commands: tuple[str, dict]) -> None:
        session = self.page.context.new_cdp_session(self.page)
        for method, params in commands:
            session.send(method, params)
        session.detach()

    def click(self, x: float, y: float, button: int = LEFT) -> None:
        self.page.mouse.click(x, y, button="right" if button == RIGHT else "left")

    def click_in_card(self, x: float, y: float) -> None:
        left, top, _, _ = self.frame()
        self.click(left + x, top + y)

    def frame(self) -> list[float]:
        box = chromium.card(self.page).frame_element().bounding_box()
        assert box
        return [box["x"], box["y"], box["width"], box["height"]]

    def shows(self) -> bool:
        return chromium.content_world(self.page).run("Frame.isShown()")

    def move(self, x: float, y: float) -> None:
        self.page.mouse.move(x, y)

    def marks(self) -> list[Mark]:
        return chromium.marks(self.page)

    def lines(self) -> list[str]:
        self._hear()
        frames = [frame for frame in self.page.frames if LINE in frame.url]
        return [text for frame in frames if (text := frame.evaluate(LINE_SAYS))]

    def mark_style(self) -> dict[str, str]:
        return json.loads(chromium.content_world(self.page).run(f"JSON.stringify(({_STYLE})(Frame.root()))"))

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def front(self) -> None:
        self.page.bring_to_front()

    def close(self) -> None:
        self.page.close()


@dataclass
class FirefoxTab:
    firefox: Firefox
    context: str
    browser: str = "firefox"

    def run(self, function: str, *arguments: object) -> object:
        return self._call(self.context, function, arguments)

    def run_in_card(self, function: str, *arguments: object) -> object:
        card = self._card()
        return card and self._call(card, function, arguments)

    def type(self, text: str) -> None:
        self._keys([{"type": kind, "value": char} for char in text for kind in ("keyDown", "keyUp")])

    def press(self, keys: str) -> None:
        values = [_KEYS.get(key, key) for key in keys.split("+")]
        down = [{"type": "keyDown", "value": value} for value in values]
        self._keys([*down, *({"type": "keyUp", "value": value} for value in reversed(values))])

    def compose(self, text: str) -> None:
        self.firefox.in_window(_SYSTEM + _COMPOSE, text)

    def commit(self, text: str) -> None:
        self.firefox.in_window(_SYSTEM + _COMMIT, text)

    def shortcut(self, command: str = "next-warning") -> None:
        key = _COMMANDS[command]
        if command in _GIVEN:
            own = self.firefox.open(f"{self.firefox.origin}/popup/popup.html")
            give = "(name, shortcut) => browser.commands.update({ name, shortcut })"
            FirefoxTab(self.firefox, own).run(give, command, f"Ctrl+Shift+{key[0]}")
            self.firefox.session.command("browsingContext.close", context=own)
            self.front()
        self.firefox.in_window(_SYSTEM + _SHORTCUT, *key)

    def tap(self, x: float, y: float) -> None:
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._pointer(x, y, press, "touch")

    def click(self, x: float, y: float, button: int = LEFT) -> None:
        self._pointer(x, y, [{"type": "pointerDown", "button": button}, {"type": "pointerUp", "button": button}])

    def click_in_card(self, x: float, y: float) -> None:
        left, top, _, _ = self.frame()
        self.click(left + x, top + y)

    def frame(self) -> list[float]:
        return self._in_root(
            """(root) => {
                const { x, y, width, height } = root.querySelector('iframe').getBoundingClientRect();
                return [x, y, width, height];
            }"""
        )

    def shows(self) -> bool:
        return bool(self._in_root("(root) => root.querySelector('iframe').classList.contains('shown')"))

    def move(self, x: float, y: float) -> None:
        self._pointer(x, y, [])

    def marks(self) -> list[Mark]:
        drawn = """(root) => [...root.querySelectorAll('.mark')].map((mark) => {
            const { x, y, width, height } = mark.getBoundingClientRect();
            return [mark.className.split(' ')[1], x, y, width, height];
        })"""
        return sorted((Mark(*each) for each in self._in_root(drawn) or []), key=lambda mark: (mark.y, mark.x))

    def lines(self) -> list[str]:
        frames = [one["context"] for one in self._below() if LINE in one["url"]]
        return [text for frame in frames if (text := self._call(frame, LINE_SAYS, ()))]

    def mark_style(self) -> dict[str, str]:
        return self._in_root(_STYLE)

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self.firefox.session.command("browsingContext.setViewport", context=self.context, viewport=size)

    def picture(self, path: Path) -> None:
        self.firefox.picture(self.context, path)

    def front(self) -> None:
        self.firefox.session.command("browsingContext.activate", context=self.context)

    def close(self) -> None:
        self.firefox.session.command("browsingContext.close", context=self.context)

    def _in_root(self, function: str) -> object:
        """The function's value of the closed root that we draw in; the driver alone is handed such roots."""
        last = "() => document.querySelector('dialog > [popover]') ?? document.documentElement.lastElementChild"
        found = self._script(self.context, last, [], {"includeShadowTree": "all", "maxDomDepth": 1})
        root = (found.get("value") or {}).get("shadowRoot")
        return root and self._call(self.context, function, (), [{"sharedId": root["sharedId"]}])

    def _card(self) -> str | None:
        return next((one["context"] for one in self._below() if "/card/card.html" in one["url"]), None)

    def _below(self) -> list[dict]:
        """The tab and the frames in it."""
        return _below(self.firefox.session.command("browsingContext.getTree", root=self.context)["contexts"])

    def _call(self, context: str, function: str, arguments: tuple, given: list | None = None) -> object:
        # Values go and come as JSON: the protocol's own form of them has a type for each.
        taken = "...given" if given else "...JSON.parse(given[0])"
        wrapped = f"async (...given) => JSON.stringify((await ({function})({taken})) ?? null)"
        passed = given or [{"type": "string", "value": json.dumps(arguments)}]
        return json.loads(self._script(context, wrapped, passed)["value"])

    def _script(self, context: str, function: str, arguments: list, form: dict | None = None) -> dict:
        result = self.firefox.session.command(
            "script.callFunction",
            functionDeclaration=function,
            arguments=arguments,
            awaitPromise=True,
            target={"context": context},
            **({"serializationOptions": form} if form else {}),
        )
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return result["result"]

    def _keys(self, actions: list[dict]) -> None:
        self._act({"type": "key", "id": "keys", "actions": actions})

    def _pointer(self, x: float, y: float, presses: list[dict], kind: str = "mouse") -> None:
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        self._act({"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": [move, *presses]})

    def _act(self, source: dict) -> None:
        self.firefox.session.command("input.performActions", context=self.context, actions=[source])


def _below(contexts: list[dict]) -> list[dict]:
    return [one for context in contexts for one in (context, *_below(context["children"] or []))]


def wait(look: Callable[[], object], what: str = "that", patience: float = PATIENCE) -> object:
    """What `look` gives once it is true. AssertionError when it never is."""
    until = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > until:
            raise AssertionError(f"never came: {what}; last: {found!r}")
        time.sleep(0.02)
