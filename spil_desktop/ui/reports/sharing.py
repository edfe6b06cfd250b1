"""The view "Om te delen": the release of a period, as its files will show it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules.release import Release
from spil_desktop.services import releases
from spil_desktop.texts import problems
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Cancelled
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.export import ExportDialog
from spil_desktop.ui.reports.release_view import ReleaseView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.ui.jobs import Job


class SharingView(QWidget):
    """Plans the release on the worker and shows it; nothing is published by looking at it."""

    ready = Signal(bool)
    """Whether there is something to make files of now."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.release: Release | None = None
        self.job: Job | None = None
        self._chosen: Chosen | None = None
        self.note = blocks.Note("", Tone.ACCENT)
        self.note.hide()
        self.view = ReleaseView()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self.note)
        body.addWidget(blocks.scrolled(self.view), 1)

    def show_for(self, chosen: Chosen) -> None:
        """Plan and show the release of what was chosen."""
        self.stop()
        self._chosen = chosen
        self.release = None
        self.ready.emit(False)
        self.view.clear()
        self.note.set_text(_("De cijfers worden veilig gemaakt …"))
        self.note.show()
        today = self.work.today()
        self.job = self.work.outside(
            lambda _job: self.work.keep(
                lambda session: releases.plan(session, chosen.period, chosen.area_id, today=today)
            ),
            self._show,
            self._failed,
        )

    def stop(self) -> None:
        """Let go of what was asked: another view or choice came."""
        if self.job is not None:
            self.job.cancel()
            self.job = None

    def export(self) -> None:
        """Ask where to write the release that is shown."""
        if self.release is not None and self._chosen is not None:
            ExportDialog(self.work, self, self.release, self._chosen.area_id).open()

    def _show(self, release: Release) -> None:
        self.job = None
        self.release = release
        self.view.show_release(release)
        self.note.set_text(
            _("Zo gaan deze cijfers naar buiten. Er staat niets in waaraan iemand te herkennen is.")
        )
        self.note.show()
        self.ready.emit(True)

    def _failed(self, error: SpilError) -> None:
        if isinstance(error, Cancelled):  # another choice came in its place
            return
        self.job = None
        self.note.set_text(problems.sentence(error))
        self.note.show()
