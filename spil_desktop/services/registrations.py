"""Registering an older person by phone: one form, in the order of the conversation."""

from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Participant, Person
from spil_desktop.rules import bsn, phones, working_days
from spil_desktop.rules.dates import Birth, add_months, age_on
from spil_desktop.rules.duplicates import Traits
from spil_desktop.rules.registration import RegistrationWarning
from spil_desktop.rules.vocabulary import (
    FollowUpKind,
    Gender,
    Knows,
    LivingSituation,
    NameUse,
    NeedTheme,
    ParticipantStatus,
    ReportSource,
    Urgency,
)
from spil_desktop.services import doubles, follow_ups, needs, participants, people, records
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.participants import ParticipantFields
from spil_desktop.services.people import PersonFields, PhoneFields

TARGET_AGE: Final = 70
"""The pilots are for people of 70 and older; younger is a warning, never a refusal."""

FIRST_CONTACT_DAYS: Final = 5
"""Working days after a report within which there is a first contact."""

_SOONER: Final = {Urgency.NOW: 0, Urgency.THREE_DAYS: 3}
"""Days within which there is a first contact when what was seen cannot wait."""

INFORM_MONTHS: Final = 1
"""Months within which someone who was reported behind her back is told (GDPR, article 14)."""


_COMPLETED: Final = tuple(
    part.name for part in fields(PersonFields) if part.name not in ("phones", "notes")
)
_UNKNOWN: Final = (None, "", Gender.UNKNOWN, ())


@dataclass(frozen=True, slots=True)
class AskedNeed:
    """What is asked in the first conversation."""

    theme: NeedTheme
    note: str | None = field(default=None, repr=False)
    urgency: Urgency = Urgency.FOLLOW


@dataclass(frozen=True, slots=True)
class NewRegistration:
    """The form, in the order of the conversation; what has no default must be filled.

    Who calls and whether she knows; her name; how to reach her; where she lives; what is asked.
    A number that she does not have is an empty phone: then `contact_hints` must say how to reach
    her. Who is reported by someone else needs no more than a name, an address and either what is
    asked or `report_note`, what the reporter saw, in facts; `report_urgency` is how soon someone
    should come. `next_on` is the day of the first contact, five working days on when it is None
    and nothing is urgent.
    """

    area_id: int
    source: ReportSource
    knows: Knows
    family_name: str = field(repr=False)
    phone: str = field(repr=False)
    street: str = field(repr=False)
    house_number: int | None = field(repr=False)
    asked: tuple[AskedNeed, ...]
    reporter: str | None = field(default=None, repr=False)
    report_note: str | None = field(default=None, repr=False)
    report_urgency: Urgency | None = None
    reported_on: date | None = None
    prefix: str | None = field(default=None, repr=False)
    initials: str | None = field(default=None, repr=False)
    given_name: str | None = field(default=None, repr=False)
    partner_prefix: str | None = field(default=None, repr=False)
    partner_family_name: str | None = field(default=None, repr=False)
    name_use: NameUse = NameUse.OWN
    gender: Gender = Gender.UNKNOWN
    birth: Birth | None = None
    house_addition: str | None = field(default=None, repr=False)
    postcode: str | None = field(default=None, repr=False)
    town: str | None = field(default=None, repr=False)
    living: LivingSituation = LivingSituation.UNKNOWN
    contact_hints: str | None = field(default=None, repr=False)
    notes: str | None = field(default=None, repr=False)
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """What a registration made."""

    person_id: int
    participant_id: int
    need_ids: tuple[int, ...]
    warnings: tuple[RegistrationWarning, ...]


def register(
    session: Session,
    new: NewRegistration,
    *,
    today: date,
    same_as: int | None = None,
    different_from: tuple[int, ...] = (),
) -> Registered:
    """Keep a registration: the person, her file, what is asked, and what must follow.

    `same_as` is the person number of someone known who this is: what is known of her stays, what
    was unknown is filled in. `different_from` are people who look like her and are not, remembered
    for good. The stage is REPORTED: no health and no full file before she consents. When someone
    else reported her and it is not certain that she knows, telling her is planned within a month.

    Raises what `people.add` raises; `REQUIRED` for a field that must be filled; `ALREADY_EXISTS`
    when `same_as` is a participant already; `DATE_IN_FUTURE`.
    """
    _check(new, today)
    warnings = check(session, new, today=today, same_as=same_as, different_from=different_from)
    if same_as is None:
        person_id = people.add(session, _person_fields(new), today=today)
    else:
        person_id = _complete(session, same_as, new, today)
    for other in different_from:
        doubles.distinguish(session, person_id, other)
    reported_on = new.reported_on or today
    participant = Participant(person_id=person_id, status=ParticipantStatus.REPORTED)
    participants.fill(session, participant, _participant_fields(new, reported_on), today=today)
    session.add(participant)
    session.flush()
    asked = [
        NeedFields(asked.theme, reported_on, note=asked.note, urgency=asked.urgency)
        for asked in new.asked
    ]
    need_ids = tuple(needs.add(session, participant.id, need, today=today) for need in asked)
    _plan(session, participant.id, new, reported_on)
    return Registered(person_id, participant.id, need_ids, warnings)


def check(
    session: Session,
    new: NewRegistration,
    *,
    today: date,
    same_as: int | None = None,
    different_from: tuple[int, ...] = (),
) -> tuple[RegistrationWarning, ...]:
    """Return what the connector should look at, for a form that may be half filled."""
    found: list[RegistrationWarning] = []
    age = age_on(new.birth, today)
    if age is not None and age < TARGET_AGE:
        found.append(RegistrationWarning.UNDER_70)
    if same_as is None:
        alike = {double.person_id for double in doubles.likely(session, traits(new))}
        if alike - set(different_from):
            found.append(RegistrationWarning.DUPLICATE)
    texts = (
        new.notes,
        new.contact_hints,
        new.reporter,
        new.report_note,
        *(need.note for need in new.asked),
    )
    if any(bsn.found_in(text) for text in texts if text):
        found.append(RegistrationWarning.BSN_IN_NOTE)
    return tuple(found)


def first_contact_by(reported_on: date, urgency: Urgency | None) -> date:
    """Return by which day someone must have been spoken to: five working days, or sooner."""
    usual = working_days.add(reported_on, FIRST_CONTACT_DAYS)
    days = None if urgency is None else _SOONER.get(urgency)
    return usual if days is None else min(usual, reported_on + timedelta(days=days))


def inform(session: Session, participant_id: int, on: date, *, today: date) -> None:
    """Keep that she was told of the report about her; the task to tell her is done.

    Raises `InputProblem.DATE_IN_FUTURE` and `END_BEFORE_START` (told before it was reported).
    """
    participant = records.fetch(session, Participant, participant_id)
    records.not_after(on, today, "informed_on")
    records.in_order(participant.reported_on, on, "informed_on")
    participant.informed_on = on
    participant.knows = Knows.YES
    follow_ups.finish_all(session, participant_id, FollowUpKind.INFORM_OF_REPORT, on=on)
    session.flush()


def traits(new: NewRegistration) -> Traits:
    """Return what is compared to find doubles, of a form that may be half filled."""
    return doubles.traits_of(_person_fields(new))


def _check(new: NewRegistration, today: date) -> None:
    records.required(new.family_name, "family_name")
    reachable = records.optional(new.phone) or records.optional(new.contact_hints)
    if new.source is ReportSource.SELF and not reachable:
        raise SpilError(InputProblem.REQUIRED, field="phone")
    records.required(new.street, "street")
    if new.house_number is None:
        raise SpilError(InputProblem.REQUIRED, field="house_number")
    if not new.asked and (new.source is ReportSource.SELF or not records.optional(new.report_note)):
        raise SpilError(InputProblem.REQUIRED, field="asked")
    records.not_after(new.reported_on or today, today, "reported_on")
    records.in_order(new.reported_on or today, new.next_on, "next_on")


def _person_fields(new: NewRegistration) -> PersonFields:
    typed = records.optional(new.phone)
    return PersonFields(
        family_name=new.family_name,
        prefix=new.prefix,
        initials=new.initials,
        given_name=new.given_name,
        partner_prefix=new.partner_prefix,
        partner_family_name=new.partner_family_name,
        name_use=new.name_use,
        gender=new.gender,
        birth=new.birth,
        area_id=new.area_id,
        street=new.street,
        house_number=new.house_number,
        house_addition=new.house_addition,
        postcode=new.postcode,
        town=new.town,
        phones=(PhoneFields(typed),) if typed else (),
        contact_hints=new.contact_hints,
        notes=new.notes,
    )


def _participant_fields(new: NewRegistration, reported_on: date) -> ParticipantFields:
    by_herself = new.source is ReportSource.SELF
    return ParticipantFields(
        area_id=new.area_id,
        reported_on=reported_on,
        source=new.source,
        reporter=None if by_herself else new.reporter,
        report_note=None if by_herself else new.report_note,
        report_urgency=None if by_herself else new.report_urgency,
        knows=Knows.YES if by_herself else new.knows,
        living=new.living,
    )


def _complete(session: Session, person_id: int, new: NewRegistration, today: date) -> int:
    """Fill in what was not known of someone; keep everything that was."""
    person = records.fetch(session, Person, person_id)
    known = session.scalars(select(Participant.id).where(Participant.person_id == person_id))
    if known.first() is not None:
        raise SpilError(InputProblem.ALREADY_EXISTS, record=Participant.__tablename__)
    stored = people.fields_of(person, people.phones_of(session, person_id))
    typed = _person_fields(new)
    unknown = {
        name: getattr(typed, name) for name in _COMPLETED if getattr(stored, name) in _UNKNOWN
    }
    numbers = {phones.parse(phone.number): phone for phone in (*typed.phones, *stored.phones)}
    notes = "\n".join(filter(None, (stored.notes, typed.notes)))
    completed = replace(stored, **unknown, phones=tuple(numbers.values()), notes=notes)
    people.edit(session, person_id, completed, today=today)
    return person_id


def _plan(session: Session, participant_id: int, new: NewRegistration, reported_on: date) -> None:
    first = new.next_on or first_contact_by(reported_on, new.report_urgency)
    follow_ups.plan(session, participant_id, FollowUpFields(FollowUpKind.FIRST_CONTACT, first))
    if new.source is not ReportSource.SELF and new.knows is not Knows.YES:
        by = add_months(reported_on, INFORM_MONTHS)
        follow_ups.plan(session, participant_id, FollowUpFields(FollowUpKind.INFORM_OF_REPORT, by))
