"""Folding: the edits that give decorated, full-width, look-alike and invisible characters their plain form."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from inlane.lazy import regex

Edit = tuple[int, int, str]

LONGEST_MARKS = 30  # of combining marks in a row, before normalising (UAX #15, Stream-Safe)
MOST_REMEMBERED = 20_000  # plain characters kept in memory

SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
# Punctuation and letters that Unicode's own plain forms leave alone or make longer: plain form, then the characters.
LOOSE = {
    char: plain
    for plain, chars in {
        "'": "’‘‛′ʼ＇`´",
        '"': "“”„«»‟＂",
        "-": "‐‑‒–—―−﹘﹣ー",
        "x": "×",
        "+": "➕",
        "/": "⁄∕",
        ".": "。．｡․﹒",
        "@": "＠﹫",
        "I": "\u0130",
        "\n": "\u2028\u2029\u0085",
        "a": "ɑ",
        "g": "ɡ",
        "#": "№",
        "0": "〇",
        # Letters that Arabic and Urdu keyboards tell apart and people do not.
        "ا": "أإآٱ",
        "ي": "ىی",
        "ك": "ک",
        "ه": "ةہۂۃە",
        "و": "ؤ",
        "ं": "ँ",
    }.items()
    for char in chars
}
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u20dd-\u20e4\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
# Vowel points and stretching of Arabic letters, and the dot of Hindi letters: most people leave them out.
UNWRITTEN = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c"
# What the 1:1 table cannot say: characters that vanish or grow, and letters under marks.
AWKWARD = regex.compile(
    rf"(?P<gone>[{INVISIBLE}{UNWRITTEN}]++)"
    rf"|(?P<grow>[\ufb00-\ufb06\u2469-\u2473\u247d-\u2487\u249c-\u24b5\u24eb-\u24f4\u277f\u2789\u2793\U0001f51f\u0958-\u095f\u09dc\u09dd\u09df])"
    rf"|(?P<marked>[\p{{Latin}}\p{{Greek}}\p{{Cyrillic}}0-9@._+\-]\p{{M}}++)"
    rf"|(?P<marks>\p{{M}}{{{LONGEST_MARKS}}}\p{{M}}++)"
)
ZALGO = regex.compile(rf"[{INVISIBLE}]")
MIXED = regex.compile(r"[\w@.\-]++")
FOREIGN = regex.compile(r"[^\W\x00-\x7f]")
WORD = regex.compile(r"[^\W_]++")


class _Plain(dict):
    """`str.translate` table that works a character out when first met: always one character for one."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        if len(self) < MOST_REMEMBERED:
            self[code] = plain
        return plain


def _plain(char: str) -> str:
    if char in LOOSE:
        return LOOSE[char]
    if char in simplified():
        return simplified()[char]
    if char in SMALL_CAPITALS:
        return SMALL_CAPITALS[char]
    code = ord(char)
    if 0x1F150 <= code <= 0x1F169 or 0x1F170 <= code <= 0x1F189:  # negative circled, negative squared
        return chr(ord("A") + (code - 0x1F150) % 32)
    digit = unicodedata.digit(char, None) if not char.isascii() else None
    if digit is not None:
        return str(digit)
    if unicodedata.category(char) == "Zs":
        return " "
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and plain != "\u0130" else char


PLAIN = _Plain()


@cache
def simplified() -> dict[str, str]:
    """Traditional Chinese characters that our words are written with, with the simplified ones."""
    lines = Path(__file__).parents[1].joinpath("data", "traditional.txt").read_text("utf-8").splitlines()
    return dict(pair for line in lines if not line.startswith("#") for pair in zip(*line.split(), strict=True))


@cache
def lookalikes() -> dict[str, str]:
    """Each character that looks like an ASCII letter or digit, with that one."""
    lines = Path(__file__).parents[1].joinpath("data", "confusables.txt").read_text("utf-8").splitlines()
    return {char: line[0] for line in lines if not line.startswith("#") for char in line[2:]}


@cache
def _all_lookalikes() -> str:
    return "".join(lookalikes())


# A circled a that stands by itself is meant for an at sign: "bob ⓐ gmail".
CIRCLED_A = regex.compile(r"(?<![\u24b6-\u24e9\U0001f150-\U0001f189])[ⓐⒶ🅐🄰🅰⒜](?![\u24b6-\u24e9\U0001f150-\U0001f189])")


def plain_characters(text: str) -> str:
    """`text` with every character that has a plain form of length one in that form; the length stays."""
    text = CIRCLED_A.sub("@", text)
    return text.translate(PLAIN)


def folded(text: str) -> str:
    """`text` in its plain form, for words that are not part of a draft."""
    text, out, done = plain_characters(text), [], 0
    for start, end, plain in awkward(text):
        out += (text[done:start], plain)
        done = end
    return "".join(out) + text[done:]


def awkward(text: str) -> Iterator[Edit]:
    """Edits for characters that vanish, grow, or carry marks."""
    for match in AWKWARD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "grow":
            yield start, end, _grown(text[start])
        elif match.lastgroup == "marked":
            plain = _unmarked(text[start], match.group())
            if plain != match.group():
                yield start, end, plain
        else:
            yield start + (LONGEST_MARKS if match.lastgroup == "marks" else 0), end, ""


def _grown(char: str) -> str:
    number = unicodedata.numeric(char, None)
    return str(int(number)) if number is not None else unicodedata.normalize("NFKC", char).strip("()")


def _unmarked(base: str, cluster: str) -> str:
    """A letter with its marks: composed if Unicode knows such a letter, else bare."""
    visible = ZALGO.sub("", cluster[: LONGEST_MARKS + 1]) or base
    composed = unicodedata.normalize("NFC", visible)
    letter = composed if len(composed) == 1 else unicodedata.normalize("NFC", visible[:2])[:1]
    return "I" if letter == "\u0130" else letter


def look_alike_letters(text: str) -> Iterator[Edit]:
    """Edits that put ASCII in the place of look-alikes, but only in words or addresses that are ASCII besides."""
    if not FOREIGN.search(text):
        return
    known = lookalikes()
    for run in MIXED.finditer(text):
        if run.group().isascii() or not any(char.isascii() and char.isalpha() for char in run.group()):
            continue
        address = any(mark in run.group() for mark in ".@")
        for word in WORD.finditer(run.group()):
            if _disguised(word.group(), address, known):
                for i, char in enumerate(word.group(), run.start() + word.start()):
                    if char in known:
                        yield i, i + 1, known[char]


def _disguised(word: str, address: bool, known: dict[str, str]) -> bool:
    """Is this an ASCII word with some letters swapped? "Skypeом" is a Russian ending, "gmаil" is a disguise."""
    if word.isascii() or not all(char.isascii() or char in known for char in word):
        return False
    if address:
        return True
    stem = word.rstrip(_all_lookalikes())
    ending = len(word) - len(stem)
    return any(char.isascii() and char.isalpha() for char in word) and not (
        len(stem) >= 3 and stem.isascii() and ending <= 3
    )
