from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.typed_dates import Toward, typed_date

TODAY = date(2025, 5, 14)  # a Wednesday
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "toward", "day"),
    [
        ("3-5", Toward.PAST, date(2025, 5, 3)),
        ("3-5", Toward.FUTURE, date(2026, 5, 3)),
        ("14-5", Toward.FUTURE, TODAY),
        ("14-5", Toward.PAST, TODAY),
        ("20/6", Toward.PAST, date(2024, 6, 20)),
        ("3 mei", Toward.PAST, date(2025, 5, 3)),
        ("3 mrt. 2024", Toward.PAST, date(2024, 3, 3)),
        ("3 Januari 1941", Toward.PAST, date(1941, 1, 3)),
        ("3.5.38", Toward.PAST, date(1938, 5, 3)),
        ("3-5-38", Toward.FUTURE, date(2038, 5, 3)),
        ("03052025", Toward.PAST, date(2025, 5, 3)),
        ("2025-05-03", Toward.FUTURE, date(2025, 5, 3)),
        ("29-2", Toward.PAST, date(2024, 2, 29)),
        ("29-2", Toward.FUTURE, date(2028, 2, 29)),
        ("vandaag", Toward.PAST, TODAY),
        ("Gisteren", Toward.FUTURE, date(2025, 5, 13)),
        ("overmorgen", Toward.PAST, date(2025, 5, 16)),
        ("dinsdag", Toward.PAST, date(2025, 5, 13)),
        ("dinsdag", Toward.FUTURE, date(2025, 5, 20)),
        ("wo", Toward.PAST, date(2025, 5, 7)),
        ("wo", Toward.FUTURE, date(2025, 5, 21)),
        ("+14", Toward.PAST, date(2025, 5, 28)),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, toward: Toward, day: date) -> None:
    assert typed_date(text, TODAY, toward) == day


@pytest.mark.parametrize(
    "text", ["", "  ", "31-2-2025", "30 februarie", "12", "1-2-3-4", "0-5", "29-2-2025", "5-13"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert typed_date(text, TODAY) is None


@given(day=DAYS, today=DAYS)
def test_a_whole_date_is_that_day_whatever_day_it_is_now(day: date, today: date) -> None:
    for toward in Toward:
        assert typed_date(f"{day.day}-{day.month}-{day.year}", today, toward) == day
        assert typed_date(day.isoformat(), today, toward) == day


@given(today=DAYS, day=st.integers(1, 28), month=st.integers(1, 12))
def test_a_date_without_year_is_within_a_year_on_the_side_that_is_meant(
    today: date, day: int, month: int
) -> None:
    past = typed_date(f"{day}-{month}", today, Toward.PAST)
    future = typed_date(f"{day}-{month}", today, Toward.FUTURE)

    assert past is not None
    assert future is not None
    assert today - timedelta(days=366) < past <= today <= future < today + timedelta(days=366)


@given(st.text())
def test_nothing_typed_breaks_it(text: str) -> None:
    assert typed_date(text, TODAY) is None or isinstance(typed_date(text, TODAY), date)
