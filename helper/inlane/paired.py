"""Who may sign requests: the browser that started us, and those connected by hand, kept in a file of this person's."""

from __future__ import annotations

import json
import os
import stat
import sys
import threading
from collections import OrderedDict
from dataclasses import asdict, dataclass
from pathlib import Path

from flask import Request

from inlane import proof
from inlane.errors import Refused
from inlane.files import put

REMEMBERED = 4096  # requests that cannot be sent a second time
MOST = 16  # connected browsers; the oldest goes


@dataclass(frozen=True, slots=True)
class Key:
    """A secret to sign with, and the extension's origin in the browser that has it (None: any of ours)."""

    origin: str | None
    secret: str

    @property
    def name(self) -> str:
        return proof.name_of(self.secret)


class Keys:
    """Who may sign: the browser that started this helper has `own`, the others are kept in `file`.

    `origins` is told each one's origin. Raises Unreadable for a file that others can read.
    """

    def __init__(self, own: str, port: int, origins: set[str], file: Path | None = None) -> None:
        self._own = Key(None, own)
        self._file = file
        self._port = port
        self._origins = origins
        self._lock = threading.Lock()
        self._used: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._kept = load(file) if file else []
        origins.update(key.origin for key in self._kept if key.origin)

    def add(self, secret: str, origin: str) -> None:
        """Another browser, kept for the next start too."""
        with self._lock:
            self._kept = [*self._kept, Key(origin, secret)][-MOST:]
            if self._file:
                save(self._file, self._kept)
        self._origins.add(origin)

    def named(self, name: str) -> Key:
        """Raises Refused for a browser that is not connected."""
        for key in (self._own, *self._kept):
            if proof.is_same(key.name, name):
                return key
        raise Refused("no_proof")

    def prove(self, request: Request) -> Key:
        """The browser that signed this request, whose body is then read. Raises Refused."""
        key = self.named(request.headers.get("X-Inlane-Key", ""))
        nonce, shown = request.headers.get("X-Inlane-Nonce", ""), request.headers.get("X-Inlane-Mac", "")
        said = proof.request(request.method, request.path, self._port, nonce, request.get_data())
        if not nonce or not proof.is_same(shown, proof.mac(key.secret, said)):
            raise Refused("no_proof")
        if key.origin and request.headers.get("Origin", key.origin) != key.origin:
            raise Refused("foreign")
        self._once(key.name, nonce)
        return key

    def _once(self, name: str, nonce: str) -> None:
        with self._lock:
            if (name, nonce) in self._used:
                raise Refused("no_proof")
            self._used[(name, nonce)] = None
            if len(self._used) > REMEMBERED:
                self._used.popitem(last=False)


class Unreadable(Exception):
    """The file is not ours alone; the message says which one and what to do."""


def load(file: Path) -> list[Key]:
    """The kept browsers. Raises Unreadable, also where others could put in or read a list that is not there yet."""
    for path in (file.parent, file):
        if os.path.lexists(path) and not is_private(path):
            raise Unreadable(
                f"{path} can be read by others, so no connected browser is let in. Remove it: connect again."
            )
    if not file.exists():
        return []
    try:
        return [Key(str(row["origin"]), str(row["secret"])) for row in json.loads(file.read_text("utf-8"))]
    except (OSError, ValueError, TypeError, KeyError):
        raise Unreadable(f"{file} cannot be read. Remove it, and connect the browser again.") from None


def save(file: Path, keys: list[Key]) -> None:
    """All or nothing: an interrupted write leaves the file as it was."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    put(file, json.dumps([asdict(key) for key in keys]), 0o600)


def is_private(path: Path) -> bool:
    """Ours, and closed to everybody else. On Windows the profile folder's own rights see to that."""
    if sys.platform == "win32":
        return True
    state = path.lstat()
    return state.st_uid == os.geteuid() and not stat.S_IMODE(state.st_mode) & 0o077
