"""Puts units together that belong together, and tells the names that are only what the work is about."""

from __future__ import annotations

from inlane.reading.clauses import ADDED, Unit
from inlane.reading.roles import role as R

NAMES = R("app chatapp meetapp payapp contact social money")
TOPIC = R("topic")
YOUR, CONTACT, WEAK = R("your"), R("contact app chatapp fone yourcontact"), R("weakcontact")
START, AND, OR = R("start"), R("and"), R("or")
LISTED = R("app chatapp contact weakcontact fone namew payapp money or and")
NAMED = R("app payapp topic money")
WRITING = WEAK | R("mailverb dial ring callverb")
PLACE, OURS = R("placen"), R("my join")
OF, SUBJECT, APP, WEAKAPP = R("of"), R("subject"), R("app"), R("weakapp")
APPTAIL, OUT, PLATFORM, ELSEWHERE = R("apptail"), R("out"), R("platform"), R("elsewhere")
VIA, PAYAPP, MONEY, WEAKPAY = R("via"), R("payapp"), R("money"), R("weakpay")
OUTALONE, OFFPLAT = R("outalone"), R("elsewhere offplat")
CALLED, ASKED = R("call invite apptail callverb"), R("use useapp wantapp install ask")
WRITER = R("i we")
VOCATIVE, CALLVERB, ME = R("vocative"), R("callverb"), R("me")
FIRST = R("first start")
SHORT_NAME = 2  # letters: "wa", "tg"
PERSON = R("person")
AFTER_NAME = SUBJECT | R("worknoun")
MARKET, ACCT = R("market"), R("account")
PAY = R("pay")
LINKS = R("of via and or neg")  # small words between the work and its name
FILLER = ADDED | R("faster direct num contractw skip ask start of")
ADJ, NEG, MY = R("adj"), R("neg"), R("my")
BETWEEN = 2  # words that may stand between "your" and its noun: "your current phone number"
TALKED, ON = R("talk howreach reach move arrange dial ring call join"), R("on")
TALK_REACH = 4  # words back to the verb that makes "on signal" an app
MEDIUM, BY_MEANS, MEANS_REACH = R("medium"), R("bymeans"), 3
TO, MOVE = R("to"), R("move")
PAID, ASKED_FOR = R("paid"), R("feekind feenoun kit trainw checkf")
FREE, FORFREE, THERE = R("free"), R("forfree"), R("there")
PLEASE = R("please")
FOR, COUNT = R("for"), R("num otherno")
FEE_OF, FEE_NOUN = R("feeof"), R("feenoun")  # "activation" with "amount", "enrolment" with "charge"
THEIRS = R("theirs")
SOCIAL_OR_WEAK = R("social weakapp")
# Only units with one of these are ever put together with others, or with whom they belong to.
MERGED = WEAKAPP | THERE | FREE | OUTALONE | ASKED_FOR | MEDIUM | APPTAIL | PLATFORM | FEE_NOUN | MARKET | ACCT
OWNED = CONTACT | WEAK | PAYAPP | MONEY | SOCIAL_OR_WEAK
CALL_NOUN, LIKE = R("callnoun apptail"), R("likew")


def parted(units: list[Unit]) -> list[Unit]:
    """Marks the places where a new thought starts although no comma says so."""
    for i, unit in enumerate(units):
        if i and not unit.soft:
            goes_on = i + 1 < len(units) and not units[i + 1].roles & (CONTACT | NAMED | WEAK)
            if (
                unit.roles & START
                or unit.roles & AND
                and goes_on
                or units[i - 1].roles & VOCATIVE
                and (i == 1 or units[i - 1].soft)
            ):
                unit.soft = True
        elif i and unit.soft and unit.roles & LISTED and units[i - 1].roles & LISTED and not unit.roles & START:
            unit.soft = False  # an item of a list
        elif i and unit.soft and unit.roles & PLEASE and i + 1 < len(units) and units[i + 1].soft:
            unit.soft = units[i + 1].soft = False  # "send me, please, your number"
    return units


def merged(units: list[Unit], text: str) -> list[Unit]:
    """Units that belong together as one: "your WhatsApp number", "outside of Upwork", "your Upwork account"."""
    present = 0
    for unit in units:
        present |= unit.roles
    parted(units)
    if present & NAMES:
        _topics(units, text)
    if present & CALLVERB and present & ME:
        _names_oneself(units, text)
    if present & WEAK and present & COUNT:
        _prices(units)
    out = _joined(units, text) if present & MERGED else units
    return _owned(out) if present & OWNED else out


def _joined(units: list[Unit], text: str) -> list[Unit]:
    out: list[Unit] = []
    for i, unit in enumerate(units):
        if not unit.roles & MERGED:
            out.append(unit)
            continue
        last = out[-1] if out else None
        if (
            unit.roles & WEAKAPP
            and not _worked_on(units, i)
            and (_is_name(unit, last, units[i + 1] if i + 1 < len(units) else None, text) or _talked_on(units, i))
        ):
            unit.roles |= APP
        if unit.roles & THERE and unit.roles & OF and i + 1 < len(units) and not units[i + 1].soft:
            unit.roles &= ~THERE  # "la" before a noun
        if unit.roles & FREE and (i + 1 == len(units) or units[i + 1].soft or units[i + 1].roles & FIRST):
            unit.roles |= FORFREE
        if unit.roles & OUTALONE and (i + 1 == len(units) or units[i + 1].soft or units[i + 1].roles & WRITER):
            unit.roles |= ELSEWHERE
        if unit.roles & ASKED_FOR and last is not None and not unit.soft and last.roles & PAID:
            unit.roles &= ~ASKED_FOR  # "paid training"
        if last is None or unit.soft:
            out.append(unit)
        elif unit.roles & MEDIUM and (back := _means(out)) and not _worked_on(units, i):
            _join(out, back, unit, R("offmail"))
        elif last.roles & APP and unit.roles & APPTAIL:
            _join(out, 1, unit, last.roles | R("contact fone"))
        elif last.roles & OUT and unit.roles & PLATFORM:
            _join(out, 1, unit, OFFPLAT)
        elif (
            len(out) > 1
            and out[-2].roles & OUT
            and not last.roles & ~(OF | ADDED)
            and unit.roles & PLATFORM
            and not last.soft
        ):
            _join(out, 2, unit, OFFPLAT)
        elif last.roles & FEE_OF and unit.roles & FEE_NOUN and not (len(out) > 1 and out[-2].roles & NEG):
            _join(out, 1, unit, R("feekind"))
        elif last.roles & ACCT and unit.roles & MARKET:
            _join(out, 1, unit, R("ACCOUNT"))
        elif last.roles & MARKET and unit.roles & ACCT:
            ours = len(out) > 1 and bool(out[-2].roles & (YOUR | R("my")))
            secret = R("OURLOGIN") if unit.roles & R("login") else 0
            _join(out, 2 if ours else 1, unit, R("ACCOUNT OURACCOUNT") | secret if ours else R("ACCOUNT SOMEACCOUNT"))
        else:
            out.append(unit)
    return out


def _at(units: list[Unit], i: int) -> bool:
    """Whether "on" stands before it, or "go to"."""
    moved = i > 1 and units[i - 1].roles & TO and units[i - 2].roles & MOVE
    return bool(units[i - 1].roles & ON or moved)


def _means(out: list[Unit]) -> int:
    """How many units back "by" or "over" stands before a medium: "through my private mail", "over text", or 0."""
    for back in range(1, min(MEANS_REACH, len(out)) + 1):
        unit = out[-back]
        if unit.roles & BY_MEANS:
            return back
        if unit.soft or not unit.roles & (ADJ | MY | OF | THEIRS):
            return 0
    return 0


def _worked_on(units: list[Unit], i: int) -> bool:
    return i + 1 < len(units) and not units[i + 1].soft and bool(units[i + 1].roles & AFTER_NAME)


def _names_oneself(units: list[Unit], text: str) -> None:
    """ "Call me Joe", "call me a fan": a name follows, nobody is to call."""
    for i, unit in enumerate(units[:-2]):
        if unit.roles & CALLVERB and units[i + 1].roles & ME and not units[i + 2].soft:
            after = units[i + 2]
            name = text[after.start].isupper() and text[after.start + 1 : after.end].islower()
            article = (
                text[after.start : after.end] in ("a", "an") and i + 3 < len(units) and not units[i + 3].roles & ~ADDED
            )
            if article or name and not after.roles & ~(VOCATIVE | FIRST | ADDED):
                unit.roles = 0


def _prices(units: list[Unit]) -> None:
    """A "number" that is a price or the name of a thing is nobody's: "your best number for 10 videos"."""
    for unit, after, beyond in zip(units, units[1:], units[2:], strict=False):
        if unit.roles & WEAK and not after.soft and after.roles & FOR and beyond.roles & COUNT:
            unit.roles &= ~WEAK


def _owned(units: list[Unit]) -> list[Unit]:
    out: list[Unit] = []
    for unit in units:
        if not unit.roles & OWNED:
            out.append(unit)
            continue
        back = 0 if unit.soft or unit.roles & TOPIC else _owner(out)
        plain = back == 1 or back > 1 and all(between.roles & ADJ for between in out[1 - back :])
        if back and (unit.roles & CONTACT or unit.roles & WEAK and plain):
            _join(out, back, unit, R("YC") | unit.roles & ~(WRITING | NEG))
        elif back and unit.roles & (PAYAPP | MONEY):
            _join(out, back, unit, R("YP"))
        elif back and unit.roles & SOCIAL_OR_WEAK:
            _join(out, back, unit, R("YS"))
        elif unit.roles & (CONTACT | WEAK) and not unit.soft and not unit.roles & TOPIC and (back := _owner(out, MY)):
            _join(out, back, unit, R("MC") | unit.roles & ~(WRITING | NEG))
        else:
            out.append(unit)
    return out


def _owner(out: list[Unit], whose: int = YOUR) -> int:
    """How many units back the "your" (or "my") stands that the next word belongs to, or 0."""
    for back in range(1, min(BETWEEN + 1, len(out)) + 1):
        unit = out[-back]
        if unit.roles & whose:
            return back
        if unit.soft or not unit.roles & ADJ and unit.roles & ~FILLER:
            return 0
    return 0


def _talked_on(units: list[Unit], i: int) -> bool:
    """Whether "signal" or "teams" in small letters is where somebody is to talk: "chat on messenger"."""
    if not i or units[i].soft or not _at(units, i) or units[i].end - units[i].start <= SHORT_NAME:
        return False
    if i + 1 < len(units) and not units[i + 1].soft and units[i + 1].roles & R("num of"):
        return False
    for k in range(i - 2, max(-1, i - 2 - TALK_REACH), -1):
        if units[k].roles & TALKED:
            return True
        if units[k + 1].soft:
            break
    return False


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


def _topics(units: list[Unit], text: str) -> None:
    """A name beside a word of the work is what the work is about: "WhatsApp bot", "bot para WhatsApp"."""
    above = False
    for i in range(len(units) - 1, -1, -1):
        unit = units[i]
        if unit.roles & NAMES:
            if above or _heads(units, i, text) or _headed(units, i):
                unit.roles = TOPIC | unit.roles & SUBJECT
                above = i > 0 and (bool(units[i].soft) or bool(units[i - 1].roles & (AND | OR)) or _listing(units, i))
            else:
                above = False
        elif unit.roles & MEDIUM:
            above = (
                i > 0 and bool(units[i - 1].roles & (AND | OR)) and _heads(units, i, text)
            )  # "Viber and SMS gateway"
        elif not unit.roles & (AND | OR):
            above = False


def _heads(units: list[Unit], i: int, text: str) -> bool:
    """Whether a word of the work follows a name, or a word of talk and then it: "WhatsApp chat button"."""
    after = units[i + 1] if i + 1 < len(units) else None
    if after is None or after.soft or after.roles & APP:
        return False
    if after.roles & LIKE and text[units[i].end] == "-":
        return True
    if after.roles & AFTER_NAME:
        return not (after.roles & PLACE and i and units[i - 1].roles & OURS)
    beyond = units[i + 2] if i + 2 < len(units) else None
    return bool(after.roles & CALL_NOUN and beyond and not beyond.soft and beyond.roles & SUBJECT)


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
        if roles & TOPIC or roles & SUBJECT and not roles & (NAMES | PAY):
            return True
        if not roles & LINKS:
            return False
    return False
