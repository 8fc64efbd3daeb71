"""From a key press to the visible mark in the real browser, and typing itself with and without us."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, Playwright, sync_playwright

from tests.browser import chromium
from tests.browser.practice_site import ALONE

ROUNDS = 100
LENGTH = 2_000
DETAIL = "Mail me at bob.smith@gmail.com"
PROSE = "Thanks for the long answer, I read it twice 👍 and I like the plan a lot. We can begin next week. "

# In our isolated world, where the layer of marks can be seen: the key's own time, then the first frame with a mark.
WATCH = """
globalThis.seen = {key: 0, mark: 0, early: false};
addEventListener('keydown', (event) => {
  Object.assign(seen, {key: event.timeStamp, mark: 0, early: Frame.layer().childElementCount > 0});
}, true);
new MutationObserver(() => {
  if (!seen.key || seen.mark || !Frame.layer().childElementCount) return;
  seen.mark = Infinity;
  requestAnimationFrame(() => setTimeout(() => { seen.mark = performance.now(); }));
}).observe(Frame.layer(), {childList: true});
"""
HOUR = 36_000  # keys
MESSAGE = 600
LONG_TASKS = """() => {
  window.long = [];
  const note = (list) => long.push(...list.getEntries().map((entry) => entry.duration));
  new PerformanceObserver(note).observe({type: 'longtask'});
}"""


def to_mark(page: Page, text: str) -> list[float]:
    """Milliseconds from the key that ends a detail to the frame that shows its mark; `text` stands before it."""
    world = chromium.content_world(page)
    world.run(WATCH)
    box = page.locator("textarea").first
    times = []
    while len(times) <= ROUNDS:
        box.fill("")
        until(page, world, "!Frame.layer().childElementCount")
        box.fill(text)
        page.keyboard.press("Control+End")
        page.keyboard.insert_text(DETAIL)
        page.keyboard.press("Space")
        # On a busy computer the pause that marks an unfinished detail may be over before the key.
        if not world.run("seen.early"):
            times.append(until(page, world, "Number.isFinite(seen.mark) && seen.mark && seen.mark - seen.key"))
    return times[1:]  # the first one warms up


def until(page: Page, world: chromium.ContentWorld, expression: str) -> float:
    """The value of `expression` in our isolated world, once it is true; AssertionError after five seconds."""
    for _ in range(500):
        if value := world.run(expression):
            return value
        page.wait_for_timeout(10)
    raise AssertionError(f"never true: {expression}")


def typing(page: Page) -> tuple[bool, float, float]:
    """Types `LENGTH` characters: is the text what was typed, milliseconds a key, the longest task in milliseconds."""
    text = (PROSE * LENGTH)[:LENGTH].rstrip()
    box = page.locator("textarea").first
    box.click()
    page.evaluate(LONG_TASKS)
    start = time.perf_counter()
    page.keyboard.type(text)
    took = (time.perf_counter() - start) / len(text) * 1000
    return box.input_value() == text, took, max(page.evaluate("long"), default=0)


def memory(page: Page) -> float:
    """Megabytes of JavaScript in this page after as many keys as somebody types in an hour, message after message."""
    box = page.locator("textarea").first
    box.click()
    for _ in range(HOUR // MESSAGE):
        box.fill("")
        page.keyboard.type(f"{DETAIL} please. {PROSE * MESSAGE}"[:MESSAGE])
    box.fill("")
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return session.send("Runtime.getHeapUsage")["usedSize"] / 1e6


def plain(playwright: Playwright) -> tuple[bool, float, float]:
    """The same typing in a browser without us."""
    browser = playwright.chromium.launch(executable_path=chromium.EXECUTABLE, args=["--no-sandbox"])
    try:
        page = browser.new_page()
        page.route("**/*", chromium.practice)
        page.goto(f"{chromium.SITE}/ab/messages/rooms/room_0")
        return typing(page)
    finally:
        browser.close()


def report(name: str, times: list[float]) -> None:
    print(f"{name:44} median {median(times):5.1f} ms   p95 {quantiles(times, n=20)[-1]:5.1f} ms   ({len(times)})")


def main() -> int:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        without = plain(playwright)
        with chromium.started(playwright, Path(folder)) as browser:
            page = browser.conversation()
            page.locator("textarea").first.click()
            report("key press to visible mark, short text", to_mark(page, "Hi 👋 "))
            report("key press to visible mark, 5,000 characters", to_mark(page, PROSE * 50))
            page = browser.conversation()
            with_us = typing(page)
            page = browser.conversation()
            ours = memory(page)
            page = browser.open(page.url.replace(chromium.SITE, f"https://{ALONE}"))
            print(f"memory after an hour of typing: {ours:.1f} MB with us, {memory(page):.1f} MB without")
    for name, (same, took, longest) in (("without us", without), ("with us", with_us)):
        print(f"typing {LENGTH} characters {name:11} {took:5.2f} ms a key, longest task {longest:.0f} ms")
        print(f"  the text is {'as typed' if same else 'CHANGED'}")
    return 0 if with_us[0] else 1


if __name__ == "__main__":
    sys.exit(main())
