"""The shape of a release: safe tables, decided once and then only formatted.

Nothing in here can hold an exact small figure: `services.releases` fills it from the controlled
rounding, and every file is written from it alone.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from spil_desktop.rules.periods import Period

ALL_AREAS = "all"
"""What a table over all areas together has as its area."""

DEFINITION_VERSION = "2.3"
"""Version of all counting rules together; packages with different versions are not compared."""

TOTAL = None
"""The key of a total in a cell's `keys`; files write it as "totaal"."""


class Temporal(StrEnum):
    """How a figure relates to time."""

    FLOW = "flow"
    CUMULATIVE = "cumulative"
    STOCK = "stock"


class Population(StrEnum):
    """Who or what is counted."""

    EVALUATION = "evaluation"
    HEALTH = "health"
    RATED = "rated"
    REPORTS = "reports"
    NEEDS = "needs"
    SOLVED = "solved"
    MATCHES = "matches"
    ATTENDANCE = "attendance"
    OUTREACH = "outreach"
    MEASURED = "measured"
    STREETS = "streets"
    DROPPED = "dropped"
    RATED_AGAIN = "rated_again"
    RATED_CBS = "rated_cbs"
    RATED_CBS_AGAIN = "rated_cbs_again"
    FIRST_NEEDS = "first_needs"
    UNDER_70 = "under_70"
    ANSWERED = "answered"
    REQUESTED = "requested"
    MATCHES_3 = "matches_3"
    MATCHES_6 = "matches_6"
    MATCHES_12 = "matches_12"
    MATCHES_ENDED = "matches_ended"
    MATCHED = "matched"
    MATCHED_VOLUNTEERS = "matched_volunteers"
    RIDES = "rides"
    JOBS = "jobs"
    SIGNALS = "signals"
    FOLLOWED = "followed"
    REFERRALS = "referrals"
    SENT = "sent"
    PROFESSIONALS = "professionals"
    VOLUNTEERS = "volunteers"
    KEY_FIGURES = "key_figures"
    SATISFIED = "satisfied"
    OPEN_NEEDS = "open_needs"
    PLACES = "places"
    TAKING_PART = "taking_part"
    DECISIONS = "decisions"
    CONNECTORS = "connectors"
    PAIRED = "paired"
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


class Measure(StrEnum):
    """The unit of a count."""

    PEOPLE = "people"
    NEEDS = "needs"
    MATCHES = "matches"
    VISITS = "visits"
    OCCURRENCES = "occurrences"
    ADDRESSES = "addresses"
    STREETS = "streets"
    KEY_FIGURES = "key_figures"
    MARK = "mark"
    RIDES = "rides"
    UNMET_RIDES = "unmet_rides"
    JOBS = "jobs"
    SIGNALS = "signals"
    REFERRALS = "referrals"
    PLACES = "places"
    HOURS = "hours"
    DAYS = "days"
    FEEDBACK_DAYS = "feedback_days"
    TIMELY = "timely"
    REACHABLE = "reachable"
    USEFUL = "useful"
    SCORE = "score"
    DECISIONS = "decisions"
    CONNECTOR_HOURS = "connector_hours"


class DimensionName(StrEnum):
    """What a table is broken down by."""

    AREA = "area"
    STAGE = "stage"
    SOURCE = "source"
    OUTREACH_STEP = "outreach_step"
    AGE_BAND = "age_band"
    GENDER = "gender"
    LIVING = "living"
    TENURE = "tenure"
    PROFILE = "profile"
    SELF_RATED = "self_rated"
    LIMITATION = "limitation"
    CONDITION = "condition"
    THEME = "theme"
    NEED_STATUS = "need_status"
    SUPPORT = "support"
    LAYER = "layer"
    LONELINESS = "loneliness"
    SIGNAL = "signal"
    STREET_STATUS = "street_status"
    RUN_BY = "run_by"
    DROP_OUT = "drop_out"
    RIDE_RESULT = "ride_result"
    MATCH_KIND = "match_kind"
    AFTER_3 = "after_3"
    AFTER_6 = "after_6"
    AFTER_12 = "after_12"
    END_REASON = "end_reason"
    SIGNAL_SOURCE = "signal_source"
    URGENCY = "urgency"
    IN_TERM = "in_term"
    DIRECTION = "direction"
    PARTY = "party"
    REFERRAL_KIND = "referral_kind"
    FEEDBACK = "feedback"
    ROLE = "role"
    CONSENT = "consent"
    CHANGE = "change"
    LONELINESS_T0 = "loneliness_t0"
    LONELINESS_T1 = "loneliness_t1"
    EFFECT = "effect"
    MATTERED = "mattered"
    OUTCOME = "outcome"
    OUTCOME_FIGURE = "outcome_figure"
    DECIDED_BY = "decided_by"
    MARITAL = "marital"
    SELF_RATED_CBS = "self_rated_cbs"
    MOBILITY = "mobility"
    FIRST_THEME = "first_theme"
    FOUND_BY = "found_by"


class PercentNote(StrEnum):
    """A percentage that is only bounded because the group or the rest of it is small."""

    LESS_THAN = "less_than"
    MORE_THAN = "more_than"


class Omission(StrEnum):
    """Why something is not in a release; the method page says it in words."""

    TOO_FEW_PEOPLE = "too_few_people"
    SEVERAL_AREAS = "several_areas"
    ONE_DIMENSION_ONLY = "one_dimension_only"
    SMALL_QUARTER = "small_quarter"
    JOINED_CATEGORIES = "joined_categories"
    SENSITIVE = "sensitive"
    NO_DATA = "no_data"
    NO_SAFE_ROUNDING = "no_safe_rounding"
    RECOGNISABLE = "recognisable"
    LATER_VERSION = "later_version"
    UNSAFE_MEAN = "unsafe_mean"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A breakdown: its categories in the order of the code list; `multiple` may overlap."""

    name: DimensionName
    categories: tuple[str, ...]
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Percent:
    """A share as it may be printed: whole points at the table's step, or only a bound."""

    points: int
    note: PercentNote | None = None
    indicative: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed figure; `keys` has a category, or TOTAL, for every dimension of its table."""

    keys: tuple[str | None, ...]
    count: int | None
    percent: Percent | None = None
    mean: Decimal | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class SafeTable:
    """One linked table of a release.

    `report` is the table of the pilot report it belongs to ("R3"); `id` is unique in the release
    ("r3_age_gender"). `steps` is 0 where every count is within 4 of the truth, 1 where a series
    over time made 9 necessary. `percent_of` names the dimensions that stay fixed in the group of
    which a percentage is taken: empty means of the table's total.
    """

    id: str
    report: str
    population: Population
    measure: Measure
    temporal: Temporal
    period: Period
    area: str
    dimensions: tuple[Dimension, ...]
    cells: tuple[Cell, ...]
    percent_step: int = 5
    percent_of: tuple[DimensionName, ...] = ()
    base: int = 5
    steps: int = 0

    def cell(self, *keys: str | None) -> Cell | None:
        """Return the cell with `keys`, or None where it was not printed."""
        return next((cell for cell in self.cells if cell.keys == keys), None)


class StatementKind(StrEnum):
    """The sentences of the pilots' report that a release repeats with its own figures."""

    WOMEN = "women"
    LIVING_ALONE = "living_alone"
    EIGHTY_PLUS = "eighty_plus"
    WOMAN_ALONE_EIGHTY_PLUS = "woman_alone_eighty_plus"
    LIMITATION = "limitation"
    WALKING = "walking"
    CHRONIC = "chronic"
    HEALTH_FAIR_TO_GOOD = "health_fair_to_good"
    TOP_NEEDS = "top_needs"
    TOP_CONDITIONS = "top_conditions"
    TOP_SUPPORT = "top_support"
    OUTREACH_SHARE = "outreach_share"
    SELF_REPORTED = "self_reported"
    NEEDS_SOLVED = "needs_solved"
    LONELY = "lonely"
    MEAN_MARK = "mean_mark"
    STREETS_REACHED = "streets_reached"
    STABLE_MARK = "stable_mark"
    STABLE_CONTROL = "stable_control"
    STABLE_NETWORK = "stable_network"
    STABLE_HEALTH = "stable_health"
    STABLE_LONELINESS = "stable_loneliness"
    FEELS_BETTER = "feels_better"
    COPES_BETTER = "copes_better"
    LESS_VULNERABLE = "less_vulnerable"
    TOP_MATTERED = "top_mattered"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence in the report: a printed share, or the largest categories in order."""

    kind: StatementKind
    report: str
    percent: Percent | None = None
    categories: tuple[str, ...] = ()
    mean: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A published figure to lay beside the own one, never as a target.

    `what` is a `rules.references.Compared`, `report` the table it stands beside. `value` is a share
    in percents or a mean; where only words were published these are in `words`. A source that does
    not tell its year leaves `year` None.
    """

    what: str
    report: str
    region: str
    year: int | None
    value: Decimal | None
    words: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Omitted:
    """A table, or a part of one, that is not shown, and why.

    `table` is its id where its report and breakdowns do not say which it is, as of a mean.
    """

    report: str
    reason: Omission
    dimensions: tuple[DimensionName, ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True)
class PilotFacts:
    """What is known of one area that is no count of people: when, how much, where.

    `connector_hours` are those of the Spillen a week; `people_70plus` are inhabitants, of `year`.
    """

    name: str
    started_on: date | None = None
    ended_on: date | None = None
    connector_hours: int | None = None
    people_70plus: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """Everything that leaves the store in one release, for one area or for all together.

    `area` is the area's name, or None for all areas; `people` the rounded number of people in
    the evaluation population; `areas` the names of the areas that are counted. `editions` are the
    questionnaires that were asked, by code and edition.
    """

    area: str | None
    areas: tuple[str, ...]
    period: Period
    made_on: date
    people: int | None
    tables: tuple[SafeTable, ...]
    statements: tuple[Statement, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    errata: tuple[str, ...] = ()
    definition_version: str = DEFINITION_VERSION
    demo: bool = False
    people_70plus: int | None = None
    people_70plus_source: str | None = field(default=None)
    references: tuple[Reference, ...] = ()
    pilots: tuple[PilotFacts, ...] = ()
    editions: tuple[tuple[str, str], ...] = ()
