"""Volunteers: what they do, when they can, how many matches they have, and their VOG dates."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Match, Person, Volunteer
from spil_desktop.rules import vog, volunteer_steps
from spil_desktop.rules.names import display_name, fold
from spil_desktop.rules.queries import Query
from spil_desktop.rules.vocabulary import (
    RUNNING_MATCHES,
    DayPart,
    Interest,
    VogState,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import doubles, list_queries, names, people, records, settings
from spil_desktop.services.people import PersonFields

_HAPPENED: Final = (
    "vog_requested_on",
    "vog_received_on",
    "agreement_on",
    "confidentiality_on",
    "training_on",
    "reference_on",
)
"""Days of what was done, which cannot be still to come."""

_BEFORE_VOG: Final = frozenset({VolunteerStatus.APPLIED, VolunteerStatus.GETTING_ACQUAINTED})


@dataclass(frozen=True, slots=True)
class VolunteerFields:
    """What is kept of a volunteer besides who she is; `max_matches` may run at the same time.

    `together_with_id` is the volunteer with whom she prefers to go, `car_seats` how many people
    she can take along.
    """

    area_id: int
    roles: tuple[VolunteerRole, ...] = ()
    interests: tuple[Interest, ...] = ()
    available: tuple[DayPart, ...] = ()
    max_matches: int = 1
    has_car: bool = False
    status: VolunteerStatus = VolunteerStatus.APPLIED
    since: date | None = None
    vog_requested_on: date | None = None
    vog_received_on: date | None = None
    agreement_on: date | None = None
    confidentiality_on: date | None = None
    no_pets: bool = False
    no_smokers: bool = False
    no_stairs: bool = False
    training_on: date | None = None
    reference_on: date | None = None
    together_with_id: int | None = None
    car_seats: int | None = None
    car_takes_walker: bool = True
    car_takes_wheelchair: bool = False
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class VolunteerRow:
    """A volunteer in a list, sorted on `sort_name`; `load` counts her running matches."""

    id: int
    version: int
    person_id: int
    name: str = field(repr=False)
    sort_name: str = field(repr=False)
    street: str | None = field(repr=False)
    fields: VolunteerFields
    load: int
    vog: VogState
    stopped_on: date | None = None

    @property
    def steps(self) -> tuple[VolunteerStatus, ...]:
        """Which stages may follow hers, the usual one first."""
        return volunteer_steps.steps(self.fields.status, self.fields.roles, self.vog)

    @property
    def free(self) -> int:
        """How many matches she can have besides those that run."""
        return max(self.fields.max_matches - self.load, 0)

    @property
    def needs_vog(self) -> bool:
        """Whether her roles ask for a VOG that is not there, or is to be renewed."""
        return bool(vog.ONE_TO_ONE & set(self.fields.roles)) and self.vog is not VogState.RECEIVED


@dataclass(frozen=True, slots=True)
class VolunteerFilter:
    """Which volunteers are wanted; `text` is looked for in names and streets.

    `query` holds the query words of a list, which count those who stopped unless it says not to.
    """

    area_id: int | None = None
    role: VolunteerRole | None = None
    status: VolunteerStatus | None = None
    vog: VogState | None = None
    free_only: bool = False
    with_stopped: bool = False
    query: Query = field(default=Query(), repr=False)
    text: str = field(default="", repr=False)


def add(session: Session, person_id: int, new: VolunteerFields, *, today: date) -> int:
    """Make someone a volunteer, whatever other roles she has, and return her volunteer number.

    Raises `InputProblem.ALREADY_EXISTS` when she is one, `NOT_A_NUMBER` for fewer than zero
    matches, `DATE_IN_FUTURE` for a VOG that has not come yet.
    """
    records.fetch(session, Person, person_id)
    if session.scalar(select(Volunteer.id).where(Volunteer.person_id == person_id)) is not None:
        raise SpilError(InputProblem.ALREADY_EXISTS, record=Volunteer.__tablename__)
    row = Volunteer(person_id=person_id)
    _fill(session, row, new, today)
    row.since = new.since or today
    session.add(row)
    session.flush()
    return row.id


def register(
    session: Session,
    person: PersonFields,
    new: VolunteerFields,
    *,
    today: date,
    different_from: tuple[int, ...] = (),
) -> int:
    """Keep someone new who wants to help and return her person number.

    `different_from` are people who look like her and are not, remembered for good. For someone
    who is stored already use `add`. Raises what `people.add` and `add` raise.
    """
    person_id = people.add(session, person, today=today)
    for other in different_from:
        doubles.distinguish(session, person_id, other)
    add(session, person_id, new, today=today)
    return person_id


def edit(
    session: Session,
    volunteer_id: int,
    fields: VolunteerFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Change a volunteer; raises what `add` raises, and what `records.fetch` does.

    Raises `InputProblem.NOT_IN_LIST` for someone who would go together with herself.
    """
    row = records.fetch(session, Volunteer, volunteer_id, version=version)
    _fill(session, row, fields, today)
    session.flush()


def move(session: Session, volunteer_id: int, status: VolunteerStatus, *, today: date) -> None:
    """Take a step with a volunteer; her running matches stay until someone ends them.

    The day of stopping is kept. Raises `InputProblem.STAGE_NOT_NEXT` for a stage that may not
    follow the present one (`rules.volunteer_steps`).
    """
    row = card(session, volunteer_id, today=today)
    if status not in row.steps:
        raise SpilError(InputProblem.STAGE_NOT_NEXT, field="status")
    volunteer = records.fetch(session, Volunteer, volunteer_id)
    volunteer.status = status
    volunteer.stopped_on = today if status is VolunteerStatus.STOPPED else None
    session.flush()


def request_vog(session: Session, volunteer_id: int, on: date, *, today: date) -> None:
    """Keep that a VOG was requested; a volunteer who is still new waits for it from now on."""
    records.not_after(on, today, "vog_requested_on")
    row = records.fetch(session, Volunteer, volunteer_id)
    row.vog_requested_on = on
    if row.status in _BEFORE_VOG:
        row.status = VolunteerStatus.VOG_REQUESTED
    session.flush()


def receive_vog(session: Session, volunteer_id: int, on: date, *, today: date) -> None:
    """Keep that a VOG came; a volunteer who waited for it can be deployed from now on."""
    records.not_after(on, today, "vog_received_on")
    row = records.fetch(session, Volunteer, volunteer_id)
    row.vog_received_on = on
    if row.status is VolunteerStatus.VOG_REQUESTED:
        row.status = VolunteerStatus.READY
    session.flush()


def rows(session: Session, wanted: VolunteerFilter, *, today: date) -> tuple[VolunteerRow, ...]:
    """Return the volunteers that `wanted` describes, in the order of their names."""
    years = settings.read(session).vog_years
    asked = list_queries.volunteers(session, wanted.query, today=today)
    found = _rows().where(*_conditions(wanted), *asked).order_by(Person.sort_name, Person.id)
    read = (_row(line, years, today) for line in session.execute(found))
    return tuple(row for row in read if _fits(row, wanted))


def card(session: Session, volunteer_id: int, *, today: date) -> VolunteerRow:
    """Return one volunteer; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    line = session.execute(_rows().where(Volunteer.id == volunteer_id)).one_or_none()
    if line is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Volunteer.__tablename__)
    return _row(line, settings.read(session).vog_years, today)


def of_person(session: Session, person_id: int, *, today: date) -> VolunteerRow | None:
    """Return someone as a volunteer, None when she is none."""
    line = session.execute(_rows().where(Volunteer.person_id == person_id)).one_or_none()
    return None if line is None else _row(line, settings.read(session).vog_years, today)


def _rows() -> Select[*tuple[Any, ...]]:
    load = (
        select(Match.volunteer_id, func.count().label("load"))
        .where(Match.volunteer_id.is_not(None), Match.status.in_(RUNNING_MATCHES))
        .group_by(Match.volunteer_id)
        .subquery()
    )
    return (
        select(
            Volunteer,
            *names.COLUMNS,
            Person.sort_name,
            Person.street,
            func.coalesce(load.c.load, 0).label("load"),
        )
        .join(Person, Person.id == Volunteer.person_id)
        .outerjoin(load, load.c.volunteer_id == Volunteer.id)
    )


def _conditions(wanted: VolunteerFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.area_id is not None:
        conditions.append(Volunteer.area_id == wanted.area_id)
    if wanted.status is not None:
        conditions.append(Volunteer.status == wanted.status)
    elif not wanted.with_stopped:
        conditions.append(Volunteer.status != VolunteerStatus.STOPPED)
    return conditions


def _fits(row: VolunteerRow, wanted: VolunteerFilter) -> bool:
    """Whether a row has what is not asked of the database: lists of codes and folded words."""
    said = fold(f"{row.name} {row.street or ''}")
    return (
        (wanted.role is None or wanted.role in row.fields.roles)
        and (wanted.vog is None or row.vog is wanted.vog)
        and (row.free > 0 or not wanted.free_only)
        and all(word in said for word in fold(wanted.text).split())
    )


def _row(line: Any, vog_years: int, today: date) -> VolunteerRow:
    row: Volunteer = line.Volunteer
    return VolunteerRow(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        name=display_name(names.parts(line)),
        sort_name=line.sort_name,
        street=line.street,
        fields=VolunteerFields(
            **{name: getattr(row, name) for name in VolunteerFields.__dataclass_fields__}
        ),
        load=line.load,
        vog=vog.state(row.vog_requested_on, row.vog_received_on, vog_years, today),
        stopped_on=row.stopped_on,
    )


def _fill(session: Session, row: Volunteer, fields: VolunteerFields, today: date) -> None:
    """Put checked fields into a row."""
    records.fetch(session, Area, fields.area_id)
    for name in ("max_matches", "car_seats"):
        if (getattr(fields, name) or 0) < 0:
            raise SpilError(InputProblem.NOT_A_NUMBER, field=name)
    if fields.together_with_id is not None:
        records.fetch(session, Volunteer, fields.together_with_id)
        if fields.together_with_id == row.id:
            raise SpilError(InputProblem.NOT_IN_LIST, field="together_with_id")
    for name in _HAPPENED:
        day: date | None = getattr(fields, name)
        if day is not None:
            records.not_after(day, today, name)
    for name, value in asdict(fields).items():
        setattr(row, name, records.free_text(value, name) if name == "note" else value)
