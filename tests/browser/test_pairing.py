"""A browser that cannot start programs: every step down is said, and six digits make it check again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from inlane.serving import PORTS
from tests.browser.accessibility import axe
from tests.browser.chromium import Browser, content_world
from tests.browser.stranger import until
from tests.helper import command

TEXT = "My email is priya.design@gmail.com, send the Google Meet invite there."
CONTEXT = {"platform": "upwork", "surface": "message", "stage": "before_contract"}


@contextmanager
def serving(home: Path) -> Iterator[tuple[subprocess.Popen, str]]:
    """`inlane serve` as a person starts it, and the six digits that it shows."""
    env = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    process = subprocess.Popen(
        command("serve"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env
    )
    try:
        lines = [process.stdout.readline() for _ in range(3)]
        yield process, lines[2].rpartition(": ")[2].strip()
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def alone(start: Callable[..., Browser]) -> Browser:
    """A browser that has never heard of the helper."""
    return start(helper=False)


def check(browser: Browser, page: Page) -> dict:
    return browser.ask(page, "check", text=TEXT, context=CONTEXT)


def connect(popup: Page, digits: str) -> None:
    popup.get_by_text("Connect it by hand").click()
    popup.get_by_label("Six digits").fill(digits)
    popup.get_by_role("button", name="Connect").click()


def test_six_digits_connect_it_and_it_stays_connected(alone: Browser, tmp_path: Path) -> None:
    popup = alone.popup()
    state = popup.locator("#state")
    expect(state).to_contain_text("inlane install")
    assert axe(popup) == []
    connect(popup, "000 000")
    expect(state).to_contain_text("inlane serve")
    with serving(tmp_path / "home") as (process, digits):
        connect(alone.popup(), digits)
        expect(alone.context.pages[-1].locator("#state")).to_contain_text("Checking on this computer")
        assert check(alone, popup)["answer"]["verdict"] == "breach"
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert check(alone, popup)["ok"] is False
        assert "inlane serve" in until(lambda: "not running" in (said := check(alone, popup)["say"]) and said)
    with serving(tmp_path / "home"):
        assert until(lambda: check(alone, popup)["ok"])


def test_wrong_digits_are_said(alone: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "home") as (_, digits):
        popup = alone.popup()
        wrong = f"{(int(digits.replace(' ', '')) + 1) % 10**6:06d}"
        for _ in range(5):
            assert "not the digits" in alone.ask(popup, "pair", digits=wrong)["say"]
        assert "run out" in alone.ask(popup, "pair", digits=digits.replace(" ", ""))["say"]
        assert not check(alone, popup)["ok"]


def test_another_program_in_its_place_gets_no_text_and_learns_nothing(alone: Browser, tmp_path: Path) -> None:
    popup = alone.popup()
    with serving(tmp_path / "home") as (_, digits):
        assert alone.ask(popup, "pair", digits=digits.replace(" ", ""))["ok"]
        assert check(alone, popup)["ok"]
    with logging_everywhere() as logged:
        answer = until(lambda: (got := check(alone, popup))["why"] == "broken" and got)
        assert not answer["ok"] and "no text was sent" in answer["say"]
        assert "stands in the helper" in alone.ask(popup, "pair", digits="123456")["say"]
        said = b"".join(logged)
        assert b"/v1/hello" in said and b"/v1/pair" in said
        for word in (b"priya", b"invite", b"upwork", b"/v1/classify", b"123456", b"Bearer"):
            assert word not in said


@contextmanager
def logging_everywhere() -> Iterator[list[bytes]]:
    """A program on every place that the extension looks at: it answers 200 to all, and keeps what it hears."""
    logged: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            logged.append(self.path.encode() + bytes(self.headers) + body)
            content = json.dumps({"verdict": "clear", "hold": False, "findings": [], "mac": "x" * 43}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    servers = []
    for port in PORTS:
        with suppress(OSError):  # somebody else's helper stands there
            servers.append(ThreadingHTTPServer(("127.0.0.1", port), Handler))
    assert servers
    threads = [Thread(target=server.serve_forever, args=(0.05,)) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield logged
    finally:
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()


def test_the_secret_can_be_read_by_no_script_of_a_page(alone: Browser, tmp_path: Path) -> None:
    popup = alone.popup()
    with serving(tmp_path / "home") as (_, digits):
        assert alone.ask(popup, "pair", digits=digits.replace(" ", ""))["ok"]
        kept = popup.evaluate(
            "import('/worker/kept.js').then(({ keptKey }) => keptKey()).then((key) =>"
            " crypto.subtle.exportKey('raw', key).then(() => 'readable', () => String(key.extractable)))"
        )
        assert kept == "false"
        world = content_world(alone.conversation())
        assert world.run("indexedDB.databases().then((all) => all.map(({ name }) => name))") == []
        assert world.ask("pair", digits="123456")["why"] == "refused"
        stored = popup.evaluate("import('/worker/kept.js').then(({ all }) => all()).then(JSON.stringify)")
        assert (tmp_path / "home/inlane/paired.json").read_text().split('"secret": "')[1][:43] not in stored
