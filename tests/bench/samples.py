"""Texts to measure time with: ordinary ones, each a new mixture so that no cache knows it, and ones made to be slow."""

from __future__ import annotations

import random
import re

from tests.corpus import cases

# Rows of one thing: what makes a pattern try again from every character.
PUMPS = (
    "a.", "1-", "a-", "+1", "www.", "http://", "@", "a@", " at ", " dot ", "dot", "1 ", "one ", "\u200b", "a\u0301",
    "\ufdfa", "(", "[at]", "t.me/", "call me ", "my email is ", "9", "x", " ", "whatsapp ",
)  # fmt: skip
# What a row is followed by, so that a pattern nearly succeeds.
TAILS = (" @ number", " dot com", " five")
LURES = (
    "a b c d e f ", "j o h n at g m a i l ", "1.1.1.1 ", "%40", "&#64;", "aGVsbG8=", "xn--", "hxxp://a[.]b ",
    "[a](http://", "five oh ", "double triple ", "@a @b ", "٠١", "\u0430a", "可加微信", "\n1", "\n\n", "it's not a ",
    "don't ", "pay me on paypal or ",
)  # fmt: skip


def attacks(length: int) -> list[str]:
    """Forty and more texts of `length` characters that were made to be slow."""
    rows = [(unit * length)[:length] for unit in PUMPS + LURES]
    return rows + [row[: length - len(tail)] + tail for row in rows[:10:3] for tail in TAILS]


def mixtures(count: int, length: int, details: bool = False) -> list[str]:
    """`count` English texts of `length` characters from the sentences of `train`: without contact details, or with."""
    wanted = ("plain",) if details else ("clear",)
    texts = [case.text for case in cases("train") if case.lang == "en" and case.group in wanted]
    sentences = [part for text in texts for part in re.split(r"(?<=[.?!])\s+", text) if len(part) > 20]
    dice = random.Random(7)
    return [mixture(sentences, length, dice) for _ in range(count)]


def mixture(sentences: list[str], length: int, dice: random.Random) -> str:
    """Sentences drawn at random, in paragraphs of about five, cut at `length`."""
    text = ""
    while len(text) < length:
        text += " ".join(dice.sample(sentences, 5)) + "\n\n"
    return text[:length]
