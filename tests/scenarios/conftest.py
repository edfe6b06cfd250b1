"""Scenarios walk through what the tests of each layer cover line by line.

Coverage that counts the same lines again takes nearly half of their time, so it rests meanwhile.
"""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.no_cover)
