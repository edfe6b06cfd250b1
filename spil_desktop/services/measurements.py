"""Answers of participants to questionnaires: at the start, and twice after some months."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, QuestionnaireProblem, SpilError
from spil_desktop.model import FollowUp, Measurement, MissedMeasurement, Participant
from spil_desktop.rules.measuring import Schedule
from spil_desktop.rules.questionnaires import Answer, Questionnaire
from spil_desktop.rules.vocabulary import (
    FollowUpKind,
    MeasureMode,
    Moment,
    Purpose,
    Respondent,
)
from spil_desktop.services import follow_ups, permissions, questionnaires, records, settings
from spil_desktop.services.follow_ups import FollowUpFields


@dataclass(frozen=True, slots=True)
class MeasurementFields:
    """One questionnaire as it was answered; items that were not asked are left out.

    `instrument` is the code of the questionnaire. `interviewer` is the worker who asked.
    """

    instrument: str
    moment: Moment
    taken_on: date
    answers: Mapping[str, Answer] = field(repr=False)
    respondent: Respondent = Respondent.UNKNOWN
    mode: MeasureMode | None = None
    interviewer: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """A measurement as it is stored, with the edition of the questionnaire that was asked."""

    id: int
    version: int
    instrument_version: str
    fields: MeasurementFields


@dataclass(frozen=True, slots=True)
class NextMeasurement:
    """A moment, its day, and the first and last day that still count as it."""

    moment: Moment
    on: date
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Recorded:
    """The numbers of what was recorded; `outside` has the window when the day is not in it."""

    ids: tuple[int, ...]
    outside: NextMeasurement | None


def schedule(session: Session) -> Schedule:
    """Return after how many months the store measures, and how far from that still counts."""
    kept = settings.read(session)
    return Schedule(kept.t1_months, kept.t2_months, kept.measure_window_weeks)


def next_due(session: Session, participant_id: int) -> NextMeasurement | None:
    """Return which moment follows for a participant, None before T0 and after the last.

    A moment of which is written why it was missed does not follow any more.
    """
    stored = _stored(session, participant_id)
    explained = {row.moment for row in _missed(session, participant_id)}
    known = {row.moment for row in stored} | explained
    later = [moment for moment in Moment if moment not in known]
    first = _first(stored)
    if first is None or not later:
        return None
    return _window(schedule(session), first, later[0])


def outside_window(
    session: Session, participant_id: int, moment: Moment, taken_on: date
) -> NextMeasurement | None:
    """Return the window of a moment when a day is not in it, for a warning; otherwise None."""
    first = _first(_stored(session, participant_id))
    return _outside(schedule(session), first, moment, taken_on)


def record(
    session: Session, participant_id: int, *taken: MeasurementFields, today: date
) -> Recorded:
    """Keep what was measured in one sitting; the next moment is planned.

    A day outside the window of its moment is recorded as well, and told. A reason why the moment
    was missed is removed. Raises `InputProblem.ALREADY_EXISTS` when a questionnaire was recorded
    at that moment, `FIRST_MEASUREMENT_MISSING` for T1 or T2 without T0, `END_BEFORE_START` for
    days out of their order, `HEALTH_WITHOUT_CONSENT`, `REQUIRED` without answers, `NOT_IN_LIST`
    for an answer or a moment that the questionnaire does not know, `DATE_IN_FUTURE`, and
    `QuestionnaireProblem.OTHER_EDITION` when the same was asked before in other words.
    """
    participant = records.fetch(session, Participant, participant_id)
    stored = _stored(session, participant_id)
    health = permissions.allows(session, participant.person_id, Purpose.HEALTH)
    asked_of_her = _asking(session, participant_id)
    rows: list[Measurement] = []
    for new in sorted(taken, key=lambda one: one.moment):
        asked = asked_of_her(new)
        if asked.about_health and not health:
            raise SpilError(InputProblem.HEALTH_WITHOUT_CONSENT, field=new.instrument)
        rows.append(_new_row(participant_id, new, asked, [*stored, *rows], today))
    session.add_all(rows)
    session.flush()
    moments = sorted({new.moment for new in taken})
    for row in _missed(session, participant_id):
        if row.moment in moments:
            session.delete(row)
    when, measured = schedule(session), [*stored, *rows]
    for moment in moments:
        _plan_next(session, participant_id, moment, measured, when)
    first = _first(measured)
    outside = (_outside(when, first, new.moment, new.taken_on) for new in taken)
    return Recorded(tuple(row.id for row in rows), next(filter(None, outside), None))


def edit(
    session: Session,
    measurement_id: int,
    fields: MeasurementFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Correct answers, day, respondent and the like; questionnaire, edition and moment stay.

    Raises as `record` does.
    """
    row = records.fetch(session, Measurement, measurement_id, version=version)
    others = [one for one in _stored(session, row.participant_id) if one.id != row.id]
    _check_order([one for one in others if one.moment is not row.moment], fields, row.moment)
    asked = questionnaires.of(session, row.instrument, row.instrument_version)
    _fill(row, fields, asked, today)
    session.flush()


def of_participant(session: Session, participant_id: int) -> tuple[MeasurementRow, ...]:
    """Return the measurements of one participant, by moment and in the order of asking."""
    places = {one.code: at for at, one in enumerate(questionnaires.all_of(session))}
    found = sorted(
        _stored(session, participant_id),
        key=lambda row: (row.moment, places.get(row.instrument, len(places)), row.id),
    )
    return tuple(
        MeasurementRow(
            row.id,
            row.version,
            row.instrument_version,
            MeasurementFields(
                row.instrument,
                row.moment,
                row.taken_on,
                row.answers,
                row.respondent,
                row.mode,
                row.interviewer,
            ),
        )
        for row in found
    )


def _first(stored: Iterable[Measurement]) -> date | None:
    return min((row.taken_on for row in stored if row.moment is Moment.T0), default=None)


def _outside(
    when: Schedule, first: date | None, moment: Moment, day: date
) -> NextMeasurement | None:
    if first is None or when.is_within(first, moment, day):
        return None
    return _window(when, first, moment)


def _window(when: Schedule, first: date, moment: Moment) -> NextMeasurement:
    day = when.due_on(first, moment)
    return NextMeasurement(moment, day, day - when.window, day + when.window)


def _asking(session: Session, participant_id: int) -> Callable[[MeasurementFields], Questionnaire]:
    """Return what was asked: her series goes on in the words and edition in which it began."""
    known = {one.code: one for one in questionnaires.all_of(session)}
    series = dict(questionnaires.series_of(session, participant_id))

    def asked(new: MeasurementFields) -> Questionnaire:
        newest = known.get(new.instrument)
        if newest is None:
            raise SpilError(InputProblem.UNKNOWN_RECORD, record="questionnaire")
        before = series.setdefault(newest.series, newest)
        if before.code != newest.code:
            raise SpilError(QuestionnaireProblem.OTHER_EDITION)
        if new.moment not in before.moments:
            raise SpilError(InputProblem.NOT_IN_LIST, field="moment")
        return before

    return asked


def _new_row(
    participant_id: int,
    new: MeasurementFields,
    asked: Questionnaire,
    stored: list[Measurement],
    today: date,
) -> Measurement:
    if any((row.instrument, row.moment) == (new.instrument, new.moment) for row in stored):
        raise SpilError(InputProblem.ALREADY_EXISTS, record=Measurement.__tablename__)
    if new.moment is not Moment.T0 and _first(stored) is None:
        raise SpilError(InputProblem.FIRST_MEASUREMENT_MISSING, moment=new.moment.value)
    _check_order(stored, new, new.moment)
    row = Measurement(
        participant_id=participant_id,
        instrument=new.instrument,
        instrument_version=asked.edition,
        moment=new.moment,
    )
    _fill(row, new, asked, today)
    return row


def _check_order(others: list[Measurement], fields: MeasurementFields, moment: Moment) -> None:
    """Refuse a day that is before that of an earlier moment, or after that of a later one."""
    for row in others:
        if row.moment is not moment:
            days = (row.taken_on, fields.taken_on)
            first, last = days if row.moment < moment else reversed(days)
            records.in_order(first, last, "taken_on")


def _fill(row: Measurement, fields: MeasurementFields, asked: Questionnaire, today: date) -> None:
    records.not_after(fields.taken_on, today, "taken_on")
    if not fields.answers:
        raise SpilError(InputProblem.REQUIRED, field="answers")
    for item, answer in fields.answers.items():
        if not asked.allows(item, answer):
            raise SpilError(InputProblem.NOT_IN_LIST, field=item)
    row.taken_on = fields.taken_on
    row.respondent = fields.respondent
    row.mode = fields.mode
    row.interviewer = records.optional(fields.interviewer)
    row.answers = {
        item: list(answer) if isinstance(answer, (list, tuple)) else answer
        for item, answer in fields.answers.items()
    }


def _stored(session: Session, participant_id: int) -> list[Measurement]:
    wanted = select(Measurement).where(Measurement.participant_id == participant_id)
    return list(session.scalars(wanted))


def _missed(session: Session, participant_id: int) -> list[MissedMeasurement]:
    wanted = select(MissedMeasurement).where(MissedMeasurement.participant_id == participant_id)
    return list(session.scalars(wanted))


def _plan_next(
    session: Session,
    participant_id: int,
    moment: Moment,
    measured: list[Measurement],
    when: Schedule,
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
        if row.due_on <= taken_on + when.window:
            row.done_on = taken_on
    known = {row.moment for row in measured}
    later = [other for other in Moment if other > moment and other not in known]
    first = _first(measured)
    if later and first is not None and all(row.done_on for row in planned):
        next_one = FollowUpFields(FollowUpKind.MEASUREMENT, when.due_on(first, later[0]))
        follow_ups.plan(session, participant_id, next_one)
