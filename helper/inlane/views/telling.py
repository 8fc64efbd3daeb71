"""Signs told as signs, and names of apps in two halves: "then the at sign", "live colon", "sky pe"."""

# ruff: noqa: E501, SIM905 - a pattern reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from inlane.lazy import regex
from inlane.views import lexicon, pictured, speaking

Edit = tuple[int, int, str]

TOLD_AT = regex.compile(
    r"(?<=\w)\s{0,3},?\s{1,3}(?:(?:and|then|insert|put|add|followed by|with|the|an?|symbol)\s{1,3}){0,4}[(\[]?(?:at|@)[\s\-]{1,2}(?:sign|symbol)[)\]]?(?:,?\s{1,3}(?:and|then)){0,2}\s{1,3}(?=\w)|(?<=\w)\s{1,3}symbol\s{1,3}at\s{1,3}(?=\w)|(?<=\w)\s{0,3}[(\[]?insert\s{1,3}(?:an?\s)?(?:at|@)[)\]]?\s{1,3}(?=\w)"
)
TOLD_DOT = regex.compile(r"(?<=\w)\s{1,3}(?:(?:insert|then)\s{1,3})(?:an?\s|the\s)?dot\s{1,3}(?=[a-z]{2,6}(?!\w))")
TOLD_SCHEME = regex.compile(
    r"(?<!\w)(?:https?|h t t p s?)\s{0,3}(?:colon|:)\s{0,3}(?:(?:slash|/)\s{0,3}){2}|(?<!\w)www\s{1,3}(?=[\w\-]{2,40}\s{1,3}(?:com|net|org|io)(?!\w))|(?<=(?<!\w)www\s{1,3}[\w\-]{2,40})\s{1,3}(?=(?:com|net|org|io)(?!\w))"
)
ENDING_ALONE = regex.compile(
    r"(?<=\w@(?:gmail|yahoo|hotmail|outlook|icloud)|\w[\s_\-]{0,2}[(\[]?(?:at|@)[)\]]?[\s_\-]{0,2}(?:gmail|yahoo|hotmail|outlook|icloud))(?:[\s;,_\-]{1,2}|(?=com))(?=com(?![\w]))"
)


AT_SPACED = re.compile(r"@\s?[a-z\d\-]{1,12}\s[a-z]{2}")


@cache
def _spaced_providers() -> regex.Pattern:
    """Providers' domains with the dot left out, behind an at: "@ ukr net"."""
    domains = sorted(domain.split(".") for domain in lexicon.data("mail")["providers"] if domain.count(".") == 1)
    return regex.compile("|".join(rf"(?<=@\s?{name})\s(?={ending}(?!\w))" for name, ending in domains))


def told_signs(lower: str) -> Iterator[Edit]:
    """Edits for signs told as signs: "then the at sign then", "https colon slash slash"; and a missing dot."""
    edits = (
        [(*match.span(), "(at)") for match in TOLD_AT.finditer(lower)]
        if "sign" in lower or "symbol" in lower or "insert" in lower
        else []
    )
    edits += [(*match.span(), " dot ") for match in TOLD_DOT.finditer(lower)]
    edits += (
        [(*match.span(), _scheme(match.group())) for match in TOLD_SCHEME.finditer(lower)]
        if "http" in lower or "h t t" in lower or "www" in lower
        else []
    )
    edits += [(*match.span(), ".") for match in ENDING_ALONE.finditer(lower) if match.end() > match.start()]
    edits += [(*match.span(), ".") for match in _spaced_providers().finditer(lower)] if AT_SPACED.search(lower) else []
    return iter(speaking.apart(lower, edits))


SKYPE_LIVE = regex.compile(r"(?<!\w)live\s{1,2}colon\s{1,2}(?=\w)")
TAG = regex.compile(r"(?<=\w)\s{1,2}[(\[]?(?:hash(?:tag)?|number sign)[)\]]?\s{1,2}(?=\d{4}(?!\d))")
TWO_HALVES = regex.compile(r"(?<!\w)(?P<a>[a-z]{3,9})[\s\-](?P<b>[a-z]{2,9})(?!\w)")


@cache
def _app_halves() -> dict[str, frozenset[str]]:
    """How names of apps begin, with the names: "sky" of "skype"."""
    names = [
        name
        for name, app in lexicon.apps().items()
        if len(name) > 4 and name.isascii() and name.isalpha() and not app.common
    ] + ["paypal", "payoneer", "revolut"]
    firsts = {name[:i] for name in names for i in range(3, len(name) - 1)}
    return {first: frozenset(name for name in names if name.startswith(first)) for first in firsts}


def app_edits(lower: str, bag: frozenset[str]) -> list[Edit]:
    """Edits for names of apps in two halves, and for the signs in accounts: "sky pe", "live colon bob"."""
    edits = pictured.edits(bag, lower)
    halves = _app_halves()
    if any(name[len(first) :] in bag for first in bag if first in halves for name in halves[first]):
        for match in TWO_HALVES.finditer(lower, overlapped=True):
            if match["a"] + match["b"] in _app_halves().get(match["a"], ()):
                edits.append((*match.span(), match["a"] + match["b"]))
    if "colon" in bag:
        edits += [(*match.span(), "live:") for match in SKYPE_LIVE.finditer(lower)]
    if "discord" in bag or "discord" in lower:
        edits += [(*match.span(), "#") for match in TAG.finditer(lower)]
    return speaking.apart(lower, edits)


def _scheme(told: str) -> str:
    return "https://" if told[:1] == "h" else "www." if told.strip() == "www" else "."
