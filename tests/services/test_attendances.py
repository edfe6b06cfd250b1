from datetime import timedelta

import pytest

from spil_desktop.model import Occurrence, Participant, Person
from spil_desktop.rules.vocabulary import FollowUpKind, ParticipantStatus, Presence
from spil_desktop.services import activities, attendances, follow_ups, occurrences
from spil_desktop.services.activities import ActivityFields
from tests.services import made
from tests.services.made import TODAY

NOTE = "Drie keer niet geweest."
WEEKS = [TODAY - timedelta(weeks=back) for back in range(6, -1, -1)]


@pytest.fixture
def number(session, area):
    return activities.add(session, ActivityFields("Koffieochtend", area))


@pytest.fixture
def days(session, number):
    return [occurrences.add(session, number, day) for day in WEEKS]


def record(session, days, who, *presences):
    for day, presence in zip(days, presences, strict=False):
        known = {row.participant_id: row.presence for row in occurrences.attendance(session, day)}
        if presence is not None:
            occurrences.record_attendance(session, day, {**known, who: presence})


def called(session, day):
    return attendances.call_who_stays_away(session, day, NOTE, today=TODAY)


ABSENT, EXCUSED, PRESENT = Presence.ABSENT, Presence.EXCUSED, Presence.PRESENT


@pytest.mark.parametrize(
    ("presences", "is_called"),
    [
        ((ABSENT, ABSENT, ABSENT), True),
        ((ABSENT, ABSENT), False),
        ((ABSENT, EXCUSED, ABSENT, ABSENT), True),
        ((ABSENT, ABSENT, PRESENT, ABSENT), False),
        ((PRESENT, ABSENT, None, ABSENT, ABSENT), True),
        ((ABSENT, ABSENT, ABSENT, ABSENT), False),
        ((ABSENT, ABSENT, ABSENT, PRESENT), False),
    ],
)
def test_three_absences_in_a_row(session, area, days, presences, is_called):
    who = made.participant(session, area)
    record(session, days, who, *presences)
    last = days[len(presences) - 1]
    assert called(session, last) == ((who,) if is_called else ())
    planned = follow_ups.of_participant(session, who)
    assert [(row.fields.kind, row.fields.due_on, row.fields.note) for row in planned] == (
        [(FollowUpKind.CALL, TODAY, NOTE)] if is_called else []
    )


def test_nobody_is_called_twice_for_the_same_absences(session, area, days):
    who = made.participant(session, area)
    record(session, days, who, ABSENT, ABSENT, ABSENT)
    assert called(session, days[2]) == (who,)
    assert called(session, days[2]) == ()
    (planned,) = follow_ups.of_participant(session, who)
    follow_ups.finish(session, planned.id, today=TODAY)
    assert called(session, days[2]) == ()


def test_a_cancelled_time_does_not_count(session, area, days):
    who = made.participant(session, area)
    record(session, days, who, ABSENT, ABSENT, ABSENT)
    occurrences.cancel(session, days[1])
    assert called(session, days[2]) == ()


def test_who_died_or_stopped_is_not_called(session, area, days):
    dead = made.participant(session, area, "Eenma")
    person_id = session.get_one(Participant, dead).person_id
    session.get_one(Person, person_id).deceased_on = TODAY
    closed = made.participant(session, area, "Tweema", status=ParticipantStatus.CLOSED)
    for who in (dead, closed):
        record(session, days, who, ABSENT, ABSENT, ABSENT)
    assert called(session, days[2]) == ()


def test_regulars_and_invited_are_expected_and_first_visits_counted(session, area, number, days):
    often, once_long_ago, invited, new = (
        made.participant(session, area, name) for name in ("Vaakma", "Langma", "Uitma", "Nieuwma")
    )
    record(session, days, once_long_ago, PRESENT)
    record(session, days, often, PRESENT, PRESENT)
    last = days[5]
    occurrences.record_attendance(session, last, {invited: Presence.INVITED})
    assert attendances.expected(session, last) == {often, invited}
    assert attendances.came_before(session, last) == {often, once_long_ago}

    occurrences.record_attendance(session, last, {often: PRESENT, new: PRESENT})
    row = next(row for row in occurrences.rows(session, number) if row.id == last)
    assert (row.visitors, row.named, row.first_visitors) == (2, 2, 1)
    occurrences.record_attendance(session, last, {often: PRESENT}, visitors=9, first_visitors=4)
    assert session.get_one(Occurrence, last).first_visitors == 4
