"""What the person has set, and what the page looks like: light or dark, in few colours, still, large, right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.accessibility import violations
from tests.browser.rooms import BROWSERS, Room, Rooms, running
from tests.browser.tabs import wait

EMAIL = "priya.design@gmail.com"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
TWO = f"Write me at {EMAIL} or book me at calendly.com/priya please. "
DARK = """
    const sheet = d.createElement('style');
    sheet.textContent = `.dark, .dark main, .dark .box { background: #16181b !important; color: #e8e8e8 !important; }`;
    d.head.append(sheet);
    d.documentElement.classList.add('dark');
"""
# How each browser is told what the person has set: options of Playwright, preferences of Firefox.
SETTINGS = {
    "forced": (
        {"forced_colors": "active"},
        {"browser.display.document_color_use": 2, "ui.useAccessibilityTheme": 1},
    ),
    "still": ({"reduced_motion": "reduce"}, {"ui.prefersReducedMotion": 1}),
    # A window of 1280 x 1024 at 400 %: so many CSS pixels are left.
    "large": (
        {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
        {"layout.css.devPixelsPerPx": "4.0"},
    ),
}


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    with running(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture(params=BROWSERS)
def start(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Room]]:
    """A room in a browser of its own, set in one way."""
    with ExitStack() as open_until_the_end:

        def started(how: str) -> Room:
            options, preferences = SETTINGS[how]
            rooms = running(request.param, tmp_path / request.param, preferences, **options)
            return open_until_the_end.enter_context(rooms).open("textarea")

        yield started


def scheme(room: Room) -> str:
    return str(room.tab.run_in_card("() => document.documentElement.style.colorScheme"))


def test_a_page_that_turns_dark_turns_us_dark(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    wait(lambda: room.pill() == "1 depends" and scheme(room) == "light", "the pill in the light")
    room.run(DARK)
    wait(lambda: scheme(room) == "dark", "the pill in the dark")
    wait(lambda: room.tab.mark_style()["color"] == "rgb(255, 194, 102)", "the mark in the dark")
    room.run("d.documentElement.classList.remove('dark');")
    wait(lambda: scheme(room) == "light", "the pill in the light again")
    wait(lambda: room.tab.mark_style()["color"] == "rgb(138, 83, 0)", "the mark in the light again")
    room.tab.close()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_in_pill_card_and_hold(rooms: Rooms, look: str) -> None:
    room = rooms.open("textarea")
    if look == "dark":
        room.run(DARK)
    room.type(TWO)
    room.wait_for_marks(2)
    wait(lambda: room.pill() == "2 depends" and scheme(room) == look, "the pill")
    assert violations(room.tab) == []
    room.open_card()
    assert violations(room.tab) == []
    room.tab.press("Escape")
    room.send("Enter")
    room.wait_for_hold()
    room.press_in_card("It’s fine because…")
    room.press_in_card("Not sure? Where to look")
    where = "() => document.querySelector('.where p').checkVisibility()"
    wait(lambda: room.tab.run_in_card(where), "where to look")
    assert violations(room.tab) == []
    room.press_in_card("Use the safer version")
    wait(lambda: room.pill().startswith("Changed"), "the offer to put it back")
    assert violations(room.tab) == []
    room.tab.close()


def test_of_long_words_the_card_shows_how_they_begin_and_end(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(f"Write me at https://studio.priya-designs.com/{'portfolio/' * 40}last please. ")
    wait(room.tab.marks, "the marks")
    room.open_card()
    words = str(room.tab.run_in_card("() => document.querySelector('.words').innerText"))
    assert len(words) < 160
    assert "https://studio" in words and "last" in words
    room.tab.close()


def test_pill_and_marks_from_right_to_left(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.run("d.documentElement.dir = 'rtl';")
    room.type(f"שלום, אפשר לכתוב לי אל {EMAIL} בכל עת. ")
    room.wait_for_place(EMAIL)
    wait(lambda: room.pill() == "1 depends", "the pill")
    left = room.run("return box.getBoundingClientRect().x;")
    wait(lambda: abs(room.frame()[0] - left) <= 4, "the pill at the line's end")
    room.tab.close()


def test_the_pill_goes_with_its_box_where_the_page_scrolls_it_away(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.run("const main = d.querySelector('main'); main.style.height = '200px'; main.style.overflow = 'auto';")
    room.type(SENTENCE)
    scroll = "d.querySelector('main').scrollTop = given[0];"
    room.run(scroll, 1000)
    wait(lambda: room.pill() == "1 depends" and room.tab.shows(), "the pill")
    room.run(scroll, 0)
    wait(lambda: not room.tab.shows(), "no pill")
    room.run(scroll, 1000)
    wait(room.tab.shows, "the pill again")
    room.tab.close()


def test_in_few_colours_the_line_keeps_its_pattern(start: Callable[[str], Room]) -> None:
    room = start("forced")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    style = room.tab.mark_style()
    assert style["line"] == "dashed"
    assert style["color"] not in ("rgb(138, 83, 0)", "rgb(255, 194, 102)")


def test_nothing_moves_for_who_wants_it_still(start: Callable[[str], Room]) -> None:
    room = start("still")
    room.type(SENTENCE)
    wait(lambda: room.pill() == "1 depends", "the pill")
    moving = "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length"
    assert room.tab.run_in_card(moving) == 0
    room.open_card()
    assert room.tab.run_in_card(moving) == 0


def test_at_four_times_the_size_every_button_can_be_reached(start: Callable[[str], Room]) -> None:
    room = start("large")
    room.tab.resize(320, 256)  # Firefox makes no window so small
    room.type(SENTENCE)
    room.run("box.scrollIntoView({ block: 'center' });")
    (mark,) = room.wait_for_marks(1)
    room.open_card()
    # The card lies along an edge of so narrow a window, and leaves the words in sight.
    wide, tall = room.run("return [w.innerWidth, w.innerHeight];")
    wait(lambda: room.frame()[::2] == [0, wide], "the card along an edge")
    _, top, _, height = room.frame()
    assert top == 0 or abs(top + height - tall) <= 1
    assert top >= mark.y + mark.height or top + height <= mark.y
    room.tab.press("Escape")
    room.send("Enter")
    room.wait_for_hold()
    # It begins with its title, and shows where the keyboard is.
    begins = """() => {
        const { top, bottom } = document.getElementById('title').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && document.activeElement.matches('#back:focus-visible');
    }"""
    assert room.tab.run_in_card(begins)
    sees = """(name) => {
        const found = [...document.querySelectorAll('button')].find((one) => one.textContent === name);
        found.scrollIntoView({ block: 'nearest' });
        const { left, right, top, bottom } = found.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && top >= -1 && bottom <= innerHeight + 1;
    }"""
    for name in ("Go back and edit", "Not yet", "It has started", "Use the safer version"):
        assert room.tab.run_in_card(sees, name), name
    assert room.tab.run_in_card("() => document.documentElement.scrollWidth <= innerWidth")
