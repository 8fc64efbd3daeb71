"""What a person decides: that a rule saw nothing, or is to hold nothing; where the pill stands; what is to be heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.accessibility import violations
from tests.browser.rooms import BROWSERS, Room, Rooms, press, running
from tests.browser.tabs import Tab, wait

EMAIL = "priya.design@gmail.com"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
BREACH = "You can pay me via PayPal. "
CHOOSE = """(how) => {
    const choice = document.getElementById('reader');
    choice.value = how;
    choice.dispatchEvent(new Event('change'));
}"""
LISTEN = """() => {
    const place = document.querySelector('[role=status]');
    window.heard = [];
    new MutationObserver(() => heard.push(place.textContent)).observe(place, { childList: true });
    window.OscillatorNode = class extends OscillatorNode {
        constructor(context, options) {
            super(context, options);
            heard.push(options.frequency);
        }
    };
    chrome.runtime.onMessage.addListener(({ show }) => { window.told ||= show === 'aloud'; });
}"""
# For Firefox, on a machine that has none.
LOUDSPEAKER = {"media.cubeb.force_mock_context": True}
HAS_FOCUS = "() => document.activeElement.textContent"
KEPT = "() => import('/worker/kept.js').then(({ all }) => all()).then((kept) => JSON.stringify(kept))"


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    with running(request.param, tmp_path_factory.mktemp(request.param), LOUDSPEAKER) as started:
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


def test_the_pills_menu_moves_it_hides_it_and_leads_to_the_pauses(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    wait(lambda: room.pill() == "1 depends", "the pill")
    left, before = room.run("return box.getBoundingClientRect().left;"), room.frame()[0]
    assert before > left + 200
    room.press_in_card("⋯")
    room.wait_for_menu()
    assert violations(room.tab) == []
    room.press("ArrowUp")
    wait(lambda: room.tab.run_in_card(HAS_FOCUS) == "Pause…", "the last of the menu")
    room.press("Escape")
    wait(lambda: room.has_focus() and room.pill() == "1 depends", "the pill, and the keyboard in the box")
    room.press_in_card("⋯")
    room.press_in_card("Show on the other side")
    wait(lambda: room.pill() and abs(room.frame()[0] - left) <= 4, "the pill on the other side")
    room.menu()
    room.press_in_card("Pause…")
    wait(lambda: room.pill() == "1 depends", "the pill again")
    popup = rooms.popup(room)
    find = "async () => (await chrome.tabs.query({})).find(({ url }) => url?.endsWith('#pauses'))?.id"
    own = wait(lambda: popup.run(find), "our own window")
    popup.run("(id) => chrome.tabs.remove(id)", own)
    # Nothing was switched in the page; here it is.
    press(popup, "This conversation", lambda: room.pill() == "Paused")
    press(popup, "Resume", lambda: room.pill() == "1 depends")
    room.tab.front()
    room.press_in_card("⋯")
    room.press_in_card("Don’t show this here")
    wait(lambda: room.pill() == "Not shown in this conversation Show it again", "the way back")
    room.enter()
    room.type("Or so. ")
    wait(lambda: room.pill() == "", "no pill")
    assert len(room.tab.marks()) == 1
    popup.close()
    popup = rooms.popup(room)
    press(popup, "Show it again", lambda: room.pill() == "1 depends")
    popup.close()
    room.tab.close()


def test_a_sound_or_nothing_in_place_of_words(rooms: Rooms) -> None:
    first = rooms.open("textarea")
    popup = rooms.popup(first)
    chosen = "() => chrome.runtime.sendMessage({ to: 'worker', ask: 'aloud' })"
    for how, heard in (("sound", [660]), ("nothing", []), ("words", ["1 depends"])):
        popup.run(CHOOSE, how)
        wait(lambda: popup.run(chosen) == {"how": how}, how)  # noqa: B023
        room = rooms.open("textarea")
        room.type("Hello. ")
        listens = "() => Boolean(document.querySelector('[role=status]'))"
        wait(lambda: room.tab.run_in_card(listens), "our frame")  # noqa: B023
        room.tab.run_in_card(LISTEN)
        room.type(SENTENCE)
        wait(lambda: room.tab.run_in_card("() => window.told"), "the news")  # noqa: B023
        if heard:
            wait(lambda: room.tab.run_in_card("() => heard.length"), how)  # noqa: B023
        said = [one if isinstance(one, int) else one[:9] for one in room.tab.run_in_card("() => heard")]
        assert said == heard, how
        room.tab.close()
    popup.close()
    first.tab.close()
