"""The packs: every case is decided, every row of the policy notes kept, pages known by their address."""

import re
from itertools import product
from typing import NamedTuple

import pytest

from inlane.policy import packs
from inlane.signals import CONTACTS

PACKS = [pytest.param(pack, id=pack.id) for pack in packs().values()]
UPWORK = packs()["upwork"]

# --- every case decided


@pytest.mark.parametrize("pack", PACKS)
def test_every_case_is_decided_by_exactly_one_most_specific_row(pack):
    decided = set()
    for kind, facts in pack.cases():
        rule = pack.decide(kind, facts)  # raises for a hole
        rivals = [
            other
            for other in pack.by_kind[kind]
            if other.named >= rule.named and other is not rule and other.meets(facts)
        ]
        assert not rivals, (kind, facts, rule.id, rivals[0].id)
        decided.add(rule.id)
    assert decided == {rule.id for rule in pack.rules}, "a row that never decides"


@pytest.mark.parametrize("pack", PACKS)
def test_public_places_never_ask(pack):
    asked = [name for name, fact in pack.facts.items() if fact.ask]
    for kind, facts in pack.cases():
        if facts["surface"] in ("profile", "portfolio", "listing", "review"):
            worlds = product(*(pack.values(name) for name in asked))
            verdicts = {pack.decide(kind, facts | dict(zip(asked, world, strict=True))).verdict for world in worlds}
            assert len(verdicts) == 1, (kind, facts)


def test_an_undecided_case_is_named():
    with pytest.raises(LookupError, match="no rule decides teapot"):
        UPWORK.decide("teapot", {})


# --- every Upwork row of the policy notes

PUBLIC = ("profile", "portfolio", "listing")
EARLY = ("proposal", "invite", "message")
STANDARD = ("basic", "plus")
PLANS = UPWORK.values("client_plan")
STAGES = UPWORK.values("stage")
NOT_WEBSITE = tuple(kind for kind in CONTACTS if kind != "website")
TALK = ("email", "phone", "messenger", "meeting")


class Row(NamedTuple):
    """A row of the notes as cells of the table; what is left out takes every value (purpose: none)."""

    kinds: tuple
    verdict: str
    surfaces: tuple = UPWORK.values("surface")
    stages: tuple = STAGES
    plans: tuple = PLANS
    purposes: tuple = ("none",)
    relationships: tuple = ("new",)
    roles: tuple = ("freelancer", "client")


PRE = ("before_contract",)
ROWS = {
    1: [Row(("email",), "breach", PUBLIC)],
    2: [Row(("phone",), "breach", PUBLIC)],
    3: [Row(("postal_address",), "breach", PUBLIC)],
    4: [Row(("email", "phone", "messenger", "social", "website", "contact_form"), "breach", ("review",))],
    5: [
        Row(
            ("email", "phone", "postal_address", "messenger", "social", "contact_form"),
            "breach",
            ("job_post",),
        )
    ],
    6: [Row(("email",), "breach", EARLY, PRE, STANDARD)],
    7: [Row(("phone",), "breach", EARLY, PRE, STANDARD)],
    8: [Row(("postal_address",), "breach", EARLY, PRE, STANDARD)],
    9: [Row(("contact_form",), "breach", EARLY, PRE, STANDARD)],
    10: [Row(("application_link",), "breach", (*EARLY, "job_post"), PRE, STANDARD)],
    11: [Row(("messenger",), "breach", EARLY, PRE, STANDARD)],
    12: [Row(("social",), "breach", EARLY, PRE, STANDARD)],
    13: [Row(("social",), "breach", EARLY, PRE, STANDARD)],
    14: [Row(("website",), "depends", EARLY, PRE, STANDARD, ("sample",))],
    15: [Row(("meeting",), "breach", EARLY, PRE, STANDARD)],
    16: [Row(("calendar",), "breach", EARLY, PRE, STANDARD)],
    17: ["Upwork's own call and scheduler"],
    18: ["Upwork's own call and scheduler"],
    19: [Row(("website",), "depends", ("proposal", "message"), PRE, STANDARD, ("none", "sample"))],
    20: [Row(("contact_form",), "breach", ("proposal", "message"), PRE, STANDARD)],
    21: [
        Row(("website",), "breach", ("profile",)),
        Row(("website",), "depends", ("profile",), purposes=("sample",)),
    ],
    22: [
        Row(("email", "phone", "attachment_hint"), "breach", ("portfolio",)),
        Row(("attachment_hint",), "breach", EARLY, PRE, STANDARD),
        Row(("phone", "email"), "depends", ("portfolio",), purposes=("subject",)),
    ],
    23: [Row(("website",), "clear", ("proposal", "message"), PRE, STANDARD, ("file",))],
    24: [Row(("website",), "clear", ("message",), PRE, STANDARD, ("subject",))],
    25: [
        Row(("email", "contact_request"), "depends", ("message",), PRE, STANDARD, ("system_access",)),
        Row(("email",), "breach", ("proposal", "invite"), PRE, purposes=("system_access",)),
        Row(("email",), "breach", ("job_post", *PUBLIC), purposes=("system_access",)),
    ],
    26: [
        Row(("email", "phone", "postal_address"), "depends", ("message",), PRE, STANDARD, ("legal",)),
        Row(("email", "phone"), "breach", ("proposal", "invite"), PRE, purposes=("legal",)),
    ],
    27: [
        Row((*CONTACTS, "contact_request", "leave"), "clear", ("message",), PRE, ("enterprise",)),
        Row(NOT_WEBSITE, "breach", ("proposal", "invite"), PRE, ("enterprise",)),
        Row(NOT_WEBSITE, "breach", ("job_post", "profile"), plans=("enterprise",)),
    ],
    28: [Row((*NOT_WEBSITE, "contact_request"), "depends", ("message",), PRE, ("business",))],
    29: [Row((*NOT_WEBSITE, "contact_request"), "breach", ("message",), PRE, ("business_plus",))],
    30: [Row(("email",), "breach", ("message",), PRE, STANDARD)],
    31: [Row(NOT_WEBSITE, "breach", ("message",), PRE, STANDARD), "A client who says they are exempt"],
    32: [
        Row(("contact_request",), "breach", ("message",), PRE, ("basic", "plus", "business_plus")),
        Row(("contact_request",), "breach", ("job_post",)),
    ],
    33: [Row(("refusal",), "clear")],
    34: [
        Row(("mention",), "clear"),
        Row(("messenger", "payment"), "clear", ("job_post", "proposal", "message"), purposes=("subject",)),
    ],
    35: [Row((*CONTACTS, "contact_request"), "depends", EARLY, PRE, STANDARD, relationships=("prior",))],
    36: [Row(NOT_WEBSITE, "breach", EARLY, PRE, STANDARD), "When a contract has started"],
    37: [Row((*CONTACTS, "contact_request"), "clear", ("message",), ("active_contract",))],
    38: ["Passwords and logins under a contract"],
    39: [Row(("account",), "breach")],
    40: [Row((*CONTACTS, "contact_request"), "depends", ("message",), ("after_contract",), STANDARD)],
    41: [Row(("payment",), "breach")],
    42: [Row(("payment", "leave"), "depends", purposes=("after_24_months",))],
    43: [Row(("payment", "leave"), "clear", purposes=("conversion",))],
    44: [Row(("payment", "leave"), "clear", relationships=("prior",))],
    45: [Row(("payment", "leave"), "breach", purposes=("direct_contract",), relationships=("new", "prior"))],
    46: [Row(("free_work",), "breach", ("job_post", "message"), PRE, roles=("client",))],
    47: [Row(("free_work",), "breach", ("proposal", "message"), PRE, roles=("freelancer",))],
    48: [Row(("fee",), "breach", ("job_post", "message"))],
    49: [Row(("money_moving",), "breach")],
    50: [Row(("account",), "breach")],
    51: [Row(("reviews",), "breach")],
    52: ["Writing to someone found on Upwork, elsewhere"],
}


def test_no_row_of_the_notes_is_forgotten():
    assert list(ROWS) == list(range(1, 53))


@pytest.mark.parametrize(("row", "expected"), [pytest.param(i, one, id=str(i)) for i in ROWS for one in ROWS[i]])
def test_a_row_of_the_notes(row, expected):
    if isinstance(expected, str):
        assert expected in {note.title for note in UPWORK.notes}
        return
    facts = ("surface", "stage", "client_plan", "purpose", "relationship", "role")
    for kind, *values in product(expected.kinds, *expected[2:]):
        rule = UPWORK.decide(kind, dict(zip(facts, values, strict=True)))
        assert rule.verdict == expected.verdict, (row, kind, values, rule.id)


def test_what_a_place_and_a_contract_do():
    """Not in the notes' rows: a running contract frees messages, never the public places."""
    for kind, plan in product(NOT_WEBSITE, PLANS):
        for surface in (*PUBLIC, "job_post", "review"):
            facts = {"surface": surface, "stage": "active_contract", "client_plan": plan}
            facts |= {"relationship": "prior", "purpose": "none", "role": "freelancer"}
            assert UPWORK.decide(kind, facts).verdict == "breach", (kind, facts)


# --- pages and boxes


def surface_of(path):
    for place in UPWORK.surfaces:
        for prefix in place.paths:
            pattern = "[^/]+".join(map(re.escape, prefix.split("*")))
            if re.match(pattern, path):
                return place.surface
    return None


@pytest.mark.parametrize(
    ("path", "surface"),
    [
        ("/ab/messages/rooms/room_0123456789abcdef", "message"),
        ("/messages/rooms/room_0123456789abcdef", "message"),
        ("/nx/wm/workroom/12345/messages", "message"),
        ("/ab/proposals/job/~01abc/apply/", "proposal"),
        ("/nx/proposals/job/~021234567890/apply/", "proposal"),
        ("/ab/proposals/1234567890", "proposal"),
        ("/ab/job-post/edit/123", "job_post"),
        ("/nx/job-post/description", "job_post"),
        ("/ab/applicants/1234567890/suggested", "invite"),
        ("/freelancers/settings/profile", "profile"),
        ("/freelancers/~01abcdef0123456789", "profile"),
        ("/ab/create-profile/overview", "profile"),
        ("/nx/create-profile/overview", "profile"),
        ("/services/product/design-a-logo-123", "listing"),
        ("/nx/project-catalog/new", "listing"),
        ("/nx/project-dashboard/edit/1", "listing"),
        ("/ab/contracts/12345/feedback", "review"),
        ("/nx/find-work/best-matches", None),
        ("/ab/account-security/login", None),
        ("/nx/payments/reports", None),
        ("/freelancers/settings/contactInfo", None),
    ],
)
def test_which_address_is_which_place(path, surface):
    assert surface_of(path) == surface


@pytest.mark.parametrize("pack", PACKS)
def test_every_place_has_a_box_and_a_way_to_send(pack):
    for place in pack.surfaces:
        (composer,) = [composer for composer in pack.composers if place.surface in composer.surfaces]
        assert composer.box
        assert composer.never
        assert composer.send or composer.send_words
