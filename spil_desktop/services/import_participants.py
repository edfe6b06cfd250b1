"""Participants out of the sheet "Deelnemers", with what they allow to be kept.

Without consent for a file only the minimal registration is kept: name, form of address and
birth, how to reach her, how and when she was reported, where it stands, and what she answered.
Where and how she lives, whether she is married, notes and health are left out. Health is kept
only with consent for that as well. An empty answer is no consent.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from spil_desktop.rules.code_words import yes_or_no
from spil_desktop.rules.imports import Finding, RowProblem, Severity
from spil_desktop.rules.names import fold
from spil_desktop.rules.sheet_names import Column, Table
from spil_desktop.rules.sheets import as_text
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    Condition,
    ConsentForm,
    ConsentState,
    Limitation,
    LivingSituation,
    MaritalStatus,
    ParticipantStatus,
    Purpose,
    ReportSource,
    SelfRatedHealth,
    Tenure,
)
from spil_desktop.services.import_people import (
    KnownPeople,
    PersonRead,
    add_person,
    read_person,
)
from spil_desktop.services.import_plan import ImportPlan, KnownParticipant, KnownPerson, Ref
from spil_desktop.services.import_rows import SheetReader

_CONSENTS: Final = {
    Purpose.FILE: Column.FILE_CONSENT,
    Purpose.HEALTH: Column.HEALTH_CONSENT,
    Purpose.EVALUATION: Column.EVALUATION_CONSENT,
}
_FILE_COLUMNS: Final = (Column.LIVING, Column.TENURE, Column.MARITAL, Column.NOTES)
_HEALTH_COLUMNS: Final = (Column.SELF_RATED, Column.LIMITATIONS, Column.CONDITIONS)


_WRITTEN: Final = "schriftelijk"
_ORAL: Final = "mondeling"
_WITHDRAWN: Final = "ingetrokken"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What someone answered to one question for consent, and how."""

    state: ConsentState
    form: ConsentForm


def plan_participants(plan: ImportPlan, people: KnownPeople) -> None:
    """Read the participants into `plan`; `people` are those of the store."""
    reader = plan.readers.get(Table.PARTICIPANTS)
    if reader is None:
        return
    _warn_of_missing_answers(plan, reader)
    for _row in reader.rows(plan.on_row):
        _plan_row(plan, people, reader)
    plan.counts.append(reader.counts())


def _warn_of_missing_answers(plan: ImportPlan, reader: SheetReader) -> None:
    for column in _CONSENTS.values():
        if column not in reader.recognised.columns:
            plan.findings.append(
                Finding(
                    reader.recognised.name,
                    None,
                    reader.recognised.header(column),
                    RowProblem.MISSING_COLUMN,
                    Severity.WARNING,
                )
            )


def _plan_row(plan: ImportPlan, people: KnownPeople, reader: SheetReader) -> None:
    reported_on = reader.day(Column.REPORTED_ON)
    read = read_person(reader, plan.area_id, min(plan.today, reported_on or plan.today))
    if read is None:
        plan.participants_by_number.claim(reader.text(Column.NUMBER), None)
        reader.refuse()
        return
    known = people.same(read)
    if known is not None and known.participant is not None:
        plan.participants_by_number.claim(read.number, known.participant)
        reader.duplicate(known.participant_row, Column.FAMILY_NAME)
        return
    if read.birth is not None and read.birth.date is None:
        reader.inform(RowProblem.YEAR_ONLY, Column.BIRTH)
    if reported_on is None:
        reader.warn(RowProblem.DATE_ASSUMED, Column.REPORTED_ON)
    if known is None:
        like = people.like(read)
        if like is not None:
            reader.warn(
                RowProblem.LIKE_EARLIER_PERSON, Column.FAMILY_NAME, other_row=like.participant_row
            )
    else:
        reader.inform(RowProblem.SAME_PERSON, Column.FAMILY_NAME)
    _add(plan, people, reader, _Row(read, known, reported_on or plan.today))
    reader.keep()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is going to be added: who it is about, and since when."""

    read: PersonRead = field(repr=False)
    known: KnownPerson | None
    reported_on: date


def _add(plan: ImportPlan, people: KnownPeople, reader: SheetReader, row: _Row) -> None:
    answers = {purpose: _read_answer(reader, column) for purpose, column in _CONSENTS.items()}
    file = _given(answers[Purpose.FILE])
    health = file and _given(answers[Purpose.HEALTH])
    values = {
        "area_id": plan.area_id,
        "office_number": row.read.number,
        **_read_report(reader, row.reported_on),
        **_read_home(reader, file=file),
    }
    profile = _read_health(reader) if health else None
    notes = reader.notes(reader.free_text(Column.NOTES) if file else None)
    person = row.known
    if person is None:
        person = add_person(plan, row.read, notes)
        people.add(person, row.read.number)
    elif notes is not None:
        plan.notes_to_add[person.ref] = notes
    ref = plan.participants.add({**values, "person_id": person.ref})
    person.participant = KnownParticipant(ref, row.reported_on, file, health)
    person.participant_row = reader.row
    if not plan.participants_by_number.claim(row.read.number, person.participant):
        reader.warn(RowProblem.NUMBER_IN_USE, Column.NUMBER, label=row.read.number)
    _add_consents(plan, person.ref, row.reported_on, answers)
    if profile is not None:
        plan.profiles.add({"participant_id": ref, **profile})
    _note_left_out(plan, reader, person.participant)


def _given(answer: _Answer | None) -> bool:
    return answer is not None and answer.state is ConsentState.GIVEN


def _read_answer(reader: SheetReader, column: Column) -> _Answer | None:
    """Read an answer: ja, nee or ingetrokken, with schriftelijk or mondeling when that is known.

    What was done orally is the rule; another word is dropped with a warning: it is no consent.
    """
    cell = reader.cell(column)
    if cell is None:
        return None
    said = yes_or_no(as_text(cell))
    if said is None:
        return _in_words(reader, column, fold(as_text(cell)))
    return _Answer(ConsentState.GIVEN if said else ConsentState.REFUSED, ConsentForm.ORAL)


def _in_words(reader: SheetReader, column: Column, text: str) -> _Answer | None:
    form = ConsentForm.WRITTEN if _WRITTEN in text else ConsentForm.ORAL
    if _WITHDRAWN in text:
        return _Answer(ConsentState.WITHDRAWN, form)
    answer = reader.yes_in(text.replace(_WRITTEN, "").replace(_ORAL, ""), column)
    if answer is None:
        return None
    return _Answer(ConsentState.GIVEN if answer else ConsentState.REFUSED, form)


def _read_report(reader: SheetReader, reported_on: date) -> dict[str, Any]:
    """Read how someone was reported and where it stands."""
    source, source_label = reader.code(Column.SOURCE, ReportSource)
    reason, reason_label = reader.code(Column.CLOSING_REASON, ClosingReason)
    if source is None and source_label is None:
        reader.warn(RowProblem.MISSING_VALUE, Column.SOURCE)
    closed_on = reader.day(Column.CLOSED_ON)
    if closed_on is not None and closed_on < reported_on:
        reader.warn(RowProblem.END_BEFORE_START, Column.CLOSED_ON)
    return {
        "reported_on": reported_on,
        "source": source or ReportSource.OTHER,
        "source_label": source_label,
        "status": reader.code_or(Column.STATUS, ParticipantStatus, ParticipantStatus.REPORTED),
        "closed_on": closed_on,
        "closing_reason": ClosingReason.OTHER if reason_label else reason,
        "closing_label": reason_label,
    }


def _read_home(reader: SheetReader, *, file: bool) -> dict[str, Any]:
    """Read how someone lives and whether she is married; unknown without consent for a file."""
    living, tenure, marital = LivingSituation.UNKNOWN, Tenure.UNKNOWN, MaritalStatus.UNKNOWN
    if file:
        found, label = reader.code(Column.LIVING, LivingSituation)
        living = found or living
        if label is not None:
            living = LivingSituation.OTHER
            reader.remember(Column.LIVING, label)
        tenure = reader.code_or(Column.TENURE, Tenure, tenure)
        marital = reader.code_or(Column.MARITAL, MaritalStatus, marital)
    return {"living": living, "tenure": tenure, "marital": marital}


def _read_health(reader: SheetReader) -> dict[str, Any] | None:
    """Read the health of someone who consents, None when nothing is filled in.

    Words that are not known stay with her health, not with her other notes.
    """
    self_rated, label = reader.code(Column.SELF_RATED, SelfRatedHealth)
    limitations, unknown_limitations = reader.codes(Column.LIMITATIONS, Limitation)
    conditions, unknown_conditions = reader.codes(Column.CONDITIONS, Condition)
    unknown = {
        Column.SELF_RATED: label,
        Column.LIMITATIONS: unknown_limitations,
        Column.CONDITIONS: unknown_conditions,
    }
    if not (self_rated or limitations or conditions or any(unknown.values())):
        return None
    notes = [
        f"{reader.recognised.header(column)}: {text}" for column, text in unknown.items() if text
    ]
    return {
        "self_rated": self_rated,
        "limitations": (*limitations, *([Limitation.OTHER] if unknown_limitations else [])),
        "conditions": (*conditions, *([Condition.OTHER] if unknown_conditions else [])),
        "note": "\n".join(notes) or None,
    }


def _add_consents(
    plan: ImportPlan, person: Ref, decided_on: date, answers: dict[Purpose, _Answer | None]
) -> None:
    for purpose, answer in answers.items():
        if answer is not None:
            plan.consents.add(
                {
                    "person_id": person,
                    "purpose": purpose,
                    "state": answer.state,
                    "decided_on": decided_on,
                    "form": answer.form,
                }
            )


def _note_left_out(plan: ImportPlan, reader: SheetReader, participant: KnownParticipant) -> None:
    if not participant.file and any(reader.cell(column) is not None for column in _FILE_COLUMNS):
        plan.left_out_file.add(participant.ref)
    if not participant.health and any(
        reader.cell(column) is not None for column in _HEALTH_COLUMNS
    ):
        plan.left_out_health.add(participant.ref)
