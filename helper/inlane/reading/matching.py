"""Finds the patterns of the grammar in the units of a clause."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from inlane.reading.clauses import Sentence, Unit
from inlane.reading.grammar import patterns
from inlane.reading.pattern import LONGEST_SHORT, Pattern
from inlane.reading.roles import BARE, BRIEF, QUESTION, role

GUESSED, LIKELY, SURE = range(3)  # how far an act is believed: only a sure one may hold a send
AND, THIRD = role("and"), role("third")
FEE, DIRECT, FOR, WITH = role("fee"), role("direct godirect"), role("for"), role("withw")
OURS = role("i we you me my your here platform market both person applicant")
PEOPLE = role("i we you me")  # "necesito un bot": a set phrase that names a person does not step over what it bars
SPEAKERS = role("i we you me my your please")
OWNERS, OWNED_REACH = role("my your"), 2
PLEASE = role("please start")
PAYING = role("pay payverb")
WHILE = role("while")  # what follows is said of the time, not of the act: "reach you when the site is down"
# What may stand in a part of a sentence that is nothing but a name: "Email or phone, please?"
NAMES = role(
    "contact fone weakcontact app chatapp meetapp weakapp phonecall anyphone elsewhere payapp money weakpay handcash "
    "adj please and or vocative your yours asking lead YC YS YP"
)
OPENING = role("opening")  # needs a person, or the first place in its part: an imperative
# What merging words can make of roles: where both are present, the third may come.
WIDER = tuple(
    (role(first), role(second), role(made))
    for first, second, made in (
        ("your", "contact app weakcontact fone weakapp", "YC"),
        ("your", "payapp money", "YP"),
        ("out", "platform", "elsewhere offplat"),
        ("outalone", "outalone", "elsewhere"),
        ("your", "social weakapp", "YS"),
        ("market", "account", "ACCOUNT OURACCOUNT OURLOGIN SOMEACCOUNT"),
        ("app", "apptail", "contact fone"),
        ("via use useapp", "weakapp", "app"),
        ("free", "free", "forfree"),
        ("feeof", "feenoun", "feekind"),
        ("bymeans", "medium", "offmail"),
        ("my", "contact weakcontact app chatapp", "MC"),
    )
)


def widened(present: int) -> int:
    """The roles present and those that merging could make of them."""
    for first, second, made in WIDER:
        if present & first and present & second:
            present |= made
    return present


@cache
def index() -> tuple[dict[int, int], int]:
    """For each role the patterns (as bits) that must have it; and every role that is such a key."""
    counts: dict[int, int] = {}
    keys: dict[int, int] = {}
    for item in patterns():
        for _, _, roles in item.steps:
            counts[roles] = counts.get(roles, 0) + 1
    for number, item in enumerate(patterns()):
        key = min((roles for _, _, roles in item.steps), key=lambda roles: (frequency(roles), counts[roles]))
        while key:
            bit = key & -key
            keys[bit] = keys.get(bit, 0) | 1 << number
            key ^= bit
    return keys, sum(keys)


COMMON = role(
    "ask i me my we you your via to use aux have how talk move arrange reach give please pay work platform "
    "cheap direct skip trade must piece pieceof acctact takein flowing workgear giveback "
    "afterw firstly skillw currency swapcur workverb sample ratingw stars"
)


def frequency(roles: int) -> int:
    """How common a step is: the key of a pattern is its rarest one."""
    return 2 if roles & COMMON else 1 if roles & role("contact app call review for") else 0


@cache
def needs() -> tuple[int, dict[int, tuple[tuple[int, ...], ...]]]:
    """What patterns need besides a role that they must have, by that role; and all these roles."""
    keys, every = index()
    return every, {key: tuple(dict.fromkeys(item.needed for item in _numbered(found))) for key, found in keys.items()}


def _numbered(numbers: int) -> Iterator[Pattern]:
    """The patterns whose numbers are among these bits."""
    table = patterns()
    while numbers:
        yield table[(numbers & -numbers).bit_length() - 1]
        numbers &= numbers - 1


def any_likely(present: int) -> bool:
    """Whether all steps of any pattern are among the roles present."""
    every, needed = needs()
    some = present & every
    while some:
        bit = some & -some
        some ^= bit
        for steps in needed[bit]:
            for roles in steps:
                if not present & roles:
                    break
            else:
                return True
    return False


def likely(present: int) -> tuple[Pattern, ...]:
    """The patterns all of whose steps are among the roles present, in their order."""
    keys, every = index()
    bits, some = 0, present & every
    while some:
        bit = some & -some
        bits |= keys[bit]
        some ^= bit
    found = []
    for item in _numbered(bits):
        for roles in item.needed:
            if not present & roles:
                break
        else:
            found.append(item)
    return tuple(found)


def present_in(units: list[Unit], question: bool) -> int:
    """All the roles of these units and of the whole that they make."""
    present = QUESTION if question else 0
    for unit in units:
        present |= unit.roles
    if len(units) > LONGEST_SHORT:
        return present
    return present | BRIEF | BARE if all(unit.roles & NAMES for unit in units) else present | BRIEF


def found(units: list[Unit], sentence: Sentence) -> Iterator[tuple[Pattern, int, int]]:
    present = present_in(units, sentence.question)
    taken = 0
    for item in likely(present):
        needs = item.needs and not present & item.needs
        for i, j in _matches(item, units):
            if needs and i and (not units[i].soft and not units[i - 1].roles & PLEASE or _others_do(units, i)):
                continue  # no person named, and it is no imperative either
            if not taken & bits(i, j) and not _barred(item, units, i, j):
                taken |= bits(i, j)
                yield item, i, j


def firmness(item: Pattern, units: list[Unit], sentence: Sentence) -> int:
    """How far words that fit a pattern are believed: surely, where somebody does it and it can be nobody else."""
    if not item.sure:
        return GUESSED
    named = not item.needs & OPENING or sentence.question or any(unit.roles & item.needs & ~OPENING for unit in units)
    return SURE if named and not sentence.roles & THIRD else LIKELY


def _others_do(units: list[Unit], i: int) -> bool:
    """Whether others are said to do it, after an "and": "lets drivers text the passenger and get paid in cash"."""
    return any(unit.roles & AND for unit in units[i - 1 : i + 1]) and any(unit.roles & THIRD for unit in units[:i])


def _matches(item: Pattern, units: list[Unit]) -> Iterator[tuple[int, int]]:
    if item.bag:
        yield from _gathered(item, units)
        return
    first = item.steps[0][2]
    last = -1
    for i, unit in enumerate(units):
        if i > last and unit.roles & first:
            j = _follow(item.steps, 1, units, i)
            if j >= 0:
                yield i, j
                last = j


def _gathered(item: Pattern, units: list[Unit]) -> Iterator[tuple[int, int]]:
    """The smallest stretches around a unit of the first role that hold one of each of the others."""
    reach, wide, anchor = item.steps[0]
    last = -1
    for i, unit in enumerate(units):
        if i <= last or not unit.roles & anchor:
            continue
        low = high = i
        for _, _, roles in item.steps[1:]:
            k = _nearest(units, i, roles, reach, wide)
            if k < 0:
                break
            low, high = min(low, k), max(high, k)
        else:
            yield low, high
            last = high


def _nearest(units: list[Unit], i: int, roles: int, reach: int, wide: bool) -> int:
    """The place nearest to `i` of a unit with one of the roles, in the same part unless `wide`, or -1."""
    left = right = i
    for _ in range(reach):
        if left >= 0:
            left = -1 if units[left].soft and not wide else left - 1
            if left >= 0 and units[left].roles & roles:
                return left
        if right < len(units):
            right += 1
            if right < len(units):
                if units[right].soft and not wide:
                    right = len(units)
                elif units[right].roles & roles:
                    return right
    return -1


def _follow(steps: tuple[tuple[int, bool, int], ...], at: int, units: list[Unit], i: int) -> int:
    """Where the rest of a pattern ends, its steps as near as they can be, or -1; bounded by the gaps of the pattern."""
    if at == len(steps):
        return i
    gap, wide, roles = steps[at]
    for k in range(i + 1, min(i + 2 + gap, len(units))):
        if units[k].soft and not wide:
            return -1
        if units[k].roles & roles:
            end = _follow(steps, at + 1, units, k)
            if end >= 0:
                return end
    return -1


def _barred(item: Pattern, units: list[Unit], i: int, j: int) -> bool:
    """Whether the same part of the sentence speaks of the work, or of others, instead."""
    k = i
    while True:
        if k < i and units[k].roles & (item.bars | item.before):
            return True
        if k == 0 or units[k].soft:
            break
        k -= 1
    if item.before & THIRD and others_go_on(units, k, j):
        return True
    if item.kind == "payment" and (with_others(units, j) or _pays_others(units, i, j)):
        return True
    for k in range(i, j + 1):
        if units[k].roles & item.bars and not any(units[k].roles & step[2] & ~PEOPLE for step in item.steps):
            return True
    k = j + 1
    while k < len(units) and not units[k].soft:
        if units[k].roles & WHILE:
            return False
        if units[k].roles & item.bars:
            return True
        k += 1
    return False


def with_others(units: list[Unit], j: int) -> bool:
    """Whether the fee, or the dealing without a middleman, is another's: "the fees for the library"."""
    last = units[j].roles
    if not last & (FEE | DIRECT) or j + 2 >= len(units) or units[j + 1].soft or units[j + 2].soft:
        return False
    follow = WITH if last & DIRECT else FOR
    near = units[j + 1 : j + 4]
    return bool(near[0].roles & follow) and not any(unit.roles & OURS for unit in near)


def _pays_others(units: list[Unit], i: int, j: int) -> bool:
    """Whether it is others that are paid: "I pay suppliers by wire"."""
    return i < j and bool(units[i].roles & PAYING and units[i + 1].roles & THIRD)


def others_go_on(units: list[Unit], start: int, j: int) -> bool:
    """Whether what others do goes on over the commas, nobody else being named: "guests choose, enter, pay in cash"."""
    if any(unit.roles & SPEAKERS for unit in units[start : j + 1]):
        return False
    others = False
    for k in range(start - 1, -1, -1):
        owned = units[k].roles & OWNERS and any(unit.roles & THIRD for unit in units[k + 1 : k + 1 + OWNED_REACH])
        if units[k].roles & SPEAKERS and not owned:  # "our client's users" are others all the same
            return False
        others = others or bool(units[k].roles & THIRD)
        if others and (k == 0 or units[k].soft):
            return True
    return False


def bits(i: int, j: int) -> int:
    """The units from `i` to `j` as bits."""
    return (1 << j + 1) - (1 << i)
