"""What the other side wrote: judged by the same table, said about the message, never held and never rewritten."""

import re
from typing import NamedTuple

import pytest

from inlane.check import Draft, check
from inlane.pack import Context
from inlane.policy import packs
from inlane.signals import KINDS

FOUR = ("upwork", "fiverr", "freelancer", "peopleperhour")


class Asked(NamedTuple):
    text: str
    kind: str


# Each as the other side writes it, and what shows in it.
ASKS = [
    Asked("Great! Let's continue on Telegram.", "leave"),
    Asked("Can we do the interview on WhatsApp?", "leave"),
    Asked("Could you share your number or WhatsApp so we can talk quicker?", "contact_request"),
    Asked("You can reach my manager at hr.tile-house@gmail.com.", "email"),
    Asked("Please join us here: https://us02web.zoom.us/j/81234567890", "meeting"),
    Asked("I will pay you by PayPal directly, so we both skip the fees.", "payment"),
    Asked("You have to pay a registration fee before you start.", "fee"),
    Asked("Can I use your Upwork account for a month? I pay you monthly.", "account"),
    Asked("Deposit this cheque and wire the money to our supplier.", "money_moving"),
    Asked("Please buy gift cards and send me the codes.", "money_moving"),
    Asked("Please buy bitcoin for me and send it to my partner.", "money_moving"),
]


def received(text, platform, **facts):
    facts = {"surface": "message", "stage": "before_contract"} | facts
    return check(Draft(text, Context(platform, direction="incoming", **facts)))


@pytest.mark.parametrize("platform", FOUR)
@pytest.mark.parametrize("asked", [pytest.param(asked, id=f"{asked.kind}-{i}") for i, asked in enumerate(ASKS)])
def test_what_the_message_asks_is_told(asked, platform):
    answer = received(asked.text, platform)
    finding = next(finding for finding in answer.findings if finding.signal.kind == asked.kind)
    assert finding.verdict in ("breach", "depends")
    assert finding.title.startswith("This ") and finding.instead
    assert not answer.hold and not any(finding.hold or finding.suggestion for finding in answer.findings)


@pytest.mark.parametrize("platform", list(packs()))
@pytest.mark.parametrize(
    "text",
    [
        "Could you start on Monday? The brief is attached.",
        "I need a WhatsApp bot with Twilio and a Zoom integration.",
        "Let's keep everything here, please.",
        "The shop is at https://www.acme-tiles.example.com, the checkout fails.",
        "I also have clients outside of Fiverr.",
        "The flyer should show the phone number 415 555 0132 and 14 Harbour Road, Bristol BS1 4RN.",
    ],
)
def test_ordinary_messages_show_nothing(text, platform):
    """Also words that only the marketplace's filter stops: what the other side's message risks is not ours to say."""
    assert received(text, platform, stage="active_contract").verdict == "clear"


@pytest.mark.parametrize("platform", FOUR)
def test_under_a_contract_it_is_judged_as_ones_own(platform):
    text = "You can reach me at hr.tile-house@gmail.com."
    sent = check(Draft(text, Context(platform, surface="message", stage="active_contract")))
    assert received(text, platform, stage="active_contract").verdict == sent.verdict


@pytest.mark.parametrize("platform", FOUR)
def test_an_unknown_stage_is_still_asked_for(platform):
    answer = check(Draft("My email is a.b@gmail.com", Context(platform, surface="message", direction="incoming")))
    asks = "stage" in packs()[platform].facts
    assert [finding.hinges_on for finding in answer.findings] == [("stage",) if asks else ()]


def test_who_wrote_it_is_the_other_one():
    """Nobody said who writes: our user is taken for a freelancer, so the message is a client's."""
    pack = packs()["upwork"]
    assert pack.complete(Context("upwork", direction="incoming"))[0].role == "client"
    assert pack.complete(Context("upwork", direction="incoming", role="freelancer"))[0].role == "freelancer"
    asked = check(Draft("Please write a free sample article first.", Context("upwork", direction="incoming")))
    assert [finding.rule for finding in asked.findings] == ["upwork/asking-for-free-work"]


@pytest.mark.parametrize("platform", FOUR)
def test_a_client_reads_what_a_freelancers_message_asks(platform):
    """Free work is asked of a freelancer, and offered to a client; a deposit costs a worker, and covers nobody."""
    for text, kind in (
        ("I will write the first article for free.", "free_work"),
        ("You have to pay a registration fee before I start.", "fee"),
    ):
        titles = {
            role: [
                finding.title for finding in received(text, platform, role=role).findings if finding.signal.kind == kind
            ]
            for role in ("client", "freelancer")
        }
        assert titles["client"] != titles["freelancer"], titles
    assert packs()[platform].incoming["client"]["free_work"].title == "This offers unpaid work"


PERSON = re.compile(r"\b(scam(mer)?|fraud|liar|criminal|dishonest|suspicious|he|she|they|this person|user)\b", re.I)


@pytest.mark.parametrize("platform", list(packs()))
def test_words_are_about_the_message(platform):
    for kind, told in (one for said in packs()[platform].incoming.values() for one in said.items()):
        assert kind in KINDS
        assert told.title.startswith("This ")
        for text in (told.title, told.why, told.instead):
            assert not PERSON.search(text) and "!" not in text
            assert all(len(sentence.split()) <= 18 for sentence in text.split(". "))


def test_there_is_a_page_to_report_it_on():
    for platform in FOUR:
        assert packs()[platform].report.url.startswith("https://")


def test_a_link_is_worth_a_line_only_where_giving_it_breaks_a_rule():
    """On PeoplePerHour a company site is contact details until a proposal is accepted; elsewhere links are everyday."""
    text = "You can see more of us at https://www.tile-house.com"
    assert [finding.signal.kind for finding in received(text, "peopleperhour").findings] == ["website"]
    for platform, facts in (("peopleperhour", {"stage": "active_contract"}), ("upwork", {}), ("fiverr", {})):
        assert received(text, platform, **facts).verdict == "clear"


@pytest.mark.parametrize("platform", FOUR)
def test_a_password_is_worth_a_line(platform):
    for text in ("Please send a photo of your passport.", "The login is admin / Tulip4821!"):
        (finding,) = received(text, platform).findings
        assert finding.signal.kind == "credentials" and finding.verdict != "clear" and not finding.hold
