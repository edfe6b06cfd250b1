import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import ics
from spil_desktop.rules import recurrences
from spil_desktop.rules.series import Rhythm, rule_of
from spil_desktop.rules.vocabulary import DayPart
from spil_desktop.services.calendars import Planned, PlannedKind

MADE = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")
VISIT = Planned(PlannedKind.VISIT, 7, 3, date(2026, 4, 20), "Froukje de Jong")
JOB = Planned(PlannedKind.JOB, 4, 4, date(2026, 4, 22), "Froukje de Jong: lamp")
RIDE = Planned(
    PlannedKind.RIDE,
    9,
    9,
    date(2026, 4, 21),
    "Froukje de Jong",
    time(9, 30),
    time(11),
    "Ziekenhuis, polikliniek oogheelkunde; ingang van de achterkant bij het parkeerdek",
)


def soos(on: date, number: int, *, own_time: bool = False) -> Planned:
    return Planned(
        PlannedKind.ACTIVITY,
        number,
        5,
        on,
        "Soos",
        time(16) if own_time else time(14),
        time(16, 30),
        "De Spantweg",
        rule="FREQ=WEEKLY;COUNT=3",
        own_time=own_time,
    )


def read(*planned: Planned, with_names: bool = False) -> list:
    written = ics.content(planned, made_at=MADE, with_names=with_names)
    return Calendar.from_ical(written).walk("VEVENT")


def test_activities_of_the_same_name_bear_their_area() -> None:
    (event,) = read(replace(soos(date(2026, 4, 14), 1, own_time=True), area="De Bouwen"))
    assert str(event["SUMMARY"]) == "Soos (De Bouwen)"


def test_titles_are_neutral_and_nobody_is_named_unless_it_is_asked() -> None:
    written = ics.content([VISIT, RIDE, JOB], made_at=MADE)
    assert b"Froukje" not in written
    assert b"Ziekenhuis" not in written
    assert [str(event["SUMMARY"]) for event in read(VISIT, RIDE, JOB)] == [
        "Huisbezoek",
        "Rit",
        "Klus",
    ]
    visit, ride, job = read(VISIT, RIDE, JOB, with_names=True)
    assert str(job["SUMMARY"]) == "Klus Froukje de Jong: lamp"
    assert str(visit["SUMMARY"]) == "Huisbezoek Froukje de Jong"
    assert str(ride["LOCATION"]) == RIDE.place
    assert str(ride["CLASS"]) == "PRIVATE"


def test_other_programs_get_what_they_need() -> None:
    written = ics.content([VISIT, RIDE], made_at=MADE, with_names=True)
    lines = written.split(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    calendar = Calendar.from_ical(written)
    assert str(calendar["VERSION"]) == "2.0"
    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/Amsterdam"
    visit, ride = calendar.walk("VEVENT")
    assert (visit.decoded("DTSTART"), visit.decoded("DTEND")) == (
        date(2026, 4, 20),
        date(2026, 4, 21),
    )
    assert ride["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert ride.decoded("DTSTART") == datetime(2026, 4, 21, 9, 30, tzinfo=ZONE)
    assert ride.decoded("DTEND") == datetime(2026, 4, 21, 11, tzinfo=ZONE)
    assert ride.decoded("DTSTAMP") == MADE
    assert [str(event["UID"]) for event in (visit, ride)] == [
        "visit-7@spil.invalid",
        "ride-9@spil.invalid",
    ]


def test_without_an_end_it_takes_an_hour() -> None:
    open_end = Planned(PlannedKind.RIDE, 1, 1, date(2026, 10, 25), "A", time(14), time(14))
    (event,) = read(open_end)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=1)


def test_a_series_over_the_clock_change_is_one_event_with_its_exceptions() -> None:
    days = [date(2026, 3, 17) + timedelta(weeks=number) for number in range(6)]
    held = [day for day in days if day != date(2026, 3, 31)]
    planned = [soos(day, number) for number, day in enumerate(held)]
    moved = soos(date(2026, 3, 31), 77, own_time=True)
    extra = soos(date(2026, 4, 4), 88)

    events = read(*planned, moved, extra)

    series = next(event for event in events if "RRULE" in event)
    singles = [event for event in events if "RRULE" not in event]
    assert str(series["UID"]) == "activities-5@spil.invalid"
    assert {str(event["UID"]) for event in singles} == {
        "activity-77@spil.invalid",
        "activity-88@spil.invalid",
    }
    start = series.decoded("DTSTART")
    rule = rrulestr(series["RRULE"].to_ical().decode(), dtstart=start)
    left_out = {one.dt for one in series["EXDATE"].dts}
    named = [moment for moment in rule if moment not in left_out]
    assert named == [datetime.combine(day, time(14), ZONE) for day in held]


@pytest.mark.parametrize(
    ("rhythm", "start", "last", "left_out"),
    [
        (Rhythm.YEARLY, date(2024, 2, 29), date(2036, 12, 31), {date(2028, 2, 29)}),
        (Rhythm.MONTHLY, date(2026, 1, 31), date(2027, 12, 31), {date(2026, 3, 31)}),
        (Rhythm.WEEKLY, date(2024, 2, 4), date(2024, 4, 30), {date(2024, 3, 31)}),
        (Rhythm.TWO_WEEKS, date(2026, 9, 27), date(2026, 12, 31), {date(2026, 10, 25)}),
        (Rhythm.LAST, date(2026, 1, 1), date(2026, 12, 31), {date(2026, 3, 29)}),
    ],
)
def test_exceptions_on_a_leap_day_or_a_change_of_the_clock_are_read_back(
    rhythm: Rhythm, start: date, last: date, left_out: set[date]
) -> None:
    """At half past two in the night, an hour that the clock skips and repeats."""
    held = () if rhythm in {Rhythm.YEARLY, Rhythm.MONTHLY} else (DayPart.SUNDAY_MORNING,)
    rule = rule_of(rhythm, held)
    days = recurrences.days(held, rule, start, start, last, in_holidays=True)
    assert left_out < set(days)
    kept = [day for day in days if day not in left_out]
    planned = [
        Planned(PlannedKind.ACTIVITY, number, 5, day, "Soos", time(2, 30), time(3, 30), rule=rule)
        for number, day in enumerate(kept)
    ]
    if rule is None:
        planned = [replace(one, rule="FREQ=WEEKLY") for one in planned]

    (event,) = read(*planned)

    first = event.decoded("DTSTART").replace(tzinfo=None)
    until = f"{last:%Y%m%d}T235959"
    told = re.sub(r"UNTIL=[0-9TZ]+", f"UNTIL={until}", event["RRULE"].to_ical().decode())
    gone = {one.dt.date() for one in event["EXDATE"].dts}
    assert gone == left_out
    named = [moment.date() for moment in rrulestr(told, dtstart=first)]
    assert [day for day in named if day not in gone] == kept


def test_a_series_for_whole_days_has_dates_and_no_times() -> None:
    days = (date(2026, 4, 1), date(2026, 4, 15))
    planned = [
        Planned(PlannedKind.ACTIVITY, n, 5, day, "Soos", rule="FREQ=WEEKLY")
        for n, day in enumerate(days)
    ]
    written = ics.content(planned, made_at=MADE)
    assert b"EXDATE;VALUE=DATE:20260408" in written
    assert b"UNTIL=20260415" in written
    assert b"20260415T" not in written
    (event,) = read(*planned)
    assert event.decoded("DTSTART") == days[0]


def test_one_time_is_no_series_and_nothing_is_a_calendar_too() -> None:
    (event,) = read(soos(date(2026, 4, 14), 3))
    assert "RRULE" not in event
    assert read() == []


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    ics.write([VISIT], tmp_path / "agenda.ics", made_at=MADE)
    assert (tmp_path / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    with pytest.raises(SpilError) as refused:
        ics.write([VISIT], tmp_path / "nergens" / "agenda.ics", made_at=MADE)
    assert refused.value.problem is FileProblem.CANNOT_WRITE
