"""Words that could be an act of the writer's and are somebody else's: of a product, a recording, a quotation."""

from __future__ import annotations

import re

from inlane.reading.clauses import Sentence
from inlane.reading.lines import Lines
from inlane.reading.purposes import CODE_LINE
from inlane.reading.roles import role

PEOPLE = role("i we you me my your please applicant everybody person")
THIRD, WORK = role("third"), role("subject third build")
OF_THE_WORK = frozenset(("payment", "leave", "contact_request"))
HIRED = role("person applicant people opening pay payverb payme fee")
PLATFORM, WITHDRAW = role("platform market"), role("withdrawv")
TAG = re.compile(r"<\w{1,20}(?:\s[\w\-]{1,30}=[\"'])")
LONGEST_QUOTE = 300  # characters looked back for the mark that opens it
LONGEST_MARK = 24  # characters of a time code
# A line of a recording: "[00:12:04] HOST: ...", "00:31 - Anna: ...", "Speaker 2 (01:10): ...".
RECORDED = re.compile(
    r"\s*(?:[\[(]\d{1,2}:\d\d[\d:.,]*[\])]\s*-?\s*\w|\d{1,2}:\d\d:\d\d[\d:.,]*\s.{0,30}?:\s|\w+ ?\d? [\[(]\d{1,2}:\d\d)"
)


def of_the_work(kind: str, sure: bool, sentence: Sentence, lines: Lines) -> bool:
    """Whether a doubtful act that names no person stands among words about others, or about what is to be built."""
    if sure or kind not in OF_THE_WORK or sentence.roles & PEOPLE or sentence.question:
        return False
    place = lines.around(sentence.start)
    return place is not None and any(one is not None and one.roles & WORK for one in (place.before, sentence))


def announced(kind: str, sentence: Sentence, place: int, text: str) -> bool:
    """Whether it is an item of what a colon announces as the work: "The feature is done: buy, send by mail"."""
    colon = text.find(": ", sentence.start, place)
    if kind not in OF_THE_WORK or colon < 0:
        return False
    units = [unit for clause in sentence.clauses for unit in clause]
    if any(unit.roles & PEOPLE for unit in units if unit.start > colon):
        return False
    heading = [unit for unit in units if unit.start < colon]
    return not any(unit.roles & HIRED for unit in heading) and any(unit.roles & WORK for unit in heading)


def withdrawn(kind: str, sentence: Sentence, first: int, end: int) -> bool:
    """Whether somebody only takes out what the marketplace paid: "before I can withdraw to my bank"."""
    units = (unit for clause in sentence.clauses for unit in clause if first <= unit.start < end)
    return kind == "payment" and bool(sentence.roles & PLATFORM) and any(unit.roles & WITHDRAW for unit in units)


def coded(text: str, place: int) -> bool:
    """Whether the line around `place` is one of a program or a page."""
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    line = text[
        max(start, place - LONGEST_QUOTE) : min(end, place + LONGEST_QUOTE) if end >= 0 else place + LONGEST_QUOTE
    ]
    return CODE_LINE.search(line) is not None or TAG.search(line) is not None


def recorded(text: str, place: int) -> bool:
    """Whether the line around `place` is one of a recording, with its time."""
    start = text.rfind("\n", 0, place) + 1
    return RECORDED.match(text, start, min(start + 2 * LONGEST_MARK, place)) is not None


def quoted(text: str, place: int, lines: Lines) -> bool:
    """Whether `place` is inside quotation marks on its line, with words of the writer's own beside or above them."""
    far = max(0, place - LONGEST_QUOTE)
    start = max(text.rfind("\n", far, place) + 1, far)
    line = text[start:place]
    if line.count('"') % 2 == 0:
        return False
    after = text[place : place + LONGEST_QUOTE].split("\n")[0].partition('"')[2]
    if line.partition('"')[0].strip() or after.strip(" .!?"):
        return True
    around = lines.around(place)
    return around is not None and bool(around.lead & WORK)
