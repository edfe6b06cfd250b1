"""Needs, measurements and matches out of an office's sheets."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from spil_desktop.rules import questionnaires
from spil_desktop.rules.code_words import code_of
from spil_desktop.rules.imports import RowProblem
from spil_desktop.rules.sheet_names import Column, Table
from spil_desktop.rules.vocabulary import (
    Layer,
    LonelinessAnswer,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    SelfRatedHealth,
)
from spil_desktop.services import import_known
from spil_desktop.services.import_known import MatchKey, MeasurementKey, NeedKey
from spil_desktop.services.import_plan import ImportPlan, KnownParticipant
from spil_desktop.services.import_rows import SheetReader

_LONELINESS: Final = {
    "djg3": Column.DJG3,
    "djg4": Column.DJG4,
    "djg7": Column.DJG7,
    "djg8": Column.DJG8,
    "djg9": Column.DJG9,
    "djg10": Column.DJG10,
}
_BEGINS: Final = {
    MatchStatus.PROPOSED: "proposed_on",
    MatchStatus.NOT_MADE: "proposed_on",
    MatchStatus.INTRODUCED: "introduced_on",
    MatchStatus.TRIAL: "trial_from",
    MatchStatus.ACTIVE: "active_from",
    MatchStatus.PAUSED: "active_from",
    MatchStatus.ENDED: "active_from",
}
"""Which of a match's days its start is, by where the match stands."""


def plan_needs(plan: ImportPlan, session: Session) -> None:
    """Read the needs into `plan`."""
    reader = plan.readers.get(Table.NEEDS)
    if reader is None:
        return
    seen: dict[NeedKey, int | None] = dict.fromkeys(import_known.needs(session))
    for row in reader.rows(plan.on_row):
        participant = plan.participant(reader)
        if participant is None:
            reader.refuse()
            continue
        need = _read_need(reader, participant)
        key = import_known.need_key(
            participant.ref,
            need["office_number"],
            need["asked_on"],
            need["theme"],
            need["theme_label"],
            need["note"],
        )
        if key in seen:
            reader.duplicate(seen[key])
            continue
        seen[key] = row
        plan.needs.add({"participant_id": participant.ref, **need})
        _keep(plan, reader, participant)
    plan.counts.append(reader.counts())


def _keep(plan: ImportPlan, reader: SheetReader, participant: KnownParticipant) -> None:
    """End a row that is added; without consent for a file its notes were left out."""
    if not participant.file and reader.cell(Column.NOTES) is not None:
        plan.left_out_file.add(participant.ref)
    reader.keep()


def _read_need(reader: SheetReader, participant: KnownParticipant) -> dict[str, Any]:
    """Read a need; without consent for a file no explanation of it is kept.

    A need without a day was asked when its participant was reported, with a warning.
    """
    asked_on = reader.day(Column.DAY)
    if asked_on is None:
        reader.warn(RowProblem.DATE_ASSUMED, Column.DAY)
        asked_on = participant.reported_on
    theme, theme_label = reader.code(Column.THEME, NeedTheme)
    if theme is None and theme_label is None:
        reader.warn(RowProblem.MISSING_VALUE, Column.THEME)
    solved_by, solved_label = reader.code(Column.SOLVED_BY, Layer)
    closed_on = reader.day(Column.CLOSED_ON)
    if closed_on is not None and closed_on < asked_on:
        reader.warn(RowProblem.END_BEFORE_START, Column.CLOSED_ON)
    status = reader.code_or(Column.STATUS, NeedStatus, NeedStatus.NEW)
    note = reader.free_text(Column.NOTES) if participant.file else None
    return {
        "office_number": reader.text(Column.NUMBER),
        "asked_on": asked_on,
        "theme": theme or NeedTheme.OTHER,
        "theme_label": theme_label,
        "status": status,
        "solved_by": Layer.OTHER if solved_label else solved_by,
        "solved_by_label": solved_label,
        "closed_on": closed_on,
        "note": reader.notes(note),
    }


def plan_measurements(plan: ImportPlan, session: Session) -> None:
    """Read the measurements into `plan`: up to three questionnaires a row."""
    reader = plan.readers.get(Table.MEASUREMENTS)
    if reader is None:
        return
    seen: dict[MeasurementKey, int | None] = dict.fromkeys(import_known.measurements(session))
    for _row in reader.rows(plan.on_row):
        _plan_measurement(plan, reader, seen)
    plan.counts.append(reader.counts())


def _plan_measurement(
    plan: ImportPlan, reader: SheetReader, seen: dict[MeasurementKey, int | None]
) -> None:
    participant = plan.participant(reader)
    moment = _read_moment(reader)
    taken_on = reader.day(Column.DAY)
    if taken_on is None:
        reader.error(RowProblem.MISSING_VALUE, Column.DAY)
    if participant is None or moment is None or taken_on is None:
        reader.refuse()
        return
    answers = _unmixed(reader, _read_answers(reader, participant), seen, participant.ref)
    if reader.failed:
        reader.refuse()
        return
    keys = {instrument: (participant.ref, instrument, moment) for instrument in answers}
    new = [instrument for instrument in answers if keys[instrument] not in seen]
    if not new:
        reader.duplicate(seen[next(iter(keys.values()))])
        return
    for instrument in new:
        seen[keys[instrument]] = reader.row
        plan.measurements.add(
            {
                "participant_id": participant.ref,
                "instrument": instrument,
                "instrument_version": questionnaires.by_code()[instrument].edition,
                "moment": moment,
                "taken_on": taken_on,
                "answers": answers[instrument],
                "note": reader.notes() if instrument is new[0] else None,
            }
        )
    if _health_left_out(reader, participant):
        plan.left_out_health.add(participant.ref)
    reader.keep()


def _unmixed(
    reader: SheetReader,
    answers: dict[str, dict[str, Any]],
    seen: Collection[MeasurementKey],
    participant: int,
) -> dict[str, dict[str, Any]]:
    """Leave health out that was asked in other words before; an error when nothing remains."""
    health = questionnaires.SELF_RATED_HEALTH
    if health not in answers or not _asked_otherwise(seen, participant):
        return answers
    left = {code: items for code, items in answers.items() if code != health}
    say = reader.warn if left else reader.error
    say(RowProblem.ASKED_OTHERWISE, Column.SELF_RATED)
    return left


def _asked_otherwise(seen: Collection[MeasurementKey], participant: int) -> bool:
    series = questionnaires.by_code()[questionnaires.SELF_RATED_HEALTH].series
    others = {
        one.code
        for one in questionnaires.shipped()
        if one.series == series and one.code != questionnaires.SELF_RATED_HEALTH
    }
    return any((participant, other, moment) in seen for other in others for moment in Moment)


def _read_moment(reader: SheetReader) -> Moment | None:
    text = reader.text(Column.MOMENT)
    moment = None if text is None else code_of(Moment, text)
    if moment is None:
        reader.error(
            RowProblem.MISSING_VALUE if text is None else RowProblem.UNKNOWN_LABEL,
            Column.MOMENT,
            label=text,
        )
    return moment


def _read_answers(reader: SheetReader, participant: KnownParticipant) -> dict[str, dict[str, Any]]:
    """Read what was answered and may be kept; an error when that is nothing.

    Nothing is kept without consent for a file, and no health (self-rated health, loneliness)
    without consent for that: only the mark for life remains.
    """
    if not participant.file:
        reader.error(RowProblem.NO_FILE_CONSENT, Column.PARTICIPANT)
        return {}
    answers: dict[str, dict[str, Any]] = {}
    if participant.health:
        answers[questionnaires.SELF_RATED_HEALTH] = _read_self_rated(reader)
        answers[questionnaires.LONELINESS_6] = _read_loneliness(reader)
    answers[questionnaires.LIFE_MARK] = _read_mark(reader)
    given = {instrument: items for instrument, items in answers.items() if items}
    if not given:
        reader.error(
            RowProblem.HEALTH_WITHOUT_CONSENT
            if _health_left_out(reader, participant)
            else RowProblem.MISSING_VALUE,
            Column.MARK,
        )
    return given


def _health_left_out(reader: SheetReader, participant: KnownParticipant) -> bool:
    """Whether the row at hand tells of health that may not be kept."""
    health = (Column.SELF_RATED, *_LONELINESS.values())
    return not participant.health and any(reader.cell(column) is not None for column in health)


def _read_self_rated(reader: SheetReader) -> dict[str, Any]:
    code, label = reader.code(Column.SELF_RATED, SelfRatedHealth)
    if label is not None:
        reader.remember(Column.SELF_RATED, label)
    return {} if code is None else {questionnaires.HEALTH: code.value}


def _read_loneliness(reader: SheetReader) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for item, column in _LONELINESS.items():
        code, label = reader.code(column, LonelinessAnswer)
        if code is not None:
            answers[item] = code.value
        elif label is not None:
            reader.remember(column, label)
    return answers


def _read_mark(reader: SheetReader) -> dict[str, Any]:
    mark = reader.whole(Column.MARK)
    if mark is None:
        return {}
    if not questionnaires.by_code()[questionnaires.LIFE_MARK].allows(questionnaires.MARK, mark):
        reader.drop(RowProblem.INVALID_NUMBER, Column.MARK)
        return {}
    return {questionnaires.MARK: mark}


def plan_matches(plan: ImportPlan, session: Session) -> None:
    """Read the matches with volunteers into `plan`."""
    reader = plan.readers.get(Table.MATCHES)
    if reader is None:
        return
    seen: dict[MatchKey, int | None] = dict.fromkeys(import_known.matches(session))
    for row in reader.rows(plan.on_row):
        participant = plan.participant(reader)
        volunteer = plan.volunteer(reader)
        if participant is None or volunteer is None:
            reader.refuse()
            continue
        started_on, match = _read_match(reader, participant)
        (key,) = import_known.match_keys(participant.ref, volunteer, match["kind"], [started_on])
        if key in seen:
            reader.duplicate(seen[key])
            continue
        seen[key] = row
        plan.matches.add({"participant_id": participant.ref, "volunteer_id": volunteer, **match})
        _keep(plan, reader, participant)
    plan.counts.append(reader.counts())


def _read_match(
    reader: SheetReader, participant: KnownParticipant
) -> tuple[date | None, dict[str, Any]]:
    """Return when a match started, and the match; its start is the day that its status began."""
    started_on, ended_on = reader.day(Column.STARTED_ON), reader.day(Column.ENDED_ON)
    kind, kind_label = reader.code(Column.KIND, MatchKind)
    if kind_label is not None:
        reader.remember(Column.KIND, kind_label)
    elif kind is None:
        reader.warn(RowProblem.MISSING_VALUE, Column.KIND)
    otherwise = MatchStatus.ENDED if ended_on else MatchStatus.PROPOSED
    status = reader.code_or(Column.STATUS, MatchStatus, otherwise)
    reason, reason_label = reader.code(Column.END_REASON, MatchEndReason)
    if started_on and ended_on and ended_on < started_on:
        reader.warn(RowProblem.END_BEFORE_START, Column.ENDED_ON)
    note = reader.free_text(Column.NOTES) if participant.file else None
    days = dict.fromkeys(("proposed_on", "introduced_on", "trial_from", "active_from"))
    return started_on, {
        "kind": kind or MatchKind.OTHER,
        "status": status,
        **days,
        _BEGINS[status]: started_on,
        "ended_on": ended_on,
        "end_reason": MatchEndReason.OTHER if reason_label else reason,
        "end_label": reason_label,
        "note": reader.notes(note),
    }
