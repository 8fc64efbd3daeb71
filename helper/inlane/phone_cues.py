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
# A mail address with nothing but "or" between it and the number: "x@example.com or 0171 ...".
OR = (
    "or|and|o|ou|oder|und|e|ed|et|y|или|и|або|та|lub|i|ya|veya|ya da|ve|atau|dan|o kaya|hoặc|và"
    "|یا|اور|أو|او|या|और|বা|অথবা|或|和"
)
ADDRESS_BEFORE = regex.compile(rf"@[\w.\-]{{1,40}}\.\p{{L}}{{2,}}\s?(?:[/|,;&]|(?<=\s)(?:{OR})(?=\s))\s?$")
LONGEST_ADDRESS = 60
BEFORE, AFTER = 45, 32
SENTENCE = regex.compile(r"(?<=\w{4})[.!?](?:\s|$)")


def cued(view: View, start: int, end: int, before: int = BEFORE) -> bool:
    """Does a word near say telephone, in the same sentence or the line above?"""
    return cue_near(view.text, start, end, before)


def cue_near(text: str, start: int, end: int, before: int) -> bool:
    left = SENTENCE.split(text[max(start - before, 0) : start].lower())[-1]
    right = SENTENCE.split(text[end : end + AFTER].lower().partition("\n")[0])[0]
    left = GOODS.sub("", left)
    return cueing.said("phone", left) or cueing.said("phone", right) or NUMBER_IS.search(left) is not None


def beside_mail(text: str, start: int) -> bool:
    """Does a mail address stand just before, as another way to reach the same person?"""
    return ADDRESS_BEFORE.search(text, max(start - LONGEST_ADDRESS, 0), start) is not None
