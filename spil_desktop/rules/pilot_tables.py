"""One table of several releases by the categories in common, or why there is none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from typing import Final

from spil_desktop.rules import common_categories, pooling
from spil_desktop.rules.common_categories import Common
from spil_desktop.rules.consistency import group_of
from spil_desktop.rules.pooling import Part, Span, Together
from spil_desktop.rules.release import (
    ALL_AREAS,
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    Omission,
    Release,
    SafeTable,
    Temporal,
)
from spil_desktop.rules.report_tables import TABLES
from spil_desktop.rules.shares import spread

FEWEST: Final = 2
"""A comparison is of at least so many releases."""
Keys = tuple[str | None, ...]
Parts = Mapping[tuple[int, str | None], Common]
"""What makes up each category in common, by the place of its breakdown and its code."""


class Reason(StrEnum):
    """Why figures of several releases are not put side by side, or not added up."""

    OTHER_VERSION = "other_version"
    OTHER_LENGTH = "other_length"
    INVENTED = "invented"
    OTHER_PERIOD = "other_period"
    ONE_ONLY = "one_only"
    COUNTED_OTHERWISE = "counted_otherwise"
    OTHER_CATEGORIES = "other_categories"
    NOT_IN_ALL = "not_in_all"
    NOT_DIVIDED = "not_divided"


@dataclass(frozen=True, slots=True)
class Missing:
    """A release, by its place, without a table that others have; `why` where it says so itself.

    `nobody`: it counts no participants at all, or so few that it says none.
    """

    pilot: int
    why: Omission | None
    nobody: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its categories, the figure of each release (None: not shown), and all together."""

    keys: Keys
    cells: tuple[Cell | None, ...]
    together: Together | None


@dataclass(frozen=True, slots=True)
class PilotTable:
    """A table of several releases.

    `table` says what is counted, by which categories in common; it has no cells of its own.
    `not_added` is why there is no sum of all, where there is none. `undivided` are releases that
    print only the total, to protect people: what they counted is the same.
    """

    table: SafeTable
    lines: tuple[Line, ...]
    missing: tuple[Missing, ...]
    not_added: Reason | None
    undivided: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """A table that is not compared, and why; `pilots` are the places of releases that have it."""

    table: SafeTable
    reason: Reason
    pilots: tuple[int, ...]
    missing: tuple[Missing, ...] = ()


def spec_of(id_: str) -> str:
    """Return the name of a table without the words for its span of time."""
    return id_.removesuffix(f"_{Temporal.CUMULATIVE}")


def _codes(id_: str, name: DimensionName) -> tuple[str, ...]:
    """Return the whole code list of a breakdown of a table; empty where it is not known here."""
    return next(
        (
            each.codes
            for spec in TABLES
            if spec.id == spec_of(id_)
            for each in spec.breakdowns
            if each.name is name
        ),
        (),
    )


class Side:
    """Makes one table of those of several releases; `found` are these by place.

    A release that may print no more than the total is compared by that: beside the others, where
    two or more divide it, else all are.
    """

    def __init__(self, releases: Sequence[Release], found: Mapping[int, SafeTable]) -> None:
        self.releases, self.found = releases, found
        self.was_one = len(found) < FEWEST
        self.places = tuple(sorted(found))
        divided = [place for place in self.places if found[place].dimensions]
        self.divided = tuple(divided or self.places)
        first = found[self.divided[0]]
        self.table = replace(
            first,
            area=ALL_AREAS,
            cells=(),
            steps=max(table.steps for table in found.values()),
            percent_step=max(table.percent_step for table in found.values()),
        )
        self.undivided = self._undivided()
        if self.undivided_places and len(self.divided) < FEWEST and not self.was_one:
            self._keep_totals()
        nothing = (TOTAL,) * len(self.table.dimensions)
        self.at = {
            place: {
                nothing if place in self.undivided_places else cell.keys: cell
                for cell in table.cells
            }
            for place, table in self.found.items()
        }

    @property
    def undivided_places(self) -> tuple[int, ...]:
        """The places of releases that print only the total of what others divide."""
        return tuple(place for place in self.places if place not in self.divided)

    def _undivided(self) -> tuple[Missing, ...]:
        """Return why releases print only the total; one of a single area has no areas to divide."""
        if any(each.name is DimensionName.AREA for each in self.table.dimensions):
            return ()
        return tuple(
            Missing(place, _why(self.releases[place], self.table))
            for place in self.undivided_places
        )

    def _keep_totals(self) -> None:
        """Take nothing but the total of every table."""
        totals = {place: _total(table) for place, table in self.found.items()}
        self.found = {place: table for place, table in totals.items() if table.cells}
        self.places = self.divided = tuple(sorted(self.found))
        self.table = replace(self.table, dimensions=(), percent_of=())

    def made(self) -> PilotTable | Apart:
        """Return the table, or why there is none."""
        if self.was_one:
            return self._apart(Reason.ONE_ONLY)
        if len(self.found) < FEWEST:
            return self._apart(Reason.NOT_DIVIDED)
        divided = {_breakdowns(self.found[place]) for place in self.divided}
        if len({_identity(table) for table in self.found.values()}) > 1 or len(divided) > 1:
            return self._apart(Reason.COUNTED_OTHERWISE)
        commons = [self._common(place) for place in range(len(self.table.dimensions))]
        if not all(commons):
            return self._apart(Reason.OTHER_CATEGORIES)
        dimensions = tuple(
            Dimension(each.name, tuple(common.code for common in common_of), each.multiple)
            for each, common_of in zip(self.table.dimensions, commons, strict=True)
        )
        self.table = replace(self.table, dimensions=dimensions)
        parts: dict[tuple[int, str | None], Common] = {
            (place, common.code): common for place, of in enumerate(commons) for common in of
        }
        not_added = self._not_added()
        lines = (self._line(keys, parts, not_added) for keys in self._keys(dimensions))
        return PilotTable(
            self.table,
            tuple(line for line in lines if any(line.cells)),
            self._missing(),
            not_added,
            self.undivided,
        )

    def _apart(self, reason: Reason) -> Apart:
        return Apart(self.table, reason, self.places, self._missing())

    def _missing(self) -> tuple[Missing, ...]:
        return tuple(
            Missing(place, _why(release, self.table), nobody=release.people == 0)
            for place, release in enumerate(self.releases)
            if place not in self.found
        )

    def _common(self, place: int) -> tuple[Common, ...]:
        own = [self.found[each].dimensions[place] for each in self.divided]
        return common_categories.common(own, _codes(self.table.id, own[0].name))

    def _not_added(self) -> Reason | None:
        if len({release.period for release in self.releases}) > 1:
            return Reason.OTHER_PERIOD
        if len(self.found) < len(self.releases):
            return Reason.NOT_IN_ALL
        return None

    def _keys(self, dimensions: Iterable[Dimension]) -> Iterator[Keys]:
        yield from product(*((*each.categories, TOTAL) for each in dimensions))

    def _line(self, keys: Keys, parts: Parts, not_added: Reason | None) -> Line:
        printed = {place: self._printed(place, keys, parts) for place in self.places}
        cells = tuple(
            _cell(keys, printed[place]) if place in printed else None
            for place in range(len(self.releases))
        )
        found = [cell for each in printed.values() for cell in each]
        hidden = any(not printed[place] for place in self.undivided_places)
        if not_added or hidden or not found or not _counted(found):
            return Line(keys, cells, None)
        whole = group_of(self.table, keys)
        of = {place: self._printed(place, whole, parts) for place in self.places}
        shares = any(cell.percent for cell in found)
        return Line(keys, cells, self._together(printed, of, shares=shares and keys != whole))

    def _printed(self, place: int, keys: Keys, parts: Parts) -> tuple[Cell, ...]:
        """Return the cells that a release printed of a row; several where categories are joined."""
        if place in self.undivided_places:
            total = self.at[place].get(keys)
            return (total,) if total else ()
        at = self.divided.index(place)
        own = [
            (TOTAL,) if key is TOTAL else parts[dimension, key].parts[at]
            for dimension, key in enumerate(keys)
        ]
        return tuple(cell for each in product(*own) if (cell := self.at[place].get(each)))

    def _together(
        self,
        printed: Mapping[int, tuple[Cell, ...]],
        of: Mapping[int, tuple[Cell, ...]],
        *,
        shares: bool,
    ) -> Together:
        counts = {place: self._span(place, cells) for place, cells in printed.items()}
        if not shares:
            return Together(sum(counts.values(), pooling.NOTHING))
        return pooling.together(
            [
                Part(
                    counts[place],
                    self._span(place, of[place]),
                    cells[0].percent if len(cells) == 1 else None,
                    self.found[place].percent_step,
                )
                for place, cells in printed.items()
            ]
        )

    def _span(self, place: int, cells: Iterable[Cell]) -> Span:
        off = spread(self.found[place].steps)
        return sum((Span.of(cell.count or 0, off) for cell in cells), pooling.NOTHING)


def _identity(table: SafeTable) -> tuple[object, ...]:
    """Return what must be equal to compare tables: who is counted, and how."""
    return table.report, table.population, table.measure, table.temporal, table.base


def _breakdowns(table: SafeTable) -> tuple[object, ...]:
    """Return what must be equal too where tables are divided."""
    return table.percent_of, tuple((each.name, each.multiple) for each in table.dimensions)


def _total(table: SafeTable) -> SafeTable:
    """Return a table with its total alone; without any cell where it prints none."""
    total = table.cell(*(TOTAL for _each in table.dimensions))
    cells = (replace(total, keys=()),) if total else ()
    return replace(table, dimensions=(), cells=cells, percent_of=())


def _why(release: Release, table: SafeTable) -> Omission | None:
    """Return why a release says that it has no such table, or nothing of its chapter."""
    names = {each.name for each in table.dimensions}
    itself = [each for each in release.omitted if each.table == spec_of(table.id)]
    chapter = [each for each in release.omitted if each.report == table.report and not each.table]
    exact = [each for each in chapter if {*each.dimensions} == names]
    whole = [each for each in chapter if not each.dimensions]
    return next((each.reason for each in (*itself, *exact, *whole)), None)


def _counted(cells: Sequence[Cell]) -> bool:
    return all(cell.count is not None for cell in cells)


def _cell(keys: Keys, cells: Sequence[Cell]) -> Cell | None:
    """Return what a release shows in a row: as it printed it, or the sum of joined counts."""
    if len(cells) == 1:
        return replace(cells[0], keys=keys)
    can_be_added = cells and _counted(cells)
    return Cell(keys, sum(cell.count or 0 for cell in cells)) if can_be_added else None
