"""Conduct told in other words: what it is made of stands near each other, and a "not" of its own denies nothing."""

from __future__ import annotations

import pytest

from inlane.reading import asked_for
from inlane.reading.clauses import ADDED
from inlane.reading.grammar import patterns
from inlane.reading.lines import lines_of
from inlane.reading.matching import found
from inlane.reading.merging import merged
from inlane.reading.purposes import REACHED, THEIRS
from inlane.reading.refusing import negated
from inlane.text import Views


def told(text: str) -> set[str]:
    """The kinds that an order of roles tells and no "not" denies, whatever the words weigh."""
    kinds = set()
    for sentence in lines_of(Views(text)).promising(lambda _: True, set()):
        for clause in sentence.clauses:
            units = merged(clause, text.lower())
            kinds |= {item.kind for item, i, j in found(units, sentence) if not negated(units, i, j)}
    return kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our opening chapter is on me, no invoice", "free_work"),
        ("Do the second banner as a courtesy", "free_work"),
        ("Subtitle three minutes before we award", "free_work"),
        ("Illustrate two scenes without a contract", "free_work"),
        ("You bear the courier, 30 euros, before day one", "fee"),
        ("Hire me for the job and 15% goes back to you", "fee"),
        ("Mend the gate and if the sample is fine the job is yours", "free_work"),
        ("Compose a jingle for shares", "free_work"),
        ("The badge is deducted from your first payment", "fee"),
        ("I was suspended so this is my second account", "account"),
        ("Don't leave a bad rating and I refund half", "reviews"),
        ("Once the five stars are there you get the source files", "reviews"),
        ("My flatmate bids as me", "account"),
        ("We borrow the profile of my niece", "account"),
        ("Post a great rating and I waive the extra hour", "reviews"),
        ("Rate me well and I do the same with your feedback", "reviews"),
        ("Relabel the boxes and drop them at the depot", "money_moving"),
        ("Funds arrive on your card, keep a share and pass it on", "money_moving"),
    ],
)
def test_conduct_is_seen_in_other_words(text: str, kind: str) -> None:
    assert kind in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The chapter has two pages.",
        "Relabel the axes of the chart.",
        "We don't borrow profiles.",
        "My brother has a bakery.",
        "Exchange the old logo on page two.",
    ],
)
def test_half_of_it_is_nothing(text: str) -> None:
    assert not told(text) & {"free_work", "fee", "account", "reviews", "money_moving"}


def test_every_added_role_is_asked_for() -> None:
    asked = 0
    for item in patterns():
        for _, _, roles in item.steps:
            asked |= roles
        asked |= item.needs
    # What a link is for is asked beside it, and by no pattern.
    asked |= asked_for.ASKED | THEIRS | REACHED
    assert not ADDED & ~asked
