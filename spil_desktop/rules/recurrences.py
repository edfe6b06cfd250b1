"""On which days something that recurs is held: every week, or by an iCalendar rule."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from dateutil.rrule import WEEKLY, rrule, rrulestr

from spil_desktop.rules import day_parts, working_days
from spil_desktop.rules.vocabulary import DayPart

_WHOLE_DAYS: Final = re.compile(r"(RRULE:)?FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[^;\s]+)*")
_ANY_DAY: Final = datetime.combine(date(2000, 1, 1), time())


def is_readable(rule: str) -> bool:
    """Whether `rule` is an iCalendar recurrence in whole days ("FREQ=WEEKLY;INTERVAL=2")."""
    if not _WHOLE_DAYS.fullmatch(rule):
        return False
    try:
        rrulestr(rule, dtstart=_ANY_DAY)
    except ValueError:
        return False
    return True


def days(
    held: Iterable[DayPart],
    rule: str | None,
    start: date,
    first: date,
    last: date,
    *,
    in_holidays: bool = False,
) -> tuple[date, ...]:
    """Return the days from `first` to `last` that `held` and `rule` name.

    Holidays are passed over unless it goes on then (`in_holidays`).

    Without a rule every weekday of `held` counts; with one, its days that fall on those weekdays
    (all of its days when `held` is empty). A rule counts from `start`.
    """
    weekdays = {day_parts.weekday(part) for part in held}
    if rule:
        named = rrulestr(rule, dtstart=_moment(start))
    elif weekdays:
        named = rrule(WEEKLY, byweekday=sorted(weekdays), dtstart=_moment(start))
    else:
        return ()
    found = (moment.date() for moment in named.between(_moment(first), _moment(last), inc=True))
    return tuple(
        day
        for day in found
        if (not weekdays or day.weekday() in weekdays)
        and (in_holidays or day not in working_days.holidays(day.year))
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time())
