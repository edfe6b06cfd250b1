"""Exact figures for inside the office, and the list behind each ("niet voor verspreiding").

A figure is what its records count together: the function that gives the list gives the figure.
Nothing of this module may leave the store; for outside there is `services.releases` alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Area, Street
from spil_desktop.rules import indicators as rules
from spil_desktop.rules.indicators import DIVIDED, GOALS, PART_OF, RecordKind
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import Code, Indicator
from spil_desktop.services import indicator_neighbourhood as neighbourhood
from spil_desktop.services import indicator_people as people
from spil_desktop.services import indicator_work as work
from spil_desktop.services import names, statistics
from spil_desktop.services.indicator_scope import Counted, Records, Scope

RECORDS: Final[Mapping[Indicator, Callable[[Scope], Records]]] = MappingProxyType(
    {
        Indicator.REPORTS: people.reports,
        Indicator.REACHED: people.reached,
        Indicator.NEW_PARTICIPANTS: people.new_participants,
        Indicator.ACTIVE_PARTICIPANTS: people.active_participants,
        Indicator.CLOSED_FILES: people.closed_files,
        Indicator.CONTACTS: work.contacts,
        Indicator.HOME_VISITS: work.home_visits,
        Indicator.NEEDS_ASKED: work.needs_asked,
        Indicator.NEEDS_SOLVED: work.needs_solved,
        Indicator.NEEDS_WAITING: work.needs_waiting,
        Indicator.MATCHES_STARTED: work.matches_started,
        Indicator.MATCHES_RUNNING: work.matches_running,
        Indicator.MATCHES_ENDED: work.matches_ended,
        Indicator.VOLUNTEERS: neighbourhood.volunteers,
        Indicator.ACTIVITIES: neighbourhood.activities,
        Indicator.OCCURRENCES: neighbourhood.occurrences,
        Indicator.VISITS: neighbourhood.visits,
        Indicator.RIDES: work.rides,
        Indicator.RIDES_UNMET: work.rides_unmet,
        Indicator.JOBS: work.jobs,
        Indicator.REFERRALS: work.referrals,
        Indicator.REFERRALS_WARM: work.referrals_warm,
        Indicator.REFERRALS_ANSWERED: work.referrals_answered,
        Indicator.SIGNALS: work.signals,
        Indicator.SIGNALS_IN_TIME: work.signals_in_time,
        Indicator.KEY_FIGURES: neighbourhood.key_figures,
        Indicator.STREETS_HANDED_OVER: neighbourhood.streets_handed_over,
        Indicator.TALKS_AT_DOORS: neighbourhood.talks_at_doors,
        Indicator.DECISIONS: neighbourhood.decisions,
        Indicator.CONNECTOR_HOURS: neighbourhood.connector_hours,
        Indicator.COUNTED: people.counted,
        Indicator.WOMEN: people.women,
        Indicator.LIVING_ALONE: people.living_alone,
        Indicator.WOMAN_ALONE_80_PLUS: people.woman_alone_80_plus,
        Indicator.HEALTH_CONSENT: people.health_consent,
        Indicator.ANY_LIMITATION: people.any_limitation,
        Indicator.LIMITATION_WALKING: people.limitation_walking,
        Indicator.ANY_CHRONIC: people.any_chronic,
        Indicator.PAIRED_MARK: people.paired_mark,
        Indicator.AGE_BAND: people.age_bands,
        Indicator.SELF_RATED: people.self_rated,
        Indicator.CONDITION: people.conditions,
        Indicator.SOURCE: people.sources,
        Indicator.NEED_THEME: people.need_themes,
        Indicator.REPORT_QUARTER: people.report_quarters,
    }
)
"""What every indicator counts."""

_STREETS: Final = frozenset({RecordKind.STREET, RecordKind.OUTREACH})
_AREAS: Final = frozenset({RecordKind.DECISION, RecordKind.AREA})


@dataclass(frozen=True, slots=True)
class Figure:
    """One exact figure; `category` only of a divided indicator.

    `percent` is its share of what it is a part of, `middle` the median of the days until the first
    contact, `means` the mean marks at T0 and T1.
    """

    indicator: Indicator
    number: int
    category: str = ""
    percent: int | None = None
    middle: Fraction | None = None
    means: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """One line of the list behind a figure; `title` is a name of a person, activity or street."""

    kind: RecordKind
    id: int
    opens: int
    title: str = field(repr=False)
    on: date | None
    amount: int
    code: Code | None


def scope(session: Session, period: Period, area_id: int | None, *, today: date) -> Scope:
    """Return what to count over: a period, in an area or (None) in all.

    Of a period that still runs, what is counted is what there was until today.
    """
    return Scope(session, period, statistics.areas(session, area_id), today)


def figures(over: Scope) -> tuple[Figure, ...]:
    """Return every figure in the order of the goals."""
    lists = {indicator: list(records(over)) for indicator, records in RECORDS.items()}
    counted = {indicator: _sum(records) for indicator, records in lists.items()}
    return tuple(
        figure
        for indicators in GOALS.values()
        for indicator in indicators
        for figure in _figures(indicator, lists[indicator], counted)
    )


def number(over: Scope, indicator: Indicator) -> int:
    """Return one figure; of a divided indicator all categories together."""
    return _sum(RECORDS[indicator](over))


def behind(over: Scope, indicator: Indicator, category: str = "") -> tuple[ListedRecord, ...]:
    """Return the list behind one figure, by day and title; its amounts add up to the figure."""
    found = [one for one in RECORDS[indicator](over) if one.category == category]
    titles = _titles(over.session, found)
    listed = (
        ListedRecord(one.kind, one.id, one.opens, titles(one), one.on, one.amount, one.code)
        for one in found
    )
    return tuple(sorted(listed, key=lambda one: (one.on or date.min, one.title, one.id)))


def _sum(records: Iterable[Counted]) -> int:
    return sum(one.amount for one in records)


def _figures(
    indicator: Indicator, records: Sequence[Counted], counted: Mapping[Indicator, int]
) -> Iterable[Figure]:
    whole = counted[PART_OF[indicator]] if indicator in PART_OF else 0
    if indicator not in DIVIDED:
        number = counted[indicator]
        percent = rules.percent(number, whole)
        values = list(zip(*(one.values for one in records if one.values), strict=True))
        middle = rules.middle(values[0]) if indicator is Indicator.REACHED and values else None
        means: tuple[Fraction, ...] = ()
        if indicator is Indicator.PAIRED_MARK:
            means = tuple(Fraction(sum(column), len(column)) for column in values)
        yield Figure(indicator, number, "", percent, middle, means)
        return
    of: defaultdict[str, int] = defaultdict(int)
    for one in records:
        of[one.category] += one.amount
    for category in rules.in_order(indicator, of):
        number = of[category]
        yield Figure(indicator, number, category, rules.percent(number, whole))


def _titles(session: Session, records: Sequence[Counted]) -> Callable[[Counted], str]:
    """Return what names a record: the person, activity, street or area that it is about."""
    known: dict[str, dict[int, str]] = {
        "person": names.of(session, {one.person_id for one in records if one.person_id}),
        "activity": _named(session, Activity, (one for one in records if one.person_id is None)),
        "street": _named(session, Street, (one for one in records if one.kind in _STREETS)),
        "area": _named(session, Area, (one for one in records if one.kind in _AREAS)),
    }

    def title(one: Counted) -> str:
        if one.person_id is not None:
            return known["person"].get(one.person_id, "")
        of_area = "area" if one.kind in _AREAS else "activity"
        return known["street" if one.kind in _STREETS else of_area].get(one.opens, "")

    return title


def _named(session: Session, table: Any, records: Iterable[Counted]) -> dict[int, str]:
    ids = {one.opens for one in records}
    rows = session.execute(select(table.id, table.name).where(table.id.in_(ids))) if ids else ()
    return {row.id: row.name for row in rows}
