"""The table of means: from ten people, an interval from thirty, nothing that tells on someone."""

from collections.abc import Sequence
from decimal import Decimal

from spil_desktop.rules import periods
from spil_desktop.rules.drafting import Scope
from spil_desktop.rules.ledger import Mean
from spil_desktop.rules.release import SafeTable, Temporal
from spil_desktop.rules.report_tables import FIRST
from spil_desktop.rules.safe_outcomes import OutcomeMeans

CELL = "paired_mark"
MIXED = [(5, 6), (6, 6), (7, 6), (6, 8), (8, 7), (4, 6), (7, 7), (6, 7), (5, 5), (7, 8)]
THIRD, FOURTH = (1, 3), (1, 4)


def _tables(
    pairs: dict[tuple[int, int], Sequence[tuple[int, int]]],
    period: str = "2026-Q3",
    earlier: Sequence[Mean] = (),
    printed: int | None = None,
    version: str = "2.0",
    beside: Sequence[Mean] = (),
) -> list[SafeTable]:
    scope = Scope(periods.parse(period), ((1, "Testwijk"),), whole=True, size=100)
    given = {
        (CELL, block): dict(enumerate(each, 1_000 * block[1])) for block, each in pairs.items()
    }
    rounded = {
        atom: 5 * round(len(each) / 5) if printed is None else printed
        for atom, each in given.items()
    }
    made = OutcomeMeans(scope, given, earlier, version)
    return [table for table, _told in made.tables(rounded, (), beside)]


def _figures(table: SafeTable) -> list[str | None]:
    return [cell.keys[1] for cell in table.cells]


def test_from_ten_people_means_and_from_thirty_an_interval() -> None:
    assert not _tables({THIRD: MIXED[:9]})
    (few,) = _tables({THIRD: MIXED})
    assert _figures(few) == ["people", "t0", "t1", "difference"]
    (many,) = _tables({THIRD: MIXED * 3})
    assert _figures(many) == ["people", "t0", "t1", "difference", "low", "high"]
    assert not _tables({THIRD: MIXED * 3}, version=FIRST)


def test_a_quarter_of_few_is_told_with_the_year_until_its_end() -> None:
    (table,) = _tables({THIRD: MIXED, FOURTH: MIXED[:4]}, "2026-Q4")
    assert table.temporal is Temporal.CUMULATIVE
    assert table.id == "r10_means_cumulative"
    assert table.cells[0].count == 15


def test_a_count_that_came_out_far_from_the_truth_has_no_means() -> None:
    assert not _tables({THIRD: MIXED}, printed=15)


def test_a_mean_is_not_told_again_of_nearly_the_same_people() -> None:
    def told(people: int, *blocks: tuple[int, int], table: str = "r10_means:life_mark") -> Mean:
        return Mean(table, blocks, people, 2026)

    assert not _tables({THIRD: MIXED * 2}, earlier=[told(18, THIRD)])
    assert not _tables({THIRD: MIXED, FOURTH: MIXED[:3]}, "2026-H2", [told(10, THIRD)])
    assert _tables({THIRD: MIXED * 2}, earlier=[told(20, THIRD)])
    # over all areas it was told of four people more than live here: those would stand apart
    elsewhere = (2, 3)
    assert not _tables({THIRD: MIXED * 2}, earlier=[told(24, THIRD, elsewhere)])
    assert _tables({THIRD: MIXED * 2}, earlier=[told(32, THIRD, elsewhere)])
    assert _tables({THIRD: MIXED, FOURTH: MIXED}, "2026-H2", [told(10, THIRD)])
    assert _tables({THIRD: MIXED}, earlier=[told(11, THIRD, table="r10_means:djg6")])


def test_the_first_marks_are_not_told_twice_of_nearly_the_same_people() -> None:
    def marks(people: int, area: int = 1) -> Mean:
        return Mean("r4_mark", ((area, 1),), people, 2025)

    for size, told in ((10, True), (11, False), (19, False), (20, True)):
        assert bool(_tables({THIRD: MIXED}, beside=[marks(size)])) == told
        assert bool(_tables({THIRD: MIXED}, earlier=[marks(size)])) == told
    assert _tables({THIRD: MIXED}, beside=[marks(11, area=2)])


def test_an_interval_without_width_is_left_out_and_its_means_stay() -> None:
    alike = [(first, first) for first, _later in MIXED * 3]
    (table,) = _tables({THIRD: alike})
    assert _figures(table) == ["people", "t0", "t1", "difference"]
    assert table.cells[3].mean == Decimal("0.0")


def test_a_mean_at_the_end_of_the_scale_is_left_out() -> None:
    assert not _tables({THIRD: [(10, 10)] * 20})
