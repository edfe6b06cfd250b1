"""Several pilots side by side as a workbook: an overview, then one sheet a table, real numbers.

Import this module late: XlsxWriter takes 0.1 s.
"""

from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]  # it has none
from xlsxwriter.exceptions import FileCreateError  # pyright: ignore[reportMissingTypeStubs]

from spil_desktop.files import pilot_grids
from spil_desktop.files.pilot_grids import Figure, PilotGrid
from spil_desktop.files.xlsx import OPTIONS, sheet_name
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.texts import numbers, pilots
from spil_desktop.texts import release as words

_HEAD_ROW: Final = 2
_TEXT_WIDTH: Final = 95
_LINE_LENGTH: Final = 90
_LINE_HEIGHT: Final = 15.5
_FORMS: Final = {
    "count": "#,##0",
    "percent": "0%",
    "less": '"< "0%',
    "more": '"> "0%',
    "less_indicative": '"< "0%"*"',
    "more_indicative": '"> "0%"*"',
    "indicative": '0%"*"',
    "mean": "0.0",
}


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
        self.formats = {
            name: book.add_format({"num_format": form}) for name, form in _FORMS.items()
        }
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.strong = book.add_format({"bold": True, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format({"bold": True, "bottom": 1, "align": "right"})
        self.right = book.add_format({"align": "right"})

    def write(self) -> None:
        """Write properties, overview and tables."""
        self.book.set_properties({"title": pilots.title(self.comparison), "author": ""})
        self._overview(self.book.add_worksheet(words.read_me()))
        for number, grid in enumerate(self.grids, 1):
            self._table(self.book.add_worksheet(sheet_name(number, grid.title)), grid)

    def _overview(self, sheet: Any) -> None:
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 1, _TEXT_WIDTH)
        sheet.write_string(0, 0, pilots.title(self.comparison), self.title)
        before = ""
        for row, (name, text) in enumerate(self._told(), 2):
            sheet.write_string(row, 0, "" if name == before else name, self.strong)
            sheet.write_string(row, 1, text, self.text)
            sheet.set_row(row, _LINE_HEIGHT * -(-len(text) // _LINE_LENGTH) + 4)
            before = name
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _told(self) -> list[tuple[str, str]]:
        """Return what the overview says: pairs of a name and a text."""
        found = self.comparison
        called = pilots.names(found.releases)
        told = [
            (name, numbers.capital(numbers.period(release.period)))
            for name, release in zip(called, found.releases, strict=True)
        ]
        if any(release.demo for release in found.releases):
            told.append(("", words.demo_mark()))
        sums = (pilots.refused(found), pilots.people(found))
        told += [(pilots.together(), text) for text in sums if text]
        told += [(_("Hoe deze cijfers naast elkaar staan"), text) for text in pilots.rules()]
        told += [(grid.title, grid.definition) for grid in self.grids]
        told += [
            (
                _("Niet vergelijkbaar: {table}").format(table=words.table_title(each.table)),
                pilots.apart(each, called),
            )
            for each in found.apart
        ]
        return told

    def _table(self, sheet: Any, grid: PilotGrid) -> None:
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 38)
        sheet.set_column(1, len(grid.heads), 14)
        sheet.write_string(0, 0, grid.title, self.title)
        sheet.write_string(_HEAD_ROW + 1, 0, grid.row_head, self.strong)
        for column, (pilot, kind) in enumerate(grid.heads, 1):
            sheet.write_string(_HEAD_ROW, column, pilot, self.head)
            sheet.write_string(_HEAD_ROW + 1, column, kind, self.head)
        row = _HEAD_ROW + 1
        for each in grid.rows:
            row += 1
            sheet.write_string(row, 0, each.label, self.strong if each.is_total else None)
            for column, figure in enumerate(each.figures, 1):
                self._figure(sheet, (row, column), figure)
        for note in grid.notes:
            row += 1
            sheet.merge_range(row, 0, row, len(grid.heads), note, self.text)
            sheet.set_row(row, _LINE_HEIGHT * -(-len(note) // _LINE_LENGTH) + 4)
        sheet.freeze_panes(_HEAD_ROW + 2, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _figure(self, sheet: Any, at: tuple[int, int], figure: Figure) -> None:
        if figure.number is not None:
            sheet.write_number(*at, figure.number, self.formats[figure.form])
        elif figure.text:
            sheet.write_string(*at, figure.text, self.right)
