"""What goes into the letter of a referral: only the fields that she allows to go along, now."""

from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Area,
    Contact,
    HealthProfile,
    Need,
    Organisation,
    OrganisationPerson,
    Participant,
    Person,
    Referral,
)
from spil_desktop.rules import phones
from spil_desktop.rules.letters import ContactFacts, HealthFacts, LetterFacts
from spil_desktop.rules.names import NameForm, display_name
from spil_desktop.rules.vocabulary import (
    Gender,
    ReferralDirection,
    SharedField,
)
from spil_desktop.services import names, people, records, referrals, settings
from spil_desktop.services.referrals import Answer, Outgoing

ORDER: Final = tuple(SharedField)


def of(session: Session, referral_id: int, *, today: date) -> LetterFacts:
    """Return what stands in the letter of a referral that was sent, or in the answer to one.

    What she does not allow any more is left out, whatever went along before. Raises
    `InputProblem.HAS_DIED`.
    """
    row = records.fetch(session, Referral, referral_id)
    organisation = records.fetch(session, Organisation, row.organisation_id)
    person_id = records.fetch(session, Participant, row.participant_id).person_id
    referrals.lives(session, person_id)
    shared = referrals.allowed(session, person_id, organisation.name, row.shared)
    incoming = row.direction is ReferralDirection.INCOMING
    return _facts(
        session,
        row.participant_id,
        LetterFacts(
            direction=row.direction,
            kind=row.kind,
            on=(row.answered_on or today) if incoming else row.sent_on,
            sender="",
            recipient=organisation.name,
            shared=shared,
            question=row.question,
            feedback_due_on=None if incoming else row.feedback_due_on,
            answer=row.feedback if incoming else None,
            referred_on=row.sent_on if incoming else None,
        ),
        organisation,
        row.organisation_person_id,
        row.need_id,
    )


def draft(session: Session, participant_id: int, new: Outgoing) -> LetterFacts:
    """Return what would stand in the letter of a referral that is being written.

    Consent is not asked here: it may be given in the same form.
    """
    organisation = records.fetch(session, Organisation, new.organisation_id)
    return _facts(
        session,
        participant_id,
        LetterFacts(
            direction=ReferralDirection.OUTGOING,
            kind=new.kind,
            on=new.sent_on,
            sender="",
            recipient=organisation.name,
            shared=new.shared,
            question=new.question,
            feedback_due_on=new.feedback_due_on
            or referrals.feedback_due(session, organisation.id, new.kind, new.sent_on),
        ),
        organisation,
        new.organisation_person_id,
        new.need_id,
    )


def draft_answer(session: Session, referral_id: int, given: Answer) -> LetterFacts:
    """Return what would stand in the answer to who referred someone to the Spil."""
    row = records.fetch(session, Referral, referral_id)
    organisation = records.fetch(session, Organisation, row.organisation_id)
    return _facts(
        session,
        row.participant_id,
        LetterFacts(
            direction=row.direction,
            kind=row.kind,
            on=given.on,
            sender="",
            recipient=organisation.name,
            shared=given.shared,
            question=row.question,
            answer=given.text,
            referred_on=row.sent_on,
        ),
        organisation,
        row.organisation_person_id,
        row.need_id,
    )


def _facts(
    session: Session,
    participant_id: int,
    known: LetterFacts,
    organisation: Organisation,
    colleague_id: int | None,
    need_id: int | None,
) -> LetterFacts:
    """Fill in who writes to whom, and of the resident what is shared and nothing else."""
    participant = records.fetch(session, Participant, participant_id)
    person = records.fetch(session, Person, participant.person_id)
    shared = tuple(one for one in ORDER if one in known.shared)
    answer = referrals.agreed(session, person.id, organisation.name)
    if not shared or not referrals.covers(answer, shared):
        answer = None
    colleague = None if colleague_id is None else session.get(OrganisationPerson, colleague_id)
    theme = None if need_id is None else records.fetch(session, Need, need_id).theme
    asked = SharedField.QUESTION in shared
    by_name = SharedField.NAME in shared
    return LetterFacts(
        direction=known.direction,
        kind=known.kind,
        on=known.on,
        sender=_sender(session, participant),
        recipient=organisation.name,
        colleague=None if colleague is None else colleague.name,
        recipient_address=organisation.address,
        shared=shared,
        name=display_name(names.parts(person), NameForm.INITIALS) if by_name else None,
        gender=person.gender if by_name else Gender.UNKNOWN,
        address=_address(person) if SharedField.ADDRESS in shared else (),
        phones=_phones(session, person) if SharedField.PHONE in shared else (),
        birth_year=person.birth_year if SharedField.BIRTH_YEAR in shared else None,
        theme=theme if asked else None,
        question=known.question if asked else None,
        contact=_contact(session, participant) if SharedField.CONTACT_PERSON in shared else None,
        health=_health(session, participant) if SharedField.HEALTH in shared else None,
        consent_on=None if answer is None else answer.decided_on,
        consent_form=None if answer is None else answer.form,
        feedback_due_on=known.feedback_due_on,
        answer=known.answer,
        referred_on=known.referred_on,
    )


def _sender(session: Session, participant: Participant) -> str:
    """Return who writes: the organisation of the settings, else the area alone."""
    return settings.read(session).organisation or session.get_one(Area, participant.area_id).name


def _address(person: Person) -> tuple[str, ...]:
    town = "  ".join(part for part in (person.postcode, (person.town or "").upper()) if part)
    return tuple(line for line in (people.address_line(person), town) if line)


def _phones(session: Session, person: Person) -> tuple[str, ...]:
    return tuple(phones.show(phone.number) for phone in people.phones_of(session, person.id))


def _contact(session: Session, participant: Participant) -> ContactFacts | None:
    """Return who may be called: the emergency contact first, else who may know of the file."""
    wanted = (
        select(Contact)
        .where(
            Contact.participant_id == participant.id,
            Contact.is_emergency.is_(True) | Contact.may_know.is_(True),
        )
        .order_by(Contact.is_emergency.desc(), Contact.id)
        .limit(1)
    )
    found = session.scalars(wanted).one_or_none()
    if found is None:
        return None
    person = session.get_one(Person, found.person_id)
    numbers = _phones(session, person)
    name = display_name(names.parts(person))
    return ContactFacts(name, found.relation, numbers[0] if numbers else None)


def _health(session: Session, participant: Participant) -> HealthFacts | None:
    wanted = select(HealthProfile).where(HealthProfile.participant_id == participant.id)
    row = session.scalars(wanted).one_or_none()
    if row is None:
        return None
    return HealthFacts(row.limitations, row.conditions, row.aids, row.note)
