"""The words of all languages and the names of mail providers, read once from the data files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from inlane.views import folding

PACKAGE = Path(__file__).parents[1]


@cache
def languages() -> dict[str, dict]:
    """Each language's file by its code ("en" first, the others by code)."""
    files = sorted((PACKAGE / "languages").glob("*.toml"), key=lambda path: (path.stem != "en", path.stem))
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in files}


def plain(word: str) -> str:
    """A word of the data files as it stands in `Views.lower`."""
    return folding.folded(word).lower()


@cache
def spoken(part: str) -> frozenset[str]:
    """How `part` (at, dot, dash, underscore, plus, slash, double, triple) is said, in any language."""
    return frozenset(plain(word) for data in languages().values() for word in data.get("spoken", {}).get(part, ()))


@cache
def numbers() -> dict[str, str]:
    """Number words of any language, with their digits."""
    found: dict[str, str] = {}
    for data in languages().values():
        told = data.get("spoken", {})
        for digit, words in enumerate(told.get("digits", ())):
            for word in words:
                found.setdefault(plain(word), str(digit))
        for word, digits in told.get("numbers", {}).items():
            found.setdefault(plain(word), digits)
    return found


@cache
def number_languages() -> dict[str, frozenset[str]]:
    """For each number word, the languages that have it."""
    found: dict[str, set[str]] = {}
    for code, file in languages().items():
        told = file.get("spoken", {})
        for word in [*(word for words in told.get("digits", ()) for word in words), *told.get("numbers", {})]:
            found.setdefault(plain(word), set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


@cache
def cues(topic: str) -> frozenset[str]:
    """Words that say what a detail near them is: mail, phone, site, sample, address."""
    told = [file.get("cues", {}) for file in languages().values()] + [data("cues")]
    return frozenset(plain(word) for words in told for word in words.get(topic, ()))


@cache
def data(name: str) -> dict:
    """A file of `data/`."""
    return tomllib.loads((PACKAGE / "data" / f"{name}.toml").read_text("utf-8"))


@cache
def providers() -> dict[str, str]:
    """Mail providers as people call them, with their domain."""
    return {plain(word): domain for domain, words in data("mail")["providers"].items() for word in words}


class App(NamedTuple):
    """An app by which people reach each other: what its account is (a telephone number, plain digits), and whether
    its name is also an ordinary word."""

    kind: str
    number: bool
    digits: bool
    common: bool


@cache
def apps() -> dict[str, App]:
    """Each name of an app, in lower case and plain form, with what the app is."""
    return {
        plain(name): App(kind, entry.get("number", False), entry.get("digits", False), entry.get("common", False))
        for kind, entries in data("apps").items()
        for entry in entries.values()
        for name in entry["names"]
    }


@cache
def endings() -> dict[str, str]:
    """Top-level domains as people say them, with how they are written."""
    return {plain(said): written or said for written, words in data("mail")["endings"].items() for said in words}


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first, with any white space between the parts of one."""
    escaped = (r"\s{1,3}".join(map(_escape, word.split())) for word in sorted(words, key=lambda w: (-len(w), w)))
    return "|".join(escaped)


def _escape(word: str) -> str:
    return "".join(char if char.isalnum() else "\\" + char for char in word)


def word_list(name: str) -> frozenset[str]:
    """The words of a text file of `data/`."""
    return frozenset((PACKAGE / "data" / f"{name}.txt").read_text("utf-8").split())


@cache
def ordinary() -> frozenset[str]:
    """Everyday words that nobody would take for the name of an account."""
    return word_list("ordinary")
