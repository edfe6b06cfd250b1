"""The sentences that were published about the first pilots, and what stands beside each.

`rules.seed_statements` judges them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from spil_desktop.rules import shares
from spil_desktop.rules.release import SafeTable, Statement

_WHOLE: Final = 100


class Verdict(StrEnum):
    """Whether the own figure says the same as what was published."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    TOO_FEW = "too_few"
    NOT_TESTABLE = "not_testable"


class Claim(StrEnum):
    """A sentence of the pilots' own report, in its order: first its goals, then what was found."""

    SELF_RELIANCE = "self_reliance"
    CONTROL = "control"
    EARLY = "early"
    FITTING_CARE = "fitting_care"
    RAN_A_YEAR = "ran_a_year"
    TOP_NEEDS = "top_needs"
    EIGHTY_PLUS = "eighty_plus"
    WOMEN = "women"
    LIVING_ALONE = "living_alone"
    ALL_THREE = "all_three"
    HEALTH = "health"
    LIMITATION = "limitation"
    CHRONIC = "chronic"
    TOP_CONDITIONS = "top_conditions"
    TOP_SUPPORT = "top_support"
    FEELS_BETTER = "feels_better"
    COPES_BETTER = "copes_better"
    LESS_VULNERABLE = "less_vulnerable"
    MATTERED = "mattered"
    NOT_REACHED = "not_reached"
    LONELY = "lonely"
    OUTREACH = "outreach"
    KEY_FIGURES_CONNECT = "key_figures_connect"
    KEY_FIGURES_ORGANISE = "key_figures_organise"
    HANDED_OVER = "handed_over"
    CARE_IN_ORDER = "care_in_order"
    RECOMMENDATIONS = "recommendations"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the release, and of how many people it is where these answered a question."""

    statement: Statement
    answered: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Printed rows of a table together, and their group; a part of 0 is less than `below`."""

    table: SafeTable
    keys: tuple[str, ...]
    part: int
    group: int
    below: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a printed table, by their codes; one that does not stand there counts nothing."""

    table: SafeTable
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people were counted on a day, as printed, of all inhabitants of 70 and older."""

    on: date
    people: int
    steps: int
    inhabitants: int

    @property
    def percents(self) -> tuple[int, int]:
        """The least and greatest whole percentage that the rounded number can stand for."""
        off = shares.spread(self.steps)
        least = max(self.people - off, 0) * _WHOLE // self.inhabitants
        most = -(-(self.people + off) * _WHOLE // self.inhabitants)
        return min(least, _WHOLE), min(most, _WHOLE)


@dataclass(frozen=True, slots=True)
class Ran:
    """How many areas ran for a year or longer, of those of which the report says the first day."""

    a_year: int
    started: int


Own = Told | Counts | Rows | Reach | Ran
"""What a release prints about a published sentence."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published sentence, the table of the report it belongs to, and what a release says of it.

    `own` is empty where the release prints nothing about it.
    """

    claim: Claim
    report: str
    verdict: Verdict
    own: tuple[Own, ...] = ()
