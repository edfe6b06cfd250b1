"""What must hold for the figures of a release, from the printed figures alone.

These are the rules of the method page: multiples of five, tables that add up, shared margins that
agree, shares in steps that fit their group, means of ten people or more, and no more
detail than the number of people bears. A printed count is at most four from the truth, nine where
the table says so; a rule counts as broken only when no true figures could satisfy it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from spil_desktop.rules import outcome_tables
from spil_desktop.rules.breakdowns import SENSITIVE
from spil_desktop.rules.coarsening import LEAST_FOR_TWO, LEAST_QUARTER
from spil_desktop.rules.disclosure import BASE
from spil_desktop.rules.findings import Finding, FindingKind
from spil_desktop.rules.release import (
    TOTAL,
    DimensionName,
    Percent,
    SafeTable,
)
from spil_desktop.rules.report_cells import ANY
from spil_desktop.rules.shares import LEAST_GROUP, LEAST_PART, limits, spread, step_of

_NESTED: Final = frozenset({DimensionName.STAGE, DimensionName.OUTREACH_STEP})
"""Breakdowns of which every category is part of the one before it."""
_ROUNDED_TWICE: Final = Decimal("0.15")
"""How far the difference of two means can be from that of the same means with one decimal."""
_MOST_BREAKDOWNS, _MOST_BREAKDOWNS_OF_ALL = 2, 3

Keys = tuple[str | None, ...]


def check(tables: Sequence[SafeTable], *, over_all: bool) -> tuple[Finding, ...]:
    """Return everything in `tables` that a release, of one area or `over_all`, may not contain."""
    found: list[Finding] = list(sensitive(tables))
    margins: dict[tuple[object, ...], tuple[int | None, Decimal | None]] = {}
    for table in tables:
        found += _rounding(table)
        found += _sums(table)
        found += _shares(table)
        found += _means(table)
        found += _differences(table)
        if len(table.dimensions) > _most_breakdowns(table, over_all=over_all):
            found.append(_at(FindingKind.TOO_DETAILED, table))
        found += _margins(table, margins)
    return tuple(found)


def group_of(table: SafeTable, keys: Keys) -> Keys:
    """Return the cell of which the percentage of `keys` is taken."""
    return tuple(
        key if dimension.name in table.percent_of else TOTAL
        for key, dimension in zip(keys, table.dimensions, strict=True)
    )


def sensitive(tables: Sequence[SafeTable]) -> Iterator[Finding]:
    """Yield sensitive categories of fewer than ten people in the widest table that shows them."""
    widest: dict[tuple[DimensionName, str], tuple[int, Finding]] = {}
    for table in tables:
        for cell in table.cells:
            for dimension, key in zip(table.dimensions, cell.keys, strict=True):
                hidden = SENSITIVE.get(dimension.name, frozenset())
                if key and not hidden.isdisjoint(key.split("+")):
                    most = (cell.count or 0) + spread(table.steps)
                    found = (most, _at(FindingKind.SENSITIVE, table, cell.keys))
                    place = dimension.name, key
                    widest[place] = max(widest.get(place, found), found, key=_size)
    yield from (finding for most, finding in widest.values() if most < LEAST_GROUP)


def _at(kind: FindingKind, table: SafeTable, keys: Keys = ()) -> Finding:
    return Finding(kind, table.id, tuple("totaal" if key is None else key for key in keys))


def _rounding(table: SafeTable) -> Iterator[Finding]:
    seen: set[Keys] = set()
    for cell in table.cells:
        if cell.keys in seen:
            yield _at(FindingKind.CELL_TWICE, table, cell.keys)
        seen.add(cell.keys)
        for number in (cell.count, cell.n):
            if number is not None and (number < 0 or number % BASE):
                yield _at(FindingKind.NOT_ROUNDED, table, cell.keys)


def _sums(table: SafeTable) -> Iterator[Finding]:
    """Compare every total with its categories, one breakdown at a time."""
    counts = {cell.keys: cell.count for cell in table.cells if cell.count is not None}
    for place, dimension in enumerate(table.dimensions):
        others = [
            (TOTAL,) if at == place else (TOTAL, *each.categories)
            for at, each in enumerate(table.dimensions)
        ]
        for keys in product(*others):
            parts = {
                category: counts.get((*keys[:place], category, *keys[place + 1 :]))
                for category in dimension.categories
            }
            known = {category: part for category, part in parts.items() if part is not None}
            total = counts.get(keys)
            if total is None or not known:
                continue
            if len(known) < len(parts):
                yield _at(FindingKind.INCOMPLETE, table, keys)
            elif dimension.multiple:
                yield from _overlapping(table, keys, total, known)
            elif sum(known.values()) != total:
                yield _at(FindingKind.DOES_NOT_ADD_UP, table, keys)


def _overlapping(
    table: SafeTable, keys: Keys, total: int, parts: dict[str, int]
) -> Iterator[Finding]:
    """Compare categories that people can be in together, in the order of their code list."""
    rest = [part for category, part in parts.items() if category != ANY]
    if max(parts.values()) > total:
        yield _at(FindingKind.MORE_THAN_TOTAL, table, keys)
    if ANY in parts and rest and not max(rest) <= parts[ANY] <= sum(rest):
        yield _at(FindingKind.DOES_NOT_ADD_UP, table, keys)
    nested = any(dimension.name in _NESTED for dimension in table.dimensions)
    if nested and rest != sorted(rest, reverse=True):
        yield _at(FindingKind.MORE_THAN_TOTAL, table, keys)


def _margins(
    table: SafeTable, margins: dict[tuple[object, ...], tuple[int | None, Decimal | None]]
) -> Iterator[Finding]:
    """Compare every cell with the same cell in the tables before."""
    for cell in table.cells:
        chosen = frozenset(
            (dimension.name, key)
            for dimension, key in zip(table.dimensions, cell.keys, strict=True)
            if key is not TOTAL
        )
        same = (table.population, table.measure, table.temporal, table.period, table.area, chosen)
        figures = (cell.count, cell.mean)
        if margins.setdefault(same, figures) != figures:
            yield _at(FindingKind.MARGINS_DIFFER, table, cell.keys)


def _shares(table: SafeTable) -> Iterator[Finding]:
    counts = {cell.keys: cell.count for cell in table.cells}
    for cell in table.cells:
        group = counts.get(group_of(table, cell.keys))
        if cell.percent is None or cell.count is None or group is None:
            continue
        kind = _share(table, cell.percent, cell.count, group)
        if kind:
            yield _at(kind, table, cell.keys)


def _share(table: SafeTable, share: Percent, count: int, group: int) -> FindingKind | None:
    """Judge one share by the printed counts, each of which can be `off` from the truth."""
    off = spread(table.steps)
    step = 10 if share.indicative else table.percent_step
    finest = step_of(group + off)
    if finest is None or (share.note is None and count + off < LEAST_PART):
        return FindingKind.PERCENT_OF_FEW
    if step < finest or share.points % step:
        return FindingKind.PERCENT_TOO_FINE
    least = 100 * max(count - off, 0) / (group + off)
    most = min(100 * (count + off) / max(group - off, 1), 100)
    low, high = limits(share, step)
    return None if least <= high and most >= low else FindingKind.PERCENT_DIFFERS


def _means(table: SafeTable) -> Iterator[Finding]:
    for cell in table.cells:
        if cell.mean is None:
            continue
        if cell.n is None or cell.n + spread(table.steps) < LEAST_GROUP:
            yield _at(FindingKind.MEAN_OF_FEW, table, cell.keys)
        if cell.mean != cell.mean.quantize(Decimal("0.1")):
            yield _at(FindingKind.MEAN_TOO_FINE, table, cell.keys)


def _differences(table: SafeTable) -> Iterator[Finding]:
    """Look for a difference that is not that of two means, or not inside its own interval."""
    if table.id.removesuffix("_cumulative") != outcome_tables.MEANS:
        return
    of: dict[str, dict[str, Decimal]] = {}
    for cell in table.cells:
        if cell.mean is not None:
            measure, figure = (str(key) for key in cell.keys)
            of.setdefault(measure, {})[figure] = cell.mean
    for measure, told in of.items():
        change, first, later = (
            told.get(each)
            for each in (outcome_tables.DIFFERENCE, outcome_tables.T0, outcome_tables.T1)
        )
        if change is None or first is None or later is None:
            yield _at(FindingKind.INCOMPLETE, table, (measure,))
            continue
        between = later - first
        low = told.get(outcome_tables.LOW, change)
        high = told.get(outcome_tables.HIGH, change)
        if abs(change - between) > _ROUNDED_TWICE or not low <= change <= high:
            yield _at(FindingKind.MEANS_DIFFER, table, (measure, outcome_tables.DIFFERENCE))


def _size(found: tuple[int, Finding]) -> int:
    return found[0]


def _most_breakdowns(table: SafeTable, *, over_all: bool) -> int:
    """Return how many breakdowns the number that the table counts can bear."""
    total = table.cell(*(TOTAL for _dimension in table.dimensions))
    counted = LEAST_FOR_TWO if total is None or total.count is None else total.count
    areas = sum(dimension.name is DimensionName.AREA for dimension in table.dimensions)
    if counted + spread(table.steps) < LEAST_QUARTER:
        return areas
    if counted + spread(table.steps) < LEAST_FOR_TWO:
        return areas + 1
    return areas + (_MOST_BREAKDOWNS_OF_ALL if over_all else _MOST_BREAKDOWNS)
