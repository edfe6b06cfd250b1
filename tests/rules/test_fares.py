from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import fares
from spil_desktop.rules.fares import Point

POINTS = st.builds(Point, st.floats(50.7, 53.6), st.floats(3.3, 7.3))


def test_two_times_six_point_four_kilometres_at_thirty_five_cents():
    far = fares.parse_kilometres("2 × 6,4")
    assert far == 12.8
    assert fares.price(far, 35) == 448


@given(st.integers(0, 20_000), st.integers(0, 500))
def test_a_price_is_rounded_to_the_nearest_cent_half_up(tenths: int, rate: int):
    exact = Decimal(tenths) * rate / 10
    assert abs(fares.price(tenths / 10, rate) - exact) <= Decimal("0.5")
    assert fares.price(tenths / 10, rate) >= exact - Decimal("0.4")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("12,8", 12.8),
        ("12.8 km", 12.8),
        ("2x6,4", 12.8),
        ("2 * 6", 12),
        (" 7 ", 7),
        ("0", 0),
        ("", None),
        ("ver", None),
        ("-3", None),
        ("9 x 999", None),
        ("1.000.000", None),
    ],
)
def test_typed_kilometres(text: str, known: float | None):
    assert fares.parse_kilometres(text) == known


def test_a_degree_of_latitude_is_some_111_kilometres_and_the_road_is_longer():
    way = fares.apart(Point(52.0, 6.0), Point(53.0, 6.0))
    assert 111 * 1.3 < way < 111.4 * 1.3


@given(POINTS, POINTS)
def test_the_way_back_is_as_long_and_nothing_is_below_zero(one: Point, other: Point):
    assert fares.apart(one, other) == pytest.approx(fares.apart(other, one))
    assert fares.apart(one, other) >= 0
    assert fares.apart(one, one) == 0


@given(POINTS, POINTS, POINTS)
def test_a_driver_who_goes_home_in_between_drives_twice(door: Point, home: Point, there: Point):
    once = fares.round_trip(door, (home,), there, rounds=1)
    twice = fares.round_trip(door, (home,), there, rounds=2)
    assert twice == pytest.approx(2 * once, abs=0.11)
    assert once >= round(fares.apart(door, there), 1)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Bethesda, Dr. G.H. Amshoffweg 1, 7909 AA Hoogeveen", ("7909 AA", 1)),
        ("Dorpsweg 12a 7909aa", ("7909 AA", 12)),
        ("Dorpsweg 12-3, 7909 AA", ("7909 AA", 12)),
        ("Bethesda", None),
        ("7909 AA Hoogeveen", None),
    ],
)
def test_an_address_that_stands_in_words(words: str, known: tuple[str, int] | None):
    assert fares.written_address(words) == known
