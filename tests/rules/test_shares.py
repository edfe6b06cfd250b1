from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import shares
from spil_desktop.rules.release import Percent, PercentNote
from spil_desktop.rules.shares import PhraseKind


@pytest.mark.parametrize(
    ("group", "step"), [(9, None), (10, 10), (29, 10), (30, 5), (199, 5), (200, 1), (9999, 1)]
)
def test_steps_follow_the_size_of_the_group(group: int, step: int | None) -> None:
    assert shares.step_of(group) == step


def test_a_share_is_rounded_to_its_step_with_halves_up() -> None:
    assert shares.percent(95, 128, 130) == Percent(75)
    assert shares.percent(90, 250, 250) == Percent(36)
    assert shares.percent(12, 25, 25) == Percent(50, indicative=True)
    assert shares.rounded(1, 40, 5) == 5


def test_few_people_get_no_share_and_more_than_everyone_neither() -> None:
    assert shares.percent(5, 9, 10) is None
    assert shares.percent(31, 30, 30) is None


def test_a_share_of_fewer_than_five_people_is_only_bounded() -> None:
    assert shares.percent(3, 128, 130) == Percent(10, PercentNote.LESS_THAN)
    assert shares.percent(3, 128, 130) == shares.percent(0, 128, 130)
    assert shares.percent(126, 128, 130) == Percent(90, PercentNote.MORE_THAN)
    assert shares.percent(39, 47, 45) == Percent(85)
    assert shares.percent(41, 47, 45) == Percent(85)
    assert shares.percent(42, 47, 45) == Percent(85, PercentNote.MORE_THAN)


def test_a_bound_tells_that_the_share_is_beyond_it() -> None:
    assert shares.known(Percent(10, PercentNote.LESS_THAN), 5) == (0.0, 7.5)
    assert shares.known(Percent(85, PercentNote.MORE_THAN), 5) == (87.5, 100.0)
    assert shares.known(Percent(50), 5) == shares.limits(Percent(50), 5)


def test_a_group_in_which_nothing_can_be_said_has_no_share() -> None:
    assert shares.percent(3, 12, 10) is None


@given(group=st.integers(10, 600), data=st.data())
def test_what_is_printed_can_always_be_true(group: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, group))
    off = st.integers(-4, 4)
    printed_group = 5 * round((group + data.draw(off)) / 5)
    if abs(printed_group - group) > 4:
        return
    share = shares.percent(part, group, printed_group)
    step = shares.step_of(group)
    if share is None or step is None:
        return
    for low, high in (shares.limits(share, step), shares.known(share, step)):
        assert low <= 100 * part / group <= high
    if share.note is None:
        assert part >= 5
        assert group - part >= 5
        assert share.points % step == 0


@pytest.mark.parametrize(
    ("points", "kind"),
    [
        (95, PhraseKind.ALMOST_ALL),
        (90, PhraseKind.NINE_IN_TEN),
        (85, PhraseKind.OVER_EIGHT_IN_TEN),
        (80, PhraseKind.EIGHT_IN_TEN),
        (75, PhraseKind.THREE_QUARTERS),
        (70, PhraseKind.SEVEN_IN_TEN),
        (60, PhraseKind.MORE_THAN_HALF),
        (50, PhraseKind.HALF),
        (45, PhraseKind.ALMOST_HALF),
        (40, PhraseKind.PERCENT),
        (35, PhraseKind.A_THIRD),
        (30, PhraseKind.A_THIRD),
        (25, PhraseKind.PERCENT),
    ],
)
def test_phrases_follow_the_printed_step(points: int, kind: PhraseKind) -> None:
    assert shares.phrase(Percent(points)) is kind


def test_a_bound_is_said_with_its_figure_and_carries_no_majority() -> None:
    bound = Percent(80, PercentNote.LESS_THAN)
    assert shares.phrase(bound) is PhraseKind.PERCENT
    assert not shares.is_mainly(bound)
    assert shares.is_mainly(Percent(70))
    assert not shares.is_mainly(Percent(65))


def test_means_are_of_ten_people_or_more_and_have_one_decimal() -> None:
    assert shares.mean([6] * 9) is None
    assert shares.mean([6] * 9 + [7]) == Decimal("6.1")
    assert shares.mean([6, 7] * 10) == Decimal("6.5")


@pytest.mark.parametrize(("change", "may"), [(0, True), (1, False), (9, False), (10, True)])
def test_a_mean_is_repeated_for_the_same_group_or_a_really_other_one(change, may) -> None:
    assert shares.may_follow(change) is may


def test_a_step_widens_what_a_count_can_be() -> None:
    assert shares.spread(0) == 4
    assert shares.spread(1) == 9
    assert shares.limits(Percent(80, PercentNote.MORE_THAN), 5) == (80, 100)
