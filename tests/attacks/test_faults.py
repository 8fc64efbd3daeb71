"""G9, G10 and G14: the helper lies, breaks, freezes or dies in every way; nothing is ever called checked that was not."""

# ruff: noqa: E501 - tables, one fault a line

from __future__ import annotations

import json
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from inlane import proof
from tests.browser import acting, chromium
from tests.browser.chromium import Browser, content_world
from tests.browser.stranger import install_host, until

GOAL = "G9-10, G14 faults of the helper"
SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
TEXT = "My email is priya.design@gmail.com, send the Google Meet invite there."
CONTEXT = {"platform": "upwork", "surface": "message", "stage": "before_contract"}
CLEAR = {"verdict": "clear", "hold": False, "context": {}, "findings": [], "rules_version": "x"}


@dataclass
class Fault:
    """How a false helper answers: `hello` and `answer` make the bytes of a response, or b"" to close the line."""

    name: str = "sound"
    hello: Callable[[bytes, int], bytes] | None = None
    answer: Callable[[bytes, int], bytes] | None = None
    heard: list[bytes] = field(default_factory=list)


def http(body: bytes, status: str = "200 OK", headers: str = "", length: int | None = None) -> bytes:
    size = len(body) if length is None else length
    return f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\nConnection: close\r\n{headers}\r\n".encode() + body


def header(request: bytes, name: str) -> str:
    lines = request.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    return next((line.split(": ", 1)[1] for line in lines if line.lower().startswith(f"{name.lower()}:")), "")


def sound_hello(request: bytes, port: int) -> bytes:
    nonce = json.loads(request.partition(b"\r\n\r\n")[2])["nonce"]
    mac = proof.mac(SECRET, proof.hello(port, nonce))
    return http(json.dumps({"api": 1, "version": "0", "mac": mac}).encode())


def signed(request: bytes, body: bytes, status: int = 200) -> bytes:
    """As the helper that has the secret would say it."""
    mac = proof.mac(SECRET, proof.response(status, header(request, "X-Inlane-Nonce"), body))
    return http(body, f"{status} OK", f"X-Inlane-Mac: {mac}\r\n")


def says(value: object) -> Callable[[bytes, int], bytes]:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return lambda request, port: signed(request, body)


def unsigned(body: bytes, headers: str = "", status: str = "200 OK") -> Callable[[bytes, int], bytes]:
    return lambda request, port: http(body, status, headers)


def of_another_nonce(request: bytes, port: int) -> bytes:
    body = json.dumps(CLEAR).encode()
    return http(body, headers=f"X-Inlane-Mac: {proof.mac(SECRET, proof.response(200, 'x' * 22, body))}\r\n")


def changed_after_signing(request: bytes, port: int) -> bytes:
    return signed(request, json.dumps({**CLEAR, "hold": True}).encode()).replace(b"true", b"null")


def cut_short(request: bytes, port: int) -> bytes:
    return signed(request, json.dumps(CLEAR).encode())[:-20]


def lost(request: bytes, port: int) -> bytes:
    return b""


GOOD = json.dumps(CLEAR).encode()
FAULTS = [
    Fault("hello: closed", hello=lost),
    Fault("hello: 500", hello=unsigned(b"{}", status="500 Broken")),
    Fault("hello: 404", hello=unsigned(b"{}", status="404 Not Found")),
    Fault("hello: not JSON", hello=unsigned(b"hello")),
    Fault("hello: empty", hello=unsigned(b"")),
    Fault("hello: null", hello=unsigned(b"null")),
    Fault("hello: no proof", hello=unsigned(b'{"api": 1}')),
    Fault("hello: a wrong proof", hello=unsigned(b'{"api": 1, "mac": "9eqZNnFO0yu083eJONyN75asGVT73hUl5eFxYqoZ-KU"}')),
    Fault("hello: a redirect", hello=unsigned(b"", "Location: https://evil.test/\r\n", "302 Found")),
    Fault("hello: no HTTP", hello=lambda request, port: b"SSH-2.0-x\r\n"),
    Fault("answer: closed", answer=lost),
    Fault("answer: not signed", answer=unsigned(GOOD)),
    Fault("answer: signed with nothing", answer=unsigned(GOOD, "X-Inlane-Mac: \r\n")),
    Fault("answer: signed wrongly", answer=unsigned(GOOD, f"X-Inlane-Mac: {'x' * 43}\r\n")),
    Fault("answer: signed for another question", answer=of_another_nonce),
    Fault("answer: changed after signing", answer=changed_after_signing),
    Fault("answer: cut short", answer=cut_short),
    Fault("answer: a redirect", answer=unsigned(b"", "Location: https://evil.test/\r\n", "307 Moved")),
    Fault("answer: no HTTP", answer=lambda request, port: b"\x00\x01\x02"),
    *(Fault(f"answer: {status}", answer=unsigned(GOOD, status=status)) for status in ("400 B", "401 U", "403 F", "404 N", "413 T", "415 M", "421 M", "422 U", "429 M", "500 B", "502 B", "503 S", "204 N", "206 P")),
    *(Fault(f"answer: signed {value!r}"[:50], answer=says(value)) for value in (b"", b"junk", b"null", b"[]", b'"clear"', b"true", b"{}", {"verdict": "clear"}, {"findings": []}, {"findings": None}, {"findings": {}}, {"verdict": "clear", "findings": []}, {"verdict": 5, "hold": False, "findings": []}, {"verdict": "clear", "hold": "no", "findings": []}, {"error": {"code": "busy"}})),
]  # fmt: skip


@contextmanager
def false_helper() -> Iterator[tuple[int, Fault]]:
    """A program that the browser was told is the helper; its fault can be changed while it runs."""
    fault = Fault()

    def serve(line: socket.socket) -> None:
        with line:
            line.settimeout(10)
            try:
                request = whole(line)
                fault.heard.append(request)
                make = fault.hello if b"/v1/hello" in request.split(b"\r\n")[0] else fault.answer
                usual = sound_hello if b"/v1/hello" in request.split(b"\r\n")[0] else says(CLEAR)
                line.sendall((make or usual)(request, port))
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def accept() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(line,), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield port, fault
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(2)


def whole(line: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        received += line.recv(1 << 16)
    length = int(header(received, "Content-Length") or 0)
    while len(received.partition(b"\r\n\r\n")[2]) < length:
        received += line.recv(1 << 16)
    return received


@pytest.fixture(scope="module")
def lying(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Page, Fault]]:
    folder = tmp_path_factory.mktemp("lying")
    with false_helper() as (port, fault):
        install_host(folder / "profile", {"port": port, "secret": SECRET, "api": 1, "version": "0"})
        with chromium.started(playwright, folder / "profile", helper=False) as browser:
            yield browser, browser.ours("rules.json"), fault


def check(browser: Browser, page: Page) -> dict:
    return browser.ask(page, "check", text=TEXT, context=CONTEXT)


@pytest.mark.parametrize("wrong", FAULTS, ids=lambda fault: fault.name)
def test_a_false_helper_is_never_believed(lying: tuple[Browser, Page, Fault], wrong: Fault) -> None:
    browser, page, fault = lying
    fault.hello = fault.answer = None
    # While all is well the same helper is believed: the fault alone makes the difference.
    until(lambda: check(browser, page)["ok"], 20)
    fault.hello, fault.answer = wrong.hello, wrong.answer
    fault.heard.clear()
    if wrong.hello:
        _forget_the_proof(browser)
    began = time.monotonic()
    result = browser.ask(page, "check", text=TEXT, context={**CONTEXT, "role": "client"})
    assert result["ok"] is False and result["say"]
    assert time.monotonic() - began < 25
    if wrong.hello:
        assert not any(TEXT.encode() in heard for heard in fault.heard)


def _forget_the_proof(browser: Browser) -> None:
    """Five seconds and more go by in the worker."""
    browser.worker.evaluate(
        "(() => { const now = Date.now; Date.now = () => now() + 6000; setTimeout(() => { Date.now = now; }, 1500); })()"
    )


# -- kill and freeze, with the real helper


def test_kills_in_a_row(browser: Browser, is_long: bool, figures: Callable[..., None]) -> None:
    page = browser.ours("rules.json")
    until(lambda: check(browser, page)["ok"])
    told, back = [], []
    times = 20 if is_long else 5
    for _ in range(times):
        began = time.monotonic()
        browser.kill_helper(signal.SIGKILL)
        answer = check(browser, page)
        told.append(time.monotonic() - began)
        assert answer["ok"] is False or answer["answer"]["verdict"] == "breach"
        until(lambda: (got := check(browser, page))["ok"] and got["answer"]["verdict"] == "breach")
        back.append(time.monotonic() - began)
        assert len(browser.helper_pids()) == 1
    figures(
        tried=20,
        worst=max(told),
        note=f"kill -9 x {times}: said after {max(told):.2f} s, back after {max(back):.2f} s at worst",
    )
    assert max(told) <= 2


def test_the_person_sees_it_in_mid_sentence(browser: Browser, page: Page, figures: Callable[..., None]) -> None:
    """Typing on while the helper dies: grey at once, marks again before the sentence is done, no letter lost."""
    acting.write(page, acting.SENTENCE)
    chromium.wait_for_marks(page, 1)
    began = time.monotonic()
    browser.kill_helper(signal.SIGKILL)
    acting.write(page, "And ")
    world = content_world(page)
    until(lambda: world.run("Stage.session().unchecked !== null || Stage.session().isChecked()"), 2)
    acting.write(page, "then we talk about the rest of it. ")
    chromium.wait_for_marks(page, 1, timeout=20_000)
    seconds = time.monotonic() - began
    assert acting.written(page) == acting.SENTENCE + "And then we talk about the rest of it. "
    figures(worst=seconds, note=f"killed in mid-sentence: marked again after {seconds:.1f} s")


def test_a_frozen_helper_is_given_up_and_another_comes(
    browser: Browser, page: Page, figures: Callable[..., None]
) -> None:
    world = content_world(page)
    until(lambda: world.ask("check", text=TEXT, context=CONTEXT)["ok"])
    browser.kill_helper(signal.SIGSTOP)
    began = time.monotonic()
    assert world.ask("check", text=TEXT, context=CONTEXT)["ok"] is False
    told = time.monotonic() - began
    until(lambda: world.ask("check", text=TEXT, context=CONTEXT)["ok"], 20)
    figures(worst=told, note=f"frozen: said after {told:.1f} s")
    assert told <= 2.5


def test_no_helper_of_ours_outlives_its_browser(start: Callable[..., Browser], tmp_path: Path) -> None:
    browser = start()
    page = browser.ours("rules.json")
    until(lambda: check(browser, page)["ok"])
    pids = browser.helper_pids()
    browser.context.close()
    assert until(lambda: not [pid for pid in pids if Path(f"/proc/{pid}").exists() and _is_alive(pid)])


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
