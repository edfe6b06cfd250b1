"""Packages that say something twice: sent again, or about the same area in the same time.

Who sends the figures of an area again under another name counts its people twice as well. No name
tells of that; that nearly every figure is the same does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import Final

from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import DimensionName, Release

_FEWEST: Final = 6
"""Figures, zeros apart, of which it is no chance that they are the same in two areas."""
_LIKE_IN_TEN: Final = 9
"""Of ten figures so many must be the same: a street or a late need may have changed since."""


class DoubleKind(StrEnum):
    """In what way two packages count the same; the last is probable, the others are certain."""

    SAME_FIGURES = "same_figures"
    SAME_AREA_AND_PERIOD = "same_area_and_period"
    OVERLAPPING_PERIODS = "overlapping_periods"
    AREA_IN_BOTH = "area_in_both"
    SAME_FIGURES_ELSEWHERE = "same_figures_elsewhere"

    @property
    def is_certain(self) -> bool:
        """Whether the packages say so themselves; else someone must ask who sent them."""
        return self is not DoubleKind.SAME_FIGURES_ELSEWHERE


@dataclass(frozen=True, slots=True)
class Double:
    """Two packages, by their places in the row, of which one must go (if it is certain)."""

    kind: DoubleKind
    first: int
    second: int


def doubles(releases: Sequence[Release]) -> tuple[Double, ...]:
    """Return every pair that counts someone twice.

    Packages of one area over periods that follow each other are no doubles.
    """
    return tuple(
        Double(kind, first, second)
        for (first, one), (second, other) in combinations(enumerate(releases), 2)
        if (kind := _kind(one, other))
    )


def _kind(one: Release, other: Release) -> DoubleKind | None:
    if replace(one, made_on=date.min) == replace(other, made_on=date.min):
        return DoubleKind.SAME_FIGURES
    areas = _areas(one), _areas(other)
    if not areas[0] & areas[1]:
        return DoubleKind.SAME_FIGURES_ELSEWHERE if _is_like(one, other) else None
    if not _overlap(one.period, other.period):
        return None
    if areas[0] != areas[1]:
        return DoubleKind.AREA_IN_BOTH
    if one.period == other.period:
        return DoubleKind.SAME_AREA_AND_PERIOD
    return DoubleKind.OVERLAPPING_PERIODS


def _is_like(one: Release, other: Release) -> bool:
    """Whether two releases of one period print nearly the same figures, whatever their names."""
    mine, theirs = _figures(one), _figures(other)
    found = [mine.get(key) == theirs.get(key) for key in mine.keys() | theirs.keys()]
    enough = len(found) >= _FEWEST and 10 * sum(found) >= _LIKE_IN_TEN * len(found)
    return enough and one.period == other.period


_Key = tuple[str, tuple[str | None, ...]]


def _figures(release: Release) -> dict[_Key, int | Decimal]:
    """Return every count and mean that is not zero, but of tables that name areas."""
    return {
        (table.id, cell.keys): figure
        for table in release.tables
        if all(dimension.name is not DimensionName.AREA for dimension in table.dimensions)
        for cell in table.cells
        if (figure := cell.count if cell.mean is None else cell.mean)
    }


def _areas(release: Release) -> frozenset[str]:
    return frozenset(" ".join(name.split()).casefold() for name in release.areas)


def _overlap(one: Period, other: Period) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day
