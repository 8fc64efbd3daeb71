"""One list of scenes over every make of message box, in both browsers: the boxes are the real packages' own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.rooms import BROWSERS, EDITORS, Room, Rooms, running
from tests.browser.tabs import wait

EMAIL = "priya.design@gmail.com"
PHONE = "+44 7700 900123"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
WORK = "The importer keeps every row in memory, so I would stream the files. "


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    with running(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture(params=EDITORS)
def room(rooms: Rooms, request: pytest.FixtureRequest) -> Iterator[Room]:
    opened = rooms.open(request.param)
    yield opened
    opened.tab.close()


def test_marks_stand_exactly_under_the_words(room: Room) -> None:
    room.type(SENTENCE + WORK)
    (mark,) = room.wait_for_marks(1)
    assert room.off_by(mark, EMAIL) <= 1.5


def test_marks_follow_while_the_page_moves(room: Room) -> None:
    room.type(SENTENCE + WORK)
    room.wait_for_marks(1)
    for move in ("document.body.style.paddingTop = '300px'; scrollTo(0, 180)", "document.body.style.zoom = '1.25'"):
        room.tab.run(f"() => {{ {move} }}")
        room.wait_for_place(EMAIL)


def test_marks_in_a_long_text_are_seen_only_where_its_words_are(room: Room) -> None:
    if room.editor == "input":
        room.type(SENTENCE + WORK * 3)
    else:
        room.type(SENTENCE)
        for _ in range(14):
            room.tab.press("Shift+Enter")
            room.type("So it goes. ")
    room.scroll(1e6)
    room.wait_for_marks(0)
    room.scroll(0)
    (mark,) = room.wait_for_marks(1)
    assert room.off_by(mark, EMAIL) <= 1.5


@pytest.mark.parametrize(
    "before",
    ["👍🏽👩‍👩‍👧 ", "Ünïcødé e\u0301 ", "اكتب لي على ", "a very long word " + "x" * 60 + " "],
    ids=["emoji", "marks", "arabic", "long"],
)
def test_marks_stand_exactly_after_any_text(room: Room, before: str) -> None:
    room.type(before + SENTENCE)
    room.wait_for_place(EMAIL)


def test_marks_go_along_with_edits_and_go_when_touched(room: Room) -> None:
    room.type(SENTENCE)
    (before,) = room.wait_for_marks(1)
    room.type("More words. ")
    assert room.tab.marks() == [before]
    room.press("Backspace", 3)
    assert room.tab.marks() == [before]
    room.set(WORK)
    room.wait_for_marks(0)


def test_text_is_as_typed_and_the_box_is_as_without_us(rooms: Rooms, room: Room) -> None:
    text = f"{WORK}{SENTENCE}Ünïcode, 👍🏽 and (brackets). "
    room.type(text)
    room.wait_for_marks(1)
    alone = rooms.open(room.editor, with_us=False)
    alone.type(text)
    assert (room.text(), room.markup()) == (text, alone.markup())
    alone.tab.close()


@pytest.mark.parametrize("way", ["Enter", "click"])
def test_a_send_is_held_once_and_the_text_stays(room: Room, way: str) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send(way)
    room.wait_for_hold()
    assert (room.sent(), room.text()) == ([], SENTENCE)
    room.tab.press("Escape")
    room.wait_for_no_hold()
    room.type("Yes. ")
    assert (room.sent(), room.text()) == ([], SENTENCE + "Yes. ")
    room.send(way)
    wait(room.sent, "the message")
    assert room.sent() == [f"{SENTENCE}Yes."]


def test_clear_text_is_sent_at_once(room: Room) -> None:
    room.type(WORK)
    room.send("Enter")
    wait(room.sent, "the message")
    assert room.sent() == [WORK.strip()]


def test_suggestion_is_written_in_and_undone_with_the_editors_own_undo(room: Room) -> None:
    text = f"{SENTENCE}{WORK}"
    room.type(text)
    room.wait_for_marks(1)
    room.open_card()
    room.press_in_card("Use this instead")
    wait(lambda: EMAIL not in str(room.text()), "the suggestion")
    assert WORK.strip() in str(room.text())
    room.wait_for_marks(0)
    room.undo()
    wait(lambda: EMAIL in str(room.text()), "the words again")
    room.wait_for_marks(1)


def test_shift_enter_is_never_held(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.tab.press("Shift+Enter")
    room.type("Next line")
    wait(lambda: "Next line" in room.text(), "the next line")
    assert (room.is_held(), room.sent()) == (False, [])
