"""The page Rapportage: an area and a period; figures to share, a report, exact ones for inside."""

from typing import Any, Final, cast

from PySide6.QtWidgets import QTabWidget, QWidget

from spil_desktop.language import _
from spil_desktop.services import areas
from spil_desktop.ui.reports.choice import Choices
from spil_desktop.ui.reports.internal import InternalView
from spil_desktop.ui.reports.outcomes import OutcomesView
from spil_desktop.ui.reports.quarter import QuarterView
from spil_desktop.ui.reports.sharing import SharingView
from spil_desktop.ui.reports.views import FigureView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work

_SHARING: Final = 0
_QUARTER: Final = 1
_INTERNAL: Final = 2
_OUTCOMES: Final = 3


class ReportsPage(Page):
    """Views on the figures of a period: to share, as the manager's report, exactly for inside."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.export_button = blocks.button(_("Bestanden maken"), "download-line", "primary")
        self.export_button.clicked.connect(self.export)
        self.packages_button = blocks.button(_("Pakketten bekijken"), "archive-line")
        self.packages_button.clicked.connect(self.show_packages)
        self.set_head(_("Rapportage"), self.packages_button, self.export_button)
        self.missing_button = blocks.button(_("Wat ontbreekt?"), "checkbox-circle-line", "quiet")
        self.missing_button.clicked.connect(self.show_missing)
        write = self.act(_("Bestanden maken"), "download-line", "Ctrl+Shift+E")
        write.triggered.connect(self.export)
        self.choices = Choices(work.today())
        self.choices.changed.connect(self.show_figures)
        self.sharing = SharingView(work)
        self.sharing.ready.connect(self.export_button.setEnabled)
        self.quarter = QuarterView(work)
        self.quarter.ready.connect(self.export_button.setEnabled)
        self.internal = InternalView(work)
        self.outcomes = OutcomesView(work)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Rapportage"))
        self.tabs.tabBar().setAccessibleName(_("Weergaven van Rapportage"))
        self.tabs.addTab(self.sharing, _("Om te delen"))
        self.tabs.addTab(self.quarter, _("Kwartaalrapport"))
        self.tabs.addTab(self.internal, _("Intern"))
        self.tabs.addTab(self.outcomes, _("Uitkomsten"))
        self.tabs.setCornerWidget(self.missing_button)
        self.tabs.currentChanged.connect(self._turn)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.tabs, 1)
        for text, icon, keys, do in (
            (_("Cijfers om te delen"), "share-line", "Ctrl+1", self._to_sharing),
            (_("Kwartaalrapport"), "file-text-line", "Ctrl+2", self._to_quarter),
            (_("Exacte cijfers, intern"), "eye-line", "Ctrl+3", self._to_internal),
            (_("Uitkomsten, intern"), "line-chart-line", "Ctrl+4", self._to_outcomes),
            (_("Pakketten bekijken"), "archive-line", "Ctrl+O", self.show_packages),
        ):
            self.act(text, icon, keys).triggered.connect(do)

    def reload(self) -> None:
        self.choices.set_areas(self.work.read(areas.rows))
        self.show_figures()

    def first_focus(self) -> QWidget | None:
        if self.tabs.currentIndex() == _INTERNAL:
            return self.internal.table
        if self.tabs.currentIndex() == _OUTCOMES:
            return self.outcomes.table
        return self.choices.period

    def remember(self) -> object:
        return {"tab": self.tabs.currentIndex(), "chosen": self.choices.state()}

    def recall(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        known = cast("dict[str, Any]", state)
        self.tabs.setCurrentIndex(int(known.get("tab") or 0))
        chosen = known.get("chosen")
        if chosen:
            self.choices.set_state(chosen)

    def show_figures(self) -> None:
        """Show what is chosen in the view that is looked at; the others let go of their work."""
        shown = self._view()
        for view in (self.sharing, self.quarter, self.internal, self.outcomes):
            if view is not shown:
                view.stop()
        shown.show_for(self.choices.chosen())

    def show_missing(self) -> None:
        """Show what is missing, of whom, and what that does to these figures."""
        self.work.go("quality", "people")

    def export(self) -> None:
        """Ask where to write what is shown, when it may be shared."""
        view = self._view()
        if isinstance(view, SharingView | QuarterView):
            view.export()

    def show_packages(self) -> None:
        """Open the window in which packages of other pilots are read and compared."""
        self.work.go("packages")

    def _view(self) -> FigureView:
        return cast("FigureView", self.tabs.currentWidget())

    def _turn(self, tab: int) -> None:
        inside = tab in {_INTERNAL, _OUTCOMES}
        self.export_button.setVisible(not inside)
        self.choices.offer(running=inside)
        self.show_figures()

    def _to_sharing(self) -> None:
        self.tabs.setCurrentIndex(_SHARING)

    def _to_quarter(self) -> None:
        self.tabs.setCurrentIndex(_QUARTER)

    def _to_outcomes(self) -> None:
        self.tabs.setCurrentIndex(_OUTCOMES)
        self.outcomes.table.setFocus()

    def _to_internal(self) -> None:
        self.tabs.setCurrentIndex(_INTERNAL)
        self.internal.table.setFocus()
