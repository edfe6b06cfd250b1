"""Saving and printing what is made for on paper: the story of the answers, and empty forms."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.work import Work

Writer = Callable[[Path], None]
"""Writes one PDF to a place; raises `FileProblem.CANNOT_WRITE`."""


class Papers(QWidget):
    """Asks where a PDF goes and writes it there, or prints the same words; an invisible helper."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._work = work
        self._write: Writer | None = None
        self._said = ""
        self._paper: QTextDocument | None = None

    def ask_file(self, name: str, write: Writer, said: str) -> None:
        """Ask where the PDF goes, proposing `name`; `said` is told once it is there."""
        self._write, self._said = write, said
        ask_place(self.window(), _("Waar komt het bestand?"), name, self.save, _("PDF (*.pdf)"))

    def save(self, file: str) -> None:
        """Write the PDF."""
        if self._write is None:
            return
        try:
            self._write(Path(file))
        except SpilError as error:
            self._work.failed.emit(error)
            return
        self._work.say(self._said)

    def print_words(self, html: str) -> None:
        """Ask for the printer and print these words; nothing of them is written to a file."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - only to print

        self._paper = QTextDocument(self)
        self._paper.setHtml(html)
        dialog = QPrintDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._printed)
        self._dialog = dialog
        QDialog.open(dialog)

    def _printed(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted and self._paper is not None:
            self._paper.print_(self._dialog.printer())
            self._work.say(_("Naar de printer gestuurd."))
