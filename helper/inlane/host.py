"""Started by the browser: runs the helper, hands over port and secret on the pipe, ends with the browser."""

from __future__ import annotations

import json
import os
import re
import struct
import sys
import threading
from typing import BinaryIO

from inlane import __version__, places

MESSAGE_LIMIT = 64 * 1024  # bytes of a message from the extension; ours are far smaller
_GECKO_ORIGIN = re.compile(r"moz-extension://[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def main(argv: list[str] | None = None) -> int:
    """Serve the extension that the browser names in `argv` until the pipe ends; 1 when it is not ours."""
    arguments = sys.argv[1:] if argv is None else argv
    if not is_ours(arguments):
        print("inlane-host is started by the browser, for the Inlane extension.", file=sys.stderr)
        return 1
    pipe_in, pipe_out = sys.stdin.buffer, sys.stdout.buffer
    # Anything printed by accident would break the pipe's framing.
    sys.stdout = sys.stderr
    serve(pipe_in, pipe_out)
    return 0


def is_ours(arguments: list[str]) -> bool:
    """Chromium gives the extension's origin; Firefox the manifest's path and then the add-on's id."""
    if not arguments:
        return False
    return arguments[0].rstrip("/") == places.chromium_origin() or arguments[1:2] == [places.gecko_id()]


def serve(pipe_in: BinaryIO, pipe_out: BinaryIO) -> None:
    """Start the helper, say where it is, and answer on the pipe until it ends."""
    import gc

    gc.disable()  # until all is read: nothing of it is garbage
    from inlane.server import Server, harden

    harden()
    origins = {places.chromium_origin()}
    server = Server(origins)
    send(pipe_out, {"port": server.port, "secret": server.secret, "api": server.api, "version": __version__})
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while (message := receive(pipe_in)) is not None:
        answer(pipe_out, message, origins)
    server.stop()
    running.join(timeout=2)


def answer(pipe_out: BinaryIO, message: object, origins: set[str]) -> None:
    """`ping` is answered; `origin` tells which origin Firefox gave to the extension in this profile."""
    ask = message.get("ask") if isinstance(message, dict) else None
    if ask == "origin" and _GECKO_ORIGIN.fullmatch(str(message.get("origin"))):
        origins.add(message["origin"])
    if ask in ("ping", "origin"):
        send(pipe_out, {"answer": ask, "pid": os.getpid()})


def send(pipe: BinaryIO, message: dict) -> None:
    """One message in the browsers' framing: its length in four bytes, then JSON."""
    body = json.dumps(message).encode()
    pipe.write(struct.pack("=I", len(body)) + body)
    pipe.flush()


def receive(pipe: BinaryIO) -> object:
    """The next message; None when the pipe has ended or speaks something else."""
    head = pipe.read(4)
    if len(head) < 4:
        return None
    (length,) = struct.unpack("=I", head)
    if length > MESSAGE_LIMIT:
        return None
    try:
        return json.loads(pipe.read(length)) or {}
    except (ValueError, RecursionError):
        return {}


if __name__ == "__main__":
    sys.exit(main())
