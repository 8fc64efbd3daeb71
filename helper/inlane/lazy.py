"""Patterns of `regex` that are compiled on first need: most drafts need few of them, and compiling is slow."""

from __future__ import annotations

from types import SimpleNamespace
from weakref import WeakSet

import regex as eager

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern")
made: WeakSet[Lazy] = WeakSet()


class Lazy:
    """Stands for a pattern; from its first use on its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._args = pattern, flags
        made.add(self)

    def __getattr__(self, name: str) -> object:
        if name not in METHODS:
            raise AttributeError(name)
        compiled = eager.compile(*self._args)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


# In place of the module: `from inlane.lazy import regex`.
regex = SimpleNamespace(**{name: getattr(eager, name) for name in eager.__all__} | {"compile": Lazy})
