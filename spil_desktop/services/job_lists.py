"""All small jobs in one list: what waits for someone, what is planned, what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Job, Participant, Person, Volunteer
from spil_desktop.rules import handymen
from spil_desktop.rules.names import display_name, fold
from spil_desktop.rules.vocabulary import JobStatus
from spil_desktop.services import names, people, settings
from spil_desktop.services.jobs import JobRow, row_of


class Wanted(StrEnum):
    """Which jobs a list shows."""

    OPEN = "open"
    TO_PLAN = "to_plan"
    PLANNED = "planned"
    DONE = "done"
    OVER = "over"
    ALL = "all"


_STATUSES: Final[Mapping[Wanted, frozenset[JobStatus]]] = {
    Wanted.OPEN: frozenset({JobStatus.REQUESTED, JobStatus.PLANNED}),
    Wanted.TO_PLAN: frozenset({JobStatus.REQUESTED}),
    Wanted.PLANNED: frozenset({JobStatus.PLANNED}),
    Wanted.DONE: frozenset({JobStatus.DONE}),
    Wanted.OVER: frozenset({JobStatus.TOO_BIG, JobStatus.CANCELLED}),
    Wanted.ALL: frozenset(JobStatus),
}


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Which jobs are wanted; `text` is looked for in names, streets and what is to be done."""

    wanted: Wanted = Wanted.OPEN
    area_id: int | None = None
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job with who asked it.

    `waiting_days` count from the question while nobody is planned, `is_late` says that its day is
    past and nobody said how it went, `is_long` that it takes longer than the office's limit.
    """

    job: JobRow
    person_id: int
    name: str = field(repr=False)
    sort_name: str = field(repr=False)
    home: str = field(repr=False)
    area_id: int
    area: str
    waiting_days: int | None
    is_late: bool
    is_long: bool

    @property
    def id(self) -> int:
        """The number of the job."""
        return self.job.id


def rows(session: Session, wanted: JobFilter, *, today: date) -> tuple[JobLine, ...]:
    """Return the jobs of a list: what waits longest or comes first on top, what is over below."""
    condition: ColumnElement[bool] = Job.status.in_(_STATUSES[wanted.wanted])
    if wanted.area_id is not None:
        condition &= Participant.area_id == wanted.area_id
    found = _lines(session, condition, today)
    text = fold(wanted.text)
    return tuple(
        one
        for one in found
        if not text or text in fold(f"{one.name} {one.home} {one.job.fields.kind}")
    )


def line(session: Session, job_id: int, *, today: date) -> JobLine:
    """Return one job; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    found = _lines(session, Job.id == job_id, today)
    if not found:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Job.__tablename__)
    return found[0]


_HELPER: Final = aliased(Person)
_HELPER_NAME: Final = tuple(
    getattr(_HELPER, column.key).label(f"helper_{column.key}") for column in names.COLUMNS
)


def _query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Job,
            Participant.person_id,
            Participant.area_id,
            Area.name.label("area"),
            Person.sort_name,
            Person.street,
            Person.house_number,
            Person.house_addition,
            *names.COLUMNS,
            *_HELPER_NAME,
        )
        .join(Participant, Participant.id == Job.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .join(Area, Area.id == Participant.area_id)
        .outerjoin(Volunteer, Volunteer.id == Job.volunteer_id)
        .outerjoin(_HELPER, _HELPER.id == Volunteer.person_id)
    )


def _lines(session: Session, condition: ColumnElement[bool], today: date) -> list[JobLine]:
    limit = settings.read(session).job_minutes
    found = [_line(row, today, limit) for row in session.execute(_query().where(condition))]
    return sorted(found, key=_order)


def _line(row: Any, today: date, limit: int) -> JobLine:
    job: Job = row.Job
    helper = {name.key: getattr(row, f"helper_{name.key}") for name in names.COLUMNS}
    handyman = None
    if job.volunteer_id is not None:
        handyman = display_name(names.parts(SimpleNamespace(**helper)))
    asked = job.asked_on
    waits = job.status is JobStatus.REQUESTED and asked is not None
    return JobLine(
        job=row_of(job, handyman),
        person_id=row.person_id,
        name=display_name(names.parts(row)),
        sort_name=row.sort_name,
        home=people.address_line(row),
        area_id=row.area_id,
        area=row.area,
        waiting_days=(today - asked).days if waits and asked is not None else None,
        is_late=job.status is JobStatus.PLANNED and job.on is not None and job.on < today,
        is_long=handymen.is_long(job.minutes, limit),
    )


_PLACES: Final = {status: place for place, status in enumerate(JobStatus)}


def _order(one: JobLine) -> tuple[bool, int, float, int]:
    """Put open jobs first: without a day by the question, then by day; the rest newest first."""
    job = one.job
    day = job.on or job.fields.asked_on
    number = float("inf") if day is None else day.toordinal()
    status = _PLACES[job.status] if job.is_open else 0
    return not job.is_open, status, number if job.is_open else -number, job.id
