"""The guess at details that no rewriting undoes: what it finds, where it keeps silent, and by which words it tells."""

import pytest

from inlane.blocks import Memory
from inlane.check import Draft, check
from inlane.policy import Context
from inlane.reading import hiding
from inlane.reading.lines import Lines
from inlane.text import Span, Views

BEFORE = Context("upwork", surface="message", stage="before_contract")
# What no rewriting undoes; a new rewriting may, then another text belongs here.
ONLY_GUESSED = (
    ("My handle on the plane app is the hotel I stayed at last week, underscore, then the year.", "social messenger"),
    ("The usual mail place with a G, before it the snail, before that my band and its year.", "email"),
)
ORDINARY = (
    "I can start on Monday and send the first draft by Thursday.",
    "Please put the logo at the top left, then the sign-up form, dots between the three menu items.",
    "The voice-over script: chapter seven, page five, line nineteen, then a short pause.",
)


def found(text: str) -> list[tuple[str, bool]]:
    return [(one.signal.kind, one.signal.sure) for one in check(Draft(text, BEFORE)).findings]


@pytest.mark.parametrize(("text", "kinds"), ONLY_GUESSED)
def test_a_riddle_is_guessed_and_never_sure(text, kinds, monkeypatch):
    ((kind, sure),) = found(text)
    assert kind in kinds.split() and not sure
    monkeypatch.setattr("inlane.signals.hidden", lambda *_: ())
    assert not found(text + " ")


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_hide_nothing(text):
    assert not found(text)


def test_nothing_is_guessed_where_something_was_seen():
    text, _ = ONLY_GUESSED[1]
    views = Views(text)
    assert list(hiding.hidden(views, (), Memory()))
    assert not list(hiding.hidden(views, [Span(12, 16)], Memory()))


def test_the_words_that_hide_are_marked_and_not_the_talk_around_them():
    told = "Write to the first half of my shop's sign, then the curly thing, then the yellow mail with the y."
    text = f"Happy to start on Monday. The palette is lovely. {told}"
    (guessed,) = hiding.hidden(Views(text), (), Memory())
    seen = text[slice(*guessed.span)]
    assert "curly thing" in seen and "palette" not in seen and "Monday" not in seen


def test_only_the_likeliest_sentences_are_looked_at():
    text = "\n".join(f"My mail is the {i} then the curly sign then the google one." for i in range(200))
    assert sum(hiding.promising(Lines(text, text.lower()))) <= hiding.MOST_LOOKED_AT


def test_a_stretch_is_weighed_once_and_no_text_is_kept_of_it(monkeypatch):
    text, memory = ONLY_GUESSED[0][0], Memory()
    first = list(hiding.hidden(Views(text), (), memory))
    monkeypatch.setattr(hiding, "likely", None)
    assert first and list(hiding.hidden(Views(text), (), memory)) == first
    assert all(type(mark) is bytes and type(number) is float for mark, number in memory.numbers.items())
    memory.forget()
    with pytest.raises(TypeError):
        list(hiding.hidden(Views(text), (), memory))


def test_a_guess_needs_more_where_more_is_weighed(monkeypatch):
    monkeypatch.setattr(hiding, "likely", lambda *_: 0.93)
    told = "My mail is the red bird then the curly sign then the google one."
    assert list(hiding.hidden(Views(told), (), Memory()))
    assert not list(hiding.hidden(Views(f"{told} {told.replace('red', 'blue')}"), (), Memory()))
