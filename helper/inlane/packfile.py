"""Reading a pack from TOML: every mistake is named with its file, its place and its remedy."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from inlane.pack import (
    CONDITIONS,
    FACTS,
    NO_PURPOSE,
    VERDICTS,
    Context,
    Example,
    Examples,
    Fact,
    Note,
    Pack,
    Rule,
    Source,
    Value,
)
from inlane.pages import Composer, Link, Surface, read_messages, read_sight
from inlane.signals import KINDS, PURPOSES
from inlane.tables import REQUIRED, PackError, Table
from inlane.ties import refuse_ties
from inlane.translating import Translation
from inlane.wording import FIRST, Labels, Wording, rows, situations, words

LARGEST_FILE = 256 * 1024  # bytes
CERTAINTIES = ("sure", "likely", "unknown")
ANY = "any"
TOLD = ("title", "why", "instead", "suggest")
REST = "rest"  # kinds: decides only what no other row decides
DIGITS = re.compile(r"#+(-#+)*\Z")
PLAIN_ID = re.compile(r"[a-z][a-z0-9-]*\Z")


def read_pack(file: str, content: bytes, lang: str = FIRST) -> Pack:
    """The pack in `content` (TOML, UTF-8), told in `lang` where that language's file does so. Raises PackError."""
    if len(content) > LARGEST_FILE:
        raise PackError(f"{file}: larger than {LARGEST_FILE} bytes. Split it or shorten the examples.")
    try:
        top = Table(file, tomllib.loads(content.decode()))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{file}: not TOML in UTF-8 ({error}). Mend that line.") from None
    except RecursionError:
        raise PackError(f"{file}: tables or lists nested too deep. Keep to the shape of the other packs.") from None
    pack = _Reading(file, top, lang).pack()
    refuse_ties(file, pack)
    return pack


class _Reading:
    """What the parts of one file need to know of each other while it is read."""

    def __init__(self, file: str, top: Table, lang: str) -> None:
        self.file, self.top, self.lang, self.head = file, top, lang, top.table("pack")
        self.id = self.head.text("id")
        if not PLAIN_ID.match(self.id) or file != f"{self.id}.toml":
            raise self.head.wrong(f"id {self.id!r} is not the file's name", "Give file and pack the same plain name.")
        self.name, self.read = self.head.text("name"), self.head.take("read", datetime.date).isoformat()
        self.ways = self.head.table("ways", {})
        for place in self.ways.entries:
            self.ways.one_of(place, words("en")["ways"])
        self.wording, spoken = (Wording(self.name, self.ways.entries, one) for one in (FIRST, lang))
        self.spoken, self.translation = spoken, Translation(self.id, spoken, lang)
        self.for_client = top.table("for_client", {}).entries
        self.box, self.never = self.head.text("box", rows()["box"]["box"]), self.head.text("not", rows()["box"]["not"])
        self.source = self.head.text("source", "")
        self.sources = {name: self._source(row) for name, row in top.named("source").items()}
        self.surfaces = tuple(self._surface(row) for row in top.tables("surface", "surface"))
        facts = {name: top.row(f"facts '{name}'", self.wording.filled(row)) for name, row in rows()["facts"].items()}
        facts |= (own := top.named("facts", {}))
        for name, row in facts.items():
            row.known_value("fact", name, FACTS)
            row.entries = self.translation.fact(name, row.entries, name in own)
        self.facts = {name: self._fact(name, facts[name]) for name in FACTS if name in facts}

    def pack(self) -> Pack:
        rules = tuple(self._rule(row) for row in self.top.tables("rule", "rule"))
        composers = tuple(self._composers())
        known = {name: [value.value for value in fact.values] for name, fact in self.facts.items()}
        notes = tuple(self._note(row) for row in self.top.tables("note", "note", []))
        table = [rule for rule in rules if not rule.words]
        pack = Pack(
            id=self.id,
            name=self.name,
            hosts=self.head.hosts("hosts"),
            read=self.read,
            surfaces=self.surfaces,
            composers=composers,
            facts=self.facts,
            rules=rules,
            notes=notes,
            by_kind={kind: _most_specific_first(table, kind) for kind in KINDS},
            filters=tuple(rule for rule in rules if rule.words),
            showcases=self.head.texts("showcases", []),
            suggestions={role: self.spoken.suggestions(role) for role in FACTS["role"]},
            incoming={role: self.spoken.incoming(role) for role in FACTS["role"]},
            situations=situations(self.name, self.ways.entries, self.lang),
            labels=Labels(**words(FIRST)["labels"] | words(self.lang).get("labels", {})),
            lang=self.lang,
            report=self._report(),
            sights=tuple(read_sight(row, known) for row in self.top.tables("seen", "sight", [])),
            messages=read_messages(self.top.table("messages", {}), rows()["messages"], self.name),
        )
        self.head.done()
        self.top.done()
        return pack

    def _report(self) -> Link | None:
        row = self.head.table("report", {})
        link = Link(row.text("title"), row.address("url")) if row.entries else None
        row.done()
        return link

    def _source(self, row: Table) -> tuple[str, str, str]:
        title, url = row.text("title"), row.address("url")
        checked = row.take("checked", datetime.date, None)
        row.done()
        return title, url, checked.isoformat() if checked else self.read

    def _cite(self, row: Table, name: str, certainty: str) -> Source:
        row.known_value("source", name, self.sources)
        # "unknown" is our own doubt, spoken in `why`; readers know two grades.
        return Source(*self.sources[name], "sure" if certainty == "sure" else "likely")

    def _surface(self, row: Table) -> Surface:
        surface = Surface(
            surface=row.one_of("surface", FACTS["surface"]),
            name=row.text("name"),
            paths=row.texts("paths"),
            conversation=row.take("conversation", bool, False),
            implies=row.table("implies", {}).chosen(FACTS),
        )
        row.done()
        return surface

    def _fact(self, name: str, row: Table) -> Fact:
        values = self._values(name, row)
        ask = row.take("ask", bool, False)
        assume = row.take("assume", str, None)
        if assume is not None:
            row.known_value("assume", assume, (value.value for value in values))
        if not ask and assume is None and name != "purpose":
            raise row.wrong("neither asked nor assumed", "Add ask = true, or assume = one of its values.")
        fact = Fact(ask, assume, row.text("name"), row.text("question", ""), row.text("where", ""), values)
        if ask and not fact.question:
            raise row.wrong("asked without a question", 'Add question = "...".')
        if ask and not fact.where:
            raise row.wrong("asked without a word on where to look", 'Add where = "...".')
        row.done()
        return fact

    def _values(self, name: str, row: Table) -> tuple[Value, ...]:
        if name == "surface":
            return tuple(Value(place.surface, place.name) for place in self.surfaces)
        values = []
        for entry in row.tables("values", "value"):
            value = entry.one_of("value", FACTS[name])
            values.append(Value(value, entry.text("name"), entry.text("answer", ""), entry.text("fine_because", "")))
            entry.done()
        return tuple(values)

    def _composers(self) -> Iterator[Composer]:
        own = [self._composer(row) for row in self.top.tables("composer", "composer", [])]
        yield from own
        for surface in dict.fromkeys(place.surface for place in self.surfaces):
            if not any(surface in composer.surfaces for composer in own):
                yield self._composer(self.top.row(surface, {"surfaces": [surface], **rows()["composer"][surface]}))

    def _composer(self, row: Table) -> Composer:
        surfaces = self._listed(row, "surfaces", self._values_of("surface"))
        titled = set(surfaces) <= set(rows()["box"]["titled"])
        composer = Composer(
            surfaces=surfaces,
            box=row.text("box", f"{self.box}, {rows()['box']['title']}" if titled else self.box),
            never=row.text("not", self.never),
            send=row.texts("send", []),
            send_words=row.texts("send_words", []),
            enter=row.take("enter", bool, False),
            verb=row.text("verb", "send"),
        )
        row.done()
        return composer

    def _note(self, row: Table) -> Note:
        row.entries = self.translation.note(row.entries)
        source = self._cite(row, row.text("source"), row.one_of("certainty", CERTAINTIES))
        note = Note(row.text("title"), row.text("text"), source, row.text("search", ""))
        row.done()
        return note

    def _rule(self, row: Table) -> Rule:
        id = row.text("id")
        row.where = f"{self.file}, rule '{id}'"
        if not PLAIN_ID.match(id):
            raise row.wrong("id is not plain", "Use small letters, digits and hyphens.")
        shared, own = self.wording.row(id), dict(row.entries)
        row.entries = shared | own | self.translation.row(id, shared, own)
        verdict, certainty = row.one_of("verdict", VERDICTS), row.one_of("certainty", CERTAINTIES)
        if certainty == "unknown" and verdict == "breach":
            raise row.wrong("a breach that no page carries", 'Make it "depends", or cite a page and say "likely".')
        kinds = self._kinds(row)
        conditions = {condition: self._condition(row, condition) for condition in CONDITIONS}
        rule = Rule(
            id=f"{self.id}/{id}",
            title=row.text("title"),
            verdict=verdict,
            kinds=kinds,
            **conditions,
            named=-1 if row.entries["kinds"] == REST else sum(condition in row.entries for condition in CONDITIONS),
            why=row.text("why"),
            instead=row.text("instead", ""),
            fine_if=(fine_if := row.texts("fine_if", [])),
            suggest=self._suggest(row, kinds),
            source=self._cite(row, row.text("source", self.source or REQUIRED), certainty),
            see_also=tuple(self._cite(row, name, certainty) for name in row.texts("see_also", [])),
            search=row.text("search", ""),
            examples=self._examples(row, conditions),
            words=row.texts("words", []),
            alone=row.take("alone", bool, False),
            swap=row.text("swap", ""),
            to_client=self._to_client(row, fine_if),
        )
        if rule.words and verdict != "held":
            raise row.wrong("words alone break no rule", 'Make it "held", or take the words out.')
        if any("#" in one and not DIGITS.match(one) for one in rule.words):
            raise row.wrong("# is a digit, and stands with no other characters", 'Write "####" or "###-####".')
        row.done()
        return rule

    def _to_client(self, row: Table, fine_if: tuple[str, ...]) -> dict[str, str | tuple[str, ...]]:
        said = row.table("to_client", {})
        told = {said.known_value("to_client", part, TOLD): said.text(part) for part in said.entries}
        theirs = self.translation.for_client(fine_if, self.for_client)
        return told if theirs == fine_if else told | {"fine_if": theirs}

    def _kinds(self, row: Table) -> tuple[str, ...]:
        row.known.add("kinds")
        if row.entries.get("kinds") in (ANY, REST):
            return KINDS
        listed = self._listed(row, "kinds", ("details", *KINDS))
        return tuple(kind for one in listed for kind in (rows()["details"]["of"] if one == "details" else (one,)))

    def _values_of(self, fact: str) -> tuple[str, ...]:
        if fact == "purpose":
            return (NO_PURPOSE, *PURPOSES)
        return tuple(value.value for value in self.facts[fact].values) if fact in self.facts else ()

    def _condition(self, row: Table, condition: str) -> tuple[str, ...]:
        if row.entries.get(condition, ANY) == ANY:
            row.known.add(condition)
            return ()
        return self._listed(row, condition, self._values_of(CONDITIONS[condition]))

    def _listed(self, row: Table, key: str, values: tuple[str, ...]) -> tuple[str, ...]:
        listed = row.texts(key)
        if not listed:
            raise row.wrong(f"{key} is empty", f'Name values, or say {key} = "any".')
        return tuple(row.known_value(key, value, values) for value in listed)

    def _suggest(self, row: Table, kinds: tuple[str, ...]) -> dict[str, str]:
        if isinstance(row.entries.get("suggest"), dict):
            lines = row.table("suggest")
            return {lines.known_value("suggest", kind, kinds): lines.text(kind) for kind in lines.entries}
        line = row.take("suggest", str, None)
        return {} if line is None else dict.fromkeys(kinds, line)

    def _examples(self, row: Table, conditions: Mapping[str, tuple[str, ...]]) -> Examples:
        """An example that is a bare text is judged by the first value that the row names of each fact."""
        table = row.table("examples", {})
        usual = {CONDITIONS[name]: values[0] for name, values in conditions.items() if values and name != "purposes"}
        read = {
            key: tuple(self._example(table, key, entry, usual) for entry in table.take(key, list, []))
            for key in ("flagged", "fine", "missed")
        }
        table.done()
        return Examples(**read)

    def _example(self, table: Table, key: str, entry: Any, usual: dict[str, str]) -> Example:
        row = table.row(key, {"text": entry} if isinstance(entry, str) else entry)
        text, said = row.text("text"), row.table("context", {}).chosen(FACTS)
        row.done()
        return Example(text, Context(self.id, **(usual | said)))


def _most_specific_first(rules: Iterable[Rule], kind: str) -> tuple[Rule, ...]:
    return tuple(sorted((rule for rule in rules if kind in rule.kinds), key=lambda rule: -rule.named))
