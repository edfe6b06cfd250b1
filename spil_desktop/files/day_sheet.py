"""A driver's rides of one day, in large print: who, where, when and what goes along, no more.

`words` are the words of the sheet, for the preview and for the page alike. No diagnosis, no note
and no phone number is on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from spil_desktop.language import _
from spil_desktop.services.ride_lists import DriverDay, RideRow
from spil_desktop.texts import dates, numbers, rides

SIZE: Final = 15
"""Points of the running text: to be read at arm's length, in a car."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One ride on the sheet: a heading and the lines below it."""

    heading: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Everything that the sheet says; `order` are the times of fetching, when there is a choice."""

    title: str
    driver: str = field(repr=False)
    stops: tuple[Stop, ...] = field(repr=False)
    order: tuple[str, ...] = field(default=(), repr=False)


def words(day: DriverDay) -> SheetWords:
    """Return what a driver reads, her rides in the order of driving."""
    title = _("Ritten op {weekday} {day}").format(
        weekday=dates.weekday(day.on.weekday()), day=numbers.long_date(day.on)
    )
    return SheetWords(title, day.driver, tuple(_stop(row) for row in day.rides), _order(day))


def write(said: SheetWords, path: Path, *, made_on: date) -> None:
    """Write the sheet as a PDF; raises `FileProblem.CANNOT_WRITE`."""
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    foot = _("Alleen voor de chauffeur. Daarna versnipperen.")
    head = _("{title}, {driver}").format(title=said.title, driver=said.driver)
    prints.write(path, said.title, made_on, _story(said), foot=foot, size=14, head=head)


def _story(said: SheetWords) -> Iterator[Any]:
    from reportlab.platypus import KeepTogether  # noqa: PLC0415 - as in `write`

    from spil_desktop.files.prints import Sheet, WritingLines  # noqa: PLC0415 - as in `write`

    sheet = Sheet(SIZE)
    yield sheet.text(said.title, "H1")
    yield sheet.text(_("Chauffeur: {name}").format(name=said.driver))
    if said.order:
        yield sheet.text(_("De dag op volgorde"), "H2")
        for line in said.order:
            yield sheet.text(line, "item")
    for stop in said.stops:
        yield KeepTogether(
            [
                sheet.text(stop.heading, "H2"),
                *(sheet.text(line) for line in stop.lines),
                WritingLines(1, SIZE * 1.9, _("Gereden km:"), _("Parkeren €:")),
            ]
        )
    if not said.stops:
        yield sheet.text(_("Op deze dag zijn er geen ritten."))


def _order(day: DriverDay) -> tuple[str, ...]:
    """Return when to fetch whom, there and back: rides can lie between going and coming home."""
    moments: list[tuple[time, str]] = []
    for row in day.rides:
        name = rides.titled(row.letter_name, row.gender)
        asked = row.fields
        if asked.leaves_at is not None:
            said = _("{time}: {name} ophalen")
            at = dates.clock(asked.leaves_at)
            moments.append((asked.leaves_at, said.format(time=at, name=name)))
        if asked.is_return and asked.returns_at is not None:
            said = _("{time}: {name} naar huis")
            at = dates.clock(asked.returns_at)
            moments.append((asked.returns_at, said.format(time=at, name=name)))
    if len(day.rides) == 1:
        return ()
    return tuple(line for _at, line in sorted(moments, key=lambda one: one[0]))


def _stop(row: RideRow) -> Stop:
    asked = row.fields
    home = ", ".join(part for part in (row.home, row.town) if part)
    there = asked.destination or ""
    if asked.arrives_at is not None:
        there = _("{place}, er zijn om {time}").format(
            place=there, time=dates.clock(asked.arrives_at)
        )
    along = [_("begeleider mee")] if asked.with_companion else []
    along += [rides.aids(asked.aids)] if asked.aids else []
    lines = (
        _("Ophalen: {place}").format(place=asked.pickup or home or _("vraag het adres na")),
        _("Naar: {place}").format(place=there),
        _back(row),
        _("Let op: {along}").format(along=", ".join(along)) if along else "",
        _("Kost: {price}, en parkeren").format(price=numbers.euros(row.price))
        if row.price is not None
        else "",
    )
    heading = _("{time}: {name}").format(
        time=numbers.capital(dates.clock(asked.leaves_at) or _("tijd nog vragen")),
        name=rides.titled(row.letter_name, row.gender),
    )
    return Stop(heading, tuple(line for line in lines if line))


def _back(row: RideRow) -> str:
    if not row.fields.is_return:
        return _("Geen terugrit")
    if row.fields.returns_at is None:
        return _("Terug: spreek de tijd samen af")
    return _("Terug: {time}").format(time=dates.clock(row.fields.returns_at))
