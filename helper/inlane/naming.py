"""Where a text names an app by which people reach each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from inlane.lazy import regex
from inlane.text import words_of
from inlane.views import lexicon
from inlane.views.lexicon import App

ARTICLE = "ال"  # "the", written onto the word
ARABIC = regex.compile(rf"(?!{ARTICLE})\p{{Arabic}}{{3}}")


@cache
def apps() -> dict[str, App]:
    """The apps, and mail providers, whose name may stand beside an account just as well."""
    mail = App("email", number=False, digits=False, common=True)
    known = lexicon.apps()
    arabic = {f"{ARTICLE}{name}": app for name, app in known.items() if ARABIC.match(name)}
    return arabic | known | {name: mail for name in lexicon.providers() if len(name) > 3 and name != "live"}


class Mention(NamedTuple):
    """An app's name in a view."""

    start: int
    end: int
    name: str


@cache
def _names() -> dict[str, list[str]]:
    """The names by their longest word."""
    names: dict[str, list[str]] = {}
    for name in apps():
        names.setdefault(max(words_of(name), key=len), []).append(name)
    return names


def mentions(lower: str, words: frozenset[str]) -> list[Mention]:
    """Every app named in a text, in order, the longer name where two begin alike."""
    names = _names()
    bare = words | {word[:-2] for word in words if word[-2:] == "'s"} if "'s" in lower else words
    present = {name for word in bare & names.keys() for name in names[word] if name in lower}
    found = sorted((start, -len(name), name) for name in present for start in _places(lower, name))
    kept: list[Mention] = []
    for start, length, name in found:
        if not kept or start >= kept[-1].end:
            kept.append(Mention(start, start - length, name))
    return kept


BOUND_BEFORE = regex.compile(r"(?V1)[[\w@./\-]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]]")
BOUND_AFTER = regex.compile(r"(?V1)[\w--[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]]|@|\.\w")

ANOTHER = regex.compile(r"(?r)(?<![\w.:/])[^\W_]{2,12}/")


def _beside_another(lower: str, start: int) -> bool:
    """Is the name the second of two: "my IG/tele"?"""
    found = ANOTHER.match(lower, max(start - 14, 0), start) if lower[start - 1] == "/" else None
    return found is not None and found.group()[:-1] in apps()


def _places(lower: str, name: str) -> Iterator[int]:
    start, glued = lower.find(name), name[0] > "\u2e80"
    while start >= 0:
        end = start + len(name)
        stuck = start and BOUND_BEFORE.match(lower, start - 1) and not _beside_another(lower, start)
        if glued or not (stuck or BOUND_AFTER.match(lower, end)):
            yield start
        start = lower.find(name, end)
