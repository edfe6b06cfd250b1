from datetime import date, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.vocabulary import FollowUpKind
from spil_desktop.services import follow_ups
from spil_desktop.services.follow_ups import FollowUpFields
from tests.services import made
from tests.services.made import TODAY


@pytest.fixture
def someone(session, area):
    return made.participant(session, area)


def test_what_is_due_comes_in_order_of_date(session, area, someone):
    later = FollowUpFields(FollowUpKind.CALL, TODAY, " bellen over de lamp ")
    second = follow_ups.plan(session, someone, later)
    first = follow_ups.plan(
        session, someone, FollowUpFields(FollowUpKind.VISIT, TODAY - timedelta(days=9))
    )
    follow_ups.plan(session, someone, FollowUpFields(FollowUpKind.VISIT, TODAY + timedelta(days=1)))
    rows = follow_ups.due(session, TODAY, area)
    assert [row.id for row in rows] == [first, second]
    assert rows[1].fields.note == "bellen over de lamp"
    assert rows[0].name == "Annie Testema"
    assert "Testema" not in repr(rows)
    assert follow_ups.due(session, TODAY, area + 1) == ()
    assert len(follow_ups.of_participant(session, someone)) == 3


def test_done_is_done_until_taken_back(session, someone):
    number = follow_ups.plan(session, someone, FollowUpFields(FollowUpKind.CALL, TODAY))
    follow_ups.finish(session, number, today=TODAY)
    follow_ups.finish(session, number, today=TODAY + timedelta(days=1))
    assert follow_ups.of_participant(session, someone)[0].done_on == TODAY
    assert follow_ups.due(session, TODAY) == ()
    follow_ups.reopen(session, number)
    assert len(follow_ups.due(session, TODAY)) == 1


def test_it_can_be_put_off_and_changed(session, someone):
    number = follow_ups.plan(session, someone, FollowUpFields(FollowUpKind.CALL, TODAY))
    follow_ups.postpone(session, number, TODAY + timedelta(days=7))
    assert follow_ups.due(session, TODAY) == ()
    changed = FollowUpFields(FollowUpKind.VISIT, TODAY, "langsgaan")
    follow_ups.edit(session, number, changed, version=2)
    assert follow_ups.due(session, TODAY)[0].fields == changed


def test_it_is_about_someone_and_something_that_exist(session, someone):
    for attempt, fields in (
        (someone + 1, FollowUpFields(FollowUpKind.CALL, TODAY)),
        (someone, FollowUpFields(FollowUpKind.MATCH_REVIEW, TODAY, match_id=1)),
    ):
        with pytest.raises(SpilError) as refused:
            follow_ups.plan(session, attempt, fields)
        assert refused.value.problem is InputProblem.UNKNOWN_RECORD


def test_a_contact_answers_what_was_due_by_then(session, someone):
    call = FollowUpFields(FollowUpKind.CALL, date(2026, 4, 1))
    follow_ups.plan(session, someone, call)
    follow_ups.plan(session, someone, FollowUpFields(FollowUpKind.CALL, TODAY))
    follow_ups.finish_kinds(session, someone, frozenset({FollowUpKind.CALL}), on=date(2026, 4, 2))
    done = [row.done_on for row in follow_ups.of_participant(session, someone)]
    assert done == [date(2026, 4, 2), None]
