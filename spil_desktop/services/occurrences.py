"""The times that activities are held: planned ahead, cancelled, and who came."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Activity, Attendance, Occurrence, Participant, Person, Ride
from spil_desktop.rules import recurrences
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import Presence
from spil_desktop.services import activities, attendances, names, records
from spil_desktop.services.activities import ActivityFields


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One time that an activity was or will be held.

    `visitors` is the head count, `named` how many of them are known by name; `first_visitors`
    came for the first time. `invited` and `waiting` are counted by name.
    """

    id: int
    held_on: date
    starts_at: time | None
    visitors: int | None
    named: int
    cancelled: bool
    first_visitors: int | None = None
    invited: int = 0
    waiting: int = 0
    planned_on: date | None = None
    ends_at: time | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class OccurrenceFields:
    """What may differ from the series at one time; None where it does not."""

    held_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A participant who was invited to, or came to, an occurrence."""

    participant_id: int
    person_id: int
    name: str = field(repr=False)
    presence: Presence


PLANNED_AHEAD: Final = timedelta(weeks=12)
"""How far a new activity is planned: as far as people look ahead."""


def start_series(session: Session, new: ActivityFields, *, today: date) -> int:
    """Keep a new activity, plan it twelve weeks ahead, and return its number.

    Raises what `activities.add` raises.
    """
    activity_id = activities.add(session, new)
    plan_ahead(session, activity_id, today, today + PLANNED_AHEAD)
    return activity_id


def add(session: Session, activity_id: int, held_on: date, *, starts_at: time | None = None) -> int:
    """Plan one more time and return its number, or that of the time already planned that day."""
    activity = records.fetch(session, Activity, activity_id)
    known = session.scalar(
        select(Occurrence.id).where(
            Occurrence.activity_id == activity_id, Occurrence.held_on == held_on
        )
    )
    if known is not None:
        return known
    row = Occurrence(
        activity_id=activity_id, held_on=held_on, starts_at=starts_at or activity.starts_at
    )
    session.add(row)
    session.flush()
    return row.id


def plan_ahead(session: Session, activity_id: int, first: date, last: date) -> tuple[date, ...]:
    """Plan every time from `first` to `last` that the activity's weekdays and rule name.

    Days already planned stay as they are, and a day that was moved is not planned again. Returns
    the new days.
    """
    activity = records.fetch(session, Activity, activity_id)
    if activity.ended_on is not None:
        last = min(last, activity.ended_on)
    planned = _planned_days(session, activity_id)
    start = activity.started_on or first
    named = recurrences.days(
        activity.held,
        activity.rule,
        start,
        max(first, start),
        last,
        in_holidays=activity.in_holidays,
    )
    days = tuple(day for day in named if day not in planned)
    session.add_all(
        Occurrence(activity_id=activity_id, held_on=day, starts_at=activity.starts_at)
        for day in days
    )
    session.flush()
    return days


def plan_further(session: Session, activity_id: int, *, today: date) -> tuple[date, ...]:
    """Plan a series until twelve weeks from today, and return the new days.

    Only of a series of which times to come are planned: of an activity that was imported, nobody
    said how often it is held.
    """
    coming = select(Occurrence.id).where(
        Occurrence.activity_id == activity_id, Occurrence.held_on > today
    )
    if session.scalars(coming.limit(1)).first() is None:
        return ()
    return plan_ahead(session, activity_id, today + timedelta(days=1), today + PLANNED_AHEAD)


def _planned_days(session: Session, activity_id: int) -> set[date]:
    wanted = select(Occurrence.held_on, Occurrence.planned_on).where(
        Occurrence.activity_id == activity_id
    )
    return {day for pair in session.execute(wanted) for day in pair if day is not None}


def change_series(
    session: Session,
    activity_id: int,
    fields: ActivityFields,
    *,
    version: int | None = None,
    today: date,
) -> None:
    """Change an activity; when its rhythm changes, the coming times follow.

    A coming time that was changed by hand, cancelled, has someone named or a ride to it, stays.
    What was held stays as it was. Raises what `activities.edit` raises.
    """
    row = records.fetch(session, Activity, activity_id)
    before = _rhythm(row)
    activities.edit(session, activity_id, fields, version=version)
    if _rhythm(row) == before:
        return
    named = select(Attendance.occurrence_id)
    driven = select(Ride.occurrence_id).where(Ride.occurrence_id.is_not(None))
    coming = select(Occurrence).where(
        Occurrence.activity_id == activity_id,
        Occurrence.held_on > today,
        Occurrence.visitors.is_(None),
        Occurrence.planned_on.is_(None),
        Occurrence.place.is_(None),
        Occurrence.cancelled.is_(False),
        Occurrence.id.not_in(named),
        Occurrence.id.not_in(driven),
    )
    for occurrence in session.scalars(coming):
        session.delete(occurrence)
    session.flush()
    plan_ahead(session, activity_id, today + timedelta(days=1), today + PLANNED_AHEAD)


def _rhythm(row: Activity) -> tuple[object, ...]:
    return row.held, row.rule, row.in_holidays, row.starts_at, row.started_on


def change(session: Session, occurrence_id: int, new: OccurrenceFields) -> None:
    """Change one time of a series: its day, hours or place; the rest of the series stays.

    Raises `InputProblem.ALREADY_EXISTS` when the activity is held on that day already, and
    `END_BEFORE_START`.
    """
    row = records.fetch(session, Occurrence, occurrence_id)
    if new.starts_at and new.ends_at and new.ends_at <= new.starts_at:
        raise SpilError(InputProblem.END_BEFORE_START, field="ends_at")
    if new.held_on != row.held_on:
        other = select(Occurrence.id).where(
            Occurrence.activity_id == row.activity_id, Occurrence.held_on == new.held_on
        )
        if session.scalars(other.limit(1)).first() is not None:
            raise SpilError(InputProblem.ALREADY_EXISTS, field="held_on")
        row.planned_on = row.planned_on or row.held_on
        row.held_on = new.held_on
    row.starts_at, row.ends_at = new.starts_at, new.ends_at
    row.place = records.optional(new.place)
    session.flush()


def cancel(session: Session, occurrence_id: int, *, cancelled: bool = True) -> None:
    """Say that an occurrence does not take place, or that it does after all."""
    records.fetch(session, Occurrence, occurrence_id).cancelled = cancelled
    session.flush()


def record_attendance(
    session: Session,
    occurrence_id: int,
    presences: Mapping[int, Presence],
    *,
    visitors: int | None = None,
    first_visitors: int | None = None,
) -> None:
    """Keep who came, by participant, and the head count; whoever is not named is taken off.

    Without a head count the participants who were present are counted, and those among them who
    never came before. Raises `InputProblem.FEWER_THAN_NAMED` when fewer were counted than are
    named as present, `MORE_THAN_WHOLE` when more came for the first time than came.
    """
    occurrence = records.fetch(session, Occurrence, occurrence_id)
    present = sum(presence is Presence.PRESENT for presence in presences.values())
    if visitors is not None and visitors < present:
        raise SpilError(InputProblem.FEWER_THAN_NAMED, counted=visitors, named=present)
    known = {row.participant_id: row for row in _attendances(session, occurrence_id)}
    for participant_id, row in known.items():
        if participant_id not in presences:
            session.delete(row)
    for participant_id, presence in presences.items():
        if participant_id in known:
            known[participant_id].presence = presence
        else:
            session.add(
                Attendance(
                    occurrence_id=occurrence_id, participant_id=participant_id, presence=presence
                )
            )
    occurrence.visitors = (present or None) if visitors is None else visitors
    if first_visitors is None and present:
        first_visitors = _first_visitors(session, occurrence_id, presences)
    if first_visitors is not None and first_visitors > (occurrence.visitors or 0):
        raise SpilError(InputProblem.MORE_THAN_WHOLE, field="first_visitors")
    occurrence.first_visitors = first_visitors
    session.flush()


def _first_visitors(session: Session, occurrence_id: int, presences: Mapping[int, Presence]) -> int:
    present = {who for who, presence in presences.items() if presence is Presence.PRESENT}
    return len(present - attendances.came_before(session, occurrence_id))


def rows(session: Session, activity_id: int) -> tuple[OccurrenceRow, ...]:
    """Return the times of one activity, the latest first, cancelled ones too."""
    counted: Counter[tuple[int, Presence]] = Counter()
    by_presence = (
        select(Attendance.occurrence_id, Attendance.presence, func.count())
        .join(Occurrence, Occurrence.id == Attendance.occurrence_id)
        .where(Occurrence.activity_id == activity_id)
        .group_by(Attendance.occurrence_id, Attendance.presence)
    )
    for occurrence_id, presence, count in session.execute(by_presence):
        counted[occurrence_id, presence] = count
    wanted = (
        select(Occurrence)
        .where(Occurrence.activity_id == activity_id)
        .order_by(Occurrence.held_on.desc(), Occurrence.id.desc())
    )
    return tuple(
        OccurrenceRow(
            id=row.id,
            held_on=row.held_on,
            starts_at=row.starts_at,
            visitors=row.visitors,
            named=counted[row.id, Presence.PRESENT],
            cancelled=row.cancelled,
            first_visitors=row.first_visitors,
            invited=counted[row.id, Presence.INVITED],
            waiting=counted[row.id, Presence.WAITING],
            planned_on=row.planned_on,
            ends_at=row.ends_at,
            place=row.place,
        )
        for row in session.scalars(wanted)
    )


def attendance(session: Session, occurrence_id: int) -> tuple[AttendanceRow, ...]:
    """Return who was invited to, or came to, an occurrence, in the order of their names."""
    wanted = (
        select(
            Attendance.participant_id,
            Participant.person_id,
            Attendance.presence,
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Attendance.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(Attendance.occurrence_id == occurrence_id)
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(
        AttendanceRow(
            line.participant_id, line.person_id, display_name(names.parts(line)), line.presence
        )
        for line in session.execute(wanted)
    )


def regulars_first(
    session: Session, activity_id: int, named: Sequence[tuple[int, str]]
) -> tuple[tuple[int, str], ...]:
    """Return `named` (participant and name) with who came most often to an activity in front."""
    came = (
        select(Attendance.participant_id, func.count())
        .join(Occurrence, Occurrence.id == Attendance.occurrence_id)
        .where(Occurrence.activity_id == activity_id, Attendance.presence == Presence.PRESENT)
        .group_by(Attendance.participant_id)
    )
    times: dict[int, int] = dict(session.execute(came).all())
    return tuple(sorted(named, key=lambda one: -times.get(one[0], 0)))


def _attendances(session: Session, occurrence_id: int) -> list[Attendance]:
    wanted = select(Attendance).where(Attendance.occurrence_id == occurrence_id)
    return list(session.scalars(wanted))
