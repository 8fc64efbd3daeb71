"""TOML tables that say where they stand when something in them is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

MOST_ROWS = 300
LONGEST_TEXT = 600  # code points
REQUIRED: Any = object()
TYPES = {str: "a text", bool: "true or false", list: "a list", dict: "a table", datetime.date: "a date"}


HOST = r"(?:[a-z0-9-]++\.)++[a-z][a-z0-9-]+"
PLAIN_HOST = re.compile(HOST + r"\Z")
PLAIN_ADDRESS = re.compile(rf"https://{HOST}(?:[/?#][!-~]*)?\Z")
JOINING = "\n\u200c\u200d"  # not printed, and still a part of what is written


class PackError(ValueError):
    """A pack that cannot be used; the message names the file, the place and the remedy.

    It is for a terminal, which what somebody put into a pack shall not drive.
    """

    def __init__(self, message: str) -> None:
        super().__init__("".join(one if one.isprintable() else f"[U+{ord(one):04X}]" for one in message))


class Table:
    """A TOML table that says where it stands when something in it is wrong."""

    def __init__(self, where: str, entries: Mapping[str, Any]) -> None:
        self.where, self.entries, self.known = where, entries, set[str]()

    def wrong(self, what: str, remedy: str) -> PackError:
        return PackError(f"{self.where}: {what}. {remedy}")

    def take(self, key: str, kind: type, default: Any = REQUIRED) -> Any:
        """The value of `key`, which must be of type `kind`."""
        self.known.add(key)
        value = self.entries.get(key, default)
        if value is REQUIRED:
            raise self.wrong(f"{key} is missing", f"Add {key} = {TYPES[kind]}.")
        if key in self.entries and not isinstance(value, kind):
            raise self.wrong(f"{key} is not {TYPES[kind]}", f"Write {key} = {TYPES[kind]}.")
        return value

    def text(self, key: str, default: Any = REQUIRED) -> str:
        return self._short(key, self.take(key, str, default))

    def texts(self, key: str, default: Any = REQUIRED) -> tuple[str, ...]:
        return tuple(self._short(key, text) for text in self.take(key, list, default))

    def hosts(self, key: str) -> tuple[str, ...]:
        """Names of sites. The extension looks into all their pages: no pattern, no port, no computer of one's own."""
        for host in (hosts := self.texts(key)):
            if not PLAIN_HOST.match(host):
                raise self.wrong(f"{host!r} is not the plain name of a site", 'Write it like "www.example.com".')
        return hosts

    def address(self, key: str) -> str:
        url = self.text(key)
        if not PLAIN_ADDRESS.match(url):
            raise self.wrong(f"{key} is no plain address beginning with https://", "Give the page's full address.")
        return url

    def tables(self, key: str, what: str, default: Any = REQUIRED) -> list[Table]:
        rows = self.take(key, list, default)
        if len(rows) > MOST_ROWS:
            raise self.wrong(f"{len(rows)} rows of {key}", f"Keep to {MOST_ROWS}: join alike rows.")
        return [self.row(f"{what} {i}", row) for i, row in enumerate(rows, 1)]

    def table(self, key: str, default: Any = REQUIRED) -> Table:
        return Table(f"{self.where}, {key}", self.take(key, dict, default))

    def named(self, key: str, default: Any = REQUIRED) -> dict[str, Table]:
        """A table of tables, each by its name."""
        rows = self.take(key, dict, default)
        if len(rows) > MOST_ROWS:
            raise self.wrong(f"{len(rows)} rows of {key}", f"Keep to {MOST_ROWS}.")
        return {name: self.row(f"{key} '{name}'", row) for name, row in rows.items()}

    def one_of(self, key: str, values: Iterable[str], default: Any = REQUIRED) -> str:
        return self.known_value(key, self.text(key, default), values)

    def chosen(self, values: Mapping[str, Iterable[str]]) -> dict[str, str]:
        """Those keys of `values` that the table has, each with one of its values."""
        self.known.update(values)
        self.done()
        return {key: self.one_of(key, values[key]) for key in values if key in self.entries}

    def known_value(self, key: str, value: Any, values: Iterable[str]) -> Any:
        values = tuple(values)
        if value not in values:
            raise self.wrong(f"{key} has the unknown value {value!r}", f"Use one of: {', '.join(values)}.")
        return value

    def done(self) -> None:
        """Raise for a key that nobody took: most likely a slip of the pen."""
        for key in self.entries.keys() - self.known:
            raise self.wrong(f"unknown key {key!r}", f"Use one of: {', '.join(sorted(self.known))}.")

    def row(self, name: str, row: Any) -> Table:
        """`row`, which must be a table, as `name` of this one."""
        if not isinstance(row, dict):
            raise self.wrong(f"{name} is not a table", f"Write {name} as a table.")
        return Table(f"{self.where}, {name}", row)

    def _short(self, key: str, text: Any) -> str:
        if not isinstance(text, str):
            raise self.wrong(f"{key} holds something that is not a text", "Put it in quotes.")
        if len(text) > LONGEST_TEXT:
            raise self.wrong(f"{key} is longer than {LONGEST_TEXT} characters", "Say it shorter.")
        if not text.isprintable() and any(not one.isprintable() and one not in JOINING for one in text):
            raise self.wrong(f"{key} holds a character that cannot be seen", "Take it out.")
        return text
