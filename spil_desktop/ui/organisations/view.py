"""The list of organisations with filters, and the chosen one beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import NeedTheme, OrganisationKind
from spil_desktop.services import organisations
from spil_desktop.services.organisations import OrganisationFilter, OrganisationRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.organisations.detail import OrganisationDetail
from spil_desktop.ui.organisations.dialogs import OrganisationDialog
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import CodeBox, Tick
from spil_desktop.ui.shared.filters import Filters
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Work


class OrganisationTable(RecordTable[OrganisationRow]):
    """The list of organisations: the space bar notes that one was checked, Enter opens it."""

    checked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Space:
            self.checked.emit()
        else:
            super().keyPressEvent(event)


class OrganisationsView(QWidget):
    """Where someone can go with what she asks."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, theme.px(12), 0, 0)
        self.body.setSpacing(theme.px(12))
        self._make_filters()
        self._make_table()
        self.detail = OrganisationDetail(work, self)
        split = splits.beside(
            TableOrEmpty(self.table, self.empty), detail_of(self.table, self.detail), 600, 420
        )
        self.body.addWidget(split, 1)

    def reload(self) -> None:
        """Read the list again; the choice stays."""
        wanted, today = self._wanted(), self.work.today()
        self.filters.area.know_areas()
        self.table.set_rows(
            self.work.read(lambda session: organisations.rows(session, wanted, today=today))
        )
        self.empty.set_text(self._why_empty())
        self.table.choose_first()
        self.detail.show_organisation(self.table.row())

    def show_organisation(self, key: object) -> None:
        """Choose the organisation with this number, whatever the filters say."""
        if not self.table.choose(key):
            self.filters.clear()
            self.ended.set_state(state=True)
            self.reload()
            self.table.choose(key)

    def add(self) -> None:
        """Open the form for a new organisation."""
        dialog = OrganisationDialog(self.work, self)
        dialog.saved.connect(self.show_organisation)
        dialog.open()

    def _make_filters(self) -> None:
        self.theme = CodeBox(NeedTheme, labels.title, empty=_("Alle onderwerpen"))
        self.theme.setAccessibleName(_("Onderwerp"))
        self.kind = CodeBox(OrganisationKind, labels.title, empty=_("Alle soorten"))
        self.kind.setAccessibleName(_("Soort organisatie"))
        self.old = Tick(_("Na te kijken"))
        self.ended = Tick(_("Ook wat niet meer bestaat"))
        name = _("Zoeken op de sociale kaart")
        more = (self.theme, self.kind, self.old, self.ended)
        self.filters = Filters(self.work, _("Naam, plaats of medewerker"), name, *more)
        self.text, self.area = self.filters.text, self.filters.area
        self.filters.edited.connect(self.reload)
        self.body.addLayout(self.filters)

    def _make_table(self) -> None:
        self.table = OrganisationTable(
            _("Sociale kaart"),
            (
                Column[OrganisationRow](
                    _("Organisatie"),
                    lambda row: row.fields.name,
                    below=lambda row: labels.label(row.fields.kind),
                    hint=lambda row: labels.labels(row.fields.themes),
                ),
                Column[OrganisationRow](_("Telefoon"), lambda row: row.shown_phone, width=130),
                Column[OrganisationRow](
                    _("Nagekeken"),
                    lambda row: dates.short_date(row.checked_on),
                    sort=lambda row: str(row.checked_on or ""),
                    width=130,
                    tone=lambda row: Tone.WARNING if row.is_old else None,
                ),
            ),
            key=lambda row: row.id,
        )
        self.empty = blocks.EmptyState("contacts-book-line", "", _("Organisatie toevoegen"))
        self.empty.acted.connect(self.add)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._edit)
        self.table.checked.connect(self._check)

    def _edit(self) -> None:
        self.detail.edit()

    def _check(self) -> None:
        self.detail.check()

    def _show(self) -> None:
        self.detail.show_organisation(self.table.row())

    def _wanted(self) -> OrganisationFilter:
        return OrganisationFilter(
            theme=self.theme.value(),
            kind=self.kind.value(),
            area_id=self.area.value(),
            text=self.text.value() or "",
            old_only=self.old.value(),
            with_ended=self.ended.value(),
        )

    def _why_empty(self) -> str:
        if self._wanted() != OrganisationFilter():
            return _("Geen organisatie past bij wat je zoekt.")
        return _(
            "Hier komt je sociale kaart: de huisarts, het Wmo-loket, de wijkverpleging en wie je "
            "nog meer kunt bellen. Zet er eerst op wie je deze week nodig hebt."
        )
