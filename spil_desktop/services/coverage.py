"""How much of an area is covered: streets by status, doors, and older people who are known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import Select, extract, func, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Area, KeyFigure, Outreach, Participant, Person, Street
from spil_desktop.rules.vocabulary import OutreachMethod, ParticipantStatus, RunBy, StreetStatus

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])
LEAST_AGE: Final = 70
_NOBODY_SPOKE: Final = (ParticipantStatus.REPORTED, ParticipantStatus.NOT_REACHED)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of the older people of an area are known.

    `known` are participants of 70 and older with whom there was contact; `without_age` those of
    whom no birth year is known. `people` is the number that live there, with its year and source;
    None when nobody filled it in (for all areas together: as soon as one lacks it).
    """

    known: int
    without_age: int
    people: int | None
    year: int | None
    source: str | None

    @property
    def percent(self) -> int | None:
        """The share that is known in whole percents; None without a number to compare with."""
        return None if not self.people else round(100 * self.known / self.people)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The streets of an area by status, and what happened in a period.

    `handed_over` are the streets handed over in the period and still independent,
    `run_by_residents` the activities that residents ran in it. Doors are those of its rounds.
    """

    streets: Mapping[StreetStatus, int]
    handed_over: int
    run_by_residents: int
    key_figures: int
    independent_key_figures: int
    rounds: int
    rung: int
    opened: int
    talked: int
    flyers: int
    visits_wanted: int

    @property
    def total(self) -> int:
        """How many streets there are."""
        return sum(self.streets.values())

    @property
    def covered(self) -> int:
        """How many of them are known: explored or further."""
        return self.total - self.streets.get(StreetStatus.UNKNOWN, 0)

    @property
    def covered_percent(self) -> int | None:
        """The share of streets that are known, in whole percents; None without streets."""
        return None if not self.total else round(100 * self.covered / self.total)


def reach(session: Session, area_id: int | None, *, today: date) -> Reach:
    """Return how many of the people of 70 and older are known, in an area or in all."""
    born = extract("year", Person.birth_date)
    year = func.coalesce(Person.birth_year, born)
    spoken = or_(
        Participant.first_contact_on.is_not(None), Participant.status.not_in(_NOBODY_SPOKE)
    )
    known = (
        select(
            func.count().filter(year <= today.year - LEAST_AGE), func.count().filter(year.is_(None))
        )
        .select_from(Participant)
        .join(Person, Person.id == Participant.person_id)
        .where(spoken)
    )
    areas = select(Area.people_70plus, Area.people_70plus_year, Area.people_70plus_source)
    if area_id is not None:
        known = known.where(Participant.area_id == area_id)
        areas = areas.where(Area.id == area_id)
    old, without_age = session.execute(known).one()
    numbers = session.execute(areas).all()
    people = [line.people_70plus for line in numbers if line.people_70plus is not None]
    complete = bool(numbers) and len(people) == len(numbers)
    years = {line.people_70plus_year for line in numbers}
    sources = {line.people_70plus_source for line in numbers}
    return Reach(
        known=old,
        without_age=without_age,
        people=sum(people) if complete else None,
        year=years.pop() if len(years) == 1 else None,
        source=sources.pop() if len(sources) == 1 else None,
    )


def coverage(session: Session, area_id: int | None, first: date, last: date) -> Coverage:
    """Count the streets of an area, or of all, and what happened from `first` to `last`."""
    statuses = _in(select(Street.status, func.count()).group_by(Street.status), area_id)
    handed = _in(
        select(func.count())
        .select_from(Street)
        .where(
            Street.status == StreetStatus.INDEPENDENT, Street.handed_over_on.between(first, last)
        ),
        area_id,
    )
    doors = _in(
        select(
            func.count(),
            func.coalesce(func.sum(Outreach.addresses), 0),
            func.coalesce(func.sum(Outreach.opened), 0),
            func.coalesce(func.sum(Outreach.talked), 0),
            func.coalesce(func.sum(Outreach.flyers), 0),
            func.coalesce(func.sum(Outreach.visits_wanted), 0),
        )
        .join(Street, Street.id == Outreach.street_id)
        .where(Outreach.on.between(first, last), Outreach.method == OutreachMethod.DOOR_TO_DOOR),
        area_id,
    )
    figures, independent = _key_figures(session, area_id, last)
    return Coverage(
        dict(session.execute(statuses).all()),
        session.scalars(handed).one(),
        _run_by_residents(session, area_id, first, last),
        figures,
        independent,
        *session.execute(doors).one(),
    )


def _in(query: Query, area_id: int | None) -> Query:
    return query if area_id is None else query.where(Street.area_id == area_id)


def _run_by_residents(session: Session, area_id: int | None, first: date, last: date) -> int:
    wanted = (
        select(func.count())
        .select_from(Activity)
        .where(
            Activity.run_by == RunBy.RESIDENTS,
            or_(Activity.started_on.is_(None), Activity.started_on <= last),
            or_(Activity.ended_on.is_(None), Activity.ended_on >= first),
        )
    )
    if area_id is not None:
        wanted = wanted.where(Activity.area_id == area_id)
    return session.scalars(wanted).one()


def _key_figures(session: Session, area_id: int | None, last: date) -> tuple[int, int]:
    wanted = select(func.count(), func.count().filter(KeyFigure.independent_since <= last)).where(
        or_(KeyFigure.since.is_(None), KeyFigure.since <= last)
    )
    if area_id is not None:
        wanted = wanted.where(KeyFigure.area_id == area_id)
    figures, independent = session.execute(wanted).one()
    return figures, independent
