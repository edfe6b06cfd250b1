from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import working_days

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 1, 1),
        date(2025, 4, 18),
        date(2025, 4, 21),
        date(2025, 5, 29),
        date(2025, 6, 9),
        date(2025, 5, 5),
        date(2025, 12, 25),
        date(2025, 12, 26),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
    ],
)
def test_the_dutch_holidays_are_not_worked(day):
    assert not working_days.is_working_day(day)


def test_kings_day_moves_off_a_sunday_and_was_queens_day_before():
    assert date(2025, 4, 26) in working_days.holidays(2025)
    assert date(2025, 4, 27) not in working_days.holidays(2025)
    assert date(2012, 4, 30) in working_days.holidays(2012)
    assert date(2006, 4, 29) in working_days.holidays(2006)


def test_a_day_off_moves_to_the_next_working_day():
    assert working_days.on_or_after(date(2025, 4, 18)) == date(2025, 4, 22)
    assert working_days.on_or_after(date(2025, 4, 22)) == date(2025, 4, 22)


def test_five_working_days_after_the_thursday_before_easter():
    assert working_days.add(date(2025, 4, 17), 5) == date(2025, 4, 28)


@given(days, st.integers(1, 30))
def test_adding_working_days_counts_exactly_those(day, count):
    later = working_days.add(day, count)
    passed = [day + timedelta(days=step) for step in range(1, (later - day).days + 1)]
    assert working_days.is_working_day(later)
    assert sum(working_days.is_working_day(step) for step in passed) == count
