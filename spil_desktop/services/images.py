"""Images of rows: what a row holds as plain JSON values, read from and written to its table.

The undo journal is made of them. All work is done on tables, a few statements for thousands of
rows, so nothing that the mapped classes add (versions, times of change) touches what is put back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    DateTime,
    Table,
    Time,
    TypeDecorator,
    bindparam,
    delete,
    insert,
    select,
)
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import Session

from spil_desktop.model import every_table

Image: TypeAlias = dict[str, Any]
Run: TypeAlias = tuple[int, int]
"""The first and the last of consecutive row numbers."""

_APART = frozenset(
    {"change_set", "change", "audit_entry", "import_batch", "release", "draft", "door"}
)
"""Tables without undo: the journal and the logs, what was published, half-filled forms, and the
doors of a round that is going on, of which nothing may be left once it is finished."""

TABLES: dict[str, Table] = {
    table.name: table for table in every_table().sorted_tables if table.name not in _APART
}
"""The tables with undo, referred tables before the tables that refer to them."""

_AT_ONCE = 500
"""Rows a statement: below every database's limit of parameters."""


def chunks(items: Iterable[Any], size: int = _AT_ONCE) -> Iterator[list[Any]]:
    """Cut `items` into lists of at most `size`."""
    everything = list(items)
    for start in range(0, len(everything), size):
        yield everything[start : start + size]


def runs(keys: Iterable[int]) -> list[Run]:
    """Return numbers as runs: 1, 2, 3, 7 are (1, 3) and (7, 7)."""
    found: list[Run] = []
    for key in sorted(keys):
        if found and found[-1][1] == key - 1:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found


def read(session: Session, table: Table, keys: Iterable[int]) -> dict[int, Image]:
    """Return the images of the rows that exist, by number."""
    found: dict[int, Image] = {}
    for chunk in chunks(keys):
        _collect(session, table, table.c.id.in_(chunk), found)
    return found


def read_runs(session: Session, table: Table, wanted: Sequence[Run]) -> dict[int, Image]:
    """Return the images of the rows in `wanted` that exist, by number."""
    found: dict[int, Image] = {}
    for first, last in wanted:
        _collect(session, table, table.c.id.between(first, last), found)
    return found


def _collect(
    session: Session, table: Table, which: ColumnElement[bool], found: dict[int, Image]
) -> None:
    encoders = _encoders(table)
    for row in session.connection().execute(select(table).where(which)).mappings():
        image = dict(row)
        for name, encode in encoders:
            value = image[name]
            if value is not None:
                image[name] = encode(value)
        found[image["id"]] = image


def add(session: Session, table: Table, images: Iterable[Image]) -> None:
    """Insert rows exactly as their images say."""
    rows = _decoded(table, images)
    if rows:
        session.connection().execute(insert(table), rows)


def put(session: Session, table: Table, images: Iterable[Image]) -> None:
    """Make existing rows, at least one, exactly as their images say."""
    rows = _decoded(table, images)
    for row in rows:
        row["row_number"] = row.pop("id")
    columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "row_number"}
    changed = table.update().where(table.c.id == bindparam("row_number")).values(columns)
    session.connection().execute(changed, rows)


def remove(session: Session, table: Table, keys: Iterable[int]) -> None:
    """Delete rows by number."""
    for first, last in runs(keys):
        which = table.c.id.between(first, last)
        session.connection().execute(delete(table).where(which))


def decoded(table: Table, image: Image) -> Image:
    """Return the values of one image, whole or in part, as the mapped class takes them."""
    row = dict(image)
    for name, decode in _decoders(table):
        if row.get(name) is not None:
            row[name] = decode(row[name])
    return row


def _decoded(table: Table, images: Iterable[Image]) -> list[Image]:
    decoders = _decoders(table)
    rows = [dict(image) for image in images]
    for row in rows:
        for name, decode in decoders:
            if row[name] is not None:
                row[name] = decode(row[name])
    return rows


@cache
def _encoders(table: Table) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return the columns whose values are no plain JSON, with what makes them so."""
    kinds = ((column, _encoder(column)) for column in table.c)
    return tuple((column.name, encode) for column, encode in kinds if encode)


def _encoder(column: Column[Any]) -> Callable[[Any], Any] | None:
    kind = column.type
    if isinstance(kind, (Date, DateTime, Time)):
        return _as_iso
    if isinstance(kind, EnumType):
        return _as_code
    return _as_list if isinstance(kind, TypeDecorator) else None


def _as_iso(value: date | datetime | time) -> str:
    return value.isoformat()


def _as_code(value: Enum) -> Any:
    return value.value


def _as_list(value: Iterable[Any]) -> list[Any]:
    return [item.value if isinstance(item, Enum) else item for item in value]


@cache
def _decoders(table: Table) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return the columns whose JSON values are not what the table takes, with the way back."""
    kinds = ((column, _decoder(column)) for column in table.c)
    return tuple((column.name, decode) for column, decode in kinds if decode)


def _decoder(column: Column[Any]) -> Callable[[Any], Any] | None:
    kind = column.type
    readers: Mapping[type, Callable[[Any], Any]] = {
        DateTime: datetime.fromisoformat,
        Date: date.fromisoformat,
        Time: time.fromisoformat,
    }
    for known, reader in readers.items():
        if isinstance(kind, known):
            return reader
    return kind.enum_class if isinstance(kind, EnumType) else None
