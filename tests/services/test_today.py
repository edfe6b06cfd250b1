from dataclasses import asdict
from datetime import date, time, timedelta

import pytest

from spil_desktop.model import Match, Participant, Person, Ride, Signal, Volunteer
from spil_desktop.rules import questionnaires
from spil_desktop.rules.vocabulary import (
    ConsentState,
    ContactForm,
    ContactResult,
    FollowUpKind,
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    RidePurpose,
    RideStatus,
    SignalKind,
    SignalSource,
    TodayKind,
    Urgency,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import (
    areas,
    consents,
    contacts,
    follow_ups,
    measurements,
    needs,
    postponements,
    settings,
    today,
)
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.settings import StoreSettings
from tests.services import made
from tests.services.made import TODAY


@pytest.fixture
def someone(session, area):
    return made.participant(session, area, "Voorbeeldstra", first_contact_on=TODAY)


def items(session, kind, **limits):
    found = today.attention(session, today=TODAY, **limits)
    assert found.counts[kind] >= sum(item.kind is kind for item in found.items)
    return [item for item in found.items if item.kind is kind]


def test_an_empty_store_asks_nothing(session):
    found = today.attention(session, today=TODAY)
    assert found.items == ()
    assert set(found.counts) == set(TodayKind)
    assert set(found.counts.values()) == {0}
    assert set(asdict(today.badges(session, today=TODAY)).values()) == {0}


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


def test_new_people_are_spoken_within_five_working_days_and_then_visited(session, area):
    new = made.participant(
        session, area, status=ParticipantStatus.REPORTED, reported_on=date(2026, 4, 2)
    )
    made.participant(session, area, "Actiefstra", first_contact_on=TODAY)
    (item,) = items(session, TodayKind.FIRST_CONTACT)
    assert (item.participant_id, item.since) == (new, date(2026, 4, 2))
    assert item.due == date(2026, 4, 13)
    assert items(session, TodayKind.NOT_VISITED) == []

    call = ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED)
    contacts.log(session, new, call, today=TODAY)
    assert items(session, TodayKind.FIRST_CONTACT) == []
    assert len(items(session, TodayKind.NOT_VISITED)) == 1
    visit = ContactFields(TODAY, ContactForm.HOME_VISIT, ContactResult.REACHED)
    contacts.log(session, new, visit, today=TODAY)
    assert items(session, TodayKind.NOT_VISITED) == []


def test_a_first_contact_with_a_day_is_due_then_and_has_one_line(session, area):
    new = made.participant(session, area, status=ParticipantStatus.REPORTED, reported_on=TODAY)
    friday = FollowUpFields(FollowUpKind.FIRST_CONTACT, date(2026, 4, 17))
    follow_ups.plan(session, new, friday)
    (item,) = items(session, TodayKind.FIRST_CONTACT)
    assert item.due == friday.due_on
    assert items(session, TodayKind.FOLLOW_UP_THIS_WEEK) == []

    then = today.attention(session, today=friday.due_on)
    assert [one.kind for one in then.items] == [TodayKind.FOLLOW_UP_TODAY]


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
    found = today.badges(session, today=TODAY)
    assert (found.today, found.needs, found.matching, found.volunteers) == (0, 2, 2, 0)

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
    here = today.badges(session, today=TODAY, area_id=area)
    there = today.badges(session, today=TODAY, area_id=other)
    assert (here.residents, here.needs, here.matching, here.volunteers) == (0, 1, 1, 0)
    assert (there.residents, there.needs, there.matching, there.volunteers) == (1, 1, 1, 1)


def test_a_long_list_is_cut_but_counted_whole(session, someone):
    for _time in range(5):
        needs.add(session, someone, NeedFields(NeedTheme.OTHER, TODAY), today=TODAY)
    found = today.attention(session, today=TODAY, limit=2)
    assert len(found.items) == 2
    assert found.counts[TodayKind.NEED_WITHOUT_MATCH] == 5


def a_signal(session, someone, due_on, kind=SignalKind.FALLING, seen_on=TODAY):
    row = Signal(
        participant_id=someone,
        seen_on=seen_on,
        kind=kind,
        source=SignalSource.VOLUNTEER,
        urgency=Urgency.THREE_DAYS if due_on else Urgency.FOLLOW,
        due_on=due_on,
    )
    session.add(row)
    session.flush()
    return row


def test_signals_have_a_term_and_escalate_when_it_is_over(session, someone):
    soon = a_signal(session, someone, date(2026, 4, 17)).id
    late = a_signal(session, someone, date(2026, 4, 13)).id
    a_signal(session, someone, None)
    a_signal(session, someone, TODAY, SignalKind.ABUSE)
    a_signal(session, someone, TODAY).closed_on = TODAY
    session.flush()
    (due,) = items(session, TodayKind.SIGNAL_DUE)
    assert (due.signal_id, due.signal, due.due) == (soon, SignalKind.FALLING, date(2026, 4, 17))
    (overdue,) = items(session, TodayKind.SIGNAL_OVERDUE)
    assert (overdue.signal_id, overdue.due) == (late, date(2026, 4, 13))
    assert today.badges(session, today=TODAY).today == 1
    assert today.attention(session, today=TODAY).items[0] == overdue


def test_a_signal_that_was_acted_on_is_not_forgotten_nor_late(session, someone):
    row = a_signal(session, someone, date(2026, 4, 10))
    row.acted_on = date(2026, 4, 9)
    session.flush()
    assert items(session, TodayKind.SIGNAL_OVERDUE) == []
    (item,) = items(session, TodayKind.SIGNAL_DUE)
    assert (item.due, item.since) == (None, date(2026, 4, 9))

    again = FollowUpFields(FollowUpKind.OTHER, date(2026, 4, 20), signal_id=row.id)
    planned = follow_ups.plan(session, someone, again)
    assert items(session, TodayKind.SIGNAL_DUE) == []
    follow_ups.finish(session, planned, today=TODAY)
    (item,) = items(session, TodayKind.SIGNAL_DUE)
    postponements.postpone(session, item, date(2026, 4, 20), "wacht op wijkteam", today=TODAY)
    assert items(session, TodayKind.SIGNAL_DUE) == []


def test_rides_of_today_stand_in_order_of_time(session, someone):
    for leaves_at, on, status in (
        (time(13), TODAY, RideStatus.REQUESTED),
        (time(10, 15), TODAY, RideStatus.PLANNED),
        (time(9), TODAY, RideStatus.CANCELLED),
        (time(9), TODAY + timedelta(days=1), RideStatus.PLANNED),
    ):
        ride = Ride(
            participant_id=someone,
            on=on,
            leaves_at=leaves_at,
            status=status,
            purpose=RidePurpose.DOCTOR,
        )
        session.add(ride)
    session.flush()
    rides = items(session, TodayKind.RIDE_TODAY)
    assert [item.at for item in rides] == [time(10, 15), time(13)]
    assert rides[0].purpose is RidePurpose.DOCTOR


def silent(session, area, days, name="Stilstra", **known):
    day = TODAY - timedelta(days=days)
    return made.participant(session, area, name, reported_on=day, first_contact_on=day, **known)


def test_who_was_not_spoken_for_six_weeks_asks_attention(session, area):
    long_ago, too_long = silent(session, area, 90), silent(session, area, 42)
    silent(session, area, 41)
    silent(session, area, 90, status=ParticipantStatus.AT_DISTANCE)
    silent(session, area, 90, status=ParticipantStatus.CLOSED)
    spoken = ContactFields(date(2026, 2, 20), ContactForm.PHONE, ContactResult.REACHED)
    contacts.log(session, long_ago, spoken, today=TODAY)
    attempt = ContactFields(TODAY, ContactForm.PHONE, ContactResult.VOICEMAIL)
    contacts.log(session, long_ago, attempt, today=TODAY)
    found = items(session, TodayKind.NO_CONTACT)
    assert [(one.participant_id, one.since) for one in found] == [
        (long_ago, date(2026, 2, 20)),
        (too_long, date(2026, 3, 3)),
    ]

    follow_ups.plan(session, too_long, FollowUpFields(FollowUpKind.CALL, TODAY))
    assert len(items(session, TodayKind.NO_CONTACT)) == 1
    contacts.log(
        session,
        long_ago,
        ContactFields(TODAY, ContactForm.STREET, ContactResult.REACHED),
        today=TODAY,
    )
    assert items(session, TodayKind.NO_CONTACT) == []


def test_an_open_signal_or_urgent_need_asks_contact_sooner_and_says_so(session, area):
    fell, asks = silent(session, area, 20, "Valma"), silent(session, area, 14, "Haastma")
    far = silent(session, area, 16, "Verma", status=ParticipantStatus.AT_DISTANCE)
    silent(session, area, 20, "Rustma")
    seen = a_signal(session, fell, None, seen_on=date(2026, 4, 1))
    for someone in (asks, far):
        urgent = NeedFields(NeedTheme.TRANSPORT, TODAY, urgency=Urgency.THREE_DAYS)
        needs.add(session, someone, urgent, today=TODAY)
    calm, hurried, distant = sorted(
        items(session, TodayKind.NO_CONTACT),
        key=lambda one: [fell, asks, far].index(one.participant_id),
    )
    assert (calm.signal, calm.theme) == (SignalKind.FALLING, None)
    assert (hurried.signal, hurried.theme) == (None, NeedTheme.TRANSPORT)
    assert distant.participant_id == far

    seen.closed_on = TODAY
    session.flush()
    assert len(items(session, TodayKind.NO_CONTACT)) == 2
    settings.change(session, StoreSettings(contact_days=30, contact_days_urgent=15))
    assert [one.participant_id for one in items(session, TodayKind.NO_CONTACT)] == [far]


def born(session, role, person_number, day):
    row = session.get_one(role, person_number)
    person = session.get_one(Person, row.person_id)
    person.birth_date, person.birth_year = day, day.year
    session.flush()
    return person


def test_birthdays_of_eighty_and_over_and_of_volunteers(session, area):
    old = made.participant(session, area, "Oudstra", first_contact_on=TODAY)
    born(session, Participant, old, date(1946, 4, 20))
    young = made.participant(session, area, "Jongstra", first_contact_on=TODAY)
    born(session, Participant, young, date(1947, 4, 20))
    helper = made.volunteer(session, area, roles=(VolunteerRole.HOST,))
    born(session, Volunteer, helper, date(1970, 4, 14))
    gone = made.volunteer(session, area, "Wegstra", status=VolunteerStatus.STOPPED)
    born(session, Volunteer, gone, date(1970, 4, 14))
    late = made.participant(session, area, "Laatstra", first_contact_on=TODAY)
    born(session, Participant, late, date(1930, 4, 22))
    died = made.participant(session, area, "Overstra", first_contact_on=TODAY)
    born(session, Participant, died, date(1930, 4, 15)).deceased_on = TODAY
    session.flush()

    first, second = items(session, TodayKind.BIRTHDAY)
    assert (first.volunteer_id, first.due, first.age) == (helper, TODAY, 56)
    assert (second.participant_id, second.due, second.age) == (old, date(2026, 4, 20), 80)
    assert len(items(session, TodayKind.BIRTHDAY, area_id=area)) == 2
    assert items(session, TodayKind.BIRTHDAY, area_id=area + 1) == []


def test_volunteers_are_thanked_for_every_full_year(session, area):
    def helps(since, **known):
        return made.volunteer(session, area, since=since, **known)

    three, one = helps(date(2023, 4, 20)), helps(date(2025, 4, 14))
    helps(date(2026, 4, 15))
    helps(date(2020, 4, 22))
    helps(date(2020, 4, 15), status=VolunteerStatus.STOPPED)

    found = items(session, TodayKind.ANNIVERSARY)

    assert [(line.volunteer_id, line.due, line.age) for line in found] == [
        (one, date(2026, 4, 14), 1),
        (three, date(2026, 4, 20), 3),
    ]
    assert items(session, TodayKind.ANNIVERSARY, area_id=area + 1) == []
    postponements.finish(session, found[0], today=TODAY)
    assert [line.volunteer_id for line in items(session, TodayKind.ANNIVERSARY)] == [three]


def test_the_first_time_is_asked_of_who_takes_part_and_consents(session, area):
    asked = made.participant(session, area, "Al gevraagd")
    mark = MeasurementFields(questionnaires.LIFE_MARK, Moment.T0, TODAY, {"mark": 6})
    measurements.record(session, asked, mark, today=TODAY)
    longest = made.participant(session, area, "Langst", reported_on=date(2026, 1, 12))
    new = made.participant(session, area, "Nieuw", status=ParticipantStatus.GETTING_ACQUAINTED)
    closed = made.participant(session, area, "Gesloten", status=ParticipantStatus.CLOSED)
    made.participant(session, area, "Zonder toestemming")
    people = {
        number: session.get_one(Participant, number).person_id
        for number in (asked, longest, new, closed)
    }
    yes = ConsentFields(Purpose.EVALUATION, ConsentState.GIVEN, TODAY)
    for person_id in people.values():
        consents.record(session, person_id, yes, today=TODAY)

    (item,) = items(session, TodayKind.MEASUREMENT_FIRST)
    assert (item.participant_id, item.moment, item.due) == (longest, Moment.T0, None)
    assert item.since == date(2026, 1, 12)
    visit = ContactFields(TODAY, ContactForm.HOME_VISIT, ContactResult.REACHED, minutes=60)
    contacts.log(session, new, visit, today=TODAY)
    found = items(session, TodayKind.MEASUREMENT_FIRST)
    assert [line.participant_id for line in found] == [longest, new]
    assert items(session, TodayKind.MEASUREMENT_FIRST, area_id=area + 1) == []

    postponements.postpone(session, item, date(2026, 4, 20), None, today=TODAY)
    assert [line.participant_id for line in items(session, TodayKind.MEASUREMENT_FIRST)] == [new]
    no = ConsentFields(Purpose.EVALUATION, ConsentState.WITHDRAWN, TODAY)
    consents.record(session, people[new], no, today=TODAY)
    assert items(session, TodayKind.MEASUREMENT_FIRST) == []
    later = today.attention(session, today=date(2026, 4, 20))
    assert [line.participant_id for line in later.items if line.moment] == [longest]


def test_the_second_time_is_asked_six_weeks_around_its_day_with_consent(session, area):
    person = made.participant(session, area, "Vraagstra", first_contact_on=TODAY)
    mark = MeasurementFields(questionnaires.LIFE_MARK, Moment.T0, date(2025, 11, 20), {"mark": 6})
    measurements.record(session, person, mark, today=TODAY)
    assert items(session, TodayKind.MEASUREMENT_DUE) == []

    person_id = session.get_one(Participant, person).person_id
    yes = ConsentFields(Purpose.EVALUATION, ConsentState.GIVEN, date(2025, 11, 20))
    consents.record(session, person_id, yes, today=TODAY)
    (item,) = items(session, TodayKind.MEASUREMENT_DUE)
    assert (item.moment, item.due) == (Moment.T1, date(2026, 5, 20))
    early = today.attention(session, today=date(2026, 4, 7))
    assert early.counts[TodayKind.MEASUREMENT_DUE] == 0
    on_the_day = today.attention(session, today=date(2026, 5, 20))
    assert on_the_day.counts[TodayKind.MEASUREMENT_DUE] == 0
    assert on_the_day.counts[TodayKind.FOLLOW_UP_TODAY] == 1

    again = MeasurementFields(questionnaires.LIFE_MARK, Moment.T1, TODAY, {"mark": 7})
    measurements.record(session, person, again, today=TODAY)
    assert items(session, TodayKind.MEASUREMENT_DUE) == []
    third = today.attention(session, today=date(2026, 10, 12))
    assert [one.moment for one in third.items if one.moment] == [Moment.T2]

    no = ConsentFields(Purpose.EVALUATION, ConsentState.WITHDRAWN, TODAY)
    consents.record(session, person_id, no, today=TODAY)
    assert today.attention(session, today=date(2026, 10, 12)).counts[TodayKind.MEASUREMENT_DUE] == 0
