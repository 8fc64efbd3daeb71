"""Whether what the words do is denied: a "not" around it, or a condition that makes it fine."""

from __future__ import annotations

from inlane.reading.clauses import Sentence, Unit
from inlane.reading.roles import role as R

NEGATION_REACH = 6  # words between a "not" and what it negates
NEG, FORBID, SKIP, DODGE = R("neg"), R("forbid"), R("skip nofee cutout"), R("dodge")
NEGEND_REACH = 4  # words after an act in which a "not" that follows its verb stands
LATER, CONTRACT, ENDED = R("later"), R("contractw"), R("ended")
LATER_END = R("laterend")  # "after" behind its noun: "contract ke baad"
OFFPLACE = R("elsewhere app contact")
OR, TO = R("or"), R("to")
LINKS = OR | TO
TRIED = R("tryverb")
NEGEND, PLACE = R("negend"), R("platform market here")
NEGLAST, WHY = R("neglast"), R("whyw")  # a "not" that denies all of its part: "Das mache ich hier nicht"
# "No fee", "without a contract": this "not" is part of what is done.
LEASE = R("leasew")
OWN_NOT = R("gratisw nocontract insteadpay inkind suffer tinyjob overpay leasew ghostw")
STAY, THAN, STAY_REACH = R("stay keepto"), R("thanw"), 8


def negated(units: list[Unit], i: int, j: int) -> bool:
    """A "not" before it in the same part or inside it, or "is not allowed" after it."""
    for k in range(i, max(-1, i - NEGATION_REACH - 1), -1):
        if _denies(units, k):
            return True
        if units[k].soft:
            if _listed(units, k) or _never_tried(units, k):
                return True
            break
    elsewhere = any(unit.roles & PLACE for unit in units[j + 1 :])  # "write me on WhatsApp, here I don't read"
    return _negated_after(units, j) or _negated_within(units, i, j) or (not elsewhere and denied_last(units, j))


def denied_last(units: list[Unit], j: int) -> bool:
    """Whether the part with unit `j` ends in a "not", or in one and its verb, as German and Dutch main clauses do."""
    start = next((k for k in range(j, 0, -1) if units[k].soft), 0)
    end = next((k for k in range(j + 1, len(units)) if units[k].soft), len(units))
    if any(unit.roles & WHY for unit in units[start:end]):
        return False
    last = range(max(end - 2, start), end)
    return any(units[k].roles & NEGLAST and not (k and units[k - 1].roles & OR) for k in last)


def _never_tried(units: list[Unit], k: int) -> bool:
    """Whether the comma before `k` only parts what was never tried: "nie versucht, an der Plattform vorbei zu ..."."""
    tried = k > 0 and units[k - 1].roles & TRIED
    return bool(tried) and any(unit.roles & NEG for unit in units[max(k - 1 - NEGEND_REACH, 0) : k])


def _denies(units: list[Unit], k: int) -> bool:
    """Whether it is a "not"; what also leaves out a fee is one only right before a channel: "avoid WhatsApp"."""
    roles = units[k].roles
    if roles & THAN and _stays(units[max(k - STAY_REACH, 0) : k]):
        return True
    if roles & OWN_NOT:  # "an account I don't use", but "we don't use Slack"
        return bool(roles & LEASE and roles & NEG and any(unit.roles & OFFPLACE for unit in units[k + 1 : k + 3]))
    if not roles & SKIP:
        return bool(roles & (NEG | FORBID))
    after = units[k + 1 : k + 2]
    return bool(roles & (NEG | DODGE) and after and not after[0].soft and after[0].roles & OFFPLACE)


def _stays(before: list[Unit]) -> bool:
    """Whether staying here is what these words choose: "I'd rather stay here [than go to Telegram]"."""
    return any(unit.roles & STAY for unit in before) and any(unit.roles & PLACE for unit in before)


def _listed(units: list[Unit], k: int) -> bool:
    """Whether it goes on with what a "not" denies: "we never ask you to pay, to buy cards or to move to Telegram"."""
    for n in range(k - 1, -1, -1):
        if units[n + 1].soft and not units[n + 1].roles & LINKS:
            return False
        if units[n].roles & NEG and not units[n].roles & SKIP:
            return units[k].roles & OR > 0 or any(unit.roles & TO for unit in units[n:k])
    return False


def _negated_within(units: list[Unit], i: int, j: int) -> bool:
    """A "not" inside it, or "is not allowed" behind it in the same part."""
    for k in range(i + 1, len(units)):
        if units[k].soft and k > j:
            break
        if k <= j and _denies(units, k) or units[k].roles & FORBID:
            return True
    return False


def _negated_after(units: list[Unit], j: int) -> bool:
    """A "not" behind the verb, as Bengali and Hindi have it: "WhatsApp pe baat nahi karte", "WhatsApp vermeiden"."""
    if j + 1 < len(units) and units[j + 1].roles & DODGE and not units[j + 1].soft and units[j].roles & OFFPLACE:
        return j + 2 == len(units) or units[j + 2].soft
    for unit in units[j + 1 : j + 1 + NEGEND_REACH]:
        if unit.soft or unit.roles & PLACE:
            return False
        if unit.roles & NEGEND:
            return True
    return False


def later(sentence: Sentence) -> bool:
    """Whether the sentence puts it after the contract starts, where it is fine."""
    if not (sentence.roles & (LATER | LATER_END) and sentence.roles & CONTRACT) or sentence.roles & ENDED:
        return False
    every = sentence.units
    for k, unit in enumerate(every):
        if unit.roles & LATER and any(near.roles & CONTRACT for near in every[k + 1 : k + 7]):
            return True
        if unit.roles & LATER_END and any(near.roles & CONTRACT for near in every[max(0, k - 3) : k]):
            return True
    return False


def plain_refusal(units: list[Unit]) -> tuple[int, int] | None:
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
