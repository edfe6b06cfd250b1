"""Which driver can give a ride, and who best: the rules of the matching, and those of the car.

Role, VOG, consent and never-again pairs are judged as for any match, with the weights for
transport (`rules.matching`). Here is added what only a ride asks: seats, a rollator or wheelchair
that must fit, days away, and other rides at the time. When the coordinates of both doors are
known, kilometres take the place of streets and areas.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from spil_desktop.rules import matching, trips
from spil_desktop.rules.candidates import (
    Breach,
    Candidate,
    Reason,
    ReasonKind,
    Reservation,
    ReservationKind,
    Seeker,
    Verdict,
)
from spil_desktop.rules.trips import Span, Trip
from spil_desktop.rules.vocabulary import Aid, NeedTheme
from spil_desktop.rules.weights import WEIGHTS, WeightsByTheme

USUAL_SEATS: Final = 3
"""How many an ordinary car takes along, when the driver was not asked."""

RIDES_A_MONTH: Final = 8
"""Rides in four weeks by which a driver's load is measured; more is no refusal."""

_NEAR: Final = 3.0
"""Kilometres at which nearness counts for half."""

_OF_A_MATCH: Final = frozenset(
    {ReservationKind.NEARLY_FULL, ReservationKind.NO_CAR, ReservationKind.NO_SHARED_DAY_PART}
)
"""Reservations that are told in other words here, or are hard rules of a ride."""


class RideBreach(StrEnum):
    """Why a driver cannot give a ride."""

    NO_CAR = "no_car"
    TOO_FEW_SEATS = "too_few_seats"
    WALKER = "walker"
    WHEELCHAIR = "wheelchair"
    ABSENT = "absent"
    OTHER_RIDE = "other_ride"


class RideReservation(StrEnum):
    """What to ask a driver before she is promised."""

    OTHER_DAY_PART = "other_day_part"
    SEATS_UNKNOWN = "seats_unknown"
    MOBILITY_SCOOTER = "mobility_scooter"
    MANY_RIDES = "many_rides"
    TIME_UNKNOWN = "time_unknown"


@dataclass(frozen=True, slots=True)
class Car:
    """What a driver's car takes; `seats` None while nobody asked."""

    seats: int | None = None
    walker: bool = True
    wheelchair: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away, both included; no last day while it is unknown."""

    first_day: date
    last_day: date | None = None

    def holds(self, day: date) -> bool:
        """Whether she is away on `day`."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class Driver:
    """A volunteer as the transport sees her.

    `booked` are her other rides, `load` those of four weeks, `kilometres` from her door to where
    the ride begins, None while a coordinate lacks.
    """

    candidate: Candidate
    car: Car = Car()
    absences: tuple[Absence, ...] = ()
    booked: tuple[Trip, ...] = ()
    load: int = 0
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """A broken rule of the ride; `until` is the last day away, `span` when the other ride is."""

    kind: RideBreach
    until: date | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules say of one driver for one ride; `together` are rides in the same car."""

    driver: Driver
    score: float
    breaches: tuple[Breach, ...]
    objections: tuple[Objection, ...]
    reasons: tuple[Reason, ...]
    reservations: tuple[Reservation, ...]
    minded: tuple[RideReservation, ...]
    together: tuple[Trip, ...]

    @property
    def allowed(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.breaches and not self.objections


def judge(
    trip: Trip, seeker: Seeker, drivers: Iterable[Driver], weights: WeightsByTheme = WEIGHTS
) -> tuple[Proposal, ...]:
    """Judge every driver for a ride: who may first, then by score, nearness, load and number.

    Who can usually not at that part of the week comes after those who can.
    """
    from spil_desktop.rules.comparison import compare  # noqa: PLC0415  numpy takes long to load

    known = list(drivers)
    if not known:
        return ()
    # A ride is no match: a driver is never full by her matches, and may be bound to one already.
    candidates = [
        one.candidate._replace(
            places=RIDES_A_MONTH, load=min(one.load, RIDES_A_MONTH - 1), bookings=frozenset()
        )
        for one in known
    ]
    table = compare([seeker], candidates, weights)
    found = [
        _judged(trip, driver, matching.verdict(table, 0, column, seeker, candidate), weights)
        for column, (driver, candidate) in enumerate(zip(known, candidates, strict=True))
    ]
    return tuple(sorted(found, key=_order))


def propose(
    trip: Trip,
    seeker: Seeker,
    drivers: Iterable[Driver],
    weights: WeightsByTheme = WEIGHTS,
    top: int = 5,
) -> tuple[Proposal, ...]:
    """Return the best drivers for a ride; none that breaks a hard rule."""
    return tuple(one for one in judge(trip, seeker, drivers, weights) if one.allowed)[:top]


def objections(trip: Trip, driver: Driver) -> tuple[Objection, ...]:
    """Return what of the ride itself forbids a driver: the car, days away, other rides."""
    found = list(_of_car(trip, driver))
    away = next((one for one in driver.absences if one.holds(trip.on)), None)
    if away is not None:
        found.append(Objection(RideBreach.ABSENT, until=away.last_day))
    other = next((one for one in _others(trip, driver) if trips.clash(trip, one)), None)
    if other is not None:
        taken = trips.busy(other)
        found.append(Objection(RideBreach.OTHER_RIDE, span=Span(taken[0].start, taken[-1].end)))
    return tuple(found)


def _of_car(trip: Trip, driver: Driver) -> Iterable[Objection]:
    car, along = driver.car, trips.in_car(trip, driver.booked)
    if not driver.candidate.has_car:
        yield Objection(RideBreach.NO_CAR)
        return
    if sum(one.people for one in along) > (USUAL_SEATS if car.seats is None else car.seats):
        yield Objection(RideBreach.TOO_FEW_SEATS)
    if Aid.WALKER in trip.aids and not car.walker:
        yield Objection(RideBreach.WALKER)
    wheelchairs = sum(Aid.WHEELCHAIR in one.aids for one in along)
    if Aid.WHEELCHAIR in trip.aids and (not car.wheelchair or wheelchairs > 1):
        yield Objection(RideBreach.WHEELCHAIR)


def _others(trip: Trip, driver: Driver) -> Sequence[Trip]:
    return [one for one in driver.booked if one.ride_id != trip.ride_id]


def _judged(trip: Trip, driver: Driver, verdict: Verdict, weights: WeightsByTheme) -> Proposal:
    return Proposal(
        driver=driver,
        score=_score(verdict, driver.kilometres, weights),
        breaches=verdict.breaches,
        objections=objections(trip, driver),
        reasons=tuple(
            one for one in verdict.reasons if not _is_told_in_kilometres(one, driver.kilometres)
        ),
        reservations=tuple(one for one in verdict.reservations if one.kind not in _OF_A_MATCH),
        minded=tuple(_minded(trip, driver, verdict)),
        together=trips.in_car(trip, driver.booked)[1:],
    )


_PLACES: Final = frozenset(
    {
        ReasonKind.NEIGHBOUR,
        ReasonKind.SAME_STREET,
        ReasonKind.SAME_POSTCODE,
        ReasonKind.SAME_NEIGHBOURHOOD,
        ReasonKind.SAME_AREA,
        ReasonKind.NEXT_STREET,
        ReasonKind.METRES,
    }
)


def _is_told_in_kilometres(reason: Reason, kilometres: float | None) -> bool:
    near = {ReasonKind.NEIGHBOUR, ReasonKind.SAME_STREET}
    return kilometres is not None and reason.kind in _PLACES - near


def _score(verdict: Verdict, kilometres: float | None, weights: WeightsByTheme) -> float:
    """Return the score of the match, with kilometres in the place of streets when known."""
    if kilometres is None:
        return verdict.score
    used = weights[NeedTheme.TRANSPORT]
    by_road = _NEAR / (_NEAR + kilometres)
    return verdict.score + (by_road - verdict.components.distance) * used.distance / used.total


def _minded(trip: Trip, driver: Driver, verdict: Verdict) -> Iterable[RideReservation]:
    if any(one.kind is ReservationKind.NO_SHARED_DAY_PART for one in verdict.reservations):
        yield RideReservation.OTHER_DAY_PART
    if trip.leaves_at is None:
        yield RideReservation.TIME_UNKNOWN
    if (
        driver.car.seats is None
        and sum(one.people for one in trips.in_car(trip, driver.booked)) > 1
    ):
        yield RideReservation.SEATS_UNKNOWN
    if Aid.MOBILITY_SCOOTER in trip.aids:
        yield RideReservation.MOBILITY_SCOOTER
    if driver.load >= RIDES_A_MONTH:
        yield RideReservation.MANY_RIDES


def _order(one: Proposal) -> tuple[bool, bool, float, float, int, int]:
    driver = one.driver
    return (
        not one.allowed,
        RideReservation.OTHER_DAY_PART in one.minded,
        -round(one.score, 9),
        driver.kilometres if driver.kilometres is not None else float("inf"),
        driver.load,
        driver.candidate.id,
    )
