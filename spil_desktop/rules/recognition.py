"""Recognising the tables and columns of a registration, whatever their order, case and spelling.

A name is recognised when it is one of the usual names, apart from case, accents, blanks and
signs, or differs from one by a typing error: one letter in names of six letters or more, two in
names of ten or more, and never in a digit. What is not certain is not recognised but listed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from rapidfuzz.distance import OSA

from spil_desktop.rules import bsn, phones
from spil_desktop.rules.code_words import plain
from spil_desktop.rules.sheet_names import (
    BSN_NAMES,
    COLUMN_NAMES,
    PHONE_COLUMNS,
    TABLE_NAMES,
    Column,
    Table,
)
from spil_desktop.rules.sheets import Cell, Sheet, as_text, is_empty

_Name = TypeVar("_Name", Table, Column)

_ONE_LETTER_FROM, _TWO_LETTERS_FROM = 6, 10
_NO_DIGIT: Final = re.compile(r"\D+")
_NUMBER_SIGNS: Final = re.compile(r"[\s.\-]+")
_BSN_DIGITS: Final = 9
_SMALLEST, _LARGEST = 10_000_000, 999_999_999


@dataclass(frozen=True, slots=True)
class RecognisedSheet:
    """A sheet that is a table: where its columns stand, and the headers that are not read.

    `unknown` are headers that say nothing to us, `bsn` those of columns that hold a BSN.
    """

    table: Table
    sheet: Sheet = field(repr=False)
    columns: Mapping[Column, int]
    unknown: tuple[str, ...]
    bsn: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name for reports: the usual one, unless the office calls the sheet otherwise."""
        usual = usual_name(self.table)
        return usual if plain(usual) == plain(self.sheet.name) else self.sheet.name

    def header(self, column: Column) -> str:
        """Return the header of a column as the office wrote it, or its usual name."""
        position = self.columns.get(column)
        if position is None:
            return COLUMN_NAMES[self.table][column][0]
        return self.sheet.columns[position]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The tables found in a source, in the order in which they are read, and the other sheets."""

    tables: tuple[RecognisedSheet, ...]
    unknown_sheets: tuple[str, ...]


def usual_name(table: Table) -> str:
    """Return the usual Dutch name of a table: "Deelnemers"."""
    return TABLE_NAMES[table][0]


def recognise(sheets: Iterable[Sheet]) -> Recognition:
    """Return which sheet is which table; each table is read from one sheet at most."""
    given = tuple(sheets)
    found = _assign([sheet.name for sheet in given], TABLE_NAMES)
    tables = tuple(
        _recognise_columns(table, given[found[table]]) for table in Table if table in found
    )
    read = set(found.values())
    unknown = tuple(sheet.name for index, sheet in enumerate(given) if index not in read)
    return Recognition(tables, unknown)


def _recognise_columns(table: Table, sheet: Sheet) -> RecognisedSheet:
    columns = _assign(sheet.columns, COLUMN_NAMES[table])
    meaning = {position: column for column, position in columns.items()}
    holds_bsn = {
        position
        for position, header in enumerate(sheet.columns)
        if _named_bsn(header)
        or _mostly_bsn(
            (row[position] for row in sheet.rows if position < len(row)),
            len(sheet.rows),
            meaning.get(position),
        )
    }
    return RecognisedSheet(
        table=table,
        sheet=sheet,
        columns={
            column: position for column, position in columns.items() if position not in holds_bsn
        },
        unknown=tuple(
            header
            for position, header in enumerate(sheet.columns)
            if header and position not in meaning and position not in holds_bsn
        ),
        bsn=tuple(sheet.columns[position] for position in sorted(holds_bsn)),
    )


def _assign(given: Iterable[str], known: Mapping[_Name, tuple[str, ...]]) -> dict[_Name, int]:
    """Match given names to known ones, the surest first; no name is used twice.

    A given name that is as near to two known ones is left alone.
    """
    pairs: list[tuple[int, int, int, _Name]] = []
    for position, text in enumerate(given):
        distances = sorted(
            (distance, order, name)
            for order, (name, names) in enumerate(known.items())
            if (distance := _distance(plain(text), names)) is not None
        )
        if len(distances) == 1 or (distances and distances[0][0] < distances[1][0]):
            distance, order, name = distances[0]
            pairs.append((distance, position, order, name))
    found: dict[_Name, int] = {}
    for _distance_now, position, _order, name in sorted(pairs):
        found.setdefault(name, position)
    return found


def _distance(text: str, names: tuple[str, ...]) -> int | None:
    """Return how far `text` is from the nearest of `names`, None when it is none of them."""
    near = [
        distance
        for name in map(plain, names)
        if (distance := OSA.distance(text, name)) <= _allowed(text, name)
    ]
    return min(near, default=None)


def _allowed(text: str, name: str) -> int:
    length = min(len(text), len(name))
    if length < _ONE_LETTER_FROM or _NO_DIGIT.sub("", text) != _NO_DIGIT.sub("", name):
        return 0
    return 2 if length >= _TWO_LETTERS_FROM else 1


def _named_bsn(header: str) -> bool:
    return any(name in plain(header) for name in BSN_NAMES)


def _mostly_bsn(cells: Iterable[Cell], rows: int, meaning: Column | None) -> bool:
    """Whether more than half of the filled cells pass the elfproef and mean nothing better."""
    passing = failing = 0
    for cell in cells:
        if is_empty(cell):
            continue
        short = isinstance(cell, str) and len(cell) < _BSN_DIGITS
        if not short and _is_bsn(cell, meaning):
            passing += 1
        else:
            failing += 1
            if failing * 2 >= rows:
                return False
    return passing > failing


def _is_bsn(cell: Cell, meaning: Column | None) -> bool:
    if isinstance(cell, str):
        digits = _NUMBER_SIGNS.sub("", cell)
    elif isinstance(cell, int | float) and _SMALLEST <= cell <= _LARGEST:
        digits = as_text(cell).zfill(_BSN_DIGITS)  # a number lost its leading zero
    else:
        return False
    if not bsn.passes_elfproef(digits):
        return False
    return meaning not in PHONE_COLUMNS or phones.parse(cell) is None
