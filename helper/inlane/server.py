"""The helper on waitress: 127.0.0.1 only, and nothing on disk."""

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
from waitress.server import create_server

from inlane import wire
from inlane.app import API, create_app
from inlane.check import Draft
from inlane.connection import Channel
from inlane.errors import BODY_LIMIT
from inlane.guard import Doors
from inlane.launch import Launch
from inlane.paired import Keys
from inlane.pairing import Pairing
from inlane.policy import Context, packs

PR_SET_DUMPABLE = 4  # linux/prctl.h
SETTINGS = {
    "threads": 4,
    "ident": None,
    "expose_tracebacks": False,
    "max_request_body_size": BODY_LIMIT + 1,
    "max_request_header_size": 16 * 1024,
    # Above these sizes waitress would write bodies to a file.
    "inbuf_overflow": 4 << 20,
    "outbuf_overflow": 64 << 20,
    "connection_limit": 200,
    "asyncore_use_poll": True,
    "log_socket_errors": False,
}


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
        self._waitress.maintenance = lambda now: None  # by the computer's own time; ours is `_sweep`
        self._stopping = False
        self._swept = 0.0

    def run(self) -> None:
        """Serve until `stop`."""
        threading.Thread(target=self._warm_up, daemon=True).start()
        while not self._stopping:
            wasyncore.loop(timeout=1, use_poll=True, map=self._waitress._map, count=1)
            self._sweep(time.monotonic())
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
        with suppress(OSError):  # it has ended already
            self._waitress.pull_trigger()

    def _sweep(self, now: float) -> None:
        if now - self._swept < 1:
            return
        self._swept = now
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
