"""What a link is for, as the words beside it say: to apply, to register, to fill in, to order."""

from __future__ import annotations

from inlane import hosts
from inlane.reading.clauses import Unit
from inlane.reading.purposes import Setting
from inlane.reading.roles import role

APPLY, JOIN, FILL, FORM, ORDER = (role(name) for name in ("applyat", "joinv", "fillv", "formw", "orderw"))
ASKED = APPLY | JOIN | FILL | FORM | ORDER
# Before the verb: who does it where the reader does not, or that it can't be; "our registration", but "in our form".
OTHERS, OURS = role("third i we neg forbid cannot"), role("my")
APPLICANT = role("applicant")  # "candidates must apply at"
SOMEBODY, YOU = APPLICANT | role("people person pron3"), role("you")  # "candidates apply at", but "can you apply at"
WORKED_ON = role("build subjectdetail subjectverb")
WHO, BACK, ON, NEXT = 3, 16, 8, 4  # words
MATERIAL = frozenset(("file", "sample"))


def kind_of(kind: str, seen: str, purpose: str | None, setting: Setting) -> str:
    """The kind of a link, with what the reader is asked to do there."""
    if kind == "social" and hosts.is_public(seen) and not setting.reaches_me():
        return "website"
    if kind != "website" or purpose in MATERIAL or setting.cited():
        return kind
    before, after = setting.before[-BACK:], setting.after[:ON]
    said = (0 if before else setting.lead) | told(before) | told(after)
    if not said & ASKED or any(works_on(unit) for unit in before + after[:NEXT]):
        return kind
    if said & FILL and said & FORM or said & ORDER:
        return "contact_form"
    return "application_link" if said & APPLY or said & JOIN and hosts.to_join(seen) else kind


def works_on(unit: Unit) -> bool:
    """Whether a word says that the link is what the work is about; "my website" alone does not."""
    return bool(unit.roles & WORKED_ON) and not unit.roles & (ASKED | OURS)


def told(units: tuple[Unit, ...]) -> int:
    """What these words ask the reader to do."""
    found = 0
    for i, unit in enumerate(units):
        last = units[i - 1].roles if i else 0
        if not unit.roles & ASKED or last & SOMEBODY and not last & YOU:
            continue
        others = OTHERS if unit.roles & (FILL | FORM) else OTHERS | OURS
        if not any(other.roles & others and not other.roles & APPLICANT for other in units[max(i - WHO, 0) : i]):
            found |= unit.roles
    return found
