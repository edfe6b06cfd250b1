"""Several releases side by side and together: invented pilots of which the truth is known."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.errors import PackageProblem, SpilError
from spil_desktop.rules import common_categories, pilots, pooling, shares, submissions
from spil_desktop.rules.breakdowns import AGE_BANDS
from spil_desktop.rules.periods import Period, parse
from spil_desktop.rules.pilot_tables import Missing, Reason
from spil_desktop.rules.pooling import Part, Span
from spil_desktop.rules.release import (
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Omission,
    Omitted,
    Percent,
    Population,
    Release,
    SafeTable,
    Temporal,
)
from spil_desktop.rules.submissions import DoubleKind
from tests.samples import one_dimension, sample_of, sample_release

YEAR = Period(2025)
DIVISIONS = (
    AGE_BANDS,
    ("70_79", "80_84", "85_89", "90_plus"),
    ("70_74", "75_79", "80_84", "85_plus"),
    ("70_79", "80_plus"),
    ("70_84", "85_plus"),
)
JOINED = {
    code: common_categories._atoms(code)  # the codes of the list in what a release prints
    for division in DIVISIONS
    for code in division
}


def printed(truth, division, area):
    """Return the release of an area of which `truth` counts people by age class."""
    counts = {code: sum(truth[band] for band in JOINED[code]) for code in division}
    group = sum(counts.values())
    rounded = {code: 5 * round(count / 5) for code, count in counts.items()}
    total = 5 * round(group / 5)
    cells = [Cell((TOTAL,), total)]
    for code, count in counts.items():
        share = shares.percent(count, group, total)
        cells.append(Cell((code,), rounded[code], share))
    table = SafeTable(
        "r3_age",
        "R3",
        Population.EVALUATION,
        Measure.PEOPLE,
        Temporal.FLOW,
        YEAR,
        area,
        (Dimension(DimensionName.AGE_BAND, tuple(division)),),
        tuple(cells),
        percent_step=shares.step_of(group) or 10,
    )
    return Release(area, (area,), YEAR, date(2026, 1, 12), total, (table,))


truths = st.lists(
    st.tuples(
        st.fixed_dictionaries({band: st.integers(0, 80) for band in AGE_BANDS}),
        st.sampled_from(DIVISIONS),
    ),
    min_size=2,
    max_size=4,
)


def made(found):
    return [printed(truth, division, f"Dorp {at}") for at, (truth, division) in enumerate(found)]


def lines_of(releases):
    """Return the rows of the one table, of which there may be no categories in common."""
    return [line for table in pilots.compare(releases).tables for line in table.lines]


@given(truths)
def test_sums_are_of_what_was_printed_and_the_truth_lies_within(found):
    releases = made(found)
    step = max(release.tables[0].percent_step for release in releases)
    people = sum(sum(truth.values()) for truth, _ in found)
    for line in lines_of(releases):
        together = line.together
        assert together.count.count == sum(cell.count for cell in line.cells)
        bands = AGE_BANDS if line.keys == (TOTAL,) else JOINED[line.keys[0]]
        true = sum(truth[band] for truth, _ in found for band in bands)
        assert together.count.low <= true <= together.count.high
        if together.high is not None:
            exact = Fraction(100 * true, people)
            wide = Fraction(step, 2) if together.share else 0
            assert together.low - wide <= exact <= together.high + wide


@given(truths)
def test_nothing_is_finer_than_what_went_in(found):
    releases = made(found)
    lines = lines_of(releases)
    for code in {line.keys[0] for line in lines} - {TOTAL}:
        bands = set(JOINED[code])
        for release in releases:
            for own in release.tables[0].dimensions[0].categories:
                assert not bands & set(JOINED[own]) or set(JOINED[own]) <= bands
    step = max(release.tables[0].percent_step for release in releases)
    for line in lines:
        if line.together.share:
            assert line.together.share.points % step == 0


@given(truths, st.randoms(use_true_random=False))
def test_the_order_of_the_packages_makes_no_difference(found, chance):
    releases = made(found)
    order = [*range(len(releases))]
    chance.shuffle(order)
    one = pilots.compare(releases)
    other = pilots.compare([releases[place] for place in order])
    assert one.people == other.people
    for mine, theirs in zip(one.tables, other.tables, strict=True):
        assert mine.table == theirs.table
        for line, same in zip(mine.lines, theirs.lines, strict=True):
            assert line.together == same.together
            assert tuple(line.cells[place] for place in order) == same.cells


@settings(max_examples=50)
@given(truths, st.integers(0, 3), st.booleans())
def test_a_package_that_is_sent_twice_is_refused_wherever_it_stands(found, at, later):
    releases = made(found)
    again = releases[at % len(releases)]
    if later:
        again = replace(again, made_on=date(2026, 2, 1))
    with pytest.raises(SpilError) as refused:
        pilots.compare([*releases, again])
    assert refused.value.problem is PackageProblem.SAME_FIGURES
    assert refused.value.values == {"first": at % len(releases), "second": len(releases)}


@pytest.mark.parametrize(
    ("areas", "periods", "kind"),
    [
        (("A", "A"), ("2025", "2025"), DoubleKind.SAME_AREA_AND_PERIOD),
        (("De Bouwen", "de  bouwen"), ("2025", "2025"), DoubleKind.SAME_AREA_AND_PERIOD),
        (("A", "A"), ("2025", "2025-Q3"), DoubleKind.OVERLAPPING_PERIODS),
        (("A", "A"), ("2025-H1", "2025-Q2"), DoubleKind.OVERLAPPING_PERIODS),
        (("A", "A"), ("2025-Q1", "2025-Q2"), None),
        (("A", "A"), ("2024", "2025"), None),
        (("A", "B"), ("2025", "2025"), DoubleKind.SAME_FIGURES_ELSEWHERE),
        ((("A", "B"), "B"), ("2025", "2025-Q4"), DoubleKind.AREA_IN_BOTH),
        ((("A", "B"), "B"), ("2025", "2024"), None),
    ],
)
def test_the_same_area_in_the_same_time_is_a_double(areas, periods, kind):
    one, other = (
        replace(
            sample_release(),
            areas=(area,) if isinstance(area, str) else area,
            period=parse(period),
            people=people,
        )
        for area, period, people in zip(areas, periods, (130, 125), strict=True)
    )
    found = submissions.doubles([one, other])
    assert [double.kind for double in found] == ([kind] if kind else [])


def counted_higher(release, share):
    """Return a release in which every `share`-th figure is five more."""
    tables = list(release.tables)
    places = [
        (at, place)
        for at, table in enumerate(tables)
        for place, cell in enumerate(table.cells)
        if cell.count
    ]
    for at, place in places[::share]:
        cells = list(tables[at].cells)
        cells[place] = replace(cells[place], count=cells[place].count + 5)
        tables[at] = replace(tables[at], cells=tuple(cells))
    return replace(release, tables=tuple(tables))


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        (sample_of("Nieuw-Bouwen"), True),
        (counted_higher(sample_of("Nieuw-Bouwen"), 12), True),  # a late need, a new street
        (counted_higher(sample_of("Nieuw-Bouwen"), 4), False),
        (sample_of("Nieuw-Bouwen", period=Period(2024)), False),
        (sample_of("Nieuw-Bouwen", tables=sample_release().tables[:1]), False),
        (sample_of("De Bouwen", definition_version="0.9"), False),  # which is sure to be double
    ],
)
def test_the_same_figures_under_another_name_are_told_and_not_refused(other, is_told):
    found = submissions.doubles([sample_release(), other])
    kinds = [each.kind for each in found if not each.kind.is_certain]
    assert kinds == ([DoubleKind.SAME_FIGURES_ELSEWHERE] if is_told else [])
    if is_told:
        compared = pilots.compare([sample_release(), other])
        assert compared.likely_doubles == found
        assert compared.tables


def test_a_few_figures_may_be_the_same_by_chance():
    few = [replace(sample_of(name), tables=sample_release().tables[1:2]) for name in "AB"]
    assert submissions.doubles(few) == ()


def elsewhere(**changes):
    """Return the sample release as if it were of another area."""
    return replace(sample_release(), area="Ter Apel", areas=("Ter Apel",), **changes)


def test_one_package_is_nothing_to_compare():
    with pytest.raises(SpilError) as refused:
        pilots.compare([sample_release()])
    assert refused.value.problem is PackageProblem.TOO_FEW


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"definition_version": "0.9"}, Reason.OTHER_VERSION),
        ({"period": Period(2025, 1, 1)}, Reason.OTHER_LENGTH),
        ({"demo": True}, Reason.INVENTED),
    ],
)
def test_what_is_counted_by_other_rules_is_not_compared(change, reason):
    found = pilots.compare([sample_release(), elsewhere(**change)])
    assert found.refused == (reason,)
    assert not found.tables
    assert not found.apart


def test_another_year_is_compared_but_not_added_up():
    other = elsewhere(period=Period(2024))
    found = pilots.compare([sample_release(), other])
    assert found.people is None
    assert {table.not_added for table in found.tables} == {Reason.OTHER_PERIOD}
    assert not any(line.together for table in found.tables for line in table.lines)


def test_every_table_is_compared_or_told_to_be_apart():
    release = sample_release()
    living = next(table for table in release.tables if table.id == "r3_living")
    other = replace(living, population=Population.HEALTH)
    tables = {table.id: table for table in release.tables if table.id != "r3_tenure"}
    tables["r3_living"] = other
    del tables["r3_gender"]
    why = Omitted("R3", Omission.TOO_FEW_PEOPLE, (DimensionName.GENDER,))
    found = pilots.compare([release, elsewhere(tables=tuple(tables.values()), omitted=(why,))])
    shown = {table.table.id for table in found.tables} | {each.table.id for each in found.apart}
    assert shown == {table.id for table in release.tables}
    reasons = {each.table.id: each.reason for each in found.apart}
    assert reasons == {"r3_gender": Reason.ONE_ONLY, "r3_living": Reason.COUNTED_OTHERWISE}
    gender = next(each for each in found.apart if each.table.id == "r3_gender")
    assert gender.missing == (Missing(1, Omission.TOO_FEW_PEOPLE),)


def test_why_a_table_is_missing_is_not_taken_from_another_of_its_chapter():
    release = sample_release()
    without = tuple(table for table in release.tables if table.id != "r4_mark")
    other = Omitted("R4", Omission.RECOGNISABLE, (DimensionName.SELF_RATED,))
    whole = Omitted("R4", Omission.NO_DATA)

    def told(*omitted: Omitted) -> tuple[Missing, ...]:
        found = pilots.compare([release, elsewhere(tables=without, omitted=omitted)])
        return next(each for each in found.apart if each.table.id == "r4_mark").missing

    assert told(other) == (Missing(1, None),)
    assert told(other, whole) == (Missing(1, Omission.NO_DATA),)
    mean = Omitted("R4", Omission.UNSAFE_MEAN, table="r4_mark")
    assert told(whole, mean) == (Missing(1, Omission.UNSAFE_MEAN),)
    assert told(replace(mean, table="r4_other")) == (Missing(1, None),)


def rides(area, *, divided):
    """Return a release of 45 rides, or of 15 of which the result stays hidden."""
    whole = one_dimension(
        "r8_rides",
        "R8",
        DimensionName.RIDE_RESULT,
        total=45,
        counts={"done": (25, 60), "unmet": (20, 40)},
        population=Population.RIDES,
        measure=Measure.RIDES,
    )
    if divided:
        return sample_of(area, tables=(whole,), omitted=())
    why = Omitted("R8", Omission.SMALL_QUARTER, (DimensionName.RIDE_RESULT,))
    total = replace(whole, dimensions=(), cells=(Cell((), 15),))
    return sample_of(area, tables=(total,), omitted=(why,))


def test_totals_are_compared_where_only_one_may_divide_them():
    found = pilots.compare([rides("A", divided=False), rides("B", divided=True)])
    assert not found.apart
    ((line,),) = (table.lines for table in found.tables)
    assert line.keys == ()
    assert [cell.count for cell in line.cells] == [15, 45]
    assert line.together.count == Span(60, 52, 68)
    assert found.tables[0].undivided == (Missing(0, Omission.SMALL_QUARTER),)


def test_a_total_stands_beside_those_that_are_divided():
    releases = [rides("A", divided=True), rides("B", divided=False), rides("C", divided=True)]
    (table,) = pilots.compare(releases).tables
    shown = {line.keys[0]: [cell and cell.count for cell in line.cells] for line in table.lines}
    assert shown == {"done": [25, None, 25], "unmet": [20, None, 20], TOTAL: [45, 15, 45]}
    sums = {line.keys[0]: line.together and line.together.count.count for line in table.lines}
    assert sums == {"done": None, "unmet": None, TOTAL: 105}
    assert table.undivided == (Missing(1, Omission.SMALL_QUARTER),)


def test_without_a_total_nothing_is_compared_and_the_reason_is_true():
    one, other = rides("A", divided=True), rides("B", divided=False)
    (table,) = one.tables
    without = replace(table, cells=tuple(cell for cell in table.cells if cell.keys != (TOTAL,)))
    (apart,) = pilots.compare([replace(one, tables=(without,)), other]).apart
    assert apart.reason is Reason.NOT_DIVIDED


def test_a_table_that_one_of_three_lacks_is_not_added_up():
    release = sample_release()
    third = replace(release, area="C", areas=("C",), tables=release.tables[1:], people=None)
    found = pilots.compare([release, elsewhere(), third])
    age = next(table for table in found.tables if table.table.id == "r3_age")
    assert age.not_added is Reason.NOT_IN_ALL
    assert [missing.pilot for missing in age.missing] == [2]
    assert all(line.cells[2] is None for line in age.lines)
    assert found.people is None


def test_means_stand_side_by_side_and_are_not_added_up():
    found = pilots.compare([sample_release(), elsewhere()])
    mark = next(table for table in found.tables if table.table.id == "r4_mark")
    ((line,),) = (mark.lines,)
    assert [str(cell.mean) for cell in line.cells] == ["6.3", "6.3"]
    assert line.together is None


def codes(*divisions, multiple=False, known=("a", "b", "c", "d", "e")):
    found = [Dimension(DimensionName.SOURCE, division, multiple) for division in divisions]
    return {each.code: each.parts for each in common_categories.common(found, known)}


def test_joined_categories_are_joined_for_all():
    assert codes(("a", "b", "c"), ("b", "a", "c")) == {
        "a": (("a",), ("a",)),
        "b": (("b",), ("b",)),
        "c": (("c",), ("c",)),
    }
    assert codes(("a", "b", "c", "d"), ("a", "b+c", "d")) == {
        "a": (("a",), ("a",)),
        "b+c": (("b", "c"), ("b+c",)),
        "d": (("d",), ("d",)),
    }
    assert codes(("a", "b", "c"), ("a", "other_joined")) == {
        "a": (("a",), ("a",)),
        "other_joined": (("b", "c"), ("other_joined",)),
    }
    # Nobody was in "e" there: it stands alone where it is, and is nothing elsewhere.
    assert codes(("a", "b", "e"), ("a", "b"))["e"] == (("e",), ())
    assert codes(("a", "b+c"), ("a+b", "c")) == {}
    assert codes(("other_joined", "a"), ("other_joined", "b")) == {}


def test_overlapping_categories_are_never_joined():
    found = codes(("any", "a", "b", "other_joined"), ("any", "a", "other_joined"), multiple=True)
    assert sorted(found) == ["a", "any"]


def test_large_areas_have_percentages_together():
    truth = dict(zip(AGE_BANDS, (400, 300, 500, 200, 100), strict=True))
    (table,) = pilots.compare(made([(truth, AGE_BANDS), (truth, AGE_BANDS)])).tables
    shown = {line.keys[0]: line.together.share for line in table.lines}
    assert shown["80_84"].points == 33
    assert shown[TOTAL] is None


def test_of_few_people_together_no_percentage_is_given():
    half = Part(Span.of(5, 4), Span.of(10, 4), Percent(50, indicative=True), 10)
    few = pooling.together([half])
    assert few == pooling.Together(Span(5, 1, 9))
