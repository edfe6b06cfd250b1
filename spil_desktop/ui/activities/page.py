"""The page Activiteiten: meeting places and regular activities, their dates and visitors."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.services import activities
from spil_desktop.services.activities import ActivityRow
from spil_desktop.texts import dates, labels, numbers
from spil_desktop.ui.activities.detail import ActivityDetail
from spil_desktop.ui.activities.dialogs import ActivityDialog
from spil_desktop.ui.activities.meetings import MeetingsDialog
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.fields import Tick
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Work


class ActivitiesPage(Page):
    """List and detail of activities."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self._several_areas = False
        add = blocks.button(_("Activiteit toevoegen"), "add-line", "primary")
        add.clicked.connect(self._add)
        self.ended = Tick(_("Ook beëindigde"))
        self.ended.edited.connect(self.reload)
        meet = blocks.button(_("Meet-and-greet"), "group-line")
        meet.clicked.connect(self._meet)
        self.set_head(_("Activiteiten"), meet, add)
        self.body.addWidget(self.ended)
        self.act(_("Activiteit toevoegen"), "add-line", "Ctrl+N").triggered.connect(self._add)
        self.act(_("Meet-and-greet"), "group-line").triggered.connect(self._meet)
        self._make_table()
        self.detail = ActivityDetail(work, self)
        split = splits.beside(
            TableOrEmpty(self.table, self.empty), detail_of(self.table, self.detail), 520, 480
        )
        self.body.addWidget(split, 1)

    def reload(self) -> None:
        today, ended = self.work.today(), self.ended.value()
        rows = self.work.read(lambda session: activities.rows(session, today=today, ended=ended))
        self._several_areas = len({row.area for row in rows}) > 1
        self.table.set_rows(rows)
        self.table.choose_first()
        self.detail.show_activity(self.table.row())

    def first_focus(self) -> QWidget | None:
        return self.table

    def show_record(self, key: object) -> None:
        if not self.table.choose(key):
            self.ended.set_state(state=True)
            self.reload()
            self.table.choose(key)

    def remember(self) -> object:
        return self.table.key()

    def _make_table(self) -> None:
        self.table: RecordTable[ActivityRow] = RecordTable(
            _("Activiteiten"),
            (
                Column[ActivityRow](
                    _("Activiteit"), lambda row: row.fields.name, below=self._where_and_when
                ),
                Column[ActivityRow](
                    _("Volgende keer"),
                    lambda row: dates.short_date(row.next_on),
                    sort=lambda row: row.next_on,
                    width=130,
                ),
                Column[ActivityRow](
                    _("Bezoekers"),
                    _visitors,
                    sort=lambda row: row.mean_visitors,
                    width=110,
                    right=True,
                    hint=lambda _row: _("Gemiddeld over de laatste acht keer"),
                ),
            ),
            key=lambda row: row.id,
        )
        self.empty = blocks.EmptyState(
            "cup-line",
            _("Hier komen ontmoetingsplekken en vaste activiteiten, met wie er kwamen."),
            _("Activiteit toevoegen"),
        )
        self.empty.acted.connect(self._add)
        self.table.chosen.connect(self._show)

    def _where_and_when(self, row: ActivityRow) -> str:
        area = row.area if self._several_areas or not row.fields.place else ""
        parts = (labels.short_day_parts(row.fields.held), row.fields.place, area)
        return " · ".join(part for part in parts if part)

    def _show(self) -> None:
        self.detail.show_activity(self.table.row())

    def _meet(self) -> None:
        MeetingsDialog(self.work, self).open()

    def _add(self) -> None:
        dialog = ActivityDialog(self.work, self)
        dialog.saved.connect(self.show_record)
        dialog.open()


def _visitors(row: ActivityRow) -> str:
    return "" if row.mean_visitors is None else numbers.decimal(Decimal(row.mean_visitors))
