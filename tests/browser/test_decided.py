"""What a person decides about a whole rule: that it saw what was not there, and that it is to hold no message."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.rooms import BROWSERS, Room, Rooms, press, running
from tests.browser.tabs import Tab, wait

EMAIL = "priya.design@gmail.com"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
BREACH = "You can pay me via PayPal. "
KEPT = "() => import('/worker/kept.js').then(({ all }) => all()).then((kept) => JSON.stringify(kept))"


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    with running(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


def says(popup: Tab, words: str) -> bool:
    return words in str(popup.run("() => document.getElementById('here').innerText"))


def breach(rooms: Rooms) -> Room:
    room = rooms.open("textarea")
    room.type(BREACH)
    wait(lambda: [mark.verdict for mark in room.tab.marks()] == ["breach"], "the breach")
    return room


def send_anyway(room: Room) -> None:
    room.send("click")
    room.wait_for_hold()
    room.press_in_card("It’s fine because…")
    room.press_in_card("Another reason: send anyway")
    wait(room.sent, "the message")


def test_what_it_was_taken_for_is_asked_and_kept_without_the_words(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.ignore("Not what it looks like", "A model or part number")
    popup = rooms.popup(room)
    kept_of_it = "Email address: it was a model or part number. Upwork: "
    press(popup, "1 thing not what it looked like", lambda: says(popup, kept_of_it))
    kept = str(popup.run(KEPT))
    assert '"what":"number"' in kept and EMAIL not in kept
    press(popup, "Forget the list", lambda: not says(popup, "not what it looked like"))
    assert '"mistakes":[]' in str(popup.run(KEPT))
    popup.close()
    room.tab.close()


def test_who_sends_anyway_three_times_may_stop_the_holding_and_take_it_back(rooms: Rooms) -> None:
    for _ in range(3):
        room = breach(rooms)
        send_anyway(room)
        room.tab.close()
    room = breach(rooms)
    room.open_card()
    wait(lambda: "can stop messages" in str(room.tab.run_in_card("() => document.body.innerText")), "the hint")
    popup = rooms.popup(room)
    press(popup, "Stop holding messages for this", lambda: says(popup, "no message is held for it"))
    room.tab.front()
    room.send("click")
    wait(room.sent, "the message")
    assert not room.is_held()
    popup.front()
    press(popup, "Hold again", lambda: not popup.run("() => Boolean(document.getElementById('holds'))"))
    popup.close()
    room.tab.close()
    room = breach(rooms)
    room.send("click")
    room.wait_for_hold()
    room.tab.close()
