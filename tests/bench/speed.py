"""How long a check takes in this process: ordinary texts, and texts made to be slow: `python -m tests.bench.speed`."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from statistics import median
from time import perf_counter, process_time
from types import ModuleType

from inlane.check import Draft, check
from inlane.policy import Context
from inlane.reading.acts import acts
from inlane.signals import MEMORY, detectors
from inlane.text import Views
from tests.bench.samples import PUMPS, attacks, mixtures

CONTEXT = Context(platform="upwork", surface="message", stage="before_contract")
HALF, WHOLE = 2**19, 2**20  # characters
PATIENCE = 10  # seconds for all sizes of one pump, and for all detectors
SMALL = 2**14  # characters, from which on what each detector takes can be measured
LEAST = 0.002  # seconds under which a ratio says nothing


def once(text: str, remembered: bool = False) -> float:
    """Seconds of one check, of this process alone: what else the machine does is not counted.

    Nothing is known of the text, unless what is `remembered` of others may serve.
    """
    if not remembered:
        MEMORY.forget()
    draft = Draft(text, CONTEXT)
    start = process_time()
    check(draft)
    return process_time() - start


def micro(seconds: float) -> str:
    return f"{seconds * 1e6:,.0f} us"


def clean(count: int, length: int) -> list[str]:
    """Those of `count` mixtures of clear sentences in which nothing is found: out of their place, some say more."""
    return [text for text in mixtures(count, length) if not check(Draft(text, CONTEXT)).findings]


def key_press(length: int = 5_000, keys: int = 60) -> float:
    """Median seconds of a check after each further character in the middle of a long draft."""
    text = mixtures(1, length)[0]
    place = text.index("\n\n", length // 2)
    typed = " I can start on Monday, as you like, and send a first part on Friday."[:keys]
    check(Draft(text, CONTEXT))
    return median(once(text[:place] + typed[: i + 1] + text[place:], True) for i in range(keys))


def worst_attack(length: int = 5_000) -> tuple[float, str]:
    """Seconds (median of 3) and the text of the slowest attack."""
    return max((median(once(text) for _ in range(3)), text) for text in attacks(length))


def grow(pump: str, answers: Connection) -> None:
    """Sends (characters, seconds) for growing rows of a pump."""
    for size in (2**14, 2**17, HALF, WHOLE):
        text = (pump * size)[:size]
        answers.send((size, min(once(text) for _ in range(1 if size == WHOLE else 2))))


def growth(pump: str) -> dict[int, float]:
    """Seconds by characters, as far as it came within `PATIENCE`; in a process of its own, which can be ended."""
    fork = multiprocessing.get_context("fork")
    ours, its = fork.Pipe(duplex=False)
    process = fork.Process(target=grow, args=(pump, its))
    process.start()
    its.close()
    until, seen = perf_counter() + PATIENCE, {}
    try:
        while ours.poll(max(0, until - perf_counter())):
            size, seconds = ours.recv()
            seen[size] = seconds
    except EOFError:
        pass
    process.kill()
    process.join()
    return seen


def told(seen: dict[int, float]) -> str:
    """One line about a growth."""
    if WHOLE in seen:
        return f"{seen[WHOLE]:6.2f} s for 1 MB, {seen[WHOLE] / seen[HALF]:4.1f} times 512 KB"
    size = max(seen, default=0)
    return f"  stopped after {PATIENCE} s; {size:,} characters took {seen.get(size, 0):.2f} s"


def rows() -> Iterator[tuple[str, str]]:
    """The figures, as (name, value)."""
    for text in mixtures(30, 500, details=True):  # loads what is loaded on first need
        once(text)
    yield "500 characters, clean", micro(median(map(once, clean(300, 500))))
    yield "500 characters, with details", micro(median(map(once, mixtures(300, 500, details=True))))
    yield "50 characters, clean", micro(median(map(once, clean(300, 50))))
    yield "5,000 characters, clean", micro(median(map(once, mixtures(40, 5_000))))
    yield "one key press in 5,000 characters", micro(key_press())
    seconds, text = worst_attack()
    yield f"5,000 characters, worst of {len(attacks(9))} attacks", f"{seconds * 1e3:.1f} ms  {text[:12]!r}"


def growth_rows() -> Iterator[tuple[str, str]]:
    """What a megabyte takes, pump by pump."""
    for pump in PUMPS:
        yield f"1 MB of {pump!r}", told(growth(pump))


def detector_growth(text: str, twice: str, most: dict[str, float]) -> None:
    """Puts into `most` how many times longer each detector takes for the text `twice` as long, if that is more."""
    short, long = Views(text), Views(twice)
    for views in (short, long):
        views.readings, acts(views)  # what all detectors share is not theirs
    for detector in detectors():
        before, after = (find_time(detector, views) for views in (short, long))
        name = detector.__name__.rpartition(".")[2]
        if after > LEAST:
            most[name] = max(most.get(name, 0), after / max(before, LEAST / 2))


def find_time(detector: ModuleType, views: Views) -> float:
    start = process_time()
    list(detector.find(views))
    return process_time() - start


def detector_rows() -> Iterator[tuple[str, str]]:
    """The worst growth of each detector over all pumps, as far as it came within `PATIENCE`."""
    most, until, tried = {detector.__name__.rpartition(".")[2]: 0.0 for detector in detectors()}, perf_counter(), 0
    for pump in PUMPS:
        if perf_counter() - until < PATIENCE:
            detector_growth((pump * SMALL)[:SMALL], (pump * 2 * SMALL)[: 2 * SMALL], most)
            tried += 1
    for name, ratio in sorted(most.items()):
        told = f"{ratio:4.1f}" if ratio else f"under {LEAST * 1e3:.0f} ms"
        yield f"{name}: twice the text, worst of {tried} pumps", told


def main() -> None:
    for figures in (rows(), detector_rows(), growth_rows()):
        for name, value in figures:
            print(f"{name:42} {value}", flush=True)


if __name__ == "__main__":
    main()
