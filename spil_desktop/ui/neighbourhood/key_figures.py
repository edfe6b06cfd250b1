"""The key figures of an area: a list with their streets, and the chosen one."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules import rhythms
from spil_desktop.services import key_figures
from spil_desktop.services.key_figures import KeyFigureRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.neighbourhood.key_figure_detail import KeyFigureDetail
from spil_desktop.ui.neighbourhood.key_figure_dialogs import NewKeyFigureDialog
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Work


class KeyFiguresView(QWidget):
    """List and detail of key figures."""

    street_wanted = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._area_id: int | None = None
        self._make_table()
        self.add_button = blocks.button(_("Sleutelfiguur toevoegen"), "user-add-line", "primary")
        self.add_button.clicked.connect(self.add)
        self.detail = KeyFigureDetail(work, self)
        self.detail.street_wanted.connect(self.street_wanted)
        beside = detail_of(self.table, self.detail)
        beside.setMinimumWidth(theme.px(240))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addLayout(blocks.row(1, self.add_button))
        body.addWidget(splits.beside(TableOrEmpty(self.table, self.empty), beside, 560, 520), 1)

    def show_area(self, area_id: int | None) -> None:
        """Show the key figures of an area, or of all areas."""
        self._area_id = area_id
        self.table.set_rows(self.work.read(lambda session: key_figures.rows(session, area_id)))
        self.table.choose_first()
        self._show()

    def focus(self) -> QWidget:
        """Return what gets the keyboard."""
        return self.table if self.table.rows() else self.empty.step

    def show_person(self, person_id: object) -> bool:
        """Choose the key figure who is this person; False when she is not in the list."""
        found = next((row.id for row in self.table.rows() if row.person_id == person_id), None)
        return found is not None and self.table.choose(found)

    def add(self) -> None:
        """Open the form for a new key figure."""
        dialog = NewKeyFigureDialog(self.work, self, self._area_id)
        dialog.saved.connect(self.table.choose)
        dialog.open()

    def _show(self) -> None:
        key = self.table.key()
        self.detail.show_figure(key if isinstance(key, int) else None)

    def _late(self, row: KeyFigureRow) -> str:
        fields = row.fields
        if fields.independent_since is not None:
            return ""
        last = fields.last_spoken_on or fields.since
        late = rhythms.is_late(fields.frequency, last, self.work.today())
        return _("te lang geleden") if late else ""

    def _make_table(self) -> None:
        self.table: RecordTable[KeyFigureRow] = RecordTable(
            _("Sleutelfiguren"),
            (
                Column[KeyFigureRow](
                    _("Naam"), lambda row: row.name, below=lambda row: ", ".join(row.streets)
                ),
                Column[KeyFigureRow](
                    _("Zelfstandig"),
                    lambda row: standing(row, self.work.today()),
                    width=132,
                    tone=lambda row: Tone.GOOD if row.fields.independent_since else Tone.ACCENT,
                ),
                Column[KeyFigureRow](
                    _("Laatst gesproken"),
                    lambda row: dates.short_date(row.fields.last_spoken_on),
                    sort=lambda row: row.fields.last_spoken_on,
                    below=self._late,
                    width=136,
                ),
                Column[KeyFigureRow](
                    _("Activiteiten"),
                    lambda row: str(row.activities or ""),
                    sort=lambda row: row.activities,
                    width=100,
                    right=True,
                ),
            ),
            key=lambda row: row.id,
        )
        self.empty = blocks.EmptyState(
            "user-star-line",
            _(
                "Hier komen bewoners en winkeliers die hun straat kennen en er iets voor doen. "
                "Begin met iemand die je bij een ronde leerde kennen."
            ),
            _("Sleutelfiguur toevoegen"),
        )
        self.empty.acted.connect(self.add)
        self.table.chosen.connect(self._show)


def standing(row: KeyFigureRow, today: date) -> str:
    """Say whether a key figure needs the Spil, or how often they speak."""
    since = row.fields.independent_since
    if since is not None and since <= today:
        return _("● zelfstandig")
    if row.fields.frequency is not None:
        return _("◑ {often}").format(often=labels.label(row.fields.frequency))
    return _("◑ met de Spil")
