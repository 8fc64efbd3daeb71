"""What is asked, left or paid with no verb, app or fee to tell it by, and the same words in ordinary work talk."""

import pytest

from inlane.reading import weighing
from inlane.reading.acts import acts
from inlane.reading.lines import lines_of
from inlane.reading.weighing import READ, WORTH, weigh
from inlane.reading.weights import BIAS, UNIT, Weights, packed
from inlane.text import Views

HARMLESS = {"mention", "refusal"}


def kinds(text: str) -> set[str]:
    return {act.kind for act in acts(Views(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Landline?",
        "Mobile number please",
        "Email or phone?",
        "Could you tell me where I can write to you?",
        "What's the plan B for reaching you?",
    ],
)
def test_a_contact_is_asked_for_by_its_noun_alone(text: str) -> None:
    assert "contact_request" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Facetime?",
        "Let's speak somewhere nobody reads along.",
        "I answer much sooner on the app everybody uses.",
        "Shall we have a natter on the landline tonight?",
        "Please apply through our careers page.",
        "Give me a bell after lunch.",
        "May I telephone you on Monday?",
    ],
)
def test_another_place_needs_no_name(text: str) -> None:
    assert "leave" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is 300 here, or 260 off it.",
        "I can do it 15% cheaper if we don't use the gig.",
        "If we skip Upwork my price is 700.",
        "Would you accept store credit?",
        "I would invoice you from my own books.",
        "For the rest I bill you through our limited company.",
    ],
)
def test_paying_past_the_place_by_price_goods_or_own_invoice(text: str) -> None:
    assert "payment" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The form asks for name, phone and email.",
        "Which phone is the app tested on?",
        "The landline field is empty in 40 rows.",
        "The shop shows 300 here and 260 in the cart.",
        "Once the contract is active we can use the workspace.",
        "Please file the invoices of our studio by month.",
        "The careers page is on staging.",
        "Ring me up here with the call button.",
    ],
)
def test_the_same_words_in_the_work_propose_nothing(text: str) -> None:
    assert kinds(text) <= HARMLESS


def test_a_sentence_read_for_its_roles_is_weighed_at_a_lower_guess_and_must_be_surer(monkeypatch) -> None:
    text = "Landline?"
    (sentence,) = lines_of(Views(text)).every()
    told = []
    for guess, row in ((READ - 0.1, 900), ((READ + WORTH) / 2, 0), ((READ + WORTH) / 2, 900), (WORTH + 0.1, 0)):
        numbers = [0, row, *[0] * (len(weighing.KINDS) - 2)]
        table = Weights({BIAS: int(guess * UNIT)}, {BIAS: packed(numbers)})
        monkeypatch.setattr(weighing, "table", lambda table=table: table)
        told.append(weigh(sentence, text, lambda: (None, None), False))
    assert [one is not None for one in told] == [False, False, True, True]
