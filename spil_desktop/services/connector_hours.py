"""How many hours the Spillen of an area worked: what was agreed a week, over its days."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from spil_desktop.model import Area

_WEEK: Final = 7


def by_quarter(area: Area, first: date, last: date) -> Iterator[tuple[int, int]]:
    """Yield quarter and whole hours of an area for the quarters from `first` to `last`.

    The days of a year are meant. An area without agreed hours has none.
    """
    for quarter in range((first.month + 2) // 3, (last.month + 2) // 3 + 1):
        begins = date(first.year, 3 * quarter - 2, 1)
        ends = date(first.year + quarter // 4, 3 * quarter % 12 + 1, 1) - timedelta(days=1)
        yield quarter, _hours(area, max(begins, first), min(ends, last))


def between(area: Area, first: date, last: date) -> int:
    """Return the whole hours of an area from `first` to `last`: those of its quarters together."""
    return sum(hours for _quarter, hours in by_quarter(area, first, last))


def _hours(area: Area, first: date, last: date) -> int:
    from_day = max(first, area.started_on or first)
    until = min(last, area.ended_on or last)
    days = max((until - from_day).days + 1, 0)
    return round((area.connector_hours or 0) * days / _WEEK)
