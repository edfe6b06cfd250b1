import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.money import parse


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("10", 1000),
        ("€ 5,50", 550),
        ("5.5", 550),
        ("10,-", 1000),
        ("2,05 euro", 205),
        ("", None),
        ("tien", None),
        ("-3", None),
        ("1,234", None),
    ],
)
def test_an_amount_is_read_as_it_is_typed(typed: str, cents: int | None) -> None:
    assert parse(typed) == cents


@given(st.integers(0, 9_999_999))
def test_every_amount_is_read_back(cents: int) -> None:
    assert parse(f"€ {cents // 100},{cents % 100:02}") == cents
