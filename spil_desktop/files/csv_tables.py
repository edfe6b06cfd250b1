"""Tables as CSV for a Dutch spreadsheet: semicolon, UTF-8 with a byte-order mark, decimal comma.

One file a table, one row a cell, everything in words. A text that a spreadsheet could take for a
formula begins with an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from spil_desktop.files import grids, reports
from spil_desktop.files.grids import Grid
from spil_desktop.language import _
from spil_desktop.rules.references import Compared
from spil_desktop.rules.release import Cell, Percent, PercentNote, Release, SafeTable
from spil_desktop.rules.seed_statements import compare
from spil_desktop.texts import (
    codebook,
    dimensions,
    method,
    numbers,
    outcomes,
    references,
    seed_statements,
)
from spil_desktop.texts import release as words

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"-?\d+([.,]\d+)?")


def guard(text: str) -> str:
    """Return text that no spreadsheet reads as a formula."""
    is_number = _NUMBER.fullmatch(text) is not None
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text


def write(release: Release, path: Path) -> None:
    """Write the tables of `release` into the folder `path`, with an overview beside them.

    The folder is made; OSError when the place cannot be written.
    """
    path.mkdir(parents=True)
    overview = [[_("Bestand"), _("Tabel"), _("Wie of wat"), _("Gebied"), _("Periode"), _("Uitleg")]]
    for table in release.tables:
        name = f"{table.id}.csv"
        (path / name).write_bytes(_text(_rows(table)))
        overview.append(
            [
                name,
                words.table_title(table),
                words.population_name(table.population),
                words.table_area(table),
                words.moment(table),
                " ".join(
                    dict.fromkeys(
                        (
                            codebook.definition(table),
                            *method.notes(table),
                            *outcomes.caveats(table.report),
                        )
                    )
                ),
            ]
        )
    (path / _("overzicht.csv")).write_bytes(_text(overview))
    (path / _("uitspraken.csv")).write_bytes(_text(_claims(release)))
    if reports.compared(release):
        (path / _("vergelijking.csv")).write_bytes(_text(_beside(release)))


def _claims(release: Release) -> Iterator[list[str]]:
    """Yield what was published about the first pilots beside the own figures, a row each."""
    yield [*seed_statements.columns(), _("Uitleg")]
    for each in compare(release):
        caveats = outcomes.caveats(each.report) if each.own else ()
        yield [
            *seed_statements.row(each),
            " ".join((seed_statements.rule(each.claim), seed_statements.always(), *caveats)),
        ]


def _beside(release: Release) -> Iterator[list[str]]:
    """Yield the published figures that stand beside the own ones, a row each."""
    yield [_("Wat"), _("Cijfer"), _("Gebied"), _("Jaar"), _("Bron"), _("Uitleg")]
    for each in reports.compared(release):
        yield [
            numbers.capital(references.what(Compared(each.what))),
            references.figure(each),
            each.region,
            "" if each.year is None else str(each.year),
            each.source,
            references.heading(),
        ]


def encode(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """Return rows as CSV text with Windows line ends, every text guarded."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([guard(value) for value in row] for row in rows)
    return target.getvalue()


def _text(rows: Iterable[Sequence[str]]) -> bytes:
    return encode(rows, ";").encode("utf-8-sig")


def _rows(table: SafeTable) -> list[list[str]]:
    grid = grids.layout(table)
    head = [numbers.capital(dimensions.dimension(each.name)) for each in table.dimensions]
    rows = [[*head, *_heads(grid)]]
    for cell in table.cells:
        keys = [
            words.total(table, each) if key is None else dimensions.category(each.name, key)
            for each, key in zip(table.dimensions, cell.keys, strict=True)
        ]
        rows.append([*keys, *_figures(grid, cell)])
    return rows


def _heads(grid: Grid) -> list[str]:
    heads = [grids.count_head()] if grid.has_counts else []
    if grid.has_percents:
        heads += [grids.percent_head(), _("Toelichting percentage")]
    if grid.has_means:
        heads += [grids.mean_head(), grids.n_head()]
    return heads


def _figures(grid: Grid, cell: Cell) -> list[str]:
    figures = ["" if cell.count is None else str(cell.count)] if grid.has_counts else []
    if grid.has_percents:
        figures += ["" if cell.percent is None or cell.percent.note else str(cell.percent.points)]
        figures += [percent_note(cell.percent)]
    if grid.has_means:
        figures += ["" if cell.mean is None else numbers.decimal(cell.mean)]
        figures += ["" if cell.n is None else str(cell.n)]
    return figures


def percent_note(share: Percent | None) -> str:
    """Say in words what a reader must know of a share beside its digits."""
    if share is None:
        return ""
    notes: list[str] = []
    if share.note is PercentNote.LESS_THAN:
        notes.append(_("minder dan {points}%").format(points=share.points))
    if share.note is PercentNote.MORE_THAN:
        notes.append(_("meer dan {points}%").format(points=share.points))
    if share.indicative:
        notes.append(_("indicatief"))
    return "; ".join(notes)
