from datetime import date, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Job, Match, Person, Postponement, Ride, Signal, Volunteer
from spil_desktop.rules.vocabulary import (
    FollowUpKind,
    JobStatus,
    MatchKind,
    MatchStatus,
    NeedTheme,
    ParticipantStatus,
    RidePurpose,
    RideStatus,
    SignalKind,
    SignalSource,
    TodayKind,
    Urgency,
    VolunteerRole,
)
from spil_desktop.services import (
    activities,
    follow_ups,
    matches,
    needs,
    postponements,
    today,
)
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.needs import NeedFields
from tests.services import made
from tests.services.made import TODAY

LATER = TODAY + timedelta(days=10)


def lines(session, kind, day=TODAY):
    found = today.attention(session, today=day)
    return [item for item in found.items if item.kind is kind]


def postpone(session, item, until=LATER, reason=None):
    postponements.postpone(session, item, until, reason, today=TODAY)


def make_first_contact(session, area):
    made.participant(session, area, status=ParticipantStatus.REPORTED)


def make_not_visited(session, area):
    made.participant(
        session, area, status=ParticipantStatus.REPORTED, first_contact_on=date(2026, 3, 3)
    )


def make_need(session, area):
    someone = made.participant(session, area, first_contact_on=TODAY)
    needs.add(session, someone, NeedFields(NeedTheme.TRANSPORT, TODAY), today=TODAY)


def make_ride(session, area):
    someone = made.participant(session, area, first_contact_on=TODAY)
    ride = Ride(participant_id=someone, on=TODAY, purpose=RidePurpose.DOCTOR)
    session.add(ride)
    session.flush()


def test_a_ride_with_a_driver_is_done(session, area):
    make_ride(session, area)
    ride = session.query(Ride).one()
    ride.driver_id, ride.status = made.volunteer(session, area), RideStatus.PLANNED
    session.flush()
    (item,) = lines(session, TodayKind.RIDE_TODAY)
    postponements.finish(session, item, today=TODAY)
    assert ride.status is RideStatus.DONE
    assert lines(session, TodayKind.RIDE_TODAY) == []


def make_proposal(session, area):
    match = Match(
        participant_id=made.participant(session, area, first_contact_on=TODAY),
        activity_id=activities.add(session, ActivityFields("Koffie", area)),
        kind=MatchKind.ACTIVITY,
        status=MatchStatus.PROPOSED,
        proposed_on=TODAY,
    )
    session.add(match)
    session.flush()
    return match.id


def make_silence(session, area):
    made.participant(session, area, first_contact_on=date(2026, 1, 5))


def make_birthday(session, area):
    helper = made.volunteer(session, area)
    person = session.get_one(Person, session.get_one(Volunteer, helper).person_id)
    person.birth_date = date(1980, 4, 15)
    session.flush()


def make_vog(session, area):
    made.volunteer(session, area, roles=(VolunteerRole.BUDDY,))


def make_job(session, area):
    someone = made.participant(session, area, first_contact_on=TODAY)
    helper = made.volunteer(session, area, roles=(VolunteerRole.HANDYMAN,))
    session.add(
        Job(
            participant_id=someone,
            volunteer_id=helper,
            kind="lamp",
            on=TODAY,
            status=JobStatus.PLANNED,
        )
    )
    session.flush()


KINDS = [
    (TodayKind.FIRST_CONTACT, make_first_contact, True),
    (TodayKind.NOT_VISITED, make_not_visited, True),
    (TodayKind.NEED_WITHOUT_MATCH, make_need, True),
    (TodayKind.MATCH_TO_INTRODUCE, make_proposal, True),
    (TodayKind.NO_CONTACT, make_silence, True),
    (TodayKind.VOG_MISSING, make_vog, True),
    (TodayKind.RIDE_TODAY, make_ride, False),
    (TodayKind.JOB_TODAY, make_job, True),
    (TodayKind.BIRTHDAY, make_birthday, False),
]


@pytest.mark.parametrize(("kind", "make", "comes_back"), KINDS)
def test_a_line_stays_away_until_its_day(session, area, kind, make, comes_back):
    make(session, area)
    (item,) = lines(session, kind)

    postpone(session, item, reason=" is op reis ")
    assert lines(session, kind) == []
    assert today.attention(session, today=TODAY).counts[kind] == 0
    assert lines(session, kind, LATER - timedelta(days=1)) == []
    assert len(lines(session, kind, LATER)) == comes_back
    assert session.query(Postponement).one().reason == "is op reis"


@pytest.mark.parametrize(("kind", "make"), [one[:2] for one in KINDS])
def test_a_line_can_be_done_for_good(session, area, kind, make):
    make(session, area)
    (item,) = lines(session, kind)
    postpone(session, item)

    postponements.finish(session, item, today=TODAY)
    assert lines(session, kind) == []
    assert lines(session, kind, LATER) == []
    assert session.query(Postponement).one().until is None


def test_putting_one_need_off_leaves_the_others(session, area):
    someone = made.participant(session, area, first_contact_on=TODAY)
    for theme in (NeedTheme.TRANSPORT, NeedTheme.SHOPPING):
        needs.add(session, someone, NeedFields(theme, TODAY), today=TODAY)
    first, second = lines(session, TodayKind.NEED_WITHOUT_MATCH)

    postpone(session, first)

    assert lines(session, TodayKind.NEED_WITHOUT_MATCH) == [second]
    assert follow_ups.of_participant(session, someone) == ()
    planned = FollowUpFields(FollowUpKind.NEED, LATER, need_id=second.need_id)
    follow_ups.plan(session, someone, planned)
    assert lines(session, TodayKind.NEED_WITHOUT_MATCH) == []


def test_silence_after_the_next_contact_is_another_line(session, area):
    make_silence(session, area)
    (item,) = lines(session, TodayKind.NO_CONTACT)
    postponements.finish(session, item, today=TODAY)
    assert lines(session, TodayKind.NO_CONTACT, date(2026, 9, 1)) == []

    row = session.get_one(made.Participant, item.participant_id)
    row.first_contact_on = date(2026, 5, 1)
    session.flush()
    assert len(lines(session, TodayKind.NO_CONTACT, date(2026, 9, 1))) == 1


def test_a_follow_up_gets_another_day_and_keeps_why(session, area):
    someone = made.participant(session, area, first_contact_on=TODAY)
    follow_ups.plan(session, someone, FollowUpFields(FollowUpKind.CALL, TODAY, "lamp"))
    (item,) = lines(session, TodayKind.FOLLOW_UP_TODAY)

    postpone(session, item, reason=" is op reis ")

    assert lines(session, TodayKind.FOLLOW_UP_TODAY) == []
    (again,) = lines(session, TodayKind.FOLLOW_UP_TODAY, LATER)
    assert again.note == "lamp\nis op reis"
    postponements.finish(session, again, today=LATER)
    assert follow_ups.of_participant(session, someone)[0].done_on == LATER


def test_a_signal_waits_with_a_reason_only_and_escalates(session, area):
    someone = made.participant(session, area, first_contact_on=TODAY)
    signal = Signal(
        participant_id=someone,
        seen_on=TODAY,
        kind=SignalKind.FALLING,
        source=SignalSource.CONNECTOR,
        urgency=Urgency.THREE_DAYS,
        due_on=TODAY + timedelta(days=3),
    )
    session.add(signal)
    session.flush()
    (item,) = lines(session, TodayKind.SIGNAL_DUE)

    with pytest.raises(SpilError) as refused:
        postpone(session, item)
    assert refused.value.problem is InputProblem.REQUIRED
    with pytest.raises(SpilError):
        postponements.finish(session, item, today=TODAY)
    postpone(session, item, reason="huisarts komt morgen")
    assert lines(session, TodayKind.SIGNAL_DUE) == []
    assert len(lines(session, TodayKind.SIGNAL_OVERDUE, TODAY + timedelta(days=4))) == 1


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(days=1)])
def test_putting_off_is_until_a_later_day(session, area, until):
    make_vog(session, area)
    (item,) = lines(session, TodayKind.VOG_MISSING)
    with pytest.raises(SpilError) as refused:
        postpone(session, item, until)
    assert refused.value.problem is InputProblem.DATE_NOT_AHEAD
    assert today.badges(session, today=TODAY).volunteers == 1
    postpone(session, item)
    assert today.badges(session, today=TODAY).volunteers == 0


def test_a_vog_gets_the_time_to_come(session, area):
    roles = (VolunteerRole.BUDDY,)
    asked = TODAY - timedelta(weeks=2)
    made.volunteer(session, area, "Wachtstra", roles=roles, vog_requested_on=asked)
    long_ago = TODAY - timedelta(weeks=9)
    late = made.volunteer(session, area, "Traagma", roles=roles, vog_requested_on=long_ago)
    assert [one.volunteer_id for one in lines(session, TodayKind.VOG_MISSING)] == [late]


def test_a_planned_introduction_replaces_the_reminder(session, area):
    match_id = make_proposal(session, area)
    matches.introduce(session, match_id, on=TODAY, today=TODAY)
    assert lines(session, TodayKind.MATCH_TO_INTRODUCE) == []
    assert len(lines(session, TodayKind.FOLLOW_UP_TODAY)) == 1
