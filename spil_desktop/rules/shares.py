"""Percentages, phrases and means: what may be said of a share without saying whose it is.

Whether a percentage is printed, or only a bound, follows from the printed counts and never from
the exact ones: what is left out would otherwise tell as much as what is there.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from spil_desktop.rules.disclosure import BASE, CLOSE
from spil_desktop.rules.release import Percent, PercentNote

LEAST_GROUP = 10
"""Of fewer people no percentage and no mean is given."""
LEAST_PART = 5
"""A part, and what is left of the group, of fewer people is only bounded."""
LEAST_FIRM = 30
"""A share of fewer people is only indicative: it gives an impression and decides nothing."""
MAINLY = 66
"""Together from this percentage on, two categories may be said to be what people mainly are."""
_STEPS = ((200, 1), (LEAST_FIRM, 5), (LEAST_GROUP, 10))
_WHOLE = 100


def step_of(group: int) -> int | None:
    """Return the step in points for a group: whole points from 200, fives from 30, tens from 10."""
    return next((step for least, step in _STEPS if group >= least), None)


def sizes(step: int) -> tuple[int, int | None]:
    """Return of how few and how many people a group is whose percentages have this step.

    None for a group without a limit.
    """
    found = [least for least, each in _STEPS if each == step]
    above = [least for least, each in _STEPS if each < step]
    return found[0], min(above) - 1 if above else None


def percent(part: int, group: int, printed_group: int, people: int | None = None) -> Percent | None:
    """Return what may be printed of `part` in `group`, both exact; None for nothing.

    `printed_group` is the rounded count of the group, `people` of how many people it is, where one
    can be in it several times: then these decide the step. A share at its step is printed where
    that step means five people or more, and leaves five or more, however small the group can be;
    else "less than" the least share that could be printed, or "more than" the greatest. So a bound
    tells no more than that the share is beyond these.
    """
    size = group if people is None else min(people, group)
    step = step_of(size)
    if step is None or part > group:
        return None
    plain = _plain(step, min(printed_group - CLOSE, size))
    if not plain:
        return None
    points = rounded(part, group, step)
    note = None
    if points < plain[0]:
        points, note = plain[0], PercentNote.LESS_THAN
    elif points > plain[-1]:
        points, note = plain[-1], PercentNote.MORE_THAN
    return Percent(points, note, indicative=step == _STEPS[-1][1])


def _plain(step: int, least: int) -> Sequence[int]:
    """Return the shares that mean five people or more, and leave as many, in `least` people."""
    return [
        points
        for points in range(step, _WHOLE, step)
        if least * min(2 * points - step, 2 * (_WHOLE - points) - step) >= 2 * _WHOLE * LEAST_PART
    ]


def rounded(part: int, group: int, step: int) -> int:
    """Return the share of `part` in `group` in percent, halves up, at a step in points."""
    exact = Decimal(_WHOLE * part) / Decimal(group * step)
    return step * int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def limits(share: Percent, step: int) -> tuple[float, float]:
    """Return the least and greatest exact percentage that a printed one can stand for."""
    if share.note is PercentNote.LESS_THAN:
        return 0.0, float(share.points)
    if share.note is PercentNote.MORE_THAN:
        return float(share.points), float(_WHOLE)
    return max(share.points - step / 2, 0.0), min(share.points + step / 2, float(_WHOLE))


def known(share: Percent, step: int) -> tuple[float, float]:
    """Return the exact percentages that a printed one can stand for to who knows the method.

    She knows of a bound that the share at its step was beyond it.
    """
    if share.note is PercentNote.LESS_THAN:
        return 0.0, share.points - step / 2
    if share.note is PercentNote.MORE_THAN:
        return share.points + step / 2, float(_WHOLE)
    return limits(share, step)


def mean(values: Sequence[int]) -> Decimal | None:
    """Return the mean with one decimal; None of fewer than ten people."""
    if len(values) < LEAST_GROUP:
        return None
    exact = Decimal(sum(values)) / Decimal(len(values))
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def may_follow(change: int) -> bool:
    """Whether a mean may be printed again when its group changed by `change` people."""
    return change == 0 or change >= LEAST_GROUP


class PhraseKind(StrEnum):
    """How a share is said in words; `texts.phrases` has the words."""

    ALMOST_ALL = "almost_all"
    NINE_IN_TEN = "nine_in_ten"
    OVER_EIGHT_IN_TEN = "over_eight_in_ten"
    EIGHT_IN_TEN = "eight_in_ten"
    THREE_QUARTERS = "three_quarters"
    SEVEN_IN_TEN = "seven_in_ten"
    MORE_THAN_HALF = "more_than_half"
    HALF = "half"
    ALMOST_HALF = "almost_half"
    A_THIRD = "a_third"
    PERCENT = "percent"


_PHRASES = (
    (Decimal(95), PhraseKind.ALMOST_ALL),
    (Decimal("87.5"), PhraseKind.NINE_IN_TEN),
    (Decimal("82.5"), PhraseKind.OVER_EIGHT_IN_TEN),
    (Decimal("77.5"), PhraseKind.EIGHT_IN_TEN),
    (Decimal(72), PhraseKind.THREE_QUARTERS),
    (Decimal(65), PhraseKind.SEVEN_IN_TEN),
    (Decimal(54), PhraseKind.MORE_THAN_HALF),
    (Decimal(50), PhraseKind.HALF),
    (Decimal(44), PhraseKind.ALMOST_HALF),
    (Decimal(37), PhraseKind.PERCENT),
    (Decimal(30), PhraseKind.A_THIRD),
)
"""The phrase rule of the pilots' report: from this percentage on, this phrase."""


def phrase(share: Percent) -> PhraseKind:
    """Return the phrase for a printed share; a bound is never more than its figure."""
    if share.note is not None:
        return PhraseKind.PERCENT
    found = (kind for least, kind in _PHRASES if share.points >= least)
    return next(found, PhraseKind.PERCENT)


def is_mainly(share: Percent) -> bool:
    """Whether "overwegend A tot B" may be said: A and B together are two thirds."""
    return share.note is not PercentNote.LESS_THAN and share.points >= MAINLY


def spread(steps: int) -> int:
    """Return how far a count can be from the truth in a table of so many steps."""
    return CLOSE + BASE * steps
