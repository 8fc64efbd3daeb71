"""Drives Debian's Firefox over WebDriver BiDi, its own protocol: nothing stands between, and nothing is downloaded."""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from websockets.sync.client import ClientConnection, connect

from inlane import install, places
from tests.browser.chromium import helpers_below
from tests.browser.practice_site import ALONE, SITE, headers, respond

EXECUTABLE = "/usr/bin/firefox-esr"
UUID = "5d2c1c5e-3f0f-4f6c-9f34-0f8f6a1c77b1"  # fixed here; every person's Firefox makes another one
# Another extension, of the tests of what one may do to ours.
OTHER_ID, OTHER_UUID = "another@inlane.test", "7d2c1c5e-3f0f-4f6c-9f34-0f8f6a1c77b2"
START = 60  # seconds until it listens
ANSWER = 30
PREFERENCES = {
    "remote.prefs.recommended": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "extensions.webextensions.uuids": json.dumps({places.gecko_id(): UUID, OTHER_ID: OTHER_UUID}),
    "network.dns.localDomains": "rebound.test",  # a name of somebody else's that was moved to this computer
    # Ordinary smooth scrolling and carets that blink make pictures and waits differ from run to run.
    "general.smoothScroll": False,
    "ui.caretBlinkTime": 0,
}


class BidiError(RuntimeError):
    """The browser refused a command; the text is its own."""


@dataclass
class Session:
    """The connection: one command at a time; requests to the marketplace are answered while one waits."""

    socket: ClientConnection
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def command(self, method: str, **params: object) -> dict:
        """The result of a command. Raises BidiError, TimeoutError."""
        number = self._post(method, params)
        until = time.monotonic() + ANSWER
        while True:
            message = json.loads(self.socket.recv(timeout=max(0.0, until - time.monotonic())))
            if message.get("id") == number:
                if message["type"] == "error":
                    raise BidiError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]
            if message.get("method") == "network.beforeRequestSent" and message["params"]["isBlocked"]:
                self._answer(message["params"]["request"])

    def _post(self, method: str, params: dict) -> int:
        number = next(self._ids)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        return number

    def _answer(self, request: dict) -> None:
        status, kind, body = respond(request["url"])
        said = {"content-type": kind, **headers(request["url"])}
        lines = [{"name": name, "value": {"type": "string", "value": value}} for name, value in said.items()]
        content = {"type": "base64", "value": base64.b64encode(body).decode()}
        answer = {"request": request["request"], "statusCode": status, "headers": lines, "body": content}
        self._post("network.provideResponse", {**answer, "reasonPhrase": "Practice"})


@dataclass
class Firefox:
    """A running Firefox with the extension; `home` holds its profile and what it knows of native programs."""

    session: Session
    process: subprocess.Popen
    home: Path

    @property
    def origin(self) -> str:
        return f"moz-extension://{UUID}"

    def open(self, address: str, kind: str = "tab") -> str:
        """A new tab, or a window; its browsing context."""
        context = self.session.command("browsingContext.create", type=kind)["context"]
        self.session.command("browsingContext.navigate", context=context, url=address, wait="complete")
        return context

    def install(self, extension: Path) -> None:
        """As a temporary add-on; once more, it is an update."""
        self.session.command("webExtension.install", extensionData={"type": "path", "path": str(extension)})

    def picture(self, context: str, path: Path) -> None:
        """A screenshot of what is in view there."""
        taken = self.session.command("browsingContext.captureScreenshot", context=context)
        path.write_bytes(base64.b64decode(taken["data"]))

    def in_window(self, body: str, *given: object) -> object:
        """The value of a script in the browser's own window, outside of every page; it knows `given`."""
        tree = self.session.command("browsingContext.getTree", **{"moz:scope": "chrome"})
        window = tree["contexts"][0]["context"]
        function = f"""async (json) => {{
            const given = JSON.parse(json);
            return JSON.stringify((await (async () => {{ {body} }})()) ?? null);
        }}"""
        result = self.session.command(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": json.dumps(given)}],
            awaitPromise=True,
            target={"context": window},
        )
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    def helper_pids(self) -> list[int]:
        """The processes of the helper that this browser started."""
        return helpers_below(lambda pid: pid == self.process.pid)

    def kill_helper(self, how: signal.Signals = signal.SIGKILL) -> list[int]:
        """Send `how` to the helper; returns the ids of the processes that got it."""
        pids = self.helper_pids()
        for pid in pids:
            os.kill(pid, how)
        return pids


@contextmanager
def started(
    home: Path,
    *,
    helper: bool = True,
    headed: bool = False,
    extension: Path | None = None,
    preferences: dict[str, object] | None = None,
) -> Iterator[Firefox]:
    """Firefox with the extension as a temporary add-on, in a home folder of its own."""
    profile = home / "profile"
    profile.mkdir(parents=True)
    known = PREFERENCES | (preferences or {})
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in known.items())
    (profile / "user.js").write_text("".join(lines))
    if helper:
        install.install(home / ".mozilla" / install.GECKO_FOLDER)
    log = home / "log.txt"
    # System access: the driver then reaches into the extension's own pages too.
    flags = ["--no-remote", "--remote-debugging-port=0", "--remote-allow-system-access"]
    command = [EXECUTABLE, "--profile", str(profile), *flags, *([] if headed else ["--headless"]), "about:blank"]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "HOME": str(home)}
        )
    try:
        with connect(f"{_address(log, process)}/session", max_size=None) as socket:
            session = Session(socket)
            session.command("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
            session.command("session.subscribe", events=["network.beforeRequestSent"])
            session.command(
                "network.addIntercept",
                phases=["beforeRequestSent"],
                urlPatterns=[
                    {"type": "pattern", "protocol": "https", "hostname": host} for host in (*SITE.values(), ALONE)
                ],
            )
            folder = extension or places.extension_folder()
            running = Firefox(session, process, home)
            running.install(folder)
            yield running
            with suppress(Exception):
                session.command("browser.close")
    finally:
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        if process.poll() is None:
            process.kill()
            process.wait()


def _address(log: Path, process: subprocess.Popen) -> str:
    """Where it listens, as it says in its log. Raises TimeoutError."""
    until = time.monotonic() + START
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text(errors="replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise TimeoutError(f"Firefox did not start: {log.read_text(errors='replace')[-1000:]}")
