"""Signals for acts: each detector's own examples, purposes, and what is dropped in favour of a detail."""

from __future__ import annotations

import pytest

from inlane.detectors import conduct, leaving, mentions, payments, refusals, requests
from inlane.signals import DETAILS, Signal, detect, marked, settle
from inlane.text import Span, Views

EXAMPLES = [
    (kind, text)
    for module in (conduct, leaving, mentions, payments, refusals, requests)
    for kind, examples in module.EXAMPLES.items()
    for text in (*examples.sees, *examples.ignores)
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_examples_mark_exactly_these_words(kind: str, example: str) -> None:
    text, spans = marked(example)
    assert tuple(signal.span for signal in detect(text) if signal.kind == kind) == spans


def only(text: str, kind: str) -> Signal:
    (signal,) = [signal for signal in detect(text) if signal.kind == kind]
    return signal


def test_an_act_that_only_introduces_a_detail_is_dropped() -> None:
    assert [signal.kind for signal in detect("You can email me at bob.harris@gmail.com")] == ["email"]


def test_a_proposal_beside_a_detail_stays() -> None:
    found = detect("Sure! My email is priya.design@gmail.com, send the Google Meet invite there.")
    assert [signal.kind for signal in found] == ["email", "leave"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("My email is dev.amir@outlook.com, send the Google Meet invite there. You can pay me via PayPal.", "payment"),
        ("Text me on WhatsApp +1 415 555 0132. Pay me directly by bank transfer and we skip the fee.", "payment"),
    ],
)
def test_a_second_breach_in_a_message_is_one_too(text: str, kinds: str) -> None:
    assert [signal.sure for signal in detect(text) if signal.kind == kinds] == [True]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Add me to the Bitbucket repo please, my account is dev.amir@outlook.com, I'll reply here.", "system_access"),
        ("Please invite me to the Google Analytics property: dev.amir@outlook.com", "system_access"),
        ("My email is dev.amir@outlook.com, send the Google Meet invite there.", None),
        ("Mailboxes to create on the hosting: sales@acme-tiles.example, info@acme-tiles.example", "subject"),
        ("For the NDA my address is dev.amir@outlook.com", "legal"),
        ("Mail me at bob@example.com", None),
        ("He saved our launch. Ask me if you want a reference: m.quill@acme-tiles.co", None),
        ("If you're a buyer reading this I'm at hello@acme-tiles.co.uk", None),
        ("Affiche du festival de jazz, pour une commande : allo@acme-tiles.ca", None),
        ("The order form of the site should send to hello@acme-tiles.co.uk", "subject"),
        ("The test data in the form is jane@example.com", "subject"),
        ("Fast and kind. She's at rhea.types@example.com", None),
        ("First row: Jane Roe, jane@example.com, 555-0100", "subject"),
        ("The footer shows our old address, shop@acme-tiles.co.uk. Change it in the template.", "subject"),
        ("This is our old address, shop@acme-tiles.co.uk. Change of plan, write me there.", None),
        ("Type yours, for example anna@example.org, and press Next.", "subject"),
    ],
)
def test_the_words_around_an_email_say_what_it_is_for(text: str, purpose: str | None) -> None:
    assert {signal.purpose for signal in detect(text) if signal.kind == "email"} == {purpose}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Swap the phone on the poster to +44 1632 960200, the old one is dead.", "subject"),
        ("Bitte im Impressum die Nummer auf +49 30 5550142 ändern.", "subject"),
        ("The sign should read: open daily, tel. 212-555-0190.", "subject"),
        ("The number on the poster is 415-555-0177, call me there", None),
        ("Translate this and then call us at +44 1632 960200", None),
        ("Applicants message Trina through Viber 0995 418 2260 for the Shopify job, attach a speed test", None),
        ("The bot replies through Viber 0995 418 2260 in the Shopify field", "subject"),
    ],
)
def test_a_number_to_be_changed_or_printed_is_what_the_work_is_about(text: str, purpose: str | None) -> None:
    assert only(text, "phone").purpose == purpose


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("To continue, fill out this short questionnaire:\nhttps://acme-tiles.com/x", "contact_form"),
        ("Could you fill in the form at https://acme-tiles.com/x", "contact_form"),
        ("Please complete my website brief https://acme-tiles.com/start", "contact_form"),
        ("请在 https://acme-tiles.cn/x 填写表单", "contact_form"),
        ("Vui lòng nộp hồ sơ tại acme-tiles.vn/flutter", "application_link"),
        ("Applicants must apply at https://acme-tiles.com", "application_link"),
        ("Finalise registration at https://talent.acme-tiles.com/register in 48 hours", "application_link"),
        ("Register your interest in https://acme-tiles.com", "website"),
        ("Our registration at https://acme-tiles.com/register gives up.", "website"),
        ("Candidates apply on https://acme-tiles.com, it is to be translated.", "website"),
        ("The users fill in the form at https://acme-tiles.com/start and nothing happens.", "website"),
        ("Please fix the form at https://acme-tiles.com/start, it won't submit.", "website"),
        ("Apply the new colours on https://acme-tiles.com please.", "website"),
        ("Please fill in the form of the brief: https://docs.google.com/document/d/1a2b3c/edit", "website"),
    ],
)
def test_a_link_is_for_what_the_reader_is_asked_to_do_there(text: str, kind: str) -> None:
    assert [signal.kind for signal in detect(text) if signal.kind in DETAILS] == [kind]


@pytest.mark.parametrize(
    ("text", "kind", "purpose"),
    [
        ("Look at this one https://www.tiktok.com/tag/asmrbaking, we want twelve clips like it", "website", "subject"),
        ("My latest: https://www.instagram.com/reel/C3xample/", "website", "sample"),
        ("https://twitter.com/vera_motion/status/1723456 dm me from there", "social", None),
        ("It is the second plugin there that fails: https://wordpress.org/plugins/tags/cache/", "website", "subject"),
        ("The library I'd use has an MIT licence: https://github.com/mrdoob/three.js", "website", "subject"),
        ("The flaky test of your repo is in https://github.com/acme-tools/cli", "website", "subject"),
        ("I built this library: https://github.com/acme-tools/cli", "website", "sample"),
        ("My library is on https://github.com/acme-tools/cli", "website", "sample"),
        ("The package is in my portfolio: https://pypi.org/project/acme/", "website", "sample"),
        ("Your own site www.acme-tiles.co.uk loads jQuery three times", "website", "subject"),
        ("ваш сайт acme-tiles.com.ua грузится медленно", "website", "subject"),
        ("tu web acme-tiles.com tarda cuatro segundos", "website", "subject"),
        ("Your questions are answered on my site acme-tiles.co.uk", "website", None),
        ("Your link is acme-tiles.co.uk", "website", None),
    ],
)
def test_a_post_or_a_package_is_what_is_talked_about(text: str, kind: str, purpose: str | None) -> None:
    assert [(signal.kind, signal.purpose) for signal in detect(text) if signal.kind in DETAILS] == [(kind, purpose)]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Pin the 40 branches on a map, e.g. 210 Harbor Pkwy, Salem OR and 7 Quarry Rd, Dover DE", "subject"),
        ("Front label: Produced by 3 Chemin du Moulin, 34700", "subject"),
        ("We can meet somewhere, e.g. 210 Harbor Pkwy, Salem OR", None),
        ("My workshop is easy to reach, e.g. 210 Harbor Pkwy, Salem OR", None),
    ],
)
def test_an_address_given_as_an_example_or_for_a_label_is_what_the_work_is_about(
    text: str, purpose: str | None
) -> None:
    assert {signal.purpose for signal in detect(text) if signal.kind == "postal_address"} == {purpose}


def test_a_refused_detail_is_not_sure() -> None:
    assert not only("Please don't send me mail to bob.harris@gmail.com", "email").sure


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I'd rather stay here than go to Telegram.", ["refusal"]),
        ("Ich bleibe lieber hier als zu Telegram zu wechseln.", ["refusal"]),
    ],
)
def test_what_is_chosen_against_or_put_off_is_not_proposed(text: str, kinds: list[str]) -> None:
    assert [signal.kind for signal in detect(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You asked for a test page for free.", "free_work"),
        ("You suggest that we talk on WhatsApp.", "leave"),
        ("You mentioned paying me by bank transfer.", "payment"),
    ],
)
def test_what_the_reader_asked_for_is_not_proposed_beside_a_no(text: str, kind: str) -> None:
    assert only(text, kind)
    assert {signal.kind for signal in detect(f"{text} I can't do that.")} <= {"refusal", "mention"}


def test_the_question_of_a_row_of_questions_and_answers_is_nobodys() -> None:
    assert only("Can we talk on Zoom? When the contract runs, by the button above.", "leave")
    told = "Q: Can we talk on Zoom? A: When the contract runs, by the button above."
    assert {signal.kind for signal in detect(told)} <= {"mention"}


def test_earnings_are_taken_out_of_the_platform_by_any_means() -> None:
    assert only("I take payment by bank transfer.", "payment")
    taken = detect("I take my Upwork earnings out by bank transfer every month.")
    assert "payment" not in {signal.kind for signal in taken}


def test_asking_for_access_says_so() -> None:
    asked = only("Share your email so I can add you to the GitHub repo", "contact_request")
    assert asked.purpose == "system_access"


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("We can pay the conversion fee and then I pay you by bank transfer.", "conversion"),
        ("I could send you a direct contract for this.", "direct_contract"),
    ],
)
def test_ways_out_of_the_platform_have_their_purpose(text: str, purpose: str) -> None:
    assert purpose in {signal.purpose for signal in detect(text) if signal.kind == "payment"}


def test_hints_cannot_hold_a_send() -> None:
    assert not only("How do I reach you quicker?", "contact_request").sure
    assert not only("Let's skip the middleman.", "payment").sure


def test_settling_is_linear_and_keeps_details_first() -> None:
    found = [Signal("mention", Span(i, i + 3), "x") for i in range(0, 30_000, 2)]
    found += [Signal("email", Span(i, i + 2), "x") for i in range(0, 30_000, 10)]
    kept = settle(found, Views("x" * 30_010))
    assert all(a.span.end <= b.span.start for a, b in zip(kept, kept[1:], strict=False))
    assert sum(signal.kind == "email" for signal in kept) == 3_000
