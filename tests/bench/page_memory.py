"""Megabytes that we take in a page: each browser has its own way to tell."""

from __future__ import annotations

from tests.browser.firefox import UUID
from tests.browser.rooms import Room, Rooms
from tests.browser.tabs import ChromiumTab, FirefoxTab

MILLION = 1e6
# What the processes of pages say is ours: the content scripts, and the card.
_REPORT = """
    const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
    await new Promise((done) => manager.minimizeMemoryUsage(done));
    let bytes = 0;
    const add = (process, path, kind, units, amount) => {
      const isOurs = path.includes(given[0]) && path.includes(given[1]);
      if (process.startsWith('web') && units === Ci.nsIMemoryReporter.UNITS_BYTES && isOurs) bytes += amount;
    };
    await new Promise((done) => manager.getReports(add, null, done, null, false));
    return bytes;
"""


def of_ours(rooms: Rooms, editor: str, messages: list[str]) -> float:
    """Megabytes of ours after these messages were typed into a box of that make, one after the other."""
    room = rooms.open(editor)
    _type(room, messages)
    if isinstance(room.tab, FirefoxTab):
        # The reporter writes paths with backslashes for slashes.
        path = str(room.run("return location.pathname;")).replace("/", "\\")
        size = room.tab.firefox.in_window(_REPORT, UUID, path) / MILLION
        room.tab.close()
        return size
    alone = rooms.open(editor, with_us=False)
    _type(alone, messages)
    size = _heap(room) - _heap(alone)
    for one in (room, alone):
        one.tab.close()
    return size


def _type(room: Room, messages: list[str]) -> None:
    for text in messages:
        room.set("")
        room.enter()
        room.type(text)
    room.set("")


def _heap(room: Room) -> float:
    """Chromium tells of a page's scripts together: ours are what is more than without us."""
    assert isinstance(room.tab, ChromiumTab)
    session = room.tab.page.context.new_cdp_session(room.tab.page)
    session.send("HeapProfiler.collectGarbage")
    size = session.send("Runtime.getHeapUsage")["usedSize"] / MILLION
    session.detach()
    return size
