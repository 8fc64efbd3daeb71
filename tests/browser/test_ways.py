"""Every way to write and every way to send, in both browsers; and what a page or a browser does at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Error as PlaywrightError

from tests.browser.rooms import BROWSERS, Room, Rooms, running
from tests.browser.tabs import wait

EMAIL = "priya.design@gmail.com"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
TWO = f"Write me at {EMAIL} or book me at calendly.com/priya please. "
# What stands in the box is written by the page; the caret goes to its end.
QUOTED = """
    box.innerHTML = `<blockquote>${given[0]}</blockquote><div>So. </div>`;
    w.getSelection().selectAllChildren(box.lastChild);
    w.getSelection().collapseToEnd();
"""
MAKES_LINES = """
    const leave = (event) => event.key === 'Enter' && !event.ctrlKey && event.stopImmediatePropagation();
    w.addEventListener('keydown', leave, true);
"""
TOUCHED = """
    w.touched = 0;
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver((records) => { w.touched += records.length; }).observe(box.parentNode, all);
"""


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    with running(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture
def opened(rooms: Rooms) -> Iterator[Callable[[str], Room]]:
    """Opens conversations that end with the test."""
    known: list[Room] = []

    def open_one(editor: str) -> Room:
        known.append(rooms.open(editor))
        return known[-1]

    yield open_one
    for room in known:
        room.tab.close()


def tab_and_space(room: Room) -> None:
    room.press("Tab")
    room.press("Tab", room.run("return d.activeElement.id === 'send' ? 0 : 1;"))
    room.press(" ")


def form_submit(room: Room) -> None:
    """By a control that no pack knows: a submit is all that is left to hold."""
    room.run("d.getElementById('send').textContent = 'Go';")
    room.send("click")


WAYS = {
    "control and enter": ("textarea", lambda room: room.press("Control+Enter")),
    "tab and space": ("plain", tab_and_space),
    "tap": ("tiptap", lambda room: room.tab.tap(*room.middle("#send"))),
    "submit": ("input", form_submit),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_send_is_held_and_go_back_keeps_the_text(opened: Callable[[str], Room], way: str) -> None:
    editor, send = WAYS[way]
    room = opened(editor)
    room.type(SENTENCE)
    room.wait_for_marks(1)
    send(room)
    room.wait_for_hold()
    assert (room.sent(), room.text()) == ([], SENTENCE)
    room.press_in_card("Go back and edit")
    room.wait_for_no_hold()
    room.type("x")
    wait(lambda: room.text() == f"{SENTENCE}x", "the letter at the caret")
    assert room.sent() == []


@pytest.mark.parametrize("editor", ["textarea", "prosemirror"])
def test_words_of_an_input_method_are_read_once_they_stand(opened: Callable[[str], Room], editor: str) -> None:
    room = opened(editor)
    room.type("Hi. ")
    room.tab.compose(f"{EMAIL} を")
    wait(lambda: EMAIL in str(room.run("return box.value ?? box.innerText;")), "the words that do not stand yet")
    assert room.tab.marks() == []
    room.tab.commit(f"{EMAIL} まで ")
    # The Enter that took them sends nothing and is not held.
    wait(lambda: "まで" in str(room.text()), "the words")
    room.wait_for_place(EMAIL)
    assert (room.sent(), room.is_held()) == ([], False)
    room.press("Enter")
    room.wait_for_hold()


def test_nothing_of_ours_changes_the_box_or_what_is_around_it(opened: Callable[[str], Room]) -> None:
    for editor in ("textarea", "plain", "lexical"):
        room = opened(editor)
        text = f"Sure, write me at {EMAIL}"
        room.type(text)
        wait(lambda: room.text() == text, "the text")  # noqa: B023
        room.run(TOUCHED)
        room.wait_for_marks(1)
        room.open_card()
        room.tab.move(5, 5)
        wait(lambda: not room.has_card(), "the card's end")  # noqa: B023
        assert room.run("return w.touched;") == 0


def test_the_shortcut_goes_from_warning_to_warning(opened: Callable[[str], Room]) -> None:
    room = opened("textarea")
    room.type(TWO)
    room.wait_for_marks(2)
    place = lambda: room.tab.run_in_card("() => document.querySelector('.stepper')?.innerText ?? ''")  # noqa: E731
    for at, width in (("1 of 2", "3px"), ("2 of 2", "2px")):
        room.tab.shortcut()
        wait(lambda: at in str(place()), at)  # noqa: B023
        # The words that the card speaks of have the heavier line.
        wait(lambda: room.tab.mark_style()["width"] == width, "the line")  # noqa: B023
    wait(lambda: not room.has_focus(), "the keyboard in the card")
    room.press("ArrowLeft")
    wait(lambda: "1 of 2" in str(place()), "the one before")
    room.press("Escape")
    wait(room.has_focus, "the keyboard in the box")
    room.type("Here. ")
    wait(lambda: room.text() == f"{TWO}Here. ", "the words at the caret")


def test_a_shortcut_uses_the_suggestion_nearest_the_caret(opened: Callable[[str], Room]) -> None:
    room = opened("textarea")
    room.type(
        f"Mail me at {EMAIL} please. The importer keeps every row in memory. Or book me at calendly.com/priya ok. "
    )
    room.wait_for_marks(2)
    room.tab.shortcut("use-suggestion")
    wait(lambda: "calendly" not in str(room.text()), "the nearest one changed")
    assert EMAIL in str(room.text())


def test_where_enter_makes_a_line_it_is_not_held(opened: Callable[[str], Room]) -> None:
    for editor in ("textarea", "plain"):
        room = opened(editor)
        room.run(MAKES_LINES)
        room.type(SENTENCE)
        wait(lambda: room.pill() == "1 depends", "the pill")  # noqa: B023
        room.press("Control+a")
        room.type("H")
        wait(lambda: room.pill() == "Nothing found now", "the verdict")  # noqa: B023
        room.press("Enter")
        wait(lambda: "\n" in str(room.text()), "the line")  # noqa: B023
        room.type(SENTENCE)
        room.wait_for_marks(1)
        room.press("Enter")
        wait(lambda: str(room.text()).count("\n") > 1 or room.is_held(), "the second line")  # noqa: B023
        assert not room.is_held()
        room.press("Control+Enter")
        room.wait_for_hold()


def test_tabs_and_spaces_move_no_mark(opened: Callable[[str], Room]) -> None:
    for editor in ("textarea", "plain", "codemirror"):
        room = opened(editor)
        room.set(f"tab\tand  two  spaces,\t{SENTENCE}")
        room.enter()
        room.wait_for_place(EMAIL)


def test_what_the_other_side_wrote_is_marked_and_not_held(opened: Callable[[str], Room]) -> None:
    for editor in ("plain", "textarea"):
        room = opened(editor)
        if editor == "plain":
            room.run(QUOTED, SENTENCE)
        else:
            room.set(f"> {SENTENCE}\n")
            room.press("Control+End")
        room.type("Let us stay in this chat. ")
        room.wait_for_marks(1)
        room.send("Enter")
        wait(room.sent, "the message")
        assert not room.is_held()


def test_a_shortcut_reads_out_and_another_pauses(opened: Callable[[str], Room]) -> None:
    room = opened("textarea")
    room.type(SENTENCE)
    wait(lambda: room.pill() == "1 depends", "the pill")
    heard = "() => document.querySelector('[role=status]').textContent"
    wait(lambda: room.tab.run_in_card(heard), "what was found")
    room.tab.run_in_card("() => { document.querySelector('[role=status]').textContent = ''; }")
    room.tab.shortcut("read-out")
    wait(lambda: "1 depends" in str(room.tab.run_in_card(heard)), "it once more")
    for pill in ("Paused", "1 depends"):
        room.tab.shortcut("pause-here")
        wait(lambda: room.pill() == pill, pill)  # noqa: B023


def is_at(room: Room, path: str) -> bool:
    """Is the page there, with its box? No, while it is on its way."""
    with suppress(RuntimeError, PlaywrightError):
        return bool(room.run("return w.location.pathname === given[0] && Boolean(w.editor && box);", path))
    return False


def test_a_hold_does_not_keep_a_page_that_goes_and_is_gone_when_it_comes_back(opened: Callable[[str], Room]) -> None:
    room = opened("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("click")
    room.wait_for_hold()
    here = room.run("return w.location.pathname;")
    room.run("w.location.href = `${given[0]}b`;", here)
    wait(lambda: is_at(room, f"{here}b"), "the other page")
    assert not room.is_held()
    room.run("w.history.back();")
    wait(lambda: is_at(room, str(here)), "the page")
    room.run("box.value = '';")
    room.enter()
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("click")
    wait(lambda: room.is_held() or room.sent(), "a decision")
