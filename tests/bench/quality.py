"""Recall and false alarms on the corpus, by group: `python -m tests.bench.quality [train|aside] [--misses GROUP]`.

Misses are printed for `train` only: nobody tunes to the part kept aside.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable

from inlane.check import Answer, Draft, check
from inlane.signals import ACTS, DETAILS
from inlane.text import Span
from tests.corpus import Case, cases


def right(case: Case, answer: Answer) -> bool:
    """Whether the verdict is the one expected."""
    return answer.verdict == case.verdict


def share(hits: Iterable[bool]) -> str:
    hits = list(hits)
    return f"{100 * sum(hits) / len(hits):5.1f} % of {len(hits)}" if hits else "    - "


def marked_parts(answers: list[tuple[Case, Answer]], kinds: frozenset[str]) -> list[float]:
    """For each expected mark of these kinds that some finding touches: the share of their characters in common."""
    parts = []
    for case, answer in answers:
        found = [finding.signal.span for finding in answer.findings]
        for span, kind in zip(case.spans, case.kinds, strict=True):
            touching = [common(span, other) for other in found if other.overlaps(span)]
            if kind in kinds and touching:
                parts.append(max(touching))
    return parts


def common(one: Span, other: Span) -> float:
    """The characters in both of two overlapping spans, of those in either."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def table(answers: list[tuple[Case, Answer]]) -> list[tuple[str, str]]:
    """The figures that issue and README speak of, as (name, value)."""
    groups = defaultdict(list)
    for case, answer in answers:
        groups[case.group].append((case, answer))
    rows = []
    for group in ("plain", "disguised", "wording", "language"):
        asked = [pair for pair in groups[group] if pair[0].verdict == "breach"]
        rows.append((f"breach found, {group}", share(a.verdict == "breach" for _, a in asked)))
    warned = [pair for pair in answers if pair[0].verdict == "depends"]
    rows.append(("depends said", share(right(*pair) for pair in warned)))
    clear = [pair for pair in answers if pair[0].verdict == "clear"]
    rows.append(("clear texts held", share(a.hold for _, a in clear)))
    rows.append(("clear texts marked at all", share(bool(a.findings) for _, a in clear)))
    hard = [pair for pair in groups["hard_negative"] if pair[0].verdict == "clear"]
    rows.append(("hard ones among them marked", share(bool(a.findings) for _, a in hard)))
    details = marked_parts(answers, DETAILS)
    rows.append(("details marked to the character", share(part == 1 for part in details)))
    # Where an act begins and ends is a matter of taste; that most of its words are marked is not.
    acts = marked_parts(answers, frozenset(ACTS))
    rows.append(("acts with most words marked", share(part >= 0.5 for part in acts)))
    rows.append(("verdict exactly right", share(right(*pair) for pair in answers)))
    return rows


def misses(answers: list[tuple[Case, Answer]], group: str) -> None:
    for case, answer in answers:
        if case.group == group and not right(case, answer):
            seen = [(f.signal.kind, f.signal.seen, f.verdict) for f in answer.findings]
            print(f"{case.id} [{case.lang}] wanted {case.verdict} {case.kinds}, got {answer.verdict} {seen}")
            print(f"    {case.text!r}")


def judged(part: str) -> list[tuple[Case, Answer]]:
    """Every case of a part with our answer."""
    return [(case, check(Draft(case.text, case.context))) for case in cases(part)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("part", nargs="?", choices=("train", "aside"), default="aside")
    options.add_argument("--misses", metavar="GROUP", help="print what was misjudged in a group of `train`")
    given = options.parse_args()
    answers = judged(given.part)
    for name, value in table(answers):
        print(f"{name:36} {value}")
    if given.misses and given.part == "train":
        misses(answers, given.misses)


if __name__ == "__main__":
    main()
