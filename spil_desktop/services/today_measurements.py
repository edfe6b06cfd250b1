"""Who can be asked the questionnaires, and of whom the reason is unknown that she was not."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.model import (
    Consent,
    ContactMoment,
    FollowUp,
    Measurement,
    MissedMeasurement,
    Participant,
    Person,
)
from spil_desktop.rules.measuring import Schedule
from spil_desktop.rules.vocabulary import (
    SPOKEN_CONTACTS,
    ConsentState,
    ContactForm,
    FollowUpKind,
    Moment,
    ParticipantStatus,
    Purpose,
    TodayKind,
)
from spil_desktop.services import measurements, missed, names, permissions, today_items
from spil_desktop.services.today_items import TodayItem, item, waits_not
from spil_desktop.services.today_queries import AT_WORK, Query, in_area, planned, sunday

_MONTHS_DIFFER: Final = timedelta(days=3)
"""Months differ in length: so much more is read than the rule then keeps."""

_TAKES_PART: Final = frozenset({ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE})
"""Stages of who takes part while her file is open."""


def first(
    session: Session, today: date, area_id: int | None, limit: int
) -> tuple[int, tuple[TodayItem, ...]]:
    """Return how many take part and were never asked, and who waited the longest of them.

    Only with her consent to the evaluation, as `due`; there is no window. Who they are is read of
    the lines that are shown alone: all may be without T0 when people came from another program.
    """
    wanted = in_area(_never_measured(today), Participant.area_id, area_id)
    lines = session.execute(wanted).all()
    known = today_items.participants(session, (line.participant_id for line in lines[:limit]))
    kind, moment = TodayKind.MEASUREMENT_FIRST, Moment.T0
    return len(lines), tuple(
        item(kind, known[line.participant_id], since=line.since, moment=moment)
        for line in lines[:limit]
    )


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


def _never_measured(today: date) -> Query:
    """Return the query for who can be asked the first time, the first reported first.

    The questions go with the visit at home: who was not visited yet has a line for that.
    """
    consent = (
        select(Consent.state)
        .where(
            Consent.person_id == Participant.person_id,
            Consent.purpose == Purpose.EVALUATION,
            Consent.recipient.is_(None),
        )
        .order_by(Consent.decided_on.desc(), Consent.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    visited = exists().where(
        ContactMoment.participant_id == Participant.id,
        ContactMoment.form == ContactForm.HOME_VISIT,
        ContactMoment.result.in_(SPOKEN_CONTACTS),
    )
    return (
        select(Participant.id.label("participant_id"), Participant.reported_on.label("since"))
        .join(Person, Person.id == Participant.person_id)
        .where(
            or_(
                Participant.status.in_(_TAKES_PART),
                and_(Participant.status == ParticipantStatus.GETTING_ACQUAINTED, visited),
            ),
            consent == ConsentState.GIVEN,
            Participant.content_erased_on.is_(None),
            Person.deceased_on.is_(None),
            ~exists().where(
                Measurement.participant_id == Participant.id, Measurement.moment == Moment.T0
            ),
            _is_not_planned(today),
            waits_not(TodayKind.MEASUREMENT_FIRST, Participant.id, Participant.reported_on, today),
        )
        .order_by(Participant.reported_on, Participant.id)
    )


def _is_not_planned(today: date) -> ColumnElement[bool]:
    """Return that no measuring is planned until the end of the week, which has its own line."""
    return Participant.id.not_in(
        planned(
            FollowUp.participant_id,
            FollowUp.kind == FollowUpKind.MEASUREMENT,
            FollowUp.due_on <= sunday(today),
        )
    )


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
            _is_not_planned(today),
        )
        .group_by(Participant.id, Person.id)
        .order_by(func.min(Measurement.taken_on), Participant.id)
    )
