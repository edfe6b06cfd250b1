"""What stands on an emergency card: how to reach someone, and who must be called."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import HealthProfile, Participant, Person
from spil_desktop.rules import phones
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import Aid, Condition, Limitation, Purpose, Relation
from spil_desktop.services import names, people, permissions, records, relations
from spil_desktop.services.people import address_line
from spil_desktop.services.relations import RelationCard


@dataclass(frozen=True, slots=True)
class ToCall:
    """Someone to call: her relation, her number and whether she has a key."""

    name: str = field(repr=False)
    relation: Relation
    phone: str = field(repr=False)
    has_key: bool


@dataclass(frozen=True, slots=True)
class HealthPart:
    """What a helper at the door may need to know, when she agreed that it is kept."""

    limitations: tuple[Limitation, ...]
    conditions: tuple[Condition, ...]
    aids: tuple[Aid, ...]


@dataclass(frozen=True, slots=True)
class EmergencyCard:
    """Everything that may stand on the card; `health` only with her consent to keep it."""

    name: str = field(repr=False)
    address: tuple[str, ...] = field(repr=False)
    phones: tuple[str, ...] = field(repr=False)
    to_call: tuple[ToCall, ...]
    gps: tuple[ToCall, ...]
    hints: str | None = field(repr=False)
    health: HealthPart | None = field(repr=False)


def read(session: Session, participant_id: int, *, today: date) -> EmergencyCard:
    """Return the card of a participant; raises `InputProblem.UNKNOWN_RECORD`.

    Called are her emergency contacts, and else everyone who has a key.
    """
    participant = records.fetch(session, Participant, participant_id)
    person = records.fetch(session, Person, participant.person_id)
    numbers = people.phones_of(session, person.id)
    around = [
        row
        for row in relations.of_participant(session, participant_id)
        if row.ended_on is None or row.ended_on > today
    ]
    doctors = [row for row in around if row.fields.relation is Relation.GP]
    others = [row for row in around if row not in doctors]
    first = [row for row in others if row.fields.is_emergency or row.fields.has_key]
    town = "  ".join(part for part in (person.postcode, person.town) if part)
    return EmergencyCard(
        name=display_name(names.parts(person)),
        address=tuple(line for line in (address_line(person), town) if line),
        phones=tuple(phones.show(phone.number) for phone in numbers),
        to_call=tuple(_to_call(row) for row in first),
        gps=tuple(_to_call(row) for row in doctors),
        hints=person.contact_hints,
        health=_health(session, participant),
    )


def _to_call(row: RelationCard) -> ToCall:
    return ToCall(row.name, row.fields.relation, row.shown_phone, row.fields.has_key)


def _health(session: Session, participant: Participant) -> HealthPart | None:
    if not permissions.allows(session, participant.person_id, Purpose.HEALTH):
        return None
    wanted = select(HealthProfile).where(HealthProfile.participant_id == participant.id)
    row = session.scalars(wanted).one_or_none()
    return None if row is None else HealthPart(row.limitations, row.conditions, row.aids)
