"""The card with a resident's rides in her file: what is coming, what was, and a new one."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.services import ride_lists
from spil_desktop.services.cards import ParticipantPart
from spil_desktop.services.ride_lists import RideRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.transport.detail import tone
from spil_desktop.ui.transport.dialogs import RideDialog
from spil_desktop.ui.work import Work

_AT_MOST = 3


class RidesCard(blocks.Card):
    """Rides, the newest first; Enter goes on with one on the page Vervoer."""

    def __init__(self, work: Work, part: ParticipantPart) -> None:
        super().__init__(_("Ritten"))
        self.work = work
        self._part = part
        self.table: RecordTable[RideRow] | None = None
        rows = work.read(lambda session: ride_lists.of_participant(session, part.id))
        if rows:
            self.body.addWidget(self._make_table(rows))
        else:
            self.body.addWidget(blocks.quiet(_("Nog geen rit. Naar de arts, de kapper, familie?")))
        self.ask_button = blocks.button(_("Rit aanvragen"), "add-line")
        self.ask_button.clicked.connect(self.ask)
        self.body.addLayout(blocks.row(self.ask_button, 1))

    def ask(self) -> None:
        """Ask what ride is wanted, and go on with its driver."""
        dialog = RideDialog(self.work, self, self._part.id)
        dialog.saved.connect(self._go)
        dialog.open()

    def _make_table(self, rows: tuple[RideRow, ...]) -> QWidget:
        self.table = table = RecordTable(
            _("Ritten"),
            (
                Column[RideRow](
                    _("Rit"),
                    lambda row: row.fields.destination or labels.title(row.fields.purpose),
                    below=_when,
                ),
                Column[RideRow](
                    _("Status"), lambda row: labels.label(row.status), width=150, tone=tone
                ),
            ),
            key=lambda row: row.id,
        )
        table.set_rows(rows)
        table.setFixedHeight(theme.px(52) * min(len(rows), _AT_MOST) + theme.px(48))
        table.choose_first()
        table.opened.connect(self._go)
        return table

    def _go(self, key: object) -> None:
        self.work.go("transport", key)


def _when(row: RideRow) -> str:
    parts = (dates.day_and_date(row.fields.on), dates.clock(row.fields.leaves_at), row.driver)
    return " · ".join(part for part in parts if part)
