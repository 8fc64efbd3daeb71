"""Typing in every make of message box, in both browsers: one table of what it costs, and what it must not cost.

Figures over their bar have a star. Boxes are typed in side by side, each in a window of its own and each at the pace
of a person who types fast; an hour's keys are typed as fast as the driver can.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page

from inlane import places
from tests.bench.page_memory import of_ours
from tests.browser.rooms import BROWSERS, EDITORS, Room, Rooms, running
from tests.browser.tabs import ChromiumTab, FirefoxTab, wait

LENGTH = 2_000
PACE = 100  # milliseconds from key to key
TOGETHER = 5  # windows
PROSE = "Mail me at bob.smith@gmail.com. Thanks for the long answer, I read it twice and I like the plan a lot. "
DETAIL = "Mail me at bob.smith@gmail.com"
PAUSES = {"": 1_200, " ": 150}  # what ends the detail -> milliseconds of rest after which it is marked
LATEST = 11  # seconds after which the last thing is said to a screen reader
IDLE = 3
SENDS = 8
HOUR = 36_000  # keys
MESSAGE = 600
LONG = ("textarea", "tiptap")  # a field and an editor of its own: in these an hour's keys are typed
READ = "d.dispatchEvent(new w.Event('probe')); return JSON.parse(d.head.dataset.probe ?? 'null');"
# A column -> the bar that its figure must not be over.
BARS = {
    "changed": 0,
    "a key": 4,
    "longest": 50,
    "mark": 50,
    "gone": 100,
    "send": 20,
    "flicker": 0,
    "idle": 0,
    "hour": 5,
}


@dataclass
class Figures:
    """What was seen in one box; times in milliseconds."""

    same: bool = False  # is the text as without us, tag by tag?
    changed: int = 0
    keys: list[float] = field(default_factory=list)
    longest: float = 0
    mark: list[float] = field(default_factory=list)
    gone: list[float] = field(default_factory=list)
    send: list[float] = field(default_factory=list)
    flicker: int = 0
    idle: int = 0
    hour: float | None = None  # megabytes

    def cells(self) -> dict[str, tuple[str, float]]:
        """Of each column what stands in it, and what its bar is held against."""
        times = {"a key": self.keys, "mark": self.mark, "gone": self.gone, "send": self.send}
        cells = {name: (f"{median(all_):.1f}/{p95(all_):.1f}", p95(all_)) for name, all_ in times.items()}
        cells["longest"] = (f"{self.longest:.0f}", self.longest)
        cells |= {name: (str(getattr(self, name)), getattr(self, name)) for name in ("changed", "flicker", "idle")}
        cells["hour"] = ("", 0) if self.hour is None else (f"{self.hour:.1f}", self.hour)
        return cells


def p95(times: list[float]) -> float:
    """What one in twenty is above; of few the worst."""
    return quantiles(times, n=20)[-1] if len(times) >= 20 else max(times)


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


def in_windows(rooms: Rooms) -> Rooms:
    """The same, with a window for each tab: a tab that stands behind another is seldom drawn, or never."""
    first = rooms.open_tab("about:blank")
    if isinstance(first, FirefoxTab):
        return replace(rooms, open_tab=lambda url: FirefoxTab(first.firefox, first.firefox.open(url, "window")))
    assert isinstance(first, ChromiumTab)
    return replace(rooms, open_tab=partial(in_window, first.page))


def in_window(beside: Page, url: str) -> ChromiumTab:
    with beside.context.expect_page() as opened:
        session = beside.context.new_cdp_session(beside)
        session.send("Target.createTarget", {"url": "about:blank", "newWindow": True})
        session.detach()
    opened.value.goto(url)
    return ChromiumTab(opened.value)


def type_in_turn(rooms: list[Room], text: str, pace: int) -> None:
    """Type it into all of them, with at least `pace` milliseconds from key to key in each."""
    for at, char in enumerate(text):
        started = time.perf_counter()
        for room in rooms:
            if at == 0:
                room.tab.front()  # some editors begin only where the window has the focus
            room.type(char)
        # What is left of the pace, whatever the keys took.
        time.sleep(max(0.0, pace / 1000 - (time.perf_counter() - started)))  # a person's pace
    for room in rooms:
        wait(lambda: room.text().replace("\n", "") == text, f"the whole text in {room.editor}", 60)  # noqa: B023


def side_by_side(rooms: Rooms, editors: tuple[str, ...], text: str, pace: int) -> Iterator[tuple[Room, Figures]]:
    """The text in all of these boxes, with us and without, and then a while in which nobody does anything."""
    alone = [rooms.open(editor, with_us=False) for editor in editors]
    type_in_turn(alone, text, 0)
    without = [(room.text(), room.markup()) for room in alone]
    for room in alone:
        room.tab.close()
    opened = [rooms.open(editor) for editor in editors]
    for room in opened:
        wait(lambda: room.run(READ)["ready"], "our eyes on the box")  # noqa: B023
    type_in_turn(opened, text, pace)
    found = []
    for room, before in zip(opened, without, strict=True):
        work = room.run(READ)
        same = (room.text(), room.markup()) == before
        found.append(Figures(same, work["changes"], keys=work["keys"], longest=work["longest"]))
    time.sleep(LATEST)
    for room in opened:
        room.run(READ)
    time.sleep(IDLE)
    for room, figures in zip(opened, found, strict=True):
        figures.idle = room.run(READ)["calls"]
    yield from zip(opened, found, strict=True)


def empty(room: Room) -> None:
    room.press("Control+a")
    room.press("Backspace")
    room.wait_for_marks(0)


def flicker(room: Room) -> int:
    """Marks taken away while somebody types behind them."""
    empty(room)
    room.type(f"{DETAIL} please. ")
    room.wait_for_marks(1)
    room.run(READ)
    room.type("And so it goes on. " * (1 if room.editor == "input" else 8))
    time.sleep(0.5)
    return room.run(READ)["removed"]


def to_mark(room: Room, end: str, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds from the end of the pause to the visible mark, and from a key in it to its end."""
    shown, gone = [], []
    for _ in range(rounds):
        empty(room)
        *start, last = DETAIL + end
        room.type("".join(start))
        room.run(READ)
        room.type(last)
        shown.append(heard(room, "shown")[0] - PAUSES[end])
        room.press("Backspace", len(end) + 1)
        gone.append(heard(room, "gone")[-1])
    return shown, gone


def heard(room: Room, what: str) -> list[float]:
    """What the probe has to say of it, once it has."""
    found: list[float] = []

    def look() -> list[float]:
        found.extend(room.run(READ)[what])
        return found

    wait(look, what)
    return found


def decisions(room: Room) -> list[float]:
    """Milliseconds that a press of Enter waits for us: the first is held, so soon after it the others go."""
    taken: list[float] = []
    for n in range(SENDS):
        room.set("")
        room.enter()
        room.wait_for_marks(0)
        room.type(f"{DETAIL.replace('bob', f'bob{n}')} please. ")
        room.wait_for_marks(1)
        room.run(READ)
        room.press("Enter")
        if n == 0:
            room.wait_for_hold()
            room.press("Escape")
            room.wait_for_no_hold()
        taken += room.run(READ)["decisions"]
    return taken


def hour(rooms: Rooms, editor: str) -> float:
    """Megabytes of ours in the page after as many keys as somebody types in an hour, message after message."""
    text = f"{DETAIL} please. {PROSE * MESSAGE}"[:MESSAGE]
    return of_ours(rooms, editor, [text] * (HOUR // MESSAGE))


def measure(rooms: Rooms, editors: tuple[str, ...], given: argparse.Namespace) -> bool:
    """The lines about these boxes; whether no figure is over its bar."""
    good = True
    text = (PROSE * given.length)[: given.length].rstrip()
    for room, figures in side_by_side(in_windows(rooms), editors, text, given.pace):
        room.tab.front()
        figures.flicker = flicker(room)
        for end in PAUSES:
            shown, gone = to_mark(room, end, given.rounds)
            figures.mark += shown
            figures.gone += gone
        figures.send = decisions(room)
        room.tab.close()
        if room.editor in given.hour:
            figures.hour = hour(rooms, room.editor)
        good &= line(f"{rooms.browser:8} {room.editor:11}", figures)
    return good


def line(name: str, figures: Figures) -> bool:
    cells = figures.cells()
    over = {column for column, bar in BARS.items() if cells[column][1] > bar}
    shown = [f"{cells[column][0]}{'*' if column in over else ''}".rjust(WIDTH) for column in BARS]
    print(name, "same".rjust(7) if figures.same else "OTHER*".rjust(7), *shown, flush=True)
    return figures.same and not over


WIDTH = 11


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.bench.typing_boxes", description=__doc__)
    options.add_argument("--length", type=int, default=LENGTH, help="characters")
    options.add_argument("--pace", type=int, default=PACE, metavar="MS", help="from key to key")
    options.add_argument("--rounds", type=int, default=10, help="marks of each kind that are waited for in each box")
    options.add_argument("--browser", choices=BROWSERS, action="append")
    options.add_argument("--editor", choices=EDITORS, action="append")
    options.add_argument("--hour", choices=EDITORS, nargs="*", default=LONG, help="boxes for an hour's keys")
    given = options.parse_args()
    print(f"{given.length} characters, {given.pace} ms from key to key, beside a load of {os.getloadavg()[0]:.1f}")
    print("times in ms, median/p95; an hour of keys in MB; a star: over the bar\n")
    print(" " * 20, "text".rjust(7), *(column.rjust(WIDTH) for column in BARS))
    print(" " * 20, " " * 7, *(f"<= {bar}".rjust(WIDTH) for bar in BARS.values()), flush=True)
    good = True
    editors = tuple(given.editor or EDITORS)
    for browser in given.browser or BROWSERS:
        with tempfile.TemporaryDirectory() as folder, probed(browser, Path(folder)) as rooms:
            for at in range(0, len(editors), TOGETHER):
                good &= measure(rooms, editors[at : at + TOGETHER], given)
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
