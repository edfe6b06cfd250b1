"""The page Signalen: what was noticed about whom, since when, and what must be done today."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.services import signals
from spil_desktop.services.signals import SignalRow, Wanted
from spil_desktop.texts import dates, labels
from spil_desktop.texts import signals as words
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.signals.cards import SignalCard, tone
from spil_desktop.ui.signals.dialogs import SignalDialog
from spil_desktop.ui.signals.filter import WantedBox
from spil_desktop.ui.work import Work


class SignalsPage(Page):
    """List and detail of signals, the one whose term ends first on top."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        add = blocks.button(_("Signaal vastleggen"), "add-line", "primary")
        add.clicked.connect(self.add)
        self.set_head(_("Signalen"), add)
        self.act(_("Signaal vastleggen"), "add-line", "Ctrl+N").triggered.connect(self.add)
        for text, icon, act in (
            (_("Signaal opgepakt"), "play-line", self.act_on),
            (_("Overleg over dit signaal vastleggen"), "chat-3-line", self.consult),
            (_("Signaal afsluiten"), "check-line", self.end),
        ):
            self.act(text, icon).triggered.connect(act)
        self.wanted = WantedBox()
        self.wanted.setAccessibleName(_("Welke signalen"))
        self.wanted.edited.connect(self.reload)
        self.figures = blocks.quiet("")
        self.body.addLayout(blocks.row(self.wanted, 1))
        self._make_table()
        self._detail = QVBoxLayout()
        self._card: SignalCard | None = None
        listed = blocks.holder(blocks.column(TableOrEmpty(self.table, self.empty), self.figures))
        beside = detail_of(self.table, blocks.holder(self._detail))
        split = splits.beside(listed, beside, 680, 400)
        self.body.addWidget(split, 1)

    def reload(self) -> None:
        today, wanted, me = self.work.today(), self.wanted.value(), self.work.user_id
        self.table.set_rows(
            self.work.read(lambda session: signals.rows(session, wanted, today=today, user_id=me))
        )
        year = (date(today.year, 1, 1), date(today.year, 12, 31))
        counted = self.work.read(lambda session: signals.figures(session, *year, today=today))
        self.figures.setText(words.figures(counted.seen, counted.in_term, today.year))
        self.empty.set_text(
            _("Hier komt wat je opvalt of wat een ander je vertelt. Begin met wie en wat.")
            if wanted in {Wanted.OPEN, Wanted.ALL}
            else _("Geen signaal past bij deze keuze.")
        )
        self.table.choose_first()
        self._show()

    def first_focus(self) -> QWidget | None:
        return self.table if self.table.rows() else self.empty.step

    def show_record(self, key: object) -> None:
        if not self.table.choose(key):
            self.wanted.set_value(Wanted.ALL)
            self.reload()
            self.table.choose(key)

    def remember(self) -> object:
        return self.table.key()

    def add(self) -> None:
        """Ask what was noticed, about whom."""
        dialog = SignalDialog(self.work, self)
        dialog.saved.connect(self._added)
        dialog.open()

    def act_on(self) -> None:
        """Ask when something was done about the chosen signal."""
        if self._card is not None and self._card.row.closed_on is None:
            self._card.act_on()

    def consult(self) -> None:
        """Ask with whom the chosen signal was talked over."""
        if self._card is not None and self._card.row.closed_on is None:
            self._card.consult()

    def end(self) -> None:
        """Ask what came of the chosen signal."""
        if self._card is not None and self._card.row.closed_on is None:
            self._card.end()

    def _added(self, key: object) -> None:
        if key is not None:
            self.show_record(key)

    def _make_table(self) -> None:
        self.table: RecordTable[SignalRow] = RecordTable(
            _("Signalen"),
            (
                Column[SignalRow](
                    _("Bewoner"), lambda row: row.name, sort=lambda row: row.sort_name
                ),
                Column[SignalRow](
                    _("Signaal"),
                    lambda row: labels.title(row.fields.kind),
                    below=_until,
                ),
                Column[SignalRow](
                    _("Stand"), lambda row: words.state(row.state), width=116, tone=tone
                ),
                Column[SignalRow](
                    _("Sinds"),
                    lambda row: dates.short_date(row.fields.seen_on),
                    sort=lambda row: row.fields.seen_on,
                    width=112,
                ),
            ),
            key=lambda row: row.id,
        )
        self.empty = blocks.EmptyState("alarm-warning-line", "", _("Signaal vastleggen"))
        self.empty.acted.connect(self.add)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._go_to_person)

    def _show(self) -> None:
        blocks.clear(self._detail)
        row = self.table.row()
        self._card = None if row is None else SignalCard(self.work, row, named=True)
        if self._card is not None:
            self._detail.addWidget(self._card)
        self._detail.addStretch(1)

    def _go_to_person(self) -> None:
        row = self.table.row()
        if row is not None:
            self.work.go("residents", row.person_id)


def _until(row: SignalRow) -> str:
    """Say by when something must be done, while nothing was done."""
    if row.acted_on is not None or row.due_on is None:
        return ""
    return _("uiterlijk {date}").format(date=dates.short_date(row.due_on))
