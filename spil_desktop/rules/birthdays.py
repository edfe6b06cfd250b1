"""When someone's birthday is kept next, and on which days of the year birthdays are near."""

from datetime import date, timedelta
from typing import Final

OLD: Final = 80
"""From this age on the Spil thinks of a participant's birthday."""

AHEAD: Final = timedelta(days=7)
"""How long before the day a birthday is shown."""

_LEAP_DAY: Final = (2, 29)


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


def near(today: date) -> frozenset[tuple[int, int]]:
    """Return the months and days of birth whose birthday is kept from today on for a week."""
    days = [today + timedelta(days=number) for number in range(AHEAD.days + 1)]
    found = {(day.month, day.day) for day in days}
    if any(kept_in(date(2000, *_LEAP_DAY), day.year) == day for day in days):
        found.add(_LEAP_DAY)
    return frozenset(found)
