"""Words that could be an act of the writer's and are somebody else's: of a product, a recording, a quotation."""

from __future__ import annotations

import re
from itertools import pairwise

from inlane.reading.clauses import Sentence
from inlane.reading.lines import Lines
from inlane.reading.purposes import CODE_LINE
from inlane.reading.refusing import OFFPLACE
from inlane.reading.roles import role

PEOPLE = role("i we you me my your please applicant everybody person")
THIRD, WORK = role("third"), role("subject third build")
LESSON, NEEDS, MADE = role("lesson"), role("require askabout"), role("subjectdetail build subject")
OF_THE_WORK = frozenset(("payment", "leave", "contact_request"))
ANNOUNCED = OF_THE_WORK | {"free_work", "reviews"}
HIRED = role("person applicant people opening pay payverb payme fee")
PLATFORM, WITHDRAW = role("platform market"), role("withdrawv")
TAG = re.compile(r"<\w{1,20}(?:\s[\w\-]{1,30}=[\"'])")
SUSPECT, DENIAL = role("suspect"), role("neg")
REPORTED, NO = role("reported"), role("declines cannot")
FORMER, HAND = role("formerly"), role("worker third person applicant devw")
LONGEST_QUOTE = 300  # characters looked back for the mark that opens it
OPENED = re.compile(r'(?:^|(?<=[\s:(\[>]))"(?=\S)|[\u300c\u300e]')  # a quotation mark, with words behind it only
CLOSED = re.compile(r'(?<=\S)"(?=\W|$)|[\u300d\u300f]')
SPEAKER = re.compile(r"(?<![^\s])[A-Z][A-Z .']{1,20}: ")  # "JONAS: Call me."
QUESTION, ANSWER = re.compile(r"\bQ\d{0,2}[:.)] "), re.compile(r"\bA\d{0,2}[:.)] ")
LONGEST_SCENE = 1_000  # characters beside a line that are looked at for others who speak
LONGEST_MARK = 24  # characters of a time code
# A line of a recording: "[00:12:04] HOST: ...", "00:31 - Anna: ...", "Speaker 2 (01:10): ...".
RECORDED = re.compile(
    r"\s*(?:[\[(]\d{1,2}:\d\d[\d:.,]*[\])]\s*-?\s*\w|\d{1,2}:\d\d:\d\d[\d:.,]*\s.{0,30}?:\s|\w+ ?\d? [\[(]\d{1,2}:\d\d)"
)


def of_the_work(kind: str, sure: bool, sentence: Sentence, lines: Lines) -> bool:
    """Whether a doubtful act that names no person stands among words about others, or about what is to be built."""
    if kind == "leave" and not sure and sentence.roles & LESSON and sentence.roles & NEEDS and sentence.roles & MADE:
        return True  # "we run yoga classes on Zoom and need a landing page": what the work is for
    if sure or kind not in OF_THE_WORK or sentence.roles & PEOPLE or sentence.question:
        return False
    place = lines.around(sentence.start)
    return place is not None and any(one is not None and one.roles & WORK for one in (place.before, sentence))


def announced(kind: str, sentence: Sentence, place: int, text: str) -> bool:
    """Whether it is an item of what a colon announces as the work: "The feature is done: buy, send by mail"."""
    colon = text.find(": ", sentence.start, place)
    if kind not in ANNOUNCED or colon < 0:
        return False
    units = sentence.units
    if any(unit.roles & PEOPLE for unit in units if unit.start > colon):
        return False
    heading = [unit for unit in units if unit.start < colon]
    return not any(unit.roles & HIRED for unit in heading) and any(unit.roles & WORK for unit in heading)


def withdrawn(kind: str, sentence: Sentence, first: int, end: int) -> bool:
    """Whether somebody only takes out what the marketplace paid: "before I can withdraw to my bank"."""
    units = (unit for unit in sentence.units if first <= unit.start < end)
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


def played(text: str, place: int) -> bool:
    """Whether `place` is in a scene: names in capitals speak in turns, one of them more than once."""
    said = SPEAKER.findall(text[max(0, place - LONGEST_SCENE) : place + LONGEST_SCENE])
    return len(said) > len(set(said)) > 1 and SPEAKER.search(text, max(0, place - LONGEST_QUOTE), place) is not None


def asked_before(text: str, place: int) -> bool:
    """Whether it is the question of a row of questions and answers: "Q: Can we talk on Zoom? A: ..."."""
    far = max(0, place - LONGEST_QUOTE)
    start = max(text.rfind("\n", far, place) + 1, far)
    last = max((mark.end() for mark in QUESTION.finditer(text, start, place)), default=-1)
    if last < 0 or ANSWER.search(text, last, place):
        return False
    return ANSWER.search(text, place, place + LONGEST_QUOTE) is not None


def suspected(sentence: Sentence, lines: Lines) -> bool:
    """Whether it is told to ask whether it is a fraud: "Is this a scam? They want me to install Telegram."

    That the marketplace is one is no such question: "Upwork's fee is a scam, pay me directly".
    """
    place = lines.around(sentence.start)
    near = (place.before, sentence, place.after) if place else ()
    return any(one is not None and one.roles & SUSPECT and not (one.roles & PLATFORM or _denied(one)) for one in near)


def _denied(sentence: Sentence) -> bool:
    """ "This is not a scam": who says so is no witness."""
    return any(one.roles & DENIAL and two.roles & SUSPECT for one, two in pairwise(sentence.units))


def answered(sentence: Sentence, lines: Lines) -> bool:
    """Whether it is what the reader asked for, beside a "no": "You asked for free pages. I can't do that." """
    place = lines.around(sentence.start) if sentence.roles & REPORTED else None
    near = (place.before, place.after) if place else ()
    return any(one is not None and one.roles & NO and not one.roles & OFFPLACE for one in near)


def of_former(sentence: Sentence, end: int) -> bool:
    """Whether somebody whom the writer worked with before is said to do it: "our old dev wanted cash in hand"."""
    return any(
        one.roles & FORMER and two.roles & HAND and not two.soft and two.start < end
        for clause in sentence.clauses
        for one, two in zip(clause, clause[1:], strict=False)
    )


def quoted(text: str, place: int, lines: Lines) -> bool:
    """Whether `place` is inside quotation marks, with words of the writer's own beside or above them."""
    opened = _opened(text, place)
    if opened < 0:
        return False
    line = text[text.rfind("\n", 0, opened) + 1 : opened]
    after = text[place : place + LONGEST_QUOTE]
    closed = CLOSED.search(after)
    if line.strip() or closed and after[closed.end() :].split("\n")[0].strip(" .!?"):
        return True
    around = lines.around(opened + 2)  # in its first word, whatever stands before it
    return around is not None and around.lead != 0


def _opened(text: str, place: int) -> int:
    """Where the quotation around `place` begins, or -1."""
    far = max(0, place - LONGEST_QUOTE)
    opened = max((mark.start() for mark in OPENED.finditer(text, far, place)), default=-1)
    if opened >= 0 and not CLOSED.search(text, opened + 1, place):
        return opened
    start = max(text.rfind("\n", far, place) + 1, far)
    return text.rfind('"', start, place) if text.count('"', start, place) % 2 else -1
