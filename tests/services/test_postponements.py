from datetime import timedelta

import pytest

from spil_desktop.model import Match
from spil_desktop.rules.vocabulary import (
    FollowUpKind,
    MatchKind,
    MatchStatus,
    NeedTheme,
    ParticipantStatus,
    TodayKind,
    VolunteerRole,
)
from spil_desktop.services import activities, follow_ups, matches, needs, postponements, today
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.needs import NeedFields
from tests.services import made
from tests.services.made import TODAY

LATER = TODAY + timedelta(days=10)


def lines(session, kind, day=TODAY):
    found = today.attention(session, today=day)
    return [item for item in found.items if item.kind is kind]


def test_a_follow_up_gets_another_day_and_keeps_why(session, area):
    someone = made.participant(session, area)
    follow_ups.plan(session, someone, FollowUpFields(FollowUpKind.CALL, TODAY, "lamp"))
    (item,) = lines(session, TodayKind.FOLLOW_UP_TODAY)

    assert postponements.can_wait(item)
    postponements.postpone(session, item, LATER, " is op reis ")

    assert lines(session, TodayKind.FOLLOW_UP_TODAY) == []
    (again,) = lines(session, TodayKind.FOLLOW_UP_TODAY, LATER)
    assert again.note == "lamp\nis op reis"


@pytest.mark.parametrize("reason", [None, "wacht op haar dochter"])
def test_a_new_report_comes_back_as_a_planned_visit(session, area, reason):
    made.participant(session, area, status=ParticipantStatus.REPORTED)
    (item,) = lines(session, TodayKind.NOT_VISITED)

    planned = postponements.postpone(session, item, LATER, reason)

    assert lines(session, TodayKind.NOT_VISITED) == []
    (visit,) = lines(session, TodayKind.FOLLOW_UP_TODAY, LATER)
    assert (visit.follow_up_id, visit.follow_up) == (planned, FollowUpKind.VISIT)
    assert visit.note == reason


def test_a_need_comes_back_on_its_day(session, area):
    someone = made.participant(session, area)
    needs.add(session, someone, NeedFields(NeedTheme.TRANSPORT, TODAY), today=TODAY)
    (item,) = lines(session, TodayKind.NEED_WITHOUT_MATCH)

    postponements.postpone(session, item, LATER)

    assert lines(session, TodayKind.NEED_WITHOUT_MATCH) == []
    assert len(lines(session, TodayKind.NEED_WITHOUT_MATCH, LATER)) == 1


def test_a_proposal_waits_with_its_introduction(session, area):
    someone = made.participant(session, area)
    match = Match(
        participant_id=someone,
        volunteer_id=made.volunteer(session, area),
        kind=MatchKind.VISIT_BUDDY,
        status=MatchStatus.PROPOSED,
        proposed_on=TODAY,
    )
    session.add(match)
    session.flush()
    (item,) = lines(session, TodayKind.MATCH_TO_INTRODUCE)

    postponements.postpone(session, item, LATER)

    assert lines(session, TodayKind.MATCH_TO_INTRODUCE) == []
    (planned,) = lines(session, TodayKind.FOLLOW_UP_TODAY, LATER)
    assert (planned.follow_up, planned.match_id) == (FollowUpKind.INTRODUCTION, match.id)


def test_a_vog_cannot_wait_but_gets_the_time_to_come(session, area):
    helper = made.volunteer(session, area, roles=(VolunteerRole.BUDDY,))
    (item,) = lines(session, TodayKind.VOG_MISSING)
    assert item.volunteer_id == helper
    assert not postponements.can_wait(item)

    made.volunteer(
        session,
        area,
        "Wachtstra",
        roles=(VolunteerRole.BUDDY,),
        vog_requested_on=TODAY - timedelta(weeks=2),
    )
    late = made.volunteer(
        session,
        area,
        "Traagma",
        roles=(VolunteerRole.BUDDY,),
        vog_requested_on=TODAY - timedelta(weeks=9),
    )
    assert {one.volunteer_id for one in lines(session, TodayKind.VOG_MISSING)} == {helper, late}


def test_a_planned_introduction_replaces_the_reminder(session, area):
    someone = made.participant(session, area)
    match = Match(
        participant_id=someone,
        activity_id=activities.add(session, ActivityFields("Koffie", area)),
        kind=MatchKind.ACTIVITY,
        status=MatchStatus.PROPOSED,
        proposed_on=TODAY,
    )
    session.add(match)
    session.flush()
    (item,) = lines(session, TodayKind.MATCH_TO_INTRODUCE)
    postponements.postpone(session, item, LATER)

    matches.introduce(session, match.id, on=TODAY, today=TODAY)

    assert lines(session, TodayKind.FOLLOW_UP_TODAY, LATER) == []
    assert len(lines(session, TodayKind.FOLLOW_UP_TODAY)) == 1
