"""The main job, to try: Chromium with the extension on a practice conversation (`make run`).

With a screen a person tries it. Without one the sentence is typed here, and what a person would have seen is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
from pathlib import Path

from playwright.sync_api import Error, Frame, Page, sync_playwright

from tests.browser import chromium
from tests.browser.tabs import STILL

SENTENCE = "Sure! My email is priya.design@gmail.com, send the Google Meet invite there."
FIRST_HELPER_START = 20_000  # milliseconds, on a slow machine with nothing in its caches


def show(browser: chromium.Browser) -> None:
    """A window for a person, until it is closed."""
    page = browser.conversation()
    print("Chromium is open on a practice conversation; nothing in it goes anywhere. Type for example:")
    print(f"    {SENTENCE}")
    print("and press Enter. Close the window when you are done.")
    with contextlib.suppress(Error):  # the whole browser may be closed at once
        page.wait_for_event("close", timeout=0)


def act(browser: chromium.Browser, pictures: Path) -> None:
    """Types the sentence, and tells what came of it; the pictures go into a folder."""
    page = browser.conversation()
    print(f"At {page.url}\nyou type:    {SENTENCE}")
    box = page.locator("textarea")
    box.press_sequentially(SENTENCE + " ", delay=15)
    frame = chromium.card(page)
    frame.locator("button.pill").wait_for(timeout=FIRST_HELPER_START)
    marked = [mark.verdict for mark in chromium.marks(page)]
    print(f"underlined:  {len(marked)} places, as {', '.join(sorted(set(marked)))}")
    print(f"the pill:    {words(frame, '.pill')}")
    box.press("Enter")
    frame.get_by_role("alertdialog").wait_for()
    frame.wait_for_function("width => innerWidth === width", arg=page.evaluate("innerWidth"))
    picture(page, pictures / "hold.png")
    print(f"on Enter:    {words(frame, 'h2')}\n             {words(frame, '#why')}")
    press(frame, "Not yet")
    print("you answer:  Not yet")
    open_card(page, frame)
    picture(page, pictures / "card.png")
    print(f"the card:    {words(frame, '#verdict')}\n             {words(frame, '#why')}")
    print(f"             {words(frame, '.source')}")
    print(f"Nothing was sent. Pictures: {pictures / 'hold.png'} and {pictures / 'card.png'}")


def open_card(page: Page, frame: Frame) -> None:
    """Rest on the marked words, as a person does."""
    frame.locator("button.pill").wait_for()
    mark = chromium.marks(page)[0]
    page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2)
    frame.locator(".card").wait_for()


def press(frame: Frame, name: str) -> None:
    """Press a button of our frame, once it takes presses: not before it has stood still."""
    button = frame.get_by_role("button", name=name)
    button.wait_for()
    frame.page.wait_for_timeout(STILL * 1000)
    button.click(delay=20)


def words(frame: Frame, selector: str) -> str:
    return " ".join(frame.locator(selector).first.inner_text().split())


def picture(page: Page, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, animations="disabled")


def main() -> None:
    options = argparse.ArgumentParser(prog="make run", description=__doc__)
    options.add_argument("--screenshot", type=Path, metavar="FOLDER", help="no window: take the README's pictures")
    given = options.parse_args()
    headed = given.screenshot is None and any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        size = {"no_viewport": True} if headed else {"viewport": {"width": 1000, "height": 720}}
        with chromium.started(playwright, Path(profile), headed=headed, **size) as browser:
            if headed:
                show(browser)
            else:
                act(browser, given.screenshot or Path("build/practice"))


if __name__ == "__main__":
    main()
