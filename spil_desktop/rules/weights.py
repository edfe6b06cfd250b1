"""How much each consideration counts in a match, per theme of the need.

The numbers are points out of about a hundred. They are a start that an office can change in its
settings; what matters is their order, which the tests hold.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

from spil_desktop.rules.vocabulary import NeedTheme


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for what two have in common; `load` for free places, `fit` for few reservations.

    `continuity` is for the same face first: who helps her, who did, who did this for others.
    """

    interest: float
    distance: float
    day_parts: float
    language: float
    load: float
    fit: float
    continuity: float

    @property
    def total(self) -> float:
        """The sum, by which a score is divided."""
        return sum((float(getattr(self, field.name)) for field in fields(self)), 0.0)


_COMPANY: Final = Weights(
    interest=38, distance=16, day_parts=14, language=10, load=5, fit=9, continuity=8
)
"""Company lasts when two like the same things; a kilometre more is no hindrance then."""

_RIDE: Final = Weights(
    interest=3, distance=32, day_parts=24, language=3, load=10, fit=20, continuity=8
)
"""A driver's kilometres count from his own door, and the time of an appointment is fixed."""

_JOB: Final = Weights(
    interest=6, distance=25, day_parts=25, language=4, load=20, fit=12, continuity=8
)
"""A small job wants someone nearby who has time and has not done all the others too."""

_TRUST: Final = Weights(
    interest=5, distance=15, day_parts=20, language=20, load=10, fit=18, continuity=12
)
"""With someone's papers and worries it matters most that the two understand each other."""

_ERRAND: Final = Weights(
    interest=8, distance=29, day_parts=23, language=8, load=12, fit=10, continuity=10
)
"""Shopping is weekly and short: near and at a fixed time, and pleasant if they get on."""

WeightsByTheme = Mapping[NeedTheme, Weights]

WEIGHTS: Final[WeightsByTheme] = {
    NeedTheme.SOCIAL_CONTACT: _COMPANY,
    NeedTheme.PRACTICAL_HELP: _JOB,
    NeedTheme.TRANSPORT: _RIDE,
    NeedTheme.ACTIVITY: _COMPANY,
    NeedTheme.ADMINISTRATION: _TRUST,
    NeedTheme.SHOPPING: _ERRAND,
    NeedTheme.MEANING: _TRUST,
    NeedTheme.CARER_SUPPORT: _TRUST,
    NeedTheme.HEALTH: _COMPANY,
    NeedTheme.HOUSING: _JOB,
    NeedTheme.SAFETY: _JOB,
    NeedTheme.DIGITAL: _TRUST,
    NeedTheme.LANGUAGE: _TRUST,
    NeedTheme.OTHER: _COMPANY,
}


def with_changes(changed: Mapping[NeedTheme, Mapping[str, float]]) -> WeightsByTheme:
    """Return the defaults with what an office set over them: {TRANSPORT: {"distance": 50}}.

    What cannot be a weight (an unknown name, a negative or boundless number, nothing left to
    divide by) is passed over, so that a damaged setting never stops the matching.
    """
    return {theme: _changed(weights, changed.get(theme, {})) for theme, weights in WEIGHTS.items()}


def _changed(weights: Weights, points: Mapping[str, float]) -> Weights:
    names = [field.name for field in fields(Weights)]
    chosen = {name: points[name] for name in names if 0 <= points.get(name, -1) < math.inf}
    changed = replace(weights, **chosen)
    return changed if changed.total > 0 else weights
