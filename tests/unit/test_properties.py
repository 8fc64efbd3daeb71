"""What holds for any text whatever."""

import sys
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import inlane
from inlane.blocks import OF_ALL, Memory, blocks
from inlane.signals import KINDS, PURPOSES, detect, moved
from inlane.text import Views

HOUSE = str(Path(inlane.__file__).parent)

PIECES = st.sampled_from(
    [
        *("bob", "@", "gmail", ".", "com", "(at)", "[dot]", "at", "dot", "\n", "telegram", "my", "is", ":"),
        *("+1", "415", "555", "0132", "one", "two", "three", "double", "https://", "wa.me/", "12 Main St,"),
        *("微信", "почта", "собака"),
        *("ｂ", "\u200b", "\u0301", "\ud800", "😀", "%40", "&#64;", "Ym9i", "_", "-", "/", "'", "call", "in the PDF"),
        *("number", "same name on IG", "Berlin 10115", "\u202e", "\t", "backwards", "base64", "İ", "ﷺ", "5️⃣"),
    ]
)
TEXTS = st.one_of(
    st.text(alphabet=st.characters(), max_size=80),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text):
    signals = detect(text)
    ends = [0, *(signal.span.end for signal in signals)]
    for signal, end in zip(signals, ends, strict=False):
        assert end <= signal.span.start < signal.span.end <= len(text)
        assert signal.kind in KINDS and signal.purpose in (None, *PURPOSES) and signal.seen


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_answer_twice(text):
    assert detect(text) == detect(text)


# Ordinary talk of paragraphs, with nothing in them.
CLEAN_PARAGRAPHS = st.sampled_from(
    [
        "I read the brief twice and would begin with the join on orders, then the index.",
        "The report looks good to me, and the second chapter is much easier to follow now.",
        "Thanks for the quick reply! I think that two days are enough for the first draft.",
        "Gracias por la respuesta, me parece bien empezar el lunes con la primera parte.",
    ]
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, CLEAN_PARAGRAPHS)
def test_a_clean_paragraph_more_changes_no_other_signal(text, paragraph):
    assume(OF_ALL.isdisjoint(Views(text).bag))  # which say how every paragraph is to be read
    long = f"{text} and this is the end of it, as far as I can see today."
    alone = detect(long)
    assert detect(f"{long}\n\n{paragraph}") == alone
    above = f"The whole of what I have to say follows here, and it is not much.\n\n{long}"
    assert detect(f"{paragraph}\n\n{above}") == tuple(moved(signal, len(paragraph) + 2) for signal in detect(above))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(TEXTS, CLEAN_PARAGRAPHS), max_size=5).map("\n\n".join))
def test_what_is_remembered_changes_no_answer(text):
    memory = Memory()
    cold = detect(text, memory)
    assert detect(text, memory) == cold == detect(text, Memory(most=1))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(TEXTS, CLEAN_PARAGRAPHS), max_size=5).map("\n\n".join))
def test_blocks_leave_out_nothing_but_blank_lines(text):
    spans = list(blocks(text))
    between = [text[a.end : b.start] for a, b in zip(spans, spans[1:], strict=False)]
    assert spans[0].start == 0 and spans[-1].end == len(text)
    assert all(gap.isspace() and gap.count("\n") > 1 for gap in between)


def test_what_is_remembered_of_blocks_is_bounded_and_no_text():
    memory = Memory(most=3)
    for number in range(9):
        detect(f"Paragraph {number}: Mail Bob@Example{number}.com or call +1 (415) 555-013{number}.", memory)
    assert len(memory.known) == 3
    for mark, (says, by_what_is_said) in memory.known.items():
        assert len(mark) == 16 and says == 0
        (found,) = by_what_is_said.values()
        assert {kind for kind, *_ in found} == {"email", "phone"}
        assert all(isinstance(value, int | None) or value in (*KINDS, *PURPOSES) for told in found for value in told)


def test_what_one_block_says_of_all_is_heard_in_the_others_and_forgotten_with_it():
    memory = Memory()
    other = "Here is what I said that I would send to you today: ofni.elpmaxe@htims.bob, as you asked for it."
    cue = "Please read everything that looks odd in this message backwards, from the end to the start."
    assert not detect(other, memory)
    for text in (f"{cue}\n\n{other}", f"{other}\n\n{cue}"):
        assert len(list(blocks(text))) == 2
        for _ in range(2):
            assert [signal.seen for signal in detect(text, memory)] == ["bob.smith@example.info"]
    assert not detect(other, memory)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("backward@@0")  # two characters that become one, in what runs backwards
def test_every_view_knows_where_it_came_from(text):
    for view in Views(text).readings:
        for i in range(len(view.text)):
            span = view.origin(i, i + 1)
            assert 0 <= span.start < span.end <= len(text)


PUMPS = (
    *("a.", "1-", "www.", " at ", "dot ", "@", "1", "\u200b", "a@", "a@b.", "one ", "http://"),
    *("telegram ", "a b ", "%40"),
    *("a\u0301", "b\u043e", "微信", "my telegram is ", "12 Main St, ", "same name ", "my contact in pdf ", "(at) "),
    *("call 1", "t . me / ", "A1 1AA, ", "+1 415 555 0132 ", "bob@x.com "),
    *("share your ", "email, ", "not ", "text me or ", "skip the fee direct ", "your number or ", "我们微信", "a.b"),
)


class Steps:
    """Counts the lines of Python that are run in the house's own modules: work that no noisy machine changes."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame, event, _):
        if not frame.f_code.co_filename.startswith(HOUSE):
            return None
        self.count += event == "line"
        return self

    def of(self, text: str) -> int:
        self.count = 0
        before = sys.gettrace()
        sys.settrace(self)
        try:
            detect(text)
        finally:
            sys.settrace(before)
        return self.count


@pytest.mark.parametrize("pump", PUMPS)
def test_work_grows_with_the_text_and_no_faster(pump):
    steps = Steps()
    detect(pump * 20)  # loads what is loaded on first need
    # Whole pumps: a piece of one at the end may be a word of its own.
    short, long = (steps.of(pump * (size // len(pump))) for size in (1_000, 4_000))
    assert long <= 4 * 1.5 * max(short, 500)
