"""A sample release that has every kind of table, and one that has what the sample lacks."""

from dataclasses import replace
from decimal import Decimal

import pytest

from spil_desktop import language
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import (
    ALL_AREAS,
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Percent,
    PercentNote,
    Population,
    Release,
    SafeTable,
    Temporal,
)
from tests.samples import YEAR, sample_release


@pytest.fixture(autouse=True)
def dutch():
    language.use(language.DUTCH)


@pytest.fixture
def release() -> Release:
    return sample_release()


@pytest.fixture
def strange() -> Release:
    """Over all areas, with names that are hard to write, three breakdowns and every note."""
    areas = ("=Şahin & Wójcik's <wijk>", "Ter Apel")
    return replace(
        sample_release(),
        area=None,
        areas=areas,
        people=1300,
        tables=(_three(areas), _percents(), _means()),
        statements=(),
        omitted=(),
        errata=("2025-Q1",),
        demo=True,
        people_70plus=None,
    )


@pytest.fixture
def quarter() -> Release:
    """Of a quarter: every table of the period with its sum since January, one without."""
    period = Period(2025, 3, 1)
    tables = [replace(table, period=period) for table in sample_release().tables]
    sums = [
        replace(
            table,
            id=f"{table.id}_cumulative",
            temporal=Temporal.CUMULATIVE,
            steps=1,
            cells=tuple(
                replace(cell, count=None if cell.count is None else 2 * cell.count)
                for cell in table.cells
            ),
        )
        for table in tables
        if table.temporal is Temporal.FLOW and table.id != "r3_living"
    ]
    both = [table for pair in zip(tables, [*sums, *sums], strict=False) for table in pair]
    return replace(
        sample_release(), period=period, tables=tuple({table.id: table for table in both}.values())
    )


def _three(areas: tuple[str, ...]) -> SafeTable:
    dimensions = (
        Dimension(DimensionName.AREA, areas),
        Dimension(DimensionName.GENDER, ("woman", "man", "unknown_code")),
        Dimension(DimensionName.TENURE, ("rented", "owned")),
    )
    cells = [
        Cell((area, gender, tenure), 100 * factor * (2 if tenure is TOTAL else 1))
        for area, times in ((TOTAL, 2), (areas[0], 1), (areas[1], 1))
        for gender, more in ((TOTAL, 3), ("woman", 1), ("man", 1), ("unknown_code", 1))
        for tenure in (TOTAL, "rented", "owned")
        for factor in (times * more,)
    ]
    return SafeTable(
        "r3_area_gender_tenure",
        "R3",
        Population.EVALUATION,
        Measure.PEOPLE,
        Temporal.CUMULATIVE,
        YEAR,
        ALL_AREAS,
        dimensions,
        tuple(cells),
        percent_step=1,
    )


def _percents() -> SafeTable:
    dimensions = (
        Dimension(DimensionName.AGE_BAND, ("under_70", "70_79", "80_plus")),
        Dimension(DimensionName.SELF_RATED, ("good", "fair+poor")),
    )
    rows = {"under_70": (5, 10), "70_79": (40, 5), "80_plus": (0, 60)}
    shares = {
        ("under_70", "good"): Percent(30, indicative=True),
        ("under_70", "fair+poor"): Percent(70, indicative=True),
        ("70_79", "good"): Percent(85, PercentNote.MORE_THAN),
        ("70_79", "fair+poor"): Percent(20, PercentNote.LESS_THAN),
        ("80_plus", "good"): Percent(10, PercentNote.LESS_THAN),
    }
    cells = [Cell((TOTAL, TOTAL), 120), Cell((TOTAL, "good"), 45), Cell((TOTAL, "fair+poor"), 75)]
    for age, (good, fair) in rows.items():
        cells.append(Cell((age, TOTAL), good + fair))
        cells.append(Cell((age, "good"), good, shares.get((age, "good"))))
        cells.append(Cell((age, "fair+poor"), fair, shares.get((age, "fair+poor"))))
    return SafeTable(
        "r4_age_self_rated",
        "R4",
        Population.RATED,
        Measure.PEOPLE,
        Temporal.STOCK,
        YEAR,
        ALL_AREAS,
        dimensions,
        tuple(cells),
        percent_step=5,
        percent_of=(DimensionName.AGE_BAND,),
        steps=1,
    )


def _means() -> SafeTable:
    areas = Dimension(DimensionName.AREA, ("Ter Apel",))
    cells = (
        Cell((TOTAL,), None, mean=Decimal("6.4"), n=1250),
        Cell(("Ter Apel",), None, mean=Decimal("6.5"), n=600),
    )
    return SafeTable(
        "r10_mark",
        "R10",
        Population.MEASURED,
        Measure.MARK,
        Temporal.FLOW,
        YEAR,
        ALL_AREAS,
        (areas,),
        cells,
    )
