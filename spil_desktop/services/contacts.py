"""Contact moments: visits, calls and attempts, each with what must follow."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import ContactMoment, Participant
from spil_desktop.rules import bsn
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import (
    SPOKEN_CONTACTS,
    ContactForm,
    ContactResult,
    FollowUpKind,
)
from spil_desktop.services import follow_ups, records
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.prepared import Prepared, given_limit

_ALL: Final = 2**31 - 1

_ANSWERED: Final = {
    ContactForm.HOME_VISIT: frozenset(
        {FollowUpKind.FIRST_CONTACT, FollowUpKind.CALL, FollowUpKind.VISIT}
    ),
    ContactForm.PHONE: frozenset({FollowUpKind.FIRST_CONTACT, FollowUpKind.CALL}),
}
"""Which follow-ups a contact answers when someone was reached; any other form the first only."""


@unchanging
class ContactFields:
    """One contact or attempt; `minutes` is its duration, `next` what must follow."""

    on: date
    form: ContactForm
    result: ContactResult
    minutes: int | None = None
    note: str | None = field(default=None, repr=False)
    next: FollowUpFields | None = None


@unchanging
class ContactRow:
    """A contact moment as it is stored; its follow-up is in the list of follow-ups."""

    id: int
    version: int
    participant_id: int
    fields: ContactFields


def log(
    session: Session,
    participant_id: int,
    new: ContactFields,
    *,
    today: date,
    user_id: int | None = None,
    together: Sequence[int] = (),
) -> int:
    """Keep a contact moment and return its number.

    When someone was reached, this becomes her first contact unless there was an earlier one, and
    the follow-ups that it answers are done. `new.next` is planned. `together` are participants of
    the same household who were there: it is logged with them too, and counts once. Raises
    `InputProblem.DATE_IN_FUTURE`, `NOT_A_NUMBER` (minutes below zero), `BSN_IN_TEXT`, and
    `DATE_NOT_AHEAD` when what follows would be before the contact itself.
    """
    _check_next(new)
    first: int | None = None
    for number in dict.fromkeys((participant_id, *together)):
        participant = records.fetch(session, Participant, number)
        row = ContactMoment(participant_id=number, by_user_id=user_id, together_with_id=first)
        _fill(row, new, today)
        session.add(row)
        if new.result in SPOKEN_CONTACTS:
            _reached(session, participant, new)
        session.flush()
        first = first or row.id
    if new.next is not None:
        follow_ups.plan(session, participant_id, new.next)
    return first or 0


def edit(
    session: Session,
    contact_id: int,
    fields: ContactFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Change a contact moment; the follow-ups stay as they are."""
    row = records.fetch(session, ContactMoment, contact_id, version=version)
    _fill(row, fields, today)
    if fields.result in SPOKEN_CONTACTS:
        participant = records.fetch(session, Participant, row.participant_id)
        _first_contact(participant, fields.on)
    session.flush()


def of_participant(
    session: Session, participant_id: int, limit: int | None = None
) -> tuple[ContactRow, ...]:
    """Return the contact moments of one participant, the newest first."""
    lines = _OF_PARTICIPANT.rows(session, participant_id=participant_id, most=limit or _ALL)
    return tuple(
        ContactRow(
            row.id,
            row.version,
            row.participant_id,
            ContactFields(row.on, row.form, row.result, row.minutes, row.note),
        )
        for row in lines
    )


_OF_PARTICIPANT: Final = Prepared(
    select(
        ContactMoment.id,
        ContactMoment.version,
        ContactMoment.participant_id,
        ContactMoment.on,
        ContactMoment.form,
        ContactMoment.result,
        ContactMoment.minutes,
        ContactMoment.note,
    )
    .where(ContactMoment.participant_id == bindparam("participant_id", 0))
    .order_by(ContactMoment.on.desc(), ContactMoment.id.desc())
    .limit(given_limit("most"))
)


def _fill(row: ContactMoment, fields: ContactFields, today: date) -> None:
    records.not_after(fields.on, today, "on")
    if fields.minutes is not None and fields.minutes < 0:
        raise SpilError(InputProblem.NOT_A_NUMBER, field="minutes")
    if bsn.found_in(fields.note or ""):
        raise SpilError(InputProblem.BSN_IN_TEXT, field="note")
    row.on = fields.on
    row.form = fields.form
    row.result = fields.result
    row.minutes = fields.minutes
    row.note = records.optional(fields.note)


def _check_next(new: ContactFields) -> None:
    if new.next is not None and new.next.due_on < new.on:
        raise SpilError(InputProblem.DATE_NOT_AHEAD, field="due_on")


def _reached(session: Session, participant: Participant, new: ContactFields) -> None:
    _first_contact(participant, new.on)
    answered = _ANSWERED.get(new.form, frozenset({FollowUpKind.FIRST_CONTACT}))
    follow_ups.finish_kinds(session, participant.id, answered, on=new.on)


def _first_contact(participant: Participant, on: date) -> None:
    known = participant.first_contact_on
    participant.first_contact_on = on if known is None else min(known, on)
