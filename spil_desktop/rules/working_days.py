"""Working days in the Netherlands: no weekends and no generally recognised holidays.

Source of the holidays: Algemene termijnenwet, article 3, with Good Friday, which it equates.
"""

from datetime import date, timedelta
from functools import cache
from typing import Final

from dateutil.easter import easter

_SATURDAY, _SUNDAY = 5, 6
_FIRST_KINGS_DAY: Final = 2014
_AROUND_EASTER: Final = (-2, 1, 39, 50)
"""Days from Easter Sunday to Good Friday, Easter Monday, Ascension Day and Whit Monday."""


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the holidays of `year` that can fall on a weekday."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=days) for days in _AROUND_EASTER}
    fixed = {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(moving | fixed | {_royal_day(year)})


def _royal_day(year: int) -> date:
    """Return King's Day, and Queen's Day before it; a Sunday moves it a day."""
    day = date(year, 4, 27 if year >= _FIRST_KINGS_DAY else 30)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def on_or_after(day: date) -> date:
    """Return `day` itself when offices work then, else the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add(day: date, count: int) -> date:
    """Return the working day that comes `count` (one or more) working days after `day`."""
    for _step in range(count):
        day = on_or_after(day + timedelta(days=1))
    return day
