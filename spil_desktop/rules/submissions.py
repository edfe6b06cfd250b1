"""Packages that say something twice: sent again, or about the same area in the same time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations

from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import Release


class DoubleKind(StrEnum):
    """In what way two packages count the same."""

    SAME_FIGURES = "same_figures"
    SAME_AREA_AND_PERIOD = "same_area_and_period"
    OVERLAPPING_PERIODS = "overlapping_periods"
    AREA_IN_BOTH = "area_in_both"


@dataclass(frozen=True, slots=True)
class Double:
    """Two packages, by their places in the row, of which one must go."""

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
    if not areas[0] & areas[1] or not _overlap(one.period, other.period):
        return None
    if areas[0] != areas[1]:
        return DoubleKind.AREA_IN_BOTH
    if one.period == other.period:
        return DoubleKind.SAME_AREA_AND_PERIOD
    return DoubleKind.OVERLAPPING_PERIODS


def _areas(release: Release) -> frozenset[str]:
    return frozenset(" ".join(name.split()).casefold() for name in release.areas)


def _overlap(one: Period, other: Period) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day
