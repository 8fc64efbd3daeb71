"""Postal addresses: a street and a number with a town, a postcode, or words that say it is an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from inlane import address_shapes as shapes
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
            "notre atelier est au [[9 ter rue des Ormeaux, 69003 Lyon]]",
            "A amostra vai para a [[Rua da Fontinha 31, 2.º Dto., 4100-201 Porto]]",
            "kom gerust langs: [[Molenwerf 48, 2nd floor, 3512 KL Utrecht]]",
            "Kargo adresi: [[Çamlık Mah. Defne Sok. No: 8 Kat: 2 Bornova/İzmir]]",
            "come to [[House 7-C, Street 12, Gulberg Block 3, Lahore]] on Friday",
            "আমাদের অফিস [[বাড়ি ১৪, রোড ৬, উত্তরা, ঢাকা ১২৩০]]",
            "مكتبنا في [[شارع الورود، مبنى ٢٢، الرياض ١٢٢٤١]]",
            "qua văn phòng [[số 9 ngõ 31 phố Hoa Bằng, Cầu Giấy, Hà Nội]]",
            "Приходите: [[Тверь, Волжский проспект 18, кв. 4]]",
            "образцы шлите: [[Тверь, Каменный пер., 7, кв. 12]]",
            "mời qua [[số 45 đường Hoa Sim, P. 3, Q. Phú Nhuận]]",
            "mi taller está en la [[Cra. 21 #64-30, Oficina 5, Pereira]]",
            "[[서울 마포구 와우산로 31, 3층]]으로 오세요",
            "[[फ्लैट 12, गंगा विहार, एमजी रोड, नागपुर 440001]]",
            "Mijn atelier: [[Boulevard Baudouin 12, bte 3, 1000 Bruxelles]]",
        ),
        ignores=(
            "I am in Berlin, Germany (UTC+1), available 9-17",
            "We need 3 way binding and 2 court listings on the page",
            "Place 5 orders and drive 20 visits a day via 3 channels",
            "The 15 min walk video, 4 St pages and 10 Ave templates",
            "I grew up on a street in London",
            "Level 5, Zone 3 and Block 5, Unit 3, Section 2 of the game map",
            "iPhone 15, 2000 Photos; Version 12, 12345 Users; 5 via Zoom, Monday",
            "We deliver Floor 2, Room 3 renders, Plan B",
            "The pin is at the wrong place. It's 12 Park Row pages and 3 Row views",
            "The envelope shows Musterstraße 1, 12345 Musterstadt",
        ),
    )
}

INDIAN = re.compile(r"\d{6}")
LONG_CODE = re.compile(r"\d{4}")
MOST = 200  # addresses of a kind in one text
STOP = re.compile(r"[.!?\n]\s")
HOUSES = frozenset(("house", "flat", "plot", "apartment", "apt", "office", "shop", "villa"))


def find(views: Views) -> Iterator[Signal]:
    """Addresses in the text and in each rewriting of it."""
    for read in (views, *views.rewritten):
        yield from (address for address in _find(read) if not shapes.INVENTED.search(address.seen))


def _find(views: Views) -> Iterator[Signal]:
    text = views.folded.text
    if DIGITS.isdisjoint(views.signs):
        return
    yield from _streets(views)
    if shapes.CODE.search(text):
        yield from _named(views)
    if len(shapes.labels() & views.bag) > views.folded.text.isascii():
        yield from _parts(views)
    for pattern in (
        [shapes.PREMISES, shapes.BLOCK] * bool(shapes.POSTCODE_6.search(text))
        + [shapes.HOUSE] * (not HOUSES.isdisjoint(views.bag))
        + [shapes.PO_BOX] * ("box" in views.bag)
    ):
        for match in pattern.finditer(text):
            yield _signal(views, *match.span())
    for code in islice(shapes.BRITISH_CODE.finditer(text), MOST):
        for match in shapes.BRITISH.finditer(text, max(code.start() - 120, 0), code.end()):
            yield _signal(views, *match.span())
    for pattern, letters, signs in shapes.EASTERN:
        if not letters.isdisjoint(views.signs) and any(sign in text for sign in signs):
            for match in pattern.finditer(text):
                yield _signal(views, *match.span())


def _matches(views: Views) -> Iterator[tuple[regex.Match, int, bool]]:
    """Whatever has the form of a street with its number, and where it starts; whether it is written as a name is."""
    text, lower, bag = views.folded.text, views.lower, views.bag
    after, numbered, before, ending = shapes.streets()
    if not shapes.first_words("after").isdisjoint(bag):
        yield from ((match, match.start(), False) for match in shapes.LOWER.finditer(text))
        yield from ((match, match.start(), True) for match in after.finditer(text))
    for word in shapes.first_words("before") & bag:
        for place in _places(lower, word):
            if match := before.match(text, place):
                yield match, place, True
            number = shapes.AHEAD.search(text, max(place - 16, 0), place)
            if number and (word in shapes.FRENCH or text[place].isupper()) and (match := numbered.match(text, place)):
                yield match, number.start(), True
    ends = shapes.ends()
    if any(lower.endswith(ends, 0, gap.start()) for gap in shapes.GAP.finditer(lower)):
        yield from ((match, match.start(), True) for match in ending.finditer(text))


def _places(lower: str, word: str) -> Iterator[int]:
    start = lower.find(word)
    while start >= 0:
        yield start
        start = lower.find(word, start + len(word))


def _streets(views: Views) -> Iterator[Signal]:
    text = views.folded.text
    for match, start, named in islice(_matches(views), MOST):
        cued = _cued(views.lower, start)
        where = match.groupdict()
        inside = shapes.INSIDE.search(text, max(start - 60, 0), start)
        town = inside and not text[start].isascii() and inside.group().endswith(", ")
        if not (cued or town or any(where.get(part) for part in ("tail", "unit", "town"))):
            continue
        sure = named and bool(cued or shapes.DIGIT.search(where.get("tail") or ""))
        yield _signal(views, inside.start() if inside else start, match.end(), sure=sure)


def _named(views: Views) -> Iterator[Signal]:
    """A name with a number where no word says that it is a street: a postcode and a town follow."""
    text = views.folded.text
    for code in islice(shapes.CODE_TOWN.finditer(text), MOST):
        match = shapes.NAME_NUMBER.search(text, max(code.start() - 80, 0), code.start())
        if match and not any(lexicon.is_common(word.lower()) for word in (match["name"], code["town"])):
            cued = _cued(views.lower, match.start())
            if cued or not code["code"].startswith(("19", "20")):
                yield _signal(views, match.start(), code.end(), sure=cued)


def _parts(views: Views) -> Iterator[Signal]:
    """Parts that are each told with a number, one after the other: "House 4, Street 9, Block 5, Karachi"."""
    text = views.folded.text
    run: list[regex.Match] = []
    for match in islice(_labelled(views), MOST):
        if run and not shapes.BETWEEN.fullmatch(text, run[-1].end(), match.start()):
            yield from _run(views, run)
            run = []
        run.append(match)
    if run:
        yield from _run(views, run)


def _labelled(views: Views) -> Iterator[regex.Match]:
    """The parts told with a number, in their order."""
    lower, pattern, end = views.lower, shapes.labelled(), 0
    places = {place for word in shapes.labels() & views.bag for place in _places(lower, word)}
    for place in sorted(places.union(floor.start() for floor in shapes.FLOORS.finditer(lower))):
        match = pattern.match(lower, place) if place >= end else None
        if match:
            end = match.end()
            yield match


def _run(views: Views, run: list[regex.Match]) -> Iterator[Signal]:
    text, start = views.folded.text, run[0].start()
    labels = {match["within"] or match["around"] or match["floor"] for match in run}
    ahead = shapes.way().search(text, max(start - 60, 0), start)
    behind = shapes.BEHIND.match(text, run[-1].end())
    cued = _cued(views.lower, start)
    told = len(labels) + bool(ahead or run[0]["name"])
    told += bool(behind and (behind["way"] or INDIAN.search(behind.group())))
    if told < 2 or not (ahead or behind or (cued and told > 2)):
        return
    if not any(match["name"] or not match["around"] for match in run):
        return
    if behind and lexicon.is_common(words_of(behind.group().lower())[0]):
        return
    start, end = ahead.start() if ahead else start, behind.end() if behind else run[-1].end()
    sure = cued and bool(ahead or behind) or bool(behind and LONG_CODE.search(behind.group()))
    yield _signal(views, start, end, sure=sure)


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
