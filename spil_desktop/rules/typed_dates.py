"""Dates as people type them in a form: "3-5", "3 mei", "vandaag", "dinsdag", "3-5-25"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from typing import Final

_DAYS: Final = {
    "vandaag": 0,
    "nu": 0,
    "morgen": 1,
    "overmorgen": 2,
    "gisteren": -1,
    "eergisteren": -2,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
_WEEKDAYS: Final = (
    ("ma", "maandag", "monday"),
    ("di", "dinsdag", "tuesday"),
    ("wo", "woensdag", "wednesday"),
    ("do", "donderdag", "thursday"),
    ("vr", "vrijdag", "friday"),
    ("za", "zaterdag", "saturday"),
    ("zo", "zondag", "sunday"),
)
_MONTHS: Final = (
    ("jan", "januari"),
    ("feb", "februari"),
    ("mrt", "maart", "maa"),
    ("apr", "april"),
    ("mei",),
    ("jun", "juni"),
    ("jul", "juli"),
    ("aug", "augustus"),
    ("sep", "sept", "september"),
    ("okt", "oktober"),
    ("nov", "november"),
    ("dec", "december"),
)
_CENTURY: Final = 100
_PARTS: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]+)\.?(?:[-/. ]+(\d{4}|\d{2}))?")
_SOLID: Final = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AHEAD: Final = re.compile(r"\+ ?(\d{1,3})")


class Toward(Enum):
    """Which way a date without a year or a bare weekday is meant."""

    PAST = "past"
    FUTURE = "future"


def typed_date(text: str, today: date, toward: Toward = Toward.PAST) -> date | None:
    """Return the day that `text` means, or None when it is no date.

    "3-5" is the last 3 May up to today, or the next one from today on; "dinsdag" likewise, but
    never today itself; a year of two digits is the nearest such year on that side; "+14" is
    fourteen days from today.
    """
    plain = " ".join(text.casefold().split())
    readers: tuple[Callable[[str, date, Toward], date | None], ...] = (
        _named,
        _iso,
        _solid,
        _parts,
    )
    found = (reader(plain, today, toward) for reader in readers)
    return next((day for day in found if day is not None), None)


def _named(text: str, today: date, toward: Toward) -> date | None:
    if text in _DAYS:
        return today + timedelta(days=_DAYS[text])
    if ahead := _AHEAD.fullmatch(text):
        return today + timedelta(days=int(ahead[1]))
    for number, names in enumerate(_WEEKDAYS):
        if text in names:
            step = (number - today.weekday()) % 7 or 7
            return today + timedelta(days=step if toward is Toward.FUTURE else step - 7 or -7)
    return None


def _iso(text: str, today: date, toward: Toward) -> date | None:
    del today, toward
    found = _ISO.fullmatch(text)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _solid(text: str, today: date, toward: Toward) -> date | None:
    del today, toward
    found = _SOLID.fullmatch(text)
    return _day(int(found[3]), int(found[2]), int(found[1])) if found else None


def _parts(text: str, today: date, toward: Toward) -> date | None:
    found = _PARTS.fullmatch(text)
    month = _month(found[2]) if found else None
    if found is None or month is None:
        return None
    day, year = int(found[1]), found[3]
    if year is None:
        return _nearest(today, toward, lambda near: _day(near, month, day), 1)
    if len(year) == len("2025"):
        return _day(int(year), month, day)
    short = int(year)
    return _nearest(
        today, toward, lambda near: _day(near - near % _CENTURY + short, month, day), _CENTURY
    )


def _nearest(
    today: date, toward: Toward, made: Callable[[int], date | None], step: int
) -> date | None:
    """Return the day nearest to `today` on the side that `toward` says, today included.

    The search is eight steps wide, enough for 29 February over a skipped leap year.
    """
    way = 1 if toward is Toward.FUTURE else -1
    for count in range(9):
        day = made(today.year + way * step * count)
        if day is not None and (day - today).days * way >= 0:
            return day
    return None


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return next((number for number, names in enumerate(_MONTHS, 1) if text in names), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
