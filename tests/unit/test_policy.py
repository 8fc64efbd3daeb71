"""The judge: possible worlds, purposes, assumptions and suggestions, with signals made by hand."""

import time

import pytest

from inlane.policy import Context, UnknownFact, judge, packs, strongest
from inlane.signals import Signal
from inlane.text import Span

UPWORK = packs()["upwork"]
TALK = {"surface": "message", "client_plan": "basic", "relationship": "new", "role": "freelancer"}


def context(**facts):
    return UPWORK.complete(Context("upwork", **(TALK | facts)))[0]


def signal(text, words, kind, **more):
    start = text.index(words)
    return Signal(kind, Span(start, start + len(words)), words, **more)


def judged(text, words, kind, seems=None, sure=True, **facts):
    """What is said of `words`; `seems` is the purpose that the detector saw."""
    seen = signal(text, words, kind, purpose=seems, sure=sure)
    (finding,) = judge(text, (seen,), context(**facts), UPWORK) or (None,)
    return finding


def test_a_known_stage_gives_its_verdict():
    finding = judged("Mail a@b.example", "a@b.example", "email", stage="before_contract")
    assert (finding.verdict, finding.hold, finding.hinges_on) == ("breach", True, ())
    assert finding.rule == "upwork/contact-before-contract"
    assert finding.source.url.startswith("https://support.upwork.com/")
    assert finding.source.checked == "2026-11-23"
    assert judged("Mail a@b.example", "a@b.example", "email", stage="active_contract") is None


def test_an_unknown_stage_is_judged_in_every_world():
    finding = judged("Mail a@b.example", "a@b.example", "email")
    assert (finding.verdict, finding.hold, finding.hinges_on) == ("depends", True, ("stage",))
    assert finding.rule == "upwork/contact-before-contract"  # the strongest world's words


def test_worlds_that_agree_ask_nothing():
    finding = judged("Pay me by PayPal", "Pay me by PayPal", "payment")
    assert (finding.verdict, finding.hinges_on) == ("breach", ())
    finding = judged("Write a@b.example", "a@b.example", "email", surface="profile")
    assert (finding.verdict, finding.hinges_on) == ("breach", ())


def test_depends_on_a_condition_of_the_writer_holds_nothing():
    finding = judged("Add a@b.example", "a@b.example", "email", seems="system_access", stage="before_contract")
    assert (finding.verdict, finding.hold, finding.hinges_on) == ("depends", False, ())


def test_an_address_of_the_marketplace_itself_is_no_contact_detail():
    assert judged("Ask support@upwork.com", "support@upwork.com", "email", stage="before_contract") is None
    for other in ("support@upwork.com.example", "support@notupwork.com", "support@fiverr.com"):
        assert judged(f"Ask {other}", other, "email", stage="before_contract").verdict == "breach"


def test_what_is_quoted_is_told_and_not_held():
    def hold(text: str) -> bool:
        finding = judged(text, "a@b.example", "email", stage="before_contract")
        assert finding.verdict == "breach"
        return finding.hold

    assert not hold("You wrote:\n> Mail a@b.example\nLet us talk here.")
    assert not hold(" > > Mail a@b.example")
    assert hold("> Mail me\na@b.example") and hold("5 > 4, mail a@b.example") and hold("-> a@b.example")


def test_a_guess_never_holds():
    finding = judged("Mail a@b.example", "a@b.example", "email", sure=False, stage="before_contract")
    assert (finding.verdict, finding.hold) == ("breach", False)


def test_the_writer_may_say_what_a_detail_is_for():
    said = {"stage": "before_contract", "purpose": "system_access"}
    assert judged("Mail a@b.example", "a@b.example", "email", **said).rule == "upwork/email-for-access"
    assert judged("Ask for it", "Ask for it", "contact_request", **said).rule == "upwork/email-for-access"
    assert judged("Call +1 2", "+1 2", "phone", **said).verdict == "breach"  # access takes an email only
    assert judged("Pay me", "Pay me", "payment", **said).verdict == "breach"
    # What the words settled stays: the writer's excuse must not make a mailbox of the job a contact.
    assert judged("sales@b.example", "sales@b.example", "email", seems="subject", **said) is None


def test_what_nobody_said_is_filled_in_and_named():
    filled, assumed = UPWORK.complete(Context("upwork"))
    assert filled == Context("upwork", "message", None, "basic", "freelancer", "new", None, "outgoing")
    assert assumed == ("surface", "client_plan", "role", "relationship", "direction")


@pytest.mark.parametrize("surface", ["proposal", "invite", "job_post"])
def test_some_places_are_before_a_contract_by_themselves(surface):
    filled, assumed = UPWORK.complete(Context("upwork", surface=surface))
    assert filled.stage == "before_contract"
    assert "stage" in assumed
    filled, assumed = UPWORK.complete(Context("upwork", surface=surface, stage="active_contract"))
    assert filled.stage == "active_contract"
    assert "stage" not in assumed


def test_a_job_post_is_written_by_a_client():
    assert UPWORK.complete(Context("upwork", surface="job_post"))[0].role == "client"


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"surface": "order"}, "context.surface"),
        ({"stage": "soon"}, "context.stage"),
        ({"client_plan": "gold"}, "context.client_plan"),
        ({"purpose": "fun"}, "context.purpose"),
        ({"direction": "up"}, "context.direction"),
    ],
)
def test_a_value_that_the_platform_does_not_have_is_refused(facts, path):
    with pytest.raises(UnknownFact) as refused:
        UPWORK.complete(Context("upwork", **facts))
    assert refused.value.path == path
    assert refused.value.hint.startswith("Use one of: ")
    (value,) = facts.values()
    assert value not in refused.value.message  # what was sent is never echoed


def test_an_unknown_platform_is_an_unknown_fact():
    with pytest.raises(UnknownFact) as refused:
        packs()["elsewhere"]
    assert refused.value.path == "context.platform"
    assert "upwork" in refused.value.hint


def test_the_strongest_verdict():
    assert strongest(["held", "breach", "clear"]) == "breach"
    assert strongest([]) == "clear"


def changed(text, words, kind, **facts):
    """The text after the suggestion for `words`."""
    suggestion = judged(text, words, kind, **({"stage": "before_contract"} | facts)).suggestion
    return text[: suggestion.span.start] + suggestion.text + text[suggestion.span.end :]


def test_a_suggestion_replaces_the_sentence():
    assert changed(
        "Sure! 😀 Mail a@b.example today. Talk soon.", "a@b.example", "email"
    ) == "Sure! 😀 Mail a@b.example today. Talk soon.".replace(
        "😀 Mail a@b.example today.", "You can reach me here in this chat any time."
    )
    assert changed("a@b.example", "a@b.example", "email") == "You can reach me here in this chat any time."
    assert (
        changed("Hi,\n  call +1 2 \nBye", "+1 2", "phone")
        == "Hi,\n  Let's use Upwork's call button in this chat. \nBye"
    )


def test_a_sentence_does_not_end_inside_a_signal():
    assert (
        changed("Hello. It is bob at b . example ok? Bye.", "bob at b . example", "email")
        == "Hello. You can reach me here in this chat any time. Bye."
    )


def test_a_signal_over_two_sentences_takes_both():
    assert (
        changed("Hi. My number. It is +1 2. Bye.", "number. It is +1 2", "phone")
        == "Hi. Let's use Upwork's call button in this chat. Bye."
    )


def test_no_half_of_another_signal_is_left():
    text = "Mail a@b.example or bob at c . example ok. Bye."
    signals = (signal(text, "a@b.example", "email"), signal(text, "bob at c . example", "email"))
    first, second = judge(text, signals, context(stage="before_contract"), UPWORK)
    assert first.suggestion == second.suggestion
    assert text[first.suggestion.span.end :] == " Bye."


def test_taking_out_leaves_no_double_space():
    profile = {"surface": "profile"}
    text = "I draw. Mail a@b.example now. I sing."
    assert changed(text, "a@b.example", "email", **profile) == "I draw. I sing."
    assert changed("I draw. Mail a@b.example", "a@b.example", "email", **profile) == "I draw."
    assert changed("Mail a@b.example", "a@b.example", "email", **profile) == ""


def test_a_text_without_full_stops_is_not_replaced():
    text = "word " * 100 + "a@b.example"
    assert judged(text, "a@b.example", "email", stage="before_contract").suggestion is None


@pytest.mark.parametrize("filler", [" ", ".", "'", "a. ", "\n", ". '"])
def test_time_grows_with_the_text_and_no_faster(filler):
    def seconds(size):
        text = (filler * size)[:size] + "a@b.example"
        signals = (signal(text, "a@b.example", "email"),)
        started = time.perf_counter()
        judge(text, signals, context(), UPWORK)
        return time.perf_counter() - started

    assert min(seconds(50_000) for _ in range(3)) < 0.5


@pytest.mark.parametrize("words", ["no WhatsApp ", "no WhatsApp. ", "no outside Fiverr ", "@ "])
def test_thousands_of_words_that_stop_a_message_are_found_in_one_pass(words):
    text = words * 4000
    signals = tuple(Signal("refusal", Span(i * len(words), i * len(words) + 2), "no") for i in range(4000))
    fiverr = packs()["fiverr"]
    known = fiverr.complete(Context("fiverr", surface="message"))[0]
    started = time.perf_counter()
    assert judge(text, signals, known, fiverr)
    assert time.perf_counter() - started < 3


def test_thousands_of_signals_are_judged_in_one_pass():
    text = "a@b.example. " * 4000
    signals = tuple(Signal("email", Span(13 * i, 13 * i + 11), "a@b.example") for i in range(4000))
    started = time.perf_counter()
    assert len(judge(text, signals, context(), UPWORK)) == 4000
    assert time.perf_counter() - started < 3
