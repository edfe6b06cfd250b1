"""Kilometres of a ride and what they cost.

They are counted from the driver's own door: to the pick-up, to where she must be, and home again.
Who waits for her drives one such round; who goes home in between drives two. Between two places
of which the coordinates are known, the way is the distance as the crow flies and a detour.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

_EARTH: Final = 6371.0
_DETOUR: Final = 1.3
"""How much longer a road is than the crow's way: 1.2 to 1.4 in towns and villages."""

_MOST: Final = 2000
_TYPED: Final = re.compile(
    r"(?:(\d)\s*[x×*]\s*)?(\d{1,4})(?:[.,](\d{1,2}))?\s*(?:km)?", re.IGNORECASE
)
_ADDRESS: Final = re.compile(
    r"(?<![\d-])(\d{1,5})(?:\s?[a-z]{1,2}|[-/]\w+)?[\s,]+(\d{4})\s?([a-z]{2})\b", re.IGNORECASE
)


class Point(NamedTuple):
    """A place, in degrees."""

    latitude: float
    longitude: float


def price(kilometres: float, rate: int) -> int:
    """Return what kilometres cost in cents, at `rate` cents each, rounded half up."""
    amount = Decimal(str(kilometres)) * rate
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def parse_kilometres(text: str) -> float | None:
    """Return typed kilometres, None when they are none: "12,8", "12.8 km" and "2 × 6,4"."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    once = Decimal(f"{found[2]}.{found[3] or 0}")
    total = once * int(found[1] or 1)
    return float(total) if total <= _MOST else None


def apart(one: Point, other: Point) -> float:
    """Return the way between two places in kilometres: the great circle, and a detour."""
    north, south = radians(one.latitude), radians(other.latitude)
    wide = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(wide / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half))) * _DETOUR


def round_trip(door: Point, pickups: Sequence[Point], destination: Point, *, rounds: int) -> float:
    """Return the kilometres of a whole ride from and to the driver's own door, to a tenth.

    `rounds` is 1 when the driver stays with her or only brings her, 2 when he fetches her later.
    """
    once = sum(apart(*leg) for leg in pairwise((door, *pickups, destination, door)))
    return round(once * rounds, 1)


def written_address(text: str) -> tuple[str, int] | None:
    """Return postcode and house number that stand in words: "Dorpsweg 12, 7909 AA Hoogeveen"."""
    found = _ADDRESS.search(text)
    return None if found is None else (f"{found[2]} {found[3].upper()}", int(found[1]))
