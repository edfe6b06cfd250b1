from datetime import date, time, timedelta

import pytest

from spil_desktop.texts import dates

TODAY = date(2026, 4, 14)


def test_dates_are_day_month_year():
    assert dates.short_date(date(2025, 3, 1)) == "01-03-2025"
    assert dates.short_date(None) == ""
    assert dates.day_and_date(TODAY) == "di 14-04-2026"


def test_every_weekday_has_a_long_and_a_short_name():
    assert [dates.weekday(number) for number in range(7)] == [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ]
    assert [dates.short_weekday(number) for number in (0, 6)] == ["ma", "zo"]


def test_times_are_written_the_dutch_way():
    assert dates.clock(time(10, 15)) == "10.15 uur"
    assert dates.clock(time(9, 5)) == "9.05 uur"
    assert dates.clock(None) == ""


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (-60, "13-02-2026"),
        (-15, "2 weken geleden"),
        (-3, "3 dagen geleden"),
        (-2, "eergisteren"),
        (-1, "gisteren"),
        (0, "vandaag"),
        (1, "morgen"),
        (2, "overmorgen"),
        (3, "over 3 dagen"),
        (13, "over 13 dagen"),
        (14, "over 2 weken"),
        (56, "over 8 weken"),
        (57, "10-06-2026"),
    ],
)
def test_a_day_seen_from_today(ahead, words):
    assert dates.relative(TODAY + timedelta(days=ahead), TODAY) == words


def test_spans_of_days_and_weeks():
    assert dates.days(1) == "1 dag"
    assert dates.days(0) == "0 dagen"
    assert dates.weeks(1) == "1 week"
    assert dates.waiting(13) == "13 dagen"
    assert dates.waiting(20) == "2 weken"


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 uur"), (75, "1 uur 15 min")]
)
def test_durations(minutes, words):
    assert dates.duration(minutes) == words
