from datetime import date, time

import pytest

from spil_desktop.model import Activity, Area, AuditEntry, FollowUp, Job, Occurrence, Ride
from spil_desktop.rules.vocabulary import (
    Act,
    FollowUpKind,
    JobStatus,
    RidePurpose,
    RideStatus,
    RunBy,
)
from spil_desktop.services import calendars
from spil_desktop.services.calendars import PlannedKind
from tests.services import made

FIRST, LAST = date(2026, 4, 13), date(2026, 4, 19)
TUESDAY = date(2026, 4, 14)


@pytest.fixture
def week(session, area):
    annie = made.participant(session, area, "Rustema")

    def visit(on, **known):
        known = {"kind": FollowUpKind.VISIT, **known}
        return FollowUp(participant_id=annie, due_on=on, **known)

    def ride(status):
        return Ride(
            participant_id=annie,
            on=TUESDAY,
            leaves_at=time(9),
            arrives_at=time(9, 30),
            purpose=RidePurpose.DOCTOR,
            destination="kliniek",
            status=status,
        )

    soos = Activity(
        area_id=area, name="Soos", place="De Spantweg", starts_at=time(14), rule="FREQ=WEEKLY"
    )
    session.add_all(
        [
            soos,
            visit(TUESDAY),
            visit(TUESDAY, done_on=TUESDAY),
            visit(TUESDAY, kind=FollowUpKind.CALL),
            visit(date(2026, 4, 20)),
            ride(RideStatus.PLANNED),
            ride(RideStatus.CANCELLED),
            *(
                Job(participant_id=annie, kind="lamp", on=on, status=status)
                for status in JobStatus
                for on in (TUESDAY, None)
            ),
        ]
    )
    session.flush()
    session.add_all(
        [
            Occurrence(activity_id=soos.id, held_on=TUESDAY),
            Occurrence(activity_id=soos.id, held_on=LAST, starts_at=time(16)),
            Occurrence(activity_id=soos.id, held_on=FIRST, cancelled=True),
        ]
    )
    session.flush()
    return annie


def test_a_week_holds_what_is_planned_by_day_and_time(session, area, week):
    found = calendars.planned(session, FIRST, LAST)
    assert [(one.kind, one.on, one.starts_at) for one in found] == [
        (PlannedKind.JOB, TUESDAY, None),
        (PlannedKind.JOB, TUESDAY, None),
        (PlannedKind.VISIT, TUESDAY, None),
        (PlannedKind.RIDE, TUESDAY, time(9)),
        (PlannedKind.ACTIVITY, TUESDAY, time(14)),
        (PlannedKind.ACTIVITY, LAST, time(16)),
    ]
    lamp, _done, visit, ride, soos, moved = found
    assert lamp.name == "Annie Rustema: lamp"
    assert (visit.name, ride.ends_at, ride.place) == ("Annie Rustema", time(9, 30), "kliniek")
    assert (soos.name, soos.rule, soos.own_time, moved.own_time) == (
        "Soos",
        "FREQ=WEEKLY",
        False,
        True,
    )
    assert "Rustema" not in repr(found)
    assert calendars.planned(session, FIRST, LAST, area_id=area) == found
    assert calendars.planned(session, FIRST, LAST, area_id=area + 99) == ()


def test_activities_of_the_same_name_are_told_apart_by_area_and_by_who_runs_them(
    session, area, week
):
    beyond = Area(name="Verderop")
    session.add(beyond)
    session.flush()
    for where, run_by in ((area, RunBy.RESIDENTS), (beyond.id, RunBy.WELFARE)):
        same = Activity(area_id=where, name="Soos", place="De Spantweg", run_by=run_by)
        other = Activity(area_id=where, name=f"Koor {where}", place="De Spantweg")
        session.add_all([same, other])
        session.flush()
        session.add_all(Occurrence(activity_id=one.id, held_on=FIRST) for one in (same, other))
    known = session.get(Area, area).name
    found = calendars.planned(session, FIRST, LAST)
    assert {
        (one.name[:4], one.area, one.run_by) for one in found if one.kind is PlannedKind.ACTIVITY
    } == {
        ("Soos", known, RunBy.WELFARE),
        ("Soos", known, RunBy.RESIDENTS),
        ("Soos", "Verderop", None),
        ("Koor", None, None),
    }


def test_a_calendar_with_names_is_noted(session):
    calendars.note_shared(session, 4)
    line = session.query(AuditEntry).one()
    assert (line.act, line.details) == (Act.SHARE_CALENDAR, {"lines": 4})
