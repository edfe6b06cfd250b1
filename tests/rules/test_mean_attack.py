"""What printed means give away, and that harmless ones are let through."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import mean_attack
from spil_desktop.rules.auditor import FindingKind, judge
from spil_desktop.rules.mean_attack import Group, Printed

MARKS = tuple(range(1, 11))
CHANGES = tuple(range(-9, 10))
BETTER = frozenset(range(1, 10))
WORSE = frozenset(range(-9, 0))


def _found(
    people: int,
    values: tuple[int, ...],
    mean: str,
    half_width: str | None = None,
    groups: Mapping[str, Group] | None = None,
) -> dict[frozenset[int], FindingKind]:
    half = None if half_width is None else Decimal(half_width)
    ends = values == MARKS
    printed = Printed(people - 4, people + 4, values, Decimal(mean), half, groups or {}, ends=ends)
    return dict(mean_attack.findings(printed))


def test_a_mean_in_the_middle_gives_nothing_away() -> None:
    assert not _found(12, MARKS, "6.3")
    assert not _found(12, CHANGES, "0.5")


@pytest.mark.parametrize(("mean", "end"), [("1.0", 1), ("10.0", 10)])
def test_a_mean_at_the_end_of_the_scale_says_what_all_scored(mean: str, end: int) -> None:
    found = _found(12, MARKS, mean)
    assert found[frozenset(MARKS) - {end}] is FindingKind.EXACT


def test_a_mean_near_the_end_says_that_hardly_anyone_scored_otherwise() -> None:
    found = _found(20, MARKS, "9.9")
    assert found[frozenset(MARKS) - {10}] is FindingKind.TINY


def test_an_interval_without_width_says_that_nobody_changed() -> None:
    groups = {"better": Group(BETTER), "worse": Group(WORSE)}
    assert not _found(30, CHANGES, "0.0", None, groups)
    found = _found(30, CHANGES, "0.0", "0.0", groups)
    assert {BETTER, WORSE} <= found.keys()


def test_an_interval_of_some_width_is_no_harm_from_thirty_people() -> None:
    groups = {"better": Group(BETTER, 11, 19), "worse": Group(WORSE, 0, 9)}
    assert not _found(30, CHANGES, "0.5", "0.3", groups)


def test_an_interval_of_little_width_leaves_doubt_enough() -> None:
    groups = {"better": Group(BETTER, 1, 9), "worse": Group(WORSE, 0, 4)}
    assert not _found(30, CHANGES, "0.1", "0.1", groups)


def test_what_can_not_be_true_gives_nothing_away() -> None:
    assert not _found(30, CHANGES, "0.9", None, {"better": Group(BETTER, 0, 0)})


@settings(max_examples=25)
@given(
    people=st.integers(2, 6),
    mean=st.decimals(1, 3, places=1),
    low=st.integers(0, 3),
    more=st.integers(0, 4),
)
def test_findings_are_those_of_trying_everything(
    people: int, mean: Decimal, low: int, more: int
) -> None:
    values, few = (1, 2, 3), frozenset({1, 2})
    group = Group(few, low, low + more)
    found = dict(mean_attack.findings(Printed(people, people + 2, values, mean, None, {"": group})))
    possible = [
        dict(zip(values, numbers, strict=True))
        for numbers in product(range(people + 3), repeat=len(values))
        if people <= sum(numbers) <= people + 2
        and abs(numbers[0] + 2 * numbers[1] + 3 * numbers[2] - mean * sum(numbers))
        <= Decimal("0.05") * sum(numbers)
        and low <= numbers[0] + numbers[1] <= low + more
    ]
    for target in (few, {1}, {2, 3}, {3}):
        counts = [sum(each[value] for value in target) for each in possible] or [0, people + 2]
        assert found.get(frozenset(target)) is judge(min(counts), max(counts))
