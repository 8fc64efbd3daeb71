"""Addresses and providers with spaces inside: "t . me / bob", "g mail"."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from inlane import hosts
from inlane.lazy import regex
from inlane.views import lexicon

Edit = tuple[int, int, str]

SLASH = r"(?:\s{0,2}/\s{0,2}|[\s,]{1,2}(?:(?:and|then|an?|forward|[\-=]{1,2}>)\s){0,3}slash(?:,|(?:\s(?:and|then|[\-=]{1,2}>)){0,2})\s)"
SPACED_HOST = regex.compile(
    rf"(?:(?<![\w.@/\-])|(?<=://))[\w\-]{{1,30}}(?:\s{{0,2}}\.\s{{0,2}}[\w\-]{{2,30}}){{1,3}}+(?:{SLASH}[\w~@+]{{1,40}}(?:\s?-\s?\w{{1,20}}){{0,4}}+){{0,3}}+"
)
SLASHES = regex.compile(SLASH)
WORDS = regex.compile(r"\w+|→")
LEAD = 24  # characters before an address in which it is announced
LEADING = frozenset("see out at here to → visit open".split())


def spaced_hosts(lower: str) -> Iterator[Edit]:
    """Addresses of known places with spaces around their signs: "t . me / bob"."""
    if SPACED_SIGN.search(lower):
        for match in SPACED_HOST.finditer(lower):
            whole = "".join(SLASHES.sub("/", match.group()).split())
            host, slash, path = whole.partition("/")
            if whole == match.group():
                continue
            place = hosts.known_place(host, path) if slash else None
            if (
                (place and place.kind)
                or _is_link(lower, match.start(), whole)
                or _announced(lower, match.start())
                and _is_host(host)
            ):
                yield *match.span(), whole


def _announced(lower: str, start: int) -> bool:
    """Is it said just before that an address follows?"""
    told = WORDS.findall(lower, max(start - LEAD, 0), start)[-2:]
    return not lexicon.cues("site").isdisjoint(told) or not LEADING.isdisjoint(told[-1:])


def _is_host(host: str) -> bool:
    """Can this be nothing but a host, where spaces stand around its dots?"""
    name, _, ending = host.rpartition(".")
    return not lexicon.is_common(ending) and not lexicon.is_common(name) and hosts.registered(host) is not None


def _is_link(lower: str, start: int, whole: str) -> bool:
    return whole.startswith("www.") or lower[max(start - 3, 0) : start] == "://"


SPACED_SIGN = regex.compile(r"\w\s{1,2}[./]\s{0,2}\w|\w[./]\s{1,2}\w{2,30}\s?/")


CUT = ("gmail", "hotmail", "yahoo", "outlook", "icloud")
CUTS = "|".join(rf"{name[:i]}[\s\-]{name[i:]}" for name in CUT for i in range(1, len(name)))
SPLIT_PROVIDER = regex.compile(
    r"(?<![\w])(?:(?:g|gee|jee|hot|proton|rocket|y)[\s\-]{1,2}mail|(?:g|hot|y|proton)mail[\s\-_]?d[o0]t[\s\-_]?com|(?:yahoo|outlook|icloud)d[o0]tcom|w\s{1,2}w\s{1,2}w(?=\s{0,2}(?:\.|dot))|a\s{1,2}t(?=\s)|d\s{1,2}o\s{1,2}t(?=\s)|google[\s\-]mail|"
    + CUTS
    + r")(?!\w)"
)

ENDING_SAID = regex.compile("d[o0]tcom$")


@cache
def _foreign_providers() -> dict[str, str]:
    """Providers that other scripts write as two words, with how they are written: "جی میل"."""
    names = lexicon.providers().items()
    return {name: domain.partition(".")[0] for name, domain in names if " " in name and not name.isascii()}


def split_providers(lower: str) -> list[Edit]:
    """Edits that put the two halves of a mail provider's name together: "g mail"."""
    edits = [(start, start + len(name), whole) for name, whole, start in _foreign_names(lower)]
    for match in SPLIT_PROVIDER.finditer(lower):
        whole = regex.sub(r"[\s\-_]", "", match.group()).replace("geemail", "gmail").replace("jeemail", "gmail")
        whole = "gmail" if whole == "googlemail" else whole
        whole = ENDING_SAID.sub(" dot com", whole)
        edits.append((*match.span(), whole))
    return sorted(edits)


def _foreign_names(lower: str) -> Iterator[tuple[str, str, int]]:
    for name, whole in _foreign_providers().items():
        start = lower.find(name)
        if start >= 0:
            yield name, whole, start
