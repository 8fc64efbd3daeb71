"""`inlane serve`: the helper in the foreground, until its input closes or it is told to stop."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
import threading
from types import FrameType

from inlane import places
from inlane.server import Server, harden


def run(port: int = 0, as_json: bool = False, open_page: bool = False) -> int:
    """Serve; prints where once it answers. Raises OSError when the port cannot be had."""
    harden()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        print("inlane: running as root, which it does not need. Better start it as yourself.", file=sys.stderr)
    server = Server(_origins(), port)
    _stop_when_told(server)
    page = f"{server.url}/#secret={server.secret}"
    if as_json:
        print(json.dumps({"url": server.url, "secret": server.secret}), flush=True)
    else:
        print(f"Inlane is ready on this computer.\nCheck a text: {page}\nStop: Ctrl-C", flush=True)
    if open_page:
        import webbrowser

        webbrowser.open(page)
    server.run()
    return 0


def _origins() -> set[str]:
    try:
        return {places.chromium_origin()}
    except (OSError, KeyError, ValueError):
        return set()  # without the extension's files there is no page that may ask


def _stop_when_told(server: Server) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if _is_held(sys.stdin):
        threading.Thread(target=_wait_for_end, args=(server,), daemon=True).start()


def _wait_for_end(server: Server) -> None:
    try:
        while os.read(sys.stdin.fileno(), 1 << 16):
            pass
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
