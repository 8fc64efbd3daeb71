"""G9, G10 and G14: the helper lies, breaks, freezes or dies in every way; nothing is ever called checked that was not."""

# ruff: noqa: E501 - tables, one fault a line

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from inlane import install, proof
from tests.attacks.sides import Side, chromium_side, false_host, firefox_side
from tests.browser import acting
from tests.browser.rooms import BROWSERS
from tests.browser.stranger import until
from tests.browser.tabs import Tab
from tests.browser.test_pairing import serving

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
    Fault("answer: no rules", answer=unsigned(b'{"error": {"code": "bad_rules"}}', status="500 B")),
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


@dataclass
class Lying:
    """A browser whose helper lies, a page of the extension in it, and the lie."""

    side: Side
    tab: Tab
    fault: Fault


@pytest.fixture(scope="module", params=BROWSERS)
def lying(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lying]:
    folder = tmp_path_factory.mktemp(request.param)
    with false_helper() as (port, fault):
        false_host(folder, request.param, {"port": port, "secret": SECRET, "api": 1, "version": "0"})
        if request.param == "firefox":
            started = firefox_side(folder, helper=False)
        else:
            started = chromium_side(request.getfixturevalue("playwright"), folder, helper=False)
        with started as side:
            yield Lying(side, side.ours(), fault)


def check(side: Side, tab: Tab) -> dict:
    return side.ask(tab, "check", text=TEXT, context=CONTEXT)


@pytest.mark.parametrize("wrong", FAULTS, ids=lambda fault: fault.name)
def test_a_false_helper_is_never_believed(
    lying: Lying, wrong: Fault, is_long: bool, figures: Callable[..., None]
) -> None:
    side, tab, fault = lying.side, lying.tab, lying.fault
    if not is_long and FAULTS.index(wrong) % len(BROWSERS) != BROWSERS.index(side.browser):
        figures(tried=0, worst=0)
        return  # in the short form each fault is tried in one browser
    fault.hello = fault.answer = None
    # While all is well the same helper is believed: the fault alone makes the difference.
    until(lambda: check(side, tab)["ok"], 20)
    fault.hello, fault.answer = wrong.hello, wrong.answer
    fault.heard.clear()
    if wrong.hello:
        _forget_the_proof(side, tab)
    began = time.monotonic()
    result = side.ask(tab, "check", text=TEXT, context={**CONTEXT, "role": "client"})
    assert result["ok"] is False and result["say"]
    assert time.monotonic() - began < 25
    if wrong.hello:
        assert not any(TEXT.encode() in heard for heard in fault.heard)


def _forget_the_proof(side: Side, tab: Tab) -> None:
    """Six seconds go by in the worker, which measures by a clock that nobody sets."""
    later = "() => now.call(performance) + 6000"
    side.in_background(tab, f"({{ performance }}) => {{ const {{ now }} = performance; performance.now = {later}; }}")


# -- kill and freeze, with the real helper


def test_kills_in_a_row(side: Side, is_long: bool, figures: Callable[..., None]) -> None:
    tab = side.ours()
    until(lambda: check(side, tab)["ok"])
    told, back = [], []
    times = 20 if is_long else 3
    for _ in range(times):
        began = time.monotonic()
        side.kill_helper(signal.SIGKILL)
        answer = check(side, tab)
        told.append(time.monotonic() - began)
        assert answer["ok"] is False or answer["answer"]["verdict"] == "breach"
        until(lambda: (got := check(side, tab))["ok"] and got["answer"]["verdict"] == "breach")
        back.append(time.monotonic() - began)
        assert len(side.helper_pids()) == 1
    tab.close()
    figures(
        tried=times,
        worst=max(told),
        note=f"kill -9 x {times}: said after {max(told):.2f} s, back after {max(back):.2f} s at worst",
    )
    assert max(told) <= 2


def test_the_person_sees_it_in_mid_sentence(side: Side, figures: Callable[..., None]) -> None:
    """Typing on while the helper dies: grey at once, marks again before the sentence is done, no letter lost."""
    room = side.room()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    began = time.monotonic()
    side.kill_helper(signal.SIGKILL)
    room.type("And ")
    until(lambda: side.inside(room.tab, "is_told"), 2)
    room.type("then we talk about the rest of it. ")
    until(lambda: len(room.tab.marks()) == 1, 20)
    seconds = time.monotonic() - began
    assert room.text() == acting.SENTENCE + "And then we talk about the rest of it. "
    room.tab.close()
    figures(worst=seconds, note=f"killed in mid-sentence: marked again after {seconds:.1f} s")


def test_a_frozen_helper_is_given_up_and_another_comes(side: Side, figures: Callable[..., None]) -> None:
    room = side.room()
    asked = {"to": "worker", "ask": "check", "text": TEXT, "context": CONTEXT}
    until(lambda: side.inside(room.tab, "send", asked)["ok"])
    frozen = side.kill_helper(signal.SIGSTOP)
    began = time.monotonic()
    assert side.inside(room.tab, "send", asked)["ok"] is False
    told = time.monotonic() - began
    until(lambda: side.inside(room.tab, "send", asked)["ok"], 20)
    room.tab.close()
    figures(worst=told, note=f"frozen: said after {told:.1f} s")
    assert told <= 2.5
    for pid in frozen:  # what a browser has not ended by now hears that its pipe has ended
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


def test_a_helper_started_by_hand_dies_and_freezes(
    request: pytest.FixtureRequest, tmp_path: Path, is_long: bool, figures: Callable[..., None]
) -> None:
    """No pipe tells of it, and nobody starts it again but the person: said at once, back once they did."""
    told, back, times = [], [], 20 if is_long else 2
    with chromium_side(request.getfixturevalue("playwright"), tmp_path, helper=False) as side:
        tab = side.ours()
        with serving(tmp_path / "person") as (process, digits):
            assert side.ask(tab, "pair", digits=digits.replace(" ", ""))["ok"]
            until(lambda: check(side, tab)["ok"])
            process.send_signal(signal.SIGSTOP)
            began = time.monotonic()
            assert check(side, tab)["ok"] is False
            frozen = time.monotonic() - began
            process.send_signal(signal.SIGCONT)
            until(lambda: check(side, tab)["ok"], 20)
        for _ in range(times):
            began = time.monotonic()
            assert check(side, tab)["ok"] is False
            told.append(time.monotonic() - began)
            with serving(tmp_path / "person"):
                began = time.monotonic()
                until(lambda: check(side, tab)["ok"], 20)
                back.append(time.monotonic() - began)
    assert max(*told, frozen) <= 2.5
    figures(
        tried=times + 1,
        worst=max(*told, frozen),
        note=f"by hand, kill -9 x {times}: said after {max(told):.2f} s, back {max(back):.1f} s after it was started;"
        f" frozen: said after {frozen:.1f} s",
    )


def test_a_clock_set_back_shuts_nobody_out(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """A helper that was missing is looked for again, however far the computer's own time has gone back."""
    with chromium_side(request.getfixturevalue("playwright"), tmp_path, helper=False) as side:
        tab = side.ours()
        assert check(side, tab)["why"] == "no_helper"
        side.in_background(tab, "({ Date }) => { const { now } = Date; Date.now = () => now() - 3_600_000; }")
        install.install(tmp_path / "profile")
        until(lambda: check(side, tab)["ok"], 10)


def test_a_permission_taken_back_is_said(tmp_path: Path) -> None:
    """Only Firefox lets a person, or a script, take this one back alone."""
    with firefox_side(tmp_path) as side:
        tab = side.ours()
        until(lambda: check(side, tab)["ok"], 20)
        assert tab.run("() => chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] })")
        told = until(lambda: not (said := check(side, tab))["ok"] and said["say"])
        assert "does not let us ask" in told
        state = side.ask(tab, "state")
        assert state["helper"] == "off" and state["say"] == told
        popup = side.ours("popup/popup.html")
        until(lambda: popup.run("() => document.getElementById('allow')?.checkVisibility() ?? false"))


def test_a_marketplace_taken_back_while_it_is_open_is_said(tmp_path: Path) -> None:
    """The same there: what is open is told the truth or nothing, what is opened next is without us, the popup says why."""
    with firefox_side(tmp_path) as side:
        tab = side.ours()
        until(lambda: check(side, tab)["ok"], 20)
        room = side.room()
        room.type(acting.SENTENCE)
        room.wait_for_marks(1)
        assert tab.run("() => chrome.permissions.remove({ origins: ['https://www.upwork.com/*'] })")
        room.type("And more of it. ")
        until(lambda: side.inside(room.tab, "is_told"), 10)
        state = side.inside(room.tab, "state")
        assert len(state["shown"]) == 1 or not side.inside(room.tab, "is_checked")
        later = side.room()
        later.type(acting.SENTENCE)
        later.press("Enter")
        assert until(later.sent) and later.tab.marks() == []
        popup = side.ours("popup/popup.html")
        until(lambda: popup.run("() => document.getElementById('allow')?.checkVisibility() ?? false"))
        assert "look at upwork.com yet" in popup.run("() => document.body.innerText")


@pytest.mark.parametrize("browser", BROWSERS)
def test_after_a_long_rest_all_is_as_before(
    request: pytest.FixtureRequest, browser: str, tmp_path: Path, is_long: bool, figures: Callable[..., None]
) -> None:
    """Browsers end a worker that has rested for half a minute: Firefox can be told to after a second."""
    if browser == "firefox":
        started = firefox_side(tmp_path, preferences={"extensions.background.idle.timeout": 1000})
    else:
        started = chromium_side(request.getfixturevalue("playwright"), tmp_path)
    rest = 4 if browser == "firefox" else 40 if is_long else 0
    with started as side:
        room = side.room()
        room.type(acting.SENTENCE)
        room.wait_for_marks(1)
        (pid,) = side.helper_pids()
        time.sleep(rest)  # the rest itself is what is tried
        began = time.monotonic()
        room.type("And then a bit more. ")
        until(lambda: side.inside(room.tab, "is_checked") and len(room.tab.marks()) == 1, 10)
        seconds = time.monotonic() - began
        again = side.helper_pids()
    assert len(again) == 1
    figures(
        worst=seconds,
        note=f"after {rest} s of rest: marked in {seconds:.1f} s, {'the same' if again == [pid] else 'another'} helper",
    )


@pytest.mark.parametrize("browser", BROWSERS)
def test_no_helper_of_ours_outlives_its_browser(request: pytest.FixtureRequest, browser: str, tmp_path: Path) -> None:
    if browser == "firefox":
        started = firefox_side(tmp_path)
    else:
        started = chromium_side(request.getfixturevalue("playwright"), tmp_path)
    with started as side:
        tab = side.ours()
        until(lambda: check(side, tab)["ok"])
        pids = side.helper_pids()
        assert pids
    assert until(lambda: not [pid for pid in pids if Path(f"/proc/{pid}").exists() and _is_alive(pid)])


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
