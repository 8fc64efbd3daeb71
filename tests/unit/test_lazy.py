"""Patterns that wait for their first use."""

import marshal
from types import ModuleType

import pytest

from inlane import compiled, lazy
from inlane.lazy import made, regex
from inlane.signals import detectors

detectors()
OURS = list(made)


def test_a_waiting_pattern_does_what_the_pattern_does() -> None:
    pattern = regex.compile(r"(?r)\p{Lu}\w")
    assert [match.span() for match in pattern.finditer("Ab cd Ef")] == [(6, 8), (0, 2)]
    assert pattern.search("Ab", 1) is None and pattern.sub("-", "Ab cd") == "- cd"


def test_a_wrong_pattern_is_an_error_when_it_is_used() -> None:
    with pytest.raises(regex.error):
        regex.compile("(").search("a")


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        regex.compile("a").no_such_thing  # noqa: B018


def test_every_pattern_of_ours_compiles() -> None:
    assert len(OURS) > 100 and all(isinstance(pattern.pattern, str) for pattern in OURS)


def test_a_kept_pattern_is_the_one_that_was_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("ours")
    module.words, module.numbers = regex.compile(r"(?r)\p{Lu}(?P<rest>\w+)"), {"one": (regex.compile(r"(?i)a{2,3}+b"),)}
    kept = lazy._packed(lazy.held_by(module))
    assert len(kept) == 2
    monkeypatch.setattr(compiled, "kept", lambda name, version: kept)
    monkeypatch.setattr(lazy.eager, "compile", None)  # nothing is compiled now
    assert [match["rest"] for match in regex.compile(r"(?r)\p{Lu}(?P<rest>\w+)").finditer("Abc De")] == ["e", "bc"]
    assert regex.compile(r"(?i)a{2,3}+b").search("xAAB").span() == (1, 4)


def test_what_another_release_of_regex_kept_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = marshal.dumps({"patterns": (b"another", marshal.dumps({b"key": b"part"}))})
    monkeypatch.setattr(compiled, "_store", lambda: marshal.loads(stored))
    assert compiled.kept.__wrapped__("patterns", b"another") == {b"key": b"part"}
    assert compiled.kept.__wrapped__("patterns", lazy.version()) == {}


def test_every_pattern_of_ours_is_kept() -> None:
    kept = lazy.packed()
    assert {lazy._key(*pattern._args) for pattern in OURS} <= kept.keys()
