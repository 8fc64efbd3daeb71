"""What people fear and get wrong, each as a text with the verdict that it must get on its marketplace."""

from typing import NamedTuple

import pytest

from inlane.check import Draft, check
from inlane.policy import Context, packs

BEFORE = {"surface": "message", "stage": "before_contract"}
ACTIVE = {"surface": "message", "stage": "active_contract"}
AFTER = {"surface": "message", "stage": "after_contract"}
TEAMS = "Here is the Teams call: https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zx8/0"


class Case(NamedTuple):
    """A text, the verdict that it must get, the facts, and what makes the finding when there is one."""

    text: str
    verdict: str
    facts: dict
    kinds: frozenset = frozenset()


def case(text, verdict, facts, *kinds, **more):
    return Case(text, verdict, facts | more, frozenset(kinds))


MUST = [
    case(
        "Sure! My email is priya.design@gmail.com, send the Google Meet invite there.",
        "breach",
        BEFORE,
        "email",
    ),
    case(
        "Sure! My email is priya.design@gmail.com, send the Google Meet invite there.",
        "breach",
        BEFORE,
        "email",
        client_plan="plus",
    ),
    case(
        "Sure! My email is priya.design@gmail.com, send the Google Meet invite there.",
        "clear",
        BEFORE,
        client_plan="enterprise",
    ),
    *(
        case(
            "Sure! My email is priya.design@gmail.com, send the Google Meet invite there.",
            "breach",
            {"surface": surface, "client_plan": "enterprise"},
            "email",
        )
        for surface in ("proposal", "profile", "job_post")
    ),
    case(
        "Add me to the Bitbucket repo please, my account is dev.amir@outlook.com, I'll read the code and reply here.",
        "depends",
        BEFORE,
        "email",
    ),
    case(
        "Mailboxes to create on the hosting: sales@acme-tiles.example, info@acme-tiles.example, login below.",
        "clear",
        ACTIVE,
    ),
    case("Could you share your number or WhatsApp so we can talk quicker?", "breach", BEFORE, "contact_request"),
    case("Sorry, I only talk here on Upwork until there is a contract.", "clear", BEFORE),
    case("I need a WhatsApp bot with Twilio and a Zoom integration.", "clear", BEFORE),
    case("I need a WhatsApp bot with Twilio and a Zoom integration.", "clear", {"surface": "job_post"}),
    case("Let's do Tuesday 15:00 UTC with the call button here.", "clear", BEFORE),
    case("zoom.us/j/91234567890 at 3?", "breach", BEFORE, "meeting"),
    *(
        case("We could skip the fees if you pay me by PayPal directly.", "breach", facts, "payment")
        for facts in (BEFORE, ACTIVE, AFTER, {"surface": "message"})
    ),
    case("my number is +1 415 555 0132", "depends", {"surface": "message"}, "phone"),
    case("my number is +1 415 555 0132", "breach", BEFORE, "phone"),
    case("my number is +1 415 555 0132", "clear", ACTIVE),
]

SITUATIONS = {
    1: [
        case(
            "A Google Meet works for me. You can send the invite to lena.kovac@gmail.com whenever you like.",
            "breach",
            BEFORE,
            "email",
            client_plan=plan,
        )
        for plan in ("basic", "plus", "business_plus")
    ],
    2: [
        case(
            "Please join us here: https://us02web.zoom.us/j/81234567890",
            "breach",
            BEFORE,
            "meeting",
            role="client",
        ),
        case("Please join us here: https://us02web.zoom.us/j/81234567890", "clear", ACTIVE, role="client"),
    ],
    3: [
        case("Can we do the interview on Skype or WhatsApp instead?", "breach", BEFORE, "leave"),
        case("I'm sorry, I can't use WhatsApp or Skype before a contract. Shall we talk here?", "clear", BEFORE),
    ],
    4: [
        case(TEAMS, "breach", BEFORE, "meeting"),
        case(TEAMS, "clear", ACTIVE),
        case(TEAMS, "depends", {"surface": "message"}, "meeting"),
    ],
    5: [
        case(
            "To scope the work, please give lena.ads@gmail.com access to Merchant Center and Google Ads.",
            "depends",
            BEFORE,
            "email",
        )
    ],
    6: [
        case(
            "Please add tom.metrics@gmail.com to the Google Analytics property, view access is enough.",
            "depends",
            BEFORE,
            "email",
        )
    ],
    7: [
        case(
            "These mailboxes have to be set up on the host: orders@tile-house.com and help@tile-house.com.",
            "clear",
            BEFORE,
            role="client",
        )
    ],
    8: [
        case(
            "We are on the Business plan here, so please send me your email address.",
            "breach",
            BEFORE,
            "contact_request",
            role="client",
        )
    ],
    9: [
        case(
            "Our developers have no Upwork account, so let's have the technical interview on WhatsApp.",
            "breach",
            BEFORE,
            "leave",
            role="client",
        )
    ],
    10: [
        case(
            "Thanks again! For urgent things you can reach me on WhatsApp: +351 912 345 678.",
            "depends",
            AFTER,
            "phone",
        )
    ],
    11: [
        case("Now that we work together: +351 912 345 678 or lena.kovac@gmail.com.", "clear", ACTIVE),
        case("Let's switch to WhatsApp for the daily questions.", "clear", ACTIVE),
    ],
    12: [
        case(
            "Please write to me at d.marsh@gmail.com about the project.",
            "breach",
            BEFORE,
            "email",
            role="client",
        ),
        case("Please write to me at d.marsh@gmail.com about the project.", "clear", ACTIVE, role="client"),
    ],
    13: [
        case(
            "A one-page report. Email me at lena.kovac@gmail.com for the full document.",
            "breach",
            {"surface": "portfolio"},
            "email",
        )
    ],
    14: [
        case(
            "Business card design for a bakery, with the sample phone number +1 415 555 0132 on the back.",
            "depends",
            {"surface": "portfolio"},
            "phone",
        )
    ],
    15: [case("The samples are here: https://drive.google.com/drive/folders/1AbCdEfGh", "clear", BEFORE)],
    16: [
        case(text, "breach", {"surface": "proposal"}, kind)
        for text, kind in (
            ("My profile: https://www.linkedin.com/in/lena-kovac", "social"),
            ("My Skype ID is live:lena.kovac", "messenger"),
            ("Book a slot: https://calendly.com/lena-kovac/30min", "calendar"),
        )
    ],
    17: [
        case(
            "Send me your LinkedIn or Skype, otherwise I ignore your proposal.",
            "breach",
            {"surface": "job_post"},
            "contact_request",
        )
    ],
    18: [
        case(
            "Some of my work is shown at https://www.lenakovac.design/work",
            "depends",
            {"surface": "proposal"},
            "website",
        )
    ],
    19: [case("Visit my website www.lenakovac.design.", "breach", {"surface": "profile"}, "website")],
    20: [
        case(
            "Which email address should I send the calendar invite to?",
            "breach",
            BEFORE,
            "contact_request",
            role="client",
        ),
        case("Let's use Schedule a meeting here for Wednesday.", "clear", BEFORE),
    ],
    21: [
        case(
            "The figures are in QuickBooks. Please invite kim.books@gmail.com as a viewer. We go on talking here.",
            "depends",
            BEFORE,
            "email",
        )
    ],
    22: [case("I typed an email address and a yellow warning appeared. Is that bad?", "clear", BEFORE)],
    23: [
        case(
            "In our payment gateway both the PayPal button and the bank transfer option fail.",
            "clear",
            facts,
        )
        for facts in (BEFORE, {"surface": "job_post"})
    ],
    24: [
        case(
            "Please upload your CV at https://tile-house.com/careers first.",
            "breach",
            facts,
            "application_link",
        )
        for facts in (BEFORE | {"role": "client"}, {"surface": "job_post"})
    ],
    25: [case("Okay, then pay me outside of Upwork.", "breach", BEFORE, "payment")],
    26: [
        case(
            "We have worked here for more than two years, so you can pay me directly from now on.",
            "depends",
            ACTIVE,
            "payment",
        )
    ],
    27: [
        case(
            "My friend whom I told about you can pay you directly, without Upwork.",
            "breach",
            ACTIVE,
            "payment",
        )
    ],
    28: [
        case(
            "We knew each other long before Upwork, so pay me by bank transfer from now on.",
            "clear",
            ACTIVE,
            relationship="prior",
        )
    ],
    29: [
        case(
            "Hello again! My number is still +1 415 555 0132.",
            "depends",
            BEFORE,
            "phone",
            relationship="prior",
        )
    ],
    30: [case("You can send the money to my old PayPal.", "breach", ACTIVE, "payment")],
    31: [
        case(
            "I will write the first article for free so you can see my style.",
            "breach",
            {"surface": "proposal"},
            "free_work",
        )
    ],
    32: [
        case("The WordPress and hosting passwords are in the vault, please change them later.", "clear", ACTIVE),
        case("The WordPress password is Tulip-4821x.", "depends", ACTIVE, "credentials"),
        case("My Upwork password is Tulip-4821x.", "breach", ACTIVE, "account"),
    ],
    33: [
        case(
            "If the site gives you trouble, just pay me by PayPal instead.",
            "breach",
            BEFORE,
            "payment",
        )
    ],
    34: [case("You can also mail me at lena.kovac@gmail.com.", "clear", ACTIVE)],
    35: [case("My teammate and I share one Upwork account.", "breach", BEFORE, "account")],
}

ORDER = {"surface": "order"}
PUBLIC = ("listing", "profile", "portfolio", "job_post")
GIG = {"surface": "listing"}

FIVERR = {
    36: [
        case("Sorry, we are not allowed to contact each other outside Fiverr.", "held", BEFORE, "refusal"),
        case("Let's keep everything here on Fiverr.", "clear", BEFORE),
    ],
    37: [
        case("I'm sorry, I can't use Skype or WhatsApp. Please write to me here.", "held", BEFORE, "refusal"),
    ],
    38: [case("I also have clients outside Fiverr, so I may answer a bit late.", "held", BEFORE, "mention")],
    39: [case("Sorry, I don't do homework for students.", "held", facts, "mention") for facts in (BEFORE, GIG)],
    40: [
        case("Please send the names and titles for the cards here, not outside of Fiverr.", "held", ORDER, "refusal"),
        case("Please send the names and titles for the cards here.", "clear", ORDER),
    ],
    41: [
        case("Part no. 4155550132 goes on the label, and the barcode is 4006381333931.", "held", BEFORE, "mention"),
        *(
            case("The voice-over script should include the phone number 415 555 0132.", "held", facts, "phone")
            for facts in (BEFORE, ORDER)
        ),
    ],
    42: [case("All source files are in the attached zip file.", "clear", facts) for facts in (BEFORE, ORDER)],
    43: [
        case("Here is your delivery. We agreed on it at https://www.fiverr.com/inbox/acme.", "held", ORDER, "mention"),
        case("Here is your delivery. What we agreed is in our messages.", "clear", ORDER),
    ],
    44: [
        case("Please add kim.books@gmail.com to QuickBooks as a viewer.", "breach", BEFORE, "email"),
        case("Please add kim.books@gmail.com to QuickBooks as a viewer.", "depends", ORDER, "email"),
        case("Please add kim.books@gmail.com to Xero as a viewer.", "depends", {"surface": "message"}, "email"),
    ],
    45: [
        case("Please join my Zoom meeting: https://zoom.us/j/81234567890", "breach", BEFORE, "meeting", role="client"),
        case("Please join my Zoom meeting: https://zoom.us/j/81234567890", "depends", ORDER, "meeting", role="client"),
        case("Let's use the video call here.", "clear", BEFORE),
    ],
    46: [
        case("The lesson is at https://zoom.us/j/81234567890 as ordered.", "depends", ORDER, "meeting"),
        *(case("I teach English lessons over Zoom.", "depends", {"surface": place}, "leave") for place in PUBLIC),
        case("Guitar lesson on Zoom", "depends", GIG, "leave"),
        case("I teach English lessons over Zoom.", "depends", BEFORE, "leave"),
        case("Let's do the first lesson on Zoom.", "breach", BEFORE, "leave"),
        case("Ich gebe Unterricht über Zoom.", "depends", GIG, "leave"),
        case("We run yoga classes on Zoom and need a landing page.", "clear", {"surface": "job_post"}),
        case("Let's move to Zoom today.", "breach", BEFORE, "leave"),
    ],
    47: [
        case("I made a Skype account only for Fiverr clients, it is live:voice.lena", "breach", BEFORE, "messenger"),
    ],
    48: [
        case("More about me at https://www.lenakovac.design", "breach", GIG, "website"),
        case("Listen: https://soundcloud.com/lena-voice/one", "depends", GIG, "website"),
        case("Samples: https://drive.google.com/drive/folders/1AbCdEfGh", "breach", GIG, "website"),
    ],
    49: [
        case("I will integrate a payment gateway into your shop.", "clear", facts) for facts in (BEFORE, GIG)
    ],
    50: [
        case("I can't afford less than 5 stars, otherwise I will refund you.", "breach", facts, "reviews")
        for facts in (BEFORE, ORDER)
    ],
    51: [case("If you change the rating to 5 stars I'll give you $25 off.", "breach", ORDER, "reviews")],
    52: [
        case("As always, send the files to lena.kovac@gmail.com.", "depends", BEFORE, "email", relationship="prior"),
    ],
    53: [
        case("Can we use Hangouts for the details of the order?", "depends", ORDER, "leave", role="client"),
        case("Can we use Hangouts for the details?", "breach", BEFORE, "leave", role="client"),
    ],
    54: [
        case("My site is https://bit.ly/3abcDEF", "depends", BEFORE, "website"),
        case("Some of my work: https://www.lenakovac.design/work", "depends", BEFORE, "website"),
        case("Samples: https://drive.google.com/drive/folders/1AbCdEfGh", "depends", BEFORE, "website"),
        case("The brief: https://docs.google.com/document/d/1AbCdEfGh/edit", "clear", ORDER),
    ],
}  # fmt: skip


MAIL = "Mail me at lena.kovac@gmail.com."
WHATSAPP = "Let's switch to WhatsApp for the daily questions."
PAYPAL = "We could skip the fees if you pay me by PayPal directly."
SITE = "Some of my work is shown at https://www.lenakovac.design/work"
POST = {"surface": "job_post"}
ELSEWHERE = {
    "freelancer": [
        # Being hired frees nobody; only people who knew each other before.
        *(case(MAIL, "breach", facts, "email") for facts in (BEFORE, ACTIVE, AFTER, {"surface": "message"})),
        case(WHATSAPP, "breach", ACTIVE, "leave"),
        case(WHATSAPP, "depends", ACTIVE, "leave", relationship="prior"),
        case("The address is 12 Baker Street, London NW1 6XE.", "breach", POST, "postal_address"),
        case(SITE, "depends", {"surface": "proposal"}, "website"),
        case(PAYPAL, "breach", ACTIVE, "payment"),
        case(PAYPAL, "depends", ACTIVE, "payment", client_plan="enterprise"),
        case("We have worked here for more than two years, so you can pay me directly.", "clear", ACTIVE),
    ],
    "peopleperhour": [
        case(MAIL, "breach", BEFORE, "email"),
        case(MAIL, "depends", ACTIVE, "email"),
        case(MAIL, "depends", {"surface": "message"}, "email"),
        case(WHATSAPP, "depends", ACTIVE, "leave"),
        case(SITE, "breach", BEFORE, "website"),
        case("My profile: https://www.linkedin.com/in/lena-kovac", "breach", BEFORE, "social"),
        case(PAYPAL, "breach", ACTIVE, "payment"),
    ],
    "workana": [
        case(MAIL, "breach", BEFORE, "email"),
        case("Could you share your number or WhatsApp?", "breach", BEFORE, "contact_request"),
        case(MAIL, "depends", ACTIVE, "email"),
        case("Please write a free sample article first.", "breach", POST, "free_work"),
        case(PAYPAL, "breach", ACTIVE, "payment"),
    ],
    "malt": [
        case("You can call me on +33 6 39 98 12 34.", "clear", BEFORE),
        case(PAYPAL, "depends", BEFORE, "payment"),
    ],
    "contra": [
        case(MAIL, "depends", {"surface": "message"}, "email"),
        case("Please write a free sample article first.", "breach", POST, "free_work"),
    ],
    "guru": [case(MAIL, "depends", {"surface": "message"}, "email"), case(PAYPAL, "depends", {}, "payment")],
    "toptal": [case(PAYPAL, "breach", {"surface": "message"}, "payment"), case(MAIL, "depends", {}, "email")],
    "codeur": [
        case("Send your quote to jobs@tile-house.com.", "breach", POST, "email"),
        case("You can pay me by bank transfer.", "clear", ACTIVE),
        case(MAIL, "clear", ACTIVE),
    ],
    "workforimpact": [case(SITE, "breach", BEFORE, "website"), case(SITE, "clear", ACTIVE)],
    "therightfit": [case(MAIL, "breach", BEFORE, "email"), case(SITE, "breach", BEFORE, "website")],
    "ldtalentwork": [case(WHATSAPP, "depends", {"surface": "message"}, "leave")],
}


def cases():
    yield from ((f"must-{i}", "upwork", one) for i, one in enumerate(MUST, 1))
    for platform, situations in (("upwork", SITUATIONS), ("fiverr", FIVERR)):
        for i, several in situations.items():
            yield from ((f"{platform}-{i}-{j}", platform, one) for j, one in enumerate(several, 1))
    for platform, several in ELSEWHERE.items():
        yield from ((f"{platform}-{i}", platform, one) for i, one in enumerate(several, 1))


def test_no_situation_is_forgotten():
    assert [*SITUATIONS, *FIVERR] == list(range(1, 55))
    assert {"upwork", "fiverr", *ELSEWHERE} == set(packs())


@pytest.mark.parametrize("platform", [id for id, pack in packs().items() if any(r.named < 0 for r in pack.rules)])
def test_where_no_rule_is_known_it_says_so(platform):
    """Never "fine": the finding says that no page speaks of it, and holds nothing."""
    answer = check(Draft("Please buy gift cards and send me the codes.", Context(platform)))
    (finding,) = answer.findings
    assert (finding.verdict, answer.hold) == ("depends", False)
    assert finding.title.startswith("No rule known on ") and "doesn't mean it's allowed" in finding.why


@pytest.mark.parametrize(("platform", "one"), [pytest.param(*one, id=name) for name, *one in cases()])
def test_situation(platform, one):
    answer = check(Draft(one.text, Context(platform, **one.facts)))
    told = {(finding.signal.kind, finding.verdict, finding.signal.seen) for finding in answer.findings}
    assert answer.verdict == one.verdict, told
    kinds = {finding.signal.kind for finding in answer.findings if finding.verdict == one.verdict}
    assert one.kinds <= kinds, told
    assert bool(answer.findings) == bool(one.kinds)


def test_an_unknown_stage_is_asked_for():
    answer = check(Draft("my number is +1 415 555 0132", Context("upwork", surface="message")))
    (finding,) = answer.findings
    assert (finding.hinges_on, finding.hold, answer.hold) == (("stage",), True, True)


@pytest.mark.parametrize(
    "text",
    [
        "Sure! My email is priya.design@gmail.com, send the Google Meet invite there.",
        "Could you share your number or WhatsApp so we can talk quicker?",
        "We could skip the fees if you pay me by PayPal directly.",
        "zoom.us/j/91234567890 at 3?",
        "Which email address should I send the calendar invite to?",
        "Hello!\nBook a slot: https://calendly.com/lena-kovac/30min\nBest, Lena",
    ],
)
def test_taking_the_suggestions_leaves_nothing_to_find(text):
    """Also a suggestion for one of two findings in a sentence takes care of both."""
    for _ in range(4):
        answer = check(Draft(text, Context("upwork", **BEFORE)))
        if answer.verdict == "clear":
            break
        suggestion = answer.findings[0].suggestion
        text = text[: suggestion.span.start] + suggestion.text + text[suggestion.span.end :]
    assert answer.verdict == "clear", text
