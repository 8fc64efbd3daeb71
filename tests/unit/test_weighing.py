"""The weights of words: they find what no order of roles fits, doubt what one fits, and say by which words."""

import pytest

from inlane.check import Draft, check
from inlane.policy import Context
from inlane.reading import weighing
from inlane.reading.excusing import excused
from inlane.reading.lines import lines_of
from inlane.text import Views

BEFORE = Context("upwork", surface="message", stage="before_contract")
# What no pattern fits; a new pattern may find one of them, then another text belongs here.
ONLY_WEIGHED = (
    ("Could you lower it if they weren't getting their slice?", "payment"),
    ("You would interview as me, my team writes the code.", "account"),
    ("For the next one just send me a bill.", "payment"),
    ("В конце презентации есть все мои контакты.", "attachment_hint"),
    ("W nagłówku oferty znajdziesz mój numer.", "attachment_hint"),
)


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(one.signal.kind, one.signal.seen, one.signal.sure) for one in check(Draft(text, BEFORE)).findings]


@pytest.mark.parametrize(("text", "kind"), ONLY_WEIGHED)
def test_weights_find_what_no_pattern_fits_and_are_never_sure(text, kind, monkeypatch):
    assert [(one, sure) for one, _, sure in found(text)] == [(kind, False)]
    weighing_nothing(monkeypatch)
    assert not found(text + " ")


def test_what_stands_there_is_not_hinted_at_too():
    assert [kind for kind, *_ in found("Sure! My email is priya.design@gmail.com")] == ["email"]


def test_a_doubtful_finding_in_a_sentence_that_weighs_little_is_dropped(monkeypatch):
    text = "Skip the fees page for now, I will write it last."
    assert not found(text)
    weighing_nothing(monkeypatch)
    assert [one[0] for one in found(text + " ")] == ["payment"]


def test_the_marked_words_are_those_that_weigh():
    text = "Anyway, the garden is lovely this year, and without their slice you'd pay me less."
    ((_, seen, _),) = found(text)
    assert "slice" in seen and "garden" not in seen


def test_every_language_is_weighed_by_the_roles_of_its_words():
    views = Views("¿Me puedes dar tu teléfono para hablar mañana por la tarde?")
    (sentence,) = lines_of(views).every()
    likely, kind = weighing.weigh(sentence, views.folded.text, alone)
    assert likely > weighing.FOUND and kind == "contact_request"


def test_the_sentence_beside_weighs_too_and_only_in_its_own_line():
    asked = "Which one do you like?"
    near, apart = (_likely(f"I'm on WhatsApp and Telegram.{gap}{asked}", asked) for gap in (" ", "\n"))
    assert near != apart == _likely(f"What a day.\n{asked}", asked)


def _likely(text: str, said: str) -> float:
    views = Views(text)
    lines = lines_of(views)
    place = lines.around(text.index(said))
    return weighing.weigh(place.sentence, views.folded.text, lambda: lines.beside(place.sentence.start))[0]


@pytest.mark.parametrize(
    ("text", "kind", "excuse"),
    [
        ("Where can I see your reviews?", "contact_request", True),
        ("Where can I see your number?", "contact_request", False),
        ("Let's continue in the other thread here.", "leave", True),
        ("Let's continue in the other app.", "leave", False),
        ("My client's customers like to pay in cash.", "payment", True),
        ("I like to pay in cash.", "payment", False),
    ],
)
def test_what_weighs_like_an_act_is_none_without_a_word_of_it_or_when_it_is_others(text, kind, excuse):
    (sentence,) = lines_of(Views(text)).every()
    last = len(sentence.clauses[-1]) - 1
    first = last - 1 if kind == "payment" else 0
    assert excused(kind, sentence, len(sentence.clauses) - 1, first, last) is excuse


def test_what_is_not_worth_it_is_not_weighed():
    views = Views("The garden is lovely this year.")
    (sentence,) = lines_of(views).every()
    assert weighing.weigh(sentence, views.folded.text, alone, anyway=False) is None


def alone() -> weighing.Beside:
    return None, None


def weighing_nothing(monkeypatch) -> None:
    monkeypatch.setattr(weighing, "weigh", lambda *_: None)
