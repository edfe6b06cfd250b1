"""The means of a release: of ten people or more, and together never about fewer.

Every mean is attacked before it is told: one at the end of its scale says what all answered.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from spil_desktop.rules import mean_attack, mean_groups, outcome_tables, report_tables, shares
from spil_desktop.rules.disclosure import CLOSE, Atom, Block, Figure
from spil_desktop.rules.drafting import Scope
from spil_desktop.rules.ledger import Mean
from spil_desktop.rules.mean_attack import Group, Printed
from spil_desktop.rules.release import (
    ALL_AREAS,
    Cell,
    Measure,
    Omission,
    Omitted,
    SafeTable,
    Temporal,
)
from spil_desktop.rules.report_cells import MeanSpec

CELLS = frozenset(spec.cell for spec in report_tables.MEANS)
"""Cells that count who gave an answer; of whom, they do not tell."""

SAME_ANSWERS = {"r4_mark": "r10_means:life_mark", "r10_means:life_mark": "r4_mark"}
"""Means of which another table tells the mean of the same answers: the marks at T0, here of who
has one, there of who has a pair."""

_NOBODY_TWICE: Final[Mapping[int, int]] = MappingProxyType({})
_MARKS: Final = tuple(range(1, 11))
_DEGREES: Final = tuple(range(1, 6))
_DAYS: Final = (*range(10), 20, 50, 100, 1_000, 10_000)
"""Numbers of days that stand for all: attacked is who waited at all, not how long."""

Givers = Mapping[str, Mapping[int, int]]
"""By the cell of a mean and the number of an answer, who gave it, where one can give several."""

Answers = Mapping[Atom, Mapping[int, int]]
"""One whole number for every answer, by the cell of a mean in a block and the answer's number."""


def figures(spans: set[tuple[Block, ...]]) -> Iterator[Figure]:
    """Yield the sizes of the groups of means, so that they come out near the truth."""
    yield from (Figure((spec.cell,), span) for spec in report_tables.MEANS for span in spans)


@dataclass(frozen=True, slots=True)
class Told:
    """The means that were told before, and beside which others may be told now."""

    scope: Scope
    means: Sequence[Mean]

    def allows(
        self,
        table: str,
        blocks: Sequence[Block],
        present: Mapping[Block, Sequence[int]],
        givers: Mapping[int, int] = _NOBODY_TWICE,
    ) -> bool:
        """Whether the mean of a table over `blocks` leaves nothing to work out about one to nine.

        `present` are the numbers of the answers that there are now, in every block of the year, and
        `givers` the people who gave them where one can give several.
        """
        # no number of a person is that of an answer
        whose: dict[Hashable, Hashable] = {answer: (who,) for answer, who in givers.items()}
        group = frozenset(each for block in blocks for each in present.get(block, ()))
        alike = [self._whose(mean, present) for mean in self.means if mean.table == table]
        others = [mean for mean in self.means if mean.table == SAME_ANSWERS.get(table)]
        if any(not mean.who and mean.is_near(blocks, len(group)) for mean in others):
            return False
        # what is told beside the same answers, as the scores at T1, is of its own table alone
        beside = (*alike, *(mean.who for mean in others))
        return mean_groups.may_tell(group, alike, whose) and (
            not others or mean_groups.may_tell(group, beside, whose)
        )

    def _whose(self, mean: Mean, present: Mapping[Block, Sequence[int]]) -> mean_groups.Group:
        """Return whose answers a mean was of.

        Where that was not kept: of those who are in its blocks now and came first, and as many
        others as are lacking, in an area that is not counted now if there is one.
        """
        if mean.who or mean.year != self.scope.period.year:
            return mean.who
        first = sorted(each for block in mean.blocks for each in present.get(block, ()))
        found: set[Hashable] = set(first[: mean.people])
        counted = {area for area, _name in self.scope.areas}
        away = next((each for each in mean.blocks if each[0] not in counted), mean.blocks[0])
        return found | {(away, number) for number in range(mean.people - len(found))}


@dataclass(frozen=True, slots=True)
class Means:
    """What means are made of: the answers of every block, and the means that were printed before.

    Whether one may be told is asked again at every rounding of a release, so that is remembered.
    """

    scope: Scope
    answers: Answers
    earlier: Sequence[Mean]
    version: str
    givers: Givers = field(default_factory=dict[str, Mapping[int, int]])
    _allowed: dict[tuple[str, Temporal], bool] = field(
        default_factory=dict[tuple[str, Temporal], bool], init=False, repr=False, compare=False
    )

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
            mean = shares.mean(tuple(given.values()))
            n = Figure((spec.cell,), blocks).total(rounded)
            if mean is None or abs(n - len(given)) > CLOSE or not self._allows(spec, temporal):
                continue
            if mean_attack.is_recognisable(_printed(spec.measure, n, mean)):
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
            year = self.scope.period.year
            return table, Mean(spec.id, blocks, len(given), year, frozenset(given))
        return None

    def _answers(self, spec: MeanSpec, blocks: Sequence[Block]) -> dict[int, int]:
        return {
            who: answer
            for block in blocks
            for who, answer in self.answers.get((spec.cell, block), {}).items()
        }

    def _allows(self, spec: MeanSpec, temporal: Temporal) -> bool:
        asked = spec.id, temporal
        if asked not in self._allowed:
            told = Told(self.scope, self.earlier)
            blocks = self.scope.blocks(temporal)
            present, givers = by_block(spec.cell, self.answers), self.givers.get(spec.cell, {})
            self._allowed[asked] = told.allows(spec.id, blocks, present, givers)
        return self._allowed[asked]


def withheld(version: str, told: Sequence[SafeTable]) -> Iterator[Omitted]:
    """Yield every mean that is not told: with one reason, however many answers there are.

    Whether nobody answered, a few did or all said the same is not to be told apart.
    """
    shown = {table.id.removesuffix(f"_{Temporal.CUMULATIVE}") for table in told}
    wanted = {
        spec.id: (spec.report, report_tables.is_of(spec, version)) for spec in report_tables.MEANS
    }
    wanted[outcome_tables.MEANS] = outcome_tables.REPORT, version != report_tables.FIRST
    for id_, (report, is_known) in wanted.items():
        reason = Omission.UNSAFE_MEAN if is_known else Omission.LATER_VERSION
        if id_ not in shown:
            yield Omitted(report, reason, table=id_)


def by_block(cell: str, answers: Mapping[Atom, Mapping[int, object]]) -> dict[Block, list[int]]:
    """Return the numbers of the answers that one cell counts, block by block."""
    return {block: list(given) for (name, block), given in answers.items() if name == cell}


def _printed(measure: Measure, n: int, mean: Decimal) -> Printed:
    """Return what is known to who reads a mean: what can be answered, and of how many it is."""
    fewest, most = mean_attack.size(n, shares.LEAST_GROUP)
    if measure in {Measure.DAYS, Measure.FEEDBACK_DAYS}:
        waited = frozenset(_DAYS[1:])
        groups = {"at_once": Group(frozenset(_DAYS) - waited), "waited": Group(waited)}
        return Printed(fewest, most, _DAYS, mean, groups=groups, ends=False)
    return Printed(fewest, most, _MARKS if measure is Measure.MARK else _DEGREES, mean)
