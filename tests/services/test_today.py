from datetime import date, timedelta

import pytest

from spil_desktop.model import Match
from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactResult,
    FollowUpKind,
    MatchKind,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    TodayKind,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import areas, contacts, follow_ups, needs, today
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.today import Badges
from tests.services import made
from tests.services.made import TODAY


@pytest.fixture
def someone(session, area):
    return made.participant(session, area, "Voorbeeldstra")


def items(session, kind, **limits):
    found = today.attention(session, today=TODAY, **limits)
    assert found.counts[kind] >= sum(item.kind is kind for item in found.items)
    return [item for item in found.items if item.kind is kind]


def test_an_empty_store_asks_nothing(session):
    found = today.attention(session, today=TODAY)
    assert found.items == ()
    assert set(found.counts) == set(TodayKind)
    assert set(found.counts.values()) == {0}
    assert today.badges(session, today=TODAY) == Badges(0, 0, 0, 0, 0)


def test_follow_ups_are_late_today_or_this_week(session, someone):
    for days in (-3, -1, 0, 1, 5, 6):
        fields = FollowUpFields(FollowUpKind.CALL, TODAY + timedelta(days=days), "lamp")
        follow_ups.plan(session, someone, fields)
    late = items(session, TodayKind.FOLLOW_UP_OVERDUE)
    assert [item.due for item in late] == [date(2026, 4, 11), date(2026, 4, 13)]
    assert (late[0].follow_up, late[0].note) == (FollowUpKind.CALL, "lamp")
    assert late[0].name == "Annie Voorbeeldstra"
    assert "Voorbeeldstra" not in repr(late)
    assert len(items(session, TodayKind.FOLLOW_UP_TODAY)) == 1
    week = items(session, TodayKind.FOLLOW_UP_THIS_WEEK)
    assert [item.due for item in week] == [date(2026, 4, 15), date(2026, 4, 19)]
    assert today.badges(session, today=TODAY).today == 3


def test_new_people_ask_a_visit_within_five_working_days(session, area):
    new = made.participant(
        session, area, status=ParticipantStatus.REPORTED, reported_on=date(2026, 4, 2)
    )
    made.participant(session, area, "Actiefstra")
    (item,) = items(session, TodayKind.NOT_VISITED)
    assert (item.participant_id, item.since) == (new, date(2026, 4, 2))
    assert item.due == date(2026, 4, 13)

    call = ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED)
    contacts.log(session, new, call, today=TODAY)
    assert len(items(session, TodayKind.NOT_VISITED)) == 1
    visit = ContactFields(TODAY, ContactForm.HOME_VISIT, ContactResult.REACHED)
    contacts.log(session, new, visit, today=TODAY)
    assert items(session, TodayKind.NOT_VISITED) == []


def test_open_needs_without_a_match_wait_the_longest_first(session, area, someone):
    later = needs.add(
        session, someone, NeedFields(NeedTheme.SOCIAL_CONTACT, date(2026, 4, 2)), today=TODAY
    )
    first = needs.add(
        session, someone, NeedFields(NeedTheme.TRANSPORT, date(2026, 4, 1)), today=TODAY
    )
    waiting = items(session, TodayKind.NEED_WITHOUT_MATCH)
    assert [item.need_id for item in waiting] == [first, later]
    assert waiting[0].theme is NeedTheme.TRANSPORT

    match = Match(
        participant_id=someone,
        need_id=first,
        volunteer_id=made.volunteer(session, area),
        kind=MatchKind.DRIVE,
        status=MatchStatus.PROPOSED,
        proposed_on=TODAY,
    )
    session.add(match)
    session.flush()
    assert [item.need_id for item in items(session, TodayKind.NEED_WITHOUT_MATCH)] == [later]
    (proposed,) = items(session, TodayKind.MATCH_TO_INTRODUCE)
    assert (proposed.match_id, proposed.need_id, proposed.since) == (match.id, first, TODAY)
    assert today.badges(session, today=TODAY) == Badges(0, 0, needs=2, matching=2, volunteers=0)

    match.status = MatchStatus.INTRODUCED
    needs.move(session, later, NeedStatus.WAITING)
    session.flush()
    assert items(session, TodayKind.MATCH_TO_INTRODUCE) == []


def test_the_vog_is_asked_of_those_who_are_alone_with_someone(session, area):
    buddy = (VolunteerRole.BUDDY,)
    missing = made.volunteer(session, area, "Annema", roles=buddy)
    old = made.volunteer(session, area, "Bertema", roles=buddy, vog_received_on=date(2023, 4, 14))
    made.volunteer(session, area, "Carelma", roles=buddy, vog_received_on=date(2023, 4, 15))
    made.volunteer(session, area, "Doorma", roles=(VolunteerRole.HOST,))
    made.volunteer(session, area, "Eefma", roles=buddy, status=VolunteerStatus.APPLIED)
    assert [item.volunteer_id for item in items(session, TodayKind.VOG_MISSING)] == [missing]
    (renew,) = items(session, TodayKind.VOG_RENEW)
    assert (renew.volunteer_id, renew.due) == (old, TODAY)
    assert today.badges(session, today=TODAY).volunteers == 2


def test_a_vog_that_is_on_its_way_asks_nothing(session, area):
    buddy = {"roles": (VolunteerRole.BUDDY,)}
    lately, long_ago = date(2026, 4, 1), date(2025, 4, 1)
    made.volunteer(session, area, "Annema", vog_requested_on=lately, **buddy)
    forgotten = made.volunteer(session, area, "Bertema", vog_requested_on=long_ago, **buddy)
    assert [item.volunteer_id for item in items(session, TodayKind.VOG_MISSING)] == [forgotten]


def test_an_area_has_its_own_work(session, area, someone):
    other = areas.add(session, AreaFields("Ter Apel"), today=TODAY)
    elsewhere = made.participant(session, other, status=ParticipantStatus.REPORTED)
    for participant in (someone, elsewhere):
        need = NeedFields(NeedTheme.TRANSPORT, TODAY)
        needs.add(session, participant, need, today=TODAY)
    made.volunteer(session, other, roles=(VolunteerRole.DRIVER,))
    assert len(items(session, TodayKind.NEED_WITHOUT_MATCH)) == 2
    (item,) = items(session, TodayKind.NEED_WITHOUT_MATCH, area_id=other)
    assert item.participant_id == elsewhere
    assert today.badges(session, today=TODAY, area_id=area) == Badges(0, 0, 1, 1, 0)
    assert today.badges(session, today=TODAY, area_id=other) == Badges(0, 1, 1, 1, 1)


def test_a_long_list_is_cut_but_counted_whole(session, someone):
    for _time in range(5):
        needs.add(session, someone, NeedFields(NeedTheme.OTHER, TODAY), today=TODAY)
    found = today.attention(session, today=TODAY, limit=2)
    assert len(found.items) == 2
    assert found.counts[TodayKind.NEED_WITHOUT_MATCH] == 5
