"""How figures are counted ("Hoe geteld?"), and the list of records behind each."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

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
from spil_desktop.ui.shared.fields import ChoiceBox
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


@dataclass(frozen=True, slots=True)
class HowCounted:
    """One figure with its definition and the list of records behind it."""

    name: str
    number: int
    told: Definition
    records: tuple[ListedRecord, ...] = field(repr=False)

    @property
    def title(self) -> str:
        """The name of the figure, and its number."""
        return _("{name}: {number}").format(name=self.name, number=numbers.whole(self.number))


def of_figure(work: Work, chosen: Chosen, figure: Figure) -> HowCounted:
    """Return how an exact figure of a period and area is counted."""
    today = work.today()
    records = work.read(
        lambda session: indicators.behind(
            indicators.scope(session, chosen.period, chosen.area_id, today=today),
            figure.indicator,
            figure.category,
        )
    )
    told = words.definition(figure.indicator, chosen.period, chosen.area, today)
    name = words.name(figure.indicator, figure.category)
    return HowCounted(name, figure.number, told, records)


class HowCountedDialog(Dialog):
    """How one figure is counted, or one of several to choose from; Enter opens a record.

    `about` names what several figures are about; one figure names itself.
    """

    def __init__(self, work: Work, parent: QWidget, *figures: HowCounted, about: str = "") -> None:
        super().__init__(work, about or figures[0].title, parent)
        self._figures = figures
        self.setMinimumWidth(theme.px(640))
        self.which = ChoiceBox(
            [(at, numbers.capital(figure.title)) for at, figure in enumerate(figures)]
        )
        self.which.setAccessibleName(_("Welk cijfer?"))
        self.which.edited.connect(self._show)
        self.definition = DefinitionGrid()
        self.length = blocks.label("")
        self.table = self._make_table()
        empty = EmptyState("list-check", _("Er staat niets achter dit cijfer: het is nul."))
        self.list = TableOrEmpty(self.table, empty)
        self.list.setMinimumHeight(theme.px(240))
        self.body.addWidget(blocks.Note(words.warning(), Tone.WARNING))
        choice = blocks.holder(
            blocks.row(blocks.label(_("Welk cijfer?"), "label", wrap=False), self.which, 1)
        )
        choice.setVisible(len(figures) > 1)
        self.body.addWidget(choice)
        # Where the window is low, definition and list scroll together instead of being cut.
        shown = blocks.holder(
            blocks.column(
                self.definition,
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
        self._show()
        self.table.setFocus()
        room = self.screen().availableGeometry().size()
        wide, high = theme.px(760), theme.px(820)
        self.resize(min(wide, round(room.width() * 0.9)), min(high, round(room.height() * 0.9)))

    @property
    def figure(self) -> HowCounted:
        """The figure that is shown."""
        return self._figures[self.which.currentIndex()]

    @property
    def records(self) -> tuple[ListedRecord, ...]:
        """The list behind it."""
        return self.figure.records

    def _show(self) -> None:
        """Show the chosen figure: its definition, and its list."""
        figure = self.figure
        self.definition.tell(figure.told)
        self.length.setText(words.length(figure.number, len(figure.records)))
        self.table.set_rows(figure.records)

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
        if any(row.amount != 1 for figure in self._figures for row in figure.records):
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


class DefinitionGrid(QWidget):
    """What, who, when and where from, each beside its question."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        self._texts: list[QLabel] = []
        for row, head in enumerate(
            (
                _("Wat is geteld?"),
                _("Over wie?"),
                _("Over welke dagen?"),
                _("Waar staat het?"),
            )
        ):
            top = Qt.AlignmentFlag.AlignTop
            text = blocks.label("")
            grid.addWidget(blocks.label(head, "label", wrap=False), row, 0, top)
            grid.addWidget(text, row, 1, top)
            self._texts.append(text)

    def tell(self, told: Definition) -> None:
        """Show a definition."""
        for label, text in zip(
            self._texts, (told.what, told.who, told.when, told.source), strict=True
        ):
            label.setText(text)


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
