"""Addresses and providers with spaces inside: "t . me / bob", "g mail"."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

from collections.abc import Iterator

import regex

from inlane import hosts

Edit = tuple[int, int, str]

SPACED_HOST = regex.compile(
    r"(?<![\w.@/\-])[\w\-]{1,30}(?:\s{0,2}\.\s{0,2}[\w\-]{2,30}){1,3}+(?:\s{0,2}/\s{0,2}[\w~@+]{1,40}(?:\s?-\s?\w{1,20}){0,4}+){0,3}+"
)


def spaced_hosts(lower: str) -> Iterator[Edit]:
    """Addresses of known places with spaces around their signs: "t . me / bob"."""
    if SPACED_SIGN.search(lower):
        for match in SPACED_HOST.finditer(lower):
            whole = "".join(match.group().split())
            host, slash, path = whole.partition("/")
            place = hosts.known_place(host, path) if whole != match.group() and slash else None
            if (place and place.kind) or (whole.startswith("www.") and whole != match.group()):
                yield *match.span(), whole


SPACED_SIGN = regex.compile(r"\w\s{1,2}[./]\s{0,2}\w|\w[./]\s{1,2}\w{2,30}\s?/")


SPLIT_PROVIDER = regex.compile(
    r"(?<![\w])(?:(?:g|gee|jee|hot|proton|rocket|y)[\s\-]{1,2}mail|ya[\s\-]hoo|out[\s\-]look|i[\s\-]cloud)(?!\w)"
)


def split_providers(lower: str) -> Iterator[Edit]:
    """Edits that put the two halves of a mail provider's name together: "g mail"."""
    for match in SPLIT_PROVIDER.finditer(lower):
        yield (
            *match.span(),
            regex.sub(r"[\s\-]", "", match.group()).replace("geemail", "gmail").replace("jeemail", "gmail"),
        )
