"""The means of outcomes in a release: at T0, at T1, the difference, and the interval around it.

Of ten people or more, and an interval of thirty or more: of fewer, its width tells too much of how
much a few people changed. Every mean is attacked beside the counts that are printed of the same
people; what does not stand that is left out, the interval first.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from spil_desktop.rules import mean_attack, paired, report_tables, safe_means, shares
from spil_desktop.rules.disclosure import CLOSE, Atom, Block, Figure
from spil_desktop.rules.drafting import Scope
from spil_desktop.rules.ledger import Mean
from spil_desktop.rules.mean_attack import Group, Printed
from spil_desktop.rules.outcome_tables import (
    DIFFERENCE,
    FIGURES,
    HIGH,
    LOW,
    MEANS,
    OUTCOMES,
    PEOPLE,
    REPORT,
    T0,
    T1,
    OutcomeSpec,
)
from spil_desktop.rules.paired import Change, Pair, Paired
from spil_desktop.rules.release import (
    ALL_AREAS,
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Population,
    SafeTable,
    Temporal,
)

LEAST_FOR_INTERVAL: Final = 30
"""People that an interval needs, as percentages in steps of five do."""

_ONE_DECIMAL: Final = Decimal("0.1")
Pairs = Mapping[Atom, Mapping[int, tuple[int, int]]]
"""First and later scores, by the cell of an outcome in a block and by the participant's number."""


@dataclass(frozen=True, slots=True)
class OutcomeMeans:
    """What the table of means is made of: pairs of scores by block, and what was printed before."""

    scope: Scope
    pairs: Pairs
    earlier: Sequence[Mean]
    version: str

    def tables(
        self, rounded: Mapping[Atom, int], counted: Sequence[SafeTable], told: Sequence[Mean]
    ) -> Iterator[tuple[SafeTable, tuple[Mean, ...]]]:
        """Yield the table of the period and, of outcomes that it cannot show, that since January.

        `counted` are the tables of the same release, which an intruder reads beside this one, and
        `told` its other means.
        """
        left: Sequence[OutcomeSpec] = () if self.version == report_tables.FIRST else OUTCOMES
        for temporal in dict.fromkeys((Temporal.FLOW, self._widest)):
            found = [
                (spec, cells)
                for spec in left
                if self._may_tell(spec, temporal, told)
                and (cells := self._cells(spec, temporal, rounded, counted))
            ]
            left = [spec for spec in left if spec not in {each for each, _ in found}]
            if found:
                yield self._table(found, temporal)

    @property
    def _widest(self) -> Temporal:
        return Temporal.CUMULATIVE if self.scope.adds_up else Temporal.FLOW

    def _table(
        self, found: Sequence[tuple[OutcomeSpec, tuple[Cell, ...]]], temporal: Temporal
    ) -> tuple[SafeTable, tuple[Mean, ...]]:
        blocks = self.scope.blocks(temporal)
        areas = self.scope.areas
        cells = tuple(cell for _spec, cells in found for cell in cells)
        shown = {cell.keys[1] for cell in cells}
        table = SafeTable(
            id=MEANS if temporal is Temporal.FLOW else f"{MEANS}_{Temporal.CUMULATIVE}",
            report=REPORT,
            population=Population.PAIRED,
            measure=Measure.SCORE,
            temporal=temporal,
            period=self.scope.period,
            area=areas[0][1] if len(areas) == 1 else ALL_AREAS,
            dimensions=(
                Dimension(DimensionName.OUTCOME, tuple(spec.measure for spec, _cells in found)),
                Dimension(
                    DimensionName.OUTCOME_FIGURE, tuple(each for each in FIGURES if each in shown)
                ),
            ),
            cells=cells,
        )
        told = ((_remembered(spec), frozenset(self._given(spec, blocks))) for spec, _ in found)
        year = self.scope.period.year
        return table, tuple(Mean(name, blocks, len(who), year, who) for name, who in told)

    def _cells(
        self,
        spec: OutcomeSpec,
        temporal: Temporal,
        rounded: Mapping[Atom, int],
        counted: Sequence[SafeTable],
    ) -> tuple[Cell, ...]:
        blocks = self.scope.blocks(temporal)
        given = tuple(self._given(spec, blocks).values())
        n = Figure((spec.subject.value,), blocks).total(rounded)
        if len(given) < shares.LEAST_GROUP or abs(n - len(given)) > CLOSE:
            return ()
        beside = [table for table in counted if table.population is spec.population]
        beside = [table for table in beside if table.temporal is temporal]
        return _printed(spec, given, n, beside)

    def _may_tell(self, spec: OutcomeSpec, temporal: Temporal, told: Sequence[Mean]) -> bool:
        """Whether nothing about one to nine people follows beside what else is and was told."""
        present = safe_means.by_block(spec.subject.value, self.pairs)
        before = safe_means.Told(self.scope, (*self.earlier, *told))
        return before.allows(_remembered(spec), self.scope.blocks(temporal), present)

    def _given(self, spec: OutcomeSpec, blocks: Sequence[Block]) -> dict[int, tuple[int, int]]:
        return {
            who: pair
            for block in blocks
            for who, pair in self.pairs.get((spec.subject.value, block), {}).items()
        }


def _remembered(spec: OutcomeSpec) -> str:
    return f"{MEANS}:{spec.measure}"


def _printed(
    spec: OutcomeSpec, given: Sequence[tuple[int, int]], n: int, beside: Sequence[SafeTable]
) -> tuple[Cell, ...]:
    """Return the cells of one outcome; without its interval, or none, where that is safer."""
    found = paired.compare_some(
        [Pair(*each) for each in given], higher_is_better=spec.scored.higher_is_better
    )
    for with_interval in (True, False):
        means = _means(found, with_interval=with_interval)
        known = found.n, mean_attack.size(n, _least(means))
        if not (
            _is_known_of_levels(spec, known, means, beside)
            or _is_known_of_changes(spec, known, means, beside)
        ):
            keys = spec.measure
            told = (Cell((keys, figure), None, mean=mean, n=n) for figure, mean in means.items())
            return (Cell((keys, PEOPLE), n), *told)
    return ()


def _least(means: Collection[str]) -> int:
    """Return of how many people at least means are, as they are printed."""
    return LEAST_FOR_INTERVAL if HIGH in means else shares.LEAST_GROUP


def _means(found: Paired, *, with_interval: bool) -> dict[str, Decimal]:
    means = {
        T0: _rounded(found.first),
        T1: _rounded(found.later),
        DIFFERENCE: _rounded(found.difference),
    }
    if with_interval and found.interval is not None and found.n >= LEAST_FOR_INTERVAL:
        means[LOW] = _rounded(Fraction(found.interval.low))
        means[HIGH] = _rounded(Fraction(found.interval.high))
    return means


def _rounded(number: Fraction) -> Decimal:
    """Round to one decimal, halves away from zero, as a reader would; never to a minus zero."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(_ONE_DECIMAL, ROUND_HALF_UP) + 0


def _is_known_of_levels(
    spec: OutcomeSpec,
    known: tuple[int, tuple[int, int]],
    means: Mapping[str, Decimal],
    beside: Sequence[SafeTable],
) -> bool:
    """Attack what people scored first and later.

    `known` is how many they are, and the fewest and most that they can be by what is printed.
    """
    people, size = known
    scale = spec.scored
    scores = tuple(range(scale.low, scale.high + 1))

    def kind(value: int) -> str:
        cutoff = scale.cutoff(value)
        return cutoff.code if cutoff else ""

    levels = (
        (means[T0], DimensionName.LONELINESS_T0),
        (means[T1], DimensionName.LONELINESS_T1),
    )
    return any(
        mean_attack.is_recognisable(
            Printed(*size, scores, mean, None, _groups(beside, name, scores, kind, people))
        )
        for mean, name in levels
    )


def _is_known_of_changes(
    spec: OutcomeSpec,
    known: tuple[int, tuple[int, int]],
    means: Mapping[str, Decimal],
    beside: Sequence[SafeTable],
) -> bool:
    """Attack by how much people changed, as `_is_known_of_levels` does; the ends are no secret."""
    people, size = known
    scale = spec.scored
    reach = scale.high - scale.low
    half = (means[HIGH] - means[LOW]) / 2 if HIGH in means else None

    def change(value: int) -> str:
        up = Change.BETTER if scale.higher_is_better else Change.WORSE
        down = Change.WORSE if scale.higher_is_better else Change.BETTER
        return (up if value > 0 else down if value < 0 else Change.SAME).value

    moved = tuple(range(-reach, reach + 1))
    groups = {
        code.value: Group(frozenset(value for value in moved if change(value) == code.value))
        for code in Change
    } | _groups(beside, DimensionName.CHANGE, moved, change, people)
    return mean_attack.is_recognisable(
        Printed(*size, moved, means[DIFFERENCE], half, groups, ends=False)
    )


def _groups(
    beside: Sequence[SafeTable],
    name: DimensionName,
    values: Sequence[int],
    code_of: Callable[[int], str],
    people: int,
) -> dict[str, Group]:
    """Return what the printed counts and shares say of groups of values."""
    found: dict[str, Group] = {}
    for table in beside:
        if [each.name for each in table.dimensions] != [name]:
            continue
        off = shares.spread(table.steps)
        for cell in table.cells:
            if cell.keys[0] is TOTAL or cell.count is None:
                continue
            codes = set(str(cell.keys[0]).split("+"))
            low, high = max(cell.count - off, 0), cell.count + off
            step = shares.step_of(people)
            if cell.percent is not None and step is not None:
                least, most = shares.limits(cell.percent, step)
                low = max(low, -int(-least * people // 100))
                high = min(high, int(most * people // 100))
            inside = frozenset(value for value in values if code_of(value) in codes)
            found[str(cell.keys[0])] = Group(inside, low, high)
    return found
