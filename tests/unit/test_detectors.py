"""Every example of every detector: exactly the marked characters, of that kind."""

import pytest

from inlane.signals import KINDS, detect, examples, marked


def cases(group: str) -> list:
    marks = pytest.mark.xfail(strict=True, reason="a known miss") if group == "misses" else ()
    return [
        pytest.param(kind, example, id=f"{kind}: {example[:60]}", marks=marks)
        for kind, told in examples()
        for example in getattr(told, group)
    ]


def seen(kind: str, text: str) -> list[str]:
    return [text[slice(*signal.span)] for signal in detect(text) if signal.kind == kind]


@pytest.mark.parametrize(("kind", "example"), cases("sees") + cases("misses"))
def test_sees(kind, example):
    text, spans = marked(example)
    assert spans
    assert seen(kind, text) == [text[slice(*span)] for span in spans]


@pytest.mark.parametrize(("kind", "example"), cases("ignores"))
def test_ignores(kind, example):
    text, spans = marked(example)
    assert not spans
    assert seen(kind, text) == []


def test_every_kind_has_examples():
    told = {kind for kind, examples_ in examples() if examples_.sees and examples_.ignores}
    assert told == set(KINDS)


@pytest.mark.parametrize(
    ("text", "kind", "plain"),
    [
        ("bob (at) gmail (dot) com", "email", "bob@gmail.com"),
        ("bob@gmail", "email", "bob@gmail.com"),
        ("hxxps://wa[.]me/14155550132", "messenger", "https://wa.me/14155550132"),
        ("plus four four seven nine one one double one two three four five", "phone", "+447911112345"),
    ],
)
def test_the_plain_value_behind_a_disguise(text, kind, plain):
    assert [(signal.kind, signal.seen) for signal in detect(text)] == [(kind, plain)]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("code: https://github.com/acme/shop", "sample"),
        ("me: https://github.com/acme", None),
        ("brief: https://docs.google.com/document/d/1a2b3c", "file"),
        ("my portfolio: https://priya-design.com", "sample"),
        ("visit https://priya-design.com", None),
    ],
)
def test_purposes_of_links(text, purpose):
    assert [(signal.kind, signal.purpose) for signal in detect(text)] == [("website", purpose)]


def test_digits_left_open_hold_nothing() -> None:
    assert any(signal.sure for signal in detect("Zalo: 0912 345 678"))
    assert not any(signal.sure for signal in detect("Zalo: 09xx"))
