"""The helper on waitress: 127.0.0.1 only, nothing on disk, and a deadline for requests that never end."""

from __future__ import annotations

import gc
import logging
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import create_server
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import Error

from inlane import wire
from inlane.app import API, ARRIVED, HEADERS, SHUT, create_app
from inlane.check import Draft
from inlane.errors import BODY_LIMIT, Refused, code_for
from inlane.guard import Doors
from inlane.launch import Launch
from inlane.paired import Keys
from inlane.pairing import Pairing
from inlane.policy import Context, packs

PR_SET_DUMPABLE = 4  # linux/prctl.h
DEADLINE = 3  # seconds for a request to be all here
SETTINGS = {
    "threads": 4,
    "ident": None,
    "expose_tracebacks": False,
    "max_request_body_size": BODY_LIMIT + 1,
    "max_request_header_size": 16 * 1024,
    # Above these sizes waitress would write bodies to a file.
    "inbuf_overflow": 4 << 20,
    "outbuf_overflow": 64 << 20,
    "channel_timeout": 10,
    "cleanup_interval": 1,
    "connection_limit": 200,
    "asyncore_use_poll": True,
    "log_socket_errors": False,
}


class LengthRequired(Error):
    code = 411
    reason = "Length Required"


class Parser(HTTPRequestParser):
    """Takes no request whose end could be read in two ways; notes when it was all here."""

    arrived = 0.0

    def received(self, data: bytes) -> int:
        taken = super().received(data)
        self.arrived = time.monotonic()
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if not self.request_uri.startswith("/"):
            raise ParsingError("only a path")
        if "TRANSFER_ENCODING" in self.headers or (self.chunked and "CONTENT_LENGTH" in self.headers):
            raise ParsingError("two lengths")
        if self.chunked:
            self.error = LengthRequired("")
            self.body_rcv = None


class Task(WSGITask):
    """Tells the app since when the request has been here; who is turned away is not heard again on that connection."""

    def get_environment(self) -> dict:
        return super().get_environment() | {ARRIVED: self.request.arrived}

    def build_response_header(self) -> bytes:
        if self.status.startswith("4"):
            self.set_close_on_finish()
        return super().build_response_header()


class Refusal(ErrorTask):
    """What waitress itself refuses, in our shape."""

    def execute(self) -> None:
        refused = Refused(code_for(self.request.error.code))
        body = wire.to_json(refused.body())
        self.status = f"{refused.status} {self.request.error.reason}"
        self.response_headers.extend({"Content-Type": "application/json", "Content-Security-Policy": SHUT}.items())
        self.response_headers.extend(HEADERS.items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):
    """A connection that ends when a request takes too long to arrive, and that hears a refused sender out."""

    parser_class = Parser
    task_class = Task
    error_task_class = Refusal
    unfinished_since: float | None = None
    draining = False

    def received(self, data: bytes) -> bool:
        taken = super().received(data)
        if self.request is None:
            self.unfinished_since = None
        elif self.unfinished_since is None:
            self.unfinished_since = time.time()
        return taken

    def handle_write(self) -> None:
        if self.draining or self.will_close or not self.close_when_flushed:
            super().handle_write()
            return
        # Closing on unread bytes resets the connection, and the sender would never read why it was refused.
        self._flush_exception(self._flush_some)
        if not self.total_outbufs_len:
            self._hang_up()

    def _hang_up(self) -> None:
        self.close_when_flushed = False
        self.draining = True
        self.unfinished_since = time.time()
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.will_close = True

    def readable(self) -> bool:
        return (self.draining and not self.will_close) or super().readable()

    def handle_read(self) -> None:
        if not self.draining:
            super().handle_read()
            return
        try:
            self.recv(1 << 16)  # closes at the end of what is sent
        except OSError:
            self.handle_close()

    def is_late(self, now: float) -> bool:
        return self.unfinished_since is not None and now - self.unfinished_since > DEADLINE


class Server:
    """The helper, listening from the moment it is made on the first free one of `ports` (0: any).

    `origins` may grow while it runs. With `paired`, the file of browsers connected by hand, those may ask too, and
    more may be connected: `connected` hears of each one's origin. Raises Unreadable for a file that others can read.
    """

    api = API

    def __init__(
        self,
        origins: set[str] | None = None,
        ports: Sequence[int] = (0,),
        paired: Path | None = None,
        connected: Callable[[str], object] = lambda origin: None,
    ) -> None:
        logging.getLogger("waitress").setLevel(logging.CRITICAL)
        self.secret = secrets.token_urlsafe(32)
        self._ready = threading.Event()
        listening = _bound_to_first(ports)
        self.port = listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        origins = set() if origins is None else origins
        keys = Keys(self.secret, self.port, origins, paired)
        self.launch = Launch(self.url, self.secret)
        self.pairing = Pairing(self.port, _both(keys.add, connected)) if paired else None
        doors = Doors(origins, keys, self.launch)
        app = create_app(self.secret, self.port, doors, self._ready.wait, self.pairing)
        self._waitress = create_server(app, sockets=[listening], **SETTINGS)
        self._waitress.channel_class = Channel
        self._usual_maintenance = self._waitress.maintenance
        self._waitress.maintenance = self._maintain
        self._stopping = False

    def run(self) -> None:
        """Serve until `stop`."""
        threading.Thread(target=self._warm_up, daemon=True).start()
        while not self._stopping:
            wasyncore.loop(timeout=1, use_poll=True, map=self._waitress._map, count=1)
        self._waitress.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._waitress._map)

    def _warm_up(self) -> None:
        """Read once what the first texts would otherwise all read at the same time."""
        try:
            _try("Hello")
        finally:
            self._ready.set()
        # What only some texts need; by the time that somebody has typed one, it is here.
        _try("Hello https://example.org me@example.org +1 415 555 0100")
        # None of this is ever garbage: no collection need walk it in the middle of an answer.
        gc.freeze()
        gc.enable()

    def stop(self) -> None:
        """End `run`; from any thread or a signal handler."""
        self._stopping = True
        self._waitress.pull_trigger()

    def _maintain(self, now: float) -> None:
        self._usual_maintenance(now)
        for channel in list(self._waitress.active_channels.values()):
            if channel.is_late(now):
                channel.will_close = True


def _try(text: str) -> None:
    for pack in packs().sound():
        wire.respond(Draft(text, Context(platform=pack.id)))
    for error in packs().refused().values():
        # Said at the start too, where somebody may be looking; no text is ever called checked by it.
        print(f"inlane: {error}", file=sys.stderr)


def harden() -> None:
    """No core file, and no looking into our memory by other programs of the same person: it holds texts."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _both(keep: Callable[[str, str], None], tell: Callable[[str], object]) -> Callable[[str, str], None]:
    def found(secret: str, origin: str) -> None:
        keep(secret, origin)
        tell(origin)

    return found


def _bound_to_first(ports: Sequence[int]) -> socket.socket:
    for port in ports[:-1]:
        with suppress(OSError):
            return _bound(port)
    return _bound(ports[-1])


def _bound(port: int) -> socket.socket:
    listening = socket.socket()
    if sys.platform == "win32":
        # There SO_REUSEADDR would let another program take the port from us.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except BaseException:
        listening.close()
        raise
    return listening
