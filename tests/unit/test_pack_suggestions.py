"""Every suggestion of every pack, back through the checker: clear, no contact in any form, no disguised word."""

import re
from itertools import product

import pytest

from inlane.check import Draft, check
from inlane.pack import Context
from inlane.policy import packs
from inlane.signals import KINDS, marked
from inlane.wording import languages

PACKS = [pytest.param(pack, id=pack.id) for pack in packs().values()]
# Apart from "I", no letter stands alone: "m a i l".
SPACED = re.compile(r"\b(?![aI]\b)\w (?![aI]\b)\w\b")
DISGUISED = re.compile(r"[^\w\s.,:;?!&'\u2019\u00bf\u00a1-]|[\u0250-\u2000\u2070-\uffff]")  # other signs, other scripts


def lines():
    """What may be written instead, with the places where it may be: a row's own lines anywhere in its places."""
    for pack in (pack for lang in languages() for pack in packs(lang).values()):
        for surface, said in (one for by_place in pack.suggestions.values() for one in by_place.items()):
            if surface in pack.values("surface"):
                yield from ((pack.id, line, surface) for line in said.values())
        for rule in pack.rules:
            for line in filter(None, (*rule.suggest.values(), rule.swap, rule.to_client.get("suggest"))):
                yield from ((pack.id, line, surface) for surface in rule.surfaces or pack.values("surface"))


@pytest.mark.parametrize(("platform", "line", "surface"), sorted(set(lines())))
def test_what_we_suggest_is_itself_clear(platform, line, surface):
    pack = packs()[platform]
    for stage, role, plan in product(*(pack.values(fact) for fact in ("stage", "role", "client_plan"))):
        facts = Context(platform, surface=surface, stage=stage, role=role, client_plan=plan)
        answer = check(Draft(line, facts))
        assert answer.verdict == "clear", (stage, role, answer.findings)
    assert not re.search(r"[\d@{}]", line) and not SPACED.search(line) and not DISGUISED.search(line)


@pytest.mark.parametrize("pack", PACKS)
def test_whatever_breaks_a_rule_has_a_suggestion(pack):
    """A line of its own or the words taken out, for every kind in every place."""
    for kind, facts in pack.cases():
        rule = pack.decide(kind, facts)
        if rule.verdict == "breach":
            assert pack.suggestion(rule, kind, facts["surface"], facts["role"]) is not None, (kind, facts)


TEXTS = [
    "{}",
    "Hi John, {}",
    "Thanks for the brief. {} Have a good day.",
    "I can start on Monday, {}",
]


def flagged():
    for pack in packs().values():
        for rule in pack.rules:
            for i, example in enumerate(rule.examples.flagged):
                if rule.verdict in ("breach", "held"):
                    yield pytest.param(rule, example, id=f"{rule.id}-{i}")


@pytest.mark.parametrize("frame", TEXTS)
@pytest.mark.parametrize(("rule", "example"), list(flagged()))
def test_taking_the_suggestions_leaves_nothing_to_find(rule, example, frame):
    """In the person's own text: one after the other until none is left; what is there at the end is clear."""
    said = marked(example.text)[0]
    text = frame.format(said if frame[0] != "H" else said[0].lower() + said[1:])
    for _ in range(4):
        answer = check(Draft(text, example.context))
        told = [finding for finding in answer.findings if finding.suggestion]
        if not told:
            break
        place, new = told[0].suggestion.span, told[0].suggestion.text
        text = text[: place.start] + new + text[place.end :]
    assert answer.verdict == "clear" or not rule.suggest and rule.verdict == "held", text
    assert "  " not in text and not text.startswith(" ")


def test_the_persons_own_words_before_it_stay():
    draft = Draft(
        "I can start on Monday, and you can call me on +1 415 555 0132.", Context("upwork", stage="before_contract")
    )
    (finding,) = check(draft).findings
    place = finding.suggestion.span
    kept = draft.text[: place.start] + finding.suggestion.text + draft.text[place.end :]
    assert kept == "I can start on Monday, and let's use Upwork's call button in this chat."


HERE = "Sorry, let's keep everything here on Fiverr"
KEPT = {
    "Sorry, I can't work outside of Fiverr, but I can start on Monday.": f"{HERE}, but I can start on Monday.",
    "Sorry, I can't work outside of Fiverr, but the email is fine.": f"{HERE}.",
    "I only talk here, email is not for me.": "Let's keep everything here on Fiverr.",
    "I also have clients outside Fiverr, so I may be late.": "I also have clients elsewhere, so I may be late.",
}


PAIR = "Mail me at a@gmail.com, and you can call me on +1 415 555 0132."


def test_words_before_it_that_break_a_rule_do_not_stay():
    findings = check(Draft(PAIR, Context("upwork", surface="message", stage="before_contract"))).findings
    assert [finding.signal.kind for finding in findings] == ["email", "phone"]
    assert all(finding.suggestion.span == (0, len(PAIR)) for finding in findings)


@pytest.mark.parametrize(("text", "kept"), list(KEPT.items()))
def test_a_rewording_keeps_the_sense_and_what_stands_around(text, kept):
    (finding,) = check(Draft(text, Context("fiverr", surface="message"))).findings
    place = finding.suggestion.span
    assert finding.verdict == "held"
    assert text[: place.start] + finding.suggestion.text + text[place.end :] == kept


def test_a_rewording_is_offered_only_where_it_is_allowed():
    """A sentence that breaks a rule gets no rewording that would carry it past a filter."""
    text = "Mail me at bob@gmail.com, I have clients outside of Fiverr."
    findings = check(Draft(text, Context("fiverr", surface="message", stage="before_contract"))).findings
    assert [(finding.signal.kind, finding.verdict) for finding in findings] == [("email", "breach")]


def test_every_kind_is_known():
    for pack in packs().values():
        assert all(kinds.keys() <= set(KINDS) for said in pack.suggestions.values() for kinds in said.values())
