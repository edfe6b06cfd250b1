"""The rhythms that people choose for a series, and the iCalendar rules (RFC 5545) they stand for.

A rhythm takes its weekdays from the parts of the week in which the activity is held.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from spil_desktop.rules import day_parts
from spil_desktop.rules.vocabulary import DayPart


class Rhythm(StrEnum):
    """How often a series is held; `OTHER` is a rule that came from elsewhere."""

    WEEKLY = "weekly"
    TWO_WEEKS = "two_weeks"
    THREE_WEEKS = "three_weeks"
    FOUR_WEEKS = "four_weeks"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    LAST = "last"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    OTHER = "other"


_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_INTERVALS: Final = {Rhythm.TWO_WEEKS: 2, Rhythm.THREE_WEEKS: 3, Rhythm.FOUR_WEEKS: 4}
_PLACES: Final = {
    Rhythm.FIRST: 1,
    Rhythm.SECOND: 2,
    Rhythm.THIRD: 3,
    Rhythm.FOURTH: 4,
    Rhythm.LAST: -1,
}
_WEEKS: Final = re.compile(r"FREQ=WEEKLY;INTERVAL=([234])(;BYDAY=[A-Z,]+)?")
_NTH: Final = re.compile(r"FREQ=MONTHLY;BYDAY=(-?\d)[A-Z]{2}(,\1[A-Z]{2})*")


def needs_weekday(rhythm: Rhythm) -> bool:
    """Whether a rhythm says nothing without a part of the week."""
    return rhythm is Rhythm.WEEKLY or rhythm in _INTERVALS or rhythm in _PLACES


def rule_of(rhythm: Rhythm, held: Iterable[DayPart]) -> str | None:
    """Return the rule of a rhythm for these parts of the week; None means every week.

    A rhythm of weeks or of a place in the month without a weekday is None too; `OTHER` has no
    rule of its own.
    """
    days = [_CODES[at] for at in sorted({day_parts.weekday(part) for part in held})]
    if rhythm is Rhythm.MONTHLY:
        return "FREQ=MONTHLY"
    if rhythm is Rhythm.YEARLY:
        return "FREQ=YEARLY"
    if not days:
        return None
    if rhythm in _INTERVALS:
        return f"FREQ=WEEKLY;INTERVAL={_INTERVALS[rhythm]};BYDAY={','.join(days)}"
    if rhythm in _PLACES:
        return "FREQ=MONTHLY;BYDAY=" + ",".join(f"{_PLACES[rhythm]}{day}" for day in days)
    return None


def rhythm_of(rule: str | None) -> Rhythm:
    """Return the rhythm of a rule."""
    rule = (rule or "FREQ=WEEKLY").removeprefix("RRULE:")
    plain = {
        "FREQ=WEEKLY": Rhythm.WEEKLY,
        "FREQ=MONTHLY": Rhythm.MONTHLY,
        "FREQ=YEARLY": Rhythm.YEARLY,
    }
    if rule in plain:
        return plain[rule]
    if found := _WEEKS.fullmatch(rule):
        return {weeks: rhythm for rhythm, weeks in _INTERVALS.items()}[int(found[1])]
    if found := _NTH.fullmatch(rule):
        places = {place: rhythm for rhythm, place in _PLACES.items()}
        return places.get(int(found[1]), Rhythm.OTHER)
    return Rhythm.OTHER
