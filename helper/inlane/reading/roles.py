"""The words of every language with the roles they can play, looked up one token at a time."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from inlane.text import words_of
from inlane.views.folding import folded
from inlane.views.lexicon import PACKAGE, languages

EVERYWHERE = 1  # the language bit of names that are the same in every language
SHORTEST_STEM = 3
LONGEST_STEM = 14
# Never what a phrase is known by.
EVERYDAY = """
    with from will other through isn't without over there this that they have your some more year same
    the is are two would than com no for not was be been all it its and on in by at app give line write
    years small site better second long need
"""


class Phrase(NamedTuple):
    """The words after the first one, the language's bit, the roles' bits."""

    rest: tuple[str, ...]
    language: int
    roles: int


@dataclass(slots=True)
class Entry:
    """What a word can be: alone, by language; and as the start of phrases, by their second word, longest first."""

    languages: int = 0
    alone: dict[int, int] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)

    def learn(self, rest: tuple[str, ...], language: int, roles: int) -> None:
        if not rest:
            self.languages |= language
            self.alone[language] = self.alone.get(language, 0) | roles
            return
        phrases = self.phrases.setdefault(rest[0], [])
        for i, old in enumerate(phrases):
            if old.rest == rest and old.language == language:
                phrases[i] = Phrase(rest, language, old.roles | roles)
                return
        phrases.append(Phrase(rest, language, roles))
        phrases.sort(key=lambda phrase: -len(phrase.rest))

    def roles(self, languages: int) -> int:
        found = 0
        for language, roles in self.alone.items():
            if language & languages:
                found |= roles
        return found


NOTHING = Entry()
_BITS: dict[str, int] = {}


def role(names: str) -> int:
    """The bits of the roles named, parted by spaces; a new name gets the next bit."""
    bits = 0
    for name in names.split():
        bits |= _BITS.setdefault(name, 1 << len(_BITS))
    return bits


# A word in these roles opens the grammar; in a draft without one nothing is read.
GATES = role(
    "app social weakapp contact weakcontact yourcontact fone dial mailverb callverb callme reachme opens "
    "outalone offplat elsewhere out payapp money payme fee middle hire godirect stars badstars review "
    "fiveask fakereview account feekind kit free forfree isfree giftn checkn stay market phonecall "
    "offmail nofee conversion directcontract years payverb half otherway invoicev hear nextw middle private bankw "
    "notvia endc bidv checkf "
)
COMMON = frozenset(EVERYDAY.split())


@dataclass(slots=True)
class Roles:
    """Entries by word, or by the stem that a word starts with (`*` in the files)."""

    words: dict[str, Entry] = field(default_factory=dict)
    stems: dict[str, Entry] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    gates: dict[str, int] = field(default_factory=dict)  # in which languages the word opens the grammar
    gate_heads: dict[str, int] = field(default_factory=dict)

    def opens(self, bag: frozenset[str]) -> bool:
        """Whether any of the words is worth a closer look."""
        if not self.gates.keys().isdisjoint(bag):
            return True
        heads = self.gate_heads
        return any(word[:SHORTEST_STEM] in heads for word in bag)

    def entry(self, word: str) -> Entry:
        """What is known about `word`; a word of its own goes before a stem."""
        found = self.words.get(word)
        if found is not None:
            return found
        if word[:SHORTEST_STEM] in self.heads:
            for size in range(min(len(word), LONGEST_STEM), SHORTEST_STEM - 1, -1):
                found = self.stems.get(word[:size])
                if found is not None:
                    return found
        return NOTHING

    def settle(self) -> None:
        """Gives each word what its stem knows too; afterwards one look-up tells everything."""
        for word, entry in self.words.items():
            if word[:SHORTEST_STEM] not in self.heads:
                continue
            for size in range(SHORTEST_STEM, len(word) + 1):
                stem = self.stems.get(word[:size])
                for language, roles in stem.alone.items() if stem else ():
                    entry.learn((), language, roles)

    def add(self, phrase: str, language: int, roles: int, gate: bool) -> None:
        stem = phrase.endswith("*")
        words = parts(phrase)
        if not words:
            return
        table = self.stems if stem else self.words
        table.setdefault(words[0], Entry()).learn(words[1:], language, roles)
        if stem:
            self.heads.add(words[0][:SHORTEST_STEM])
        if gate:
            opened, key = (self.gate_heads, words[0][:SHORTEST_STEM]) if stem else (self.gates, rarest(words))
            opened[key] = opened.get(key, 0) | language


def parts(phrase: str) -> tuple[str, ...]:
    """The words of a phrase; most are only ASCII letters and spaces, which need no pattern to part."""
    plain = phrase.isascii() and phrase.replace(" ", "").isalnum()
    return tuple(phrase.split()) if plain else tuple(words_of(phrase))


def rarest(words: tuple[str, ...]) -> str:
    """The least common word of a phrase, most likely: the longest that is no everyday word."""
    return max(words, key=lambda word: (word not in COMMON and not word.isdigit(), len(word)))


UNMARKED = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ß": "ss", "ø": "o"})


def unmarked(text: str) -> str:
    """Latin, Greek and Cyrillic letters without their marks, as people type in a hurry."""
    plain = unicodedata.normalize("NFD", text)
    plain = "".join(char for char in plain if not "\u0300" <= char <= "\u036f")
    return unicodedata.normalize("NFC", plain).translate(UNMARKED)


@cache
def roles() -> Roles:
    """The words of all languages, read on first need."""
    words = Roles()
    names = tomllib.loads((PACKAGE / "data" / "names.toml").read_text("utf-8"))
    for number, data in enumerate((names, *languages().values())):
        for name, phrases in data.get("acts", {}).items():
            bits = 0 if name in ("plain", "common") else role(name)
            for phrase in listed(phrases):
                words.add(phrase, 1 << number, bits, bool(bits & GATES))
    words.settle()
    return words


def listed(phrases: str) -> Iterator[str]:
    """The phrases as they stand in `Views.lower`, with their marks and without."""
    plain = phrases.replace("\n", " ")
    plain = (plain if plain.isascii() else folded(plain)).lower()
    bare = plain if plain.isascii() else unmarked(plain)
    for text in (plain,) if bare == plain else (plain, bare):
        for phrase in text.split(","):
            if phrase.strip():
                yield phrase.strip()
