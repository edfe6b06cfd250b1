"""The same people asked twice: what changed, and how sure that is.

Only whoever answered both times is compared; who did not stands beside it with the reason. All sums
are of whole numbers or fractions, so that a mean is exact until it is printed; only the interval
and the chances behind it are decimal.

A difference is the later value minus the first. What is better follows from the scale: a higher
mark is better, a higher score for loneliness is worse. There is no control group: a difference says
that something changed, never through what.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, cast

CONFIDENCE: Final = 0.95
"""Of a hundred such intervals, ninety-five hold the difference of the people they stand for."""

EXACT_UP_TO: Final = 50
"""The most changed pairs for which every way of dealing out the signs is counted."""

_LEAST_FOR_INTERVAL = 2

Number = int | Fraction


class Change(StrEnum):
    """How someone's second answer compares with the first."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


STABLE: Final = (Change.BETTER, Change.SAME)
"""The pilots' goal was to improve "of minimaal stabiliseren": the same or better."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What one person scored at the first and at the later moment."""

    first: Number
    later: Number

    @property
    def difference(self) -> Number:
        """How much higher the later score is."""
        return self.later - self.first


class Method(StrEnum):
    """How the chance of a signed-rank test was found."""

    EXACT = "exact"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class SignedRank:
    """Wilcoxon's signed-rank test, two-sided.

    `up` and `down` are the sums of the ranks of who went up and who went down; `changed` is the
    number of pairs that differ, as those that do not are left out (Wilcoxon 1945). Equal
    differences share the mean of their ranks.
    """

    up: Fraction
    down: Fraction
    changed: int
    tied: bool
    p: float
    method: Method

    @property
    def statistic(self) -> Fraction:
        """The smaller of both sums, as tables of the test have it."""
        return min(self.up, self.down)

    @property
    def rank_biserial(self) -> Fraction:
        """The matched-pairs rank-biserial correlation (Kerby 2014): from -1 to 1, 1 all up."""
        return (self.up - self.down) / (self.up + self.down)


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % confidence interval of a mean difference, from Student's t."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Paired:
    """What changed between two moments in a group of people.

    Means are exact. `interval` needs two pairs; `dz`, the mean difference in standard deviations of
    the differences, needs differences that are not all alike; `signed_rank` needs someone who
    changed. Differences and effects are positive where scores went up, whatever is better.
    """

    n: int
    first: Fraction
    later: Fraction
    interval: Interval | None
    better: int
    same: int
    worse: int
    dz: float | None
    signed_rank: SignedRank | None

    @property
    def difference(self) -> Fraction:
        """The mean difference."""
        return self.later - self.first

    @property
    def same_or_better(self) -> int:
        """How many at least kept what they had."""
        return self.same + self.better


def compare(pairs: Iterable[Pair], *, higher_is_better: bool) -> Paired | None:
    """Compare two moments over `pairs`; None without anyone."""
    found = tuple(pairs)
    return compare_some(found, higher_is_better=higher_is_better) if found else None


def compare_some(found: Sequence[Pair], *, higher_is_better: bool) -> Paired:
    """Compare two moments over one pair or more."""
    changes = Counter(change(pair, higher_is_better=higher_is_better) for pair in found)
    differences = [pair.difference for pair in found]
    return Paired(
        n=len(found),
        first=_mean([pair.first for pair in found]),
        later=_mean([pair.later for pair in found]),
        interval=interval(differences),
        better=changes[Change.BETTER],
        same=changes[Change.SAME],
        worse=changes[Change.WORSE],
        dz=effect(differences),
        signed_rank=signed_rank(differences),
    )


def change(pair: Pair, *, higher_is_better: bool) -> Change:
    """Say whether someone is better, the same or worse, by the direction of the scale."""
    if not pair.difference:
        return Change.SAME
    return Change.BETTER if (pair.difference > 0) == higher_is_better else Change.WORSE


def interval(differences: Sequence[Number]) -> Interval | None:
    """Return the 95 % interval of the mean of `differences`; None of fewer than two.

    Where all are alike the interval has no width: the group says nothing of how they vary.
    """
    if len(differences) < _LEAST_FOR_INTERVAL:
        return None
    from scipy.special import stdtrit  # noqa: PLC0415  scipy takes 0.1 s

    mean = float(_mean(differences))
    error = math.sqrt(_variance(differences) / len(differences))
    t = cast("float", stdtrit(len(differences) - 1, (1 + CONFIDENCE) / 2))
    return Interval(mean - float(t) * error, mean + float(t) * error)


def effect(differences: Sequence[Number]) -> float | None:
    """Return Cohen's dz: the mean difference in standard deviations of the differences."""
    if len(differences) < _LEAST_FOR_INTERVAL or not _variance(differences):
        return None
    return float(_mean(differences)) / math.sqrt(_variance(differences))


def signed_rank(differences: Iterable[Number]) -> SignedRank | None:
    """Test whether differences lie around zero; None when nobody changed.

    Up to fifty changed pairs the chance is exact for the ranks as they are, shared ones too; above
    that it comes from the normal distribution, corrected for shared ranks and not for continuity.
    """
    changed: list[Number] = [each for each in differences if each]
    if not changed:
        return None
    doubled = _doubled_ranks([max(each, -each) for each in changed])
    up = sum(rank for rank, each in zip(doubled, changed, strict=True) if each > 0)
    down = sum(doubled) - up
    exact = len(changed) <= EXACT_UP_TO
    return SignedRank(
        up=Fraction(up, 2),
        down=Fraction(down, 2),
        changed=len(changed),
        tied=len(set(doubled)) < len(doubled),
        p=_exact_chance(doubled, min(up, down)) if exact else _normal_chance(doubled, up),
        method=Method.EXACT if exact else Method.NORMAL,
    )


def _doubled_ranks(sizes: Sequence[Number]) -> list[int]:
    """Return twice the rank of every size, so that shared ranks are whole numbers too."""
    times = Counter(sizes)
    ranks: dict[Number, int] = {}
    before = 0
    for size in sorted(times):
        ranks[size] = 2 * before + times[size] + 1
        before += times[size]
    return [ranks[size] for size in sizes]


def _exact_chance(doubled: Sequence[int], smallest: int) -> float:
    """Count in how many of all ways to deal out the signs a sum is as far off as this one."""
    ways = [1]
    for rank in doubled:
        longer = [*ways, *[0] * rank]
        for total, number in enumerate(ways):
            longer[total + rank] += number
        ways = longer
    as_far = Fraction(2 * sum(ways[: smallest + 1]), 2 ** len(doubled))
    return float(min(as_far, Fraction(1)))


def _normal_chance(doubled: Sequence[int], up: int) -> float:
    # a sum of independent signs: its mean is half of all ranks, its variance a quarter of squares
    spread = math.sqrt(sum(rank * rank for rank in doubled)) / 2
    return math.erfc(abs(up - sum(doubled) / 2) / spread / math.sqrt(2))


def _mean(values: Sequence[Number]) -> Fraction:
    return Fraction(sum(values, Fraction(0)), len(values))


def _variance(values: Sequence[Number]) -> Fraction:
    mean = _mean(values)
    return sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - 1)


class Lost(StrEnum):
    """Why someone with a first score is in no pair."""

    NOT_YET = "not_yet"
    DIED = "died"
    ADMITTED = "admitted"
    MOVED = "moved"
    DOES_NOT_WANT = "does_not_want"
    NOT_REACHED = "not_reached"
    OTHER = "other"
    NOT_ASKED = "not_asked"
    NOT_SCORABLE = "not_scorable"
    OTHER_EDITION = "other_edition"


@dataclass(frozen=True, slots=True)
class Response:
    """Of how many people with a first score there is a pair, and why not of the others.

    Numbers add up: `first` is `pairs` and all of `lost` together.
    """

    first: int
    pairs: int
    lost: Mapping[Lost, int]

    @property
    def due(self) -> int:
        """How many could have been asked again by now."""
        return self.first - self.lost.get(Lost.NOT_YET, 0)

    @property
    def missing(self) -> int:
        """How many could have been asked again and give no pair."""
        return self.due - self.pairs


def response(outcomes: Iterable[Lost | None]) -> Response:
    """Count pairs (None) and losses of everyone with a first score."""
    counts = Counter(outcomes)
    pairs = counts.pop(None, 0)
    lost = {each: counts[each] for each in Lost if counts[each]}
    return Response(pairs + sum(lost.values()), pairs, lost)
