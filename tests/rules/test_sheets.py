from datetime import UTC, date, datetime, time

import pytest

from spil_desktop.rules import sheets
from spil_desktop.rules.sheets import Cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Bakker ", "Bakker"),
        (None, ""),
        (93.0, "93"),
        (7.5, "7,5"),
        (12, "12"),
        (True, "ja"),
        (False, "nee"),
        (date(1938, 5, 3), "03-05-1938"),
        (datetime(1938, 5, 3, 10, 0, tzinfo=UTC), "03-05-1938"),
        (time(10, 5), "10:05"),
    ],
)
def test_a_cell_reads_as_the_user_sees_it(cell: Cell, text: str) -> None:
    assert sheets.as_text(cell) == text


@pytest.mark.parametrize(("cell", "empty"), [(None, True), ("", True), (" \t", True), (0, False)])
def test_blanks_alone_are_nothing(cell: Cell, *, empty: bool) -> None:
    assert sheets.is_empty(cell) is empty


def test_the_first_row_with_anything_in_it_names_the_columns() -> None:
    sheet = sheets.from_rows("Blad", [[None, ""], ["Nr", "Naam", "", ""], [1, "Bakker", "", " "]])

    assert sheet is not None
    assert sheet.columns == ("Nr", "Naam")
    assert sheet.header_row == 2
    assert sheet.number(0) == 3


def test_a_column_without_a_name_stays_when_it_holds_something() -> None:
    sheet = sheets.from_rows("Blad", [["Nr", ""], [1], [2, "los"]])

    assert sheet is not None
    assert sheet.columns == ("Nr", "")


def test_a_sheet_without_anything_is_none() -> None:
    assert sheets.from_rows("Leeg", []) is None
    assert sheets.from_rows("Leeg", [["", None]]) is None


def test_rows_stay_out_of_what_is_logged() -> None:
    sheet = sheets.from_rows("Blad", [["Naam"], ["Geesje Geheim"]])

    assert "Geheim" not in repr(sheet)
