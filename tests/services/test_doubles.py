from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Distinction
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.duplicates import Likeness
from spil_desktop.services import doubles, people
from spil_desktop.services.people import PersonFields, PhoneFields

TODAY = date(2026, 1, 20)
ANNIE = PersonFields(
    family_name="Dijkstra",
    given_name="Annie",
    initials="A.M.",
    birth=Birth(date(1939, 4, 22), 1939),
    street="Kwelderplein",
    house_number=14,
    postcode="9934 ZZ",
    phones=(PhoneFields("0596-550123"),),
)
BLANK = PersonFields(family_name="")


@pytest.fixture
def annie(session: Session) -> int:
    people.add(session, replace(BLANK, family_name="Mulder", given_name="Henk"), today=TODAY)
    return people.add(session, ANNIE, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        (
            replace(BLANK, family_name="Dykstra", birth=ANNIE.birth),
            (Likeness.BIRTH_DATE_AND_NAME,),
        ),
        (
            replace(BLANK, family_name="Diekstra", birth=Birth(None, 1939)),
            (Likeness.BIRTH_YEAR_AND_NAME,),
        ),
        (replace(BLANK, phones=(PhoneFields("0596550123"),)), (Likeness.PHONE,)),
        (replace(BLANK, postcode="9934zz", house_number=14), (Likeness.ADDRESS,)),
        (replace(BLANK, street="kwelderplein", house_number=14), (Likeness.ADDRESS,)),
        (replace(BLANK, family_name="Dijkstra", given_name="Annie"), (Likeness.NAME,)),
        (ANNIE, (Likeness.BIRTH_DATE_AND_NAME, Likeness.PHONE, Likeness.ADDRESS)),
    ],
)
def test_found_while_typing(
    session: Session, annie: int, typed: PersonFields, reasons: tuple[Likeness, ...]
):
    (double,) = doubles.likely(session, doubles.traits_of(typed))

    assert double.person_id == annie
    assert double.reasons == reasons
    assert double.full_name == "Annie Dijkstra"
    assert double.address == "Kwelderplein 14"
    assert "Dijkstra" not in repr(double)


@pytest.mark.parametrize(
    "typed",
    [
        BLANK,
        replace(BLANK, family_name="Dijkstra"),
        replace(BLANK, family_name="Dijkstra", birth=Birth(date(1939, 4, 23), 1939)),
        replace(BLANK, family_name="Dijkstra", given_name="Bouwe", birth=ANNIE.birth),
        replace(BLANK, phones=(PhoneFields("0596"),)),
        replace(BLANK, postcode="9934", house_number=14),
        replace(BLANK, street="Kwelderplein", house_number=14, house_addition="A"),
    ],
)
def test_not_found(session: Session, annie: int, typed: PersonFields):
    assert doubles.likely(session, doubles.traits_of(typed)) == ()


def test_the_likeliest_first_and_not_more_than_asked(session: Session, annie: int):
    husband = replace(
        ANNIE, family_name="Bos", given_name="Klaas", initials=None, birth=None, phones=()
    )
    at_her_address = people.add(session, husband, today=TODAY)

    found = doubles.likely(session, doubles.traits_of(ANNIE))

    assert [double.person_id for double in found] == [annie, at_her_address]
    assert len(doubles.likely(session, doubles.traits_of(ANNIE), limit=1)) == 1


def test_people_are_told_apart_once(session: Session, annie: int):
    twin = people.add(session, ANNIE, today=TODAY)
    doubles.distinguish(session, annie, twin)
    doubles.distinguish(session, twin, annie)

    assert len(session.scalars(select(Distinction)).all()) == 1
    assert doubles.likely(session, doubles.traits_of(ANNIE), person_id=annie) == ()
    assert len(doubles.likely(session, doubles.traits_of(ANNIE))) == 2
