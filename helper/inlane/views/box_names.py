"""Names before a small "at": which of them are mailboxes by their form, or by the words around."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from functools import cache

from inlane.lazy import regex
from inlane.views import lexicon
from inlane.views.saying import Mark, after

ANY_WORD = re.compile(r"[\w\-]+")
# How English words for a person at work, or for what they do, end: "a designer at yahoo".
WORK_WORD = regex.compile(
    r".*(?:er|ers|or|ors|ist|ists|ing|ed|ment|ion|ions|ian|ship|ness|ity|ent|ents|ant|yst|ive|ally|ly|ess|box|hip|end|ead|eam|ount|ounts|tor)"
)
TOLD_BEFORE = regex.compile(
    r"(?:\bi'?m|\bi am|\bme|\bit'?s|\bis|\bto|\bunder|\bas|\bline|\bmsg|\bmessage|[:=>\-–]|^|\n)[\s\"']{0,3}(?:(?:just|simply|only|also|then|really|still)\s)?$"
)
SENTENCE_ENDS = regex.compile(r"\s{0,2}(?:$|[.,;!?)\n]|\p{So}|(?:if|when|any|and|or|please|pls|thanks|so)\b)")


def like_a_mailbox(lower: str, mark: Mark, name: str) -> bool:
    """A word that is no English one, told like a mailbox: "reach me: kwesiboat at gmail"."""
    domain = after(lower, mark)
    return (
        len(name) > 4
        and name.isascii()
        and not WORK_WORD.fullmatch(name)
        and SENTENCE_ENDS.match(lower, domain.end()) is not None
        and TOLD_BEFORE.search(lower, max(mark.start - len(name) - 20, 0), mark.start - len(name)) is not None
    )


DOTTED_NAME = regex.compile(r"[a-z]{2,20}[._][a-z]{2,20}\d{0,4}")
BOXES = frozenset("info hello hi hey office mail admin studio bonjour hola hallo ciao kontakt contacto contato".split())


def told_box(lower: str, name: str, end: int) -> bool:
    """A name that is a mailbox by itself, before a domain that ends what is said: "hello at acme.studio"."""
    named = name in BOXES or DOTTED_NAME.fullmatch(name) is not None
    return named and SENTENCE_ENDS.match(lower, end) is not None


def mail_is_named(lower: str, mark: Mark) -> bool:
    words = ANY_WORD.findall(lower[max(mark.start - 80, 0) : mark.start])
    words += ANY_WORD.findall(lower[mark.end : mark.end + 60])
    return not _mail_cues().isdisjoint(words)


@cache
def _mail_cues() -> frozenset[str]:
    return lexicon.cues("mail") - {"at"}
