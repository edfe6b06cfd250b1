"""Recorded values that cannot be so, or hardly: ages, days out of order, rides of no distance.

A suspicion of abuse stands elsewhere and is never looked at here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, extract, func, null, select, type_coerce
from sqlalchemy import Date as DayType
from sqlalchemy.orm import Session

from spil_desktop.model import (
    ContactMoment,
    Job,
    Match,
    Measurement,
    Need,
    Participant,
    Person,
    Ride,
)
from spil_desktop.rules import oddities as rule
from spil_desktop.rules.names import display_name
from spil_desktop.rules.oddities import Oddity, OddLine
from spil_desktop.rules.vocabulary import ContactResult, Moment, RideStatus
from spil_desktop.services import measurements, names, populations

_MET: Final = (ContactResult.REACHED, ContactResult.CALLED_BACK)


def find(session: Session, *, today: date, area_id: int | None = None) -> tuple[OddLine, ...]:
    """Return everything odd in an area or everywhere, by kind and then by name."""
    found = [
        _line(oddity, row)
        for oddity, query in _queries(today).items()
        for row in session.execute(_in(query, area_id))
    ]
    found += _outside_windows(session, area_id)
    order = {oddity: place for place, oddity in enumerate(Oddity)}
    return tuple(
        line for line in sorted(found, key=lambda line: (order[line.oddity], line.name.casefold()))
    )


def _in(query: Any, area_id: int | None) -> Any:
    return query if area_id is None else query.where(Participant.area_id == area_id)


def _line(oddity: Oddity, row: Any, moment: Moment | None = None) -> OddLine:
    return OddLine(
        oddity,
        row.participant_id,
        row.person_id,
        row.record_id,
        display_name(names.parts(row)),
        row.day,
        row.other_day,
        row.number,
        moment,
    )


def _odd(
    record: Any,
    *conditions: ColumnElement[bool],
    day: Any = None,
    other: Any = None,
    number: Any = None,
) -> Any:
    """Return the query for odd rows of a table, each with her whose it is."""
    wanted: Any = select(
        Participant.id.label("participant_id"),
        Participant.person_id,
        record.id.label("record_id"),
        type_coerce(null() if day is None else day, DayType).label("day"),
        type_coerce(null() if other is None else other, DayType).label("other_day"),
        (null() if number is None else number).label("number"),
        *names.COLUMNS,
    ).join(Person, Person.id == Participant.person_id)
    if record not in {Participant, Person}:
        wanted = wanted.join(record, record.participant_id == Participant.id)
    return wanted.where(Participant.content_erased_on.is_(None), *conditions)


def _queries(today: date) -> Mapping[Oddity, Any]:
    """Return the query of every kind that the store can answer whole."""
    oldest = today.year - rule.OLDEST
    reported = Participant.reported_on
    began = func.coalesce(Match.active_from, Match.trial_from, Match.introduced_on)
    return MappingProxyType(
        {
            Oddity.AGE: _odd(
                Person,
                Person.birth_year
                < func.coalesce(extract("year", Person.deceased_on) - rule.OLDEST, oldest),
                number=Person.birth_year,
            ),
            Oddity.UNDER_70: _odd(
                Person,
                Person.birth_year > extract("year", reported) - populations.LEAST_AGE,
                Person.birth_year < extract("year", reported),
                number=Person.birth_year,
                other=reported,
            ),
            Oddity.BORN_AFTER_REPORT: _odd(
                Person,
                Person.birth_year >= extract("year", reported),
                number=Person.birth_year,
                other=reported,
            ),
            Oddity.REPORT_IN_FUTURE: _odd(Participant, reported > today, day=reported),
            Oddity.CONTACT_BEFORE_REPORT: _odd(
                Participant,
                Participant.first_contact_on < reported,
                day=Participant.first_contact_on,
                other=reported,
            ),
            Oddity.CLOSED_BEFORE_REPORT: _odd(
                Participant,
                Participant.closed_on < reported,
                day=Participant.closed_on,
                other=reported,
            ),
            Oddity.CONTACT_AFTER_DEATH: _odd(
                ContactMoment,
                ContactMoment.on > Person.deceased_on,
                ContactMoment.result.in_(_MET),
                day=ContactMoment.on,
                other=Person.deceased_on,
            ),
            Oddity.NEED_BEFORE_REPORT: _odd(
                Need, Need.asked_on < reported, day=Need.asked_on, other=reported
            ),
            Oddity.NEED_CLOSED_BEFORE_ASKED: _odd(
                Need, Need.closed_on < Need.asked_on, day=Need.closed_on, other=Need.asked_on
            ),
            Oddity.MATCH_ENDED_BEFORE_START: _odd(
                Match, Match.ended_on < began, day=Match.ended_on, other=began
            ),
            Oddity.CONTACT_TOO_LONG: _odd(
                ContactMoment,
                ContactMoment.minutes > rule.LONGEST_MINUTES,
                day=ContactMoment.on,
                number=ContactMoment.minutes,
            ),
            Oddity.JOB_TOO_LONG: _odd(
                Job, Job.minutes > rule.LONGEST_MINUTES, day=Job.on, number=Job.minutes
            ),
            Oddity.RIDE_WITHOUT_DISTANCE: _odd(
                Ride,
                Ride.status == RideStatus.DONE,
                Ride.kilometres <= 0,
                day=Ride.on,
                number=Ride.kilometres,
            ),
            Oddity.RIDE_TOO_FAR: _odd(
                Ride, Ride.kilometres > rule.FURTHEST_KM, day=Ride.on, number=Ride.kilometres
            ),
            Oddity.MEASURED_BEFORE_REPORT: _odd(
                Measurement,
                Measurement.taken_on < reported,
                day=Measurement.taken_on,
                other=reported,
            ),
        }
    )


def _outside_windows(session: Session, area_id: int | None) -> Iterator[OddLine]:
    """Yield the later measurements that were taken too far from their day, one a moment."""
    first = (
        select(Measurement.participant_id, func.min(Measurement.taken_on).label("on"))
        .where(Measurement.moment == Moment.T0)
        .group_by(Measurement.participant_id)
        .subquery()
    )
    wanted = (
        _odd(Measurement, Measurement.moment != Moment.T0, day=func.max(Measurement.taken_on))
        .add_columns(first.c.on.label("first"), Measurement.moment)
        .join(first, first.c.participant_id == Participant.id)
        .group_by(Participant.id, Measurement.moment)
    )
    when = measurements.schedule(session)
    for row in session.execute(_in(wanted, area_id)):
        due = when.due_on(row.first, row.moment)
        if not when.is_within(row.first, row.moment, row.day):
            line = _line(Oddity.MEASURED_OUTSIDE_WINDOW, row, row.moment)
            yield replace(line, other_day=due)
