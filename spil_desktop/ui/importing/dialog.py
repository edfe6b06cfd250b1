"""Import: choose a file, see what was recognised and what is wrong, read it in, take it back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import workbooks
from spil_desktop.language import _, ngettext
from spil_desktop.rules.imports import Finding, ImportResult, Severity, TableCounts
from spil_desktop.rules.sheets import Sheet
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, imports
from spil_desktop.texts import imports as words
from spil_desktop.texts import problems
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import RecordBox
from spil_desktop.ui.shared.progress import ProgressDialog
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_TONES = {
    Severity.ERROR: Tone.DANGER,
    Severity.WARNING: Tone.WARNING,
    Severity.INFO: Tone.NEUTRAL,
}
_SEVERITIES = tuple(Severity)


class ImportDialog(Dialog):
    """Leads through one import; nothing is written before "Inlezen"."""

    imported = Signal(object)

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Registratie inlezen"), parent)
        self._sheets: tuple[Sheet, ...] = ()
        self._result: ImportResult | None = None
        self._progress: ProgressDialog | None = None
        self._choose_area()
        self._choose_source()
        self._show_findings()
        self._add_buttons()
        screen = self.screen().availableGeometry()
        self.setMinimumWidth(min(theme.px(820), round(screen.width() * 0.9)))
        self._begin()

    def read(self, source: Path) -> None:
        """Read a workbook or a folder, and show what an import of it would do."""
        self._begin()
        self._progress = ProgressDialog(self.work, _("Bestand lezen"), self)
        self._progress.follow(
            self.work.outside(lambda _job: workbooks.read(source), self._was_read, self._failed)
        )

    def write(self) -> None:
        """Import what was examined, as one act."""
        area, today, sheets = self._area_name(), self.work.today(), self._sheets

        self._progress = ProgressDialog(self.work, _("Inlezen"), self)
        self._progress.follow(
            self.work.write_in_background(
                Act.IMPORT,
                lambda session, job: imports.apply(
                    session, sheets, area, today=today, progress=job
                ),
                self._was_written,
                self._failed,
                self._progress.show_progress,
            )
        )

    def take_back(self) -> None:
        """Undo the import as a whole."""
        batch_id = self._result.batch_id if self._result is not None else None
        if batch_id is None:
            return
        self._progress = ProgressDialog(self.work, _("Inlezen ongedaan maken"), self)
        self._progress.follow(
            self.work.keep_in_background(
                lambda session, _job: imports.undo(session, batch_id),
                self._was_taken_back,
                self._failed,
            )
        )

    def _choose_area(self) -> None:
        self.area = RecordBox()
        self.area.setAccessibleName(_("Wijk of dorp"))
        rows = self.work.read(areas.rows)
        self.area.set_records((row.id, row.name) for row in rows)
        self.area.edited.connect(self._examine)
        asked = blocks.label(_("Voor welke wijk of welk dorp?"), wrap=False)
        self.body.addLayout(blocks.row(asked, self.area, 1))

    def _choose_source(self) -> None:
        self.file_button = blocks.button(_("Werkmap kiezen"), "file-excel-line")
        self.folder_button = blocks.button(_("Map met csv kiezen"), "folder-line")
        self.file_button.clicked.connect(self._pick_file)
        self.folder_button.clicked.connect(self._pick_folder)
        self.body.addLayout(blocks.row(self.file_button, self.folder_button, 1))
        self.problem = blocks.Note("", Tone.DANGER)
        self.summary = blocks.Note("", Tone.GOOD)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.summary)

    def _show_findings(self) -> None:
        self.tables: RecordTable[TableCounts] = RecordTable(
            _("Wat er herkend is"),
            (
                Column[TableCounts](_("Herkend als"), lambda row: words.table_name(row.table)),
                _number(_("Rijen"), "rows"),
                _number(_("Nieuw"), "added"),
                _number(_("Al bekend"), "duplicates"),
                _number(_("Geweigerd"), "refused"),
                _number(_("Let op"), "warnings"),
            ),
            key=lambda row: row.table,
        )
        self.findings: RecordTable[tuple[int, Finding]] = RecordTable(
            _("Wat je moet weten"),
            (
                Column[tuple[int, Finding]](
                    "",
                    lambda row: words.severity_name(row[1].severity),
                    sort=lambda row: _SEVERITIES.index(row[1].severity),
                    width=130,
                    tone=lambda row: _TONES[row[1].severity],
                ),
                Column[tuple[int, Finding]](
                    _("Wat je moet weten"),
                    lambda row: words.sentence(row[1]),
                    below=lambda row: words.place(row[1]),
                    hint=lambda row: words.sentence(row[1]),
                ),
            ),
            key=lambda row: row[0],
        )
        high = self.screen().availableGeometry().height()
        self.tables.setMinimumHeight(min(theme.px(36) * 6, high // 6))
        self.findings.setMinimumHeight(min(theme.px(52) * 4, high // 5))
        self.body.addWidget(self.tables, 2)
        self.body.addWidget(self.findings, 3)

    def _add_buttons(self) -> None:
        undo: QPushButton = blocks.button(_("Inlezen ongedaan maken"), "arrow-go-back-line")
        self.undo_button = undo
        self.close_button = blocks.button(_("Sluiten"))
        self.write_button = blocks.button(_("Inlezen"), "download-line", "primary")
        self.undo_button.clicked.connect(self.take_back)
        self.close_button.clicked.connect(self.reject)
        self.write_button.clicked.connect(self.write)
        self.body.addLayout(blocks.row(self.undo_button, 1, self.close_button, self.write_button))

    def _begin(self) -> None:
        """Show only the choice of a file."""
        self._sheets, self._result = (), None
        for widget in (
            self.problem,
            self.summary,
            self.tables,
            self.findings,
            self.undo_button,
            self.write_button,
        ):
            widget.hide()
        self.file_button.setFocus()

    def _pick_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Werkmap kiezen"), "", _("Werkmappen (*.xlsx *.ods *.xlsm)")
        )
        if name:
            self.read(Path(name))

    def _pick_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Map met csv kiezen"))
        if name:
            self.read(Path(name))

    def _was_read(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = tuple(sheets)
        self._examine()

    def _examine(self) -> None:
        """Find out what an import would do, without writing anything."""
        if not self._sheets:
            return
        self.write_button.hide()
        if self._progress is None:
            self._progress = ProgressDialog(self.work, _("Bestand lezen"), self)
        area, today, sheets = self._area_name(), self.work.today(), self._sheets
        self._progress.follow(
            self.work.in_background(
                lambda session, _job: imports.examine(session, sheets, area, today=today),
                self._was_examined,
                self._failed,
            )
        )

    def _was_examined(self, result: ImportResult) -> None:
        self._finish_progress()
        self._show(result)
        new = ngettext("{count} nieuwe rij", "{count} nieuwe rijen", result.added)
        self.summary.set_text(
            _("Herkend: {new}. Er is nog niets opgeslagen.").format(
                new=new.format(count=result.added)
            )
            if result.added
            else _("In dit bestand staat niets nieuws.")
        )
        self.undo_button.hide()
        self.write_button.setVisible(result.added > 0)
        (self.write_button if result.added else self.close_button).setFocus()

    def _was_written(self, result: ImportResult) -> None:
        self._finish_progress()
        self._result = result
        self._show(result)
        self.summary.set_text(
            ngettext(
                "Ingelezen: {added} rij. Je kunt dit als geheel ongedaan maken.",
                "Ingelezen: {added} rijen. Je kunt dit als geheel ongedaan maken.",
                result.added,
            ).format(added=result.added)
        )
        self.write_button.hide()
        self.undo_button.setVisible(result.batch_id is not None)
        self.close_button.setFocus()
        self.imported.emit(result)

    def _was_taken_back(self, _nothing: None) -> None:
        self._finish_progress()
        self._begin()
        self.summary.set_text(_("Het inlezen is ongedaan gemaakt. Alles is zoals het was."))
        self.summary.show()

    def _show(self, result: ImportResult) -> None:
        self.tables.set_rows(result.tables)
        order = sorted(result.findings, key=lambda finding: _SEVERITIES.index(finding.severity))
        self.findings.set_rows(tuple(enumerate(order)))
        self.problem.hide()
        self.summary.show()
        self.tables.show()
        self.findings.setVisible(bool(order))

    def _failed(self, error: SpilError) -> None:
        self._finish_progress()
        self.problem.set_text(problems.sentence(error))
        self.problem.show()

    def _finish_progress(self) -> None:
        if self._progress is not None:
            self._progress.finish()
            self._progress = None

    def _area_name(self) -> str:
        return self.area.currentText()


def _number(title: str, name: str) -> Column[TableCounts]:
    """Return a column of counts, empty where there is none."""
    return Column(
        title,
        lambda row: str(getattr(row, name) or ""),
        sort=lambda row: int(getattr(row, name)),
        width=100,
        right=True,
    )
