"""Leet: the edits that write "t3l3gr4m", "S-kype", "insta gr@m" and "F.B." as the app that they stand for."""

# ruff: noqa: E501, SIM905 - a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from inlane.lazy import regex
from inlane.views import lexicon, slips

Edit = tuple[int, int, str]

# A sign within a word; not the one of "don't".
SIGN = re.compile(r"[@!$|0134578¥€£.*'\-](?!(?<=')(?:[tsdm]|re|ll|ve)\b)[a-z@!$|0134578.*]|(?<=[a-z]{3})@(?=[\s:,)]|$)")
AROUND = 14  # characters of the longest name, with its signs
EDGE = frozenset((*' \t\n\r,;:()[]{}<>"/?&=#', ""))
LETTERS = str.maketrans("0134578@!$¥€£", "oieastbaisyel")
GONE = str.maketrans("", "", ".-'*_")
# Names that no row of other words makes by chance, however they are cut in pieces.
IN_PIECES = (
    "whatsapp telegram skype discord viber instagram facebook linkedin snapchat messenger paypal payoneer zoom"
    " gmail yahoo hotmail outlook icloud protonmail wechat kakaotalk tiktok calendly"
).split()
USUAL = frozenset(("we chat", "tik tok", "linked in", "face book", "out look", "pay pal", "snap chat"))
SQUEEZED = str.maketrans(
    {**dict.fromkeys(" .-_/*|'~+,", None), **dict(zip("013457@$!8€£¥", "oieastasibely", strict=True))}
)
ALIKE = {"a": "4@", "b": "8", "e": "3€", "g": "69", "i": "1!|l", "l": "1|i£", "y": "¥", "o": "0", "s": "5$z", "t": "7+"}
# Without one of these there is no name in pieces: a sign before a letter, characters that stand alone, a first piece.
# It starts with one set of characters, which lets most of a text be passed over quickly.
SIGN_WITHIN = re.compile(r"[*|+@!$€£¥013457](?:(?<![\d])[a-z]|(?<=[a-z]\d)(?:[a-z]|(?![\w.])))")
PICTURE = regex.compile(r"\p{So}\ufe0f?")
PICTURE_WITHIN = regex.compile(r"[a-z]\p{So}\ufe0f?[a-z]")
SINGLES = re.compile("[sbc]{3}")
FIRST_PIECES = frozenset("sk wh wha zo vi dis te tel ins insta".split())
DRAWN_OUT = re.compile(r"([a-z])\1\1")
REPEATED = regex.compile(r"([a-z])\1{2,}")
LONG_DRAWN = regex.compile(r"(?<!\w)(?=[a-z]{0,12}([a-z])\1\1)[a-z]{4,24}(?!\w)")
# Words of asking for a contact, which have other signs among their letters only to hide them.
HIDDEN_WORDS = frozenset(
    "number phone email mail contact mobile telephone bitcoin crypto revolut venmo zelle skrill wise cashapp cash western usdt zoom whereby webex".split()
)
# Any word with figures for letters within it: "y0ur", "l4ne".
FIGURES_WITHIN = re.compile(r"[a-z]{0,12}(?:[0134578@$](?=[a-z])[a-z]{1,12}){1,4}")
LEAST = 4  # letters of such a word
TWO = re.compile(r"[twfi][ ./\-][gab](?![a-z0-9])")
# Two letters for an app's name, apart: "on t g", "my W/A".
TWO_LETTERS = regex.compile(
    r"(?<=(?<!\w)(?:on|via|over|my|through|thru|by|to)\s)(?:t[\s./\-]g|w[\s./\-]a|f[\s./\-]b|i[\s./\-]g)(?=[\s,!?)]|\.?$|\.\s|:)"
    r"|(?:(?<![^\n])|(?<=[.,;!?]\s))(?:t[\s./\-]g|w[\s./\-]a|f[\s./\-]b|i[\s./\-]g)(?=\s(?:is|slash|page|id|number|no|nick|profile|handle)(?!\w)|\s?[:=>/\-])"
)
# "What's up" for the app, where it stands as the place of a talk.
WHATS_UP = regex.compile(
    r"(?<=(?<!\w)(?:on|via|over|my|through|thru|by)\s)what'?s?[\s\-]?(?:up|app?)(?=\s?(?:[,.!?:;)]|$|\+?\d|number|no\b|instead|please|pls))"
)


def edits(lower: str, bag: frozenset[str], shape: str) -> list[Edit]:
    """Edits for words that spell an app or a mail provider with other signs among its letters, or in pieces.

    `bag` and `shape` are the text's, as in `Views`.
    """
    found = list(_with_signs(lower)) if SIGN.search(lower) else []
    pictured = not lower.isascii() and PICTURE_WITHIN.search(lower) is not None
    if pictured or SIGN_WITHIN.search(lower) or SINGLES.search(shape) or not FIRST_PIECES.isdisjoint(bag):
        found += _in_pieces(lower)
    for word in _misdrawn().keys() & bag:
        found += [(at.start(), at.end(), _misdrawn()[word]) for at in re.finditer(rf"\b{word}\b", lower)]
    if DRAWN_OUT.search(lower):
        found += _drawn_out(lower)
    if "what" in bag or "what's" in bag or "whats" in bag:
        found += [(*match.span(), "whatsapp") for match in WHATS_UP.finditer(lower)]
    if TWO.search(lower):
        found += [(*match.span(), match[0][0] + match[0][-1]) for match in TWO_LETTERS.finditer(lower)]
    kept: list[Edit] = []
    for edit in sorted(found, key=lambda edit: (edit[0], -edit[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


@cache
def _misdrawn() -> dict[str, str]:
    """Names with a slip of the keys, and with letters drawn as others that look like them: "discrd", "telegrarn"."""
    swaps = (("i", "l"), ("l", "i"), ("m", "rn"), ("g", "q"), ("w", "vv"), ("z", "3"))
    drawn = {
        name.replace(a, b): name for name in IN_PIECES for a, b in swaps if a in name and (len(name) > 4 or b == "3")
    }
    return slips.known() | {word: name for word, name in drawn.items() if word not in lexicon.apps()}


@cache
def _cut(name: str) -> regex.Pattern:
    """`name` with at most one sign between its letters, and with figures and signs for letters."""
    letters = (f"[{letter}{ALIKE.get(letter, '')}]" for letter in name)
    return regex.compile(r"(?<![\w@])" + r"(?:[ .\-_/*|'~+]|\p{So}\ufe0f?)?".join(letters) + r"(?![\w@]|\.\w)")


def _in_pieces(lower: str) -> Iterator[Edit]:
    squeezed = lower.translate(SQUEEZED)
    if not lower.isascii():
        squeezed = PICTURE.sub("", squeezed)
    for name in IN_PIECES:
        if name in squeezed and squeezed.count(name) > lower.count(name):
            for match in _cut(name).finditer(lower):
                if match.group() != name and match.group() not in USUAL:
                    yield *match.span(), name


def _drawn_out(lower: str) -> Iterator[Edit]:
    """Names with a letter too often: "zoooom", "whatsaaapp"."""
    for match in LONG_DRAWN.finditer(lower):
        for most in ("", r"\1"):
            name = REPEATED.sub(r"\1" + most, match.group())
            if name in IN_PIECES or (name in lexicon.apps() and not lexicon.apps()[name].common):
                yield *match.span(), name
                break


def _with_signs(lower: str) -> Iterator[Edit]:
    done = 0
    for sign in SIGN.finditer(lower):
        before = lower[sign.start() - 1 : sign.start()]
        leading = (
            len(sign.group()) > 1 and sign.group()[0] in "!$|13457" and sign.group()[1].isalpha() and before in EDGE
        )
        if sign.start() >= done and (before.isalpha() or leading):
            start, end = _word(lower, sign.start(), done)
            done = end
            name = named(lower[start:end]) if 2 < end - start <= AROUND else None
            if name:
                yield start, end, name


def _word(lower: str, at: int, floor: int) -> tuple[int, int]:
    start, end = at, at + 1
    while start > max(floor, at - AROUND) and lower[start - 1] not in EDGE:
        start -= 1
    while end < min(len(lower), at + AROUND) and lower[end] not in EDGE:
        end += 1
    return start, end


def named(written: str) -> str | None:
    """The app or provider that a word with signs in it stands for."""
    written = written.rstrip("!'") if written[-1] != "." else written
    bare = written.translate(GONE)
    if written.endswith("'s"):
        return None
    starred = _starred(written) if "*" in written or "#" in written else None
    if starred:
        return starred
    if bare.isalpha() and len(bare) < 5 and written.strip(".").count(".") != len(bare) - 1:
        return None
    ones = "il" if "1" in bare or "|" in bare else "i"
    if len(written) >= LEAST and FIGURES_WITHIN.fullmatch(written):
        for one in ones:
            word = written.replace("1", one).translate(LETTERS)
            if word in lexicon.common() or word in lexicon.street_words():
                return word
    for one in ones:
        name = bare.replace("1", one).replace("|", one).translate(LETTERS)
        if name == "whatsup" and name != bare:
            return "whatsapp"
        known = name in lexicon.apps() or name in lexicon.providers() or (name in HIDDEN_WORDS and name != bare)
        if known and name != written and (len(name) > 3 or bare.isalpha()):
            return name
    return None


def _starred(written: str) -> str | None:
    """The name in which a star stands for a letter: "wh*tsapp"."""
    hidden = regex.compile(regex.sub(r"\\[*#]", "[a-z]", regex.escape(written, special_only=True)))
    return next((name for name in IN_PIECES if len(name) == len(written) and hidden.fullmatch(name)), None)
