"""Mailboxes told in pieces, with the name and the provider in any order and small words between them.

"my first name, then the symbol above the 2, then the google one": every piece of the text around a provider's name
becomes one letter, and a mailbox is a row of such letters. So it does not matter which small words stand between.
"""

# ruff: noqa: E501, SIM905 - a pattern reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from inlane import hosts
from inlane.lazy import regex
from inlane.views import lexicon
from inlane.views.mailbox_words import AT_LIKE, COM_LIKE, FILE, GOES_ON, HARD, MADE, at_places, pieces_pattern

NEAR = 110  # characters around a provider's name in which its mailbox is told
MOST = 12  # providers in one text: nobody names more to tell a mailbox
PROVIDER_NAMES = (
    "gmail, g mail, g-mail, yahoo, hotmail, outlook, icloud, proton, aol, gmx, yandex, google, zoho, fastmail, rediff, rocketmail, ymail,"
    " tutanota, microsoft, apple, male, mail.ru, web.de, search giant, search engine, envelope, big g, mail service, mail provider"
).split(", ")


class Told(NamedTuple):
    """A mailbox in the text: where, what it is as far as it is said, and whether no guess was needed."""

    start: int
    end: int
    seen: str
    sure: bool


class Piece(NamedTuple):
    """A piece of the text and its letter: see `NAME`."""

    start: int
    end: int
    letter: str
    text: str


# N a name that is no word (it has a digit, a dot or an underscore), n a word that is not common, o a common one,
# D a name that is described ("my last name"), # digits, a an at that can be nothing else, t the small word "at",
# d a dot, s another sign, h a host, z "without spaces", l a link, p a provider, e an ending, | the end of a sentence or line.
NAME = r"(?:[nN#]?(?:D(?:o(?=D)|o?[lsd#nNz]{0,5}[sd#nNz])?){1,4}|[nNo#]{1,4}l?z|[nNo]{2,3}(?=l?[at]l?pd?e?l?z)|(?:[nN]|o(?=l?[ds]))(?:l?[sd]l{0,2}[nNoe#])*#{0,4}|#?N#{0,2})"
FORWARD = re.compile(
    rf"(?P<box>h|{NAME})(?P<mid>[l|]{{0,9}}(?:[at][l|]{{0,4}})?)p(?P<tail>[l|]{{0,2}}d[l|]{{0,2}}e|e|l?d(?=l?[l|]))?"
)
HOSTED = re.compile(
    rf"(?P<box>o(?=[l|]{{0,3}}a)|{NAME})(?P<mid>[l|]{{0,7}}(?:[at][l|]{{0,4}}|a[lon|]{{0,6}}(?=h)))(?P<host>h|(?:[nNo](?:s[nNo])?l?dl?){{1,2}}e)"
)
BACKWARD = re.compile(rf"p(?:d?e)?(?P<mid>[latd|]{{0,9}})(?P<box>h|{NAME})")


@cache
def _links() -> frozenset[str]:
    return frozenset(lexicon.data("told")["mailbox"]["links"].split())


@cache
def _naming() -> frozenset[str]:
    return frozenset(lexicon.data("told")["mailbox"]["naming"].split())


ANNOUNCES = re.compile(r":|\s[\-–—→=>]{1,2}\s")  # between a word and what it introduces: "contact - bob"
TEXT = attrgetter("text")
LEFT_OUT = ("without", "minus", "no")
VERBS = ("is", "it's", "its", "that's", "thats", "are")
NUMBERED = ("n#", "n##", "nn#")
SOUNDS = {"hot": "hotmail.com", "pro": "proton.me"}
STANDS_FOR_ANY = ("name", "user", "username", "email", "mail")
DOMAINS = {"google": "gmail.com"}
CUED = 48  # characters before a plain name in which mail is spoken of


def worth_it(lower: str) -> bool:
    """Is a provider named?"""
    return any(name in lower for name in PROVIDER_NAMES)


def told(lower: str) -> Iterator[Told]:
    """The mailboxes told around each provider's name."""
    for start, end in _windows(lower, _named().finditer(lower)) if worth_it(lower) else ():
        told_in = pieces(lower, start, end)
        letters = "".join(piece.letter for piece in told_in)
        for pattern in (FORWARD, BACKWARD):
            for match in pattern.finditer(letters):
                found = _judged(lower, told_in, match, pattern is FORWARD)
                if found:
                    yield found
    for start, end in _windows(lower, at_places(lower)):
        yield from _hosted(lower, pieces(lower, start, end))


def _hosted(lower: str, pieces: list[Piece]) -> Iterator[Told]:
    """Mailboxes at any other host: "first name, then the at sign, then acme dot studio"."""
    for match in HOSTED.finditer("".join(piece.letter for piece in pieces)):
        box = pieces[match.start("box") : match.end("box")]
        host = pieces[match.start("host") : match.end("host")]
        hard = any(letter in match["box"] for letter in "NDsdz") or match["box"] in NUMBERED
        signed = "a" in match["mid"]
        if pieces[match.end("box")].text in STANDS_FOR_ANY:  # "name (at) site (dot) com"
            continue
        plain = len(box[0].text) > 2 and (signed or _cued(lower, box[0].start))
        if match["mid"].count("|") < 2 and (hard or (plain and (signed or "o" not in match["box"]))):
            seen = f"{written(box)}@{written(host)}"
            yield Told(box[0].start, host[-1].end, seen, sure=signed and "D" not in match["box"])


@cache
def _named() -> re.Pattern:
    return re.compile("|".join(map(re.escape, PROVIDER_NAMES)))


def _windows(lower: str, named: Iterable[re.Match]) -> list[tuple[int, int]]:
    """Where providers are named, with the words around; what overlaps is one range."""
    ranges: list[tuple[int, int]] = []
    for match in islice(named, MOST):
        start, end = max(match.start() - NEAR, 0), min(match.end() + NEAR, len(lower))
        while start and lower[start - 1].isalnum():
            start -= 1
        if ranges and start <= ranges[-1][1]:
            start = ranges.pop()[0]
        ranges.append((start, end))
    return ranges


def pieces(lower: str, start: int, end: int) -> list[Piece]:
    found: list[Piece] = []
    for match in pieces_pattern().finditer(lower, start, end):
        kind = match.lastgroup
        if kind == "gap":
            continue
        text = match.group()
        letter = kind if len(kind) == 1 and kind != "w" else {"stop": "|", "dot": "d", "other": "x"}.get(kind, "")
        if kind == "p":
            text = _domain(match)
        if kind == "w":
            letter = _letter(
                text, found, lower[match.start() - 1 : match.start()], lower[match.end() : match.end() + 1]
            )
        found.append(Piece(*match.span(), letter, text))
    return found


def _domain(match: regex.Match) -> str:
    if match["named"]:
        domain = lexicon.providers()[" ".join(match["named"].split())]
        return domain.partition(".")[0] + match["ended"] if match["ended"] else domain
    if match["giant"] or match["riddle"]:
        return "gmail.com" if match["giant"] else "?"
    if match["sound"]:
        return SOUNDS.get(match["sound"][:3].strip(), "gmail.com")
    whose = lexicon.data("told")["mailbox"]["providers"]
    return whose.get(match["of"] or match["whose"], "yahoo.com")


def _letter(word: str, before: list[Piece], stuck: str, after: str) -> str:
    """What a word is, by itself, by what stands before it and by the characters beside it."""
    last = before[-1].letter if before else ""
    said = next((piece.letter for piece in reversed(before) if piece.letter != "|"), "")
    if said == "d" and (word in lexicon.endings() or COM_LIKE.fullmatch(word)):
        return "e"
    if last == "p" and (COM_LIKE.fullmatch(word) or (stuck == "," and word in lexicon.endings())):
        return "e"
    if last in ("n", "o") and before[-2:-1] and before[-2].letter == "p" and COM_LIKE.fullmatch(word):
        before[-1] = before[-1]._replace(letter="d")  # "hotmail daught calm"
        return "e"
    if word == "at" or AT_LIKE.fullmatch(word) and last in ("n", "N"):
        return "t"
    if word == "google" and "a" in [piece.letter for piece in before[-6:]]:
        return "p"
    if word in _links():
        return "l"
    ending = word.rpartition(".")[2] if "." in word else ""
    if ending and after != "@" and (ending in lexicon.endings() or last in ("a", "t")) and hosts.registered(word):
        return "h"
    if word.isdecimal():
        return "#" if len(word) < 5 else "x"
    if word in lexicon.numbers() and len(lexicon.numbers()[word]) < 3:
        return "#"
    if HARD.fullmatch(word) and not MADE.fullmatch(word) and not FILE.fullmatch(word):
        return "N"
    if not word.removesuffix("'s").isalpha() or MADE.fullmatch(word):
        return "x"
    return "o" if lexicon.is_common(word.removesuffix("'s")) else "n"


def _judged(lower: str, pieces: list[Piece], match: re.Match, forward: bool) -> Told | None:
    box = pieces[match.start("box") : match.end("box")]
    while len(box) > 1 and ANNOUNCES.search(lower, box[0].end, box[1].start):
        box = box[1:]
    between = pieces[match.start("mid") : match.end("mid")]
    provider = pieces[match.end("mid")] if forward else pieces[match.start()]
    tail = pieces[match.end("mid") + 1 : match.end()] if forward else []
    if any(piece.text in LEFT_OUT for piece in tail):
        tail = []
    signed, described = "a" in match["mid"], "D" in match["box"]
    said = signed or "t" in match["mid"]
    after = "".join(piece.letter for piece in pieces[match.end() : match.end() + 2])
    hard = (
        any(letter in match["box"] for letter in "Nsdzh")
        or (said and len(match["box"]) > 1 and "z" in after)
        or (said and match["box"] in NUMBERED)
    )
    told = said or any(piece.text in _naming() for piece in between)
    last = (tail or [provider])[-1] if forward else box[-1]
    goes_on = GOES_ON.match(lower, last.end) is not None
    plainly = len(box[0].text) > 2 and (signed if forward else told) and (signed or _cued(lower, box[0].start))
    if not (hard or described or plainly) or match["mid"].count("|") > 2:
        return None
    if forward and not (signed or goes_on or ((told or hard) and tail)):
        return None
    if described and not (told or between if forward else signed or (said and "before" in map(TEXT, between))):
        return None
    if match["box"] == "h" and forward and not told:
        return None
    if not forward and (not goes_on or match["mid"][:1] == "d" or not (between or box[0].start - provider.end > 1)):
        return None
    if not said and any(piece.text in VERBS for piece in between):  # "bob.smith is the name and it's a hotmail"
        last = box[-1]
    seen = f"{written(box)}@{DOMAINS.get(provider.text, provider.text)}"
    return Told(box[0].start, last.end, seen, sure=not described and ("N" in match["box"] or signed))


def _cued(lower: str, start: int) -> bool:
    words = re.findall(r"\w+", lower[max(start - CUED, 0) : start])
    return not lexicon.cues("mail").isdisjoint(words)


def written(box: list[Piece]) -> str:
    return "".join("." if piece.letter == "d" else _sign(piece) for piece in box if piece.letter not in "lz")


SIGNS = (("underscore", "_"), ("dash", "-"))


def _sign(piece: Piece) -> str:
    if piece.letter == "s":
        return next((sign for part, sign in SIGNS if piece.text in lexicon.spoken(part)), "")
    return lexicon.numbers().get(piece.text, piece.text) if piece.letter == "#" else piece.text
