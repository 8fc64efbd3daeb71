"""A draft as sentences and clauses of units: words and set phrases with the roles they can play."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from inlane.reading.roles import ASKED, ASKING, DETAIL, EVERYWHERE, NUM, PCT, Phrase, role
from inlane.reading.roles import roles as lexicon
from inlane.text import Token, tokens_of

LONGEST_CLAUSE = 64  # words; a longer one is read in pieces
ENDS = frozenset(".!?;\u2026\u061f\u0964\u06d4\u3002\uff01\uff1f\uff1b\u2022")
ENDING = re.compile(f"[{''.join(sorted(ENDS))}]")
SOFT = frozenset(',:()[]"\u060c\u3001\uff0c\u2014\u2013')
ASKS = frozenset("?\u061f\uff1f")
BETWEEN = frozenset(("", " ", "-", "/", "  ", ".", "'"))  # what may part the words of a phrase
LONG_NUMBER = 7
YEARS = frozenset(map(str, range(2011, 2030)))  # rather the time than a price
UNSPACED = "\u2e80"  # words and commas from here on have no space beside them
CUT = role("cut")
OPENERS = 4  # words that may stand before it: "ok so um"
TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof", "st", "tel"))  # their stop ends no sentence
# Set phrases in these roles say something of the whole; their words keep their own roles.
OTHERS = role("third")  # "lets people ..." is nobody's "let's"
VERBS = role("ask give move arrange talk rent i we you my your")  # what the head of a set phrase still says
# Roles of other_words.py, and of links and details (asked_for.py, purposes.py): they tell nothing of a word but there.
ADDED = role(
    "gratisw piece pieceof tryout nocontract inkind insteadpay showus whoever onegets firstly"
    " selfpay ourshop workgear kickback awardme asother acctact kin kins acctnoun leasew usetheirs holderw"
    " skillw remotetool yourbox giveback mutual backscratch suffer changeup ghostw tinyjob ratingw"
    " releasable afterw yourbank takein passon cutw forus flowing relabel parcels currency swapcur"
    " returnme overpay acctopen jobyours laterpay deductw bannedw secondacct"
    " applyat joinv fillv formw orderw publicw reachedw"
)
SIDE = ADDED | role(
    "access system legal subjectdetail samplework giving we i declines cannot told reported asking_rules asking"
    " while lesson"
)


@dataclass(slots=True)
class Unit:
    """A word or a set phrase: its place in the folded view, its roles, and whether a comma stands before it."""

    start: int
    end: int
    roles: int
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, and by clauses; `roles` are all that occur in it, a colon says it announces."""

    units: tuple[Unit, ...]
    clauses: tuple[list[Unit], ...]
    start: int
    end: int
    roles: int
    question: bool
    colon: bool
    languages: int = 0


class Part(Protocol):
    """A piece of a text that begins and ends with a sentence; `last` says that it ends its line."""

    start: int
    end: int
    last: bool


def read(part: Part, text: str, languages: int) -> Iterator[Sentence]:
    """The sentences of a part of `text`."""
    for words, question, colon in _split(part, text):
        yield _sentence(_units(words, text, languages), question, colon, languages)


def _split(part: Part, text: str) -> Iterator[tuple[list[Token], bool, bool]]:
    """Sentences of a part, each with whether it is a question and whether it ends in a colon."""
    words: list[Token] = []
    line = tokens_of(text[part.start : part.end].lower(), part.start)
    last = len(line) - 1
    if last < LONGEST_CLAUSE and not ENDING.search(text, part.start, line[last].start):
        gap = _gap_after(line[last], part, text)
        yield line, not ASKS.isdisjoint(gap), ":" in gap
        return
    for i, token in enumerate(line):
        words.append(token)
        gap = text[token.end : line[i + 1].start] if i < last else _gap_after(token, part, text)
        titled = gap == ". " and token.word in TITLES
        if (gap == " " or titled) and i < last and len(words) < LONGEST_CLAUSE:
            continue
        full = i == last or len(words) >= LONGEST_CLAUSE
        if full or (not ENDS.isdisjoint(gap) and not _joined(gap, token, line[i + 1], text)):
            yield words, not ASKS.isdisjoint(gap), ":" in gap
            words = []


def _gap_after(token: Token, part: Part, text: str) -> str:
    return text[token.end : token.end + 4].split("\n")[0] if part.last else text[token.end : part.end]


def _joined(gap: str, left: Token, right: Token, text: str) -> bool:
    """Whether the two tokens are one literal: a host, an address, a file name, a number."""
    if " " in gap or not (left.word.isascii() and right.word.isascii()):
        return False
    return ("." in gap or "@" in gap or "://" in gap) and not text[right.start].isupper()


def _units(words: list[Token], text: str, languages: int) -> list[Unit]:
    known, alone = lexicon(), lexicon().alone(languages)
    units: list[Unit] = []
    i, count, soft, literal = 0, len(words), False, False
    while i < count:
        word, start, end = words[i]
        entry = known[word]
        size, roles, begun = 1, alone[entry], entry.phrases
        if begun and i + 1 < count and words[i + 1].word in begun:
            size, roles = _phrase(begun[words[i + 1].word], roles, words, i, text, languages)
            end = words[i + size - 1].end
        i += size
        gap = text[end : words[i].start] if i < count else ""
        if gap == " " and not literal:
            soft_next = joined = False
        else:
            joined = bool(gap) and _joined(gap, words[i - 1], words[i], text)
            soft_next = (
                len(gap) > 1 or words[i : i + 1] and max(gap, words[i].word) > UNSPACED
            ) and not SOFT.isdisjoint(gap)
            soft_next = soft_next or " - " in gap
        if joined or literal:
            roles = DETAIL
        elif not roles & ~ADDED and word[0].isdigit():
            roles |= PCT if gap[:1] == "%" else DETAIL if len(word) >= LONG_NUMBER else 0 if word in YEARS else NUM
        units.append(Unit(start, end, roles, soft))
        soft, literal = soft_next, joined
    return units


def _phrase(
    phrases: list[Phrase], roles: int, words: list[Token], i: int, text: str, languages: int
) -> tuple[int, int]:
    """How many words the longest phrase here takes, and its roles; one that only adds to the meaning takes none."""
    for rest, language, more in phrases:
        if not language & languages or not _follows(rest, words, i, text):
            continue
        if language != EVERYWHERE and _cuts_a_name(words, i + len(rest), text):
            continue
        if more and not more & ~SIDE:
            roles |= more
        else:
            return len(rest) + 1, more | roles & VERBS if more and not more & OTHERS else more
    return 1, roles


def _cuts_a_name(words: list[Token], i: int, text: str) -> bool:
    """Whether a name of two words begins with the last word of a phrase: "on cash" in "on Cash App"."""
    begun = lexicon()[words[i].word].phrases
    if not begun or i + 1 >= len(words) or words[i + 1].word not in begun:
        return False
    names = (rest for rest, language, _ in begun[words[i + 1].word] if language == EVERYWHERE)
    return any(_follows(rest, words, i, text) for rest in names)


def _follows(rest: tuple[str, ...], words: list[Token], i: int, text: str) -> bool:
    if i + len(rest) >= len(words):
        return False
    for j, word in enumerate(rest, i + 1):
        if words[j].word != word or text[words[j - 1].end : words[j].start] not in BETWEEN:
            return False
    end = words[i + len(rest)].end
    return text[end : end + 1] != "-" or not text[end + 1 : end + 2].isalpha()  # "on the phone-book look"


def _sentence(units: list[Unit], question: bool, colon: bool, languages: int) -> Sentence:
    roles = 0
    clauses: list[list[Unit]] = [[]]
    for unit in units:
        roles |= unit.roles
        if unit.roles & CUT and clauses[-1]:
            clauses.append([])
        clauses[-1].append(unit)
    question = question or bool(units[-1].roles & ASKED) or _asks(units)
    return Sentence(tuple(units), tuple(clauses), units[0].start, units[-1].end, roles, question, colon, languages)


def _asks(units: list[Unit]) -> bool:
    """Whether it begins as questions do: no mark ends what is typed in haste or spoken."""
    return any(unit.roles & ASKING and (i < OPENERS or unit.soft) for i, unit in enumerate(units))
