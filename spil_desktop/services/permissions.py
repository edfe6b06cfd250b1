"""What people allow now: the newest answer per purpose and recipient, read everywhere."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from spil_desktop.model import Consent
from spil_desktop.rules.vocabulary import ConsentForm, ConsentState, Purpose


@dataclass(frozen=True, slots=True)
class ConsentFields:
    """One answer to one question for consent.

    `recipient` names with whom is shared, None for anyone of the purpose; `text_version` is the
    version of the information that was given; `by_representative` when someone with authority
    answered for her.
    """

    purpose: Purpose
    state: ConsentState
    decided_on: date
    form: ConsentForm = ConsentForm.ORAL
    recipient: str | None = None
    text_version: str | None = None
    by_representative: bool = False


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """An answer as it is stored, with the user who recorded it."""

    id: int
    fields: ConsentFields
    recorded_by_id: int | None


def history(session: Session, person_id: int) -> tuple[ConsentRow, ...]:
    """Return all answers that someone ever gave, the newest first."""
    return _answers(session, Consent.person_id == person_id)


def current(session: Session, person_id: int) -> tuple[ConsentRow, ...]:
    """Return the answers that hold, one per purpose and recipient, in the order of the purposes."""
    newest: dict[tuple[Purpose, str | None], ConsentRow] = {}
    for row in history(session, person_id):
        newest.setdefault((row.fields.purpose, row.fields.recipient), row)
    order = {purpose: place for place, purpose in enumerate(Purpose)}
    return tuple(
        sorted(
            newest.values(), key=lambda row: (order[row.fields.purpose], row.fields.recipient or "")
        )
    )


def allows(
    session: Session, person_id: int, purpose: Purpose, *, recipient: str | None = None
) -> bool:
    """Whether someone allows a purpose; an answer about a recipient goes before the general one."""
    answers = _answers(session, Consent.person_id == person_id, Consent.purpose == purpose)
    for whom in dict.fromkeys((recipient, None)):
        for row in answers:
            if row.fields.recipient == whom:
                return row.fields.state is ConsentState.GIVEN
    return False


def _answers(session: Session, *which: ColumnElement[bool]) -> tuple[ConsentRow, ...]:
    wanted = select(Consent).where(*which).order_by(Consent.decided_on.desc(), Consent.id.desc())
    return tuple(
        ConsentRow(
            row.id,
            ConsentFields(
                purpose=row.purpose,
                state=row.state,
                decided_on=row.decided_on,
                form=row.form,
                recipient=row.recipient,
                text_version=row.text_version,
                by_representative=row.by_representative,
            ),
            row.recorded_by_id,
        )
        for row in session.scalars(wanted)
    )
