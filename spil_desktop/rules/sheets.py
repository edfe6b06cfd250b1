"""Sheets as an office keeps them: named columns and rows of cells, whatever file they came from."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell can hold; an empty cell is None or text without anything in it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or one csv file.

    `header_row` is the number that the user sees before the row with the column names, so that
    the first of `rows` has the number `header_row` + 1. Rows may be shorter than the header.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    header_row: int = 1

    def number(self, index: int) -> int:
        """Return the number that the user sees before the row at `index`."""
        return self.header_row + 1 + index


def is_empty(cell: Cell) -> bool:
    """Whether there is nothing in a cell; blanks alone are nothing."""
    return cell is None or cell == "" or (isinstance(cell, str) and cell.isspace())


def as_text(cell: Cell) -> str:
    """Return a cell as the user sees it: a whole number without decimals, a date as dd-mm-jjjj."""
    match cell:
        case str():
            text = cell.strip()
        case bool():
            text = "ja" if cell else "nee"
        case float():
            text = str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
        case date():
            text = cell.strftime("%d-%m-%Y")
        case time():
            text = cell.strftime("%H:%M")
        case _:
            text = "" if cell is None else str(cell)
    return text


def from_rows(name: str, rows: list[list[Cell]]) -> Sheet | None:
    """Return the sheet in `rows`, whose first row with anything in it names the columns.

    None when there is no such row. Empty columns at the end are left out.
    """
    for index, row in enumerate(rows):
        if not all(map(is_empty, row)):
            columns = [as_text(cell) for cell in row]
            while not columns[-1] and not any(
                len(below) >= len(columns) and not is_empty(below[len(columns) - 1])
                for below in rows[index + 1 :]
            ):
                columns.pop()
            return Sheet(
                name=name,
                columns=tuple(columns),
                rows=tuple(map(tuple, rows[index + 1 :])),
                header_row=index + 1,
            )
    return None
