"""A draft goes in, findings come out: the whole of the library's face."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from inlane.policy import Context, Finding, Pack, judge, packs, strongest
from inlane.signals import detect
from inlane.wording import FIRST


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsent text, and the facts that a verdict hangs on."""

    text: str
    context: Context
    lang: str = FIRST  # of the advice


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be said of a draft. `context` has the assumed facts filled in; `assumed` names them."""

    verdict: str
    hold: bool
    context: Context
    assumed: tuple[str, ...]
    findings: tuple[Finding, ...]


@lru_cache(maxsize=256)
def completed(pack: Pack, context: Context) -> tuple[Context, tuple[str, ...]]:
    """`Pack.complete`, remembered: the same few contexts come again and again, and hold nothing that is typed."""
    return pack.complete(context)


def check(draft: Draft) -> Answer:
    """Judge a draft by its platform's rules.

    Raises `policy.UnknownFact` when a fact of the context is not one that the platform knows.
    """
    pack = packs(draft.lang)[draft.context.platform]
    context, assumed = completed(pack, draft.context)
    findings = judge(draft.text, detect(draft.text), context, pack)
    return Answer(
        verdict=strongest(finding.verdict for finding in findings),
        hold=any(finding.hold for finding in findings),
        context=context,
        assumed=assumed,
        findings=findings,
    )
