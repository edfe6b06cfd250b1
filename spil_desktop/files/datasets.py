"""Tables as data for analysis: one row a figure, every code with its label.

The same rows go into SPSS files and, in words, into CSV. Nothing is computed here: each value
stands in the release or in the comparison already.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from spil_desktop.files import grids
from spil_desktop.language import _
from spil_desktop.rules.pilot_tables import PilotTable
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.rules.pooling import Together
from spil_desktop.rules.release import Cell, PercentNote, Release, SafeTable
from spil_desktop.rules.shares import spread
from spil_desktop.texts import codebook, dimensions, numbers, outcomes, pilots
from spil_desktop.texts import release as words

TOTAL_CODE = "totaal"
ALL_PILOTS = "all"
_LESS, _MORE = "less_than", "more_than"
Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Variable:
    """A column: its name and label, and for a code list the label of every code, in order."""

    name: str
    label: str
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table: `notes` say who is counted and how."""

    name: str
    title: str
    notes: tuple[str, ...]
    variables: tuple[Variable, ...]
    rows: tuple[tuple[Value, ...], ...]


def of_release(release: Release) -> tuple[Dataset, ...]:
    """Return every table of a release as data."""
    return tuple(_of_table(table, _head(release, table)) for table in release.tables)


def of_comparison(comparison: PilotComparison) -> tuple[Dataset, ...]:
    """Return every table that is compared as data, with the pilot as a column of its own."""
    called = pilots.names(comparison.releases)
    return tuple(_of_pilots(table, called) for table in comparison.tables)


def _head(release: Release, table: SafeTable) -> tuple[str, ...]:
    return (
        words.title(release),
        *((words.demo_mark(),) if release.demo else ()),
        _("{area}; {moment}; telregels {version}").format(
            area=words.table_area(table),
            moment=words.moment(table),
            version=release.definition_version,
        ),
        codebook.definition(table),
        off_note(table.steps),
        *outcomes.caveats(table.report),
    )


def off_note(steps: int) -> str:
    """Say how far a count can be from the truth."""
    return _("Aantallen zijn vijftallen, elk hooguit {most} van het werkelijke aantal.").format(
        most=spread(steps)
    )


def _keys(table: SafeTable) -> tuple[Variable, ...]:
    return tuple(
        Variable(
            each.name.value,
            numbers.capital(dimensions.dimension(each.name)),
            (
                *((code, dimensions.category(each.name, code)) for code in each.categories),
                (TOTAL_CODE, words.total(table, each)),
            ),
        )
        for each in table.dimensions
    )


def _of_table(table: SafeTable, notes: tuple[str, ...]) -> Dataset:
    figures = _figures(table.cells)
    rows = tuple((*_codes(cell), *_values(cell, figures)) for cell in table.cells)
    return Dataset(table.id, words.table_title(table), notes, (*_keys(table), *figures), rows)


def _of_pilots(found: PilotTable, called: Sequence[str]) -> Dataset:
    table = found.table
    figures = _figures([cell for line in found.lines for cell in line.cells if cell])
    codes = [(f"pilot_{number}", name) for number, name in enumerate(called, 1)]
    sums = any(line.together for line in found.lines)
    codes += [(ALL_PILOTS, pilots.together())] if sums else []
    pilot = Variable("pilot", _("Pilot"), tuple(codes))
    limits = _limits() if sums else ()
    rows: list[tuple[Value, ...]] = []
    for line in found.lines:
        for (code, _name), cell in zip(codes, line.cells, strict=False):
            if cell:
                empty = (None,) * len(limits)
                rows.append((code, *_codes(cell), *_values(cell, figures), *empty))
        if line.together:
            keys = tuple(TOTAL_CODE if key is None else key for key in line.keys)
            rows.append((ALL_PILOTS, *keys, *_sum(line.together, figures)))
    notes = (codebook.definition(table), off_note(table.steps), *pilots.notes(found, called))
    variables = (pilot, *_keys(table), *figures, *limits)
    return Dataset(table.id, words.table_title(table), notes, variables, tuple(rows))


def _codes(cell: Cell) -> tuple[str, ...]:
    return tuple(TOTAL_CODE if key is None else key for key in cell.keys)


def _figures(cells: Sequence[Cell]) -> tuple[Variable, ...]:
    """Return the columns of figures that these cells need."""
    found = [Variable("count", grids.count_head())]
    if any(cell.percent for cell in cells):
        bounds = ((_LESS, _("minder dan")), (_MORE, _("meer dan")))
        small = (("no", _("nee")), ("yes", _("ja, de groep telt 10 tot en met 29 mensen")))
        found.append(Variable("percent", grids.percent_head()))
        if any(cell.percent and cell.percent.note for cell in cells):
            limit = _("Grens waar het percentage onder of boven ligt")
            found.append(Variable("percent_limit", limit))
            found.append(Variable("percent_side", _("Kant van de grens"), bounds))
        found.append(Variable("indicative", _("Indicatief"), small))
    if any(cell.mean is not None for cell in cells):
        found += [Variable("mean", grids.mean_head()), Variable("n", grids.n_head())]
    return tuple(found)


def _limits() -> tuple[Variable, ...]:
    return (
        Variable("count_low", _("Aantal, ten minste")),
        Variable("count_high", _("Aantal, ten hoogste")),
        Variable("percent_low", _("Percentage, ten minste")),
        Variable("percent_high", _("Percentage, ten hoogste")),
    )


def _values(cell: Cell, figures: Sequence[Variable]) -> Iterator[Value]:
    """Return the figures of a cell, in the order of the columns."""
    share = cell.percent
    bounded = share is not None and share.note is not None
    side = {PercentNote.LESS_THAN: _LESS, PercentNote.MORE_THAN: _MORE, None: None}
    found: dict[str, Value] = {
        "count": cell.count,
        "percent": None if share is None or bounded else share.points,
        "percent_limit": share.points if share is not None and bounded else None,
        "percent_side": side[share.note] if share else None,
        "indicative": None if share is None else "yes" if share.indicative else "no",
        "mean": cell.mean,
        "n": cell.n,
    }
    yield from (found[each.name] for each in figures)


def _sum(of: Together, figures: Sequence[Variable]) -> Iterator[Value]:
    """Return the figures of all pilots together, in the order of the columns."""
    yield from _values(Cell((), of.count.count, of.share), figures)
    yield from (of.count.low, of.count.high, of.low, of.high)
