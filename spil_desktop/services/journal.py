"""Watching a session: which rows an act adds, changes and removes, and what they were before.

Everything that goes through the session is seen: mapped objects, and statements that the session
executes. Rows inserted past it (`session.connection()`) are noted with `note_added`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self, TypeAlias, cast

from sqlalchemy import Connection, Delete, Insert, Table, Update, event, func, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction, object_session

from spil_desktop.model import Base
from spil_desktop.model.base import Record
from spil_desktop.services import images
from spil_desktop.services.images import Image, Run

_WATCHING = "spil_journal"
_MANY = 100
"""From so many added rows of a table on, only their numbers are noted."""

_RUN = 2

Row: TypeAlias = tuple[int, Image | None, Image | None]
"""Number of a row, its image before and its image after; None where it did not exist."""


class TableChange:
    """What an act did to one table: single rows with their images, and runs of added rows."""

    def __init__(self, rows: Iterable[Row] = (), added: Iterable[Run] = ()) -> None:
        self.rows = list(rows)
        self.added = list(added)

    def as_json(self) -> list[Any]:
        """Return both in one list: [number, before, after] and [first, last]."""
        return [*map(list, self.rows), *map(list, self.added)]

    @classmethod
    def from_json(cls, items: Iterable[list[Any]]) -> Self:
        """Read what `as_json` made."""
        change = cls()
        for item in items:
            if len(item) == _RUN:
                change.added.append((item[0], item[1]))
            else:
                change.rows.append((item[0], item[1], item[2]))
        return change

    @property
    def count(self) -> int:
        """How many rows the act touched."""
        return len(self.rows) + sum(last - first + 1 for first, last in self.added)


class Journal:
    """Watches one session while it is entered as a context; another may watch around it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: dict[str, dict[int, Image | None]] = defaultdict(dict)
        self._added: dict[str, set[int]] = defaultdict(set)
        self._last_before: dict[str, int] = {}
        self._outer: Journal | None = None

    def __enter__(self) -> Self:
        self._session.flush()
        self._outer = watching(self._session)
        self._session.info[_WATCHING] = self
        event.listen(self._session, "before_flush", self._before_flush)
        event.listen(self._session, "after_flush", self._after_flush)
        event.listen(self._session, "do_orm_execute", self._on_execute)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        event.remove(self._session, "before_flush", self._before_flush)
        event.remove(self._session, "after_flush", self._after_flush)
        event.remove(self._session, "do_orm_execute", self._on_execute)
        if self._outer is None:
            del self._session.info[_WATCHING]
        else:
            self._session.info[_WATCHING] = self._outer

    def note_added(self, table: str, keys: Iterable[int]) -> None:
        """Note rows that were inserted past the session; one that comes back is no new one."""
        new, known = list(keys), self._before[table]
        self._added[table].update(key for key in new if known.get(key) is None)
        if self._outer is not None:
            self._outer.note_added(table, new)

    def note_changed(self, table: Table, keys: Iterable[int]) -> None:
        """Note rows that are about to be changed or removed past the session."""
        some = list(keys)
        self._remember(table, some)
        if self._outer is not None:
            self._outer.note_changed(table, some)

    def note_removal(self, table: Table, keys: Iterable[int]) -> None:
        """Note rows that are about to be removed, and those that the database removes with them."""
        gone = list(keys)
        if not gone:
            return
        self._remember(table, gone)
        if self._outer is not None:
            self._outer.note_removal(table, gone)
        for child in images.TABLES.values():
            for key in child.foreign_keys:
                if key.ondelete == "CASCADE" and key.column.table is table:
                    self.note_removal(child, self._find(child, key.parent.in_(gone)))

    def touched(self, name: str) -> set[int]:
        """Return the numbers of all rows of a table that were seen, also if nothing came of it."""
        return self._added[name] | self._before[name].keys()

    def changes(self) -> dict[str, TableChange]:
        """Return what was done by table, after the last flush."""
        self._session.flush()
        self._note_executed_inserts()
        names = [name for name in images.TABLES if self._before[name] or self._added[name]]
        found = {name: self._change(name) for name in names}
        return {name: change for name, change in found.items() if change.count}

    def _change(self, name: str) -> TableChange:
        before, added = self._before[name], self._added[name]
        many = len(added) > _MANY
        single = before.keys() if many else before.keys() | added
        after = images.read(self._session, images.TABLES[name], single)
        rows: list[Row] = []
        for key in sorted(single):
            old = None if key in added else before[key]
            new = after.get(key)
            if old != new:
                rows.append((key, old, new))
        return TableChange(rows, images.runs(added - before.keys()) if many else ())

    def _before_flush(self, session: Session, context: UOWTransaction, objects: Any) -> None:
        del context, objects
        dirty: dict[str, list[int]] = defaultdict(list)
        for record in _records(session.dirty):
            name = record.__tablename__
            if name in images.TABLES and session.is_modified(record):
                dirty[name].append(record.id)
        for name, keys in dirty.items():
            self._remember(images.TABLES[name], keys)

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        del context
        for record in _records(session.new):
            self._note_new(record.__tablename__, record.id)

    def _note_new(self, name: str, key: int) -> None:
        """Note a row that was added; a number used again stays the row that had it before."""
        if name in images.TABLES and self._before[name].get(key) is None:
            self._added[name].add(key)

    def _on_execute(self, state: ORMExecuteState) -> None:
        statement = state.statement
        if not isinstance(statement, (Insert, Update, Delete)):
            return
        table = images.TABLES.get(getattr(statement.table, "name", ""))
        if table is None:
            return
        if isinstance(statement, Insert):
            self._last_before.setdefault(table.name, self._last(table))
            return
        self._session.flush()
        keys = self._reached(table, statement, state.parameters)
        if isinstance(statement, Delete):
            self.note_removal(table, keys)
        else:
            self._remember(table, keys)

    def _reached(self, table: Table, statement: Update | Delete, parameters: Any) -> list[int]:
        """Return the numbers of the rows that a statement is going to change or remove."""
        if isinstance(parameters, list):  # an update of many rows, each by its own number
            return [row["id"] for row in cast("list[dict[str, int]]", parameters)]
        which = select(table.c.id)
        if statement.whereclause is not None:
            which = which.where(statement.whereclause)
        return list(self._session.connection().scalars(which, parameters))

    def _remember(self, table: Table, keys: Iterable[int]) -> None:
        """Keep the images of rows as they are now, unless they were seen before."""
        known, added = self._before[table.name], self._added[table.name]
        unseen = [key for key in keys if key not in known]
        found = images.read(self._session, table, [key for key in unseen if key not in added])
        known.update({key: found.get(key) for key in unseen})

    def _find(self, table: Table, which: Any) -> list[int]:
        return list(self._session.connection().scalars(select(table.c.id).where(which)))

    def _last(self, table: Table) -> int:
        self._session.flush()
        return self._session.connection().scalar(select(func.max(table.c.id))) or 0

    def _note_executed_inserts(self) -> None:
        for name, last in self._last_before.items():
            table = images.TABLES[name]
            for key in self._find(table, table.c.id > last):
                self._note_new(name, key)


def _records(objects: Iterable[object]) -> Iterator[Record]:
    """Return those of the objects that can be undone: all but the journal's own."""
    return (found for found in objects if isinstance(found, Record))


def watching(session: Session) -> Journal | None:
    """Return the journal that watches `session` now."""
    found = session.info.get(_WATCHING)
    return found if isinstance(found, Journal) else None


@event.listens_for(Base, "before_delete", propagate=True)
def _before_delete(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    """Note every removal of a mapped object, cascades and orphans too."""
    del mapper, connection
    session = object_session(target)
    journal = watching(session) if session else None
    if journal is not None and target.__tablename__ in images.TABLES:
        journal.note_removal(images.TABLES[target.__tablename__], [target.id])
