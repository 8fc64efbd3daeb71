"""Learns the weights of `inlane/data/weights.tsv` from the corpus: `make weights`; `--judge` is for whoever changes it.

It needs scikit-learn, which lives beside the peers' packages and never in our environment.
`--judge` writes nothing; it says how well weights learned from all files but some tell the sentences of those.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from inlane.policy import packs
from inlane.reading.lines import lines_of
from inlane.reading.weighing import KINDS, WEIGHTS, features
from inlane.reading.weighing import said as words_said
from inlane.reading.weights import BIAS, GATE, UNIT
from inlane.signals import DETAILS, examples, marked
from inlane.text import Views
from inlane.wording import languages
from tests.corpus import Case, cases

RAREST = 9  # sentences that must have a feature: with fewer, unseen texts in other languages fare worse
LEAST = 0.1  # a weight smaller than this is none
PARTS = 8  # of the corpus, for judging
FRAMES = ("{}", "Sure, {}", "Thanks for the details, {}", "I have read your post and {}")
SHAPED = DETAILS.difference(KINDS)  # what is seen by its shape, whatever the words around it weigh
FINE_STAGES = frozenset(("active_contract", "after_contract"))


class Told(NamedTuple):
    """One sentence: the case's id, what is known of it, and what it does."""

    case: str
    features: frozenset[str]
    kind: str


def sentences(part: str = "train") -> Iterator[Told]:
    for case in cases(part):
        if not unclear(case):
            yield from told(case)
    if part == "train":
        yield from suggested()
        yield from shown()


def suggested() -> Iterator[Told]:
    """What we say may be written, instead or as an answer, which does nothing wrong: alone and in a sentence."""
    spoken = [pack for lang in languages() for pack in packs(lang).values()]
    said = {
        line
        for pack in spoken
        for by_place in pack.suggestions.values()
        for kinds in by_place.values()
        for line in kinds.values()
    }
    said |= {reply.text for pack in spoken for one in pack.situations for reply in one.replies}
    said |= {rule.swap for pack in spoken for rule in pack.rules if rule.swap}
    for frame, line in product(FRAMES, sorted(said)):
        text = frame.format(line)
        lines = lines_of(Views(text))
        for sentence in lines.every():
            found = features(words_said(sentence, text), sentence, lines.beside(sentence.start))
            yield Told(line, frozenset(found), "")


def ignored() -> list[str]:
    """The examples of what looks like something and is nothing."""
    return sorted({text for _, told in examples() for text in told.ignores})


def shown() -> Iterator[Told]:
    """The examples beside the detectors, each by itself and as a part of a sentence."""
    for kind, own in examples():
        if kind in KINDS:
            for frame, example in product(FRAMES, (*own.sees, *own.ignores)):
                yield from _read(example, frame.format(example), kind)


def _read(case: str, written: str, kind: str) -> Iterator[Told]:
    """The sentences of a text in which every mark is of one kind."""
    text, spans = marked(written)
    views = Views(text)
    lines = lines_of(views)
    for sentence in lines.every():
        span = views.folded.origin(sentence.start, sentence.end)
        found = features(words_said(sentence, views.folded.text), sentence, lines.beside(sentence.start))
        yield Told(case, frozenset(found), kind if any(own.overlaps(span) for own in spans) else "")


def unclear(case: Case) -> bool:
    """Whether what has no mark in a text may yet ask or leave: where that is fine, or where a detail hides it."""
    fine = (
        case.context.stage in FINE_STAGES
        or case.context.client_plan == "enterprise"
        or case.context.relationship == "prior"
    )
    return case.verdict == "clear" and case.group != "hard_negative" and fine


def told(case: Case) -> Iterator[Told]:
    views = Views(case.text)
    lines = lines_of(views)
    for sentence in lines.every():
        span = views.folded.origin(sentence.start, sentence.end)
        kinds = [kind for own, kind in zip(case.spans, case.kinds, strict=True) if own.overlaps(span)]
        hidden = case.group == "disguised" and not kinds and case.verdict != "clear"
        if hidden or not SHAPED.isdisjoint(kinds):
            continue
        acts = [kind for kind in kinds if kind in KINDS]
        found = features(words_said(sentence, views.folded.text), sentence, lines.beside(sentence.start))
        yield Told(case.id, frozenset(found), acts[0] if acts else "")


def matrix(rows: list[Told], places: dict[str, int]) -> csr_matrix:
    found = [[places[one] for one in sorted(row.features) if one in places] for row in rows]
    ends = numpy.cumsum([0, *map(len, found)])
    return csr_matrix((numpy.ones(ends[-1]), [place for one in found for place in one], ends), (len(rows), len(places)))


def learned(rows: list[Told]) -> dict[str, list[int]]:
    """The weights of each feature, kind by kind."""
    counts = Counter(one for row in rows for one in row.features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    return fitted(names, rows, [KINDS.index(row.kind) for row in rows], 1)


def guesses(rows: list[Told]) -> dict[str, list[int]]:
    """What single words say of whether a sentence does anything at all."""
    counts = Counter(one for row in rows for one in row.features)
    names = [one for one, count in counts.items() if count >= RAREST and one.replace("'", "").isalnum()]
    return {
        GATE + name: row for name, row in fitted(sorted(names), rows, [bool(row.kind) for row in rows], 0.5).items()
    }


def fitted(names: list[str], rows: list[Told], kinds: list[int], freedom: float) -> dict[str, list[int]]:
    places = {name: i for i, name in enumerate(names)}
    model = LogisticRegression(C=freedom, max_iter=300).fit(matrix(rows, places), kinds)
    weights = numpy.where(abs(model.coef_) < LEAST, 0, model.coef_)
    table = {BIAS: [round(UNIT * one) for one in model.intercept_]}
    for name, column in zip(names, weights.T, strict=True):
        if column.any():
            table[name] = [round(UNIT * one) for one in column]
    return table


def likely(table: dict[str, list[int]], row: Told) -> float:
    """How likely the sentence does anything, as `weigh` says."""
    sums = numpy.array([table[BIAS], *(table[one] for one in row.features if one in table)]).sum(0) / UNIT
    powers = numpy.exp(sums - sums.max())
    return 1 - powers[0] / powers.sum()


def judge(rows: list[Told]) -> None:
    """Prints recall and false alarms at some thresholds, each case judged by weights that never saw it."""
    parts = {case: i % PARTS for i, case in enumerate(sorted({row.case for row in rows}))}
    shares, does = [], []
    for part in range(PARTS):
        table = learned([row for row in rows if parts[row.case] != part])
        judged = [row for row in rows if parts[row.case] == part]
        shares += [likely(table, row) for row in judged]
        does += [bool(row.kind) for row in judged]
    share, act = numpy.array(shares), numpy.array(does)
    for bar in (0.3, 0.5, 0.7, 0.9):
        print(f"{bar}: found {(share > bar)[act].mean():6.1%}, false alarms {(share > bar)[~act].mean():6.2%}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--judge", action="store_true")
    rows = list(sentences())
    if options.parse_args().judge:
        judge(rows)
        return
    lines = (f"{name}\t{' '.join(map(str, row))}\n" for name, row in sorted((learned(rows) | guesses(rows)).items()))
    WEIGHTS.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
