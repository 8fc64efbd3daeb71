"""Runs of digits: where one number ends, what else the digits can be, and whether they can be dialled."""

# ruff: noqa: SIM905 - a list of words reads better in one piece

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from inlane.lazy import regex

FEWEST, MOST = 7, 15  # digits of a telephone number
FEWEST_FREE = 10  # digits of a mobile number that is believed in whatever groups
LONGEST_FIRST = 3  # digits before the only gap of one: "338-2071964", while "32000-38000" is a range
LONGEST = 2_000  # characters of a run that are looked at
# Where most freelancers and clients are.
REGIONS = (
    "US GB IN PK BD PH NG KE AU DE FR ES IT PT BR MX AR CO RU UA PL TR EG SA AE MA ID VN CN NL SE IE ZA GH CA".split()
)
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
RUN = regex.compile(r"(?:\+\s?|\(\+?)?\d(?:[ \t().\-/·•∙~*_|{}\[\]<>]{0,6}+\d){6,}+")
# What parts two numbers in a row, where the parts are long enough.
GAP = regex.compile(r"\s*(?:[/|~·*_]|--)\s*|\.\s+|\s-\s|\s{2,}|\s(?=[(+])")
GROUPS = regex.compile(r"\d+")
FIRST_GROUP = regex.compile(r"\d++\s*+")
AMERICAN = regex.compile(
    r"(?:\+?1[\s.\-])?(?:\([2-9]\d\d\)\s?|[2-9]\d\d(?P<gap>[.\-]))[2-9]\d\d(?(gap)(?P=gap)|[.\- ]?)\d{4}"
)
# Mobile numbers as they are parted in China, Japan, Korea, Indonesia, Philippines, Pakistan, Bangladesh, Vietnam.
ASIAN = regex.compile(
    r"1[3-9]\d(?P<a>[ -])\d{4}(?P=a)\d{4}|0[789]0-\d{4}-\d{4}|010[ -]\d{4}[ -]\d{4}|08\d\d(?P<b>[ .-])\d{4}(?P=b)"
    r"\d{3,5}|09\d\d(?P<c>[ .-])\d{3}(?P=c)\d{4}|03\d\d[ -](?:\d{7}|\d{3}[ -]\d{4})|01[3-9]\d\d[ -]\d{6}"
    r"|0[35789]\d\d(?P<d>[ .])\d{3}(?P=d)\d{3}"
)
DECIMALS = regex.compile(r"\d\.\d[\s(/]{1,3}\d\.\d")
COMPACT_DATE = regex.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# "2024-00319", "20260114-0032": what a firm numbers in a year or on a day.
SERIAL = regex.compile(rf"(?:19|20)\d\d[\-/]0\d{{2,5}}|{COMPACT_DATE.pattern}[\-/_]\d{{1,6}}")
DATE = regex.compile(
    r"(?<!\d)(?:19|20)\d\d[\-/.](?:0?[1-9]|1[0-2])[\-/.][0-3]?\d(?!\d)"
    r"|(?<!\d)[0-3]?\d[\-/.][0-3]?\d[\-/.](?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d\s?[\-/]\s?(?:19|20)\d\d|^\d{1,2}-\d{1,3}\s\((?:19|20)\d\d\)?$"
)
COUNTING = "012345678910111213 01234567890123456789"
NATIONAL = regex.compile(r"0[1-9]\.\d\d\.\d\d\.\d\d\.\d\d|\(?0[1-9]\d{0,3}\)?(?:[ \-/]{1,3}\d{2,8}){1,4}")
ABROAD = ("00", "011")  # dialled before the code of another country


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Where digits stand together with no more than separators between, each as `(start, end)`."""
    for match in RUN.finditer(text):
        yield match.start(), min(match.end(), match.start() + LONGEST)


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What the wide gaps of a run leave, as far as it is long enough to be a number."""
    cuts = [(gap.start(), gap.end()) for gap in GAP.finditer(text, start, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(a, b) for a, b in pairs if sum(map(str.isdigit, text[a:b])) >= FEWEST]


def closed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without an opening bracket that nothing closes."""
    return (start + 1, end) if text[start : start + 1] == "(" and ")" not in text[start:end] else (start, end)


def unlike(written: str, digits: str) -> bool:
    """Whether the digits are a date, the address of a machine, a card, a range, counting or a filler."""
    values = GROUPS.findall(written)
    groups = [len(group) for group in values]
    many = len(groups) > 2 and "+" not in written
    return (
        DATE.search(written) is not None
        or DECIMALS.search(written) is not None
        or COMPACT_DATE.fullmatch(written) is not None
        or SERIAL.fullmatch(written) is not None
        or groups == [4, 4, 4, 4]
        or (written.count(".") == len(groups) - 1 == 3 and all(map(_is_byte, values)))
        or len(set(digits)) <= 2
        or digits in COUNTING
        or (many and (len(groups) > 3 or set(groups) == {3}) and _rises(values))
        or (len(groups) > 3 and all(a == b for a, b in zip(values, map(str, range(1, 20)), strict=False)))
    )


def _is_byte(value: str) -> bool:
    """Can it be a part of a machine's address?"""
    return int(value) < 256 and (value[0] != "0" or value == "0")


def _rises(values: list[str]) -> bool:
    """Is each number larger than the one before? So it is with sizes and steps."""
    return all(int(a) < int(b) for a, b in zip(values, values[1:], strict=False))


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


@cache
def _library():
    import phonenumbers  # slow to import: only when a text has a candidate

    return phonenumbers


def possible(number: str) -> bool:
    """Whether a number with "+" has a country and as many digits as are dialled there."""
    library = _library()
    try:
        reason = library.is_possible_number_with_reason(library.parse(number, None))
    except library.NumberParseException:
        return False
    return reason == library.ValidationResult.IS_POSSIBLE


def abroad(digits: str) -> bool:
    """Whether the digits begin as one dials another country, and are a number there."""
    return any(digits.startswith(code) and len(digits) > 10 and valid_abroad(digits[len(code) :]) for code in ABROAD)


def national(written: str, groups: list[str]) -> bool:
    """Whether the digits are grouped as a number is within its country, trunk 0 first: "01632 960 155"."""
    digits = sum(map(len, groups))
    return (
        NATIONAL.fullmatch(written) is not None
        and 9 <= digits <= 12
        and len(groups[-1]) > 1
        and not any(len(group) == 4 and group[:2] in ("19", "20") for group in groups)
        and valid("".join(groups))
    )


def grouped(written: str, regions: Iterable[str]) -> bool:
    """Whether it is a number of one of these countries, in the groups in which people write it there.

    Three groups of three between spaces may be any large number.
    """
    groups = GROUPS.findall(written)
    if len(groups) < 2 or (set(map(len, groups)) == {3} and " " in written):
        return False
    return any(_grouped_in(written, region) for region in regions)


@lru_cache(maxsize=512)
def _grouped_in(written: str, region: str) -> bool:
    library = _library()
    found = next(iter(library.PhoneNumberMatcher(written, region, library.Leniency.EXACT_GROUPING, 1)), None)
    return found is not None and found.raw_string == written


def mobile(groups: list[str], regions: Iterable[str]) -> bool:
    """Whether it is a whole mobile number of one of these countries, in groups of any length."""
    digits, sizes = "".join(groups), any(group.endswith("00") for group in groups)
    if not FEWEST_FREE <= len(digits) <= MOST or sizes or len(groups) < 2:
        return False
    if len(groups) == 2 and len(groups[0]) > LONGEST_FIRST:
        return False
    return any(_mobile_in(digits, region) for region in regions)


@lru_cache(maxsize=512)
def _mobile_in(digits: str, region: str) -> bool:
    library = _library()
    try:
        number = library.parse(digits, region)
    except library.NumberParseException:
        return False
    known = library.is_valid_number_for_region(number, region)
    return known and library.number_type(number) == library.PhoneNumberType.MOBILE


@lru_cache(maxsize=512)
def valid_abroad(digits: str) -> bool:
    library = _library()
    try:
        return library.is_valid_number(library.parse("+" + digits, None))
    except library.NumberParseException:
        return False


@lru_cache(maxsize=512)
def valid(digits: str) -> bool:
    """Is it a number of any of the countries where most freelancers and clients are?"""
    library = _library()
    for region in REGIONS:
        try:
            if library.is_valid_number(library.parse(digits, region)):
                return True
        except library.NumberParseException:
            continue
    return False
