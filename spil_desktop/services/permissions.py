"""What people allow now: the newest answer per purpose and recipient, read everywhere."""

from collections.abc import Collection
from datetime import date
from operator import attrgetter
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from spil_desktop.model import Consent
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import ConsentForm, ConsentState, Purpose, SharedField
from spil_desktop.services.prepared import Prepared


@unchanging
class ConsentFields:
    """One answer to one question for consent.

    `recipient` names with whom is shared, None for anyone of the purpose; `shared` are the fields
    that may go along, all of them when there are none; `text_version` is the version of the
    information that was given; `by_representative` when someone with authority answered for her.
    """

    purpose: Purpose
    state: ConsentState
    decided_on: date
    form: ConsentForm = ConsentForm.ORAL
    recipient: str | None = None
    text_version: str | None = None
    by_representative: bool = False
    shared: tuple[SharedField, ...] = ()


@unchanging
class ConsentRow:
    """An answer as it is stored, with the user who recorded it."""

    id: int
    fields: ConsentFields
    recorded_by_id: int | None


def history(session: Session, person_id: int) -> tuple[ConsentRow, ...]:
    """Return all answers that someone ever gave, the newest first."""
    return _answers(session, person_id)


def current(session: Session, person_id: int) -> tuple[ConsentRow, ...]:
    """Return the answers that hold, one per purpose and recipient, in the order of the purposes."""
    newest: dict[tuple[Purpose, str | None], ConsentRow] = {}
    for row in history(session, person_id):
        newest.setdefault((row.fields.purpose, row.fields.recipient), row)
    return tuple(sorted(newest.values(), key=_place))


_ORDER: Final = {purpose: place for place, purpose in enumerate(Purpose)}


def _place(row: ConsentRow) -> tuple[int, str]:
    return _ORDER[row.fields.purpose], row.fields.recipient or ""


def allows(
    session: Session, person_id: int, purpose: Purpose, *, recipient: str | None = None
) -> bool:
    """Whether someone allows a purpose; an answer about a recipient goes before the general one.

    Of sharing with a volunteer the recipient is a volunteer, whoever it is, and its words say what
    may go along ("voornaam, straat, telefoon"): there the newest answer holds.
    """
    if purpose is Purpose.SHARE_VOLUNTEER and recipient is None:
        answers = _answers(session, person_id)
        newest = next((row for row in answers if row.fields.purpose is purpose), None)
        return newest is not None and newest.fields.state is ConsentState.GIVEN
    found = answer(session, person_id, purpose, recipient=recipient)
    return found is not None and found.state is ConsentState.GIVEN


def answer(
    session: Session, person_id: int, purpose: Purpose, *, recipient: str | None = None
) -> ConsentFields | None:
    """Return the answer that holds: the newest about the recipient, else the general one."""
    answers = _answers(session, person_id)
    for whom in dict.fromkeys((recipient, None)):
        for row in answers:
            if row.fields.purpose is purpose and row.fields.recipient == whom:
                return row.fields
    return None


def allowing(session: Session, person_ids: Collection[int], purpose: Purpose) -> frozenset[int]:
    """Return those of these people whose newest general answer about a purpose is yes."""
    if not person_ids:
        return frozenset()
    wanted = (
        select(Consent.person_id, Consent.state)
        .where(
            Consent.person_id.in_(person_ids),
            Consent.purpose == purpose,
            Consent.recipient.is_(None),
        )
        .order_by(Consent.decided_on, Consent.id)
    )
    newest = dict(session.execute(wanted).all())
    return frozenset(id_ for id_, state in newest.items() if state is ConsentState.GIVEN)


_FIELDS: Final = attrgetter(*ConsentFields.__dataclass_fields__)
_OF_PERSON: Final = Prepared(
    select(Consent.id, *_FIELDS(Consent), Consent.recorded_by_id)
    .where(Consent.person_id == bindparam("person_id", 0))
    .order_by(Consent.decided_on.desc(), Consent.id.desc())
)


def _answers(session: Session, person_id: int) -> tuple[ConsentRow, ...]:
    return tuple(
        ConsentRow(row.id, ConsentFields(*_FIELDS(row)), row.recorded_by_id)
        for row in _OF_PERSON.rows(session, person_id=person_id)
    )
