"""The life of a match: which step may follow which, and when it is looked back on."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from spil_desktop.rules.vocabulary import Layer, MatchEndReason, MatchStatus

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

LEFT_BY_VOLUNTEER: Final = frozenset(
    {MatchEndReason.VOLUNTEER_STOPPED, MatchEndReason.VOLUNTEER_MOVED, MatchEndReason.TOO_HEAVY}
)
"""Ends that lie with the volunteer: the participant still wants what she asked."""

BY_MATCH: Final = frozenset({Layer.BUDDY, Layer.VOLUNTEER, Layer.NEIGHBOUR})
"""Layers by which a need was solved through a match, so that its end opens the need again."""

LOOK_BACK_WITHIN: Final = timedelta(weeks=1)
"""How soon after the end both sides are asked how it was."""

_NOT_A_MATCH: Final = frozenset(
    {MatchStatus.PROPOSED, MatchStatus.INTRODUCED, MatchStatus.NOT_MADE}
)
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


def trial_until(trial_from: date, weeks: int) -> date:
    """Return the last day of a trial of so many weeks."""
    return trial_from + timedelta(weeks=weeks)


def first_met(
    status: MatchStatus, met_on: date | None, known: Collection[date | None], proposed: date | None
) -> date | None:
    """Return the day from which a match counts: when the two really met; None until then.

    A match that was tried or became active, and of which that day was not kept (an imported one),
    counts from the first of the `known` days of its life, else from the day of its proposal.
    """
    if met_on is not None and status is not MatchStatus.NOT_MADE:
        return met_on
    if status in _NOT_A_MATCH:
        return None
    return min((day for day in known if day is not None), default=proposed)


def survived(active_from: date, ended_on: date | None, months: int, today: date) -> bool | None:
    """Whether a match was alive so many months after its start; None when that day is to come."""
    then = active_from + relativedelta(months=months)
    if then > today:
        return None
    return ended_on is None or ended_on >= then
