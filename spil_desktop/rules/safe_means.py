"""The means of a release: of ten people or more, and never twice of nearly the same people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spil_desktop.rules import report_tables, shares
from spil_desktop.rules.disclosure import CLOSE, Atom, Block, Figure
from spil_desktop.rules.drafting import Scope
from spil_desktop.rules.ledger import Mean
from spil_desktop.rules.release import ALL_AREAS, Cell, SafeTable, Temporal
from spil_desktop.rules.report_cells import MeanSpec

CELLS = frozenset(spec.cell for spec in report_tables.MEANS)
"""Cells that count who gave an answer; of whom, they do not tell."""

SAME_ANSWERS = {"r4_mark": "r10_means:life_mark"}
"""Means of which another table tells the mean of the same answers, at T0, of who has a pair."""


def figures(spans: set[tuple[Block, ...]]) -> Iterator[Figure]:
    """Yield the sizes of the groups of means, so that they come out near the truth."""
    yield from (Figure((spec.cell,), span) for spec in report_tables.MEANS for span in spans)


@dataclass(frozen=True, slots=True)
class Means:
    """What means are made of: the answers of every block, and the means that were printed before.

    `answers` maps the cell of a mean, in a block, to one whole number a person.
    """

    scope: Scope
    answers: Mapping[Atom, Sequence[int]]
    earlier: Sequence[Mean]
    version: str

    def tables(self, rounded: Mapping[Atom, int]) -> Iterator[tuple[SafeTable, Mean]]:
        """Yield a table for every mean that may be told, and what to remember of it."""
        for spec in report_tables.MEANS:
            found = self._table(spec, rounded) if report_tables.is_of(spec, self.version) else None
            if found is not None:
                yield found

    def _table(self, spec: MeanSpec, rounded: Mapping[Atom, int]) -> tuple[SafeTable, Mean] | None:
        for temporal in (Temporal.FLOW, Temporal.CUMULATIVE):
            blocks = self.scope.blocks(temporal)
            given = self._answers(spec, blocks)
            mean = shares.mean(given)
            n = Figure((spec.cell,), blocks).total(rounded)
            if mean is None or not self._may_tell(spec, blocks, len(given)):
                continue
            if abs(n - len(given)) > CLOSE:
                continue
            areas = self.scope.areas
            table = SafeTable(
                id=spec.id,
                report=spec.report,
                population=spec.population,
                measure=spec.measure,
                temporal=temporal,
                period=self.scope.period,
                area=areas[0][1] if len(areas) == 1 else ALL_AREAS,
                dimensions=(),
                cells=(Cell((), None, mean=mean, n=n),),
            )
            return table, Mean(spec.id, blocks, len(given))
        return None

    def _answers(self, spec: MeanSpec, blocks: Sequence[Block]) -> list[int]:
        return [each for block in blocks for each in self.answers.get((spec.cell, block), ())]

    def _may_tell(self, spec: MeanSpec, blocks: Sequence[Block], people: int) -> bool:
        """Whether every mean printed before was of the same group, or of ten others at least."""
        for before in self.earlier:
            common = sorted(set(blocks) & set(before.blocks))
            if before.table == SAME_ANSWERS.get(spec.id) and before.is_near(blocks, people):
                return False
            if before.table != spec.id or not common:
                continue
            if not shares.may_follow(before.change(people, len(self._answers(spec, common)))):
                return False
        return True
