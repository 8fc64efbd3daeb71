"""Signs said aloud, in brackets or between spaces: where a text has them, and whether it is worth looking."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from inlane.lazy import regex
from inlane.views import lexicon, standing_in

SIGNS = {"at": "@", "dot": ".", "underscore": "_", "dash": "-", "plus": "+", "slash": "/"}
OPEN, CLOSE = r"[\[({<\"]{1,2}", r"[\])}>\"]{1,2}"
LISTED = r"\"\s{0,2},\s{0,2}\""  # a comma between two quotations is a list of them, no dot
MOST_MARKS = 4_000  # in one text: nobody says so many


class Mark(NamedTuple):
    """A sign said aloud: `sure` when set in brackets. The word before it begins no earlier than the sign before that
    ends, at `floor`; the word behind it ends where the next sign begins, at `stop`."""

    start: int
    end: int
    sign: str
    word: str
    sure: bool
    floor: int = 0
    stop: int = sys.maxsize


@cache
def _words(part: str) -> str:
    return lexicon.alternation(lexicon.spoken(part))


# What stands around a sign said aloud, and how the writer goes on from piece to piece.
GAP = r"(?:\s{1,3}|>(?=[ad])|(?<=[at])<|\s{0,3}(?:[\-=]{0,2}>{1,2}|[→➡➔»]|[\-_*|~/,'\"«»]{1,2}|\.{2,4})\s{0,2}|[:=+^](?!\s))[\"“«]?"
THEN_SAID = "and then next comes insert put add y luego después despues depois dann danach puis ensuite poi dopo потом затем далее potem sonra".split()
THEN = rf"(?:(?:(?:{'|'.join(THEN_SAID)}|followed by)\s{{1,2}}){{1,2}}+(?:(?:the|an?|la|el|das|der|ein|o|il|lo|une?|l')\s)?)?+"
AND_THEN = rf"(?:(?:(?:{'|'.join(THEN_SAID)}|followed by)\s{{1,2}}){{1,2}}+)?+(?:the\s(?=(?:gmail|yahoo|hotmail|outlook|icloud|proton)(?!\w)))?+"
BULLETS = "●•·∙⚫⬤◦‧・"


@cache
def _marks_pattern() -> regex.Pattern:
    kinds = "|".join(f"(?P<{part}>{_words(part)})" for part in SIGNS)
    glued = "".join(
        sorted(
            {char for part in SIGNS for word in lexicon.spoken(part) for char in word if "\u4e00" <= char <= "\u9fff"}
        )
    )
    cjk = "|".join(
        f"(?P<{part}_glued>{'|'.join(w for w in sorted(lexicon.spoken(part), key=lambda word: (-len(word), word)) if w[0] in glued)})"
        for part in SIGNS
        if any(word[0] in glued for word in lexicon.spoken(part))
    )
    return regex.compile(
        rf"(?<=[\w\])}}>])(?:"
        rf"\s{{0,3}}(?!{LISTED}){OPEN}\s{{0,2}}(?:(?P<in_at>@|a t|{_words('at')}|a)|(?P<in_dot>[.,·]|d0t|d o t|{_words('dot')})|(?P<in_underscore>_|{_words('underscore')})"
        rf"|(?P<in_dash>-|{_words('dash')})|(?P<in_plus>{_words('plus')}|\+)|(?P<in_slash>/|{_words('slash')}))\s{{0,2}}{CLOSE}\s{{0,3}}"
        rf"|{GAP}{THEN}(?:{kinds}){GAP}{AND_THEN}"
        rf"|[ ](?P<whole_dot>dot)(?=(?:com|net|org)(?!\w))"
        rf"|[ ]?(?P<bullet_dot>[{BULLETS}])[ ]?"
        rf"|(?P<listed_dot>,)\s(?=(?:com|net|org|ng|co(?=,?\s(?:uk|nz|za|in)(?!\w))|(?<=,\sco,\s)(?:uk|nz|za|in))(?!\w))"
        rf"|\s{{0,3}}(?P<spaced_at>@)\s{{0,3}}"
        rf"|(?:\s{{1,3}}(?P<spaced_dot>\.)\s{{0,3}}|(?P<late_dot>\.)[ ]{{1,2}})"
        rf"|\s{{0,3}}(?:{cjk})\s{{0,3}}"
        rf")(?=[\w\[({{<\"])"
    )


def _mark(match: regex.Match) -> Mark:
    group = match.lastgroup
    part = (
        group.removeprefix("in_")
        .removeprefix("spaced_")
        .removeprefix("late_")
        .removeprefix("bullet_")
        .removeprefix("whole_")
        .removeprefix("listed_")
        .removesuffix("_glued")
    )
    word = match.group(group)
    listed = word == "," and '"' in match.group()  # two things in quotes, with a comma between
    led = CALLED.match(match.string, max(match.start() - LONGEST_CALL, 0), match.start()) if " " in word else None
    start = led.start() if led else match.start()
    return Mark(start, match.end(), SIGNS[part], word, group.startswith("in_") and word != "a" and not listed)


# What the name of a sign may have before it: "then the little | a in a circle".
CALLED = regex.compile(r"(?r)(?<=\w)(?:[\s,]{1,2}(?:the|that|an?|my|little|small|usual|funny|round|and|then)){1,4}")
LONGEST_CALL = 40


# Words of signs' names that are also everyday words: only the whole phrase says a sign.
EVERYDAY = frozenset("sign symbol thing character circle ring tail with inside under score full stop curly".split())


@cache
def gate_phrases() -> frozenset[str]:
    """The signs that are called by several everyday words."""
    spoken = lexicon.spoken("at") | lexicon.spoken("dot") | lexicon.spoken("underscore")
    return frozenset(phrase for phrase in spoken if " " in phrase and max(phrase.split(), key=len) in EVERYDAY)


@cache
def gate() -> frozenset[str]:
    """Words without which no address is said aloud (brackets and spaces apart)."""
    words = set(lexicon.spoken("dot")) | set(lexicon.providers()) | lexicon.spoken("at") | lexicon.spoken("underscore")
    return frozenset(max(phrase.split(), key=len) for phrase in words - gate_phrases()) - {
        "at",
        "a",
        "et",
        "chez",
        "علي",
        "rate",
        "live",
        "mail",
        "@",
        "full",
    }


COMMA_HOST = re.compile(r",(?:\s?(?:com|net|org|ng|co,?\s(?:uk|nz|za|in))\b|[a-z]{2,3}/)")
OPENING = frozenset("([{<")
BETWEEN_SIGNS = re.compile(r"[^\w\s]\s?(?:at|dot)\s?[^\w\s]|\sa t\s|_dot_")
AT_HOST = re.compile(r"\w at [\w\-]{2,40}\.[a-z]{2,6}\b")
BULLET = regex.compile(rf"\w\s?[{BULLETS}]\s?[a-z]{{2,6}}(?!\w)")
WORD = re.compile(r"[^\W\d_]+")
IN_BRACKETS = regex.compile(
    rf"(?!{LISTED}){OPEN}\s{{0,2}}(?:[@.,_·a\-]|a t|d o t|[^\W\d]{{1,12}}(?:[\s\-][^\W\d]{{1,7}}){{0,4}})\s{{0,2}}{CLOSE}"
)
SPACED_AT = re.compile(
    r"\s@|@\s|@[\w\-]{2,40}\s?[,•·∙*]|@[\w\-]{2,40}\s{0,2}[\[({]|@[a-z]{1,8}\s[a-z]{2,8}\.com|@[\w\-]{2,40}?[_|;:!~^+=/\-](?:com|net|org|io|co|de)\b"
)
SPACED_STOP = re.compile(r"(?<!\w)\w{1,2}\.\s{1,2}\w{2,4}/|\w\s{1,2}[./]\s{0,2}\w|\.\w{2,6}\s{0,2}/\s")


@cache
def _said() -> frozenset[str]:
    """Every word of a sign that is said, in any language."""
    return frozenset(word for part in SIGNS for phrase in lexicon.spoken(part) for word in WORD.findall(phrase))


def _bracketed(lower: str) -> bool:
    """Is there a sign in brackets, or a word that can be one?"""
    return any(
        len(inside) < 6 or not inside.isascii() or not _said().isdisjoint(WORD.findall(inside))
        for inside in IN_BRACKETS.findall(lower)
    )


def worth_it(lower: str, bag: frozenset[str], signs: frozenset[str]) -> bool:
    """Are there signs in brackets, or with spaces around them? `bag` and `signs` are the text's, as in `Views`."""
    return (
        ("_" in signs and ("_at_" in lower or "_dot_" in lower))
        or (("at" in bag or "dot" in bag) and BETWEEN_SIGNS.search(lower) is not None)
        or ("," in signs and COMMA_HOST.search(lower) is not None)
        or " d o t " in lower
        or "dotcom" in lower
        or " slash " in lower
        or (not EVERYDAY.isdisjoint(bag) and any(phrase in lower for phrase in gate_phrases()))
        or ("at" in bag and AT_HOST.search(lower) is not None)
        or (not lower.isascii() and (BULLET.search(lower) is not None or standing_in.worth_it(lower)))
        or (not OPENING.isdisjoint(signs) and _bracketed(lower))
        or ("@" in signs and ("@@" in lower or SPACED_AT.search(lower) is not None))
        or (
            (" ." in lower or " /" in lower or "/ " in lower or "\t" in lower or (". " in lower and "/" in lower))
            and SPACED_STOP.search(lower) is not None
        )
    )


WORD_AFTER = regex.compile(r"(?:(?!\p{Han})[\w\-]){1,40}+")
WORDS_AFTER = {
    "_": regex.compile(r"(?:(?!\p{Han})[^\W_]|-){1,40}+"),
    "-": regex.compile(r"(?:(?!\p{Han})\w){1,40}+"),
}
WORD_BEFORE = regex.compile(r"(?r)[[\w\-.+]--\p{Han}]{1,64}", regex.V1)


def after(lower: str, mark: Mark) -> regex.Match | None:
    """The word right behind a sign."""
    # "bob_at_acme_dot_com": the next underscore ends the word
    return WORDS_AFTER.get(lower[mark.end - 1], WORD_AFTER).match(lower, mark.end, mark.stop)


def before(lower: str, mark: Mark) -> str:
    """The word right before a sign, with the signs written in it."""
    found = WORD_BEFORE.match(lower, max(mark.start - 64, mark.floor), mark.start)
    return found.group() if found else ""


def joined_by_a_word(lower: str, left: Mark, right: Mark) -> bool:
    """Does nothing but one word stand between two signs?"""
    return WORD_AFTER.fullmatch(lower, left.end, right.start) is not None


def marks_in(lower: str) -> list[Mark]:
    """Every sign said in a text, in order."""
    marks = [_mark(match) for match in islice(_matches(lower), MOST_MARKS)]
    floors, stops = (0, *(mark.end for mark in marks)), (*(mark.start for mark in marks[1:]), sys.maxsize)
    return [mark._replace(floor=floor, stop=stop) for mark, floor, stop in zip(marks, floors, stops, strict=False)]


def _matches(lower: str) -> Iterator[regex.Match]:
    """What the pattern finds in a text; in plain ASCII only where a sign, or a word of one, is next."""
    if "_" in lower or not lower.isascii():
        yield from _marks_pattern().finditer(lower)
        return
    done, pattern = 0, _marks_pattern()
    for place in _places(lower):
        match = pattern.match(lower, place) if place >= done else None
        if match:
            done = match.end()
            yield match


def _places(lower: str) -> Iterator[int]:
    """Where a sign can begin: behind a word or a bracket, before what is not only a space and an ordinary word."""
    first = _first_words()
    for gap in AT_GAP.finditer(lower):
        between, word = gap.groups()
        if between != " " or word in first or word.startswith("dot"):
            yield gap.start()
            for i, char in enumerate(between, gap.start() + 1):
                if char in "])}>":
                    yield i


AT_GAP = re.compile(r"(?<=\w)(\W+)(\w*)")


@cache
def _first_words() -> frozenset[str]:
    """How the name of a sign, and what leads on to it, can begin."""
    said = (WORD_START.match(phrase)[0] for part in SIGNS for phrase in lexicon.spoken(part))
    return frozenset((*said, *THEN_SAID, "followed"))


WORD_START = re.compile(r"\w*")
