"""Numbers said in languages that write them without spaces: "공일공", "ศูนย์แปด"."""

from __future__ import annotations

from functools import cache

from inlane.lazy import regex
from inlane.views import lexicon

FEWEST = 2  # words in one


def digits(word: str) -> str | None:
    """The digits of a word that is nothing but number words of such a language, or "it is" after them."""
    if word[0] not in starts() or not _whole().fullmatch(word):
        return None
    said = _leading().match(word).captures(1)
    return "".join(map(_told().__getitem__, said)) if len(said) >= FEWEST else None


@cache
def starts() -> frozenset[str]:
    """The first characters of their number words."""
    return frozenset(word[0] for word in _told())


@cache
def _told() -> dict[str, str]:
    spoken = [file.get("spoken", {}) for file in lexicon.languages().values()]
    tables = [enumerate(told["digits"]) for told in spoken if told.get("running")]
    return {lexicon.plain(word): str(digit) for table in tables for digit, words in table for word in words}


@cache
def _leading():
    return regex.compile(f"({lexicon.alternation(_told())})+")


@cache
def _whole():
    ends = (end for file in lexicon.languages().values() for end in file.get("spoken", {}).get("endings", ()))
    return regex.compile(f"(?:{lexicon.alternation(_told())})+(?:{lexicon.alternation(map(lexicon.plain, ends))})?")
