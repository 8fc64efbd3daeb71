"""Typing in every make of message box, in both browsers, with and without us: what is written, and what it costs."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from tests.browser.rooms import BROWSERS, EDITORS, Room, Rooms, running
from tests.browser.tabs import wait

LENGTH = 2_000
PROSE = "Mail me at bob.smith@gmail.com. Thanks for the long answer, I read it twice and I like the plan a lot. "
# The time that a key's event takes in all listeners, and what changes in the box that is not the editor's own answer to
# a key: both as the page itself sees them.
WATCH = """
    w.took = [];
    w.long = [];
    let from = 0;
    w.addEventListener('keydown', () => { from = w.performance.now(); }, true);
    w.addEventListener('input', () => queueMicrotask(() => w.took.push(w.performance.now() - from)), true);
    try {
      new w.PerformanceObserver((list) => w.long.push(...list.getEntries().map(({ duration }) => duration)))
        .observe({ type: 'longtask' });
    } catch { /* Firefox tells of none */ }
"""


def typed(room: Room, text: str) -> tuple[str, str, list[float], float]:
    """The editor's text and markup afterwards, milliseconds of each key in the page, the longest task."""
    room.run(WATCH)
    room.type(text)
    wait(lambda: room.text().replace("\\n", "") == text, "the whole text", 60)
    took = room.run("return w.took;")
    return room.text(), room.markup(), took, max(room.run("return w.long;"), default=0.0)


def compare(rooms: Rooms, editor: str, text: str) -> None:
    """One line about one make of box."""
    alone = rooms.open(editor, with_us=False)
    before = typed(alone, text)
    alone.tab.close()
    ours = rooms.open(editor)
    after = typed(ours, text)
    marked, gone = time_to_go(ours)
    ours.tab.close()
    same = before[:2] == after[:2]
    cost = [p95(times) for times in (before[2], after[2])]
    print(
        f"{rooms.browser:9} {editor:12} {'identical' if same else 'DIFFERENT':10}"
        f" a key p95 {cost[0]:5.1f} -> {cost[1]:5.1f} ms   longest task {before[3]:4.0f} -> {after[3]:4.0f} ms"
        f"   marks {marked}, gone after {gone:4.0f} ms",
        flush=True,
    )


def time_to_go(room: Room) -> tuple[int, float]:
    """How many marks there were, and milliseconds until they went with the text; the driver's own time is in it."""
    wait(room.tab.marks, "the marks", 30)
    marked = len(room.tab.marks())
    started = time.perf_counter()
    room.set("")
    room.type("x")
    wait(lambda: not room.tab.marks(), "their end")
    return marked, (time.perf_counter() - started) * 1000


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else median(times or [0.0])


def main() -> int:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else LENGTH
    text = (PROSE * length)[:length].rstrip()
    print(f"{len(text)} characters, one key straight after the other (people leave 100 ms between them)")
    for browser in BROWSERS:
        with tempfile.TemporaryDirectory() as folder, running(browser, Path(folder) / browser) as rooms:
            for editor in EDITORS:
                compare(rooms, editor, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
