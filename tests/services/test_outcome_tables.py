"""R10, R11 and R12 in a release: counted, rounded, attacked, and never of a few people."""

import random
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Release as Stored
from spil_desktop.rules import consistency, outcome_tables, outcomes, paired, periods
from spil_desktop.rules.paired import Pair
from spil_desktop.rules.release import TOTAL, Release, SafeTable, StatementKind
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import releases
from tests.services.test_outcomes import MARKS
from tests.services.wards import Ward

TODAY = date(2027, 1, 12)
LONELY = ("djg3", "djg4", "djg7", "djg9", "djg8", "djg10")


def _release(session: Session, period: str = "2026", area: int | None = None) -> Release:
    release = releases.plan(session, periods.parse(period), area, today=TODAY)
    assert consistency.check(release.tables, over_all=area is None) == ()
    releases.publish(session, release, area, today=TODAY)
    return release


def _table(release: Release, id_: str) -> SafeTable:
    return next(table for table in release.tables if table.id == id_)


def _fill(ward: Ward, people: int, seed: int = 1) -> list[tuple[int, int]]:
    """Measure so many invented people twice and return their marks."""
    pick = random.Random(seed)  # noqa: S311  invented people need no secrets
    marks: list[tuple[int, int]] = []
    for _ in range(people):
        one = ward.add()
        first = pick.choices(range(4, 10), (1, 3, 6, 8, 4, 1))[0]
        later = min(max(first + pick.choices((-1, 0, 1, 2), (2, 5, 4, 1))[0], 1), 10)
        marks.append((first, later))
        for moment, mark in zip((Moment.T0, Moment.T1), (first, later), strict=True):
            ward.mark(one, moment, mark)
            answers = {item: pick.choice(("yes", "more_or_less", "no")) for item in LONELY}
            ward.measure(one, moment, "djg6", answers)
        said = {item: pick.choice(("agree", "neither")) for item in outcomes.STATEMENTS}
        most = pick.sample(outcomes.MATTERED, 2)
        ward.measure(one, Moment.T1, "effect", {**said, "mattered_most": most})
    for _ in range(10):  # fewer: both means of first marks would be of nearly the same people
        silent = ward.add()
        ward.mark(silent, Moment.T0, 6)
        ward.measure(silent, Moment.T1, "effect", {"out_more": "declined"})
    return marks


def test_the_three_pilots_outside_show_means_and_no_counts_of_a_few(session: Session) -> None:
    ward = Ward(session)
    for first, later in MARKS:
        one = ward.add()
        ward.mark(one, Moment.T0, first)
        ward.mark(one, Moment.T1, later)
    for _ in range(20):
        ward.add()
    release = _release(session)
    means = _table(release, "r10_means")
    assert [cell.keys for cell in means.cells] == [
        ("life_mark", each) for each in ("people", "t0", "t1", "difference")
    ]
    values = [cell.mean for cell in means.cells]
    assert values == [None, Decimal("6.3"), Decimal("6.8"), Decimal("0.5")]
    assert {cell.n for cell in means.cells[1:]} == {means.cells[0].count}
    assert means.cells[0].count in {10, 15}
    assert "r10_change_life_mark" not in {table.id for table in release.tables}


def test_a_large_area_shows_who_is_better_the_interval_and_what_mattered(session: Session) -> None:
    ward = Ward(session)
    marks = _fill(ward, 80)
    found = paired.compare([Pair(*each) for each in marks], higher_is_better=True)
    assert found is not None
    assert found.interval is not None
    release = _release(session)
    changed = _table(release, "r10_change_life_mark")
    exact = {"better": found.better, "same": found.same, "worse": found.worse}
    for cell in changed.cells:
        codes = exact if cell.keys[0] is TOTAL else str(cell.keys[0]).split("+")
        assert cell.count is not None
        assert abs(cell.count - sum(exact[code] for code in codes)) <= 4
    means = _table(release, "r10_means")
    low, high = (means.cell("life_mark", each) for each in ("low", "high"))
    assert low is not None
    assert high is not None
    assert [low.mean, high.mean] == [
        Decimal(str(round(bound, 1))) for bound in (found.interval.low, found.interval.high)
    ]
    for moment in ("t0", "t1"):
        classes = _table(release, f"r10_loneliness_{moment}")
        assert sum(cell.count or 0 for cell in classes.cells if cell.keys[0]) == (
            classes.cells[0].count
        )
    effect = _table(release, "r11_effect")
    assert {cell.keys[0] for cell in effect.cells} == {TOTAL, *outcomes.STATEMENTS}
    assert all(cell.percent for cell in effect.cells if cell.keys[0])
    kinds = {each.kind for each in release.statements}
    assert {StatementKind.STABLE_MARK, StatementKind.STABLE_LONELINESS} <= kinds
    assert {StatementKind.LESS_VULNERABLE, StatementKind.TOP_MATTERED} <= kinds


def test_a_mean_is_told_again_only_of_the_same_people_or_ten_others(session: Session) -> None:
    ward = Ward(session)
    _fill(ward, 16)
    third = _release(session, "2026-Q3")
    assert _table(third, "r10_means").cell("life_mark", "t1")
    for _ in range(4):
        one = ward.add()
        ward.mark(one, Moment.T0, 5)
        ward.measure(one, Moment.T1, "life_mark", {"mark": 9}, on=date(2026, 10, 20))
    year = _table(_release(session), "r10_means")
    assert year.cell("life_mark", "t1") is None
    assert year.cell("djg6", "t1")


def test_first_marks_of_last_year_are_not_told_again_of_all_but_one(session: Session) -> None:
    ward = Ward(session)
    for number in range(24):
        one = ward.add(reported_on=date(2025, 11, 3))
        given = {"mark": 5 + number % 4}
        ward.measure(one, Moment.T0, "life_mark", given, on=date(2025, 11, 3))
        if number:
            later = {"mark": 5 + number % 5}
            ward.measure(one, Moment.T1, "life_mark", later, on=date(2026, 5, 4))
    before = releases.plan(session, periods.parse("2026-Q2"), None, today=TODAY)
    assert _table(before, "r10_means").cell("life_mark", "t0")
    autumn = _release(session, "2025-Q4")
    assert _table(autumn, "r4_mark").cells[0].mean is not None
    assert "r10_means" not in {table.id for table in _release(session, "2026-Q2").tables}
    stored = session.scalars(select(Stored).order_by(Stored.id)).first()
    assert stored is not None
    # an older program kept of how many a mean was, and not of whom
    means = [each[:3] for each in stored.ledger["means"]]
    stored.ledger = {**stored.ledger, "means": means}
    session.flush()
    year = releases.plan(session, periods.parse("2026"), None, today=TODAY)
    assert "r10_means" not in {table.id for table in year.tables}


def test_every_outcome_is_a_scale_that_is_asked(session: Session) -> None:
    del session
    for spec in outcome_tables.OUTCOMES:
        assert spec.scored.low < spec.scored.high
    names = [spec.measure for spec in outcome_tables.OUTCOMES]
    assert len(set(names)) == len(names)
