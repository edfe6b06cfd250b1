from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spil_desktop.rules import birthdays

BIRTHS = st.dates(date(1912, 1, 1), date(2010, 12, 31))
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(BIRTHS, DAYS)
@example(date(1940, 2, 29), date(2026, 2, 28))
@example(date(1940, 2, 29), date(2028, 2, 29))
def test_the_next_birthday_comes_within_a_year_and_is_near_within_a_week(birth, today):
    birthday = birthdays.next_after(birth, today)
    assert today <= birthday <= today + timedelta(days=366)
    assert (birth in birthdays.near(today)) == (birthday - today <= birthdays.AHEAD)


@pytest.mark.parametrize(
    ("birth", "today", "birthday", "age"),
    [
        (date(1946, 4, 14), date(2026, 4, 14), date(2026, 4, 14), 80),
        (date(1946, 4, 13), date(2026, 4, 14), date(2027, 4, 13), 81),
        (date(1940, 1, 2), date(2025, 12, 30), date(2026, 1, 2), 86),
        (date(1940, 2, 29), date(2026, 2, 25), date(2026, 2, 28), 86),
        (date(1940, 2, 29), date(2028, 2, 25), date(2028, 2, 29), 88),
    ],
)
def test_whose_birthday_it_is(birth, today, birthday, age):
    assert birthdays.next_after(birth, today) == birthday
    assert birthdays.age_on(birth, birthday) == age
