"""A marketplace's pages: where one writes there, in which boxes, and what they show of the facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from inlane.tables import Table


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
class Messages:
    """How to find the messages of a conversation, and which of them the other side wrote.

    A message says who wrote it by its markup (`own`, `other`), or by its author's name: `own_words`, or what stands
    in `me` on the same page. One without an author is by the author of the one before it. Where a badge (`staff`) says
    one of `staff_words`, the other side is the marketplace itself.
    """

    item: str
    text: str
    never: str
    own: str
    other: str
    author: str
    own_words: tuple[str, ...]
    me: str
    staff: str
    staff_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the marketplace's own."""

    title: str
    url: str


def read_messages(row: Table, usual: Mapping[str, Any], name: str) -> Messages:
    """The messages of a table of the pack of that name; what it leaves out is as `usual`. Raises PackError."""
    row = Table(row.where, {**usual, **row.entries})
    messages = Messages(
        item=row.text("item"),
        text=row.text("text"),
        never=row.text("not", ""),
        own=row.text("own", ""),
        other=row.text("other", ""),
        author=row.text("author", ""),
        own_words=row.texts("own_words", []),
        me=row.text("me", ""),
        staff=row.text("staff"),
        staff_words=tuple(words.replace("{name}", name) for words in row.texts("staff_words")),
    )
    row.done()
    return messages


def read_sight(row: Table, facts: Mapping[str, Iterable[str]]) -> Sight:
    """What shows one of `facts`, each with its values. Raises PackError."""
    fact = row.one_of("fact", facts)
    value = row.one_of("value", facts[fact])
    sight = Sight(fact, value, row.text("path", ""), row.text("selector", ""), row.texts("words", []))
    if bool(sight.path) == bool(sight.selector and sight.words):
        raise row.wrong("neither an address nor a text", "Give path, or selector and words.")
    row.done()
    return sight
