from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import recurrences, series, working_days
from spil_desktop.rules.series import Rhythm
from spil_desktop.rules.vocabulary import DayPart

HERE = ZoneInfo("Europe/Amsterdam")
CHOSEN = [rhythm for rhythm in Rhythm if rhythm is not Rhythm.OTHER]


def made_rules():
    """Two hundred series of every rhythm, begun around 29 February or a change of the clock."""
    chance = Random(2026)  # noqa: S311 - for tests
    starts = [date(2024, 2, 29), date(2026, 3, 29), date(2026, 10, 25), date(2027, 12, 31)]
    for number in range(200):
        rhythm = CHOSEN[number % len(CHOSEN)]
        held = tuple(chance.sample(list(DayPart), chance.randint(1, 3)))
        start = chance.choice(starts) + timedelta(days=chance.randint(-3, 3) * (number % 3))
        yield pytest.param(rhythm, held, start, id=f"{number}-{rhythm}-{start}")


@pytest.mark.parametrize(("rhythm", "held", "start"), list(made_rules()))
def test_a_series_falls_on_the_days_that_the_rule_names_in_local_time(rhythm, held, start):
    """By dateutil in Dutch time, at an hour that the clock skips and one that it repeats."""
    rule = series.rule_of(rhythm, held)
    weekdays = {list(DayPart).index(part) // 3 for part in held}
    if rhythm in {Rhythm.MONTHLY, Rhythm.YEARLY}:
        held, weekdays = (), set(range(7))
    last = start + timedelta(days=5 * 366)
    codes = ",".join(("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day] for day in sorted(weekdays))
    expected_rule = rule or f"FREQ=WEEKLY;BYDAY={codes}"
    hour = datetime.combine(start, time(2, 30), HERE)
    expected = [
        moment.date()
        for moment in rrulestr(expected_rule, dtstart=hour).between(
            hour, datetime.combine(last, time(23, 59), HERE), inc=True
        )
    ]
    found = recurrences.days(held, rule, start, start, last, in_holidays=True)
    assert list(found) == expected
    assert found
    without = recurrences.days(held, rule, start, start, last)
    assert list(without) == [day for day in expected if day not in working_days.holidays(day.year)]


def test_leap_day_comes_back_in_leap_years_only():
    leap = date(2024, 2, 29)
    found = recurrences.days((), "FREQ=YEARLY", leap, leap, date(2036, 12, 31))
    assert [day.year for day in found] == [2024, 2028, 2032, 2036]
    monthly = recurrences.days((), "FREQ=MONTHLY", leap, leap, date(2025, 4, 1), in_holidays=True)
    assert date(2025, 2, 28) not in monthly
    assert date(2024, 3, 29) in monthly


@given(st.sampled_from(CHOSEN), st.sets(st.sampled_from(DayPart), min_size=1))
def test_a_rule_is_readable_and_tells_its_rhythm_again(rhythm, held):
    rule = series.rule_of(rhythm, held)
    assert rule is None or recurrences.is_readable(rule)
    assert series.rhythm_of(rule) is rhythm


@pytest.mark.parametrize(
    ("rule", "rhythm"),
    [
        (None, Rhythm.WEEKLY),
        ("RRULE:FREQ=WEEKLY", Rhythm.WEEKLY),
        ("FREQ=WEEKLY;INTERVAL=2", Rhythm.TWO_WEEKS),
        ("FREQ=DAILY", Rhythm.OTHER),
        ("FREQ=MONTHLY;BYDAY=5TU", Rhythm.OTHER),
        ("FREQ=MONTHLY;BYDAY=1TU,2WE", Rhythm.OTHER),
    ],
)
def test_rules_from_elsewhere(rule, rhythm):
    assert series.rhythm_of(rule) is rhythm


def test_without_a_weekday_there_is_no_rule_of_weeks():
    assert series.rule_of(Rhythm.SECOND, ()) is None
    assert series.needs_weekday(Rhythm.SECOND)
    assert not series.needs_weekday(Rhythm.YEARLY)
