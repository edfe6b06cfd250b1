from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules import periods
from spil_desktop.rules.periods import Period

codes = st.builds(
    lambda year, part: f"{year}{part}",
    st.integers(1990, 2999),
    st.sampled_from(["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"]),
)


@given(codes)
def test_a_period_is_written_as_it_was_read(code):
    assert periods.parse(code).code == code


@given(codes)
def test_quarters_fill_the_period_without_gap_or_overlap(code):
    period = periods.parse(code)
    quarters = period.quarters
    assert quarters[0].first_day == period.first_day
    assert quarters[-1].last_day == period.last_day
    for earlier, later in pairwise(quarters):
        assert later.first_day - earlier.last_day == timedelta(days=1)


@given(st.integers(1990, 2999), st.sampled_from((1, 2, 3, 4)))
def test_a_quarter_holds_its_days_and_none_of_its_neighbours(year, number):
    quarter = Period(year, number, 1)
    assert quarter.first_day in quarter
    assert quarter.last_day in quarter
    assert quarter.first_day - timedelta(days=1) not in quarter
    assert quarter.last_day + timedelta(days=1) not in quarter


@given(st.dates(date(1990, 1, 1), date(2999, 12, 31)))
def test_the_last_quarter_ended_before_today_and_the_next_did_not(today):
    quarter = periods.last_quarter(today)
    assert quarter.last_day < today
    assert quarter.last_day + timedelta(days=93) > today


def test_an_unknown_day_is_in_no_period():
    assert None not in Period(2025)


def test_the_third_quarter_of_2025():
    quarter = periods.parse(" 2025-q3 ")
    assert (quarter.first_day, quarter.last_day) == (date(2025, 7, 1), date(2025, 9, 30))


@pytest.mark.parametrize("typed", ["", "25", "2025-Q5", "2025-H3", "Q3", "2025-1", "2025 Q3"])
def test_anything_else_is_refused(typed):
    with pytest.raises(SpilError) as refusal:
        periods.parse(typed)
    assert refusal.value.problem is InputProblem.NOT_A_PERIOD
