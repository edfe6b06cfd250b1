from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.model import Participant, Person
from spil_desktop.rules.vocabulary import ParticipantStatus
from spil_desktop.services import households
from tests.services import made

HOME = {"postcode": "9204 ZK", "house_number": 31, "street": "Spantweg"}


def living(session: Session, area: int, name: str, **address: object) -> int:
    """The person number of a new participant who lives at an address."""
    number = made.participant(session, area, name)
    person_id = session.get_one(Participant, number).person_id
    person = session.get_one(Person, person_id)
    for field, value in {**HOME, **address}.items():
        setattr(person, field, value)
    session.flush()
    return person_id


def test_a_household_is_one_postcode_number_and_addition(session: Session, area: int):
    froukje = living(session, area, "Jong")
    sjoerd = living(session, area, "Bakker")
    without_file = made.person(session, area, "Aukema", **HOME)
    living(session, area, "Buren", house_number=33)
    living(session, area, "Boven", house_addition="A")
    living(session, area, "Elders", postcode="9204 ZZ")
    living(session, area, "Overleden", deceased_on=date(2025, 11, 3))

    found = households.at_same_address(session, froukje)

    assert [one.person_id for one in found] == [without_file, sjoerd]
    assert [one.status for one in found] == [None, ParticipantStatus.ACTIVE]
    assert found[0].participant_id is None
    assert found[1].name == "Annie Bakker"


def test_the_addition_counts_also_when_both_have_it(session: Session, area: int):
    one = living(session, area, "Een", house_addition="A")
    two = living(session, area, "Twee", house_addition="A")

    assert [mate.person_id for mate in households.at_same_address(session, one)] == [two]


def test_without_an_address_there_is_no_household(session: Session, area: int):
    one = living(session, area, "Een", postcode=None)
    living(session, area, "Twee", postcode=None)

    assert households.at_same_address(session, one) == ()
