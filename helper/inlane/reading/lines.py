"""The lines of a view, each read only as closely as somebody asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import and_, itemgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

from inlane.lazy import regex
from inlane.reading.clauses import ASKS, ENDS, TITLES, Sentence, read
from inlane.reading.pattern import LONGEST_SHORT
from inlane.reading.roles import ASKED, ASKING, BARE, BRIEF, DETAIL, ENGLISH, EVERYWHERE, QUESTION, Entry, mask
from inlane.reading.roles import roles as lexicon
from inlane.text import ANY_WORD, ASCII_WORD, View, Views

MOST_VOTERS = 60  # words that say which language a line is in
MOST_BRIEF = 4 * LONGEST_SHORT  # words of a sentence that may be as short as that when set phrases are one
FEWEST_OWN = 2  # words that a second language of a line must know and the first one not
# What may lie between two sentences; where a space is in it with a stop, it does. It starts with one set of characters,
# which lets most of a text be passed over quickly.
GAP = r"[^\w ,'\-](?<=\w.)\W++"
ASCII_GAP, ANY_GAP = re.compile(GAP), regex.compile(GAP)
ASCII_WORDS, ANY_WORDS = re.compile(ASCII_WORD), regex.compile(ANY_WORD)
LONGEST_TITLE = max(map(len, TITLES))
TITLE = tuple(TITLES)
TITLED = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))})$")


class Part(NamedTuple):
    """One sentence or more: its place in the view, and whether the line ends with it."""

    start: int
    end: int
    last: bool


@dataclass(slots=True)
class Line:
    """A line with words: where its first word and itself begin, its sentences by words, what of it has been read."""

    start: int
    begin: int
    raw: str
    parts: list[Part]
    words: list[list[str]]
    entries: list[Entry]  # of all the words
    languages: int = 0
    masks: list[int] = field(default_factory=list)
    sentences: list[Sentence] | None = None
    lead: int = -1  # what the lines before announce, once known
    leads: list[int] = field(default_factory=list)  # and what is announced before each sentence


class Place(NamedTuple):
    """A sentence with what is announced by the line before it, and the sentences beside it."""

    sentence: Sentence
    lead: int
    before: Sentence | None
    after: Sentence | None


@dataclass(slots=True)
class Lines:
    """A view's text, as it stands and in lower case, by lines."""

    text: str
    lower: str
    lines: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        begin = 0
        for raw in self.lower.split("\n"):
            parts, words = _cut(raw, begin)
            if words:
                entries = lexicon().entries([word for part in words for word in part])
                first = self.lower.index(words[0][0], begin)
                self.lines.append(Line(first, begin, raw, parts, words, entries))
            begin += len(raw) + 1
        self.starts = [line.start for line in self.lines]

    def promising(
        self, possible: Callable[[int], bool], known: set[str], worth: Callable[[list[str]], bool] | None = None
    ) -> Iterator[Sentence]:
        """The sentences whose words can be roles that are `possible` together, in the order of the text.

        The text of each line goes into `known`, and a line that is there already is passed over. A sentence
        may instead be `worth` it by its words.
        """
        for line in self.lines:
            written = self.text[line.begin : line.begin + len(line.raw)]
            if written in known:
                continue
            known.add(written)
            for part, words, present in zip(line.parts, line.words, self.masks(line), strict=True):
                if possible(present) or (worth and worth(words)):
                    yield from read(part, self.text, line.languages)

    def masks(self, line: Line) -> list[int]:
        """For each sentence of a line all that its words can be, and what the whole of it can be."""
        if not line.masks:
            alone, done = lexicon().alone(self.languages(line)), 0
            asks = any(mark in line.raw for mark in ASKS)
            for part, words in zip(line.parts, line.words, strict=True):
                entries = line.entries[done : done + len(words)]
                done += len(words)
                present = mask(words, entries, alone)
                if present & (ASKED | ASKING) or asks and not ASKS.isdisjoint(self.lower[part.start : part.end]):
                    present |= QUESTION
                line.masks.append(present | BRIEF | BARE if len(words) <= MOST_BRIEF else present)
        return line.masks

    def languages(self, line: Line) -> int:
        """The bits of the languages that a line may be in."""
        if not line.languages:
            line.languages = _languages(line.entries[:MOST_VOTERS])
        return line.languages

    def languages_at(self, place: int) -> int:
        """The bits of the languages of the line at a place of the view; none before the first word."""
        i = bisect_right(self.starts, place) - 1
        return self.languages(self.lines[i]) if i >= 0 else 0

    def sentences(self, line: Line) -> list[Sentence]:
        """All the sentences of a line."""
        if line.sentences is None:
            languages = self.languages(line)
            line.sentences = [sentence for part in line.parts for sentence in read(part, self.text, languages)]
        return line.sentences

    def every(self) -> Iterator[Sentence]:
        """All the sentences of the text."""
        for line in self.lines:
            yield from self.sentences(line)

    def around(self, place: int) -> Place | None:
        """The sentence at a place of the view, None before the first word."""
        i = bisect_right(self.starts, place) - 1
        if i < 0:
            return None
        own = self.sentences(self.lines[i])
        k = bisect_right(own, place, key=lambda sentence: sentence.start) - 1
        lead = self._leads(i)[k]
        before = own[k - 1] if k else self.sentences(self.lines[i - 1])[-1] if i else None
        last = i + 1 == len(self.lines)
        after = own[k + 1] if k + 1 < len(own) else None if last else self.sentences(self.lines[i + 1])[0]
        return Place(own[k], lead, before, after)

    def beside(self, place: int) -> tuple[int | None, int | None]:
        """What the sentences before and after a place can be, of its line only: other lines say nothing of it."""
        line = self.lines[bisect_right(self.starts, place) - 1]
        masks = self.masks(line)
        k = bisect_right(line.parts, place, key=itemgetter(0)) - 1
        return masks[k - 1] if k else None, masks[k + 1] if k + 1 < len(masks) else None

    def _leads(self, i: int) -> list[int]:
        """What is announced before each sentence of line `i`."""
        line = self.lines[i]
        if not line.leads:
            step = accumulate(self.sentences(line), lambda lead, one: _carried(lead, [one]), initial=self._lead(i))
            line.leads = list(step)
        return line.leads

    def _lead(self, i: int) -> int:
        """What the lines before line `i` announce: those that end in a colon, over details that follow them."""
        first = i
        while self.lines[first].lead < 0 and first and _carries(self.sentences(self.lines[first - 1])):
            first -= 1
        lead = max(self.lines[first].lead, 0)
        for k in range(first, i):
            self.lines[k].lead = lead
            lead = _carried(lead, self.sentences(self.lines[k]))
        self.lines[i].lead = lead
        return lead


def _cut(raw: str, begin: int) -> tuple[list[Part], list[list[str]]]:
    """The sentences of a line that begins at `begin`, and the words of each; none if the line has no words."""
    gap_pattern, word = (ASCII_GAP, ASCII_WORDS) if raw.isascii() else (ANY_GAP, ANY_WORDS)
    parts, words, done = [], [], 0
    for match in gap_pattern.finditer(raw) if " " in raw else ():
        gap, end = match[0], match.end()
        if " " in gap and end < len(raw) and not ENDS.isdisjoint(gap) and not _titled(raw, done, match.start()):
            parts.append(Part(begin + done, begin + end, False))
            words.append(word.findall(raw, done, end))
            done = end
    rest = word.findall(raw, done)
    if rest or words:
        parts.append(Part(begin + done, begin + len(raw), True))
        words.append(rest)
    return parts, words


def _titled(raw: str, start: int, end: int) -> bool:
    """Whether the word before `end` is a title, whose stop ends no sentence."""
    return raw.endswith(TITLE, start, end) and TITLED.search(raw, max(end - LONGEST_TITLE - 1, start), end) is not None


def _carries(sentences: list[Sentence]) -> bool:
    """Whether what stands before a line can be announced over it."""
    return any(sentence.colon for sentence in sentences) or all(sentence.roles & DETAIL for sentence in sentences)


def _carried(lead: int, sentences: list[Sentence]) -> int:
    for sentence in sentences:
        if sentence.colon:
            lead |= sentence.roles
        elif not sentence.roles & DETAIL:
            lead = 0
    return lead


def _languages(entries: list[Entry]) -> int:
    """The bits of the languages that know about as many of these words as the best one."""
    shared = reduce(and_, filter(EVERYWHERE.__lt__, {entry.languages for entry in entries}), ~0)
    if shared > EVERYWHERE:
        return shared | EVERYWHERE  # these know every word that any language knows
    votes = Counter([entry.languages for entry in entries])
    like_english, others, english = ~0, 0, 0
    for bits, count in votes.items():
        if bits > EVERYWHERE:
            if bits & ENGLISH:
                english += count
                like_english &= bits
            else:
                others |= bits
    # Only a language that knows a word which English does not, or all that English knows, can be beside it.
    totals = _totals(votes, others | like_english & ~ENGLISH) if english else {}
    if english > max(totals.values(), default=english):
        best, totals[ENGLISH] = ENGLISH, english
    else:
        totals = _totals(votes, ~0)
        best = max(totals, key=totals.__getitem__, default=0)
    most, chosen = totals.get(best, 0), EVERYWHERE
    for bit, count in totals.items():
        if count == most or (count * 5 >= most * 2 and _own(bit, best, votes) >= FEWEST_OWN):
            chosen |= bit
    return chosen


def _totals(votes: Counter[int], among: int) -> dict[int, int]:
    """How many of the words each language knows, of those whose bits are `among` these."""
    totals: dict[int, int] = {}
    for bits, count in votes.items():
        bits &= among & ~EVERYWHERE
        while bits:
            bit = bits & -bits
            totals[bit] = totals.get(bit, 0) + count
            bits ^= bit
    return totals


def _own(bit: int, best: int, votes: dict[int, int]) -> int:
    """How many words one language knows that the best one does not; names that are the same everywhere say nothing."""
    return sum(number for bits, number in votes.items() if bits & bit and not bits & (best | EVERYWHERE))


_LINES: WeakKeyDictionary[Views, Lines] = WeakKeyDictionary()


def lines_of(views: Views) -> Lines:
    """The lines of the draft's folded view, cut once."""
    found = _LINES.get(views)
    if found is None:
        found = _LINES[views] = Lines(views.folded.text, views.lower)
    return found


def lines_in(view: View) -> Lines:
    """The lines of any view."""
    return Lines(view.text, view.text.lower())
