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
    """Points for what two have in common; `load` for free places, `fit` for few reservations."""

    interest: float
    distance: float
    day_parts: float
    language: float
    load: float
    fit: float

    @property
    def total(self) -> float:
        """The sum, by which a score is divided."""
        return self.interest + self.distance + self.day_parts + self.language + self.load + self.fit


_COMPANY: Final = Weights(interest=42, distance=18, day_parts=15, language=10, load=5, fit=10)
"""Company lasts when two like the same things; a kilometre more is no hindrance then."""

_RIDE: Final = Weights(interest=4, distance=38, day_parts=26, language=4, load=14, fit=14)
"""A driver's kilometres count from his own door, and the time of an appointment is fixed."""

_JOB: Final = Weights(interest=8, distance=26, day_parts=26, language=4, load=22, fit=14)
"""A small job wants someone nearby who has time and has not done all the others too."""

_TRUST: Final = Weights(interest=6, distance=18, day_parts=22, language=22, load=12, fit=20)
"""With someone's papers and worries it matters most that the two understand each other."""

_ERRAND: Final = Weights(interest=10, distance=32, day_parts=24, language=8, load=14, fit=12)
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
