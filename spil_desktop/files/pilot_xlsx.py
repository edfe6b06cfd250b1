"""Several pilots side by side as a workbook: an overview, then one sheet a table, real numbers.

Import this module late: XlsxWriter takes 0.1 s.
"""

from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]  # it has none
from xlsxwriter.exceptions import FileCreateError  # pyright: ignore[reportMissingTypeStubs]

from spil_desktop.files import pilot_grids, pilot_overview
from spil_desktop.files.pilot_grids import Figure, PilotGrid
from spil_desktop.files.xlsx import (
    AIR,
    HEAD_LENGTH,
    LABEL_WIDTH,
    LINE_HEIGHT,
    NUMBER_WIDTH,
    OPTIONS,
    TITLE_HEIGHT,
    explain,
    formats,
    lines,
    set_overview,
    set_print,
    sheet_name,
)
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.texts import pilots
from spil_desktop.texts import release as words

_HEAD_ROW: Final = 2


def write(comparison: PilotComparison, path: Path) -> None:
    """Write the workbook to `path`; OSError when the place cannot be written."""
    try:
        with Workbook(str(path), OPTIONS) as book:
            _Writer(book, comparison).write()
    except FileCreateError as error:
        raise OSError(str(error)) from error


class _Writer:
    """Writes one workbook; `formats` are shared by its sheets."""

    def __init__(self, book: Any, comparison: PilotComparison) -> None:
        self.book, self.comparison = book, comparison
        self.grids = pilot_grids.layout(comparison)
        self.formats = formats(book)
        self.told_as = pilots.title(comparison)
        names = (sheet_name(number, grid.title) for number, grid in enumerate(self.grids, 1))
        self.names = (words.read_me(), *names)

    def write(self) -> None:
        """Write properties, overview and tables."""
        self.book.set_properties({"title": self.told_as, "author": ""})
        self._overview(self.book.add_worksheet(self.names[0]))
        for name, grid in zip(self.names[1:], self.grids, strict=True):
            self._table(self.book.add_worksheet(name), grid)

    def _overview(self, sheet: Any) -> None:
        set_overview(sheet)
        sheet.write_string(0, 0, self.told_as, self.formats["title"])
        row, before = 1, ""
        for name, text in pilot_overview.told(self.comparison):
            row += 1
            sheet.write_string(row, 0, "" if name == before else name, self.formats["heading"])
            explain(sheet, row, (name, text), self.formats["text"])
            before = name
        row += 2
        sheet.write_string(row, 0, _("Tabel"), self.formats["head"])
        sheet.write_string(row, 1, _("Hoe geteld?"), self.formats["head"])
        for name, grid in zip(self.names[1:], self.grids, strict=True):
            row += 1
            link = f"internal:'{name}'!A1"
            sheet.write_url(row, 0, link, self.formats["link"], string=grid.title)
            explain(sheet, row, (grid.title, grid.definition), self.formats["text"])
        for name, text in pilot_overview.apart(self.comparison):
            row += 1
            sheet.write_string(row, 0, name, self.formats["heading"])
            explain(sheet, row, (name, text), self.formats["text"])
        set_print(sheet, self.told_as)

    def _table(self, sheet: Any, grid: PilotGrid) -> None:
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, LABEL_WIDTH)
        sheet.set_column(1, len(grid.heads), NUMBER_WIDTH)
        sheet.set_row(0, TITLE_HEIGHT)
        sheet.write_string(0, 0, grid.title, self.formats["title"])
        link = f"internal:'{self.names[0]}'!A1"
        sheet.write_url(1, 0, link, self.formats["link"], string=words.read_me())
        high = max(lines(text, HEAD_LENGTH) for head in grid.heads for text in head)
        for row in (_HEAD_ROW, _HEAD_ROW + 1):
            sheet.set_row(row, LINE_HEIGHT * high + AIR)
        sheet.write_string(_HEAD_ROW + 1, 0, grid.row_head, self.formats["head"])
        for column, (pilot, kind) in enumerate(grid.heads, 1):
            sheet.write_string(_HEAD_ROW, column, pilot, self.formats["head_right"])
            sheet.write_string(_HEAD_ROW + 1, column, kind, self.formats["head_right"])
        row = _HEAD_ROW + 1
        for each in grid.rows:
            row += 1
            end = "_total" if each.is_total else ""
            sheet.write_string(row, 0, each.label, self.formats[f"label{end}"])
            sheet.set_row(row, LINE_HEIGHT * lines(each.label, LABEL_WIDTH) + AIR)
            for column, figure in enumerate(each.figures, 1):
                self._figure(sheet, (row, column), figure, end)
        wide = LABEL_WIDTH + NUMBER_WIDTH * len(grid.heads)
        for note in grid.notes:
            row += 1
            sheet.merge_range(row, 0, row, len(grid.heads), note, self.formats["text"])
            sheet.set_row(row, LINE_HEIGHT * lines(note, wide) + AIR)
        sheet.freeze_panes(_HEAD_ROW + 2, 1)
        sheet.repeat_rows(_HEAD_ROW, _HEAD_ROW + 1)
        sheet.set_landscape()
        set_print(sheet, self.told_as)

    def _figure(self, sheet: Any, at: tuple[int, int], figure: Figure, end: str) -> None:
        if figure.number is not None:
            sheet.write_number(*at, figure.number, self.formats[f"{figure.form}{end}"])
        else:
            sheet.write(*at, figure.text or None, self.formats[f"empty{end}"])
