"""What an intruder can still imagine: whole sets of counts that fit everything he knows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from spil_desktop.rules.disclosure import Figure
from spil_desktop.rules.solver import Programme, Rows

FEW_VALUES = 3
"""The number of possible values that still leaves doubt about a small group."""
SMALL = 10
"""Groups below this are small."""
TINY = 4
"""The largest count of which nothing may be known for sure but that it may be zero."""

_WHOLE = 1e-6
_GAP = 1e-6
_NEAR_GAP = 0.5
_NODES = 500


@dataclass(slots=True)
class Target:
    """A quantity under attack, as a sum of columns; `low` and `high` were seen in witnesses."""

    figure: Figure
    terms: dict[int, float]
    low: int = 0
    high: int = 0

    def see(self, value: int) -> None:
        """Remember a value that a witness gave it."""
        self.low = min(self.low, value)
        self.high = max(self.high, value)

    @property
    def is_cleared(self) -> bool:
        """Whether no interval that holds both values seen can be a finding."""
        if self.high - self.low >= FEW_VALUES - 1:
            return self.low <= 0 or self.high > TINY
        return self.high > self.low >= SMALL


class Knowledge:
    """Everything that the intruder knows as one programme, ready to be asked."""

    def __init__(self, rows: Rows, columns: int, lowest: int, highest: int) -> None:
        self._programme = Programme(rows, columns)
        self._anywhere = ([float(lowest)] * columns, [float(highest)] * columns)

    def relaxed(self, goal: Sequence[float]) -> list[float] | None:
        """Return values, whole or not, with the smallest `goal`; None when the solver gives up."""
        return self._solve(goal, self._anywhere, whole=False)

    def exact(self, goal: Sequence[float]) -> list[float] | None:
        """Return whole values with the smallest `goal`; None when the solver gives up."""
        return self._solve(goal, self._anywhere, whole=True)

    def near(self, goal: Sequence[float], values: Sequence[float]) -> list[float] | None:
        """Return whole values close to `values`; None when there are none."""
        lowest = self._anywhere[0][0]
        for margin in (0, 1):
            box = (
                [max(math.floor(value + _WHOLE) - margin, lowest) for value in values],
                [float(math.ceil(value - _WHOLE) + margin) for value in values],
            )
            answer = self._solve(goal, box, whole=True, gap=_NEAR_GAP)
            if answer is not None:
                return answer
        return None

    def _solve(
        self,
        goal: Sequence[float],
        box: tuple[list[float], list[float]],
        *,
        whole: bool,
        gap: float = _GAP,
    ) -> list[float] | None:
        kinds = [int(whole)] * len(goal)
        return self._programme.solve(goal, box, kinds, gap=gap, nodes=_NODES)


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that may move while the others stay, what is known of them, and whom that moves."""

    columns: tuple[int, ...]
    knowledge: Knowledge
    targets: tuple[Target, ...]

    def solve(self, goal: Sequence[float]) -> list[int] | None:
        """Return whole counts that fit everything known and make `goal` fairly small.

        Corners of the programme are nearly whole; only the few other values are searched, close
        by. None where that finds nothing.
        """
        answer = self.knowledge.relaxed(goal)
        if answer is not None and not is_whole(answer):
            answer = self.knowledge.near(goal, answer)
        return None if answer is None else [round(value) for value in answer]


def is_whole(values: Sequence[float]) -> bool:
    """Whether all values are whole numbers."""
    return all(abs(value - round(value)) < _WHOLE for value in values)
