"""A marketplace's pages: where one writes there, in which boxes, and what they show of the facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surface:
    """A place to write, the address paths that show it, and the facts that being there implies."""

    surface: str
    name: str
    paths: tuple[str, ...]
    conversation: bool
    implies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Composer:
    """How to find the boxes of some surfaces and their send controls; `never` are boxes to leave alone."""

    surfaces: tuple[str, ...]
    box: str
    never: str
    send: tuple[str, ...]
    send_words: tuple[str, ...]
    enter: bool
    verb: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What on a page shows a fact: its address (`path`), or a visible element whose whole text is one of `words`."""

    fact: str
    value: str
    path: str
    selector: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the marketplace's own."""

    title: str
    url: str
