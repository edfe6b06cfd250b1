"""Fixed queries for what must be there at once: compiled once, run at the driver's own cost.

A query that is written anew, looked up and turned into rows by SQLAlchemy costs about ten times
what the store needs to answer it. That does not matter for a list, but a person's file asks nine
small questions, and a search one at every key.
"""

import collections
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Select,
    bindparam,
    literal_column,
)
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from spil_desktop.model.base import Codes
from spil_desktop.rules.columns import read_each, turned

_Processor = Callable[[Any], Any]
_OPEN: Final = "connection of prepared queries"
_LISTS_KEPT: Final = 1_000


class _Compiled(NamedTuple):
    """A query in the words of one database: its text, its values, and how to read its rows.

    `fixed` holds the query's own values as they are written; `writers` write those that are given.
    """

    text: str
    order: Sequence[str] | None
    fixed: dict[str, Any]
    writers: tuple[tuple[str, _Processor], ...]
    readers: tuple[tuple[int, _Processor], ...]
    row: Callable[..., Any]
    width: int


def given_limit(name: str) -> ColumnElement[int]:
    """Return a limit whose value is given at each run.

    It is a sum, because by a limit that is a value alone SQLite plans the query anew each time.
    """
    return literal_column("0", Integer) + bindparam(name, 0, Integer)


class Prepared:
    """A query with named values (`bindparam("person_id", 0)`) that is run many times."""

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, session: Session, **values: Any) -> list[Any]:
        """Return the rows, with a name for every column, for these values."""
        query, found = self._found(session, values)
        row, readers = query.row, query.readers
        return [row(_read(line, readers)) for line in found] if readers else [*map(row, found)]

    def columns(self, session: Session, **values: Any) -> Any:
        """Return the columns by name, for thousands of rows: each different value is read once."""
        query, found = self._found(session, values)
        stored = list(turned(found, query.width))
        for place, reader in query.readers:
            stored[place] = read_each(_or_none(reader), stored[place])
        return query.row(stored)

    def _found(
        self, session: Session, values: dict[str, Any]
    ) -> tuple[_Compiled, Sequence[Sequence[Any]]]:
        if session.autoflush:
            session.flush()
        known = session.info.get(_OPEN)
        if known is None or known.connection.closed:
            known = _open(session)
        query = self._compiled.get(known.dialect.name) or self._compile(known.dialect)
        given = {**query.fixed, **values}
        for name, write in query.writers:
            given[name] = write(given[name])
        cursor = known.driver.cursor()
        try:
            cursor.execute(
                query.text, given if query.order is None else [given[name] for name in query.order]
            )
            return query, cursor.fetchall()
        finally:
            cursor.close()

    def _compile(self, dialect: Dialect) -> _Compiled:
        compiled = self._statement.compile(
            dialect=dialect, compile_kwargs={"render_postcompile": True}
        )
        assert isinstance(compiled, SQLCompiler)
        writers = _writers(compiled, dialect)
        columns = self._statement.selected_columns
        readers = ((place, _reader(column.type, dialect)) for place, column in enumerate(columns))
        query = _Compiled(
            text=str(compiled),
            order=compiled.positiontup,
            fixed={name: _written(name, value, writers) for name, value in compiled.params.items()},
            writers=tuple(
                (name, writers[name])
                for bind, name in compiled.bind_names.items()
                if name in writers and not bind.unique
            ),
            readers=tuple((place, reader) for place, reader in readers if reader),
            row=_row_type(tuple(str(column.key) for column in columns)),
            width=len(columns),
        )
        self._compiled[dialect.name] = query
        return query


class _Open(NamedTuple):
    """The connection of a transaction, and the driver's own; to ask a session costs more."""

    connection: Connection
    dialect: Dialect
    driver: Any


def _open(session: Session) -> _Open:
    """Look up the connection, past the session when it reads in a transaction that is open."""
    bind = session.bind
    connection = bind if isinstance(bind, Connection) else session.connection()
    known = _Open(connection, connection.dialect, connection.connection.driver_connection)
    session.info[_OPEN] = known
    return known


def _row_type(names: tuple[str, ...]) -> Callable[..., Any]:
    """Return what makes a tuple with these names of a line; no checker can know them."""
    made = cast("Any", collections.namedtuple("row", names))  # noqa: PYI024  # type: ignore[misc]  # pyright: ignore[reportUntypedNamedTuple]
    return cast("Callable[..., Any]", made._make)


def _read(line: Sequence[Any], readers: Sequence[tuple[int, _Processor]]) -> list[Any]:
    values = list(line)
    for place, reader in readers:
        value = values[place]
        if value is not None:
            values[place] = reader(value)
    return values


def _or_none(reader: _Processor) -> _Processor:
    return lambda value: None if value is None else reader(value)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> _Processor | None:
    if isinstance(kind, EnumType) and kind.enum_class:
        # By far the most values: one look-up instead of the library's three steps.
        return dict(zip(kind.enums, kind.enum_class, strict=True)).__getitem__
    read = kind.dialect_impl(dialect).result_processor(dialect, None)
    # The same few lists of codes come back all the time; they are tuples, so they can be shared.
    return lru_cache(_LISTS_KEPT)(read) if read and isinstance(kind, Codes) else read


def _writers(compiled: SQLCompiler, dialect: Dialect) -> dict[str, _Processor]:
    writers = (
        (name, bind.type.dialect_impl(dialect).bind_processor(dialect))
        for bind, name in compiled.bind_names.items()
    )
    return {name: write for name, write in writers if write}


def _written(name: str, value: Any, writers: dict[str, _Processor]) -> Any:
    """Write a value that the query brings along; each of a list is numbered after its name."""
    write = writers.get(name) or writers.get(name.rpartition("_")[0])
    return write(value) if write else value
