"""What the other side's messages ask for: a line of ours that the page cannot read, ready answers, and a switch."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.accessibility import AXE, axe
from tests.browser.acting import PATIENCE, box, sent, wait, written
from tests.browser.chromium import SITE, Browser, content_world

ASKS = "Great! Let's continue on Telegram, it is quicker."
TITLE = "This asks you to talk away from Upwork"
PAYS = "I will pay you by PayPal directly, so we both skip the fees."
HARMLESS = "Could you start on Monday? The brief is attached."
_rooms = itertools.count(1)


@pytest.fixture(scope="module")
def _helper(browser: Browser) -> None:
    """It runs: the first start takes longer than a test waits."""
    own = browser.ours()
    for _ in range(300):
        if browser.ask(own, "state")["helper"] == "on":
            break
        own.wait_for_timeout(100)
    own.close()


@pytest.fixture
def room(browser: Browser, _helper: None):
    """A practice conversation with messages that the extension knows as such."""
    page = browser.open(f"{SITE}/ab/messages/rooms/talk_{next(_rooms)}")
    yield page
    page.close()


def receive(page: Page, text: str, own: bool = False) -> None:
    page.evaluate("([text, own]) => void receive(text, own)", [text, own])


def lines(page: Page) -> list[Frame]:
    """The frames of our lines that are on screen."""
    frames = [frame for frame in page.frames if "/card/incoming.html" in frame.url]
    return [frame for frame in frames if frame.frame_element().evaluate("frame => frame.classList.contains('shown')")]


def wait_for_lines(page: Page, count: int) -> list[Frame]:
    for _ in range(PATIENCE // 50):
        found = lines(page)
        if len(found) == count:
            return found
        page.wait_for_timeout(50)
    raise AssertionError(f"{count} lines expected, seen: {len(lines(page))}")


def looked(page: Page) -> None:
    """Every message of the other side that is in view has been judged."""
    wait(page, "Incoming.isDone()")


def ready(frame: Frame) -> None:
    frame.wait_for_function("() => document.documentElement.dataset.fresh === undefined")


def open_line(page: Page, count: int = 1) -> Frame:
    """Press the newest line, as a person does with a mouse."""
    frame = wait_for_lines(page, count)[-1]
    ready(frame)
    spot = frame.frame_element().bounding_box()
    assert spot
    x, y = spot["x"] + 20, spot["y"] + spot["height"] / 2
    page.mouse.move(x, y - 40)
    page.mouse.move(x, y, steps=3)
    page.mouse.click(x, y)
    expect(frame.get_by_role("dialog")).to_be_visible(timeout=PATIENCE)
    ready(frame)
    return frame


# --- the line


def test_line_says_what_the_message_asks(room) -> None:
    receive(room, ASKS)
    (line,) = wait_for_lines(room, 1)
    expect(line.get_by_role("button")).to_have_text(TITLE)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Could you share your number or WhatsApp?", "This asks for your contact details"),
        ("I will pay you by PayPal directly, so we skip the fees.", "This asks to pay or be paid away from Upwork"),
        ("You have to pay a registration fee before you start.", "This asks you to pay first"),
        ("Can I use your Upwork account for a month?", "This asks to use or trade an account"),
        ("Deposit this cheque and wire the money on.", "This asks you to pass on money"),
    ],
)
def test_each_kind_of_ask_has_its_words(room, text, title) -> None:
    receive(room, text)
    (line,) = wait_for_lines(room, 1)
    expect(line.get_by_role("button")).to_contain_text(title)


def test_line_stands_under_the_words_and_over_none(room) -> None:
    receive(room, ASKS)
    receive(room, HARMLESS)
    (line,) = wait_for_lines(room, 1)
    spot = line.frame_element().bounding_box()
    covered = room.evaluate(
        """({x, y, width, height}) => [...document.querySelectorAll('[data-words], .talk p')].filter((p) => {
            const range = document.createRange();
            range.selectNodeContents(p);
            return [...range.getClientRects()].some((row) => row.left < x + width && x < row.right
              && row.top < y + height - 2 && y + 2 < row.bottom);
          }).length""",
        spot,
    )
    message = room.locator(".talk p", has_text="Telegram").bounding_box()
    assert covered == 0
    assert abs(spot["y"] - message["y"] - message["height"]) < 40


def test_harmless_and_own_messages_have_none(room) -> None:
    receive(room, HARMLESS)
    receive(room, "Let's continue on Telegram, my id is @priya_n.", own=True)
    receive(room, ASKS)
    wait_for_lines(room, 1)
    looked(room)
    assert len(lines(room)) == 1


def test_message_without_an_author_is_by_the_one_before(room) -> None:
    receive(room, HARMLESS)
    receive(room, "Let's continue on Telegram, my id is @priya_n.", own=True)
    room.evaluate(
        "() => { const last = document.querySelector('.talk').lastElementChild.cloneNode(true);"
        " last.querySelector('[data-test=story-header]').remove(); document.querySelector('.talk').append(last); }"
    )
    receive(room, ASKS)
    wait_for_lines(room, 1)
    looked(room)
    assert len(lines(room)) == 1


def test_message_out_of_view_is_not_looked_at(room) -> None:
    receive(room, ASKS)
    wait_for_lines(room, 1)
    for i in range(12):
        receive(room, f"{HARMLESS} Point {i}.")
    wait_for_lines(room, 0)
    room.evaluate(
        "text => document.querySelector('.talk').firstElementChild.after(receive(text))",
        PAYS,
    )
    room.evaluate("document.querySelector('.talk').scrollTop = 1e6")
    looked(room)
    assert "payment" not in str(content_world(room).run("JSON.stringify(Incoming.here())"))
    room.evaluate("document.querySelector('.talk').scrollTop = 0")
    wait_for_lines(room, 1)


def test_message_is_asked_about_once(room) -> None:
    world = content_world(room)
    world.run(
        "globalThis.asked = []; const first = Place.check;"
        "Place.check = (text, more) => { asked.push(text); return first(text, more); }"
    )
    receive(room, ASKS)
    wait_for_lines(room, 1)
    for _ in range(3):
        receive(room, HARMLESS, own=True)
    room.evaluate("document.querySelector('.talk').scrollTop = 0")
    looked(room)
    assert world.run("asked.filter((text) => text.includes('Telegram')).length") == 1


def test_changed_words_are_judged_anew(room) -> None:
    receive(room, ASKS)
    wait_for_lines(room, 1)
    room.evaluate(
        "text => { [...document.querySelectorAll('.talk [data-words]')].at(-1).textContent = text; }", HARMLESS
    )
    wait_for_lines(room, 0)


def test_line_moves_with_its_message_and_goes_with_it(room) -> None:
    for i in range(4):
        receive(room, f"{HARMLESS} Point {i}.")
    receive(room, ASKS)
    receive(room, HARMLESS)
    (line,) = wait_for_lines(room, 1)
    before = line.frame_element().bounding_box()["y"]
    room.evaluate("document.querySelector('.talk').scrollBy(0, -30)")
    for _ in range(40):
        if abs(line.frame_element().bounding_box()["y"] - before - 30) <= 1:
            break
        room.wait_for_timeout(50)
    assert abs(line.frame_element().bounding_box()["y"] - before - 30) <= 1
    room.evaluate("document.querySelector('.talk').lastElementChild.previousElementSibling.remove()")
    wait_for_lines(room, 0)


# --- what the page can see of it


VISIBLE = """() => ({
    markup: document.documentElement.getHTML({ serializableShadowRoots: true }),
    words: document.documentElement.innerText,
    boxes: [...document.querySelectorAll('*')].map((node) => JSON.stringify(node.getBoundingClientRect())),
    windows: window.length,
    entries: performance.getEntriesByType('resource').filter(({ name }) => name.includes('extension')).length,
    highlights: CSS.highlights.size,
    under: [...Array(120)].map((_, i) => document.elementFromPoint([150, 250, 400][i % 3], 20 * Math.floor(i / 3)))
      .map((node) => document.body.contains(node)),
    found: window.find('talk away') || window.find('Ready answers'),
    active: document.activeElement.id,
})"""
TWINS = (ASKS, "Great! Let's continue on Tuesday, that is quicker.")


def test_page_reads_the_same_with_a_line_and_without(browser) -> None:
    seen = []
    for text in TWINS:
        page = browser.open(f"{SITE}/ab/messages/rooms/talk_twin")
        receive(page, text)
        if text == ASKS:
            wait_for_lines(page, 1)
        looked(page)
        # The words differ by as much as the twins do.
        page.evaluate(
            "words => { [...document.querySelectorAll('.talk [data-words]')].at(-1).textContent = words; }", text
        )
        looked(page)
        shown = page.evaluate(VISIBLE)
        seen.append({key: str(value).replace("Telegram, it", "Tuesday, that") for key, value in shown.items()})
        page.close()
    boxes = [one.pop("boxes") for one in seen]
    assert seen[0] == seen[1]
    assert len(boxes[0]) == pytest.approx(len(boxes[1]), abs=200)


def test_page_cannot_press_it(room) -> None:
    receive(room, ASKS)
    (line,) = wait_for_lines(room, 1)
    ready(line)
    spot = line.frame_element().bounding_box()
    room.evaluate(
        """({x, y}) => { for (const type of ['mousemove', 'pointerdown', 'mousedown', 'click'])
             document.elementFromPoint(x + 9, y + 9).dispatchEvent(
               new MouseEvent(type, { bubbles: true, composed: true, clientX: x + 9, clientY: y + 9 })); }""",
        spot,
    )
    assert not line.frame_element().evaluate("frame => frame.classList.contains('over')")
    expect(line.get_by_role("dialog")).to_have_count(0)


# --- ready answers


def test_answer_goes_into_the_box_and_not_further(room) -> None:
    receive(room, ASKS)
    line = open_line(room)
    answers = line.locator(".answers button")
    expect(answers).to_have_count(3)
    text = answers.nth(1).locator("span").last.inner_text()
    answers.nth(1).click()
    expect(box(room)).to_have_value(text)
    expect(box(room)).to_be_focused()
    expect(line.get_by_role("dialog")).to_have_count(0)
    assert sent(room) == []
    room.keyboard.press("Control+z")
    expect(box(room)).to_have_value("")


def test_answer_stands_apart_from_what_is_written(room) -> None:
    room.keyboard.type("Hi Anna!")
    receive(room, ASKS)
    line = open_line(room)
    line.locator(".answers button").first.click()
    expect(box(room)).not_to_have_value("Hi Anna!")
    assert written(room).startswith("Hi Anna! Happy to talk it through!")


def test_answer_to_something_else_is_chosen_by_hand(room) -> None:
    receive(room, ASKS)
    line = open_line(room)
    line.get_by_label("When").select_option("their-team")
    line.locator(".answers button").first.click()
    expect(box(room)).not_to_have_value("")
    assert "room" in written(room)


def test_client_is_told_and_answers_in_a_clients_words(browser, room) -> None:
    receive(room, "I will write the first article for free, so you can judge me.")
    (line,) = wait_for_lines(room, 1)
    expect(line.get_by_role("button")).to_have_text("This asks for unpaid work")
    popup = popup_for(browser, room)
    popup.locator("#here [data-fact=role] select").select_option("client")
    expect(popup.locator("#here .ready").get_by_label("When")).to_contain_text(
        "They offer unpaid work", timeout=PATIENCE
    )
    popup.close()
    line = open_line(room)
    expect(line.locator("#title")).to_have_text("This offers unpaid work")
    expect(line.locator(".answers button").nth(1)).to_contain_text("Please show me finished samples")
    assert "They ask for unpaid work" not in line.get_by_label("When").inner_text()


def test_report_opens_the_marketplaces_own_page(room) -> None:
    receive(room, ASKS)
    report = open_line(room).locator("#report")
    assert report.get_attribute("href").startswith("https://support.upwork.com/")
    assert (report.get_attribute("target"), report.get_attribute("rel")) == ("_blank", "noreferrer")


def test_hidden_line_stays_away(room) -> None:
    receive(room, ASKS)
    open_line(room).locator("#hide").click()
    wait_for_lines(room, 0)
    receive(room, HARMLESS)
    looked(room)
    assert not lines(room)


def test_press_beside_it_and_escape_close_it(room) -> None:
    receive(room, ASKS)
    line = open_line(room)
    room.mouse.click(900, 30)
    expect(line.get_by_role("dialog")).to_have_count(0)
    open_line(room)
    line.locator("#close").press("Escape")
    expect(line.get_by_role("dialog")).to_have_count(0)


def test_keyboard_reaches_answers(browser, room) -> None:
    receive(room, ASKS)
    (line,) = wait_for_lines(room, 1)
    room.bring_to_front()
    browser.worker.evaluate(
        "(tab) => chrome.tabs.sendMessage(tab, {to: 'page', ask: 'next'})", browser.tab_of(room.url)
    )
    expect(line.get_by_role("dialog")).to_be_visible(timeout=PATIENCE)
    ready(line)
    expect(line.locator("#close")).to_be_focused()
    room.keyboard.press("Tab")
    room.keyboard.press("Tab")
    expect(line.locator(".answers button").first).to_be_focused()
    room.keyboard.press("Enter")
    expect(box(room)).not_to_have_value("")
    assert sent(room) == []


@pytest.mark.parametrize("is_open", [False, True])
def test_line_is_accessible(room, is_open) -> None:
    receive(room, ASKS)
    frame = open_line(room) if is_open else wait_for_lines(room, 1)[0]
    frame.evaluate(AXE.read_text(encoding="utf-8"))
    frame.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")  # half faded in is pale
    # It is a frame in a page, and the page has the first heading.
    found = frame.evaluate("axe.run(document, {rules: {'page-has-heading-one': {enabled: false}}})")
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []


# --- the switch


def test_popup_lists_what_is_asked_and_answers(browser, room) -> None:
    receive(room, ASKS)
    wait_for_lines(room, 1)
    popup = popup_for(browser, room)
    expect(popup.locator(".asked li")).to_have_text([TITLE])
    popup.locator("#here .answers button").first.click()
    expect(popup.locator("#here .ready + p")).to_contain_text("in your message box")
    assert written(room).startswith("Happy to talk")
    assert sent(room) == [] and axe(popup) == []
    popup.close()


def test_switch_takes_the_lines_away_and_asks_nothing(browser, room) -> None:
    receive(room, ASKS)
    wait_for_lines(room, 1)
    popup = popup_for(browser, room)
    switch = popup.get_by_label("Look at the messages in view")
    switch.uncheck()
    wait_for_lines(room, 0)
    world = content_world(room)
    world.run(
        "globalThis.asked = 0; const first = Place.check; Place.check = (t, m) => { asked++; return first(t, m); }"
    )
    receive(room, PAYS)
    expect(popup.get_by_text("Not looked at.")).to_be_visible()
    assert world.run("asked") == 0
    switch.check()
    wait_for_lines(room, 2)
    assert world.run("asked") == 1  # of the first one it knew
    popup.close()


def popup_for(browser: Browser, page: Page) -> Page:
    popup = browser.popup(f"popup/popup.html?tab={browser.tab_of(page.url)}")
    expect(popup.locator("#here h2").first).to_be_visible(timeout=PATIENCE)
    return popup
