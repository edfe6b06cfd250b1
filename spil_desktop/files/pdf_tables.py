"""Tables of a PDF report, each with its title, its bars and the lines that explain it.

Import this module late: reportlab takes 0.2 s.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer, Table

from spil_desktop.files import grids
from spil_desktop.files.charts import Chart, ChartKind, chart_of
from spil_desktop.files.grids import Grid, Row
from spil_desktop.files.pdf_parts import (
    ACCENT,
    BOLD,
    PALE,
    QUIET,
    REGULAR,
    RULE,
    STYLES,
    WIDTH,
    CellBar,
    CellTags,
    PartsChart,
    cell,
    text,
)
from spil_desktop.language import _
from spil_desktop.rules.release import Cell
from spil_desktop.texts import numbers

_LABEL: Final = 66 * mm
_NUMBER: Final = 23 * mm
_NARROW_LABEL: Final = 52 * mm
_NARROWEST_LABEL: Final = 42 * mm
_LEAST_LABEL: Final = 39.5 * mm
_SENTENCE: Final = 58 * mm
_VERDICT: Final = 29 * mm
_GAP: Final = 9
"""Points between columns of sentences."""
_LONG: Final = 60
_LAST_ROWS: Final = 5
"""So many definitions at least stand on the last page."""
_AIR: Final = 5
"""Points between the columns of a table with many."""

_BASE: Final[list[Any]] = [
    ("FONT", (0, 0), (-1, -1), REGULAR, 9.2, 11.4),
    ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("TOPPADDING", (0, 0), (-1, -1), 2.4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT),
    ("LINEBELOW", (0, 1), (-1, -1), 0.35, RULE),
]


def table(grid: Grid) -> list[Flowable]:
    """Return a table with its title above and its source and notes below."""
    chart = chart_of(grid)
    if grid.by_column:
        body = _crossed(grid)
    else:
        body = _plain(grid, chart if chart and chart.kind is ChartKind.BARS else None)
    parts: list[Flowable] = [text(grid.title, "H4"), body]
    if chart and chart.kind is ChartKind.PARTS:
        parts += [Spacer(1, 7), _parts(chart)]
    parts.append(Spacer(1, 4))
    parts.append(text(grids.source(grid), "note"))
    notes = grids.notes(grid)
    if notes:
        parts.append(text(notes, "note"))
    parts.append(Spacer(1, 5))
    return parts


def _plain(grid: Grid, chart: Chart | None) -> Table:
    """Return a table with one breakdown or none: a row a category, its bar beside its numbers."""
    columns = grids.plain_columns(grid)
    heads = [cell(head, "head_right") for head, _at, _text in columns]
    data: list[list[Any]] = [[cell(grid.row_head, "head"), *heads]]
    styles = list(_BASE)
    for line, row in enumerate(grid.rows, 1):
        words = cell(row.label, "total" if row.is_total else "cell")
        data.append([words, *(text_of(row.cells[at]) for _head, at, text_of in columns)])
        if row.is_total:
            styles.append(("FONT", (1, line), (-1, line), BOLD, 9.2, 11.4))
    label = _LABEL if len(grid.heads) == 1 else _NARROW_LABEL
    widths = [label, *(_NUMBER for _column in columns)]
    if chart:
        for cells in data:
            cells.append("")
        widths.append(WIDTH - sum(widths))
        for line, bar in enumerate(chart.bars, 1):
            bar_of_row = CellBar(bar.length / chart.longest)
            styles.append(("BACKGROUND", (-1, line), (-1, line), bar_of_row))
    return Table(data, widths, style=styles, repeatRows=1, hAlign="LEFT", renderCB=CellTags())


def _crossed(grid: Grid) -> Table:
    """Return a table with categories in its columns: first its counts, then its shares."""
    width = _column(grid.heads)
    heads = [cell(head, _head(grid.heads, width)) for head in grid.heads]
    data: list[list[Any]] = [[cell(grid.row_head, "head"), *heads]]
    styles = [
        *_BASE,
        ("LEFTPADDING", (1, 0), (-1, -1), _AIR),
        ("RIGHTPADDING", (1, 0), (-1, -1), 0),
    ]
    for name, text_of in grids.columns(grid):
        for block in grid.blocks:
            heading = grids.heading(grid, block, name)
            if heading:
                styles.append(("BACKGROUND", (0, len(data)), (-1, len(data)), PALE))
                data.append([cell(heading, "head"), *("" for _head in heads)])
            for row in block.rows:
                if row.is_total:
                    styles.append(("FONT", (1, len(data)), (-1, len(data)), BOLD, 9.2, 11.4))
                data.append(_crossed_row(row, text_of))
    label = min(_LABEL, WIDTH - width * len(heads))
    widths = [label, *(width for _head in heads)]
    return Table(data, widths, style=styles, repeatRows=1, hAlign="LEFT", renderCB=CellTags())


def _column(heads: Sequence[str]) -> float:
    """Return the width of a column, in which the longest word of a head fits if it can."""
    wide = min(_NUMBER, (WIDTH - _NARROWEST_LABEL) / len(heads))
    return max(wide, min(_longest(heads, "head_right"), (WIDTH - _LEAST_LABEL) / len(heads)))


def _head(heads: Sequence[str], width: float) -> str:
    return "head_right" if _longest(heads, "head_right") <= width else "head_small"


def _longest(heads: Sequence[str], style: str) -> float:
    """Return the width of the longest word of the heads, with the air before it."""
    size = STYLES[style].fontSize
    words = (word for head in heads for word in head.split())
    return max(stringWidth(word, BOLD, size) for word in words) + _AIR + 1


def _crossed_row(row: Row, text_of: Callable[[Cell | None], str]) -> list[Any]:
    words = cell(row.label, "total" if row.is_total else "cell")
    return [words, *(text_of(each) for each in row.cells)]


def _parts(chart: Chart) -> PartsChart:
    alternative = _("Staafdiagram van de tabel hierboven: {title}").format(title=chart.title)
    return PartsChart(
        chart, alternative, [[numbers.whole(part) for part in bar.parts] for bar in chart.bars]
    )


def facts(pairs: Iterable[tuple[str, str]]) -> Table:
    """Return names with their values, one a row; short values stand out, sentences do not."""
    rows = tuple(pairs)
    style = "cell" if any(len(value) > _LONG for _name, value in rows) else "total"
    data = [[cell(name, "cell"), cell(value, style)] for name, value in rows]
    styles = [
        *_BASE,
        ("LINEBELOW", (0, 0), (-1, 0), 0.35, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(data, [_LABEL, WIDTH - _LABEL], style=styles, hAlign="LEFT", renderCB=CellTags())


def words(heads: tuple[str, str, str], rows: Iterable[tuple[str, str, str]]) -> Table:
    """Return a table of sentences in three columns, of which the last is short and stands out."""
    data = [[cell(head, "head") for head in heads]]
    data += [
        [cell(first, "cell"), cell(second, "cell"), cell(last, "total")]
        for first, second, last in rows
    ]
    styles = [*_BASE, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (0, 0), (1, -1), _GAP)]
    widths = [_SENTENCE, WIDTH - _SENTENCE - _VERDICT, _VERDICT]
    return Table(data, widths, style=styles, repeatRows=1, hAlign="LEFT", renderCB=CellTags())


def definitions(pairs: Iterable[tuple[str, str]]) -> Table:
    """Return terms with their definitions, one a row."""
    data = [[cell(name, "total"), cell(text_of, "cell")] for name, text_of in pairs]
    styles = [
        *_BASE,
        ("LINEBELOW", (0, 0), (-1, 0), 0.35, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("NOSPLIT", (0, -min(len(data), _LAST_ROWS)), (-1, -1)),
    ]
    widths = [_NARROW_LABEL, WIDTH - _NARROW_LABEL]
    return Table(data or [["", ""]], widths, style=styles, hAlign="LEFT", renderCB=CellTags())


def key_numbers(pairs: tuple[tuple[str, str], ...]) -> Table:
    """Return the totals to begin with, side by side."""
    styles: list[Any] = [
        ("FONT", (0, 0), (-1, 0), BOLD, 25, 28),
        ("TEXTCOLOR", (0, 0), (-1, 0), ACCENT),
        ("FONT", (0, 1), (-1, 1), REGULAR, 9.5, 12),
        ("TEXTCOLOR", (0, 1), (-1, 1), QUIET),
        ("BACKGROUND", (0, 0), (-1, -1), PALE),
        ("LEFTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, 0), 7),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 9),
    ]
    data = [[number for number, _name in pairs], [name for _number, name in pairs]]
    return Table(data, [WIDTH / len(pairs)] * len(pairs), style=styles, renderCB=CellTags())
