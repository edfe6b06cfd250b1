from datetime import date

import pytest
from sqlalchemy import select

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Change, Door, Draft
from spil_desktop.rules.house_numbers import HouseNumber
from spil_desktop.rules.vocabulary import Act, DoorResult
from spil_desktop.services import changes, doors, outreach, street_lists, streets
from spil_desktop.services.outreach import Round
from spil_desktop.services.streets import StreetDetails
from tests.services import made
from tests.services.states import state

TODAY = date(2026, 1, 14)
FIVE = HouseNumber(5)


@pytest.fixture
def street(session, area):
    return streets.add(session, area, StreetDetails("Wierdestraat"))


def ring(session, street, **results):
    for name, result in results.items():
        doors.mark(session, street, HouseNumber(int(name[1:])), result, today=TODAY)


def test_a_round_goes_from_door_to_door(session, area, street):
    doors.lay_out(session, street, "1-9 oneven; 7a")
    ring(session, street, n1=DoorResult.OPENED, n5=DoorResult.TALKED, n11=DoorResult.NOT_HOME)
    ring(session, street, n5=DoorResult.VISIT_WANTED, n1=None)
    found = doors.going_on(session, street)
    assert " ".join(map(str, found.doors)) == "1 3 5 7 7 A 9 11"
    assert (found.visits, found.began_on, found.registered) == ((FIVE,), TODAY, frozenset())
    assert (found.counts.addresses, found.counts.visits_wanted) == (2, 1)
    assert street_lists.rows(session)[0].doors == 2

    person = made.person(session, area, street="wierdestraat", house_number=5)
    made.participant(session, area, person_id=person)
    assert doors.going_on(session, street).registered == {FIVE}


def test_a_street_without_doors_has_no_round(session, street):
    found = doors.going_on(session, street)
    assert (found.doors, found.began_on) == ((), None)
    with pytest.raises(SpilError) as refused:
        doors.lay_out(session, street, "geen idee")
    assert refused.value.problem is InputProblem.NOT_A_HOUSE_NUMBER


def test_nothing_of_the_doors_is_left_after_the_round_nor_after_undo_or_redo(session, street):
    doors.lay_out(session, street, "1-9 oneven")
    ring(session, street, n5=DoorResult.VISIT_WANTED, n7=DoorResult.DO_NOT_RING)
    before = state(session)
    new = Round(TODAY, 1, 1, 1, 1, visits_wanted=1)
    work = lambda s: doors.finish(s, street, new, today=TODAY)  # noqa: E731
    changes.perform(session, Act.RECORD_ROUND, work)

    def left():
        kept = session.scalars(select(Change)).all()
        assert {change.table for change in kept} <= {"outreach", "street"}
        assert session.scalars(select(Door)).all() == []
        assert session.scalars(select(Draft)).all() == []

    left()
    assert outreach.rows(session)[0].round == new
    changes.undo(session)
    left()
    assert outreach.rows(session) == ()
    after = state(session)
    assert {name for name in after if after[name] != before[name]} == {"door", "draft"}
    changes.redo(session)
    left()
    assert outreach.rows(session)[0].round == new


def test_a_round_that_cannot_be_keeps_its_doors(session, street):
    doors.lay_out(session, street, "1-9 oneven")
    ring(session, street, n5=DoorResult.TALKED)
    with pytest.raises(SpilError):
        doors.finish(session, street, Round(TODAY, 1, 2, 1, 0), today=TODAY)
    assert doors.going_on(session, street).results == {FIVE: DoorResult.TALKED}
    doors.throw_away(session, street)
    assert doors.going_on(session, street).doors == ()
