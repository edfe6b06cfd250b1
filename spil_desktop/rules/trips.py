"""When a ride keeps its driver busy, and who can go along in the same car."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final, NamedTuple

from spil_desktop.rules.vocabulary import Aid

BUFFER: Final = 15
"""Minutes that lie between two rides at least: from one door to the next."""

WAITS_AT_MOST: Final = 120
"""Minutes that a driver waits for her; he goes home when it takes longer, and comes back."""

_USUAL: Final = 30
"""Minutes that a ride takes when nobody said when she must be there."""

_A_DAY: Final = 24 * 60


class Span(NamedTuple):
    """From and until, in minutes after midnight."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trip:
    """A ride as its driver has it: when, for how many, with what.

    Times are as in the table of rides. `occurrence_id` is the activity that several may drive to
    together.
    """

    ride_id: int
    on: date
    leaves_at: time | None = None
    arrives_at: time | None = None
    returns_at: time | None = None
    is_return: bool = True
    occurrence_id: int | None = None
    with_companion: bool = False
    aids: frozenset[Aid] = frozenset()

    @property
    def people(self) -> int:
        """How many places in the car it takes."""
        return 2 if self.with_companion else 1


def goes_home(trip: Trip) -> bool:
    """Whether the driver goes home in between and comes back to fetch her."""
    if not trip.is_return or trip.returns_at is None or trip.leaves_at is None:
        return False
    return _minutes(trip.returns_at) - _minutes(trip.leaves_at) - _way(trip) > WAITS_AT_MOST


def busy(trip: Trip) -> tuple[Span, ...]:
    """Return when a ride takes its driver; the whole day while nobody knows when it leaves.

    A return of which the time is not known is taken to come after two hours.
    """
    if trip.leaves_at is None:
        return (Span(0, _A_DAY),)
    start, way = _minutes(trip.leaves_at), _way(trip)
    if not trip.is_return:
        return (_span(start, start + way),)
    back = start + way + WAITS_AT_MOST if trip.returns_at is None else _minutes(trip.returns_at)
    if goes_home(trip):
        return _span(start, start + way), _span(back, back + way)
    return (_span(start, max(back, start + way) + way),)


def clash(one: Trip, other: Trip) -> bool:
    """Whether two rides cannot have the same driver because of their times."""
    if one.on != other.on or are_together(one, other):
        return False
    return any(
        mine.start < theirs.end + BUFFER and theirs.start < mine.end + BUFFER
        for mine in busy(one)
        for theirs in busy(other)
    )


def are_together(one: Trip, other: Trip) -> bool:
    """Whether two rides go to the same occurrence of an activity, so in the same car."""
    return (
        one.on == other.on
        and one.occurrence_id is not None
        and (one.occurrence_id == other.occurrence_id)
    )


def in_car(trip: Trip, others: Iterable[Trip]) -> tuple[Trip, ...]:
    """Return a ride with those that share its car."""
    return (
        trip,
        *(one for one in others if one.ride_id != trip.ride_id and are_together(trip, one)),
    )


def _way(trip: Trip) -> int:
    """Return how many minutes she is on the way."""
    if trip.leaves_at is None or trip.arrives_at is None or trip.arrives_at <= trip.leaves_at:
        return _USUAL
    return _minutes(trip.arrives_at) - _minutes(trip.leaves_at)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _span(start: int, end: int) -> Span:
    return Span(start, min(end, _A_DAY))
