"""Learns `inlane/data/hidden.tsv`, by which details are guessed that no rewriting undoes: a part of `make weights`.

`--judge` writes nothing; it says how well weights learned from all cases but some tell the texts of those.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy
from sklearn.linear_model import LogisticRegression

from inlane.reading import hiding
from inlane.reading.hiding import (
    KINDS,
    LONGEST,
    NUMBER,
    OWN,
    Chunks,
    beside,
    features,
    likely,
    parts_of,
    rows_of,
    tokens_of,
)
from inlane.reading.lines import lines_of
from inlane.reading.weights import BIAS, GATE, UNIT, Weights, packed
from inlane.text import Span, Views
from tests.bench.learn import FINE_STAGES, LEAST, PARTS, ignored, matrix, unclear
from tests.corpus import Case, cases

RAREST = 4  # stretches that must have a feature
OFTEN = 8  # times that an example of what is nothing counts: such are never to be told
FREEDOM = 0.3  # how far weights may go for few stretches
ALIKE = {"calendar": "meeting", "contact_form": "website", "application_link": "website", "postal_address": "phone"}
EDGE = 1  # characters by which a mark may go beyond its stretch


class Told(NamedTuple):
    """One stretch: the case's id, what is known of it, and the kind of detail that it hides ("" for none)."""

    case: str
    features: set[str]
    kind: str


def stretches_in(views: Views) -> Iterator[tuple[Span, str]]:
    """Every stretch of a text: its place in the draft, and how it is read."""
    lines = lines_of(views)
    parts = parts_of(lines)
    for start, end in (*parts, *rows_of(parts, [True] * len(parts))):
        yield views.folded.origin(start, end), lines.lower[start:end]


def stretches_of(case: Case) -> Iterator[tuple[str, str | None]]:
    """Every stretch of a case as it is read, with the kind hidden there; None where only a part is."""
    marks = list(zip(case.spans, case.kinds, strict=True)) if hides(case) else []
    for span, text in stretches_in(Views(case.text)):
        whole = [kind for own, kind in marks if span.start <= own.start + EDGE and own.end <= span.end + EDGE]
        kind = ALIKE.get(whole[0], whole[0]) if whole else ""
        yield text, None if marks and kind not in KINDS else kind


def hides(case: Case) -> bool:
    return case.group == "disguised" and case.verdict != "clear"


def usable(case: Case) -> bool:
    """Whether what has no mark in the case hides nothing."""
    if case.verdict == "clear":
        return not unclear(case) and case.context.stage not in FINE_STAGES
    return case.group in ("disguised", "wording")


def rows() -> list[Told]:
    chunks = Chunks()
    told = [
        Told(case.id, features(text, chunks), kind)
        for case in cases("train")
        if usable(case)
        for text, kind in stretches_of(case)
        if kind is not None
    ]
    plain = [Told(text, features(own, chunks), "") for text in ignored() for _, own in stretches_in(Views(text))]
    return told + plain * OFTEN


def learned(told: list[Told]) -> dict[str, list[int]]:
    """The weights of each feature: whether a detail is hidden, and of which kind."""
    counts = Counter(one for row in told for one in row.features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    table = {name: [whether, *[0] * len(KINDS)] for name, whether in fitted(names, told, [bool(r.kind) for r in told])}
    hiding_rows = [row for row in told if row.kind]
    kinds = [KINDS.index(row.kind) for row in hiding_rows]
    for i in range(len(KINDS)):
        for name, weight in fitted(sorted(table.keys() - {BIAS}), hiding_rows, [kind == i for kind in kinds]):
            table[name][i + 1] = weight
    return table


def guesses() -> dict[str, list[int]]:
    """What single words say of whether a sentence hides anything."""
    told = []
    for case in filter(usable, cases("train")):
        lines = lines_of(views := Views(case.text))
        for line in lines.lines:
            for part, words in zip(line.parts, line.words, strict=True):
                span = views.folded.origin(part.start, part.end)
                kind = "hidden" if hides(case) and any(span.overlaps(own) for own in case.spans) else ""
                told.append(Told(case.id, {NUMBER if word[0].isdecimal() else word for word in words}, kind))
    counts = Counter(one for row in told for one in row.features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    return {GATE + name: [weight] for name, weight in fitted(names, told, [bool(row.kind) for row in told])}


def words() -> dict[str, list[int]]:
    """What says of single words whether they belong to a detail."""
    told = []
    for case in filter(hides, cases("train")):
        views = Views(case.text)
        tokens = tokens_of(views.lower) if len(views.lower) <= LONGEST else []
        for token, own in zip(tokens, beside(tokens), strict=True):
            span = views.folded.origin(token.start, token.end)
            told.append(Told(case.id, set(own), "own" if any(span.overlaps(mark) for mark in case.spans) else ""))
    counts = Counter(one for row in told for one in row.features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    fit = fitted(names, told, [bool(row.kind) for row in told])
    return {OWN if name == BIAS else name: [weight] for name, weight in fit}


def fitted(names: list[str], told: list[Told], does: list[bool]) -> list[tuple[str, int]]:
    """Each feature with its weight for what some of these do, if it has one."""
    model = LogisticRegression(C=FREEDOM, max_iter=300, solver="liblinear")
    model.fit(matrix(told, {name: i for i, name in enumerate(names)}), does)
    weights = zip([BIAS, *names], [*model.intercept_, *model.coef_[0]], strict=True)
    return [(name, round(UNIT * weight)) for name, weight in weights if name == BIAS or abs(weight) >= LEAST]


def judge() -> None:
    """Prints, at some bars, how many texts with a hidden detail are found, and how many of the others are."""
    told = rows()
    by_case = defaultdict(list)
    for row in told:
        by_case[row.case].append(row)
    part_of = {case: i % PARTS for i, case in enumerate(sorted(by_case))}
    share, hidden = [], []
    for part in range(PARTS):
        table = learned([row for row in told if part_of[row.case] != part])
        weights = Weights({}, {name: packed(row) for name, row in table.items()})
        for case, own in by_case.items():
            if part_of[case] == part:
                share.append(max(likely(row.features, weights) for row in own))
                hidden.append(any(row.kind for row in own))
    does = numpy.array(hidden)
    for bar in (0.5, 0.6, 0.7, 0.8, 0.9):
        told_so = numpy.array(share) > bar
        print(f"{bar}: found {told_so[does].mean():6.1%}, false alarms {told_so[~does].mean():6.2%}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--judge", action="store_true")
    if options.parse_args().judge:
        judge()
        return
    table = learned(rows()) | guesses() | words()
    lines = (f"{name}\t{' '.join(map(str, row))}\n" for name, row in sorted(table.items()))
    hiding.WEIGHTS.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
