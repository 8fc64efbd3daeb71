"""Fixtures of the browser tests: one Chromium for a module, a page for a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from tests.browser import chromium
from tests.browser.rooms import BROWSERS, EDITORS

FIELDS = ("textarea", "contenteditable")


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


@pytest.fixture(params=FIELDS)
def any_page(browser: chromium.Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A conversation with a composer of either plain make."""
    opened = browser.conversation(rich=request.param == "contenteditable")
    yield opened
    opened.close()


@pytest.fixture
def start(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., chromium.Browser]]:
    """Starts a Chromium of this test's own; takes what `chromium.started` takes."""
    with ExitStack() as running:
        yield lambda **how: running.enter_context(
            chromium.started(playwright, how.pop("profile", tmp_path / "profile"), **how)
        )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every scene in every box and browser takes half an hour: `make scenes` does; else each is met a few times over.

    Scenes take the boxes in turns, a twelfth of them in each browser, and what needs no special box takes the browsers
    in turns, so that no scene, box or browser is left out. So do the two plain fields, and the tables of attacks marked
    `in_turns`.
    """
    if os.environ.get("INLANE_LONG"):
        return
    left_out = [item for item in items if not _is_in_turn(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def _is_in_turn(item: pytest.Item) -> bool:
    given = item.callspec.params if hasattr(item, "callspec") else {}
    if item.get_closest_marker("in_turns"):
        tried = sum(map(ord, item.callspec.id.replace(given["side"], "")))
        return BROWSERS[tried % len(BROWSERS)] == given["side"]
    # By its name, so that the turn is the same whatever else is run.
    scene = sum(map(ord, item.originalname))
    if "any_page" in given:
        return FIELDS[scene % len(FIELDS)] == given["any_page"]
    if "rooms" not in given:
        return True
    if "room" not in given:
        return BROWSERS[scene % len(BROWSERS)] == given["rooms"]
    if given["room"] not in EDITORS:
        return True
    turn = EDITORS.index(given["room"]) + scene + 2 * BROWSERS.index(given["rooms"])
    return turn % 12 == 0
