"""The page Vervoer: rides to plan and to drive, the week of the drivers, and unmet rides."""

from typing import Any, Final, cast

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.periods import Period
from spil_desktop.rules.ride_steps import RideStep
from spil_desktop.services import ride_lists
from spil_desktop.services.ride_lists import RideRow, Wanted
from spil_desktop.texts import dates, labels
from spil_desktop.texts import rides as words
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.fields import ChoiceBox
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.transport.detail import RideCard, tone
from spil_desktop.ui.transport.dialogs import RateDialog, RideDialog
from spil_desktop.ui.transport.papers import PapersDialog
from spil_desktop.ui.transport.week import WeekView
from spil_desktop.ui.work import Work

_LIST: Final = 0


class TransportPage(Page):
    """List and detail of rides, and beside it the week by driver.

    The key for `work.go` is the number of a ride.
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self._make_head()
        self.wanted = ChoiceBox(
            (
                (Wanted.WEEK, _("Deze week")),
                (Wanted.TODAY, _("Vandaag")),
                (Wanted.WITHOUT_DRIVER, _("Nog geen chauffeur")),
                (Wanted.UNMET, _("Niet vervuld")),
                (Wanted.ALL, _("Alle ritten")),
            )
        )
        self.wanted.setAccessibleName(_("Welke ritten"))
        self.wanted.edited.connect(self.reload)
        self._make_table()
        self._detail = QVBoxLayout()
        self.card: RideCard | None = None
        self.unmet = blocks.quiet("")
        left = blocks.column(
            blocks.row(self.wanted, 1), TableOrEmpty(self.table, self.empty), self.unmet
        )
        split = splits.beside(
            blocks.holder(left), detail_of(self.table, blocks.holder(self._detail)), 600, 480
        )
        self.week = WeekView(work)
        self.week.chosen.connect(self.show_record)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Vervoer"))
        self.tabs.tabBar().setAccessibleName(_("Weergaven van Vervoer"))
        self.tabs.addTab(blocks.holder(blocks.column(None, split)), _("Ritten"))
        self.tabs.addTab(self.week, _("Week per chauffeur"))
        self.tabs.currentChanged.connect(self.reload)
        self.body.addWidget(self.tabs, 1)

    def reload(self) -> None:
        if self.tabs.currentIndex() != _LIST:
            self.week.reload()
            return
        today, wanted = self.work.today(), self.wanted.value()
        self.table.set_rows(
            self.work.read(lambda session: ride_lists.rows(session, wanted, today=today))
        )
        self.empty.set_text(
            _("Hier komen de ritten die bewoners vragen. Begin met wie, waarheen en hoe laat.")
            if wanted in {Wanted.WEEK, Wanted.ALL}
            else _("Geen rit past bij deze keuze.")
        )
        self._count_unmet()
        self.table.choose_first()
        self._show()

    def first_focus(self) -> QWidget | None:
        if self.tabs.currentIndex() != _LIST:
            return self.week.focus()
        return self.table if self.table.rows() else self.empty.step

    def show_record(self, key: object) -> None:
        self.tabs.setCurrentIndex(_LIST)
        if not self.table.choose(key):
            self.wanted.set_state(Wanted.ALL)
            self.reload()
            self.table.choose(key)

    def about(self) -> int | None:
        row = self.table.row()
        return row.person_id if row is not None else None

    def remember(self) -> object:
        return {
            "tab": self.tabs.currentIndex(),
            "wanted": self.wanted.value().value,
            "ride": self.table.key(),
        }

    def recall(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        known = cast("dict[str, Any]", state)
        self.wanted.set_state(Wanted(known["wanted"]))
        self.reload()
        self.table.choose(known["ride"])
        self.tabs.setCurrentIndex(known["tab"])

    def ask(self) -> None:
        """Ask what ride is wanted."""
        dialog = RideDialog(self.work, self)
        dialog.saved.connect(self.show_record)
        dialog.open()

    def rate(self) -> None:
        """Show the rates and ask a new one."""
        RateDialog(self.work, self).open()

    def papers(self) -> None:
        """Show the papers of the driver of the chosen ride."""
        row = self.table.row()
        PapersDialog(self.work, self, row.driver_id if row is not None else None).open()

    def plan(self) -> None:
        """Let the best driver drive the chosen ride."""
        if self.card is not None:
            self.card.plan()

    def _make_head(self) -> None:
        ask = blocks.button(_("Rit aanvragen"), "add-line", "primary")
        ask.clicked.connect(self.ask)
        rate = blocks.button(_("Tarief"), "money-euro-circle-line")
        rate.clicked.connect(self.rate)
        papers = blocks.button(_("Dagblad en maandlijst"), "file-list-3-line")
        papers.clicked.connect(self.papers)
        self.set_head(_("Vervoer"), rate, papers, ask)
        for text, icon, keys, act in (
            (_("Rit aanvragen"), "add-line", "Ctrl+N", self.ask),
            (_("Laat de eerste chauffeur rijden"), "steering-2-line", "Ctrl+Return", self.plan),
            (_("Tarief per kilometer"), "money-euro-circle-line", "", self.rate),
            (_("Dagblad en maandlijst"), "file-list-3-line", "", self.papers),
        ):
            self.act(text, icon, keys).triggered.connect(act)

    def _make_table(self) -> None:
        self.table: RecordTable[RideRow] = RecordTable(
            _("Ritten"),
            (
                Column[RideRow](
                    _("Wanneer"),
                    lambda row: dates.day_and_date(row.fields.on),
                    sort=lambda row: (row.fields.on, str(row.fields.leaves_at or "")),
                    below=lambda row: dates.clock(row.fields.leaves_at),
                    width=136,
                ),
                Column[RideRow](
                    _("Bewoner"),
                    lambda row: row.name,
                    sort=lambda row: row.sort_name,
                    below=lambda row: row.fields.destination or "",
                ),
                Column[RideRow](_("Chauffeur"), lambda row: row.driver or "–", quiet=True),
                Column[RideRow](
                    _("Status"), lambda row: labels.label(row.status), width=128, tone=tone
                ),
            ),
            key=lambda row: row.id,
        )
        self.empty = blocks.EmptyState("car-line", "", _("Rit aanvragen"))
        self.empty.acted.connect(self.ask)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)

    def _show(self) -> None:
        blocks.clear(self._detail)
        row = self.table.row()
        self.card = None if row is None else RideCard(self.work, row)
        if self.card is not None:
            self._detail.addWidget(self.card)
        self._detail.addStretch(1)

    def _open(self) -> None:
        """Go on with the chosen ride: to its drivers, else to what is asked."""
        if self.card is None:
            return
        if self.card.table is not None:
            self.card.table.setFocus()
        elif RideStep.EDIT in self.card.row.steps:
            self.card.edit()

    def _count_unmet(self) -> None:
        today = self.work.today()
        quarter = Period(today.year, (today.month - 1) // 3 + 1, 1)
        counts = self.work.read(
            lambda session: ride_lists.unmet(session, quarter.first_day, quarter.last_day)
        )
        areas = dict.fromkeys(one.area for one in counts)
        self.unmet.setText(
            "\n".join(
                _("Niet vervuld dit kwartaal in {area}: {reasons}.").format(
                    area=area,
                    reasons=words.unmet(
                        (one.reason, one.count) for one in counts if one.area == area
                    ),
                )
                for area in areas
            )
        )
        self.unmet.setVisible(bool(counts))
