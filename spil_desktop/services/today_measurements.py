"""Who can be asked the questionnaires again, and of whom the reason is unknown that she was not."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.model import FollowUp, Measurement, MissedMeasurement, Participant, Person
from spil_desktop.rules.measuring import Schedule
from spil_desktop.rules.vocabulary import FollowUpKind, Moment, Purpose, TodayKind
from spil_desktop.services import measurements, missed, names, permissions
from spil_desktop.services.today_items import TodayItem, item
from spil_desktop.services.today_queries import AT_WORK, Query, in_area, planned, sunday

_MONTHS_DIFFER: Final = timedelta(days=3)
"""Months differ in length: so much more is read than the rule then keeps."""


def due(session: Session, today: date, area_id: int | None) -> Iterator[TodayItem]:
    """Yield who can be asked the second or third time now: within the window around the day.

    Only with her consent to the evaluation; whose follow-up for it is due this week has a line
    for that already.
    """
    when = measurements.schedule(session)
    for moment in missed.LATER:
        wanted = in_area(_measured_first(moment, today, when), Participant.area_id, area_id)
        lines = session.execute(wanted).all()
        people = [line.person_id for line in lines]
        consenting = permissions.allowing(session, people, Purpose.EVALUATION)
        for line in lines:
            if line.person_id in consenting and when.is_within(line.first, moment, today):
                day = when.due_on(line.first, moment)
                yield item(TodayKind.MEASUREMENT_DUE, line, due=day, moment=moment)


def unexplained(session: Session, today: date, area_id: int | None) -> Iterator[TodayItem]:
    """Yield who was not measured while it could be, so that the reason can be asked."""
    for moment, _due, last, line in missed.lines(session, today, area_id):
        yield item(TodayKind.MEASUREMENT_MISSED, line, since=last, moment=moment)


def _measured_first(moment: Moment, today: date, when: Schedule) -> Query:
    """Return the query for who was asked first about so long ago, and not since."""
    about, wide = today - relativedelta(months=when.months(moment)), when.window + _MONTHS_DIFFER
    again = aliased(Measurement)
    return (
        select(
            Participant.person_id,
            Participant.id.label("participant_id"),
            func.min(Measurement.taken_on).label("first"),
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Measurement.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(
            Measurement.moment == Moment.T0,
            Measurement.taken_on.between(about - wide, about + wide),
            Participant.status.in_(AT_WORK),
            Person.deceased_on.is_(None),
            ~exists().where(again.participant_id == Participant.id, again.moment == moment),
            ~exists().where(
                MissedMeasurement.participant_id == Participant.id,
                MissedMeasurement.moment == moment,
            ),
            Participant.id.not_in(
                planned(
                    FollowUp.participant_id,
                    FollowUp.kind == FollowUpKind.MEASUREMENT,
                    FollowUp.due_on <= sunday(today),
                )
            ),
        )
        .group_by(Participant.id, Person.id)
        .order_by(func.min(Measurement.taken_on), Participant.id)
    )
