"""Who can be asked the questionnaires again: six and twelve months after the first time."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.model import Consent, FollowUp, Measurement, Participant, Person
from spil_desktop.rules.vocabulary import ConsentState, FollowUpKind, Moment, Purpose, TodayKind
from spil_desktop.services import measurements, names
from spil_desktop.services.today_items import TodayItem, item
from spil_desktop.services.today_queries import AT_WORK, Query, in_area, planned, sunday

_WIDE: Final = measurements.WINDOW + timedelta(days=3)
"""Months differ in length: so much more is read than the rule then keeps."""


def due(session: Session, today: date, area_id: int | None) -> Iterator[TodayItem]:
    """Yield who can be asked the second or third time now: six weeks before and after the day.

    Only with her consent to the evaluation; whose follow-up for it is due this week has a line
    for that already.
    """
    for moment in (Moment.T1, Moment.T2):
        wanted = in_area(_measured_first(moment, today), Participant.area_id, area_id)
        lines = session.execute(wanted).all()
        consenting = _evaluated(session, [line.person_id for line in lines])
        for line in lines:
            day = measurements.due_on(line.first, moment)
            if line.person_id in consenting and abs(day - today) <= measurements.WINDOW:
                yield item(TodayKind.MEASUREMENT_DUE, line, due=day, moment=moment)


def _measured_first(moment: Moment, today: date) -> Query:
    """Return the query for who was asked first about so long ago, and not since."""
    about = today - relativedelta(months=measurements.MONTHS[moment])
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
            Measurement.taken_on.between(about - _WIDE, about + _WIDE),
            Participant.status.in_(AT_WORK),
            Person.deceased_on.is_(None),
            ~exists().where(again.participant_id == Participant.id, again.moment == moment),
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


def _evaluated(session: Session, person_ids: list[int]) -> frozenset[int]:
    """Return those whose newest answer about the evaluation is yes."""
    if not person_ids:
        return frozenset()
    wanted = (
        select(Consent.person_id, Consent.state)
        .where(
            Consent.person_id.in_(person_ids),
            Consent.purpose == Purpose.EVALUATION,
            Consent.recipient.is_(None),
        )
        .order_by(Consent.decided_on, Consent.id)
    )
    newest = dict(session.execute(wanted).all())
    return frozenset(
        person_id for person_id, state in newest.items() if state is ConsentState.GIVEN
    )
