"""Asking where a PDF goes, and writing it on the worker."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.work import Work


class PdfSaver(QObject):
    """Asks once where a file goes and writes it there; belongs to the widget that it asks for."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._window = parent
        self._write: Callable[[Path], None] | None = None
        self._said = ""

    def ask(self, name: str, write: Callable[[Path], None], said: str) -> None:
        """Ask for a place, `name` proposed, then `write` there and say `said`."""
        self._write, self._said = write, said
        ask_place(self._window, _("Waar bewaren?"), name, self.save, _("PDF (*.pdf)"))

    def save(self, file: str) -> None:
        """Write to `file`; a refusal goes to the message bar."""
        write = self._write
        if write is not None:
            self._work.outside(lambda job: _do(job, write, Path(file)), self._written)

    def _written(self, _nothing: None) -> None:
        self._work.say(self._said)


def _do(job: Job, write: Callable[[Path], None], path: Path) -> None:
    job.look()
    write(path)
