"""Phone numbers, where more than the digits says so."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from inlane import cueing, hidden_numbers, numbering
from inlane.digits_named import AGAINST_ONE, counted, something_else
from inlane.lazy import regex
from inlane.numbering import FEWEST, GROUPS, MOST
from inlane.phone_cues import BEFORE, beside_mail, cue_near, cued
from inlane.reading.lines import Lines, lines_of
from inlane.reading.roles import ENGLISH
from inlane.signals import Examples, Signal
from inlane.text import DIGITS, Span, View, Views
from inlane.views import lexicon

EXAMPLES: dict[str, Examples] = {
    "phone": Examples(
        sees=(
            "my number is [[+1 415 555 0132]]",
            "Call me on [[(415) 555-0132]] after 5",
            "or [[+44 7911 123456]].",
            "anotá: [[11 5823-4419]], cualquier hora",
            "ci vediamo lì, mi trovi al [[347 618 2290]]",
            "रात नौ के बाद, [[98290 41736]] पर",
            "打給我吧，[[+852 6473 9021]]，講廣東話都得",
            "Не пишіть, а дзвоніть [[093.215.60.74]]",
            "tel. [[328/4417093]] ore pasti",
            "I have been a carer for seven years, keep the rest private. My number is [[07415 880 263]], it rings",
            "tel: [[0171 1234567]]",
            "[[+91-98765-43210]]",
            "whatsapp: [[+1 415 555 0132]]",
            "my cell [[415.555.0132]], or take [[2125550100]] and add 44",
            "[[zero seven seven double oh nine hundred three one eight]]",
            "мой тел [[8 912 555 01 43]]",
            "رقمي [[٠١٠٠ ٥٥٥ ٠١٧٣]]",
            "[[①③⓪⑤ ⑤⑤⑤ ⓪①⑦①]] my cell",
            "[[7 3 7 - 5 5 5 - 0 1 6 4]]",
            "call me: [[3O5-S55-OI7I]]",
            "[[f o u r o n e f i v e then 5 5 5 then 0 1 4 2]]",
            "my fee is [[$305, $555, $0171]], you can dial that",
            "area code is [[415, the rest is five five five 0142]]",
            "call [[+44 20 7946 0123x456]], or [[020 7946 0955 ext. 14]]",
            "My number is [[(415) 555 0132]]. 34215 is my zip code.",
            "[[(415) 555-0132]] [[(800) 555-0123]]",
            "$20 [[415-555-0132]]",
            "call[[4155550142]] whenever",
            "you can get me on [[01632 960 155]] most mornings",
            "It's [[415 and then three fives and then a zero, a one, two eights]].",
            "[[702 is Vegas, the rest you know: 5 5 5, 0 1 8 1]]",
            "area code [[212, then 555, the last four are 0147]]",
            "I have [[seven cats, zero dogs, two fish, and five five five, oh one eight one]] lamps, ring any bells?",
            "my private line: [[1-800-555-CATS]]",
            "take ten away from each pair: [[51 65 65 11 24]] and you have me",
            "backwards: [[8810 555 702]]",
            "it's [[2 1 2-5 five 5-zero one eight 1]], else [[zwei_eins_zwei_fünf_fünf_fünf_null_eins_neun_neun]], or call [[4lS·SSS·O142]]",
            "text [[quattro·uno·cinque·cinque cinque cinque·zero·uno·quattro·due]] or [[unozerocincoseiscincocincozeroumum]]",
            "[[CDXV - DLV - 01 - XLIV]] if you learned your Roman numerals",
            "Area [[929. Middle: the same digit three times, a 5. End: 0, 1, 3, 3]], speak soon",
            "it's [[555 in the middle. before that three-oh-five, after that oh-one-six-seven]]",
            "llama al [[cuatro-uno-cinco, 555 y luego cero-uno-2-dos]]",
            "Our recipe: [[two eggs, zero salt, two oranges, five limes, five figs, five nuts, zero milk, one leek, seven buns, seven rolls]]. Put the +1 in front and it'll ring",
            "my rates: hourly [[$20, weekly $255, monthly $50, yearly $181]], ignore the dollars and keep the digits",
            "the phone of the studio = your budget [[$415 followed by 555 followed by the day I start (0102]])",
            "Braille: [[⠼⠃⠚⠃⠑⠑⠑⠚⠁⠊⠚]] that's where I answer",
            "Morse it is: [[--... --... ----- ----- ----. ----- ----- ..--- ...-- .----]] with a zero before it",
            "call me after six: [[two oh six five five five oh one seven seven]]",
            "il mio: [[338-2071964]], prima un messaggio",
            "tô no [[48 9 9630 1175]]",
            "काम के लिए sunita.typing@gmail.com या [[8319 020 774]]",
            "per urgenze solo sms: [[tre4sette 1zero9 22 8sei4]]",
            "il [[tre tre nove poi sessantuno ventidue quattrocentotto]], chiedi di Loris",
            "gọi em [[0 8 1 hai 9 9 bốn 3 0 ba]] nhé",
        ),
        ignores=(
            "Invoice 2026-11-0042, order 4155550132, ISBN 978-3-16-148410-0",
            "The server 192.168.100.200 answered at 2026-11-23 14:05:33 with id 1763906733",
            "Budget 1000-2000, price $1,500,000 and 12 000 000 rows",
            "Coordinates 40.712776, -74.005974",
            "la tabla tiene 612 345 678 filas y el servidor es 93.184.216.34",
            "The ISBN on the back should be 978-1-5550-1422-7, the SKUs run from 2125550100 to 2125550999",
            "card 4111 1111 1111 1111 in the sandbox",
            "tracking 1Z 999 AA1 01 2345 6784",
            "Call me by 2026-11-23 14:00 about 20260114-0032",
            "As Alfonso 12-15 (2009) says, you may call it so",
            "1;Jane Roe;555-0100;Springfield is what the phone list holds",
            "The file is INV-2026-0041799, the page /item/4155550132, the step GMT+4 on 14/11",
            "one two three four five six seven eight nine ten",
            "ratings: 5 4 5 5 4 3 5",
            "lot 917, shelf 555, bin 0144: the warehouse codes go in the third column",
            "Chapter 4, verses 15-55; chapter 5, verses 01-42",
            "Toll-free prefixes are 800, 888, 877 and 866, says the article",
            "sellers of phone parts (A2651, 661-21988) and books",
            "The first batch is 250 rows, then 300, then 45 for the rest of the call centre",
            "Read the chapters in order: 1, 12, 45 and 67, then write 300 words for each and keep the numbers of the pages",
            "Phone screens: 360, 390, 412 and 768 wide. Use those numbers in order, I need a mobile first layout",
            "Remove the decimals, keep the amounts: 120.50, 88.10, 45.00; then call me back here",
            "Add 10 to each number: 15 25 35 45",
            "I filter the phone line to 250-3800 Hz before the noise gate",
            "The ISBN has 13 digits, 978-0-13-110362-7, and SN 0770-0900-152 is the serial",
            "The phone bill in the scan: No. 2026-031, 14 h of calls, waybill 212-555-0152",
            "The batch numbers on the lids run from 212-555-0100 to 212-555-0999",
            "| month | visits | calls |\n| Jan | 10 442 | 118 | 61 |",
        ),
        misses=("dial this: [[eight hundred]], and the rest on Monday",),
    )
}

COLUMN = regex.compile(r"\d(?:\s{0,3}\n\s{0,3}\d){8,11}")
ENOUGH = re.compile(r"\d[^a-zA-Z\n]{6}")  # room for the fewest digits
EXTENSION = regex.compile(
    r"(?i)[\s,;/]{0,2}(?:ext?(?:ensi[oó]n|ension|n)?|x|int|доб|anexo|ramal|poste|durchwahl|interno|wew)[\s.:=#]{0,3}\d{1,6}(?!\w)"
)
THOUSANDS = regex.compile(r",\d{3}(?!\d)")
GLUED_WORD = regex.compile(r"[^\W\d_]{3,}+(?![\w@])")
WORD_BEFORE = regex.compile(r"(?r)[^\W\d_]{1,20}+")
MOST_RUNS = 5_000  # in one text: nobody writes so many numbers by hand
SINGLES = 7  # digits that stand alone
MOST_DIGITS = 400  # of a text in which numbers are held against how a country writes them, which costs time
Regions = Callable[[int, int], tuple[str, ...]]
SAID = 8  # letters in the draft behind the digits


def find(views: Views) -> Iterator[Signal]:
    """Numbers in the plain text and in each rewriting of it."""
    yield from hidden_numbers.find(views)
    for view in views.readings:
        if view is views.folded and DIGITS.isdisjoint(views.signs):
            continue
        if ENOUGH.search(view.text):
            yield from _plain(views, view)


def _plain(views: Views, view: View) -> Iterator[Signal]:
    """The numbers of each run of digits: the whole run, or the parts that wide gaps leave."""
    few = view is views.folded and sum(map(str.isdecimal, view.text)) < MOST_DIGITS
    regions = partial(_regions, lines_of(views)) if few else _nowhere
    for start, end in islice(numbering.runs(view.text), MOST_RUNS):
        start, end = _without_amounts(view.text, start, end)
        parts = numbering.parts(view.text, start, end)
        whole = _judge(views, view, start, end, regions) if len(parts) < 2 else None
        for part in [] if whole else parts:
            signal = _judge(views, view, *part, regions)
            if signal:
                yield signal
        if whole:
            yield whole


def _regions(lines: Lines, place: int, but: int) -> tuple[str, ...]:
    """The countries in which people write in the languages of the line at a place, but those with these bits."""
    return lexicon.regions(lines.languages_at(place) & ~but)


def _nowhere(place: int, but: int) -> tuple[str, ...]:
    return ()


def _without_amounts(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without a price at its beginning or end: "$20 415-555-0132"."""
    if text[start - 1 : start] in ("$", "€", "£", "₹"):
        start += numbering.FIRST_GROUP.match(text[start:end]).end()
    if text[end : end + 1] in ("$", "€", "₹", "%"):
        end = start + max(text.rfind(" ", start, end) - start, 0)
    return start, end


def _judge(views: Views, view: View, start: int, end: int, regions: Regions) -> Signal | None:
    start, end = numbering.closed(view.text, start, end)
    written = view.text[start:end]
    digits = "".join(GROUPS.findall(written))
    if not FEWEST <= len(digits) <= MOST or numbering.unlike(written, digits):
        return None
    extension = EXTENSION.match(view.text, end)
    if _stuck_before(view.text, start) or not (extension or _free_after(view.text, start, end)):
        return None
    span = view.origin(start, extension.end() if extension else end)
    if "+" in written:
        stuck = view.text[start - 1 : start].isalnum()  # "GMT+4"
        believed = numbering.valid_abroad(digits) if stuck else numbering.possible("+" + digits)
    else:
        source = views.source.text[slice(*view.origin(start, end))]
        believed = not something_else(view.text, start, end) and _evidence(view, start, end, digits, source, regions)
    if not believed:
        return None
    return Signal("phone", _bracketed(views.source.text, span), ("+" if "+" in written else "") + digits)


def _bracketed(source: str, span: Span) -> Span:
    """The span with the bracket that its first or last group is missing."""
    written = source[span.start : span.end]
    extra = written.count(")") - written.count("(")
    if extra > 0 and source[span.start - 1 : span.start] == "(":
        return Span(span.start - 1, span.end)
    if extra < 0 and source[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


def _stuck_before(text: str, start: int) -> bool:
    """Whether the digits are the end of something longer: "INV-2026-0042", "/item/4155550132", "1,200"."""
    before = text[start - 1 : start]
    unspaced = before in ",." and numbering.UNSPACED.match(text[start - 2 : start - 1])  # no space stands there
    if not before or before.isspace() or unspaced or before in "(\"':;[{<>|\u2192" or numbering.UNSPACED.match(before):
        return before in (";", "|") and text[start - 2 : start - 1].isalnum() and _cell(text, start)
    if text[start] == "(" and numbering.AMERICAN.match(text, start):
        return False
    sign = "" if before.isalnum() else before
    word = WORD_BEFORE.search(text, max(start - 21, 0), start - len(sign))
    if word and word.end() == start - len(sign):
        stuck = text[word.start() - 1 : word.start()].isalnum()
        return not (cueing.words("phone") & {word.group().lower()} or (text[start] == "+" and not sign)) or stuck
    return before.isalnum() or before in "+_/\\=-~" or (before in ".," and text[start - 2 : start - 1].isdigit())


def _cell(text: str, start: int) -> bool:
    """Whether the digits are a cell of a table written with ";" or "|"."""
    return text[start - 1] in text[start + FEWEST : start + 2 * MOST].partition(" ")[0]


def _free_after(text: str, start: int, end: int) -> bool:
    """Whether the digits end there, or only a word is stuck to them."""
    after = text[end : end + 1]
    if not after or numbering.UNSPACED.match(after):
        return True
    if after == ",":
        return not THOUSANDS.match(text, end)
    if after in ".:" or after == "-":
        return not text[end + 1 : end + 2].isdigit()
    if not (after.isalnum() or after == "_"):
        return after != "%"
    return bool(GLUED_WORD.match(text, end)) and not counted(text, end) and cue_near(text, start, end, BEFORE)


def _evidence(view: View, start: int, end: int, digits: str, source: str, regions: Regions) -> bool:
    """What besides the digits says that this is a telephone number, no plus sign being there?"""
    written = view.text[start:end]
    if sum(map(str.isalpha, source)) >= SAID and not source.isdecimal():
        return len(digits) >= FEWEST + (not cued(view, start, end))
    if COLUMN.fullmatch(source) or not any(map(str.isalnum, source)):  # other glyphs: Braille, Morse
        return COLUMN.fullmatch(source) is not None or numbering.valid(digits)
    if view.starts is not None and view.starts[start] > view.starts[end - 1]:  # told to be read backwards
        return numbering.valid(digits)
    if source != written and 9 < len(digits) < MOST - 1 and _put_together(source) and numbering.valid(digits):
        return True
    groups = GROUPS.findall(written)
    if all(len(group) == 1 for group in groups) and len(groups) >= SINGLES:
        return cued(view, start, end) or (
            len(digits) in (9, 10, 11) and len(set(digits)) > 4 and numbering.valid(digits)
        )
    if numbering.AMERICAN.fullmatch(written) or numbering.ASIAN.fullmatch(written):
        return True
    odd = sum(map(numbering.unlikely, source))
    if odd and (len(digits) in (10, 11, 12) or (odd >= len(digits) and len(digits) <= MOST)):
        return True
    if not source.isascii() and len(digits) in (10, 11, 12) and _elsewhere(view.text, source):
        return True
    if len(groups) == 2 and len(groups[0]) == len(groups[1]) == 4 and "-" in written:
        return cued(view, start, end, 20) and numbering.valid(digits)
    if digits == written and AGAINST_ONE.search(view.text, max(start - 16, 0), start):
        return False
    if len(digits) == 10 and digits == written and digits[:2] in ("16", "17") and not cued(view, start, end, 20):
        return False
    if len(groups) > 1 and (numbering.abroad(digits) or numbering.national(written, groups)):
        return True
    if len(digits) >= MOST - 1:
        return False
    if cued(view, start, end) or numbering.grouped(written, regions(start, 0)):
        return True
    if beside_mail(view.text, start) and numbering.valid(digits):
        return True
    # English is written everywhere, and orders and serials in it are grouped like anybody's number.
    return numbering.mobile(groups, regions(start, ENGLISH))


SCORES = regex.compile(r"\d[\-:]\d(?:,?\s\d[\-:]\d)+")


def _put_together(source: str) -> bool:
    """Were the digits apart, or letters among them? Nobody writes so by chance."""
    groups = GROUPS.findall(source)
    if SCORES.fullmatch(source):
        return False
    return any(map(str.isalpha, source)) or (len(groups) > SINGLES and all(len(group) == 1 for group in groups))


def _elsewhere(text: str, source: str) -> bool:
    """Are these digits of another script than all of the letters?"""
    return (
        any(map(str.isalpha, text))
        and all(char.isascii() for char in text if char.isalpha())
        and any(char.isdecimal() and not char.isascii() for char in source)
    )
