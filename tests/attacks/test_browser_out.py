"""G13 in the browser: all that it says to anybody while a text is typed, warned of, explained and connected."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.attacks.sides import firefox_side
from tests.browser import acting, chromium
from tests.browser.chromium import Browser

GOAL = "G13 connections out"
# What the browsers ask for by themselves, with no extension: their makers' services, and a line to the opened page.
OF_THE_BROWSER = (
    *(b"google", b"gvt1.com", b"gstatic.com", b"chromium.org", b"CONNECT www.upwork.com:443 "),
    *(b"mozilla.com", b"mozilla.org", b"mozilla.net", b"firefox.com", b"mozaws.net"),
)


@contextmanager
def proxy() -> Iterator[tuple[int, list[bytes]]]:
    """A proxy that passes nothing on, and keeps the first line of all that it is asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                with line:
                    line.settimeout(2)
                    try:
                        asked.append(line.recv(1 << 14))
                        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
                    except OSError:
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1], asked
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(3)


def test_the_extension_speaks_to_this_computer_alone(start: Callable[..., Browser]) -> None:
    with proxy() as (port, asked):
        browser = start(args=(f"--proxy-server=http://127.0.0.1:{port}",))
        control = browser.context.new_page()
        control.goto("http://control.test/", wait_until="commit")
        page = browser.conversation()
        acting.write(page, acting.SENTENCE)
        chromium.wait_for_marks(page, 1)
        acting.card(page)
        popup = browser.popup()
        popup.locator("#here h2").first.wait_for(state="attached")
        assert browser.ask(popup, "check", text=acting.SENTENCE, context={"platform": "upwork"})["ok"]
        browser.context.close()
    spoke_to_nobody_else(asked)


def test_nor_does_it_in_firefox(tmp_path: Path) -> None:
    with proxy() as (port, asked):
        by_proxy = {"network.proxy.type": 1, "network.proxy.no_proxies_on": ""}
        for kind in ("http", "ssl"):
            by_proxy |= {f"network.proxy.{kind}": "127.0.0.1", f"network.proxy.{kind}_port": port}
        with firefox_side(tmp_path, preferences=by_proxy) as side:
            side.open("http://control.test/").close()
            room = side.room()
            room.type(acting.SENTENCE)
            room.wait_for_marks(1)
            room.open_card()
            popup = side.ours("popup/popup.html")
            assert side.ask(popup, "check", text=acting.SENTENCE, context={"platform": "upwork"})["ok"]
    spoke_to_nobody_else(asked)


def spoke_to_nobody_else(asked: list[bytes]) -> None:
    assert any(b"control.test" in line for line in asked)  # it did watch
    strange = [
        line for line in asked if b"control.test" not in line and not any(name in line for name in OF_THE_BROWSER)
    ]
    assert strange == []
    assert not any(word in line for line in asked for word in (b"priya", b"gmail", b"inlane"))
