"""How far the Spil is in a street: which step may follow which, and what each step asks.

The order is that of the method: unknown, explored, a key figure found, handed over to her
(zelfstandig). A street may fall back, but never without a reason.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from spil_desktop.rules.dates import add_months
from spil_desktop.rules.vocabulary import StreetStatus

MONTHS_ALONE: Final = 3
"""Months without the Spil after which it is time to ask whether she can move on."""

_ORDER: Final = tuple(StreetStatus)
_WITH_KEY_FIGURE: Final = frozenset({StreetStatus.KEY_FIGURE_FOUND, StreetStatus.INDEPENDENT})


class StepProblem(Enum):
    """Why a street cannot go to another status."""

    NO_KEY_FIGURE = auto()
    """Found or handed over, but to nobody."""
    NOT_YET_FOUND = auto()
    """Handed over before there was a key figure in the street."""
    NO_DAY = auto()
    """Handed over, and nobody says when."""
    NO_REASON = auto()
    """Falls back, and nobody says why."""


@dataclass(frozen=True, slots=True)
class StreetState:
    """Where a street stands: its status, who looks after it, and the days of both."""

    status: StreetStatus = StreetStatus.UNKNOWN
    key_figure_id: int | None = None
    explored_on: date | None = None
    handed_over_on: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What the user wants: another status, with what that status asks."""

    to: StreetStatus
    on: date | None = None
    key_figure_id: int | None = None
    reason: str | None = None


def manages_alone(last_spoken_on: date | None, since: date | None, today: date) -> bool:
    """Whether a key figure went on so long without the Spil that her streets can be handed over.

    Who was never spoken since she became one counts from that day; of whom nothing is known, not.
    """
    last = max((day for day in (last_spoken_on, since) if day is not None), default=None)
    return last is not None and add_months(last, MONTHS_ALONE) <= today


def rank(status: StreetStatus) -> int:
    """Return how far a status is, 0 for unknown."""
    return _ORDER.index(status)


def is_back(now: StreetStatus, then: StreetStatus) -> bool:
    """Whether a street falls back."""
    return rank(then) < rank(now)


def problem(state: StreetState, step: Step) -> StepProblem | None:
    """Return why `step` cannot be taken from `state`, or None when it can."""
    key_figure = step.key_figure_id or state.key_figure_id
    if step.to in _WITH_KEY_FIGURE and key_figure is None:
        return StepProblem.NO_KEY_FIGURE
    if step.to is StreetStatus.INDEPENDENT and state.status not in _WITH_KEY_FIGURE:
        return StepProblem.NOT_YET_FOUND
    if step.to is StreetStatus.INDEPENDENT and step.on is None:
        return StepProblem.NO_DAY
    if is_back(state.status, step.to) and not (step.reason or "").strip():
        return StepProblem.NO_REASON
    return None


def after(state: StreetState, step: Step) -> StreetState:
    """Return where a street stands after a step that `problem` has nothing against.

    A street that falls back below "found" loses its key figure; one that is not handed over has
    no day of that; a street beyond unknown was explored, at the latest on the day of the step.
    """
    explored_on = state.explored_on or step.on
    return StreetState(
        status=step.to,
        key_figure_id=(
            step.key_figure_id or state.key_figure_id if step.to in _WITH_KEY_FIGURE else None
        ),
        explored_on=None if step.to is StreetStatus.UNKNOWN else explored_on,
        handed_over_on=step.on if step.to is StreetStatus.INDEPENDENT else None,
    )
