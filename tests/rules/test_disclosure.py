from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import table_relations
from spil_desktop.rules.disclosure import (
    BASE,
    CLOSE,
    FAR,
    Figure,
    Relation,
    Task,
    jitter,
    round_together,
)
from tests.rules import invented

SECRET = b"k" * 32
YEAR = tuple((1, quarter) for quarter in (1, 2, 3, 4))
SPANS = (YEAR, YEAR[:2], YEAR[:3], *((block,) for block in YEAR))


def _task(people: int, seed: int, spans=SPANS, **more) -> Task:
    counts, _ = invented.area(people, YEAR, seed)
    figures = invented.figures(counts, spans)
    relations = table_relations.relations(invented.present(counts))
    return Task(counts, relations, figures, SECRET, **more)


def _sums(task: Task, rounded: Counter, block) -> None:
    for relation in task.relations:
        left, right = (
            sum(rounded.get((name, block), 0) for name in names)
            for names in (relation.left, relation.right)
        )
        assert left == right if relation.equal else left <= right


@settings(max_examples=8)
@given(people=st.integers(20, 500), seed=st.integers(0, 999))
def test_all_is_fives_adds_up_and_stays_close(people: int, seed: int) -> None:
    task = _task(people, seed)
    result = round_together(task)
    assert all(count >= 0 and count % BASE == 0 for count in result.counts.values())
    for block in YEAR:
        _sums(task, result.counts, block)
    for figure in task.figures:
        distance = abs(figure.total(result.counts) - figure.total(task.counts))
        assert distance <= (FAR if result.steps[figure] else CLOSE)


def test_the_same_is_rounded_the_same_and_another_secret_or_attempt_otherwise() -> None:
    task = _task(120, 1, spans=(YEAR,))
    first = round_together(task)
    assert first == round_together(task)
    other = Task(task.counts, task.relations, task.figures, b"other" * 6)
    assert first != round_together(other)
    assert jitter(SECRET, 0, ("people", (1, 1))) != jitter(SECRET, 1, ("people", (1, 1)))
    assert all(-1 <= jitter(SECRET, n, ("people", (1, 1))) < 1 for n in range(20))


def test_what_earlier_releases_decided_stays_and_the_year_adds_up() -> None:
    quarter = YEAR[2]
    task = _task(150, 3, spans=(YEAR,))
    early = round_together(_task(150, 3, spans=((quarter,),)))
    fixed = {atom: count // BASE for atom, count in early.counts.items() if atom[1] == quarter}
    later = round_together(Task(task.counts, task.relations, task.figures, SECRET, fixed))
    assert all(later.counts[atom] == BASE * units for atom, units in fixed.items())
    assert max(later.steps.values()) <= 1
    for block in YEAR:
        _sums(task, later.counts, block)


def test_a_multiple_of_five_stays_and_an_empty_cell_stays_empty() -> None:
    block = (1, 1)
    counts = {("a", block): 10, ("b", block): 0, ("c", block): 7, ("t", block): 17}
    relation = Relation(("a", "b", "c"), ("t",))
    figures = [Figure((name,), (block,)) for name in "abct"]
    result = round_together(Task(counts, (relation,), figures, SECRET))
    assert result.counts["a", block] == 10
    assert result.counts["b", block] == 0


def test_sums_that_were_fixed_apart_from_each_other_cannot_be_rounded() -> None:
    block = (1, 1)
    fixed = {("a", block): 1, ("t", block): 3}
    task = Task({}, (Relation(("a",), ("t",)),), [Figure(("t",), (block,))], SECRET, fixed)
    assert round_together(task).unsolved


@pytest.mark.parametrize("elsewhere", [0, 12])
def test_a_category_of_other_areas_never_becomes_five_where_nobody_is_in_it(elsewhere: int) -> None:
    here, there = (1, 1), (2, 1)
    counts = {("t", here): 8, ("a", here): 8, ("t", there): elsewhere, ("b", there): elsewhere}
    fixed = {("t", here): 2, ("a", here): 1}  # which only five in "b" can make up for
    figures = [Figure((name,), (here, there)) for name in ("t", "a", "b")]
    task = Task(counts, (Relation(("a", "b"), ("t",)),), figures, SECRET, fixed)
    result = round_together(task)
    assert bool(result.unsolved) is bool(elsewhere)
    assert result.counts.get(("b", here), 0) == (0 if elsewhere else 5)


def test_an_inequality_that_does_not_hold_in_a_quarter_holds_over_the_year() -> None:
    early, late = (1, 1), (1, 2)
    counts = {("t", early): 40, ("part", early): 12, ("t", late): 10, ("part", late): 21}
    figures = [Figure((name,), (early, late)) for name in ("t", "part")]
    task = Task(counts, (Relation(("part",), ("t",), equal=False),), figures, SECRET)
    result = round_together(task)
    assert figures[1].total(result.counts) <= figures[0].total(result.counts)
    assert result.counts["part", late] > result.counts["t", late]


def test_a_correction_below_zero_becomes_zero() -> None:
    block = (1, 1)
    result = round_together(Task({("a", block): -2}, (), [Figure(("a",), (block,))], SECRET))
    assert result.counts["a", block] == 0


@pytest.mark.parametrize("sums", [((1, 1), (1, 2)), ((1, 2), (1, 3))])
def test_sums_that_a_later_release_may_print_stay_near_too(sums) -> None:
    beside = tuple(Figure((name,), sums) for name in ("people|gender=woman", "people|living=alone"))
    task = _task(90, 5, spans=(YEAR,), beside=beside)
    result = round_together(task)
    for figure in beside:
        assert abs(figure.total(result.counts) - figure.total(task.counts)) <= CLOSE
