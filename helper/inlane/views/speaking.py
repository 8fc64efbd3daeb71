"""Addresses said aloud: the edits that write "bob at gmail dot com" as it is meant."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re

from inlane import hosts
from inlane.lazy import regex
from inlane.views import handles_said, lexicon, standing_in
from inlane.views.accounts import digits_told_before, keep_accounts, told_digits
from inlane.views.box_names import like_a_mailbox, mail_is_named, told_box
from inlane.views.saying import BULLETS, Mark, after, before, joined_by_a_word, marks_in

Edit = tuple[int, int, str]


# Said before "at", they are English and not the name of a mailbox.
NO_NAME = lexicon.word_list("no_name")
NO_DOMAIN = frozenset(
    ("a an big black blue connect each every full green micro one polka red small that the this white").split()
)
HARD_NAME = regex.compile(r"[\w.+\-]*(?:\d|_|\.)[\w.+\-]*")
HARD_DOTS = frozenset({"dot", "d0t", "punkt", "punto", "ponto", "точка", "kropka", "nokta", "डॉट", "ডট", "ڈاٹ", "دوت"})
LONGEST_CHAIN = 8
SOFT_ATS = frozenset(("at", "et", "chez", "圈", "علي"))  # small words that seldom mean the sign
DOTTED = regex.compile(r"(?:\.[\w\-]{2,63}){1,4}")
HOST_END = regex.compile(r"\w\.\w{2,}$")


def address_edits(lower: str) -> list[Edit]:
    """Edits that give the signs of an address their form, wherever an address comes of it."""
    marks = [mark for mark in marks_in(lower) if not _behind_an_app(lower, mark)]
    extra = [*standing_in.edits(lower), *handles_said.edits(lower)]
    if not marks:
        return apart(lower, extra)
    keep = _kept_dots(lower, marks) | {i for i, mark in enumerate(marks) if mark.sign == "_"}
    _keep_ats(lower, marks, keep)
    _keep_slashes(lower, marks, keep)
    keep_accounts(lower, marks, keep)
    extra += told_digits(lower, marks, keep)
    extra += _words_of_domains(lower, marks, keep)
    return apart(
        lower, [(marks[i].start, marks[i].end, marks[i].sign) for i in keep] + _names(lower, marks, keep) + extra
    )


def _behind_an_app(lower: str, mark: Mark) -> bool:
    """Whether the sign begins the name of an account: "on Telegram @bob_dev"."""
    return lower[mark.start : mark.end] == " @" and before(lower, mark) in lexicon.apps()


def apart(lower: str, edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if lower[edit[0] : edit[1]] == edit[2]:
            continue
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _kept_dots(lower: str, marks: list[Mark]) -> set[int]:
    """The dots before an ending ("dot com"), and those that lead on to such a dot."""
    keep: set[int] = set()
    next_start = None
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        if mark.sign == "-" and next_start is not None and _in_domain(lower, marks, i, next_start):
            keep.add(i)
            next_start = mark.start
        if mark.sign != ".":
            continue
        word = after(lower, mark)
        if not word or before(lower, mark) in NO_DOMAIN:
            continue
        ended = word.group() in lexicon.endings()
        after_at = i > 0 and marks[i - 1].sign == "@" and joined_by_a_word(lower, marks[i - 1], mark)
        if not ended and after_at and (mark.word != "." or _is_hard(lower, marks[i - 1])):
            ended = hosts.is_ending(word.group())
        elif not ended and mark.word in HARD_DOTS:
            rare = len(word.group()) < 4 or not (
                lexicon.is_common(word.group()) or lexicon.is_common(before(lower, mark))
            )
            ended = rare and hosts.is_ending(word.group())
        if (
            mark.word != "."
            and not mark.sure
            and not after_at
            and word.end() != next_start
            and before(lower, mark) in lexicon.ordinary()
            and not _in_a_host(lower, marks, i)
        ):
            ended = False
        if mark.word == ",":
            listed = i and marks[i - 1].word == ","
            ended = after_at or (listed and _after_an_at(lower, marks, i - 1))
        elif lower.count(",", mark.start, mark.end) == 1 and not (i and _goes_on(lower, marks[i - 1])):
            ended = False
        if mark.end < len(lower) and lower[mark.end - 1] == "t" and mark.word == "dot":  # "dotcom" in one word
            ended = ended and _after_an_at(lower, marks, i)
        if mark.word in BULLETS:
            hard = after_at and _is_hard(lower, marks[i - 1])
            ended = ended and (hard or (len(word.group()) < 4 and (after_at or mark.end - mark.start == 1)))
        elif mark.word == ".":
            country = i and before(lower, mark) in hosts.UNDER_COUNTRY and marks[i - 1].sign == "."
            ended = ended and not mark.sure and _after_an_at(lower, marks, i - 1 if country else i)
        if mark.sure or ended or word.end() == next_start:
            keep.add(i)
            next_start = mark.start
    return keep


def _is_hard(lower: str, at: Mark) -> bool:
    """Can this at be nothing else: another word for the sign, or one between other signs?"""
    written = lower[at.start : at.end]
    if at.word not in SOFT_ATS and (at.word != "a" or not written.isspace()):
        return True
    first = written.strip()[:1]
    return first not in ("-", "_", at.word[:1]) or (first != at.word[:1] and written[0].isspace())


def _in_a_host(lower: str, marks: list[Mark], i: int) -> bool:
    """Is the dot one of several, or followed by a path: "teams dot live dot com slash"?"""
    left = (
        i and marks[i - 1].sign == "." and marks[i - 1].word != "." and joined_by_a_word(lower, marks[i - 1], marks[i])
    )
    right = i + 1 < len(marks) and marks[i + 1].sign == "/" and joined_by_a_word(lower, marks[i], marks[i + 1])
    return bool(left or right)


def _in_domain(lower: str, marks: list[Mark], i: int, dot: int) -> bool:
    """Does a dash said join two words of a domain: "at grafik minus nord dot de"?"""
    word = after(lower, marks[i])
    return (
        marks[i].word != "-"
        and word is not None
        and word.end() == dot
        and i > 0
        and marks[i - 1].sign in "@-"
        and joined_by_a_word(lower, marks[i - 1], marks[i])
    )


def _goes_on(lower: str, mark: Mark) -> bool:
    """Are the pieces told one by one, with commas between them?"""
    written = lower[mark.start : mark.end]
    return "," in written or "then" in written


def _after_an_at(lower: str, marks: list[Mark], i: int) -> bool:
    """Is the word before this spaced dot itself preceded by an at?"""
    mark, previous = marks[i], marks[i - 1] if i else None
    if previous and previous.sign == "@" and joined_by_a_word(lower, previous, mark):
        return True
    word = before(lower, mark)
    return "@" in lower[max(mark.start - len(word) - 1, 0) : mark.start]


def _keep_ats(lower: str, marks: list[Mark], keep: set[int]) -> None:
    """The ats before a domain, and the signs in the name before them."""
    dots = {marks[i].start: marks[i].word for i in keep if marks[i].sign in ".-"}
    for i, mark in enumerate(marks):
        chained = (
            i > 0
            and marks[i - 1].sign in "._-+"
            and marks[i - 1].word != "."
            and joined_by_a_word(lower, marks[i - 1], mark)
        )
        if mark.sign == "@" and (mark.sure or _is_at(lower, mark, dots, chained)):
            keep.add(i)
            _keep_name(lower, marks, keep, i)


def _is_at(lower: str, mark: Mark, dots: dict[int, str], chained: bool) -> bool:
    domain = after(lower, mark)
    if not domain:
        return False
    soft = mark.word in SOFT_ATS
    name = before(lower, mark).rpartition("..")[2]
    if mark.word == "@" and lower[mark.start] in " ,\n" and (name.strip(".,") in NO_NAME or name in lexicon.ordinary()):
        return False
    contracted = lower[mark.start - len(name) - 1 : mark.start - len(name)] in ("'", "’")  # "I'm at acme dot com"
    if soft and not chained and (name.strip(".") in NO_NAME or not name or contracted):
        return False
    provider = domain.group() in lexicon.providers()
    if domain.end() in dots:
        return (
            not soft
            or dots[domain.end()] != "."
            or provider
            or _is_hard(lower, mark)
            or HARD_NAME.fullmatch(name) is not None
        )
    written = DOTTED.match(lower, domain.end())
    if written and mark.word == "@" and lower[mark.end - 1] == "@":  # "insta @name.art" is no mailbox
        return provider or mail_is_named(lower, mark)
    if written:
        return not soft or provider or mail_is_named(lower, mark) or told_box(lower, name, written.end())
    hard = (
        chained
        or HARD_NAME.fullmatch(name) is not None
        or (name not in lexicon.ordinary() and (mail_is_named(lower, mark) or like_a_mailbox(lower, mark, name)))
    )
    return provider and (not soft or hard)


def _keep_name(lower: str, marks: list[Mark], keep: set[int], i: int) -> None:
    """The signs that join the parts of the name before at `i`: "john dot doe underscore 7 at"."""
    tail = digits_told_before(lower, marks[i])
    right = tail.start() if tail else marks[i].start
    for j in range(i - 1, max(i - LONGEST_CHAIN, -1), -1):
        part = lower[marks[j].end : right]
        if marks[j].sign in "@/" or not part or any(char.isspace() for char in part) or len(part) > 40:
            return
        if marks[j].word == "." and not lower[marks[j].start].isspace():
            return
        keep.add(j)
        right = marks[j].start


def _keep_slashes(lower: str, marks: list[Mark], keep: set[int]) -> None:
    """The slashes after an address: "t dot me slash bob"."""
    ends = {marks[i].end for i in keep if marks[i].sign == "."}
    for i, mark in enumerate(marks):
        part = before(lower, mark)
        if (
            mark.sign == "/"
            and (mark.sure or mark.start - len(part) in ends or HOST_END.search(part))
            or mark.sign in "-_"
            and mark.word not in "-_"
            and mark.start - len(part) in ends
        ):
            keep.add(i)
            ends.add(mark.end)


SOME_WORDS = regex.compile(r"[\w\-]{2,20}(?: [\w\-]{1,20}){1,3}")
SAID_TOGETHER = re.compile(r"(?:no|without|minus|remove|delete)\s(?:the\s|any\s|all\s)?spaces?|one word|together")


def _words_of_domains(lower: str, marks: list[Mark], keep: set[int]) -> list[Edit]:
    """Edits that close the gaps in a domain of several words: "studio (at) ember and oak (dot) com"."""
    edits: list[Edit] = []
    for i in keep:
        dot = marks[i + 1] if i + 1 < len(marks) and i + 1 in keep else None
        if marks[i].sign != "@" or dot is None or dot.sign != ".":
            continue
        sure = marks[i].sure and (dot.sure or SAID_TOGETHER.search(lower, dot.end, dot.end + 40) is not None)
        if sure and SOME_WORDS.fullmatch(lower, marks[i].end, dot.start):
            edits += [(at, at + 1, "") for at in range(marks[i].end, dot.start) if lower[at] == " "]
    return edits


def _names(lower: str, marks: list[Mark], keep: set[int]) -> list[Edit]:
    """Providers and endings written as they sound, put as they are written."""
    edits = []
    for i in sorted(keep):
        word = after(lower, marks[i]) if marks[i].sign in "@." else None
        if word:
            heard = lexicon.endings().get(word.group()) if marks[i].sign == "." else None
            if marks[i].sign == "@" and not word.group().isascii():
                heard = lexicon.providers().get(word.group(), "").partition(".")[0] or None
            if heard and heard != word.group():
                edits.append((word.start(), word.end(), heard))
    return edits
