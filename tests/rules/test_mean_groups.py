"""Of whom means may be told, beside those that were told before."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import mean_groups
from spil_desktop.rules.mean_groups import may_tell

SIZES = (1, 2, 3, 5, 9, 10, 12)


def _people(*sizes: int) -> list[frozenset[int]]:
    """Return groups of so many people, of whom nobody is in two."""
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
    return [frozenset(range(end - size, end)) for end, size in zip(ends, sizes, strict=True)]


def test_a_group_is_of_ten_people_at_least() -> None:
    ten, nine = _people(10, 9)
    assert may_tell(ten, [])
    assert not may_tell(nine, [])


def test_the_same_people_may_be_told_again_however_that_can_be_worked_out() -> None:
    first, third = _people(10, 15)
    assert may_tell(first, [first])
    assert may_tell(first | third, [first, third])
    assert may_tell(third, [first, first | third])
    assert may_tell(third, [first, first | third, third])


def test_the_one_person_of_another_quarter_or_area_is_not_told_by_the_sum() -> None:
    first, second, third = _people(10, 1, 10)
    assert may_tell(first | second | third, [first])
    assert not may_tell(first | second | third, [first, third])
    assert not may_tell(third, [first, first | second | third])


def test_groups_that_overlap_tell_together_what_no_two_of_them_do() -> None:
    one, other, third, few = _people(10, 10, 10, 4)
    told = [one | other, other | third]
    assert may_tell(one | third | few, told[:1])
    # all three together are twice all the people, but for the few
    assert not may_tell(one | third | few, [*told, one | third])
    assert not may_tell(one | other | third | few, [*told, one | third])
    assert may_tell(one | other | third, [*told, one | third])


def test_a_group_that_would_tell_of_few_only_by_taking_others_away_is_not_told() -> None:
    many, one, two, three, others = _people(10, 6, 6, 6, 10)
    told = [many | one, many | two | three, others | three]
    assert may_tell(two | three, told[1:])
    assert not may_tell(two | three, told)
    more, four, five, six, last = (
        frozenset((who, "elsewhere") for who in each) for each in _people(10, 3, 3, 3, 10)
    )
    told += [more | four, more | five | six, last | six]
    assert not may_tell(two | three | five, told)
    assert not may_tell(two | three | five | six, told)


def test_ten_answers_of_five_people_are_of_five() -> None:
    first, later = _people(10, 10)
    givers = {answer: ("giver", answer % 5) for answer in later}
    assert may_tell(first | later, [first])
    assert not may_tell(first | later, [first], givers)
    assert not may_tell(later, [], givers)
    assert may_tell(first | later, [], givers)


def test_what_ten_others_are_in_may_be_told() -> None:
    first, second, third = _people(15, 15, 10)
    assert may_tell(first | second | third, [first, second])


def test_what_is_undecided_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    *few, many = _people(6, 6, 6, 10)
    one, two, three = few
    told = [many | one, many | two]
    assert may_tell(many | one | two | three, told)
    monkeypatch.setattr(mean_groups, "_MOST_TRIED", 0)
    assert not may_tell(many | one | two | three, told)


@settings(max_examples=150, deadline=None)
@given(
    sizes=st.lists(st.sampled_from(SIZES), min_size=2, max_size=7),
    picks=st.lists(st.integers(1, 127), min_size=1, max_size=8),
)
def test_adding_and_subtracting_never_leaves_one_to_nine_people(
    sizes: list[int], picks: list[int]
) -> None:
    people = _people(*sizes)
    told: list[frozenset[int]] = []
    for pick in picks:
        group = frozenset[int]().union(*(each for at, each in enumerate(people) if pick >> at & 1))
        if len(told) < 6 and may_tell(group, told):
            told.append(group)
    for weights in product((-1, 0, 1), repeat=len(told)):
        left = sum(
            len(each)
            for each in people
            if sum(sign for sign, group in zip(weights, told, strict=True) if each <= group)
        )
        assert not 1 <= left < 10
