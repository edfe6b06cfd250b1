"""What is planned on which day: visits, activities, rides and jobs, for a calendar to look at."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Area, FollowUp, Job, Occurrence, Participant, Person, Ride
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import Act, FollowUpKind, JobStatus, RideStatus, RunBy
from spil_desktop.services import audit, names

_DRIVEN = (RideStatus.REQUESTED, RideStatus.PLANNED, RideStatus.DONE)
_DONE_ON = (JobStatus.PLANNED, JobStatus.DONE)


class PlannedKind(StrEnum):
    """What is planned: a visit at home, an activity, a ride, a small job."""

    VISIT = "visit"
    ACTIVITY = "activity"
    RIDE = "ride"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Planned:
    """Something on a day; without a time it is for the whole day.

    `id` is that of the follow-up, the occurrence, the ride or the job, `record` what a page opens:
    the person, the activity, the ride or the job. `name` is whom it is for (with what, for a job),
    or the activity. `rule` is the recurrence of the activity. `own_time` says that this time
    differs from its series. `area` and `run_by` are there where they tell activities of the same
    name apart.
    """

    kind: PlannedKind
    id: int
    record: int
    on: date
    name: str = field(repr=False)
    starts_at: time | None = None
    ends_at: time | None = None
    place: str | None = field(default=None, repr=False)
    rule: str | None = None
    own_time: bool = False
    area: str | None = None
    run_by: RunBy | None = None


def planned(
    session: Session, first: date, last: date, *, area_id: int | None = None
) -> tuple[Planned, ...]:
    """Return what is planned from `first` to `last`, by day and time; the whole-day ones first."""
    found = (
        *_visits(session, first, last, area_id),
        *_activities(session, first, last, area_id),
        *_rides(session, first, last, area_id),
        *_jobs(session, first, last, area_id),
    )
    return tuple(sorted(found, key=lambda one: (one.on, one.starts_at or time(), one.kind, one.id)))


def note_shared(session: Session, count: int, *, user_id: int | None = None) -> None:
    """Note in the audit log that a calendar with names went out, with so many lines."""
    audit.append(session, Act.SHARE_CALENDAR, None, None, {"lines": count}, user_id=user_id)


def _visits(session: Session, first: date, last: date, area_id: int | None) -> Iterator[Planned]:
    wanted = (
        select(FollowUp.id, FollowUp.due_on, Participant.person_id, *names.COLUMNS)
        .join(Participant, Participant.id == FollowUp.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(
            FollowUp.kind == FollowUpKind.VISIT,
            FollowUp.done_on.is_(None),
            FollowUp.due_on.between(first, last),
        )
    )
    if area_id is not None:
        wanted = wanted.where(Participant.area_id == area_id)
    for line in session.execute(wanted):
        name = display_name(names.parts(line))
        yield Planned(PlannedKind.VISIT, line.id, line.person_id, line.due_on, name)


def _activities(
    session: Session, first: date, last: date, area_id: int | None
) -> Iterator[Planned]:
    wanted = (
        select(Occurrence, Activity, Area.name)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .join(Area, Area.id == Activity.area_id)
        .where(Occurrence.held_on.between(first, last), Occurrence.cancelled.is_(False))
    )
    if area_id is not None:
        wanted = wanted.where(Activity.area_id == area_id)
    found = session.execute(wanted).all()
    areas: defaultdict[str, set[str]] = defaultdict(set)
    run_by: defaultdict[tuple[str, str], set[RunBy]] = defaultdict(set)
    for _once, activity, area in found:
        areas[activity.name].add(area)
        run_by[activity.name, area].add(activity.run_by)
    for once, activity, area in found:
        starts_at = once.starts_at or activity.starts_at
        ends_at = once.ends_at or activity.ends_at
        place = once.place or activity.place
        yield Planned(
            PlannedKind.ACTIVITY,
            once.id,
            activity.id,
            once.held_on,
            activity.name,
            starts_at,
            ends_at,
            place,
            rule=activity.rule,
            own_time=(starts_at, ends_at, place)
            != (activity.starts_at, activity.ends_at, activity.place),
            area=area if len(areas[activity.name]) > 1 else None,
            run_by=activity.run_by if len(run_by[activity.name, area]) > 1 else None,
        )


def _rides(session: Session, first: date, last: date, area_id: int | None) -> Iterator[Planned]:
    wanted = (
        select(
            Ride.id,
            Ride.on,
            Ride.leaves_at,
            Ride.arrives_at,
            Ride.returns_at,
            Ride.destination,
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Ride.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(Ride.on.between(first, last), Ride.status.in_(_DRIVEN))
    )
    if area_id is not None:
        wanted = wanted.where(Participant.area_id == area_id)
    for line in session.execute(wanted):
        yield Planned(
            PlannedKind.RIDE,
            line.id,
            line.id,
            line.on,
            display_name(names.parts(line)),
            line.leaves_at,
            line.returns_at or line.arrives_at,
            line.destination,
        )


def _jobs(session: Session, first: date, last: date, area_id: int | None) -> Iterator[Planned]:
    wanted = (
        select(Job.id, Job.on, Job.kind, *names.COLUMNS)
        .join(Participant, Participant.id == Job.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(Job.on.between(first, last), Job.status.in_(_DONE_ON))
    )
    if area_id is not None:
        wanted = wanted.where(Participant.area_id == area_id)
    for line in session.execute(wanted):
        about = ": ".join(filter(None, (display_name(names.parts(line)), line.kind)))
        yield Planned(PlannedKind.JOB, line.id, line.id, line.on, about)
