"""The helper as a browser starts it: framed messages on a pipe, and nothing left when the pipe ends."""

import json
import os
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from inlane import places
from tests.helper import UPWORK, Helper

ORIGIN = f"{places.chromium_origin()}/"
UUID_ORIGIN = "moz-extension://0e79328e-cb12-43d3-ab3e-611c271e2c1e"


def frame(message: object) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return struct.pack("=I", len(body)) + body


def read(process: subprocess.Popen) -> dict:
    (length,) = struct.unpack("=I", process.stdout.read(4))
    return json.loads(process.stdout.read(length))


@contextmanager
def hosting(*arguments: str) -> Iterator[tuple[Helper, subprocess.Popen, dict]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "inlane.host", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        told = read(process)
        yield Helper(f"http://127.0.0.1:{told['port']}", told["secret"], process), process, told
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            pipe.close()


def ask(process: subprocess.Popen, message: object) -> None:
    process.stdin.write(frame(message))
    process.stdin.flush()


def test_the_browser_is_told_where_and_how() -> None:
    with hosting(ORIGIN) as (helper, _, told):
        assert told.keys() == {"port", "secret", "api", "version"} and told["api"] == 1
        reply = helper.post("/v1/classify", {"text": "Hi", "context": UPWORK}, Origin=places.chromium_origin())
        assert reply.status == 200


def test_it_answers_on_the_pipe_and_ends_with_it() -> None:
    with hosting(ORIGIN, "--parent-window=0") as (helper, process, _):
        ask(process, {"ask": "ping"})
        assert read(process) == {"answer": "ping", "pid": process.pid}
        for odd in (b"not json", b"", b"null", b"[]", b'"x"', b"5", {"ask": "other"}, {"ask": ["ping"]}):
            ask(process, odd)
        ask(process, {"ask": "ping"})
        assert read(process)["answer"] == "ping"
        assert helper.classify().status == 200
        process.stdin.close()
        assert process.wait(timeout=5) == 0
        assert process.stdout.read() == b"" and process.stderr.read() == b""


@pytest.mark.parametrize("end", [b"\x01", struct.pack("=I", 1 << 31), struct.pack("=I", 50) + b"half"])
def test_a_broken_pipe_ends_it(end: bytes) -> None:
    with hosting(ORIGIN) as (_, process, _told):
        process.stdin.write(end)
        process.stdin.close()
        assert process.wait(timeout=5) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"],
        ["/path/app.inlane.helper.json", "other@addon.example"],
        ["https://www.upwork.com/"],
    ],
)
def test_others_are_sent_away(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "inlane.host", *arguments], input=b"", capture_output=True, timeout=10)
    assert done.returncode == 1 and done.stdout == b"" and b"started by the browser" in done.stderr


def test_firefox_tells_its_origin_and_is_answered() -> None:
    headers = {"Origin": UUID_ORIGIN, "Sec-Fetch-Site": "same-origin"}
    with hosting("/path/app.inlane.helper.json", places.gecko_id()) as (helper, process, _):
        assert helper.post("/v1/classify", {"text": "Hi", "context": UPWORK}, **headers).status == 403
        for origin in ("https://www.upwork.com", f"{UUID_ORIGIN}.evil.example", 5, None):
            ask(process, {"ask": "origin", "origin": origin})
            assert read(process)["answer"] == "origin"
        ask(process, {"ask": "origin", "origin": UUID_ORIGIN})
        assert read(process)["answer"] == "origin"
        assert helper.post("/v1/classify", {"text": "Hi", "context": UPWORK}, **headers).status == 200
        page = helper.post("/v1/classify", {"text": "Hi", "context": UPWORK}, Origin="https://www.upwork.com")
        assert page.status == 403


def open_files(pid: int) -> list[str]:
    links = Path(f"/proc/{pid}/fd").iterdir()
    with suppress(FileNotFoundError):  # closed just now
        return [file for file in map(os.readlink, links) if file.startswith("/") and not file.startswith("/dev/")]
    return ["one that was just closed"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_the_secret_is_nowhere_but_on_the_pipe() -> None:
    with hosting(ORIGIN) as (_, process, told):
        assert told["secret"].encode() not in Path(f"/proc/{process.pid}/cmdline").read_bytes()
        try:
            environment = Path(f"/proc/{process.pid}/environ").read_bytes()
            files = open_files(process.pid)
        except PermissionError:
            return  # closed to everybody but root: nobody else can look either
        assert told["secret"].encode() not in environment
        for _ in range(100):  # what it reads as it starts is closed again
            if not files:
                break
            time.sleep(0.05)
            files = open_files(process.pid)
        assert not files
