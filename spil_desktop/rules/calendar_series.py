"""Days as one recurrence rule with its exceptions (RFC 5545), and the weeks of a month."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from dateutil.rrule import rrulestr

_ENDS: Final = re.compile(r"^(COUNT|UNTIL)=")
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Series:
    """`rule` (without an end) from `first` to `last` names `days`, but for the `left_out` ones."""

    rule: str
    first: date
    last: date
    left_out: tuple[date, ...]
    days: frozenset[date]


def fold(rule: str, days: Collection[date]) -> Series | None:
    """Write those of `days` that the rule names as one series; None when that is fewer than two.

    The rule begins at the first of the days, whatever end it had of its own ends it no more. A
    day that it does not name stands on its own.
    """
    ordered = sorted(days)
    if not ordered:
        return None
    plain = ";".join(
        part for part in rule.removeprefix("RRULE:").split(";") if not _ENDS.match(part)
    )
    first = ordered[0]
    named = _named(plain, first, ordered[-1])
    kept = frozenset(ordered) & named
    if first not in named or len(kept) < 2:  # noqa: PLR2004 - one day is no series
        return None
    last = max(kept)
    left_out = tuple(sorted(day for day in named - kept if day <= last))
    return Series(plain, first, last, left_out, kept)


def _named(rule: str, first: date, last: date) -> frozenset[date]:
    start, end = datetime.combine(first, time()), datetime.combine(last, time())
    found = rrulestr(rule, dtstart=start).between(start, end, inc=True)
    return frozenset(moment.date() for moment in found)


def week_of(day: date) -> tuple[date, ...]:
    """Return the seven days of the week of `day`, Monday first."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=number) for number in range(_WEEK))


def month_of(day: date) -> tuple[tuple[date, ...], ...]:
    """Return the weeks, Monday first, in which a day of the month of `day` lies."""
    week = week_of(day.replace(day=1))
    weeks: list[tuple[date, ...]] = []
    while (week[0].year, week[0].month) <= (day.year, day.month):
        weeks.append(week)
        week = week_of(week[0] + timedelta(days=_WEEK))
    return tuple(weeks)
