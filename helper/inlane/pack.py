"""A marketplace's rules as a decision table: facts, rows, and which row decides a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from inlane.pages import Composer, Link, Messages, Sight, Surface
from inlane.signals import KINDS, PURPOSES
from inlane.wording import Situation, Told

# Weakest first.
VERDICTS = ("clear", "held", "depends", "breach")

# The facts that a verdict can hang on, and the values that any pack may give them.
FACTS: dict[str, tuple[str, ...]] = {
    "surface": (
        "message",
        "order",
        "proposal",
        "invite",
        "job_post",
        "profile",
        "portfolio",
        "listing",
        "review",
    ),
    "stage": ("before_contract", "active_contract", "after_contract"),
    "client_plan": ("basic", "plus", "business", "business_plus", "enterprise"),
    "role": ("freelancer", "client"),
    "relationship": ("new", "prior"),
    "purpose": ("system_access", "legal"),
    "direction": ("outgoing", "incoming"),
}

# What a row may name, and the fact that it looks at.
CONDITIONS = {
    "surfaces": "surface",
    "stages": "stage",
    "client_plans": "client_plan",
    "relationships": "relationship",
    "purposes": "purpose",
    "roles": "role",
}

NO_PURPOSE = "none"

# No page tells us who wrote a text: whoever asks does, and most texts are the writer's own.
ASSUMED_DIRECTION = "outgoing"


@dataclass(frozen=True, slots=True)
class Context:
    """The facts of a draft; None is unknown."""

    platform: str
    surface: str | None = None
    stage: str | None = None
    client_plan: str | None = None
    role: str | None = None
    relationship: str | None = None
    purpose: str | None = None
    direction: str | None = None


class UnknownFact(ValueError):
    """A fact with a value that the platform does not have: `path` names the field, `hint` what it takes."""

    def __init__(self, path: str, message: str, hint: str) -> None:
        super().__init__(f"{path}: {message} {hint}")
        self.path, self.message, self.hint = path, message, hint


@dataclass(frozen=True, slots=True)
class Source:
    """The page that a rule was read on, the day it was read (ISO date), and how sure the reading is."""

    title: str
    url: str
    checked: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what is to be found in `[[ ]]`, and the facts that it is judged by."""

    text: str
    context: Context


@dataclass(frozen=True, slots=True)
class Examples:
    """A rule's own examples; `missed` ones are marked where a better detector would see something."""

    flagged: tuple[Example, ...] = ()
    fine: tuple[Example, ...] = ()
    missed: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. An empty condition is met by anything; `named` counts those that the row names.

    A condition that says "any" counts as named: so an exception says that it holds whatever that fact is.
    A row with `words` is beside the table: they are known to stop a message that breaks no rule, where a signal of
    the row's kinds stands, or (`alone`) anywhere; `swap` says the same without them.
    `to_client` has those of title, why, instead and suggest that a client is told in other words.
    """

    id: str
    title: str
    verdict: str
    kinds: tuple[str, ...]
    surfaces: tuple[str, ...]
    stages: tuple[str, ...]
    client_plans: tuple[str, ...]
    relationships: tuple[str, ...]
    purposes: tuple[str, ...]
    roles: tuple[str, ...]
    named: int
    why: str
    instead: str
    fine_if: tuple[str, ...]
    suggest: Mapping[str, str]
    source: Source
    see_also: tuple[Source, ...]
    search: str
    examples: Examples
    words: tuple[str, ...]
    alone: bool
    swap: str
    to_client: Mapping[str, str]

    def meets(self, facts: Mapping[str, str | None]) -> bool:
        """Whether every condition of the row holds for `facts`."""
        for condition, fact in CONDITIONS.items():
            values = getattr(self, condition)
            if values and facts[fact] not in values:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact: its name, the short answer that chooses it, and how it excuses a text (or "")."""

    value: str
    name: str
    answer: str = ""
    fine_because: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a platform does about a fact nobody has said: `ask` the person, or `assume` a value."""

    ask: bool
    assume: str | None
    name: str
    question: str
    where: str  # to look, for who does not know
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A rule that no text can show, for the explainer."""

    title: str
    text: str
    source: Source
    search: str


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One platform: its pages, its facts and its table.

    The row that names the most conditions decides. Reading a pack fails when two rows that name equally many
    would decide the same case, so the order of the rows never matters.
    """

    id: str
    name: str
    hosts: tuple[str, ...]
    read: str
    surfaces: tuple[Surface, ...]
    composers: tuple[Composer, ...]
    facts: Mapping[str, Fact]
    rules: tuple[Rule, ...]
    notes: tuple[Note, ...]
    by_kind: Mapping[str, tuple[Rule, ...]]
    filters: tuple[Rule, ...]
    showcases: tuple[str, ...]
    suggestions: Mapping[str, Mapping[str, Mapping[str, str]]]  # by role, surface, kind
    incoming: Mapping[str, Mapping[str, Told]]  # by the reader's role, and kind
    situations: tuple[Situation, ...]
    report: Link | None
    sights: tuple[Sight, ...]
    messages: Messages

    def values(self, fact: str) -> tuple[str | None, ...]:
        """The values that `fact` takes in this platform's table; only None for a fact it does not know."""
        if fact == "purpose":
            return (NO_PURPOSE, *PURPOSES)
        return tuple(value.value for value in self.facts[fact].values) if fact in self.facts else (None,)

    def decide(self, kind: str, facts: Mapping[str, str | None]) -> Rule:
        """The row that decides for a signal of `kind`. Raises LookupError when the table has a hole there."""
        for rule in self.by_kind.get(kind, ()):
            if rule.meets(facts):
                return rule
        raise LookupError(f"pack {self.id}: no rule decides {kind} with {dict(facts)}")

    def cases(self) -> Iterator[tuple[str, dict[str, str | None]]]:
        """Every kind with every combination of facts that a row can name."""
        names = tuple(CONDITIONS.values())
        for kind, *values in product(KINDS, *(self.values(name) for name in names)):
            yield kind, dict(zip(names, values, strict=True))

    def complete(self, context: Context) -> tuple[Context, tuple[str, ...]]:
        """The context with what the platform assumes filled in, and the names of those facts.

        Raises UnknownFact for a value that the platform does not have.
        """
        for fact in FACTS:
            self._known(fact, getattr(context, fact))
        assumed: list[str] = []
        for fact in FACTS:  # the surface comes first: where one writes implies other facts
            value = getattr(context, fact) or self._assumption(fact, context)
            if value != getattr(context, fact):
                context = replace(context, **{fact: value})
                assumed.append(fact)
        return context, tuple(assumed)

    def asked(self, context: Context) -> tuple[str, ...]:
        """The facts of a completed context that are still unknown and that the person is asked for."""
        return tuple(name for name, fact in self.facts.items() if fact.ask and getattr(context, name) is None)

    def suggestion(self, rule: Rule, kind: str, surface: str | None, role: str | None) -> str | None:
        """What to write instead of a signal of `kind` that `rule` met: "" takes it out, None leaves it."""
        if role == "client" and "suggest" in rule.to_client:
            return rule.to_client["suggest"]
        if kind in rule.suggest or rule.verdict != "breach":
            return rule.suggest.get(kind)
        return self.suggestions[role or "freelancer"].get(surface or "", {}).get(kind, "")

    def _assumption(self, fact: str, context: Context) -> str | None:
        if fact == "direction":
            return ASSUMED_DIRECTION
        implied = next((place.implies for place in self.surfaces if place.surface == context.surface), {})
        assumed = implied.get(fact) or (self.facts[fact].assume if fact in self.facts else None)
        if fact == "role" and context.direction == "incoming" and fact not in implied:
            return next((value for value in FACTS["role"] if value != assumed), None) if assumed else None
        return assumed

    def _known(self, fact: str, value: str | None) -> None:
        known = [entry.value for entry in self.facts[fact].values] if fact in self.facts else FACTS[fact]
        if value is not None and value not in known:
            raise UnknownFact(f"context.{fact}", f"{self.name} has no such {fact}.", f"Use one of: {', '.join(known)}.")
