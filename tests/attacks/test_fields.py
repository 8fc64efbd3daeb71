"""Rows 45 and 46: fields that are none of our business are never read, and unseen characters mislead nobody."""

# ruff: noqa: E501 - a script

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.attacks.sides import Side
from tests.browser import acting
from tests.browser.rooms import Room
from tests.browser.tabs import wait

GOAL = "G2 page and extension attacks"
# Beside the message box of a conversation.
FIELDS = [
    *(f'<input type="{kind}">' for kind in ("password", "email", "tel", "url", "search", "number", "text", "hidden")),
    *(f'<input autocomplete="{what}">' for what in ("cc-number", "cc-csc", "cc-exp", "cc-name", "one-time-code")),
    *(f'<textarea autocomplete="{what}"></textarea>' for what in ("cc-number", "current-password", "new-password")),
    *(f'<form action="/{where}"><textarea></textarea></form>' for where in ("payment/card", "login", "support/ticket")),
    '<textarea placeholder="Search messages"></textarea>',
    '<textarea role="searchbox"></textarea>',
    '<div role="search"><textarea></textarea></div>',
    '<div contenteditable="false" tabindex="0"></div>',
    '<div role="search"><div contenteditable="true" tabindex="0"></div></div>',
]
WRITE = """([markup, text]) => {
    document.getElementById('other')?.remove();
    const place = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'other', style: 'position: fixed; bottom: 0' }));
    place.innerHTML = markup;
    const field = place.querySelector('input, textarea, [tabindex]');
    field.focus();
    if ('value' in field) { try { field.value = text; } catch { /* a number */ } } else field.textContent = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
}"""


@pytest.fixture(scope="module")
def room(side: Side) -> Iterator[Room]:
    opened = side.room()
    wait(lambda: side.inside(opened.tab, "has_begun"), "the message box being watched")
    side.inside(opened.tab, "count_questions")
    yield opened
    opened.tab.close()


@pytest.mark.in_turns
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_for_something_else_is_not_read(side: Side, room: Room, field: str) -> None:
    before = side.inside(room.tab, "questions")
    room.tab.run(WRITE, [field, acting.SENTENCE])
    room.tab.run("() => new Promise((done) => setTimeout(done, 60))")
    assert side.inside(room.tab, "questions") == before
    assert side.inside(room.tab, "state")["text"].strip() == ""


def test_the_message_box_beside_them_is(side: Side, room: Room) -> None:
    room.enter()
    room.type(acting.SENTENCE)
    room.wait_for_marks(1)
    assert side.inside(room.tab, "questions") > 0


UNSEEN = ["\u202e", "\u2066", "\u200b", "\u2069", "\U000e0041", "\u00ad", "\u061c", "\u2063", "\u3164"]


def test_unseen_characters_are_named_in_the_card(side: Side) -> None:
    room = side.room()
    room.set(f"Sure {''.join(UNSEEN)} write me at {acting.EMAIL} any time. ")
    room.enter()
    room.wait_for_marks(1)
    wait(lambda: side.inside(room.tab, "is_checked"), "the last word")
    room.open_card()
    said = room.tab.run_in_card("() => document.querySelector('.words').textContent")
    assert not any(one in said for one in UNSEEN)
    assert all(f"[U+{ord(one):04X}]" in said for one in UNSEEN), said
    assert acting.EMAIL in said
    room.tab.close()
