"""What weighs like an act and yet is none, as far as the grammar of its sentence tells."""

from __future__ import annotations

from inlane.reading.clauses import Sentence
from inlane.reading.matching import others_go_on, with_others
from inlane.reading.merging import NAMED
from inlane.reading.refusing import later, negated
from inlane.reading.roles import NUMBERS
from inlane.reading.roles import role as R

HELD_BACK = frozenset(("contact_request", "leave"))  # what a condition such as "once the contract starts" makes fine
OWN_PLACE = R("platform own")
OTHER_PLACE = R("elsewhere outside app contact social offmail phonecall inperson callv dial ring")
# What weighs like an act must have one of these words too; an everyday sentence has some weight by what it lacks.
SIGNS = {
    "contact_request": R(
        "contact weakcontact fone app chatapp weakapp social howreach reach reachyou getyou callverb dial ring "
        "mailverb yourdetails elsewhere outside otherway messengers numw offmail offname phonecall"
    ),
    "payment": R(
        "payapp money wirev fee pct direct elsewhere outside godirect skip cutout nofee middle bankw bankacct handcash "
        "payme takecut platform market companyw pay payverb payout cheap offbooks coinn giftn otherway feekind invoicev"
    ),
}
STAY = R("stay")
PAYS = R("payapp money wirev payme pay payverb payout godirect bankw bankacct handcash invoicev coinn giftn")


def of_other_matters(kind: str, sentence: Sentence, number: int, i: int, j: int) -> bool:
    """Whether the fee is another's ("skip the fees for the library"), or it is the choice to stay, with no paying."""
    if kind != "payment":
        return False
    units = sentence.clauses[number]
    if sentence.roles & PAYS:
        return any(with_others(units, k) for k in range(i, j + 1))
    return bool(sentence.roles & STAY) or any(with_others(units, k) for k in range(len(units)))


def only_named(sentence: Sentence) -> bool:
    """Whether it only names an app or a way to pay beside digits: "IBAN: DE89 ..." leads to its number, no more."""
    units = (unit for clause in sentence.clauses for unit in clause)
    return all(unit.roles & (NAMED | NUMBERS) or not unit.roles for unit in units)


def excused(kind: str, sentence: Sentence, number: int, i: int, j: int) -> bool:
    """Whether no word of it is there, or it is denied, others', put off, or talk that stays here."""
    units = sentence.clauses[number]
    if kind in SIGNS and not sentence.roles & SIGNS[kind]:
        return True
    if kind == "leave" and sentence.roles & OWN_PLACE and not sentence.roles & OTHER_PLACE:
        return True
    put_off = kind in HELD_BACK and later(sentence)
    return put_off or negated(units, i, j) or others_go_on(units, i, j)
