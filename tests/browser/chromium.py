"""Drives Debian's Chromium with the extension loaded, over practice pages at Upwork's addresses."""

from __future__ import annotations

import itertools
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Frame, Page, Playwright, Route, Worker

from inlane import install, places
from tests.browser import practice_site

EXECUTABLE = "/usr/bin/chromium"
SITE = "https://www.upwork.com"
PROPOSAL = f"{SITE}/nx/proposals/job/~021234567890/apply/"
PROFILE = f"{SITE}/freelancers/settings/profile"
_QUIET = (
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_rooms = itertools.count(1)


@dataclass(frozen=True)
class Mark:
    """One empty box that the extension drew, in CSS pixels of the viewport."""

    verdict: str
    x: float
    y: float
    width: float
    height: float


@dataclass
class Browser:
    """A running Chromium with the extension; `profile` is its user data folder."""

    context: BrowserContext
    profile: Path

    @property
    def origin(self) -> str:
        return places.chromium_origin()

    @property
    def worker(self) -> Worker:
        """The extension's service worker, waited for."""
        ours = (worker for worker in self.context.service_workers if worker.url.startswith(self.origin))
        return next(ours, None) or self.context.wait_for_event("serviceworker")

    def room(self, rich: bool = False) -> str:
        """The address of a conversation that nobody has opened yet."""
        return f"{SITE}/ab/messages/{'rich' if rich else 'rooms'}/room_{next(_rooms):032x}"

    def conversation(self, rich: bool = False, address: str | None = None) -> Page:
        """A practice conversation in a new tab; `rich` has a contenteditable for a composer."""
        return self.open(address or self.room(rich))

    def proposal(self) -> Page:
        return self.open(PROPOSAL)

    def profile_page(self) -> Page:
        return self.open(PROFILE)

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.goto(address)
        return page

    def ours(self, path: str = "check/check.html") -> Page:
        """A page of the extension in a tab of its own."""
        return self.open(f"{self.origin}/{path}")

    def popup(self, path: str = "popup/popup.html") -> Page:
        """The toolbar's window, as a tab: headless Chromium shows no real one to a driver."""
        return self.ours(path)

    def tab_of(self, address: str) -> int:
        """The number of the tab at an address, once the browser knows it."""
        find = "async (url) => (await chrome.tabs.query({url: 'https://*/*'})).find((tab) => tab.url === url)?.id"
        for _ in range(200):
            if number := self.worker.evaluate(find, address):
                return number
            time.sleep(0.05)
        raise AssertionError(f"no tab at {address}")

    def ask(self, page: Page | Frame, ask: str, **more: object) -> object:
        """What the worker answers to a message from one of the extension's own pages."""
        message = {"to": "worker", "ask": ask, **more}
        return page.evaluate("(message) => chrome.runtime.sendMessage(message)", message)

    def helper_pids(self) -> list[int]:
        """The processes of the helper that this browser started."""
        return helpers_below(lambda pid: f"--user-data-dir={self.profile}" in _command(pid))

    def kill_helper(self, how: signal.Signals = signal.SIGKILL) -> list[int]:
        """Send `how` to the helper; returns the ids of the processes that got it."""
        pids = self.helper_pids()
        for pid in pids:
            os.kill(pid, how)
        return pids


@contextmanager
def started(
    playwright: Playwright,
    profile: Path,
    *,
    headed: bool = False,
    helper: bool = True,
    extension: Path | None = None,
    args: tuple[str, ...] = (),
    **options: object,
) -> Iterator[Browser]:
    """Chromium with the extension (another folder's with `extension`) and a fresh `profile`.

    Without `helper` no browser has been told where the helper is. `args` go to Chromium, `options` to Playwright.
    """
    folder = extension or places.extension_folder()
    if helper:
        install.install(profile)
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=EXECUTABLE,
        headless=not headed,
        args=[
            "--no-sandbox",
            *_QUIET,
            # Both: Playwright's own --disable-extensions would leave the second one without effect.
            f"--disable-extensions-except={folder}",
            f"--load-extension={folder}",
            *args,
        ],
        **options,
    )
    try:
        for host in (*practice_site.SITE.values(), practice_site.ALONE):
            context.route(f"https://{host}/**", practice)
        yield Browser(context, profile)
    finally:
        context.close()


def practice(route: Route) -> None:
    """Answer for the marketplace. Nothing goes out."""
    status, kind, body = practice_site.respond(route.request.url)
    headers = {"Content-Type": kind, **practice_site.headers(route.request.url)}
    route.fulfill(status=status, headers=headers, body=body)


def card(page: Page) -> Frame:
    """The frame of the extension's card in this page, waited for."""
    found = card_or_none(page)
    while found is None:
        page.wait_for_event("framenavigated")
        found = card_or_none(page)
    return found


def card_or_none(page: Page) -> Frame | None:
    return next((frame for frame in page.frames if "/card/card.html" in frame.url), None)


def marks(page: Page) -> list[Mark]:
    """The boxes in our closed root, in reading order; only the debugger can look in there."""
    for _ in range(10):
        with suppress(Error):  # a mark went while it was looked at
            return _marks(page)
    return _marks(page)


def _marks(page: Page) -> list[Mark]:
    session = page.context.new_cdp_session(page)
    try:
        root = session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        found = [_mark(session, node, words) for node, words in _closed(root, False) if words[:1] == ["mark"]]
        return sorted(found, key=lambda mark: (mark.y, mark.x))
    finally:
        session.detach()


def wait_for_marks(page: Page, count: int, timeout: float = 5_000) -> list[Mark]:
    """The marks, once there are `count` of them; AssertionError after `timeout` milliseconds."""
    found: list[Mark] | None = None
    for _ in range(int(timeout / 50)):
        found = marks(page)
        if len(found) == count:
            return found
        page.wait_for_timeout(50)
    raise AssertionError(f"{count} marks expected, seen: {found}")


def content_world(page: Page) -> ContentWorld:
    """The isolated world of our content scripts in the page's main frame."""
    return ContentWorld(page)


class ContentWorld:
    """Runs JavaScript where our content scripts run: what a taken-over page process could say for them."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._id = 0
        self._session.on("Runtime.executionContextCreated", self._created)
        self._session.send("Runtime.enable")
        if not self._id:
            raise LookupError("no content script of ours runs here")

    def _created(self, event: dict) -> None:
        context = event["context"]
        if context["origin"] == places.chromium_origin() and not context["auxData"]["isDefault"]:
            self._id = context["id"]

    def run(self, expression: str) -> object:
        """The value of `expression`, awaited."""
        asked = {
            "expression": expression,
            "contextId": self._id,
            "awaitPromise": True,
            "returnByValue": True,
        }
        got = self._session.send("Runtime.evaluate", asked)
        if "exceptionDetails" in got:
            raise RuntimeError(got["exceptionDetails"]["exception"].get("description"))
        return got["result"].get("value")

    def ask(self, ask: str, **more: object) -> object:
        """What the worker answers to a content script."""
        return self.run(f"chrome.runtime.sendMessage({json.dumps({'to': 'worker', 'ask': ask, **more})})")


def _closed(node: dict, inside: bool) -> Iterator[tuple[dict, list[str]]]:
    """Every element inside closed shadow roots, with the words of its class."""
    inside = inside or node.get("shadowRootType") == "closed"
    if inside and node["nodeType"] == 1:
        names = node["attributes"]
        yield node, dict(zip(names[::2], names[1::2], strict=True)).get("class", "").split()
    for child in (*node.get("shadowRoots", ()), *node.get("children", ())):
        yield from _closed(child, inside)


def _mark(session: object, node: dict, words: list[str]) -> Mark:
    # Border box: x, y of its four corners, from the top left one, clockwise.
    corners = session.send("DOM.getBoxModel", {"nodeId": node["nodeId"]})["model"]["border"]
    return Mark(words[1], corners[0], corners[1], corners[2] - corners[0], corners[5] - corners[1])


def helpers_below(is_browser: Callable[[int], bool]) -> list[int]:
    """The helpers that processes of that browser started."""
    parents = dict(_parents())
    mine = {pid for pid in parents if is_browser(pid)}
    return [pid for pid in parents if _is_helper(pid) and mine & set(_ancestors(pid, parents))]


def _parents() -> Iterator[tuple[int, int]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                # The name in brackets may hold anything; the state and the parent's id come after it.
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            if state != "Z":
                yield int(folder.name), int(parent)


def _ancestors(pid: int, parents: dict[int, int]) -> Iterator[int]:
    while pid := parents.get(pid, 0):
        yield pid


def _command(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").split("\0")
    except OSError:
        return []


def _is_helper(pid: int) -> bool:
    return any(Path(word).name == "inlane-host" for word in _command(pid)[:2])
