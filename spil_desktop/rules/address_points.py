"""A list of addresses with coordinates: postcode;huisnummer;lat;lon, as an office can get one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from spil_desktop.rules import addresses
from spil_desktop.rules.names import fold
from spil_desktop.rules.sheets import Sheet

_COLUMNS: Final = {
    "postcode": ("postcode",),
    "house_number": ("huisnummer", "house_number", "nummer"),
    "latitude": ("lat", "latitude", "breedte"),
    "longitude": ("lon", "lng", "longitude", "lengte"),
}
_NORTH, _EAST = (50.0, 54.0), (3.0, 8.0)
"""Degrees between which the Netherlands lie; what is outside is a swapped or wrong column."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where one address lies, in degrees."""

    postcode: str
    house_number: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Read:
    """The addresses of a list, each once, and the numbers of the lines that say no place."""

    points: tuple[Point, ...]
    unread: tuple[int, ...]


def read(sheet: Sheet) -> Read:
    """Read a list; line 1 holds the names of the columns. Without these columns it is empty."""
    places = {fold(name): place for place, name in enumerate(sheet.columns)}
    found = {
        key: next((places[name] for name in names if name in places), None)
        for key, names in _COLUMNS.items()
    }
    if None in found.values():
        return Read((), ())
    points: dict[tuple[str, int], Point] = {}
    unread: list[int] = []
    for number, row in enumerate(sheet.rows, 2):
        cells = {
            key: row[place] if place < len(row) else None
            for key, place in found.items()
            if place is not None
        }
        point = _point(cells)
        if point is None:
            unread.append(number)
        else:
            points[point.postcode, point.house_number] = point
    return Read(tuple(points.values()), tuple(unread))


def _point(cells: Mapping[str, object]) -> Point | None:
    postcode = addresses.parse_postcode(str(cells["postcode"] or ""))
    number, _addition = addresses.parse_house_number(_whole(cells["house_number"]))
    north, east = _degrees(cells["latitude"]), _degrees(cells["longitude"])
    if postcode is None or number is None or north is None or east is None:
        return None
    inside = _NORTH[0] <= north <= _NORTH[1] and _EAST[0] <= east <= _EAST[1]
    return Point(postcode, number, north, east) if inside else None


def _whole(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "")


def _degrees(value: object) -> float | None:
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return None
