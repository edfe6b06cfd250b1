"""What the cells of a release are called: their subjects, breakdowns and tables.

A cell is named by its subject and the categories that describe it:
"people|age_band=80_84,gender=woman". The subject alone is the total. Tables share cells by sharing
names, which is how their margins agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from spil_desktop.rules.release import DimensionName, Measure, Population, Temporal

ANY = "any"
"""The category of who is in one category or more of a breakdown with multiple answers."""
OTHER = "other_joined"
"""The category that joins the small ones of a breakdown without an order."""


class Subject(StrEnum):
    """Who or what the cells of a table count; the value begins their names."""

    REPORTS = "reports"
    PEOPLE = "people"
    HEALTH = "health"
    RATED = "rated"
    LONELY = "lonely"
    MARKED = "marked"
    NEEDS = "needs"
    SOLVED = "solved"
    MATCHES = "matches"
    VISITS = "visits"
    OCCURRENCES = "occurrences"
    OUTREACH = "outreach"
    ACTIVE = "active"
    STREETS = "streets"
    KEY_FIGURES = "key_figures"


STOCKS = frozenset({Subject.ACTIVE, Subject.STREETS, Subject.KEY_FIGURES})
"""Subjects that are counted at the end of a period, not over it."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way to divide a subject.

    `multiple`: someone may be in several categories. `nested`: every category is part of the one
    before it. `ordered`: small categories join a neighbour instead of the rest.
    """

    name: DimensionName
    codes: tuple[str, ...]
    multiple: bool = False
    nested: bool = False
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table that a release can have. `percent`: whether shares of the total mean something."""

    id: str
    report: str
    subject: Subject
    population: Population
    measure: Measure = Measure.PEOPLE
    breakdowns: tuple[Breakdown, ...] = ()
    percent: bool = True

    @property
    def temporal(self) -> Temporal:
        """Whether the table is a stock, or a flow that can also be added up over the year."""
        return Temporal.STOCK if self.subject in STOCKS else Temporal.FLOW


def cell(subject: Subject, **categories: str) -> str:
    """Return the name of the cell with these categories, by name of breakdown."""
    return name(subject, categories)


def name(subject: Subject, categories: Mapping[str, str]) -> str:
    """Return the name of a cell; the order of the breakdowns makes no difference."""
    if not categories:
        return subject.value
    return f"{subject.value}|" + ",".join(f"{key}={categories[key]}" for key in sorted(categories))


def profile(*, old: bool, woman: bool, alone: bool) -> str:
    """Return the code of a joint profile: eighty or older, woman, living alone."""
    return f"{int(old)}{int(woman)}{int(alone)}"


def joined(breakdown: Breakdown, codes: Iterable[str]) -> str:
    """Return the category of who is in one or more of `codes` of a multiple breakdown."""
    return f"{OTHER}:" + "+".join(code for code in breakdown.codes if code in set(codes))
