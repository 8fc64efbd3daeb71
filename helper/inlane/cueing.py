"""Words near a detail that say what it is, in every language."""

from __future__ import annotations

from functools import cache

from inlane.numbering import UNSPACED
from inlane.text import words_of
from inlane.views import lexicon

# Cues that are everyday words of English too, and say nothing unless the detail follows them at once.
EVERYDAY = frozenset(("no", "so", "via"))
BESIDE = " \t.:#()\"'-"  # what may stand between a cue and its digits
MOST_PASSING = 4  # cues of another topic between them: "the order number is"


@cache
def words(topic: str) -> frozenset[str]:
    """The cues of a topic (mail, phone, site, sample, address, example, numbered, ...) that are one word."""
    return frozenset(cue for cue in lexicon.cues(topic) if words_of(cue) == [cue]) - EVERYDAY


@cache
def _others(topic: str, ascii_only: bool) -> tuple[str, ...]:
    """The cues of several words, signs, and those of scripts that write no spaces between words."""
    found = (cue for cue in lexicon.cues(topic) if cue not in words(topic) | EVERYDAY or UNSPACED.match(cue))
    return tuple(cue for cue in found if cue.isascii() or not ascii_only)


def said(topic: str, near: str) -> bool:
    """Whether a cue stands in `near`, which is folded and in lower case."""
    told = [word.removesuffix("'s") for word in words_of(near)]
    return not words(topic).isdisjoint(told) or any(cue in near for cue in _others(topic, near.isascii()))


def said_last(topic: str, near: str, others: frozenset[str] = frozenset()) -> bool:
    """Whether one of the last two words of `near` is a cue, or the last one is among `others`."""
    told = words_of(near)[-2:]
    if not words(topic).isdisjoint(told) or not others.isdisjoint(told[-1:]):
        return True
    return not near.isascii() and said(topic, near[-2:])


def before(topic: str, near: str, passing: str) -> bool:
    """Whether `near` ends in a cue, with no more behind it than a few cues of the topic `passing`."""
    for _ in range(MOST_PASSING):
        near = near.rstrip(BESIDE)
        last = frozenset(words_of(near)[-1:])
        if last & words(topic) or near.endswith(_others(topic, near.isascii())):
            return True
        tails = (*last & (words(passing) | EVERYDAY), *_others(passing, near.isascii()))
        tail = next(filter(near.endswith, tails), "")
        if not tail:
            return False
        near = near.removesuffix(tail)
    return False


def after(topic: str, near: str) -> bool:
    """Whether `near` begins with a cue."""
    return not words(topic).isdisjoint(words_of(near)[:1]) or near.startswith(_others(topic, near.isascii()))
