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
    DROPPED = "dropped"
    RATED_AGAIN = "rated_again"
    RATED_CBS = "rated_cbs"
    RATED_CBS_AGAIN = "rated_cbs_again"
    FIRST_NEEDS = "first_needs"
    UNDER_70 = "under_70"
    RIDES = "rides"
    UNMET_RIDES = "unmet_rides"
    JOBS = "jobs"
    REQUESTED = "requested"
    MATCHES_3 = "matches_3"
    MATCHES_6 = "matches_6"
    MATCHES_12 = "matches_12"
    ENDED = "ended"
    SIGNALS = "signals"
    FOLLOWED = "followed"
    REFERRALS = "referrals"
    SENT = "sent"
    PLACES = "places"
    OPEN_NEEDS = "open_needs"
    VOLUNTEERS = "volunteers"
    HOURS = "hours"
    DECISIONS = "decisions"
    CONNECTOR_HOURS = "connector_hours"
    TAKING_PART = "taking_part"
    ANSWERS = "answers"
    PAIRED_MARK = "paired_mark"
    PAIRED_CONTROL = "paired_control"
    PAIRED_NETWORK = "paired_network"
    PAIRED_HEALTH = "paired_health"
    PAIRED_HEALTH_CBS = "paired_health_cbs"
    PAIRED_LONELINESS = "paired_loneliness"
    PAIRED_LONELINESS_11 = "paired_loneliness_11"
    PAIRED_ADL = "paired_adl"
    PAIRED_MASTERY = "paired_mastery"
    PAIRED_GFI = "paired_gfi"
    PAIRED_TFI = "paired_tfi"
    EXPERIENCED = "experienced"
    MATTERED = "mattered"


STOCKS = frozenset(
    {
        Subject.ACTIVE,
        Subject.STREETS,
        Subject.KEY_FIGURES,
        Subject.PLACES,
        Subject.OPEN_NEEDS,
        Subject.VOLUNTEERS,
    }
)
"""Subjects that are counted at the end of a period, not over it."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way to divide a subject.

    `multiple`: someone may be in several categories. `nested`: every category is part of the one
    before it. `ordered`: small categories join a neighbour instead of the rest. `cells`: what
    every category counts, where it has no cells of its own but takes others together. `sensitive`:
    categories that are shown only over the whole organisation, from ten people.
    """

    name: DimensionName
    codes: tuple[str, ...]
    multiple: bool = False
    nested: bool = False
    ordered: bool = False
    cells: tuple[tuple[str, ...], ...] = ()
    sensitive: frozenset[str] = frozenset()

    def names(self, subject: Subject, code: str) -> tuple[str, ...]:
        """Return the cells of a subject that one category counts."""
        if not self.cells:
            return (name(subject, {self.name: code}),)
        return self.cells[self.codes.index(code)]


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table that a release can have. `percent`: whether shares of the total mean something.

    `by_area`: over several areas together it compares these, by their totals.
    """

    id: str
    report: str
    subject: Subject
    population: Population
    measure: Measure = Measure.PEOPLE
    breakdowns: tuple[Breakdown, ...] = ()
    percent: bool = True
    by_area: bool = False

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


def subject_of(name: str) -> str:
    """Return the subject that a cell counts, by the cell's name."""
    return name.partition("|")[0]


def profile(*, old: bool, woman: bool, alone: bool) -> str:
    """Return the code of a joint profile: eighty or older, woman, living alone."""
    return f"{int(old)}{int(woman)}{int(alone)}"


def joined(breakdown: Breakdown, codes: Iterable[str]) -> str:
    """Return the category of who is in one or more of `codes` of a multiple breakdown."""
    return f"{OTHER}:" + "+".join(code for code in breakdown.codes if code in set(codes))


@dataclass(frozen=True, slots=True)
class MeanSpec:
    """A mean that a release can print; `cell` counts who it is taken over."""

    id: str
    report: str
    cell: str
    population: Population
    measure: Measure
