"""Which words are an act's own: the whole of what it does, not the reason beside it and not a single word."""

from __future__ import annotations

from inlane.reading.clauses import Unit
from inlane.reading.merging import AND, CONTACT, OR
from inlane.reading.refusing import FORBID, NEG
from inlane.reading.roles import role as R

LEAD, TAIL = R("lead"), R("tail")  # what belongs to an act just before and after it: "can we ...", "... kar dein"
SHORT_REST = 2  # words after an act that are still its own
SHORT_START = 5  # words before an act that are still its own
ASIDE, CALL = R("aside tostart later before"), R("callnoun")
NOT_BEGUN = R("vocative while third told declines cannot start asking or and cut")
WAY_OUT = R("payapp money YP MP elsewhere direct godirect otherway bankacct offbooks payme outside topay")
NOT_ITS = ASIDE | NEG | FORBID | R("declines cannot")
MODAL, ASKER = R("should aux"), R("i we you")
TRAILS = {
    "payment": R("direct elsewhere"),
    "leave": R("direct elsewhere"),
    "free_work": R("workend"),
    "fee": R("dueend must num"),
}


def own_words(kind: str, units: list[Unit], i: int, j: int) -> tuple[int, int]:
    """The first and the last unit of an act that a pattern saw from unit `i` to unit `j`."""
    j = _went_on(units, _listed(units, j), TRAILS.get(kind, 0) | TAIL)
    i, j = _unexcused(kind, units, i, j)
    return _begun(units, _led_in(units, i)), _rounded(units, j)


def _went_on(units: list[Unit], j: int, trail: int) -> int:
    """The last word of an adverb that belongs to the act: "pay me by PayPal directly", "hire me off the platform"."""
    while j + 1 < len(units) and not units[j + 1].soft and units[j + 1].roles & trail:
        j += 1
    return j


def _rounded(units: list[Unit], j: int) -> int:
    """The end of the part where only a word or two are left that say no reason or time: "text you", "on Skype chat"."""
    end = j
    while end + 1 < len(units) and not units[end + 1].soft:
        end += 1
    rest = units[j + 1 : end + 1]
    own = next((k for k, unit in enumerate(rest) if unit.roles & NOT_ITS), len(rest))
    if own > SHORT_REST:
        return j + 1 if rest[0].roles & CALL else j
    return j + own


def _led_in(units: list[Unit], i: int) -> int:
    """The first word of an act that a pattern begins too late: "[can we] add each other"."""
    while i and not units[i].soft and units[i - 1].roles & LEAD:
        if i > 1 and units[i - 2].roles & MODAL and not units[i - 1].soft and units[i - 1].roles & ASKER:
            break  # "can we": a question leads in, nobody's part of the act
        i -= 1
    return i


def _begun(units: list[Unit], i: int) -> int:
    """The first word of the part where only a few stand before an act: "[next step is] off-platform"."""
    first = i
    while first and not units[first].soft:
        first -= 1
    before = units[first:i]
    return i if len(before) > SHORT_START or any(unit.roles & NOT_BEGUN for unit in before) else first


def _unexcused(kind: str, units: list[Unit], i: int, j: int) -> tuple[int, int]:
    """An act without the part that says what it is good for: "pay me by card, [so we save the fees]"."""
    if kind != "payment":
        return i, j
    cuts = [k for k in range(i + 1, j + 1) if units[k].soft and min(k - i, j + 1 - k) > SHORT_REST]
    if cuts and not _paying(units[cuts[-1] : j + 1]) and _paying(units[i : cuts[-1]]):
        return i, cuts[-1] - 1
    if cuts and not _paying(units[i : cuts[0]]) and _paying(units[cuts[0] : j + 1]):
        return cuts[0], j
    return i, j


def _paying(units: list[Unit]) -> bool:
    return any(unit.roles & WAY_OUT for unit in units)


def _listed(units: list[Unit], j: int) -> int:
    """The last of a list that goes on: "your number or WhatsApp"."""
    while j + 2 < len(units) and units[j + 1].roles & (OR | AND) and units[j + 2].roles & CONTACT:
        j += 2
    return j
