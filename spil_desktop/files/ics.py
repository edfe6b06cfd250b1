"""A calendar file (iCalendar, RFC 5545) that other programs read: Outlook, Thunderbird, a phone.

Times are those of Amsterdam, with the time zone in the file. Without `with_names` nothing tells
who is visited, driven or helped: a visit is "Huisbezoek", a ride "Rit", a job "Klus", without
their places. Activities are public; one with a rule is one event that recurs, its missing days are
exceptions.
"""
# pyright: reportUnknownMemberType=false
# icalendar's types leave the values of its properties open.

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import calendar_series
from spil_desktop.rules.calendar_series import Series
from spil_desktop.services.calendars import Planned, PlannedKind

if TYPE_CHECKING:
    from icalendar import Event

ZONE: Final = ZoneInfo("Europe/Amsterdam")
_USUAL: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


def write(
    planned: Iterable[Planned], path: Path, *, made_at: datetime, with_names: bool = False
) -> None:
    """Write one file; `made_at` has a time zone. Raises `FileProblem.CANNOT_WRITE`."""
    try:
        path.write_bytes(content(planned, made_at=made_at, with_names=with_names))
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=path.name) from error


def content(planned: Iterable[Planned], *, made_at: datetime, with_names: bool = False) -> bytes:
    """Return the bytes of the file: UTF-8, lines of at most 75 octets that end in CRLF."""
    # icalendar takes 0.1 s, which only who makes a calendar should wait for
    from icalendar import Calendar, Timezone  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", "-//Spil//Spil//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    events = list(_events(planned, made_at.astimezone(UTC), with_names=with_names))
    calendar.add_component(
        Timezone.from_tzid(ZONE.key, first_date=date(2020, 1, 1), last_date=date(2038, 1, 1))
    )
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _events(
    planned: Iterable[Planned], made_at: datetime, *, with_names: bool
) -> Iterator["Event"]:
    recurring: defaultdict[int, list[Planned]] = defaultdict(list)
    for one in planned:
        if one.rule is None or one.own_time:
            yield _event(one, made_at, with_names=with_names)
        else:
            recurring[one.record].append(one)
    for times in recurring.values():
        series = calendar_series.fold(times[0].rule or "", [one.on for one in times])
        if series is not None:
            yield _recurring(times[0], series, made_at)
        for one in times:
            if series is None or one.on not in series.days:
                yield _event(one, made_at, with_names=with_names)


def _event(one: Planned, made_at: datetime, *, with_names: bool, key: str = "") -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as in `content`

    event = Event()
    event.add("uid", f"{key or f'{one.kind.value}-{one.id}'}@spil.invalid")
    event.add("dtstamp", made_at)
    start, end = _span(one)
    event.add("dtstart", start)
    event.add("dtend", end)
    public = one.kind is PlannedKind.ACTIVITY
    event.add("summary", _title(one, with_names=with_names))
    if one.place and (public or with_names):
        event.add("location", one.place)
    event.add("class", "PUBLIC" if public else "PRIVATE")
    if one.starts_at is None:
        event.add("transp", "TRANSPARENT")
    return event


def _recurring(one: Planned, series: Series, made_at: datetime) -> "Event":
    from icalendar import vRecur  # noqa: PLC0415 - as in `content`

    event = _event(one, made_at, with_names=False, key=f"activities-{one.record}")
    rule = vRecur.from_ical(series.rule)
    if one.starts_at is None:
        rule["UNTIL"] = [series.last]
        if series.left_out:
            event.add("exdate", list(series.left_out), {"VALUE": "DATE"})
    else:
        rule["UNTIL"] = [_moment(series.last, one.starts_at).astimezone(UTC)]
        if series.left_out:
            event.add("exdate", [_moment(day, one.starts_at) for day in series.left_out])
    event.add("rrule", rule)
    return event


def _span(one: Planned) -> tuple[date | datetime, date | datetime]:
    """Return begin and end; without a time the whole day, without an end one hour."""
    if one.starts_at is None:
        return one.on, one.on + _DAY
    start = _moment(one.on, one.starts_at)
    if one.ends_at is not None and one.ends_at > one.starts_at:
        return start, _moment(one.on, one.ends_at)
    return start, start + _USUAL


def _moment(on: date, at: time) -> datetime:
    return datetime.combine(on, at, ZONE)


def _title(one: Planned, *, with_names: bool) -> str:
    match one.kind:
        case PlannedKind.ACTIVITY:
            return f"{one.name} ({one.area})" if one.area else one.name
        case PlannedKind.VISIT:
            return _("Huisbezoek {name}").format(name=one.name) if with_names else _("Huisbezoek")
        case PlannedKind.RIDE:
            return _("Rit {name}").format(name=one.name) if with_names else _("Rit")
        case PlannedKind.JOB:
            return _("Klus {name}").format(name=one.name) if with_names else _("Klus")
