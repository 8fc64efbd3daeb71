"""Telephone numbers that are in no one place: told in pieces, as prices, or to be worked out by the reader."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from inlane import cueing, gathered, numbering
from inlane.digits_named import something_else
from inlane.lazy import regex
from inlane.numbering import GROUPS, MOST
from inlane.phone_cues import cued
from inlane.signals import Signal
from inlane.text import View, Views, words_of
from inlane.views import counting, dialled

# Three prices or amounts that are the parts of a number, where the writer says to dial them.
IN_AMOUNTS = regex.compile(
    r"(?<![\w.,])[$€£]?(?P<a>\d{3})(?:\s[a-z]{2,10})?[\s,]{1,3}(?:and )?[$€£]?(?P<b>\d{3})(?:\s[a-z]{2,10})?[\s,]{1,3}(?:and )?[$€£]?(?P<c>\d{4})(?:\s[a-z]{3,10}(?=[.,]|\s[\-–]|\s(?:call|dial)))?(?![\w]|[.,]\d)"
)
DIALLED = frozenset(["dial", "call", "phone", "ring", "digits", "number", "button", "reach"])
AROUND = 40  # characters before and after in which dialling is spoken of
MOST_RUNS = 100  # in one text: nobody gives so many numbers to reckon with


def find(views: Views) -> Iterator[Signal]:
    """Such numbers in each rewriting of the text."""
    yield from _in_pieces(views)
    yield from _reckoned(views)
    if gathered.worth_it(views.bag, views.signs) and _may_be_gathered(views):
        view = views.decoded
        for told in gathered.told(view.text):
            yield Signal("phone", view.origin(told.start, told.end), told.digits, sure=False)
    for view in views.readings:
        if ("-" in view.text or not cueing.words("phone").isdisjoint(views.bag)) and LETTER_DIGIT.search(view.text):
            yield from _look_alike_digits(view)
    if not DIALLED.isdisjoint(views.bag):
        for view in views.readings:
            yield from _amounts(view)


def _may_be_gathered(views: Views) -> bool:
    """Whether there are as many digits as a scattered number has, or may be: in Roman or in a code."""
    if views.decoded is not views.folded or "roman" in views.lower or "morse" in views.bag:
        return True
    return len(counting.digits_told(views.lower, views.words, views.shape)) >= gathered.FEWEST


def _in_pieces(views: Views) -> Iterator[Signal]:
    """Numbers told in pieces, with words between them."""
    view = views.spoken
    lower, words, shape = views.lower, views.words, views.shape
    if view is not views.folded:
        lower = view.text.lower()
        words = words_of(lower)
        shape = counting.shape(words)
    if dialled.worth_it(lower, views.bag) and dialled.possible(lower, counting.digits_told(lower, words, shape)):
        for told in dialled.told(lower):
            if something_else(view.text, told.start, told.end):
                continue
            yield Signal("phone", view.origin(told.start, told.end), told.digits, sure=told.sure)


# "take one away from each digit": the figures stand for others.
RECKONED = regex.compile(
    r"(?:add|subtract|take|minus|plus|remove|deduct|less|more|higher|lower|up|down|off)(?!\w)[^.!?\n]{0,40}(?<!\w)(?:each|every|all)(?:\sof)?(?:\sthe|\smy)?\s(?:digits?|numbers?|pairs?|figures?|one)(?!\w)"
    r"|(?:each|every)\s(?:digit|number|pair|figure)(?!\w)[^.!?\n]{0,40}(?:minus|plus|less|more|higher|lower|up|down|added|subtract\w*)(?!\w)"
)


# "take 2125550100 and add 44"
SUM = regex.compile(
    r"(?<![\w.,$])\d{9,12}(?=\s(?:and\s|then\s|but\s){0,2}(?:add|plus|minus|subtract|take away|take off|deduct)\s\d{1,4}(?![\d%]|[.,]\d))"
)


def _reckoned(views: Views) -> Iterator[Signal]:
    """Numbers from which the reader is to work out the real one."""
    if not {"add", "plus", "minus", "subtract", "take", "deduct"}.isdisjoint(views.bag):
        for match in SUM.finditer(views.folded.text):
            yield Signal("phone", views.folded.origin(*match.span()), match.group(), sure=False)
    if {"each", "every", "all"}.isdisjoint(views.bag) or not RECKONED.search(views.lower):
        return
    view = views.spoken
    for start, end in islice(numbering.runs(view.text), MOST_RUNS):
        digits = "".join(GROUPS.findall(view.text[start:end]))
        if 9 < len(digits) < MOST - 1 and not something_else(view.text, start, end):
            yield Signal("phone", view.origin(start, end), digits, sure=False)


def _amounts(view: View) -> Iterator[Signal]:
    """Numbers said to be prices or counts: "$305, $555, $0171"."""
    for match in IN_AMOUNTS.finditer(view.text):
        if "".join(match.groups()) not in match.group().replace(" ", ""):
            around = view.text[max(match.start() - AROUND, 0) : match.end() + AROUND].lower()
            if not DIALLED.isdisjoint(words_of(around)):
                yield Signal("phone", view.origin(*match.span()), "".join(match.groups()), sure=match["c"][0] == "0")


LETTER_DIGIT = re.compile(r"\d[\doOlI|sSB .()\-/*·,]{6}")  # room for digits, some of them letters
WORDS_BEFORE = regex.compile(r"(?:[OolIi|SsB]{1,5}[ ().\-]{1,2})*+")
WORDS_AFTER = regex.compile(r"(?:[ ().\-/*·,]{1,3}[OolIi|SsB]{1,5})+$")
LOOKS_LIKE = str.maketrans("oOlIi|sSB", "001111558")
DISGUISED = regex.compile(r"(?<![\w+])\+?[\dOolIi|SsB](?:[ ().\-/*·,]{0,3}+[\dOolIi|SsB]){6,15}+(?!\w)")


def _look_alike_digits(view: View) -> Iterator[Signal]:
    """Numbers with letters for some digits: "3O5-S55-OI7I"."""
    for match in DISGUISED.finditer(view.text):
        opening = WORDS_BEFORE.match(match.group())
        written = WORDS_AFTER.sub("", match.group()[opening.end() :])
        digits = "".join(GROUPS.findall(written.translate(LOOKS_LIKE)))
        start = match.start() + opening.end()
        end = start + len(written)
        if (
            any(map(str.isalpha, written))
            and sum(map(str.isdigit, written)) >= 4
            and 9 <= len(digits) <= 13
            and (numbering.AMERICAN.fullmatch(written.translate(LOOKS_LIKE)) or cued(view, start, end))
        ):
            yield Signal("phone", view.origin(start, end), digits, sure=False)
