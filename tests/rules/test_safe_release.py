from collections import Counter
from dataclasses import replace

import pytest

from spil_desktop.errors import ReleaseProblem, SpilError
from spil_desktop.rules import consistency, drafting, safe_release
from spil_desktop.rules.auditor import Print
from spil_desktop.rules.disclosure import Atom, Figure
from spil_desktop.rules.drafting import Draft, Drafter, Scope
from spil_desktop.rules.ledger import Ledger
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import Omission, Omitted, Temporal
from spil_desktop.rules.safe_release import Exact, Made
from tests.rules import invented

YEAR = tuple((1, quarter) for quarter in (1, 2, 3, 4))
SECRET = b"k" * 32
WHOLE = Period(2025)
_THEMES = ("social_contact", "transport")


def _scope(period: Period = WHOLE, size: int = 150) -> Scope:
    return Scope(period, ((1, "Testwijk"),), whole=False, size=size)


def _draft(scope: Scope, counts: Counter[Atom]) -> Draft:
    return Drafter(scope, counts, lambda subject, *_: subject.value).draft()


def _make(people: int, seed: int, earlier: Ledger = Ledger()) -> Made:  # noqa: B008  never changed
    counts, grid = invented.area(people, YEAR, seed)
    scope = _scope(size=people)
    return safe_release.make(scope, _draft(scope, counts), Exact(counts, grid), earlier, SECRET)


def test_a_draft_becomes_tables_and_remembers_what_was_decided() -> None:
    made = _make(150, 1)
    assert consistency.check(made.tables, over_all=False) == ()
    assert made.ledger.blocks == set(YEAR)
    assert {"r3_age", "r3_age_gender"} <= {table.id for table in made.tables}
    assert abs(made.people - 150) <= 4


def test_made_again_after_itself_the_figures_are_the_same() -> None:
    made = _make(150, 1)
    again = _make(150, 1, made.ledger)
    assert [table.cells for table in again.tables] == [table.cells for table in made.tables]


def test_what_can_not_be_made_to_add_up_is_not_released() -> None:
    units = {("people|gender=woman", YEAR[0]): 2, ("people", YEAR[0]): 9}
    with pytest.raises(SpilError) as raised:
        _make(60, 1, Ledger(blocks=frozenset(YEAR[:1]), units=units))
    assert raised.value.problem is ReleaseProblem.NO_SAFE_ROUNDING


def test_what_does_not_add_up_in_one_part_leaves_the_others_whole() -> None:
    kinds = ("matches|match_kind=visit_buddy", "matches|match_kind=drive")
    counts, grid = invented.area(60, YEAR, 1)
    counts |= {("matches", block): 30 for block in YEAR}
    counts |= {(kind, block): 15 for block in YEAR for kind in kinds}
    units = {("matches", YEAR[0]): 1, **{(kind, YEAR[0]): 3 for kind in kinds}}
    whole, made = (
        safe_release.make(_scope(size=60), draft, Exact(counts, grid), earlier, SECRET)
        for draft in (_draft(_scope(size=60), counts),)
        for earlier in (Ledger(), Ledger(units=units))
    )
    left_out = {each.id for each in whole.tables} - {each.id for each in made.tables}
    assert left_out
    assert not {each.id for each in whole.tables if each.report == "R3"} & left_out
    omitted = {each.reason for each in made.omitted if each not in whole.omitted}
    assert omitted == {Omission.NO_SAFE_ROUNDING}


def test_what_an_earlier_print_gave_away_does_not_stop_this_release() -> None:
    counts, _ = invented.area(60, YEAR, 1)
    figure = Figure(("people|gender=woman",), YEAR)
    exact = Print(figure, figure.total(counts), 0)
    made = _make(60, 1, Ledger(prints=(exact,)))
    assert consistency.check(made.tables, over_all=False) == ()


def test_what_earlier_print_gave_away_of_other_things_leaves_this_release_whole() -> None:
    figure = Figure(("elsewhere|kind=one",), YEAR)
    made = _make(60, 1, Ledger(prints=(Print(figure, 0, 0),)))
    assert made.tables == _make(60, 1).tables


def test_two_groups_of_ten_in_twenty_people_do_not_both_stand_alone() -> None:
    counts: Counter[Atom] = Counter({("people", YEAR[0]): 20})
    counts |= {(f"people|gender={gender}", YEAR[0]): 10 for gender in ("woman", "man")}
    scope = _scope(size=20)
    made = safe_release.make(scope, _draft(scope, counts), Exact(counts, {}), Ledger(), SECRET)
    assert "r3_gender" not in {table.id for table in made.tables}
    assert Omission.RECOGNISABLE in {each.reason for each in made.omitted}


def test_how_many_came_is_known_of_a_quarter_that_was_not_divided_too() -> None:
    """Of nine, seven or more have a question: so two or more of the four who came first."""
    any_theme = "people|theme=any"
    counts: Counter[Atom] = Counter()
    for block, came, asked in zip(YEAR, (4, 5, 40), (4, 4, 34), strict=False):
        counts |= {("people", block): came, (any_theme, block): asked}
        counts |= {(f"people|theme={theme}", block): asked // 2 for theme in _THEMES}
    third = (
        Print(Figure(("people",), YEAR[2:3]), 40, 4),
        Print(Figure((any_theme,), YEAR[2:3]), 30, 4),
    )
    first = tuple(Print(Figure(("people",), (block,)), 5, 4) for block in YEAR[:2])
    draft = _draft(_scope(size=49), counts)
    alone, beside = (
        safe_release.make(_scope(size=49), draft, Exact(counts, {}), Ledger(prints=told), SECRET)
        for told in (third, (*third, *first))
    )
    assert "r7_people" in {table.id for table in alone.tables}
    assert "r7_people" not in {table.id for table in beside.tables}
    assert Omission.RECOGNISABLE in {each.reason for each in beside.omitted}


def test_that_few_things_happened_is_not_told_apart_from_none() -> None:
    def told(happened: int) -> tuple[set[str], set[Omitted]]:
        counts, grid = invented.area(120, YEAR, 1)
        counts |= +Counter({(name, YEAR[0]): happened for name in ("signals", "jobs")})
        draft = _draft(_scope(size=120), counts)
        made = safe_release.make(_scope(size=120), draft, Exact(counts, grid), Ledger(), SECRET)
        assert all(table.cells[0].count for table in made.tables)
        return {table.id for table in made.tables}, set(made.omitted)

    assert told(0) == told(1)
    assert {"r13_signals", "r8_jobs"} <= told(8)[0]


def test_a_sensitive_signal_of_a_quarter_stays_only_beside_that_of_the_year() -> None:
    counts, grid = invented.area(120, YEAR, 1)
    for block in YEAR:
        counts |= {("people|signal=money", block): 4, ("people|signal=loneliness", block): 12}
    scope = Scope(Period(2025, 4, 1), ((1, "Testwijk"),), whole=True, size=120)
    draft = _draft(scope, counts)
    without = replace(
        draft, tables=tuple(t for t in draft.tables if t.id != "r13_signal_cumulative")
    )
    both, alone = (
        safe_release.make(scope, each, Exact(counts, grid), Ledger(), SECRET)
        for each in (draft, without)
    )
    shown = {table.id for table in both.tables}
    assert {"r13_signal", "r13_signal_cumulative"} <= shown
    assert {"r13_signal", "r13_signal_cumulative"} == shown - {table.id for table in alone.tables}
    for made in (both, alone):
        assert consistency.check(made.tables, over_all=True) == ()


def test_a_quarter_adds_up_the_year_until_its_end() -> None:
    scope = _scope(Period(2025, 3, 1))
    assert scope.blocks(Temporal.FLOW) == YEAR[2:3]
    assert scope.blocks(Temporal.CUMULATIVE) == YEAR[:3]
    assert scope.blocks(Temporal.STOCK) == ((1, 0),)
    assert scope.adds_up
    assert not _scope(Period(2025, 1, 2)).adds_up


def test_a_small_third_quarter_is_in_no_breakdown_yet() -> None:
    counts, _ = invented.area(80, YEAR[:2], 1)
    few, _ = invented.area(6, YEAR[2:3], 1)
    draft = _draft(_scope(Period(2025, 3, 1)), counts + few)
    assert not [table for table in draft.tables if table.breakdowns]
    assert Omission.SMALL_QUARTER in {each.reason for each in draft.omitted}


def test_a_table_sums_its_cells_and_prints_each_figure_once() -> None:
    counts, _ = invented.area(150, YEAR, 2)
    draft = _draft(_scope(), counts)
    for table in draft.tables:
        assert table.total.total(counts) >= max(cell.figure.total(counts) for cell in table.cells)
    found = list(drafting.figures(draft.tables))
    assert len(found) == len(set(found))


def test_streets_and_rounds_are_no_people_but_few_of_them_are_not_divided() -> None:
    counts: Counter[Atom] = Counter(
        {("streets", (1, 0)): 7, ("streets|street_status=explored", (1, 0)): 7}
    )
    (table,) = _draft(_scope(size=3), counts).tables
    assert table.id == "r14_streets"
    assert table.breakdowns == 0
