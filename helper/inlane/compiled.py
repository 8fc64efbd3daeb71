"""Data files in a form that loads at once, written by `inlane.ship`; what has changed since is read as it stands."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
STORE = PACKAGE / "data" / "compiled.bin"
FORMAT = 2  # of marshal: without references, so that the same content is always the same bytes
# What can be compiled: its name, the files it is made of, and how.
_MAKERS: dict[str, tuple[tuple[Path, ...], Callable[[], Any]]] = {}


def load(name: str, files: Iterable[Path], make: Callable[[], Any]) -> Any:
    """What `make` gives, from the store while `files` are what they were when it was written.

    It must be made of plain values: dict, list, tuple, str, bytes, int, bool, None.
    """
    files = tuple(files)
    _MAKERS[name] = files, make
    stored = _store().pop(name, None)
    if stored is not None and stored[0] == digest(files):
        return marshal.loads(stored[1])
    return make()


def toml(path: Path) -> dict:
    """The content of a TOML file of the package."""
    return load(_named(path), [path], lambda: parsed(path))


def parsed(path: Path) -> dict:
    """The content of a TOML file, read now."""
    import tomllib

    return tomllib.loads(path.read_text("utf-8"))


def remember(path: Path) -> None:
    """Have the store keep this file as it is now, for the day that it cannot be read any more."""
    _MAKERS[_named(path)] = (path,), path.read_bytes


def remembered(path: Path) -> bytes | None:
    """The file as it was when the store was written, if the store has it."""
    stored = _store().get(_named(path))
    return marshal.loads(stored[1]) if stored is not None else None


def _named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def digest(files: Iterable[Path]) -> bytes:
    """A hash of the files' names and contents."""
    whole = blake2b(digest_size=16)
    for path in files:
        content = path.read_bytes()
        whole.update(f"{path.name} {len(content)}\n".encode() + content)
    return whole.digest()


def _read() -> dict[str, tuple[bytes, bytes]]:
    try:
        return marshal.loads(STORE.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}


_store = cache(_read)  # each part is taken out when it is loaded


def made() -> dict[str, tuple[bytes, bytes]]:
    """What the store should hold, of all that has been loaded in this process."""
    return {name: (found := digest(files), _made(name, found)) for name, (files, _) in sorted(_MAKERS.items())}


@cache
def _made(name: str, _digest: bytes) -> bytes:
    return marshal.dumps(_MAKERS[name][1](), FORMAT)


@cache
def kept(name: str, version: bytes) -> dict[bytes, bytes]:
    """Parts by their keys, written by this `version` of whatever understands them; none of another."""
    stored = _store().pop(name, None)
    return marshal.loads(stored[1]) if stored is not None and stored[0] == version else {}


def shipped(parts: dict[str, tuple[bytes, dict[bytes, bytes]]] | None = None) -> bytes:
    """The store as it should be, with `parts` by name and version; its bytes stay while they say the same.

    Parts say the same where they have the same keys: how they are written may differ from one process to the next.
    """
    parts, should, now = parts or {}, made(), _read()
    same = {name: now.pop(name, None) for name in parts}
    if now == should and all(_like(same[name], *part) for name, part in parts.items()):
        return STORE.read_bytes()
    should |= {name: (version, marshal.dumps(part, FORMAT)) for name, (version, part) in parts.items()}
    return marshal.dumps(should, FORMAT)


def _like(stored: tuple[bytes, bytes] | None, version: bytes, part: dict[bytes, bytes]) -> bool:
    return stored is not None and stored[0] == version and marshal.loads(stored[1]).keys() == part.keys()
