"""The weights of words: they find what no order of roles fits, doubt what one fits, and say by which words."""

import pytest

from inlane.check import Draft, check
from inlane.policy import Context
from inlane.reading import weighing
from inlane.reading.lines import lines_of
from inlane.text import Views

BEFORE = Context("upwork", surface="message", stage="before_contract")
# What no pattern fits; a new pattern may find one of them, then another text belongs here.
ONLY_WEIGHED = (
    ("Could you lower it if they weren't getting their slice?", "payment"),
    ("You would interview as me, my team writes the code.", "account"),
    ("For the next one just send me a bill.", "payment"),
)


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(one.signal.kind, one.signal.seen, one.signal.sure) for one in check(Draft(text, BEFORE)).findings]


@pytest.mark.parametrize(("text", "kind"), ONLY_WEIGHED)
def test_weights_find_what_no_pattern_fits_and_are_never_sure(text, kind, monkeypatch):
    assert [(one, sure) for one, _, sure in found(text)] == [(kind, False)]
    weighing_nothing(monkeypatch)
    assert not found(text + " ")


def test_a_doubtful_finding_in_a_sentence_that_weighs_little_is_dropped(monkeypatch):
    text = "As a treasurer I pay suppliers by wire and reconcile them in Xero."
    assert not found(text)
    weighing_nothing(monkeypatch)
    assert [one[0] for one in found(text + " ")] == ["payment"]


def test_the_marked_words_are_those_that_weigh():
    text = "Anyway, the garden is lovely this year, could you lower it if they weren't getting their slice?"
    ((_, seen, _),) = found(text)
    assert "slice" in seen and "garden" not in seen


def test_every_language_is_weighed_by_the_roles_of_its_words():
    views = Views("¿Me puedes dar tu teléfono para hablar mañana por la tarde?")
    (sentence,) = lines_of(views).every()
    likely, kind = weighing.weigh(sentence, views.folded.text)
    assert likely > weighing.FOUND and kind == "contact_request"


def test_what_is_not_worth_it_is_not_weighed():
    views = Views("The garden is lovely this year.")
    (sentence,) = lines_of(views).every()
    assert weighing.weigh(sentence, views.folded.text, anyway=False) is None


def test_every_row_has_a_number_for_each_kind():
    rows = weighing.table()
    assert {len(row) for name, row in rows.items() if not name.startswith(weighing.GATE)} == {len(weighing.KINDS)}
    assert {len(row) for name, row in rows.items() if name.startswith(weighing.GATE)} == {1}


def weighing_nothing(monkeypatch) -> None:
    monkeypatch.setattr(weighing, "weigh", lambda *_: None)
