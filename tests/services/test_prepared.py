from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from spil_desktop.model import FollowUp, Person
from spil_desktop.rules.vocabulary import Gender, Language
from spil_desktop.services.prepared import Prepared
from spil_desktop.storage.database import Database
from tests.services.test_changes import make_person

BORN = date(1939, 4, 22)


def test_values_come_in_and_out_as_they_are_mapped(session: Session):
    languages = (Language.DUTCH, Language.FRISIAN)
    session.add(make_person(birth_date=BORN, gender=Gender.WOMAN, languages=languages))
    session.add(make_person("Merel", gender=Gender.MAN))
    query = Prepared(
        select(Person.family_name, Person.birth_date, Person.gender, Person.languages)
        .where(Person.gender.in_((Gender.WOMAN, Gender.OTHER)))
        .where(Person.birth_date == bindparam("day", date.min))
        .limit(bindparam("most", 1))
    )

    for _once_more in range(2):
        (row,) = query.rows(session, day=BORN, most=5)
        assert (row.family_name, row.birth_date, row.gender) == ("Zwaluw", BORN, Gender.WOMAN)
        assert row.languages == languages
    assert query.rows(session, day=date(1940, 1, 1)) == []


def test_what_is_not_written_yet_is_seen(session: Session):
    query = Prepared(select(Person.id, FollowUp.due_on).outerjoin(FollowUp, FollowUp.id == -1))
    session.add(make_person())

    assert [row.due_on for row in query.rows(session)] == [None]


def test_columns_hold_what_the_rows_hold(session: Session):
    session.add_all([make_person(birth_date=BORN), make_person("Merel")])
    query = Prepared(
        select(Person.family_name, Person.birth_date, Person.gender).order_by(Person.family_name)
    )

    rows, columns = query.rows(session), query.columns(session)

    assert list(zip(*columns, strict=True)) == rows
    assert columns.birth_date == (None, BORN)
    none = Prepared(select(Person.id).where(Person.id == -1)).columns(session)
    assert none.id == ()


def test_a_session_that_must_not_write_yet_does_not(session: Session):
    query = Prepared(select(Person.id))
    session.add(make_person())
    with session.no_autoflush:
        assert query.rows(session) == []
    assert len(query.rows(session)) == 1


def test_a_read_by_fixed_queries_alone_sees_what_was_written_since_the_last_one(
    database: Database,
):
    query = Prepared(select(Person.family_name))
    assert database.read(query.rows) == []
    for written in (1, 2):
        database.run(lambda session: session.add(make_person()))
        for _once_more in range(2):
            assert len(database.read(query.rows)) == written
