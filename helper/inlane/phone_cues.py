"""Does a word near some digits say that they are a telephone number?"""

from __future__ import annotations

import re

from inlane import cueing
from inlane.lazy import regex
from inlane.text import View

# "No." is a cue only where the digits follow at once, and nothing else is numbered.
NUMBER_IS = re.compile(
    r"(?:^|[^\w\s][ \t]|\b(?:my|mera|meri|mere|apna|our|ph|mob)[ \t])no\.?[ \t]?(?:is|hai|:|-)?[ \t]?$"
)
GOODS = re.compile(r"\bphone (?:parts?|cases?|screens?|covers?|repairs?|models?|chargers?|holders?)\b")
# What stands just behind a mail address, or between it and the number: "x@example.com or 0171 ...".
ADDRESS_BEFORE = regex.compile(r"@[\w.\-]{1,40}\.\p{L}{2,}\W{1,3}(?:\p{L}\w{0,4}\W{1,2})?$")
BEFORE, AFTER = 45, 32
SENTENCE = regex.compile(r"(?<=\w{4})[.!?](?:\s|$)")


def cued(view: View, start: int, end: int, before: int = BEFORE) -> bool:
    """Does a word near say telephone, in the same sentence or the line above?"""
    return cue_near(view.text, start, end, before)


def cue_near(text: str, start: int, end: int, before: int) -> bool:
    left = SENTENCE.split(text[max(start - before, 0) : start].lower())[-1]
    right = SENTENCE.split(text[end : end + AFTER].lower().partition("\n")[0])[0]
    left = GOODS.sub("", left)
    if cueing.said("phone", left) or cueing.said("phone", right):
        return True
    return NUMBER_IS.search(left) is not None or ADDRESS_BEFORE.search(left) is not None
