import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import column, func, select, table
from sqlalchemy.orm import Session

from spil_desktop.model import Area, KeyFigure, Participant, Person, Phone, Volunteer, person_words
from spil_desktop.rules.names import NameParts, sort_name
from spil_desktop.rules.vocabulary import NameUse, ReportSource
from spil_desktop.services import names, search
from spil_desktop.storage import store
from spil_desktop.storage.database import Database

BERG = {
    "family_name": "Berg",
    "prefix": "van den",
    "given_name": "Jan",
    "initials": "J.W.",
    "street": "Spantweg",
    "house_number": 31,
    "house_addition": "A",
    "postcode": "9204 ZK",
    "town": "Drachten",
}
DIJKSTRA = {
    "family_name": "Bos",
    "partner_family_name": "Dijkstra",
    "name_use": NameUse.PARTNER_OWN,
    "given_name": "Annie",
    "initials": "A.M.",
    "birth_date": date(1939, 4, 22),
    "birth_year": 1939,
    "street": "Kwelderplein",
    "house_number": 14,
    "postcode": "9934 ZZ",
    "town": "Delfzijl",
    "contact_hints": "Hoort slecht, twee keer bellen",
}
OTHERS = [
    {"family_name": "Dykstra", "given_name": "Sjoukje", "street": "Nokweg", "house_number": 17},
    {"family_name": "Diekstra", "given_name": "Thijs"},
    {"family_name": "Hart", "prefix": "'t", "given_name": "Wim"},
    {"family_name": "Ancona", "prefix": "d'", "given_name": "Rosa"},
    {"family_name": "Laan", "prefix": "van der", "given_name": "Jan", "email": "jvdl@example.nl"},
    {"family_name": "Wójcik", "given_name": "Zofia"},
    {"family_name": "Şahin", "given_name": "Ayşe"},
    {"family_name": "Đorđević", "given_name": "Mila"},
    {"family_name": "Janssen", "given_name": "Claes", "notes": "Zit in de zangvereniging"},
    {"family_name": "Wijersma", "given_name": "Tsjitske"},
    {"family_name": "Berge", "prefix": "ten", "given_name": "Geert"},
    {"family_name": "Bergsma", "given_name": "Hilje"},
    {"family_name": "Veld", "prefix": "in 't", "given_name": "Bep"},
    {"family_name": "Dekker", "given_name": "Cor"},
]


def add(session: Session, **values: object) -> Person:
    person = Person(**values, sort_name="")
    person.sort_name = sort_name(names.parts(person))
    session.add(person)
    session.flush()
    return person


@pytest.fixture
def people(session: Session, area: int) -> Session:
    """A session on a store with the people above."""
    return fill(session, area)


@pytest.fixture(scope="module")
def known(
    new_store: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Session]:
    """The same for tests that only read: made once, as they are many."""
    folder, recovery_key = new_store
    own = shutil.copytree(folder, tmp_path_factory.mktemp("known") / "store")
    with store.open_with_recovery_key(own, recovery_key) as opened, opened.transaction() as session:
        area = Area(name="De Bouwen")
        session.add(area)
        session.flush()
        yield fill(session, area.id)


def fill(session: Session, area: int) -> Session:
    berg, dijkstra = add(session, **BERG), add(session, **DIJKSTRA)
    session.add(Phone(person_id=berg.id, number="+31612345678"))
    session.add(Phone(person_id=dijkstra.id, number="+31596550123"))
    others = [add(session, **values) for values in OTHERS]
    session.add(
        Participant(
            person_id=dijkstra.id,
            area_id=area,
            office_number="117",
            reported_on=date(2025, 3, 1),
            source=ReportSource.SELF,
        )
    )
    session.add(Volunteer(person_id=others[0].id, area_id=area, office_number="V17"))
    session.add(KeyFigure(person_id=others[0].id, area_id=area))
    search.index(session, session.scalars(select(Person.id)).all())
    return session


def found(session: Session, typed: str) -> list[str]:
    return [hit.full_name for hit in search.search(session, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        # Prefixes in every spelling.
        ("vd Berg", "Jan van den Berg"),
        ("v.d. Berg", "Jan van den Berg"),
        ("v.d.berg", "Jan van den Berg"),
        ("v/d berg", "Jan van den Berg"),
        ("van den berg", "Jan van den Berg"),
        ("van der berg", "Jan van den Berg"),
        ("Berg, van den", "Jan van den Berg"),
        ("vandenberg", "Jan van den Berg"),
        ("vdberg", "Jan van den Berg"),
        ("berg", "Jan van den Berg"),
        ("jan v", "Jan van den Berg"),
        ("jan van den b", "Jan van den Berg"),
        ("ten berge", "Geert ten Berge"),
        ("'t Hart", "Wim 't Hart"),
        ("’t hart", "Wim 't Hart"),
        ("t hart", "Wim 't Hart"),
        ("hart", "Wim 't Hart"),
        ("d'Ancona", "Rosa d'Ancona"),
        ("dancona", "Rosa d'Ancona"),
        ("in t veld", "Bep in 't Veld"),
        ("laan jan", "Jan van der Laan"),
        # Her own name, her husband's, both.
        ("Dijkstra", "Annie Dijkstra-Bos"),
        ("bos", "Annie Dijkstra-Bos"),
        ("dijkstra-bos", "Annie Dijkstra-Bos"),
        ("annie bos", "Annie Dijkstra-Bos"),
        ("a.m. bos", "Annie Dijkstra-Bos"),
        ("AM dijkstra", "Annie Dijkstra-Bos"),
        # While typing.
        ("d", "Cor Dekker"),
        ("di", "Thijs Diekstra"),
        ("dijks", "Annie Dijkstra-Bos"),
        ("de", "Cor Dekker"),
        # Spellings.
        ("Dykstra", "Sjoukje Dykstra"),
        ("Diekstra", "Thijs Diekstra"),
        ("wojcik", "Zofia Wójcik"),
        ("WÓJCIK", "Zofia Wójcik"),
        ("sahin", "Ayşe Şahin"),
        ("dordevic", "Mila Đorđević"),
        ("jansen", "Claes Janssen"),
        ("klaas jansen", "Claes Janssen"),
        ("wiersma", "Tsjitske Wijersma"),
        ("tjitske", "Tsjitske Wijersma"),
        ("tijs", "Thijs Diekstra"),
        ("sofia", "Zofia Wójcik"),
        ("dijsktra", "Annie Dijkstra-Bos"),
        ("dekkr", "Cor Dekker"),
        # Phones.
        ("5678", "Jan van den Berg"),
        ("0123", "Annie Dijkstra-Bos"),
        ("0612345678", "Jan van den Berg"),
        ("06-12345678", "Jan van den Berg"),
        ("06 12 34 56", "Jan van den Berg"),
        ("+31 6 1234 5678", "Jan van den Berg"),
        ("+31 6 1234", "Jan van den Berg"),
        ("0031 6 1234", "Jan van den Berg"),
        ("0596-550123", "Annie Dijkstra-Bos"),
        ("55 01 23", "Annie Dijkstra-Bos"),
        ("annie 0596-550", "Annie Dijkstra-Bos"),
        # Addresses.
        ("9204", "Jan van den Berg"),
        ("9204ZK", "Jan van den Berg"),
        ("9204 zk", "Jan van den Berg"),
        ("9204 z", "Jan van den Berg"),
        ("9204 zk 31", "Jan van den Berg"),
        ("Spantweg 31", "Jan van den Berg"),
        ("spantweg 31a", "Jan van den Berg"),
        ("spantweg 31 a", "Jan van den Berg"),
        ("spant", "Jan van den Berg"),
        ("kwelderplein delfzijl", "Annie Dijkstra-Bos"),
        # Numbers of the office, words of notes and hints, mail.
        ("117", "Annie Dijkstra-Bos"),
        ("V17", "Sjoukje Dykstra"),
        ("zangvereniging", "Claes Janssen"),
        ("slecht annie", "Annie Dijkstra-Bos"),
        ("jvdl@example", "Jan van der Laan"),
    ],
)
def test_expected_hits(known: Session, typed: str, first: str):
    assert found(known, typed)[0] == first


def test_all_spellings_of_a_name_are_found_together(known: Session):
    everyone = {"Annie Dijkstra-Bos", "Sjoukje Dykstra", "Thijs Diekstra"}

    for typed in ("Dijkstra", "Dykstra", "Diekstra", "dijkst"):
        assert set(found(known, typed)) == everyone


def test_whole_names_come_before_beginnings(known: Session):
    assert found(known, "berg") == ["Jan van den Berg", "Geert ten Berge", "Hilje Bergsma"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "!?",
        "xyzzy",
        "dijkstra berg",
        "spantweg 32",
        "9999",
        "0699999999",
        "'",
        "112 113",
    ],
)
def test_nobody_is_found(known: Session, typed: str):
    assert found(known, typed) == []


def test_not_more_than_asked(known: Session):
    assert len(search.search(known, "j", limit=2)) == 2
    assert len(search.search(known, "V17", limit=1)) == 1
    assert search.search(known, "j", limit=0) == []


def test_a_hit_tells_people_and_roles_apart(people: Session, area: int):
    (annie,) = search.search(people, "annie")
    (sjoukje,) = search.search(people, "sjoukje")

    assert annie.list_name == "Dijkstra-Bos, Annie"
    assert annie.birth.date == date(1939, 4, 22)
    assert (annie.house_number, annie.postcode, annie.town) == (14, "9934 ZZ", "Delfzijl")
    assert annie.participant_id
    assert not annie.volunteer_id
    assert sjoukje.volunteer_id
    assert sjoukje.key_figure_id
    assert "Dijkstra" not in repr(annie)
    assert "Kwelder" not in repr(annie)


def test_a_changed_name_is_found_after_indexing(people: Session):
    person = people.scalars(select(Person).where(Person.family_name == "Dekker")).one()
    person.family_name, person.sort_name = "Roodborst", "roodborst cor"
    search.index(people, [person.id])

    assert found(people, "dekker") == []
    assert found(people, "roodborst") == ["Cor Roodborst"]


def test_who_is_gone_leaves_the_index(people: Session):
    person = people.scalars(select(Person).where(Person.family_name == "Dekker")).one()
    people.delete(person)
    search.index(people, [person.id])

    assert found(people, "dekker") == []
    assert len(people.execute(select(person_words)).all()) == len(OTHERS) + 1


def test_the_whole_index_can_be_made_anew(people: Session):
    before = people.execute(select(person_words)).all()
    search.rebuild(people)

    assert people.execute(select(person_words)).all() == before


def test_after_many_people_at_once_the_index_is_one_piece(database: Database):
    def written(session: Session, count: int) -> None:
        people = [Person(family_name="Proefstra", sort_name="proefstra") for _ in range(count)]
        session.add_all(people)
        session.flush()
        search.index(session, [person.id for person in people])

    def pieces(session: Session) -> int | None:
        number = column("segid").distinct()
        return session.scalar(select(func.count(number)).select_from(table("person_words_idx")))

    for count in (1, 1):
        database.run(lambda session, count=count: written(session, count))
    assert database.read(pieces) == 2
    database.run(lambda session: written(session, 600))
    assert database.read(pieces) == 1
    asked = select(person_words.c.person_id).where(person_words.c.words.match("proefstra"))
    assert len(database.read(lambda session: session.scalars(asked).all())) == 602


@settings(max_examples=40)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_nothing_typed_is_taken_for_syntax(database: Database, typed: str):
    with database.transaction() as session:
        if not session.scalars(select(Area)).first():
            session.add(Area(name="De Bouwen"))
            search.index(session, [add(session, **BERG).id])
        search.search(session, typed)
        search.search(session, f'"{typed}" NEAR AND NOT (berg* OR')


def test_a_name_with_syntax_in_it_is_found(session: Session):
    person = add(session, family_name='AND "NOT" OR*', given_name="NEAR(")
    search.index(session, [person.id])

    assert [hit.person_id for hit in search.search(session, "and not")] == [person.id]
    assert NameParts('AND "NOT" OR*', given_name="NEAR(") == search.search(session, "near")[0].name
