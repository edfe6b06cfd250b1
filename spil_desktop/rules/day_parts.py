"""Parts of the week: their weekday and part of the day, and which part a moment falls in."""

from datetime import date, time
from typing import Final

from spil_desktop.rules.vocabulary import DayPart

_PARTS: Final = tuple(DayPart)
_A_DAY: Final = 3
_AFTERNOON, _EVENING = time(12), time(18)


def weekday(part: DayPart) -> int:
    """Return the weekday of a part of the week, 0 for Monday."""
    return _PARTS.index(part) // _A_DAY


def part_at(day: date, at: time) -> DayPart:
    """Return the part of the week of a moment: afternoons begin at noon, evenings at 18.00."""
    part = 0 if at < _AFTERNOON else 1 if at < _EVENING else 2
    return _PARTS[day.weekday() * _A_DAY + part]
