"""Tables filled with rounded counts and percentages, and all that an intruder learns from them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spil_desktop.rules import shares
from spil_desktop.rules.auditor import Print, Share
from spil_desktop.rules.breakdowns import NEVER_JOINED
from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.disclosure import BASE, Atom, Figure, Rounded
from spil_desktop.rules.drafting import DraftCell, DraftTable, Scope, figures
from spil_desktop.rules.ledger import Mean
from spil_desktop.rules.release import (
    ALL_AREAS,
    TOTAL,
    Cell,
    Percent,
    SafeTable,
    Statement,
    StatementKind,
    Temporal,
)
from spil_desktop.rules.report_cells import ANY, OTHER
from spil_desktop.rules.statements import UNIONS, UnionShare, statements


@dataclass(slots=True)
class Filled:
    """Tables with numbers, their sentences, and what is learned: prints, shares and means."""

    tables: tuple[SafeTable, ...]
    statements: tuple[Statement, ...]
    prints: tuple[Print, ...]
    shares: tuple[Share, ...]
    means: tuple[Mean, ...]


class Filling:
    """The filling of one release's tables; `counts` are exact, `present` the cells there are."""

    def __init__(
        self,
        scope: Scope,
        counts: Mapping[Atom, int],
        present: Collection[str],
        rounded: Rounded,
    ) -> None:
        self._scope = scope
        self._counts = counts
        self._present = present
        self._rounded = rounded
        self._learned: list[Share] = []

    def filled(
        self,
        drafts: Sequence[DraftTable],
        silent: Collection[str],
        means: Sequence[tuple[SafeTable, Mean]],
    ) -> Filled:
        """Fill `drafts` and put `means` with them; those in `silent` say no percentages."""
        tables = [self._table(draft, silent) for draft in drafts]
        tables += [table for table, _mean in means]
        told = dict(self._union_shares(drafts, silent))
        least = dict.fromkeys(self._standing(drafts), LEAST_CATEGORY)
        return Filled(
            tables=tuple(tables),
            statements=statements(tables, told),
            prints=tuple(
                Print(
                    figure,
                    figure.total(self._rounded.counts),
                    shares.spread(self._rounded.steps[figure]),
                    least.get(figure, 0),
                )
                for figure in figures(drafts)
            ),
            shares=tuple(dict.fromkeys(self._learned)),
            means=tuple(mean for _table, mean in means),
        )

    def _standing(self, drafts: Iterable[DraftTable]) -> Iterator[Figure]:
        """Yield the categories that stand alone because ten people or more are in them."""
        widest = Temporal.CUMULATIVE if self._scope.adds_up else Temporal.FLOW
        for table in drafts:
            joined = [each.name for each in table.dimensions if each.name not in NEVER_JOINED]
            if len(joined) != 1 or table.temporal not in {widest, Temporal.STOCK}:
                continue
            for cell in table.cells:
                stands = cell.keys[0] not in {TOTAL, ANY, OTHER}
                if stands and cell.figure.total(self._counts) >= LEAST_CATEGORY:
                    yield cell.figure

    @property
    def _area(self) -> str:
        return self._scope.areas[0][1] if len(self._scope.areas) == 1 else ALL_AREAS

    def _table(self, draft: DraftTable, silent: Collection[str]) -> SafeTable:
        speaks = draft.percent and draft.id not in silent
        return SafeTable(
            id=draft.id,
            report=draft.report,
            population=draft.population,
            measure=draft.measure,
            temporal=draft.temporal,
            period=self._scope.period,
            area=self._area,
            dimensions=draft.dimensions,
            cells=tuple(self._cell(draft, cell, speaks=speaks) for cell in draft.cells),
            percent_step=shares.step_of(self._people(draft)) or BASE,
            steps=max(self._rounded.steps[cell.figure] for cell in draft.cells),
        )

    def _cell(self, table: DraftTable, cell: DraftCell, *, speaks: bool) -> Cell:
        percent = None
        if speaks and cell.figure != table.total:
            percent = self._share(cell.figure, table)
        return Cell(cell.keys, cell.figure.total(self._rounded.counts), percent)

    def _people(self, table: DraftTable) -> int:
        """Return of how many people shares of a table are: one can be behind several counts."""
        counted = table.total.total(self._counts)
        return counted if table.people is None else min(counted, table.people)

    def _share(self, part: Figure, table: DraftTable) -> Percent | None:
        group, people = table.total, self._people(table)
        counted = group.total(self._counts)
        rounded = group.total(self._rounded.counts)
        share = shares.percent(part.total(self._counts), counted, rounded, people)
        step = shares.step_of(people)
        if share is not None and step is not None:
            fewest, most = shares.sizes(step)
            # the step tells of how many people the group is, which may have more counts than that
            told = *shares.known(share, step), fewest, most if people == counted else None
            self._learned.append(Share(part, group, *told))
        return share

    def _union_shares(
        self, drafts: Sequence[DraftTable], silent: Collection[str]
    ) -> Iterator[tuple[StatementKind, Percent]]:
        for union in UNIONS:
            table = _drafted(union, drafts)
            if table is None or table.id in silent:
                continue
            names = tuple(name for name in union.names if name in self._present)
            share = self._share(Figure(names, table.total.blocks), table)
            if share is not None:
                yield union.kind, share


def _drafted(union: UnionShare, drafts: Sequence[DraftTable]) -> DraftTable | None:
    by_id = {table.id: table for table in drafts}
    found = by_id.get(union.table) or by_id.get(f"{union.table}_cumulative")
    if found is None and union.apart:
        alike = (
            table
            for table in drafts
            if table.subject is union.subject and table.breakdowns == 1 and table.percent
        )
        found = next(alike, None)
    return found
