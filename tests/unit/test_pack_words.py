"""What the packs say is short and plain, comes with its sources, and what they suggest is itself clear."""

import re
from importlib.resources import files

import pytest

from inlane.policy import packs

PACKS = [pytest.param(pack, id=pack.id) for pack in packs().values()]

SAID = [
    pytest.param(text, id=f"{rule.id}-{name}")
    for pack in packs().values()
    for rule in pack.rules
    for name, texts in {
        "title": (rule.title,),
        "why": (rule.why,),
        "instead": (rule.instead,),
        "fine_if": rule.fine_if,
        "suggest": rule.suggest.values(),
    }.items()
    for text in texts
    if text
] + [
    pytest.param(text, id=f"{pack.id}-note-{note.title}")
    for pack in packs().values()
    for note in pack.notes
    for text in (note.title, note.text)
]
JARGON = re.compile(
    r"violat|\btos\b|terms of service|circumvent|complian|\bflag|\bsafe|policy|\bmust not\b|!", re.IGNORECASE
)


@pytest.mark.parametrize("text", SAID)
def test_words_are_short_and_plain(text):
    assert not JARGON.search(text)
    for sentence in re.split(r"[.?:;]\s+", text):
        assert len(sentence.split()) <= 18, sentence
    assert text == text.strip()


@pytest.mark.parametrize("pack", PACKS)
def test_every_rule_is_explained_and_exemplified(pack):
    for rule in pack.rules:
        assert rule.why.endswith(".")
        assert rule.instead.endswith(".")
        assert rule.examples.fine, rule.id
        if rule.named >= 0:  # else it speaks of whatever no other row does
            assert bool(rule.examples.flagged) == (rule.verdict != "clear"), rule.id


def example_addresses():
    for pack in packs().values():
        for rule in pack.rules:
            for part in (rule.examples.flagged, rule.examples.fine, rule.examples.missed):
                yield from (found for example in part for found in re.findall(r"@([\w.-]+\w)", example.text))


def test_sample_addresses_are_reserved_ones():
    assert all(host.endswith((".example", "example.com")) for host in example_addresses())


@pytest.mark.parametrize("pack", PACKS)
def test_every_page_that_was_read_is_cited(pack):
    cited = {source.url for rule in pack.rules for source in (rule.source, *rule.see_also)}
    cited |= {note.source.url for note in pack.notes} | {pack.report.url if pack.report else ""}
    text = files("inlane").joinpath("packs", f"{pack.id}.toml").read_text(encoding="utf-8")
    assert set(re.findall(r'url = "(.*?)"', text)) == cited - {""}


@pytest.mark.parametrize("pack", PACKS)
def test_rows_read_differently_on_different_pages_cite_both(pack):
    for rule in pack.rules:
        if rule.verdict == "depends" and re.search("disagree|settles|differ|allow links", rule.why):
            assert rule.see_also, rule.id
