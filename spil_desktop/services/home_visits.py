"""Visits at home: what came up by the questions of the guide, and the contact logged for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import ContactMoment, HomeVisit, Participant
from spil_desktop.rules import bsn, visit_guide
from spil_desktop.rules.visit_guide import VisitQuestion
from spil_desktop.rules.vocabulary import (
    SPOKEN_CONTACTS,
    ContactForm,
    ContactResult,
    Offer,
    ParticipantStatus,
    Purpose,
)
from spil_desktop.services import contacts, permissions, records, stages
from spil_desktop.services.contacts import ContactFields


@dataclass(frozen=True, slots=True)
class VisitFields:
    """A visit as it is told afterwards; `minutes` is how long it took.

    `offers` is what she can do for someone else, None to leave what is known as it is.
    """

    on: date
    answers: Mapping[VisitQuestion, str] = field(
        default_factory=dict[VisitQuestion, str], repr=False
    )
    minutes: int | None = None
    note: str | None = field(default=None, repr=False)
    offers: tuple[Offer, ...] | None = None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as it is stored."""

    id: int
    version: int
    participant_id: int
    fields: VisitFields


def record(
    session: Session,
    participant_id: int,
    new: VisitFields,
    *,
    today: date,
    user_id: int | None = None,
) -> int:
    """Keep a visit and return its number; it is logged as a contact in which she was reached.

    A visit of that day that was in the contact log already is that one. Who was only reported is
    getting acquainted from now on. Raises `InputProblem.DATE_IN_FUTURE`, `NO_FILE_CONSENT` when
    something was written down without her consent to a file, `HEALTH_WITHOUT_CONSENT` for an
    answer about health, `BSN_IN_TEXT`, `NOT_A_NUMBER` (minutes).
    """
    participant = records.fetch(session, Participant, participant_id)
    row = HomeVisit(participant_id=participant_id)
    _fill(session, row, participant, new, today)
    known = _logged(session, participant_id, new.on)
    if known is None:
        row.contact_moment_id = contacts.log(
            session, participant_id, _contact(new, None), today=today, user_id=user_id
        )
    else:
        row.contact_moment_id = known.id
        contacts.edit(session, known.id, _contact(new, known), today=today)
    if participant.status is ParticipantStatus.REPORTED:
        stages.change(session, participant_id, ParticipantStatus.GETTING_ACQUAINTED, today=today)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session,
    visit_id: int,
    fields: VisitFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Change what was told of a visit, and its contact with it; raises what `record` raises."""
    row = records.fetch(session, HomeVisit, visit_id, version=version)
    participant = records.fetch(session, Participant, row.participant_id)
    _fill(session, row, participant, fields, today)
    if row.contact_moment_id is not None:
        known = records.fetch(session, ContactMoment, row.contact_moment_id)
        contacts.edit(session, known.id, _contact(fields, known), today=today)
    session.flush()


def of_participant(session: Session, participant_id: int) -> tuple[VisitRow, ...]:
    """Return the visits to one participant, the newest first."""
    wanted = (
        select(HomeVisit, ContactMoment.minutes)
        .outerjoin(ContactMoment, ContactMoment.id == HomeVisit.contact_moment_id)
        .where(HomeVisit.participant_id == participant_id)
        .order_by(HomeVisit.on.desc(), HomeVisit.id.desc())
    )
    return tuple(
        VisitRow(
            visit.id,
            visit.version,
            visit.participant_id,
            VisitFields(visit.on, visit_guide.answered(visit.answers), minutes, visit.note),
        )
        for visit, minutes in session.execute(wanted)
    )


def _fill(
    session: Session, row: HomeVisit, participant: Participant, fields: VisitFields, today: date
) -> None:
    records.not_after(fields.on, today, "on")
    answers = visit_guide.answered({key.value: said for key, said in fields.answers.items()})
    note = records.optional(fields.note)
    person_id = participant.person_id
    if (answers or note) and not permissions.allows(session, person_id, Purpose.FILE):
        raise SpilError(InputProblem.NO_FILE_CONSENT, field=next(iter(answers), "note"))
    for place, said in [*answers.items(), ("note", note or "")]:
        if bsn.found_in(said):
            raise SpilError(InputProblem.BSN_IN_TEXT, field=str(place))
    health = [question for question in answers if question in visit_guide.ABOUT_HEALTH]
    if health and not permissions.allows(session, person_id, Purpose.HEALTH):
        raise SpilError(InputProblem.HEALTH_WITHOUT_CONSENT, field=health[0].value)
    row.on = fields.on
    row.answers = {question.value: said for question, said in answers.items()}
    row.note = note
    if fields.offers is not None:
        participant.offers = fields.offers


def _contact(fields: VisitFields, known: ContactMoment | None) -> ContactFields:
    """Return the contact of a visit; what was said stays with the visit."""
    return ContactFields(
        fields.on,
        ContactForm.HOME_VISIT,
        known.result if known else ContactResult.REACHED,
        minutes=fields.minutes,
        note=known.note if known else None,
    )


def _logged(session: Session, participant_id: int, on: date) -> ContactMoment | None:
    """Return the visit of that day in the contact log that no visit was told of yet."""
    told = exists().where(HomeVisit.contact_moment_id == ContactMoment.id)
    wanted = select(ContactMoment).where(
        ContactMoment.participant_id == participant_id,
        ContactMoment.on == on,
        ContactMoment.form == ContactForm.HOME_VISIT,
        ContactMoment.result.in_(SPOKEN_CONTACTS),
        ~told,
    )
    return session.scalars(wanted.order_by(ContactMoment.id)).first()
