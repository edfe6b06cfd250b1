"""The manager's report of a period: printed figures beside earlier ones and beside targets.

Every figure comes from releases as they were printed; nothing here can hold an exact one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from spil_desktop.rules.indicators import Goal
from spil_desktop.rules.release import TOTAL, DimensionName, Release, SafeTable
from spil_desktop.rules.vocabulary import Indicator

_EXACT_WITHIN: Final = 4
_SERIES_WITHIN: Final = 9


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure is printed: in the first of these tables, a category or (None) its total.

    Where no breakdown is safe, only the total of a subject is printed, as a table of its own.
    `same`: the table counts exactly what the figure for inside counts, so that a target for the
    one says something of the other.
    """

    tables: tuple[str, ...]
    category: str | None = None
    same: bool = True


PRINTED: Final[Mapping[Goal, Mapping[Indicator, Place]]] = {
    Goal.INDEPENDENCE: {
        Indicator.NEW_PARTICIPANTS: Place(("r1_stage",), "participant"),
        Indicator.ACTIVE_PARTICIPANTS: Place(("r1_active",), same=False),
        Indicator.NEEDS_ASKED: Place(("r7_needs",), same=False),
        Indicator.NEEDS_SOLVED: Place(("r8_layer", "r8_solved"), same=False),
        Indicator.RIDES: Place(("r8_rides",), same=False),
        Indicator.RIDES_UNMET: Place(("r8_rides",), "unmet", same=False),
        Indicator.JOBS: Place(("r8_jobs",), same=False),
    },
    Goal.NETWORK: {
        Indicator.MATCHES_STARTED: Place(("r8_matches",), same=False),
        Indicator.OCCURRENCES: Place(("r14_occurrences",)),
        Indicator.VISITS: Place(("r8_visits",)),
        Indicator.KEY_FIGURES: Place(("r14_key_figures",)),
    },
    Goal.EARLY: {
        Indicator.REPORTS: Place(("r1_stage", "r1_reports")),
        Indicator.TALKS_AT_DOORS: Place(("r2_outreach",), "talked"),
        Indicator.SIGNALS: Place(("r13_source", "r13_urgency", "r13_signals"), same=False),
        Indicator.SIGNALS_IN_TIME: Place(("r13_in_term",), "in_term", same=False),
    },
    Goal.PROFESSIONALS: {
        Indicator.REFERRALS: Place(("r15_kind", "r15_feedback", "r15_sent"), same=False),
        Indicator.REFERRALS_WARM: Place(("r15_kind",), "warm", same=False),
        Indicator.REFERRALS_ANSWERED: Place(("r15_feedback",), "received", same=False),
    },
}
"""Which printed figures stand in which chapter."""

SECTIONS: Final[Mapping[Goal, tuple[str, ...]]] = {
    Goal.INDEPENDENCE: ("R7", "R8", "R10", "R11"),
    Goal.NETWORK: ("R9", "R14", "R16"),
    Goal.EARLY: ("R1", "R2", "R13"),
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

    `target` and `reach` only where the printed table counts what the target is about.
    """

    indicator: Indicator
    now: int
    before: int | None = None
    year_ago: int | None = None
    target: int | None = None
    reach: Reach | None = None
    same: bool = True


def compare(
    release: Release,
    before: Release | None,
    year_ago: Release | None,
    targets: Mapping[Indicator, int],
) -> dict[Goal, tuple[Compared, ...]]:
    """Return what is printed now of every goal, beside what was printed earlier.

    Releases by other counting rules are not put beside it.
    """
    earlier = [_comparable(release, each) for each in (before, year_ago)]
    found: dict[Goal, tuple[Compared, ...]] = {}
    for goal, places in PRINTED.items():
        lines = (
            _compared(indicator, place, release, earlier, targets.get(indicator))
            for indicator, place in places.items()
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


def _compared(
    indicator: Indicator,
    place: Place,
    release: Release,
    earlier: list[Release | None],
    target: int | None,
) -> Compared | None:
    now = printed(release, place)
    if now is None:
        return None
    table, count = now
    counts = [
        found[1] if each is not None and (found := printed(each, place)) else None
        for each in earlier
    ]
    if target is None or not place.same:
        return Compared(indicator, count, counts[0], counts[1], same=place.same)
    within = _SERIES_WITHIN if table.steps else _EXACT_WITHIN
    return Compared(indicator, count, counts[0], counts[1], target, reach(count, target, within))
