"""Words that a filter is known to stop: found as they are written, and passed over at once where none can be."""

import pytest

from inlane.held import able, pattern
from inlane.policy import packs

FILTERS = [rule for pack in packs().values() for rule in pack.filters]
EASTERN = "\u0662\u0665\u0663" * 3
WORDS = [pytest.param(rule, words, id=f"{rule.id}-{words}") for rule in FILTERS for words in rule.words]


@pytest.mark.parametrize("write", [str.upper, str.lower, lambda text: text.replace(" ", "\n  ")])
@pytest.mark.parametrize(("rule", "words"), WORDS)
def test_a_text_with_the_words_is_never_passed_over(rule, words, write):
    """However they are written; a # stands for any digit."""
    text = write(f"Well, ({words.replace('#', '7')}) it is.")
    assert pattern(rule.words).search(text)
    assert rule in able(FILTERS, text)


def test_a_plain_text_is_passed_over():
    assert not able(FILTERS, "I can start on Monday with the five pages, for 450 in all.")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("part no. 4155550132, please", ["4155550132"]),
        (EASTERN, [EASTERN]),
        ("415-555-0132 or 0800-555-01447.", ["415-555-0132", "0800-555-01447"]),
        ("12345678", []),
        ("1,500,000,000 or 1.500.000.000 or 2026-11-27 14:00", []),
        ("https://site.example/item/1234567890?id=1234567890", []),
        ("build a1234567890 of v2.1234567890", []),
    ],
)  # fmt: skip
def test_a_run_of_digits_is_no_price_no_date_and_no_part_of_an_address(text, seen):
    words = next(rule.words for rule in FILTERS if rule.id == "fiverr/digits-that-are-held")
    assert [match[0] for match in pattern(words).finditer(text)] == seen
