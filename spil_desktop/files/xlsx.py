"""The tables as a workbook: an overview, then one sheet a table with real numbers and a chart.

No formulas, hidden sheets, comments or names: what can be seen is all there is. Import this module
late: XlsxWriter takes 0.1 s.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]  # it has none
from xlsxwriter.exceptions import FileCreateError  # pyright: ignore[reportMissingTypeStubs]

from spil_desktop.files import grids, reports
from spil_desktop.files.charts import Chart, ChartKind, chart_of
from spil_desktop.files.grids import Grid
from spil_desktop.language import _
from spil_desktop.rules.release import Cell, Percent, Release
from spil_desktop.texts import codebook, dimensions, method, numbers, references, seed_statements
from spil_desktop.texts import release as words

_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31
_ACCENT: Final = "#0B5C6B"
_COLOURS: Final = ("#0B5C6B", "#A9CDD3", "#4A94A0", "#DCE8EA", "#2F3E46")
_HEAD_ROW: Final = 3
LABEL_WIDTH: Final = 38
NUMBER_WIDTH: Final = 14
_TEXT_WIDTH: Final = 95
_LINE_LENGTH: Final = 90
_HEADING_LENGTH: Final = 40
LINE_HEIGHT: Final = 15.5
_ROW_HEIGHT: Final = 19
TITLE_HEIGHT: Final = 27
HEAD_LENGTH: Final = 13
"""Letters that a line of a column's head holds."""
AIR: Final = 4
OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
}
"""Of every workbook: a text stays a text, and nothing is written beside the file."""


def write(release: Release, path: Path) -> None:
    """Write the workbook of `release` to `path`; OSError when the place cannot be written."""
    try:
        with Workbook(str(path), OPTIONS) as book:
            _Writer(book, release).write()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def formats(book: Any) -> dict[str, Any]:
    """Add to a workbook the formats that its sheets share, and return them by name."""
    base = {"font_name": "Calibri", "font_size": 11, "valign": "vcenter"}
    rule = {"bottom": 1, "bottom_color": "#C3CFD3"}
    head = {"bold": True, "bottom": 2, "bottom_color": _ACCENT, "text_wrap": True}
    kinds: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 16, "font_color": _ACCENT},
        "text": {"text_wrap": True, "valign": "top"},
        "strong": {"bold": True, "valign": "top"},
        "heading": {"bold": True, "text_wrap": True, "valign": "top"},
        "mark": {"bold": True, "bg_color": "#FFF0C9"},
        "link": {"font_color": _ACCENT, "underline": 1, "valign": "top", "text_wrap": True},
        "head": head,
        "head_right": {**head, "align": "right"},
        "group": {"bold": True, "bg_color": "#E9F1F2"},
        "note": {"font_color": "#55646D", "font_size": 9},
    }
    for name, bold in (("", False), ("_total", True)):
        kinds[f"label{name}"] = {**rule, "bold": bold, "text_wrap": True}
        kinds[f"count{name}"] = {**rule, "bold": bold, "num_format": "#,##0"}
        kinds[f"percent{name}"] = {**rule, "bold": bold, "num_format": "0%"}
        kinds[f"less{name}"] = {**rule, "bold": bold, "num_format": '"< "0%'}
        kinds[f"more{name}"] = {**rule, "bold": bold, "num_format": '"> "0%'}
        kinds[f"less_indicative{name}"] = {**rule, "bold": bold, "num_format": '"< "0%"*"'}
        kinds[f"more_indicative{name}"] = {**rule, "bold": bold, "num_format": '"> "0%"*"'}
        kinds[f"indicative{name}"] = {**rule, "bold": bold, "num_format": '0%"*"'}
        kinds[f"mean{name}"] = {**rule, "bold": bold, "num_format": "0.0"}
        kinds[f"signed{name}"] = {**rule, "bold": bold, "num_format": "+0.0;-0.0;0.0"}
        kinds[f"empty{name}"] = {**rule, "bold": bold, "align": "right"}
    return {name: book.add_format({**base, **kind}) for name, kind in kinds.items()}


def explain(sheet: Any, row: int, told: tuple[str, str], text_format: Any) -> None:
    """Write a long text beside what it is about, in a row as high as both need."""
    name, text = told
    sheet.write_string(row, 1, text, text_format)
    height = max(lines(name, _HEADING_LENGTH), lines(text, _LINE_LENGTH))
    sheet.set_row(row, LINE_HEIGHT * height + AIR)


def set_overview(sheet: Any) -> None:
    """Give the first sheet its two columns."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 50)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    sheet.set_landscape()


def set_print(sheet: Any, title: str) -> None:
    """Print a sheet as wide as a page of A4, with the title and the number of the page below."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L" + title.replace("&", "&&") + "&R&P / &N")


class _Writer:
    """Writes one workbook; `formats` are shared by its sheets."""

    def __init__(self, book: Any, release: Release) -> None:
        self.book, self.release = book, release
        self.chapters = reports.chapters(release)
        self.grids = [
            grid
            for chapter in self.chapters
            for section in chapter.sections
            for grid in section.grids
        ]
        names = (_sheet_name(number, grid) for number, grid in enumerate(self.grids, 1))
        self.names = [words.read_me(), *names]
        self.formats = formats(book)

    def write(self) -> None:
        """Write properties, overview and tables."""
        made = self.release.made_on
        self.book.set_properties(
            {
                "title": words.title(self.release),
                "author": "",
                "company": "",
                "comments": "",
                "created": datetime(made.year, made.month, made.day, tzinfo=UTC),
            }
        )
        self._overview(self.book.add_worksheet(self.names[0]))
        for grid, name in zip(self.grids, self.names[1:], strict=True):
            self._table(self.book.add_worksheet(name), grid)

    def _overview(self, sheet: Any) -> None:
        set_overview(sheet)
        sheet.write_string(0, 0, words.title(self.release), self.formats["title"])
        row = 1
        if self.release.demo:
            sheet.write_string(row, 0, words.demo_mark(), self.formats["mark"])
            row += 1
        for text in (method.population(self.release), method.in_short()):
            sheet.write_string(row, 0, text, self.formats["strong"])
            row += 1
        row += 1
        sheet.write_string(row, 0, _("Tabel"), self.formats["head"])
        sheet.write_string(row, 1, _("Hoe geteld?"), self.formats["head"])
        for grid, name in zip(self.grids, self.names[1:], strict=True):
            row += 1
            link = f"internal:'{name}'!A1"
            sheet.write_url(row, 0, link, self.formats["link"], string=grid.title)
            told = grid.title, codebook.definition(grid.table)
            explain(sheet, row, told, self.formats["text"])
        texts = (
            *self._told(),
            *method.paragraphs(self.release),
            *self._beside(),
            *self._left_out(),
        )
        for heading, text in texts:
            row += 1
            sheet.write_string(row, 0, heading, self.formats["heading"])
            explain(sheet, row, (heading, text), self.formats["text"])
        set_print(sheet, words.title(self.release))

    def _beside(self) -> list[tuple[str, str]]:
        """Return the published figures, under the title of the table that they stand beside."""
        found = [
            (_("{title}: ter vergelijking").format(title=section.title), line)
            for chapter in self.chapters
            for section in chapter.sections
            for line in section.references
        ]
        return [(_("Ter vergelijking"), references.heading()), *found] if found else []

    def _told(self) -> list[tuple[str, str]]:
        """Return what stands in the report without a table: facts, and published sentences."""
        facts = [fact for chapter in self.chapters for fact in chapter.facts]
        claims = [
            (published, f"{own} \u2013 {verdict}")
            for chapter in self.chapters
            for published, own, verdict in map(seed_statements.row, chapter.claims)
        ]
        caveats = " ".join(each for chapter in self.chapters for each in chapter.caveats)
        rules = "\n".join((seed_statements.always(), *seed_statements.rules()))
        return [
            *facts,
            (seed_statements.heading(), caveats),
            *claims,
            (seed_statements.how(), rules),
        ]

    def _left_out(self) -> list[tuple[str, str]]:
        about = _("Het gaat om: {tables}.")
        found = [
            (_("Niet getoond"), f"{reason} {about.format(tables='; '.join(tables))}")
            for reason, tables in reports.omissions(self.release)
        ]
        return [*found, *((_("Verbetering"), words.erratum(each)) for each in self.release.errata)]

    def _table(self, sheet: Any, grid: Grid) -> None:
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, grid.title, self.formats["title"])
        sheet.write_string(1, 0, grids.source(grid), self.formats["note"])
        sheet.write_url(
            2, 0, f"internal:'{self.names[0]}'!A1", self.formats["link"], string=words.read_me()
        )
        kinds = [kind for kind in ("count", "percent", "mean", "n") if _has(grid, kind)]
        kinds = ["figure"] if grid.is_mixed else kinds
        sheet.write_string(_HEAD_ROW, 0, grid.row_head, self.formats["head"])
        column, lines = 1, 1
        for at, head in enumerate(grid.heads):
            for kind in kinds:
                text = f"{head}\n{_head(kind)}" if head and len(kinds) > 1 else head or _head(kind)
                sheet.write_string(_HEAD_ROW, column, text, self.formats["head_right"])
                lines = max(lines, sum(-(-len(part) // HEAD_LENGTH) for part in text.split("\n")))
                self._cells(sheet, grid, (at, column), kind)
                column += 1
        row = self._labels(sheet, grid)
        sheet.set_default_row(_ROW_HEIGHT)
        sheet.set_row(0, TITLE_HEIGHT)
        sheet.set_row(_HEAD_ROW, LINE_HEIGHT * lines + AIR)
        for note in dict.fromkeys(each for table in grid.tables for each in method.notes(table)):
            row += 1
            sheet.write_string(row, 0, note, self.formats["note"])
        sheet.set_column(0, 0, LABEL_WIDTH)
        sheet.set_column(1, column - 1, NUMBER_WIDTH)
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
        sheet.repeat_rows(_HEAD_ROW)
        set_print(sheet, words.title(self.release))
        chart = chart_of(grid)
        if chart:
            first = 1 if grid.by_column else 1 + (len(grid.heads) - 1) * len(kinds)
            self._chart(sheet, chart, row + 2, (first, len(kinds)))

    def _labels(self, sheet: Any, grid: Grid) -> int:
        """Write the first column and return the row after the last."""
        row = _HEAD_ROW
        for block in grid.blocks:
            if block.label:
                row += 1
                sheet.write_string(row, 0, block.label, self.formats["group"])
            for each in block.rows:
                row += 1
                kind = "label_total" if each.is_total else "label"
                sheet.write_string(row, 0, each.label, self.formats[kind])
        return row + 1

    def _cells(self, sheet: Any, grid: Grid, at: tuple[int, int], kind: str) -> None:
        """Write one column: of the head at `at[0]`, in the sheet's column `at[1]`."""
        row = _HEAD_ROW
        for block in grid.blocks:
            row += bool(block.label)
            for each in block.rows:
                row += 1
                value, form, text = _figure(grid, each.cells[at[0]], kind)
                end = "_total" if each.is_total else ""
                if value is None:
                    sheet.write(row, at[1], text or None, self.formats[f"empty{end}"])
                else:
                    sheet.write_number(row, at[1], value, self.formats[f"{form}{end}"])

    def _chart(self, sheet: Any, chart: Chart, row: int, columns: tuple[int, int]) -> None:
        """Add a native bar chart below the table: its first column, and how far the next are."""
        kind = (
            {"type": "bar", "subtype": "stacked"}
            if chart.kind is ChartKind.PARTS
            else {"type": "bar"}
        )
        drawn = self.book.add_chart(kind)
        first, last = _HEAD_ROW + 1, _HEAD_ROW + len(chart.bars)
        for at, _series in enumerate(chart.series):
            column = columns[0] + at * columns[1]
            drawn.add_series(
                {
                    "name": chart.series[at] or grids.count_head(),
                    "categories": [sheet.get_name(), first, 0, last, 0],
                    "values": [sheet.get_name(), first, column, last, column],
                    "fill": {"color": _COLOURS[at]},
                    "data_labels": {"value": True},
                    "gap": 45,
                }
            )
        drawn.set_title({"name": chart.title, "name_font": {"size": 12}, "overlay": False})
        drawn.set_y_axis({"reverse": True, "line": {"none": True}})
        drawn.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        drawn.set_legend({"position": "bottom"} if len(chart.series) > 1 else {"none": True})
        drawn.set_size({"width": 640, "height": max(220, 90 + 34 * len(chart.bars))})
        sheet.insert_chart(row, 0, drawn, {"description": chart.title})


def lines(text: str, length: int) -> int:
    """Return over how many lines of so many letters a text goes."""
    return -(-len(text) // length)


def _has(grid: Grid, kind: str) -> bool:
    if kind == "count":
        return grid.has_counts
    return grid.has_percents if kind == "percent" else grid.has_means


def _head(kind: str) -> str:
    return {
        "count": grids.count_head,
        "percent": grids.percent_head,
        "mean": grids.mean_head,
        "figure": lambda: "",
        "n": grids.n_head,
    }[kind]()


def _figure(grid: Grid, cell: Cell | None, kind: str) -> tuple[float | None, str, str]:
    """Return a cell's number and format, or no number and the text that stands there instead."""
    if kind == "figure":
        return _any_figure(cell)
    if kind == "count":
        return (cell.count if cell else None), "count", grids.count_text(cell)
    if kind == "n":
        return (cell.n if cell else None), "count", grids.n_text(cell)
    if kind == "mean":
        mean = None if cell is None or cell.mean is None else float(cell.mean)
        return mean, "mean", grids.mean_text(cell)
    if cell is None or cell.percent is None:
        return None, "percent", grids.percent_text(grid.table, cell)
    return cell.percent.points / 100, _percent_format(cell.percent), ""


def _any_figure(cell: Cell | None) -> tuple[float | None, str, str]:
    """Return whichever figure a cell has, with its format."""
    if cell is None or cell.mean is None:
        return (cell.count if cell else None), "count", grids.figure_text(cell)
    form = "signed" if grids.is_difference(cell) else "mean"
    return float(cell.mean), form, grids.figure_text(cell)


def _percent_format(share: Percent) -> str:
    if share.note is None:
        return "indicative" if share.indicative else "percent"
    bound = "less" if share.note == "less_than" else "more"
    return f"{bound}_indicative" if share.indicative else bound


def _sheet_name(number: int, grid: Grid) -> str:
    """Return a name that a workbook allows: the table's number, and what it is about."""
    about = [dimensions.dimension(each.name) for each in grid.table.dimensions]
    text = numbers.capital(numbers.enumeration(tuple(about)) or words.unit(grid.table))
    return sheet_name(number, text)


def sheet_name(number: int, text: str) -> str:
    """Return a name that a workbook allows, begun with a number so that it is the only one."""
    return f"{number} {_FORBIDDEN.sub(' ', text)}"[:_LONGEST_NAME].rstrip()
