"""One browser with the extension in it, as an attacker and a judge see it: the same hands in Chromium and Firefox."""

# ruff: noqa: E501 - scripts, one question a line

from __future__ import annotations

import json
import shutil
import signal
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright

from inlane import install, places
from tests.browser import chromium, firefox
from tests.browser.rooms import Room, Rooms
from tests.browser.stranger import install_host_in
from tests.browser.tabs import ChromiumTab, FirefoxTab, Tab

# What is asked of our content scripts' own world: there a page process that was taken over would speak.
PROBES = {
    "state": """() => { const s = Stage.session(); return { shown: s.shown.map(({ key }) => key), held: [...s.heldFor],
        ignored: [...s.ignored], letGo: s.letGo.size, text: s.text, facts: Place.now().facts, asked: Place.now().asked }; }""",
    "has_begun": "() => Boolean(Stage.session())",
    "settings": "() => JSON.stringify(Place.now())",
    "is_checked": "() => { const s = Stage.session(); return Boolean(s && s.isChecked() && !s.asking); }",
    "is_told": "() => { const s = Stage.session(); return Boolean(s && (s.unchecked || s.isChecked())); }",
    "looked_again": """() => { Stage.session().refresh(); const { said, text } = Stage.session();
        return [said?.text ?? null, text, Stage.session().isChecked()]; }""",
    "count_questions": """() => { globalThis.questions = 0; const real = chrome.runtime.sendMessage.bind(chrome.runtime);
        chrome.runtime.sendMessage = (said) => (said.ask === 'check' && globalThis.questions++, real(said)); }""",
    "questions": "() => globalThis.questions",
    "send": "(message) => chrome.runtime.sendMessage(message)",
    "storage": "(area) => Promise.resolve(chrome.storage?.[area]?.get(null)).then((all) => Object.keys(all ?? {}), () => [])",
    "databases": "() => indexedDB.databases().then((found) => found.map(({ name }) => name))",
    "type_of": "(path) => typeof path.split('.').slice(1).reduce((from, key) => from?.[key], chrome)",
    "start_helper": """(name) => new Promise((done) => { const port = chrome.runtime.connectNative(name);
        port.onMessage.addListener((told) => done(Object.keys(told))); port.onDisconnect.addListener(() => done('closed')); })""",
    "message_helper": "(name) => chrome.runtime.sendNativeMessage(name, { ask: 'ping' })",
    "here": "() => Stage.here()",
    "kept_frame": "() => Frame.mode()",
}  # fmt: skip
# Firefox hands its drivers no such world, so there a script of the test stands among ours.
_PROBE = """'use strict';
const Probe = {%s};
addEventListener('probe-asked', async ({ detail }) => {
  const [turn, name, given] = JSON.parse(detail);
  const said = await Promise.resolve().then(() => Probe[name](...given)).then((value) => [true, value ?? null], (error) => [false, String(error)]);
  dispatchEvent(new CustomEvent('probe-answered', { detail: JSON.stringify([turn, ...said]) }));
});
"""
_ASK_PROBE = """(name, given) => new Promise((done, refuse) => {
  const turn = crypto.randomUUID();
  const hear = ({ detail }) => {
    const [of, isGood, value] = JSON.parse(detail);
    if (of !== turn) return;
    removeEventListener('probe-answered', hear);
    if (isGood) done(value); else refuse(new Error(value));
  };
  addEventListener('probe-answered', hear);
  dispatchEvent(new CustomEvent('probe-asked', { detail: JSON.stringify([turn, name, given]) }));
})"""
# A name that led to an attacker's server while its page was loaded, and leads to this computer now.
REBOUND, LURE = "rebound.test", "/ab/messages/lure"
_MANIFEST = {
    "manifest_version": 3,
    "name": "Another",
    "version": "1",
    "permissions": ["declarativeNetRequestWithHostAccess", "nativeMessaging", "storage", "tabs", "scripting"],
    "host_permissions": ["http://127.0.0.1/*", "https://www.upwork.com/*"],
}


class Side:
    """What the attacks need of a browser.

    `id` is the name by which another extension would speak to ours; `guess` is where a page would look for our files:
    Firefox gives us another address in every profile, so there a page can only guess.
    """

    browser: str
    origin: str
    id: str
    guess: str

    def open(self, address: str) -> Tab:
        """A new tab there."""
        raise NotImplementedError

    def other(self) -> Tab:
        """A page of another extension, which has every right that a person may have given it."""
        raise NotImplementedError

    def inside(self, tab: Tab, probe: str, *given: object) -> object:
        """The value of a probe in the world of our content scripts."""
        raise NotImplementedError

    def in_background(self, tab: Tab, function: str) -> object:
        """Run a function on the worker's global; what it leaves there lives as long as `tab`, a page of ours."""
        raise NotImplementedError

    def helper_pids(self) -> list[int]:
        raise NotImplementedError

    def kill_helper(self, how: signal.Signals = signal.SIGKILL) -> list[int]:
        raise NotImplementedError

    def ours(self, path: str = "check/check.html") -> Tab:
        """A page of the extension in a tab of its own."""
        return self.open(f"{self.origin}/{path}")

    def ask(self, tab: Tab, ask: str, **more: object) -> dict:
        """What the worker answers to one of the extension's own pages."""
        message = {"to": "worker", "ask": ask, **more}
        return tab.run("(message) => chrome.runtime.sendMessage(message)", message)

    def room(self, editor: str = "textarea") -> Room:
        """A conversation with the caret in its empty box."""
        # Nothing is updated under attack.
        return Rooms(self.browser, self.origin, self.open, update=lambda: None, kill_helper=self.kill_helper).open(
            editor
        )


@dataclass
class ChromiumSide(Side):
    running: chromium.Browser
    browser: str = "chromium"

    @property
    def origin(self) -> str:
        return self.running.origin

    @property
    def id(self) -> str:
        return places.chromium_id()

    @property
    def guess(self) -> str:
        return self.origin

    def open(self, address: str) -> Tab:
        return ChromiumTab(self.running.open(address))

    def other(self) -> Tab:
        workers = self.running.context.service_workers
        theirs = next((one for one in workers if not one.url.startswith(self.origin)), None)
        theirs = theirs or self.running.context.wait_for_event(
            "serviceworker", lambda one: not one.url.startswith(self.origin)
        )
        return self.open(theirs.url.replace("worker.js", "page.html"))

    def inside(self, tab: ChromiumTab, probe: str, *given: object) -> object:
        values = ", ".join(json.dumps(value) for value in given)
        return chromium.content_world(tab.page).run(f"({PROBES[probe]})({values})")

    def in_background(self, tab: Tab, function: str) -> object:
        return self.running.worker.evaluate(f"({function})(self)")

    def helper_pids(self) -> list[int]:
        return self.running.helper_pids()

    def kill_helper(self, how: signal.Signals = signal.SIGKILL) -> list[int]:
        return self.running.kill_helper(how)


@dataclass
class FirefoxSide(Side):
    running: firefox.Firefox
    browser: str = "firefox"

    @property
    def origin(self) -> str:
        return self.running.origin

    @property
    def id(self) -> str:
        return places.gecko_id()

    @property
    def guess(self) -> str:
        return f"moz-extension://{uuid.uuid4()}"

    def open(self, address: str) -> Tab:
        return FirefoxTab(self.running, self.running.open(address))

    def other(self) -> Tab:
        return self.open(f"moz-extension://{firefox.OTHER_UUID}/page.html")

    def inside(self, tab: Tab, probe: str, *given: object) -> object:
        return tab.run(_ASK_PROBE, probe, given)

    def in_background(self, tab: Tab, function: str) -> object:
        return tab.run(f"async () => ({function})(await chrome.runtime.getBackgroundPage())")

    def helper_pids(self) -> list[int]:
        return self.running.helper_pids()

    def kill_helper(self, how: signal.Signals = signal.SIGKILL) -> list[int]:
        return self.running.kill_helper(how)


@contextmanager
def chromium_side(playwright: Playwright, folder: Path, *, other: bool = False, helper: bool = True) -> Iterator[Side]:
    """Chromium with the extension in it; `other`: and another one; without `helper` it was not told of one."""
    both = f"{places.extension_folder()},{another(folder, 'service_worker')}" if other else ""
    flags = (f"--disable-extensions-except={both}", f"--load-extension={both}") if other else ()
    # What newer browsers do about pages that ask this computer is a help that ours must not need.
    flags += (f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1", "--disable-features=LocalNetworkAccessChecks")
    with chromium.started(playwright, folder / "profile", args=flags, helper=helper) as running:
        running.context.route(f"http://{REBOUND}:*{LURE}", chromium.practice)
        yield ChromiumSide(running)


@contextmanager
def firefox_side(
    folder: Path, *, other: bool = False, helper: bool = True, preferences: dict[str, object] | None = None
) -> Iterator[Side]:
    """The same for Firefox."""
    with firefox.started(folder / "home", extension=probed(folder), helper=helper, preferences=preferences) as running:
        if other:
            where = {"type": "path", "path": str(another(folder, "scripts"))}
            running.session.command("webExtension.install", extensionData=where)
        pattern = {"type": "pattern", "protocol": "http", "hostname": REBOUND, "pathname": LURE}
        running.session.command("network.addIntercept", phases=["beforeRequestSent"], urlPatterns=[pattern])
        yield FirefoxSide(running)


def probed(folder: Path) -> Path:
    """A copy of the extension with the probes in it, and nothing else changed."""
    copy = folder / "extension"
    shutil.copytree(places.extension_folder(), copy)
    (copy / "probe.js").write_text(_PROBE % ", ".join(f"{name}: {probe}" for name, probe in PROBES.items()))
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    manifest["content_scripts"][-1]["js"].append("probe.js")
    (copy / "manifest.json").write_text(json.dumps(manifest))
    return copy


def another(folder: Path, background: str) -> Path:
    """Another extension's folder."""
    made = folder / "another"
    made.mkdir()
    worker = {background: "worker.js" if background == "service_worker" else ["worker.js"]}
    own = {"browser_specific_settings": {"gecko": {"id": firefox.OTHER_ID}}} if background == "scripts" else {}
    (made / "manifest.json").write_text(json.dumps({**_MANIFEST, **own, "background": worker}))
    (made / "worker.js").write_text("// listens to nothing")
    (made / "page.html").write_text("<!doctype html><title>another</title>")
    return made


def false_host(folder: Path, browser: str, told: dict) -> None:
    """Make the browser of this folder start a host that says `told`."""
    gecko = browser == "firefox"
    where = "home/.mozilla/" + install.GECKO_FOLDER if gecko else "profile/" + install.CHROMIUM_FOLDER
    install_host_in(folder / where, told, gecko)
