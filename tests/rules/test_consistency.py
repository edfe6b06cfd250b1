from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import consistency, shares
from spil_desktop.rules.findings import FindingKind
from spil_desktop.rules.release import (
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Population,
    SafeTable,
    Temporal,
)
from tests.samples import YEAR, sample_release


def table(counts, dimension, **more):
    """Return a table with one breakdown: its total under None."""
    cells = tuple(Cell((key,), count) for key, count in counts.items())
    return SafeTable(
        "r3",
        "R3",
        Population.EVALUATION,
        Measure.PEOPLE,
        Temporal.FLOW,
        YEAR,
        "A",
        (dimension,),
        cells,
        **more,
    )


def kinds(*tables, over_all=False):
    return {each.kind for each in consistency.check(tables, over_all=over_all)}


GENDER = Dimension(DimensionName.GENDER, ("woman", "man"))
LIMITATION = Dimension(DimensionName.LIMITATION, ("any", "walking", "stairs"), multiple=True)
STAGE = Dimension(DimensionName.STAGE, ("reached", "participant"), multiple=True)
SIGNAL = Dimension(DimensionName.SIGNAL, ("money", "loss"), multiple=True)


def test_the_sample_release_is_consistent():
    assert consistency.check(sample_release().tables, over_all=False) == ()


def test_totals_are_the_sum_of_categories():
    assert kinds(table({TOTAL: 50, "woman": 30, "man": 20}, GENDER)) == set()
    wrong = {FindingKind.DOES_NOT_ADD_UP}
    assert kinds(table({TOTAL: 50, "woman": 30, "man": 25}, GENDER)) == wrong
    assert kinds(table({TOTAL: 50, "woman": 50}, GENDER)) == {FindingKind.INCOMPLETE}
    assert kinds(table({"woman": 30, "man": 25}, GENDER)) == set()


def test_overlapping_categories_stay_within_the_whole_and_reach_any():
    fits = {TOTAL: 50, "any": 40, "walking": 40, "stairs": 10}
    assert kinds(table(fits, LIMITATION)) == set()
    assert kinds(table({**fits, "any": 55, "stairs": 20}, LIMITATION)) == {
        FindingKind.MORE_THAN_TOTAL
    }
    wrong = {FindingKind.DOES_NOT_ADD_UP}
    assert kinds(table({**fits, "walking": 45}, LIMITATION)) == wrong
    assert kinds(table({**fits, "walking": 20}, LIMITATION)) == wrong


def test_every_step_is_part_of_the_one_before():
    assert kinds(table({TOTAL: 50, "reached": 40, "participant": 40}, STAGE)) == set()
    assert kinds(table({TOTAL: 50, "reached": 30, "participant": 40}, STAGE)) == {
        FindingKind.MORE_THAN_TOTAL
    }


def test_the_same_cell_has_the_same_figure_in_every_table():
    one = table({TOTAL: 50, "woman": 30, "man": 20}, GENDER)
    other = replace(table({TOTAL: 55, "woman": 30, "man": 25}, GENDER), id="r9")
    assert kinds(one, other) == {FindingKind.MARGINS_DIFFER}
    assert kinds(one, replace(other, area="B")) == set()
    assert kinds(one, replace(other, temporal=Temporal.CUMULATIVE)) == set()


def test_means_need_ten_people_and_one_decimal():
    mean = table({TOTAL: 50, "woman": 30, "man": 20}, GENDER)

    def with_mean(mark, n):
        return replace(mean, dimensions=(), cells=(Cell((), None, mean=Decimal(mark), n=n),))

    assert kinds(with_mean("6.3", 10)) == set()
    assert kinds(with_mean("6.3", 5)) == {FindingKind.MEAN_OF_FEW}
    assert kinds(with_mean("6.3", None)) == {FindingKind.MEAN_OF_FEW}
    assert kinds(with_mean("6.25", 10)) == {FindingKind.MEAN_TOO_FINE}
    assert kinds(with_mean("6.3", 12)) == {FindingKind.NOT_ROUNDED}


def test_few_people_bear_few_breakdowns():
    assert kinds(table({TOTAL: 5, "woman": 5, "man": 0}, GENDER)) == {FindingKind.TOO_DETAILED}
    assert kinds(table({TOTAL: 10, "woman": 5, "man": 5}, GENDER)) == set()
    four = Dimension(DimensionName.LIVING, ())
    for places, over_all, kept in ((2, False, True), (3, False, False), (3, True, True)):
        wide = table({}, GENDER)
        wide = replace(wide, dimensions=(GENDER, four, four, four)[:places])
        found = kinds(wide, over_all=over_all)
        assert (FindingKind.TOO_DETAILED not in found) is kept


def test_areas_beside_each_other_are_no_breakdown_of_people():
    areas = Dimension(DimensionName.AREA, ("A", "B"))
    assert kinds(table({TOTAL: 5, "A": 5, "B": 0}, areas), over_all=True) == set()


def test_a_sensitive_signal_needs_ten_people_in_its_widest_table():
    few = table({TOTAL: 50, "money": 5, "loss": 20}, SIGNAL)
    assert kinds(few) == {FindingKind.SENSITIVE}
    year = replace(
        table({TOTAL: 90, "money": 15, "loss": 20}, SIGNAL), temporal=Temporal.CUMULATIVE
    )
    assert kinds(few, year) == set()


@given(
    part=st.integers(0, 300),
    rest=st.integers(0, 300),
    off=st.integers(-4, 4),
    group_off=st.integers(-4, 4),
)
def test_every_share_that_may_be_printed_is_accepted(part, rest, off, group_off):
    group = part + rest
    printed, printed_group = part + off, group + group_off
    if printed < 0 or printed % 5 or printed_group < printed or printed_group % 5:
        return
    share = shares.percent(part, group, printed_group)
    step = shares.step_of(group) or 5
    found = SafeTable(
        "r3",
        "R3",
        Population.EVALUATION,
        Measure.PEOPLE,
        Temporal.FLOW,
        YEAR,
        "A",
        (Dimension(DimensionName.GENDER, ("woman",), multiple=True),),
        (Cell((TOTAL,), printed_group), Cell(("woman",), printed, share)),
        percent_step=step,
    )
    assert not {kind for kind in kinds(found) if kind.startswith("percent")}
