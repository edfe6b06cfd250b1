"""The streets of an area: a list with how far the Spil is in each, and the chosen street."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules import street_steps
from spil_desktop.rules.vocabulary import StreetStatus
from spil_desktop.services import street_lists
from spil_desktop.services.street_lists import StreetLine
from spil_desktop.texts import dates, labels
from spil_desktop.texts import streets as words
from spil_desktop.ui import theme
from spil_desktop.ui.neighbourhood.street_detail import StreetDetail
from spil_desktop.ui.neighbourhood.street_dialogs import AddStreetsDialog
from spil_desktop.ui.neighbourhood.tones import street_tone
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.fields import CodeBox
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Work


class StreetsView(QWidget):
    """List and detail of streets."""

    figure_wanted = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._area_id: int | None = None
        self._several_areas = False
        self._make_table()
        self.status = CodeBox(StreetStatus, labels.title, empty=_("Alle straten"))
        self.status.setAccessibleName(_("Hoe ver in de straat"))
        self.status.edited.connect(self._reload)
        self.add_button = blocks.button(_("Straten toevoegen"), "add-line", "primary")
        self.add_button.clicked.connect(self.add)
        self.count = blocks.quiet("")
        self.detail = StreetDetail(work, self)
        self.detail.figure_wanted.connect(self.figure_wanted)
        beside = detail_of(self.table, self.detail)
        beside.setMinimumWidth(theme.px(240))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addLayout(blocks.row(self.status, 1, self.add_button))
        listed = blocks.holder(blocks.column(TableOrEmpty(self.table, self.empty), self.count))
        body.addWidget(splits.beside(listed, beside, 664, 400), 1)

    def show_area(self, area_id: int | None) -> None:
        """Show the streets of an area, or of all areas."""
        self._area_id = area_id
        self._reload()

    def focus(self) -> QWidget:
        """Return what gets the keyboard."""
        return self.table if self.table.rows() else self.empty.step

    def show_street(self, street_id: object) -> None:
        """Choose a street, whatever is filtered."""
        self.status.set_value(None)
        self._reload()
        self.table.choose(street_id)

    def add(self) -> None:
        """Open the form for new streets."""
        AddStreetsDialog(self.work, self, self._area_id).open()

    def _reload(self) -> None:
        area_id, wanted = self._area_id, self.status.value()
        rows = self.work.read(lambda session: street_lists.rows(session, area_id))
        self._several_areas = len({row.area_id for row in rows}) > 1
        shown = [row for row in rows if wanted in {None, row.status}]
        self.table.set_rows(shown)
        self.empty.set_text(
            _("Er is geen straat die zo ver is.")
            if rows
            else _(
                "Hier komen de straten van de buurt, met hoe ver je in elke straat bent. "
                "Plak een lijst met namen, of typ ze een voor een."
            )
        )
        text = ngettext("{count} straat", "{count} straten", len(shown))
        self.count.setText(text.format(count=len(shown)) if shown else "")
        self.table.choose_first()
        self._show()

    def _show(self) -> None:
        self.detail.show_street(self.table.row())

    def _make_table(self) -> None:
        self.table: RecordTable[StreetLine] = RecordTable(
            _("Straten"),
            (
                Column[StreetLine](_("Straat"), lambda row: row.name, below=self._below),
                Column[StreetLine](
                    _("Hoe ver"),
                    lambda row: words.status(row.status),
                    sort=lambda row: street_steps.rank(row.status),
                    width=188,
                    tone=lambda row: street_tone(row.status),
                ),
                Column[StreetLine](
                    _("Bewoners"),
                    lambda row: str(row.participants or ""),
                    sort=lambda row: row.participants,
                    width=100,
                    right=True,
                ),
                Column[StreetLine](
                    _("Bereik"),
                    lambda row: words.reach(row.talked, row.of_homes),
                    sort=_share,
                    width=78,
                    right=True,
                    hint=lambda _row: _("Adressen met een gesprek, van alle adressen"),
                ),
                Column[StreetLine](
                    _("Laatste ronde"),
                    lambda row: dates.short_date(row.last_round_on),
                    sort=lambda row: row.last_round_on,
                    width=112,
                ),
            ),
            key=lambda row: row.id,
        )
        self.empty = blocks.EmptyState("road-map-line", "", _("Straten toevoegen"))
        self.empty.acted.connect(self.add)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)

    def _below(self, row: StreetLine) -> str:
        parts = (
            row.area if self._several_areas else "",
            row.key_figure or "",
            _("ronde bezig") if row.doors else "",
        )
        return " · ".join(part for part in parts if part)

    def _open(self) -> None:
        self.detail.first_button().setFocus()


def _share(row: StreetLine) -> float | None:
    return None if row.talked is None or not row.of_homes else row.talked / row.of_homes
