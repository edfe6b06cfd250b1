"""A release as values that JSON can hold, and back: how the store keeps what was published."""

from datetime import date
from decimal import Decimal
from typing import Any

from spil_desktop.rules import periods
from spil_desktop.rules.release import (
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Omission,
    Omitted,
    Percent,
    PercentNote,
    PilotFacts,
    Population,
    Reference,
    Release,
    SafeTable,
    Statement,
    StatementKind,
    Temporal,
)


def as_json(release: Release) -> dict[str, Any]:
    """Return everything of a release, in an order that never changes."""
    return {
        "area": release.area,
        "areas": list(release.areas),
        "period": release.period.code,
        "made_on": release.made_on.isoformat(),
        "people": release.people,
        "tables": [_table(table) for table in release.tables],
        "statements": [
            [
                each.kind.value,
                each.report,
                _percent(each.percent),
                list(each.categories),
                None if each.mean is None else str(each.mean),
            ]
            for each in release.statements
        ],
        "omitted": [_omitted(each) for each in release.omitted],
        "errata": list(release.errata),
        "definition_version": release.definition_version,
        "demo": release.demo,
        "people_70plus": release.people_70plus,
        "people_70plus_source": release.people_70plus_source,
        # without any it is left out, so that what was made before they existed keeps its hash
        **(
            {"references": [_reference(each) for each in release.references]}
            if release.references
            else {}
        ),
        **({"pilots": [_pilot(each) for each in release.pilots]} if release.pilots else {}),
        **({"editions": [list(each) for each in release.editions]} if release.editions else {}),
    }


def from_json(stored: dict[str, Any]) -> Release:
    """Read back what `as_json` wrote."""
    return Release(
        area=stored["area"],
        areas=tuple(stored["areas"]),
        period=periods.parse(stored["period"]),
        made_on=date.fromisoformat(stored["made_on"]),
        people=stored["people"],
        tables=tuple(_read_table(table) for table in stored["tables"]),
        statements=tuple(
            Statement(
                StatementKind(kind),
                report,
                _read_percent(percent),
                tuple(categories),
                None if mean is None else Decimal(mean),
            )
            for kind, report, percent, categories, mean in stored["statements"]
        ),
        omitted=tuple(_read_omitted(*each) for each in stored["omitted"]),
        errata=tuple(stored["errata"]),
        definition_version=stored["definition_version"],
        demo=stored["demo"],
        people_70plus=stored["people_70plus"],
        people_70plus_source=stored["people_70plus_source"],
        references=tuple(_read_reference(each) for each in stored.get("references", ())),
        pilots=tuple(_read_pilot(each) for each in stored.get("pilots", ())),
        editions=tuple((code, edition) for code, edition in stored.get("editions", ())),
    )


def _omitted(of: Omitted) -> list[Any]:
    # without the id of a table it is left out, so that what was made before keeps its hash
    names = [name.value for name in of.dimensions]
    return [of.report, of.reason.value, names, *([of.table] if of.table else [])]


def _read_omitted(report: str, reason: str, names: list[str], table: str = "") -> Omitted:
    dimensions = tuple(DimensionName(name) for name in names)
    return Omitted(report, Omission(reason), dimensions, table)


def _reference(of: Reference) -> list[Any]:
    value = None if of.value is None else str(of.value)
    return [of.what, of.report, of.region, of.year, value, of.words, of.source]


def _read_reference(stored: list[Any]) -> Reference:
    what, report, region, year, value, words, source = stored
    number = None if value is None else Decimal(value)
    return Reference(what, report, region, year, number, words, source)


def _pilot(of: PilotFacts) -> list[Any]:
    days = [None if day is None else day.isoformat() for day in (of.started_on, of.ended_on)]
    return [of.name, *days, of.connector_hours, of.people_70plus, of.year]


def _read_pilot(stored: list[Any]) -> PilotFacts:
    name, started_on, ended_on, hours, people, year = stored
    first, last = (
        None if day is None else date.fromisoformat(day) for day in (started_on, ended_on)
    )
    return PilotFacts(name, first, last, hours, people, year)


def _table(table: SafeTable) -> dict[str, Any]:
    return {
        "id": table.id,
        "report": table.report,
        "population": table.population.value,
        "measure": table.measure.value,
        "temporal": table.temporal.value,
        "period": table.period.code,
        "area": table.area,
        "dimensions": [
            [each.name.value, list(each.categories), each.multiple] for each in table.dimensions
        ],
        "cells": [
            [
                list(cell.keys),
                cell.count,
                _percent(cell.percent),
                None if cell.mean is None else str(cell.mean),
                cell.n,
            ]
            for cell in table.cells
        ],
        "percent_step": table.percent_step,
        "percent_of": [name.value for name in table.percent_of],
        "base": table.base,
        "steps": table.steps,
    }


def _read_table(stored: dict[str, Any]) -> SafeTable:
    return SafeTable(
        id=stored["id"],
        report=stored["report"],
        population=Population(stored["population"]),
        measure=Measure(stored["measure"]),
        temporal=Temporal(stored["temporal"]),
        period=periods.parse(stored["period"]),
        area=stored["area"],
        dimensions=tuple(
            Dimension(DimensionName(name), tuple(categories), multiple)
            for name, categories, multiple in stored["dimensions"]
        ),
        cells=tuple(
            Cell(
                tuple(keys),
                count,
                _read_percent(percent),
                None if mean is None else Decimal(mean),
                n,
            )
            for keys, count, percent, mean, n in stored["cells"]
        ),
        percent_step=stored["percent_step"],
        percent_of=tuple(DimensionName(name) for name in stored["percent_of"]),
        base=stored["base"],
        steps=stored["steps"],
    )


def _percent(share: Percent | None) -> list[Any] | None:
    if share is None:
        return None
    return [share.points, share.note.value if share.note else None, share.indicative]


def _read_percent(stored: list[Any] | None) -> Percent | None:
    if stored is None:
        return None
    points, note, indicative = stored
    return Percent(points, PercentNote(note) if note else None, indicative=indicative)
