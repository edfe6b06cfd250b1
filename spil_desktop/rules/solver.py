"""The one door to the solver of linear and integer programmes (HiGHS, through scipy).

scipy takes 0.4 s to import and only releases need it, so it is imported when it is first used.
"""

import os
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_STDOUT = 1


@dataclass(slots=True)
class Rows:
    """Rows of a sparse matrix with their bounds, as they are written down."""

    row: list[int] = field(default_factory=list[int])
    column: list[int] = field(default_factory=list[int])
    value: list[float] = field(default_factory=list[float])
    low: list[float] = field(default_factory=list[float])
    high: list[float] = field(default_factory=list[float])

    def add(self, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        """Add the row low <= sum of value times column <= high; a column may come twice."""
        number = len(self.low)
        for column, value in terms:
            self.row.append(number)
            self.column.append(column)
            self.value.append(value)
        self.low.append(low)
        self.high.append(high)

    def within(self, place: Mapping[int, int], values: Sequence[float]) -> "Rows":
        """Return the rows over the columns in `place`, numbered as it says, with the others fixed.

        Those others keep their `values`, which the bounds are moved by.
        """
        moved = [0.0] * len(self.low)
        touched: dict[int, list[tuple[int, float]]] = {}
        for row, column, value in zip(self.row, self.column, self.value, strict=True):
            if column in place:
                touched.setdefault(row, []).append((place[column], value))
            else:
                moved[row] += value * values[column]
        rows = Rows()
        for row, terms in touched.items():
            rows.add(terms, self.low[row] - moved[row], self.high[row] - moved[row])
        return rows


class Programme:
    """A programme of which only the goal and the box of its columns change from call to call."""

    def __init__(self, rows: Rows, columns: int) -> None:
        import numpy as np  # noqa: PLC0415  see above
        from scipy.optimize import LinearConstraint  # noqa: PLC0415  see above
        from scipy.sparse import csr_array  # noqa: PLC0415  see above

        matrix = csr_array((rows.value, (rows.row, rows.column)), shape=(len(rows.low), columns))
        self._constraints = [LinearConstraint(matrix, np.array(rows.low), np.array(rows.high))]
        if not rows.low:
            self._constraints = []

    def solve(
        self,
        goal: Sequence[float],
        box: tuple[Sequence[float], Sequence[float]],
        whole: Sequence[int],
        *,
        gap: float,
        nodes: int,
    ) -> list[float] | None:
        """Return the values within `box` with the smallest `goal`; None where none are found.

        `whole` has 1 for columns that must be whole numbers. `gap` is the relative distance to the
        best at which the search may stop, `nodes` the most branches it may follow.
        """
        import numpy as np  # noqa: PLC0415  see above
        from scipy.optimize import Bounds, milp  # noqa: PLC0415  see above

        with _quiet():
            answer = milp(
                np.array(goal),
                integrality=np.array(whole),
                bounds=Bounds(np.array(box[0]), np.array(box[1])),
                constraints=self._constraints,
                options={"mip_rel_gap": gap, "node_limit": nodes},
            )
        return None if answer.x is None else [float(value) for value in answer.x]


@contextmanager
def _quiet() -> Generator[None]:
    """Keep what HiGHS now and then prints, whatever it was told, out of a command's JSON."""
    try:
        kept = os.dup(_STDOUT)
    except OSError:  # a window has no standard output
        yield
        return
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a descriptor, not a file to read
        os.dup2(nowhere.fileno(), _STDOUT)
        try:
            yield
        finally:
            os.dup2(kept, _STDOUT)
            with suppress(OSError):
                os.close(kept)
