"""Postal addresses: a street and a number with a town, a postcode, or words that say it is an address."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

import regex

from inlane.signals import Examples, Signal
from inlane.text import Views, words_of
from inlane.views import lexicon

EXAMPLES: dict[str, Examples] = {
    "postal_address": Examples(
        sees=(
            "Come by our office at [[12 Baker Street, London NW1 6XE]] on Monday",
            "Ship it to [[1600 Amphitheatre Pkwy, Mountain View, CA 94043]].",
            "I live at [[45b Elm Rd]], drop by",
            "Mi oficina: [[Calle Mayor 12, 28013 Madrid]]",
            "[[12 rue de la Paix, 75002 Paris]]",
            "Büro: [[Hauptstraße 5, 10115 Berlin]]",
            "адрес: [[ул. Ленина 5, кв. 12]]",
            "send the contract to [[P.O. Box 1234, Austin, TX 78701]]",
            "my address is [[Flat 302, Sai Residency, MG Road, Pune 411001]]",
        ),
        ignores=(
            "I am in Berlin, Germany (UTC+1), available 9-17",
            "We need 3 way binding and 2 court listings on the page",
            "Place 5 orders and drive 20 visits a day via 3 channels",
            "The 15 min walk video, 4 St pages and 10 Ave templates",
            "I grew up on a street in London",
        ),
    )
}

NAME = r"[\p{Lu}\d][\w.'\-]{0,24}"
PROPER = r"\p{Lu}[\w.'\-]{0,24}"
NUMBER = r"\d{1,5}(?:\s?[a-zA-Z](?![\w]))?(?:\s?[\-/]\s?\d{1,4})?"
POSTCODE = r"\d{4}-\d{3}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{5}(?:-\d{3,4})?|\d{4}(?:\s?[A-Z]{2})?|\d{2}-\d{3}|\d{6}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{3}\s?\d{2}"
UNIT = r"(?:,?\s{0,2}(?i:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|кв|оф|офис|д|дом|piso|apto|bloco|no|nr|m|lok|daire|kat)(?:\.\s?|\s?\#|\s)(?:\d\w{0,4}|\p{Lu}(?!\w))|,?\s\#\w{1,5})"
TOWN = (
    r"\p{Lu}\p{Ll}[\p{L}'\-]{0,24}(?:\s(?:de|la|le|sur|am|upon|del|di|\p{Lu}\p{Ll}[\p{L}'\-]{0,24})(?!\w)){0,3}(?!\w)"
)
TAIL = rf"(?P<unit>{UNIT}){{0,3}}(?P<tail>(?:\s{{0,2}}[,\n\-–]\s{{0,2}}(?:(?:{POSTCODE})\s{{1,2}})?{TOWN}(?:,?\s[A-Z]{{2}}(?![\w]))?(?:,?\s(?:{POSTCODE})(?![\w]))?|,?\s{{1,2}}(?:{POSTCODE})(?![\w])(?:\s{TOWN})?|,\s[A-Z]{{2}}\s\d{{5}}(?![\w])){{1,4}}+)?"
CUE = regex.compile(
    r"(?i)\b(?:address|live[sd]?|living|located|office|visit|mail|ship|send|come|meet|reside|residence|home|based at|drop (?:by|in|off)|stop by|warehouse|studio at|shop at|deliver|pick up|find us|courier|post|"
    r"direcci[oó]n|oficina|vivo|endere[cç]o|moro|escrit[oó]rio|adresse|habite|bureau|anschrift|wohne|b[uü]ro|indirizzo|abito|ufficio|адрес|живу|офис|адреса|adres|mieszkam|biuro|alamat|kantor|tinggal|địa chỉ|عنوان|पता|ठिकाना|tirahan)\b[^.!?\n]{0,40}$"
)
PREMISES = regex.compile(
    r"(?i)(?<!\w)(?:flat|house|plot|h\.?\s?no|door|apt|apartment|unit|office|suite|shop|villa|blk|block)\.?\s?(?:no\.?\s?|\#\s?)?(?:[A-Z]-)?\d[\w/\-]{0,6},\s[^\n]{3,110}?\b(?:\d{6}|\d{5}|\d{3}\s\d{3})(?!\w)"
)
BLOCK = regex.compile(
    r"(?<!\w)[A-Z]-?\d{1,4},\s(?:\p{Lu}[\w.' ]{2,40},\s){1,4}\p{Lu}\w{2,20}[,\s\-]{1,3}\d{3}\s?\d{3}(?!\d)"
)
HOUSE = regex.compile(
    r"(?<!\w)(?i:house|flat|plot|apartment|apt|office|shop|villa)\s(?i:no\.?\s?)?\#?\d\w{0,4},\s(?:[\p{Lu}\d][^,\n]{1,30},\s){1,4}\p{Lu}\p{Ll}{2,20}"
)
PO_BOX = regex.compile(rf"(?i)(?<!\w)p\.?\s?o\.?\s?box\s\#?\d{{1,7}}(?-i:{TAIL})")
BRITISH = regex.compile(
    r"(?:\p{Lu}[\w.']{1,20}(?:\s[\w.']{1,20}){0,3},\s){1,4}\p{Lu}[\w']{1,20}(?:\s\p{Lu}[\w']{1,20}){0,2},?\s(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})(?!\w)"
)
BRITISH_CODE = regex.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)")
HAN = regex.compile(
    r"(?:\p{Han}{2,8}(?:省|市|区|區|县|縣)){1,3}\p{Han}{1,12}(?:路|街|道|巷|弄)(?:\p{Han}|\d){0,8}\d{1,5}\s?(?:号|號)(?:\p{Han}|\d){0,12}"
)
MOST = 200  # addresses of a kind in one text
HOUSES = frozenset("house flat plot apartment apt office shop villa".split())
POSTCODE_6 = re.compile(r"\d{3}\s?\d{2,3}(?!\d)")
DIGIT = regex.compile(r"\d")


@cache
def _words(place: str) -> tuple[str, ...]:
    return tuple(lexicon.plain(word) for word in lexicon.data("streets")["street"][place])


@cache
def _gate(place: str) -> frozenset[str]:
    return frozenset(words_of(word)[0] for word in _words(place))


@cache
def _patterns() -> tuple[regex.Pattern, ...]:
    after = lexicon.alternation(_words("after"))
    before = lexicon.alternation(_words("before"))
    ending = lexicon.alternation(_words("ending"))
    return (
        regex.compile(
            rf"(?<![\w.,$€£#:/\-]){NUMBER},?\s{{1,2}}(?:(?:{NAME})\s{{1,2}}){{1,4}}(?i:{after})(?!\w)\.?{TAIL}"
        ),
        regex.compile(
            rf"(?<![\w.,$€£#:/\-]){NUMBER},?\s{{1,2}}(?i:rue|avenue|av\.?|bd|boulevard|place|chemin|quai|impasse|route|all[ée]e)\s(?:(?:de|du|des|la|le|les)\s|[ld]'){{0,3}}{PROPER}(?:\s(?:de|du|des|la|{PROPER})(?!\w)){{0,3}}{TAIL}"
        ),
        regex.compile(
            rf"(?<!\w)(?i:{before})\s{{0,2}}(?:(?:de|da|do|das|dos|del|della|di|la|le|las|los|{PROPER})\s{{1,2}}){{0,3}}{PROPER}(?:,|\s){{1,2}}\s?(?i:n[º°o]?\.?\s?|nr\.?\s?|д\.?\s?|дом\s|буд\.?\s?|\#\s?|số\s)?{NUMBER}(?![\w]){TAIL}"
        ),
        regex.compile(rf"(?<!\w)\p{{Lu}}[\w\-]{{1,30}}?(?i:{ending}|\s(?:{ending}))\s{{1,2}}{NUMBER}(?!\w){TAIL}"),
    )


LOWER = regex.compile(
    r"(?i)(?<![\w.,$€£#:/\-])\d{1,5}[a-z]?,?\s(?:[a-z][a-z'\-]{1,20}\s){1,3}(?:street|avenue|road|boulevard|lane|drive|court|st|rd|ave|blvd)(?!\w)"
)


def find(views: Views) -> Iterator[Signal]:
    """Addresses in the folded text."""
    text = views.folded.text
    if not DIGIT.search(text):
        return
    after, rue, before, ending = _patterns()
    patterns = [LOWER, after] if not _gate("after").isdisjoint(views.bag) else []
    if not _gate("before").isdisjoint(views.bag):
        patterns += [rue, before]
    if any(word.endswith(_words("ending")) for word in views.bag):
        patterns.append(ending)
    yield from _streets(views, text, patterns)
    for pattern in (
        [PREMISES, BLOCK] * bool(POSTCODE_6.search(text))
        + [HOUSE] * (not HOUSES.isdisjoint(views.bag))
        + [PO_BOX] * ("box" in views.bag)
    ):
        for match in pattern.finditer(text):
            yield _signal(views, *match.span())
    for code in islice(BRITISH_CODE.finditer(text), MOST):
        for match in BRITISH.finditer(text, max(code.start() - 120, 0), code.end()):
            yield _signal(views, *match.span())
    for match in HAN.finditer(text) if "号" in text or "號" in text else ():
        yield _signal(views, *match.span())


def _streets(views: Views, text: str, patterns: list[regex.Pattern]) -> Iterator[Signal]:
    for pattern in patterns:
        for match in islice(pattern.finditer(text), MOST):
            cued = CUE.search(text, max(match.start() - 60, 0), match.start())
            where = match.groupdict()
            if "example" in match.group().lower() or not (cued or where.get("tail") or where.get("unit")):
                continue
            sure = pattern is not LOWER and bool(cued or DIGIT.search(where.get("tail") or ""))
            yield _signal(views, *match.span(), sure=sure)


def _signal(views: Views, start: int, end: int, sure: bool = True) -> Signal:
    text = views.folded.text
    while text[end - 1] in " ,-\n":
        end -= 1
    while text[start].isspace():
        start += 1
    return Signal("postal_address", views.folded.origin(start, end), text[start:end], sure=sure)
