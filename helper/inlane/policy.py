"""Judging what was seen in a draft by its platform's table, for every value that an unknown fact can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

from inlane import compiled
from inlane.held import able, pattern, stopping
from inlane.leading import is_at, shows_work
from inlane.pack import CONDITIONS, FACTS, NO_PURPOSE, VERDICTS, Context, Pack, Rule, Source, UnknownFact
from inlane.packfile import read_pack
from inlane.sentences import Sentences, Suggestion
from inlane.signals import CONTACTS, Signal
from inlane.tables import PackError
from inlane.wording import FIRST, Told, spoken_in

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
LINKS = ("website", "social")
BRIEFS = ("job_post", "message", "order")  # where who gives work says what it is


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


class Packs(Mapping[str, Pack]):
    """The packs by id, each read when it is first asked for; an unknown platform is an unknown fact like any other."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._files = {path.stem: path for path in pack_files()}
        self._read: dict[str, Pack] = {}
        self._refused: dict[str, PackError] = {}

    def __getitem__(self, platform: str) -> Pack:
        """Raises PackError naming file, rule and remedy, UnknownFact for a platform without a pack.

        A file that has gone bad since it was shipped is passed over for what it was then.
        """
        if platform not in self._files:
            raise UnknownFact("context.platform", "No such platform.", f"Use one of: {', '.join(self._files)}.")
        if platform not in self._read:
            if platform in self._refused:
                raise self._refused[platform].with_traceback(None)
            self._read[platform] = self._last_good(self._files[platform])
        return self._read[platform]

    def _last_good(self, file: Path) -> Pack:
        try:
            return read_pack(file.name, file.read_bytes(), self.lang)
        except PackError as error:
            self._refused[file.stem] = error
            shipped = compiled.remembered(file)
            if shipped is None:
                raise
            pack = read_pack(file.name, shipped, self.lang)
            self._refused[file.stem] = PackError(f"{error} Until then its last good rules are used.")
            return pack

    def sound(self) -> list[Pack]:
        """Those that can be used: a mistake in one pack leaves the others at work."""
        return [pack for platform in self if (pack := self._sound(platform))]

    def refused(self) -> dict[str, PackError]:
        """What is wrong with the files that cannot be used as they stand, by platform."""
        self.sound()
        return dict(self._refused)

    def mistake(self, platform: str) -> PackError | None:
        """The same of a platform that was asked for."""
        return self._refused.get(platform)

    def _sound(self, platform: str) -> Pack | None:
        try:
            return self[platform]
        except PackError:
            return None

    def __contains__(self, platform: object) -> bool:
        return platform in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def pack_files() -> list[Path]:
    """Each platform's file."""
    return sorted((compiled.PACKAGE / "packs").glob("*.toml"))


@cache
def packs(lang: str = FIRST) -> Packs:
    """Every platform's pack, speaking `lang`, which must be one of `wording.languages()`."""
    return Packs(lang)


def strongest(verdicts: Iterable[str]) -> str:
    """The strongest of `verdicts`, or "clear" when there is none."""
    return max(verdicts, key=VERDICTS.index, default="clear")


def judge(text: str, signals: Sequence[Signal], context: Context, pack: Pack) -> tuple[Finding, ...]:
    """What there is to say about `signals`, which are in order and apart; `context` is a completed one."""
    filters = able(pack.filters, text) if pack.filters and context.direction != "incoming" else ()
    if not signals and not any(rule.alone for rule in filters):
        return ()
    sentences = Sentences(text, signals, pack.labels)
    seen = [(signal.kind, purpose_of(signal, context, pack)) for signal in signals]
    settled = {case: settle(*case, context, pack) for case in set(seen)}
    met = [(signal, *settled[case]) for signal, case in zip(signals, seen, strict=True)]
    met = [one for one in met if one[2] != "clear"]
    voice = voiced(text, pack) if met or filters else pack
    said = tuple(found(*one, sentences, context, voice.same(one[1], pack), voice) for one in met)
    if context.direction == "incoming":
        told = pack.incoming["client" if context.role == "freelancer" else "freelancer"]
        asks = (finding for finding in said if says_enough(finding, told))
        return tuple(received(finding, told) for finding in asks)
    stops = held([(rule, voice.same(rule, pack)) for rule in filters], signals, said, sentences, context)
    return tuple(sorted((*said, *stops), key=lambda finding: finding.signal.span)) if stops else said


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


def purpose_of(signal: Signal, context: Context, pack: Pack) -> str:
    """What the signal is for: as the writer says, else as the words around it or its own site say."""
    if context.purpose and signal.kind in OF_DETAILS and signal.purpose in UNSETTLED:
        return context.purpose
    ours = [host.removeprefix("www.") for host in pack.hosts]
    if signal.kind == "email" and signal.purpose is None:
        return "subject" if is_at(signal.seen.rpartition("@")[2], ours) else NO_PURPOSE  # of its own support
    if signal.kind in LINKS:
        if signal.purpose is None and is_at(signal.seen, ours):
            return "subject"  # the marketplace's own page
        if signal.purpose is None and is_at(signal.seen, pack.showcases):
            return "sample"
        if signal.purpose == "sample" and tells_the_work(context) and shows_work(signal.seen):
            return "subject"  # what it is about, or what it is to be like
    return signal.purpose or NO_PURPOSE


def tells_the_work(context: Context) -> bool:
    return context.role == "client" and context.surface in BRIEFS


def voiced(text: str, pack: Pack) -> Pack:
    """The same pack in the language of the text: what is to stand in it is said in that."""
    lang = spoken_in(text, pack.lang)
    return pack if lang == pack.lang else packs(lang)[pack.id]


def held(
    filters: Sequence[tuple[Rule, Rule]],
    signals: Sequence[Signal],
    said: Sequence[Finding],
    sentences: Sentences,
    context: Context,
) -> tuple[Finding, ...]:
    """The words that are known to stop a message, in sentences that break no rule; one finding a sentence.

    Beside each row the same one in the language of the text.
    """
    if not filters:
        return ()
    facts: dict[str, str | None] = {fact: getattr(context, fact) for fact in CONDITIONS.values()}
    taken = {start for finding in said for start in sentences.of(finding.signal.span)}
    findings = []
    for rule, same in filters:
        for signal in stopping(rule, signals, sentences) if rule.meets(facts) else ():
            if not taken.intersection(sentences.of(signal.span)):
                taken.update(sentences.of(signal.span))
                findings.append(told(rule, rule.verdict, signal, reworded(same, signal, sentences), (), context.role))
    return tuple(findings)


def found(
    signal: Signal,
    rule: Rule,
    verdict: str,
    hinges_on: tuple[str, ...],
    sentences: Sentences,
    context: Context,
    same: Rule,
    voice: Pack,
) -> Finding:
    """`same` is the rule in the language of the text, as `voice` has it."""
    line = voice.suggestion(same, signal.kind, context.surface, context.role)
    finding = told(rule, verdict, signal, sentences.suggestion(signal.span, line), hinges_on, context.role)
    return replace(finding, hold=False) if sentences.is_quoted(signal.span) else finding


def reworded(rule: Rule, signal: Signal, sentences: Sentences) -> Suggestion | None:
    """The same said without the words: in their place, or in place of the sentence that says no."""
    if rule.swap:
        return Suggestion(sentences.labels.swap, signal.span, rule.swap)
    line = rule.suggest.get(signal.kind)
    return sentences.rewording(signal.span, line, pattern(rule.words)) if line else None


def says_enough(finding: Finding, told: Mapping[str, Told]) -> bool:
    """Whether a message from the other side is worth a word about this."""
    said = told.get(finding.signal.kind)
    return said is not None and VERDICTS.index(finding.verdict) >= VERDICTS.index(said.least)


def received(finding: Finding, told: Mapping[str, Told]) -> Finding:
    """What is said when the other side wrote it: of the message; nothing to change in it, nothing to hold."""
    said = told[finding.signal.kind]
    return replace(finding, title=said.title, why=said.why, instead=said.instead, suggestion=None, hold=False)


def told(
    rule: Rule,
    verdict: str,
    signal: Signal,
    suggestion: Suggestion | None,
    hinges_on: tuple[str, ...],
    role: str | None,
) -> Finding:
    said = rule.to_client if role == "client" else {}
    return Finding(
        rule=rule.id,
        verdict=verdict,
        signal=signal,
        hinges_on=hinges_on,
        hold=signal.sure and (verdict == "breach" or (verdict == "depends" and bool(hinges_on))),
        title=said.get("title", rule.title),
        why=said.get("why", rule.why),
        instead=said.get("instead", rule.instead),
        fine_if=said.get("fine_if", rule.fine_if),
        suggestion=suggestion,
        source=rule.source,
        see_also=rule.see_also,
    )
