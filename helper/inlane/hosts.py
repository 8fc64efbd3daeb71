"""What a host name is: whether it can be one at all, and what kind of place it leads to."""

# ruff: noqa: E501, SIM905 - a list of words reads better in one piece

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from inlane import compiled

WITHOUT_SIGNAL = "own"
PUBLIC = "public"  # of third parties, unless the words around say otherwise
JOBS = "application_link"
DOCUMENTATION = frozenset({"example.com", "example.org", "example.net", "example.edu"})
# "yourdomain.com": what is meant is a name that the reader puts in.
STANDS_FOR_ANY = re.compile(
    r"(?:(?:your|my|our|the|new|old|some|client)?-?(?:domain|site|website|brand|company|shop|store|business|url|host|server|project)(?:-?name)?|your-?\w+)\.\w+(?:\.\w+)?"
)
# Not delegated, but written as if they were: by people who make examples, and in tests.
RESERVED_BUT_USED = "example"
# Most addresses end so: answered without the public suffix list, which is slow to load.
COMMON = frozenset({"com", "net", "org"})
SECOND_LEVEL = frozenset(  # "name.uk.com" is registered under uk.com
    "uk us eu de br cn gb hu jpn kr mex no qc ru sa se uy za ar gr in jp co ae com net org".split()
)

UNDER_COUNTRY = frozenset(("co", "com", "org", "net", "ac", "gov", "edu"))  # "name.co.uk"
# Endings of file names and of other things with a dot in them, which are also top-level domains.
NOT_ALONE = frozenset(
    "py js ts md sh rs pl cc cs ps so zip mov java go vue css php html htm json xml yaml yml toml ini cfg"
    " conf env lock log csv tsv xls xlsx doc docx pdf ppt pptx txt rtf png jpg jpeg gif svg webp psd eps ttf otf mp3 mp4"
    " avi wav exe dll jar war apk ipa iso tar gz rar sql db bat cmd jsx tsx scss sass less map mjs cjs cpp hpp kt swift rb"
    " erl ex lua dart ipynb fig sketch xd aep prproj blend obj fbx stl dwg dxf step skp rvt pm ml mk tf cr gd mm as id data test date".split()
)
# Endings of sites that are just as often a product or a field ("Node.app", "user.name"): a path behind them settles it.
NOT_BARE = frozenset("ai app dev info name email page link media help live".split())
# Top-level domains that are also words: "it.So let me", "done.in two weeks".
WORDS_TOO = frozenset(
    "in it is so me my to do no be at am as us by la de es et si tu no se ne li ma pa il al im an et of on or if go one"
    " now today live work how you your can see call let best cool fun new here are team page next".split()
)


class Place(NamedTuple):
    """Where an address leads: the kind of signal (None: no signal) and, if the host says so, its purpose."""

    kind: str | None
    purpose: str | None = None


@cache
def _data() -> dict:
    return compiled.toml(Path(__file__).with_name("data") / "hosts.toml")


def listed(group: str) -> list[str]:
    """The hosts that `hosts.toml` lists in a group, with their paths."""
    return _data()[group]["hosts"]


@cache
def _entries() -> dict[str, list[tuple[tuple[str, ...], Place]]]:
    """For each host, its path patterns with the place; the longest pattern first."""
    entries: dict[str, list[tuple[tuple[str, ...], Place]]] = {}
    for group, content in _data().items():
        for entry in content.get("hosts", ()):
            host, *path = entry.split("/")
            entries.setdefault(host, []).append((tuple(path), _place(group)))
    for patterns in entries.values():
        patterns.sort(key=lambda item: (-len(item[0]), item[0].count("*")))
    return entries


def _place(group: str) -> Place:
    if group == WITHOUT_SIGNAL:
        return Place(None)
    if group == "post":
        return Place("social", PUBLIC)
    if group in ("sample", "file", PUBLIC):
        return Place("website", group)
    return Place(group)


def known_place(host: str, path: str) -> Place | None:
    """The place that `hosts.toml` gives for an address, None if it lists neither the host nor a parent of it."""
    parts = [part for part in path.split("?")[0].replace("#", "/").strip("/").lower().split("/")[:6] if part]
    labels = host.split(".")
    for i in range(max(len(labels) - 6, 0), len(labels) - 1):
        parent = ".".join(labels[i:])
        patterns = (i and _entries().get("*." + parent)) or _entries().get(parent)
        if patterns is not None:
            return next((place for pattern, place in patterns if _fits(parts, pattern)), Place(None))
    return None


def is_public(address: str) -> bool:
    """Whether a link, as a signal shows it, leads to a post or to what anybody can use."""
    host, slash, path = address.removeprefix("https://").partition("/")
    place = known_place(host.removeprefix("www."), path) if slash else None
    return place is not None and place.purpose == PUBLIC


def _fits(parts: list[str], pattern: tuple[str, ...]) -> bool:
    return len(parts) >= len(pattern) and all(
        part.startswith(want[:-1]) if want.endswith("*") else part == want
        for part, want in zip(parts, pattern, strict=False)
    )


@cache
def _words(table: str) -> dict[str, str]:
    """The words of a table of `hosts.toml` with the kind that they tell, as `_joined` writes them."""
    return {_joined(word): kind for kind, words in _data()[table].items() for word in words}


def _joined(part: str) -> str:
    """A part of an address as one word: "join-us" is "joinus"."""
    return part.replace("-", "").replace("_", "")


def page_kind(host: str, path: str) -> str | None:
    """What the parts of an unlisted address say it is for: a kind, `own` for no signal, or None."""
    pages = _words("paths")
    if host.count(".") > 1:
        first = _joined(host.split(".")[0].rstrip("0123456789"))
        told = _words("names").get(first) or (pages.get(first) if pages.get(first) == JOBS else None)
        if told:
            return told
    parts = path.lower().split("?")[0].replace("#", "/").strip("/").split("/")
    return next((pages[word] for word in map(_joined, parts[:4]) if word in pages), None)


def to_join(address: str) -> bool:
    """Whether an address leads to where people register."""
    parts = address.lower().split("?")[0].replace(".", "/", 1).replace("#", "/").split("/")
    return not _words("asked").keys().isdisjoint(map(_joined, parts))


@cache
def _extract():
    from tldextract import TLDExtract  # slow to import: only when something looks like a host

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def is_ending(written: str) -> bool:
    """Can a domain end so? (Asked with a name that no registry has kept for itself, as ".ng" has "name.ng".)"""
    return registered("a0a." + written) is not None


@lru_cache(maxsize=4096)
def registered(host: str) -> str | None:
    """The domain that somebody can have registered for this lower-case host, or None if there is none."""
    name, _, ending = host.rpartition(".")
    if ending == RESERVED_BUT_USED or (ending in COMMON and name.rpartition(".")[2] not in SECOND_LEVEL):
        return f"{name.rpartition('.')[2]}.{ending}" if name else None
    try:
        found = _extract()(host)
    except (UnicodeError, ValueError):
        return None
    return f"{found.domain}.{found.suffix}" if found.domain and found.suffix else None


def under_two(host: str) -> bool:
    """Whether a host lies under an ending of two parts, as no file does: "name.co.id", "name.my.id"."""
    return host.count(".") > 1 and (registered(host) or "").count(".") > 1
