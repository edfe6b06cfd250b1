"""Drafting a release: which tables it will have, with which cells, before anything is rounded.

A draft says of every cell of every table which atoms it sums. `services.releases` rounds those
atoms, has them attacked, and only then fills in numbers.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from spil_desktop.rules import coarsening, report_tables, table_relations
from spil_desktop.rules.behind import NEVER_OF_FEW, Backing, WhoIsBehind, everyone_once
from spil_desktop.rules.breakdowns import PROFILE, SIGNAL
from spil_desktop.rules.coarsening import Category
from spil_desktop.rules.disclosure import STOCK_QUARTER, Atom, Block, Figure, Relation
from spil_desktop.rules.known_spans import Span
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import (
    DEFINITION_VERSION,
    TOTAL,
    Dimension,
    DimensionName,
    Measure,
    Omission,
    Omitted,
    Population,
    Temporal,
)
from spil_desktop.rules.report_cells import ANY, OTHER, STOCKS, Breakdown, Subject, TableSpec

_NOT_PEOPLE = frozenset(
    {
        Subject.OUTREACH,
        Subject.OCCURRENCES,
        Subject.VISITS,
        Subject.STREETS,
        Subject.KEY_FIGURES,
        Subject.PLACES,
        Subject.VOLUNTEERS,
        Subject.HOURS,
        Subject.CONNECTOR_HOURS,
        Subject.DECISIONS,
    }
)
_TOTALS = frozenset(
    {
        Subject.REPORTS,
        Subject.NEEDS,
        Subject.DROPPED,
        Subject.MATCHES,
        Subject.ENDED,
        Subject.RIDES,
        Subject.SIGNALS,
        Subject.FOLLOWED,
        Subject.REFERRALS,
        *_NOT_PEOPLE,
    }
)
_MANY = 10**9

Unite = Callable[[Subject, Breakdown, Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a release is about: its period, its areas by number and name, and their people.

    `whole` when these are all areas of the organisation. `size` is the number of people ever.
    `groups` are the areas as they stand beside each other, small ones joined under one label.
    """

    period: Period
    areas: tuple[tuple[int, str], ...]
    whole: bool
    size: int
    groups: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def blocks(self, temporal: Temporal) -> tuple[Block, ...]:
        """Return the blocks that a table of this kind adds up."""
        period = self.period
        first = 1 if temporal is Temporal.CUMULATIVE else period.first
        quarters = range(first, period.first + period.count)
        if temporal is Temporal.STOCK:
            quarters = range(STOCK_QUARTER, STOCK_QUARTER + 1)
        return tuple((area, quarter) for area, _ in self.areas for quarter in quarters)

    @property
    def adds_up(self) -> bool:
        """Whether the year had quarters before the period, so that there is more to add up."""
        return self.period.first > 1


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell to be: its categories, what it sums, and the total that a percentage is taken of."""

    keys: tuple[str | None, ...]
    figure: Figure


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table to be; `people` are those behind what it counts, where one can have several."""

    id: str
    report: str
    subject: Subject
    population: Population
    measure: Measure
    temporal: Temporal
    dimensions: tuple[Dimension, ...]
    cells: tuple[DraftCell, ...]
    percent: bool
    people: int | None = None

    @property
    def total(self) -> Figure:
        """What the whole table counts."""
        return self.cells[0].figure

    @property
    def breakdowns(self) -> int:
        """How many breakdowns make the table fine; areas are no personal breakdown."""
        return sum(each.name is not DimensionName.AREA for each in self.dimensions)


@dataclass(frozen=True, slots=True)
class Draft:
    """All tables to be, what is left out, and what holds between joined categories."""

    tables: tuple[DraftTable, ...]
    omitted: tuple[Omitted, ...]
    relations: tuple[Relation, ...] = ()


@dataclass(slots=True)
class Drafter:
    """Draws up the tables of one release from exact counts; `unite` counts joined categories.

    `behind` tells how many different people are behind what they ask, do or are given: a breakdown
    and a category are as small as these. `earlier` are the figures that were printed before.
    `version` is that of the counting rules.
    """

    scope: Scope
    counts: Mapping[Atom, int]
    unite: Unite
    behind: WhoIsBehind = everyone_once
    earlier: Sequence[Figure] = ()
    version: str = DEFINITION_VERSION
    omitted: list[Omitted] = field(default_factory=list[Omitted])
    relations: list[Relation] = field(default_factory=list[Relation])
    tables: list[DraftTable] = field(default_factory=list[DraftTable])
    joined: dict[tuple[Subject, Breakdown], tuple[Category, ...]] = field(
        default_factory=dict[tuple[Subject, Breakdown], tuple[Category, ...]]
    )

    _backing: Backing = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._backing = Backing(self._size, self.behind, self.earlier)

    def draft(self) -> Draft:
        """Return every table that the number of people bears."""
        for spec in report_tables.TABLES:
            if not report_tables.is_of(spec, self.version):
                self._omit(spec, Omission.LATER_VERSION)
                continue
            for temporal in self._temporals(spec):
                self._add(spec, temporal)
        self._add_areas()
        return Draft(tuple(self.tables), tuple(dict.fromkeys(self.omitted)), tuple(self.relations))

    def _temporals(self, spec: TableSpec) -> tuple[Temporal, ...]:
        if spec.subject in STOCKS:
            return (Temporal.STOCK,)
        return (Temporal.FLOW, Temporal.CUMULATIVE) if self.scope.adds_up else (Temporal.FLOW,)

    def _size(self, name: str, blocks: Sequence[Block]) -> int:
        return sum(self.counts.get((name, block), 0) for block in blocks)

    def _people(self, spec: TableSpec, blocks: Sequence[Block]) -> int:
        """Return how many different people a table counts in some blocks."""
        return self._backing.people((spec.subject.value,), blocks)

    def _tells_of_few(self, spec: TableSpec, temporal: Temporal) -> bool:
        """Whether a table, beside all that is printed, tells too much of fewer than ten people."""
        own = [self.scope.blocks(temporal)]
        own += [
            table.total.blocks
            for table in self.tables
            if table.subject is spec.subject
            and table.temporal is not temporal
            and (table.dimensions or spec.subject in NEVER_OF_FEW)
        ]
        told = self._backing.told(spec.subject, own)
        return self._backing.fewest((spec.subject.value,), told) is not None

    def _add(self, spec: TableSpec, temporal: Temporal) -> None:
        blocks = self.scope.blocks(temporal)
        people = self._people(spec, blocks)
        widest = self._people(spec, self._widest(spec))
        is_class = bool(spec.breakdowns) or spec.subject is Subject.UNDER_70
        if not widest or (is_class and widest < coarsening.LEAST_QUARTER):
            # one reason for none and for few, which would else be told apart
            self._omit(spec, Omission.NO_DATA)
            if widest:
                self._add_total(spec, temporal)
            return
        if spec.by_area and len(self.scope.areas) > 1:
            self.tables.append(self._areas_table(spec, temporal))
            return
        refused = self._refusal(spec, people, temporal)
        if refused is not None:
            self._omit(spec, refused)
            self._add_total(spec, temporal)
            return
        categories = tuple(self._categories(spec, each) for each in spec.breakdowns)
        if not all(categories):
            self._omit(spec, Omission.JOINED_CATEGORIES)
            self._add_total(spec, temporal)
            return
        table = self._table(spec, temporal, categories)
        if table.breakdowns > 1 and self._crosses_few(table):
            self._omit(spec, Omission.ONE_DIMENSION_ONLY)
        else:
            self.tables.append(table)

    def _crosses_few(self, table: DraftTable) -> bool:
        """Whether a joint cell has more of one person than rounding hides, and few beside her.

        Also in what follows from it and all that was crossed before.
        """
        if self.behind((table.subject.value,), table.total.blocks) is None:
            return False
        crossed = [
            each.total.blocks
            for each in self.tables
            if each.subject is table.subject and each.breakdowns > 1
        ]
        blocks = table.total.blocks
        backing = self._backing

        def told(names: tuple[str, ...]) -> Iterable[Span]:
            if "," not in names[0]:
                return (blocks,)
            return backing.told(table.subject, (blocks, *crossed), names, crossed=True)

        cells = [cell.figure.names for cell in table.cells]
        return any(backing.fewest(names, told(names)) is not None for names in cells)

    def _refusal(self, spec: TableSpec, people: int, temporal: Temporal) -> Omission | None:
        dimensions = len(spec.breakdowns)
        if spec.breakdowns == (PROFILE,):
            if not self.scope.whole or len(self.scope.areas) == 1:
                return Omission.SEVERAL_AREAS
            dimensions += 1
        if spec.breakdowns == (SIGNAL,) and not self.scope.whole:
            self._omit(spec, Omission.SENSITIVE)
        few = bool(dimensions) and self._tells_of_few(spec, temporal)
        if spec.subject in NEVER_OF_FEW and few:
            return Omission.NO_DATA
        if spec.subject in _NOT_PEOPLE:
            few = few or (bool(dimensions) and people < coarsening.LEAST_CATEGORY)
            return Omission.JOINED_CATEGORIES if few else None
        size = self.scope.size
        refused = coarsening.refusal(dimensions, size=size, newcomers=people)
        if refused is None and temporal is Temporal.CUMULATIVE:
            refused = self._small_quarter(spec, dimensions)
        return refused or (Omission.SMALL_QUARTER if few else None)

    def _small_quarter(self, spec: TableSpec, dimensions: int) -> Omission | None:
        """Say whether a sum until now would give away a quarter that was too small to show.

        The half-year and the year take such a quarter in; the other quarters' sums do not.
        """
        last = self.scope.period.last
        if not dimensions or last % 2 == 0:
            return None
        newest = [block for block in self._widest(spec) if block[1] == last]
        few = self._people(spec, newest) < coarsening.LEAST_QUARTER
        return Omission.SMALL_QUARTER if few else None

    def _widest(self, spec: TableSpec) -> tuple[Block, ...]:
        return self.scope.blocks(self._temporals(spec)[-1])

    def _omit(self, spec: TableSpec, reason: Omission) -> None:
        names = tuple(breakdown.name for breakdown in spec.breakdowns)
        self.omitted.append(Omitted(spec.report, reason, names))

    def _categories(self, spec: TableSpec, breakdown: Breakdown) -> tuple[Category, ...]:
        key = (spec.subject, breakdown)
        if key not in self.joined:
            self.joined[key] = self._join(spec, breakdown)
        return self.joined[key]

    def _join(self, spec: TableSpec, breakdown: Breakdown) -> tuple[Category, ...]:
        if breakdown == PROFILE:
            return tuple(Category(code, (code,)) for code in PROFILE.codes)
        blocks, backing = self._widest(spec), self._backing

        def people(codes: Sequence[str]) -> int:
            cells = [name for code in codes for name in breakdown.names(spec.subject, code)]
            everyone = backing.people(cells, blocks)
            if self.behind((spec.subject.value,), blocks) is None:
                return everyone
            fewest = backing.fewest(cells, self._told(spec, cells))
            return everyone if fewest is None else min(everyone, fewest)

        counts = {
            code: sum(self._size(name, blocks) for name in breakdown.names(spec.subject, code))
            for code in breakdown.codes
        }
        least = coarsening.LEAST_CATEGORY if self.scope.whole else _MANY
        hidden = [code for code in breakdown.sensitive if people((code,)) < least]
        found = coarsening.join(breakdown, counts, hidden, people)
        if any(len(category.codes) > 1 for category in found) or not found:
            names = (breakdown.name,)
            self.omitted.append(Omitted(spec.report, Omission.JOINED_CATEGORIES, names))
        return found

    def _told(self, spec: TableSpec, cells: Collection[str]) -> Iterator[Span]:
        """Yield the spans over which cells are known once the tables are printed."""
        own = [self.scope.blocks(temporal) for temporal in self._temporals(spec)]
        divided = [each for each in own if self._people(spec, each) >= coarsening.LEAST_QUARTER]
        total = (spec.subject.value,)
        for span in self._backing.told(spec.subject, divided or own[-1:], cells):
            if self._backing.fewest(total, (span,)) is None:
                yield span

    def _table(
        self, spec: TableSpec, temporal: Temporal, categories: tuple[tuple[Category, ...], ...]
    ) -> DraftTable:
        blocks = self.scope.blocks(temporal)
        rows = product(*((None, *found) for found in categories))
        cells = tuple(
            DraftCell(
                tuple(category.code if category else TOTAL for category in row),
                Figure(self._names(spec, row), blocks),
            )
            for row in rows
        )
        if spec.breakdowns and spec.breakdowns[0].codes[0] == ANY:
            self._relate(cells)
        behind = self.behind((spec.subject.value,), blocks)
        return DraftTable(
            id=_id(spec.id, temporal),
            report=spec.report,
            subject=spec.subject,
            population=spec.population,
            measure=spec.measure,
            temporal=temporal,
            dimensions=tuple(
                Dimension(
                    breakdown.name,
                    tuple(category.code for category in found),
                    breakdown.multiple,
                )
                for breakdown, found in zip(spec.breakdowns, categories, strict=True)
            ),
            cells=cells,
            percent=spec.percent,
            people=None if behind is None else behind.people,
        )

    def _names(self, spec: TableSpec, row: tuple[Category | None, ...]) -> tuple[str, ...]:
        category = row[0] if row else None
        if category and category.code == OTHER and spec.breakdowns[0].multiple:
            return (self.unite(spec.subject, spec.breakdowns[0], category.codes),)
        codes = tuple(category.codes if category else None for category in row)
        return table_relations.cells_of(spec, codes)

    def _relate(self, cells: Sequence[DraftCell]) -> None:
        """Keep "any" at most the sum of the categories that are printed beside it."""
        names = {cell.keys[0]: cell.figure.names for cell in cells}
        if ANY in names:
            parts = (names[key] for key in names if key not in {TOTAL, ANY})
            printed = tuple(name for part in parts for name in part)
            self.relations.append(Relation(names[ANY], printed, equal=False))

    def _add_total(self, spec: TableSpec, temporal: Temporal) -> None:
        """Print the total of a subject whose breakdowns all stay out."""
        shown = {(table.subject, table.temporal) for table in self.tables}
        if spec.subject in _TOTALS and (spec.subject, temporal) not in shown:
            name = f"{spec.report.lower()}_{spec.subject.value}"
            total = TableSpec(
                name, spec.report, spec.subject, spec.population, spec.measure, percent=False
            )
            if spec.subject not in NEVER_OF_FEW or not self._tells_of_few(spec, temporal):
                self.tables.append(self._table(total, temporal, ()))

    def _add_areas(self) -> None:
        """Compare the areas, by their totals only."""
        if len(self.scope.areas) == 1:
            return
        spec = next(spec for spec in report_tables.TABLES if spec.subject is Subject.PEOPLE)
        for temporal in self._temporals(spec):
            self.tables.append(self._areas_table(replace(spec, id="r0_areas"), temporal))

    def _areas_table(self, spec: TableSpec, temporal: Temporal) -> DraftTable:
        blocks = self.scope.blocks(temporal)
        names = (spec.subject.value,)
        cells = [DraftCell((TOTAL,), Figure(names, blocks))]
        groups = self.scope.groups or tuple((label, (area,)) for area, label in self.scope.areas)
        for label, areas in groups:
            own = tuple(block for block in blocks if block[0] in areas)
            cells.append(DraftCell((label,), Figure(names, own)))
        labels = tuple(label for label, _areas in groups)
        return DraftTable(
            id=_id(spec.id, temporal),
            report=spec.report,
            subject=spec.subject,
            population=spec.population,
            measure=spec.measure,
            temporal=temporal,
            dimensions=(Dimension(DimensionName.AREA, labels),),
            cells=tuple(cells),
            percent=False,
        )


def _id(name: str, temporal: Temporal) -> str:
    return f"{name}_cumulative" if temporal is Temporal.CUMULATIVE else name


def figures(tables: Sequence[DraftTable]) -> Iterator[Figure]:
    """Yield everything that is printed, once."""
    yield from dict.fromkeys(cell.figure for table in tables for cell in table.cells)
