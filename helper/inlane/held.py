"""Words that are known to stop a message though it breaks no rule, where a pack names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from inlane.pack import Rule
from inlane.sentences import Sentences
from inlane.signals import Signal
from inlane.text import Span

# What says no says it in a sentence; what names an app or a way to pay is the name itself.
IN_SENTENCE = ("refusal",)
NAMING = "mention"
HASHES = re.compile(r"#+")
# Digits that are a part of a price, a date, an address or a name are read as that. What is not to stand before them is
# looked for after the first of them: so a text without digits is passed over at once.
START, MORE, END = r"\d(?<![\w.,/=&%#?+-]\d)", r"\d{{{},}}+", r"(?![\w/@]|[.,-]\d)"


def able(rules: Sequence[Rule], text: str) -> tuple[Rule, ...]:
    """Those of which a word can be in the text: what costs a plain text next to nothing."""
    lower = text.lower()
    return tuple(rule for rule in rules if any(key in lower for key in _keys(rule.words)) or _digits(rule, lower))


def stopping(rule: Rule, signals: Sequence[Signal], sentences: Sentences) -> Iterator[Signal]:
    """The words of `rule` in the text, each as a signal of the kind that they stand with."""
    places = (
        (sentences.around(signal.span) if signal.kind in IN_SENTENCE else signal.span, signal.kind)
        for signal in signals
        if signal.kind in rule.kinds
    )
    for place, kind in dict.fromkeys(places):  # a sentence may say no more than once
        yield from seen(rule.words, sentences.text, place, kind)
    if rule.alone:
        yield from seen(rule.words, sentences.text, Span(0, len(sentences.text)), NAMING)


def seen(words: tuple[str, ...], text: str, place: Span, kind: str) -> Iterator[Signal]:
    for match in pattern(words).finditer(text, place.start, place.end):
        yield Signal(kind, Span(*match.span()), match[0])


def _digits(rule: Rule, text: str) -> bool:
    return any("#" in one for one in rule.words) and bool(pattern(rule.words).search(text))


@cache
def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """Of each of the words the longest part."""
    return tuple({max(one.lower().split(), key=len) for one in words if "#" not in one})


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, whole, in any case, however they are spaced; "###" is a run of three digits or more."""
    return re.compile("|".join(map(_whole, sorted(words, key=len, reverse=True))), re.IGNORECASE)


def _whole(words: str) -> str:
    if words.startswith("#"):
        runs = [len(run) for run in HASHES.findall(words)]
        return START + "-".join(MORE.format(run) for run in (runs[0] - 1, *runs[1:])) + END
    start, end = ("(?<!\\w)" if words[0].isalnum() else "", "(?!\\w)" if words[-1].isalnum() else "")
    return start + r"\s+".join(map(re.escape, words.split())) + end
