"""Figures of several releases together, from what each printed: sums, and how far they can be off.

A printed count can be some people from the truth, and that adds up. So a sum comes with the least
and greatest true sum; and a percentage is printed only at a step that no input was finer than, and
only when every true figure that the inputs allow rounds to it. Otherwise there are its limits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from spil_desktop.rules.release import Percent
from spil_desktop.rules.shares import LEAST_GROUP, limits, step_of

_WHOLE: Final = 100
_TENS: Final = 10
Vertex = tuple[Fraction, Fraction]
"""A part and its group."""


@dataclass(frozen=True, slots=True)
class Span:
    """A printed count, or a sum of them, with the least and greatest that it can truly be."""

    count: int
    low: int
    high: int

    @classmethod
    def of(cls, count: int, off: int) -> "Span":
        """Return a printed count that is at most `off` from the truth."""
        return cls(count, max(count - off, 0), count + off)

    def __add__(self, other: "Span") -> "Span":
        return Span(self.count + other.count, self.low + other.low, self.high + other.high)


NOTHING: Final = Span(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """What one release printed of a share: the part, its group, and the share at its step.

    `step` is that of the release's table, also where it printed no share.
    """

    count: Span
    group: Span
    share: Percent | None
    step: int


@dataclass(frozen=True, slots=True)
class Together:
    """A figure over several releases; `low` and `high` of `count` and of the share in percent.

    `share` is None where the inputs leave more than one; the limits are then all there is.
    """

    count: Span
    share: Percent | None = None
    low: int | None = None
    high: int | None = None


def together(parts: Sequence[Part]) -> Together:
    """Return the sum of a count over releases, and its share of the sums of its groups."""
    count = sum((part.count for part in parts), NOTHING)
    group = sum((part.group for part in parts), NOTHING)
    step = step_of(group.low)
    if step is None or group.low < LEAST_GROUP:
        return Together(count)
    step = max(step, *(_step(part) for part in parts))
    least, most = _extreme(parts, least=True), _extreme(parts, least=False)
    points = _at_step(least, step, ROUND_HALF_UP)
    # A share that was printed is less than half a step below the next, never that half itself.
    if points == _at_step(most, step, ROUND_HALF_DOWN):
        return Together(count, Percent(points, indicative=step == _TENS), points, points)
    low, high = _at_step(least, step, ROUND_FLOOR), _at_step(most, step, ROUND_CEILING)
    return Together(count, None, low, min(high, _WHOLE))


def _step(part: Part) -> int:
    return _TENS if part.share is not None and part.share.indicative else part.step


def _at_step(share: Fraction, step: int, way: str) -> int:
    steps = share * _WHOLE / step
    exact = Decimal(steps.numerator) / Decimal(steps.denominator)
    return step * int(exact.quantize(Decimal(1), way))


def _extreme(parts: Sequence[Part], *, least: bool) -> Fraction:
    """Return the smallest or largest share that the inputs together allow.

    A sum of parts over a sum of groups is extreme where each release is in a corner of what it
    allows; which corners, is found by improving a first guess until it stays the same.
    """
    corners = [_corners(part, least=least) for part in parts]
    best = Fraction(0 if least else 1)
    choose = min if least else max
    while True:

        def gain(corner: Vertex, guess: Fraction = best) -> Fraction:
            return corner[0] - guess * corner[1]

        chosen = [choose(each, key=gain) for each in corners]
        group = sum((corner[1] for corner in chosen), Fraction(0))
        found = sum((corner[0] for corner in chosen), Fraction(0)) / group
        if found == best or _is_no_better(chosen, best):
            return found
        best = found


def _is_no_better(chosen: Sequence[Vertex], guess: Fraction) -> bool:
    return sum((part - guess * group for part, group in chosen), Fraction(0)) == 0


def _corners(part: Part, *, least: bool) -> tuple[Vertex, ...]:
    """Return the corners of the extreme side of what a release allows of part and group."""
    low, high = Fraction(0), Fraction(1)
    if part.share is not None:
        step = _TENS if part.share.indicative else part.step
        bounds = limits(part.share, step)
        low, high = (Fraction(bound) / _WHOLE for bound in bounds)
    groups = {Fraction(part.group.low), Fraction(part.group.high)}
    edge, share = (part.count.low, low) if least else (part.count.high, high)
    if share and part.group.low < edge / share < part.group.high:
        groups.add(Fraction(edge) / share)
    if least:
        return tuple((min(max(Fraction(edge), share * each), each), each) for each in groups)
    return tuple((min(Fraction(edge), share * each), each) for each in groups)
