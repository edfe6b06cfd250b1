from itertools import repeat

import pytest
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from spil_desktop.services import import_writing


@pytest.mark.parametrize(
    ("dialect", "rows"),
    [
        (sqlite.dialect(paramstyle="qmark"), [("Bos", 1), ("Vos", 1)]),
        (
            postgresql.dialect(paramstyle="pyformat"),
            [{"name": "Bos", "version": 1}, {"name": "Vos", "version": 1}],
        ),
    ],
    ids=["by_place", "by_name"],
)
def test_rows_are_as_the_driver_wants_them(dialect: Dialect, rows: list[object]) -> None:
    columns = {"name": ["Bos", "Vos"], "version": repeat(1)}

    assert list(import_writing._driver_rows(columns, dialect)) == rows
