"""Spans of the draft, and views of it in which every character remembers where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from inlane.lazy import regex
from inlane.views import (
    asking,
    counting,
    decoding,
    dialled,
    folding,
    joining,
    leet,
    lettering,
    saying,
    sites,
    spacing,
    speaking,
    splicing,
    standing_in,
    telling,
)


class Span(NamedTuple):
    """A half-open range `[start, end)` of the draft, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class View:
    """The draft rewritten; character `i` stands for the draft's `[starts[i], ends[i])`.

    `starts` and `ends` are None while every character is its own origin, so that plain text costs nothing.
    """

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def origin(self, start: int, end: int) -> Span:
        """The span of the draft behind `text[start:end]`, which must not be empty."""
        if self.starts is None:
            return Span(start, end)
        if self.starts[start] <= self.starts[end - 1]:
            return Span(self.starts[start], self.ends[end - 1])
        return Span(self.starts[end - 1], self.ends[start])

    def respelled(self, text: str) -> View:
        """The same view in other characters, one for one."""
        return self if text == self.text else View(text, self.starts, self.ends)

    def turned(self, ranges: Iterable[tuple[int, int]]) -> View:
        """A new view in which each of the ranges runs backwards."""
        ranges = list(ranges)
        if not ranges:
            return self
        text = list(self.text)
        starts = list(self.starts if self.starts is not None else range(len(text)))
        ends = list(self.ends if self.ends is not None else range(1, len(text) + 1))
        for start, end in ranges:
            for line in (text, starts, ends):
                line[start:end] = line[start:end][::-1]
        return View("".join(text), starts, ends)

    def edit(self, edits: Iterable[tuple[int, int, str]]) -> View:
        """A new view with each `(start, end, replacement)` made; edits come in order and do not overlap.

        Every character of a replacement stands for the whole of what it replaces.
        """
        edits = list(edits)
        if not edits:
            return self
        starts = self.starts if self.starts is not None else range(len(self.text))
        ends = self.ends if self.ends is not None else range(1, len(self.text) + 1)
        text: list[str] = []
        new_starts: list[int] = []
        new_ends: list[int] = []
        done = 0
        for start, end, replacement in edits:
            text += (self.text[done:start], replacement)
            new_starts += starts[done:start]
            new_ends += ends[done:start]
            if replacement:
                # What runs backwards begins in the draft where it ends here.
                new_starts += [min(starts[start], starts[end - 1])] * len(replacement)
                new_ends += [max(ends[start], ends[end - 1])] * len(replacement)
            done = end
        text.append(self.text[done:])
        new_starts += starts[done:]
        new_ends += ends[done:]
        return View("".join(text), new_starts, new_ends)


class Token(NamedTuple):
    """A word of the folded view in lower case, and where it stands there (not in the draft)."""

    word: str
    start: int
    end: int


DIGITS = frozenset("0123456789")  # a folded text has no others
# A word keeps an English contraction ("don't"); "l'email" is two words. A Chinese character is a word by itself.
ASCII_WORD = r"\w+(?:'(?:t|s|re|ll|ve|d|m)\b)?"
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}]"
ANY_WORD = rf"(?V1)[\w--{_UNSPACED}]++(?:'(?:t|s|re|ll|ve|d|m)\b)?+|{_UNSPACED}"
_ASCII_WORD, _ANY_WORD = re.compile(ASCII_WORD), regex.compile(ANY_WORD)


_token = partial(tuple.__new__, Token)  # a third of the time that `Token(...)` takes; there are as many as words


def words_of(text: str) -> list[str]:
    """The words of `text` as `Views.words` would have them; text is in lower case and folded."""
    return (_ASCII_WORD if text.isascii() else _ANY_WORD).findall(text)


def tokens_of(text: str, by: int = 0) -> list[Token]:
    """`words_of` with their places in `text`, or in what has it `by` characters from its start."""
    pattern = _ASCII_WORD if text.isascii() else _ANY_WORD
    return [_token((match[0], match.start() + by, match.end() + by)) for match in pattern.finditer(text)]


def fold(view: View) -> View:
    """Look-alike, full-width and decorated letters as plain ones; invisible characters gone."""
    if view.text.isascii():
        return view
    view = view.respelled(folding.plain_characters(view.text))
    view = view.edit(folding.awkward(view.text))
    return view.edit(folding.look_alike_letters(view.text))


def _heard(view: View) -> View:
    """A rewritten view as it is said."""
    lower = view.text.lower()
    words = words_of(lower)
    return _spoken(view, lower, words, frozenset(words), frozenset(lower), counting.shape(words))


def _spoken(view: View, lower: str, words: list[str], bag: frozenset[str], signs: frozenset[str], shape: str) -> View:
    spelled = view.edit(leet.edits(lower, bag, shape))
    if spelled is not view:
        lower = spelled.text.lower()
        words = words_of(lower)
        return _spoken_plainly(spelled, lower, words, frozenset(words), frozenset(lower), counting.shape(words))
    return _spoken_plainly(view, lower, words, bag, signs, shape)


def _spoken_plainly(
    view: View, lower: str, words: list[str], bag: frozenset[str], signs: frozenset[str], shape: str
) -> View:
    heard = view
    if not saying.gate().isdisjoint(bag) or saying.worth_it(lower, bag, signs):
        view = view.edit(dialled.path_said(lower))
        view = view.edit(spacing.split_providers(view.text.lower()))
        view = view.edit(telling.told_signs(view.text.lower()))
        view = view.edit(speaking.address_edits(view.text.lower()))
        view = view.edit(spacing.spaced_hosts(view.text.lower()))
        view = view.edit(standing_in.endings(view.text.lower()))
        lower = view.text.lower()
    if sites.worth_it(lower, bag):
        view = view.edit(sites.edits(lower))
        lower = view.text.lower()
    view = view.edit(telling.app_edits(lower, bag))
    if splicing.worth_it(bag):
        view = view.edit(splicing.edits(view.text.lower()))
    view = view.edit(dialled.edits(view.text.lower(), bag, shape))
    if view is not heard:
        lower = view.text.lower()
        words = words_of(lower)
        shape = counting.shape(words)
    if counting.numbers_said(words, shape):
        view = view.edit(counting.number_edits(lower))
    return view


class Views:
    """The draft as a reader would take it, each view made when first asked for."""

    def __init__(self, text: str, said: int = 0) -> None:
        """`said` is what the draft that has this text says of all its parts (see `views.decoding`)."""
        self.source, self.said = View(text), said

    @cached_property
    def folded(self) -> View:
        """Look-alike, full-width and decorated letters as plain ones; invisible characters gone."""
        return fold(self.source)

    @cached_property
    def rewritten(self) -> tuple[Views, ...]:
        """Each further reading as the text of its own, whose places are still those of the draft."""
        return tuple(Views._over(view) for view in self.readings[1:])

    @classmethod
    def _over(cls, view: View) -> Views:
        views = cls("")
        views.source = view
        return views

    @cached_property
    def lower(self) -> str:
        """The folded text in lower case, character for character."""
        return self.folded.text.lower()

    @cached_property
    def words(self) -> list[str]:
        """The words of the folded text in lower case; a Chinese or Japanese character is a word."""
        return words_of(self.lower)

    @cached_property
    def bag(self) -> frozenset[str]:
        """Each word once: what a detector asks before it looks closer."""
        return frozenset(self.words)

    @cached_property
    def signs(self) -> frozenset[str]:
        """Each character of the folded text in lower case once: the cheapest question that can be asked of it."""
        return frozenset(self.lower)

    @cached_property
    def shape(self) -> str:
        """One letter a word: `b` a single character that is also a number word, `s` any other, `n` a number word,
        `d` digits, and a space for all others. Cheap questions about rows of words are asked of it."""
        return counting.shape(self.words)

    @cached_property
    def decoded(self) -> View:
        """The folded text with encodings undone: %40, &#64;, hxxp, base64, punycode."""
        view = self.folded
        if decoding.worth_it(view.text, self.lower, self.signs, self.said):
            view = fold(view.edit(decoding.edits(view.text, self.said)))
        if asking.worth_it(self.lower, self.bag):
            view = view.edit(asking.edits(view.text.lower()))
        if lettering.worth_it(self.lower, self.bag):
            view = view.edit(lettering.edits(view.text.lower(), self.bag))
        return view

    @cached_property
    def joined(self) -> View:
        """The decoded text with spelled-out words and broken lines put together."""
        view = self.decoded
        if joining.worth_it(self.shape if view is self.folded else counting.shape(words_of(view.text.lower()))):
            view = view.edit(joining.spelled_edits(view.text))
        if not view.text.isascii():
            view = view.edit(joining.han_edits(view.text))
            view = view.edit(joining.picture_edits(view.text))
        if "@" in view.text:
            view = view.edit(joining.parted_edits(view.text))
        if "\n" in view.text:
            view = view.edit(joining.column_edits(view.text))
            view = view.edit(joining.broken_edits(view.text)) if "@" in view.text else view
        return view

    @cached_property
    def spoken(self) -> View:
        """The joined text with signs and digits that are said aloud, and names of apps in other letters ("t3l3gr4m",
        "F.B."), written as they are meant."""
        view = self.joined
        if view is self.folded:
            return _spoken(view, self.lower, self.words, self.bag, self.signs, self.shape)
        return _heard(view)

    @cached_property
    def backwards(self) -> View:
        """The folded text with what is written from right to left turned round, where that can be known, and then
        taken as it is said."""
        view = self.folded
        if not decoding.may_be_backwards(self.lower, self.bag, self.said):
            return view
        turned = view.turned(decoding.backwards_edits(view.text, self.bag, self.said))
        return view if turned is view else _heard(turned)

    @cached_property
    def readings(self) -> tuple[View, ...]:
        """The folded view, and after it each further rewriting that changed anything."""
        views = [self.folded]
        for view in (self.decoded, self.joined, self.spoken, self.backwards):
            if all(view is not other for other in views):
                views.append(view)
        return tuple(views)
