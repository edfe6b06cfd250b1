"""Counts of people of 70 and older by CBS area, as they stand in a table from StatLine.

A code is that of a municipality (GM1979), a wijk (WK000301) or a buurt (BU00030102); letters occur
in the last part. Codes change when municipalities merge, so a count is nothing without its year.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from spil_desktop.rules.sheets import Cell, Sheet, as_text, is_empty

CODE: Final = re.compile(r"GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}")
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100
_CODE_NAMES: Final = ("code", "regio", "gebied", "wijken")
_YEAR_NAMES: Final = ("jaar", "peiljaar", "perioden", "year")
_COUNT_NAMES: Final = ("70", "aantal", "count")


@dataclass(frozen=True, slots=True)
class AreaCount:
    """How many people of 70 and older live in an area, by the division of a year."""

    code: str
    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What a table gave: its counts, and the numbers of the rows that could not be read."""

    counts: tuple[AreaCount, ...]
    unread: tuple[int, ...]


def code(text: str | None) -> str | None:
    """Return a CBS code in its usual form, or None when `text` is none."""
    written = re.sub(r"\s", "", text or "").upper()
    return written if CODE.fullmatch(written) else None


def read(sheet: Sheet) -> Counted:
    """Read a sheet with a code, a year and a count in each row, whatever its columns are called.

    Columns are found by their names, else taken as first, second and third. A table without
    names has its first row in the place of the names; it is read as a row too.
    """
    columns = _columns(sheet.columns)
    counts: list[AreaCount] = []
    unread: list[int] = []
    first = _row(sheet.columns, (0, 1, 2))
    if first is not None:
        counts.append(first)
    for index, row in enumerate(sheet.rows):
        if all(is_empty(cell) for cell in row):
            continue
        found = _row(row, columns)
        if found is None:
            unread.append(sheet.number(index))
        else:
            counts.append(found)
    return Counted(tuple(counts), tuple(unread))


def newest(counts: Iterable[AreaCount]) -> dict[str, AreaCount]:
    """Return the count of the latest year for every code."""
    found: dict[str, AreaCount] = {}
    for count in counts:
        known = found.get(count.code)
        if known is None or count.year >= known.year:
            found[count.code] = count
    return found


def _columns(names: Sequence[str]) -> tuple[int, int, int]:
    """Return where code, year and count stand; "70 jaar of ouder" is a count, not a year."""
    folded = [name.strip().casefold() for name in names]
    found: list[int] = []
    for wanted in (_COUNT_NAMES, _CODE_NAMES, _YEAR_NAMES):
        place = next(
            (
                at
                for word in wanted
                for at, name in enumerate(folded)
                if word in name and at not in found
            ),
            None,
        )
        if place is None:
            return (0, 1, 2)
        found.append(place)
    count_at, code_at, year_at = found
    return (code_at, year_at, count_at)


def _row(cells: Sequence[Cell], columns: tuple[int, int, int]) -> AreaCount | None:
    if len(cells) <= max(columns):
        return None
    written, year, count = (as_text(cells[at]) for at in columns)
    found = code(written)
    year_found = re.search(r"\d{4}", year)  # StatLine writes 2024JJ00
    number = re.sub(r"[.\s]", "", count)
    if found is None or year_found is None or not number.isdecimal():
        return None
    at_year = int(year_found.group())
    if not _FIRST_YEAR <= at_year <= _LAST_YEAR:
        return None
    return AreaCount(found, at_year, int(number))
