from datetime import date, time, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Job, Match, Ride
from spil_desktop.rules.vocabulary import (
    JobStatus,
    MatchKind,
    MatchStatus,
    RidePurpose,
    RideStatus,
    VolunteerRole,
)
from spil_desktop.services import companions, volunteer_work, volunteers
from spil_desktop.services.volunteer_work import ComingKind, HoursFields
from tests.services import made
from tests.services.made import TODAY

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def helper(session, area):
    return made.volunteer(session, area)


def test_hours_are_written_down_and_taken_away(session, helper):
    early = volunteer_work.write_hours(
        session, helper, HoursFields(date(2026, 2, 2), 60, VolunteerRole.HOST), today=TODAY
    )
    volunteer_work.write_hours(session, helper, HoursFields(TODAY, 45, note=" tuin "), today=TODAY)
    newest, oldest = volunteer_work.hours(session, helper)
    assert (newest.fields.minutes, newest.fields.note) == (45, "tuin")
    assert "tuin" not in repr(newest)
    assert oldest.fields == HoursFields(date(2026, 2, 2), 60, VolunteerRole.HOST)
    assert volunteer_work.done(session, helper, FIRST, LAST).minutes == 105
    volunteer_work.remove_hours(session, early)
    assert volunteer_work.done(session, helper, FIRST, LAST).minutes == 45


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (HoursFields(date(2026, 4, 15), 30), InputProblem.DATE_IN_FUTURE),
        (HoursFields(TODAY, 0), InputProblem.NOT_A_NUMBER),
        (HoursFields(TODAY, 24 * 60 + 1), InputProblem.NOT_A_NUMBER),
        (HoursFields(TODAY, 30, note="bsn 123456782"), InputProblem.BSN_IN_TEXT),
    ],
)
def test_hours_that_cannot_be_are_refused(session, helper, fields, problem):
    with pytest.raises(SpilError) as refused:
        volunteer_work.write_hours(session, helper, fields, today=TODAY)
    assert refused.value.problem is problem


def test_what_is_planned_with_her_stands_in_order_from_today_on(session, area, helper):
    annie = made.participant(session, area, "Rustema")

    def ride(on, status, at):
        return Ride(
            participant_id=annie,
            driver_id=helper,
            on=on,
            leaves_at=at,
            purpose=RidePurpose.DOCTOR,
            status=status,
        )

    def job(on, status):
        return Job(participant_id=annie, volunteer_id=helper, on=on, status=status)

    later = TODAY + timedelta(days=1)
    session.add_all(
        [
            ride(later, RideStatus.PLANNED, time(14)),
            ride(later, RideStatus.PLANNED, time(9)),
            ride(later, RideStatus.CANCELLED, time(8)),
            ride(TODAY - timedelta(days=1), RideStatus.PLANNED, time(8)),
            job(later, JobStatus.PLANNED),
            job(TODAY, JobStatus.DONE),
        ]
    )
    session.flush()
    found = volunteer_work.coming(session, helper, today=TODAY)
    assert [(one.kind, one.on, one.at) for one in found] == [
        (ComingKind.JOB, later, None),
        (ComingKind.RIDE, later, time(9)),
        (ComingKind.RIDE, later, time(14)),
    ]
    assert found[0].name == "Annie Rustema"
    assert "Rustema" not in repr(found)


def test_rides_jobs_and_matches_are_counted_and_everyone_once(session, area, helper):
    annie, bep = made.participant(session, area), made.participant(session, area)

    def ride(on, status, kilometres=None):
        return Ride(
            participant_id=annie,
            driver_id=helper,
            on=on,
            purpose=RidePurpose.DOCTOR,
            status=status,
            kilometres=kilometres,
        )

    def match(who, status, began, ended=None):
        return Match(
            participant_id=who,
            volunteer_id=helper,
            kind=MatchKind.VISIT_BUDDY,
            status=status,
            trial_from=began,
            ended_on=ended,
        )

    session.add_all(
        [
            ride(date(2026, 2, 3), RideStatus.DONE, 12.5),
            ride(date(2026, 2, 4), RideStatus.DONE),
            ride(date(2026, 2, 5), RideStatus.CANCELLED, 99),
            ride(date(2025, 2, 5), RideStatus.DONE, 99),
            Job(
                participant_id=annie,
                volunteer_id=helper,
                on=date(2026, 3, 3),
                minutes=40,
                status=JobStatus.DONE,
            ),
            match(bep, MatchStatus.ACTIVE, date(2025, 6, 1)),
            match(annie, MatchStatus.ENDED, date(2025, 6, 1), date(2025, 12, 31)),
            match(annie, MatchStatus.PROPOSED, None),
        ]
    )
    session.flush()

    done = volunteer_work.done(session, helper, FIRST, LAST)

    assert (done.rides, done.kilometres, done.jobs, done.job_minutes) == (2, 12.5, 1, 40)
    assert (done.matches, done.people, done.minutes) == (1, 2, 0)


def test_a_wish_to_go_together_shows_on_both_sides(session, area, helper):
    other = made.volunteer(session, area, "Anderma")
    third = made.volunteer(session, area, "Derdema", together_with_id=helper)
    card = volunteers.card(session, helper, today=TODAY)
    fields = {name: getattr(card.fields, name) for name in card.fields.__dataclass_fields__}
    wish = volunteers.VolunteerFields(**{**fields, "together_with_id": other})
    volunteers.edit(session, helper, wish, today=TODAY)

    found = companions.of_volunteer(session, helper)

    assert [(one.volunteer_id, one.wished, one.wishes) for one in found] == [
        (other, True, False),
        (third, False, True),
    ]
    assert [one.volunteer_id for one in companions.of_volunteer(session, other)] == [helper]
    assert [number for number, _ in companions.choices(session, helper)] == [other, third]
    assert "Anderma" not in repr(found)
