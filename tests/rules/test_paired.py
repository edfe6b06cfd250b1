"""Paired outcomes, against scipy, against figures in print, and by their properties."""

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from spil_desktop.rules import paired
from spil_desktop.rules.paired import Change, Interval, Lost, Method, Pair, Paired

MARKS_T0 = (6, 7, 5, 6, 7, 6, 8, 5, 6, 7, 6, 7)
MARKS_T1 = (7, 7, 6, 7, 7, 7, 8, 6, 6, 8, 6, 7)
"""The test data of the three pilots: marks for life of twelve invented people."""

SLEEP = (
    (7, -16, -2, -12, -1, 34, 37, 8, 0, 20),
    (19, 8, 11, 1, -1, 44, 55, 16, 46, 34),
)
"""Tenths of hours of extra sleep by two drugs: Cushny and Peebles (1905), as Student (1908)."""

MAIZE = (
    (188, 96, 168, 176, 153, 172, 177, 163, 146, 173, 186, 168, 177, 184, 96),
    (139, 163, 160, 160, 147, 149, 149, 122, 132, 144, 130, 144, 102, 124, 144),
)
"""Eighths of inches of crossed and self-fertilised maize: Darwin (1876), as Fisher (1935, §17)."""

DEPRESSION = (
    (1830, 500, 1620, 2480, 1680, 1880, 1550, 3060, 1300),
    (878, 647, 598, 2050, 1060, 1290, 1060, 3140, 1290),
)
"""Thousandths on a scale of depression at two visits: Hollander and Wolfe (1973, p. 29)."""

ANOREXIA = (
    (838, 833, 860, 825, 867, 796, 769, 942, 734, 805, 816, 821, 776, 835, 899, 860, 873),
    (952, 943, 915, 919, 1003, 767, 768, 1016, 949, 752, 778, 955, 907, 925, 938, 917, 980),
)
"""Tenths of pounds before and after family therapy: Hand et al. (1994), data set 285."""


def _compare(data: Sequence[Sequence[int]], *, higher_is_better: bool = True) -> Paired:
    pairs = [Pair(*each) for each in zip(*data, strict=True)]
    found = paired.compare(pairs, higher_is_better=higher_is_better)
    assert found is not None
    return found


def _bounds(found: Paired) -> tuple[float, float]:
    assert found.interval is not None
    return found.interval.low, found.interval.high


def test_the_marks_of_the_three_pilots_come_out_as_the_evaluator_printed_them() -> None:
    found = _compare((MARKS_T0, MARKS_T1))
    assert found.n == 12
    assert [found.first, found.later] == [Fraction(76, 12), Fraction(82, 12)]
    assert found.difference == Fraction(1, 2)
    assert [f"{bound:.1f}" for bound in _bounds(found)] == ["0.2", "0.8"]
    assert (found.better, found.same, found.worse, found.same_or_better) == (6, 6, 0, 12)
    assert found.signed_rank is not None
    # six who all went up by one: of 64 ways to deal out the signs, two are as far off
    assert found.signed_rank.p == 2 / 64
    assert found.signed_rank.rank_biserial == 1
    assert found.dz == pytest.approx(0.5 / math.sqrt(3 / 11))


def test_sleep_as_in_the_help_of_r() -> None:
    found = _compare(SLEEP)
    assert found.difference == Fraction(158, 10)
    assert _bounds(found) == pytest.approx((7.001142, 24.598858), abs=1e-6)
    assert found.dz == pytest.approx(1.284558, abs=1e-6)


def test_maize_as_fisher_worked_it_out() -> None:
    found = _compare(MAIZE)
    assert float(-found.difference) == pytest.approx(20.933, abs=0.001)
    t = found.dz * math.sqrt(found.n) if found.dz else 0
    assert -t == pytest.approx(2.148, abs=0.001)
    assert found.signed_rank is not None
    assert found.signed_rank.statistic == 24
    assert found.signed_rank.p == pytest.approx(0.041259765625)
    assert found.signed_rank.method is Method.EXACT
    assert not found.signed_rank.tied


def test_depression_as_in_the_tables_of_hollander_and_wolfe() -> None:
    found = _compare(DEPRESSION, higher_is_better=False)
    assert found.signed_rank is not None
    assert [found.signed_rank.down, found.signed_rank.up] == [Fraction(40), Fraction(5)]
    assert found.signed_rank.p == pytest.approx(2 * 0.01953125)
    assert (found.better, found.same, found.worse) == (7, 0, 2)


def test_weight_as_in_the_handbook_of_small_data_sets() -> None:
    found = _compare(ANOREXIA)
    assert float(found.difference) == pytest.approx(72.647, abs=0.001)
    assert _bounds(found) == pytest.approx((35.847, 109.447), abs=0.001)


@pytest.mark.parametrize("data", [SLEEP, MAIZE, DEPRESSION, ANOREXIA, (MARKS_T0, MARKS_T1)])
def test_scipy_agrees(data: Sequence[Sequence[int]]) -> None:
    found = _compare(data)
    test = stats.ttest_rel(np.array(data[1]), np.array(data[0]))
    assert _bounds(found) == pytest.approx(tuple(test.confidence_interval(0.95)))
    assert found.dz == pytest.approx(test.statistic / math.sqrt(found.n))
    assert found.signed_rank is not None
    differences = np.array(data[1], float) - np.array(data[0], float)
    every_sign = stats.PermutationMethod(n_resamples=2 ** len(differences))
    changed = differences[differences != 0]
    ranked = (
        stats.wilcoxon(changed, method=every_sign)
        if found.signed_rank.tied
        else stats.wilcoxon(changed, method="exact")
    )
    assert float(found.signed_rank.statistic) == ranked.statistic
    assert found.signed_rank.p == pytest.approx(ranked.pvalue)


def test_scipy_agrees_on_large_groups() -> None:
    differences = [(7 * place) % 23 - 8 for place in range(120)]
    found = paired.signed_rank(differences)
    assert found is not None
    expected = stats.wilcoxon(differences, zero_method="wilcox", method="approx")
    assert found.method is Method.NORMAL
    assert found.tied
    assert float(found.statistic) == expected.statistic
    assert found.p == pytest.approx(expected.pvalue)


def test_a_hand_calculation_agrees() -> None:
    # differences 2, 4, 6: mean 4, variance 4, standard error 2/√3, t(2) = 4.302653
    found = _compare(((1, 1, 1), (3, 5, 7)))
    error = 2 / math.sqrt(3)
    assert _bounds(found) == pytest.approx((4 - 4.302653 * error, 4 + 4.302653 * error))
    assert found.dz == 2
    assert found.signed_rank is not None
    assert found.signed_rank.p == 2 / 8


def test_nobody_one_person_and_all_alike() -> None:
    assert paired.compare([], higher_is_better=True) is None
    one = _compare(((3,), (4,)))
    assert (one.interval, one.dz) == (None, None)
    still = _compare(((3, 3), (3, 3)))
    assert (still.interval, still.dz, still.signed_rank) == (Interval(0, 0), None, None)
    assert still.same == 2


def test_a_lower_score_is_better_where_the_scale_says_so() -> None:
    assert paired.change(Pair(4, 2), higher_is_better=False) is Change.BETTER
    assert paired.change(Pair(4, 2), higher_is_better=True) is Change.WORSE
    assert paired.change(Pair(2, 2), higher_is_better=False) is Change.SAME


_scores = st.integers(0, 11)
_pairs = st.lists(st.builds(Pair, _scores, _scores), min_size=1, max_size=60)


@settings(max_examples=40)
@given(_pairs, st.booleans(), st.randoms(use_true_random=False))
def test_counts_add_up_and_the_order_of_people_makes_no_difference(
    pairs: list[Pair],
    direction: bool,  # noqa: FBT001  drawn
    chance: object,
) -> None:
    found = paired.compare(pairs, higher_is_better=direction)
    assert found is not None
    assert found.better + found.same + found.worse == found.n == len(pairs)
    assert found.same_or_better == found.n - found.worse
    if found.interval is not None:
        assert found.interval.low <= float(found.difference) <= found.interval.high
    if found.signed_rank is not None:
        assert found.signed_rank.changed == found.better + found.worse
        assert 0 < found.signed_rank.p <= 1
    mixed = list(pairs)
    getattr(chance, "shuffle")(mixed)  # noqa: B009  a Random, whatever hypothesis calls it
    assert paired.compare(mixed, higher_is_better=direction) == found


@settings(max_examples=40)
@given(_pairs, st.booleans())
def test_turned_around_in_time_better_is_worse(
    pairs: list[Pair],
    direction: bool,  # noqa: FBT001  drawn
) -> None:
    found = paired.compare(pairs, higher_is_better=direction)
    turned = [Pair(pair.later, pair.first) for pair in pairs]
    back = paired.compare(turned, higher_is_better=direction)
    other = paired.compare(pairs, higher_is_better=not direction)
    assert found is not None
    assert back is not None
    assert other is not None
    assert (back.better, back.same, back.worse) == (found.worse, found.same, found.better)
    assert (other.better, other.same, other.worse) == (found.worse, found.same, found.better)
    assert back.difference == -found.difference
    assert (
        back.signed_rank is None
        or found.signed_rank is None
        or (
            back.signed_rank.p == found.signed_rank.p
            and back.signed_rank.rank_biserial == -found.signed_rank.rank_biserial
        )
    )
    assert other.signed_rank == found.signed_rank


@settings(max_examples=40)
@given(st.lists(st.none() | st.sampled_from(Lost), max_size=40))
def test_everyone_with_a_first_score_is_accounted_for(outcomes: list[Lost | None]) -> None:
    found = paired.response(outcomes)
    assert found.first == len(outcomes) == found.pairs + sum(found.lost.values())
    assert found.due == found.pairs + found.missing
    assert all(found.lost.values())
