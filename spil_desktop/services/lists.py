"""Lists that a user keeps: a name, query words, the columns to show; counted whenever shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import SavedList
from spil_desktop.rules import queries
from spil_desktop.rules.queries import Role
from spil_desktop.services import list_queries, records


@dataclass(frozen=True, slots=True)
class ListFields:
    """What is kept of a list; no `columns` means the usual ones."""

    name: str
    query: str = field(repr=False)
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list as it is stored; `role` says whether residents or volunteers are in it."""

    id: int
    version: int
    fields: ListFields
    role: Role


def rows(session: Session) -> tuple[ListRow, ...]:
    """Return all lists in the order that the user gave them."""
    found = session.scalars(select(SavedList).order_by(SavedList.position, SavedList.id))
    return tuple(map(_row, found))


def find(session: Session, list_id: int) -> ListRow:
    """Return one list; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    return _row(records.fetch(session, SavedList, list_id))


def counts(session: Session, *, today: date) -> dict[int, int]:
    """Count who is in each list today; a list whose words are not known any more is left out."""
    found: dict[int, int] = {}
    for list_id, text in session.execute(select(SavedList.id, SavedList.query)):
        try:
            query = queries.read(text)
        except SpilError:
            continue
        found[list_id] = list_queries.count(session, query, today=today)
    return found


def add(session: Session, new: ListFields) -> int:
    """Keep a list, below the others, and return its number.

    Raises `InputProblem.REQUIRED` without a name, `ALREADY_EXISTS`, and the `QueryProblem`s.
    """
    last = session.scalar(select(func.max(SavedList.position)))
    row = SavedList(position=0 if last is None else last + 1)
    _fill(session, row, new)
    session.add(row)
    session.flush()
    return row.id


def edit(session: Session, list_id: int, fields: ListFields, *, version: int | None = None) -> None:
    """Change a list; raises what `add` raises."""
    _fill(session, records.fetch(session, SavedList, list_id, version=version), fields)
    session.flush()


def choose_columns(session: Session, list_id: int, columns: Sequence[str]) -> None:
    """Keep which columns a list shows."""
    records.fetch(session, SavedList, list_id).columns = tuple(columns)
    session.flush()


def move(session: Session, list_id: int, by: int) -> None:
    """Move a list up (-1) or down (1) among the others; at the end it stays where it is."""
    found = list(session.scalars(select(SavedList).order_by(SavedList.position, SavedList.id)))
    at = next((place for place, row in enumerate(found) if row.id == list_id), None)
    if at is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=SavedList.__tablename__)
    to = min(max(at + by, 0), len(found) - 1)
    found.insert(to, found.pop(at))
    for place, row in enumerate(found):
        row.position = place
    session.flush()


def remove(session: Session, list_id: int) -> None:
    """Forget a list; whoever was in it stays."""
    session.delete(records.fetch(session, SavedList, list_id))
    session.flush()


def _fill(session: Session, row: SavedList, fields: ListFields) -> None:
    name = records.required(fields.name, "name")
    with session.no_autoflush:
        taken = session.scalar(select(SavedList.id).where(SavedList.name == name))
    if taken is not None and taken != row.id:
        raise SpilError(InputProblem.ALREADY_EXISTS, field="name")
    row.name = name
    row.query = queries.write(queries.read(fields.query))
    row.columns = fields.columns


def _row(row: SavedList) -> ListRow:
    try:
        role = queries.read(row.query).role
    except SpilError:
        role = Role.RESIDENT
    return ListRow(row.id, row.version, ListFields(row.name, row.query, row.columns), role)
