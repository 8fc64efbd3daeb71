"""Joining: the edits that put together what was spaced, dotted, dashed or broken over lines."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator

from inlane.lazy import regex

Edit = tuple[int, int, str]

# Single characters with one kind of sign between them: "g m a i l", "g-m-a-i-l", "4.1.5.5"; signs said between
# them are left as they are: "b o b (at) g m x dot d e".
BETWEEN = r"(?:[ \t]{1,4}|\.[ ]|[\-_*|~,/.+=^#%&;:]|\s?[\-*|,·•]\s|\n)"
SAID = r"(?:[ \t]{0,3}[(\[{<]\s?(?:[@.]|[a-z0]{1,10}(?:\s[a-z]{1,7}){0,2})\s?[)\]}>][ \t]{0,3}|[ \t]{1,3}(?:dot|at|underscore|punto|arroba|point)[ \t]{1,3})"
SPELLED = regex.compile(
    rf"(?<!\w['’])(?<![\w@.])[\w@](?:(?:{BETWEEN}|{SAID})[\w@.](?!\w|-\w\w|@\W|@$)){{3,400}}+(?!\w)"
)
GAP = regex.compile(
    r"(?<=(?<!\w)[\w@.]|[@.])(?:[ \t]{1,4}|\s?[\-_*|~,/+=^#%&;:·•]\s?|\n|\.(?=[\w@]))(?=[\w@.](?!\w)|[@.])"
)
# "a z o o m": the article is no letter of the name.
ARTICLE = regex.compile(r"(?i:(?:an? (?=z o o m|s k y p e|w h a t|t e l e g))?)")
BROKEN = regex.compile(
    r"(?<=[\w.]@)\s{0,3}\n\s{0,3}(?=\w)"
    r"|(?<=\w)\s{0,3}\n\s{0,3}(?=@\w|\.(?:com|net|org|io|co|me)\b)"
    r"|(?<=@[\w\-]{2,30}\.)\s{0,3}\n\s{0,3}(?=\w{2})"
)
# So many characters that stand alone, in a row or around a sign said, before it is worth looking.
SINGLES = re.compile("[sbc]{4}|[sbc]{2}[ n][sbc]")


def worth_it(shape: str) -> bool:
    """Do enough characters stand alone for something to be spelled out? (`shape` as in `Views`)"""
    return SINGLES.search(shape) is not None


def spelled_edits(text: str) -> Iterator[Edit]:
    """Edits that close the gaps of spelled-out words; a gap between words becomes one space: a wider one, or
    a space where signs stand between the characters."""
    for run in SPELLED.finditer(text):
        article = len(ARTICLE.match(run.group()).group())
        gaps = [match.span() for match in GAP.finditer(text, run.start() + article, run.end())]
        narrow = min((end - start for start, end in gaps), default=1)
        spaces = sum(text[start:end].isspace() for start, end in gaps)
        signed = 2 * spaces < len(gaps)
        apart = " . " in run.group()  # then a dot without spaces is only between letters
        dotted = not apart and "@" in run.group() and {text[start:end].strip() for start, end in gaps} != {"."}
        lines = len({"\n" in text[start:end] for start, end in gaps}) > 1  # words of their own
        for start, end in gaps:
            if dotted and text[start:end] == ".":
                continue
            wide = text[start:end].isspace() and (
                end - start > narrow or (signed and run.group().isascii()) or (lines and "\n" in text[start:end])
            )
            yield start, end, " " if wide else ""


HAN_APART = regex.compile(r"(?<![\p{Han}\w])\p{Han}(?:[ .\-_*/|]{1,2}\p{Han}){1,6}+(?!\p{Han})")
HAN_GAP = regex.compile(r"[ .\-_*/|]{1,2}")


def han_edits(text: str) -> Iterator[Edit]:
    """Edits that close the gaps between Chinese characters that stand alone: "微 信 号"."""
    for run in HAN_APART.finditer(text):
        for gap in HAN_GAP.finditer(text, *run.span()):
            yield *gap.span(), ""


PICTURES = regex.compile(r"(?V1)(?<=\d)\s?[\p{So}--[°©®¦]]\s?(?=\d)")


def picture_edits(text: str) -> Iterator[Edit]:
    """Edits that write a dash for a picture between figures: "617❤555❤0128"."""
    for match in PICTURES.finditer(text):
        yield *match.span(), "-"


# The pieces of a mailbox, each in quotes or parted from the next by signs: "bob" + "@" + "x.com", bob | @ | x.com.
PARTED_AT = re.compile(r"[|/+,;>~*&\"'`\\]\s?@\s?[|/+,;>~*&\"'`\\]")
PART = r"[\w.+\-@]{1,40}"
PARTED = regex.compile(
    rf"(?<![\w@])(?P<quote>[\"'`]?){PART}(?P=quote)(?:\s?[|/+,;>~*&\\]{{1,2}}\s?(?P=quote){PART}(?P=quote)){{2,9}}"
)
NO_PART = regex.compile(r"[^\w.\-@]{1,6}|(?<=[\"'`\s])\+|\+(?=[\"'`\s])")
WHOLE = regex.compile(r"[\w.\-]{1,64}@[\w\-]{1,40}(?:\.[\w\-]{2,20}){0,3}")


def parted_edits(text: str) -> Iterator[Edit]:
    """Edits that put the pieces of a mailbox together."""
    for parts in PARTED.finditer(text) if PARTED_AT.search(text) else ():
        gaps = [gap.span() for gap in NO_PART.finditer(text, *parts.span())]
        if "@" in parts.group() and WHOLE.fullmatch(NO_PART.sub("", parts.group())):
            yield from ((*gap, "") for gap in gaps)


COLUMN = regex.compile(r"(?<![^\n])\d{1,4}(?:[ ]?\n\d{1,4}){2,14}+(?=[ ]?(?:\n|$))")


def column_edits(text: str) -> Iterator[Edit]:
    """Edits that put a number written over some lines on one line."""
    for column in COLUMN.finditer(text):
        if 7 <= sum(map(str.isdigit, column.group())) <= 13:
            for i, char in enumerate(column.group(), column.start()):
                if char == "\n":
                    yield i, i + 1, " "


def broken_edits(text: str) -> Iterator[Edit]:
    """Edits that close line breaks within an address."""
    for match in BROKEN.finditer(text):
        yield *match.span(), ""
