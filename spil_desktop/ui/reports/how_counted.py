"""How a figure is counted ("Hoe geteld?"), and the list of records behind it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.indicators import RecordKind
from spil_desktop.services import indicators
from spil_desktop.services.indicators import Figure, ListedRecord
from spil_desktop.texts import dates, labels, numbers
from spil_desktop.texts import indicators as words
from spil_desktop.texts.indicators import Definition
from spil_desktop.ui import theme
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import EmptyState, Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work

_PAGES: Final = {
    RecordKind.NEED: "needs",
    RecordKind.VOLUNTEER: "volunteers",
    RecordKind.ACTIVITY: "activities",
    RecordKind.OCCURRENCE: "activities",
    RecordKind.SIGNAL: "signals",
    RecordKind.STREET: "neighbourhood",
    RecordKind.OUTREACH: "neighbourhood",
}
"""On which page a record opens by its own number; the rest opens the resident's file."""


class HowCountedDialog(Dialog):
    """The definition of one figure, and its list; Enter on a line opens the record."""

    def __init__(self, work: Work, parent: QWidget, chosen: Chosen, figure: Figure) -> None:
        number = numbers.whole(figure.number)
        name = words.name(figure.indicator, figure.category)
        super().__init__(work, _("{name}: {number}").format(name=name, number=number), parent)
        today = work.today()
        self.records = work.read(
            lambda session: indicators.behind(
                indicators.scope(session, chosen.period, chosen.area_id, today=today),
                figure.indicator,
                figure.category,
            )
        )
        self.setMinimumWidth(theme.px(640))
        told = words.definition(figure.indicator, chosen.period, chosen.area, today)
        self.length = blocks.label(words.length(figure.number, len(self.records)))
        self.table = self._make_table()
        self.table.set_rows(self.records)
        empty = EmptyState("list-check", _("Er staat niets achter dit cijfer: het is nul."))
        self.list = TableOrEmpty(self.table, empty)
        self.list.setMinimumHeight(theme.px(240))
        self.body.addWidget(blocks.Note(words.warning(), Tone.WARNING))
        # Where the window is low, definition and list scroll together instead of being cut.
        shown = blocks.holder(
            blocks.column(
                _definition(told),
                blocks.heading(_("De lijst achter dit cijfer")),
                self.length,
                self.list,
            )
        )
        self.body.addWidget(blocks.scrolled(shown), 1)
        self.open_button = blocks.button(_("Openen"), "external-link-line")
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self.open_record)
        self.close_button = blocks.button(_("Sluiten"), kind="primary")
        self.close_button.clicked.connect(self.reject)
        self.body.addLayout(blocks.row(1, self.open_button, self.close_button))
        self.table.setFocus()
        room = self.screen().availableGeometry().size()
        wide, high = theme.px(760), theme.px(820)
        self.resize(min(wide, round(room.width() * 0.9)), min(high, round(room.height() * 0.9)))

    def open_record(self) -> None:
        """Close and go to the page on which the chosen record stands."""
        row = self.table.row()
        if row is None:
            return
        page, key = place(row)
        self.accept()
        self.work.go(page, key)

    def _make_table(self) -> RecordTable[ListedRecord]:
        columns = [
            Column[ListedRecord](_("Naam"), lambda row: row.title),
            Column[ListedRecord](_("Wat"), _what, width=220, quiet=True, hint=_what),
            Column[ListedRecord](
                _("Dag"),
                lambda row: dates.short_date(row.on) if row.on else "",
                sort=lambda row: row.on,
                width=120,
            ),
        ]
        if any(row.amount != 1 for row in self.records):
            columns.insert(
                1,
                Column[ListedRecord](
                    _("Aantal"),
                    lambda row: numbers.whole(row.amount),
                    sort=lambda row: row.amount,
                    width=96,
                    right=True,
                ),
            )
        table: RecordTable[ListedRecord] = RecordTable(
            _("De lijst achter dit cijfer"), columns, key=lambda row: (row.kind, row.id)
        )
        table.chosen.connect(self._choose)
        table.opened.connect(self._open)
        return table

    def _choose(self, key: object) -> None:
        self.open_button.setEnabled(key is not None)

    def _open(self, _key: object) -> None:
        self.open_record()


def _definition(told: Definition) -> QWidget:
    """Return what, who, when and where from, each beside its question."""
    shown = QWidget()
    grid = QGridLayout(shown)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(6))
    grid.setColumnStretch(1, 1)
    for row, (head, text) in enumerate(
        (
            (_("Wat is geteld?"), told.what),
            (_("Over wie?"), told.who),
            (_("Over welke dagen?"), told.when),
            (_("Waar staat het?"), told.source),
        )
    ):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(blocks.label(head, "label", wrap=False), row, 0, top)
        grid.addWidget(blocks.label(text), row, 1, top)
    return shown


def place(row: ListedRecord) -> tuple[str, object]:
    """Return the page on which a record stands, and its key there."""
    match row.kind:
        case RecordKind.MATCH:
            return "matching", ["match", row.id]
        case RecordKind.REFERRAL:
            return "organisations", ["referral", row.id]
        case RecordKind.KEY_FIGURE:
            return "neighbourhood", ("key_figure", row.opens)
        case RecordKind.DECISION:
            return "neighbourhood", ("decision", row.id)
        case RecordKind.AREA:
            return "settings", row.opens
        case _:
            return _PAGES.get(row.kind, "residents"), row.opens


def _what(row: ListedRecord) -> str:
    kind = words.record(row.kind)
    return f"{kind}: {labels.label(row.code)}" if row.code is not None else kind
