"""What packs share: rows by their id, and how things are said, with places for a marketplace's own ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from inlane import compiled

FIRST = "en"  # the language of the advice
SLOT = re.compile(r"\{(\w+)\}")
WORDS = ("title", "why", "instead", "search")
TONES = ("friendly", "short", "firm")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a message that the other side wrote: about the message, never about the person."""

    title: str
    why: str
    instead: str
    least: str  # the verdict from which on it is said


@dataclass(frozen=True, slots=True)
class Reply:
    """A ready answer: its tone, its language, its text."""

    tone: str
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What the other side may ask of somebody in `role` ("": of anybody), the kinds that show it, and ready answers."""

    id: str
    name: str
    role: str
    kinds: tuple[str, ...]
    replies: tuple[Reply, ...]


@cache
def rows() -> dict[str, Any]:
    """data/rows.toml: the rows, boxes and facts that marketplaces have in common."""
    return compiled.toml(compiled.PACKAGE / "data" / "rows.toml")


@cache
def words(lang: str) -> dict[str, Any]:
    """One language's file."""
    return compiled.toml(compiled.PACKAGE / "words" / f"{lang}.toml")


@cache
def languages() -> tuple[str, ...]:
    """Every language that ready answers exist in, the first one first."""
    found = {entry.name.removesuffix(".toml") for entry in files("inlane").joinpath("words").iterdir()}
    return (FIRST, *sorted(found - {FIRST}))


class Wording:
    """Says things in the ways of one marketplace: `ways` names them by the place that they fill."""

    def __init__(self, name: str, ways: Mapping[str, str], lang: str = FIRST) -> None:
        self.words = words(lang)
        self.slots = {"name": name}
        known = self.words["ways"]  # what another language leaves out is said in the first one
        self.slots |= {place: self.filled(known[way]) for place, way in ways.items() if way in known}

    def say(self, text: str | list[str]) -> str | None:
        """`text` with its places filled, or the first of several whose places this marketplace can fill."""
        for one in [text] if isinstance(text, str) else text:
            if self.slots.keys() >= set(SLOT.findall(one)):
                return SLOT.sub(lambda place: self.slots[place[1]], one)
        return None

    def filled(self, value: Any) -> Any:
        """Every text in a table of a pack, filled."""
        if isinstance(value, str):
            return SLOT.sub(lambda place: self.slots.get(place[1], place[0]), value)
        if isinstance(value, list):
            return [self.filled(one) for one in value]
        if isinstance(value, dict):
            return {key: self.filled(one) for key, one in value.items()}
        return value

    def row(self, id: str) -> dict[str, Any]:
        """What a pack's row with this id need not say itself."""
        said = self.words["rule"].get(id, {})
        row = dict(rows()["rule"].get(id, {}))
        row |= {key: text for key in WORDS if key in said and (text := self.say(said[key]))}
        if "fine_if" in said:
            row["fine_if"] = [text for one in said["fine_if"] if (text := self.say(one))]
        if "to_client" in said:
            row["to_client"] = {key: text for key, one in said["to_client"].items() if (text := self.say(one))}
        if "examples" in said:
            row["examples"] = self.filled(said["examples"])
        return row

    def suggestions(self, role: str) -> dict[str, dict[str, str]]:
        """What this role can write instead, by place and kind; a place without an entry has the words taken out."""
        said = self.words["suggest"]
        groups = {group: self._lines(said[group] | said.get(f"{group}_{role}", {})) for group in rows()["suggest"]}
        return {place: groups[group] for group, places in rows()["suggest"].items() for place in places}

    def _lines(self, lines: Mapping[str, Any]) -> dict[str, str]:
        return {kind: text for kind, line in lines.items() if (text := self.say(line))}

    def incoming(self, reader: str) -> dict[str, Told]:
        """What this role is told of each kind of ask in a message from the other side."""
        said: dict[str, Told] = {}
        for told in self.words["incoming"].values():
            words = told | told.get(f"to_{reader}", {})
            parts = (self.say(words[part]) or "" for part in ("title", "why", "instead"))
            say = Told(*parts, told.get("least", "depends"))
            said |= dict.fromkeys(told["kinds"], say)
        return said

    def answers(self, id: str, lang: str) -> tuple[Reply, ...]:
        """One in each tone, or none where this language or this marketplace can't say them all."""
        told = self.words["reply"].get(id, {})
        said = {tone: self.say(told[tone]) for tone in TONES if tone in told}
        replies = tuple(Reply(tone, lang, text) for tone, text in said.items() if text)
        return replies if len(replies) == len(TONES) else ()


def situations(name: str, ways: Mapping[str, str]) -> tuple[Situation, ...]:
    """The situations that a marketplace has answers to, each with the answers of every language that has them."""
    wordings = {lang: Wording(name, ways, lang) for lang in languages()}
    first = wordings[FIRST]
    found = []
    for id, told in first.words["reply"].items():
        if first.answers(id, FIRST):
            replies = tuple(reply for lang, wording in wordings.items() for reply in wording.answers(id, lang))
            found.append(Situation(id, first.filled(told["name"]), told.get("role", ""), tuple(told["kinds"]), replies))
    return tuple(found)
