"""Reads a draft clause by clause and says what each one does: asks, proposes, refuses, or merely names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from inlane.reading.clauses import Sentence, Unit, read
from inlane.reading.matching import bits, found, likely, widened
from inlane.reading.merging import AND, CONTACT, NAMED, OR, SUBJECT, merged
from inlane.reading.roles import role as R
from inlane.reading.roles import roles as lexicon
from inlane.text import Span, Token, View, Views, tokens_of, words_of

NEGATION_REACH = 6  # words between a "not" and what it negates
LONGEST_QUOTE = 300  # characters looked back for the mark that opens it
NEG, FORBID, SKIP = R("neg"), R("forbid"), R("skip nofee cutout")
LATER, CONTRACT, ENDED = R("later"), R("contractw"), R("ended")
SOCIAL_OR_WEAK = R("social weakapp")
OFFPLACE = R("elsewhere app contact")
NEIGHBOURS = 3  # words between two acts that are told as one
TRAILS = {"payment": R("direct elsewhere"), "leave": R("direct elsewhere")}
HARMLESS = frozenset(("mention", "refusal"))
HELD_BACK = frozenset(("contact_request", "leave"))  # what a condition such as "once the contract starts" makes fine
MAIL = "mail"
ACCESS, SYSTEM, LEGAL = R("access"), R("system"), R("legal")


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
    source = views.source.text
    told: list[Act] = []
    if lexicon().opens(views.bag):
        told = list(_acts(source, views.folded, views.tokens))
        yield from told
    for view in views.readings[1:]:
        lower = view.text.lower()
        if lexicon().opens(frozenset(words_of(lower))):
            new = [act for act in _acts(source, view, tokens_of(lower)) if act.kind not in HARMLESS]
            new = [act for act in new if not _overlaps(act.span, told)]
            yield from new
            told = sorted((*told, *new), key=lambda act: act.span)


def _overlaps(span: Span, told: list[Act]) -> bool:
    """Whether one of the acts, in order and apart from each other, tells of these words already."""
    i = bisect_left(told, span.end, key=lambda act: act.span.start)
    return i > 0 and told[i - 1].span.end > span.start


def _acts(source: str, view: View, tokens: Sequence[Token]) -> Iterator[Act]:
    for sentence in read(tokens, view.text, gates=True):
        for clause in sentence.clauses:
            for kind, first, last, sure, purpose in _clause(clause, sentence, view.text):
                if kind not in HARMLESS and _quoted(view.text, first.start):
                    continue
                if kind == "contact_request" and purpose is None and MAIL in view.text[first.start : last.end].lower():
                    purpose = _nearby(tokens, view.text, sentence)
                span = view.origin(first.start, last.end)
                yield Act(kind, span, source[span.start : span.end], sure, purpose)


def _nearby(tokens: Sequence[Token], text: str, sentence: Sentence) -> str | None:
    """The purpose of an asked-for address, where the sentence before or after it says so."""
    every = list(read(tokens, text))
    at = next((i for i, other in enumerate(every) if other.start == sentence.start), 0)
    roles = 0
    for other in every[max(0, at - 1) : at + 2]:
        roles |= other.roles
    return "system_access" if roles & ACCESS and roles & SYSTEM else None


def _quoted(text: str, place: int) -> bool:
    """Whether `place` is inside quotation marks on its line, with words of the writer's own before or after them."""
    far = max(0, place - LONGEST_QUOTE)
    start = max(text.rfind("\n", far, place) + 1, far)
    line = text[start:place]
    if line.count('"') % 2 == 0:
        return False
    after = text[place : place + LONGEST_QUOTE].split("\n")[0].partition('"')[2]
    return bool(line.partition('"')[0].strip() or after.strip(" .!?"))


def _clause(units: list[Unit], sentence: Sentence, text: str) -> Iterator[tuple[str, Unit, Unit, bool, str | None]]:
    if not _promises(units):
        return
    units = merged(units, text)
    done = _decided(units, sentence)
    if not done:
        refusal = _plain_refusal(units)
        if refusal:
            yield "refusal", units[refusal[0]], units[refusal[1]], True, None
            return
    taken = 0
    for kind, i, j, sure in done:
        taken |= bits(i, j)
        yield kind, units[i], units[j], sure, _purpose(kind, sentence)
    if not any(kind == "refusal" for kind, *_ in done):
        for i, unit in enumerate(units):
            if unit.roles & NAMED and not taken >> i & 1:
                yield "mention", unit, unit, True, None


def _promises(units: list[Unit]) -> bool:
    """Whether any pattern, or a mention, could come of these words."""
    present = 0
    for unit in units:
        present |= unit.roles
    named = present & (NAMED | SOCIAL_OR_WEAK) or present & CONTACT and present & (SUBJECT | NEG | FORBID)
    return bool(named or likely(widened(present)))


def _decided(units: list[Unit], sentence: Sentence) -> list[tuple[str, int, int, bool]]:
    """The acts of a clause by their first and last unit; neighbours of one kind are one act."""
    done: list[tuple[str, int, int, bool]] = []
    for item, i, j in sorted(found(units, sentence), key=lambda match: match[1]):
        kind, sure = item.kind, item.sure
        if kind != "refusal" and (_negated(units, i, j) or (kind in HELD_BACK and _later(sentence))):
            kind, sure = "refusal", True
        if kind != "refusal":
            j = _went_on(units, _listed(units, j), TRAILS.get(kind, 0))
        if done and i <= done[-1][2] and done[-1][0] != kind:
            continue  # the act before goes on over it
        if done and done[-1][0] == kind and i - done[-1][2] <= NEIGHBOURS:
            kind, i, j, sure = kind, done[-1][1], max(j, done[-1][2]), sure or done[-1][3]
            done.pop()
        done.append((kind, i, j, sure))
    return done


def _went_on(units: list[Unit], j: int, trail: int) -> int:
    """The last word of an adverb that belongs to the act: "pay me by PayPal directly", "hire me off the platform"."""
    while j + 1 < len(units) and not units[j + 1].soft and units[j + 1].roles & trail:
        j += 1
    return j


def _negated(units: list[Unit], i: int, j: int) -> bool:
    """A "not" before it in the same part or inside it, or "is not allowed" after it."""
    for k in range(i, max(-1, i - NEGATION_REACH - 1), -1):
        if units[k].roles & (NEG | FORBID) and not units[k].roles & SKIP:
            return True
        if units[k].soft:
            break
    for k in range(i + 1, len(units)):
        if units[k].soft and k > j:
            break
        if units[k].roles & (NEG if k <= j else 0 | FORBID) and not units[k].roles & SKIP:
            return True
        if units[k].roles & FORBID:
            return True
    return False


def _later(sentence: Sentence) -> bool:
    """Whether the sentence puts it after the contract starts, where it is fine."""
    if not (sentence.roles & LATER and sentence.roles & CONTRACT) or sentence.roles & ENDED:
        return False
    every = [unit for clause in sentence.clauses for unit in clause]
    for k, unit in enumerate(every):
        if unit.roles & LATER and any(near.roles & CONTRACT for near in every[k + 1 : k + 7]):
            return True
    return False


def _listed(units: list[Unit], j: int) -> int:
    """The last of a list that goes on: "your number or WhatsApp"."""
    while j + 2 < len(units) and units[j + 1].roles & (OR | AND) and units[j + 2].roles & CONTACT:
        j += 2
    return j


def _plain_refusal(units: list[Unit]) -> tuple[int, int] | None:
    """A "not" and a channel in the same part, with nothing else going on."""
    for k, unit in enumerate(units):
        if unit.roles & OFFPLACE:
            for n in range(k, max(-1, k - NEGATION_REACH - 1), -1):
                if units[n].roles & (NEG | FORBID):
                    return n, k
                if units[n].soft:
                    break
            for n in range(k + 1, min(len(units), k + NEGATION_REACH)):
                if units[n].soft:
                    break
                if units[n].roles & FORBID:
                    return k, n
    return None


def _purpose(kind: str, sentence: Sentence) -> str | None:
    if kind == "payment":
        for name in ("conversion", "directcontract", "years"):
            if sentence.roles & R(name):
                return {"directcontract": "direct_contract", "years": "after_24_months"}.get(name, name)
    if kind == "contact_request":
        if sentence.roles & LEGAL:
            return "legal"
        if sentence.roles & ACCESS and sentence.roles & SYSTEM:
            return "system_access"
    return None
