from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import HealthProfile, Person, Phone
from spil_desktop.rules.vocabulary import Aid, ConsentState, Limitation, Purpose, Relation
from spil_desktop.services import emergency_cards, relations
from spil_desktop.services.emergency_cards import HealthPart, ToCall
from spil_desktop.services.relations import NameAndPhone, RelationFields
from tests.services import made
from tests.services import matching_made as m
from tests.services.made import TODAY


@pytest.fixture
def froukje(session: Session, area: int) -> int:
    number = made.participant(session, area, "Jong")
    person = m.person_of(session, number)
    person.street, person.house_number, person.house_addition = "Spantweg", 31, "A"
    person.postcode, person.town = "9204 ZK", "Drachten"
    person.contact_hints = "achterom komen"
    session.add(Phone(person_id=person.id, number="+31512512345"))
    session.flush()
    return number


def around(session: Session, participant_id: int, name: str, relation: Relation, **known: object):
    fields = RelationFields(relation, **known)
    who = NameAndPhone(name, phone="06-12345678")
    relations.add(session, participant_id, who, fields, today=TODAY)


def test_the_card_says_whom_to_call_and_how_to_reach_her(session: Session, froukje: int):
    around(session, froukje, "Dochterma", Relation.CHILD, is_emergency=True, has_key=True)
    around(session, froukje, "Sleutelma", Relation.NEIGHBOUR, has_key=True)
    around(session, froukje, "Buurma", Relation.NEIGHBOUR)
    around(session, froukje, "Weggema", Relation.CARER, is_emergency=True, until=date(2026, 4, 1))
    around(session, froukje, "Dokterma", Relation.GP, is_emergency=True)
    around(session, froukje, "Overledema", Relation.PARTNER, is_emergency=True)
    died = session.scalars(select(Person).where(Person.family_name == "Overledema")).one()
    died.deceased_on = TODAY
    session.flush()

    card = emergency_cards.read(session, froukje, today=TODAY)

    assert (card.name, card.phones) == ("Annie Jong", ("0512-51 23 45",))
    assert card.address == ("Spantweg 31A", "9204 ZK  Drachten")
    number = "06-12 34 56 78"
    assert card.to_call == (
        ToCall("Dochterma", Relation.CHILD, number, has_key=True),
        ToCall("Sleutelma", Relation.NEIGHBOUR, number, has_key=True),
    )
    assert [one.name for one in card.gps] == ["Dokterma"]
    assert card.hints == "achterom komen"
    assert card.health is None
    assert "Dochterma" not in repr(card)


def test_health_is_on_it_only_with_consent(session: Session, froukje: int):
    session.add(
        HealthProfile(participant_id=froukje, limitations=(Limitation.WALKING,), aids=(Aid.WALKER,))
    )
    session.flush()
    assert emergency_cards.read(session, froukje, today=TODAY).health is None
    m.consent(session, froukje, purpose=Purpose.HEALTH)
    known = HealthPart((Limitation.WALKING,), (), (Aid.WALKER,))
    assert emergency_cards.read(session, froukje, today=TODAY).health == known
    m.consent(session, froukje, ConsentState.WITHDRAWN, purpose=Purpose.HEALTH)
    assert emergency_cards.read(session, froukje, today=TODAY).health is None
