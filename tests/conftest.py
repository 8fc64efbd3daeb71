"""The table of attacks is filled where the reports of all processes come together."""

import pytest

from tests.attacks.table import Table

pytest.register_assert_rewrite("tests.replies")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # one of the processes that only run tests
        config.pluginmanager.register(Table())
