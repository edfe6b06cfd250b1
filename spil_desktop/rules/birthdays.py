"""When someone's birthday is kept next, and who was born on such days."""

from calendar import isleap
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

OLD: Final = 80
"""From this age on the Spil thinks of a participant's birthday."""

AHEAD: Final = timedelta(days=7)
"""How long before the day a birthday is shown."""

OLDEST: Final = 120
"""Nobody is older."""

_LEAP_DAY: Final = date(2000, 2, 29)


def kept_in(birth: date, year: int) -> date:
    """Return the day on which a birthday is kept in `year`: of 29 February also on the 28th."""
    try:
        return birth.replace(year=year)
    except ValueError:
        return birth.replace(year=year, day=28)


def next_after(birth: date, today: date) -> date:
    """Return the first birthday on `today` or later."""
    this_year = kept_in(birth, today.year)
    return this_year if this_year >= today else kept_in(birth, today.year + 1)


def age_on(birth: date, birthday: date) -> int:
    """Return how old someone becomes on a birthday."""
    return birthday.year - birth.year


@lru_cache(maxsize=2)
def near(today: date) -> frozenset[date]:
    """Return every day of birth, back to `OLDEST`, whose birthday is kept within a week from today.

    Days and no rule for months and days: a list is looked up in an index, a rule is not.
    """
    days = [today + timedelta(days=number) for number in range(AHEAD.days + 1)]
    kept = {(day.month, day.day) for day in days}
    if any(kept_in(_LEAP_DAY, day.year) == day for day in days):
        kept.add((_LEAP_DAY.month, _LEAP_DAY.day))
    return frozenset(
        date(year, month, number)
        for year in range(today.year - OLDEST, days[-1].year + 1)
        for month, number in kept
        if (month, number) != (_LEAP_DAY.month, _LEAP_DAY.day) or isleap(year)
    )
