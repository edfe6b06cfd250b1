"""Why participants were not measured at a moment whose window closed: who is to be explained.

Only of who consented to the evaluation and whose content is still there: of others nothing may be
asked, and the figures take the reason from the closed file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Measurement, MissedMeasurement, Participant, Person
from spil_desktop.rules import drop_outs
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import ClosingReason, DropOut, FollowUpKind, Moment, Purpose
from spil_desktop.services import follow_ups, measurements, names, permissions, records
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.today_queries import AT_WORK, Query, in_area

LATER: Final = (Moment.T1, Moment.T2)
"""The moments that can be missed."""

_MONTHS_DIFFER: Final = timedelta(days=3)
"""Months differ in length: so much more is read than the rule then keeps."""

_GOES_ON: Final = frozenset({DropOut.NOT_REACHED, DropOut.OTHER})
"""Reasons after which she is asked at the next moment again."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A participant whose window closed on `last` without a measurement or a reason for that.

    `proposed` is the reason that her closed file gives; None when it gives none.
    """

    participant_id: int
    person_id: int
    name: str = field(repr=False)
    moment: Moment
    due: date
    last: date
    proposed: DropOut | None


@dataclass(frozen=True, slots=True)
class MissedRow:
    """Why a participant was not measured at a moment, and since when that is known."""

    id: int
    version: int
    moment: Moment
    reason: DropOut
    decided_on: date


def unexplained(
    session: Session, *, today: date, area_id: int | None = None
) -> tuple[Unexplained, ...]:
    """Return everyone whose missed moment has no reason yet, the longest ago first."""
    found = [
        Unexplained(
            line.participant_id,
            line.person_id,
            display_name(names.parts(line)),
            moment,
            due,
            last,
            proposed(line.closing_reason),
        )
        for moment, due, last, line in lines(session, today, area_id)
    ]
    return tuple(sorted(found, key=lambda one: (one.last, one.participant_id, one.moment)))


def lines(
    session: Session, today: date, area_id: int | None
) -> Iterator[tuple[Moment, date, date, Any]]:
    """Yield the moment, its day, the last day that counted, and the row of who is unexplained."""
    when = measurements.schedule(session)
    for moment in LATER:
        about = today - relativedelta(months=when.months(moment)) - when.window + _MONTHS_DIFFER
        wanted = in_area(_measured_before(about, moment), Participant.area_id, area_id)
        over = [row for row in session.execute(wanted) if when.is_over(row.first, moment, today)]
        people = [row.person_id for row in over]
        consenting = permissions.allowing(session, people, Purpose.EVALUATION)
        for row in over:
            if row.person_id in consenting:
                yield moment, when.due_on(row.first, moment), when.last_on(row.first, moment), row


def record(
    session: Session, participant_id: int, moment: Moment, reason: DropOut, *, today: date
) -> int:
    """Keep why a participant was not measured at a moment, and return its number.

    A reason that was given before is replaced. What was planned for the moment is done; the next
    one is planned when she can still be asked. Raises `InputProblem.FIRST_MEASUREMENT_MISSING`
    without T0, `ALREADY_EXISTS` when she was measured at that moment, `NOT_IN_LIST` for T0, and
    `TOO_EARLY` while her file is open and the window is not over.
    """
    participant = records.fetch(session, Participant, participant_id)
    if moment not in LATER:
        raise SpilError(InputProblem.NOT_IN_LIST, field="moment")
    first = _days(session, participant_id, Moment.T0)
    if first is None:
        raise SpilError(InputProblem.FIRST_MEASUREMENT_MISSING, moment=moment.value)
    if _days(session, participant_id, moment) is not None:
        raise SpilError(InputProblem.ALREADY_EXISTS, record=Measurement.__tablename__)
    when = measurements.schedule(session)
    if participant.closed_on is None and not when.is_over(first, moment, today):
        raise SpilError(InputProblem.TOO_EARLY, field="moment")
    row = session.scalars(_rows(participant_id).where(MissedMeasurement.moment == moment)).first()
    if row is None:
        row = MissedMeasurement(participant_id=participant_id, moment=moment)
        session.add(row)
    row.reason, row.decided_on = reason, today
    session.flush()
    _finish_planned(session, participant_id, when.last_on(first, moment), today)
    if moment is Moment.T1 and reason in _GOES_ON and participant.status in AT_WORK:
        _plan_last(session, participant_id, when.due_on(first, Moment.T2), today)
    return row.id


def of_participant(session: Session, participant_id: int) -> tuple[MissedRow, ...]:
    """Return why a participant was not measured, by moment."""
    rows = session.scalars(_rows(participant_id).order_by(MissedMeasurement.moment))
    return tuple(
        MissedRow(row.id, row.version, row.moment, row.reason, row.decided_on) for row in rows
    )


def proposed(closing: ClosingReason | None) -> DropOut | None:
    """Return the reason that a closed file gives, None when the file is open."""
    return None if closing is None else drop_outs.of_closing(closing)


def _rows(participant_id: int) -> Any:
    return select(MissedMeasurement).where(MissedMeasurement.participant_id == participant_id)


def _days(session: Session, participant_id: int, moment: Moment) -> date | None:
    """Return the first day of a moment, None when she was not measured then."""
    wanted = select(func.min(Measurement.taken_on)).where(
        Measurement.participant_id == participant_id, Measurement.moment == moment
    )
    return session.scalar(wanted)


def _finish_planned(session: Session, participant_id: int, last: date, today: date) -> None:
    for row in session.scalars(_planned(participant_id).where(FollowUp.due_on <= last)):
        row.done_on = today
    session.flush()


def _plan_last(session: Session, participant_id: int, due: date, today: date) -> None:
    """Plan T2, unless something is planned already, or T2 is over or done."""
    done = _days(session, participant_id, Moment.T2) is not None
    if done or due < today or session.scalars(_planned(participant_id)).first() is not None:
        return
    follow_ups.plan(session, participant_id, FollowUpFields(FollowUpKind.MEASUREMENT, due))


def _planned(participant_id: int) -> Any:
    return select(FollowUp).where(
        FollowUp.participant_id == participant_id,
        FollowUp.kind == FollowUpKind.MEASUREMENT,
        FollowUp.done_on.is_(None),
    )


def _measured_before(day: date, moment: Moment) -> Query:
    """Return the query for whose T0 was until a day, and who has no later moment nor a reason."""
    again = aliased(Measurement)
    return (
        select(
            Participant.person_id,
            Participant.id.label("participant_id"),
            Participant.closing_reason,
            func.min(Measurement.taken_on).label("first"),
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Measurement.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(
            Measurement.moment == Moment.T0,
            Measurement.taken_on <= day,
            Participant.content_erased_on.is_(None),
            ~exists().where(again.participant_id == Participant.id, again.moment == moment),
            ~exists().where(
                MissedMeasurement.participant_id == Participant.id,
                MissedMeasurement.moment == moment,
            ),
        )
        .group_by(Participant.id, Person.id)
        .order_by(func.min(Measurement.taken_on), Participant.id)
    )
