"""A program in the helper's place: a native host made by the test, and a server that keeps what it is sent."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from inlane import install

# Says where "the helper" is, notes the time, and stays until the pipe ends, or ends at once.
_HOST = """#!{python}
import json, struct, sys, time
with open({starts!r}, "a") as file:
    print(time.time(), file=file)
def say(value):
    body = json.dumps(value).encode()
    sys.stdout.buffer.write(struct.pack("=I", len(body)) + body)
    sys.stdout.buffer.flush()
if {told!r} is not None:
    say({told!r})
    while head := sys.stdin.buffer.read(4):
        say(dict(answer=json.loads(sys.stdin.buffer.read(*struct.unpack("=I", head))).get("ask")))
"""


@dataclass
class Stranger:
    """Everything that was sent to it, and what it answers to everything."""

    answer: dict
    port: int = 0
    received: list[bytes] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def listening(answer: dict) -> Iterator[Stranger]:
    """A server on a free port of 127.0.0.1 that answers `answer` to whatever comes."""
    stranger = Stranger(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            stranger.paths.append(self.path)
            stranger.received.append(str(self.headers).encode() + body)
            content = json.dumps(stranger.answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        stranger.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield stranger
        finally:
            server.shutdown()
            thread.join()


def install_host(profile: Path, told: dict | None) -> Path:
    """Make the Chromium of `profile` start a host that says `told` (None: ends at once); returns its diary."""
    return install_host_in(profile / install.CHROMIUM_FOLDER, told)


def install_host_in(folder: Path, told: dict | None, gecko: bool = False) -> Path:
    """The same for a browser that looks in `folder` for its native programs."""
    folder.mkdir(parents=True, exist_ok=True)
    program, starts = folder.parent.parent / "host.py", folder.parent.parent / "starts"
    starts.touch()
    program.write_text(_HOST.format(python=sys.executable, starts=str(starts), told=told))
    program.chmod(0o700)
    (folder / install.FILE).write_text(json.dumps(install.manifest(program, gecko=gecko)))
    return starts


def until(condition, seconds: float = 8):
    """What `condition` gives as soon as that is true; AssertionError when it never is."""
    end = time.monotonic() + seconds
    while not (got := condition()):
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)
    return got
