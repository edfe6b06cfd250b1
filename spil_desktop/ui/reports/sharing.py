"""The view "Om te delen": the pilot report of a period, as its files will show it."""

from PySide6.QtWidgets import QVBoxLayout

from spil_desktop.language import _
from spil_desktop.rules.release import Release
from spil_desktop.services import pilot_reports
from spil_desktop.services.pilot_reports import PilotReport
from spil_desktop.ui import theme
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.export import ExportDialog
from spil_desktop.ui.reports.release_view import ReleaseView
from spil_desktop.ui.reports.views import PlannedView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.work import Work


class SharingView(PlannedView[PilotReport]):
    """Plans the report on the worker and shows it."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, pilot_reports.plan)
        self.view = ReleaseView()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self.note)
        body.addWidget(self.provisional)
        body.addWidget(blocks.scrolled(self.view), 1)

    @property
    def release(self) -> Release | None:
        """The release that is shown."""
        return self.planned.release if self.planned is not None else None

    def _clear(self, chosen: Chosen) -> None:
        del chosen  # everything of it is planned
        self.view.clear()

    def _fill(self, planned: PilotReport) -> str:
        self.view.show_release(planned.release, planned.stories)
        return _(
            "Zo zijn deze cijfers vastgelegd, en zo gaan ze naar buiten. Er staat niets in waaraan "
            "iemand te herkennen is."
        )

    def _where(self, planned: PilotReport, area_id: int | None) -> ExportDialog:
        return ExportDialog(self.work, self, planned.release, area_id)
