"""What happened in an area in a month, in numbers for the Spil herself; never published."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from spil_desktop.model import ContactMoment, Match, Need, Participant, Street
from spil_desktop.rules.dates import add_months
from spil_desktop.rules.vocabulary import SPOKEN_CONTACTS, ContactForm, NeedStatus

_SOLVED = (NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED)


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """Numbers of one month; a visit to two people of one household counts once, as its minutes.

    `contacts` are those in which someone was spoken, `minutes` those of attempts too. A match
    counts from the day on which the two really met.
    """

    reports: int = 0
    first_contacts: int = 0
    home_visits: int = 0
    contacts: int = 0
    minutes: int = 0
    needs_solved: int = 0
    matches_started: int = 0
    streets_explored: int = 0


@dataclass(frozen=True, slots=True)
class MonthComparison:
    """This month so far, and the whole month before; each begins on its first day."""

    first: date
    before_first: date
    now: MonthFigures
    before: MonthFigures


def compare(session: Session, *, today: date, area_id: int | None = None) -> MonthComparison:
    """Return the numbers of the month of `today`, beside those of the month before."""
    first = today.replace(day=1)
    before = add_months(first, -1)
    return MonthComparison(
        first,
        before,
        read(session, first, area_id=area_id),
        read(session, before, area_id=area_id),
    )


def read(session: Session, first: date, *, area_id: int | None = None) -> MonthFigures:
    """Return the numbers of the month that begins on `first`, of an area or of all."""
    last = add_months(first, 1) - timedelta(days=1)

    def during(day: Any) -> ColumnElement[bool]:
        found: ColumnElement[bool] = day.between(first, last)
        return found

    people = select(func.count()).select_from(Participant)
    met = func.coalesce(Match.met_on, Match.trial_from, Match.active_from)
    counted = (
        _of(people.where(during(Participant.reported_on)), area_id),
        _of(people.where(during(Participant.first_contact_on)), area_id),
        _of(_joined(Need, Need.status.in_(_SOLVED), during(Need.closed_on)), area_id),
        _of(_joined(Match, during(met)), area_id),
        _streets(during(Street.explored_on), area_id),
    )
    numbers: tuple[int, ...] = tuple(
        session.execute(select(*(one.scalar_subquery() for one in counted))).one()
    )
    reports, spoken, solved, matches, streets = numbers
    visits, spoken_to, minutes = session.execute(
        _of(_contacts(during(ContactMoment.on)), area_id)
    ).one()
    return MonthFigures(
        reports, spoken, visits or 0, spoken_to or 0, minutes or 0, solved, matches, streets
    )


def _contacts(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Count visits, contacts and minutes in one pass; who was there too is no second contact."""
    reached = ContactMoment.result.in_(SPOKEN_CONTACTS)
    visit = reached & (ContactMoment.form == ContactForm.HOME_VISIT)
    return (
        select(
            func.count().filter(visit),
            func.count().filter(reached),
            func.sum(ContactMoment.minutes),
        )
        .select_from(ContactMoment)
        .join(Participant, Participant.id == ContactMoment.participant_id)
        .where(
            ContactMoment.together_with_id.is_(None),
            ContactMoment.elsewhere.is_(False),
            *conditions,
        )
    )


def _joined(table: Any, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(func.count())
        .select_from(table)
        .join(Participant, Participant.id == table.participant_id)
        .where(*conditions)
    )


def _streets(explored: ColumnElement[bool], area_id: int | None) -> Select[*tuple[Any, ...]]:
    wanted = select(func.count()).select_from(Street).where(explored)
    return wanted if area_id is None else wanted.where(Street.area_id == area_id)


def _of(query: Select[*tuple[Any, ...]], area_id: int | None) -> Select[*tuple[Any, ...]]:
    return query if area_id is None else query.where(Participant.area_id == area_id)
