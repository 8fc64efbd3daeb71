"""`inlane serve`: the helper in the foreground, until its input closes or it is told to stop."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
import threading
from collections.abc import Callable
from types import FrameType

from inlane import places
from inlane.errors import Unable
from inlane.paired import Unreadable
from inlane.server import Server, harden

PORTS = (48219, 48220, 48221)  # where the extension looks, in worker/post.js too


def run(port: int | None = None, as_json: bool = False, open_page: bool = False) -> int:
    """Serve; prints where once it answers. Raises OSError when the port cannot be had.

    A program that starts us (`as_json`) is told all it needs; for a person browsers can be connected by hand, and
    find us at one of the usual ports when `port` is left out.
    """
    harden()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        print("inlane: running as root, which it does not need. Better start it as yourself.", file=sys.stderr)
    server = _server_for_a_program(port) if as_json else _server_for_a_person(port)
    _stop_when_told(server, entered=lambda: _show_digits(server))
    if as_json:
        print(json.dumps({"url": server.url, "secret": server.secret}), flush=True)
    else:
        print(f"Inlane is ready on this computer.\nCheck a text: {server.url}/#secret={server.secret}", flush=True)
        _show_digits(server)
        print("Stop: Ctrl-C", flush=True)
    if open_page:
        server.launch.show()
    server.run()
    server.launch.end()
    return 0


def _server_for_a_program(port: int | None) -> Server:
    return Server(_origins(), (port or 0,))


def _server_for_a_person(port: int | None) -> Server:
    ports = PORTS if port is None else (port,)
    try:
        return Server(_origins(), ports, places.paired_file(), _say_connected)
    except Unreadable as error:
        raise Unable(str(error)) from None


def _show_digits(server: Server) -> None:
    if server.pairing:
        digits = server.pairing.begin()
        print(f"To connect a browser that cannot start Inlane, open Inlane in it and type: {digits[:3]} {digits[3:]}")
        print("They are good for two minutes; Enter shows new ones.", flush=True)


def _say_connected(origin: str) -> None:
    print(f"Connected: {origin}. Was that not you? Stop this, and run: inlane uninstall", flush=True)


def _origins() -> set[str]:
    try:
        return {places.chromium_origin()}
    except (OSError, KeyError, ValueError):
        return set()  # without the extension's files there is no page that may ask


def _stop_when_told(server: Server, entered: Callable[[], None]) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if _is_held(sys.stdin):
        threading.Thread(target=_wait_for_end, args=(server, entered), daemon=True).start()


def _wait_for_end(server: Server, entered: Callable[[], None]) -> None:
    try:
        while os.read(sys.stdin.fileno(), 1 << 16):
            entered()
    except OSError:
        pass
    server.stop()


def _is_held(stream: object) -> bool:
    """Whether somebody holds the other end, so that its closing means something (not so for /dev/null)."""
    try:
        descriptor = stream.fileno()
        mode = os.fstat(descriptor).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    if os.isatty(descriptor):
        # In the background, reading the terminal would stop the whole process.
        return os.tcgetpgrp(descriptor) == os.getpgrp()
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
