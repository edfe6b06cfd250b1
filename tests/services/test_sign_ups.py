import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Participant, Person
from spil_desktop.rules.vocabulary import ParticipantStatus, Presence
from spil_desktop.services import activities, occurrences, sign_ups
from spil_desktop.services.activities import ActivityFields
from tests.services import made
from tests.services.made import TODAY

INVITED, WAITING = Presence.INVITED, Presence.WAITING


@pytest.fixture
def people(session, area):
    return [made.participant(session, area, name) for name in ("Eenma", "Tweema", "Driema")]


def planned(session, area, capacity):
    number = activities.add(session, ActivityFields("Samen eten", area, capacity=capacity))
    return occurrences.add(session, number, TODAY)


def problem(attempt):
    with pytest.raises(SpilError) as refused:
        attempt()
    return refused.value.problem


def test_who_comes_when_it_is_full_waits_and_is_proposed_when_a_place_falls_free(
    session, area, people
):
    day = planned(session, area, 1)
    one, two, three = people
    assert sign_ups.free_places(session, day) == 1
    assert [sign_ups.sign_up(session, day, who) for who in people] == [INVITED, WAITING, WAITING]
    assert sign_ups.sign_up(session, day, one) is INVITED
    assert sign_ups.free_places(session, day) == 0
    assert sign_ups.sign_off(session, day, three) is None
    assert sign_ups.sign_off(session, day, one) == two
    assert sign_ups.sign_up(session, day, one) is WAITING  # behind who waited already
    sign_ups.give_place(session, day, two)
    assert sign_ups.free_places(session, day) == 0
    assert sign_ups.first_waiting(session, day) == one
    (row,) = occurrences.rows(session, 1)
    assert (row.invited, row.waiting) == (1, 1)


def test_without_a_limit_nobody_waits(session, area, people):
    day = planned(session, area, None)
    assert {sign_ups.sign_up(session, day, who) for who in people} == {INVITED}
    assert sign_ups.free_places(session, day) is None
    assert sign_ups.sign_off(session, day, people[0]) is None


def test_who_excused_herself_may_come_after_all(session, area, people):
    day = planned(session, area, 3)
    occurrences.record_attendance(session, day, {people[0]: Presence.EXCUSED})
    assert sign_ups.sign_up(session, day, people[0]) is INVITED


def test_what_cannot_be_is_refused(session, area, people):
    day = planned(session, area, 1)
    dead, closed, stranger = people
    person_id = session.get_one(Participant, dead).person_id
    session.get_one(Person, person_id).deceased_on = TODAY
    session.get_one(Participant, closed).status = ParticipantStatus.CLOSED
    unknown = InputProblem.UNKNOWN_RECORD
    assert problem(lambda: sign_ups.sign_up(session, day, dead)) is InputProblem.HAS_DIED
    assert problem(lambda: sign_ups.sign_up(session, day, closed)) is unknown
    assert problem(lambda: sign_ups.sign_off(session, day, stranger)) is unknown
    assert problem(lambda: sign_ups.give_place(session, day, stranger)) is unknown


def test_who_wants_no_contact_any_more_is_not_proposed_for_a_place(session, area, people):
    day = planned(session, area, 1)
    for who in people:
        sign_ups.sign_up(session, day, who)
    session.get_one(Participant, people[1]).status = ParticipantStatus.DECLINED
    session.flush()
    assert sign_ups.first_waiting(session, day) == people[2]
    refused = problem(lambda: sign_ups.sign_up(session, day, people[1]))
    assert refused is InputProblem.UNKNOWN_RECORD
