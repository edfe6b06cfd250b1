"""Dates and birth years as people type them, and ages."""

import re
from dataclasses import field
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from spil_desktop.rules.unchanging import unchanging

_DUTCH = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_WRITTEN = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})")
_YEAR = re.compile(
    r"(?:(?:ca\.?|circa|±|ongeveer|rond)\s*)?(?:00?\s*[-/.]\s*00?\s*[-/.]\s*)?(\d{4})"
)
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LONG_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name: number for number, name in enumerate(_LONG_MONTHS, 1)},
    "sept": 9,
    "maa": 3,
}
_BIRTH_YEARS = range(1880, 2101)


@unchanging
class Birth:
    """When someone was born: the day, or the year alone."""

    date: "date | None" = field(default=None, repr=False)
    year: int | None = field(default=None, repr=False)


def parse_date(value: object) -> date | None:
    """Return the day that `value` says, or None.

    Text is day-month-year (31-12-1938, 3/5/1938, 3 mei 1938) or ISO. Numbers are never taken
    for a spreadsheet's serial days, and a year of two digits is not guessed.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    return _written(value.strip().lower())


def _written(text: str) -> date | None:
    if found := _DUTCH.fullmatch(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _WRITTEN.fullmatch(text):
        return _day(int(found[3]), _MONTH_NUMBERS.get(found[2], 0), int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_birth(value: object) -> Birth | None:
    """Return a birth date, or a birth year alone ("1938", 1938, "ca. 1938"); None when neither."""
    day = parse_date(value)
    if day:
        return Birth(day, day.year)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = value.strip().lower().removesuffix(".0") if isinstance(value, str) else f"{value:g}"
    found = _YEAR.fullmatch(text)
    if found and int(found[1]) in _BIRTH_YEARS:
        return Birth(None, int(found[1]))
    return None


def age_on(birth: Birth | None, day: date) -> int | None:
    """Return the age in whole years on `day`; for a birth year alone the difference of years."""
    if birth is None:
        return None
    if birth.date:
        had_birthday = (day.month, day.day) >= (birth.date.month, birth.date.day)
        return day.year - birth.date.year - (not had_birthday)
    return None if birth.year is None else day.year - birth.year


def add_months(day: date, count: int) -> date:
    """Return the same day `count` months on, or the last day of a shorter month."""
    return day + relativedelta(months=count)
