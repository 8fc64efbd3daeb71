"""What a person does at the practice pages, and what they see of us: shared by the tests of typing, hold and card."""

from __future__ import annotations

import itertools

from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser import chromium
from tests.browser.tabs import SETTLED, STILL

EMAIL = "priya.design@gmail.com"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
CLEAR = "The importer keeps every row in memory, so I would stream the files. "
BREACH = "We can skip the fees: pay me by PayPal directly and not here. "
PATIENCE = 8_000
_unlike = itertools.count(1)


def box(page: Page) -> Locator:
    return page.locator("#box, #letter, #overview").first


def write(page: Page, text: str) -> None:
    """Type it, key by key, at the end of the composer."""
    box(page).focus()
    page.keyboard.type(text)


def written(page: Page) -> str:
    return box(page).evaluate("box => box.value ?? box.innerText.replace(/\\n$/, '')")


def pill(page: Page) -> Locator:
    return chromium.card(page).locator(".pill")


def expect_pill(page: Page, words: str) -> None:
    """The pill says so, and is on screen."""
    expect(pill(page)).to_have_text(words, timeout=PATIENCE)
    wait_for_frame(page)


def hold(page: Page) -> Locator:
    """The hold, waited for until it is on screen and takes presses."""
    frame = chromium.card(page)
    found = frame.get_by_role("alertdialog")
    expect(found).to_be_visible(timeout=PATIENCE)
    frame.wait_for_function(
        "width => innerWidth === width && document.documentElement.dataset.fresh === undefined",
        arg=page.evaluate("innerWidth"),
    )
    return found


def rest(page: Page) -> None:
    """As if the last hold were longer ago than the time for which there is no other."""
    chromium.content_world(page).run("(() => { const { now } = Date; Date.now = () => now() + 21_000; })()")


def held(page: Page) -> bool:
    """Is there a hold? Only to be asked when something else has shown that one would be there."""
    return chromium.card(page).get_by_role("alertdialog").count() > 0


def press(page: Page, name: str) -> None:
    """Press a button of ours, as a person does: with the mouse on it, and not before our frame has stood still."""
    button = chromium.card(page).get_by_role("button", name=name, exact=True)
    button.hover()
    page.wait_for_timeout(STILL * 1000)
    button.click()


def card(page: Page, index: int = 0) -> Locator:
    """Rest on marked words, as a person does; the card that opens."""
    wait_for_frame(page)
    mark = chromium.marks(page)[index]
    page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2)
    return opened(page)


def opened(page: Page) -> Locator:
    found = chromium.card(page).locator(".card")
    expect(found).to_be_visible(timeout=PATIENCE)
    wait_for_frame(page)
    chromium.card(page).wait_for_function(SETTLED)
    return found


def place(page: Page) -> dict[str, float]:
    """Where our frame is on the page."""
    found = chromium.card(page).frame_element().bounding_box()
    assert found
    return found


def wait_for_frame(page: Page, shown: bool = True) -> None:
    wait(page, f"Frame.isShown() === {str(shown).lower()}")


def wait(page: Page, expression: str) -> None:
    """Until it is true where our content scripts run."""
    world = chromium.content_world(page)
    for _ in range(PATIENCE // 20):
        if world.run(expression):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never true: {expression}")


def wait_for_verdicts(page: Page, *verdicts: str) -> None:
    """Until marks of just these verdicts stand on the page: they are drawn in the frame after the pill is told."""
    for _ in range(PATIENCE // 20):
        found = {mark.verdict for mark in chromium.marks(page)}
        if found == set(verdicts):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{verdicts} expected, seen: {found}")


def sent(page: Page) -> list[str]:
    return page.evaluate("window.sent")


def wait_for_sent(page: Page, count: int) -> list[str]:
    page.wait_for_function("count => window.sent.length >= count", arg=count, timeout=PATIENCE)
    return sent(page)


def check_now(page: Page, text: str) -> None:
    """Wait until the helper's word about the whole present text is there, and nothing waits for a rest to be marked."""
    wait(page, "(() => { const s = Stage.session(); return Boolean(s?.isChecked() && !s.asking && !s.isWaiting); })()")
    assert text in written(page)


def tell_stage(page: Page, value: str | None) -> None:
    """A stage that the person told us before, for this conversation."""
    world = chromium.content_world(page)
    asked = world.ask("page", url=page.url)
    world.ask("set_fact", conversation=asked["conversation"], fact="stage", value=value)
    world.run(f"Place.take('stage', {value!r})" if value else "0")


def frame_of(page: Page) -> Frame:
    return chromium.card(page)
