"""Addresses said aloud: the edits that write "bob at gmail dot com" as it is meant."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

import regex

from inlane import hosts
from inlane.views import lexicon, standing_in

Edit = tuple[int, int, str]

SIGNS = {"at": "@", "dot": ".", "underscore": "_", "dash": "-", "plus": "+", "slash": "/"}
OPEN, CLOSE = r"[\[({<\"]{1,2}", r"[\])}>\"]{1,2}"
# Said before "at", they are English and not the name of a mailbox.
NO_NAME = lexicon.word_list("no_name")
NO_DOMAIN = frozenset(
    ("a an big black blue connect each every full green micro one polka red small that the this white").split()
)
HARD_NAME = regex.compile(r"[\w.+\-]*(?:\d|_|\.)[\w.+\-]*")
HARD_DOTS = frozenset({"dot", "d0t", "punkt", "punto", "ponto", "точка", "kropka", "nokta", "डॉट", "ডট", "ڈاٹ", "دوت"})
LONGEST_CHAIN = 8
MOST_MARKS = 4_000  # in one text: nobody says so many


class Mark(NamedTuple):
    """A sign said aloud: `sure` when set in brackets."""

    start: int
    end: int
    sign: str
    word: str
    sure: bool


@cache
def _words(part: str) -> str:
    return lexicon.alternation(lexicon.spoken(part))


@cache
def _marks_pattern() -> regex.Pattern:
    kinds = "|".join(f"(?P<{part}>{_words(part)})" for part in SIGNS)
    glued = "".join(
        sorted(
            {char for part in SIGNS for word in lexicon.spoken(part) for char in word if "\u4e00" <= char <= "\u9fff"}
        )
    )
    cjk = "|".join(
        f"(?P<{part}_glued>{'|'.join(w for w in sorted(lexicon.spoken(part), key=len, reverse=True) if w[0] in glued)})"
        for part in SIGNS
        if any(word[0] in glued for word in lexicon.spoken(part))
    )
    return regex.compile(
        rf"(?<=[\w\])}}>])(?:"
        rf"\s{{0,3}}{OPEN}\s{{0,2}}(?:(?P<in_at>@|{_words('at')}|a)|(?P<in_dot>[.,·]|d0t|{_words('dot')})|(?P<in_underscore>_|{_words('underscore')})"
        rf"|(?P<in_dash>-|{_words('dash')})|(?P<in_plus>{_words('plus')}|\+)|(?P<in_slash>/|{_words('slash')}))\s{{0,2}}{CLOSE}\s{{0,3}}"
        rf"|(?:\s{{1,3}}|\s?[\-_*|~/]{{1,2}}\s?)(?:{kinds})(?:\s{{1,3}}|\s?[\-_*|~/]{{1,2}}\s?)"
        rf"|\s{{0,3}}(?P<spaced_at>@)\s{{0,3}}"
        rf"|(?:\s{{1,3}}(?P<spaced_dot>\.)\s{{0,3}}|(?P<late_dot>\.)[ ]{{1,2}})"
        rf"|\s{{0,3}}(?:{cjk})\s{{0,3}}"
        rf")(?=[\w\[({{<\"])"
    )


@cache
def gate() -> frozenset[str]:
    """Words without which no address is said aloud (brackets and spaces apart)."""
    words = set(lexicon.spoken("dot")) | set(lexicon.providers()) | lexicon.spoken("at") | lexicon.spoken("underscore")
    return frozenset(max(phrase.split(), key=len) for phrase in words) - {
        "at",
        "a",
        "et",
        "chez",
        "rate",
        "live",
        "mail",
        "@",
    }


IN_BRACKETS = regex.compile(rf"{OPEN}\s{{0,2}}(?:[@.,_·a\-]|[^\W\d]{{2,12}})\s{{0,2}}{CLOSE}")
SPACED_AT = re.compile(r"\s@|@\s|@[\w\-]{2,40}\s?[,•·∙*]|@[\w\-]{2,40}\s{0,2}[\[({]")
SPACED_STOP = re.compile(r"\w\s{1,2}[./]\s{0,2}\w|\.\w{2,6}\s{0,2}/\s")


def worth_it(lower: str) -> bool:
    """Are there signs in brackets, or with spaces around them?"""
    return (
        "_at_" in lower
        or "_dot_" in lower
        or any(sign in lower for sign in "📧✉📨📩")
        or (("(" in lower or "[" in lower or "{" in lower or "<" in lower) and IN_BRACKETS.search(lower) is not None)
        or ("@" in lower and SPACED_AT.search(lower) is not None)
        or (
            (" ." in lower or " /" in lower or "/ " in lower or "\t" in lower) and SPACED_STOP.search(lower) is not None
        )
    )


def address_edits(lower: str) -> list[Edit]:
    """Edits that give the signs of an address their form, wherever an address comes of it."""
    marks = [_mark(match) for match in islice(_marks_pattern().finditer(lower), MOST_MARKS)]
    extra = list(standing_in.edits(lower))
    if not marks:
        return apart(lower, extra)
    keep = _kept_dots(lower, marks) | {i for i, mark in enumerate(marks) if mark.sign == "_"}
    _keep_ats(lower, marks, keep)
    _keep_slashes(lower, marks, keep)
    return apart(
        lower, [(marks[i].start, marks[i].end, marks[i].sign) for i in keep] + _names(lower, marks, keep) + extra
    )


def apart(lower: str, edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if lower[edit[0] : edit[1]] == edit[2]:
            continue
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _mark(match: regex.Match) -> Mark:
    group = match.lastgroup
    part = group.removeprefix("in_").removeprefix("spaced_").removeprefix("late_").removesuffix("_glued")
    return Mark(*match.span(), SIGNS[part], match.group(group), group.startswith("in_") and match.group(group) != "a")


WORD_AFTER = regex.compile(r"(?:(?!\p{Han})[\w\-]){1,40}+")
WORD_BEFORE = regex.compile(r"(?r)[[\w\-.+]--\p{Han}]{1,64}", regex.V1)


def _after(lower: str, mark: Mark) -> regex.Match | None:
    return WORD_AFTER.match(lower, mark.end)


def _before(lower: str, mark: Mark) -> str:
    found = WORD_BEFORE.match(lower, max(mark.start - 64, 0), mark.start)
    return found.group() if found else ""


def _kept_dots(lower: str, marks: list[Mark]) -> set[int]:
    """The dots before an ending ("dot com"), and those that lead on to such a dot."""
    keep: set[int] = set()
    next_start = None
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        if mark.sign != ".":
            continue
        word = _after(lower, mark)
        if not word or _before(lower, mark) in NO_DOMAIN:
            continue
        ended = word.group() in lexicon.endings()
        after_at = i > 0 and marks[i - 1].sign == "@" and _joined_by_a_word(lower, marks[i - 1], mark)
        if not ended and after_at and mark.word != ".":
            ended = hosts.registered("x." + word.group()) is not None
        elif not ended and mark.word in HARD_DOTS:
            ended = len(word.group()) < 4 and hosts.registered("x." + word.group()) is not None
        if (
            mark.word != "."
            and not mark.sure
            and not after_at
            and word.end() != next_start
            and _before(lower, mark) in lexicon.ordinary()
        ):
            ended = False
        if mark.word == ".":
            ended = ended and not mark.sure and _after_an_at(lower, marks, i)
        if mark.sure or ended or word.end() == next_start:
            keep.add(i)
            next_start = mark.start
    return keep


def _joined_by_a_word(lower: str, left: Mark, right: Mark) -> bool:
    return WORD_AFTER.fullmatch(lower, left.end, right.start) is not None


def _after_an_at(lower: str, marks: list[Mark], i: int) -> bool:
    """Is the word before this spaced dot itself preceded by an at?"""
    mark, previous = marks[i], marks[i - 1] if i else None
    if previous and previous.sign == "@" and WORD_AFTER.fullmatch(lower, previous.end, mark.start):
        return True
    word = _before(lower, mark)
    return "@" in lower[max(mark.start - len(word) - 1, 0) : mark.start]


def _keep_ats(lower: str, marks: list[Mark], keep: set[int]) -> None:
    """The ats before a domain, and the signs in the name before them."""
    dots = {marks[i].start: marks[i].word for i in keep if marks[i].sign == "."}
    for i, mark in enumerate(marks):
        chained = (
            i > 0
            and marks[i - 1].sign in "._-+"
            and marks[i - 1].word != "."
            and _joined_by_a_word(lower, marks[i - 1], mark)
        )
        if mark.sign == "@" and (mark.sure or _is_at(lower, mark, dots, chained)):
            keep.add(i)
            _keep_name(lower, marks, keep, i)


def _is_at(lower: str, mark: Mark, dots: dict[int, str], chained: bool) -> bool:
    domain = _after(lower, mark)
    if not domain:
        return False
    soft = mark.word in ("at", "et", "chez", "圈")
    name = _before(lower, mark).rpartition("..")[2]
    if soft and not chained and (name.strip(".") in NO_NAME or not name):
        return False
    provider = domain.group() in lexicon.providers()
    if domain.end() in dots:
        return not soft or dots[domain.end()] != "." or provider
    written = regex.compile(r"(?:\.[\w\-]{2,63}){1,4}").match(lower, domain.end())
    if written and mark.word == "@" and lower[mark.end - 1] == "@":  # "insta @name.art" is no mailbox
        return provider or _mail_is_named(lower, mark)
    if written:
        return not soft or provider or _mail_is_named(lower, mark)
    hard = (
        chained
        or HARD_NAME.fullmatch(name) is not None
        or (name not in lexicon.ordinary() and _mail_is_named(lower, mark))
    )
    return provider and (not soft or hard)


def _mail_is_named(lower: str, mark: Mark) -> bool:
    words = set(WORD_AFTER.findall(lower, max(mark.start - 80, 0), mark.start))
    return not words.isdisjoint(lexicon.cues("mail") - {"at"})


def _keep_name(lower: str, marks: list[Mark], keep: set[int], i: int) -> None:
    """The signs that join the parts of the name before at `i`: "john dot doe underscore 7 at"."""
    right = marks[i].start
    for j in range(i - 1, max(i - LONGEST_CHAIN, -1), -1):
        part = lower[marks[j].end : right]
        if marks[j].sign in "@/" or not part or any(char.isspace() for char in part) or len(part) > 40:
            return
        if marks[j].word == ".":
            return
        keep.add(j)
        right = marks[j].start


def _keep_slashes(lower: str, marks: list[Mark], keep: set[int]) -> None:
    """The slashes after an address: "t dot me slash bob"."""
    ends = {marks[i].end for i in keep if marks[i].sign == "."}
    for i, mark in enumerate(marks):
        if mark.sign == "/":
            part = _before(lower, mark)
            if mark.start - len(part) in ends or regex.search(r"\w\.\w{2,}$", part):
                keep.add(i)
                ends.add(mark.end)


def _names(lower: str, marks: list[Mark], keep: set[int]) -> list[Edit]:
    """Providers and endings written as they sound, put as they are written."""
    edits = []
    for i in sorted(keep):
        word = _after(lower, marks[i]) if marks[i].sign in "@." else None
        if word:
            heard = lexicon.endings().get(word.group()) if marks[i].sign == "." else None
            if marks[i].sign == "@" and not word.group().isascii():
                heard = lexicon.providers().get(word.group(), "").partition(".")[0] or None
            if heard and heard != word.group():
                edits.append((word.start(), word.end(), heard))
    return edits
