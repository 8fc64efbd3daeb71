"""Patterns of `regex` that are made on first need: most drafts need few of them, and compiling is slow.

What compiling one gives is kept in the compiled store, as `regex` itself has it for pickling.
"""

from __future__ import annotations

import copyreg
import marshal
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from types import ModuleType, SimpleNamespace
from weakref import WeakSet

import regex as eager

from inlane import compiled

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern")
STORED = "patterns"
made: WeakSet[Lazy] = WeakSet()


class Lazy:
    """Stands for a pattern; from its first use on its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._args = pattern, flags
        made.add(self)

    def __getattr__(self, name: str) -> object:
        if name not in METHODS:
            raise AttributeError(name)
        compiled = _compiled(*self._args)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def _compiled(pattern: str, flags: int) -> eager.Pattern:
    kept = compiled.kept(STORED, version()).get(_key(pattern, flags))
    return eager.compile(pattern, flags) if kept is None else _rebuild()(*marshal.loads(kept))


def _key(pattern: str, flags: int) -> bytes:
    return blake2b(f"{flags} {pattern}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


def version() -> bytes:
    """What another release of `regex` would not understand."""
    return f"{eager.__version__} {eager._regex.MAGIC}".encode()


@cache
def _rebuild() -> object:
    return copyreg.dispatch_table[eager.Pattern](eager.compile(""))[0]


def packed() -> dict[bytes, bytes]:
    """What is to be kept of all patterns of ours, by their keys; what may hold one has been imported."""
    modules = [module for name, module in sys.modules.items() if name.startswith("inlane.")]
    return _packed(args for module in modules if vars(module).get("regex") is regex for args in held_by(module))


def _packed(patterns: Iterable[tuple[str, int]]) -> dict[bytes, bytes]:
    parts = {args: copyreg.dispatch_table[eager.Pattern](eager.compile(*args))[1] for args in sorted(set(patterns))}
    return {_key(*args): marshal.dumps(part, compiled.FORMAT) for args, part in parts.items()}


def held_by(module: ModuleType) -> set[tuple[str, int]]:
    """The patterns that a module holds, or makes in a cached function without arguments."""
    return {pattern._args for value in list(vars(module).values()) for pattern in _held(value)}


def _held(value: object) -> Iterator[Lazy]:
    if isinstance(value, Lazy):
        yield value
    elif isinstance(value, dict | tuple | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _held(one)
    elif hasattr(value, "cache_info") and not value.__wrapped__.__code__.co_argcount:
        made_now = value()
        yield from _held(made_now) if isinstance(made_now, Lazy | dict | tuple | list) else ()


# In place of the module: `from inlane.lazy import regex`.
regex = SimpleNamespace(**{name: getattr(eager, name) for name in eager.__all__} | {"compile": Lazy})
