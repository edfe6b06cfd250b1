"""The manager's report of a period: printed figures beside earlier ones and beside targets.

Every figure comes from releases as they were printed; nothing here can hold an exact one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import Final

from spil_desktop.rules.indicators import WITH_TARGET, Goal
from spil_desktop.rules.release import TOTAL, DimensionName, Release, SafeTable
from spil_desktop.rules.vocabulary import Gender, Indicator, LivingSituation, StreetStatus

_EXACT_WITHIN: Final = 4
_SERIES_WITHIN: Final = 9


class Extra(StrEnum):
    """A figure that releases print and that the figures for inside do not have in that form."""

    NEEDS_OPEN = "needs_open"
    VOLUNTEER_HOURS = "volunteer_hours"
    PLACES = "places"
    STREETS_INDEPENDENT = "streets_independent"
    DOORS = "doors"


Figure = Indicator | Extra


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure is printed: in the first of these tables, a category or (None) its total.

    Where no breakdown is safe, only the total of a subject is printed, as a table of its own. With
    `each`, every category of the table is a figure. Without tables it is never printed, and only
    its target is told. `same`: the table counts exactly what the figure for inside counts, so that
    a target for the one says something of the other; otherwise it counts fewer people.
    """

    tables: tuple[str, ...]
    category: str | None = None
    same: bool = True
    each: bool = False


_INSIDE: Final = Place((), same=False)

PRINTED: Final[Mapping[Goal, Mapping[Figure, Place]]] = {
    Goal.INDEPENDENCE: {
        Indicator.NEW_PARTICIPANTS: Place(("r1_stage",), "participant"),
        Indicator.ACTIVE_PARTICIPANTS: Place(("r1_active",), same=False),
        Indicator.HOME_VISITS: _INSIDE,
        Indicator.NEEDS_ASKED: Place(("r7_needs",), same=False),
        Indicator.NEEDS_SOLVED: Place(("r8_layer", "r8_solved"), same=False),
        Extra.NEEDS_OPEN: Place(("r16_open",), same=False),
        Indicator.RIDES: Place(("r8_rides",), same=False),
        Indicator.RIDES_UNMET: Place(("r8_rides",), "unmet", same=False),
        Indicator.JOBS: Place(("r8_jobs",), same=False),
    },
    Goal.NETWORK: {
        Indicator.MATCHES_STARTED: Place(("r8_matches",), same=False),
        Indicator.MATCHES_ENDED: Place(("r9_end_reason", "r9_ended"), same=False),
        Indicator.VOLUNTEERS: Place(("r17_role", "r17_volunteers")),
        Extra.VOLUNTEER_HOURS: Place(("r17_hours",)),
        Extra.PLACES: Place(("r16_places",)),
        Indicator.OCCURRENCES: Place(("r14_occurrences",)),
        Indicator.VISITS: Place(("r8_visits",)),
        Indicator.KEY_FIGURES: Place(("r14_key_figures",)),
        Extra.STREETS_INDEPENDENT: Place(("r14_streets",), StreetStatus.INDEPENDENT),
        Indicator.STREETS_HANDED_OVER: _INSIDE,
    },
    Goal.EARLY: {
        Indicator.REPORTS: Place(("r1_stage", "r1_reports")),
        Indicator.COUNTED: Place(("r0_people",)),
        Indicator.WOMEN: Place(("r3_gender",), Gender.WOMAN),
        Indicator.LIVING_ALONE: Place(("r3_living",), LivingSituation.ALONE),
        Indicator.AGE_BAND: Place(("r3_age",), each=True),
        Extra.DOORS: Place(("r2_outreach",)),
        Indicator.TALKS_AT_DOORS: Place(("r2_outreach",), "talked"),
        Indicator.SIGNALS: Place(("r13_source", "r13_urgency", "r13_signals"), same=False),
        Indicator.SIGNALS_IN_TIME: Place(("r13_in_term",), "in_term", same=False),
    },
    Goal.PROFESSIONALS: {
        Indicator.REFERRALS: Place(("r15_kind", "r15_feedback", "r15_sent"), same=False),
        Indicator.REFERRALS_WARM: Place(("r15_kind",), "warm", same=False),
        Indicator.REFERRALS_ANSWERED: Place(("r15_feedback",), "received", same=False),
        Indicator.CONNECTOR_HOURS: Place(("r17_connector_hours",)),
    },
}
"""Which printed figures stand in which chapter."""

COMPARED_OUTSIDE: Final = frozenset(
    figure
    for places in PRINTED.values()
    for figure, place in places.items()
    if figure in WITH_TARGET and place.same
)
"""Figures whose target can stand beside a printed one; that of others is compared inside only."""

SECTIONS: Final[Mapping[Goal, tuple[str, ...]]] = {
    Goal.INDEPENDENCE: ("R7", "R8", "R10", "R11", "R12"),
    Goal.NETWORK: ("R9", "R14", "R16", "R17"),
    Goal.EARLY: ("R1", "R2", "R3", "R13"),
    Goal.PROFESSIONALS: ("R15",),
}
"""Which tables of the pilot report stand in which chapter."""


class Reach(Enum):
    """What a rounded figure says of its target."""

    ABOVE = auto()
    AROUND = auto()
    BELOW = auto()


@dataclass(frozen=True, slots=True)
class Compared:
    """A printed figure beside those of earlier releases; None where nothing was printed.

    `category` only of a figure that has one for each. A target without `reach` is compared inside
    only: no table was printed that counts what it is about.
    """

    figure: Figure
    now: int | None
    before: int | None = None
    year_ago: int | None = None
    target: int | None = None
    reach: Reach | None = None
    same: bool = True
    category: str = ""


def compare(
    release: Release,
    before: Release | None,
    year_ago: Release | None,
    targets: Mapping[Indicator, int],
) -> dict[Goal, tuple[Compared, ...]]:
    """Return what is printed now of every goal, beside what was printed earlier.

    Every target has its line, printed or not. Releases by other counting rules are not put beside
    it.
    """
    own = (release, _comparable(release, before), _comparable(release, year_ago))
    found: dict[Goal, tuple[Compared, ...]] = {}
    for goal, places in PRINTED.items():
        lines = (
            _compared(figure, each, own, targets)
            for figure, place in places.items()
            for each in _places(release, place)
        )
        found[goal] = tuple(line for line in lines if line is not None)
    return found


def printed(release: Release, place: Place) -> tuple[SafeTable, int] | None:
    """Return the table of a place in a release, and its printed count there; None without it."""
    by_id = {each.id: each for each in release.tables}
    table = next((by_id[id_] for id_ in place.tables if id_ in by_id), None)
    if table is None:
        return None
    known = [place.category in each.categories for each in table.dimensions]
    if place.category is not None and not any(known):
        return None
    keys = (place.category if here else TOTAL for here in known)
    cell = table.cell(*keys)
    return None if cell is None or cell.count is None else (table, cell.count)


def short(release: Release) -> Release:
    """Return a release without the tables that cross two characteristics."""
    kept = tuple(table for table in release.tables if _is_simple(table))
    return replace(release, tables=kept)


def reach(now: int, target: int, within: int) -> Reach:
    """Say what a figure that is rounded by at most `within` tells of a target."""
    if now - within >= target:
        return Reach.ABOVE
    return Reach.BELOW if now + within < target else Reach.AROUND


def _is_simple(table: SafeTable) -> bool:
    return sum(each.name is not DimensionName.AREA for each in table.dimensions) <= 1


def _comparable(release: Release, other: Release | None) -> Release | None:
    if other is None or other.definition_version != release.definition_version:
        return None
    return other


def _places(release: Release, place: Place) -> tuple[Place, ...]:
    """Return the place itself, or one for each category that is printed of its table."""
    if not place.each:
        return (place,)
    table = next((table for table in release.tables if table.id in place.tables), None)
    if table is None:
        return ()
    return tuple(replace(place, category=code) for code in table.dimensions[0].categories)


def _compared(
    figure: Figure,
    place: Place,
    releases: tuple[Release | None, ...],
    targets: Mapping[Indicator, int],
) -> Compared | None:
    found = [printed(each, place) if each else None for each in releases]
    target = targets.get(figure) if isinstance(figure, Indicator) else None
    if found[0] is None and target is None:
        return None
    now, before, year_ago = (None if each is None else each[1] for each in found)
    said: Reach | None = None
    if found[0] is not None and target is not None and place.same:
        table, count = found[0]
        said = reach(count, target, _SERIES_WITHIN if table.steps else _EXACT_WITHIN)
    category = place.category or "" if place.each else ""
    return Compared(figure, now, before, year_ago, target, said, place.same, category)
