"""What a detail is for, as far as the words around it say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from operator import attrgetter, or_

from inlane import cueing, hosts
from inlane.reading.clauses import Unit
from inlane.reading.lines import lines_of
from inlane.reading.roles import role
from inlane.text import Span, Views

REACHING = role("dial mailverb callverb reach ring")
ME, MY, YOUR = role("me"), role("my"), role("your")
TALK, HERE = role("talk meetapp chatapp call offmail phonecall"), role("here")
ACCESS, SYSTEM, LEGAL = role("access"), role("system"), role("legal")
SUBJECT, WORK, SAMPLE = role("subjectdetail"), role("third build"), role("samplework")
WRITER, BUILT = role("i"), role("build")
DONE, THEIRS = role("subjectverb"), role("publicw")
GIVING, NO = role("giving"), role("neg forbid")
REACHED = role("reachedw")
TO, SENDING = role("to"), role("ask give please")
WORDS_TO_REACH, CODE = role("howreach reachme callme"), role("codes")
CALLING, ADDRESSED, NOUN, PERSON = (
    role("dial mailverb callverb reach reachme callme"),
    role("me to"),
    role("contact"),
    role("pron3"),
)
ASKING, SITE = role("please should"), role("subject")
CHANGE, ARTICLE = role("changev swap"), role("of")
MEETING, APPLICANT = role("arrange inperson"), role("applicant")
BY, CHAT = role("bymeans"), role("chatapp")
MADE, CHANNEL = role("subject worknoun"), role("contact weakcontact medium fone app chatapp messengers jobform findhow")
ROLES, START = attrgetter("roles"), attrgetter("start")
EXAMPLE_BACK = 120  # characters
REACH_BACK = 6
VERB_BACK = 3
YOUR_BACK = 3
SITE_BACK = 20  # characters
QUOTE_BACK = 300  # characters
LINE_BACK = 400
# A line of a program or of data: a detail in it is a value.
CODE_LINE = re.compile(
    r"[\"']\w{1,30}[\"']\s*:\s|\bVALUES\s*\(|\w[\"']?\s?=>\s?['\"\[]|\b(?:const|let|var)\s\w+\s*="
    r"|\bimport\s.{1,80}\sfrom\s['\"]|\w\);\s*$|</\w+>"
    # a directive of a server, a line of a log, a record of a name server
    r"|^\s*[a-z]+_[a-z_]+\s[^,!?]+;\s*$|^\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d"
    r"|^\s*\S*\s*(?:IN\s+)?(?:A|AAAA|MX|CNAME|NS|SRV)\s+\S*\.\S+\s*$"
)
PAPERS = frozenset(("email", "phone", "postal_address", "contact_form"))
PERSONAL = frozenset(("email", "phone"))
TOPICS = frozenset(("email", "phone", "postal_address", "website", "social"))
EXAMPLES = frozenset(("email", "phone", "social"))
# Addresses of documentation: where nobody can get mail; and names that stand for anybody, at any address. People who
# only invent a name for themselves write "rhea.ux@example.com", which is told by the words around it like any other.
NOBODYS = re.compile(
    r"(?:^|[.@])(?:test|invalid|(?:test|domain|yourdomain|company|yourcompany|host)\.com)$"
    r"|^(?:test|foo|user|example|demo|dummy|noreply|no-reply|(?:john|jane)[._]?(?:doe|roe))\d*@"
)
RESERVED = re.compile(
    r"^(?:you|your|yourname|name|someone|somebody|anyone|customer|client|recipient|sender|john|jane|bob|alice|joe|"
    r"j[._]doe|first[._]?last|firstname[._]?lastname|\w)\d*@(?:example\.(?:com|org|net)|(?:[\w\-]+\.)*example)$"
    r"|^(?:admin|info|hello|support|contact|mail|email)\d*@example\.(?:com|org|net)$"
)


@dataclass(frozen=True)
class Setting:
    """The words around one detail: its sentence, the part that holds it, the sentences beside it.

    Questions about single words are asked only where `roles` says that one of the words can be it.
    """

    before: tuple[Unit, ...]  # the words of the sentence before the detail
    after: tuple[Unit, ...]  # and those behind it
    apart: bool  # whether a comma or a colon stands just before the detail
    near: int  # roles of the sentence before and after
    lead: int  # roles of what the line before announces
    asked: bool  # whether the sentence, or the one after it, is a question
    code: bool  # whether the line is one of a program
    quoted: int | None  # roles of the words that lead to the quotation around the detail, None outside of one
    example: bool  # whether "e.g." stands before it, in its sentence or at the end of what comes before
    site: bool  # whether a word for a site stands just before it

    @cached_property
    def part(self) -> tuple[Unit, ...]:
        """The words before the detail from the last comma on."""
        return self.before[next((i for i in range(len(self.before) - 1, 0, -1) if self.before[i].soft), 0) :]

    @cached_property
    def roles(self) -> int:
        """The roles of the words around the detail; those of its own words tell nothing."""
        return reduce(or_, map(ROLES, self.before + self.after), self.lead)

    def reaches_me(self) -> bool:
        return bool(self.roles & REACHING and self.roles & ME) and any(
            a.roles & REACHING and not a.roles & ACCESS and b.roles & ME
            for units in (self.before, self.after)
            for a, b in zip(units, units[1:], strict=False)
        )

    def cited(self) -> bool:
        """Whether the detail stands in a program, or in a quotation that is not how the writer gives it."""
        told = self.quoted
        return (
            self.code
            or told is not None
            and bool(told & SUBJECT or not told & (MY | ME | GIVING | CALLING | SENDING | NOUN))
        )

    def talks(self) -> bool:
        """Whether talking elsewhere is spoken of, in the sentence or beside it."""
        return any(roles & TALK and not roles & HERE for roles in (self.roles, self.near))

    def routed(self) -> bool:
        """Whether the app by which it reaches somebody stands just before the detail: "through Viber 0995 ..."."""
        by, app = self.part[-2:] if len(self.part) > 1 else (None, None)
        return by is not None and bool(by.roles & BY and app.roles & CHAT) and not self.works()

    def yours(self) -> bool:
        """Whether it is told as the reader's site: "your site example.org loads slowly"."""
        return self.site and not self.apart and any(unit.roles & YOUR for unit in self.before[-YOUR_BACK:])

    def told_to_reach(self) -> bool:
        """Whether the reader, not a third person, is told to call or write: "write to ..."."""
        if not self.roles & CALLING:
            return False
        last = self.before[-VERB_BACK:]
        verbs = [
            unit.roles & CALLING
            and (not unit.roles & NOUN or (i + 1 < len(last) and last[i + 1].roles & ADDRESSED))
            and not (i and unit.roles & NOUN and last[i - 1].roles & ARTICLE)
            for i, unit in enumerate(last)
        ]
        return any(verbs) and not self.works()

    def works(self) -> bool:
        """Whether somebody else, or something built, is spoken of before the detail."""
        return bool(self.roles & WORK) and any(_worked_on(unit) for unit in self.before)

    def to_be_mended(self) -> bool:
        """Whether it is the writers' own site that the reader is asked to work on."""
        around = self.roles | self.near
        return bool(self.roles & MY and (self.asked or around & ASKING) and around & (SITE | SUBJECT | WORK))

    def changed(self) -> bool:
        """Whether it stands in what is to be changed: "the footer shows our old number ... Change it to ..."."""
        around = self.roles | self.near
        return bool(around & CHANGE and self.roles & SUBJECT) and not (around & REACHING or self.talks())

    def destination(self) -> bool:
        """Whether something is to be sent to the detail: "forward the logs to ...", not "change the footer to ..."."""
        before, after = self.part, self.after
        if self.roles & SUBJECT and any(unit.roles & CHANGE for unit in before + after):
            return False
        sent = bool(before) and bool(before[-1].roles & TO) and bool(before[0].roles & SENDING)
        asked = bool(after) and after[0].soft and bool(after[0].roles & SENDING)
        return (sent and not self.roles & WORK) or asked

    def refused(self) -> bool:
        """Whether a "not" governs the detail."""
        return bool(self.roles & NO) and any(unit.roles & NO for unit in self.part[-REACH_BACK:])


def _given(unit: Unit, after: Unit | None) -> bool:
    """Whether a word says that the writer gives what follows: "my number", but not "our regex"."""
    return bool(unit.roles & (MY | GIVING)) and not (after and after.roles & MADE and not after.roles & CHANNEL)


def _worked_on(unit: Unit) -> bool:
    return bool(unit.roles & WORK) and not unit.roles & (PERSON | CODE | APPLICANT)


class Settings:
    """Finds the words around any detail of one draft."""

    def __init__(self, views: Views) -> None:
        self.lines, self.starts = lines_of(views), views.folded.starts
        self._programs: dict[str, bool] = {}

    def around(self, span: Span) -> Setting | None:
        first, end = self._places(span)
        place = self.lines.around(first)
        if place is None:
            return None
        near = 0
        for beside in (place.before, place.after):
            near |= beside.roles if beside else 0
        units = place.sentence.units
        i, j = bisect_left(units, first, key=START), bisect_left(units, end, key=START)
        before, inside, after = units[:i], units[i:j], units[max(i, j) :]
        asked = place.sentence.question or (place.after is not None and place.after.question)
        # A bracket that is the detail's own parts it from nothing.
        own = bool(before) and self.lines.text[before[-1].end : first].isspace()
        apart = bool(inside) and inside[0].soft and not own
        # Behind the stop of "e.g." a sentence may seem to start.
        example = self.example(max(place.sentence.start - len("z. B. "), 0), first)
        said = self.lines.text[max(first - SITE_BACK, place.sentence.start) : first].lower()
        site = cueing.before("site", said, "site")
        return Setting(
            before, after, apart, near, place.lead, asked, self.code(first), self.quotation(first), example, site
        )

    def _places(self, span: Span) -> tuple[int, int]:
        """Where a span of the draft stands in the folded view."""
        if self.starts is None:
            return span
        return bisect_right(self.starts, span.start) - 1, bisect_left(self.starts, span.end)

    def example(self, start: int, place: int) -> bool:
        """Whether what stands before a place leads to some of many, and speaks of no place to come or send to."""
        back = max(place - EXAMPLE_BACK, 0)
        said = self.lines.text[back:place].lower()
        return cueing.said("example", said[max(start - back, 0) :]) and not cueing.said("address", said)

    def code(self, place: int) -> bool:
        """Whether the line around a place belongs to a program."""
        # In steps, so that the details of one line have it in common and it is looked at once.
        step = place - place % LINE_BACK
        before = self.lines.text[max(step - LINE_BACK, 0) : place].rpartition("\n")[2]
        line = before + self.lines.text[place : step + 2 * LINE_BACK].partition("\n")[0]
        if line not in self._programs:
            self._programs[line] = CODE_LINE.search(line) is not None
        return self._programs[line]

    def quotation(self, place: int) -> int | None:
        """The roles of what leads to the quotation around a place, None outside of quotations."""
        start = max(place - QUOTE_BACK, 0)
        text = self.lines.text[start:place]
        opened = text.rfind("“") if text.count("“") > text.count("”") else -1
        opened = start + (text.rfind('"') if opened < 0 and text.count('"') % 2 else opened)
        around = self.lines.around(opened) if opened >= start else None
        if around is None:
            return None
        units = around.sentence.units
        return reduce(or_, map(ROLES, units[: bisect_left(units, opened, key=START)]), around.lead)


def purpose(kind: str, seen: str, setting: Setting) -> str | None:
    """`system_access`, `legal`, `subject`, `sample` or None for a detail of `kind` in these words."""
    roles = setting.roles
    if kind in TOPICS and setting.cited():
        return "subject"
    if setting.reaches_me() or (kind in PERSONAL and roles & REACHED):
        return None
    if kind in PAPERS and (roles | setting.near) & LEGAL:
        return "legal"
    around = roles | setting.near
    if kind == "email" and around & SYSTEM and around & ACCESS and not setting.talks():
        return "system_access"
    if kind in TOPICS and about_the_work(kind, seen, setting):
        return "subject"
    if kind in ("website", "social") and roles & SAMPLE:
        return "sample"
    return None


def about_the_work(kind: str, seen: str, setting: Setting) -> bool:
    """Whether the detail is what the work is about: a number in a design, a site to mend, an address of a test."""
    if kind == "website" and not setting.roles & SAMPLE and setting.to_be_mended():
        return True
    if kind == "postal_address" and setting.example:
        return not (setting.roles | setting.near) & (MY | GIVING | MEETING) and not setting.talks()
    roles = setting.roles
    if kind in PERSONAL and setting.changed():
        return True
    if roles & (MY | GIVING) and any(_given(one, two) for one, two in pairwise((*setting.part, None))):
        return False
    if setting.destination() or setting.told_to_reach() or setting.routed():
        return False
    if kind == "website" and setting.yours():
        return True
    if setting.roles & SUBJECT or setting.example and kind in EXAMPLES or kind == "email" and for_show(seen):
        return True
    if kind == "website":
        return bool(setting.roles & DONE) or (hosts.is_public(seen) and not setting.roles & SAMPLE)
    if setting.apart:
        return False
    if roles & DONE and any(unit.roles & DONE for unit in setting.part):
        return True
    worked_on = roles & WORK and any(_worked_on(unit) for unit in setting.part)
    return bool(worked_on) and not (setting.roles & WORDS_TO_REACH or setting.talks())


def of_others(setting: Setting) -> bool:
    """Whether a place where people show work is said to show the reader's or a third party's: "your repo"."""
    before = reduce(or_, (unit.roles for unit in setting.before), 0)
    mine = before & (MY | SAMPLE) or (before & WRITER and before & BUILT)
    return bool(setting.roles & THEIRS) and not mine


def for_show(address: str) -> bool:
    """Whether an address is one of those that documentation uses."""
    return NOBODYS.search(address) is not None or RESERVED.search(address) is not None
