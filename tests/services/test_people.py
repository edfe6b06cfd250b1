from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Person
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.vocabulary import Gender, Language, ParticipantStatus
from spil_desktop.services import people, search, stages
from spil_desktop.services.people import PersonFields, PhoneFields
from tests.services.test_registrations import ANNIE, JAN, register

TODAY = date(2026, 1, 20)
WIM = PersonFields(
    family_name=" Hart ",
    prefix="'t",
    given_name="Wim",
    gender=Gender.MAN,
    birth=Birth(date(1941, 2, 28)),
    street="Spantweg",
    house_number=12,
    house_addition="b",
    postcode="9204za",
    town="Drachten",
    phones=(PhoneFields("06-12345678"), PhoneFields("(0512) 54 28 76", " thuis ")),
    email="wim@example.nl",
    languages=(Language.FRISIAN, Language.DUTCH),
    contact_hints="Belt zelf terug",
    notes="",
)


def read(session: Session, person_id: int) -> PersonFields:
    session.expire_all()
    person = session.get_one(Person, person_id)
    return people.fields_of(person, people.phones_of(session, person_id))


def test_what_is_typed_is_stored_in_one_spelling(session: Session, area: int):
    person_id = people.add(session, replace(WIM, area_id=area), today=TODAY)

    assert read(session, person_id) == replace(
        WIM,
        family_name="Hart",
        area_id=area,
        birth=Birth(date(1941, 2, 28), 1941),
        house_addition="B",
        postcode="9204 ZA",
        phones=(PhoneFields("+31612345678"), PhoneFields("+31512542876", "thuis")),
        languages=(Language.DUTCH, Language.FRISIAN),
        notes=None,
    )
    assert session.get_one(Person, person_id).sort_name == "hart wim 't"


def test_editing_changes_phones_one_by_one(session: Session):
    person_id = people.add(session, WIM, today=TODAY)
    before = session.get_one(Person, person_id).version
    changed = replace(
        WIM, phones=(PhoneFields("0512542876", "buren"), PhoneFields("+31 50 3123456"))
    )

    people.edit(session, person_id, changed, today=TODAY, version=before)

    assert read(session, person_id).phones == (
        PhoneFields("+31512542876", "buren"),
        PhoneFields("+31503123456"),
    )
    assert session.get_one(Person, person_id).version > before
    assert [hit.person_id for hit in search.search(session, "050 312 3456")] == [person_id]
    assert search.search(session, "0612345678") == []


def test_an_edit_of_nothing_is_no_new_version(session: Session):
    person_id = people.add(session, WIM, today=TODAY)
    session.expire_all()
    version = session.get_one(Person, person_id).version

    people.edit(session, person_id, read(session, person_id), today=TODAY)

    assert session.get_one(Person, person_id).version == version


def test_someone_who_was_changed_meanwhile_is_left_alone(session: Session):
    person_id = people.add(session, WIM, today=TODAY)
    people.edit(session, person_id, replace(WIM, town="Leeuwarden"), today=TODAY)

    with pytest.raises(SpilError) as refused:
        people.edit(session, person_id, WIM, today=TODAY, version=1)
    assert refused.value.problem is InputProblem.CHANGED_MEANWHILE


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"family_name": ""}, InputProblem.REQUIRED),
        ({"phones": (PhoneFields("06-1"),)}, InputProblem.NOT_A_PHONE),
        ({"postcode": "1234"}, InputProblem.NOT_A_POSTCODE),
        ({"house_number": 123456}, InputProblem.NOT_A_HOUSE_NUMBER),
        ({"email": "wim@example"}, InputProblem.NOT_AN_EMAIL),
        ({"birth": Birth(date(2026, 1, 21))}, InputProblem.BIRTH_IN_FUTURE),
        ({"birth": Birth(date(1901, 1, 1))}, InputProblem.BIRTH_IMPLAUSIBLE),
        ({"area_id": 99}, InputProblem.UNKNOWN_RECORD),
    ],
    ids=str,
)
def test_what_is_wrong_is_said(session: Session, changed: dict[str, Any], problem: InputProblem):
    with pytest.raises(SpilError) as refused:
        people.add(session, replace(WIM, **changed), today=TODAY)
    assert refused.value.problem is problem


def test_participants_to_choose_from(session: Session, area: int):
    annie = register(session, ANNIE, area)
    jan = register(session, JAN, area)
    namesake = register(session, replace(JAN, street="Nokweg", house_addition=None), area)
    gone = register(session, replace(ANNIE, family_name="Aalders"), area)
    stages.change(session, gone.participant_id, ParticipantStatus.DECLINED, today=TODAY)

    assert people.participant_names(session) == (
        (annie.participant_id, "Dijkstra-Bos, Annie"),
        (jan.participant_id, "Laan, Jan van der · Sluisweg 7A"),
        (namesake.participant_id, "Laan, Jan van der · Nokweg 7"),
    )
