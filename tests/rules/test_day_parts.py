from datetime import date, time

import pytest

from spil_desktop.rules import day_parts
from spil_desktop.rules.vocabulary import DayPart


def test_the_week_starts_on_monday():
    assert day_parts.weekday(DayPart.MONDAY_EVENING) == 0
    assert day_parts.weekday(DayPart.TUESDAY_MORNING) == 1
    assert day_parts.weekday(DayPart.SUNDAY_EVENING) == 6


@pytest.mark.parametrize(
    ("at", "part"),
    [
        (time(11, 59), DayPart.TUESDAY_MORNING),
        (time(12), DayPart.TUESDAY_AFTERNOON),
        (time(18), DayPart.TUESDAY_EVENING),
    ],
)
def test_a_moment_falls_in_one_part(at, part):
    assert day_parts.part_at(date(2026, 4, 14), at) is part
