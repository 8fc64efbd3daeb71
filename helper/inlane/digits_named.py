"""What the words right beside digits say that they are, other than a telephone number."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

from inlane import cueing
from inlane.lazy import regex

# What says just before the digits what else they are, in English where it is more than a noun with its number.
AGAINST = regex.compile(
    r"(?:\b(?:(?:(?i)numbers? of [\w ]{0,24}|(?<!first |1st )part(?:\s(?:number|no|num|nr|id|code|is)){0,3})|PO)|\b(?i:ids?)|"
    r"(?:qq|QQ|扣扣|企鹅)\s?(?:号|號)?\s?[是为]?|[$€£₹¥₽₴₺₱₫=#])[\s.:#()\"'\-]{0,4}$"
)
BACK, AHEAD = 40, 16  # characters in which such words stand
LONG = 9  # digits that are hardly an amount
# Another word for digits that stand in one group only: "line 4155550132", but "interview line: 415-555-0132".
AGAINST_ONE = regex.compile(r"(?i)(?<!my )(?<!direct )(?<!land )\bline\s?#?:?\s?$")
# A noun earlier in the sentence that all its digits are: "the ISBN on the back should be ...", "the SKUs run from ... to ...".
NOUN = regex.compile(
    r"(?i)\b(?:(?:part|article|item|serial|model|barcode|batch|lot|tracking|reference) (?:no|nos|num|numbers?)|isbns?|skus?|eans?|upcs?|gtins?|imeis?|barcodes?|artikelnummern?|teilenummern?|seriennummern?|artículos?|артикул[ыа]?)\b(?P<between>(?:[^.!?\n]|[.!?](?!\s)|(?<=\bno)\.|(?<=\be\.g)\.){1,60})$"
)
NOUN_BACK = 80
DIGITS = regex.compile(r"\b(?:digits?|numbers?)\b")  # cues that are said of any number
# The key of a field of data that is no telephone's: "ts":1761991200.
JSON_KEY = regex.compile(r"\"(?!phone|mobile|tel|whatsapp|cell|number|msisdn)[a-z_]{1,12}\"\s?:\s?\"?$")
SIGN = regex.compile(r"\s?[$€£₹¥₽₴₺₱₫฿%](?!\w)")
CELL_OF_WORDS = regex.compile(r"\|[^|\n]*[^\W\d_]{2}[^|\n]*\|[ \t]*+$")
LONGEST_CELL = 40


def something_else(text: str, start: int, end: int) -> bool:
    """Do the words right beside say what else the digits are?"""
    return bool(
        _in_row(text, start, end)
        or AGAINST.search(text, max(start - BACK, 0), start)
        or _numbered(text, start)
        or counted(text, end)
        and not _dialled(text, start, end)
        or JSON_KEY.search(text, max(start - 24, 0), start)
        or _noun_before(text, start)
    )


def _numbered(text: str, start: int) -> bool:
    """Do they follow what has a number of its own: "the invoice no. is"?"""
    near = text[max(start - BACK, 0) : start].rpartition("\n")[2].lower()
    return cueing.before("numbered", near, "numeral")


def counted(text: str, end: int) -> bool:
    """Does a unit follow: pages, dollars, a sign of money?"""
    near = text[end : end + AHEAD].lower().removeprefix(" ")
    return SIGN.match(text, end) is not None or near[:1].isalpha() and cueing.after("counted", near)


def _dialled(text: str, start: int, end: int) -> bool:
    """Does a word of the telephone lead to digits enough for one: "tel. 328 4417093 hours 9 to 5"?"""
    digits = sum(map(str.isdecimal, text[start:end]))
    return (
        digits >= LONG
        and SIGN.match(text, end) is None
        and cueing.said("phone", DIGITS.sub("", text[max(start - AHEAD, 0) : start].lower()))
    )


def _noun_before(text: str, start: int) -> bool:
    """Does a noun earlier in the sentence say what all its digits are, no word of the telephone standing between?"""
    noun = NOUN.search(text, max(start - NOUN_BACK, 0), start)
    return noun is not None and not cueing.said("phone", DIGITS.sub("", noun["between"].lower()))


def _in_row(text: str, start: int, end: int) -> bool:
    """Are the digits some cells of a row that begins with words: "| Jan | 10 442 | 118 | 61 |"?"""
    return "|" in text[start:end] and CELL_OF_WORDS.search(text, max(start - LONGEST_CELL, 0), start) is not None
