"""Writing an import: many rows a statement, each table after those that it refers to."""

from collections.abc import Callable

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from spil_desktop.model import Person, Street
from spil_desktop.model.base import now
from spil_desktop.rules.vocabulary import StreetStatus
from spil_desktop.services.images import chunks
from spil_desktop.services.import_plan import ImportPlan, NewRows

_AT_ONCE = 2000


def write(session: Session, plan: ImportPlan, on_rows: Callable[[int], None]) -> None:
    """Write everything in `plan`; `on_rows` is told after every batch how many rows it was."""
    for new in plan.new_rows:
        _insert(session, new, on_rows)
    for street in session.scalars(select(Street).where(Street.id.in_(plan.explored))):
        street.status = StreetStatus.EXPLORED
    for person in session.scalars(select(Person).where(Person.id.in_(plan.notes_to_add))):
        added = plan.notes_to_add[person.id]
        person.notes = "\n".join(filter(None, (person.notes, added)))
    session.flush()


def _insert(session: Session, new: NewRows, on_rows: Callable[[int], None]) -> None:
    """Write the rows of one table and learn their numbers, when others refer to them."""
    new.resolve()
    moment = now()
    table = new.table
    adding = insert(table)
    if new.is_referred_to:
        adding = adding.returning(table.c.id, sort_by_parameter_order=True)
    for rows in chunks(new.rows, _AT_ONCE):
        for row in rows:
            row["created_at"] = row["updated_at"] = moment
        done = session.execute(adding, rows)
        if new.is_referred_to:
            new.ids.extend(done.scalars())
        on_rows(len(rows))
