"""What a person decides beside a message box, in both browsers: ignore, use, send on; and when they are not asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.rooms import BROWSERS, Room, Rooms, running
from tests.browser.tabs import wait

EMAIL = "priya.design@gmail.com"
SENTENCE = f"Sure, write me at {EMAIL} any time. "
PHONE = "Or ring +44 7700 900123 today. "
WORK = "The importer keeps every row in memory, so I would stream the files. "
# Another box on the page, before the message box, that belongs to something else.
FORM = """
    const form = d.createElement('form');
    form.action = given[0];
    form.innerHTML = `<textarea id="other" aria-label="Other"></textarea><button id="go">Send</button>`;
    form.addEventListener('submit', (event) => { event.preventDefault(); w.gone = form.firstChild.value; });
    d.getElementById('messages').before(form);
    form.firstChild.focus();
"""
SEND = """
    const { x, y, width, height } = d.getElementById('send').getBoundingClientRect();
    return [x, y, width, height];
"""
PASTE = """
    const paper = d.createElement('textarea');
    paper.id = 'paper';
    d.body.append(paper);
    paper.focus();
"""


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    with running(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture(params=["textarea", "tiptap"])
def room(rooms: Rooms, request: pytest.FixtureRequest) -> Iterator[Room]:
    opened = rooms.open(request.param)
    yield opened
    opened.tab.close()


# -- the card


def test_card_covers_neither_the_words_nor_send_and_leaves_the_keyboard(room: Room) -> None:
    room.type(SENTENCE)
    (mark,) = room.wait_for_marks(1)
    room.open_card()
    left, top, width, height = room.frame()
    send = room.run(SEND)
    for x, y, w, h in ([mark.x, mark.y, mark.width, mark.height], send):
        assert left + width <= x or x + w <= left or top + height <= y or y + h <= top
    assert room.has_focus()
    room.type("And more. ")
    wait(lambda: not room.has_card(), "the card's end")
    assert room.text() == f"{SENTENCE}And more. "


def test_a_click_in_the_text_opens_no_card(room: Room) -> None:
    room.type(SENTENCE)
    (mark,) = room.wait_for_marks(1)
    room.tab.click(mark.x + 20, mark.y + mark.height / 2)
    room.type("x")
    wait(lambda: "x" in room.text(), "the letter")
    assert not room.has_card()


def test_pill_opens_the_card_and_escape_gives_back_the_caret(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    wait(lambda: room.pill() == "1 depends", "the pill")
    room.press_pill()
    wait(room.has_card, "the card")
    wait(lambda: not room.has_focus(), "the keyboard in the card")
    room.tab.press("Escape")
    wait(room.has_focus, "the focus in the box")
    room.type("Here. ")
    wait(lambda: room.text() == f"{SENTENCE}Here. ", "the words at the caret")


def test_ignored_once_is_back_in_the_next_message(room: Room) -> None:
    room.type(SENTENCE)
    room.ignore("Ignore once")
    room.type(PHONE)
    room.wait_for_place("+44 7700 900123")
    room.set("")
    room.enter()
    room.type(SENTENCE)
    room.wait_for_marks(1)


@pytest.mark.parametrize("how", ["Ignore in this chat", "Not what it looks like"])
def test_ignored_in_the_chat_is_neither_marked_nor_held_again(room: Room, how: str) -> None:
    room.type(SENTENCE)
    room.ignore(how, *(["Something else"] if how.startswith("Not") else []))
    room.send("click")
    wait(room.sent, "the message")
    room.enter()
    room.type(SENTENCE + PHONE)
    room.wait_for_place("+44 7700 900123")


def test_a_change_that_the_box_does_not_take_is_undone_and_copied(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.run(
        """const refuse = (event) => event.inputType === 'insertReplacementText' && event.preventDefault();
        box.addEventListener('beforeinput', refuse, true);
        const before = box.value;
        if (before !== undefined) box.addEventListener('input', () => { box.value = before; });"""
    )
    room.open_card()
    said = "This box would not take the change. The safer text is copied: paste it where you want it"
    room.press_until("Use this instead", lambda: room.pill() == said)
    assert room.text() == SENTENCE
    room.run(PASTE)
    room.press("Control+v")
    pasted = wait(lambda: room.run("return d.getElementById('paper').value;"), "the safer text")
    assert EMAIL not in str(pasted) and "chat" in str(pasted)


@pytest.mark.parametrize("way", ["card", "hold"])
def test_what_was_changed_is_put_back_with_one_press(room: Room, way: str) -> None:
    text = f"{SENTENCE}{WORK}{PHONE}"
    room.type(text)
    room.wait_for_marks(2)
    if way == "card":
        room.open_card()
        room.press_in_card("Use this instead")
    else:
        room.send("Enter")
        room.wait_for_hold()
        room.press_in_card("Use the safer version")
    wait(lambda: room.pill() == "Changed Put my text back", "the offer")
    assert EMAIL not in room.text()
    wait(lambda: room.tab.run_in_card("() => document.documentElement.dataset.fresh === undefined"), "its moment")
    room.press_in_card("Put my text back")
    wait(lambda: room.text() == text, "the text as it was")
    room.wait_for_marks(2)
    room.type("And so. ")
    wait(lambda: "And so. " in room.text(), "the caret in the box")


# When our frame said what.
NOTE_PILLS = """() => {
    const place = document.getElementById('card');
    const said = () => (place.checkVisibility() ? place.innerText : '');
    window.pills = [[performance.now(), said()]];
    new MutationObserver(() => said() === pills.at(-1)[1] || pills.push([performance.now(), said()]))
      .observe(place, { childList: true, subtree: true });
}"""
COME_AND_GO = """
    for (const text of [...given, ...given, ...given]) {
      w.editor.set(text);
      box.focus();
      if (box.value !== undefined) box.setSelectionRange(text.length, text.length);
      await new Promise((done) => setTimeout(done, 240));
    }
"""


@pytest.mark.alone
def test_what_comes_and_goes_makes_no_pill_that_blinks(room: Room) -> None:
    room.type(SENTENCE)
    wait(lambda: room.pill() == "1 depends", "the pill")
    room.tab.run_in_card(NOTE_PILLS)
    room.run(COME_AND_GO, WORK, f"{SENTENCE}{PHONE}And so. ")
    wait(lambda: room.pill() == "2 depends", "the last of it")
    times = [at for at, _ in room.tab.run_in_card("() => pills")]
    apart = [later - earlier for earlier, later in zip(times[1:], times[2:], strict=False)]
    # A message from the page to the frame is not always as long on its way.
    assert len(apart) >= 2 and min(apart) > 250


# -- the hold


@pytest.mark.parametrize("way", ["Enter", "click"])
def test_it_is_fine_because_sends_and_becomes_a_fact(room: Room, way: str) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send(way)
    room.wait_for_hold()
    room.press_in_card("It has started")
    if way == "Enter":
        # Typing is never forged: the person's own Enter goes.
        wait(lambda: room.pill() == "Press Enter to send", "the way on")
        room.tab.press("Enter")
    wait(room.sent, "the message")
    room.enter()
    room.type(PHONE)
    room.send("Enter")
    wait(lambda: len(room.sent()) == 2, "the next message")
    assert not room.is_held()


def test_send_anyway_goes_and_remembers_nothing(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("click")
    room.wait_for_hold()
    room.press_in_card("It’s fine because…")
    room.press_in_card("Another reason: send anyway")
    wait(room.sent, "the message")
    assert room.sent() == [SENTENCE.strip()]


def test_a_page_that_takes_no_click_of_ours_is_sent_by_the_person(room: Room) -> None:
    room.run(
        """const real = (event) => event.isTrusted || event.stopImmediatePropagation();
        d.getElementById('send').addEventListener('click', real, true);"""
    )
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("click")
    room.wait_for_hold()
    room.press_in_card("It has started")
    wait(lambda: room.pill() == "Press Send once more. We won’t stop it", "what to do")
    assert room.sent() == []
    room.send("click")
    wait(room.sent, "the message")


def test_enter_in_the_hold_goes_back_and_never_sends(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("Enter")
    room.wait_for_hold()
    room.tab.press("Enter")
    room.wait_for_no_hold()
    assert (room.sent(), room.text()) == ([], SENTENCE)


def test_the_safer_version_changes_every_place_at_once(room: Room) -> None:
    room.type(f"{SENTENCE}{WORK}{PHONE}")
    room.wait_for_marks(2)
    room.send("Enter")
    room.wait_for_hold()
    room.press_in_card("Use the safer version")
    wait(lambda: EMAIL not in room.text() and "7700" not in room.text(), "both places changed")
    assert WORK.strip() in room.text()
    room.wait_for_marks(0)


def test_control_and_enter_in_the_hold_take_the_safer_version(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("Enter")
    room.wait_for_hold()
    room.press("Control+Enter")
    wait(lambda: EMAIL not in room.text(), "the safer version")
    room.wait_for_no_hold()
    assert room.sent() == []


def test_what_a_hold_has_no_room_for_is_listed_beside_the_text(room: Room) -> None:
    text = " ".join(f"Or write {name}@gmail.com today." for name in ("anna.k", "ben.l", "carl.m", "dora.n", "emil.o"))
    room.type(f"{text} ")
    room.wait_for_marks(5)
    room.send("Enter")
    room.wait_for_hold()
    room.press_in_card("and 2 more")
    wait(room.has_card, "the card")
    assert not room.is_held()
    said = room.tab.run_in_card("() => document.querySelector('.card').innerText")
    assert "1 of 5" in str(said)
    assert room.sent() == []


def test_what_it_does_not_look_like_is_sent_and_not_spoken_of_again(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("click")
    room.wait_for_hold()
    room.press_in_card("It’s fine because…")
    room.press_in_card("It isn’t what it looks like")
    wait(room.sent, "the message")
    room.enter()
    room.type(f"{SENTENCE}{PHONE}")
    room.wait_for_place("+44 7700 900123")


def test_no_second_hold_right_after_one(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("Enter")
    room.wait_for_hold()
    room.tab.press("Escape")
    room.wait_for_no_hold()
    room.type(PHONE)
    room.wait_for_marks(2)
    room.send("Enter")
    wait(room.sent, "the message")
    assert not room.is_held()


def test_what_the_page_itself_sends_is_not_held(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.run("d.getElementById('send').click();")
    wait(room.sent, "the message")
    assert not room.is_held()


def test_pasted_and_sent_at_once_is_held(room: Room) -> None:
    room.type(SENTENCE)
    room.send("Enter")
    room.wait_for_hold()
    assert room.sent() == []


@pytest.mark.parametrize("action", ["/login", "/payment-methods", "/support/contact"])
def test_sign_in_payment_and_support_are_left_alone(rooms: Rooms, action: str) -> None:
    room = rooms.open("textarea")
    room.run(FORM, action)
    room.type(SENTENCE)
    room.tab.click(*room.middle("#go"))
    wait(lambda: room.run("return w.gone;"), "the form")
    assert (room.tab.marks(), room.is_held()) == ([], False)
    room.tab.close()


# -- what a page does


def test_another_conversation_in_the_same_page_starts_anew(room: Room) -> None:
    room.type(SENTENCE)
    room.ignore("Ignore in this chat")
    room.run("w.history.pushState({}, '', `${w.location.pathname}b`);")
    room.type("And so on. ")
    room.wait_for_place(EMAIL)
    room.send("Enter")
    room.wait_for_hold()


def test_a_press_just_after_the_address_changed_is_judged_for_the_new_one(room: Room) -> None:
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.send("Enter")
    room.wait_for_hold()
    room.press_in_card("It has started")
    room.wait_for_no_hold()
    room.run("w.history.pushState({}, '', `${w.location.pathname}c`);")
    room.send("click")
    wait(lambda: room.sent() or room.is_held(), "a decision")


def test_a_new_box_in_place_of_the_old_is_checked(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type(SENTENCE)
    room.wait_for_marks(1)
    room.run("const other = box.cloneNode(); other.value = ''; box.replaceWith(other);")
    room.wait_for_marks(0)
    room.enter()
    room.type(PHONE)
    room.wait_for_place("+44 7700 900123")
    room.tab.close()


def test_many_tabs_keep_to_themselves(rooms: Rooms) -> None:
    opened = [rooms.open("textarea") for _ in range(4)]
    for room in opened:
        room.type(SENTENCE)
        room.wait_for_marks(1)
    opened[-1].press("Backspace", len(SENTENCE))
    opened[-1].wait_for_marks(0)
    assert all(len(room.tab.marks()) == 1 for room in opened[:-1])
    for room in opened:
        room.tab.close()


def test_no_more_than_thirty_marks(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.run("box.style.height = box.style.maxHeight = '320px';")
    room.set(" ".join(f"a{n}b@gmail.com" for n in range(40)))
    room.type(" and so. ")
    room.wait_for_marks(30)
    # The strongest are those that are drawn.
    room.type("You can pay me via PayPal. ")
    wait(lambda: "breach" in {mark.verdict for mark in room.tab.marks()}, "the breach")
    room.wait_for_marks(30)
    room.tab.close()


# -- what a screen reader hears

LISTEN = """() => {
    const place = document.querySelector('[role=status]');
    window.heard = [];
    const listen = () => heard.push([performance.now(), place.textContent]);
    new MutationObserver(listen).observe(place, { childList: true, characterData: true, subtree: true });
}"""


@pytest.mark.alone
def test_what_is_found_is_said_once_and_seldom(rooms: Rooms) -> None:
    room = rooms.open("textarea")
    room.type("Hello. ")
    wait(lambda: room.tab.run_in_card("() => Boolean(document.querySelector('[role=status]'))"), "our frame")
    room.tab.run_in_card(LISTEN)
    room.type(SENTENCE)
    heard = lambda: [said for _, said in room.tab.run_in_card("() => heard")]  # noqa: E731
    keys = " Control Shift period to review."
    wait(lambda: heard() == [f"1 depends. Email address on Upwork.{keys}"], "what was found")
    room.type(WORK + PHONE)
    room.wait_for_marks(2)
    wait(lambda: len(heard()) == 2, "the second")
    room.set(WORK)
    room.type("And so. ")
    wait(lambda: len(heard()) == 3, "that it is gone")
    assert heard()[1:] == [f"2 depends. Email address on Upwork.{keys}", "No warnings now"]
    times = [at for at, _ in room.tab.run_in_card("() => heard")]
    assert all(later - earlier > 9_500 for earlier, later in zip(times, times[1:], strict=False))
    room.tab.close()
