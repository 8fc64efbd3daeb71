"""What packs share: rows by their id, and how things are said, with places for a marketplace's own ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from inlane import compiled
from inlane.text import words_of

FIRST = "en"  # the language of the packs; what another one leaves out is said in it
SLOT = re.compile(r"\{(\w+)\}")
WORDS = ("title", "why", "instead", "search")
LONG_ENOUGH = 2000  # characters in which a language shows
TONES = ("friendly", "short", "firm")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a message that the other side wrote: about the message, never about the person."""

    title: str
    why: str
    instead: str
    least: str  # the verdict from which on it is said


@dataclass(frozen=True, slots=True)
class Labels:
    """What is written on a suggestion: take these words instead, or take them out."""

    swap: str
    out: str


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
    """Every language that there is a file of, the first one first."""
    found = {entry.name.removesuffix(".toml") for entry in files("inlane").joinpath("words").iterdir()}
    return (FIRST, *sorted(found - {FIRST}))


def known(lang: str | None) -> str:
    """The language of ours for a tag such as "es-MX": the first one where there is no file of it."""
    plain = (lang or FIRST).replace("_", "-").partition("-")[0].lower()
    return plain if plain in languages() else FIRST


@cache
def common(lang: str) -> frozenset[str]:
    """Words by which a text is known to be in a language."""
    return frozenset(words(lang).get("language", {}).get("common", ()))


def spoken_in(text: str, usual: str) -> str:
    """The language of ours that most words of a text are common in; the usual one where others have no more."""
    found = set(words_of(text[:LONG_ENOUGH].lower()))
    return max(languages(), key=lambda lang: (len(found & common(lang)), lang == usual))


class Wording:
    """Says things in the ways of one marketplace: `ways` names them by the place that they fill."""

    def __init__(self, name: str, ways: Mapping[str, str], lang: str = FIRST) -> None:
        self.words = words(lang)
        self.first = self if lang == FIRST else Wording(name, ways)  # says what another language leaves out
        self.slots = {"name": name}
        known = self.words.get("ways", {})
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
        said = self.words.get("rule", {}).get(id, {})
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
        groups = {group: self._lines(group, role) for group in rows()["suggest"]}
        return {place: groups[group] for group, places in rows()["suggest"].items() for place in places}

    def _lines(self, group: str, role: str) -> dict[str, str]:
        said = self.words.get("suggest", {})
        lines = said.get(group, {}) | said.get(f"{group}_{role}", {})
        own = {kind: text for kind, line in lines.items() if (text := self.say(line))}
        return own if self is self.first else self.first._lines(group, role) | own

    def incoming(self, reader: str) -> dict[str, Told]:
        """What this role is told of each kind of ask in a message from the other side."""
        said: dict[str, Told] = {}
        for id, told in self.first.words["incoming"].items():
            parts = self._told(id, reader) or self.first._told(id, reader)
            said |= dict.fromkeys(told["kinds"], Told(*parts, told.get("least", "depends")))
        return said

    def _told(self, id: str, reader: str) -> list[str] | None:
        told = self.words.get("incoming", {}).get(id, {})
        lines = told | told.get(f"to_{reader}", {})
        parts = [self.say(lines[part]) for part in ("title", "why", "instead") if part in lines]
        return parts if len(parts) == 3 and all(parts) else None

    def answers(self, id: str, lang: str) -> tuple[Reply, ...]:
        """One in each tone, or none where this language or this marketplace can't say them all."""
        told = self.words.get("reply", {}).get(id, {})
        said = {tone: self.say(told[tone]) for tone in TONES if tone in told}
        replies = tuple(Reply(tone, lang, text) for tone, text in said.items() if text)
        return replies if len(replies) == len(TONES) else ()


def situations(name: str, ways: Mapping[str, str], lang: str) -> tuple[Situation, ...]:
    """The situations that a marketplace has answers to, named in `lang`, with the answers of every language."""
    wordings = {known: Wording(name, ways, known) for known in languages()}
    first, names = wordings[FIRST], words(lang).get("reply", {})
    found = []
    for id, told in first.words["reply"].items():
        if first.answers(id, FIRST):
            replies = tuple(reply for lang, wording in wordings.items() for reply in wording.answers(id, lang))
            title = wordings[lang].filled(names.get(id, {}).get("name", told["name"]))
            found.append(Situation(id, title, told.get("role", ""), tuple(told["kinds"]), replies))
    return tuple(found)
