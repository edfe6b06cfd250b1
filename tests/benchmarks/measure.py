"""Measuring: the best of some runs, and a line that compares it with a floor of the same run."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One budget: measured and floor in `unit`s; the limit is a ratio or in them."""

    what: str
    measured: float
    floor: float | None = None
    ratio: float | None = None
    at_most: float | None = None
    unit: str = "ms"

    @property
    def is_over(self) -> bool:
        """Whether the budget is exceeded."""
        if self.ratio is not None and self.floor and self.measured > self.ratio * self.floor:
            return True
        return self.at_most is not None and self.measured > self.at_most

    def __str__(self) -> str:
        parts = [f"{self.what:<52}{self.measured:>10.1f} {self.unit}"]
        if self.floor is not None:
            parts.append(f"{self.measured / self.floor:>7.2f}× of {self.floor:.1f} {self.unit}")
        if self.ratio is not None:
            parts.append(f"(at most {self.ratio:.1f}×)")
        if self.at_most is not None:
            parts.append(f"(at most {self.at_most:.0f} ms)")
        return "  ".join((*parts, "OVER" if self.is_over else ""))


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest of `times` runs, in milliseconds: what the work itself costs."""
    return min(_once(work) for _run in range(times))


def ninety_fifth(work: Callable[[], object], times: int = 40) -> float:
    """Return the 95th percentile of `times` runs, in milliseconds: what a user notices."""
    return statistics.quantiles([_once(work) for _run in range(times)], n=20)[-1]


def _once(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
