from dataclasses import replace

from spil_desktop.files import grids
from spil_desktop.files.charts import ChartKind, chart_of
from spil_desktop.rules.release import DimensionName


def table(release, id_):
    return next(each for each in release.tables if each.id == id_)


def test_rows_of_a_list_without_an_order_come_largest_first(release):
    grid = grids.layout(table(release, "r2_source"))
    labels = [row.label for row in grid.rows]
    assert labels == ["Huis-aan-huis", "Zelf", "Partner/familie", "Anders", "Totaal"]
    assert grid.rows[-1].is_total


def test_rows_with_an_order_keep_it(release):
    grid = grids.layout(table(release, "r3_age"))
    assert grid.rows[0].label == "70 t/m 79 jaar"
    assert grid.rows[-2].label == "90 jaar en ouder"


def test_any_comes_first_and_the_total_of_overlapping_rows_is_everyone(release):
    grid = grids.layout(table(release, "r5_limitation"))
    assert grid.rows[0].label == "Een of meer beperkingen"
    assert grid.rows[-1].label == "Alle deelnemers"


def test_the_longest_breakdown_stands_in_rows(release):
    grid = grids.layout(table(release, "r3_age_gender"))
    assert grid.row_head == "Leeftijd"
    assert grid.heads == ("Vrouw", "Man", "Totaal")
    assert [cell.count for cell in grid.rows[0].cells] == [25, 10, 35]


def test_a_third_breakdown_makes_blocks(strange):
    grid = grids.layout(strange.tables[0])
    assert [block.label for block in grid.blocks][-1] in {"Totaal", "Alle gebieden"}
    assert sum(len(block.rows) for block in grid.blocks) == 12
    assert len(grid.cells) == 36
    assert chart_of(grid) is None


def test_a_figure_that_was_not_printed_is_a_dash(release):
    found = table(release, "r3_age")
    grid = grids.layout(replace(found, cells=found.cells[:-1]))
    assert grids.count_text(grid.rows[-2].cells[0]) == "–"
    assert grids.percent_text(found, None) == "–"
    assert grids.mean_text(None) == "–"
    assert grids.n_text(None) == "–"


def test_the_group_itself_has_no_share(strange):
    found = strange.tables[1]
    assert grids.percent_text(found, found.cell("70_79", None)) == ""
    assert grids.percent_text(found, found.cell("80_plus", "fair+poor")) == "–"
    assert grids.percent_text(found, found.cell("80_plus", "good")) == "< 10%"
    assert grids.percent_text(found, found.cell("70_79", "good")) == "> 85%"
    assert grids.percent_text(found, found.cell("under_70", "good")) == "30%*"


def test_one_breakdown_gives_bars_of_its_counts(release):
    chart = chart_of(grids.layout(table(release, "r3_gender")))
    assert chart is not None
    assert chart.kind is ChartKind.BARS
    assert [(bar.label, bar.parts) for bar in chart.bars] == [("Vrouw", (95,)), ("Man", (35,))]
    assert chart.longest == 95


def test_two_breakdowns_give_divided_bars(release):
    chart = chart_of(grids.layout(table(release, "r3_age_gender")))
    assert chart is not None
    assert chart.kind is ChartKind.PARTS
    assert chart.series == ("Vrouw", "Man")
    assert chart.bars[0].parts == (25, 10)
    assert chart.bars[0].length == 35


def test_no_chart_where_it_would_not_help(release, strange):
    assert chart_of(grids.layout(table(release, "r4_mark"))) is None
    assert chart_of(grids.layout(strange.tables[2])) is None
    gender = table(release, "r3_gender")
    nobody = tuple(replace(cell, count=0) for cell in gender.cells)
    assert chart_of(grids.layout(replace(gender, cells=nobody))) is None
    crossed = table(release, "r3_age_gender")
    overlapping = tuple(
        replace(each, multiple=each.name is DimensionName.GENDER) for each in crossed.dimensions
    )
    assert chart_of(grids.layout(replace(crossed, dimensions=overlapping))) is None


def test_a_period_and_its_sum_stand_side_by_side(quarter):
    shown = {each.table.id: each for each in grids.layouts(quarter.tables)}
    assert "r3_gender_cumulative" not in shown
    gender = shown["r3_gender"]
    assert gender.heads == ("In de periode", "Vanaf 1 januari")
    assert [[cell.count for cell in row.cells] for row in gender.rows] == [
        [95, 190],
        [35, 70],
        [130, 260],
    ]
    heads = [head for head, _at, _text in grids.plain_columns(gender)]
    assert heads == [
        "In de periode: aantal",
        "In de periode: percentage",
        "Vanaf 1 januari: aantal",
        "Vanaf 1 januari: percentage",
    ]
    assert "derde kwartaal 2025 en 1 januari tot en met 30 september 2025" in grids.source(gender)
    assert grids.source(gender).endswith("(±).")
    chart = chart_of(gender)
    assert chart is not None
    assert [bar.length for bar in chart.bars] == [190, 70]


def test_tables_of_two_breakdowns_stay_apart(quarter):
    shown = [each.table.id for each in grids.layouts(quarter.tables)]
    assert {"r3_age_gender", "r3_age_gender_cumulative", "r3_living"} <= set(shown)
    every = [table.id for each in grids.layouts(quarter.tables) for table in each.tables]
    assert sorted(every) == sorted(table.id for table in quarter.tables)
