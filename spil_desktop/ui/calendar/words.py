"""What is said of something planned, and which page opens it."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.services.calendars import Planned, PlannedKind
from spil_desktop.texts import dates, labels


def kind(of: PlannedKind) -> str:
    """Name what is planned in one word."""
    match of:
        case PlannedKind.VISIT:
            return _("bezoek")
        case PlannedKind.ACTIVITY:
            return _("activiteit")
        case PlannedKind.RIDE:
            return _("rit")
        case PlannedKind.JOB:
            return _("klus")
        case _:
            assert_never(of)


def page(of: PlannedKind) -> str:
    """Return the name of the page that shows it."""
    match of:
        case PlannedKind.VISIT:
            return "residents"
        case PlannedKind.ACTIVITY:
            return "activities"
        case PlannedKind.RIDE:
            return "transport"
        case PlannedKind.JOB:
            return "jobs"
        case _:
            assert_never(of)


def lines(one: Planned) -> tuple[str, str, str]:
    """Write it shortly: "9.30", "rit" and whom for; "10.00", "Soos" and where that is.

    The time is empty where there is none. What tells it from another of the same name comes
    first: the end may not fit.
    """
    time = f"{one.starts_at.hour}.{one.starts_at:%M}" if one.starts_at else ""
    if one.kind is PlannedKind.ACTIVITY:
        return time, one.name, ", ".join((*_apart(one), one.place or kind(one.kind)))
    return time, kind(one.kind), one.name


def spoken(one: Planned) -> str:
    """Say all of it, for a screen reader and for who points at it."""
    when = dates.clock(one.starts_at)
    parts = (when, kind(one.kind), one.name, *_apart(one), one.place or "")
    return f"{dates.day_and_date(one.on)}: {', '.join(part for part in parts if part)}"


def _apart(one: Planned) -> tuple[str, ...]:
    """Say what tells an activity from another of the same name: its area, who runs it."""
    run_by = labels.label(one.run_by) if one.run_by is not None else None
    return tuple(part for part in (one.area, run_by) if part)
