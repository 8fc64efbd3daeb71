"""G4 and G5: the whole interface by its own description, and texts and bodies that nobody would write."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from inlane import openapi, wire
from inlane.errors import Refused
from inlane.signals import detect
from tests.attacks.fuzz import fuzz_body, fuzz_text
from tests.helper import UPWORK, Helper

GOAL = "G4-6 fuzzing"
SCHEMA = schemathesis.openapi.from_dict(json.loads(json.dumps(openapi.document())))
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
TEXTS = st.text(st.characters(), max_size=400) | st.lists(
    st.sampled_from(
        [
            "bob",
            "@",
            "gmail",
            ".",
            "com",
            " at ",
            " dot ",
            "\u0301",
            "\u202e",
            "\ud83d",
            "\U0001f600",
            "+1 415 555 0132",
        ]
        + ["telegram", "\ufdfa", "\u200d", "%40", "&#64;", "one ", "\n", "t.me/", "my number is", "[", "ß", "İ", "0"]
    ),
    max_size=60,
).map("".join)


@pytest.fixture
def examples(is_long: bool) -> int:
    """For each property: 10,000 in `make attacks`; before a release 200,000, in `make fuzz`."""
    return int(os.environ.get("INLANE_EXAMPLES") or (10_000 if is_long else 300))


def count_tries(check: Callable[..., None], examples: int, *strategies: st.SearchStrategy) -> int:
    """Try `check` on so many examples; returns how many there were. Its own assertion is the failure."""
    tried = 0

    @settings(max_examples=examples, deadline=None, suppress_health_check=QUIET, phases=[Phase.generate], database=None)
    @given(st.tuples(*strategies))
    def try_it(given: tuple) -> None:
        nonlocal tried
        tried += 1
        check(*given)

    try_it()
    return tried


@pytest.mark.parametrize("operation", ["classify", "hello", "pair", "rules", "describe"])
def test_every_answer_is_one_that_the_document_names(
    helper: Helper, operation: str, is_long: bool, figures: Callable[..., None]
) -> None:
    found = next(one.ok() for one in SCHEMA.get_all_operations() if one.ok().definition.raw["operationId"] == operation)
    documented = {int(status) for status in found.definition.raw["responses"]}

    def answer(case: schemathesis.Case) -> None:
        body = None if case.method == "GET" else json.dumps(case.body, default=str).encode("utf-8", "surrogatepass")
        headers = {"Content-Type": "application/json"} if body is not None else {}
        reply = helper.ask(case.method, case.path, body, headers)
        assert reply.status in documented and reply.status != 500, case.body
        if reply.status >= 400:
            assert set(reply.json["error"]) == {"code", "message", "hint"}

    # Of those that take no body there is one case each; the other three make 20,000.
    figures(tried=count_tries(answer, 6_800 if is_long else 60, found.as_strategy()), worst=0)


def test_any_bytes_at_all_are_a_draft_or_are_refused(examples: int, figures: Callable[..., None]) -> None:
    def decode(body: bytes) -> None:
        try:
            wire.decode(body)
        except Refused as refused:
            assert 400 <= refused.status < 500

    bodies = st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))
    figures(tried=count_tries(decode, examples, bodies), worst=0)


def test_any_text_is_answered_with_spans_that_javascript_can_slice(examples: int, figures: Callable[..., None]) -> None:
    def slice_spans(text: str) -> None:
        draft = wire.decode(json.dumps({"text": text, "context": UPWORK}).encode())
        answer = wire.respond(draft)
        units = draft.text.encode("utf-16-le", "surrogatepass")
        for finding in answer["findings"]:
            for start, end in finding["spans"]:
                assert 0 <= start < end <= len(units) // 2
                units[2 * start : 2 * end].decode("utf-16-le")  # never half a pair
        assert wire.respond(draft) == answer

    figures(tried=count_tries(slice_spans, examples, TEXTS), worst=0)


def test_the_same_text_in_another_form_holds_no_surprise(examples: int, figures: Callable[..., None]) -> None:
    def see(text: str, form: str) -> None:
        for signal in detect(unicodedata.normalize(form, text[:200])):
            assert signal.seen

    figures(tried=count_tries(see, examples, TEXTS, st.sampled_from(["NFC", "NFD"])), worst=0)


def test_guided_by_what_they_reach(is_long: bool, figures: Callable[..., None]) -> None:
    """Atheris for some seconds; half an hour of it is `make fuzz`."""
    seconds = 120 if is_long else 2
    (bodies, most), (texts, more) = fuzz_body(seconds), fuzz_text(seconds)
    runs = bodies + texts
    assert runs > 100
    figures(tried=runs, worst=0, note=f"atheris: {runs:,} runs in {2 * seconds} s, {max(most, more)} MB at most")
