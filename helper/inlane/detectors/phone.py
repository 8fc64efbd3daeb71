"""Phone numbers, where more than the digits says so."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from inlane.signals import Examples, Signal
from inlane.text import Span, View, Views, words_of
from inlane.views import lexicon

EXAMPLES: dict[str, Examples] = {
    "phone": Examples(
        sees=(
            "my number is [[+1 415 555 0132]]",
            "Call me on [[(415) 555-0132]] after 5",
            "or [[+44 7911 123456]].",
            "tel: [[0171 1234567]]",
            "[[+91-98765-43210]]",
            "whatsapp: [[+1 415 555 0132]]",
            "my cell [[415.555.0132]]",
            "[[zero seven seven double oh nine hundred three one eight]]",
            "мой тел [[8 912 555 01 43]]",
            "رقمي [[٠١٠٠ ٥٥٥ ٠١٧٣]]",
            "[[①③⓪⑤ ⑤⑤⑤ ⓪①⑦①]] my cell",
            "[[7 3 7 - 5 5 5 - 0 1 6 4]]",
            "call me: [[3O5-S55-OI7I]]",
            "[[f o u r o n e f i v e then 5 5 5 then 0 1 4 2]]",
            "my fee is [[$305, $555, $0171]], you can dial that",
            "area code is [[415, the rest is five five five 0142]]",
        ),
        ignores=(
            "Invoice 2026-11-0042, order 4155550132, ISBN 978-3-16-148410-0",
            "The server 192.168.100.200 answered at 2026-11-23 14:05:33 with id 1763906733",
            "Budget 1000-2000, price $1,500,000 and 12 000 000 rows",
            "Coordinates 40.712776, -74.005974",
            "card 4111 1111 1111 1111 in the sandbox",
            "tracking 1Z 999 AA1 01 2345 6784",
            "Call me by 2026-11-23 14:00",
            "one two three four five six seven eight nine ten",
            "ratings: 5 4 5 5 4 3 5",
        ),
        misses=("dial this: [[eight hundred]], and the rest on Monday",),
    )
}

COUNTING = "012345678910111213 01234567890123456789"
SEPARATOR = r"[ \t\(\).\-/·\~*_\|]"
CANDIDATE = regex.compile(
    rf"(?V1)(?<![\w--\p{{Han}}]|[.,+])(?<!\d[\-/:])(?:\+\s?|\(\+?)?\d(?:{SEPARATOR}{{0,4}}+\d){{6,18}}+(?![\w--\p{{Han}}]|%)(?![.,:]\d)(?!-\d)"
)
DECIMALS = regex.compile(r"\d\.\d[\s(/]{1,3}\d\.\d")
COMPACT_DATE = regex.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
COLUMN = regex.compile(r"\d(?:\s{0,3}\n\s{0,3}\d){8,11}")
# Three prices or amounts that are the parts of a number, where the writer says to dial them.
IN_AMOUNTS = regex.compile(
    r"(?<![\w.,])[$€£]?(?P<a>\d{3})(?:\s[a-z]{2,10})?[\s,]{1,3}[$€£]?(?P<b>\d{3})(?:\s[a-z]{2,10})?[\s,]{1,3}[$€£]?(?P<c>\d{4})(?:\s[a-z]{3,10}(?=[.,]|\s[\-–]|\s(?:call|dial)))?(?![\w]|[.,]\d)"
)
DIALLED = frozenset("dial call phone".split())
ENOUGH = re.compile(r"\d[^a-zA-Z\n]{6}")  # room for the fewest digits
GROUPS = regex.compile(r"\d+")
DATE = regex.compile(
    r"(?<!\d)(?:19|20)\d\d[\-/.](?:0?[1-9]|1[0-2])[\-/.][0-3]?\d(?!\d)|(?<!\d)[0-3]?\d[\-/.][0-3]?\d[\-/.](?:19|20)\d\d(?!\d)"
)
YEARS = regex.compile(r"(?:19|20)\d\d\s?[\-/]\s?(?:19|20)\d\d")
AMERICAN = regex.compile(
    r"(?:\+?1[\s.\-])?(?:\([2-9]\d\d\)\s?|[2-9]\d\d(?P<gap>[.\-]))[2-9]\d\d(?(gap)(?P=gap)|[.\- ])\d{4}"
)
# A word just before that says what else the digits are.
AGAINST = regex.compile(
    r"(?i)(?:\b(?:invoice|order|isbn|issn|ref|reference|ticket|sku|tracking|version|ver|build|budget|price|total|imei|serial|port|rows?|case|po|account|acct|iban|card|vat|ein|ssn|gst|tin|siret|nif|cpf|cnpj|pan|"
    r"hash|commit|timestamp|unix|epoch|doi|asin|upc|ean|gtin|barcode|otp|pin|transaction|txn|payment|rs|usd|eur|gbp|inr|job|error|(?<!my )(?<!direct )(?<!land )line|pid|uid|size|bytes|amount|salary|sum|numbers? of [\w ]{0,24}|offset|rgb|orcid|patent|model|part|"
    r"factura|pedido|commande|facture|rechnung|bestellung|ordine|fattura|заказ|счет|счёт|артикул|инн|замовлення|faktura|zamówienie|sipariş|fatura|طلب|فاتورة|订单|發票|发票|pesanan|đơn hàng)"
    r"(?:\s?(?:number|numbers|no|num|nr|id|ids|code|of|is|n°|№|номер|número))?|(?<![\w])ids?|[$€£₹¥=#])[\s.:#()\"'\-]{0,4}$"
)
UNIT = regex.compile(
    r"(?i)\s?(?:usd|eur|gbp|inr|dollars?|euros?|words?|rows?|records?|users?|px|hours?|hrs|characters?|chars|pixels?|pages?|designs?|products?|people|items?|times|bytes|kb|mb|gb|ms|sec|[$€£₹%])(?!\w)"
)
BEFORE, AFTER = 45, 32
FEWEST, MOST = 7, 15
SINGLES = 7  # digits that stand alone
SAID = 8  # letters in the draft behind the digits
REGIONS = (
    "US GB IN PK BD PH NG KE AU DE FR ES IT PT BR MX AR CO RU UA PL TR EG SA AE MA ID VN CN NL SE IE ZA GH CA".split()
)


@cache
def _numbers():
    import phonenumbers  # slow to import: only when a text has a candidate

    return phonenumbers


def find(views: Views) -> Iterator[Signal]:
    """Numbers in the plain text and in each rewriting of it."""
    for view in views.readings:
        for match in CANDIDATE.finditer(view.text) if ENOUGH.search(view.text) else ():
            signal = _judge(views, view, *match.span())
            if signal:
                yield signal
        if not DIALLED.isdisjoint(views.bag):
            yield from _amounts(view)
        if ("-" in view.text or not _cue_words().isdisjoint(views.bag)) and LETTER_DIGIT.search(view.text):
            yield from _look_alike_digits(view)


def _amounts(view: View) -> Iterator[Signal]:
    """Numbers said to be prices or counts: "$305, $555, $0171"."""
    for match in IN_AMOUNTS.finditer(view.text):
        if "".join(match.groups()) not in match.group().replace(" ", ""):
            around = view.text[max(match.start() - 40, 0) : match.end() + AFTER].lower()
            if not DIALLED.isdisjoint(words_of(around)):
                yield Signal("phone", view.origin(*match.span()), "".join(match.groups()), sure=match["c"][0] == "0")


def _judge(views: Views, view: View, start: int, end: int) -> Signal | None:
    start, end = _closed(view.text, start, end)
    written = view.text[start:end]
    digits = "".join(GROUPS.findall(written))
    if not FEWEST <= len(digits) <= MOST or _unlike(written, digits):
        return None
    span = view.origin(start, end)
    if "+" in written:
        believed = _possible("+" + digits, None)
    elif AGAINST.search(view.text, max(start - 30, 0), start) or UNIT.match(view.text, end):
        return None
    else:
        believed = _evidence(view, start, end, digits, views.source.text[span.start : span.end])
    source = views.source.text
    if (
        source[span.start : span.end].count(")") > source[span.start : span.end].count("(")
        and source[span.start - 1 : span.start] == "("
    ):
        span = Span(span.start - 1, span.end)
    if (
        source[span.start : span.end].count("(") > source[span.start : span.end].count(")")
        and source[span.end : span.end + 1] == ")"
    ):
        span = Span(span.start, span.end + 1)
    return Signal("phone", span, ("+" if "+" in written else "") + digits) if believed else None


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without an opening bracket that nothing closes."""
    return (start + 1, end) if text[start] == "(" and ")" not in text[start:end] else (start, end)


def _unlike(written: str, digits: str) -> bool:
    """Dates, addresses of machines, cards, ranges, counting and fillers have digits too."""
    groups = [len(group) for group in GROUPS.findall(written)]
    return (
        DATE.search(written) is not None
        or YEARS.search(written) is not None
        or DECIMALS.search(written) is not None
        or COMPACT_DATE.fullmatch(written) is not None
        or groups == [4, 4, 4, 4]
        or (written.count(".") == len(groups) - 1 == 3 and max(groups) <= 3)
        or len(set(digits)) <= 2
        or digits in COUNTING
        or ((len(groups) > 3 or set(groups) == {3}) and len(groups) > 2 and _rises(written))
        or (
            len(groups) > 3
            and all(a == b for a, b in zip(GROUPS.findall(written), map(str, range(1, 20)), strict=False))
        )
    )


def _rises(written: str) -> bool:
    """Is each number larger than the one before? So it is with sizes and steps."""
    values = [int(group) for group in GROUPS.findall(written)]
    return all(a < b for a, b in zip(values, values[1:], strict=False))


def _evidence(view: View, start: int, end: int, digits: str, source: str) -> bool:
    """What besides the digits says that this is a telephone number, no plus sign being there?"""
    written = view.text[start:end]
    if sum(map(str.isalpha, source)) >= SAID and not source.isdecimal():
        return len(digits) >= FEWEST + (not _cued(view, start, end))
    if COLUMN.fullmatch(source):
        return True
    groups = GROUPS.findall(written)
    if all(len(group) == 1 for group in groups) and len(groups) >= SINGLES:
        return _cued(view, start, end) or (len(digits) in (9, 10, 11) and len(set(digits)) > 4 and _valid(digits))
    if AMERICAN.fullmatch(written):
        return True
    if any(unlikely(char) for char in source) and len(digits) in (10, 11, 12):
        return True
    if len(groups) == 2 and len(groups[0]) == len(groups[1]) == 4 and "-" in written:
        return _cued(view, start, end, 20) and _valid(digits)
    if len(digits) == 10 and digits == written and digits[:2] in ("16", "17") and not _cued(view, start, end, 20):
        return False
    return _cued(view, start, end) and (len(digits) <= 12)


def unlikely(char: str) -> bool:
    """Is this a digit that nobody types by chance: circled, mathematical, superscript?"""
    code = ord(char)
    return (
        0x2070 <= code <= 0x2189
        or 0x2460 <= code <= 0x24FF
        or 0x2776 <= code <= 0x2793
        or 0x1D7CE <= code <= 0x1D7FF
        or 0xFF10 <= code <= 0xFF19
        or code == 0x20E3
    )


SENTENCE = regex.compile(r"(?<=\w{4})[.!?](?:\s|$)")


@cache
def _cue_words() -> frozenset[str]:
    return lexicon.cues("phone") | {"📞", "☎", "📱", "📲"}


def _cued(view: View, start: int, end: int, before: int = BEFORE) -> bool:
    """Does a word near say telephone, in the same sentence or the line above?"""
    left = view.text[max(start - before, 0) : start].lower()
    right = view.text[end : end + AFTER].lower().partition("\n")[0]
    left = SENTENCE.split(left)[-1]
    near = [word.removesuffix("'s") for word in words_of(left) + words_of(SENTENCE.split(right)[0])]
    return (
        not _cue_words().isdisjoint(near)
        or any(sign in left + right for sign in "📞☎📱📲")
        or any(" " in cue and cue in left + " " + right for cue in _cue_words())
        or any(cue[0] >= "\u4e00" and cue in left + right for cue in _cue_words() if not cue[0].isascii())
    )


def _possible(number: str, region: str | None) -> bool:
    numbers = _numbers()
    try:
        return numbers.is_possible_number(numbers.parse(number, region))
    except numbers.NumberParseException:
        return False


@lru_cache(maxsize=512)
def _valid(digits: str) -> bool:
    """Is it a number of any of the countries where most freelancers and clients are?"""
    numbers = _numbers()
    for region in REGIONS:
        try:
            if numbers.is_valid_number(numbers.parse(digits, region)):
                return True
        except numbers.NumberParseException:
            continue
    return False


LETTER_DIGIT = re.compile(r"\d[\doOlI|sSB .()\-]{6}")  # room for digits, some of them letters
WORDS_BEFORE = regex.compile(r"(?:[OolIi|SsB]{1,5}[ ().\-]{1,2})*+")
WORDS_AFTER = regex.compile(r"(?:[ ().\-]{1,2}[OolIi|SsB]{1,5})+$")
LOOKS_LIKE = str.maketrans("oOlIi|sSB", "001111558")
DISGUISED = regex.compile(r"(?<![\w+])\+?[\dOolIi|SsB](?:[ ().\-]{0,2}+[\dOolIi|SsB]){6,15}+(?!\w)")


def _look_alike_digits(view: View) -> Iterator[Signal]:
    """Numbers with letters for some digits: "3O5-S55-OI7I"."""
    for match in DISGUISED.finditer(view.text):
        opening = WORDS_BEFORE.match(match.group())
        written = WORDS_AFTER.sub("", match.group()[opening.end() :])
        letters = sum(map(str.isalpha, written))
        digits = "".join(GROUPS.findall(written.translate(LOOKS_LIKE)))
        start = match.start() + opening.end()
        end = start + len(written)
        if (
            letters
            and sum(map(str.isdigit, written)) >= 4
            and 9 <= len(digits) <= 13
            and (AMERICAN.fullmatch(written.translate(LOOKS_LIKE)) or _cued(view, start, end))
        ):
            yield Signal("phone", view.origin(start, end), digits, sure=False)
