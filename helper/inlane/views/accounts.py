"""Names of accounts said aloud: the signs in "IG is bob dot photos" and the digits in "marsh nine two at"."""

# ruff: noqa: E501 - a pattern or a list of words reads better in one piece

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from inlane.lazy import regex
from inlane.views import lexicon
from inlane.views.saying import BULLETS, Mark, after, joined_by_a_word

Edit = tuple[int, int, str]


@cache
def _tail() -> regex.Pattern:
    words = lexicon.alternation(
        word for word, digits in lexicon.numbers().items() if word.isalpha() and len(word) > 2 and len(digits) < 3
    )
    return regex.compile(rf"(?r)(?<=\w)(?:\s(?:{words}|\d{{1,4}})){{1,6}}")


def digits_told_before(lower: str, mark: Mark) -> regex.Match | None:
    """The digits said at the end of a name: " nine two" in "jo marsh nine two at"."""
    found = _tail().match(lower, max(mark.start - 48, 0), mark.start)
    return found if found and not found.group().strip().isdecimal() else None


def told_digits(lower: str, marks: list[Mark], keep: set[int]) -> list[Edit]:
    """Edits for digits said at the end of a mailbox's name."""
    edits = []
    for i in keep:
        tail = digits_told_before(lower, marks[i]) if marks[i].sign == "@" else None
        if tail and (_in_pieces(marks, keep, i, tail.start()) or _before_a_provider(lower, marks[i], tail.start())):
            digits = "".join(lexicon.numbers().get(word, word) for word in tail.group().split())
            edits.append((*tail.span(), digits))
    return edits


def _in_pieces(marks: list[Mark], keep: set[int], i: int, end: int) -> bool:
    return any(j in keep and marks[j].sign in "._-" and marks[j].end > end - 40 for j in range(max(i - 8, 0), i))


def _before_a_provider(lower: str, mark: Mark, end: int) -> bool:
    """Is the sign followed by a mail provider, and the digits behind a word that is no English one?"""
    domain, name = after(lower, mark), NAME_BEFORE.search(lower, max(end - 40, 0), end)
    return bool(domain and domain.group() in lexicon.providers() and name and name.group() not in lexicon.ordinary())


NAME_BEFORE = regex.compile(r"(?r)[a-z][\w.\-]{2,40}$")
LONGEST_LEAD = 50  # characters from an app's name to a sign in the account


@cache
def _account_apps() -> regex.Pattern:
    apps = lexicon.alternation(name for name in lexicon.apps() if len(name) > 1 and name.isascii())
    return regex.compile(rf"(?<!\w)(?:{apps})(?!\w)")


@cache
def _account_lead() -> regex.Pattern:
    apps = lexicon.alternation(name for name in lexicon.apps() if len(name) > 1 and name.isascii())
    return regex.compile(
        rf"(?<!\w)(?:{apps})(?:\s{{0,2}}(?:(?:id|handle|user ?name|user|nick(?:name)?|name|is|me|my|account|tag|it's|i'?m|as|at|add|under|called)(?!\w)|[:=\-@>(])){{0,4}}\s{{0,2}}(?<![\w])@?[\w.\-]{{2,40}}$"
    )


def keep_accounts(lower: str, marks: list[Mark], keep: set[int]) -> None:
    """The signs within an account that an app's name announces: "IG is bob dot photos"."""
    named = [match.end() for match in _account_apps().finditer(lower)] if marks else []
    for i, mark in enumerate(marks):
        if bisect_left(named, mark.start - LONGEST_LEAD) == bisect_left(named, mark.start):
            continue
        if (
            i not in keep
            and mark.sign in "._-"
            and mark.word not in BULLETS + "-"
            and _apart_or_said(lower, mark)
            and "," not in lower[mark.start : mark.end]
        ):
            chained = i - 1 in keep and joined_by_a_word(lower, marks[i - 1], mark)
            if chained or _account_lead().search(lower, max(mark.start - LONGEST_LEAD, 0), mark.start):
                keep.add(i)


def _apart_or_said(lower: str, mark: Mark) -> bool:
    """Is the sign a word, or does it stand between spaces?"""
    return mark.word != "." or (lower[mark.start].isspace() and lower[mark.end - 1].isspace())
