"""Days, times and spans in words: 31-12-2025, di 14-04-2026, morgen, over 3 dagen, 5 weken."""

from datetime import date, time
from typing import Final

from spil_desktop.language import _, ngettext

_DAYS_IN_WORDS: Final = 13
_WEEKS_IN_WORDS: Final = 8 * 7
_HOUR: Final = 60


def short_date(day: date | None) -> str:
    """Write a day as 31-12-2025, in every language; nothing for an unknown day."""
    return "" if day is None else f"{day.day:02}-{day.month:02}-{day.year}"


def day_and_date(day: date) -> str:
    """Write a day with its weekday: di 14-04-2026."""
    return f"{short_weekday(day.weekday())} {short_date(day)}"


def weekday(number: int) -> str:
    """Name a weekday in full, 0 for Monday."""
    return (
        _("maandag"),
        _("dinsdag"),
        _("woensdag"),
        _("donderdag"),
        _("vrijdag"),
        _("zaterdag"),
        _("zondag"),
    )[number]


def short_weekday(number: int) -> str:
    """Name a weekday in two letters, 0 for Monday."""
    return (_("ma"), _("di"), _("wo"), _("do"), _("vr"), _("za"), _("zo"))[number]


def short_month(number: int) -> str:
    """Name a month shortly, 1 for January."""
    return (
        _("jan."),
        _("feb."),
        _("mrt."),
        _("apr."),
        _("mei"),
        _("jun."),
        _("jul."),
        _("aug."),
        _("sep."),
        _("okt."),
        _("nov."),
        _("dec."),
    )[number - 1]


def clock(at: time | None) -> str:
    """Write a time of the day as 10.15 uur; nothing for an unknown time."""
    if at is None:
        return ""
    return _("{hour}.{minute} uur").format(hour=at.hour, minute=f"{at.minute:02}")


def relative(day: date, today: date) -> str:
    """Say when a day is, seen from today: morgen, over 3 dagen, 2 weken geleden, 14-04-2026."""
    ahead = (day - today).days
    if near := _near().get(ahead):
        return near
    if abs(ahead) > _WEEKS_IN_WORDS:
        return short_date(day)
    span = days(abs(ahead)) if abs(ahead) <= _DAYS_IN_WORDS else weeks(abs(ahead) // 7)
    return (_("over {span}") if ahead > 0 else _("{span} geleden")).format(span=span)


def _near() -> dict[int, str]:
    return {
        -2: _("eergisteren"),
        -1: _("gisteren"),
        0: _("vandaag"),
        1: _("morgen"),
        2: _("overmorgen"),
    }


def days(number: int) -> str:
    """Write a number of days: 1 dag, 3 dagen."""
    return ngettext("{number} dag", "{number} dagen", number).format(number=number)


def weeks(number: int) -> str:
    """Write a number of weeks: 1 week, 3 weken."""
    return ngettext("{number} week", "{number} weken", number).format(number=number)


def waiting(number: int) -> str:
    """Write how long something waits, in days up to two weeks, then in whole weeks."""
    return days(number) if number <= _DAYS_IN_WORDS else weeks(number // 7)


def duration(minutes: int) -> str:
    """Write a duration: 45 min, 1 uur, 1 uur 15 min."""
    hours, rest = divmod(minutes, _HOUR)
    parts = (
        _("{hours} uur").format(hours=hours) if hours else "",
        _("{minutes} min").format(minutes=rest) if rest or not hours else "",
    )
    return " ".join(part for part in parts if part)
