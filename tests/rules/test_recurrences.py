from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import recurrences, working_days
from spil_desktop.rules.vocabulary import DayPart

TUESDAY = (DayPart.TUESDAY_MORNING, DayPart.TUESDAY_EVENING)
START = date(2026, 3, 3)


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=1TU", "RRULE:FREQ=DAILY"]
)
def test_readable_rules(rule):
    assert recurrences.is_readable(rule)


@pytest.mark.parametrize(
    "rule", ["", "elke week", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY\nDTSTART:1"]
)
def test_other_rules_are_not_readable(rule):
    assert not recurrences.is_readable(rule)


def test_the_first_tuesday_of_the_month():
    found = recurrences.days((), "FREQ=MONTHLY;BYDAY=1TU", START, START, date(2026, 5, 31))
    assert found == (date(2026, 3, 3), date(2026, 4, 7))


def test_nothing_without_weekday_or_rule():
    assert recurrences.days((), None, START, START, date(2026, 12, 31)) == ()


@given(st.dates(START, date(2030, 1, 1)), st.integers(0, 200))
def test_every_week_means_every_such_weekday_but_holidays(first, length):
    last = first + timedelta(length)
    found = recurrences.days(TUESDAY, None, START, first, last)
    span = [first + timedelta(step) for step in range(length + 1)]
    assert list(found) == [
        day for day in span if day.weekday() == 1 and day not in working_days.holidays(day.year)
    ]
