"""G12: a phrase that stands in no other place is typed again and again; nothing of it may be anywhere afterwards."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from inlane import wire
from inlane.errors import TEXT_LIMIT
from tests.attacks.sides import chromium_side, false_host, firefox_side
from tests.attacks.test_faults import SECRET, false_helper, signed
from tests.attacks.test_unseen import open_at, path
from tests.browser.practice_site import ALONE, SITE
from tests.browser.rooms import BROWSERS
from tests.browser.tabs import wait
from tests.helper import UPWORK, Helper, command

GOAL = "G12 text kept"
CANARY = "zanzibar-quokka-7391"
STRACE = "strace"  # `make test` installs it
WRITING = "open,openat,creat,write,pwrite64,writev,memfd_create,rename"
# Bodies that go wrong in every way that we know: each error path has its chance to repeat the text.
BROKEN = [
    CANARY.encode(),
    b'{"text": "%s' % CANARY.encode(),
    b'{"text": "%s", "text": "%s"}' % (CANARY.encode(), CANARY.encode()),
    b'{"text": "%s", "context": {"platform": "%s"}}' % (CANARY.encode(), CANARY.encode()),
    b'{"%s": 1}' % CANARY.encode(),
    b'{"text": "%s\xff"}' % CANARY.encode(),
    json.dumps({"text": CANARY, "context": {**UPWORK, "stage": CANARY}}).encode(),
    json.dumps({"text": CANARY + " \ud800", "context": UPWORK}).encode(),
    json.dumps({"text": CANARY, "context": UPWORK, CANARY: 1}).encode(),
    json.dumps({"text": [CANARY], "context": UPWORK}).encode(),
]


def text(i: int) -> str:
    return f"{CANARY} {i}: mail me at {CANARY}@gmail.com or call +1 415 555 {i % 10_000:04d}, my telegram is {CANARY}"


@contextmanager
def watched(folder: Path, *before: str) -> Iterator[Helper]:
    """A helper with a home, a folder for temporary files and its output in `folder`; `before` stands before it."""
    for name in ("home", "tmp"):
        (folder / name).mkdir()
    env = {**os.environ, "HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"), "XDG_CONFIG_HOME": ""}
    with (folder / "errors").open("wb") as errors:
        process = subprocess.Popen(
            [*before, *command("serve", "--json")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=env, cwd=folder / "tmp",
        )  # fmt: skip
        try:
            told = json.loads(process.stdout.readline())
            yield Helper(told["url"], told["secret"], process)
        finally:
            process.stdin.close()
            try:
                (folder / "said").write_bytes(process.stdout.read())
                process.wait(timeout=10)
            finally:
                process.kill()
                process.stdout.close()


def try_all(helper: Helper, checks: int) -> int:
    """Type and break things; returns how many texts there were."""
    for i in range(checks):
        assert helper.classify(text(i)).status == 200
    for body in BROKEN:
        reply = helper.post("/v1/classify", body)
        assert CANARY.encode() not in reply.body or reply.status == 200
        helper.post("/v1/hello", body)
        helper.raw(
            helper.request(f"POST /v1/classify?{CANARY} HTTP/1.1\nHost: 127.0.0.1:{{port}}\nConnection: close", body)
        )
    assert helper.classify((CANARY + " ") * (TEXT_LIMIT // len(CANARY) - 3000)).status in (200, 503)
    return checks + 3 * len(BROKEN) + 1


def holding(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_no_file_and_no_line_of_output_holds_it(tmp_path: Path, is_long: bool, figures: Callable[..., None]) -> None:
    with watched(tmp_path) as helper:
        tried = try_all(helper, 10_000 if is_long else 300)
    assert holding(tmp_path) == []
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["errors", "said"]
    figures(tried=tried, worst=0)


def test_no_file_is_opened_to_write_and_none_is_written(tmp_path: Path, figures: Callable[..., None]) -> None:
    calls = tmp_path / "calls"
    watch = (STRACE, "-f", "-qq", "-s", "4096", "-e", f"trace={WRITING}", "-o", str(calls))
    with watched(tmp_path, *watch) as helper:
        tried = try_all(helper, 20)
        helper.classify("x" * 49_000)
    lines = calls.read_text(errors="replace").splitlines()
    opened = [line for line in lines if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|creat\(|memfd_create", line)]
    ours = [
        line
        for line in opened
        if "/dev/" not in line and "ENOENT" not in line and ".pyc" not in line and "__pycache__" not in line
    ]
    assert ours == []
    # What it writes goes to its two pipes, to its wake-up, and to sockets (by send, which is not a write).
    written = [line for line in lines if CANARY in line and "write" in line]
    assert written == []
    figures(tried=tried, worst=0)


@pytest.mark.parametrize("kind", [signal.SIGSEGV, signal.SIGABRT, signal.SIGQUIT])
def test_a_crash_leaves_no_core(request: pytest.FixtureRequest, tmp_path: Path, kind: signal.Signals) -> None:
    # What a shell starts in the background ignores this one, and hands that down.
    request.addfinalizer(partial(signal.signal, signal.SIGQUIT, signal.signal(signal.SIGQUIT, signal.SIG_DFL)))
    # The shell allows cores of any size: the helper itself must say no.
    with watched(tmp_path, "sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$@"', "sh") as helper:
        helper.classify(text(0))
        helper.process.send_signal(kind)
        assert helper.process.wait(timeout=60) != 0
        helper.process.stdin.close()
    assert list(tmp_path.rglob("*core*")) == [] and holding(tmp_path) == []


def test_a_fault_of_ours_tells_its_kind_and_place_alone(tmp_path: Path) -> None:
    code = (
        "import sys, inlane.wire as wire\n"
        "def fail(draft): raise ValueError(f'in {draft}')\n"
        "from inlane import serving, server\n"
        "server.Server._warm_up = lambda self: self._ready.set()\n"
        "wire.check = fail\n"
        "sys.exit(serving.run(as_json=True))\n"
    )
    script = tmp_path / "broken.py"
    script.write_text(code)
    process = subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    told = json.loads(process.stdout.readline())
    helper = Helper(told["url"], told["secret"], process)
    reply = helper.classify(text(1))
    out, err = process.communicate(timeout=10)
    assert reply.status == 500 and CANARY.encode() not in reply.body + out + err
    assert b"ValueError at broken.py:2" in err


def answer_truly(request: bytes, port: int) -> bytes:
    """As the helper does, by a program whose secret the test knows."""
    draft = wire.decode(request.partition(b"\r\n\r\n")[2])
    return signed(request, wire.to_json(wire.respond(draft)))


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_browser_keeps_neither_text_nor_secret(
    request: pytest.FixtureRequest, browser: str, tmp_path: Path, figures: Callable[..., None]
) -> None:
    """A browser may keep what stands in a page's box; we add nothing to what it keeps of such a page without us."""
    typed, without_us, asked = (f"{CANARY}-{word}" for word in ("typed", "without", "asked"))
    with false_helper() as (port, helper):
        helper.answer = answer_truly
        false_host(tmp_path, browser, {"port": port, "secret": SECRET, "api": 1, "version": "0"})
        if browser == "firefox":
            started = firefox_side(tmp_path, helper=False)
        else:
            started = chromium_side(request.getfixturevalue("playwright"), tmp_path, helper=False)
        with started as side:
            tab = side.ours()
            wait(lambda: side.ask(tab, "check", text=text(1), context=UPWORK)["ok"], "the helper")
            for i in range(20):
                side.ask(tab, "check", text=f"{asked} {i}: mail me at {asked}@gmail.com", context=UPWORK)
            for host, word in ((ALONE, without_us), (SITE["upwork"], typed)):
                room = open_at(side, host, path(), f"Mail me at {word}@gmail.com today. ")
                if host == ALONE:
                    continue
                room.wait_for_marks(1)
                room.open_card()
                conversation = side.inside(room.tab, "here")["conversation"]
                popup = side.ours("popup/popup.html")
                side.ask(popup, "set_fact", conversation=conversation, fact="stage", value="before_contract")
    kept = {word: files_with(tmp_path, word.encode()) for word in (typed, without_us, asked)}
    assert kept[asked] == set() and kept[typed] <= kept[without_us]
    for secret in (SECRET.encode(), base64.urlsafe_b64decode(SECRET + "=")):
        assert files_with(tmp_path, secret) == set()
    assert files_with(tmp_path, b"conversation:")  # so much is kept, and was looked through
    figures(tried=22, worst=0)


STAND_IN = {"NativeMessagingHosts", "native-messaging-hosts", "host.py"}


def files_with(folder: Path, said: bytes) -> set[str]:
    """The files of a browser that hold this, one or two bytes a letter; what stands in for the helper is none."""
    wide = b"".join(bytes((byte, 0)) for byte in said)
    found = set()
    for file in folder.rglob("*"):
        if file.is_file() and not STAND_IN & set(file.parts):
            content = file.read_bytes()
            if said in content or wide in content:
                found.add(re.sub(r"\d{6,}|[0-9a-f]{16,}", "N", str(file.relative_to(folder))))
    return found


def test_the_journal_has_nothing_of_it() -> None:
    if journal := shutil.which("journalctl"):
        since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(time.time() - 600))
        said = subprocess.run([journal, "--since", since, "-o", "cat"], capture_output=True, timeout=30).stdout
        assert CANARY.encode() not in said
