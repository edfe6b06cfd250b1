"""How often people mean to speak each other, and when they are late."""

from datetime import date, timedelta
from typing import Final

from spil_desktop.rules.vocabulary import ContactFrequency

_EVERY: Final = {
    ContactFrequency.DAILY: timedelta(days=1),
    ContactFrequency.WEEKLY: timedelta(weeks=1),
    ContactFrequency.FORTNIGHTLY: timedelta(weeks=2),
    ContactFrequency.MONTHLY: timedelta(days=31),
    ContactFrequency.QUARTERLY: timedelta(days=92),
}
"""The longest time between two contacts; none for less often."""


def is_late(frequency: ContactFrequency | None, last: date | None, today: date) -> bool:
    """Whether the next contact should have been before today; half as long again is borne with.

    Never without a frequency or a day from which to count.
    """
    every = None if frequency is None else _EVERY.get(frequency)
    return every is not None and last is not None and last + every * 1.5 < today
