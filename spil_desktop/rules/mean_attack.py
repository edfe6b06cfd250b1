"""The attack on printed means: what a mean, and an interval around it, give away of the people.

A mean of few values that hardly differ tells more than it seems: an average loneliness of 0,0 says
that nobody is lonely, and an interval without width that nobody changed. The intruder knows how
many people there are as it is printed, what each of them can have scored, and every printed count
and share; what he can work out is judged as the auditor judges the cells of a table.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from spil_desktop.rules.auditor import FindingKind, judge
from spil_desktop.rules.disclosure import CLOSE
from spil_desktop.rules.solver import Programme, Rows
from spil_desktop.rules.witnesses import leaves_doubt

_OFF = 0.05
"""How far a printed mean is from the exact one: half of its last decimal."""
_SLACK = 1e-6
_GAP = 1e-6
_NODES = 500


@dataclass(frozen=True, slots=True)
class Group:
    """People with one of these values; printed counts and shares say that they are low to high."""

    values: frozenset[int]
    low: int = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of one number a person, each one of `values`: of `fewest` to `most` people.

    `half_width` is half of a printed interval. `groups` are printed; they are attacked, and with
    `ends` so are the lowest value, the highest, and all others than these. Of differences the ends
    say nothing: that nobody fell from ten to one is no secret.
    """

    fewest: int
    most: int
    values: tuple[int, ...]
    mean: Decimal
    half_width: Decimal | None = None
    groups: Mapping[str, Group] = field(default_factory=dict[str, Group])
    ends: bool = True


def size(n: int, least: int) -> tuple[int, int]:
    """Return the fewest and the most people that a printed `n` can be, of `least` at least."""
    return max(n - CLOSE, least), n + CLOSE


def is_recognisable(printed: Printed) -> bool:
    """Whether too much can be worked out from what is printed."""
    return any(True for _found in findings(printed))


def findings(printed: Printed) -> Iterator[tuple[frozenset[int], FindingKind]]:
    """Yield every group of values of which too much can be worked out, and how.

    What was found of one group is possible for all: mostly the first numbers leave doubt about most
    others, which then need not be worked out.
    """
    columns = len(printed.values)
    box = [0.0] * columns, [float(printed.most)] * columns
    programme = Programme(_knowledge(printed), columns, box)
    possible: list[Sequence[float]] = []
    for values in dict.fromkeys(_targets(printed)):
        kind = _judged(programme, printed, values, possible)
        if kind is not None:
            yield values, kind


def _judged(
    programme: Programme,
    printed: Printed,
    values: frozenset[int],
    possible: list[Sequence[float]],
) -> FindingKind | None:
    """Judge how many people can have one of `values`; what proves possible is added."""
    ends: list[int] = []
    for sign in (-1.0, 1.0):
        seen = [_count(printed.values, each, values) for each in possible]
        if seen and leaves_doubt(min(seen), max(seen)):
            return None
        goal = [sign if value in values else 0.0 for value in printed.values]
        found = programme.solve(goal, gap=_GAP, nodes=_NODES)
        if found is None:  # undecided in time: as if nothing were known
            ends.append(0 if sign > 0 else printed.most)
            continue
        possible.append(found)
        ends.append(_count(printed.values, found, values))
    return judge(min(ends), max(ends))


def _targets(printed: Printed) -> Iterator[frozenset[int]]:
    everything = frozenset(printed.values)
    for group in printed.groups.values():
        yield group.values & everything
    for extreme in (min(everything), max(everything)) if printed.ends else ():
        yield frozenset({extreme})
        yield everything - {extreme}


def _knowledge(printed: Printed) -> Rows:
    rows = Rows()
    columns = range(len(printed.values))
    rows.add(((column, 1.0) for column in columns), printed.fewest, printed.most)
    mean = float(printed.mean)
    # what all scored together, less the highest mean that prints like this, is nothing or less
    rows.add(((at, printed.values[at] - mean - _OFF - _SLACK) for at in columns), -math.inf, 0)
    rows.add(((at, printed.values[at] - mean + _OFF + _SLACK) for at in columns), 0, math.inf)
    for group in printed.groups.values():
        inside = ((at, 1.0) for at in columns if printed.values[at] in group.values)
        rows.add(inside, group.low, printed.most if group.high is None else group.high)
    if printed.half_width is not None:
        least, most = _squares(printed, float(printed.half_width))
        rows.add(((at, float(printed.values[at]) ** 2) for at in columns), least, most)
    return rows


def _squares(printed: Printed, half_width: float) -> tuple[float, float]:
    """Return between what the sum of all squares lies, by the width of the interval."""
    from scipy.special import stdtrit  # noqa: PLC0415  scipy takes 0.1 s

    mean = abs(float(printed.mean))
    found: list[float] = []
    for people, off in ((printed.fewest, -_OFF), (printed.most, _OFF)):
        t = float(stdtrit(people - 1, 0.975))
        deviation = max(half_width + off, 0) * math.sqrt(people) / t
        found.append((people - 1) * deviation**2 + people * max(mean + off, 0) ** 2)
    return found[0] - _SLACK, found[1] + _SLACK


def _count(values: Sequence[int], found: Sequence[float], wanted: frozenset[int]) -> int:
    return round(
        sum(number for value, number in zip(values, found, strict=True) if value in wanted)
    )
