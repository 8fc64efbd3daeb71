"""Decoding: the edits that undo URL-encoding, HTML entities, `hxxp`, base64, punycode and text written backwards."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import base64
import binascii
import codecs
import html
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from inlane.lazy import regex
from inlane.views import glyphs

Edit = tuple[int, int, str]

ENCODED = regex.compile(
    r"(?P<comment><!--[^>]{0,80}?-->|(?<!(?:at|dot))</?[a-z]{1,6}+>(?!at<|dot<))"
    r"|(?P<percent>(?:%[0-9a-fA-F]{2}){1,200}+)"
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
SIGNS = ("%", "&#", "&c", "&p", "&l", "&d", "[:]", "\\u", "\\x", "<!-", "</")
FIRST_SIGNS = frozenset(sign[0] for sign in SIGNS)
HEX = regex.compile(r"(?<![\w#])(?:0x)?(?:[2-7][0-9a-fA-F][\s:,\-]{0,2}+(?:0x|\\x)?){6,60}+(?!\w)")
HEX_CUE = regex.compile(r"(?i)\b(?:hex(?:adecimal)?|ascii)\b")
BINARY = regex.compile(r"(?<![\w])(?:[01]{8}\s{0,2}){6,60}+(?!\w)")
ROT13_CUE = regex.compile(r"(?i)\brot[\s\-]?13\b|\bcaesar\b")
ROT13 = regex.compile(
    r"[A-Za-z0-9._+\-]{2,40}+@[A-Za-z0-9.\-]{4,40}+|[A-Za-z]{2,40}\.[A-Za-z]{2,4}(?:/\S{1,40})?(?!\w)"
)
MORSE = regex.compile(r"(?<![\w.\-])(?:[.\-·−]{1,6}(?:[\s,]{1,3}|\s?/\s?|$)){6,80}")
BASE64_CUE = regex.compile(r"(?i)\b(?:base ?64|b64|decode[ds]?|atob|encoded)\b")
BASE64_HIT = regex.compile(r"[\w.+\-]+@[\w\-]+\.\w|\d{7}|\w\.\w{2,}/|@\w{3}|://")
BACKWARDS_CUE = regex.compile(
    r"(?i)\b(?:backwards?|reversed?|right[\s\-]to[\s\-]left|from the (?:end|back|right)|in reverse|al rev[eé]s|mirror(?:ed)?|rueckwaerts|rückwärts|à l'envers|ao contr[aá]rio|al contrario|наоборот|задом наперед|wspak|tersten)\b"
)
BACKWARDS = regex.compile(r"\S{6,120}+")
OVERRIDE = regex.compile("\u202e([^\u202c\n]{2,400})\u202c?")


# What a draft can say of all its parts: that something is in base64, or to be read from right to left.
BASE64, BACKWARDS_TOLD = 1, 2


def told(text: str, lower: str) -> int:
    """Which of these a text says."""
    return BASE64 * _says_base64(lower) | BACKWARDS_TOLD * (BACKWARDS_CUE.search(text) is not None)


def worth_it(text: str, lower: str, signs: frozenset[str], said: int = 0) -> bool:
    """Is there any sign of an encoding? `signs` as in `Views`; `said` is what the rest of the draft tells."""
    return (
        bool(said & BASE64)
        or (not FIRST_SIGNS.isdisjoint(signs) and any(sign in text for sign in SIGNS))
        or "hxxp" in lower
        or "xn--" in lower
        or "h**p" in lower
        or "remove" in lower
        or "spam" in lower
        or "==" in text
        or _says_base64(lower)
        or _says_code(lower, signs)
        or (not text.isascii() and glyphs.worth_it(text))
    )


def _says_code(lower: str, signs: frozenset[str]) -> bool:
    if any(word in lower for word in CODES):
        return True
    return "1" in signs and (
        any(word in lower for word in ROT13_SAID) or ("01" in lower and BINARY.search(lower) is not None)
    )


def _says_base64(lower: str) -> bool:
    return ("64" in lower or "decode" in lower or "encoded" in lower or "atob" in lower) and BASE64_CUE.search(
        lower
    ) is not None


def edits(text: str, said: int = 0) -> Iterator[Edit]:
    """Edits that put plain characters in the place of encoded ones; `said` is what the rest of the draft tells."""
    lower = text.lower()
    if not text.isascii() and (plain := list(glyphs.edits(text))):
        yield from plain
        return
    if _says_code(lower, frozenset(lower)):
        coded = list(_coded(text, lower))
        if coded:
            yield from coded
            return
    cued = bool(said & BASE64) or _says_base64(lower)
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
        return _base64(written) if cued or written.endswith("=") else None
    if group == "comment":
        return ""
    if group == "remove":
        return ""
    if group == "escape":
        return chr(int(written[-2:], 16))
    return "http" + ("s" if written.lower().endswith("s") else "") if group == "hxxp" else ":"


def _coded(text: str, lower: str) -> Iterator[Edit]:
    """Edits for what is written in hexadecimal or binary figures, in Morse or by ROT13, where the writer says so."""
    found = [(match.span(), _bits(match.group())) for match in BINARY.finditer(text)] if "01" in lower else []
    if HEX_CUE.search(text):
        found += [(match.span(), _hex(match.group())) for match in HEX.finditer(text)]
    if ROT13_CUE.search(text):
        found += [(match.span(), codecs.encode(match.group(), "rot13")) for match in ROT13.finditer(text)]
    if "morse" in lower:
        found += [(match.span(), _morse(match.group())) for match in MORSE.finditer(text)]
    if "roman" in lower:
        found += [(match.span(), _roman(match.group())) for match in ROMAN.finditer(text)]
    for (start, end), plain in sorted(found):
        if plain and plain.isprintable() and PLAIN_HIT.search(plain):
            while text[end - 1].isspace():
                end -= 1
            yield start, end, plain


DIGITS_TURNED = regex.compile(r"(?<![\w+])\d(?:[ \-.()]{0,2}\d){6,14}(?!\w)")
PLAIN_HIT = regex.compile(r"[\w.+\-]@[\w\-]+\.\w{2}|\d{7}|\w\.\w{2,12}(?:/|$)|@\w{3}")


# Roman figures in a row, perhaps with others among them.
ROMAN = regex.compile(r"(?<!\w)(?:[IVXLCDM]{1,8}|\d{1,4})(?:[\s,.\-–—/]{1,3}(?:[IVXLCDM]{1,8}|\d{1,4})){2,14}+(?!\w)")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _roman(written: str) -> str:
    return "".join(part if part.isdecimal() else roman(part) for part in regex.findall(r"\w+", written))


def roman(figures: str) -> str:
    """The value of a Roman figure, in digits."""
    values = [ROMAN_VALUES[figure] for figure in figures]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def _hex(written: str) -> str:
    return _ascii(int(pair, 16) for pair in regex.findall("[2-7][0-9a-fA-F]", written.replace("0x", "")))


def _bits(written: str) -> str:
    return _ascii(int(byte, 2) for byte in written.split())


def _ascii(codes: Iterable[int]) -> str:
    return "".join(chr(code) for code in codes if code < 128)


def _morse(written: str) -> str:
    letters = written.replace(",", " ").replace("·", ".").replace("−", "-").replace("/", " ").split()
    return "".join(MORSE_LETTERS.get(letter, "?") for letter in letters)


MORSE_LETTERS = dict(
    zip(
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----. .--.-. .-.-.- -....- ..--.-".split(),
        "abcdefghijklmnopqrstuvwxyz0123456789@.-_",
        strict=True,
    )
)


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


# What well-known names become when they are turned round: no word besides says so.
CODES = ("hex", "ascii", "caesar", "morse", "roman")
ROT13_SAID = ("rot13", "rot 13", "rot-13")
TURNED = frozenset("moc liamg oohay liamtoh kooltuo duolci notorp tod".split())
TURNED_WORDS = regex.compile(
    r"(?i)(?<!\w)(?:\S{1,40}\s{1,2}){0,3}?(?:moc|ten|gro|oi|ku|ed)\s{1,2}(?:tod|\.)\s{1,2}(?:\w{2,30}\s{1,2}(?:tod|\.)\s{1,2}){0,2}\w{2,40}\s{1,2}(?:ta|@)\s{1,2}\S{2,40}(?:\s{1,2}(?:tod|\.|erocsrednu|hsad)\s{1,2}\w{1,30}){0,3}"
)
TURNED_TOKEN = regex.compile(r"(?i)(?<!\w)(?:moc|ten|gro|oi|ku|ed)\.|(?:liamg|oohay|liamtoh|kooltuo|duolci)@")


def backwards_edits(text: str, bag: frozenset[str], told: int = 0) -> Iterator[tuple[int, int]]:
    """Ranges that are to be read from right to left: written so, with a word that says so or a well-known end."""
    turned = not TURNED.isdisjoint(bag)
    ranges = [match.span() for match in TURNED_WORDS.finditer(text)] if turned else []
    said = bool(told & BACKWARDS_TOLD) or BACKWARDS_CUE.search(text) is not None
    ranges += [match.span() for match in DIGITS_TURNED.finditer(text)] if said else []
    for match in BACKWARDS.finditer(text) if said or turned else ():
        written = match.group()
        if TURNED_TOKEN.search(written) or (
            said and (any(sign in written for sign in "@./") or sum(map(str.isdigit, written)) > 6)
        ):
            ranges.append(match.span())
    done = 0
    for start, end in sorted(ranges, key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield start, end
            done = end


def may_be_backwards(lower: str, bag: frozenset[str], told: int = 0) -> bool:
    """Is there a word that says so, or one that is a well-known name turned round?"""
    return (
        bool(told & BACKWARDS_TOLD)
        or "rev" in lower
        or "back" in lower
        or "right" in lower
        or not TURNED.isdisjoint(bag)
    )
