"""The shape of exact figures: for use inside the office only ("niet voor verspreiding")."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import Condition, NeedTheme, ReportSource, SelfRatedHealth


@dataclass(frozen=True, slots=True)
class PairedMark:
    """The mark for life of those who gave one at T0 and at T1; means are None without anyone."""

    n: int
    mean_t0: Fraction | None
    mean_t1: Fraction | None


@dataclass(frozen=True, slots=True)
class ExactFigures:
    """The evaluation population of a period, counted exactly; categories without anyone lack.

    Health figures are over those who consented to health as well (`health_consent`).
    """

    period: Period
    n: int
    age_bands: Mapping[str, int]
    women: int
    living_alone: int
    woman_alone_80_plus: int
    health_consent: int
    any_limitation: int
    limitation_walking: int
    any_chronic: int
    chronic: Mapping[Condition, int]
    self_rated: Mapping[SelfRatedHealth, int]
    sources: Mapping[ReportSource, int]
    people_with_need: Mapping[NeedTheme, int]
    reported_per_quarter: Mapping[int, int]
    paired_mark: PairedMark
