"""G13 in the browser: all that Chromium says to anybody while a text is typed, warned of, explained and connected."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.browser import acting, chromium
from tests.browser.chromium import Browser

GOAL = "G13 connections out"
# What Chromium asks for by itself, with no extension at all: its maker's services, and a line to the opened page.
OF_THE_BROWSER = (b"google", b"gvt1.com", b"gstatic.com", b"chromium.org", b"CONNECT www.upwork.com:443 ")


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
    assert any(b"control.test" in line for line in asked)  # it did watch
    strange = [
        line for line in asked if b"control.test" not in line and not any(name in line for name in OF_THE_BROWSER)
    ]
    assert strange == []
    assert not any(word in line for line in asked for word in (b"priya", b"gmail", b"inlane"))
