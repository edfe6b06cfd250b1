"""Everything that the file of one person shows, read in a few queries."""

from dataclasses import field
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import (
    Area,
    Base,
    Contact,
    HealthProfile,
    KeyFigure,
    Participant,
    Person,
    Phone,
    Volunteer,
)
from spil_desktop.rules import phones
from spil_desktop.rules.dates import Birth, age_on
from spil_desktop.rules.names import NameForm, NameParts, display_name
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import (
    ConsentState,
    ParticipantStatus,
    Purpose,
    Relation,
)
from spil_desktop.services import (
    contacts,
    follow_ups,
    match_lists,
    names,
    needs,
    participants,
    people,
    permissions,
)
from spil_desktop.services.contacts import ContactRow
from spil_desktop.services.follow_ups import FollowUpRow
from spil_desktop.services.match_lists import MatchRow
from spil_desktop.services.needs import NeedRow
from spil_desktop.services.participants import HealthFields, ParticipantFields
from spil_desktop.services.people import PersonFields
from spil_desktop.services.permissions import ConsentRow
from spil_desktop.services.prepared import Prepared
from spil_desktop.services.stages import Closing

CONTACTS_SHOWN = 50
"""At most so many contact moments are read; the older ones are read when they are asked for."""


@unchanging
class ParticipantPart:
    """The file of a participant: where it stands, what she asks, what happens."""

    id: int
    version: int
    fields: ParticipantFields
    office_number: str | None
    status: ParticipantStatus
    informed_on: date | None
    first_contact_on: date | None
    content_erased_on: date | None
    closing: Closing | None
    health: HealthFields | None
    health_version: int | None
    needs: tuple[NeedRow, ...]
    matches: tuple[MatchRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    contacts: tuple[ContactRow, ...]
    relations: tuple["RelationRow", ...]


@unchanging
class RelationRow:
    """Someone around a participant: a carer, relative, neighbour or professional."""

    id: int
    person_id: int
    name: NameParts
    relation: Relation
    phone: str | None = field(repr=False)
    may_know: bool
    is_emergency: bool
    note: str | None = field(repr=False)

    @property
    def full_name(self) -> str:
        """The name as people say it: Jan van der Laan."""
        return display_name(self.name)


@unchanging
class PersonCard:
    """The file of one person, with the part of her role as a participant when she has it.

    `version` is that of the person; the parts have their own. `phones` in `fields` are E.164.
    """

    person_id: int
    version: int
    fields: PersonFields
    age: int | None
    area: str | None
    deceased_on: date | None
    consents: tuple[ConsentRow, ...]
    participant: ParticipantPart | None
    volunteer_id: int | None
    key_figure_id: int | None

    @property
    def full_name(self) -> str:
        """The name as people say it: Jan van der Laan."""
        return display_name(self.fields.name)

    @property
    def formal_name(self) -> str:
        """What follows "mevrouw" or "de heer": Van der Laan."""
        return display_name(self.fields.name, NameForm.FORMAL)

    @property
    def shown_phones(self) -> tuple[str, ...]:
        """The phone numbers as the Dutch write them."""
        return tuple(phones.show(phone.number) for phone in self.fields.phones)

    def allows(self, purpose: Purpose) -> bool:
        """Whether she allows a purpose in general, apart from single recipients."""
        return any(
            row.fields.purpose is purpose
            and row.fields.recipient is None
            and row.fields.state is ConsentState.GIVEN
            for row in self.consents
        )


def card(session: Session, person_id: int, *, today: date) -> PersonCard:
    """Return the file of one person; raise `InputProblem.UNKNOWN_RECORD` when she is not there.

    Of a participant: all needs, all matches, what is planned, and the last contact moments.
    """
    found = _PERSON.rows(session, person_id=person_id)
    if not found:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Person.__tablename__)
    (line,) = found
    return PersonCard(
        person_id=person_id,
        version=line.version,
        fields=people.fields_of(line, people.phones_of(session, person_id)),
        age=age_on(Birth(line.birth_date, line.birth_year), line.deceased_on or today),
        area=line.area,
        deceased_on=line.deceased_on,
        consents=permissions.current(session, person_id),
        participant=_participant(session, person_id, today),
        volunteer_id=line.volunteer_id,
        key_figure_id=line.key_figure_id,
    )


def _columns(table: type[Base], *without: str) -> list[Any]:
    left_out = {"created_at", "updated_at", *without}
    keys = [column.key for column in table.__table__.c]
    return [getattr(table, key) for key in keys if key not in left_out]


# Her area is that of her file, else that of her address.
_PERSON: Final = Prepared(
    select(
        *_columns(Person),
        Area.name.label("area"),
        Volunteer.id.label("volunteer_id"),
        KeyFigure.id.label("key_figure_id"),
    )
    .outerjoin(Participant, Participant.person_id == Person.id)
    .outerjoin(Volunteer, Volunteer.person_id == Person.id)
    .outerjoin(KeyFigure, KeyFigure.person_id == Person.id)
    .outerjoin(Area, Area.id == func.coalesce(Participant.area_id, Person.area_id))
    .where(Person.id == bindparam("person_id", 0))
)
_PARTICIPANT: Final = Prepared(
    select(
        *_columns(Participant),
        *_columns(HealthProfile, "id", "version", "participant_id"),
        HealthProfile.version.label("health_version"),
    )
    .outerjoin(HealthProfile, HealthProfile.participant_id == Participant.id)
    .where(Participant.person_id == bindparam("person_id", 0))
)


def _participant(session: Session, person_id: int, today: date) -> ParticipantPart | None:
    found = _PARTICIPANT.rows(session, person_id=person_id)
    if not found:
        return None
    (line,) = found
    return ParticipantPart(
        id=line.id,
        version=line.version,
        fields=participants.fields_of(line),
        office_number=line.office_number,
        status=line.status,
        informed_on=line.informed_on,
        first_contact_on=line.first_contact_on,
        content_erased_on=line.content_erased_on,
        closing=_closing(line),
        health=participants.health_of(line) if line.health_version else None,
        health_version=line.health_version,
        needs=needs.of_participant(session, line.id, today=today),
        matches=match_lists.of_participant(session, line.id, today=today),
        follow_ups=follow_ups.of_participant(session, line.id),
        contacts=contacts.of_participant(session, line.id, CONTACTS_SHOWN),
        relations=_relations(session, line.id),
    )


def _closing(row: Any) -> Closing | None:
    if row.closed_on is None or row.closing_reason is None:
        return None
    return Closing(row.closing_reason, row.closed_on, row.closing_label, row.handed_to)


_FIRST_PHONE: Final = (
    select(Phone.number)
    .where(Phone.person_id == Contact.person_id)
    .order_by(Phone.id)
    .limit(1)
    .scalar_subquery()
)
_RELATIONS: Final = Prepared(
    select(*_columns(Contact), _FIRST_PHONE.label("phone"), *names.COLUMNS)
    .join(Person, Person.id == Contact.person_id)
    .where(Contact.participant_id == bindparam("participant_id", 0))
    .order_by(Contact.is_emergency.desc(), Person.sort_name)
)


def _relations(session: Session, participant_id: int) -> tuple[RelationRow, ...]:
    lines = _RELATIONS.rows(session, participant_id=participant_id)
    return tuple(_relation(line) for line in lines)


def _relation(line: Any) -> RelationRow:
    return RelationRow(
        id=line.id,
        person_id=line.person_id,
        name=names.parts(line),
        relation=line.relation,
        phone=line.phone,
        may_know=line.may_know,
        is_emergency=line.is_emergency,
        note=line.note,
    )
