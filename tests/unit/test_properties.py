"""What holds for any text whatever."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import inlane
from inlane.signals import KINDS, PURPOSES, detect
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


@settings(max_examples=200, deadline=None)
@given(TEXTS)
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
    short, long = (steps.of((pump * size)[:size]) for size in (1_000, 4_000))
    assert long <= 4 * 1.5 * max(short, 500)
