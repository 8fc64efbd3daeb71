"""Opening the check page without showing its secret: a command line can be read by every user of the computer."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path

GOOD_FOR = 60  # seconds between the start of the browser and its first request
START = "/open/"


class Launch:
    """An address that shows the page once: it is good for one request within a minute."""

    def __init__(self, url: str, secret: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock = threading.Lock()
        self._clock = clock
        self._url, self._secret = url, secret
        self._path = ""
        self._until = 0.0
        self._folder: Path | None = None

    def ready(self) -> str:
        """A new address; an earlier one is dead."""
        with self._lock:
            self._path = START + secrets.token_urlsafe(32)
            self._until = self._clock() + GOOD_FOR
            return self._url + self._path

    def show(self) -> None:
        """Open the page in the person's browser, by way of a file that only they can read."""
        self._folder = Path(tempfile.mkdtemp(prefix="inlane-"))  # 0700
        file = self._folder / "open.html"
        file.write_text(redirect(self.ready()), encoding="utf-8")
        webbrowser.open(file.as_uri())

    def is_at(self, path: str) -> bool:
        """Is it this address? Then it is dead from now on."""
        with self._lock:
            is_it = bool(self._path) and secrets.compare_digest(self._path.encode(), path.encode("utf-8", "replace"))
            in_time = self._clock() <= self._until
        if is_it:
            self.end()
        return is_it and in_time

    def end(self) -> None:
        """Nothing of it stays behind."""
        with self._lock:
            self._path, folder, self._folder = "", self._folder, None
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def page(self) -> str:
        """What the address shows: the way to the page, with its secret in the fragment."""
        return redirect(f"{self._url}/#secret={self._secret}")


def redirect(address: str) -> str:
    """A page that leads on. Our addresses hold nothing that HTML would read otherwise."""
    return f'<!doctype html><meta http-equiv="refresh" content="0;url={address}"><title>Inlane</title>'
