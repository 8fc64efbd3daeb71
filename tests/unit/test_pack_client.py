"""What clients get wrong, told in words for clients; the rows are the same as for freelancers."""

import re

import pytest

from inlane.check import Draft, check
from inlane.pack import Context
from inlane.policy import packs

WITH_POSTS = [id for id, pack in packs().items() if "job_post" in pack.values("surface") and len(pack.rules) > 10]
# What only a freelancer would say, or be told.
FREELANCERS = re.compile(r"\bmy (work|CV|samples)\b|samples of my|\byour proposal\b|\bsamples of similar work here\b")


def post(text, platform="upwork"):
    return check(Draft(text, Context(platform, surface="job_post")))


COLLECTING = [
    ("Send your quote to jobs@tile-house.com.", "email"),
    ("Please share your email address in the proposal.", "contact_request"),
    ("Apply at https://boards.greenhouse.io/acme/jobs/123", "application_link"),
    ("Fill in https://forms.gle/AbCdEf123 to be considered.", "contact_form"),
]


@pytest.mark.parametrize("platform", WITH_POSTS)
@pytest.mark.parametrize(("text", "kind"), COLLECTING)
def test_a_post_that_collects_contact_details(text, kind, platform):
    answer = post(text, platform)
    assert (answer.verdict, answer.context.role) == ("breach", "client")
    finding = next(finding for finding in answer.findings if finding.signal.kind == kind)
    assert finding.suggestion is not None
    assert not re.search(r"\bclients reach you\b|\bmy\b", finding.instead + finding.suggestion.text)


def test_free_samples_are_told_to_who_asks():
    (asked,) = post("Please write a free sample article first.").findings
    assert (
        asked.rule == "upwork/asking-for-free-work" and asked.suggestion.text == "Please share samples of similar work."
    )
    (offered,) = check(
        Draft("I will write the first article for free.", Context("upwork", surface="proposal"))
    ).findings
    assert offered.rule == "upwork/offering-free-work"


@pytest.mark.parametrize("platform", WITH_POSTS)
def test_a_client_pays_and_does_not_offer_work(platform):
    """On Fiverr it is the seller who makes a custom offer."""
    answer = check(Draft("I can pay you by PayPal directly.", Context(platform, surface="message", role="client")))
    new = next(finding.suggestion.text for finding in answer.findings if finding.suggestion)
    assert new.startswith("Let's ") and "I'm glad to set" not in new


def test_a_direct_contract_is_explained_to_a_client():
    text = "I can send you a direct contract instead."
    told = {
        role: check(Draft(text, Context("upwork", surface="message", stage="active_contract", role=role))).findings
        for role in ("client", "freelancer")
    }
    for role, findings in told.items():
        assert [finding.rule for finding in findings] == ["upwork/direct-contract"], role
    assert "You have one" in told["client"][0].why and "You have one" not in told["freelancer"][0].why


@pytest.mark.parametrize("platform", WITH_POSTS)
@pytest.mark.parametrize("surface", ["message", "job_post"])
def test_what_a_client_points_to_is_what_the_work_is_about(platform, surface):
    """The same link shows a freelancer's own work, which is another question."""
    text = "Please copy the pacing of https://youtu.be/dQw4w9WgXcQ and the code of https://github.com/acme/shop."
    facts = {"surface": surface, "stage": packs()[platform].values("stage")[0]}
    assert check(Draft(text, Context(platform, role="client", **facts))).verdict == "clear"
    assert check(Draft(text, Context(platform, role="freelancer", **facts))).verdict != "clear"
    if "invite" in packs()[platform].values("surface"):  # a table's row says so of invitations
        assert check(Draft(text, Context(platform, role="client", **facts | {"surface": "invite"}))).verdict != "clear"
    own = "You can see our own portfolio at https://www.tile-house.com/work."
    assert check(Draft(own, Context(platform, role="client", **facts))).verdict != "clear"


TALK = [
    "Mail me at bob@gmail.com.",
    "Here is our site: https://www.tile-house.com",
    "Add us on https://www.linkedin.com/in/tile-house",
    "Please fill in https://forms.gle/AbCdEf123",
    "Apply at https://boards.greenhouse.io/acme/jobs/123",
    "My details are in the attached CV.",
    "Could you share your number or WhatsApp?",
    "Please join us here: https://us02web.zoom.us/j/81234567890",
]


@pytest.mark.parametrize("platform", WITH_POSTS)
@pytest.mark.parametrize("text", TALK)
def test_a_client_is_never_spoken_to_as_a_freelancer(text, platform):
    answer = check(Draft(text, Context(platform, surface="message", stage="before_contract", role="client")))
    for finding in answer.findings:
        new = finding.suggestion.text if finding.suggestion else ""
        for said in (finding.title, finding.why, new):
            assert not FREELANCERS.search(said), said


# Of the other side, or of what only freelancers have.
TO_FREELANCERS = re.compile(
    r"\byour (\w+ )?(portfolio|samples|gig)\b|\bthe client what\b|\ba client who\b|\bto a (Business|client)\b"
)
THEIRS = {"profile", "portfolio", "listing", "proposal"}


@pytest.mark.parametrize("platform", list(packs()))
def test_no_row_speaks_to_a_client_of_clients(platform):
    for rule in packs()[platform].rules:
        if "freelancer" in rule.roles or rule.verdict == "clear" or (rule.surfaces and set(rule.surfaces) <= THEIRS):
            continue
        for part in ("title", "why", "instead"):
            assert not TO_FREELANCERS.search(rule.to_client.get(part, getattr(rule, part))), (rule.id, part)


def told_as(finding):
    return finding.title, finding.why, finding.instead


def test_the_same_row_says_it_in_other_words():
    for rule in packs()["fiverr"].rules:
        if rule.to_client:
            facts = {"surface": (rule.surfaces or ("message",))[0], "stage": (rule.stages or (None,))[0]}
            for example in rule.examples.flagged:
                text = example.text.replace("[[", "").replace("]]", "")
                said = [
                    check(Draft(text, Context("fiverr", role=role, **facts))).findings[0]
                    for role in ("client", "freelancer")
                ]
                assert said[0].rule == said[1].rule and said[0].verdict == said[1].verdict
                assert told_as(said[0]) != told_as(said[1])
                break
