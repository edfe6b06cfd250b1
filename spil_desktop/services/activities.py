"""Meeting places and regular activities: what they are, when they are held, who came."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, time
from math import ceil
from statistics import fmean
from typing import Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Activity, Area, Attendance, KeyFigure, Occurrence
from spil_desktop.rules import recurrences
from spil_desktop.rules.vocabulary import DayPart, Interest, RunBy
from spil_desktop.services import records
from spil_desktop.services.prepared import Prepared

_RECENT: Final = 8
"""How many of the last times count for the mean number of visitors."""


@dataclass(frozen=True, slots=True)
class ActivityFields:
    """What is kept of an activity.

    `held` are the parts of the week in which it takes place; `rule` is an iCalendar recurrence
    when that is not every week ("FREQ=WEEKLY;INTERVAL=2"). `capacity` is None without a limit.
    Holidays are passed over unless `in_holidays`; `key_figure_id` is who runs it.
    """

    name: str
    area_id: int
    place: str | None = None
    held: tuple[DayPart, ...] = ()
    starts_at: time | None = None
    ends_at: time | None = None
    rule: str | None = None
    capacity: int | None = None
    cost: str | None = None
    interests: tuple[Interest, ...] = ()
    wheelchair: bool = False
    walker: bool = False
    toilet: bool = False
    hearing_loop: bool = False
    lift: bool = False
    in_holidays: bool = False
    key_figure_id: int | None = None
    run_by: RunBy = RunBy.WELFARE
    started_on: date | None = None
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity in a list.

    `mean_visitors` is over the last times that it was held and counted, None before the first.
    `free_places` are what is left of its capacity on such a day, None without a limit.
    """

    id: int
    version: int
    area: str
    fields: ActivityFields
    ended_on: date | None
    next_on: date | None
    mean_visitors: float | None
    free_places: int | None


def add(session: Session, new: ActivityFields) -> int:
    """Keep a new activity and return its number.

    Raises `InputProblem.REQUIRED` without a name, `NOT_A_NUMBER` for a capacity below one,
    `NOT_IN_LIST` for a recurrence that cannot be read.
    """
    row = Activity()
    _fill(session, row, new)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, activity_id: int, fields: ActivityFields, *, version: int | None = None
) -> None:
    """Change an activity; raises what `add` raises, and what `records.fetch` does."""
    _fill(session, records.fetch(session, Activity, activity_id, version=version), fields)
    session.flush()


def end(session: Session, activity_id: int, on: date) -> None:
    """End an activity: what was planned after `on` and has nobody in it is taken away.

    Raises `InputProblem.END_BEFORE_START`.
    """
    row = records.fetch(session, Activity, activity_id)
    records.in_order(row.started_on, on, "ended_on")
    row.ended_on = on
    named = select(Attendance.occurrence_id)
    planned = select(Occurrence).where(
        Occurrence.activity_id == activity_id,
        Occurrence.held_on > on,
        Occurrence.visitors.is_(None),
        Occurrence.id.not_in(named),
    )
    for occurrence in session.scalars(planned):
        session.delete(occurrence)
    session.flush()


def rows(
    session: Session, area_id: int | None = None, *, today: date, ended: bool = False
) -> tuple[ActivityRow, ...]:
    """Return the activities of an area, or of all areas, by name; ended ones only when asked."""
    wanted = (
        select(Activity, Area.name)
        .join(Area, Area.id == Activity.area_id)
        .order_by(Activity.name, Activity.id)
    )
    if area_id is not None:
        wanted = wanted.where(Activity.area_id == area_id)
    if not ended:
        wanted = wanted.where(Activity.ended_on.is_(None) | (Activity.ended_on >= today))
    next_days = _next_days(session, today)
    visitors = recent_visitors(session, today)
    return tuple(
        _row(activity, area, next_days.get(activity.id), visitors.get(activity.id))
        for activity, area in session.execute(wanted)
    )


def card(session: Session, activity_id: int, *, today: date) -> ActivityRow:
    """Return one activity; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    activity = records.fetch(session, Activity, activity_id)
    return _row(
        activity,
        records.fetch(session, Area, activity.area_id).name,
        _next_days(session, today).get(activity_id),
        recent_visitors(session, today).get(activity_id),
    )


def recent_visitors(session: Session, today: date) -> Mapping[int, float]:
    """Return the mean head count of the last times each activity was held, by activity."""
    counted: dict[int, list[int]] = {}
    for row in _LAST_COUNTED.rows(session, today=today):
        counted.setdefault(row.activity_id, []).append(row.visitors)
    return {activity_id: fmean(visitors) for activity_id, visitors in counted.items()}


def _last_counted() -> Prepared:
    place = func.row_number().over(
        partition_by=Occurrence.activity_id, order_by=Occurrence.held_on.desc()
    )
    last = (
        select(Occurrence.activity_id, Occurrence.visitors, place.label("place"))
        .where(
            Occurrence.held_on <= bindparam("today", date.min),
            Occurrence.visitors.is_not(None),
            Occurrence.cancelled.is_(False),
        )
        .subquery()
    )
    return Prepared(select(last.c.activity_id, last.c.visitors).where(last.c.place <= _RECENT))


_LAST_COUNTED: Final = _last_counted()


def _next_days(session: Session, today: date) -> dict[int, date]:
    wanted = (
        select(Occurrence.activity_id, func.min(Occurrence.held_on))
        .where(Occurrence.held_on >= today, Occurrence.cancelled.is_(False))
        .group_by(Occurrence.activity_id)
    )
    return dict(session.execute(wanted).all())


def _row(
    activity: Activity, area: str, next_on: date | None, visitors: float | None
) -> ActivityRow:
    places = activity.capacity
    free = None if places is None else max(places - ceil(visitors or 0), 0)
    return ActivityRow(
        id=activity.id,
        version=activity.version,
        area=area,
        fields=_fields(activity),
        ended_on=activity.ended_on,
        next_on=next_on,
        mean_visitors=visitors,
        free_places=free,
    )


def _fields(row: Activity) -> ActivityFields:
    return ActivityFields(
        name=row.name,
        area_id=row.area_id,
        place=row.place,
        held=row.held,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        rule=row.rule,
        capacity=row.capacity,
        cost=row.cost,
        interests=row.interests,
        wheelchair=row.wheelchair,
        walker=row.walker,
        toilet=row.toilet,
        hearing_loop=row.hearing_loop,
        lift=row.lift,
        in_holidays=row.in_holidays,
        key_figure_id=row.key_figure_id,
        run_by=row.run_by,
        started_on=row.started_on,
        note=row.note,
    )


def _fill(session: Session, row: Activity, fields: ActivityFields) -> None:
    """Put checked fields into a row."""
    records.fetch(session, Area, fields.area_id)
    if fields.key_figure_id is not None:
        records.fetch(session, KeyFigure, fields.key_figure_id)
    if fields.starts_at and fields.ends_at and fields.ends_at <= fields.starts_at:
        raise SpilError(InputProblem.END_BEFORE_START, field="ends_at")
    if fields.capacity is not None and fields.capacity < 1:
        raise SpilError(InputProblem.NOT_A_NUMBER, field="capacity")
    if fields.rule is not None and not recurrences.is_readable(fields.rule):
        raise SpilError(InputProblem.NOT_IN_LIST, field="rule")
    for name, value in asdict(fields).items():
        setattr(row, name, records.optional(value) if isinstance(value, str) else value)
    row.name = records.required(fields.name, "name")
