"""Patterns that wait for their first use."""

import pytest

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
