"""Tables as data for analysis: one row a figure, every code with its label.

The same rows go into SPSS files and, in words, into CSV. Nothing is computed here: each value
stands in the release or in the comparison already.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import assert_never

from spil_desktop.files import grids, pilot_overview
from spil_desktop.language import _
from spil_desktop.rules.consistency import group_of
from spil_desktop.rules.pilot_tables import Line, Missing, PilotTable
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.rules.pooling import Together
from spil_desktop.rules.release import Cell, Omission, PercentNote, Release, SafeTable
from spil_desktop.rules.shares import spread
from spil_desktop.texts import codebook, dimensions, numbers, outcomes, pilots
from spil_desktop.texts import release as words

TOTAL_CODE = "totaal"
ALL_PILOTS = "all"
_LESS, _MORE = "less_than", "more_than"


class Absent(Enum):
    """Why there is no figure: none can be, or it is not shown."""

    NOT_APPLICABLE = "not_applicable"
    ONLY_LIMITS = "only_limits"
    PROTECTED = "protected"
    TOO_FEW = "too_few"
    NO_DATA = "no_data"
    NOT_PRINTED = "not_printed"
    LATER_VERSION = "later_version"
    UNTOLD = "untold"


Value = str | int | Decimal | Absent


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
    head = pilot_overview.about(comparison)
    return tuple(_of_pilots(table, called, head) for table in comparison.tables)


def why_absent(of: Absent) -> str:  # noqa: C901, PLR0911 - one line a member
    """Say why there is no figure."""
    match of:
        case Absent.NOT_APPLICABLE:
            return _("niet van toepassing")
        case Absent.ONLY_LIMITS:
            return _("alleen een grens is te geven")
        case Absent.PROTECTED:
            return _("niet getoond: te weinig mensen, of om hen te beschermen")
        case Absent.TOO_FEW:
            return _("te weinig mensen om uit te splitsen")
        case Absent.NO_DATA:
            return _("niets vastgelegd, of te weinig om te laten zien")
        case Absent.NOT_PRINTED:
            return _("niet getoond, of niet samen te voegen met de groepen van andere pilots")
        case Absent.LATER_VERSION:
            return _("de telregels kenden deze tabel nog niet")
        case Absent.UNTOLD:
            return _("niet getoond; het pakket zegt niet waarom")
        case _:
            assert_never(of)


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
    rows = tuple((*_codes(cell.keys), *_values(table, cell, figures)) for cell in table.cells)
    return Dataset(table.id, words.table_title(table), notes, (*_keys(table), *figures), rows)


def _of_pilots(found: PilotTable, called: Sequence[str], head: Sequence[str]) -> Dataset:
    table = found.table
    figures = _figures([cell for line in found.lines for cell in line.cells if cell])
    codes = [(f"pilot_{number}", name) for number, name in enumerate(called, 1)]
    sums = [line.together for line in found.lines if line.together]
    every = [*codes, (ALL_PILOTS, pilots.together())] if sums else codes
    limits = _limits(sums)
    why = {each.pilot: _reason(each) for each in found.missing}
    rows: list[tuple[Value, ...]] = []
    for line in found.lines:
        keys = _codes(line.keys)
        for place, (code, _name) in enumerate(codes):
            cell = line.cells[place]
            values = (
                _values(table, cell, figures)
                if cell
                else _none(table, line, figures, why.get(place, Absent.NOT_PRINTED))
            )
            rows.append((code, *keys, *values, *(Absent.NOT_APPLICABLE for _each in limits)))
        if line.together:
            rows.append((ALL_PILOTS, *keys, *_sum(table, line, line.together, figures, limits)))
    notes = (
        *head,
        codebook.definition(table),
        off_note(table.steps),
        *pilots.notes(found, called),
    )
    variables = (Variable("pilot", _("Pilot"), tuple(every)), *_keys(table), *figures, *limits)
    return Dataset(table.id, words.table_title(table), notes, variables, tuple(rows))


def _codes(keys: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(TOTAL_CODE if key is None else key for key in keys)


def _reason(of: Missing) -> Absent:
    """Return why a pilot lacks a table."""
    if of.nobody:
        return Absent.NO_DATA
    match of.why:
        case None:
            return Absent.UNTOLD
        case Omission.TOO_FEW_PEOPLE | Omission.SMALL_QUARTER:
            return Absent.TOO_FEW
        case Omission.NO_DATA:
            return Absent.NO_DATA
        case Omission.LATER_VERSION:
            return Absent.LATER_VERSION
        case _:
            return Absent.PROTECTED


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


def _limits(sums: Sequence[Together]) -> tuple[Variable, ...]:
    """Return the columns of limits that sums over pilots need."""
    found = [
        Variable("count_low", _("Aantal, ten minste")),
        Variable("count_high", _("Aantal, ten hoogste")),
    ]
    if any(each.high is not None for each in sums):
        found.append(Variable("percent_low", _("Percentage, ten minste")))
        found.append(Variable("percent_high", _("Percentage, ten hoogste")))
    return tuple(found) if sums else ()


def _printed(cell: Cell) -> Mapping[str, Value | None]:
    """Return the figures of a cell by the names of their columns; None where it has none."""
    share = cell.percent
    bounded = share is not None and share.note is not None
    side = {PercentNote.LESS_THAN: _LESS, PercentNote.MORE_THAN: _MORE, None: None}
    return {
        "count": cell.count,
        "percent": None if share is None or bounded else share.points,
        "percent_limit": share.points if share is not None and bounded else None,
        "percent_side": side[share.note] if share else None,
        "indicative": None if share is None else "yes" if share.indicative else "no",
        "mean": cell.mean,
        "n": cell.n,
    }


def _values(table: SafeTable, cell: Cell, figures: Sequence[Variable]) -> Iterator[Value]:
    """Return the figures of a cell, in the order of the columns."""
    found = _printed(cell)
    bounded = cell.percent is not None and cell.percent.note is not None
    withheld = cell.percent is None and group_of(table, cell.keys) != cell.keys
    for each in figures:
        value = found[each.name]
        if value is not None:
            yield value
        elif each.name == "percent" and bounded:
            yield Absent.ONLY_LIMITS
        elif each.name in {"percent", "indicative"} and withheld:
            yield Absent.PROTECTED
        else:
            yield Absent.NOT_APPLICABLE


def _none(
    table: SafeTable, line: Line, figures: Sequence[Variable], why: Absent
) -> Iterator[Value]:
    """Return why a pilot has none of the figures that others have in a row."""
    shown = [tuple(_values(table, cell, figures)) for cell in line.cells if cell]
    for column in zip(*shown, strict=True):
        nobody = all(value is Absent.NOT_APPLICABLE for value in column)
        yield Absent.NOT_APPLICABLE if nobody else why


def _sum(
    table: SafeTable,
    line: Line,
    of: Together,
    figures: Sequence[Variable],
    limits: Sequence[Variable],
) -> Iterator[Value]:
    """Return the figures of all pilots together, in the order of the columns."""
    found = _values(table, Cell(line.keys, of.count.count, of.share), figures)
    bounded = of.share is None and of.high is not None
    for each, value in zip(figures, found, strict=True):
        if bounded and value is Absent.PROTECTED:
            yield Absent.ONLY_LIMITS if each.name == "percent" else Absent.NOT_APPLICABLE
        else:
            yield value
    known = {
        "count_low": of.count.low,
        "count_high": of.count.high,
        "percent_low": of.low,
        "percent_high": of.high,
    }
    whole = group_of(table, line.keys) == line.keys
    for each in limits:
        limit = known[each.name]
        absent = Absent.NOT_APPLICABLE if whole else Absent.PROTECTED
        yield absent if limit is None else limit
