"""The helper as a process of its own, for tests of what Flask's test client would skip."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

SENDER = "Sure! My email is priya.design@gmail.com, send the Google Meet invite there."
UPWORK = {"platform": "upwork", "surface": "message", "stage": "before_contract"}


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict:
        return json.loads(self.body)


@dataclass
class Helper:
    """A running helper; `post` and `get` ask as a program on this computer would."""

    url: str
    secret: str
    process: subprocess.Popen

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def classify(self, text: object = SENDER, context: object = UPWORK) -> Reply:
        return self.post("/v1/classify", {"text": text, "context": context})

    def post(self, path: str, body: object, **headers: str) -> Reply:
        content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        return self.ask("POST", path, content, {"Content-Type": "application/json", **headers})

    def get(self, path: str, **headers: str) -> Reply:
        return self.ask("GET", path, None, headers)

    def ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str | None]) -> Reply:
        """`headers` with the secret added; a header that is None is left out."""
        headers = {"Authorization": f"Bearer {self.secret}", **headers}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, {k: v for k, v in headers.items() if v is not None})
            answer = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def raw(self, request: bytes, timeout: float = 8) -> bytes:
        """Everything that comes back for these bytes until the helper closes; they are sent as they are."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            connection.sendall(request)
            return self.rest(connection)

    @staticmethod
    def rest(connection: socket.socket) -> bytes:
        received = b""
        try:
            while chunk := connection.recv(1 << 16):
                received += chunk
        except ConnectionError:
            pass
        return received

    def request(self, head: str, body: bytes = b"") -> bytes:
        """The bytes of a request with this head, which may use {port} and {secret}."""
        filled = head.format(port=self.port, secret=self.secret)
        return filled.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body


def command(*arguments: str) -> list[str]:
    """`inlane` of the environment that runs the tests."""
    return [sys.executable, "-m", "inlane.cli", *arguments]


@contextmanager
def ended(process: subprocess.Popen) -> Iterator[subprocess.Popen]:
    """The process, gone afterwards even when the test fails."""
    try:
        with process:
            try:
                yield process
            except BaseException:
                process.kill()
                raise
    finally:
        process.kill()


@contextmanager
def running(*arguments: str) -> Iterator[Helper]:
    """A helper started as programs start it, and ended by closing its input."""
    process = subprocess.Popen(
        command("serve", "--json", *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        told = json.loads(process.stdout.readline())
        yield Helper(told["url"], told["secret"], process)
    finally:
        process.stdin.close()
        try:
            process.wait(timeout=5)
        finally:
            process.kill()
            process.stdout.close()
            process.stderr.close()
