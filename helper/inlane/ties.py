"""The proof that no two rows of a pack that are equally specific would decide the same case."""

from __future__ import annotations

from itertools import combinations, product

from inlane.pack import CONDITIONS, Pack, Rule
from inlane.tables import PackError


def refuse_ties(file: str, pack: Pack) -> None:
    """Raise when two rows that name equally many conditions would both decide a case."""
    ids = [rule.id for rule in pack.rules]
    for twice in {id for id in ids if ids.count(id) > 1}:
        raise PackError(f"{file}: two rules with the id '{_short(twice)}'. Give one of them another id.")
    table = [rule for rule in pack.rules if not rule.words]
    for one, other in combinations(table, 2):
        if one.named == other.named and (case := _undecided_between(pack, one, other)):
            kind, facts = case
            told = ", ".join(f"{fact} {value}" for fact, value in facts.items() if value)
            raise PackError(
                f"{file}: rules '{_short(one.id)}' and '{_short(other.id)}' both decide {kind} with {told}, "
                "and neither is more specific. Name one more condition in one of them, or take the case out."
            )


def _undecided_between(pack: Pack, one: Rule, other: Rule) -> tuple[str, dict[str, str]] | None:
    """A case that both rows meet and that no more specific row decides."""
    shared: dict[str, list] = {}
    for condition, fact in CONDITIONS.items():
        mine, others = getattr(one, condition), getattr(other, condition)
        shared[fact] = [v for v in pack.values(fact) if (not mine or v in mine) and (not others or v in others)]
        if not shared[fact]:
            return None
    for kind in set(one.kinds) & set(other.kinds):
        above = [rule for rule in pack.by_kind[kind] if rule.named > one.named]
        for values in product(*shared.values()):
            facts = dict(zip(shared, values, strict=True))
            if not any(rule.meets(facts) for rule in above):
                return kind, facts
    return None


def _short(id: str) -> str:
    return id.partition("/")[2]
