"""The attacks on Inlane: what they share, and the table that is printed after them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.attacks.sides import Side, chromium_side, firefox_side
from tests.browser.conftest import browser, page, playwright, start  # noqa: F401 - the browser's fixtures are ours too
from tests.browser.rooms import BROWSERS
from tests.helper import Helper, running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """A module of attacks names its goal; every test in it is an attack that must come to nothing."""
    report = yield
    goal = getattr(item.module, "GOAL", None)
    if goal and report.when == "call":
        which = next((value for name, value in _params(item) if name in ("side", "both", "lying")), None)
        report.user_properties.append(("goal", f"{goal}, {which.capitalize()}" if which else goal))
    return report


def _params(item: pytest.Item) -> Iterable[tuple[str, object]]:
    return item.callspec.params.items() if hasattr(item, "callspec") else ()


@pytest.fixture(scope="session")
def is_long() -> bool:
    """Whether the long form was asked for (`make attacks`): the figures of a release, not of every change."""
    return bool(os.environ.get("INLANE_LONG"))


@pytest.fixture(scope="module", params=BROWSERS)
def side(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Side]:
    """Each browser with the extension and the real helper."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "firefox":
        with firefox_side(folder) as running_side:
            yield running_side
        return
    with chromium_side(request.getfixturevalue("playwright"), folder) as running_side:
        yield running_side


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    """The real helper in a process of its own."""
    with running() as started:
        yield started


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Says what a test that tries many things at once has counted: tried, succeeded, worst, note."""

    def say(**said: object) -> None:
        for name, value in said.items():
            record_property(name, value)

    return say
