"""Signals of vulnerability: who noticed what, how soon it must be looked at, what came of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Participant, Signal
from spil_desktop.rules.vocabulary import SignalKind, SignalSource, Urgency
from spil_desktop.services import records

_WITHIN: Final = {
    Urgency.FOLLOW: None,
    Urgency.TWO_WEEKS: timedelta(days=14),
    Urgency.THREE_DAYS: timedelta(days=3),
    Urgency.NOW: timedelta(0),
}


@dataclass(frozen=True, slots=True)
class SignalFields:
    """What was noticed; the urgency sets the day by which it must be looked at."""

    seen_on: date
    kind: SignalKind
    source: SignalSource
    urgency: Urgency = Urgency.TWO_WEEKS
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A signal as it is stored; `outcome` says what was done with it."""

    id: int
    version: int
    participant_id: int
    fields: SignalFields
    due_on: date | None
    closed_on: date | None
    outcome: str | None = field(repr=False)


def note(session: Session, participant_id: int, new: SignalFields, *, today: date) -> int:
    """Keep a signal and return its number; raise `InputProblem.DATE_IN_FUTURE`."""
    records.fetch(session, Participant, participant_id)
    records.not_after(new.seen_on, today, "seen_on")
    within = _WITHIN[new.urgency]
    row = Signal(
        participant_id=participant_id,
        seen_on=new.seen_on,
        kind=new.kind,
        source=new.source,
        urgency=new.urgency,
        note=records.optional(new.note),
        due_on=None if within is None else new.seen_on + within,
    )
    session.add(row)
    session.flush()
    return row.id


def close(
    session: Session, signal_id: int, closed_on: date, outcome: str | None = None, *, today: date
) -> None:
    """Say that a signal was followed up, and what came of it.

    Raises `InputProblem.DATE_IN_FUTURE`, `END_BEFORE_START`.
    """
    row = records.fetch(session, Signal, signal_id)
    records.not_after(closed_on, today, "closed_on")
    records.in_order(row.seen_on, closed_on, "closed_on")
    row.closed_on = closed_on
    row.outcome = records.optional(outcome)
    session.flush()


def of_participant(session: Session, participant_id: int) -> tuple[SignalRow, ...]:
    """Return the signals about one participant, the newest first."""
    wanted = (
        select(Signal)
        .where(Signal.participant_id == participant_id)
        .order_by(Signal.seen_on.desc(), Signal.id.desc())
    )
    return tuple(
        SignalRow(
            row.id,
            row.version,
            row.participant_id,
            SignalFields(row.seen_on, row.kind, row.source, row.urgency, row.note),
            row.due_on,
            row.closed_on,
            row.outcome,
        )
        for row in session.scalars(wanted)
    )
