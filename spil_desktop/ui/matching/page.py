"""The page Koppelen: one need and who fits, the plan for all, running matches, small groups."""

from typing import Any, cast

from PySide6.QtWidgets import QTabWidget, QWidget

from spil_desktop.language import _
from spil_desktop.ui.matching.groups import GroupsView
from spil_desktop.ui.matching.needs import NeedsView
from spil_desktop.ui.matching.plan import PlanView
from spil_desktop.ui.matching.running import RunningView
from spil_desktop.ui.matching.weights import WeightsDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work

RUNNING = "running"
"""Key for `work.go` that shows the running matches; ["match", id] shows one of them."""
_NEEDS, _PLAN, _RUNNING, _GROUPS = range(4)


class MatchingPage(Page):
    """Four views on matching; the number of a need as key opens the first with that need."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        weigh = blocks.button(_("Wat telt mee?"), "scales-line")
        weigh.clicked.connect(self._weigh)
        self.set_head(_("Koppelen"), weigh)
        self.needs = NeedsView(work)
        self.plan = PlanView(work)
        self.running = RunningView(work)
        self.groups = GroupsView(work)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Koppelen"))
        self.tabs.tabBar().setAccessibleName(_("Weergaven van Koppelen"))
        self.tabs.addTab(self.needs, _("Per hulpvraag"))
        self.tabs.addTab(self.plan, _("Plan voor alle vragen"))
        self.tabs.addTab(self.running, _("Lopende koppelingen"))
        self.tabs.addTab(self.groups, _("Kleine groepen"))
        self.tabs.currentChanged.connect(self.reload)
        self.body.addWidget(self.tabs, 1)
        for text, icon, keys, do in (
            (_("Per hulpvraag koppelen"), "links-line", "Ctrl+1", self._to_needs),
            (_("Plan voor alle vragen"), "route-line", "Ctrl+2", self._to_plan),
            (_("Lopende koppelingen"), "team-line", "Ctrl+3", self._to_running),
            (_("Kleine groepen"), "parent-line", "Ctrl+4", self._to_groups),
        ):
            self.act(text, icon, keys).triggered.connect(do)
        self.act(_("Wat telt mee bij koppelen?"), "scales-line").triggered.connect(self._weigh)
        self.plan.wanted.connect(self.show_record)

    def reload(self) -> None:
        view: Any = self.tabs.currentWidget()
        view.reload()

    def first_focus(self) -> QWidget | None:
        match self.tabs.currentIndex():
            case 1:
                return self.plan.focus()
            case 2:
                return self.running.table
            case 3:
                return self.groups.table
            case _:
                return self.needs.table

    def show_record(self, key: object) -> None:
        if key == RUNNING:
            self.tabs.setCurrentIndex(_RUNNING)
        elif isinstance(key, list):
            _kind, match_id = cast("list[object]", key)
            self.tabs.setCurrentIndex(_RUNNING)
            self.running.show_match(match_id)
        else:
            self.tabs.setCurrentIndex(_NEEDS)
            self.needs.show_need(key)

    def remember(self) -> object:
        return {
            "tab": self.tabs.currentIndex(),
            "need": self.needs.table.key(),
            "match": self.running.table.key(),
        }

    def recall(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        known = cast("dict[str, Any]", state)
        self.tabs.setCurrentIndex(int(known.get("tab") or 0))
        self.needs.table.choose(known.get("need"))
        self.running.table.choose(known.get("match"))

    def _weigh(self) -> None:
        WeightsDialog(self.work, self).open()

    def _to_needs(self) -> None:
        self._to(_NEEDS)

    def _to_plan(self) -> None:
        self._to(_PLAN)

    def _to_running(self) -> None:
        self._to(_RUNNING)

    def _to_groups(self) -> None:
        self._to(_GROUPS)

    def _to(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()
