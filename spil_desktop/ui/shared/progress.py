"""A modal dialog for a long job, with how far it is and a way to stop it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from spil_desktop.language import _
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.work import Work


class ProgressDialog(Dialog):
    """Stands in front while a job runs; give `show_progress` as the job's `progress`.

    The page closes it with `finish` in both `done` and `failed`.
    """

    def __init__(self, work: Work, title: str, parent: QWidget) -> None:
        super().__init__(work, title, parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._job: Job | None = None
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.words = blocks.quiet(_("Een ogenblik …"))
        self.stop_button = blocks.button(_("Stoppen"))
        self.stop_button.clicked.connect(self.stop)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.words)
        self.body.addLayout(blocks.row(1, self.stop_button))

    def follow(self, job: Job) -> None:
        """Let the button stop `job`, and show the dialog."""
        self._job = job
        self.open()

    def show_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` steps are done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(_("{done} van {total}").format(done=done, total=total))

    def stop(self) -> None:
        """Ask the job to stop; the dialog stays until it has."""
        if self._job is not None:
            self._job.cancel()
        self.stop_button.setEnabled(False)
        self.words.setText(_("Bezig met stoppen …"))

    def finish(self) -> None:
        """Close: the job is done, refused or stopped."""
        self.accept()

    def reject(self) -> None:
        """Escape stops the job, it does not hide it."""
        self.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
            return
        super().keyPressEvent(event)
