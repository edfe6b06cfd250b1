"""Whatever an office has in its cells: an import never fails, and a dry run never writes."""

import random
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from spil_desktop.rules.imports import ImportResult, Severity
from spil_desktop.rules.sheet_names import COLUMN_NAMES, TABLE_NAMES, Column, Table
from spil_desktop.rules.sheets import Cell, Sheet
from spil_desktop.services import imports
from tests.services.states import state

TODAY = date(2026, 3, 1)

pytestmark = pytest.mark.usefixtures("area")

likely = st.sampled_from(
    ["1", "2", "V1", "ja", "nee", "T0", "lopen; horen", "31-02-1940", "1-5-2025", "vervoer", "=1+1"]
)
cells: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    likely,
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


def office(rows: dict[Table, list[dict[Column, Cell]]]) -> list[Sheet]:
    """Sheets with every column of every table."""
    return [
        Sheet(
            TABLE_NAMES[table][0],
            tuple(names[0] for names in COLUMN_NAMES[table].values()),
            tuple(tuple(row.get(column) for column in COLUMN_NAMES[table]) for row in part),
        )
        for table, part in rows.items()
    ]


offices = st.fixed_dictionaries(
    {
        table: st.lists(
            st.fixed_dictionaries({}, optional=dict.fromkeys(columns, cells)), max_size=3
        )
        for table, columns in COLUMN_NAMES.items()
    }
).map(office)


def adds_up(result: ImportResult) -> bool:
    refused = {
        (finding.sheet, finding.row)
        for finding in result.findings
        if finding.severity is Severity.ERROR
    }
    return len(refused) == result.refused and all(
        counts.rows == counts.added + counts.refused + counts.duplicates for counts in result.tables
    )


@given(sheets=offices)
@settings(max_examples=40)
def test_any_cell_is_imported_or_told_about(session: Session, sheets: list[Sheet]) -> None:
    before = state(session)
    looked = imports.examine(session, sheets, "De Bouwen", today=TODAY)
    assert state(session) == before
    assert adds_up(looked)

    with session.begin_nested() as attempt:
        done = imports.apply(session, sheets, "De Bouwen", today=TODAY)
        assert done.tables == looked.tables
        assert imports.apply(session, sheets, "De Bouwen", today=TODAY).added == 0
        if done.batch_id is not None:
            imports.undo(session, done.batch_id)
            assert state(session) == before
        attempt.rollback()


@given(sheets=offices, shuffle=st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_sheets_and_columns_does_not_matter(
    session: Session, sheets: list[Sheet], shuffle: random.Random
) -> None:
    other = []
    for sheet in shuffle.sample(sheets, len(sheets)):
        order = shuffle.sample(range(len(sheet.columns)), len(sheet.columns))
        other.append(
            Sheet(
                sheet.name,
                tuple(sheet.columns[place] for place in order),
                tuple(tuple(row[place] for place in order) for row in sheet.rows),
            )
        )

    first = imports.examine(session, sheets, "De Bouwen", today=TODAY)
    second = imports.examine(session, other, "De Bouwen", today=TODAY)

    assert first.tables == second.tables
    assert first.findings == second.findings


def test_strange_kinds_of_cells(session: Session) -> None:
    strange: list[Cell] = [
        timedelta(hours=3),
        datetime(1938, 5, 3, 12, 0),  # noqa: DTZ001  cells have no time zone
        time(3, 0),
        float("nan"),
        float("inf"),
        True,
        -1,
        10**30,
    ]
    rows = {
        table: [dict.fromkeys(columns, cell) for cell in strange]
        for table, columns in COLUMN_NAMES.items()
    }

    assert adds_up(imports.examine(session, office(rows), "De Bouwen", today=TODAY))
