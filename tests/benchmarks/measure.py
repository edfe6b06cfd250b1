"""Measuring: the best of some runs, and a line that compares it with a floor of the same run."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self

_TURNS = 10


class Time(NamedTuple):
    """What some work took, in milliseconds: by the clock, and of the processor.

    On a machine that others use too, the clock also counts the waiting for them.
    """

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Line:
    """One budget: measured and floor in `unit`s; the limit is a ratio or in them.

    `processor` is what is measured without the waiting, and as a ratio to that of the floor.
    """

    what: str
    measured: float
    floor: float | None = None
    ratio: float | None = None
    at_most: float | None = None
    unit: str = "ms"
    processor: str = ""

    @classmethod
    def of(
        cls,
        what: str,
        measured: Time,
        floor: Time | None = None,
        *,
        ratio: float | None = None,
        at_most: float | None = None,
    ) -> Self:
        """Make a line of two times; the budget is about the clock."""
        processor = f"processor {measured.processor:.1f} ms"
        if floor is not None and floor.processor:
            processor += f", {measured.processor / floor.processor:.2f}×"
        clock = None if floor is None else floor.clock
        return cls(what, measured.clock, clock, ratio, at_most, processor=processor)

    @property
    def is_over(self) -> bool:
        """Whether the budget is exceeded."""
        if self.ratio is not None and self.floor and self.measured > self.ratio * self.floor:
            return True
        return self.at_most is not None and self.measured > self.at_most

    def __str__(self) -> str:
        parts = [f"{self.what:<45}{self.measured:>9.1f} {self.unit}"]
        if self.floor is not None:
            parts.append(f"{self.measured / self.floor:>7.2f}× of {self.floor:.1f} {self.unit}")
        if self.ratio is not None:
            parts.append(f"(at most {self.ratio:.1f}×)")
        if self.at_most is not None:
            parts.append(f"(at most {self.at_most:.0f} ms)")
        if self.processor:
            parts.append(f"[{self.processor}]")
        return "  ".join((*parts, "OVER" if self.is_over else ""))


def best(work: Callable[[], object], times: int = 5) -> Time:
    """Return the shortest of `times` runs: what the work itself costs."""
    return _shortest(_once(work) for _run in range(times))


def in_turn(
    work: Callable[[], object], other: Callable[[], object], times: int = 5
) -> tuple[Time, Time]:
    """Return the shortest of `times` runs of each: some of the one, then some of the other, on.

    What else the machine does then takes from both: one after the other, it may take from one.
    """
    each = max(1, times // _TURNS)
    pairs = [(best(work, each), best(other, each)) for _turn in range(times // each)]
    return _shortest(one for one, _ in pairs), _shortest(two for _, two in pairs)


def _shortest(runs: Iterable[Time]) -> Time:
    clocks, processors = zip(*runs, strict=True)
    return Time(min(clocks), min(processors))


def ninety_fifth(work: Callable[[], object], times: int = 40) -> Time:
    """Return the 95th percentile of `times` runs: what a user notices."""
    runs = [_once(work) for _run in range(times)]
    return Time(
        statistics.quantiles([run.clock for run in runs], n=20)[-1],
        statistics.quantiles([run.processor for run in runs], n=20)[-1],
    )


def _once(work: Callable[[], object]) -> Time:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Time((time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000)
