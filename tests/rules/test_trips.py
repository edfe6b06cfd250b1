from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import trips
from spil_desktop.rules.trips import Span, Trip

DAY = date(2026, 4, 9)
TIMES = st.one_of(st.none(), st.times().map(lambda at: at.replace(second=0, microsecond=0)))
TRIPS = st.builds(
    Trip,
    ride_id=st.integers(1, 9),
    on=st.sampled_from([DAY, date(2026, 4, 10)]),
    leaves_at=TIMES,
    arrives_at=TIMES,
    returns_at=TIMES,
    is_return=st.booleans(),
    occurrence_id=st.one_of(st.none(), st.integers(1, 3)),
    with_companion=st.booleans(),
)


def at(trip: str, back: str | None = None, **known: object) -> Trip:
    returns = time.fromisoformat(back) if back else None
    return Trip(
        1, DAY, time.fromisoformat(trip), returns_at=returns, is_return=back is not None, **known
    )  # type: ignore[arg-type]


def test_a_driver_waits_for_a_short_visit():
    assert trips.busy(at("10:15", "11:45")) == (Span(615, 735),)


def test_a_driver_goes_home_while_she_is_away_for_long():
    trip = at("09:00", "16:00", arrives_at=time(9, 20))
    assert trips.goes_home(trip)
    assert trips.busy(trip) == (Span(540, 560), Span(960, 980))
    assert not trips.clash(trip, replace(at("11:00", "12:00"), ride_id=2))


def test_a_ride_without_a_time_takes_the_whole_day():
    assert trips.clash(Trip(1, DAY), replace(at("20:00"), ride_id=2))


def test_a_return_of_which_nobody_knows_the_time_is_kept_free():
    trip = Trip(1, DAY, time(9, 0))
    assert trips.busy(trip) == (Span(540, 720),)


def test_a_quarter_of_an_hour_lies_between_two_rides():
    first = at("09:00")
    assert trips.clash(first, replace(at("09:44"), ride_id=2))
    assert not trips.clash(first, replace(at("09:45"), ride_id=2))


def test_several_go_to_one_activity_in_one_car():
    one, other = at("09:00", occurrence_id=7), replace(at("09:10", occurrence_id=7), ride_id=2)
    assert not trips.clash(one, other)
    assert trips.in_car(one, [one, other, replace(at("09:00"), ride_id=3)]) == (one, other)


@given(TRIPS, TRIPS)
def test_clashes_go_both_ways_and_every_ride_takes_time(one: Trip, other: Trip):
    assert trips.clash(one, other) == trips.clash(other, one)
    for trip in (one, other):
        for span in trips.busy(trip):
            assert 0 <= span.start <= span.end <= 24 * 60
    if one.on != other.on:
        assert not trips.clash(one, other)
