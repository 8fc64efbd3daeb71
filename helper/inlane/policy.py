"""Judging what was seen in a draft by its platform's table, for every value that an unknown fact can take."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from inlane.pack import CONDITIONS, FACTS, NO_PURPOSE, VERDICTS, Context, Pack, Rule, Source, UnknownFact
from inlane.packfile import read_pack
from inlane.signals import CONTACTS, Signal
from inlane.tables import PackError
from inlane.text import Span

__all__ = [
    "FACTS",
    "VERDICTS",
    "Context",
    "Finding",
    "Pack",
    "PackError",
    "Rule",
    "Source",
    "Suggestion",
    "UnknownFact",
    "judge",
    "packs",
    "strongest",
]

# The writer's word on what a detail is for counts where the words around it did not already settle that.
OF_DETAILS = (*CONTACTS, "contact_request")
UNSETTLED = (None, *FACTS["purpose"])

# Possessive, and never begun inside a run of marks, so that a page of dots costs one pass.
SENTENCE_END = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"')\]\u00bb\u201d\u2019]*+\s++|[\u3002\uff01\uff1f]\s*+|\n\s*+"
)
# Above this (code points) a "sentence" is a whole text without full stops: nothing that we may replace.
LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Put `text` in place of `span` (code points). An empty text takes the words out."""

    label: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule met by a signal: what the person is told."""

    rule: str
    verdict: str
    signal: Signal
    hinges_on: tuple[str, ...]
    hold: bool
    title: str
    why: str
    instead: str
    fine_if: tuple[str, ...]
    suggestion: Suggestion | None
    source: Source
    see_also: tuple[Source, ...]


class Packs(dict[str, Pack]):
    """The packs by id; an unknown platform is an unknown fact like any other."""

    def __missing__(self, platform: str) -> Pack:
        raise UnknownFact("context.platform", "No such platform.", f"Use one of: {', '.join(sorted(self))}.")


@cache
def packs() -> Packs:
    """Every platform's pack, read once. Raises PackError naming file, rule and remedy."""
    found = [entry for entry in files("inlane").joinpath("packs").iterdir() if entry.name.endswith(".toml")]
    read = (read_pack(entry.name, entry.read_bytes()) for entry in sorted(found, key=lambda entry: entry.name))
    return Packs((pack.id, pack) for pack in read)


def strongest(verdicts: Iterable[str]) -> str:
    """The strongest of `verdicts`, or "clear" when there is none."""
    return max(verdicts, key=VERDICTS.index, default="clear")


def judge(text: str, signals: Sequence[Signal], context: Context, pack: Pack) -> tuple[Finding, ...]:
    """What there is to say about `signals`, which are in order and apart; `context` is a completed one."""
    sentences = Sentences(text, signals)
    seen = [(signal.kind, purpose_of(signal, context)) for signal in signals]
    settled = {case: settle(*case, context, pack) for case in set(seen)}
    told = zip(signals, (settled[case] for case in seen), strict=True)
    return tuple(found(signal, *words, sentences) for signal, words in told if words[1] != "clear")


def settle(kind: str, purpose: str, context: Context, pack: Pack) -> tuple[Rule, str, tuple[str, ...]]:
    """The row whose words are shown, the verdict, and the unknown facts that it hinges on.

    An unknown fact that the pack asks for is tried with each value it can have: worlds that agree give their
    verdict; worlds that do not give "depends", in the words of the strongest.
    """
    facts: dict[str, str | None] = {fact: getattr(context, fact) for fact in CONDITIONS.values()}
    facts["purpose"] = purpose
    asked = pack.asked(context)
    worlds = list(product(*(pack.values(fact) for fact in asked)))
    rules = [pack.decide(kind, facts | dict(zip(asked, world, strict=True))) for world in worlds]
    worst = max(rules, key=lambda rule: VERDICTS.index(rule.verdict))
    if len({rule.verdict for rule in rules}) == 1:
        return worst, worst.verdict, ()
    return worst, "depends", hinges(asked, dict(zip(worlds, rules, strict=True)))


def hinges(asked: Sequence[str], rules: dict[tuple, Rule]) -> tuple[str, ...]:
    """Those of the `asked` facts that alone can change the verdict of a world."""

    def matters(i: int) -> bool:
        seen: dict[tuple, str] = {}
        return any(
            seen.setdefault(world[:i] + world[i + 1 :], rule.verdict) != rule.verdict for world, rule in rules.items()
        )

    return tuple(fact for i, fact in enumerate(asked) if matters(i))


def purpose_of(signal: Signal, context: Context) -> str:
    """What the signal is for: as the writer says, else as the words around it say."""
    if context.purpose and signal.kind in OF_DETAILS and signal.purpose in UNSETTLED:
        return context.purpose
    return signal.purpose or NO_PURPOSE


def found(signal: Signal, rule: Rule, verdict: str, hinges_on: tuple[str, ...], sentences: Sentences) -> Finding:
    return Finding(
        rule=rule.id,
        verdict=verdict,
        signal=signal,
        hinges_on=hinges_on,
        hold=signal.sure and (verdict == "breach" or (verdict == "depends" and bool(hinges_on))),
        title=rule.title,
        why=rule.why,
        instead=rule.instead,
        fine_if=rule.fine_if,
        suggestion=sentences.suggestion(signal.span, rule.suggest.get(signal.kind)),
        source=rule.source,
        see_also=rule.see_also,
    )


class Sentences:
    """Where the sentences of a text begin; none ends inside a signal ("bob [at] example . com")."""

    def __init__(self, text: str, signals: Sequence[Signal]) -> None:
        self.text = text
        starts = [signal.span.start for signal in signals]

        def inside(cut: int) -> bool:
            before = bisect_left(starts, cut) - 1
            return before >= 0 and signals[before].span.end > cut

        ends = (match.end() for match in SENTENCE_END.finditer(text))
        self.starts = [0, *(cut for cut in ends if cut < len(text) and not inside(cut))]

    def suggestion(self, span: Span, line: str | None) -> Suggestion | None:
        """The sentence (or more) that holds `span` replaced by `line`; nothing without a line."""
        if line is None:
            return None
        after = bisect_right(self.starts, span.start)  # none begins inside a signal: one after its start will do
        start = self.starts[after - 1]
        end = self.starts[after] if after < len(self.starts) else len(self.text)
        if end - start > LONGEST_SENTENCE:
            return None
        if not line:
            return Suggestion("Take this out", self._with_a_gap(start, end), "")
        words = self.text[start:end]
        trimmed = Span(end - len(words.lstrip()), start + len(words.rstrip()))
        return Suggestion("Use this instead", trimmed, line)

    def _with_a_gap(self, start: int, end: int) -> Span:
        """With the white space after it, or before it for the last sentence, so that none is left double."""
        if end == len(self.text):
            start = len(self.text[:start].rstrip())
        return Span(start, end)
