"""The page Buurt: six views on one area, or on all areas together."""

from typing import Any, cast

from PySide6.QtWidgets import QTabWidget, QWidget

from spil_desktop.language import _
from spil_desktop.ui.neighbourhood.decisions import DecisionsView
from spil_desktop.ui.neighbourhood.key_figures import KeyFiguresView
from spil_desktop.ui.neighbourhood.map import MapView
from spil_desktop.ui.neighbourhood.reach import ReachView
from spil_desktop.ui.neighbourhood.streets import StreetsView
from spil_desktop.ui.neighbourhood.white_spots import WhiteSpotsView
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work

_STREETS, _MAP, _KEY_FIGURES, _REACH, _WHITE_SPOTS, _DECISIONS = range(6)


class NeighbourhoodPage(Page):
    """The views share the chosen area.

    The key for `work.go` is the number of a street, ["key_figure", number of the person] or
    ["decision", number].
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.area = AreaFilter(work)
        self.set_head(_("Buurt"), self.area)
        self.streets = StreetsView(work)
        self.map = MapView(work)
        self.key_figures = KeyFiguresView(work)
        self.reach = ReachView(work)
        self.white_spots = WhiteSpotsView(work)
        self.decisions = DecisionsView(work)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Buurt"))
        self.tabs.tabBar().setAccessibleName(_("Weergaven van Buurt"))
        for view, name in (
            (self.streets, _("Straten")),
            (self.map, _("Kaart")),
            (self.key_figures, _("Sleutelfiguren")),
            (self.reach, _("Bereik")),
            (self.white_spots, _("Witte vlekken")),
            (self.decisions, _("Besluiten")),
        ):
            self.tabs.addTab(view, name)
        self.area.know_areas()
        self.tabs.currentChanged.connect(self.reload)
        self.area.edited.connect(self.reload)
        self.map.opened.connect(self.show_record)
        self.streets.figure_wanted.connect(self._show_figure)
        self.key_figures.street_wanted.connect(self.show_record)
        self.body.addWidget(self.tabs, 1)
        self._add_acts()

    def reload(self) -> None:
        self.area.know_areas()
        view: Any = self.tabs.currentWidget()
        view.show_area(self.area.value())

    def first_focus(self) -> QWidget | None:
        view: Any = self.tabs.currentWidget()
        return cast("QWidget | None", view.focus()) or self.area

    def show_record(self, key: object) -> None:
        if isinstance(key, (list, tuple)):
            kind, number = cast("list[object]", key)
            if kind == "decision":
                self._show_decision(number)
            else:
                self._show_figure(number)
            return
        self.tabs.setCurrentIndex(_STREETS)
        self.streets.show_street(key)
        if self.streets.table.key() != key:
            self.area.set_state(None)
            self.streets.show_street(key)

    def remember(self) -> object:
        return {
            "tab": self.tabs.currentIndex(),
            "area": self.area.value(),
            "street": self.streets.table.key(),
            "key_figure": self.key_figures.table.key(),
        }

    def recall(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        known = cast("dict[str, Any]", state)
        self.area.set_state(known.get("area"))
        self.tabs.setCurrentIndex(int(known.get("tab") or 0))
        self.streets.table.choose(known.get("street"))
        self.key_figures.table.choose(known.get("key_figure"))

    def _show_figure(self, person_id: object) -> None:
        self.tabs.setCurrentIndex(_KEY_FIGURES)
        if not self.key_figures.show_person(person_id):
            self.area.set_state(None)
            self.key_figures.show_person(person_id)

    def _show_decision(self, decision_id: object) -> None:
        self.area.set_state(None)
        self._to(_DECISIONS)
        self.decisions.table.choose(decision_id)

    def _add_acts(self) -> None:
        for text, icon, keys, do in (
            (_("Straten van de buurt"), "road-map-line", "Ctrl+1", self._to_streets),
            (_("Kaart van de buurt"), "map-2-line", "Ctrl+2", self._to_map),
            (_("Sleutelfiguren"), "user-star-line", "Ctrl+3", self._to_key_figures),
            (_("Bereik van de buurt"), "focus-3-line", "Ctrl+4", self._to_reach),
            (_("Witte vlekken"), "map-pin-line", "Ctrl+5", self._to_white_spots),
            (_("Besluiten over het werk"), "scales-3-line", "Ctrl+6", self._to_decisions),
            (_("Straten toevoegen"), "add-line", "Ctrl+N", self._add_streets),
            (_("Ronde vastleggen"), "walk-line", "Ctrl+R", self._record_round),
            (_("Langs de deuren"), "door-open-line", "Ctrl+D", self._ring),
            (_("Sleutelfiguur toevoegen"), "user-star-line", "", self._add_key_figure),
            (_("Besluit vastleggen"), "scales-3-line", "", self._add_decision),
        ):
            self.act(text, icon, keys).triggered.connect(do)

    def _to_streets(self) -> None:
        self._to(_STREETS)

    def _to_map(self) -> None:
        self._to(_MAP)

    def _to_key_figures(self) -> None:
        self._to(_KEY_FIGURES)

    def _to_reach(self) -> None:
        self._to(_REACH)

    def _to_white_spots(self) -> None:
        self._to(_WHITE_SPOTS)

    def _to_decisions(self) -> None:
        self._to(_DECISIONS)

    def _add_decision(self) -> None:
        self._to(_DECISIONS)
        self.decisions.add()

    def _add_streets(self) -> None:
        self._to(_STREETS)
        self.streets.add()

    def _record_round(self) -> None:
        self._to(_STREETS)
        self.streets.detail.record_round()

    def _ring(self) -> None:
        self._to(_STREETS)
        self.streets.detail.ring()

    def _add_key_figure(self) -> None:
        self._to(_KEY_FIGURES)
        self.key_figures.add()

    def _to(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()
