"""The packs: every case is decided, every row of the policy notes kept."""

from itertools import product
from typing import NamedTuple

import pytest

from inlane.policy import packs
from inlane.signals import CONTACTS, KINDS

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
    assert decided == {rule.id for rule in pack.rules if not rule.words}, "a row that never decides"


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


# --- every row of the policy notes

PUBLIC = ("profile", "portfolio", "listing")
EARLY = ("proposal", "invite", "message")
STANDARD = ("basic", "plus")
PLANS = UPWORK.values("client_plan")
NOT_WEBSITE = tuple(kind for kind in CONTACTS if kind != "website")


class Row(NamedTuple):
    """A row of the notes as cells of a table; what is left out takes every value (no purpose, new to each other)."""

    kinds: tuple
    verdict: str
    surfaces: tuple = ()
    stages: tuple = ()
    plans: tuple = ()
    purposes: tuple = ("none",)
    relationships: tuple = ("new",)
    roles: tuple = ()

    def cells(self, pack):
        facts = ("surface", "stage", "client_plan", "purpose", "relationship", "role")
        values = [named or pack.values(fact) for fact, named in zip(facts, self[2:], strict=True)]
        for kind, *case in product(self.kinds, *values):
            yield kind, dict(zip(facts, case, strict=True))


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
    38: [Row(("credentials",), "depends", ("message",), ("active_contract",), purposes=("system_access",))],
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

ALL = (*NOT_WEBSITE, "website")
TALKING = (*NOT_WEBSITE, "contact_request", "leave")
INBOX, ORDER, ACTIVE, AFTER = ("message",), ("order",), ("active_contract",), ("after_contract",)
TOOLS = ("messenger", "meeting", "calendar", "leave")

FIVERR = {
    53: [
        Row(("email", "phone", "messenger", "social"), "breach", PUBLIC),
        Row(("website",), "breach", PUBLIC, purposes=("none", "file"), relationships=("new", "prior")),
    ],
    54: [Row(("website", "social"), "depends", PUBLIC, purposes=("sample",))],
    55: [
        Row(TALKING, "breach", INBOX, PRE),
        Row(("email", "contact_request"), "breach", INBOX, PRE, purposes=("legal",)),
    ],
    56: ["Fiverr's own video call"],
    57: ["Paid video consultations"],
    58: [Row(("email", "contact_request"), "breach", INBOX, PRE, purposes=("system_access",))],
    59: [
        Row(("email", "phone", "postal_address", "contact_request"), "depends", ORDER, ACTIVE),
        Row(("email",), "depends", ORDER, ACTIVE, purposes=("system_access", "legal")),
    ],
    60: [Row(TOOLS, "depends", ORDER, ACTIVE, ("basic",))],
    61: [Row(TOOLS, "depends", ORDER, ACTIVE, ("business",))],
    62: [Row(("payment",), "breach", relationships=("new", "prior"))],
    63: [Row(("refusal",), "clear"), "rule: refusal-may-be-held"],
    64: ["rule: other-marketplaces"],
    65: [Row(("mention",), "clear"), "Words that only bring a reminder", "rule: names-that-are-held"],
    66: [
        Row(("phone", "postal_address"), "held", (*INBOX, *ORDER), purposes=("subject",)),
        "rule: digits-that-are-held",
    ],
    67: [Row(("reviews",), "breach")],
    68: [
        Row(("website",), "depends", INBOX, PRE, purposes=("none", "sample", "file")),
        Row(("website",), "clear", ORDER, ACTIVE, purposes=("file",)),
    ],
    69: [
        Row(("credentials",), "breach", (*INBOX, *ORDER), purposes=("none",)),
        Row(("credentials",), "breach", INBOX, purposes=("system_access",)),
        Row(("credentials",), "depends", ORDER, ACTIVE, purposes=("system_access",)),
    ],
    70: [Row(TALKING, "breach", INBOX, AFTER)],
    71: [Row(("email",), "depends", INBOX, PRE, relationships=("prior",))],
}
BID = ("proposal",)
FREELANCER = {
    72: [Row(("email", "messenger", "social", "phone"), "breach")],
    73: [
        Row(("leave", "meeting", "calendar", "contact_request"), "breach"),
        Row(TALKING, "depends", (*INBOX, *BID), relationships=("prior",)),
    ],
    74: [Row(("phone", "email", "postal_address"), "breach", ("job_post",), relationships=("new", "prior"))],
    75: [Row(("website",), "depends", (*BID, "profile", "listing"), purposes=("none", "sample"))],
    76: [
        Row(("payment",), "breach", plans=("basic",), relationships=("new", "prior")),
        Row(("payment",), "depends", purposes=("conversion",)),
    ],
    77: [Row(("payment", "leave"), "clear", purposes=("after_24_months",))],
    78: [Row(("payment",), "depends", plans=("enterprise",))],
}
PEOPLEPERHOUR = {
    79: [Row((*ALL, "contact_request"), "breach", INBOX, PRE, purposes=("none", "sample"))],
    80: [Row((*ALL, "leave"), "depends", INBOX, ACTIVE)],
    81: [Row(("payment",), "breach")],
}
# By platform: the rows that speak of it. A text is a note's title, or "rule: " and the id of a row beside the table.
EVERY = {
    "upwork": ROWS,
    "fiverr": FIVERR,
    "freelancer": FREELANCER,
    "peopleperhour": PEOPLEPERHOUR,
    "workana": {
        82: [Row((*NOT_WEBSITE, "contact_request"), "breach", stages=PRE)],
        83: [Row(("payment", "free_work"), "breach"), "Hiring oneself"],
    },
    "malt": {
        84: [Row(("phone", "messenger", "meeting"), "clear", INBOX, PRE)],
        85: [Row(("payment",), "depends")],
    },
    "contra": {86: [Row((*ALL, "contact_request"), "depends", INBOX)]},
    "guru": {87: [Row(("email", "phone"), "depends", ("profile",))]},
    "toptal": {88: [Row(("payment",), "breach")]},
    "codeur": {
        89: [Row((*NOT_WEBSITE, "contact_request"), "breach", ("job_post",))],
        90: [Row((*ALL, "payment", "leave"), "clear", (*INBOX, *BID), (*ACTIVE, *AFTER))],
    },
    "workforimpact": {
        91: [Row(ALL, "breach", INBOX, PRE), Row(ALL, "clear", INBOX, ACTIVE)],
    },
    "therightfit": {92: [Row(("website", "social", "email", "phone", "postal_address"), "breach", INBOX, PRE)]},
}


def test_no_row_of_the_notes_is_forgotten():
    assert sorted(row for rows in EVERY.values() for row in rows) == list(range(1, 93))


@pytest.mark.parametrize(
    ("platform", "row", "expected"),
    [
        pytest.param(platform, row, one, id=f"{platform}-{row}")
        for platform, rows in EVERY.items()
        for row, several in rows.items()
        for one in several
    ],
)
def test_a_row_of_the_notes(platform, row, expected):
    pack = packs()[platform]
    if isinstance(expected, str):
        beside = {f"rule: {rule.id.partition('/')[2]}" for rule in pack.filters}
        assert expected in {note.title for note in pack.notes} | beside
        return
    for kind, facts in expected.cells(pack):
        rule = pack.decide(kind, facts)
        assert rule.verdict == expected.verdict, (row, kind, facts, rule.id)


@pytest.mark.parametrize("pack", PACKS)
def test_what_no_page_speaks_of_is_never_called_fine(pack):
    """A cell is clear only where the pack says so of that kind or purpose: nothing falls through to "clear"."""
    for kind, facts in pack.cases():
        rule = pack.decide(kind, facts)
        if rule.verdict == "clear":
            assert rule.kinds != KINDS or facts["purpose"] == "subject", (kind, facts, rule.id)
        elif rule.named < 0:
            assert (rule.verdict, rule.title) == ("depends", f"No rule known on {pack.name}")


def test_what_a_place_and_a_contract_do():
    """Not in the notes' rows: a running contract frees messages, never the public places."""
    for kind, plan in product(NOT_WEBSITE, PLANS):
        for surface in (*PUBLIC, "job_post", "review"):
            facts = {"surface": surface, "stage": "active_contract", "client_plan": plan}
            facts |= {"relationship": "prior", "purpose": "none", "role": "freelancer"}
            assert UPWORK.decide(kind, facts).verdict == "breach", (kind, facts)
