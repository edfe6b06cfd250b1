"""Key figures: residents and shopkeepers who know their streets and take them over."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Activity, Area, KeyFigure, Participant, Person, Street, Volunteer
from spil_desktop.rules.names import display_name
from spil_desktop.rules.street_steps import Step
from spil_desktop.rules.vocabulary import ContactFrequency, StreetStatus
from spil_desktop.services import activities, names, people, records, streets
from spil_desktop.services.people import PersonFields


@dataclass(frozen=True, slots=True)
class KeyFigureFields:
    """What is kept of a key figure.

    `independent_since` she needs the Spil no longer; `frequency` is how often they speak now,
    `last_spoken_on` when they last did; on `confidentiality_on` she promised to keep to herself
    what she hears.
    """

    area_id: int
    since: date | None = None
    independent_since: date | None = None
    note: str | None = field(default=None, repr=False)
    frequency: ContactFrequency | None = None
    last_spoken_on: date | None = None
    confidentiality_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeyFigureRow:
    """A key figure in a list, with the names of her streets and how many activities she runs."""

    id: int
    version: int
    person_id: int
    name: str = field(repr=False)
    fields: KeyFigureFields
    streets: tuple[str, ...]
    activities: int = 0


@dataclass(frozen=True, slots=True)
class RunActivity:
    """An activity that a key figure runs; `mean_visitors` is over the last times it was held."""

    id: int
    name: str
    started_on: date | None
    ended_on: date | None
    mean_visitors: float | None


@dataclass(frozen=True, slots=True)
class KeyFigureCard:
    """All that is shown of a key figure: how to reach her, her streets and activities, her roles.

    `streets` are numbers with names and status; `volunteer_id` and `participant_id` are filled
    when she has these roles too.
    """

    row: KeyFigureRow
    address: str = field(repr=False)
    phones: tuple[str, ...] = field(repr=False)
    streets: tuple[tuple[int, str, StreetStatus, date | None], ...]
    activities: tuple[RunActivity, ...]
    participant_id: int | None
    volunteer_id: int | None


def add(session: Session, person_id: int, new: KeyFigureFields, *, today: date) -> int:
    """Make someone a key figure, whatever other roles she has, and return her number as one.

    Raises `InputProblem.ALREADY_EXISTS` when she is one, `END_BEFORE_START`, `DATE_IN_FUTURE`.
    """
    records.fetch(session, Person, person_id)
    if session.scalar(select(KeyFigure.id).where(KeyFigure.person_id == person_id)) is not None:
        raise SpilError(InputProblem.ALREADY_EXISTS, record=KeyFigure.__tablename__)
    row = KeyFigure(person_id=person_id)
    _fill(session, row, new)
    row.since = new.since or today
    session.add(row)
    session.flush()
    return row.id


def register(session: Session, person: PersonFields, new: KeyFigureFields, *, today: date) -> int:
    """Keep someone new and make her a key figure; raises what `people.add` and `add` raise."""
    return add(session, people.add(session, person, today=today), new, today=today)


def edit(
    session: Session, key_figure_id: int, fields: KeyFigureFields, *, version: int | None = None
) -> None:
    """Change a key figure; raises what `add` raises, and what `records.fetch` does."""
    _fill(session, records.fetch(session, KeyFigure, key_figure_id, version=version), fields)
    session.flush()


def stop(session: Session, key_figure_id: int, reason: str, *, today: date) -> None:
    """Take someone's role away: her streets are explored again, her activities go on without her.

    Raises `InputProblem.REQUIRED` without a reason when she has streets.
    """
    row = records.fetch(session, KeyFigure, key_figure_id)
    back = Step(StreetStatus.EXPLORED, on=today, reason=reason)
    hers = session.scalars(select(Street.id).where(Street.key_figure_id == key_figure_id)).all()
    for street_id in hers:
        streets.take_step(session, street_id, back, today=today)
    for activity in session.scalars(
        select(Activity).where(Activity.key_figure_id == key_figure_id)
    ):
        activity.key_figure_id = None
    session.flush()
    session.delete(row)
    session.flush()


def watch(session: Session, key_figure_id: int, street_id: int) -> None:
    """Give a key figure a street: found, and not yet handed over.

    A street that was handed over to another is found again, with this key figure.
    """
    figure = records.fetch(session, KeyFigure, key_figure_id)
    street = records.fetch(session, Street, street_id)
    street.key_figure_id = key_figure_id
    street.status = StreetStatus.KEY_FIGURE_FOUND
    street.handed_over_on = None
    street.explored_on = street.explored_on or figure.since
    session.flush()


def hand_over(session: Session, street_id: int, on: date, *, today: date) -> None:
    """Leave a street to its key figure, so that the Spil can go on to another one.

    Raises `InputProblem.REQUIRED` when the street has no key figure, `DATE_IN_FUTURE`,
    `END_BEFORE_START` for a day before the street was explored.
    """
    step = Step(StreetStatus.INDEPENDENT, on=on)
    streets.take_step(session, street_id, step, today=today)


def take_back(session: Session, street_id: int, on: date, reason: str, *, today: date) -> None:
    """Look after a street again that was handed over; its key figure stays.

    Raises `InputProblem.REQUIRED` without a reason, `DATE_IN_FUTURE`.
    """
    step = Step(StreetStatus.KEY_FIGURE_FOUND, on=on, reason=reason)
    streets.take_step(session, street_id, step, today=today)


def stand_alone(session: Session, key_figure_id: int, on: date | None) -> None:
    """Note since when a key figure needs the Spil no longer; None when she does (again).

    Raises `InputProblem.END_BEFORE_START` for a day before she became one.
    """
    row = records.fetch(session, KeyFigure, key_figure_id)
    records.in_order(row.since, on, "on")
    row.independent_since = on
    session.flush()


def spoke(session: Session, key_figure_id: int, on: date, *, today: date) -> None:
    """Note on which day the Spil spoke a key figure; an earlier day than is known stays behind.

    Raises `InputProblem.DATE_IN_FUTURE`.
    """
    records.not_after(on, today, "last_spoken_on")
    row = records.fetch(session, KeyFigure, key_figure_id)
    row.last_spoken_on = on if row.last_spoken_on is None else max(on, row.last_spoken_on)
    session.flush()


def run(session: Session, key_figure_id: int, activity_ids: Sequence[int]) -> None:
    """Say which activities a key figure runs; those that she ran before and are not named, not."""
    records.fetch(session, KeyFigure, key_figure_id)
    wanted = set(activity_ids)
    concerned = Activity.id.in_(wanted) | (Activity.key_figure_id == key_figure_id)
    for activity in session.scalars(select(Activity).where(concerned)):
        activity.key_figure_id = key_figure_id if activity.id in wanted else None
    session.flush()


def rows(session: Session, area_id: int | None = None) -> tuple[KeyFigureRow, ...]:
    """Return the key figures of an area, or of all areas, in the order of their names."""
    wanted = (
        select(KeyFigure, *names.COLUMNS)
        .join(Person, Person.id == KeyFigure.person_id)
        .order_by(Person.sort_name, Person.id)
    )
    if area_id is not None:
        wanted = wanted.where(KeyFigure.area_id == area_id)
    hers, run_by = _streets(session), _activities(session)
    return tuple(
        _row(line, hers.get(line.KeyFigure.id, ()), run_by.get(line.KeyFigure.id, ()))
        for line in session.execute(wanted)
    )


def card(session: Session, key_figure_id: int, *, today: date) -> KeyFigureCard:
    """Return all that is shown of a key figure; raise `InputProblem.UNKNOWN_RECORD`."""
    figure = records.fetch(session, KeyFigure, key_figure_id)
    person = records.fetch(session, Person, figure.person_id)
    hers = _streets(session).get(key_figure_id, [])
    run_by = _activities(session).get(key_figure_id, [])
    visitors = activities.recent_visitors(session, today)
    wanted = select(KeyFigure, *names.COLUMNS).join(Person, Person.id == KeyFigure.person_id)
    line = session.execute(wanted.where(KeyFigure.id == key_figure_id)).one()
    number = "".join(filter(None, (str(person.house_number or ""), person.house_addition)))
    return KeyFigureCard(
        row=_row(line, hers, run_by),
        address=" ".join(filter(None, (person.street, number))),
        phones=tuple(phone.number for phone in people.phones_of(session, person.id)),
        streets=tuple((one.id, one.name, one.status, one.handed_over_on) for one in hers),
        activities=tuple(
            RunActivity(one.id, one.name, one.started_on, one.ended_on, visitors.get(one.id))
            for one in run_by
        ),
        participant_id=_role(session, Participant, person.id),
        volunteer_id=_role(session, Volunteer, person.id),
    )


def _role(
    session: Session, kind: type[Participant] | type[Volunteer], person_id: int
) -> int | None:
    return session.scalar(select(kind.id).where(kind.person_id == person_id))


def _row(line: Any, hers: Sequence[Street], run_by: Sequence[Activity]) -> KeyFigureRow:
    return KeyFigureRow(
        line.KeyFigure.id,
        line.KeyFigure.version,
        line.KeyFigure.person_id,
        display_name(names.parts(line)),
        _fields(line.KeyFigure),
        tuple(street.name for street in hers),
        sum(activity.ended_on is None for activity in run_by),
    )


def _streets(session: Session) -> Mapping[int, list[Street]]:
    found: defaultdict[int, list[Street]] = defaultdict(list)
    wanted = select(Street).where(Street.key_figure_id.is_not(None)).order_by(Street.name)
    for street in session.scalars(wanted):
        found[street.key_figure_id or 0].append(street)
    return found


def _activities(session: Session) -> Mapping[int, list[Activity]]:
    found: defaultdict[int, list[Activity]] = defaultdict(list)
    wanted = select(Activity).where(Activity.key_figure_id.is_not(None)).order_by(Activity.name)
    for activity in session.scalars(wanted):
        found[activity.key_figure_id or 0].append(activity)
    return found


def _fields(row: KeyFigure) -> KeyFigureFields:
    return KeyFigureFields(
        area_id=row.area_id,
        since=row.since,
        independent_since=row.independent_since,
        note=row.note,
        frequency=row.frequency,
        last_spoken_on=row.last_spoken_on,
        confidentiality_on=row.confidentiality_on,
    )


def _fill(session: Session, row: KeyFigure, fields: KeyFigureFields) -> None:
    records.fetch(session, Area, fields.area_id)
    records.in_order(fields.since, fields.independent_since, "independent_since")
    row.area_id = fields.area_id
    row.since = fields.since
    row.independent_since = fields.independent_since
    row.note = records.optional(fields.note)
    row.frequency = fields.frequency
    row.last_spoken_on = fields.last_spoken_on
    row.confidentiality_on = fields.confidentiality_on
