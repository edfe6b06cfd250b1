"""Whom a contact was with: those spoken last, those a few typed letters mean, and the last log."""

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import ContactMoment, Participant, Person
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import ContactForm, ContactResult, ParticipantStatus
from spil_desktop.services import names, search

_AT_WORK: Final = frozenset(ParticipantStatus) - {
    ParticipantStatus.CLOSED,
    ParticipantStatus.DECLINED,
}
_LATELY: Final = 60
"""So many contacts back is looked for those who were spoken last."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A participant to choose: her name, and where she lives to tell her from another."""

    participant_id: int
    person_id: int
    name: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LastContact:
    """The contact that was logged last, to log the same again."""

    participant_id: int
    form: ContactForm
    result: ContactResult
    minutes: int | None
    note: str | None = field(default=None, repr=False)


def recent(session: Session, limit: int, *, user_id: int | None = None) -> tuple[Subject, ...]:
    """Return those with whom a contact was logged last, the newest first."""
    wanted = _mine(select(ContactMoment.participant_id), user_id).limit(_LATELY)
    numbers = list(dict.fromkeys(session.scalars(wanted)))
    known = _subjects(session, Participant.id.in_(numbers), Person.deceased_on.is_(None))
    return tuple(known[number] for number in numbers if number in known)[:limit]


def find(session: Session, text: str, limit: int) -> tuple[Subject, ...]:
    """Return the participants whom the typed `text` can mean; closed files after open ones."""
    hits = [hit.participant_id for hit in search.search(session, text, 3 * limit)]
    numbers = [number for number in hits if number is not None]
    stages = session.execute(
        select(Participant.id, Participant.status).where(Participant.id.in_(numbers))
    )
    at_work = {number for number, status in stages if status in _AT_WORK}
    known = _subjects(session, Participant.id.in_(numbers))
    ranked = sorted(numbers, key=lambda number: number not in at_work)
    return tuple(known[number] for number in ranked)[:limit]


def of_participant(session: Session, participant_id: int) -> Subject | None:
    """Return one participant, None when there is no such file."""
    return _subjects(session, Participant.id == participant_id).get(participant_id)


def of_person(session: Session, person_id: int) -> Subject | None:
    """Return the participant that someone is, None when she is none."""
    found = _subjects(session, Participant.person_id == person_id)
    return next(iter(found.values()), None)


def last(session: Session, *, user_id: int | None = None) -> LastContact | None:
    """Return what was logged last, or None."""
    wanted = _mine(
        select(
            ContactMoment.participant_id,
            ContactMoment.form,
            ContactMoment.result,
            ContactMoment.minutes,
            ContactMoment.note,
        ).where(ContactMoment.together_with_id.is_(None)),
        user_id,
    )
    line = session.execute(wanted.limit(1)).first()
    return None if line is None else LastContact(*line)


def _mine(wanted: Select[*tuple[Any, ...]], user_id: int | None) -> Select[*tuple[Any, ...]]:
    """Keep what this user logged, and what nobody in particular did; the newest first."""
    newest = wanted.order_by(ContactMoment.id.desc())
    if user_id is None:
        return newest
    by = ContactMoment.by_user_id
    return newest.where(or_(by == user_id, by.is_(None)))


def _subjects(session: Session, *conditions: Any) -> dict[int, Subject]:
    wanted = (
        select(
            Participant.id,
            Participant.person_id,
            Person.street,
            Person.house_number,
            Person.house_addition,
            Person.town,
            *names.COLUMNS,
        )
        .join(Person, Person.id == Participant.person_id)
        .where(*conditions)
    )
    return {line.id: _subject(line) for line in session.execute(wanted)}


def _subject(line: Any) -> Subject:
    number = "".join(filter(None, (str(line.house_number or ""), line.house_addition)))
    street = " ".join(filter(None, (line.street, number)))
    address = ", ".join(filter(None, (street, line.town)))
    return Subject(line.id, line.person_id, display_name(names.parts(line)), address)
