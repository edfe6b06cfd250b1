from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.dates import (
    Birth,
    add_months,
    age_on,
    parse_birth,
    parse_date,
)

DAY = date(1938, 5, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "03-05-1938",
        "3-5-1938",
        "3/5/1938",
        "3.5.1938",
        "3 5 1938",
        "3 mei 1938",
        "3 Mei 1938",
        "1938-05-03",
        "1938-5-3",
        "1938-05-03 00:00:00",
        "1938-05-03T00:00:00.000",
        DAY,
        datetime(1938, 5, 3, 12, 30, tzinfo=UTC),
    ],
)
def test_a_day_in_every_spelling(typed: object):
    assert parse_date(typed) == DAY
    assert parse_birth(typed) == Birth(DAY, 1938)


@pytest.mark.parametrize(
    "typed", ["31-02-1940", "3-5-38", "5 maand 1938", "1938", "", "mei", 14003, 14003.0, None, True]
)
def test_nothing_is_guessed(typed: object):
    assert parse_date(typed) is None


@pytest.mark.parametrize(
    "typed", ["1938", " 1938 ", 1938, 1938.0, "1938.0", "ca. 1938", "±1938"], ids=repr
)
def test_a_birth_year_alone(typed: object):
    assert parse_birth(typed) == Birth(None, 1938)


def test_an_unknown_day_in_a_known_year():
    assert parse_birth("00-00-1938") == Birth(None, 1938)


@pytest.mark.parametrize("typed", ["31-02-1940", "1738", 14003, 3.5, None, False, "", "onbekend"])
def test_no_birth(typed: object):
    assert parse_birth(typed) is None


@pytest.mark.parametrize(
    ("short", "month"), [("mrt", 3), ("maart", 3), ("sept", 9), ("okt.", 10), ("december", 12)]
)
def test_months_in_words(short: str, month: int):
    assert parse_date(f"9 {short} 1940") == date(1940, month, 9)


@pytest.mark.parametrize(
    ("birth", "age"),
    [
        (Birth(date(1942, 9, 3), 1942), 83),
        (Birth(date(1942, 2, 3), 1942), 84),
        (Birth(date(1942, 2, 4), 1942), 83),
        (Birth(None, 1942), 84),
        (Birth(), None),
        (None, None),
    ],
)
def test_age(birth: Birth | None, age: int | None):
    assert age_on(birth, date(2026, 2, 3)) == age


def test_leap_day_birthday_falls_on_the_first_of_march():
    birth = Birth(date(1940, 2, 29), 1940)

    assert age_on(birth, date(2025, 2, 28)) == 84
    assert age_on(birth, date(2025, 3, 1)) == 85


def test_a_month_on():
    assert add_months(date(2026, 2, 3), 1) == date(2026, 3, 3)
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


@given(st.dates(date(1880, 1, 1), date(2100, 12, 31)))
def test_what_is_written_is_read_back(day: date):
    assert parse_date(f"{day:%d-%m-%Y}") == day
    assert parse_date(day.isoformat()) == day


def test_a_birth_shows_nothing_in_a_repr():
    assert "1938" not in repr(Birth(DAY, 1938))
