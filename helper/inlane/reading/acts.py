"""Reads a draft clause by clause and says what each one does: asks, proposes, refuses, or merely names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple
from weakref import WeakKeyDictionary

from inlane.reading import theirs, weighing
from inlane.reading.clauses import ADDED, Sentence, Unit
from inlane.reading.excusing import HELD_BACK, excused, numbers_a_thing, of_a_product, of_other_matters, only_named
from inlane.reading.items import asked_items, signs
from inlane.reading.lines import Lines, lines_in, lines_of
from inlane.reading.matching import (
    GUESSED,
    LIKELY,
    SURE,
    any_likely,
    bits,
    firmness,
    found,
    present_in,
    widened,
)
from inlane.reading.merging import CONTACT, NAMED, SOCIAL_OR_WEAK, SUBJECT, YOUR, merged
from inlane.reading.refusing import FORBID, NEG, OFFPLACE, PLACE, denied_last, later, negated, plain_refusal
from inlane.reading.roles import DETAIL
from inlane.reading.roles import role as R
from inlane.reading.shaping import own_words
from inlane.text import Span, View, Views

PERSON, PRON3, THIRD = R("person"), R("pron3"), R("third")
LED_TO = HELD_BACK | {"attachment_hint"}  # what a detail beside it is for
NEIGHBOURS = 3  # words between two acts that are told as one
HARMLESS = frozenset(("mention", "refusal"))
MAIL = "mail"
TOLD, ASKING_RULES, DECLINES, CANNOT = R("told"), R("asking_rules"), R("declines"), R("cannot")
FIRM_NO = R("firmno")  # declines whatever the rest of the sentence names: "... is a no from me"
DECLINED = frozenset(("contact_request", "leave", "payment", "account", "free_work", "fee", "reviews"))
SHORT_QUESTION = 5  # words of a question that the next sentence answers
ANSWER = 3  # words in which the answer says no
ACCESS, SYSTEM, LEGAL, LESSON, MEETAPP = map(R, ("access", "system", "legal", "lesson", "meetapp"))
ALONE = (None, None)  # beside a sentence that is the only one
LONG_TEXT, BESIDE = 1_000, 16  # characters; what stands beside a sentence that its words are read with
# The number of the clause, the kind, the place in the view, how firm, the purpose, how likely by the words' weights.
Done = tuple[int, str, int, int, int, str | None, float]


class Act(NamedTuple):
    """One thing done with words, by its place in the draft."""

    kind: str
    span: Span
    seen: str
    sure: bool
    purpose: str | None = None


_ACTS: WeakKeyDictionary[Views, tuple[Act, ...]] = WeakKeyDictionary()


def acts(views: Views) -> tuple[Act, ...]:
    """Everything done with words in the draft, in order; disguised words too, where a reading shows them."""
    found = _ACTS.get(views)
    if found is None:
        found = _ACTS[views] = tuple(_all(views))
    return found


def _all(views: Views) -> Iterator[Act]:
    source, known = views.source.text, set()
    told = list(_acts(source, views.folded, lines_of(views), known))
    told += _unsaid(source, views.folded, lines_of(views), told)
    yield from told
    for view in views.readings[1:]:
        new = [act for act in _acts(source, view, lines_in(view), known) if act.kind not in HARMLESS]
        new = [act for act in new if not _overlaps(act.span, told)]
        yield from new
        told = sorted((*told, *new), key=lambda act: act.span) if new else told


def _unsaid(source: str, view: View, lines: Lines, told: list[Act]) -> list[Act]:
    """Asking in a list or by a sign, with no verb that a pattern could tell it by."""
    places = [
        (first.start, last.end) for s in lines.promising(_owns, set()) for first, last in asked_items(view, lines, s)
    ]
    spans = [view.origin(start, end) for start, end in (*places, *signs(view))]
    new = [Act("contact_request", span, source[span.start : span.end], False) for span in spans]
    return [act for act in new if not any(act.span.overlaps(other.span) for other in told)]


def _owns(present: int) -> bool:
    return bool(present & YOUR and present & CONTACT)


def _overlaps(span: Span, told: list[Act]) -> bool:
    """Whether one of the acts, in order and apart from each other, tells of these words already."""
    i = bisect_left(told, span.end, key=lambda act: act.span.start)
    return i > 0 and told[i - 1].span.end > span.start


def _acts(source: str, view: View, lines: Lines, known: set[str]) -> Iterator[Act]:
    """What the sentences of a view do; `known` are the lines that an earlier view had."""
    worked_out: dict[tuple, list[Done]] = {}
    for sentence in lines.promising(_possible, known, weighing.worth):
        for number, kind, start, end, firm, purpose, likely in _done(sentence, view.text, lines, worked_out):
            if kind not in HARMLESS and _of_others(kind, firm > GUESSED, sentence, lines, start, end):
                continue
            if kind not in HARMLESS and _declined(kind, sentence, number, end, lines, likely):
                kind, firm = "refusal", SURE
            if kind == "contact_request" and purpose is None and MAIL in view.text[start:end].lower():
                purpose = _nearby(lines, sentence)
            span = view.origin(start, end)
            yield Act(kind, span, source[span.start : span.end], firm == SURE, purpose)


def _of_others(kind: str, sure: bool, sentence: Sentence, lines: Lines, place: int, end: int) -> bool:
    """Whether somebody else says it, or it is said of what is to be built."""
    return (
        theirs.quoted(lines.text, place, lines)
        or theirs.recorded(lines.text, place)
        or theirs.played(lines.text, place)
        or theirs.asked_before(lines.text, place)
        or theirs.coded(lines.text, place)
        or theirs.withdrawn(kind, sentence, place, end)
        or theirs.announced(kind, sentence, place, lines.text)
        or theirs.of_the_work(kind, sure, sentence, lines)
        or numbers_a_thing(kind, sentence, end)
    )


def _done(sentence: Sentence, text: str, lines: Lines, worked_out: dict[tuple, list[Done]]) -> list[Done]:
    """What the clauses of a sentence do; in a long text, what was said before in the same words is not read again."""
    start = sentence.start
    if len(text) < LONG_TEXT:
        return _clauses(sentence, text, lines)
    units = tuple((unit.roles, unit.soft, unit.start - start) for unit in sentence.units)
    near = text[max(start - BESIDE, 0) : sentence.end + BESIDE], lines.beside(start)
    said = *near, start < BESIDE, sentence.question, units
    if said not in worked_out:
        done = _clauses(sentence, text, lines)
        worked_out[said] = [(n, kind, a - start, b - start, *rest) for n, kind, a, b, *rest in done]
    return [(n, kind, a + start, b + start, *rest) for n, kind, a, b, *rest in worked_out[said]]


def _clauses(sentence: Sentence, text: str, lines: Lines) -> list[Done]:
    done = [
        (number, kind, first.start, last.end, firm, purpose, 0.0)
        for number, clause in enumerate(sentence.clauses)
        for kind, first, last, firm, purpose in _clause(clause, sentence, text)
    ]
    return _weighed(done, sentence, text, lines)


def _weighed(done: list[Done], sentence: Sentence, text: str, lines: Lines) -> list[Done]:
    """What the patterns saw, and what the words of the sentence weigh: they find what no pattern fits, and doubt."""
    kinds = {kind for _, kind, *_ in done}
    judged = weighing.weigh(sentence, text, partial(lines.beside, sentence.start), bool(kinds - HARMLESS))
    if judged is None:
        return done
    likely, kind = judged
    if kinds - HARMLESS:
        # What is sure is doubted by its own words, not by what else the message does: a second breach is one too.
        sure = max(likely, weighing.weigh(sentence, text, lambda: ALONE)[0])
        doubted = [(one, sure if one[4] == SURE else likely) for one in done]
        # What names its purpose ("with the conversion fee") is for the pack to judge.
        return [_doubted(one, told) for one, told in doubted if one[1] in HARMLESS or one[5] or told > _bar(one)]
    if likely <= weighing.FOUND or "refusal" in kinds and (kind in HELD_BACK or likely <= weighing.REFUSED):
        return done
    if kind in LED_TO and sentence.roles & DETAIL:
        return done  # the detail says all: "my email is ..., send the invite there"
    number, i, j, start, end = weighing.words_that_say(kind, sentence, text)
    if not sentence.question and (only_named(sentence) or denied_last(sentence.clauses[number], j)):
        return done
    if of_other_matters(kind, sentence, number, i, j) or of_a_product(kind, sentence, text):
        return done
    if likely <= weighing.SURELY and excused(kind, sentence, number, i, j):
        return done
    apart = [one for one in done if one[3] <= start or end <= one[2]]
    return [*apart, _doubted((number, kind, start, end, GUESSED, _purpose(kind, sentence), likely), likely)]


def _bar(one: Done) -> float:
    return weighing.DENIED if one[4] == SURE else weighing.DOUBTED


def _doubted(one: Done, likely: float) -> Done:
    """What a pattern is sure of holds nothing where the words do not weigh like it; a lesson so likely is proposed."""
    number, kind, start, end, firm, purpose, _ = one
    purpose = None if purpose == "lesson" and likely > weighing.PROPOSED else purpose
    firm = firm if kind in HARMLESS or likely > weighing.HELD else min(firm, LIKELY)
    return number, kind, start, end, firm, purpose, likely


def _declined(kind: str, sentence: Sentence, number: int, end: int, lines: Lines, likely: float) -> bool:
    """Whether it is only told or asked about, or is declined afterwards: "Zoom? I'd rather not", "..., but I can't"."""
    if theirs.of_former(sentence, end) or theirs.suspected(sentence, lines) or theirs.answered(sentence, lines):
        return True
    if sentence.roles & FIRM_NO or sentence.roles & (TOLD | ASKING_RULES) and likely <= weighing.SURELY:
        return True
    if kind not in DECLINED:
        return False
    for clause in sentence.clauses[number:]:
        after = [unit for unit in clause if unit.start >= end]
        said = DECLINES if clause is sentence.clauses[number] else DECLINES | CANNOT
        if any(unit.roles & said for unit in after) and not any(unit.roles & OFFPLACE for unit in after):
            return True
    if not sentence.question or sum(map(len, sentence.clauses)) > SHORT_QUESTION:
        return False
    place = lines.around(sentence.start)
    after = place.after if place else None
    if after is None or any(unit.roles & PLACE for unit in after.clauses[0][:ANSWER]):
        return False
    first = after.clauses[0][:ANSWER]
    counted = bool(first[0].roles & NEG) and len(first) > 1 and not first[1].soft  # "no work"
    counted = counted and not first[1].roles & ~ADDED
    return not counted and any(unit.roles & (DECLINES | CANNOT | NEG) for unit in first)


def _nearby(lines: Lines, sentence: Sentence) -> str | None:
    """The purpose of an asked-for address, where the sentence before or after it says so."""
    place, roles = lines.around(sentence.start), 0
    for other in (place.before, place.sentence, place.after) if place else ():
        roles |= other.roles if other else 0
    return "system_access" if roles & ACCESS and roles & SYSTEM else None


def _clause(units: list[Unit], sentence: Sentence, text: str) -> Iterator[tuple[str, Unit, Unit, int, str | None]]:
    if not _possible(present_in(units, sentence.question)):
        return
    # A copy, so that the sentence is weighed as it was learned from.
    units = merged([Unit(unit.start, unit.end, unit.roles, unit.soft) for unit in units], text)
    if sentence.roles & PERSON:
        _own_people(units)
    done = _decided(units, sentence)
    if not done:
        refusal = plain_refusal(units)
        if refusal:
            yield "refusal", units[refusal[0]], units[refusal[1]], SURE, None
            return
    taken = 0
    for kind, i, j, firm in done:
        taken |= bits(i, j)
        yield kind, units[i], units[j], firm, _purpose(kind, sentence)
    if not any(kind == "refusal" for kind, *_ in done):
        for i, unit in enumerate(units):
            if unit.roles & NAMED and not taken >> i & 1:
                yield "mention", unit, unit, SURE, None


def _own_people(units: list[Unit]) -> None:
    """ "She" and "him" are the writer's own people where the sentence names one: "my recruiter ... call her"."""
    for unit in units:
        if unit.roles & (PRON3 | PERSON):
            unit.roles &= ~THIRD


@lru_cache(maxsize=4096)
def _possible(present: int) -> bool:
    """Whether any pattern, or a mention, could come of words with these roles."""
    wide = widened(present)
    denied = wide & (CONTACT | OFFPLACE) and present & (NEG | FORBID)
    named = present & (NAMED | SOCIAL_OR_WEAK) or present & CONTACT and present & SUBJECT
    return bool(denied or named or any_likely(wide))


def _decided(units: list[Unit], sentence: Sentence) -> list[tuple[str, int, int, int]]:
    """The acts of a clause by their first and last unit; neighbours of one kind are one act."""
    done: list[tuple[str, int, int, int]] = []
    for item, i, j in sorted(found(units, sentence), key=lambda match: match[1]):
        kind, firm = item.kind, firmness(item, units, sentence)
        if kind != "refusal" and (negated(units, i, j) or (kind in HELD_BACK and later(sentence))):
            kind, firm = "refusal", SURE
            i = next((k for k in range(i, j + 1) if units[k].roles & (NEG | FORBID)), i)
        if kind != "refusal":
            i, j = own_words(kind, units, i, j)
        if done and i <= done[-1][2] and done[-1][0] != kind:
            continue  # the act before goes on over it
        if done and done[-1][0] == kind and i - done[-1][2] <= NEIGHBOURS and not units[i].soft:
            kind, i, j, firm = kind, done[-1][1], max(j, done[-1][2]), max(firm, done[-1][3])
            done.pop()
        done.append((kind, i, j, firm))
    return done


def _purpose(kind: str, sentence: Sentence) -> str | None:
    if kind in ("payment", "leave"):
        for name in ("conversion", "directcontract", "years"):
            if sentence.roles & R(name):
                return {"directcontract": "direct_contract", "years": "after_24_months"}.get(name, name)
    if kind == "leave" and sentence.roles & LESSON and sentence.roles & MEETAPP:
        return "lesson"
    if kind == "contact_request":
        if sentence.roles & LEGAL:
            return "legal"
        if sentence.roles & ACCESS and sentence.roles & SYSTEM:
            return "system_access"
    return None
