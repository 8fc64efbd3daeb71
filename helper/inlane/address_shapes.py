"""The shapes of postal addresses: the patterns of streets, towns, and the parts told with a number."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from functools import cache

from inlane.lazy import regex
from inlane.text import words_of
from inlane.views import lexicon

NAME = r"[\p{Lu}\d][\w.'\-]{0,24}"
PROPER = r"\p{Lu}[\w.'\-]{0,24}"
NUMBER = r"\d{1,5}(?:\s?[A-Z]\s\d{1,3}(?!\w)|\s?[a-zA-Z](?!\w|\.?\s?\d))?(?:\s?[\-/]\s?\d{1,4}|[\-/][A-Z](?!\w))?"
POSTCODE = r"\d{4}-\d{3}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{5}(?:-\d{3,4})?|\d{4}(?:\s?[A-Z]{2})?|\d{2}-\d{3}|\d{6}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{3}\s?\d{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]\d{4}(?:[A-Z]{3})?"
# The small words in the name of a street or a town.
SMALL = r"(?:(?:d[eiao]|du|des|da|das|dos|del|dell[aoe]|degli|dei|la|le|les|las|los|el|van|der|den|zu)\s{1,2}|(?:[dl]|dell|all)')"
NAMED = rf"(?:{SMALL}|{PROPER}\s{{1,2}}){{0,4}}{PROPER}"
PART = lexicon.data("streets")["part"]
WITHIN, AROUND = (lexicon.alternation(lexicon.plain(word) for word in PART[kind]) for kind in ("within", "around"))
FLOOR = r"\d{1,2}(?:\.?\s?(?:st|nd|rd|th|er|[eèé]me|e|[ºª°oa]))?\.?\s(?i:floor|fl|[eé]tage|stock|og|andar|piso|piano|pi[eę]tro|этаж|поверх|kat|verdieping)(?!\w)"
FLOORS = regex.compile(rf"(?<!\w){FLOOR}")
# What stands between such a word and its number.
NO = r"(?:\.\s?|\s?[\#:]\s?|\s|-)(?i:(?:no|nr|number|nomor|نمبر|رقم|নং|नंबर|नं)\.?\s?)?"
UNIT = rf"(?:(?:,|\s-|/)?\s{{0,2}}(?:{FLOOR}|(?i:{WITHIN}|{AROUND}|no|nr|m|д|(?:of|et|d)(?=[.:])){NO}(?:[A-Z]?\d\w{{0,4}}|\p{{Lu}}(?!\w)))|,?\s\#[\w\-]{{1,8}}|,\s\d{{1,2}}\.?\s?[ºª°oa](?:\s?(?:[A-Z]|izq|izda?|dcha?|der|[Ee]sq|[Dd]to|[Ff]rt|bis)\.?(?!\w))?|,\s\d\.\s?(?:tv|th|mf)\.?(?!\w))"
TOWN = r"(?:\p{Lu}\p{Ll}{1,4}\.\s(?:del?\s)?)?\p{Lu}\p{Ll}[\p{L}'\-]{0,24}(?:\s(?:de|la|le|sur|am|upon|del|di|\p{Lu}\p{Ll}[\p{L}'\-]{0,24})(?!\w)){0,3}(?:\s\d{1,2}(?!\w))?(?!\w)"
TAIL = rf"(?P<unit>{UNIT}){{0,6}}(?P<tail>(?:\s{{0,2}}[,\n\-–]\s{{0,2}}(?:(?:{POSTCODE})\s{{1,2}})?{TOWN}(?:(?:,?\s|\s?[\-–/]\s?)(?:[A-Z]{{2}}|NSW|VIC|QLD|TAS|ACT)(?![\w]))?(?:\s(?:{POSTCODE})(?![\w])|,\s(?:{POSTCODE})(?!\w|\s\p{{Lu}}))?|,?\s{{1,2}}(?:{POSTCODE})(?![\w])(?:\s(?:{TOWN}|[A-Z]{{3,6}}(?!\w)))?|,\s[A-Z]{{2}}\s\d{{5}}(?![\w])){{1,5}}+)?(?:,\s{FLOOR}|/{TOWN})?"
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
INSIDE = regex.compile(
    rf"(?:(?i:level|{WITHIN}|{AROUND}){NO}(?:[A-Z]-?)?\d\w{{0,3}},?\s{{1,2}}){{1,3}}(?:(?:\p{{Lu}}[\w.']{{1,20}}\s){{0,3}}\p{{Lu}}[\w.']{{1,20}},\s|(?i:{WITHIN}|{AROUND})\.?\s\#?)?$|(?<!\w)(?i:level|{WITHIN}|{AROUND})\.?\s\#?$|(?:(?:г|м|гр|місто|город)\.?\s)?\p{{Lu}}[\p{{Cyrillic}}\-]{{2,25}},\s$|(?:\p{{Lu}}[\w.'\-]{{1,24}}\s){{1,3}}(?i:mah|mh|mahallesi)\.?,?\s$"
)
PO_BOX = regex.compile(rf"(?i)(?<!\w)p\.?\s?o\.?\s?box\s\#?\d{{1,7}}(?-i:{TAIL})")
BRITISH = regex.compile(
    r"(?:\p{Lu}[\w.']{1,20}(?:\s[\w.']{1,20}){0,3},\s){1,4}\p{Lu}[\w']{1,20}(?:\s\p{Lu}[\w']{1,20}){0,2},?\s(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})(?!\w)"
)
BRITISH_CODE = regex.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)")
HAN = regex.compile(
    r"(?:\p{Han}{2,8}(?:省|市|区|區|县|縣)){1,3}\p{Han}{1,12}(?:路|街|道|巷|弄)(?:\p{Han}|\d){0,8}\s?\d{1,5}\s?(?:号|號)(?:\p{Han}|[A-Z\d]){0,16}(?:\s?\d{1,5}\s?[室楼层])?"
)
# Japan and Korea: from the prefecture or city down to the block.
JAPANESE = regex.compile(
    r"(?:〒?\s?\d{3}[\-−]\d{4}\s?)?(?:東京都|北海道|(?:大阪|京都)府|\p{Han}{2,3}県)[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,20}\d{1,4}(?:(?:丁目|番地?|号|[\-−])\d{0,4}){0,4}"
)
KOREAN = regex.compile(
    r"(?:\p{Hangul}{1,7}(?:시|도)|서울|부산|대구|인천|광주|대전|울산|세종|경기|제주)\s\p{Hangul}{1,6}(?:구|군|시)\s(?:\p{Hangul}{1,6}(?:구|읍|면|동)\s)?\p{Hangul}[\p{Hangul}\d]{0,9}(?:로|길)\s?\d{1,4}(?:-\d{1,4})?(?:,?\s\d{1,4}(?:동|층|호)){0,3}"
)
ROMAJI = regex.compile(
    r"(?<![\w\-])\d{1,3}(?:-\d{1,4}){1,2},?\s(?:\p{Lu}[\w\-]{1,24},?\s){1,5}(?:\d{3}-\d{4}(?!\w)|Japan)|(?<![\w\-])\d{1,3}(?:-\d{1,4}){1,2},?\s(?:\p{Lu}[\w\-]{1,24},\s){1,4}\p{Lu}\w{2,20}(?!\w)"
)
VIETNAMESE = regex.compile(
    r"(?:(?:số|Số)\s)?\d{1,4}(?:/\d{1,4})?[A-Z]?\s(?:(?:đường|Đường)\s)?(?:\p{Lu}\p{Ll}{1,7}\s?){1,4}(?:,\s(?:(?:Phường|Quận|Huyện|P\.|Q\.|TP\.?|Tp\.?|Thành phố)\s?)?[\p{Lu}\d][\p{L}\d]{0,8}(?:\s\p{Lu}\p{Ll}{1,8}){0,3}){1,4}"
)
# Each with the characters without which it cannot match, and what tells more closely.
EASTERN = (
    (HAN, frozenset("号號"), "号號"),
    (JAPANESE, frozenset("都道府県"), "都道府県"),
    (KOREAN, frozenset("로길"), "로길"),
    (ROMAJI, frozenset("-"), ("-ku", "-shi", "-cho", "-machi", "-gun")),
    (VIETNAMESE, frozenset(".ậờệ"), ("Quận", "Phường", "Huyện", "TP. ")),
)
FRENCH = frozenset("rue avenue av bd boulevard place chemin quai impasse route allée allee".split())
# What stands between a word and a number.
GAP = re.compile(r"[ \t:]\d")
AHEAD = regex.compile(rf"(?<![\w.,$€£#:/\-]){NUMBER}(?:\s(?:bis|ter|quater))?,?\s{{1,2}}$")
# A postcode and its town, and what may stand before them.
CODE = re.compile(r"[,\n]\s?\d\d[\d\-][\d \-]")
CODE_TOWN = regex.compile(
    rf"[,\n]\s?(?P<code>\d{{4,5}}|\d{{4}}\s[A-Z]{{2}}|\d{{3}}\s\d\d|\d\d-\d{{3}}|\d{{4}}-\d{{3}})\s(?P<town>{TOWN})(?:\s[A-Z]{{1,2}}(?!\w))?"
)
NAME_NUMBER = regex.compile(
    rf"(?<![\w.,$€£#:/\-])(?:{PROPER}\s{SMALL}?){{0,2}}(?P<name>\p{{Lu}}\p{{Ll}}[\w\-]{{2,24}})(?:\s\p{{Ll}}{{2,12}})?\s{NUMBER}(?!\w)(?:{UNIT}){{0,3}}$"
)
# What may stand between the parts of an address that are told with a number, and behind the last of them.
UNCASED = r"\p{Lo}[\p{Lo}\p{M}]{1,20}(?!\w)"
BETWEEN = regex.compile(rf"(?:[\s,،\-–]{{1,3}}(?:{NAME}|{UNCASED})?){{1,5}}")
PLACE = rf"(?:[PQ]\.\s?(?:\d{{1,2}}(?!\w)|{TOWN})|[A-Z]-?\d{{1,3}}(?:/\d{{1,3}})?(?!\w)|{TOWN}\.?(?:\s\d{{4,6}}(?!\w))?|{UNCASED}(?:\s{UNCASED})?(?:[\s\-]{{1,3}}\d{{3,6}}(?!\w)|(?=\s?(?:[,،.।\n]|$))))"
BEHIND = regex.compile(
    rf"(?:(?P<way>[,،]?\s(?i:{AROUND})\s)(?:\p{{Lu}}\w{{1,12}}(?:\s|(?=,))){{1,4}}|\s{TOWN})?(?:[,،]\s?{PLACE}){{1,4}}+|\s{TOWN}"
)
# Names of places that stand for any place.
INVENTED = regex.compile(
    r"(?i)example|muster(?:st|mann|weg|ort|haus)|any\s?town|(?:sample|test|demo)\s(?:street|st|road|rd|city|town)(?!\w)"
)
POSTCODE_6 = re.compile(r"[0-9](?=[0-9])[0-9]{2}\s?[0-9]{2,3}(?![0-9])")
DIGIT = regex.compile(r"\d")


@cache
def street_words(place: str) -> tuple[str, ...]:
    return tuple(lexicon.plain(word) for word in lexicon.data("streets")["street"][place])


@cache
def ends() -> tuple[str, ...]:
    """What may stand before the number of a house: the end of a street's name, or a word for "number"."""
    words = street_words("ending")
    with_comma = (f"{word}," for word in words if not word.isascii())
    return (
        *words,
        *with_comma,
        *(f" {mark}{sign}" for mark in ("no", "nr", "д", "дом", "буд") for sign in ("", ".", ":")),
    )


@cache
def first_words(place: str) -> frozenset[str]:
    return frozenset(words_of(word)[0] for word in street_words(place))


@cache
def streets() -> tuple[regex.Pattern, ...]:
    after = lexicon.alternation(street_words("after"))
    before = lexicon.alternation(street_words("before"))
    ending = lexicon.alternation(street_words("ending"))
    return (
        regex.compile(
            rf"(?<![\w.,$€£#:/\-]){NUMBER},?\s{{1,2}}(?:(?:{NAME})\s{{1,2}}){{1,4}}(?i:{after})(?!\w)\.?(?:\s\d{{1,2}}(?!\w))?(?:\s(?:[NS][EW]?|[EW]|North|South|East|West)(?!\w)\.?)?{TAIL}"
        ),
        regex.compile(rf"(?i:{before})\s{{1,2}}{NAMED}(?:\s(?:{SMALL}|{PROPER}(?!\w))){{0,3}}(?!\w){TAIL}"),
        regex.compile(
            rf"(?<!\w)(?i:{before})(?:\s{{0,2}}{NAMED}|\.?\s{{0,2}}\d{{1,3}}\s?[A-Z]?(?:\s(?:Sur|Norte|Este|Oeste))?(?=\s?(?:\#|N[o°º])))(?:,|\s){{1,2}}\s?(?i:n\.?[º°o]?\.?\s?|nr\.?\s?|д\.?\s?|дом\s|буд\.?\s?|\#\s?|số\s)?{NUMBER}(?![\w]){TAIL}"
        ),
        regex.compile(
            rf"(?<!\w)(?:\p{{Lu}}[\w\-]{{1,20}}\s){{0,2}}\p{{Lu}}[\w\-]{{1,30}}?(?i:{ending}|\s(?:{ending})),?\s{{1,2}}(?i:(?:no|nr|д|дом|буд)[.:]?\s?)?(?:\d{{1,4}}\s?/\s?\d{{1,4}}\s(?P<town>{TOWN})|{NUMBER}(?!\w){TAIL}(?:\s{TOWN}/{TOWN}|(?(unit)(?:\s{TOWN})?)))"
        ),
    )


@cache
def labels() -> frozenset[str]:
    """The first words of all that may be told with a number."""
    return frozenset(words_of(lexicon.plain(word))[0] for word in (*PART["within"], *PART["around"]))


@cache
def labelled() -> regex.Pattern:
    """A part that is told with a number, in lower case."""
    return regex.compile(
        rf"(?<!\w)(?:(?P<floor>{FLOOR})|(?:(?P<within>{WITHIN})|(?P<around>{AROUND})(?P<name>(?:\s{UNCASED}){{1,3}})?){NO}(?:[a-z]-?)?\d{{1,5}}(?:\s?[\-/]\s?\w{{1,4}})?\w?(?!\w))"
    )


@cache
def way() -> regex.Pattern:
    """A street without a number, at the end of what stands before the numbered parts."""
    return regex.compile(
        rf"(?<!\w)(?:\d{{1,4}}\s)?(?i:{AROUND})(?:(?:\s{PROPER}){{1,3}}[,،]|(?:\s{UNCASED}){{1,5}}[,،]?)\s(?:{UNCASED}(?:\s{UNCASED}){{0,2}}[,،]\s)?$"
    )


LOWER = regex.compile(
    r"(?i)(?<![\w.,$€£#:/\-])\d{1,5}[a-z]?,?\s(?:[a-z][a-z'\-]{1,20}\s){1,3}(?:street|avenue|road|boulevard|lane|drive|court|st|rd|ave|blvd)(?!\w)"
)
