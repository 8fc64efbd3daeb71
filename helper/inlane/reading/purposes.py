"""What a detail is for, as far as the words around it say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from inlane.reading.clauses import Sentence, Unit, sentences
from inlane.reading.roles import role
from inlane.text import Span, Views

REACHING = role("dial mailverb callverb reach ring")
ME, MY, YOUR = role("me"), role("my"), role("your")
TALK = role("talk howreach meetapp chatapp call offmail phonecall")
ACCESS, SYSTEM, LEGAL = role("access"), role("system"), role("legal")
SUBJECT, WORK, SAMPLE = role("subjectdetail"), role("third build"), role("samplework")
GIVING, NO = role("giving"), role("neg forbid")
TO, SENDING = role("to"), role("ask give please")
REACH_BACK = 6
PAPERS = frozenset(("email", "phone", "postal_address", "contact_form"))
TOPICS = frozenset(("email", "phone", "postal_address", "website", "social"))
EXAMPLE_ENDS = (
    "@example.com",
    "@example.org",
    "@example.net",
    ".example",
    ".test",
    ".invalid",
    "@test.com",
    "@domain.com",
)
EXAMPLE_NAMES = (
    "test@",
    "foo@",
    "user@",
    "example@",
    "john.doe@",
    "jane.doe@",
    "demo@",
    "dummy@",
    "noreply@",
    "no-reply@",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The words around one detail: its sentence, the part that holds it, the sentences beside it."""

    sentence: Sentence
    part: tuple[Unit, ...]
    at: int  # index in `part` of the first word of the detail, or after it
    near: int  # roles of the sentence before and after

    @property
    def roles(self) -> int:
        return self.sentence.roles | self.sentence.lead

    def reaches_me(self) -> bool:
        units = [unit for clause in self.sentence.clauses for unit in clause]
        return any(
            a.roles & REACHING and not a.roles & ACCESS and b.roles & ME for a, b in zip(units, units[1:], strict=False)
        )

    def destination(self) -> bool:
        """Whether something is to be sent to the detail: "forward the logs to ..."."""
        before = self.part[: self.at]
        sent = bool(before) and bool(before[-1].roles & TO) and bool(before[0].roles & SENDING)
        return sent and not self.roles & WORK

    def refused(self) -> bool:
        """Whether a "not" governs the detail."""
        return any(unit.roles & NO for unit in self.part[max(0, self.at - REACH_BACK) : self.at])


class Settings:
    """Finds the words around any detail of one draft."""

    def __init__(self, views: Views) -> None:
        self.sentences = sentences(views)
        origin = views.folded.origin
        self.starts = [origin(sentence.start, sentence.start + 1).start for sentence in self.sentences]
        self.origin = origin

    def around(self, span: Span) -> Setting | None:
        i = bisect_right(self.starts, span.start) - 1
        if i < 0:
            return None
        near = 0
        for beside in (i - 1, i + 1):
            if 0 <= beside < len(self.sentences):
                near |= self.sentences[beside].roles
        part: list[Unit] = []
        for clause in self.sentences[i].clauses:
            for unit in clause:
                if self.origin(unit.start, unit.start + 1).start >= span.start:
                    return Setting(self.sentences[i], tuple(part), len(part), near)
                if unit.soft:
                    part = []
                part.append(unit)
        return Setting(self.sentences[i], tuple(part), len(part), near)


def purpose(kind: str, seen: str, setting: Setting) -> str | None:
    """`system_access`, `legal`, `subject`, `sample` or None for a detail of `kind` in these words."""
    roles = setting.roles
    if setting.reaches_me():
        return None
    if kind in PAPERS and roles & LEGAL:
        return "legal"
    if kind == "email" and (roles | setting.near) & SYSTEM and (roles | setting.near) & ACCESS and not roles & TALK:
        return "system_access"
    owned = any(unit.roles & (MY | GIVING) for unit in setting.part) or setting.destination()
    if kind in TOPICS and not owned and (roles & SUBJECT or (kind == "email" and for_show(seen))):
        return "subject"
    if kind in TOPICS and not owned and kind != "website" and roles & WORK and not (roles | setting.near) & TALK:
        return "subject"
    if kind in ("website", "social") and roles & SAMPLE:
        return "sample"
    return None


def for_show(address: str) -> bool:
    """Whether an address is one of those that documentation uses."""
    return address.endswith(EXAMPLE_ENDS) or address.startswith(EXAMPLE_NAMES)
