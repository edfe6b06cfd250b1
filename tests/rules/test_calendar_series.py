from datetime import date, datetime, time, timedelta
from itertools import pairwise

from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import calendar_series

RULES = st.sampled_from(
    [
        "FREQ=WEEKLY",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4",
        "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20260301T000000",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=YEARLY",
    ]
)
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@given(RULES, st.sets(DAYS, max_size=12))
def test_the_rule_without_its_exceptions_names_exactly_the_days_of_the_series(rule, days):
    series = calendar_series.fold(rule, days)
    if series is None:
        return
    start = datetime.combine(series.first, time())
    end = datetime.combine(series.last, time())
    named = {one.date() for one in rrulestr(series.rule, dtstart=start).between(start, end, True)}
    assert named - set(series.left_out) == series.days
    assert series.days <= days
    assert len(series.days) > 1


@given(st.integers(2, 30), DAYS)
def test_a_weekly_series_is_found_whole(count, first):
    days = [first + timedelta(weeks=number) for number in range(count)]
    series = calendar_series.fold("FREQ=WEEKLY;COUNT=2", days)
    assert (series.days, series.left_out) == (frozenset(days), ())


def test_nothing_to_fold():
    assert calendar_series.fold("FREQ=WEEKLY", []) is None
    assert calendar_series.fold("FREQ=WEEKLY;BYDAY=MO", [date(2026, 4, 14)]) is None


@given(DAYS)
def test_a_month_is_whole_weeks_from_monday(day):
    weeks = calendar_series.month_of(day)
    shown = [one for week in weeks for one in week]
    assert day in shown
    assert shown[0].weekday() == 0
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(shown))
    month = [one for one in shown if (one.year, one.month) == (day.year, day.month)]
    assert month[0].day == 1
    assert (month[-1] + timedelta(days=1)).day == 1
    assert all(any(one.month == day.month for one in week) for week in weeks)
