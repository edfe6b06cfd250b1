"""What follows by subtracting is what linear algebra says; of one area, all of it."""

from itertools import chain, combinations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import known_spans
from spil_desktop.rules.known_spans import Span

QUARTERS = (1, 2, 3, 4)
TOLD_AT_ONCE = ((1,), (2,), (3,), (4,), (1, 2), (3, 4), (1, 2, 3), QUARTERS)
AREAS = (1, 2, 3)


def _span(areas: tuple[int, ...], quarters: tuple[int, ...]) -> Span:
    return tuple(product(areas, quarters))


def _follows(span: Span, told: list[Span]) -> bool:
    blocks = _span(AREAS, QUARTERS)
    rows = [[block in each for block in blocks] for each in (*told, span)]
    matrix = np.array(rows, dtype=float)
    return bool(np.linalg.matrix_rank(matrix) == np.linalg.matrix_rank(matrix[:-1]))


spans = st.builds(_span, st.sampled_from(((1,), (2,), (3,), AREAS)), st.sampled_from(TOLD_AT_ONCE))


@given(st.lists(spans, min_size=1, max_size=2, unique=True), st.lists(spans, max_size=7))
def test_all_that_is_said_to_follow_does(own: list[Span], before: list[Span]) -> None:
    own = [each for each in own if known_spans.areas_of(each) == known_spans.areas_of(own[0])]
    for span in known_spans.new(own, before):
        assert _follows(span, own + before)


@given(st.lists(st.sampled_from(TOLD_AT_ONCE), min_size=1, max_size=5, unique=True))
def test_of_one_area_all_that_follows_is_said(quarters: list[tuple[int, ...]]) -> None:
    told = [_span((1,), each) for each in quarters]
    every = chain.from_iterable(combinations(QUARTERS, size) for size in QUARTERS)
    follows = {_span((1,), each) for each in every if _follows(_span((1,), each), told)}
    assert set(known_spans.new(told[:1], told[1:])) == follows


def test_an_area_that_came_later_is_what_is_left_with_the_others() -> None:
    before = [_span((1, 2), (1,)), _span((1,), (1, 2))]
    found = known_spans.new([_span(AREAS, (1, 2))], before)
    assert set(found) == {_span(AREAS, (1, 2)), _span((2, 3), (1, 2))}


def test_of_four_areas_any_two_are_what_is_left_without_the_others() -> None:
    every = (1, 2, 3, 4)
    before = [_span((area,), (1,)) for area in every] + [_span(every, (1,))]
    before += [_span((area,), (2,)) for area in (1, 2)]
    assert _span((3, 4), (2,)) in known_spans.new([_span(every, (2,))], before)


def test_what_is_left_need_not_be_of_the_same_quarters() -> None:
    found = known_spans.new([_span((1, 2), (1, 2))], [_span((1,), (1,))])
    assert ((1, 2), (2, 1), (2, 2)) in found


def test_what_was_known_of_other_areas_is_not_said_again() -> None:
    before = [_span((1,), (1,)), _span((2,), (1,)), _span(AREAS, (1,))]
    found = known_spans.new([_span((1,), (2,))], before)
    assert {known_spans.areas_of(span) for span in found} == {frozenset({1})}
