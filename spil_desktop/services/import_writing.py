"""Writing an import: many rows a statement, each table after those that it refers to.

An import writes a hundred thousand rows whose values are mostly the same few codes and dates.
So every value is made ready for the database once, by the column's own type, and each table's rows
go to the driver under one compiled statement; the running act is told their numbers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import repeat
from typing import Any

from sqlalchemy import (
    JSON,
    Dialect,
    column,
    func,
    insert,
    select,
    table,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import TypeEngine

from spil_desktop.model import Person, Street
from spil_desktop.model.base import now
from spil_desktop.rules.vocabulary import StreetStatus
from spil_desktop.services import changes
from spil_desktop.services.images import chunks
from spil_desktop.services.import_plan import ImportPlan, NewRows

_AT_ONCE = 2000


def write(session: Session, plan: ImportPlan, on_rows: Callable[[int], None]) -> None:
    """Write everything in `plan`; `on_rows` is told after every batch how many rows it was."""
    for new in plan.new_rows:
        if new.rows:
            new.resolve()
            _insert(session, new, on_rows)
    for street in session.scalars(select(Street).where(Street.id.in_(plan.explored))):
        street.status = StreetStatus.EXPLORED
    for person in session.scalars(select(Person).where(Person.id.in_(plan.notes_to_add))):
        added = plan.notes_to_add[person.id]
        person.notes = "\n".join(filter(None, (person.notes, added)))
    session.flush()


def _insert(session: Session, new: NewRows, on_rows: Callable[[int], None]) -> None:
    """Write the rows of one table and learn their numbers, which rise in the order of rows."""
    connection = session.connection()
    key = new.table.c.id
    last = connection.scalar(select(func.max(key))) or 0
    columns = _made_ready(new, connection.dialect)
    adding = insert(table(new.table.name, *map(column, columns)))
    statement = str(adding.compile(dialect=connection.dialect))
    for batch in chunks(_driver_rows(columns, connection.dialect), _AT_ONCE):
        connection.exec_driver_sql(statement, batch)
        on_rows(len(batch))
    new.ids = list(connection.scalars(select(key).where(key > last).order_by(key)))
    changes.note_added(session, new.table.name, new.ids)


def _driver_rows(
    columns: Mapping[str, Iterable[Any]], dialect: Dialect
) -> Iterator[tuple[Any, ...] | dict[str, Any]]:
    """Return the rows as the driver wants them: values in order, or by name."""
    rows = zip(*columns.values(), strict=False)  # what all rows share repeats without end
    if dialect.positional:
        return rows
    return (dict(zip(columns, row, strict=True)) for row in rows)


def _made_ready(new: NewRows, dialect: Dialect) -> dict[str, Iterable[Any]]:
    """Return the values of every column as the database takes them, what rows leave out too."""
    moment = now()
    alike: dict[str, Any] = {"created_at": moment, "updated_at": moment}
    for one in new.table.c:
        if one.name not in new.rows[0] and isinstance(one.default, ScalarElementColumnDefault):
            alike[one.name] = one.default.arg
    ready: dict[str, Iterable[Any]] = {}
    for name in new.rows[0]:
        make = _ready(new.table.c[name].type, dialect)
        values = [row[name] for row in new.rows]
        ready[name] = values if make is None else map(make, values)
    for name, value in alike.items():
        make = _ready(new.table.c[name].type, dialect)
        ready[name] = repeat(value if make is None else make(value))
    return ready


def _ready(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return what makes a value of a type ready for the database; None when it goes as it is.

    Values that occur again and again are made ready once.
    """
    make = kind.dialect_impl(dialect).bind_processor(dialect)
    if make is None or isinstance(kind, JSON):
        return make
    return _Once(make).__getitem__


class _Once(dict[Any, Any]):
    """A function that remembers what it made of every value."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> Any:
        made = self[value] = self._make(value)
        return made
