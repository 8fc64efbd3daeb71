"""Puts units together that belong together, and tells the names that are only what the work is about."""

from __future__ import annotations

from inlane.reading.clauses import Unit
from inlane.reading.roles import role as R

NAMES = R("app chatapp meetapp payapp contact social money")
TOPIC = R("topic")
YOUR, CONTACT, WEAK = R("your"), R("contact app chatapp fone yourcontact"), R("weakcontact")
START, AND, OR = R("start"), R("and"), R("or")
LISTED = R("app chatapp contact weakcontact fone payapp money or and")
NAMED = R("app payapp topic money")
WRITING = WEAK | R("mailverb dial ring callverb")
PLACE, OURS = R("placen"), R("my join")
OF, SUBJECT, APP, WEAKAPP = R("of"), R("subject"), R("app"), R("weakapp")
APPTAIL, OUT, PLATFORM, ELSEWHERE = R("apptail"), R("out"), R("platform"), R("elsewhere")
VIA, PAYAPP, MONEY, WEAKPAY = R("via"), R("payapp"), R("money"), R("weakpay")
OUTALONE, OFFPLAT = R("outalone"), R("elsewhere offplat")
CALLED, ASKED = R("call invite apptail callverb"), R("use useapp wantapp install ask")
SHORT_NAME = 2  # letters: "wa", "tg"
PERSON = R("person")
MARKET, ACCT = R("market"), R("account")
FILLER = R("faster direct num contractw skip ask start of")


def parted(units: list[Unit]) -> list[Unit]:
    """Marks the places where a new thought starts although no comma says so."""
    for i, unit in enumerate(units):
        if i and not unit.soft:
            goes_on = i + 1 < len(units) and not units[i + 1].roles & (CONTACT | NAMED)
            if unit.roles & START or unit.roles & AND and goes_on:
                unit.soft = True
        elif i and unit.soft and unit.roles & LISTED and units[i - 1].roles & LISTED and not unit.roles & START:
            unit.soft = False  # an item of a list
    return units


def merged(units: list[Unit], text: str) -> list[Unit]:
    """Units that belong together as one: "your WhatsApp number", "outside of Upwork", "your Upwork account"."""
    parted(units)
    _topics(units)
    out: list[Unit] = []
    for i, unit in enumerate(units):
        last = out[-1] if out else None
        if unit.roles & WEAKAPP and _is_name(unit, last, units[i + 1] if i + 1 < len(units) else None, text):
            unit.roles |= APP
        if unit.roles & OUTALONE and (i + 1 == len(units) or units[i + 1].soft):
            unit.roles |= ELSEWHERE
        if last is None or unit.soft:
            out.append(unit)
        elif last.roles & APP and unit.roles & APPTAIL:
            _join(out, 1, unit, last.roles | R("contact fone"))
        elif last.roles & OUT and unit.roles & PLATFORM:
            _join(out, 1, unit, OFFPLAT)
        elif len(out) > 1 and out[-2].roles & OUT and not last.roles & ~OF and unit.roles & PLATFORM and not last.soft:
            _join(out, 2, unit, OFFPLAT)
        elif last.roles & MARKET and unit.roles & ACCT:
            ours = len(out) > 1 and bool(out[-2].roles & (YOUR | R("my")))
            secret = R("OURLOGIN") if unit.roles & R("login") else 0
            _join(out, 2 if ours else 1, unit, R("ACCOUNT OURACCOUNT") | secret if ours else R("ACCOUNT"))
        else:
            out.append(unit)
    return _owned(out)


def _owned(units: list[Unit]) -> list[Unit]:
    out: list[Unit] = []
    for unit in units:
        if not unit.soft and out and not unit.roles & TOPIC:
            for back in (1, 2):
                if len(out) < back or not out[-back].roles & YOUR:
                    continue
                between = out[-1].roles if back == 2 else 0
                if between & ~FILLER or (back == 2 and out[-1].soft):
                    continue
                if unit.roles & CONTACT or (unit.roles & WEAK and back == 1):
                    _join(out, back, unit, R("YC") | unit.roles & ~WRITING)
                elif unit.roles & (PAYAPP | MONEY):
                    _join(out, back, unit, R("YP"))
                elif unit.roles & R("social weakapp"):
                    _join(out, back, unit, R("YS"))
                else:
                    continue
                break
            else:
                out.append(unit)
        else:
            out.append(unit)
    return out


def _join(out: list[Unit], back: int, unit: Unit, roles: int) -> None:
    first = out[-back]
    del out[-back:]
    out.append(Unit(first.start, unit.end, roles, first.soft))


def _is_name(unit: Unit, last: Unit | None, after: Unit | None, text: str) -> bool:
    """Whether a word that is also an ordinary one ("signal", "teams") names the app here."""
    if unit.end - unit.start <= SHORT_NAME:
        followed = after is not None and bool(after.roles & APPTAIL)
        return followed or last is None or bool(last.roles & (VIA | ASKED | YOUR))
    if last is None or not text[unit.start].isupper():
        return False
    return bool(last.roles & (VIA | ASKED)) or after is not None and not after.soft and bool(after.roles & CALLED)


def _topics(units: list[Unit]) -> None:
    """A name beside a word of the work is what the work is about: "WhatsApp bot", "bot para WhatsApp"."""
    above = False
    for i in range(len(units) - 1, -1, -1):
        unit = units[i]
        after = units[i + 1] if i + 1 < len(units) else None
        if unit.roles & NAMES:
            about = after is not None and not after.soft and bool(after.roles & SUBJECT) and not after.roles & APP
            if about and after.roles & PLACE and i and units[i - 1].roles & OURS:
                about = False
            if about or above or _headed(units, i):
                unit.roles = TOPIC | unit.roles & SUBJECT
                above = i > 0 and (bool(units[i].soft) or bool(units[i - 1].roles & (AND | OR)) or _listing(units, i))
            else:
                above = False
        elif not unit.roles & (AND | OR):
            above = False


def _listing(units: list[Unit], i: int) -> bool:
    return bool(units[i - 1].roles & NAMES)


def _headed(units: list[Unit], i: int) -> bool:
    """ "bot for WhatsApp", "integration with Zoom and Slack": the word of the work stands before the name."""
    for back in range(1, 4):
        k = i - back
        if k < 0 or units[k + 1].soft:
            return False
        roles = units[k].roles
        if roles & PERSON:
            return False
        if roles & TOPIC or roles & SUBJECT and not roles & NAMES:
            return True
        if roles & ~(OF | VIA | AND | OR | R("neg")) or not roles:
            return False
    return False
