"""The people around a participant: family, neighbours, carers, professionals; added and ended."""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Contact, KeyFigure, Participant, Person, Phone, Volunteer
from spil_desktop.rules import phones
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import (
    ContactFrequency,
    Nearness,
    Relation,
    SupportDirection,
    TieStrength,
)
from spil_desktop.services import names, people, records
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.prepared import Prepared


@dataclass(frozen=True, slots=True)
class RelationFields:
    """What is kept of a relation; `since` None means: as long as anyone remembers.

    `may_know` says that she may be told about the file, `until` the day on which it ended.
    """

    relation: Relation
    direction: SupportDirection | None = None
    strength: TieStrength | None = None
    frequency: ContactFrequency | None = None
    nearness: Nearness | None = None
    since: date | None = None
    until: date | None = None
    may_know: bool = False
    is_emergency: bool = False
    has_key: bool = False
    is_overburdened: bool = False
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class NameAndPhone:
    """Someone who is known by her relation alone: a name and a number to call."""

    family_name: str = field(repr=False)
    given_name: str | None = field(default=None, repr=False)
    prefix: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class RelationCard:
    """A relation as it is stored.

    `has_role` says that she has a file or record of her own, where her name and phone are changed.
    `deceased_on` ends a relation too.
    """

    id: int
    version: int
    person_id: int
    participant_id: int
    name: str = field(repr=False)
    who: NameAndPhone
    has_role: bool
    deceased_on: date | None
    fields: RelationFields

    @property
    def ended_on(self) -> date | None:
        """The day on which it ended: as was noted, or because she died."""
        known = [day for day in (self.fields.until, self.deceased_on) if day is not None]
        return min(known, default=None)

    @property
    def shown_phone(self) -> str:
        """The phone number as the Dutch write it; nothing when there is none."""
        return phones.show(self.who.phone) if self.who.phone else ""


def add(
    session: Session,
    participant_id: int,
    who: int | NameAndPhone,
    new: RelationFields,
    *,
    today: date,
) -> int:
    """Keep someone around a participant and return the number of the relation.

    `who` is the number of a known person, or the name of someone new. Raises
    `InputProblem.ALREADY_EXISTS` when she is there already or is the participant herself,
    `DATE_IN_FUTURE`, `END_BEFORE_START`, and what `people.add` raises.
    """
    participant = records.fetch(session, Participant, participant_id)
    _check(new, today)
    if isinstance(who, int):
        person_id = records.fetch(session, Person, who).id
        known = Contact.participant_id == participant_id, Contact.person_id == person_id
        is_there = session.scalar(select(Contact.id).where(*known)) is not None
        if is_there or person_id == participant.person_id:
            raise SpilError(
                InputProblem.ALREADY_EXISTS, field="person_id", record=Contact.__tablename__
            )
    else:
        person_id = people.add(session, _person(who), today=today)
    row = Contact(participant_id=participant_id, person_id=person_id)
    _fill(row, new)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session,
    relation_id: int,
    fields: RelationFields,
    *,
    today: date,
    who: NameAndPhone | None = None,
    version: int | None = None,
) -> None:
    """Change a relation, and the name and phone of someone without a record of her own.

    Raises `InputProblem.DATE_IN_FUTURE`, `END_BEFORE_START`, and what `people.edit` raises.
    """
    row = records.fetch(session, Contact, relation_id, version=version)
    _check(fields, today)
    _fill(row, fields)
    if who is not None and not _has_role(session, row.person_id):
        _rename(session, row.person_id, who, today)
    session.flush()


def end(session: Session, relation_id: int, on: date, *, today: date) -> None:
    """Note that a relation ended; it stays in drawings of the days before.

    Raises `InputProblem.DATE_IN_FUTURE` and `END_BEFORE_START`.
    """
    row = records.fetch(session, Contact, relation_id)
    _check_days(row.since, on, today)
    row.until = on
    session.flush()


def card(session: Session, relation_id: int) -> RelationCard:
    """Return one relation; raises `InputProblem.UNKNOWN_RECORD`."""
    participant_id = records.fetch(session, Contact, relation_id).participant_id
    found = of_participant(session, participant_id)
    return next(row for row in found if row.id == relation_id)


def of_participant(session: Session, participant_id: int) -> tuple[RelationCard, ...]:
    """Return everyone around a participant, who is to be called first on top, also who ended."""
    lines = _OF_PARTICIPANT.rows(session, participant_id=participant_id)
    return tuple(_card(line) for line in lines)


_FIELDS: Final = tuple(one.name for one in fields(RelationFields))
_PHONE: Final = (
    select(Phone.number)
    .where(Phone.person_id == Contact.person_id)
    .order_by(Phone.id)
    .limit(1)
    .scalar_subquery()
)
_OF_PARTICIPANT: Final = Prepared(
    select(
        Contact.id,
        Contact.version,
        Contact.person_id,
        Contact.participant_id,
        *(getattr(Contact, name) for name in _FIELDS),
        _PHONE.label("phone"),
        Person.deceased_on,
        Participant.id.label("file_id"),
        Volunteer.id.label("volunteer_id"),
        KeyFigure.id.label("key_figure_id"),
        *names.COLUMNS,
    )
    .join(Person, Person.id == Contact.person_id)
    .outerjoin(Participant, Participant.person_id == Person.id)
    .outerjoin(Volunteer, Volunteer.person_id == Person.id)
    .outerjoin(KeyFigure, KeyFigure.person_id == Person.id)
    .where(Contact.participant_id == bindparam("participant_id", 0))
    .order_by(Contact.is_emergency.desc(), Person.sort_name, Contact.id)
)


def _card(line: Any) -> RelationCard:
    parts = names.parts(line)
    return RelationCard(
        id=line.id,
        version=line.version,
        person_id=line.person_id,
        participant_id=line.participant_id,
        name=display_name(parts),
        who=NameAndPhone(parts.family_name, parts.given_name, parts.prefix, line.phone),
        has_role=any(
            number is not None for number in (line.file_id, line.volunteer_id, line.key_figure_id)
        ),
        deceased_on=line.deceased_on,
        fields=RelationFields(**{name: getattr(line, name) for name in _FIELDS}),
    )


def _person(who: NameAndPhone) -> PersonFields:
    return PersonFields(
        family_name=who.family_name,
        given_name=who.given_name,
        prefix=who.prefix,
        phones=(PhoneFields(who.phone),) if records.optional(who.phone) and who.phone else (),
    )


def _rename(session: Session, person_id: int, who: NameAndPhone, today: date) -> None:
    """Change name and first phone; further phones stay behind it."""
    person = records.fetch(session, Person, person_id)
    known = people.phones_of(session, person_id)
    typed = records.optional(who.phone)
    number = phones.parse(typed) if typed else None
    if known and number and number not in {phone.number for phone in known}:
        wanted = select(Phone).where(Phone.person_id == person_id).order_by(Phone.id)
        next(iter(session.scalars(wanted))).number = number  # in its place, so that it stays first
        session.flush()
        known = people.phones_of(session, person_id)
    elif typed:
        known = (PhoneFields(typed), *(phone for phone in known if phone.number != number))
    else:
        known = known[1:]
    new = replace(
        people.fields_of(person, known),
        family_name=who.family_name,
        given_name=who.given_name,
        prefix=who.prefix,
    )
    people.edit(session, person_id, new, today=today)


def _has_role(session: Session, person_id: int) -> bool:
    return any(
        session.scalar(select(role.id).where(role.person_id == person_id)) is not None
        for role in (Participant, Volunteer, KeyFigure)
    )


def _check(given: RelationFields, today: date) -> None:
    if given.since is not None:
        records.not_after(given.since, today, "since")
    if given.until is not None:
        _check_days(given.since, given.until, today)


def _check_days(since: date | None, until: date, today: date) -> None:
    records.not_after(until, today, "until")
    records.in_order(since, until, "until")


def _fill(row: Contact, given: RelationFields) -> None:
    for name in _FIELDS:
        setattr(row, name, getattr(given, name))
    row.note = records.optional(given.note)
