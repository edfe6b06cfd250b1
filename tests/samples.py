"""Samples that several test folders share: a release as `services.releases` makes it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from spil_desktop.rules import statements
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import (
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Omission,
    Omitted,
    Percent,
    PercentNote,
    Population,
    Release,
    SafeTable,
    Statement,
    StatementKind,
    Temporal,
)
from spil_desktop.rules.signatures import Signer

SIGNER = Signer("Stichting Voorbeeld", bytes(range(32)))
"""An invented organisation, with a key that is no secret."""
YEAR = Period(2025)
AREA = "De Bouwen"

_AGES = ("70_79", "80_84", "85_89", "90_plus")
_GENDERS = ("woman", "man")


def _table(  # noqa: PLR0913  one argument a fact of the table
    id_: str,
    report: str,
    dimensions: tuple[Dimension, ...],
    cells: tuple[Cell, ...],
    *,
    population: Population = Population.EVALUATION,
    measure: Measure = Measure.PEOPLE,
    temporal: Temporal = Temporal.FLOW,
) -> SafeTable:
    return SafeTable(
        id_, report, population, measure, temporal, YEAR, AREA, dimensions, cells, percent_step=5
    )


def one_dimension(  # noqa: PLR0913  one argument a fact of the table
    id_: str,
    report: str,
    name: DimensionName,
    *,
    total: int,
    counts: dict[str, tuple[int, int | None]],
    multiple: bool = False,
    population: Population = Population.EVALUATION,
    measure: Measure = Measure.PEOPLE,
    temporal: Temporal = Temporal.FLOW,
) -> SafeTable:
    """Return a table with one breakdown; `counts` maps a category to count and percent points."""
    cells = [Cell((TOTAL,), total)]
    for category, (count, points) in counts.items():
        percent = None if points is None else Percent(points)
        if points is not None and count == 0:
            percent = Percent(5, PercentNote.LESS_THAN)
        cells.append(Cell((category,), count, percent))
    dimension = Dimension(name, tuple(counts), multiple)
    return _table(
        id_,
        report,
        (dimension,),
        tuple(cells),
        population=population,
        measure=measure,
        temporal=temporal,
    )


def _age_by_gender() -> SafeTable:
    rows = {"70_79": (25, 10), "80_84": (20, 5), "85_89": (20, 10), "90_plus": (30, 10)}
    cells = [Cell((TOTAL, TOTAL), 130), Cell((TOTAL, "woman"), 95), Cell((TOTAL, "man"), 35)]
    for age, (women, men) in rows.items():
        cells.append(Cell((age, TOTAL), women + men))
        cells.append(Cell((age, "woman"), women))
        cells.append(Cell((age, "man"), men))
    dimensions = (
        Dimension(DimensionName.AGE_BAND, _AGES),
        Dimension(DimensionName.GENDER, _GENDERS),
    )
    return _table("r3_age_gender", "R3", dimensions, tuple(cells))


def _mark() -> SafeTable:
    cell = Cell((), None, mean=Decimal("6.3"), n=95)
    return _table(
        "r4_mark", "R4", (), (cell,), population=Population.MEASURED, measure=Measure.MARK
    )


def _background() -> tuple[SafeTable, ...]:
    return (
        one_dimension(
            "r3_age",
            "R3",
            DimensionName.AGE_BAND,
            total=130,
            counts={
                "70_79": (35, 25),
                "80_84": (25, 20),
                "85_89": (30, 25),
                "90_plus": (40, 30),
            },
        ),
        one_dimension(
            "r3_gender",
            "R3",
            DimensionName.GENDER,
            total=130,
            counts={"woman": (95, 75), "man": (35, 25)},
        ),
        one_dimension(
            "r3_living",
            "R3",
            DimensionName.LIVING,
            total=130,
            counts={"alone": (95, 70), "with_partner": (25, 20), "other": (10, 10)},
        ),
        _age_by_gender(),
    )


def _health() -> tuple[SafeTable, ...]:
    return (
        one_dimension(
            "r4_self_rated",
            "R4",
            DimensionName.SELF_RATED,
            total=120,
            counts={
                "excellent+very_good": (15, 10),
                "good": (45, 35),
                "fair": (45, 40),
                "poor": (15, 10),
            },
            population=Population.HEALTH,
        ),
        _mark(),
        one_dimension(
            "r5_limitation",
            "R5",
            DimensionName.LIMITATION,
            total=120,
            counts={"any": (95, 80), "walking": (95, 75), "stairs": (40, 35), "seeing": (20, 15)},
            multiple=True,
            population=Population.HEALTH,
        ),
        one_dimension(
            "r6_condition",
            "R6",
            DimensionName.CONDITION,
            total=120,
            counts={"any": (55, 45), "heart": (30, 25), "lungs": (20, 15), "diabetes": (15, 10)},
            multiple=True,
            population=Population.HEALTH,
        ),
    )


def _flow_and_help() -> tuple[SafeTable, ...]:
    return (
        one_dimension(
            "r1_stage",
            "R1",
            DimensionName.STAGE,
            total=160,
            counts={"reached": (150, 95), "participant": (130, 80), "t0": (95, 60), "t1": (65, 40)},
            multiple=True,
            population=Population.REPORTS,
        ),
        one_dimension(
            "r2_source",
            "R2",
            DimensionName.SOURCE,
            total=130,
            counts={
                "self": (25, 20),
                "family": (20, 15),
                "door_to_door": (30, 20),
                "other": (55, 45),
            },
        ),
        one_dimension(
            "r2_outreach",
            "R2",
            DimensionName.OUTREACH_STEP,
            total=290,
            counts={"opened": (130, 45), "talked": (80, 30), "interested": (15, 5)},
            multiple=True,
            population=Population.OUTREACH,
            measure=Measure.ADDRESSES,
        ),
        one_dimension(
            "r7_people",
            "R7",
            DimensionName.THEME,
            total=130,
            counts={"social_contact": (70, 55), "practical_help": (60, 45), "transport": (40, 30)},
            multiple=True,
        ),
        one_dimension(
            "r8_support",
            "R8",
            DimensionName.SUPPORT,
            total=130,
            counts={"match": (45, 35), "activity": (60, 45), "job": (20, 15), "ride": (0, 5)},
            multiple=True,
        ),
        one_dimension(
            "r13_loneliness",
            "R13",
            DimensionName.LONELINESS,
            total=95,
            counts={"not_lonely": (20, 20), "lonely": (45, 50), "very_lonely": (30, 30)},
            population=Population.MEASURED,
        ),
        one_dimension(
            "r14_streets",
            "R14",
            DimensionName.STREET_STATUS,
            total=15,
            counts={"unknown": (5, None), "explored": (5, None), "key_figure_found": (5, None)},
            population=Population.STREETS,
            measure=Measure.STREETS,
            temporal=Temporal.STOCK,
        ),
        one_dimension(
            "r14_occurrences",
            "R14",
            DimensionName.RUN_BY,
            total=115,
            counts={"residents": (65, None), "welfare": (50, None)},
            population=Population.ATTENDANCE,
            measure=Measure.OCCURRENCES,
        ),
    )


_TOGETHER = {
    StatementKind.EIGHTY_PLUS: Percent(75),
    StatementKind.HEALTH_FAIR_TO_GOOD: Percent(75),
}
"""Shares of categories together; all other sentences follow from the tables."""


def said(tables: tuple[SafeTable, ...]) -> tuple[Statement, ...]:
    """Return the sentences that a release with these tables has."""
    return statements.statements(tables, _TOGETHER)


def sample_release() -> Release:
    """Return a release of one invented area and year, with every kind of table."""
    tables = _background() + _health() + _flow_and_help()
    return Release(
        area=AREA,
        areas=(AREA,),
        period=YEAR,
        made_on=date(2026, 1, 12),
        people=130,
        tables=tables,
        statements=said(tables),
        omitted=(
            Omitted("R3", Omission.JOINED_CATEGORIES, (DimensionName.AGE_BAND,)),
            Omitted("R13", Omission.SENSITIVE, (DimensionName.SIGNAL,)),
        ),
        people_70plus=1250,
        people_70plus_source="CBS Kerncijfers wijken en buurten 2024",
    )


def sample_of(area: str, **changes: Any) -> Release:
    """Return the sample release as if it were of another area; its figures are the same."""
    release = sample_release()
    tables = tuple(replace(table, area=area) for table in release.tables)
    return replace(release, **{"area": area, "areas": (area,), "tables": tables, **changes})
