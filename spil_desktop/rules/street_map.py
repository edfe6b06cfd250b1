"""A schematic map: every street a tile on a grid, where the user put it, else where there is room.

It shows no geography; it is a picture of the neighbourhood in one's head. Columns and rows count
from 0 at the upper left.
"""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Final, TypeAlias

Place: TypeAlias = tuple[int, int]
"""Column and row of a tile."""

HIGHEST: Final = 29
"""The last column and the last row: a map of thirty by thirty holds every village."""


def layout(streets: Sequence[tuple[int, Place | None]]) -> dict[int, Place]:
    """Give every street a tile of its own: the place that was chosen, else the first free one.

    Free places are filled row by row, in a grid about as wide as it is high. Of two streets on
    one place the first keeps it.
    """
    found: dict[int, Place] = {}
    taken: set[Place] = set()
    for street, place in streets:
        if place is not None and place not in taken:
            found[street] = place
            taken.add(place)
    columns = max(ceil(sqrt(len(streets))), 1)
    free = ((at % columns, at // columns) for at in range((len(streets) + 1) * columns))
    for street, _place in streets:
        if street not in found:
            found[street] = next(place for place in free if place not in taken)
            taken.add(found[street])
    return found


def moved(places: Mapping[int, Place], street: int, to: Place) -> dict[int, Place]:
    """Return all places after a street is put on `to`; who was there goes where she came from."""
    column, row = (min(max(part, 0), HIGHEST) for part in to)
    target = (column, row)
    after = dict(places)
    for other, place in places.items():
        if place == target and other != street:
            after[other] = places[street]
    after[street] = target
    return after


def neighbour(places: Mapping[int, Place], street: int, step: Place) -> int:
    """Return the street that an arrow key goes to: the nearest in that direction, else itself.

    `step` is (1, 0) for right, (0, -1) for up. A street straight ahead goes before one that is
    aside.
    """
    column, row = places[street]
    best: tuple[int, int, int] | None = None
    for other, (x, y) in places.items():
        ahead = (x - column) * step[0] + (y - row) * step[1]
        aside = abs((x - column) * step[1]) + abs((y - row) * step[0])
        if ahead > 0:
            rated = (ahead + 2 * aside, aside, other)
            best = rated if best is None else min(best, rated)
    return street if best is None else best[2]
