"""Signals of vulnerability: who noticed what, how soon it must be looked at, what came of it.

There is no score of risk: what a list tells is which signals there are, and since when. A
suspicion of abuse is never kept here but in `services.safety`; rows of that kind from before it
was there are shown only to users who may see that.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any, Final, assert_never

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import ContactMoment, FollowUp, Participant, Person, Signal, User
from spil_desktop.rules.names import display_name
from spil_desktop.rules.signal_terms import SignalState, due_day, in_term, state
from spil_desktop.rules.vocabulary import (
    FollowUpKind,
    SignalKind,
    SignalOutcome,
    SignalRoute,
    SignalSource,
    Urgency,
)
from spil_desktop.services import follow_ups, names, records, secrecy
from spil_desktop.services.follow_ups import FollowUpFields

OUTCOMES: Final = tuple(one for one in SignalOutcome if one is not SignalOutcome.SAFETY)
"""What can come of a signal here; that a safety file was opened would tell of it."""


@dataclass(frozen=True, slots=True)
class SignalFields:
    """What was noticed; the urgency sets the day by which something must be done about it.

    `reported_by` is the role of who saw it, never a name. `due_on` is only for a signal that is
    just followed; `owner_id` is the user who looks after it.
    """

    seen_on: date
    kind: SignalKind
    source: SignalSource
    urgency: Urgency = Urgency.TWO_WEEKS
    note: str | None = field(default=None, repr=False)
    route: SignalRoute = SignalRoute.LIGHT
    reported_by: str | None = field(default=None, repr=False)
    due_on: date | None = None
    owner_id: int | None = None
    contact_moment_id: int | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """With whom (a role) a signal was talked over, when, and what was advised."""

    on: date
    consulted: str = field(repr=False)
    advice: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignalClosing:
    """What came of a signal, in a code and in words; there is no closing without the code."""

    closed_on: date
    outcome_kind: SignalOutcome | None
    outcome: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A signal as it is stored; `outcome` says what was done with it, `owner` who looks after it.

    `in_term` is None while something can still be done within the term.
    """

    id: int
    version: int
    participant_id: int
    person_id: int
    name: str = field(repr=False)
    sort_name: str = field(repr=False)
    area_id: int | None
    fields: SignalFields
    due_on: date | None
    acted_on: date | None
    consultation: Consultation | None
    closed_on: date | None
    outcome_kind: SignalOutcome | None
    outcome: str | None = field(repr=False)
    owner: str | None
    state: SignalState
    in_term: bool | None


class Wanted(Enum):
    """Which signals a list shows."""

    OPEN = auto()
    OVERDUE = auto()
    CLOSED = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class SignalFigures:
    """How many signals came in a period, and on how many something was done within the term.

    `overdue` are those on which nothing was done while the term is over.
    """

    seen: int
    in_term: int
    too_late: int
    overdue: int


def note(
    session: Session,
    participant_id: int,
    new: SignalFields,
    *,
    today: date,
    user_id: int | None = None,
) -> int:
    """Keep a signal and return its number; who notes it looks after it when nobody else does.

    Raises `InputProblem.DATE_IN_FUTURE`, `BSN_IN_TEXT`, `BELONGS_TO_SAFETY` for a suspicion of
    abuse, and `NOT_IN_LIST` for a contact moment of another.
    """
    records.fetch(session, Participant, participant_id)
    row = Signal(participant_id=participant_id)
    _fill(session, row, new, today)
    row.owner_id = new.owner_id or user_id
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session,
    signal_id: int,
    fields: SignalFields,
    *,
    today: date,
    version: int | None = None,
    user_id: int | None = None,
) -> None:
    """Change what was noticed; raises what `note` raises, and what `records.fetch` does."""
    row = _fetch(session, signal_id, user_id, version)
    _fill(session, row, fields, today)
    row.owner_id = fields.owner_id or row.owner_id
    session.flush()


def act_on(
    session: Session,
    signal_id: int,
    on: date,
    *,
    today: date,
    next_on: date | None = None,
    user_id: int | None = None,
) -> None:
    """Say that something was done about a signal; only the first time counts for its term.

    `next_on` plans the day to look again, so that it isn't forgotten while it is open. Raises
    `InputProblem.DATE_IN_FUTURE`, `END_BEFORE_START`.
    """
    row = _fetch(session, signal_id, user_id)
    records.not_after(on, today, "on")
    records.in_order(row.seen_on, on, "on")
    row.acted_on = min(on, row.acted_on or on)
    session.flush()
    if next_on is not None:
        plan = FollowUpFields(FollowUpKind.OTHER, next_on, signal_id=row.id)
        follow_ups.plan(session, row.participant_id, plan)


def consult(
    session: Session,
    signal_id: int,
    consultation: Consultation,
    *,
    today: date,
    user_id: int | None = None,
) -> None:
    """Keep that a signal was talked over; it is in consultation ("niet pluis") from then on.

    Asking someone is doing something about it. Raises `InputProblem.REQUIRED` when it is not said
    with whom or what was advised, and what `act_on` raises.
    """
    row = _fetch(session, signal_id, user_id)
    row.consulted_with = records.required(consultation.consulted, "consulted")
    row.consultation = records.free_text(records.required(consultation.advice, "advice"), "advice")
    row.consulted_on = consultation.on
    row.route = SignalRoute.CONSULT
    act_on(session, signal_id, consultation.on, today=today, user_id=user_id)


def close(
    session: Session,
    signal_id: int,
    closing: SignalClosing,
    *,
    today: date,
    user_id: int | None = None,
) -> None:
    """Say what came of a signal; what was planned for it is done then.

    Raises `InputProblem.REQUIRED` without an outcome, `CONSULTATION_MISSING` when it was to be
    talked over and was not, `DATE_IN_FUTURE`, `END_BEFORE_START`.
    """
    row = _fetch(session, signal_id, user_id)
    if closing.outcome_kind is None:
        raise SpilError(InputProblem.REQUIRED, field="outcome_kind")
    if closing.outcome_kind not in OUTCOMES:
        raise SpilError(InputProblem.NOT_IN_LIST, field="outcome_kind")
    if row.route is SignalRoute.CONSULT and not row.consultation:
        raise SpilError(InputProblem.CONSULTATION_MISSING)
    records.not_after(closing.closed_on, today, "closed_on")
    records.in_order(row.seen_on, closing.closed_on, "closed_on")
    row.acted_on = row.acted_on or closing.closed_on
    row.closed_on = closing.closed_on
    row.outcome_kind = closing.outcome_kind
    row.outcome = records.free_text(closing.outcome, "outcome")
    session.flush()
    session.execute(
        update(FollowUp)
        .where(FollowUp.signal_id == signal_id, FollowUp.done_on.is_(None))
        .values(done_on=closing.closed_on, version=FollowUp.version + 1)
    )


def reopen(session: Session, signal_id: int, *, user_id: int | None = None) -> None:
    """Open a closed signal again: what came of it did not last."""
    row = _fetch(session, signal_id, user_id)
    row.closed_on = row.outcome_kind = None
    session.flush()


def get(session: Session, signal_id: int, *, today: date, user_id: int | None = None) -> SignalRow:
    """Return one signal; raises `InputProblem.UNKNOWN_RECORD`."""
    wanted = _rows(session, user_id).where(Signal.id == signal_id)
    line = session.execute(wanted).one_or_none()
    if line is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Signal.__tablename__)
    return _row(line, today)


def rows(
    session: Session,
    wanted: Wanted,
    *,
    today: date,
    area_id: int | None = None,
    user_id: int | None = None,
) -> tuple[SignalRow, ...]:
    """Return signals, the one whose term ends first on top; closed ones the newest first."""
    found = _rows(session, user_id).where(*_conditions(wanted, today))
    if area_id is not None:
        found = found.where(Participant.area_id == area_id)
    order: tuple[Any, ...] = (
        Signal.closed_on.is_not(None),
        Signal.acted_on.is_not(None),
        Signal.due_on,
        Signal.id,
    )
    if wanted is Wanted.CLOSED:
        order = (Signal.closed_on.desc(), Signal.id.desc())
    return tuple(_row(line, today) for line in session.execute(found.order_by(*order)))


def of_participant(
    session: Session, participant_id: int, *, today: date, user_id: int | None = None
) -> tuple[SignalRow, ...]:
    """Return the signals about one participant, open ones first, then the newest."""
    wanted = _rows(session, user_id).where(Signal.participant_id == participant_id)
    order = (Signal.closed_on.is_not(None), Signal.seen_on.desc(), Signal.id.desc())
    return tuple(_row(line, today) for line in session.execute(wanted.order_by(*order)))


def waiting(session: Session, *, today: date, user_id: int | None = None) -> int:
    """Return on how many open signals something must be done today or before."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Signal)
            .where(
                Signal.closed_on.is_(None),
                Signal.acted_on.is_(None),
                Signal.due_on <= today,
                *_shown_to(session, user_id),
            )
        )
        or 0
    )


def figures(
    session: Session, first_day: date, last_day: date, *, today: date, area_id: int | None = None
) -> SignalFigures:
    """Count the signals seen in a period and what was done within their terms; for inside use."""
    wanted = select(Signal.due_on, Signal.acted_on).where(
        Signal.seen_on.between(first_day, last_day), Signal.kind != SignalKind.ABUSE
    )
    if area_id is not None:
        wanted = wanted.join(Participant, Participant.id == Signal.participant_id).where(
            Participant.area_id == area_id
        )
    lines = session.execute(wanted).all()
    kept = [in_term(line.due_on, line.acted_on, today) for line in lines]
    late = sum(
        kept_one is False and line.acted_on is not None
        for kept_one, line in zip(kept, lines, strict=True)
    )
    return SignalFigures(len(lines), kept.count(True), late, kept.count(False) - late)


def _fill(session: Session, row: Signal, fields: SignalFields, today: date) -> None:
    if fields.kind is SignalKind.ABUSE:
        raise SpilError(InputProblem.BELONGS_TO_SAFETY, field="kind")
    records.not_after(fields.seen_on, today, "seen_on")
    records.in_order(fields.seen_on, fields.due_on, "due_on")
    row.seen_on = fields.seen_on
    row.kind = fields.kind
    row.source = fields.source
    row.urgency = fields.urgency
    row.route = fields.route
    row.note = records.free_text(fields.note, "note")
    row.reported_by = records.optional(fields.reported_by)
    row.contact_moment_id = _contact_of(session, row.participant_id, fields.contact_moment_id)
    row.due_on = due_day(fields.urgency, fields.seen_on, fields.due_on)


def _contact_of(session: Session, participant_id: int, contact_id: int | None) -> int | None:
    if contact_id is None:
        return None
    if records.fetch(session, ContactMoment, contact_id).participant_id != participant_id:
        raise SpilError(InputProblem.NOT_IN_LIST, field="contact_moment_id")
    return contact_id


def _fetch(
    session: Session, signal_id: int, user_id: int | None, version: int | None = None
) -> Signal:
    row = records.fetch(session, Signal, signal_id, version=version)
    if row.kind is SignalKind.ABUSE and not secrecy.sees_safety(session, user_id):
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Signal.__tablename__)
    return row


def _shown_to(session: Session, user_id: int | None) -> tuple[ColumnElement[bool], ...]:
    if secrecy.sees_safety(session, user_id):
        return ()
    return (Signal.kind != SignalKind.ABUSE,)


def _rows(session: Session, user_id: int | None) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Signal,
            Participant.person_id,
            Participant.area_id,
            Person.sort_name,
            User.name.label("owner"),
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Signal.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(User, User.id == Signal.owner_id)
        .where(*_shown_to(session, user_id))
    )


def _conditions(wanted: Wanted, today: date) -> tuple[ColumnElement[bool], ...]:
    match wanted:
        case Wanted.OPEN:
            return (Signal.closed_on.is_(None),)
        case Wanted.OVERDUE:
            untouched = (Signal.closed_on.is_(None), Signal.acted_on.is_(None))
            return (*untouched, Signal.due_on <= today)
        case Wanted.CLOSED:
            return (Signal.closed_on.is_not(None),)
        case Wanted.ALL:
            return ()
        case _:
            assert_never(wanted)


def _row(line: Any, today: date) -> SignalRow:
    row: Signal = line.Signal
    return SignalRow(
        id=row.id,
        version=row.version,
        participant_id=row.participant_id,
        person_id=line.person_id,
        name=display_name(names.parts(line)),
        sort_name=line.sort_name,
        area_id=line.area_id,
        fields=_fields(row),
        due_on=row.due_on,
        acted_on=row.acted_on,
        consultation=_consultation(row),
        closed_on=row.closed_on,
        outcome_kind=row.outcome_kind,
        outcome=row.outcome,
        owner=line.owner,
        state=state(row.due_on, row.acted_on, row.closed_on, today),
        in_term=in_term(row.due_on, row.acted_on, today),
    )


def _fields(row: Signal) -> SignalFields:
    return SignalFields(
        row.seen_on,
        row.kind,
        row.source,
        row.urgency,
        row.note,
        row.route,
        row.reported_by,
        row.due_on if row.urgency is Urgency.FOLLOW else None,
        row.owner_id,
        row.contact_moment_id,
    )


def _consultation(row: Signal) -> Consultation | None:
    if row.consulted_on is None or row.consulted_with is None or row.consultation is None:
        return None
    return Consultation(row.consulted_on, row.consulted_with, row.consultation)
