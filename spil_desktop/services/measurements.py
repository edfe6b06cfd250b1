"""Answers of participants to questionnaires at the start, after six and after twelve months."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Measurement, Participant
from spil_desktop.rules import questionnaires
from spil_desktop.rules.vocabulary import FollowUpKind, Moment, Purpose, Respondent
from spil_desktop.services import follow_ups, permissions, records
from spil_desktop.services.follow_ups import FollowUpFields

WINDOW: Final = timedelta(weeks=6)
"""How far from its day a follow-up measurement still counts as that one."""

MONTHS: Final = {Moment.T0: 0, Moment.T1: 6, Moment.T2: 12}
"""How long after the first time someone is asked again."""


@dataclass(frozen=True, slots=True)
class MeasurementFields:
    """One questionnaire as it was answered; items without an answer are left out."""

    instrument: str
    moment: Moment
    taken_on: date
    answers: Mapping[str, str | int] = field(repr=False)
    respondent: Respondent = Respondent.UNKNOWN


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """A measurement as it is stored, with the version of the questionnaire that was asked."""

    id: int
    version: int
    instrument_version: str
    fields: MeasurementFields


@dataclass(frozen=True, slots=True)
class NextMeasurement:
    """The moment that follows, its day, and the first and last day that still count as it."""

    moment: Moment
    on: date
    first: date
    last: date


def next_due(session: Session, participant_id: int) -> NextMeasurement | None:
    """Return which moment follows for a participant, None before T0 and after the last."""
    stored = _stored(session, participant_id)
    started = [row.taken_on for row in stored if row.moment is Moment.T0]
    known = {row.moment for row in stored}
    later = [moment for moment in Moment if moment not in known]
    if not started or not later:
        return None
    day = due_on(min(started), later[0])
    return NextMeasurement(later[0], day, day - WINDOW, day + WINDOW)


def record(
    session: Session, participant_id: int, *taken: MeasurementFields, today: date
) -> tuple[int, ...]:
    """Keep what was measured in one sitting and return the numbers; the next one is planned.

    Raises `InputProblem.ALREADY_EXISTS` when an instrument was recorded at that moment,
    `FIRST_MEASUREMENT_MISSING` for T1 or T2 without T0, `END_BEFORE_START` for one dated before
    T0, `HEALTH_WITHOUT_CONSENT`, `REQUIRED` without answers, `NOT_IN_LIST` for an answer that the
    instrument does not know, `DATE_IN_FUTURE`.
    """
    participant = records.fetch(session, Participant, participant_id)
    known = questionnaires.by_code()
    health = {new.instrument for new in taken if known[new.instrument].about_health}
    if health and not permissions.allows(session, participant.person_id, Purpose.HEALTH):
        raise SpilError(InputProblem.HEALTH_WITHOUT_CONSENT, field=min(health))
    stored = _stored(session, participant_id)
    rows = [_new_row(participant_id, new, stored, today) for new in taken]
    session.add_all(rows)
    session.flush()
    for moment in {new.moment for new in taken}:
        _plan_next(session, participant_id, moment, [*stored, *rows])
    return tuple(row.id for row in rows)


def _new_row(
    participant_id: int, new: MeasurementFields, stored: list[Measurement], today: date
) -> Measurement:
    known = {row.moment: row for row in stored if row.instrument == new.instrument}
    if new.moment in known:
        raise SpilError(InputProblem.ALREADY_EXISTS, record=Measurement.__tablename__)
    _check_order(known, new)
    row = Measurement(
        participant_id=participant_id,
        instrument=new.instrument,
        instrument_version=questionnaires.by_code()[new.instrument].edition,
        moment=new.moment,
    )
    _fill(row, new, today)
    return row


def edit(
    session: Session,
    measurement_id: int,
    fields: MeasurementFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Correct answers, day or respondent; the instrument and the moment stay as they were."""
    row = records.fetch(session, Measurement, measurement_id, version=version)
    others = _stored(session, row.participant_id, row.instrument)
    known = {other.moment: other for other in others if other.id != row.id}
    _check_order(known, fields)
    _fill(row, fields, today)
    session.flush()


def of_participant(session: Session, participant_id: int) -> tuple[MeasurementRow, ...]:
    """Return the measurements of one participant, by moment and instrument."""
    found = _stored(session, participant_id)
    found.sort(key=lambda row: (row.moment, list(questionnaires.by_code()).index(row.instrument)))
    return tuple(
        MeasurementRow(
            row.id,
            row.version,
            row.instrument_version,
            MeasurementFields(
                row.instrument, row.moment, row.taken_on, row.answers, row.respondent
            ),
        )
        for row in found
    )


def due_on(first_taken_on: date, moment: Moment) -> date:
    """Return the day for a moment, seen from the day of T0."""
    return first_taken_on + relativedelta(months=MONTHS[moment])


def _stored(
    session: Session, participant_id: int, instrument: str | None = None
) -> list[Measurement]:
    wanted = select(Measurement).where(Measurement.participant_id == participant_id)
    if instrument is not None:
        wanted = wanted.where(Measurement.instrument == instrument)
    return list(session.scalars(wanted))


def _check_order(known: Mapping[Moment, Measurement], fields: MeasurementFields) -> None:
    """Refuse a later measurement without the first one, or moments out of their order."""
    if fields.moment is not Moment.T0 and Moment.T0 not in known:
        raise SpilError(InputProblem.FIRST_MEASUREMENT_MISSING, moment=fields.moment.value)
    for moment, row in known.items():
        days = (row.taken_on, fields.taken_on)
        first, last = days if moment < fields.moment else reversed(days)
        records.in_order(first, last, "taken_on")


def _fill(row: Measurement, fields: MeasurementFields, today: date) -> None:
    records.not_after(fields.taken_on, today, "taken_on")
    if not fields.answers:
        raise SpilError(InputProblem.REQUIRED, field="answers")
    asked = questionnaires.by_code()[row.instrument]
    for item, answer in fields.answers.items():
        if not asked.allows(item, answer):
            raise SpilError(InputProblem.NOT_IN_LIST, field=item)
    row.taken_on = fields.taken_on
    row.respondent = fields.respondent
    row.answers = dict(fields.answers)


def _plan_next(
    session: Session, participant_id: int, moment: Moment, measured: list[Measurement]
) -> None:
    """Mark the follow-up for a moment as done and plan the next moment, unless it is planned."""
    wanted = select(FollowUp).where(
        FollowUp.participant_id == participant_id,
        FollowUp.kind == FollowUpKind.MEASUREMENT,
        FollowUp.done_on.is_(None),
    )
    planned = list(session.scalars(wanted))
    taken_on = max(row.taken_on for row in measured if row.moment is moment)
    for row in planned:
        if row.due_on <= taken_on + WINDOW:
            row.done_on = taken_on
    known = {row.moment for row in measured}
    later = [other for other in Moment if other > moment and other not in known]
    if later and all(row.done_on for row in planned):
        first = min(row.taken_on for row in measured if row.moment is Moment.T0)
        next_one = FollowUpFields(FollowUpKind.MEASUREMENT, due_on(first, later[0]))
        follow_ups.plan(session, participant_id, next_one)
