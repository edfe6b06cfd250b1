"""Going through the rows of one sheet: what each row comes to, and what is wrong with it."""

from collections.abc import Callable, Iterator

from spil_desktop.rules import bsn
from spil_desktop.rules.imports import Finding, RowProblem, Severity, TableCounts
from spil_desktop.rules.recognition import RecognisedSheet
from spil_desktop.rules.sheet_names import Column
from spil_desktop.rules.sheets import Cell, as_text, is_empty


class SheetRows:
    """The rows of one recognised sheet, one at a time, and the findings about the row at hand.

    `cells` are the filled cells of the row at hand, in the columns that are recognised. What was
    typed and cannot be kept as a value goes to `typed`. A row ends with `keep`, `refuse`
    or `duplicate`: a refused row tells only why, a duplicate only of what.
    """

    def __init__(self, recognised: RecognisedSheet, findings: list[Finding]) -> None:
        self.recognised = recognised
        self.row = 0
        self.typed: list[str] = []
        self._findings = findings
        self._pending: list[Finding] = []
        self.cells: dict[Column, Cell] = {}
        self._added = self._refused = self._duplicates = self._already = 0

    def rows(self, on_row: Callable[[], None]) -> Iterator[int]:
        """Go through the rows that hold anything; `on_row` is called for every row of the sheet."""
        sheet = self.recognised.sheet
        places = tuple(self.recognised.columns.items())
        missing: tuple[Cell, ...] = (None,) * len(sheet.columns)
        for index, given in enumerate(sheet.rows):
            on_row()
            cells = given + missing[len(given) :]
            self.cells = {
                column: cell.strip() if isinstance(cell, str) else cell
                for column, place in places
                if not is_empty(cell := cells[place])
            }
            if not self.cells and all(map(is_empty, cells)):
                continue
            self.row = sheet.number(index)
            self.typed = []
            self._pending = []
            yield self.row

    def keep(self) -> None:
        """End the row: it is added."""
        self._findings.extend(self._pending)
        self._added += 1

    def refuse(self) -> None:
        """End the row: it is not kept, for the errors found in it."""
        self._findings.extend(
            finding for finding in self._pending if finding.severity is Severity.ERROR
        )
        self._refused += 1

    def duplicate(self, other_row: int | None, column: Column | None = None) -> None:
        """End the row: it stands in `other_row` already, or in the store when that is None."""
        self._duplicates += 1
        if other_row is None:
            self._already += 1
            return
        self._pending = []
        self.warn(RowProblem.DUPLICATE_OF_EARLIER_ROW, column, other_row=other_row)
        self._findings.extend(self._pending)

    @property
    def failed(self) -> bool:
        """Whether the row at hand has an error, so that it must be refused."""
        return any(finding.severity is Severity.ERROR for finding in self._pending)

    def counts(self) -> TableCounts:
        """Return the counts after the last row; rows that were there already are one finding."""
        name = self.recognised.name
        if self._already:
            self._findings.append(
                Finding(
                    name,
                    None,
                    None,
                    RowProblem.ALREADY_THERE,
                    Severity.INFO,
                    count=self._already,
                )
            )
        return TableCounts(
            table=self.recognised.table,
            rows=self._added + self._refused + self._duplicates,
            added=self._added,
            refused=self._refused,
            duplicates=self._duplicates,
            warnings=0,
        )

    def error(self, kind: RowProblem, column: Column, label: str | None = None) -> None:
        """Say why the row at hand cannot be kept."""
        self._find(kind, column, Severity.ERROR, label=label)

    def warn(
        self,
        kind: RowProblem,
        column: Column | None,
        label: str | None = None,
        other_row: int | None = None,
    ) -> None:
        """Say what the connector should look at."""
        self._find(kind, column, Severity.WARNING, label=label, other_row=other_row)

    def inform(self, kind: RowProblem, column: Column, other_row: int | None = None) -> None:
        """Say what is good to know."""
        self._find(kind, column, Severity.INFO, other_row=other_row)

    def _find(
        self,
        kind: RowProblem,
        column: Column | None,
        severity: Severity,
        label: str | None = None,
        other_row: int | None = None,
    ) -> None:
        header = None if column is None else self.recognised.header(column)
        self._pending.append(
            Finding(
                self.recognised.name, self.row, header, kind, severity, label, other_row=other_row
            )
        )

    def drop(self, kind: RowProblem, column: Column) -> None:
        """Leave a value out, with a warning; what was typed goes to `typed`, for the notes."""
        text = as_text(self.cell(column))
        self.warn(kind, column)
        self.remember(column, text)

    def remember(self, column: Column, text: str) -> None:
        """Keep what was typed in `column` for the notes, with the header before it."""
        self.look_for_bsn(column, text)
        self.typed.append(f"{self.recognised.header(column)}: {text}")

    def notes(self, text: str | None = None) -> str | None:
        """Return `text` with what was typed and not kept elsewhere below it, None when empty."""
        return "\n".join(filter(None, (text, *self.typed))) or None

    def look_for_bsn(self, column: Column, text: str) -> None:
        """Warn when a text that is kept holds a BSN."""
        if bsn.found_in(text):
            self.warn(RowProblem.BSN_IN_TEXT, column)

    def cell(self, column: Column) -> Cell:
        """Return the cell in `column` of the row at hand, None when it is empty."""
        return self.cells.get(column)
