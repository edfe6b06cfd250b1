"""What must happen on a date for a participant: planned, done, or put off."""

from dataclasses import field
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Match, Need, Participant, Person, Referral, Signal
from spil_desktop.model.base import Record
from spil_desktop.rules.names import display_name
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import FollowUpKind, Knows, MatchStatus
from spil_desktop.services import names, records
from spil_desktop.services.prepared import Prepared

BY_HAND: Final = tuple(
    kind
    for kind in FollowUpKind
    if kind
    not in {
        FollowUpKind.ERASE_CONTENT,
        FollowUpKind.MATCH_EVALUATION,
        FollowUpKind.CALL_VOLUNTEER,
        FollowUpKind.REFERRAL_ARRIVED,
        FollowUpKind.REFERRAL_ANSWER,
        FollowUpKind.HAND_OVER_RECEIPT,
    }
)
"""Kinds that someone plans herself; the others follow from what was done."""


@unchanging
class FollowUpFields:
    """Why and when someone must be looked after; the numbers say which record it is about."""

    kind: FollowUpKind
    due_on: date
    note: str | None = field(default=None, repr=False)
    match_id: int | None = None
    need_id: int | None = None
    signal_id: int | None = None
    referral_id: int | None = None


@unchanging
class FollowUpRow:
    """A follow-up as it is stored, with whom it is about."""

    id: int
    version: int
    participant_id: int
    person_id: int
    name: str = field(repr=False)
    fields: FollowUpFields
    done_on: date | None


def plan(session: Session, participant_id: int, new: FollowUpFields) -> int:
    """Plan a follow-up and return its number; a day in the past is simply overdue."""
    records.fetch(session, Participant, participant_id)
    for kind, key in _about(new):
        if key is not None:
            records.fetch(session, kind, key)
    row = FollowUp(
        participant_id=participant_id,
        match_id=new.match_id,
        need_id=new.need_id,
        signal_id=new.signal_id,
        referral_id=new.referral_id,
        kind=new.kind,
        due_on=new.due_on,
        note=records.optional(new.note),
    )
    session.add(row)
    session.flush()
    return row.id


def _about(new: FollowUpFields) -> tuple[tuple[type[Record], int | None], ...]:
    return (
        (Match, new.match_id),
        (Need, new.need_id),
        (Signal, new.signal_id),
        (Referral, new.referral_id),
    )


def edit(
    session: Session, follow_up_id: int, fields: FollowUpFields, *, version: int | None = None
) -> None:
    """Change what must happen or when."""
    row = records.fetch(session, FollowUp, follow_up_id, version=version)
    row.kind = fields.kind
    row.due_on = fields.due_on
    row.note = records.optional(fields.note)
    session.flush()


def postpone(session: Session, follow_up_id: int, due_on: date, reason: str | None = None) -> None:
    """Put a follow-up off to another day; the reason goes below what was noted before.

    The first meeting of a match is planned anew by it.
    """
    row = records.fetch(session, FollowUp, follow_up_id)
    _refuse_automatic(row)
    row.due_on = due_on
    if row.kind is FollowUpKind.INTRODUCTION and row.match_id is not None:
        match = records.fetch(session, Match, row.match_id)
        if match.status is MatchStatus.INTRODUCED and match.met_on is None:
            match.introduced_on = due_on
    row.note = "\n".join(filter(None, (row.note, records.optional(reason)))) or None
    session.flush()


def finish(session: Session, follow_up_id: int, *, today: date) -> None:
    """Mark a follow-up as done; finishing it again keeps the first day.

    Who was to be told of a report about her, knows of it from then on. Two who were to be
    introduced to each other have met. Raises `InputProblem.ERASES_ITSELF` for erasing the content
    of a file, which the program does on its day and nobody else.
    """
    row = records.fetch(session, FollowUp, follow_up_id)
    _refuse_automatic(row)
    row.done_on = row.done_on or today
    if row.kind is FollowUpKind.INFORM_OF_REPORT:
        participant = records.fetch(session, Participant, row.participant_id)
        participant.informed_on = participant.informed_on or row.done_on
        participant.knows = Knows.YES
    if row.kind is FollowUpKind.INTRODUCTION:
        _introduced(session, row)
    session.flush()


def finish_all(session: Session, participant_id: int, kind: FollowUpKind, *, on: date) -> None:
    """Mark everything of one kind that is planned for a participant as done, whenever it is due."""
    wanted = select(FollowUp).where(
        FollowUp.participant_id == participant_id,
        FollowUp.kind == kind,
        FollowUp.done_on.is_(None),
    )
    for row in session.scalars(wanted):
        row.done_on = on
    session.flush()


def reopen(session: Session, follow_up_id: int) -> None:
    """Take back that a follow-up was done."""
    records.fetch(session, FollowUp, follow_up_id).done_on = None
    session.flush()


def _refuse_automatic(row: FollowUp) -> None:
    if row.kind is FollowUpKind.ERASE_CONTENT:
        raise SpilError(InputProblem.ERASES_ITSELF, field="due_on")


def _introduced(session: Session, row: FollowUp) -> None:
    """Note that the two of a match met on the planned day, or today when that is to come."""
    match = session.get(Match, row.match_id) if row.match_id is not None else None
    if match is None or row.done_on is None or match.status is not MatchStatus.INTRODUCED:
        return
    match.met_on = match.met_on or min(match.introduced_on or row.done_on, row.done_on)


def finish_kinds(
    session: Session, participant_id: int, kinds: frozenset[FollowUpKind], *, on: date
) -> None:
    """Mark as done what was due for a participant by `on` and that a contact then answered."""
    wanted = select(FollowUp).where(
        FollowUp.participant_id == participant_id,
        FollowUp.done_on.is_(None),
        FollowUp.kind.in_(kinds),
        FollowUp.due_on <= on,
    )
    for row in session.scalars(wanted):
        row.done_on = on


def due(session: Session, until: date, area_id: int | None = None) -> tuple[FollowUpRow, ...]:
    """Return what is not done and due by `until`, the longest overdue first."""
    wanted = _rows().where(FollowUp.done_on.is_(None), FollowUp.due_on <= until)
    if area_id is not None:
        wanted = wanted.where(Participant.area_id == area_id)
    return _read(session, wanted)


def of_participant(session: Session, participant_id: int) -> tuple[FollowUpRow, ...]:
    """Return all follow-ups of one participant, in order of date, done or not."""
    lines = _OF_PARTICIPANT.rows(session, participant_id=participant_id)
    return tuple(_row(line) for line in lines)


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            FollowUp.id,
            FollowUp.version,
            FollowUp.participant_id,
            FollowUp.kind,
            FollowUp.due_on,
            FollowUp.note,
            FollowUp.match_id,
            FollowUp.need_id,
            FollowUp.signal_id,
            FollowUp.referral_id,
            FollowUp.done_on,
            Participant.person_id,
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == FollowUp.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .order_by(FollowUp.due_on, FollowUp.id)
    )


_OF_PARTICIPANT: Final = Prepared(
    _rows().where(FollowUp.participant_id == bindparam("participant_id", 0))
)


def _read(session: Session, wanted: Select[*tuple[Any, ...]]) -> tuple[FollowUpRow, ...]:
    return tuple(_row(line) for line in session.execute(wanted))


def _row(line: Any) -> FollowUpRow:
    return FollowUpRow(
        id=line.id,
        version=line.version,
        participant_id=line.participant_id,
        person_id=line.person_id,
        name=display_name(names.parts(line)),
        fields=FollowUpFields(
            line.kind,
            line.due_on,
            line.note,
            line.match_id,
            line.need_id,
            line.signal_id,
            line.referral_id,
        ),
        done_on=line.done_on,
    )
