"""What weighs like an act and yet is none, as far as the grammar of its sentence tells."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from inlane.reading.clauses import ADDED, Sentence, Unit
from inlane.reading.matching import others_go_on, with_others
from inlane.reading.merging import NAMED
from inlane.reading.refusing import later, negated
from inlane.reading.roles import NUMBERS
from inlane.reading.roles import role as R

HELD_BACK = frozenset(("contact_request", "leave"))  # what a condition such as "once the contract starts" makes fine
OWN_PLACE = R("platform own")
OTHER_PLACE = R("elsewhere outside app contact social offmail phonecall inperson callv dial ring")
APPS = R("app weakapp chatapp social")
CONTACTS = R("contact weakcontact medium")
PRODUCT, PLACE = R("worknoun subject"), R("placen")  # "our WhatsApp group" is where people talk
PEOPLE, EARNED = R("i we you me"), R("moneyn worknoun subject subjectdetail")
RELATIVE, OWNED_BY = "that", 2  # units between the mail and what it did: "of yours"
# What weighs like an act must have one of these words too; an everyday sentence has some weight by what it lacks.
SIGNS = {
    "contact_request": R(
        "contact weakcontact fone app chatapp weakapp social howreach reach reachyou getyou callverb dial ring "
        "mailverb yourdetails elsewhere outside otherway messengers numw offmail offname phonecall"
    ),
    "payment": R(
        "payapp money wirev fee pct direct elsewhere outside godirect skip cutout nofee middle bankw bankacct handcash "
        "payme takecut platform market companyw pay payverb payout cheap offbooks coinn giftn otherway feekind "
        "invoicev ownbooks barter withoutit"
    ),
}
STAY = R("stay")
FOR, PIECE = R("for"), R("piece")
NUMBER, PHONE, THING, START = R("contact numw"), R("fone"), R("otherno"), attrgetter("start")
PAYS = R("payapp money wirev payme pay payverb payout godirect bankw bankacct handcash invoicev coinn giftn")


def of_other_matters(kind: str, sentence: Sentence, number: int, i: int, j: int) -> bool:
    """Whether the fee is another's ("skip the fees for the library"), or it is the choice to stay, with no paying."""
    if kind != "payment":
        return False
    units = sentence.clauses[number]
    if sentence.roles & PAYS:
        return any(with_others(units, k) for k in range(i, j + 1))
    return bool(sentence.roles & STAY) or any(with_others(units, k) for k in range(len(units)))


def numbers_a_thing(kind: str, sentence: Sentence, end: int) -> bool:
    """Whether an act that ends at `end` asks for the number of a thing: of a page, an invoice, a version; or for a
    price: "your best number for 10 videos"."""
    if kind != "contact_request":
        return False
    after = bisect_left(sentence.units, end, key=START)
    number = sentence.units[after - 1].roles
    things = sentence.units[after : after + 2]
    if not number & NUMBER or number & PHONE:
        return False
    priced = [unit.roles & want for unit, want in zip(sentence.units[after:], (FOR, NUMBERS, PIECE), strict=False)]
    return len(priced) == 3 and all(priced) or any(unit.roles & THING and not unit.soft for unit in things)


def of_a_product(kind: str, sentence: Sentence, text: str) -> bool:
    """Whether each app is the name of what is made ("a Discord hoodie"), or the mail a thing that did something."""
    if kind not in HELD_BACK or sentence.question:
        return False
    apps, products, told = 0, 0, False
    for units in sentence.clauses:
        for k, unit in enumerate(units):
            apps += bool(unit.roles & APPS)
            products += bool(unit.roles & APPS) and any(_is_made(after) for after in units[k + 1 : k + 2])
            told = told or bool(unit.roles & CONTACTS) and _told_of(units[k + 1 :], text)
    return apps == products > 0 or told and not apps


def _is_made(unit: Unit) -> bool:
    return bool(unit.roles & PRODUCT) and not unit.roles & PLACE


def _told_of(rest: list[Unit], text: str) -> bool:
    """ "... that made money": what the mail did, with no word of who would write it or be reached by it."""
    near = [text[unit.start : unit.end] for unit in rest[: OWNED_BY + 1]]
    if RELATIVE not in near:
        return False
    clause = rest[near.index(RELATIVE) + 1 :]
    return any(unit.roles & EARNED for unit in clause) and not any(unit.roles & PEOPLE for unit in clause)


def only_named(sentence: Sentence) -> bool:
    """Whether it only names an app or a way to pay beside digits: "IBAN: DE89 ..." leads to its number, no more."""
    return all(unit.roles & (NAMED | NUMBERS) or not unit.roles & ~ADDED for unit in sentence.units)


def excused(kind: str, sentence: Sentence, number: int, i: int, j: int) -> bool:
    """Whether no word of it is there, or it is denied, others', put off, or talk that stays here."""
    units = sentence.clauses[number]
    if kind in SIGNS and not sentence.roles & SIGNS[kind]:
        return True
    if kind == "leave" and sentence.roles & OWN_PLACE and not sentence.roles & OTHER_PLACE:
        return True
    put_off = kind in HELD_BACK and later(sentence)
    return put_off or negated(units, i, j) or others_go_on(units, i, j)
