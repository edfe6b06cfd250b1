"""Times of the day as they are typed and shown in the forms of activities."""

from datetime import time

from spil_desktop.errors import InputProblem, SpilError


def read_clock(text: str | None, field: str) -> time | None:
    """Read 10:00, 10.30, 9u15 or 14; raise `NOT_A_TIME` for anything else, None for nothing."""
    if not text:
        return None
    parts = text.strip().replace(".", ":").replace("u", ":").rstrip(":").split(":")
    try:
        hours, minutes = (int(part) for part in (*parts, "0")[:2])
        return time(hours, minutes)
    except ValueError:
        raise SpilError(InputProblem.NOT_A_TIME, field=field) from None


def show_clock(at: time | None) -> str:
    """Write a time as it stands in a line: 10:00; nothing for none."""
    return "" if at is None else f"{at:%H:%M}"
