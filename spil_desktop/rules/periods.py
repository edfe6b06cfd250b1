"""Reporting periods: a quarter, half-year or year, written 2025-Q3, 2025-H1, 2025."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from spil_desktop.errors import InputProblem, SpilError

_FORM = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])))?", re.IGNORECASE
)
_QUARTERS = 4


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One or more whole quarters of one year; `first` and `count` are quarter numbers."""

    year: int
    first: int = 1
    count: int = _QUARTERS

    @property
    def code(self) -> str:
        """The period as users write it."""
        if self.count == _QUARTERS:
            return str(self.year)
        if self.count == 1:
            return f"{self.year}-Q{self.first}"
        return f"{self.year}-H{1 if self.first == 1 else 2}"

    @property
    def last(self) -> int:
        """The quarter in which the period ends."""
        return self.first + self.count - 1

    @property
    def first_day(self) -> date:
        """The first day that counts."""
        return date(self.year, 3 * self.first - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day that counts."""
        following = date(self.year + self.last // _QUARTERS, 3 * (self.last % _QUARTERS) + 1, 1)
        return following - timedelta(days=1)

    @property
    def quarters(self) -> tuple["Period", ...]:
        """The quarters that make up the period, in order."""
        return tuple(Period(self.year, self.first + step, 1) for step in range(self.count))

    def __contains__(self, day: date | None) -> bool:
        """Whether `day` falls in the period; an unknown day never does."""
        return day is not None and self.first_day <= day <= self.last_day


def parse(text: str) -> Period:
    """Read 2025, 2025-H1 or 2025-Q3; raise `SpilError` for anything else."""
    found = _FORM.fullmatch(text.strip())
    if not found:
        raise SpilError(InputProblem.NOT_A_PERIOD, typed=text)
    year = int(found["year"])
    if found["quarter"]:
        return Period(year, int(found["quarter"]), 1)
    if found["half"]:
        return Period(year, 2 * int(found["half"]) - 1, 2)
    return Period(year)


def last_quarter(today: date) -> Period:
    """Return the last quarter that is over."""
    over = (today.month - 1) // 3
    return Period(today.year, over, 1) if over else Period(today.year - 1, _QUARTERS, 1)


def before(period: Period) -> Period:
    """Return the period of the same length just before."""
    first = period.first - period.count
    if first > 0:
        return Period(period.year, first, period.count)
    return Period(period.year - 1, first + _QUARTERS, period.count)


def year_before(period: Period) -> Period:
    """Return the same period a year earlier."""
    return Period(period.year - 1, period.first, period.count)
