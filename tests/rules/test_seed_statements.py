from dataclasses import replace

import pytest

from spil_desktop.rules import seed_statements
from spil_desktop.rules.release import Cell, Percent, PercentNote, Statement, StatementKind
from spil_desktop.rules.seed_statements import Claim, Verdict
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
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(70), Verdict.NOT_CONFIRMED),
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(85, MORE), Verdict.NOT_CONFIRMED),
        (StatementKind.LIMITATION, Claim.LIMITATION, Percent(80, MORE), Verdict.TOO_FEW),
        (StatementKind.CHRONIC, Claim.CHRONIC, Percent(45), Verdict.CONFIRMED),
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
    assert set(found.values()) == {Verdict.TOO_FEW}


def test_the_same_categories_on_top_confirm_a_row() -> None:
    codes = ("social_contact", "practical_help", "transport")
    top = Statement(StatementKind.TOP_NEEDS, "R7", categories=codes)
    assert _verdicts(top)[Claim.TOP_NEEDS] is Verdict.CONFIRMED
    (needs,) = (table for table in sample_release().tables if table.id == "r7_people")
    tied = replace(needs, cells=(*needs.cells, replace(needs.cells[-1], keys=("shopping",))))
    assert _verdicts(top, tables=(tied,))[Claim.TOP_NEEDS] is Verdict.TOO_FEW
    other = replace(needs, cells=(*needs.cells[:-1], replace(needs.cells[-1], keys=("shopping",))))
    assert _verdicts(top, tables=(other,))[Claim.TOP_NEEDS] is Verdict.NOT_CONFIRMED


@pytest.mark.parametrize(
    ("found", "came", "verdict"),
    [
        (Percent(60), Percent(20), Verdict.CONFIRMED),
        (Percent(20), Percent(60), Verdict.NOT_CONFIRMED),
        (Percent(30), Percent(30), Verdict.TOO_FEW),
        (Percent(30, LESS), Percent(20), Verdict.TOO_FEW),
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


def test_how_many_take_part_says_whether_many_are_not_reached() -> None:
    found = {each.claim: each for each in seed_statements.compare(sample_release())}
    assert found[Claim.NOT_REACHED].verdict is Verdict.CONFIRMED
    assert found[Claim.NOT_REACHED].reach == 10
    assert _verdicts(people=900)[Claim.NOT_REACHED] is Verdict.NOT_CONFIRMED


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
    assert (found.verdict, found.counts) == (verdict, (women, 130))


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
    joined = {None: 90, "70_74+75_79": 20, "80_84": 25, "85_89": 20, "90_plus": 25}
    cells = tuple(Cell((code,), count) for code, count in joined.items())
    assert _verdicts(tables=(replace(age, cells=cells, steps=1),))[Claim.EIGHTY_PLUS] is (
        Verdict.CONFIRMED
    )
