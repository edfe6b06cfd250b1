"""Numbers and dates as a reader expects them: 1.250 and 6,3 in Dutch, 1,250 and 6.3 in English."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from spil_desktop import language
from spil_desktop.language import _
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import Percent, PercentNote

NOT_SHOWN = "–"
"""Stands where a figure is not printed; the note under the table says why."""

_QUARTER, _HALF = 1, 2
_HOUR = 60


def whole(number: int) -> str:
    """Write a count with its thousands apart."""
    text = f"{number:,}"
    return text if language.current() == language.ENGLISH else text.replace(",", ".")


def decimal(number: Decimal) -> str:
    """Write a mean with one decimal."""
    text = str(number.quantize(Decimal("0.1"), ROUND_HALF_UP))
    return text if language.current() == language.ENGLISH else text.replace(".", ",")


def signed(number: Decimal) -> str:
    """Write a difference with its sign: +0,5 or -0,3; nothing before zero."""
    text = decimal(number)
    return f"+{text}" if number > 0 else text


def hours(minutes: int) -> str:
    """Write a sum of minutes in hours, for a column: 12,9."""
    return decimal(Decimal(minutes) / _HOUR)


def euros(cents: int) -> str:
    """Write an amount: € 10 or € 5,50."""
    whole_euros, rest = divmod(cents, 100)
    point = "." if language.current() == language.ENGLISH else ","
    return f"€ {whole(whole_euros)}{point}{rest:02}" if rest else f"€ {whole(whole_euros)}"


def amount(cents: int) -> str:
    """Write an amount for a column of amounts: 10,00 or 5,50."""
    point = "." if language.current() == language.ENGLISH else ","
    return f"{whole(cents // 100)}{point}{cents % 100:02}"


def percent(share: Percent) -> str:
    """Write a share for a table: 45%, < 5%, or 40%* where the group is small."""
    sign = {PercentNote.LESS_THAN: "< ", PercentNote.MORE_THAN: "> ", None: ""}[share.note]
    return f"{sign}{share.points}%{'*' if share.indicative else ''}"


def long_date(day: date) -> str:
    """Write a date in full: 31 december 2025."""
    return _("{day} {month} {year}").format(day=day.day, month=month(day.month), year=day.year)


def month(number: int) -> str:
    """Return the name of a month, 1 for January."""
    return (
        _("januari"),
        _("februari"),
        _("maart"),
        _("april"),
        _("mei"),
        _("juni"),
        _("juli"),
        _("augustus"),
        _("september"),
        _("oktober"),
        _("november"),
        _("december"),
    )[number - 1]


def period(of: Period) -> str:
    """Name a period: 2025, eerste halfjaar 2025, derde kwartaal 2025."""
    if of.count == _QUARTER:
        name = (
            _("eerste kwartaal {year}"),
            _("tweede kwartaal {year}"),
            _("derde kwartaal {year}"),
            _("vierde kwartaal {year}"),
        )[of.first - 1]
    elif of.count == _HALF:
        name = _("eerste halfjaar {year}") if of.first == 1 else _("tweede halfjaar {year}")
    else:
        name = "{year}"
    return name.format(year=of.year)


def span(of: Period) -> str:
    """Write a period as its first and last day."""
    if of.count > _HALF:
        return _("1 januari tot en met 31 december {year}").format(year=of.year)
    return _("1 {first} tot en met {last}").format(
        first=month(of.first_day.month), last=long_date(of.last_day)
    )


def enumeration(words: tuple[str, ...]) -> str:
    """Join words as in a sentence: reuma, diabetes en artrose."""
    if len(words) < 2:  # noqa: PLR2004 - one word, or none, needs no "en"
        return "".join(words)
    joined = _("{first} en {last}")
    if any(_(" en ") in word for word in words[:-1]):
        joined = _("{first}, en {last}")
    return joined.format(first=", ".join(words[:-1]), last=words[-1])


def capital(sentence: str) -> str:
    """Begin a sentence with a capital and leave the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
