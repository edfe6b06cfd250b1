"""Days on which a volunteer is not there: holidays, a hip, care for someone of her own."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Volunteer, VolunteerAbsence
from spil_desktop.rules.drivers import Absence
from spil_desktop.services import records


@dataclass(frozen=True, slots=True)
class AbsenceFields:
    """Both days are included; no last day while it is not known when she is back."""

    first_day: date
    last_day: date | None = None
    reason: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One period that she is away; `is_now` when today lies in it."""

    id: int
    fields: AbsenceFields
    is_now: bool

    @property
    def back_on(self) -> date | None:
        """The first day that she is there again, None while nobody knows."""
        last = self.fields.last_day
        return None if last is None else last + timedelta(days=1)


def add(session: Session, volunteer_id: int, new: AbsenceFields) -> int:
    """Keep that a volunteer is away and return the number of the period.

    Raises `InputProblem.END_BEFORE_START`, and `BSN_IN_TEXT` for a reason that holds one.
    """
    records.fetch(session, Volunteer, volunteer_id)
    row = VolunteerAbsence(volunteer_id=volunteer_id)
    _fill(row, new)
    session.add(row)
    session.flush()
    return row.id


def edit(session: Session, absence_id: int, fields: AbsenceFields) -> None:
    """Change a period; raises what `add` raises."""
    _fill(records.fetch(session, VolunteerAbsence, absence_id), fields)
    session.flush()


def remove(session: Session, absence_id: int) -> None:
    """Take a period away: she was there after all."""
    session.delete(records.fetch(session, VolunteerAbsence, absence_id))
    session.flush()


def coming(session: Session, volunteer_id: int, *, today: date) -> tuple[AbsenceRow, ...]:
    """Return the periods of a volunteer that are not over on `today`, the first one first."""
    wanted = (
        select(VolunteerAbsence)
        .where(
            VolunteerAbsence.volunteer_id == volunteer_id,
            or_(VolunteerAbsence.last_day.is_(None), VolunteerAbsence.last_day >= today),
        )
        .order_by(VolunteerAbsence.first_day, VolunteerAbsence.id)
    )
    return tuple(
        AbsenceRow(
            row.id,
            AbsenceFields(row.first_day, row.last_day, row.reason),
            is_now=row.first_day <= today,
        )
        for row in session.scalars(wanted)
    )


def on_day(session: Session, on: date, volunteers: Collection[int]) -> Mapping[int, list[Absence]]:
    """Return the periods in which a day lies, by volunteer; none for who is there."""
    found: dict[int, list[Absence]] = defaultdict(list)
    wanted = select(VolunteerAbsence).where(
        VolunteerAbsence.volunteer_id.in_(volunteers),
        VolunteerAbsence.first_day <= on,
        or_(VolunteerAbsence.last_day.is_(None), VolunteerAbsence.last_day >= on),
    )
    for row in session.scalars(wanted):
        found[row.volunteer_id].append(Absence(row.first_day, row.last_day))
    return found


def _fill(row: VolunteerAbsence, fields: AbsenceFields) -> None:
    records.in_order(fields.first_day, fields.last_day, "last_day")
    kept = {**asdict(fields), "reason": records.free_text(fields.reason, "reason")}
    for name, value in kept.items():
        setattr(row, name, value)
