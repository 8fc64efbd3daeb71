"""What was seen in a draft: the kinds of signal, the detectors that see them, and how overlaps are settled."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, reduce
from importlib import import_module
from operator import or_
from types import ModuleType

from inlane.blocks import OF_ALL, PLAIN, Memory, blocks, plainly
from inlane.reading.acts import acts
from inlane.reading.asked_for import kind_of
from inlane.reading.hiding import hidden
from inlane.reading.purposes import Settings, of_others, purpose
from inlane.text import Span, Views
from inlane.views import decoding

# Details that let the other side reach the writer elsewhere.
CONTACTS = (
    "email",
    "phone",
    "postal_address",
    "messenger",
    "social",
    "website",
    "contact_form",
    "application_link",
    "meeting",
    "calendar",
    "attachment_hint",
)
# What the writer does with words.
ACTS = (
    "contact_request",
    "leave",
    "payment",
    "refusal",
    "mention",
    "reviews",
    "credentials",  # passwords, keys, card and identity numbers
    "account",
    "fee",
    "free_work",
    "money_moving",
)
KINDS = CONTACTS + ACTS
DETAILS = frozenset(CONTACTS)
# Acts that mean nothing beside the detail that they introduce, and how far it may stand from them.
LEADING = frozenset(("contact_request", "leave", "mention"))
LONGEST_LEAD = 30
LONGEST_DETAIL = 200  # characters; what is told over more of them is less likely than a plain one in their midst

# What a detail is for, as far as the words around it say so.
PURPOSES = (
    "system_access",  # only so that the other side can open a system: a repository, an ad account
    "legal",  # an NDA, a licence, a background check
    "sample",  # shows finished work: a portfolio, a repository
    "file",  # material of the project: a shared document or folder
    "subject",  # what the work is about: a site to mend, a mailbox to create, a number in a design
    "lesson",  # the work itself is a call: a lesson over Zoom
    "conversion",  # leaving by the platform's own paid way out
    "after_24_months",  # leaving when the platform's waiting time is over
    "direct_contract",  # the platform's contract for clients who have no account
)


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing seen. It never knows whether it is allowed.

    `seen` is the plain value behind a disguise, or the words themselves for an act. `sure` says that no guess
    was needed: only sure signals can hold a send.
    """

    kind: str
    span: Span
    seen: str
    purpose: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts with the exact characters in `[[ ]]`: each is a test, the popup's illustration and the reviewer's text.

    `misses` are marked where a better detector would see something: strict expected failures.
    """

    sees: tuple[str, ...]
    ignores: tuple[str, ...]
    misses: tuple[str, ...] = field(default=())


@cache
def detectors() -> tuple[ModuleType, ...]:
    """Every module in `inlane.detectors`, by name; each has `EXAMPLES` (by kind) and `find(views)`."""
    folder = import_module("inlane.detectors")
    return tuple(import_module(f"{folder.__name__}.{module.name}") for module in pkgutil.iter_modules(folder.__path__))


MEMORY = Memory()


def detect(text: str, memory: Memory = MEMORY) -> tuple[Signal, ...]:
    """All signals in `text` (code points), in order, with no two telling of the same words.

    Each block is read by itself, and not again while it is known; what is remembered changes no answer.
    """
    parts = [(block.start, text[block.start : block.end]) for block in blocks(text)]
    marks = [memory.mark(part) for _, part in parts]
    known = [memory.get(mark) for mark in marks]
    fresh = [None if block else Views(part) for block, (_, part) in zip(known, parts, strict=True)]
    says = [says_of_all(views) if views else block.says for views, block in zip(fresh, known, strict=True)]
    said = reduce(or_, says)
    found: list[Signal] = []
    for (start, part), mark, block, views, own in zip(parts, marks, known, fresh, says, strict=True):
        remembered = block.found.get(said) if block else None
        if remembered is not None:
            found += (recalled(told, part, start) for told in remembered)
            continue
        signals = seen(views if views and own == said else Views(part, said), memory)
        found += (moved(signal, start) for signal in signals)
        told = tuple(forgotten(signal, part) for signal in signals)
        if all(how is not None for *_, how in told):
            memory.add(mark, own, said, told)
    return tuple(found)


def says_of_all(views: Views) -> int:
    """What a block says of all the others."""
    return 0 if OF_ALL.isdisjoint(views.bag) else decoding.told(views.folded.text, views.lower)


def seen(views: Views, memory: Memory) -> tuple[Signal, ...]:
    """The signals of one block; where the detectors saw nothing but names, what seems to be hidden there."""
    found = [signal for detector in detectors() for signal in detector.find(views)]
    taken = [signal.span for signal in found if signal.kind != "mention"]
    for kind, span in hidden(views, taken, memory):
        found.append(Signal(kind, span, views.source.text[span.start : span.end], sure=False))
    return settle(found, views)


def forgotten(signal: Signal, part: str) -> tuple:
    """A signal of a block without its text."""
    start, end = signal.span
    return signal.kind, start, end, signal.purpose, signal.sure, plainly(part[start:end], signal.seen)


def recalled(told: tuple, part: str, by: int) -> Signal:
    """A signal of the draft, from what is remembered of a block and the block's text."""
    kind, start, end, purpose, sure, how = told
    return Signal(kind, Span(start + by, end + by), PLAIN[how](part[start:end]), purpose, sure)


def moved(signal: Signal, by: int) -> Signal:
    """The signal of a block as one of the draft that has the block `by` characters from its start."""
    return replace(signal, span=Span(signal.span.start + by, signal.span.end + by)) if by else signal


def acted(views: Views, *kinds: str) -> Iterator[Signal]:
    """The acts of these kinds, as signals."""
    for act in acts(views):
        if act.kind in kinds:
            yield Signal(act.kind, act.span, act.seen, act.purpose, act.sure)


def settle(found: list[Signal], views: Views) -> tuple[Signal, ...]:
    """Of signals that overlap the one that says most; details get their purpose; an act that only leads to one goes."""
    kept: list[Signal] = []
    for signal in sorted(found, key=lambda signal: (signal.span, weight(signal))):
        while kept and kept[-1].span.overlaps(signal.span) and weight(signal) < weight(kept[-1]):
            kept.pop()
        if not kept or not kept[-1].span.overlaps(signal.span):
            kept.append(signal)
    if any(signal.kind in DETAILS for signal in kept):
        settings = Settings(views)
        kept = [told(signal, settings) for signal in kept]
        pairs = zip(kept, [*kept[1:], None], strict=True)
        kept = [signal for signal, after in pairs if not leads(signal, after, views)]
    return tuple(kept)


def weight(signal: Signal) -> tuple[bool, bool, int, int]:
    """What is kept first: a detail before an act, what is sure or has a shape before what words only weigh like, then
    the longer one, then by kind."""
    acts = signal.kind not in DETAILS
    long = signal.span.end - signal.span.start > LONGEST_DETAIL
    guessed = not signal.sure and (acts or signal.kind == "attachment_hint" or long) and signal.kind != "credentials"
    return acts, guessed, signal.span.start - signal.span.end, KINDS.index(signal.kind)


def told(signal: Signal, settings: Settings) -> Signal:
    """A detail with what the words around it say about it."""
    setting = settings.around(signal.span) if signal.kind in DETAILS else None
    if setting is None:
        return signal
    kind = kind_of(signal.kind, signal.seen, signal.purpose, setting)
    meant = signal.purpose or purpose(kind, signal.seen, setting)
    if meant == "sample" and signal.purpose and of_others(setting):
        meant = "subject"
    sure = signal.sure and not setting.refused()
    return replace(signal, kind=kind, purpose=meant, sure=sure)


def leads(signal: Signal, after: Signal | None, views: Views) -> bool:
    """Whether an act does no more than introduce the detail after it: "text me at ..."."""
    if signal.kind not in LEADING or after is None or after.kind not in DETAILS:
        return False
    between = views.source.text[signal.span.end : after.span.start]
    return len(between) <= LONGEST_LEAD and not any(mark in between.rstrip()[:-1] for mark in ",.;!?\n")


def marked(example: str) -> tuple[str, tuple[Span, ...]]:
    """An example without its `[[ ]]`, and the spans that stood between them."""
    text, spans = "", []
    for i, part in enumerate(example.replace("]]", "[[").split("[[")):
        if i % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, tuple(spans)


def examples() -> Iterator[tuple[str, Examples]]:
    """Each kind with its examples, over all detectors."""
    for detector in detectors():
        yield from detector.EXAMPLES.items()
