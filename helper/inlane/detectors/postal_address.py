"""Postal addresses: a street and a number with a town, a postcode, or words that say it is an address."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from inlane import cueing
from inlane.lazy import regex
from inlane.signals import Examples, Signal
from inlane.text import DIGITS, Views, words_of
from inlane.views import lexicon

EXAMPLES: dict[str, Examples] = {
    "postal_address": Examples(
        sees=(
            "come round, it's [[forty two Alder Lane, Dunmore]], side door",
            "Come by our office at [[12 Baker Street, London NW1 6XE]] on Monday",
            "Ship it to [[1600 Amphitheatre Pkwy, Mountain View, CA 94043]].",
            "I live at [[45b Elm Rd]], drop by",
            "Mi oficina: [[Calle Mayor 12, 28013 Madrid]]",
            "[[12 rue de la Paix, 75002 Paris]]",
            "Büro: [[Hauptstraße 5, 10115 Berlin]]",
            "адрес: [[ул. Ленина 5, кв. 12]]",
            "send the contract to [[P.O. Box 1234, Austin, TX 78701]]",
            "The shop is at [[77 Queen St W, Toronto, ON M5H 2M9]].",
            "Post it to [[Unit 3, 18 Harbour Road, Dublin 1, D01 F5P2]]",
            "[[Calle Serrano 41, 2º izq, 28001 Madrid]] es mi oficina",
            "[[〒150-0043 東京都渋谷区道玄坂2-10-7]] まで",
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
POSTCODE = r"\d{4}-\d{3}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{5}(?:-\d{3,4})?|\d{4}(?:\s?[A-Z]{2})?|\d{2}-\d{3}|\d{6}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{3}\s?\d{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]\d{4}(?:[A-Z]{3})?"
UNIT = r"(?:(?:,|\s-)?\s{0,2}(?i:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|кв|оф|офис|д|дом|piso|apto|bloco|no|nr|m|lok|daire|kat)(?:\.\s?|\s?\#|\s)(?:\d\w{0,4}|\p{Lu}(?!\w))|,?\s\#\w{1,5}|,\s\d{1,2}[ºª°oa](?:\s?(?:[A-Z]|izq|izda?|dcha?|der|esq|dto|bis)\.?(?!\w))?)"
TOWN = r"(?:\p{Lu}\p{Ll}{1,4}\.\s)?\p{Lu}\p{Ll}[\p{L}'\-]{0,24}(?:\s(?:de|la|le|sur|am|upon|del|di|\p{Lu}\p{Ll}[\p{L}'\-]{0,24})(?!\w)){0,3}(?:\s\d{1,2}(?!\w))?(?!\w)"
TAIL = rf"(?P<unit>{UNIT}){{0,3}}(?P<tail>(?:\s{{0,2}}[,\n\-–]\s{{0,2}}(?:(?:{POSTCODE})\s{{1,2}})?{TOWN}(?:(?:,?\s|\s?[\-–/]\s?)[A-Z]{{2}}(?![\w]))?(?:\s(?:{POSTCODE})(?![\w])|,\s(?:{POSTCODE})(?!\w|\s\p{{Lu}}\p{{Ll}}))?|,?\s{{1,2}}(?:{POSTCODE})(?![\w])(?:\s(?:{TOWN}|[A-Z]{{3,6}}(?!\w)))?|,\s[A-Z]{{2}}\s\d{{5}}(?![\w])){{1,5}}+)?"
PREMISES = regex.compile(
    r"(?i)(?<!\w)(?:flat|house|plot|h\.?\s?no|door|apt|apartment|unit|office|suite|shop|villa|blk|block)\.?\s?(?:no\.?\s?|\#\s?)?(?:[A-Z]-)?\d[\w/\-]{0,6},\s[^\n]{3,110}?\b(?:\d{6}|\d{5}|\d{3}\s\d{3})(?!\w)"
)
BLOCK = regex.compile(
    r"(?<!\w)[A-Z]-?\d{1,4},\s(?:\p{Lu}[\w.' ]{2,40},\s){1,4}\p{Lu}\w{2,20}[,\s\-]{1,3}\d{3}\s?\d{3}(?!\d)"
)
HOUSE = regex.compile(
    r"(?<!\w)(?i:house|flat|plot|apartment|apt|office|shop|villa)\s(?i:no\.?\s?)?\#?\d\w{0,4},\s(?:[\p{Lu}\d][^,\n]{1,30},\s){1,4}\p{Lu}\p{Ll}{2,20}(?:[\s\-]{1,3}\d{4,6}(?!\d))?"
)
# The part of a house that is told before its street.
WITHIN = regex.compile(
    r"(?:(?i:unit|flat|apt|apartment|suite|ste|office|room|shop|villa|block|blk|plot|floor)\.?\s?(?:\#\s?)?(?i:no\.?\s?)?(?:[A-Z]-?)?\d\w{0,3},?\s{1,2}){1,3}(?:(?:\p{Lu}[\w.']{1,20}\s){0,3}\p{Lu}[\w.']{1,20},\s)?$|(?i:unit|flat|apt|suite|office|shop|block|plot)\.?\s\#?$|(?:г|м|гр|місто|город)\.?\s\p{Lu}[\w\-]{1,25},\s$"
)
PO_BOX = regex.compile(rf"(?i)(?<!\w)p\.?\s?o\.?\s?box\s\#?\d{{1,7}}(?-i:{TAIL})")
BRITISH = regex.compile(
    r"(?:\p{Lu}[\w.']{1,20}(?:\s[\w.']{1,20}){0,3},\s){1,4}\p{Lu}[\w']{1,20}(?:\s\p{Lu}[\w']{1,20}){0,2},?\s(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})(?!\w)"
)
BRITISH_CODE = regex.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)")
HAN = regex.compile(
    r"(?:\p{Han}{2,8}(?:省|市|区|區|县|縣)){1,3}\p{Han}{1,12}(?:路|街|道|巷|弄)(?:\p{Han}|\d){0,8}\d{1,5}\s?(?:号|號)(?:\p{Han}|\d){0,12}"
)
# Japan and Korea: from the prefecture or city down to the block.
JAPANESE = regex.compile(
    r"(?:〒?\s?\d{3}[\-−]\d{4}\s?)?(?:東京都|北海道|(?:大阪|京都)府|\p{Han}{2,3}県)[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,20}\d{1,4}(?:(?:丁目|番地?|号|[\-−])\d{0,4}){0,4}"
)
KOREAN = regex.compile(
    r"\p{Hangul}{1,7}(?:시|도)\s\p{Hangul}{1,6}(?:구|군|시)\s(?:\p{Hangul}{1,6}(?:구|읍|면|동)\s)?\p{Hangul}[\p{Hangul}\d]{0,9}(?:로|길)\s?\d{1,4}(?:-\d{1,4})?"
)
ROMAJI = regex.compile(
    r"(?<![\w\-])\d{1,3}(?:-\d{1,4}){1,2},?\s(?:\p{Lu}[\w\-]{1,24},?\s){1,5}(?:\d{3}-\d{4}(?!\w)|Japan)|(?<![\w\-])\d{1,3}(?:-\d{1,4}){1,2},?\s(?:\p{Lu}[\w\-]{1,24},\s){1,4}\p{Lu}\w{2,20}(?!\w)"
)
VIETNAMESE = regex.compile(
    r"(?:(?:số|Số)\s)?\d{1,4}(?:/\d{1,4})?[A-Z]?\s(?:(?:đường|Đường)\s)?(?:\p{Lu}\p{Ll}{1,7}\s?){1,4}(?:,\s(?:(?:Phường|Quận|Huyện|P\.|Q\.|TP\.?|Tp\.?|Thành phố)\s?)?[\p{Lu}\d][\p{L}\d]{0,8}(?:\s\p{Lu}\p{Ll}{1,8}){0,3}){1,4}"
)
MOST = 200  # addresses of a kind in one text
# Each with the characters without which it cannot match.
EASTERN = (
    (HAN, "号號"),
    (JAPANESE, "都道府県"),
    (KOREAN, "로길"),
    (ROMAJI, ("-ku", "-shi", "-cho", "-machi", "-gun")),
    (VIETNAMESE, ("Quận", "Phường", "Huyện", "TP. ")),
)
FRENCH = frozenset("rue avenue av bd boulevard place chemin quai impasse route allée allee".split())
BEFORE_NUMBER = re.compile(r"[ \t]\d")
STOP = re.compile(r"[.!?\n]\s")
HOUSES = frozenset("house flat plot apartment apt office shop villa".split())
POSTCODE_6 = re.compile(r"[0-9](?=[0-9])[0-9]{2}\s?[0-9]{2,3}(?![0-9])")
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
            rf"(?<![\w.,$€£#:/\-]){NUMBER},?\s{{1,2}}(?:(?:{NAME})\s{{1,2}}){{1,4}}(?i:{after})(?!\w)\.?(?:\s(?:[NS][EW]?|[EW]|North|South|East|West)(?!\w)\.?)?{TAIL}"
        ),
        regex.compile(
            rf"(?<![\w.,$€£#:/\-]){NUMBER},?\s{{1,2}}(?i:rue|avenue|av\.?|bd|boulevard|place|chemin|quai|impasse|route|all[ée]e)\s(?:(?:de|du|des|la|le|les)\s|[ld]'){{0,3}}{PROPER}(?:\s(?:de|du|des|la|{PROPER})(?!\w)){{0,3}}{TAIL}"
        ),
        regex.compile(
            rf"(?<!\w)(?i:{before})\s{{0,2}}(?:(?:de|da|do|das|dos|del|della|di|la|le|las|los|{PROPER})\s{{1,2}}){{0,3}}{PROPER}(?:,|\s){{1,2}}\s?(?i:n[º°o]?\.?\s?|nr\.?\s?|д\.?\s?|дом\s|буд\.?\s?|\#\s?|số\s)?{NUMBER}(?![\w]){TAIL}"
        ),
        regex.compile(
            rf"(?<!\w)(?:\p{{Lu}}[\w\-]{{1,20}}\s){{0,2}}\p{{Lu}}[\w\-]{{1,30}}?(?i:{ending}|\s(?:{ending}))\s{{1,2}}{NUMBER}(?!\w){TAIL}"
        ),
    )


LOWER = regex.compile(
    r"(?i)(?<![\w.,$€£#:/\-])\d{1,5}[a-z]?,?\s(?:[a-z][a-z'\-]{1,20}\s){1,3}(?:street|avenue|road|boulevard|lane|drive|court|st|rd|ave|blvd)(?!\w)"
)


def find(views: Views) -> Iterator[Signal]:
    """Addresses in the text and in each rewriting of it."""
    for read in (views, *views.rewritten):
        yield from _find(read)


def _find(views: Views) -> Iterator[Signal]:
    text = views.folded.text
    if DIGITS.isdisjoint(views.signs):
        return
    yield from _streets(views)
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
    for pattern, signs in EASTERN:
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            yield _signal(views, *match.span())


def _matches(views: Views) -> Iterator[tuple[regex.Match, bool]]:
    """Whatever has the form of a street with its number; whether its name is written as a name is."""
    text, lower, bag = views.folded.text, views.lower, views.bag
    after, french, before, ending = _patterns()
    if not _gate("after").isdisjoint(bag):
        yield from ((match, False) for match in LOWER.finditer(text))
        yield from ((match, True) for match in after.finditer(text))
    if not FRENCH.isdisjoint(bag):
        yield from ((match, True) for match in french.finditer(text))
    for word in _gate("before") & bag:
        found = (before.match(text, place) for place in _places(lower, word))
        yield from ((match, True) for match in found if match)
    endings = _words("ending")
    if any(lower.endswith(endings, 0, gap.start()) for gap in BEFORE_NUMBER.finditer(lower)):
        yield from ((match, True) for match in ending.finditer(text))


def _places(lower: str, word: str) -> Iterator[int]:
    start = lower.find(word)
    while start >= 0:
        yield start
        start = lower.find(word, start + len(word))


def _streets(views: Views) -> Iterator[Signal]:
    text = views.folded.text
    for match, named in islice(_matches(views), MOST):
        cued = _cued(views.lower, match.start())
        where = match.groupdict()
        if "example" in match.group().lower() or not (cued or where.get("tail") or where.get("unit")):
            continue
        sure = named and bool(cued or DIGIT.search(where.get("tail") or ""))
        within = WITHIN.search(text, max(match.start() - 60, 0), match.start())
        yield _signal(views, within.start() if within else match.start(), match.end(), sure=sure)


def _cued(lower: str, start: int) -> bool:
    """Whether a word before, in the same sentence, speaks of a place to come or send to."""
    return cueing.said("address", STOP.split(lower[max(start - 45, 0) : start])[-1])


def _signal(views: Views, start: int, end: int, sure: bool = True) -> Signal:
    text = views.folded.text
    while text[end - 1] in " ,-\n":
        end -= 1
    while text[start].isspace():
        start += 1
    return Signal("postal_address", views.folded.origin(start, end), text[start:end], sure=sure)
