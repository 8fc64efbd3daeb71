"""One list of scenes over every make of message box, in both browsers: the boxes are the real packages' own."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.browser.rooms import BROWSERS, EDITORS, Room, Rooms, running
from tests.browser.tabs import wait

EMAIL = "priya.design@gmail.com"
PHONE = "+44 7700 900123"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
WORK = "The importer keeps every row in memory, so I would stream the files. "
# Scripts that move the box, or its words, without a key.
MOVES = (
    "document.body.style.paddingTop = '300px'; document.getElementById('compose').scrollIntoView({ block: 'center' });",
    "document.body.style.zoom = '1.25'; document.getElementById('compose').scrollIntoView({ block: 'center' });",
    "document.querySelector('main').style.maxWidth = '480px';",
)
RICH = ("ckeditor", "lexical", "quill", "tiptap")


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    with running(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture(params=EDITORS)
def room(rooms: Rooms, request: pytest.FixtureRequest) -> Iterator[Room]:
    opened = rooms.open(request.param)
    yield opened
    opened.tab.close()


def test_marks_stand_under_the_words_while_the_page_moves(room: Room) -> None:
    # A one-line field that scrolls may hide the words: it gets only what fits.
    room.type(SENTENCE if room.editor == "input" else SENTENCE + WORK)
    room.wait_for_place(EMAIL)
    for move in MOVES:
        # A frame is moved; what zooms it is another document's.
        if room.editor != "frame" or "zoom" not in move:
            room.run(move)
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
    room.wait_for_place(EMAIL)


def test_marks_stand_exactly_after_any_text(room: Room) -> None:
    room.type("👍🏽👩‍👩‍👧 Ünïcødé e\u0301, " + "x" * 60 + " " + SENTENCE)
    room.wait_for_place(EMAIL)


def test_marks_stand_exactly_in_right_to_left_text(room: Room) -> None:
    room.run("d.documentElement.dir = 'rtl';")
    room.type(f"اكتب لي على {EMAIL} في أي وقت. ")
    room.wait_for_place(EMAIL)


@pytest.mark.parametrize(
    ("words", "pause"),
    [
        (f"Write me at {EMAIL}", 1.2),
        (f"Write me at {EMAIL} ", 0.15),
        ("Please pay me outside of Upwork", 0.6),
        ("Please pay me outside of Upwork and", 0.6),
        ("Please pay me outside of Upwork and soon.", 0.15),
    ],
    ids=["detail", "finished detail", "wording", "wording in a sentence", "sentence"],
)
def test_what_is_still_being_written_waits_for_a_rest(room: Room, words: str, pause: float) -> None:
    room.type(words[:-1])
    before = time.monotonic()
    room.type(words[-1])
    wait(room.tab.marks, "the mark")
    assert time.monotonic() - before >= pause


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


@pytest.mark.parametrize("room", RICH, indirect=True)
def test_marks_stay_while_the_words_are_made_bold_and_back(room: Room) -> None:
    room.type(SENTENCE + WORK)
    room.wait_for_marks(1)
    room.select("design")
    room.press("Control+b")
    wait(lambda: "<strong" in room.markup(), "bold words")
    wait(lambda: len(room.tab.marks()) == 3, "the mark in three parts")
    room.undo()
    wait(lambda: "<strong" not in room.markup(), "the words as they were")
    room.wait_for_place(EMAIL)


def test_nothing_of_ours_stays_when_the_box_goes(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.run("(d.querySelector('#inner') ?? d.getElementById('place')).remove();")
    room.wait_for_marks(0)
    assert room.pill() == ""


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


@pytest.mark.parametrize("room", [one for one in EDITORS if one != "input"], indirect=True)
def test_shift_enter_is_never_held(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.tab.press("Shift+Enter")
    room.type("Next line")
    wait(lambda: "Next line" in room.text(), "the next line")
    assert (room.is_held(), room.sent()) == (False, [])


@pytest.mark.parametrize("room", ["input"], indirect=True)
def test_shift_enter_in_a_field_of_one_line_submits_and_is_held(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.tab.press("Shift+Enter")
    room.wait_for_hold()
    assert room.sent() == []
