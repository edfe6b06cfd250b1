"""What an intruder can still imagine: whole sets of counts that fit everything he knows."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spil_desktop.rules.disclosure import Figure
from spil_desktop.rules.solver import Box, Programme

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


def leaves_doubt(low: int, high: int) -> bool:
    """Whether no interval that holds both of these values, which were seen, can be a finding."""
    if high - low >= FEW_VALUES - 1:
        return low <= 0 or high > TINY
    return high > low >= SMALL


class Target:
    """A quantity under attack, as a sum of columns; `low` and `high` were seen in witnesses.

    It is cleared when no interval that holds both values seen can be a finding.
    """

    __slots__ = ("figure", "high", "is_cleared", "low", "pairs", "terms")

    def __init__(self, figure: Figure, terms: dict[int, int], value: int) -> None:
        self.figure = figure
        self.terms = terms
        self.pairs = tuple(terms.items())
        self.low = self.high = value
        self.is_cleared = False

    def see(self, value: int) -> None:
        """Remember a value that a witness gave it."""
        if self.low <= value <= self.high:
            return
        self.low, self.high = min(self.low, value), max(self.high, value)
        self.is_cleared = leaves_doubt(self.low, self.high)

    def would_be_cleared(self, value: int) -> bool:
        """Whether a witness that gives it this value would clear it."""
        return leaves_doubt(min(self.low, value), max(self.high, value))


class Knowledge:
    """Everything that the intruder knows as one programme, ready to be asked."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme

    def within(self, place: Mapping[int, int], values: Sequence[int]) -> "Knowledge":
        """Return what is known of the columns in `place`, while all others keep their `values`."""
        return Knowledge(self._programme.within(place, values))

    def box(self, pairs: Iterable[tuple[int, float]]) -> tuple[float, float]:
        """Return the least and the most that a sum can be by what is known of its columns alone.

        One at a time: a count is never below zero, and that of one cell often the printed one.
        """
        return self._programme.box(pairs)

    def relaxed(self, goal: Sequence[float]) -> list[float] | None:
        """Return values, whole or not, with the smallest `goal`; None when the solver gives up."""
        return self._programme.relaxed(goal)

    def exact(self, goal: Sequence[float]) -> list[float] | None:
        """Return whole values with the smallest `goal`; None when the solver gives up."""
        return self._programme.solve(goal, gap=_GAP, nodes=_NODES)

    def near(self, goal: Sequence[float], values: Sequence[float]) -> list[float] | None:
        """Return whole values close to `values`; None when there are none.

        Those that are whole stay at first, so that hardly anything is left to be searched. Where
        they can't, all may move by one, and a third of what a search everywhere takes is enough.
        """
        broken = [at for at, value in enumerate(values) if not _is_whole(value)]
        answer = list(values)
        found = self._near(broken, goal, values, 0)
        if found is None:
            return self._near(range(len(values)), goal, values, 1)
        for at, value in zip(broken, found, strict=True):
            answer[at] = value
        return answer

    def _near(
        self, columns: Sequence[int], goal: Sequence[float], values: Sequence[float], margin: int
    ) -> list[float] | None:
        """Return whole values for `columns`, so close to those they have; the others stay."""
        box = _around([values[at] for at in columns], margin)
        few = self._programme.within({at: n for n, at in enumerate(columns)}, values, box)
        return few.solve([goal[at] for at in columns], gap=_NEAR_GAP, nodes=_NODES)


def _around(values: Sequence[float], margin: int) -> Box:
    """Return the whole numbers below and above `values`, and so many more."""
    return (
        [math.floor(value + _WHOLE) - margin for value in values],
        [math.ceil(value - _WHOLE) + margin for value in values],
    )


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
    import numpy as np  # noqa: PLC0415  with the solver, when a release first needs it

    each = np.array(values, dtype=float)
    return bool((np.abs(each - np.rint(each)) < _WHOLE).all())


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < _WHOLE
