"""Recall and false alarms on the corpus, by group: `python -m tests.bench.quality [train|aside] [--misses GROUP]`.

Misses are printed for `train` only: nobody tunes to the part kept aside.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable

from inlane.check import Answer, Draft, check
from tests.corpus import Case, cases


def right(case: Case, answer: Answer) -> bool:
    """Whether the verdict is the one expected."""
    return answer.verdict == case.verdict


def share(hits: Iterable[bool]) -> str:
    hits = list(hits)
    return f"{100 * sum(hits) / len(hits):5.1f} % of {len(hits)}" if hits else "    - "


def exact_marks(answers: list[tuple[Case, Answer]]) -> str:
    """Of the expected marks that some finding touches: how many are marked to the character."""
    hits = []
    for case, answer in answers:
        found = [finding.signal.span for finding in answer.findings]
        for span in case.spans:
            touching = [other for other in found if other.overlaps(span)]
            if touching:
                hits.append(span in touching)
    return share(hits)


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
    rows.append(("right characters, of marks found", exact_marks(answers)))
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
