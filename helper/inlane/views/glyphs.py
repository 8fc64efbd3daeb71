"""Text in other glyphs: upside down, or in Braille: the edits that write it in plain letters and figures."""

# ruff: noqa: E501, RUF001 - letters that look like others are what this is about

from __future__ import annotations

import re
from collections.abc import Iterator

Edit = tuple[int, int, str]

UPSIDE = "ɐɔǝɟƃɥᴉıɾʞɯɹʇʌʍʎ˙"
UPRIGHT = str.maketrans("ɐqɔpǝɟƃɥᴉıɾʞlɯuodbɹsʇnʌʍxʎz˙‾", "abcdefghiijklmnopqrstuvwxyz._")
FLIPPED = re.compile(rf"[\w.@/\-˙‾]*[{UPSIDE}][\w.@/\-˙‾]*[{UPSIDE}][\w.@/\-˙‾]*")
BRAILLE = re.compile("[\u2801-\u28ff]{4,60}(?:\u2800?[\u2801-\u28ff]{1,60}){0,8}")
# The first letters are also the figures behind the sign for numbers.
LETTERS = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵⠲⠈⠤", "abcdefghijklmnopqrstuvwxyz.@-", strict=True))
FIGURES = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", "1234567890", strict=True))
NUMBER = "⠼"
TELLS = re.compile(r"[\w.+\-]@[\w\-]+\.\w{2}|\d{7}|\w\.\w{2,12}(?:/|$)")
LONGEST = 200  # characters of a word that is looked at


def worth_it(text: str) -> bool:
    """Are there such glyphs? (Asked only of text that is not ASCII.)"""
    return any(char in text for char in UPSIDE) or BRAILLE.search(text) is not None


def edits(text: str) -> Iterator[Edit]:
    """Edits for words of which a mailbox, an address or a number comes."""
    found = [(*match.span(), match.group()[::-1].translate(UPRIGHT)) for match in FLIPPED.finditer(text)]
    found += [(*match.span(), _read(match.group())) for match in BRAILLE.finditer(text)]
    yield from (edit for edit in sorted(found) if edit[1] - edit[0] <= LONGEST and TELLS.search(edit[2]))


def _read(written: str) -> str:
    plain, numbers = "", False
    for char in written:
        numbers = char == NUMBER or (numbers and char in FIGURES)
        plain += "" if char == NUMBER else (FIGURES if numbers else LETTERS).get(char, "")
    return plain
