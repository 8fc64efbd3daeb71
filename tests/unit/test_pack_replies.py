"""Ready answers: three for each situation, each the marketplace's own way, each clear by its rules and its filter."""

import re
from itertools import product

import pytest

from inlane import wording
from inlane.check import Draft, check
from inlane.pack import Context
from inlane.policy import packs
from inlane.signals import KINDS

EVERY = [
    pytest.param(pack, situation, reply, id=f"{pack.id}-{situation.id}-{reply.tone}-{reply.lang}")
    for pack in packs().values()
    for situation in pack.situations
    for reply in situation.replies
]
TALK = ("message", "order", "proposal", "invite")


@pytest.mark.parametrize("pack", [pytest.param(pack, id=pack.id) for pack in packs().values()])
def test_three_answers_to_each_situation(pack):
    assert len(pack.situations) >= 9
    for situation in pack.situations:
        assert [(reply.tone, reply.lang) for reply in situation.replies] == [
            (tone, lang) for lang in wording.languages() for tone in wording.TONES
        ]
        assert len({reply.text for reply in situation.replies}) == len(situation.replies)
        assert set(situation.kinds) <= set(KINDS)
    for role, said in pack.incoming.items():
        named = [kind for situation in pack.situations if situation.role in ("", role) for kind in situation.kinds]
        assert sorted(named) == sorted(set(named)), "a finding leads to one situation"
        assert set(named) == said.keys(), "whatever a message is told to ask has an answer"


@pytest.mark.parametrize(("pack", "situation", "reply"), EVERY)
def test_an_answer_is_clear_by_rule_and_filter(pack, situation, reply):
    surfaces = [surface for surface in pack.values("surface") if surface in TALK]
    for surface, stage, role in product(surfaces, pack.values("stage"), pack.values("role")):
        answer = check(Draft(reply.text, Context(pack.id, surface=surface, stage=stage, role=role)))
        assert answer.verdict == "clear", (surface, stage, role, answer.findings)
    assert not re.search(r"[{}@]|\d|\b\w \w\b(?<!I \w)", reply.text.replace(" a ", " "))


@pytest.mark.parametrize(("pack", "situation", "reply"), EVERY)
def test_an_answer_is_kind_and_short(pack, situation, reply):
    assert len(reply.text) <= 200
    assert "!" not in reply.text or reply.tone == "friendly" or reply.tone == "short"
    assert not re.search(r"violat|\bterms\b|\bban|scam|report you|\brule", reply.text, re.IGNORECASE)


# What only somebody who works for money would say, and only somebody who gives work.
SAYS = {
    "client": re.compile(r"\bI can (begin|share|improve)\b|\bmy work\b|\bI start\b|\bjob isn't for me\b"),
    "freelancer": re.compile(r"\bshow me\b|\bbefore you start\b|\bcome close\. Which ones\b"),
}


@pytest.mark.parametrize(("pack", "situation", "reply"), EVERY)
def test_an_answer_suits_who_gives_it(pack, situation, reply):
    for role in ("client", "freelancer") if not situation.role else (situation.role,):
        assert not SAYS[role].search(reply.text), role


def test_own_ways_are_offered_where_there_are_some():
    """Call, scheduler, order page, a room for the team: whatever the marketplace has."""
    texts = {pack.id: " ".join(r.text for s in pack.situations for r in s.replies) for pack in packs().values()}
    assert "Upwork's call button" in texts["upwork"] and "this room" in texts["upwork"]
    assert "the scheduler in this chat" in texts["upwork"] and "the order page" in texts["fiverr"]
    assert "Fiverr's own video call" in texts["fiverr"] and "a custom offer here" in texts["fiverr"]
    assert "a milestone here" in texts["freelancer"]
    for pack in packs().values():
        assert ("their-team" in {s.id for s in pack.situations}) == ("this room" in texts[pack.id])


def test_a_call_that_not_everybody_has_is_not_promised():
    """Fiverr's: sellers with a level have it in the inbox, the others once an order runs."""
    fiverr = packs()["fiverr"]
    said = [reply.text for situation in fiverr.situations for reply in situation.replies]
    said += [line for role in fiverr.suggestions.values() for lines in role.values() for line in lines.values()]
    calls = [text for text in said if "video call" in text]
    assert calls and all("video call once it is open to us" in text for text in calls)
