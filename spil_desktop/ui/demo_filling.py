"""Fills a new demo store while the window shows that it is busy."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.shared.progress import ProgressDialog
from spil_desktop.ui.work import Session, Work

if TYPE_CHECKING:
    from spil_desktop.services.demo import DemoCounts


class DemoFilling(ProgressDialog):
    """Invents the pilot on the worker; stopped half-way, the store stays empty."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Voorbeeldgegevens maken"), parent)
        self.follow(work.keep_in_background(self._fill, self._filled, self._refused))

    def _fill(self, session: Session, job: Job) -> "DemoCounts":
        del job
        from spil_desktop.services import demo, demo_manager  # noqa: PLC0415 - for invented data

        today = self.work.today()
        counts = demo.fill(session, today=today)
        demo_manager.publish(session, today)
        return counts

    def _filled(self, counts: "DemoCounts") -> None:
        self.finish()
        self.work.say(
            _("Verzonnen: {participants} bewoners en {volunteers} vrijwilligers.").format(
                participants=counts.participants, volunteers=counts.volunteers
            )
        )

    def _refused(self, error: SpilError) -> None:
        self.finish()
        self.work.failed.emit(error)
