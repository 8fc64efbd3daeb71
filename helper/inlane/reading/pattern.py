"""How an act is written down: an order of roles, the same for every language.

A pattern is roles with numbers between them: `ask 3 YC` is a word that asks and, at most three other words later,
"your" with a contact noun. `a|b` is either role. `~` before a number lets the pattern run over a comma.
A bag is the same without order: `contact 6 you ask` is a contact noun with the other two at most six words away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inlane.reading.roles import BARE, BRIEF, role

LONGEST_SHORT = 5  # words in a question that is nothing but a name: "WhatsApp?"
WORK = "third build"
ELSE = "third build routine own"
PEOPLE = "we i you me your my question please here_is opening"  # or an imperative


@dataclass(frozen=True, slots=True)
class Pattern:
    """`kind` is seen where `steps` follow each other; all `needs` alternatives and no `bars` in its clause."""

    kind: str
    steps: tuple[tuple[int, bool, int], ...]  # words that may lie between, over commas too, roles
    sure: bool
    needs: int
    bars: int  # anywhere in the same part of the sentence
    before: int  # earlier in the same part
    short: bool
    needed: tuple[int, ...]  # for each, one of these roles must be in the sentence
    bag: bool = False


def pattern(kind: str, text: str, sure: bool = True, needs: str = "", bars: str = "", before: str = "third build",
            short: bool = False, bare: bool = False) -> Pattern:  # fmt: skip
    steps, gap, wide = [], 0, False
    for part in text.split():
        if part.lstrip("~").isdigit():
            gap, wide = int(part.lstrip("~")), part.startswith("~")
        else:
            steps.append((gap, wide, role(part.replace("|", " "))))
    needed = _needed(steps, needs, short) + (BARE,) * bare
    return Pattern(kind, tuple(steps), sure, role(needs), role(bars), role(before), short, needed)


def bag(kind: str, text: str, sure: bool = False, needs: str = "", bars: str = "topic third",
        before: str = "third build", short: bool = False) -> Pattern:  # fmt: skip
    """Roles in any order around the first one; the number after it is how far the others may be."""
    anchor, reach, *others = text.split()
    gap, wide = int(reach.lstrip("~")), reach.startswith("~")
    steps = tuple((gap, wide, role(part.replace("|", " "))) for part in (anchor, *others))
    needed = _needed(steps, needs, short)
    return Pattern(kind, steps, sure, role(needs), role(bars), role(before), short, needed, bag=True)


def _needed(steps: Iterable[tuple[int, bool, int]], needs: str, short: bool) -> tuple[int, ...]:
    """Of each of these roles one must be there; an imperative ("opening") can do without the person that it needs."""
    others = [role(needs)] * bool(needs and "opening" not in needs.split()) + [BRIEF] * short
    return (*(roles for _, _, roles in steps), *others)
