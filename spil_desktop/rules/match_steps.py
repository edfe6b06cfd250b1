"""The life of a match: which step may follow which, and when it is looked back on."""

from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from spil_desktop.rules.vocabulary import MatchStatus

NEXT: Final[dict[MatchStatus, frozenset[MatchStatus]]] = {
    MatchStatus.PROPOSED: frozenset({MatchStatus.INTRODUCED, MatchStatus.NOT_MADE}),
    MatchStatus.INTRODUCED: frozenset(
        {MatchStatus.TRIAL, MatchStatus.ACTIVE, MatchStatus.NOT_MADE}
    ),
    MatchStatus.TRIAL: frozenset({MatchStatus.ACTIVE, MatchStatus.ENDED}),
    MatchStatus.ACTIVE: frozenset({MatchStatus.PAUSED, MatchStatus.ENDED}),
    MatchStatus.PAUSED: frozenset({MatchStatus.ACTIVE, MatchStatus.ENDED}),
    MatchStatus.ENDED: frozenset(),
    MatchStatus.NOT_MADE: frozenset(),
}
"""Steps that may follow a status; a single ride or job may skip the trial."""

_REVIEWS: Final = (
    relativedelta(weeks=2),
    relativedelta(weeks=6),
    relativedelta(months=3),
    relativedelta(months=6),
)


def may_follow(now: MatchStatus, then: MatchStatus) -> bool:
    """Whether a match may go from one status to the other."""
    return then in NEXT[now]


def reviews(active_from: date) -> tuple[date, ...]:
    """Return the days on which to ask both sides how it goes: 2 and 6 weeks, 3 and 6 months."""
    return tuple(active_from + after for after in _REVIEWS)


def days_active(active_from: date | None, until: date) -> int | None:
    """Count the days from the start of the active match, not from the first meeting.

    None when it never became active.
    """
    return None if active_from is None else (until - active_from).days
