from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import seed_statements, shares
from spil_desktop.rules.release import (
    Cell,
    Dimension,
    DimensionName,
    Percent,
    PercentNote,
    PilotFacts,
    SafeTable,
    Statement,
    StatementKind,
)
from spil_desktop.rules.seed_claims import Claim, Counts, Reach, Verdict
from tests.samples import sample_release

LESS, MORE = PercentNote.LESS_THAN, PercentNote.MORE_THAN


def _verdicts(*statements: Statement, **changes: object) -> dict[Claim, Verdict]:
    release = replace(sample_release(), statements=statements, **changes)
    return {each.claim: each.verdict for each in seed_statements.compare(release)}


def test_every_published_sentence_is_compared_once_in_its_order() -> None:
    found = [each.claim for each in seed_statements.compare(sample_release())]
    assert found == list(Claim)


@pytest.mark.parametrize(
    ("kind", "claim", "share", "verdict"),
    [
        (StatementKind.WOMEN, Claim.WOMEN, Percent(55), Verdict.CONFIRMED),
        (StatementKind.WOMEN, Claim.WOMEN, Percent(50), Verdict.NOT_CONFIRMED),
        (StatementKind.WOMEN, Claim.WOMEN, Percent(80, indicative=True), Verdict.TOO_FEW),
        (StatementKind.WOMEN, Claim.WOMEN, Percent(70, MORE), Verdict.CONFIRMED),
        (StatementKind.WOMEN, Claim.WOMEN, Percent(40, MORE), Verdict.TOO_FEW),
        (StatementKind.WOMEN, Claim.WOMEN, Percent(40, LESS), Verdict.NOT_CONFIRMED),
        (StatementKind.WOMEN, Claim.WOMEN, Percent(60, LESS), Verdict.TOO_FEW),
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(80), Verdict.CONFIRMED),
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(85), Verdict.CONFIRMED),
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(75), Verdict.NOT_CONFIRMED),
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(90, MORE), Verdict.NOT_CONFIRMED),
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(85, MORE), Verdict.TOO_FEW),
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(80, MORE), Verdict.TOO_FEW),
        (StatementKind.CHRONIC, Claim.CHRONIC, Percent(45), Verdict.CONFIRMED),
        (StatementKind.CHRONIC, Claim.CHRONIC, Percent(40), Verdict.NOT_CONFIRMED),
        (StatementKind.CHRONIC, Claim.CHRONIC, Percent(50), Verdict.NOT_CONFIRMED),
        (StatementKind.CHRONIC, Claim.CHRONIC, Percent(20, LESS), Verdict.NOT_CONFIRMED),
        (StatementKind.CHRONIC, Claim.CHRONIC, Percent(45, LESS), Verdict.TOO_FEW),
        (StatementKind.HEALTH_FAIR_TO_GOOD, Claim.HEALTH, Percent(65), Verdict.NOT_CONFIRMED),
        (StatementKind.HEALTH_FAIR_TO_GOOD, Claim.HEALTH, Percent(66), Verdict.CONFIRMED),
    ],
)
def test_a_share_decides_by_what_is_printed(
    kind: StatementKind, claim: Claim, share: Percent, verdict: Verdict
) -> None:
    assert _verdicts(Statement(kind, "R3", share))[claim] is verdict


def test_without_a_figure_there_is_too_little_to_tell() -> None:
    found = _verdicts(tables=(), people=None)
    never = {claim for claim, verdict in found.items() if verdict is Verdict.NOT_TESTABLE}
    assert never == {
        Claim.EARLY,
        Claim.FITTING_CARE,
        Claim.KEY_FIGURES_CONNECT,
        Claim.CARE_IN_ORDER,
        Claim.RECOMMENDATIONS,
    }
    assert {found[claim] for claim in set(Claim) - never} == {Verdict.TOO_FEW}


def test_the_same_categories_on_top_confirm_a_row() -> None:
    codes = ("social_contact", "practical_help", "transport")
    top = Statement(StatementKind.TOP_NEEDS, "R7", categories=codes)
    assert _verdicts(top)[Claim.TOP_NEEDS] is Verdict.CONFIRMED
    (needs,) = (table for table in sample_release().tables if table.id == "r7_people")
    last = needs.cells[-1]

    def beside(count: int, points: int | None) -> Verdict:
        percent = None if points is None else Percent(points)
        more = (*needs.cells, replace(last, keys=("shopping",), count=count, percent=percent))
        return _verdicts(top, tables=(replace(needs, cells=more),))[Claim.TOP_NEEDS]

    assert (last.count, last.percent) == (40, Percent(30))
    assert beside(40, 30) is beside(35, None) is beside(35, 30) is Verdict.TOO_FEW
    assert beside(35, 25) is beside(30, None) is Verdict.CONFIRMED
    assert beside(45, 35) is beside(50, None) is Verdict.NOT_CONFIRMED
    other = replace(needs, cells=(*needs.cells[:-1], replace(last, keys=("shopping",))))
    assert _verdicts(top, tables=(other,))[Claim.TOP_NEEDS] is Verdict.NOT_CONFIRMED
    fewer = replace(needs, cells=needs.cells[:-1])
    assert _verdicts(top, tables=(fewer,))[Claim.TOP_NEEDS] is Verdict.TOO_FEW


@pytest.mark.parametrize(
    ("found", "came", "verdict"),
    [
        (Percent(60), Percent(20), Verdict.CONFIRMED),
        (Percent(20), Percent(60), Verdict.NOT_CONFIRMED),
        (Percent(30), Percent(30), Verdict.TOO_FEW),
        (Percent(30, LESS), Percent(20), Verdict.TOO_FEW),
        (Percent(15), Percent(20, LESS), Verdict.TOO_FEW),
        (Percent(30, MORE), Percent(40), Verdict.TOO_FEW),
        (Percent(20, LESS), Percent(30), Verdict.NOT_CONFIRMED),
        (Percent(60, indicative=True), Percent(20), Verdict.TOO_FEW),
        (None, Percent(20), Verdict.TOO_FEW),
    ],
)
def test_more_found_than_came_themselves(
    found: Percent | None, came: Percent, verdict: Verdict
) -> None:
    told = [Statement(StatementKind.SELF_REPORTED, "R2", came)]
    if found:
        told.append(Statement(StatementKind.OUTREACH_SHARE, "R2", found))
    assert _verdicts(*told)[Claim.OUTREACH] is verdict


@pytest.mark.parametrize(
    ("active", "steps", "verdict"),
    [
        (80, 0, Verdict.NOT_CONFIRMED),
        (55, 0, Verdict.NOT_CONFIRMED),
        (55, 1, Verdict.TOO_FEW),
        (50, 0, Verdict.TOO_FEW),
        (45, 0, Verdict.CONFIRMED),
        (45, 1, Verdict.TOO_FEW),
        (None, 0, Verdict.TOO_FEW),
    ],
)
def test_who_takes_part_says_whether_many_are_not_reached(
    active: int | None, steps: int, verdict: Verdict
) -> None:
    table = replace(
        sample_release().tables[0],
        id="r1_active",
        dimensions=(),
        cells=(Cell((), active),),
        steps=steps,
    )
    tables = () if active is None else (table,)
    # who was reported in the period says nothing: most may take part since earlier ones
    found = _verdicts(tables=tables, people=20, people_70plus=100)
    assert found[Claim.NOT_REACHED] is verdict
    assert _verdicts(tables=tables, people_70plus=None)[Claim.NOT_REACHED] is Verdict.TOO_FEW


def test_a_reach_is_told_between_what_rounding_leaves_open() -> None:
    last = date(2025, 12, 31)
    assert Reach(last, 80, 0, 100).percents == (76, 84)
    assert Reach(last, 130, 0, 1250).percents == (10, 11)
    assert Reach(last, 0, 1, 100).percents == (0, 9)
    assert Reach(last, 110, 0, 100).percents == (100, 100)


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ({"walking": 95}, Verdict.CONFIRMED),
        ({"walking": 10, "seeing": 80}, Verdict.NOT_CONFIRMED),
        ({"walking": 10, "other_joined": 60}, Verdict.TOO_FEW),
        ({"walking": 10, "other_joined": 20}, Verdict.NOT_CONFIRMED),
        ({"walking": 30, "stairs": 30, "balance": 10}, Verdict.TOO_FEW),
        ({"walking": 10, "stairs": 10, "balance": 10, "other_joined": 60}, Verdict.NOT_CONFIRMED),
        ({"walking": 50}, Verdict.TOO_FEW),
        ({"walking": 55, "stairs": 20}, Verdict.CONFIRMED),
        ({"seeing": 90}, Verdict.NOT_CONFIRMED),
    ],
)
def test_a_limitation_has_to_do_with_walking_only_where_counts_prove_it(
    cells: dict[str, int], verdict: Verdict
) -> None:
    (limited,) = (table for table in sample_release().tables if table.id == "r5_limitation")
    counts = {None: 120, "any": 95, **cells}
    table = replace(limited, cells=tuple(Cell((code,), count) for code, count in counts.items()))
    told = Statement(StatementKind.LIMITATION, "R5", Percent(80))
    assert _verdicts(told, tables=(table,))[Claim.LIMITATION] is verdict
    outside = replace(told, percent=Percent(70))
    assert _verdicts(outside, tables=(table,))[Claim.LIMITATION] is Verdict.NOT_CONFIRMED


@pytest.mark.parametrize(
    ("pilots", "verdict"),
    [
        ([(date(2025, 1, 1), None)], Verdict.CONFIRMED),
        ([(date(2025, 1, 2), None)], Verdict.TOO_FEW),
        ([(date(2024, 2, 29), date(2025, 2, 28))], Verdict.CONFIRMED),
        ([(date(2024, 3, 1), None), (date(2025, 3, 1), date(2025, 9, 1))], Verdict.NOT_CONFIRMED),
        ([(date(2024, 3, 1), None), (None, None)], Verdict.CONFIRMED),
        ([(date(2026, 3, 1), None)], Verdict.TOO_FEW),
    ],
)
def test_a_year_is_judged_over_areas_with_a_first_day(
    pilots: list[tuple[date | None, date | None]], verdict: Verdict
) -> None:
    facts = tuple(PilotFacts(f"Wijk {at}", *days) for at, days in enumerate(pilots))
    assert _verdicts(pilots=facts)[Claim.RAN_A_YEAR] is verdict


@pytest.mark.parametrize(
    ("streets", "verdict"),
    [
        ({"unknown": 10, "independent": 10}, Verdict.CONFIRMED),
        ({"unknown": 10, "explored": 10}, Verdict.NOT_CONFIRMED),
        ({"unknown": 10, "key_figure_found+independent": 10}, Verdict.TOO_FEW),
        ({}, Verdict.TOO_FEW),
    ],
)
def test_a_street_of_its_own_is_counted(streets: dict[str, int], verdict: Verdict) -> None:
    (table,) = (each for each in sample_release().tables if each.id == "r14_streets")
    cells = (Cell((None,), 20), *(Cell((code,), count) for code, count in streets.items()))
    shown = replace(table, cells=cells, dimensions=table.dimensions if streets else ())
    assert _verdicts(tables=(shown,))[Claim.HANDED_OVER] is verdict


@pytest.mark.parametrize(
    ("residents", "verdict"),
    [(15, Verdict.CONFIRMED), (10, Verdict.TOO_FEW), (5, Verdict.NOT_CONFIRMED)],
)
def test_some_activities_are_ten_gatherings_beyond_rounding(
    residents: int, verdict: Verdict
) -> None:
    (table,) = (each for each in sample_release().tables if each.id == "r14_occurrences")
    shown = replace(table, cells=(Cell((None,), 40), Cell(("residents",), residents)))
    assert _verdicts(tables=(shown,))[Claim.KEY_FIGURES_ORGANISE] is verdict


def test_a_goal_is_judged_by_who_stayed_the_same_or_became_better() -> None:
    (lonely,) = (table for table in sample_release().tables if table.id == "r13_loneliness")
    for code, claim in (("adl11", Claim.SELF_RELIANCE), ("regie_control", Claim.CONTROL)):
        counts = {None: 60, "better+same": 45, "worse": 15}
        cells = tuple(Cell((key,), count) for key, count in counts.items())
        table = replace(lonely, id=f"r10_change_{code}", report="R10", cells=cells)
        assert _verdicts(tables=(table,))[claim] is Verdict.CONFIRMED
        joined = (Cell((None,), 60), Cell(("better",), 45), Cell(("same+worse",), 15))
        assert _verdicts(tables=(replace(table, cells=joined),))[claim] is Verdict.TOO_FEW


@pytest.mark.parametrize(
    ("women", "steps", "verdict"),
    [
        (100, 0, Verdict.CONFIRMED),
        (40, 0, Verdict.NOT_CONFIRMED),
        (65, 0, Verdict.TOO_FEW),
        (75, 1, Verdict.TOO_FEW),
        (80, 1, Verdict.CONFIRMED),
    ],
)
def test_without_a_percentage_the_counts_decide_what_rounding_cannot_change(
    women: int, steps: int, verdict: Verdict
) -> None:
    (gender,) = (table for table in sample_release().tables if table.id == "r3_gender")
    counts = {None: 130, "woman": women, "man": 130 - women}
    cells = tuple(Cell((code,), count) for code, count in counts.items())
    silent = replace(gender, cells=cells, steps=steps)
    release = replace(sample_release(), statements=(), tables=(silent,))
    (found,) = (each for each in seed_statements.compare(release) if each.claim is Claim.WOMEN)
    (counts_told,) = found.own
    assert isinstance(counts_told, Counts)
    assert (found.verdict, counts_told.part, counts_told.group) == (verdict, women, 130)


def test_counts_of_few_people_or_of_joined_categories_decide_nothing() -> None:
    (gender,) = (table for table in sample_release().tables if table.id == "r3_gender")
    few = replace(gender, cells=(Cell((None,), 30), Cell(("woman",), 30), Cell(("man",), 0)))
    joined = replace(gender, cells=(Cell((None,), 130), Cell(("woman+man",), 130)))
    for table in (few, joined):
        assert _verdicts(tables=(table,))[Claim.WOMEN] is Verdict.TOO_FEW


def test_what_is_left_of_the_group_decides_too() -> None:
    (age,) = (table for table in sample_release().tables if table.id == "r3_age")
    counts = {None: 90, "70_74": 10, "75_79": 10, "80_84": 25, "85_89": 20, "90_plus": 25}
    cells = tuple(Cell((code,), count) for code, count in counts.items())
    assert _verdicts(tables=(replace(age, cells=cells, steps=0),))[Claim.EIGHTY_PLUS] is (
        Verdict.CONFIRMED
    )
    for joined, verdict in (
        ({"70_79": 20, "80_84": 25, "85_89": 20, "90_plus": 25}, Verdict.CONFIRMED),
        ({"70_79": 20, "80_plus": 70}, Verdict.CONFIRMED),
        ({"70_79": 20, "80_89": 45, "90_plus": 25}, Verdict.CONFIRMED),
        ({"70_84": 20, "85_plus": 70}, Verdict.TOO_FEW),
    ):
        cells = tuple(Cell((code,), count) for code, count in {None: 90, **joined}.items())
        wide = replace(age, cells=cells, steps=1)
        assert _verdicts(tables=(wide,))[Claim.EIGHTY_PLUS] is verdict


def _rounded(data: st.DataObject, count: int) -> int:
    """Return a multiple of five within four of a count, as a release may print it."""
    near = [each for each in range(0, count + 5, 5) if abs(each - count) <= 4]
    return data.draw(st.sampled_from(near))


_WALKS = {"walking", "stairs", "balance"}


def _moving(data: st.DataObject, people: int, walking: int) -> SafeTable:
    """Return the table of who has one limitation of mobility or more, as it may be printed."""
    (limited,) = (table for table in sample_release().tables if table.id == "r5_limitation")
    counts = {None: people, "mobility": walking}
    return replace(
        limited,
        id="r5_mobility",
        dimensions=(Dimension(DimensionName.MOBILITY, ("mobility",), multiple=True),),
        cells=tuple(Cell((code,), _rounded(data, count)) for code, count in counts.items()),
    )


def test_one_row_for_all_of_mobility_decides_what_its_parts_leave_open() -> None:
    (limited,) = (table for table in sample_release().tables if table.id == "r5_limitation")
    told = Statement(StatementKind.LIMITATION, "R5", Percent(80))
    counts = {None: 120, "any": 95, "walking": 30, "stairs": 30, "balance": 10}
    parts = replace(limited, cells=tuple(Cell((code,), n) for code, n in counts.items()))
    for moving, verdict in (
        (80, Verdict.CONFIRMED),
        (50, Verdict.TOO_FEW),
        (35, Verdict.NOT_CONFIRMED),
    ):
        cells = (Cell((None,), 120), Cell(("mobility",), moving))
        dimensions = (Dimension(DimensionName.MOBILITY, ("mobility",), multiple=True),)
        together = replace(limited, id="r5_mobility", dimensions=dimensions, cells=cells)
        assert _verdicts(told, tables=(parts, together))[Claim.LIMITATION] is verdict


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.frozensets(st.sampled_from([*sorted(_WALKS), "seeing"])), min_size=40, max_size=90),
    st.integers(0, 1),
    st.data(),
)
def test_no_rounding_makes_a_verdict_on_walking_untrue(
    people: list[frozenset[str]], together: int, data: st.DataObject
) -> None:
    exact = {code: sum(code in each for each in people) for code in (*_WALKS, "seeing")}
    counts = {None: len(people), "any": sum(map(bool, people)), **exact}
    (limited,) = (table for table in sample_release().tables if table.id == "r5_limitation")
    cells = tuple(Cell((code,), _rounded(data, count)) for code, count in counts.items() if count)
    told = Statement(StatementKind.LIMITATION, "R5", Percent(80))
    walking, some = sum(bool(each & _WALKS) for each in people), counts["any"]
    tables = (replace(limited, cells=cells), *([_moving(data, len(people), walking)] * together))
    verdict = _verdicts(told, tables=tables)[Claim.LIMITATION]
    assert verdict is not Verdict.CONFIRMED or 2 * walking > some
    assert verdict is not Verdict.NOT_CONFIRMED or 2 * walking < some


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(10, 60), min_size=5, max_size=5), st.sampled_from([None, 5]), st.data())
def test_no_rounding_makes_a_verdict_on_a_row_untrue(
    found: list[int], step: int | None, data: st.DataObject
) -> None:
    wanted = ("social_contact", "practical_help", "transport")
    exact = dict(zip((*wanted, "shopping", "health"), found, strict=True))
    (needs,) = (table for table in sample_release().tables if table.id == "r7_people")
    cells = tuple(
        Cell(
            (code,),
            _rounded(data, count),
            Percent(shares.rounded(count, 70, step)) if step else None,
        )
        for code, count in exact.items()
    )
    table = replace(needs, cells=(Cell((None,), 70), *cells))
    top = Statement(StatementKind.TOP_NEEDS, "R7", categories=wanted)
    verdict = _verdicts(top, tables=(table,))[Claim.TOP_NEEDS]
    least, most = min(found[:3]), max(found[3:])
    assert verdict is not Verdict.CONFIRMED or least > most
    assert verdict is not Verdict.NOT_CONFIRMED or most > least
