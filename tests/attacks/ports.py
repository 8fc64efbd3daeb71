"""Where the helper of a browser listens: an attacker may guess it."""

from __future__ import annotations

from pathlib import Path

from tests.attacks.sides import Side
from tests.helper import Helper


def port_of(side: Side) -> int:
    """The port of the one helper that this browser started."""
    (pid,) = side.helper_pids()
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = {fields[9]: int(fields[1].rpartition(":")[2], 16) for fields in lines if fields[3] == "0A"}
    try:
        links = [link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir()]
    except PermissionError:  # closed to everybody but root, as it should be: try who answers like a helper
        return next(port for port in listening.values() if _is_helper(port))
    return next(port for inode, port in listening.items() if f"socket:[{inode}]" in links)


def _is_helper(port: int) -> bool:
    try:
        return Helper(f"http://127.0.0.1:{port}", "x", None).get("/v1/rules").status == 401
    except OSError:
        return False
