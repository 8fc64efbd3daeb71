"""Fixtures of the browser tests: one Chromium for a module, a page for a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from tests.browser import chromium


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    # For one module: a second one at the same time in this thread is an error.
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    """Chromium with the extension and the real helper, shared by the module's tests."""
    with chromium.started(playwright, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def page(browser: chromium.Browser) -> Iterator[Page]:
    """A practice conversation that no other test has seen, with the empty composer in view."""
    opened = browser.conversation()
    yield opened
    opened.close()


@pytest.fixture
def rich_page(browser: chromium.Browser) -> Iterator[Page]:
    """The same with a contenteditable for a composer."""
    opened = browser.conversation(rich=True)
    yield opened
    opened.close()


@pytest.fixture
def start(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., chromium.Browser]]:
    """Starts a Chromium of this test's own; takes what `chromium.started` takes."""
    with ExitStack() as running:
        yield lambda **how: running.enter_context(
            chromium.started(playwright, how.pop("profile", tmp_path / "profile"), **how)
        )
