"""Addresses with the dot left out or told otherwise: "bit ly slash x", "calendly, then slash x", "mysite, add .com"."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from inlane import hosts
from inlane.lazy import regex
from inlane.views import lexicon

Edit = tuple[int, int, str]

SLASH = r"[\s,]{0,3}(?:[\-=]{0,2}[→>]\s)?(?:(?:and |then |an? ){1,3})?(?:(?<=[\s,])(?:forward )?slash(?=\s)|/)\s{0,2}(?:[\-=]{0,2}[→>]\s)?"
PATH = rf"(?P<path>(?:{SLASH}@?[\w+][\w.+\-]{{1,40}}(?<![.\-])){{1,3}})"
# Places that people call without their ending, with the host where a person's page is there.
CALLED = {
    "calendly": "calendly.com",
    "linkedin": "linkedin.com",
    "linked in": "linkedin.com",
    "instagram": "instagram.com",
    "insta": "instagram.com",
    "facebook": "facebook.com",
    "fb": "facebook.com",
    "telegram": "t.me",
    "whatsapp": "wa.me",
    "linktree": "linktr.ee",
    "tiktok": "tiktok.com",
    "twitter": "twitter.com",
}
TWO_WORDS = regex.compile(
    rf"(?<![\w@./])(?P<host>[a-z]{{1,14}})\s(?:dot\s)?(?P<end>me|ly|com|gg|io|gl|ee|app|link|bio|in|us|be){PATH}"
)


@cache
def _called() -> dict[str, str]:
    """Places that people call without their ending: those, and the calendars that are called by no other word."""
    told = (entry.partition("/")[0] for entry in hosts.listed("calendar") if entry.count("/") == 1)
    names = {host.partition(".")[0]: host for host in told if host.count(".") == 1}
    return {name: host for name, host in names.items() if len(name) > 5 and not lexicon.is_common(name)} | CALLED


@cache
def _by_name() -> regex.Pattern:
    return regex.compile(rf"(?<![\w@./])(?P<name>{'|'.join(_called())})(?:\s?(?:\.|dot)?\s?com)?{PATH}")


ENDS = regex.compile(
    r"\s{0,2}(?:$|[,.;!?)\n]|(?:and|or|if|for|is|has|please|pls|all|thanks|to|my|you|it|that|there)(?!\w))"
)
SIGNS = re.compile(
    r"[\s,]{0,3}(?:[\-=]{0,2}[→>]\s)?(?:(?:and |then |an? ){1,3})?(?:(?:forward )?slash\s|/)\s{0,2}(?:[\-=]{0,2}[→>]\s)?"
)
# Words without which there is no such address; those that open by themselves, and what the others stand in.
GATE = frozenset(
    "slash www w com net org io co ly me calendly linkedin linktree dot art dev app ai site shop store agency online tech studio design ending ends".split()
)
SAID = frozenset(("slash", "www", "w"))
ENDS_SAID = r"(?:com|net|org|io|co|me|de|fr|es|it|in|art|studio|design|dev|app|ai|site|shop|store|agency|online|tech|eu|uk|nl|pl|pt|us|ca)\b"
# How an ending or a path stands apart: where any of these signs is, or these words are, the pattern may find it.
APART = tuple(
    (signs, re.compile(pattern))
    for signs, pattern in (
        (
            (" .", "dot "),
            rf"(?:add|plus|put|with|append|then|by|finish|finished|ending|ends?|in)\s(?:an? |the )?(?:dot |\.)\s?{ENDS_SAID}",
        ),
        (("end",), rf"(?:ending|ends?) (?:in |with )(?:an? |the )?{ENDS_SAID}"),
        ((" com", " net", " org", " io", " co uk"), r"\w (?:com|net|org|io|co uk)(?:\s?$|[,;!?)\n])"),
        (
            ("/",),
            r"\b(?:calendly|ly|me|linkedin|linktree|instagram|facebook|twitter)(?: com)?\s?/\s?\w",
        ),
        ((" . ",), r"\w \. (?:com|net|org)\b"),
    )
)
ENDING = r"(?:com|net|org|io|co|me|de|fr|es|it|in|art|studio|design|dev|app|ai|site|shop|store|agency|online|tech|eu|uk|nl|pl|pt|us|ca|co[. ]uk|com[. ](?:br|au))"
ADDED = regex.compile(
    rf"(?<![\w@./])[\w\-]{{4,40}}(?P<gap>[\s,;:(\-]{{1,4}}(?:just |then |and ){{0,2}}(?:add|plus|put|with|append|then|followed by|finish(?:ed)? with|ending(?: in| with)?|ends? (?:in|with))\s(?:an? |the )?(?:\.\s?|(?<=\s)dot\s?|(?<=\s(?:ending|ends?) (?:in|with) )))(?P<end>{ENDING})(?!\w)(?:\s(?:at|on|to|behind|after|in)\s(?:the\s)?(?:end|it|that)(?!\w))?"
)
ADDED_BEFORE = regex.compile(
    rf"(?<!\w)(?:add|put|type|write|with)\s(?:an? |the )?(?:\.\s?|dot\s)(?P<end>{ENDING})\s(?:to|behind|after)\s(?:the name |my name )?[\"']?(?P<name>[a-z][\w\-]{{4,40}})(?!\w)"
)
IN_PIECES = regex.compile(
    rf"(?<!\w)w\s?w\s?w[\s,]{{0,2}}(?:then|dot|plus|and then)\s(?P<name>[\w\-]{{3,40}})[\s,]{{1,3}}(?:(?:and )?then|dot|plus|and)\s(?:dot\s)?(?P<end>{ENDING})(?!\w)"
)
NO_DOT = regex.compile(
    r"(?<=(?<!\w)(?:site|website|web|portfolio|page|url|domain|blog|visit|homepage)(?: is| at|:| -| =| on| here:?| name is)?:?\s)(?P<name>[a-z][\w\-]{4,30})\s(?P<end>com|net|org|io|co[. ]uk|com[. ]br)(?=\s?(?:$|[,;!?)\n]|\.(?:\s|$)))"
)
APART_BY_SPACES = regex.compile(r"(?<=[\w\-]{3})\s\.\s(?P<end>com|net|org|co\.uk)(?!\w)")
PLACES = re.compile(
    r"\b(?:site|website|web|portfolio|page|url|domain|blog|visit|homepage|browser|online|find|see|type|google)\b"
)
LEAD = 60  # characters before a name in which a site is spoken of


def worth_it(lower: str, bag: frozenset[str]) -> bool:
    """Is there a slash that parts words, or an ending that stands or is told apart from its name?"""
    if GATE.isdisjoint(bag):
        return False
    apart = (pattern for signs, pattern in APART if any(sign in lower for sign in signs))
    return not SAID.isdisjoint(bag) or any(pattern.search(lower) for pattern in apart)


KNOWN_PATHS = frozenset("in i u c p user users add".split())


def edits(lower: str) -> list[Edit]:
    """Edits that put an address as it is written."""
    found = [*_with_paths(lower)] if "slash" in lower or "/" in lower else []
    for match in ADDED.finditer(lower):
        if PLACES.search(lower, max(match.start() - LEAD, 0), match.start() + 1):
            found += [(*match.span("gap"), "."), (match.start("end"), match.end(), _ending(match))]
    for match in ADDED_BEFORE.finditer(lower):
        if not lexicon.is_common(match["name"]):
            found.append((*match.span(), f"www.{match['name']}.{_ending(match)}"))
    found += [(*match.span(), f"www.{match['name']}.{_ending(match)}") for match in IN_PIECES.finditer(lower)]
    found += [(*match.span(), "." + match["end"]) for match in APART_BY_SPACES.finditer(lower)]
    for match in NO_DOT.finditer(lower):
        if match["name"] not in lexicon.ordinary() and match["name"] not in lexicon.apps():
            found.append((match.end("name"), match.end(), "." + _ending(match)))
    return _apart(lower, found)


def _ending(match: regex.Match) -> str:
    return match["end"].replace(" ", ".")


def _with_paths(lower: str) -> Iterator[Edit]:
    for match in TWO_WORDS.finditer(lower):
        host = f"{match['host']}.{match['end']}"
        path = _path(match["path"])
        place = hosts.known_place(host, path)
        if place and place.kind:
            yield *match.span(), host + path
    for match in _by_name().finditer(lower):
        path = _path(match["path"])
        parts = path.strip("/").split("/")
        said = "slash" in match["path"] and ENDS.match(lower, match.end()) is not None
        whole = said or lower[match.end("name") : match.start("path")].endswith("com")
        if (whole or _is_own(match["name"], parts)) and not _other(parts[-1]):
            place = hosts.known_place(_called()[match["name"]], path)
            if place and place.kind:
                yield *match.span(), _called()[match["name"]] + path


def _other(last: str) -> bool:
    """Is what stands behind the slash another place, or a word?"""
    return last in lexicon.apps() or last in lexicon.ordinary() or last in _called() or last in ("google", "apple")


def _is_own(name: str, parts: list[str]) -> bool:
    """Is this somebody's page, and not one thing or another: "Facebook/Instagram"?"""
    if name not in CALLED or name in ("calendly", "linktree"):
        return any(sign in part for part in parts for sign in "-_.0123456789")
    return len(parts) > 1 and parts[0] in KNOWN_PATHS


def _path(said: str) -> str:
    return SIGNS.sub("/", said).replace("//", "/")


def _apart(lower: str, found: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(found):
        if lower[edit[0] : edit[1]] != edit[2] and (not kept or edit[0] >= kept[-1][1]):
            kept.append(edit)
    return kept
