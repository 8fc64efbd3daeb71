"""A page of each marketplace at its real address, in both browsers: marked, held, sent; what the other side asks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.browser.practice_site import SITE
from tests.browser.rooms import BROWSERS, Room, Rooms, running
from tests.browser.tabs import wait

_numbers = itertools.count(1)
MAIL = "Write me at priya@priya-design.com "
PAYPAL = "Pay me the rest by PayPal directly, it is cheaper. "
CLEAR = "The texts look good, I start with the header today. "


class Spot(NamedTuple):
    """A page, a text that is held there, how it is judged while nobody has told us more, and what its reason says."""

    platform: str
    place: str
    path: str
    breaks: str
    verdict: str
    says: str
    send: str = "#send"


SPOTS = [
    Spot("upwork", "message", "/ab/messages/rooms/talk_{}", MAIL, "depends", "contract"),
    Spot("upwork", "proposal", "/nx/proposals/job/~02{}/apply/", MAIL, "breach", "before a contract starts", "#submit"),
    Spot(
        "upwork",
        "job_post",
        "/nx/job-post/description?n={}",
        "Please apply on our site: https://jobs.acme-tiles.com/apply ",
        "breach",
        "away from Upwork",
    ),
    Spot("upwork", "profile", "/freelancers/~01{}", f"I design pages. {MAIL}", "breach", "public", "#save"),
    Spot("fiverr", "inbox", "/inbox/anna_{}", MAIL, "depends", "order"),
    Spot("fiverr", "order", "/orders/FO{}/activities", PAYPAL, "breach", "Fiverr"),
    Spot("fiverr", "gig", "/users/priya_d/manage_gigs/landing-{}/edit", f"Ask me. {MAIL}", "breach", "Anybody"),
    Spot("freelancer", "bid", "/projects/php/build-a-shop-{}/details", MAIL, "breach", "anywhere on the site"),
    Spot("peopleperhour", "workstream", "/workstream/{}", PAYPAL, "breach", "PeoplePerHour"),
]
IDS = [f"{spot.platform}-{spot.place}" for spot in SPOTS]
# Where the other side writes too.
TALKS = [spot for spot in SPOTS if spot.place in ("message", "inbox", "order", "workstream")]
SAID = "() => document.querySelector('[role=alertdialog]').innerText"
JUDGED = "() => document.querySelector('[role=alertdialog]').dataset.verdict"


@pytest.fixture(scope="module", params=BROWSERS)
def rooms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    with running(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture
def at(rooms: Rooms) -> Iterator:
    """Opens a page whose composer has the caret."""
    opened: list[Room] = []

    def go(spot: Spot) -> Room:
        opened.append(Room(rooms.open_tab(f"https://{SITE[spot.platform]}{spot.path.format(next(_numbers))}"), "page"))
        ready = "return d.activeElement?.matches('textarea, [contenteditable]') && d.hasFocus();"
        wait(lambda: opened[-1].run(ready), "the caret")
        return opened[-1]

    yield go
    for room in opened:
        room.tab.close()


def send(room: Room, spot: Spot) -> None:
    room.run("d.querySelector(given[0]).scrollIntoView({ block: 'center' });", spot.send)
    room.tab.click(*room.middle(spot.send))


@pytest.mark.parametrize("spot", SPOTS, ids=IDS)
def test_what_breaks_a_rule_is_marked_and_held_with_its_reason(at, spot) -> None:
    room = at(spot)
    room.type(spot.breaks)
    wait(lambda: spot.verdict in {mark.verdict for mark in room.tab.marks()}, "the mark")
    send(room, spot)
    room.wait_for_hold()
    assert room.tab.run_in_card(JUDGED) == spot.verdict
    assert spot.says in room.tab.run_in_card(SAID)
    assert room.sent() == []


@pytest.mark.parametrize("spot", SPOTS, ids=IDS)
def test_what_is_allowed_goes_without_a_word(at, spot) -> None:
    room = at(spot)
    # The mark goes with the words that it was for: then this text, too, is judged.
    room.type(spot.breaks.strip())
    wait(room.tab.marks, "the mark")
    room.press("Backspace", len(spot.breaks.strip()))
    room.type(CLEAR)
    wait(lambda: not room.tab.marks(), "no mark")
    send(room, spot)
    assert [text.strip() for text in wait(room.sent, "the text to be sent")] == [CLEAR.strip()]
    assert not room.is_held()


@pytest.mark.parametrize("spot", TALKS, ids=[f"{spot.platform}-{spot.place}" for spot in TALKS])
def test_a_message_that_asks_to_pay_elsewhere_has_a_line_and_an_own_one_has_none(at, spot) -> None:
    room = at(spot)
    room.run("w.receive(given[0], true);", "We could talk on Telegram, my id is @priya_n.")
    room.run("w.receive(given[0]);", PAYPAL)
    name = {"upwork": "Upwork", "fiverr": "Fiverr", "peopleperhour": "PeoplePerHour"}[spot.platform]
    expected = [f"This asks to pay or be paid away from {name}"]
    wait(lambda: room.tab.lines() == expected, "the line")
