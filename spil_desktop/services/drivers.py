"""Who can drive: the volunteers with their cars, days away and other rides, for one ride."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import RideProblem, SpilError
from spil_desktop.model import (
    AddressPoint,
    Participant,
    Person,
    Ride,
    Volunteer,
)
from spil_desktop.rules import day_parts, fares, trips, weights
from spil_desktop.rules import drivers as rules
from spil_desktop.rules.candidates import Address, Candidate, Seeker, is_gone
from spil_desktop.rules.drivers import Car, Driver, Proposal
from spil_desktop.rules.fares import Point
from spil_desktop.rules.names import display_name
from spil_desktop.rules.ride_steps import WITH_DRIVER
from spil_desktop.rules.trips import Trip
from spil_desktop.rules.vocabulary import (
    READY_VOLUNTEERS,
    CandidateKind,
    NeedTheme,
    VolunteerRole,
)
from spil_desktop.services import (
    absences,
    candidates,
    match_history,
    names,
    records,
    ride_rates,
    settings,
)

_LOAD_OF: Final = timedelta(weeks=2)
"""Rides of so long before and after the day make a driver's load."""


@dataclass(frozen=True, slots=True)
class RankedDriver:
    """A driver with her name and what the rules say; `price` is in euro cents.

    `kilometres` are those of the whole ride from her own door: typed, else computed, else None.
    """

    id: int
    person_id: int
    name: str = field(repr=False)
    place: str | None = field(repr=False)
    proposal: Proposal
    kilometres: float | None
    price: int | None


def judged(session: Session, ride_id: int, *, today: date) -> tuple[RankedDriver, ...]:
    """Return all drivers for a ride, the best first; those who cannot drive come last.

    Raises `InputProblem.UNKNOWN_RECORD`.
    """
    row = records.fetch(session, Ride, ride_id)
    seeker = _seeker(session, row)
    running = match_history.running(session)
    found = [
        one
        for one in candidates.for_need(session, seeker, running, today=today)
        if one.kind is CandidateKind.VOLUNTEER
    ]
    used = weights.with_changes(settings.match_weights(session))
    order = rules.judge(trip(row), seeker, _drivers(session, row, found), used)
    return tuple(_ranked(session, row, order))


def check(session: Session, row: Ride, driver_id: int, *, today: date) -> None:
    """Raise `RideProblem.CANNOT_DRIVE` with the broken rules when someone cannot give a ride."""
    records.fetch(session, Volunteer, driver_id)
    running = match_history.running(session)
    key = CandidateKind.VOLUNTEER, driver_id
    found = candidates.one(session, key, running, today=today)
    assert found is not None  # the volunteer was there a line ago
    with session.no_autoflush:
        drivers = _drivers(session, row, [found])
        (judged_,) = rules.judge(trip(row), _seeker(session, row), drivers)
    if not judged_.allowed:
        raise SpilError(
            RideProblem.CANNOT_DRIVE, breaches=judged_.breaches, objections=judged_.objections
        )


def kilometres(session: Session, row: Ride, driver_id: int) -> float | None:
    """Return the kilometres of a ride from a driver's own door, None while a place is unknown.

    Who rides along with others to an activity counts only for the way about, so that the rides
    of one car together are what was driven.
    """
    return _round_trip(session, row, _points(session, row, [driver_id]), driver_id)


def rows(session: Session, *, since: date | None = None) -> tuple[tuple[int, str], ...]:
    """Return number and name of the drivers who can be asked, sorted by name.

    With `since`, also of those who stopped and have a ride from that day on: papers are still due.
    """
    ready = Volunteer.status.in_(READY_VOLUNTEERS) & Person.deceased_on.is_(None)
    drove: set[int] = set()
    if since is not None:
        driven = select(Ride.driver_id).where(Ride.on >= since, Ride.status.in_(WITH_DRIVER))
        drove = {one for one in session.scalars(driven) if one is not None}
    wanted = (
        select(Volunteer.id, Volunteer.roles, ready.label("ready"), *names.COLUMNS)
        .join(Person, Person.id == Volunteer.person_id)
        .where(ready | Volunteer.id.in_(drove))
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(
        (line.id, display_name(names.parts(line)))
        for line in session.execute(wanted)
        if line.id in drove or (line.ready and VolunteerRole.DRIVER in line.roles)
    )


def trip(row: Ride) -> Trip:
    """Return a ride as the rules see it."""
    return Trip(
        ride_id=row.id,
        on=row.on,
        leaves_at=row.leaves_at,
        arrives_at=row.arrives_at,
        returns_at=row.returns_at,
        is_return=row.is_return,
        occurrence_id=row.occurrence_id,
        with_companion=row.with_companion,
        aids=frozenset(row.aids),
    )


def _seeker(session: Session, row: Ride) -> Seeker:
    """Return who asks the ride, as the matching sees her; the ride's time is her part of week."""
    participant = records.fetch(session, Participant, row.participant_id)
    person = records.fetch(session, Person, participant.person_id)
    excluded = match_history.exclusions(session, person.id).get(person.id, set())
    answers = match_history.consents(session, {person.id}).get(person.id, {})
    at = row.leaves_at
    return Seeker(
        need_id=row.need_id or 0,
        participant_id=participant.id,
        person_id=person.id,
        theme=NeedTheme.TRANSPORT,
        interests=frozenset(participant.interests),
        day_parts=frozenset() if at is None else frozenset({day_parts.part_at(row.on, at)}),
        languages=frozenset(person.languages),
        gender_wish=participant.gender_wish,
        address=Address(participant.area_id, person.street, person.house_number, person.postcode),
        gone=is_gone(participant.status) or person.deceased_on is not None,
        sharing=match_history.sharing(answers),
        excluded=frozenset(excluded),
    )


def _drivers(session: Session, row: Ride, found: Iterable[Candidate]) -> list[Driver]:
    known = {one.id: one for one in found}
    cars = {
        line.id: Car(line.car_seats, line.car_takes_walker, line.car_takes_wheelchair)
        for line in session.execute(
            select(
                Volunteer.id,
                Volunteer.car_seats,
                Volunteer.car_takes_walker,
                Volunteer.car_takes_wheelchair,
            ).where(Volunteer.id.in_(known))
        )
    }
    away = absences.on_day(session, row.on, known)
    booked = _booked(session, row, known)
    points = _points(session, row, known)
    start = points.pickup
    return [
        Driver(
            candidate=one,
            car=cars[key],
            absences=tuple(away[key]),
            booked=tuple(each for each in booked[key] if each.on == row.on),
            load=len(booked[key]),
            kilometres=None
            if start is None or key not in points.doors
            else round(fares.apart(points.doors[key], start), 1),
        )
        for key, one in known.items()
    ]


def _booked(session: Session, row: Ride, keys: Collection[int]) -> Mapping[int, list[Trip]]:
    """Return the other rides of these drivers in the weeks around the ride."""
    found: dict[int, list[Trip]] = defaultdict(list)
    wanted = select(Ride).where(
        Ride.driver_id.in_(keys),
        Ride.status.in_(WITH_DRIVER),
        Ride.on.between(row.on - _LOAD_OF, row.on + _LOAD_OF),
        Ride.id != (row.id or 0),
    )
    for other in session.scalars(wanted.order_by(Ride.on, Ride.leaves_at, Ride.id)):
        assert other.driver_id is not None  # the query asked for it
        found[other.driver_id].append(trip(other))
    return found


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a ride begins and ends, and where drivers live, as far as known."""

    pickup: Point | None
    destination: Point | None
    doors: Mapping[int, Point]


def _points(session: Session, row: Ride, driver_ids: Collection[int]) -> _Places:
    lines = session.execute(
        select(Volunteer.id, Person.postcode, Person.house_number)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Volunteer.id.in_(driver_ids))
    ).all()
    home = session.execute(
        select(Person.postcode, Person.house_number)
        .join(Participant, Participant.person_id == Person.id)
        .where(Participant.id == row.participant_id)
    ).one()
    begins = fares.written_address(row.pickup) if row.pickup else (home[0], home[1])
    ends = fares.written_address(row.destination or "")
    doors = {line.id: (line.postcode, line.house_number) for line in lines}
    codes = {key[0] for key in (*doors.values(), begins, ends) if key is not None and key[0]}
    known: dict[tuple[str | None, int | None], Point] = {
        (point.postcode, point.house_number): Point(point.latitude, point.longitude)
        for point in session.scalars(select(AddressPoint).where(AddressPoint.postcode.in_(codes)))
    }
    return _Places(
        pickup=None if begins is None else known.get(begins),
        destination=None if ends is None else known.get(ends),
        doors={key: known[place] for key, place in doors.items() if place in known},
    )


def _round_trip(session: Session, row: Ride, places: _Places, driver_id: int) -> float | None:
    door = places.doors.get(driver_id)
    if door is None or places.pickup is None or places.destination is None:
        return None
    rounds = 2 if trips.goes_home(trip(row)) else 1
    before: list[Point] = []
    for other in _along(session, row, driver_id):
        pickup = _points(session, other, ()).pickup
        if pickup is None:
            return None
        before.append(pickup)
    route = (*before, places.pickup)
    whole = fares.round_trip(door, route, places.destination, rounds=rounds)
    if not before:
        return whole
    without = fares.round_trip(door, before, places.destination, rounds=rounds)
    return max(round(whole - without, 1), 0.0)


def _along(session: Session, row: Ride, driver_id: int) -> Iterable[Ride]:
    """Return the other rides of this driver to the same activity."""
    if row.occurrence_id is None:
        return ()
    wanted = select(Ride).where(
        Ride.occurrence_id == row.occurrence_id,
        Ride.driver_id == driver_id,
        Ride.status.in_(WITH_DRIVER),
        Ride.id != row.id,
    )
    return session.scalars(wanted.order_by(Ride.leaves_at, Ride.id)).all()


def _ranked(session: Session, row: Ride, order: tuple[Proposal, ...]) -> Iterable[RankedDriver]:
    ids = {one.driver.candidate.person_id for one in order}
    called = {
        line.id: line
        for line in session.execute(
            select(Person.id, Person.street, *names.COLUMNS).where(Person.id.in_(ids))
        )
    }
    places = _points(session, row, [one.driver.candidate.id for one in order])
    rate = ride_rates.on_day(session, row.on)
    for one in order:
        candidate = one.driver.candidate
        assert candidate.person_id is not None  # only an activity has none
        line = called[candidate.person_id]
        far = row.kilometres
        if far is None:
            far = _round_trip(session, row, places, candidate.id)
        yield RankedDriver(
            id=candidate.id,
            person_id=candidate.person_id,
            name=display_name(names.parts(line)),
            place=line.street,
            proposal=one,
            kilometres=far,
            price=None if far is None or rate is None else fares.price(far, rate),
        )
