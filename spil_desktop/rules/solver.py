"""The one door to the solver of linear and integer programmes (HiGHS).

It takes 0.2 s to import and only releases need it, so it is imported when it is first used. It
runs in one thread and is limited in branches, never in seconds: the same question has the same
answer on every machine.
"""

import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from highspy import Highs

_STDOUT = 1
_BY_ROW = 2
_SMALLEST = 1
_PRIMAL_SIMPLEX = 4
_NEARLY = 1e-9

Box = tuple[Sequence[float], Sequence[float]]
"""The lowest and the highest value of every column."""


@dataclass(slots=True)
class Rows:
    """Rows of a sparse matrix with their bounds, as they are written down."""

    terms: list[Mapping[int, float]] = field(default_factory=list[Mapping[int, float]])
    low: list[float] = field(default_factory=list[float])
    high: list[float] = field(default_factory=list[float])
    _index: dict[int, list[int]] = field(default_factory=dict[int, list[int]])

    def add(self, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        """Add the row low <= sum of value times column <= high; a column may come twice."""
        row: dict[int, float] = {}
        for column, value in terms:
            row[column] = row.get(column, 0) + value
        self.terms.append({column: value for column, value in row.items() if value})
        self.low.append(low)
        self.high.append(high)

    def within(self, place: Mapping[int, int], values: Sequence[float]) -> "Rows":
        """Return the rows over the columns in `place`, numbered as it says, with the others fixed.

        Those others keep their `values`, which the bounds are moved by.
        """
        rows = Rows()
        of = self._rows_of()
        for row in sorted({row for column in place for row in of.get(column, ())}):
            inside: dict[int, float] = {}
            moved = 0.0
            for column, value in self.terms[row].items():
                if column in place:
                    inside[place[column]] = value
                else:
                    moved += value * values[column]
            rows.terms.append(inside)
            rows.low.append(self.low[row] - moved)
            rows.high.append(self.high[row] - moved)
        return rows

    def _rows_of(self) -> Mapping[int, Sequence[int]]:
        """Return the rows that a column is in."""
        if not self._index:
            for row, terms in enumerate(self.terms):
                for column in terms:
                    self._index.setdefault(column, []).append(row)
        return self._index


class Programme:
    """A programme of which only the goal changes from call to call.

    `whole` has 1 for columns that must be whole numbers; without it all must be.
    """

    def __init__(
        self, rows: Rows, columns: int, box: Box, whole: Sequence[int] | None = None
    ) -> None:
        self.columns = columns
        self._whole = [1] * columns if whole is None else list(whole)
        self._low, self._high = list(box[0]), list(box[1])
        self._rows = self._tidied(rows)
        self._by_row = self._listed()
        self._is_empty = self._has_no_room()
        self._relaxed: Highs | None = None
        self._exact: Highs | None = None

    def _tidied(self, rows: Rows) -> Rows:
        """Make rows of one column part of the box and rows that say the same one row.

        The solver would do so itself, but at every call anew.
        """
        tidy = Rows()
        place: dict[frozenset[tuple[int, float]], int] = {}
        for terms, low, high in zip(rows.terms, rows.low, rows.high, strict=True):
            if len(terms) == 1:
                ((column, value),) = terms.items()
                self._narrow(column, value, low, high)
                continue
            row = place.setdefault(frozenset(terms.items()), len(place))
            if row == len(tidy.low):
                tidy.terms.append(terms)
                tidy.low.append(low)
                tidy.high.append(high)
            else:
                tidy.low[row] = max(tidy.low[row], low)
                tidy.high[row] = min(tidy.high[row], high)
        return tidy

    def within(
        self, place: Mapping[int, int], values: Sequence[float], box: Box | None = None
    ) -> "Programme":
        """Return the programme of only the columns in `place`, with all others at their `values`.

        The columns are numbered as `place` says, and stay within `box` as well.
        """
        every = sorted(place, key=place.__getitem__)
        own = [self._low[column] for column in every], [self._high[column] for column in every]
        inside = own if box is None else _common(own, box)
        return Programme(self._rows.within(place, values), len(every), inside)

    def box(self, pairs: Iterable[tuple[int, float]]) -> tuple[float, float]:
        """Return between what a sum of value times column lies by the ends of its columns alone."""
        least = most = 0.0
        for column, value in pairs:
            ends = value * self._low[column], value * self._high[column]
            least += min(ends)
            most += max(ends)
        return least, most

    def _narrow(self, column: int, value: float, low: float, high: float) -> None:
        ends = sorted((low / value, high / value))
        self._low[column] = max(self._low[column], ends[0])
        self._high[column] = min(self._high[column], ends[1])

    def _listed(self) -> tuple[list[int], list[int], list[float]]:
        """Return the rows as the solver takes them: where each begins, columns and values."""
        starts: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for terms in self._rows.terms:
            starts.append(len(columns))
            columns.extend(terms)
            values.extend(terms.values())
        return starts, columns, values

    def relaxed(self, goal: Sequence[float]) -> list[float] | None:
        """Return the values, whole or not, with the smallest `goal`; None when there are none.

        Every search starts where the last one ended, which is ten times sooner done.
        """
        import highspy  # noqa: PLC0415  see above

        if self._is_empty:
            return None
        with _quiet():
            if self._relaxed is None:
                self._relaxed = self._passed([0] * self.columns)
                self._relaxed.setOptionValue("presolve", "off")
                self._relaxed.setOptionValue("simplex_strategy", _PRIMAL_SIMPLEX)
                # numbers of like size need no scaling, and every search would look for it anew;
                # a corner is as good as one beside it, so that nothing need be moved and put back
                self._relaxed.setOptionValue("simplex_scale_strategy", 0)
                self._relaxed.setOptionValue("primal_simplex_bound_perturbation_multiplier", 0.0)
            self._run(self._relaxed, goal)
        if self._relaxed.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return list(self._relaxed.getSolution().col_value)

    def solve(self, goal: Sequence[float], *, gap: float, nodes: int) -> list[float] | None:
        """Return the values with the smallest `goal`; None where none are found.

        `gap` is the relative distance to the best at which the search may stop, `nodes` the most
        branches it may follow.
        """
        import highspy  # noqa: PLC0415  see above

        if self._is_empty:
            return None
        with _quiet():
            if self._exact is None:
                self._exact = self._passed(self._whole)
                # a search of its own before the first branch: three quarters of the time of a
                # small programme, and hardly ever of use
                self._exact.setOptionValue("mip_heuristic_run_feasibility_jump", False)
            self._exact.setOptionValue("mip_rel_gap", gap)
            self._exact.setOptionValue("mip_max_nodes", nodes)
            self._run(self._exact, goal)
        if self._exact.getInfo().primal_solution_status != highspy.kSolutionStatusFeasible:
            return None
        return list(self._exact.getSolution().col_value)

    def _run(self, model: "Highs", goal: Sequence[float]) -> None:
        import numpy as np  # noqa: PLC0415  see above

        every = np.arange(self.columns, dtype=np.int32)
        model.changeColsCost(self.columns, every, np.array(goal, dtype=float))
        model.run()

    def _has_no_room(self) -> bool:
        """Whether a column is left nothing to be."""
        ends = zip(self._low, self._high, strict=True)
        return any(low > high + _NEARLY for low, high in ends)

    def _passed(self, whole: Sequence[int]) -> "Highs":
        """Return a solver that holds the programme."""
        from highspy import Highs  # noqa: PLC0415  see above

        model = cast("Callable[[], Highs]", Highs)()  # its library leaves this one untyped
        model.setOptionValue("output_flag", False)
        model.setOptionValue("threads", 1)
        starts, columns, values = self._by_row
        model.passModel(
            self.columns,
            len(self._rows.low),
            len(columns),
            _BY_ROW,
            _SMALLEST,
            0.0,
            [0.0] * self.columns,
            [float(each) for each in self._low],
            [float(each) for each in self._high],
            self._rows.low,
            self._rows.high,
            starts,
            columns,
            values,
            list(whole),
        )
        return model


def _common(one: Box, other: Box) -> Box:
    """Return the box of what is in both."""
    return list(map(max, one[0], other[0])), list(map(min, one[1], other[1]))


@contextmanager
def _quiet() -> Generator[None]:
    """Keep what HiGHS now and then prints, whatever it was told, out of a command's JSON."""
    try:
        kept = os.dup(_STDOUT)
    except OSError:  # a window has no standard output
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDOUT)
        yield
    finally:
        os.dup2(kept, _STDOUT)
        for descriptor in (nowhere, kept):
            with suppress(OSError):
                os.close(descriptor)
