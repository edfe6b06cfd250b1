"""What was decided for the work in an area: by the team itself, or by others.

A team with a mandate was one of the six things that the pilots asked for; the report counts how
often it could decide by itself.
"""

from dataclasses import dataclass, field, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Area, Decision
from spil_desktop.rules.vocabulary import DecidedBy
from spil_desktop.services import records


@dataclass(frozen=True, slots=True)
class DecisionFields:
    """A decision; `what` says what it was about, without names of residents."""

    area_id: int
    decided_on: date
    decided_by: DecidedBy
    what: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as it is stored, with the name of its area."""

    id: int
    version: int
    area: str
    fields: DecisionFields


def record(session: Session, new: DecisionFields, *, today: date) -> int:
    """Keep a decision and return its number.

    Raises `InputProblem.REQUIRED` when nobody says what, `BSN_IN_TEXT`, `DATE_IN_FUTURE`.
    """
    row = Decision()
    _fill(session, row, new, today)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session,
    decision_id: int,
    changed: DecisionFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Change a decision; raises what `record` raises."""
    row = records.fetch(session, Decision, decision_id, version=version)
    _fill(session, row, changed, today)
    session.flush()


def remove(session: Session, decision_id: int) -> None:
    """Take a decision away that was typed by mistake."""
    session.delete(records.fetch(session, Decision, decision_id))
    session.flush()


def rows(session: Session, area_id: int | None) -> tuple[DecisionRow, ...]:
    """Return the decisions of one area, or (None) of all, the newest first."""
    wanted = (
        select(Decision, Area.name)
        .join(Area, Area.id == Decision.area_id)
        .order_by(Decision.decided_on.desc(), Decision.id.desc())
    )
    if area_id is not None:
        wanted = wanted.where(Decision.area_id == area_id)
    return tuple(
        DecisionRow(
            row.id,
            row.version,
            name,
            DecisionFields(row.area_id, row.decided_on, row.decided_by, row.what),
        )
        for row, name in session.execute(wanted)
    )


def _fill(session: Session, row: Decision, new: DecisionFields, today: date) -> None:
    records.fetch(session, Area, new.area_id)
    records.not_after(new.decided_on, today, "decided_on")
    records.free_text(records.required(new.what, "what"), "what")
    for each in fields(new):
        setattr(row, each.name, getattr(new, each.name))
