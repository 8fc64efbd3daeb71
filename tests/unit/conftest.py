"""What several files of tests share."""

from collections.abc import Iterator

import pytest

from tests.helper import Helper, running


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    with running() as started:
        yield started
