"""A draft as sentences and clauses of units: words and set phrases with the roles they can play."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from inlane.reading.roles import EVERYWHERE, SHORTEST_STEM, Phrase, role
from inlane.reading.roles import roles as lexicon
from inlane.text import Token, Views

LONGEST_CLAUSE = 64  # words; a longer one is read in pieces
ENDS = frozenset(".!?;\u2026\u061f\u0964\u06d4\u3002\uff01\uff1f\uff1b\u2022")
SOFT = frozenset(',:()[]"\u060c\u3001\uff0c\u2014\u2013')
ASKS = frozenset("?\u061f\uff1f")
BETWEEN = frozenset(("", " ", "-", "/", "  ", "."))  # what may part the words of a phrase
MOST_VOTERS = 60  # words that say which language a line is in
FEWEST_OWN = 2  # words that a second language of a line must know and the first one not
LONG_NUMBER = 7
DETAIL, PCT, NUM, CUT = role("detail"), role("pct"), role("num"), role("cut")
# Set phrases in these roles say something of the whole; their words keep their own roles.
VERBS = role("ask give move arrange talk")  # what a verb at the head of a set phrase still says
SIDE = role("access system legal subjectdetail samplework giving we i")


@dataclass(slots=True)
class Unit:
    """A word or a set phrase: its place in the folded view, its roles, and whether a comma stands before it."""

    start: int
    end: int
    roles: int
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence with its clauses; `roles` are all that occur in it, `lead` those of the line before."""

    clauses: tuple[list[Unit], ...]
    start: int
    end: int
    roles: int
    question: bool
    lead: int = 0


_SENTENCES: WeakKeyDictionary[Views, tuple[Sentence, ...]] = WeakKeyDictionary()


def sentences(views: Views) -> tuple[Sentence, ...]:
    """The draft's sentences, read once; spans are places in the folded view."""
    found = _SENTENCES.get(views)
    if found is None:
        found = _SENTENCES[views] = tuple(read(views.tokens, views.folded.text))
    return found


def read(tokens: Sequence[Token], text: str, gates: bool = False) -> Iterator[Sentence]:
    """The sentences; with `gates` only those that hold a word worth a closer look."""
    lead = 0
    for line in _lines(tokens, text):
        languages = _languages(line)
        for words, question, colon in _split(line, text):
            if gates and not _opens(words, languages):
                continue
            sentence = _sentence(_units(words, text, languages), question, lead)
            yield sentence
            lead = sentence.roles | lead if colon else (lead if sentence.roles & DETAIL and lead else 0)


def _opens(words: list[Token], languages: int) -> bool:
    known = lexicon()
    gates, heads = known.gates, known.gate_heads
    for token in words:
        word = token.word
        if gates.get(word, 0) & languages or heads.get(word[:SHORTEST_STEM], 0) & languages:
            return True
    return False


def _lines(tokens: Sequence[Token], text: str) -> Iterator[list[Token]]:
    line: list[Token] = []
    done = 0
    for token in tokens:
        if token.start > done and line and "\n" in text[done : token.start]:
            yield line
            line = []
        line.append(token)
        done = token.end
    if line:
        yield line


def _languages(line: list[Token]) -> int:
    """The bits of the languages this line may be in: those that know about as many of its words as the best one."""
    known = lexicon()
    words, heads = known.words, known.heads
    votes: dict[int, int] = {}
    for token in line[:MOST_VOTERS]:
        word = token.word
        entry = words.get(word)
        if entry is None and word[:SHORTEST_STEM] in heads:
            entry = known.entry(word)
        if entry is not None and entry.languages:
            votes[entry.languages] = votes.get(entry.languages, 0) + 1
    totals: dict[int, int] = {}
    for bits, count in votes.items():
        bits &= ~EVERYWHERE
        while bits:
            bit = bits & -bits
            totals[bit] = totals.get(bit, 0) + count
            bits ^= bit
    best = max(totals, key=totals.__getitem__, default=0)
    chosen = EVERYWHERE
    for bit, count in totals.items():
        own = sum(number for bits, number in votes.items() if bits & bit and not bits & best)
        if count == totals[best] or own >= FEWEST_OWN and count * 5 >= totals[best] * 2:
            chosen |= bit
    return chosen


def _split(line: list[Token], text: str) -> Iterator[tuple[list[Token], bool, bool]]:
    """Sentences of a line, each with whether it is a question and whether it ends in a colon."""
    words: list[Token] = []
    last = len(line) - 1
    for i, token in enumerate(line):
        words.append(token)
        gap = text[token.end : line[i + 1].start] if i < last else text[token.end : token.end + 4].split("\n")[0]
        if gap == " " and len(words) < LONGEST_CLAUSE:
            continue
        full = i == last or len(words) >= LONGEST_CLAUSE
        if full or (not ENDS.isdisjoint(gap) and not _joined(gap, token, line[i + 1], text)):
            yield words, not ASKS.isdisjoint(gap), ":" in gap
            words = []


def _joined(gap: str, left: Token, right: Token, text: str) -> bool:
    """Whether the two tokens are one literal: a host, an address, a file name, a number."""
    if " " in gap or not (left.word.isascii() and right.word.isascii()):
        return False
    return ("." in gap or "@" in gap or "://" in gap) and not text[right.start].isupper()


def _units(words: list[Token], text: str, languages: int) -> list[Unit]:
    known = lexicon()
    entries, heads = known.words, known.heads
    units: list[Unit] = []
    i, count, soft, literal = 0, len(words), False, False
    while i < count:
        word, start, end = words[i]
        entry = entries.get(word)
        if entry is None and word[:SHORTEST_STEM] in heads:
            entry = known.entry(word)
        size, roles = 1, 0
        if entry is not None:
            roles = entry.roles(languages)
            if entry.phrases and i + 1 < count and words[i + 1].word in entry.phrases:
                size, roles = _phrase(entry.phrases[words[i + 1].word], roles, words, i, text, languages)
                end = words[i + size - 1].end
        i += size
        gap = text[end : words[i].start] if i < count else ""
        if gap == " " and not literal:
            soft_next = joined = False
        else:
            joined = bool(gap) and _joined(gap, words[i - 1], words[i], text)
            soft_next = len(gap) > 1 and not SOFT.isdisjoint(gap) or " - " in gap
        if joined or literal:
            roles = DETAIL
        elif not roles and word[0].isdigit():
            roles = PCT if gap[:1] == "%" else DETAIL if len(word) >= LONG_NUMBER else NUM
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
        if more and not more & ~SIDE:
            roles |= more
        else:
            return len(rest) + 1, more | roles & VERBS if more else more
    return 1, roles


def _follows(rest: tuple[str, ...], words: list[Token], i: int, text: str) -> bool:
    if i + len(rest) >= len(words):
        return False
    for j, word in enumerate(rest, i + 1):
        if words[j].word != word or text[words[j - 1].end : words[j].start] not in BETWEEN:
            return False
    return True


def _sentence(units: list[Unit], question: bool, lead: int) -> Sentence:
    roles = 0
    clauses: list[list[Unit]] = [[]]
    for unit in units:
        roles |= unit.roles
        if unit.roles & CUT and clauses[-1]:
            clauses.append([])
        clauses[-1].append(unit)
    return Sentence(tuple(clauses), units[0].start, units[-1].end, roles, question, lead)
