"""What a check is made of: each view, the acts and each detector, in microseconds: `python -m tests.bench.costs`.

A view is charged to itself only: they are asked for in the order in which they build on one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from statistics import median
from time import perf_counter

from inlane.check import Draft, check
from inlane.policy import judge, packs
from inlane.reading.acts import acts
from inlane.signals import detectors, settle
from inlane.text import Views
from tests.bench.samples import attacks, mixtures
from tests.bench.speed import CONTEXT

VIEWS = [name for name, value in vars(Views).items() if isinstance(value, cached_property)]
Spent = dict[str, list[float]]


def spent(text: str) -> Iterator[tuple[str, float]]:
    """The parts of one check and their seconds."""
    views, found = Views(text), []
    for name in VIEWS:
        yield f"view {name}", timed(lambda name=name: getattr(views, name))
    yield "reading: acts", timed(lambda: list(acts(views)))
    for detector in detectors():
        name = detector.__name__.rpartition(".")[2]
        yield f"detector {name}", timed(lambda detector=detector: found.extend(detector.find(views)))
    signals = []
    yield "settling", timed(lambda: signals.extend(settle(found, views)))
    pack = packs()[CONTEXT.platform]
    yield "judging", timed(lambda: judge(text, tuple(signals), pack.complete(CONTEXT)[0], pack))


def timed(work: Callable) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def costs(texts: list[str]) -> dict[str, float]:
    """Median microseconds of each part over these texts."""
    seconds: Spent = defaultdict(list)
    for text in texts:
        for name, took in spent(text):
            seconds[name].append(took * 1e6)
    return {name: median(values) for name, values in seconds.items()}


def main() -> None:
    for text in mixtures(30, 500, details=True):
        check(Draft(text, CONTEXT))
    columns = [costs(mixtures(150, 500)), costs(mixtures(150, 500, details=True))]
    per_attack = [costs([text]) for text in attacks(5_000)]
    columns.append({name: max(one[name] for one in per_attack) for name in per_attack[0]})
    print(f"{'':28}{'500 clean':>12}{'500 details':>12}{'5,000 attack, worst':>22}")
    for name in sorted(columns[0], key=lambda name: -columns[0][name]):
        clean, details, worst = (column[name] for column in columns)
        print(f"{name:28}{clean:12,.0f}{details:12,.0f}{worst:22,.0f}")


if __name__ == "__main__":
    main()
