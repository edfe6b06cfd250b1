"""The page Sociale kaart: where someone can go, and everyone who was sent there."""

from typing import Any, cast

from PySide6.QtWidgets import QTabWidget, QWidget

from spil_desktop.language import _
from spil_desktop.ui.organisations.opinions import OpinionDialog
from spil_desktop.ui.organisations.view import OrganisationsView
from spil_desktop.ui.referrals.view import ReferralsView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work

_ORGANISATIONS, _REFERRALS = range(2)


class DirectoryPage(Page):
    """Two views; ["referral", id] as key opens the second, a number the first."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        add = blocks.button(_("Organisatie toevoegen"), "add-line", "primary")
        opinion = blocks.button(_("Oordeel vastleggen"), "chat-smile-3-line")
        self.set_head(_("Sociale kaart"), opinion, add)
        self.organisations = OrganisationsView(work)
        self.referrals = ReferralsView(work)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Sociale kaart"))
        self.tabs.tabBar().setAccessibleName(_("Weergaven van de sociale kaart"))
        self.tabs.addTab(self.organisations, _("Organisaties"))
        self.tabs.addTab(self.referrals, _("Verwijzingen"))
        self.tabs.currentChanged.connect(self.reload)
        self.body.addWidget(self.tabs, 1)
        add.clicked.connect(self._add)
        opinion.clicked.connect(self._record_opinion)
        for text, icon, keys, do in (
            (_("Organisatie toevoegen"), "add-line", "Ctrl+N", self._add),
            (_("Organisatie is nagekeken"), "check-line", "", self._check),
            (_("Organisaties"), "contacts-book-line", "Ctrl+1", self._to_organisations),
            (_("Verwijzingen"), "share-forward-line", "Ctrl+2", self._to_referrals),
            (_("Oordeel vastleggen"), "chat-smile-3-line", "", self._record_opinion),
        ):
            self.act(text, icon, keys).triggered.connect(do)

    def reload(self) -> None:
        view: Any = self.tabs.currentWidget()
        view.reload()

    def first_focus(self) -> QWidget | None:
        view: Any = self.tabs.currentWidget()
        table: QWidget = view.table
        return table

    def show_record(self, key: object) -> None:
        if isinstance(key, list):
            _kind, referral_id = cast("list[object]", key)
            self.tabs.setCurrentIndex(_REFERRALS)
            self.referrals.show_referral(referral_id)
        else:
            self.tabs.setCurrentIndex(_ORGANISATIONS)
            self.organisations.show_organisation(key)

    def remember(self) -> object:
        return {
            "tab": self.tabs.currentIndex(),
            "organisation": self.organisations.table.key(),
            "referral": self.referrals.table.key(),
        }

    def recall(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        known = cast("dict[str, Any]", state)
        self.tabs.setCurrentIndex(int(known.get("tab") or 0))
        self.organisations.table.choose(known.get("organisation"))
        self.referrals.table.choose(known.get("referral"))

    def _add(self) -> None:
        self._to_organisations()
        self.organisations.add()

    def _record_opinion(self) -> None:
        OpinionDialog(self.work, self).open()

    def _check(self) -> None:
        if self.tabs.currentIndex() == _ORGANISATIONS:
            self.organisations.detail.check()

    def _to_organisations(self) -> None:
        self._to(_ORGANISATIONS)

    def _to_referrals(self) -> None:
        self._to(_REFERRALS)

    def _to(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()
