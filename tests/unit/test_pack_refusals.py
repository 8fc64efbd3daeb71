"""A hundred ways to say no in ten languages: none breaks a rule, and Fiverr's filter stops the ones it is known to."""

import tomllib
from pathlib import Path

import pytest

from inlane.check import Draft, check
from inlane.pack import Context
from inlane.policy import packs

REFUSALS = tomllib.loads(Path(__file__).with_name("refusals.toml").read_text(encoding="utf-8"))
EVERY = [
    pytest.param(text, part, id=f"{lang}-{part}-{i}")
    for lang, parts in REFUSALS.items()
    for part, texts in parts.items()
    for i, text in enumerate(texts)
]


def verdict(text, platform, **facts):
    return check(Draft(text, Context(platform, surface="message", stage="before_contract", **facts)))


def test_there_are_enough_of_them():
    texts = [text for parts in REFUSALS.values() for part in parts.values() for text in part]
    assert len(texts) == len(set(texts)) >= 100
    assert len(REFUSALS) >= 10


@pytest.mark.parametrize("platform", list(packs()))
@pytest.mark.parametrize(("text", "part"), EVERY)
def test_saying_no_breaks_nothing(text, part, platform):
    answer = verdict(text, platform)
    assert answer.verdict in (("held",) if part == "held" and platform == "fiverr" else ("clear",)), answer.findings
    assert not answer.hold


@pytest.mark.parametrize(("text", "part"), EVERY)
def test_the_other_way_of_saying_no_is_held_by_nothing(text, part):
    """Also where the writer is a client, and on the order page."""
    for surface, role in (("message", "client"), ("order", "freelancer")):
        answer = check(Draft(text, Context("fiverr", surface=surface, role=role, stage="before_contract")))
        for finding in answer.findings:
            if finding.suggestion is None:  # only a name, without a "no" that could be said in other words
                continue
            place = finding.suggestion.span
            said = text[: place.start] + finding.suggestion.text + text[place.end :]
            assert verdict(said, "fiverr").verdict == "clear", said


@pytest.mark.parametrize(
    "text",
    [
        "In our payment gateway the PayPal button and the bank transfer both fail.",
        "I can build a WhatsApp bot, a Telegram bot or a Skype plugin.",
        "You will get the email template and the invoice template tomorrow.",
        "Nobody protects us outside of Upwork, so let's stay.",
        "My last client was outside Upwork, on Fiverr.",
    ],
)
@pytest.mark.parametrize("platform", ["upwork", "freelancer", "peopleperhour"])
def test_where_no_filter_is_known_words_alone_mark_nothing(text, platform):
    """Upwork's pop-ups of 2017 matched words; that is history, and nobody reports such a thing of the others."""
    assert not packs()[platform].filters
    assert verdict(text, platform).verdict == "clear"


def test_every_word_that_stops_a_message_was_read_somewhere():
    for rule in packs()["fiverr"].filters:
        assert rule.source.url.startswith("https://") and rule.why and rule.examples.flagged
        assert rule.verdict == "held" and set(rule.surfaces) <= {"message", "order", *PUBLIC}


PUBLIC = ("listing", "profile", "portfolio", "job_post")
