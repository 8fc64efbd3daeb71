"""Row 36: a press that the page steals: it lays something over our frame, fades it, or moves it under the pointer."""

# ruff: noqa: E501 - tables, one attack a line

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.sides import Side
from tests.attacks.test_page import HOST
from tests.browser import acting
from tests.browser.rooms import Room
from tests.browser.tabs import Tab, wait

GOAL = "G2 page and extension attacks"
# What a page can lay over our frame so that the person sees a lure and presses on us. `lay` puts it into the page,
# with the looks of a cover that lets presses through.
COVERS = {
    "a popover": "lay(make('div')).showPopover();",
    "one in front of us all the time": "const one = lay(make('div')); window.again = setInterval(() => { one.hidePopover(); one.showPopover(); }, 60);",
    "one in a closed root": "const at = lay(document.createElement('div')); at.attachShadow({mode: 'closed'}).append(make('div')); at.popover = 'manual'; at.showPopover();",
    "a popover in a closed root": "const at = document.createElement('div'); at.className = 'cover'; document.body.append(at); const one = make('div'); at.attachShadow({mode: 'closed'}).append(one); one.showPopover();",
    "a picture": "const one = make('canvas'); lay(one).showPopover(); one.getContext('2d').fillRect(0, 0, 300, 150);",
    "what hangs out of a small one": "const one = make('div'); one.style.cssText = 'width: 0; height: 0; pointer-events: none'; const out = make('div'); out.removeAttribute('popover'); one.append(out); lay(one).showPopover();",
    "a backdrop alone": "const one = make('div'); one.style.cssText = 'width: 0; height: 0; overflow: hidden; transform: scale(0); pointer-events: none'; one.id = 'back'; lay(one).showPopover(); sheet('#back::backdrop { background: white; pointer-events: none }');",
    "a dialog": "const one = lay(make('dialog')); one.removeAttribute('popover'); one.show(); one.popover = 'manual'; one.close(); one.showPopover();",
    "one that takes nothing": "const one = lay(make('div')); one.inert = true; one.showPopover();",
    "one that hides from a look": "customElements.get('page-cover') || customElements.define('page-cover', class extends HTMLElement { static observedAttributes = ['style']; attributeChangedCallback() { if (this.isConnected && this.matches(':popover-open')) { this.hidePopover(); setTimeout(() => this.showPopover()); } } }); const one = lay(make('page-cover')); one.showPopover();",
    "pictures of a page that turns": "sheet('::view-transition, ::view-transition-group(*), ::view-transition-image-pair(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 90s; pointer-events: none }'); window.turning = document.startViewTransition(() => {});",
}  # fmt: skip
COVER = """
    const looks = 'position: fixed; inset: 0; width: 100vw; height: 100vh; border: 0; margin: 0; padding: 0; max-width: none; max-height: none; background: white; pointer-events: none';
    const make = (tag) => Object.assign(document.createElement(tag), { popover: 'manual', className: 'cover', style: looks });
    const lay = (node) => (node.classList.add('cover'), document.body.append(node), node);
    const sheet = (text) => document.head.append(Object.assign(document.createElement('style'), { className: 'cover', textContent: text }));
"""
UNCOVER = """async () => {
    clearInterval(window.again);
    window.turning?.skipTransition();
    await window.turning?.finished.catch(() => 0);
    for (const node of document.querySelectorAll('.cover')) node.remove();
}"""
# What would fade or move us if we stood among the page's own elements.
FADES = {
    "a faded page": "document.documentElement.style.opacity = 0.01; document.body.style.cssText = 'opacity: 0.01; filter: opacity(0.01)';",
    "a masked page": "document.documentElement.style.cssText = 'mask: linear-gradient(#0000, #0000); mix-blend-mode: difference; isolation: isolate; backdrop-filter: opacity(0.1)';",
    "a faded place of ours": "host.style.cssText = 'opacity: 0.01 !important; filter: opacity(0.01) !important; clip-path: inset(45%) !important; mask: linear-gradient(#0000, #0000) !important';",
    "an animation of ours": "host.animate([{opacity: 0.001, transform: 'scale(0.01)'}, {opacity: 0.001, transform: 'scale(0.01)'}], {duration: 1e6});",
    "a moved page": "document.documentElement.style.cssText = 'transform: scale(0.1); zoom: 0.5; clip-path: inset(40%)';",
    "a high element": "const one = make('div'); one.removeAttribute('popover'); one.style.zIndex = 2147483647; document.documentElement.append(one);",
    "a sheet for us": "sheet('div:popover-open, :root > div { opacity: 0.01 !important; visibility: hidden !important; display: none !important; inset: -900px !important }');",
}  # fmt: skip
ANYWAY = """() => {
    const anyway = document.getElementById('anyway');
    anyway.closest('details').open = true;
    const { x, y, width, height } = anyway.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


def hold(side: Side) -> tuple[Room, list[float]]:
    """A held message, and where the button is that would send it."""
    room = side.room()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    wait(lambda: side.inside(room.tab, "is_checked"), "the last word")
    room.send("click")
    room.wait_for_hold()
    return room, room.tab.run_in_card(ANYWAY)


@pytest.fixture
def holding(side: Side) -> Iterator[tuple[Room, list[float]]]:
    held = hold(side)
    yield held
    held[0].tab.close()


@pytest.fixture(scope="module")
def covered(side: Side) -> Iterator[tuple[Room, list[float]]]:
    """One for all the covers, each taken away after its try."""
    held = hold(side)
    yield held
    held[0].tab.close()


def rest(room: Room, milliseconds: int) -> None:
    room.tab.run("(time) => new Promise((done) => setTimeout(done, time))", milliseconds)


@pytest.mark.in_turns
@pytest.mark.parametrize("script", COVERS.values(), ids=COVERS)
def test_a_press_through_a_cover_sends_nothing(covered: tuple[Room, list[float]], script: str) -> None:
    room, at = covered
    room.tab.run(f"() => {{ {COVER} {script} }}")
    rest(room, 400)
    room.tab.click_in_card(*at)
    rest(room, 200)
    assert room.sent() == [] and room.is_held()
    room.tab.run(UNCOVER)


def test_a_press_after_it_is_the_persons(holding: tuple[Room, list[float]]) -> None:
    """We came to the front when they pressed: what they press then they see."""
    room, at = holding
    room.tab.run(f"() => {{ {COVER} {COVERS['a popover']} }}")
    for _ in range(2):
        rest(room, 800)
        if room.is_held():
            room.tab.click_in_card(*at)
    wait(lambda: not room.is_held(), "the end of the hold")
    wait(room.sent, "the message")


def test_a_page_that_filters_itself_gets_no_press(side: Side, holding: tuple[Room, list[float]]) -> None:
    """Firefox alone draws such a filter over us."""
    if side.browser != "firefox":
        return
    room, at = holding
    room.tab.run("() => { document.documentElement.style.filter = 'opacity(0.01)'; }")
    room.tab.click_in_card(*at)
    rest(room, 200)
    assert room.sent() == [] and room.is_held()


def test_a_card_that_the_page_moves_under_the_pointer_takes_no_press(side: Side) -> None:
    """The box is where the page puts it, and the card is where the box is."""
    room = side.room()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    room.open_card()
    before = room.frame()
    room.tab.run(
        "() => { document.getElementById('compose').style.transform = 'translateY(-90px)'; dispatchEvent(new Event('resize')); }"
    )
    find = """() => {
        const found = [...document.querySelectorAll('button')].find((one) => /^Ignore|^Not /.test(one.textContent) && one.checkVisibility());
        const { x, y, width, height } = found.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
    }"""
    at = room.tab.run_in_card(find)
    wait(lambda: room.frame() != before, "the card's new place")
    room.tab.click_in_card(*at)
    rest(room, 150)
    assert len(side.inside(room.tab, "state")["shown"]) == 1 and side.inside(room.tab, "state")["ignored"] == []
    room.tab.close()


# A message box in the page's own modal dialog: all that is not in it takes neither press nor key.
DIALOG = """() => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.style.width = '640px';
    dialog.append(document.getElementById('compose'));
    dialog.showModal();
}"""


def test_beside_a_box_in_a_modal_dialog_we_take_presses_too(side: Side) -> None:
    room = side.room()
    room.tab.run(DIALOG)
    room.enter()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    wait(lambda: side.inside(room.tab, "is_checked"), "the last word")
    room.press("Enter")
    room.wait_for_hold()
    room.tab.click_in_card(
        *room.tab.run_in_card(ANYWAY.replace("anyway", "back").replace("back.closest('details').open = true;", ""))
    )
    room.wait_for_no_hold()
    assert room.sent() == []
    room.tab.run("() => document.querySelector('dialog').close()")
    # Out of it again when it has closed.
    room.tab.run("() => document.querySelector('main').append(document.getElementById('compose'))")
    room.enter()
    room.open_card()
    room.tab.close()


def test_what_the_page_throws_out_is_back_with_its_marks_at_the_next_look(side: Side) -> None:
    """Words of a field are measured in our own place: one that stands nowhere has no room for them."""
    room = side.room()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    wait(lambda: side.inside(room.tab, "is_checked"), "the last word")
    room.tab.run(f"() => {{ {HOST}.remove(); dispatchEvent(new Event('scroll')); }}")
    room.wait_for_marks(1)
    room.tab.close()


@pytest.mark.in_turns
@pytest.mark.parametrize("script", FADES.values(), ids=FADES)
def test_the_page_cannot_fade_us(side: Side, holding: tuple[Room, list[float]], tmp_path: Path, script: str) -> None:
    """The picture of our hold is the same, but for what the page shows behind it."""
    room, at = holding
    pictures = [tmp_path / name for name in ("before.png", "after.png")]
    room.tab.picture(pictures[0])
    left, top, _, _ = room.frame()
    room.tab.run(f"() => {{ const host = {HOST}; {COVER} {script} }}")
    room.tab.run("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)))")
    room.tab.picture(pictures[1])
    other = side.open("about:blank")
    before, after = (part(other, picture, left + at[0], top + at[1]) for picture in pictures)
    other.close()
    assert len(set(before)) > 10  # letters, not one plane
    assert before == after


PIXELS = """async (picture, x, y) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const pen = new OffscreenCanvas(60, 14).getContext('2d');
    const scale = image.width / innerWidth;
    pen.drawImage(image, (x - 30) * scale, (y - 7) * scale, 60 * scale, 14 * scale, 0, 0, 60, 14);
    return [...pen.getImageData(0, 0, 60, 14).data];
}"""


def part(tab: Tab, picture: Path, x: float, y: float) -> list[int]:
    """The pixels of a picture around this place."""
    return tab.run(PIXELS, base64.b64encode(picture.read_bytes()).decode(), x, y)
