"""The rhythm of a series in words: elke tweede dinsdag van de maand."""

from collections.abc import Iterable
from datetime import date

from spil_desktop.language import _
from spil_desktop.rules import day_parts
from spil_desktop.rules.series import Rhythm, needs_weekday
from spil_desktop.rules.vocabulary import DayPart
from spil_desktop.texts import dates


def name(rhythm: Rhythm) -> str:
    """Name a rhythm, for a list to choose from."""
    return {
        Rhythm.WEEKLY: _("elke week"),
        Rhythm.TWO_WEEKS: _("om de week"),
        Rhythm.THREE_WEEKS: _("elke drie weken"),
        Rhythm.FOUR_WEEKS: _("elke vier weken"),
        Rhythm.FIRST: _("de eerste van de maand, op die dag"),
        Rhythm.SECOND: _("de tweede van de maand, op die dag"),
        Rhythm.THIRD: _("de derde van de maand, op die dag"),
        Rhythm.FOURTH: _("de vierde van de maand, op die dag"),
        Rhythm.LAST: _("de laatste van de maand, op die dag"),
        Rhythm.MONTHLY: _("elke maand op dezelfde datum"),
        Rhythm.YEARLY: _("elk jaar op dezelfde datum"),
        Rhythm.OTHER: _("een ander ritme"),
    }[rhythm]


def sentence(rhythm: Rhythm, held: Iterable[DayPart], start: date | None) -> str:
    """Say in words when a series is held; what to choose when that is not clear yet."""
    weekdays = sorted({day_parts.weekday(part) for part in held})
    if needs_weekday(rhythm) and not weekdays:
        return _("Kies hierboven wanneer in de week.")
    named = _list([dates.weekday(day) for day in weekdays])
    said = _said(rhythm, named, start)
    return said[:1].upper() + said[1:] + "."


def _said(rhythm: Rhythm, days: str, start: date | None) -> str:
    day = "" if start is None else str(start.day)
    month = "" if start is None else dates.short_month(start.month).rstrip(".")
    words = {
        Rhythm.WEEKLY: _("elke {days}"),
        Rhythm.TWO_WEEKS: _("om de week op {days}"),
        Rhythm.THREE_WEEKS: _("elke drie weken op {days}"),
        Rhythm.FOUR_WEEKS: _("elke vier weken op {days}"),
        Rhythm.FIRST: _("elke eerste {days} van de maand"),
        Rhythm.SECOND: _("elke tweede {days} van de maand"),
        Rhythm.THIRD: _("elke derde {days} van de maand"),
        Rhythm.FOURTH: _("elke vierde {days} van de maand"),
        Rhythm.LAST: _("elke laatste {days} van de maand"),
        Rhythm.MONTHLY: _("elke maand op dag {day}"),
        Rhythm.YEARLY: _("elk jaar op {day} {month}"),
        Rhythm.OTHER: _("een ander ritme, dat zo blijft"),
    }
    return words[rhythm].format(days=days, day=day, month=month)


def _list(words: list[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    return _("{first} en {last}").format(first=", ".join(words[:-1]), last=words[-1])
