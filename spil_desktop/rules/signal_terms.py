"""Terms of signals: by when something must be done about one, and whether it was in time.

The terms are the method's: at once, within three days, within two weeks, or keep an eye on it
until a day that the Spil sets herself.
"""

from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from spil_desktop.rules.vocabulary import Urgency

FOLLOWED_FOR: Final = timedelta(weeks=4)
"""How long a signal is followed when nobody said until when."""

_WITHIN: Final = {
    Urgency.NOW: timedelta(0),
    Urgency.THREE_DAYS: timedelta(days=3),
    Urgency.TWO_WEEKS: timedelta(days=14),
}


class SignalState(Enum):
    """Where a signal stands on a day."""

    OPEN = auto()
    """Noted, its term lies ahead."""
    DUE = auto()
    """Something must be done about it today."""
    OVERDUE = auto()
    """Nothing was done about it and its term is over."""
    ACTED_ON = auto()
    """Something was done; it is not settled yet."""
    CLOSED = auto()
    """Settled, with what came of it."""


def due_day(urgency: Urgency, seen_on: date, own: date | None = None) -> date:
    """Return the last day on which something must be done; `own` counts only for FOLLOW."""
    if urgency is Urgency.FOLLOW:
        return own or seen_on + FOLLOWED_FOR
    return seen_on + _WITHIN[urgency]


def state(
    due_on: date | None, acted_on: date | None, closed_on: date | None, today: date
) -> SignalState:
    """Return where a signal stands today."""
    if closed_on is not None:
        return SignalState.CLOSED
    if acted_on is not None:
        return SignalState.ACTED_ON
    if due_on is None or due_on > today:
        return SignalState.OPEN
    return SignalState.DUE if due_on == today else SignalState.OVERDUE


def in_term(due_on: date | None, acted_on: date | None, today: date) -> bool | None:
    """Return whether something was done within the term; None while that can still happen."""
    if acted_on is not None:
        return due_on is None or acted_on <= due_on
    return None if due_on is None or due_on >= today else False
