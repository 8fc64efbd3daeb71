"""Requests in, answers out: strict JSON, field paths, and offsets as a browser slices them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from inlane import rules, schema, wire
from inlane.check import Answer, Draft, check
from inlane.policy import Context, Finding, Source, Suggestion, packs
from inlane.signals import Signal
from inlane.text import Span
from tests.helper import SENDER, UPWORK

SOURCE = Source("A page", "https://example.com/a", "2026-11-23", "sure")


def shapes() -> dict:
    return {**schema.wire(tuple(packs())), **schema.book()}


def valid(value: object, name: str) -> None:
    document = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": shapes()}}
    Draft202012Validator(document).validate(value)


def finding(start: int, end: int, seen: str) -> Finding:
    signal = Signal("email", Span(start, end), seen)
    suggestion = Suggestion("Use this instead", Span(start, end), "Let's talk here.")
    return Finding("upwork/x", "breach", signal, (), True, "t", "w", "i", ("f",), suggestion, SOURCE, (SOURCE,))


def answer(*findings: Finding) -> Answer:
    return Answer("breach", True, Context("upwork"), ("client_plan",), findings)


def sliced(text: str, span: list[int]) -> str:
    """What `text.slice(start, end)` is in JavaScript."""
    return text.encode("utf-16-le")[2 * span[0] : 2 * span[1]].decode("utf-16-le")


# Half a pair cannot come out of `decode`, which is what all texts come through.
TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("😀𝒳é\u0301\u202e\0\n")))


@settings(deadline=None)  # the first one reads the rules
@given(TEXTS, st.data())
def test_offsets_are_those_of_a_browser(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    said = wire.encode(Draft(text, Context("upwork")), answer(finding(start, end, "x")))["findings"][0]
    assert sliced(text, said["spans"][0]) == text[start:end]
    assert said["suggestion"]["span"] == said["spans"][0]


def test_an_answer_has_the_shape_of_the_schema() -> None:
    said = wire.encode(Draft("a@b.example", Context("upwork")), answer(finding(0, 11, "a@b.example")))
    valid(said, "Answer")
    assert said["findings"][0]["see_also"] == [rules.source(SOURCE)]


def test_a_real_answer_has_the_shape_of_the_schema() -> None:
    said = wire.respond(Draft("😀 " + SENDER, Context(**UPWORK)))
    valid(said, "Answer")
    assert said["verdict"] == "breach" and said["hold"] is True
    spans = [one["spans"][0] for one in said["findings"]]
    assert "priya.design@gmail.com" in [sliced("😀 " + SENDER, span) for span in spans]


@pytest.mark.parametrize("text", ["", "\0\x01\x7f", "\u202ea@b\u2066", "\ufeff", "e\u0301" * 100, "\ufdfa" * 100])
def test_odd_texts_are_answered(text: str) -> None:
    valid(wire.respond(wire.draft({"text": text, "context": UPWORK})), "Answer")


def test_half_a_surrogate_pair_keeps_the_places_of_the_others() -> None:
    text = b'"\\ud83d a@b.example \\ude00\\ud83d\\ude00 c@d.example"'
    draft = wire.decode(b'{"text": %b, "context": {"platform": "upwork"}}' % text)
    assert draft.text == "\ufffd a@b.example \ufffd😀 c@d.example"
    wire.to_json(wire.respond(draft)).decode("utf-8")


def test_what_is_left_out_is_unknown() -> None:
    draft = wire.decode(b'{"text": "x", "context": {"platform": "upwork", "stage": null}}')
    assert draft == Draft("x", Context("upwork", direction="outgoing"))


NOT_JSON = [
    b"",
    b"hello",
    b"[]",
    b"null",
    b'"text"',
    b"\xff\xfe",
    b'\xef\xbb\xbf{"text": "x"}',
    '{"text": "x"}'.encode("utf-16"),
    b'{"text": "x"} trailing',
    b'{"text": NaN}',
    b'{"text": Infinity}',
    b'{"text": "x", "text": "y"}',
    b'{"text": "x", "context": {"platform": "upwork", "platform": "upwork"}}',
    b'{"n": ' + b"9" * 100_000 + b"}",
    b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    b'{"text": ' + b'{"a":' * 2_000,
    b'{"text": "' + b"\\" * 99_999 + b"[" * 20,
    b'{"text": "unfinished',
    b"\x1f\x8b\x08\x00",
]


@pytest.mark.parametrize("body", NOT_JSON, ids=range(len(NOT_JSON)))
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(wire.BadInput) as refused:
        wire.decode(body)
    assert (refused.value.status, refused.value.code) == (400, "not_json")


def test_brackets_in_a_text_are_no_nesting() -> None:
    text = '[[[[[[[[[[[[{{{{{{{{{{{{"]\\'
    assert wire.decode(json.dumps({"text": text, "context": UPWORK}).encode()).text == text


WRONG = [
    ({}, "text"),
    ({"text": None, "context": UPWORK}, "text"),
    ({"text": 5, "context": UPWORK}, "text"),
    ({"text": ["x"], "context": UPWORK}, "text"),
    ({"text": "x"}, "context"),
    ({"text": "x", "context": []}, "context"),
    ({"text": "x", "context": {}}, "context.platform"),
    ({"text": "x", "context": {"platform": "Upwork"}}, "context.platform"),
    ({"text": "x", "context": {"platform": 1}}, "context.platform"),
    ({"text": "x", "context": {"platform": ["upwork"]}}, "context.platform"),
    ({"text": "x", "context": {**UPWORK, "stage": "secret words"}}, "context.stage"),
    ({"text": "x", "context": {**UPWORK, "stage": {}}}, "context.stage"),
    ({"text": "x", "context": {**UPWORK, "stage": True}}, "context.stage"),
    ({"text": "x", "context": {**UPWORK, "surface": "order"}}, "context.surface"),
    ({"text": "x", "context": {**UPWORK, "secret words": "x"}}, "context"),
    ({"text": "x", "context": UPWORK, "secret words": "x"}, "request"),
    ({"text": "x", "context": UPWORK, "__proto__": {}}, "request"),
]


@pytest.mark.parametrize(("fields", "path"), WRONG, ids=[path for _, path in WRONG])
def test_a_wrong_field_is_named_by_its_path(fields: dict, path: str) -> None:
    with pytest.raises(wire.BadInput) as refused:
        wire.respond(wire.decode(json.dumps(fields).encode()))
    error = refused.value
    assert (error.status, error.field) == (422, path)
    said = error.body()["error"]
    assert said["message"].startswith(f"{path}: ") and said["hint"]
    assert "secret words" not in json.dumps(said)
    valid(error.body(), "Refusal")


def test_a_text_may_have_50_000_characters_and_no_more() -> None:
    assert check(wire.draft({"text": "😀" * 50_000, "context": UPWORK})).verdict == "clear"
    with pytest.raises(wire.BadInput) as refused:
        wire.draft({"text": "a" * 50_001, "context": UPWORK})
    assert (refused.value.status, refused.value.code) == (413, "too_long")
    assert "50,000 characters" in refused.value.message


def test_the_rules_have_the_shape_of_the_schema() -> None:
    book = json.loads(rules.shipped())
    valid(book, "Rules")
    assert book["version"] == rules.version()
    draft = wire.decode(b'{"text": "x", "context": {"platform": "upwork"}}')
    assert wire.respond(draft)["rules_version"] == book["version"]


@pytest.mark.parametrize(("tag", "lang"), [("es", "es"), ("es-MX", "es"), ("tlh", "en"), (None, "en")])
def test_the_language_of_the_advice_may_be_named(tag, lang):
    fields = {"text": "Mail me at bob@gmail.com", "context": {"platform": "upwork"}, "lang": tag}
    valid(fields, "Draft")
    assert wire.draft(fields).lang == lang
    answered = wire.respond(wire.draft(fields))
    valid(answered, "Answer")
    assert ("no permite" in answered["findings"][0]["why"]) == (lang == "es")


def test_a_language_that_is_no_tag_is_refused():
    with pytest.raises(wire.BadInput) as refused:
        wire.draft({"text": "x", "context": {"platform": "upwork"}, "lang": 5})
    assert refused.value.field == "lang"
