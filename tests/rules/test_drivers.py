from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import drivers, trips
from spil_desktop.rules.candidates import Address, Breach, Candidate, Seeker, Vog
from spil_desktop.rules.drivers import (
    Absence,
    Car,
    Driver,
    RideBreach,
    RideReservation,
)
from spil_desktop.rules.trips import Span, Trip
from spil_desktop.rules.vocabulary import (
    Aid,
    CandidateKind,
    ConsentState,
    DayPart,
    NeedTheme,
    VolunteerRole,
)

DAY = date(2026, 4, 9)
MORNING = DayPart.THURSDAY_MORNING
TRIP = Trip(1, DAY, time(10, 15), returns_at=time(11, 45))
SEEKER = Seeker(
    1,
    1,
    1,
    NeedTheme.TRANSPORT,
    day_parts=frozenset({MORNING}),
    address=Address(1, "Berk", 1, "7901 AA"),
)


def driver(number: int = 1, car: Car | None = None, **known: object) -> Driver:
    of_driver = {
        name: known.pop(name)
        for name in ("absences", "booked", "load", "kilometres")
        if name in known
    }
    candidate = Candidate(
        **{
            "kind": CandidateKind.VOLUNTEER,
            "id": number,
            "person_id": 100 + number,
            "roles": frozenset({VolunteerRole.DRIVER}),
            "day_parts": frozenset({MORNING}),
            "address": Address(1, "Eik", 9, "7901 BB"),
            "vog": Vog.VALID,
            "has_car": True,
            **known,
        }
    )  # type: ignore[arg-type]
    return Driver(candidate, car or Car(3), **of_driver)  # type: ignore[arg-type]


def kinds(trip: Trip, one: Driver) -> set[RideBreach]:
    return {each.kind for each in drivers.objections(trip, one)}


def test_a_driver_with_a_fitting_car_and_time_is_proposed():
    (found,) = drivers.propose(TRIP, SEEKER, [driver()])
    assert found.allowed
    assert found.minded == ()


def test_what_the_car_cannot_take():
    walker = replace(TRIP, aids=frozenset({Aid.WALKER}))
    chair = replace(TRIP, aids=frozenset({Aid.WHEELCHAIR}))
    assert kinds(TRIP, driver(has_car=False)) == {RideBreach.NO_CAR}
    assert kinds(walker, driver(car=Car(3, walker=False))) == {RideBreach.WALKER}
    assert kinds(chair, driver()) == {RideBreach.WHEELCHAIR}
    assert kinds(chair, driver(car=Car(3, wheelchair=True))) == set()
    assert kinds(replace(TRIP, with_companion=True), driver(car=Car(1))) == {
        RideBreach.TOO_FEW_SEATS
    }
    assert kinds(TRIP, driver(car=Car(0))) == {RideBreach.TOO_FEW_SEATS}


def test_one_car_to_one_activity_until_it_is_full():
    to_coffee = replace(TRIP, occurrence_id=5)
    other = replace(to_coffee, ride_id=2, with_companion=True)
    (found,) = drivers.propose(to_coffee, SEEKER, [driver(booked=(other,))])
    assert found.together == (other,)
    assert kinds(to_coffee, driver(car=Car(2), booked=(other,))) == {RideBreach.TOO_FEW_SEATS}
    in_chair = frozenset({Aid.WHEELCHAIR})
    both = driver(car=Car(4, wheelchair=True), booked=(replace(other, aids=in_chair),))
    assert kinds(replace(to_coffee, aids=in_chair), both) == {RideBreach.WHEELCHAIR}


def test_someone_away_or_on_the_road_cannot():
    away = driver(absences=(Absence(DAY, DAY + timedelta(days=3)),))
    (told,) = drivers.objections(TRIP, away)
    assert (told.kind, told.until) == (RideBreach.ABSENT, DAY + timedelta(days=3))
    assert kinds(TRIP, driver(absences=(Absence(DAY - timedelta(days=9)),))) == {RideBreach.ABSENT}
    assert kinds(TRIP, driver(absences=(Absence(DAY + timedelta(days=1)),))) == set()
    (told,) = drivers.objections(TRIP, driver(booked=(replace(TRIP, ride_id=2),)))
    assert (told.kind, told.span) == (RideBreach.OTHER_RIDE, Span(615, 735))
    assert kinds(TRIP, driver(booked=(TRIP,))) == set()  # the ride itself, planned already


def test_role_vog_and_consent_are_judged_as_for_a_match():
    judged = drivers.judge(
        TRIP,
        SEEKER,
        [
            driver(1, vog=Vog.NONE),
            driver(2, roles=frozenset({VolunteerRole.BUDDY})),
            driver(3, deployable=False),
        ],
    )
    assert [one.breaches for one in judged] == [
        (Breach.NO_VOG,),
        (Breach.ROLE,),
        (Breach.NOT_DEPLOYABLE,),
    ]
    refused = replace(SEEKER, sharing=ConsentState.REFUSED)
    assert drivers.judge(TRIP, refused, [driver()])[0].breaches == (Breach.NO_CONSENT,)


def test_matches_never_fill_a_driver_and_many_rides_are_told():
    busy = driver(load=20, places=1, bookings=frozenset({MORNING}))
    (found,) = drivers.propose(TRIP, SEEKER, [busy])
    assert found.minded == (RideReservation.MANY_RIDES,)
    assert found.reservations == ()


def test_the_nearest_free_driver_comes_first():
    far, near = driver(1, kilometres=9.0), driver(2, kilometres=0.5)
    gone = driver(3, kilometres=0.1, absences=(Absence(DAY),))
    other_part = driver(4, kilometres=0.1, day_parts=frozenset({DayPart.MONDAY_EVENING}))
    found = drivers.propose(TRIP, SEEKER, [far, near, gone, other_part])
    assert [one.driver.candidate.id for one in found] == [2, 1, 4]
    assert found[2].minded == (RideReservation.OTHER_DAY_PART,)
    street = driver(5, address=Address(1, "Berk", 3, "7901 AA"))
    assert drivers.propose(TRIP, SEEKER, [driver(6), street])[0].driver is street


def test_what_to_ask_first():
    trip = Trip(1, DAY, with_companion=True, aids=frozenset({Aid.MOBILITY_SCOOTER}))
    (found,) = drivers.propose(trip, SEEKER, [driver(car=Car())])
    assert set(found.minded) == {
        RideReservation.TIME_UNKNOWN,
        RideReservation.SEATS_UNKNOWN,
        RideReservation.MOBILITY_SCOOTER,
    }


TIMES = st.one_of(st.none(), st.sampled_from([time(9), time(10), time(10, 30), time(13)]))
TRIPS = st.builds(
    Trip,
    ride_id=st.integers(1, 10**6),
    on=st.sampled_from([DAY, DAY + timedelta(days=1)]),
    leaves_at=TIMES,
    returns_at=TIMES,
    is_return=st.booleans(),
    occurrence_id=st.one_of(st.none(), st.integers(1, 2)),
    with_companion=st.booleans(),
    aids=st.frozensets(st.sampled_from(Aid), max_size=2),
)
DRIVERS = st.builds(
    lambda number, car, has_car, vog, away: driver(
        number, car=car, has_car=has_car, vog=vog, absences=away
    ),
    st.integers(1, 5),
    st.builds(Car, st.one_of(st.none(), st.integers(0, 4)), st.booleans(), st.booleans()),
    st.booleans(),
    st.sampled_from(Vog),
    st.sampled_from([(), (Absence(DAY, DAY),)]),
)


@settings(max_examples=60)
@given(
    st.lists(TRIPS, max_size=8, unique_by=lambda one: one.ride_id),
    st.lists(DRIVERS, max_size=4, unique_by=lambda one: one.candidate.id),
)
def test_taking_the_first_proposal_each_time_never_breaks_a_rule(
    asked: list[Trip], helping: list[Driver]
):
    given_: dict[int, list[Trip]] = {one.candidate.id: [] for one in helping}
    cars = {one.candidate.id: one for one in helping}
    for trip in asked:
        now = [
            replace(one, booked=tuple(given_[one.candidate.id]), load=len(given_[one.candidate.id]))
            for one in helping
        ]
        for first in drivers.propose(trip, SEEKER, now, top=1):
            given_[first.driver.candidate.id].append(trip)
    for number, rides in given_.items():
        one = cars[number]
        for ride in rides:
            assert one.candidate.has_car
            assert one.candidate.vog is not Vog.NONE
            assert not any(away.holds(ride.on) for away in one.absences)
            if Aid.WHEELCHAIR in ride.aids:
                assert one.car.wheelchair
            if Aid.WALKER in ride.aids:
                assert one.car.walker
            along = trips.in_car(ride, rides)
            assert sum(each.people for each in along) <= (
                drivers.USUAL_SEATS if one.car.seats is None else one.car.seats
            )
            assert sum(Aid.WHEELCHAIR in each.aids for each in along) <= 1
            assert not any(trips.clash(ride, other) for other in rides if other is not ride)
