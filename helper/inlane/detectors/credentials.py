"""Passwords, keys, card and identity numbers: given away, or asked for."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from inlane.account_words import DEV, VERSION
from inlane.lazy import Lazy, regex
from inlane.signals import Examples, Signal
from inlane.text import DIGITS, Views, words_of
from inlane.views import lexicon
from inlane.views.lexicon import alternation

EXAMPLES: dict[str, Examples] = {
    "credentials": Examples(
        sees=(
            "The WordPress password is [[Tulip-4821x]].",
            "Login: admin / [[Tulip4821!]]",
            "My card number is [[4929 1234 5678 9015]].",
            "Passport no. [[X1234567]]",
            "Please [[send me your hosting password]].",
            "Could you [[send a photo of your passport]]?",
        ),
        ignores=(
            "I can build the password reset flow and the login page.",
            "The password must have 8 characters, and API keys rotate every 90 days.",
            "Never share your password with anybody.",
            "The business card is 1050 x 600 and the ID card has a barcode 4006381333931.",
            "Please share the login page design.",
        ),
    ),
}

FOR_ACCESS = "system_access"  # what a password is for; a card or an identity number opens nothing for the job
# Words beside it that make it a part of what is built.
BUILDING = frozenset(
    "field fields form forms validate validation validates regex placeholder mask masked dummy sample mock fake"
    " reject rejects hash hashed column test tests testing sandbox format".split()
)
NEAR = 60  # characters
SHORTEST, SHORTEST_MIXED = 4, 6
YEARS = re.compile(r"(?:19|20)\d\d")
CODE = re.compile(r"\w\.[A-Za-z]|[({\[<=]|://")  # a name in a program, a host, a place to fill in
SIGNS = frozenset("!$%^&*#@?+~")
CARD = regex.compile(
    r"(?<![\d.,+])\d{4}(?:[ \-]?\d{4}){2}[ \-]?\d{1,7}(?![\d.,]\d|\d)|(?<!\d)3\d{3}[ \-]?\d{6}[ \-]?\d{5}(?!\d)"
)
CODE_OF_CARD = regex.compile(
    r"(?i)(?<!\w)(?:cvv|cvc|cvv2)(?: code)?(?:\s?[:=#]\s?|\sis\s|\s)(?P<value>\d{3,4})(?![\w%])"
)
UNSPACED = "\u2e80"  # words from here on have no space beside them
NOUNS = ("password", "brief", "login", "card", "brand", "identity")
PARTS = (*NOUNS, "is", "give", "need", "openers", "me", "your", "the", "then", "last")
GIVEN = {"password": "given", "brief": "brief", "login": "login"}
ASKED_FOR = ("password", "card", "identity")
WITHIN = r"(?:(?![.!?]\s)[^\n:=])"  # a sentence goes on, and tells no other value
ID_VALUE = r"(?P<value>[A-Za-z]{0,4}-?\d(?:[ ./\-]?\d){4,15}(?:-?[A-Za-z\d])?|[A-Za-z\d]{8,16})(?!\w)"
STOP = re.compile(r"[.!?](?=\s)|\n")
DATE = re.compile(r"(?:\d{4}[./-]\d\d?[./-]\d\d?|\d\d?[./-]\d\d?[./-](?:\d\d|\d{4}))\Z")
FEWEST_ID_DIGITS, FEWEST_UNTOLD = 5, 7


class Told(NamedTuple):
    """The patterns of one language: a password with its value, a short word for one, a name and then a password, an
    identity number, an ask."""

    given: Lazy
    brief: Lazy
    login: Lazy
    identity: Lazy
    asked: Lazy


@cache
def told() -> dict[str, dict[str, list[str]]]:
    """The words of each language that has any."""
    files = {code: file["secrets"] for code, file in lexicon.languages().items() if "secrets" in file}
    return {code: {part: said(file.get(part, ())) for part in PARTS} for code, file in files.items()}


def said(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in lexicon.forms(word)]


@cache
def first_words() -> dict[str, list[tuple[frozenset[str], str, str]]]:
    """The nouns by their first word: the other words, the language, the part of its file."""
    found: dict[str, list[tuple[frozenset[str], str, str]]] = {}
    for code, words in told().items():
        for part, noun in ((name, noun) for name in NOUNS for noun in words[name]):
            first, *others = words_of(noun)
            found.setdefault(first, []).append((frozenset(others), code, part))
    return found


def named(bag: frozenset[str]) -> dict[str, set[str]]:
    """Of what the words of a text speak, by language."""
    found: dict[str, set[str]] = {}
    for word in bag & first_words().keys():
        for others, code, part in first_words()[word]:
            if others <= bag:
                found.setdefault(code, set()).add(part)
    return found


@cache
def patterns() -> dict[str, Told]:
    return {code: Told(*map(regex.compile, (*_given(words), _asked(words)))) for code, words in told().items()}


def _given(words: dict[str, list[str]]) -> Iterator[str]:
    """The patterns of what has its value beside it. Chinese puts no space between its words."""
    runs_on = words["password"][0] > UNSPACED
    start, end = ("", "") if runs_on else (r"(?<![\w/.?&-])", r"(?![\w-])")
    noun = {part: rf"{start}(?:{alternation(words[part])}){end}" for part in NOUNS}
    gap = "" if runs_on else r"\s"
    says = rf"(?:\s?[:=]|\s?-{{1,2}}>|\s?\(|{gap}(?:{alternation(words['is'])})(?:(?!\w)|(?<=[\u2e80-\uffff]))\s?:?)"
    value = r"\s{0,3}[\"'`\u201c\u00ab]?(?P<value>[^\s\"'`\u201d\u00bb]{4,64})"
    yield rf"(?i){noun['password']}{WITHIN}{{0,40}}?{says}{value}"
    whose = alternation([*words["your"], *words["the"], "my"])
    yield rf"(?i)(?:^|[\n,;/|(]\s{{0,2}}|(?<!\w)(?:{whose})\s){noun['brief']}{says}{value}"
    yield rf"(?i){noun['login']}{says}\s{{0,2}}[^\s/|,;]{{2,60}}(?:\s{{0,2}}[/|,;\n]\s{{0,2}}|\s){value}"
    yield rf"(?i){noun['identity']}(?:(?P<says>{says})|\s)\s{{0,2}}(?:(?:no|nr|n°|№|#)\.?\s?:?\s?)?{ID_VALUE}"


def _asked(words: dict[str, list[str]]) -> str:
    """The pattern of an ask: what begins a request, whose it is, what it is, and nothing that makes it a compound."""
    of = {part: f"(?:{alternation(words[part])})" for part in PARTS}
    gap, word = r"\s{1,2}", rf"\s{{1,2}}(?!{of['then']}(?!\w))[\w\-]{{1,20}}"
    start = rf"(?:^|[.!?,;:\n]\s{{0,3}}|(?<!\w){of['openers']}{gap}|\s-\s)(?:{of['openers']}{gap})?"
    asks = rf"(?:{start}(?P<ask>{of['give']})|(?<![\w'])(?P<ask>{of['need']}))(?!\w)(?:,?{gap}{of['me']}(?!\w),?)?"
    # Where a language has no article, "your" can be left out.
    yours = _one_of(words["your"], not words["your"])
    owned = _one_of(words["your"] + words["the"], not words["the"])
    proof = rf"{yours}(?:{word})?{gap}(?:{alternation(words['card'] + words['identity'])})"
    what = rf"(?:{owned}(?:{word}){{0,3}}?{gap}(?P<what>{of['password']})|{proof})"
    after = rf"(?:\s{{0,2}}(?:$|[.,;!?)\n])|{gap}{of['then']}(?!\w))"
    told_last = rf"(?<!\w)(?P<ask>(?P<what>{of['password']})|{alternation(words['card'] + words['identity'])})"
    if words["openers"]:
        told_last = rf"(?<!\w)(?P<ask>{of['openers']})(?:{gap}[\w\-]{{1,20}}){{0,4}}?{what}"
    return rf"(?i){asks}{what}(?={after})|{told_last}{gap}{of['last']}(?!\w)"


def _one_of(words: list[str], is_free: bool) -> str:
    return rf"(?:\s{{1,2}}(?:{alternation(words)})(?!\w)){'?' if is_free else ''}"


def find(views: Views) -> Iterator[Signal]:
    if first_words().keys().isdisjoint(views.bag) or not (parts := named(views.bag)):
        return
    found: dict[tuple[int, int], tuple[str | None, bool]] = {}
    for code, named_here in parts.items():
        for span, *told_of in _found(views, patterns()[code], named_here):
            found.setdefault(span, told_of)
    for span, (purpose, sure) in found.items():
        origin, seen = views.folded.origin(*span), views.folded.text[slice(*span)]
        if purpose and _of_marketplace(views, *span):
            yield Signal("account", origin, seen)
        else:
            yield Signal("credentials", origin, seen, purpose, sure)


def _found(views: Views, known: Told, parts: set[str]) -> Iterator[tuple[tuple[int, int], str | None, bool]]:
    """The places, what each is for, and whether it is given and not asked for: only what is given can hold a send."""
    text = views.folded.text
    if not DIGITS.isdisjoint(views.signs):
        for pattern in (getattr(known, name) for part, name in GIVEN.items() if part in parts):
            for match in pattern.finditer(text):
                start, end = match.start("value"), match.start("value") + len(match["value"].rstrip(".,;:)"))
                if _is_secret(text[start:end]) and not _is_built(views, match.start(), end):
                    yield (start, end), FOR_ACCESS, True
        if not parts.isdisjoint(("card", "brand")):
            numbers = (match.span() for match in CARD.finditer(text) if _is_card(match[0]))
            codes = (match.span("value") for match in CODE_OF_CARD.finditer(text))
            yield from ((span, None, True) for span in (*numbers, *codes) if not _is_built(views, *span))
        for match in known.identity.finditer(text) if "identity" in parts else ():
            if _is_number(match["value"], match["says"]) and not _is_built(views, *match.span()):
                yield match.span("value"), None, True
    for match in known.asked.finditer(text) if not parts.isdisjoint(ASKED_FOR) else ():
        yield (match.start("ask"), match.end()), FOR_ACCESS if match["what"] else None, False


def _is_secret(written: str) -> bool:
    """Whether no word is written like it: letters among digits or signs, or a plain number that is no year."""
    letters, digits = any(map(str.isalpha, written)), any(map(str.isdigit, written))
    if written.isdigit():
        return len(written) >= SHORTEST and not YEARS.fullmatch(written)
    if not letters or CODE.search(written) or VERSION.fullmatch(written) or written.lower() in DEV:
        return False
    return (digits or not SIGNS.isdisjoint(written)) and len(written) >= SHORTEST_MIXED


def _is_card(written: str) -> bool:
    """Whether its last digit checks the others (ISO 7812), as it does by chance for one number in ten."""
    digits = [int(char) for char in reversed(written) if char.isdigit()]
    doubled = (digit * 2 - 9 * (digit > 4) for digit in digits[1::2])
    return 13 <= len(digits) <= 19 and len(set(digits)) > 2 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_number(written: str, is_told: str | None) -> bool:
    """Whether it is long enough to be an identity's, where "is" or a colon stands before it or only a space."""
    digits = [char for char in written if char.isdigit()]
    fewest = FEWEST_ID_DIGITS if is_told else FEWEST_UNTOLD
    return len(digits) >= fewest and len(set(digits)) > 2 and not DATE.match(written)


def _is_built(views: Views, start: int, end: int) -> bool:
    """Whether the words around speak of a field, a test or an example."""
    around = views.lower[max(start - NEAR, 0) : end + NEAR]
    return not BUILDING.isdisjoint(words_of(around))


@cache
def marketplaces() -> regex.Pattern:
    return regex.compile(rf"(?<!\w)(?:{alternation(lexicon.data('names')['acts']['market'].split(', '))})(?!\w)")


def _of_marketplace(views: Views, start: int, end: int) -> bool:
    """Whether the sentence names a marketplace: what opens an account there is that account."""
    ends = [match.start() for match in STOP.finditer(views.lower, max(start - NEAR, 0), start)]
    stop = STOP.search(views.lower, end, end + NEAR)
    begin = ends[-1] if ends else max(start - NEAR, 0)
    return marketplaces().search(views.lower, begin, stop.start() if stop else end + NEAR) is not None
