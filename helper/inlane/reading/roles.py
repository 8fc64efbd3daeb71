"""The words of every language with the roles they can play, looked up one token at a time."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import attrgetter, itemgetter, or_
from pathlib import Path
from typing import NamedTuple

from inlane import compiled, text
from inlane.text import words_of
from inlane.views import folding, lexicon
from inlane.views.folding import folded
from inlane.views.lexicon import PACKAGE, language_files, unmarked

NAMES = PACKAGE / "data" / "names.toml"
EVERYWHERE = 1  # the language bit of names that are the same in every language
ENGLISH = 2  # its file is the first
OTHERS = ~(EVERYWHERE | ENGLISH)  # the bits of every other language
SHORTEST_STEM = 3
FIRST_SYLLABLE, SHORTEST_SYLLABIC = "\uac00", 2  # Korean: a character is a syllable, and two are a stem
MANY = 32  # phrases that may be in one sentence, so that it is long or says the same again and again
MOST_TOLD = 64  # sets of languages of which it is remembered what each entry can be


class Phrase(NamedTuple):
    """The words after the first one, the language's bit, the roles' bits."""

    rest: tuple[str, ...]
    language: int
    roles: int


@dataclass(slots=True, eq=False)
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
        """All that the word by itself can be in these languages."""
        found = 0
        for language, roles in self.alone.items():
            if language & languages:
                found |= roles
        return found

    def packed(self, sets: dict[int, int]) -> bytes:
        """This entry in few bytes; each set of roles by its number in `sets`, which grows."""
        alone = tuple((language, numbered(roles, sets)) for language, roles in self.alone.items())
        phrases = tuple(
            (second, tuple((rest, language, numbered(roles, sets)) for rest, language, roles in phrases))
            for second, phrases in self.phrases.items()
        )
        return marshal.dumps((self.languages, alone, phrases), compiled.FORMAT)

    @classmethod
    def unpacked(cls, packed: bytes, sets: list[int]) -> Entry:
        languages, alone, phrases = marshal.loads(packed)
        begun = {
            second: [Phrase(rest, language, sets[roles]) for rest, language, roles in told] for second, told in phrases
        }
        return cls(languages, {language: sets[roles] for language, roles in alone}, begun)


def shortest(word: str) -> int:
    """The characters that a stem of such a word has at least."""
    return SHORTEST_STEM if word < FIRST_SYLLABLE else SHORTEST_SYLLABIC


def numbered(roles: int, sets: dict[int, int]) -> int:
    return sets.setdefault(roles, len(sets))


NOTHING = Entry()
_BITS: dict[str, int] = {}
_NAMES: list[str] = []  # by the place of their bit


def role(names: str) -> int:
    """The bits of the roles named, parted by spaces; a new name gets the next bit."""
    bits = 0
    for name in names.split():
        if name not in _BITS:
            _BITS[name] = 1 << len(_NAMES)
            _NAMES.append(name)
        bits |= _BITS[name]
    return bits


def named(bits: int) -> list[str]:
    """The names of roles, the other way round; one step for each, of hundreds that there are."""
    told = []
    while bits:
        last = bits & -bits
        told.append(_NAMES[last.bit_length() - 1])
        bits ^= last
    return told


DETAIL, PCT, NUM = role("detail"), role("pct"), role("num")
NUMBERS = DETAIL | PCT | NUM
# Of the whole sentence: it asks, it may be nothing but a name, it is nothing but names and small words.
QUESTION, BRIEF, BARE = role("question"), role("brief"), role("bare")
ASKED, ASKING = role("asks"), role("asking")  # ends a question that has no mark ("吗", "ba"); begins one ("can we")
FIRST_CHARACTER, PHRASES = itemgetter(0), attrgetter("phrases")


class Alone(dict[Entry, int]):
    """What the word of each entry can be by itself in some languages."""

    def __init__(self, languages: int) -> None:
        self.languages = languages

    def __missing__(self, entry: Entry) -> int:
        self[entry] = roles = entry.roles(self.languages)
        return roles


class Known(dict[str, Entry]):
    """What is known about any word. Only words of the lexicon, common ones and single signs are kept."""

    def __init__(self, words: dict[str, int], stems: dict[str, int], packs: list[bytes], sets: list[int]) -> None:
        """`words` and `stems` say which of `packs` is theirs: many are the same, and stand in memory once."""
        self.words, self.packs, self.sets, self.heads, self.told = words, packs, sets, {}, {}
        entries = {number: Entry.unpacked(packs[number], sets) for number in set(stems.values())}
        for stem in sorted(stems, key=len, reverse=True):
            head, _, ending = stem.partition("*")
            self.heads.setdefault(head[: shortest(head)], []).append((head, ending, entries[stems[stem]]))

    def __missing__(self, word: str) -> Entry:
        number = self.words.get(word)
        entry = self._of_stem(word) if number is None else Entry.unpacked(self.packs[number], self.sets)
        if number is not None or len(word) == 1 or lexicon.is_common(word):
            self[word] = entry
        return entry

    def _of_stem(self, word: str) -> Entry:
        for head, ending, entry in self.heads.get(word[: shortest(word)], ()):
            if word.startswith(head) and word.endswith(ending):
                return entry
        if word < lexicon.FIRST_ARABIC:
            return NOTHING
        return next((self[bare] for bare in lexicon.bare_words(word) if bare in self.words), NOTHING)

    def entries(self, words: list[str]) -> list[Entry]:
        return list(map(self.__getitem__, words))

    def alone(self, languages: int) -> Alone:
        """What each entry can be by itself in these languages."""
        told = self.told.get(languages)
        if told is None:
            if len(self.told) >= MOST_TOLD:
                self.told.clear()
            told = self.told[languages] = Alone(languages)
        return told


def mask(words: list[str], entries: list[Entry], alone: Alone) -> int:
    """All that these words and the phrases in them can be, in the languages of `alone`."""
    found = reduce(or_, map(alone.__getitem__, entries))
    if any(map(str.isdecimal, map(FIRST_CHARACTER, words))):
        found |= NUMBERS
    languages = alone.languages
    begun = zip(map(PHRASES, entries), words[1:], strict=False)  # the last word begins nothing
    places = [i for i, (phrases, after) in enumerate(begun, 1) if after in phrases]
    if len(places) > MANY:  # the same words are looked at once
        longest = (len(entries[i - 1].phrases[words[i]][0].rest) for i in places)
        places = {tuple(words[i - 1 : i + most]): i for i, most in zip(places, longest, strict=True)}.values()
    for i in places:
        for rest, language, roles in entries[i - 1].phrases[words[i]]:
            if language & languages and roles & ~found and (len(rest) == 1 or tuple(words[i : i + len(rest)]) == rest):
                found |= roles
    return found


@dataclass(slots=True)
class Roles:
    """Entries by word, or by the stem that a word starts with and the ending it may need (`stem*`, `stem*ending` in
    the files), as they are put together; `unfinished` are phrases whose last word is a stem."""

    words: dict[str, Entry] = field(default_factory=dict)
    stems: dict[str, Entry] = field(default_factory=dict)
    unfinished: list[tuple[tuple[str, ...], int, int]] = field(default_factory=list)
    vocabulary: dict[int, dict[str, None]] = field(default_factory=dict)  # every word of a language, in order

    def settle(self) -> None:
        """Gives each word, and each longer stem, what its stems know too; afterwards one look-up tells everything."""
        for (first, *rest, stem), language, roles in self.unfinished:
            for word in self.vocabulary[language]:
                if word.startswith(stem):
                    self.words.setdefault(first, Entry()).learn((*rest, word), language, roles)
        by_head: dict[str, list[tuple[str, str, Entry]]] = {}
        for stem, entry in self.stems.items():
            head, _, ending = stem.partition("*")
            by_head.setdefault(head[: shortest(head)], []).append((head, ending, entry))
        known = {stem: dict(entry.alone) for stem, entry in self.stems.items()}
        for word, entry in (*self.words.items(), *self.stems.items()):
            for head, ending, stem in by_head.get(word[: shortest(word)], ()):
                if stem is not entry and word.startswith(head) and word.endswith(ending):
                    for language, roles in known[f"{head}*{ending}" if ending else head].items():
                        entry.learn((), language, roles)

    def add(self, phrase: str, language: int, roles: int) -> None:
        head, is_stem, ending = phrase.partition("*")
        words = parts(head)
        if not words:
            return
        if is_stem and len(words) > 1:
            self.unfinished.append((words, language, roles))
        elif is_stem and len(head) >= shortest(head):
            self.stems.setdefault(f"{words[0]}*{ending}" if ending else words[0], Entry()).learn((), language, roles)
        elif not is_stem:
            self.words.setdefault(words[0], Entry()).learn(words[1:], language, roles)
            self.vocabulary.setdefault(language, {}).update(dict.fromkeys(words))


def parts(phrase: str) -> tuple[str, ...]:
    """The words of a phrase; most are only ASCII letters and spaces, which need no pattern to part."""
    plain = phrase.isascii() and phrase.replace(" ", "").isalnum()
    return tuple(phrase.split()) if plain else tuple(words_of(phrase))


@cache
def roles() -> Known:
    """The words of all languages, read on first need."""
    sources = (*language_files(), NAMES, *map(Path, (__file__, text.__file__, folding.__file__, lexicon.__file__)))
    words, stems, packs, sets = compiled.load("roles", sources, _packed)
    return Known(words, stems, packs, [role(names) for names in sets])


def _packed() -> tuple[dict[str, int], dict[str, int], list[bytes], list[str]]:
    built, sets = _built(), {}
    packed = [{word: entry.packed(sets) for word, entry in table.items()} for table in (built.words, built.stems)]
    # The numbers that are used most are small: Python has those only once.
    packs = [pack for pack, _ in Counter(pack for table in packed for pack in table.values()).most_common()]
    numbers = {pack: number for number, pack in enumerate(packs)}
    words, stems = ({word: numbers[pack] for word, pack in table.items()} for table in packed)
    return words, stems, packs, [" ".join(sorted(name for name, bit in _BITS.items() if roles & bit)) for roles in sets]


def _built() -> Roles:
    words = Roles()
    for number, path in enumerate((NAMES, *language_files())):
        file = compiled.parsed(path)
        tables, hasty = lexicon.latin(file), file.get("hasty", {})
        for name, phrases in file.get("acts", {}).items():
            bits = 0 if name in ("plain", "common") else role(name)
            for phrase in listed(phrases):
                words.add(phrase, 1 << number, bits)
                if hasty and " " in phrase:
                    words.add(in_haste(phrase, hasty), 1 << number, bits)
                for spelled in lexicon.in_latin(phrase, tables) if tables and not phrase.isascii() else ():
                    if spelled not in words.words or words.words[spelled].languages & ~OTHERS == 0:
                        words.add(spelled, 1 << number, bits)
    words.settle()
    return words


def in_haste(phrase: str, hasty: dict[str, str]) -> str:
    """A phrase as it is typed in haste: the short forms of its words, no apostrophes in "dont" and "lets"."""
    return " ".join(hasty.get(word, word) for word in phrase.split()).replace("'", "")


def listed(phrases: str) -> Iterator[str]:
    """The phrases as they stand in `Views.lower`, with their marks and without."""
    plain = phrases.replace("\n", " ")
    plain = (plain if plain.isascii() else folded(plain)).lower()
    bare = plain if plain.isascii() else unmarked(plain)
    for phrase, hurried in zip(plain.split(","), bare.split(","), strict=True):
        if phrase.strip():
            yield phrase.strip()
        if hurried != phrase:
            yield hurried.strip()
