"""Typing in every make of message box, in both browsers: is the text as without us, and what does each step cost."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from inlane import places
from tests.browser.rooms import BROWSERS, EDITORS, Room, Rooms, running
from tests.browser.tabs import wait

LENGTH = 2_000
PROSE = "Mail me at bob.smith@gmail.com. Thanks for the long answer, I read it twice and I like the plan a lot. "
DETAIL = "Mail me at bob.smith@gmail.com"
PAUSE = 1_200  # milliseconds after which an unfinished detail is marked
LATEST = 11  # seconds after which the last thing is said to a screen reader
IDLE = 3
READ = "d.dispatchEvent(new w.Event('probe')); return JSON.parse(d.head.dataset.probe ?? 'null');"


@contextmanager
def probed(browser: str, folder: Path) -> Iterator[Rooms]:
    """A browser with a copy of the extension that has the probe before everything else."""
    copy = folder / "extension"
    shutil.copytree(places.extension_folder(), copy)
    shutil.copy(Path(__file__).with_name("probe.js"), copy / "content")
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    manifest["content_scripts"][0]["js"].insert(0, "content/probe.js")
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    # Firefox makes its clock coarse, so that pages cannot tell much by it.
    fine = {"privacy.reduceTimerPrecision": False}
    with running(browser, folder / "home", fine, extension=copy) as rooms:
        yield rooms


def typed(room: Room, text: str, pace: float) -> tuple[str, str]:
    """The editor's text and markup once it is typed, with `pace` seconds from key to key."""
    if pace:
        for char in text:
            started = time.perf_counter()
            room.type(char)
            time.sleep(max(0.0, pace - (time.perf_counter() - started)))
    else:
        room.type(text)
    wait(lambda: room.text().replace("\n", "") == text, "the whole text", 60)
    return room.text(), room.markup()


def empty(room: Room) -> None:
    room.press("Control+a")
    room.press("Backspace")
    room.wait_for_marks(0)


def flicker(room: Room) -> int:
    """Marks taken away while somebody types behind them."""
    room.type(f"{DETAIL} please. ")
    room.wait_for_marks(1)
    room.run(READ)
    room.type("And so it goes on. " * (1 if room.editor == "input" else 8))
    time.sleep(0.5)
    return room.run(READ)["removed"]


def to_mark(room: Room, end: str, after: float, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds from the key that ends a detail to its visible mark, and from a key in it to its end."""
    shown, gone = [], []
    for _ in range(rounds):
        empty(room)
        *start, last = DETAIL + end
        room.type("".join(start))
        room.run(READ)
        room.type(last)
        wait(room.tab.marks, "the mark")
        shown += [ms - after for ms in room.run(READ)["shown"][:1]]
        room.press("Backspace", len(end) + 1)
        room.wait_for_marks(0)
        gone += room.run(READ)["gone"][-1:]
    return shown, gone


def idle(room: Room) -> int:
    """How often anything of ours runs while nobody does anything."""
    time.sleep(LATEST)
    room.run(READ)
    time.sleep(IDLE)
    return room.run(READ)["calls"]


def decision(room: Room) -> float:
    """Milliseconds of the decision to hold."""
    empty(room)
    room.type(f"{DETAIL} please. ")
    room.wait_for_marks(1)
    room.run(READ)
    room.press("Enter")
    room.wait_for_hold()
    return max(room.run(READ)["decisions"])


def measure(rooms: Rooms, editor: str, text: str, pace: float, rounds: int) -> bool:
    """One line about one make of box; whether its text is as without us."""
    alone = rooms.open(editor, with_us=False)
    before = typed(alone, text, pace)
    alone.tab.close()
    room = rooms.open(editor)
    room.run(READ)
    same = typed(room, text, pace) == before
    work = room.run(READ)
    empty(room)
    removed = flicker(room)
    # What is unfinished is marked after a rest, what is finished at once.
    rested, gone = to_mark(room, "", PAUSE, rounds)
    at_once, _ = to_mark(room, " ", 0, rounds)
    calls = idle(room)
    held = decision(room)
    room.tab.close()
    print(
        f"{rooms.browser:9} {editor:12} {'identical' if same else 'DIFFERENT':10}"
        f" a key {both(work['keys'])} longest {work['longest']:4.1f}   flicker {removed}"
        f"   mark after the pause {both(rested)}, after a finished word {both(at_once)}, gone {both(gone)}"
        f"   decision {held:4.1f}   idle calls {calls}",
        flush=True,
    )
    return same


def both(times: list[float]) -> str:
    """The median, and what one in twenty is above."""
    return f"{median(times):4.1f} / {quantiles(times, n=20)[-1]:4.1f}" if len(times) > 1 else "none"


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.bench.typing_boxes", description=__doc__)
    options.add_argument("--length", type=int, default=LENGTH, help="characters")
    options.add_argument("--pace", type=int, default=0, metavar="MS", help="from key to key; people take 100")
    options.add_argument("--rounds", type=int, default=20, help="marks that are waited for in each box")
    options.add_argument("--browser", choices=BROWSERS, action="append")
    options.add_argument("--editor", choices=EDITORS, action="append")
    given = options.parse_args()
    text = (PROSE * given.length)[: given.length].rstrip()
    print(f"{len(text)} characters, {given.pace or 'no'} ms between the keys; milliseconds, median / p95")
    same = True
    for browser in given.browser or BROWSERS:
        with tempfile.TemporaryDirectory() as folder, probed(browser, Path(folder)) as rooms:
            for editor in given.editor or EDITORS:
                same &= measure(rooms, editor, text, given.pace / 1000, given.rounds)
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
