from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.dates import Birth
from spil_desktop.rules.duplicates import Likeness, Traits, like_names, likeness, same_address
from spil_desktop.rules.names import NameParts

BORN = Birth(date(1939, 4, 22), 1939)
ANNIE = Traits(
    NameParts("Dijkstra", given_name="Annie", initials="A.M."),
    birth=BORN,
    phones=frozenset({"+31596550123"}),
    postcode="9934 ZZ",
    street="Kwelderplein",
    house_number=14,
)
STRANGER = Traits(NameParts("Boersma", given_name="Klaas"), birth=Birth(None, 1936))


def test_the_same_person_is_alike_in_every_way():
    assert likeness(ANNIE, ANNIE) == (
        Likeness.BIRTH_DATE_AND_NAME,
        Likeness.PHONE,
        Likeness.ADDRESS,
    )


def test_strangers_are_not_alike():
    assert likeness(ANNIE, STRANGER) == ()


@pytest.mark.parametrize("spelling", ["Dykstra", "Diekstra", "dijkstra", "Dijsktra"])
def test_another_spelling_with_the_same_birth_date(spelling: str):
    other = Traits(NameParts(spelling, given_name="Annie"), birth=BORN)

    assert likeness(ANNIE, other) == (Likeness.BIRTH_DATE_AND_NAME,)


def test_a_family_name_alone_is_no_likeness():
    assert likeness(ANNIE, Traits(NameParts("Dijkstra"))) == ()


def test_her_partners_name_counts():
    other = Traits(NameParts("Bos", partner_family_name="Dykstra"), birth=BORN)

    assert likeness(ANNIE, other) == (Likeness.BIRTH_DATE_AND_NAME,)


def test_twins_are_two_people():
    twin = Traits(NameParts("Dijkstra", given_name="Bouwe", initials="B."), birth=BORN)

    assert likeness(ANNIE, twin) == ()


@pytest.mark.parametrize(
    ("birth", "reasons"),
    [
        (Birth(None, 1939), (Likeness.BIRTH_YEAR_AND_NAME,)),
        (Birth(date(1939, 4, 23), 1939), ()),
        (Birth(None, 1940), ()),
        (None, (Likeness.NAME,)),
    ],
)
def test_a_like_name_with_another_birth(birth: Birth | None, reasons: tuple[Likeness, ...]):
    other = Traits(NameParts("Dijkstra", given_name="Annie"), birth=birth)

    assert likeness(ANNIE, other) == reasons


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (NameParts("Bos", initials="E."), NameParts("Bos", given_name="Bep"), True),
        (NameParts("Bos", initials="E."), NameParts("Bos", initials="B."), False),
        (NameParts("Bos", initials="E.J."), NameParts("Bos", initials="e"), True),
        (NameParts("Bos", given_name="Thijs"), NameParts("Bosch", given_name="Tijs"), True),
        (NameParts("Bos"), NameParts("Bos", given_name="Bep"), True),
        (
            NameParts("Bos", given_name="Jan", initials="J."),
            NameParts("Bos", given_name="Jelle", initials="J."),
            False,
        ),
        (NameParts("Bos"), NameParts("Vos"), False),
    ],
)
def test_like_names(one: NameParts, other: NameParts, *, alike: bool):
    assert like_names(one, other) is alike


def test_one_door():
    assert same_address(ANNIE, replace(ANNIE, street="Elders"))
    assert same_address(ANNIE, replace(ANNIE, postcode=None, street="kwelderplein"))
    assert not same_address(ANNIE, replace(ANNIE, house_addition="A"))
    assert not same_address(ANNIE, replace(ANNIE, postcode=None, street=None))
    assert not same_address(replace(ANNIE, house_number=None), replace(ANNIE, house_number=None))


NAMES = st.builds(
    NameParts,
    st.sampled_from(["Bos", "Bosch", "Dijkstra", "Dykstra", "Şahin", "Laan"]),
    initials=st.sampled_from([None, "A.", "B.", "a.m."]),
    given_name=st.sampled_from([None, "Annie", "Anny", "Bouwe"]),
    partner_family_name=st.sampled_from([None, "Bos", "Laan"]),
)
TRAITS = st.builds(
    Traits,
    NAMES,
    birth=st.sampled_from([None, BORN, Birth(None, 1939), Birth(date(1940, 1, 1), 1940)]),
    phones=st.frozensets(st.sampled_from(["+31612345678", "+31512542876"])),
    postcode=st.sampled_from([None, "9204 ZA"]),
    street=st.sampled_from([None, "Spantweg"]),
    house_number=st.sampled_from([None, 1, 2]),
)


@given(TRAITS, TRAITS)
def test_likeness_works_both_ways(one: Traits, other: Traits):
    assert likeness(one, other) == likeness(other, one)


def test_traits_show_nothing_personal_in_a_repr():
    assert not any(word in repr(ANNIE) for word in ("Dijkstra", "9934", "+31", "1939", "Kwelder"))
