"""From the key press that ends a detail to its visible mark, in the real browser; the pause before it counts."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium

ROUNDS = 100
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
        page.wait_for_timeout(10)  # the driver works on while it waits
    raise AssertionError(f"never true: {expression}")


def report(name: str, times: list[float]) -> None:
    print(f"{name:44} median {median(times):5.1f} ms   p95 {quantiles(times, n=20)[-1]:5.1f} ms   ({len(times)})")


def main() -> int:
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory() as folder,
        chromium.started(playwright, Path(folder)) as browser,
    ):
        page = browser.conversation()
        page.locator("textarea").first.click()
        report("key press to visible mark, short text", to_mark(page, "Hi 👋 "))
        report("key press to visible mark, 5,000 characters", to_mark(page, PROSE * 50))
    return 0


if __name__ == "__main__":
    sys.exit(main())
