"""Figures for inside the office: in which chapter each stands, and how they hang together.

The chapters are the goals of the pilots: one for older people, three for the neighbourhood and
the professionals. Who is counted stands beside them.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import Final

from spil_desktop.rules.breakdowns import AGE_BANDS
from spil_desktop.rules.release import DimensionName
from spil_desktop.rules.vocabulary import (
    Condition,
    Indicator,
    NeedTheme,
    ReportSource,
    SelfRatedHealth,
)


class Goal(StrEnum):
    """A chapter of the manager's figures: a goal of the pilots, or who takes part."""

    INDEPENDENCE = "independence"
    NETWORK = "network"
    EARLY = "early"
    PROFESSIONALS = "professionals"
    WHO = "who"


GOALS: Final[Mapping[Goal, tuple[Indicator, ...]]] = {
    Goal.INDEPENDENCE: (
        Indicator.NEW_PARTICIPANTS,
        Indicator.ACTIVE_PARTICIPANTS,
        Indicator.CLOSED_FILES,
        Indicator.CONTACTS,
        Indicator.HOME_VISITS,
        Indicator.NEEDS_ASKED,
        Indicator.NEEDS_SOLVED,
        Indicator.NEEDS_WAITING,
        Indicator.RIDES,
        Indicator.RIDES_UNMET,
        Indicator.JOBS,
    ),
    Goal.NETWORK: (
        Indicator.MATCHES_STARTED,
        Indicator.MATCHES_RUNNING,
        Indicator.MATCHES_ENDED,
        Indicator.VOLUNTEERS,
        Indicator.ACTIVITIES,
        Indicator.OCCURRENCES,
        Indicator.VISITS,
        Indicator.KEY_FIGURES,
        Indicator.STREETS_HANDED_OVER,
    ),
    Goal.EARLY: (
        Indicator.REPORTS,
        Indicator.REACHED,
        Indicator.TALKS_AT_DOORS,
        Indicator.SIGNALS,
        Indicator.SIGNALS_IN_TIME,
    ),
    Goal.PROFESSIONALS: (
        Indicator.REFERRALS,
        Indicator.REFERRALS_WARM,
        Indicator.REFERRALS_ANSWERED,
        Indicator.DECISIONS,
        Indicator.CONNECTOR_HOURS,
    ),
    Goal.WHO: (
        Indicator.COUNTED,
        Indicator.WOMEN,
        Indicator.LIVING_ALONE,
        Indicator.WOMAN_ALONE_80_PLUS,
        Indicator.AGE_BAND,
        Indicator.SOURCE,
        Indicator.NEED_THEME,
        Indicator.HEALTH_CONSENT,
        Indicator.SELF_RATED,
        Indicator.ANY_LIMITATION,
        Indicator.LIMITATION_WALKING,
        Indicator.ANY_CHRONIC,
        Indicator.CONDITION,
        Indicator.PAIRED_MARK,
        Indicator.REPORT_QUARTER,
    ),
}
"""Every indicator once, in the order in which it is shown."""

DIVIDED: Final[Mapping[Indicator, DimensionName | None]] = {
    Indicator.AGE_BAND: DimensionName.AGE_BAND,
    Indicator.SELF_RATED: DimensionName.SELF_RATED,
    Indicator.CONDITION: DimensionName.CONDITION,
    Indicator.SOURCE: DimensionName.SOURCE,
    Indicator.NEED_THEME: DimensionName.THEME,
    Indicator.REPORT_QUARTER: None,
}
"""Indicators with a figure a category, and the breakdown that names the categories."""

PART_OF: Final[Mapping[Indicator, Indicator]] = {
    Indicator.REACHED: Indicator.REPORTS,
    Indicator.NEW_PARTICIPANTS: Indicator.REPORTS,
    Indicator.NEEDS_SOLVED: Indicator.NEEDS_ASKED,
    Indicator.RIDES_UNMET: Indicator.RIDES,
    Indicator.REFERRALS_WARM: Indicator.REFERRALS,
    Indicator.REFERRALS_ANSWERED: Indicator.REFERRALS,
    Indicator.SIGNALS_IN_TIME: Indicator.SIGNALS,
    Indicator.WOMEN: Indicator.COUNTED,
    Indicator.LIVING_ALONE: Indicator.COUNTED,
    Indicator.WOMAN_ALONE_80_PLUS: Indicator.COUNTED,
    Indicator.HEALTH_CONSENT: Indicator.COUNTED,
    Indicator.AGE_BAND: Indicator.COUNTED,
    Indicator.SOURCE: Indicator.COUNTED,
    Indicator.NEED_THEME: Indicator.COUNTED,
    Indicator.REPORT_QUARTER: Indicator.COUNTED,
    Indicator.ANY_LIMITATION: Indicator.HEALTH_CONSENT,
    Indicator.LIMITATION_WALKING: Indicator.HEALTH_CONSENT,
    Indicator.ANY_CHRONIC: Indicator.HEALTH_CONSENT,
    Indicator.SELF_RATED: Indicator.HEALTH_CONSENT,
    Indicator.CONDITION: Indicator.HEALTH_CONSENT,
}
"""Of which other figure one is a part, so that its share says something."""

ON_LAST_DAY: Final = frozenset(
    {
        Indicator.ACTIVE_PARTICIPANTS,
        Indicator.NEEDS_WAITING,
        Indicator.MATCHES_RUNNING,
        Indicator.VOLUNTEERS,
        Indicator.KEY_FIGURES,
    }
)
"""Figures that tell how things stand on the last day; the others count over the period."""

WITH_TARGET: Final = (
    Indicator.REPORTS,
    Indicator.NEW_PARTICIPANTS,
    Indicator.ACTIVE_PARTICIPANTS,
    Indicator.HOME_VISITS,
    Indicator.NEEDS_SOLVED,
    Indicator.RIDES,
    Indicator.JOBS,
    Indicator.MATCHES_STARTED,
    Indicator.OCCURRENCES,
    Indicator.VISITS,
    Indicator.KEY_FIGURES,
    Indicator.STREETS_HANDED_OVER,
    Indicator.SIGNALS_IN_TIME,
    Indicator.REFERRALS,
)
"""Figures for which a target can be set."""


def percent(part: int, whole: int) -> int | None:
    """Return the share in whole percents, half a percent upwards; None without a whole."""
    return None if not whole else (200 * part + whole) // (2 * whole)


def middle(numbers: Iterable[int]) -> Fraction | None:
    """Return the median of the numbers, None without any."""
    found = [Fraction(number) for number in numbers]
    return median(found) if found else None


class RecordKind(StrEnum):
    """What kind of record stands behind a figure."""

    PARTICIPANT = "participant"
    CONTACT = "contact"
    NEED = "need"
    MATCH = "match"
    VOLUNTEER = "volunteer"
    ACTIVITY = "activity"
    OCCURRENCE = "occurrence"
    RIDE = "ride"
    JOB = "job"
    REFERRAL = "referral"
    SIGNAL = "signal"
    KEY_FIGURE = "key_figure"
    STREET = "street"
    OUTREACH = "outreach"
    DECISION = "decision"
    AREA = "area"


def in_order(indicator: Indicator, categories: Iterable[str]) -> tuple[str, ...]:
    """Return the categories of a divided indicator that occur, in the order of the code list."""
    present = set(categories)
    listed = _CATEGORIES[indicator]
    return tuple(code for code in listed if code in present)


_CATEGORIES: Final[Mapping[Indicator, tuple[str, ...]]] = {
    Indicator.AGE_BAND: AGE_BANDS,
    Indicator.SELF_RATED: tuple(SelfRatedHealth),
    Indicator.CONDITION: tuple(Condition),
    Indicator.SOURCE: tuple(ReportSource),
    Indicator.NEED_THEME: tuple(NeedTheme),
    Indicator.REPORT_QUARTER: ("1", "2", "3", "4"),
}
