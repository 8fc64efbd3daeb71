"""Decoding: the edits that undo URL-encoding, HTML entities, `hxxp`, base64, punycode and text written backwards."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Iterator
from urllib.parse import unquote

import regex

Edit = tuple[int, int, str]

ENCODED = regex.compile(
    r"(?P<percent>(?:%[0-9a-fA-F]{2}){1,200}+)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,12});?)"
    r"|(?P<hxxp>(?i)\bh(?:xx|\*\*|__|tt)ps?(?=(?:\[:\]|:)//)(?<!http)(?<!https))"
    r"|(?P<colon>\[:\](?=//))"
    r"|(?P<puny>(?i)\bxn--[a-z0-9\-]{2,59}+)"
    r"|(?P<base64>(?<![\w+/=])[A-Za-z0-9+/]{12,400}+={0,2}(?![\w+/=]))"
    r"|(?P<remove>(?i)[<\[({_]?(?:remove|no[ _-]?spam|delete)[ _-]?(?:this|me|it)?[>\])}_]|(?<=\w)nospam(?=@))"
    r"|(?P<escape>\\u00[0-9a-fA-F]{2}|\\x[0-9a-fA-F]{2})"
)
ENTITIES = frozenset(
    ("&commat", "&period", "&dot", "&num", "&lowbar", "&plus", "&sol", "&colon", "&amp", "&hyphen", "&dash", "&nbsp")
)
SIGNS = ("%", "&#", "&c", "&p", "&l", "&d", "[:]", "\\u", "\\x")
BASE64_CUE = regex.compile(r"(?i)\b(?:base ?64|b64|decode[ds]?|atob|encoded)\b")
BASE64_HIT = regex.compile(r"[\w.+\-]+@[\w\-]+\.\w|\d{7}|\w\.\w{2,}/|@\w{3}|://")
BACKWARDS_CUE = regex.compile(
    r"(?i)\b(?:backwards?|reversed?|in reverse|al rev[eé]s|mirror(?:ed)?|rueckwaerts|rückwärts|à l'envers|ao contr[aá]rio|al contrario|наоборот|задом наперед|wspak|tersten)\b"
)
BACKWARDS = regex.compile(r"\S{6,120}+")
OVERRIDE = regex.compile("\u202e([^\u202c\n]{2,400})\u202c?")


def worth_it(text: str, lower: str) -> bool:
    """Is there any sign of an encoding?"""
    return (
        any(sign in text for sign in SIGNS)
        or "hxxp" in lower
        or "xn--" in lower
        or "h**p" in lower
        or "remove" in lower
        or "spam" in lower
        or _says_base64(lower)
    )


def _says_base64(lower: str) -> bool:
    return ("64" in lower or "decode" in lower or "encoded" in lower or "atob" in lower) and BASE64_CUE.search(
        lower
    ) is not None


def edits(text: str) -> Iterator[Edit]:
    """Edits that put plain characters in the place of encoded ones."""
    cued = _says_base64(text.lower())
    for match in ENCODED.finditer(text):
        plain = _decoded(match.lastgroup, match.group(), cued)
        if plain is not None and plain != match.group():
            yield *match.span(), plain


def _decoded(group: str, written: str, cued: bool) -> str | None:
    if group == "percent":
        plain = unquote(written, errors="ignore")
        return plain if plain.isprintable() and "%" not in plain and plain.strip() else None
    if group == "entity":
        plain = html.unescape(written if written.endswith(";") else written + ";")
        known = written.startswith("&#") or written.rstrip(";").lower() in ENTITIES
        return plain if known and len(plain) == 1 and plain.isprintable() else None
    if group == "puny":
        return _punycode(written)
    if group == "base64":
        return _base64(written) if cued else None
    if group == "remove":
        return ""
    if group == "escape":
        return chr(int(written[-2:], 16))
    return "http" + ("s" if written.lower().endswith("s") else "") if group == "hxxp" else ":"


def _punycode(written: str) -> str | None:
    try:
        plain = written[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return None
    return plain if plain.isprintable() else None


def _base64(written: str) -> str | None:
    try:
        plain = base64.b64decode(written + "=" * (-len(written) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeError, ValueError):
        return None
    return plain if plain.isprintable() and BASE64_HIT.search(plain) else None


def backwards_edits(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that are to be read from right to left: written so, with a word that says so."""
    if BACKWARDS_CUE.search(text):
        for match in BACKWARDS.finditer(text):
            if any(sign in match.group() for sign in "@./") or sum(map(str.isdigit, match.group())) > 6:
                yield match.span()
