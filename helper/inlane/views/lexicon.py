"""The words of all languages and the names of mail providers, read once from the data files."""

# ruff: noqa: SIM905 - a list of words reads better in one piece

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from inlane import compiled
from inlane.views import folding

PACKAGE = Path(__file__).parents[1]


@cache
def languages() -> dict[str, dict]:
    """Each language's file by its code ("en" first, the others by code), without the words of acts."""
    return compiled.load("languages", language_files(), lambda: {code: _spoken_of(code) for code in codes()})


def _spoken_of(code: str) -> dict:
    data = compiled.parsed(PACKAGE / "languages" / f"{code}.toml")
    return {part: words for part, words in data.items() if part != "acts"}


def codes() -> list[str]:
    """The languages in their order."""
    return [path.stem for path in language_files()]


@cache
def language_files() -> tuple[Path, ...]:
    files = (PACKAGE / "languages").glob("*.toml")
    return tuple(sorted(files, key=lambda path: (path.stem != "en", path.stem)))


def plain(word: str) -> str:
    """A word of the data files as it stands in `Views.lower`."""
    return (word if word.isascii() else folding.folded(word)).lower()


UNMARKED = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ß": "ss", "ø": "o"}) | dict.fromkeys(range(0x300, 0x370))
VOWELS = "aeiou"


def unmarked(text: str) -> str:
    """Latin, Greek and Cyrillic letters without their marks, as people type in a hurry."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(UNMARKED))


FIRST_ARABIC, LAST_ARABIC = "\u0621", "\u064a"
SHORTEST_BARE = 4  # letters of a word that may begin with one of the small words


def bare_words(word: str) -> Iterator[str]:
    """An Arabic word without the small words written as one with it: "and", "to", "with", "will"."""
    if not FIRST_ARABIC <= word[:1] <= LAST_ARABIC or len(word) < SHORTEST_BARE:
        return
    if word.startswith("لل"):
        yield "ال" + word[2:]
        yield word[2:]
    elif word.startswith(("بال", "عال")) or word[0] in "بل" or word[0] in "سهح" and word[1] in "انتي":
        yield word[1:]
    elif word[0] in "وف":
        yield word[1:]
        yield from bare_words(word[1:])


def forms(word: str, tables: Iterable[dict[int, str]] = ()) -> Iterator[str]:
    """A word of the data files as it stands in `Views.lower`, with its marks and without, and in Latin letters."""
    whole = plain(word)
    yield whole
    if not whole.isascii():
        yield from {unmarked(whole), *in_latin(whole, tables)} - {whole}


def in_latin(word: str, tables: Iterable[dict[int, str]]) -> Iterator[str]:
    """A word in the Latin letters that `tables` give for its own."""
    for table in tables:
        spelled = word.translate(table)
        if spelled.isascii():
            yield spelled


def latin(file: dict) -> list[dict[int, str]]:
    """The ways in which people write a language in Latin letters: `[latin]` in its file."""
    told = file.get("latin", {})
    return [str.maketrans(told["letters"] | way) for way in told.get("ways", ())]


@cache
def spoken(part: str) -> frozenset[str]:
    """How `part` (at, dot, dash, underscore, plus, slash, double, triple, then) is said, in any language."""
    told = ((file.get("spoken", {}).get(part, ()), latin(file)) for file in languages().values())
    return frozenset(form for words, tables in told for word in words for form in forms(word, tables))


def _counted(told: dict) -> Iterator[tuple[str, str]]:
    """The number words of one language, with their digits; those that it writes as one word are put together."""
    units = [(str(digit), words) for digit, words in enumerate(told.get("digits", ()))]
    yield from ((word, digit) for digit, words in units for word in words)
    yield from told.get("numbers", {}).items()
    for order in told.get("compounds", ()):
        for ten, value in told["numbers"].items():
            if len(value) == 2 and value[1] == "0" and value != "10":
                for digit, words in units[1:]:
                    yield from ((_run_together(order, ten, word), value[0] + digit) for word in words)


def _run_together(order: str, ten: str, unit: str) -> str:
    """ "einundzwanzig", "ventuno": a ten gives up its last vowel before another one, where no word parts them."""
    short = order == "{ten}{unit}" and ten[-1] in VOWELS and unit[0] in VOWELS
    return order.format(ten=ten[:-1] if short else ten, unit=unit)


@cache
def numbers() -> dict[str, str]:
    """Number words of any language, with their digits."""
    found: dict[str, str] = {}
    for file in languages().values():
        tables = latin(file)
        for word, digits in _counted(file.get("spoken", {})):
            for form in forms(word, tables):
                found.setdefault(form, digits)
    return found


@cache
def number_languages() -> dict[str, frozenset[str]]:
    """For each number word, the languages that have it."""
    found: dict[str, set[str]] = {}
    for code, file in languages().items():
        tables = latin(file)
        for word, _ in _counted(file.get("spoken", {})):
            for form in forms(word, tables):
                found.setdefault(form, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


@cache
def cues(topic: str) -> frozenset[str]:
    """Words that say what a detail near them is (mail, phone, site, sample, address, example) or what digits are:
    `numbered` has a number of its own, `numeral` may stand between it and the digits, `counted` follows them."""
    told = [(file.get("cues", {}), latin(file)) for file in languages().values()] + [(data("cues"), [])]
    return frozenset(form for words, tables in told for word in words.get(topic, ()) for form in forms(word, tables))


@cache
def regions(languages_known: int) -> tuple[str, ...]:
    """The countries of the languages with these bits (see `reading.roles`)."""
    told = [file.get("regions", ()) for i, file in enumerate(languages().values(), 1) if languages_known >> i & 1]
    return tuple(dict.fromkeys(region for own in told for region in own))


@cache
def data(name: str) -> dict:
    """A file of `data/`."""
    return compiled.toml(PACKAGE / "data" / f"{name}.toml")


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
        form: App(kind, entry.get("number", False), entry.get("digits", False), entry.get("common", False))
        for kind, entries in data("apps").items()
        for entry in entries.values()
        for name in entry["names"]
        for form in declined(plain(name))
    }


# How the name of an app ends where it stands ("in Telegram", "to Telegram"): Russian and Ukrainian, Bengali.
CASES = {"\u0400": ("", "а", "у", "е", "і", "и", "ы", "ом", "ем", "ою", "ой"), "\u0980": ("", "\u09c7", "\u09c7র", "এ")}
SHORTEST_DECLINED, BLOCK = 4, 0x80  # letters; code points of a script, of which Cyrillic has two rows


def declined(name: str) -> Iterator[str]:
    """The name of an app with the endings that it may have in its script."""
    script = chr(ord(name[0]) & -BLOCK)
    if len(name) < SHORTEST_DECLINED or " " in name or script not in CASES:
        yield name
        return
    stem = name[:-1] if name[-1] in "аеуіиы" else name
    yield from dict.fromkeys((name, *(stem + ending for ending in CASES[script])))


FIGURES = str.maketrans("oie", "013")


@cache
def endings() -> dict[str, str]:
    """Top-level domains as people say them, with how they are written; figures may stand for their letters."""
    told = {plain(said): written or said for written, words in data("mail")["endings"].items() for said in words}
    return {said.translate(FIGURES): written for said, written in told.items() if said.isascii()} | told


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first, with any white space between the parts of one.

    Words that begin alike share their beginning, so that most places of a text are given up at the first character.
    """
    tree: dict = {}
    for word in words:
        node = tree
        for i, part in enumerate(word.split()):
            for char in (r"\s{1,3}", *part) if i else part:
                node = node.setdefault(char if len(char) > 1 else _escape(char), {})
        node[""] = {}
    return _branches(tree) or "(?!)"


def _branches(node: dict) -> str:
    """The pattern of what follows in a tree of characters; "" in it says that a word may end there."""
    told = [char + _branches(rest) for char, rest in sorted(node.items()) if char]
    if not told:
        return ""
    if len(told) == 1 and "" not in node:
        return told[0]
    return f"(?:{'|'.join(told)}){'?' if '' in node else ''}"


def _escape(word: str) -> str:
    return "".join(char if char.isalnum() else "\\" + char for char in word)


def word_list(name: str) -> frozenset[str]:
    """The words of a text file of `data/`."""
    return frozenset((PACKAGE / "data" / f"{name}.txt").read_text("utf-8").split())


@cache
def ordinary() -> frozenset[str]:
    """Everyday words that nobody would take for the name of an account."""
    return word_list("ordinary")


@cache
def common() -> frozenset[str]:
    """The words with which work is talked about, besides the ordinary ones."""
    return word_list("common") | ordinary()


# How a word's form ends, and what the word itself has there.
STEMS = tuple(pair.split(":") for pair in "s: es: ed: ed:e ing: ing:e ly: er: er:e ies:y".split())
ENDINGS = tuple({end for end, _ in STEMS})


def is_common(word: str) -> bool:
    """Is it a word with which work is talked about, in any of its forms?"""
    known = common()
    if word in known or not word.endswith(ENDINGS):
        return word in known
    return any(word.endswith(end) and word[: len(word) - len(end)] + instead in known for end, instead in STEMS)


@cache
def street_words() -> frozenset[str]:
    """Words of street addresses that are long enough to be known with other signs in them."""
    return frozenset(word for words in data("streets")["street"].values() for word in words if len(word) > 3)
