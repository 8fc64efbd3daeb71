"""Every example in a pack is what it says: flagged, fine, or known to be missed."""

import pytest

from inlane.check import Draft, check
from inlane.policy import packs
from inlane.signals import marked


def rows(part):
    return [
        pytest.param(rule, example, id=f"{rule.id}-{i}")
        for pack in packs().values()
        for rule in pack.rules
        for i, example in enumerate(getattr(rule.examples, part))
    ]


def findings(example):
    text, spans = marked(example.text)
    return check(Draft(text, example.context)).findings, spans


@pytest.mark.parametrize(("rule", "example"), rows("flagged"))
def test_flagged(rule, example):
    found, spans = findings(example)
    assert [(f.signal.span, f.rule, f.verdict) for f in found] == [(s, rule.id, rule.verdict) for s in spans]
    assert spans


@pytest.mark.parametrize(("rule", "example"), rows("fine"))
def test_fine(rule, example):
    found, spans = findings(example)
    assert not spans
    assert found == ()


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known: strike it when found")
@pytest.mark.parametrize(("rule", "example"), rows("missed"))
def test_missed(rule, example):
    found, spans = findings(example)
    assert [(f.signal.span, f.verdict) for f in found] == [(s, rule.verdict) for s in spans]
