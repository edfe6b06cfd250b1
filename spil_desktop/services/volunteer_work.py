"""What a volunteer did and is to do: hours written down, and what rides, jobs, matches say."""

from dataclasses import asdict, dataclass, field
from datetime import date, time
from enum import StrEnum

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Job, Match, Participant, Person, Ride, Volunteer, VolunteerHours
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import JobStatus, MatchStatus, RideStatus, VolunteerRole
from spil_desktop.services import names, records

_MET = (MatchStatus.TRIAL, MatchStatus.ACTIVE, MatchStatus.PAUSED, MatchStatus.ENDED)
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class HoursFields:
    """Time that she gave on a day, in minutes, and what for."""

    on: date
    minutes: int
    role: VolunteerRole | None = None
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One line of hours."""

    id: int
    fields: HoursFields


@dataclass(frozen=True, slots=True)
class WorkDone:
    """What was done from `first` to `last`, both included.

    `kilometres` are those of the rides of which they are known, `job_minutes` of the jobs of
    which the time is known. `minutes` were written down by hand. `people` are different
    participants whom she drove, did a job for or was matched with.
    """

    first: date
    last: date
    rides: int
    kilometres: float
    jobs: int
    job_minutes: int
    matches: int
    people: int
    minutes: int


class ComingKind(StrEnum):
    """What a volunteer is still to do."""

    RIDE = "ride"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Coming:
    """A ride or a job that is planned with her; `at` is when she leaves, None for a job."""

    kind: ComingKind
    id: int
    on: date
    at: time | None
    name: str = field(repr=False)


def write_hours(session: Session, volunteer_id: int, new: HoursFields, *, today: date) -> int:
    """Keep a line of hours and return its number.

    Raises `InputProblem.DATE_IN_FUTURE`, `NOT_A_NUMBER` for no time at all or more than a day
    has, `BSN_IN_TEXT` for a note that holds one.
    """
    records.fetch(session, Volunteer, volunteer_id)
    records.not_after(new.on, today, "on")
    if not 0 < new.minutes <= _DAY:
        raise SpilError(InputProblem.NOT_A_NUMBER, field="minutes")
    kept = {**asdict(new), "note": records.free_text(new.note, "note")}
    row = VolunteerHours(volunteer_id=volunteer_id, **kept)
    session.add(row)
    session.flush()
    return row.id


def remove_hours(session: Session, hours_id: int) -> None:
    """Take a line of hours away."""
    session.delete(records.fetch(session, VolunteerHours, hours_id))
    session.flush()


def hours(session: Session, volunteer_id: int, *, limit: int = 5) -> tuple[HoursRow, ...]:
    """Return the last lines of hours of a volunteer, the newest first."""
    wanted = (
        select(VolunteerHours)
        .where(VolunteerHours.volunteer_id == volunteer_id)
        .order_by(VolunteerHours.on.desc(), VolunteerHours.id.desc())
        .limit(limit)
    )
    return tuple(
        HoursRow(row.id, HoursFields(row.on, row.minutes, row.role, row.note))
        for row in session.scalars(wanted)
    )


def coming(session: Session, volunteer_id: int, *, today: date) -> tuple[Coming, ...]:
    """Return the rides and jobs planned with a volunteer from today on, the first on top."""
    rides = session.execute(
        select(Ride.id, Ride.on, Ride.leaves_at, *names.COLUMNS)
        .join(Participant, Participant.id == Ride.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(Ride.driver_id == volunteer_id, Ride.status == RideStatus.PLANNED, Ride.on >= today)
    )
    jobs = session.execute(
        select(Job.id, Job.on, *names.COLUMNS)
        .join(Participant, Participant.id == Job.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(Job.volunteer_id == volunteer_id, Job.status == JobStatus.PLANNED, Job.on >= today)
    )
    found = [
        Coming(ComingKind.RIDE, row.id, row.on, row.leaves_at, display_name(names.parts(row)))
        for row in rides
    ]
    found += [
        Coming(ComingKind.JOB, row.id, row.on, None, display_name(names.parts(row))) for row in jobs
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.at or time(), one.kind, one.id)))


def done(session: Session, volunteer_id: int, first: date, last: date) -> WorkDone:
    """Count what a volunteer did from `first` to `last`."""
    rides = session.execute(
        select(Ride.participant_id, Ride.kilometres).where(
            Ride.driver_id == volunteer_id,
            Ride.status == RideStatus.DONE,
            Ride.on.between(first, last),
        )
    ).all()
    jobs = session.execute(
        select(Job.participant_id, Job.minutes).where(
            Job.volunteer_id == volunteer_id,
            Job.status == JobStatus.DONE,
            Job.on.between(first, last),
        )
    ).all()
    matched = _matched(session, volunteer_id, first, last)
    typed = session.scalar(
        select(func.sum(VolunteerHours.minutes)).where(
            VolunteerHours.volunteer_id == volunteer_id, VolunteerHours.on.between(first, last)
        )
    )
    return WorkDone(
        first=first,
        last=last,
        rides=len(rides),
        kilometres=sum(line.kilometres or 0 for line in rides),
        jobs=len(jobs),
        job_minutes=sum(line.minutes or 0 for line in jobs),
        matches=len(matched),
        people=len({line.participant_id for line in (*rides, *jobs)} | set(matched)),
        minutes=typed or 0,
    )


def _matched(session: Session, volunteer_id: int, first: date, last: date) -> list[int]:
    """Return the participant of every match that was tried or active in these days."""
    began = func.coalesce(Match.trial_from, Match.active_from)
    wanted = select(Match.participant_id).where(
        Match.volunteer_id == volunteer_id,
        Match.status.in_(_MET),
        began <= last,
        or_(Match.ended_on.is_(None), Match.ended_on >= first),
    )
    return list(session.scalars(wanted))
