"""Other signs standing in for the at and the dot of an address: "bob📧gmail•com", "bob@gmail (com)"."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator

from inlane import hosts
from inlane.lazy import regex
from inlane.views import lexicon

Edit = tuple[int, int, str]

AT_WRITTEN = re.compile(r"@|[(\[{<]\s?at?\s?[)\]}>]")
BRACKETED_ENDING = regex.compile(r"(?<=@[\w\-]{2,40})\s{0,2}[\[({]\s?(?P<ending>[a-z]{2,6})\s?[\])}]")
SIGN_FOR_DOT = regex.compile(
    r"(?<=(?:[@\p{So}]\ufe0f?|[(\[{<]\s?(?:at|@|a)\s?[)\]}>]\s?)[\w\-]{2,40}?)(?:[,_|;:!~^°+=\-/*]|\s?[•·∙*●|]\s?)(?P<ending>[a-z]{2,6})(?![\w.@/\-]|\s?[(\[{<])"
)
# Whatever is said in the brackets, two of them with an ending behind are an at and a dot: "bob [ät] acme [pünkt] nl".
BRACKET = r"\s{0,2}[\[({<]\s?[^\W\d_]{1,12}(?:[\s\-][^\W\d_]{1,8}){0,2}\s?[\])}>]\s{0,2}"
TWO_BRACKETS = regex.compile(
    rf"(?<=[\w])(?P<at>{BRACKET})(?P<host>[\w\-]{{1,40}})(?P<dot>{BRACKET})(?P<ending>[a-z]{{2,6}})(?![\w@(])"
)
# Endings with a slip, right behind a host.
SLIPPED = regex.compile(
    r"(?<=@[\w\-]{2,40}\.)(?:(?P<com>c0m|con|cmo|ocm|comm|coom|vom|xom|c0rn|corn)|(?P<net>n3t|ner|nte)|(?P<org>0rg|orq))(?![\w.])"
)
DOUBLED = regex.compile(r"(?<=[\w.])@{2,4}(?=\w)|(?<=@[\w\-]{2,40})\.{2,4}(?=[a-z]{2,6}(?!\w))")
COMMA_HOST = regex.compile(r"(?<=(?<![@\w])[\w\-]{3,40}),(?=(?:com|io|net|org)(?:/|(?!\w))|[a-z]{2,3}/\w)")
ENVELOPES = "📧✉📨📩"
# Any other picture is an at before a mail provider, or glued between a name and a domain, or where the text says so.
SIGN_FOR_AT = regex.compile(
    rf"(?<=\w)(?:[{ENVELOPES}]\ufe0f?(?=[\w\-]{{2,40}}[.•·,])"
    r"|\s{0,2}\p{So}\ufe0f?\s{0,2}(?=(?P<domain>[\w\-]{2,40})\s?[.•·,∙]\s?(?P<ending>[a-z]{2,6})(?!\w))"
    r"|\s{0,2}\p{So}\ufe0f?\s{0,2}(?=(?P<provider>[a-z]{3,12})(?:\s{1,2}dot\s|(?!\w))))"
)
SAID_AT = regex.compile(r"(?:=|is|means|for|being) (?:an? |the )?(?:at|@)(?!\w)")


def worth_it(lower: str) -> bool:
    """Is there a picture between a name and what may be a domain? (Asked only of text that is not ASCII.)"""
    return SIGN_FOR_AT.search(lower) is not None


def _is_ending(written: str) -> bool:
    return written in lexicon.endings() or (len(written) == 2 and hosts.is_ending(written))


def _is_at(match: regex.Match) -> bool:
    if match["provider"]:
        return match["provider"] in lexicon.providers()
    if match["ending"]:
        glued = not (match.group()[0].isspace() or match.group()[-1].isspace())
        sure = glued or match["domain"] in lexicon.providers()
        return _is_ending(match["ending"]) and (sure or SAID_AT.search(match.string) is not None)
    return True


def _signs_of(match: regex.Match) -> bool:
    """Can the brackets be an at and a dot, and do they not name another sign?"""
    at, dot = (match[part].strip(" ()[]{}<>") for part in ("at", "dot"))
    others = lexicon.spoken("slash") | lexicon.spoken("dash") | lexicon.spoken("underscore")
    return others.isdisjoint((at, dot)) and at not in lexicon.spoken("dot") and dot not in lexicon.spoken("at")


def _in_account(lower: str, place: int) -> bool:
    """Whether the line at a place is one of an account's name: "@bob_studio_hr", but "bob @gmail_com"."""
    at = lower.rfind("@", 0, place)
    alone = at >= 0 and not lower[at - 1 : at].strip() if at else True
    return lower[place] == "_" and alone and lower[at + 1 : place] not in lexicon.providers()


def endings(lower: str) -> list[Edit]:
    """Edits for endings with a slip: "bob@acme.c0m"."""
    return [(*match.span(), match.lastgroup) for match in SLIPPED.finditer(lower)] if "@" in lower else []


def edits(lower: str) -> Iterator[Edit]:
    """Edits for signs that stand in for the at and the dot of an address."""
    for match in SIGN_FOR_AT.finditer(lower) if not lower.isascii() else ():
        if _is_at(match):
            yield *match.span(), "@"
    for match in COMMA_HOST.finditer(lower) if "," in lower else ():
        yield *match.span(), "."
    for match in TWO_BRACKETS.finditer(lower) if lower.count(")") + lower.count("]") + lower.count("}") > 1 else ():
        if _is_ending(match["ending"]) and _signs_of(match):
            yield *match.span("at"), "@"
            yield *match.span("dot"), "."
    for match in DOUBLED.finditer(lower) if "@@" in lower or ".." in lower else ():
        yield *match.span(), match.group()[0]
    for pattern in (BRACKETED_ENDING, SIGN_FOR_DOT) if AT_WRITTEN.search(lower) or not lower.isascii() else ():
        for match in pattern.finditer(lower):
            if _is_ending(match["ending"]) and not _in_account(lower, match.start()):
                yield *match.span(), "." + match["ending"]
