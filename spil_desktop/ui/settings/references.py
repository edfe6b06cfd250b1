"""The card Vergelijkingscijfers: published figures that stand beside the own ones in reports."""

from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules.references import Compared
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import references
from spil_desktop.services.references import ReferenceFields, ReferenceRow
from spil_desktop.texts import numbers
from spil_desktop.texts import references as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import ChoiceBox, Line, Number
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work


class ReferencesCard(Card):
    """All figures; those of the program cannot change, those of the office can."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Vergelijkingscijfers"))
        self._work = work
        self.table: RecordTable[ReferenceRow] = RecordTable(
            _("Vergelijkingscijfers"),
            (
                Column[ReferenceRow](_("Wat"), _what, below=_origin),
                Column[ReferenceRow](_("Cijfer"), _figure, width=180),
            ),
            key=_key,
        )
        self.table.setMinimumHeight(theme.px(52) * 4)
        self.add_button = blocks.button(_("Toevoegen"), "add-line")
        self.edit_button = blocks.button(_("Wijzigen"), "edit-line")
        self.remove_button = blocks.button(_("Verwijderen"), "delete-bin-line")
        self.body.addWidget(blocks.quiet(words.heading()))
        self.body.addWidget(self.table)
        self.body.addLayout(blocks.row(self.add_button, self.edit_button, self.remove_button, 1))
        self.add_button.clicked.connect(self._add)
        self.edit_button.clicked.connect(self._edit)
        self.remove_button.clicked.connect(self._remove)
        self.table.opened.connect(self._edit)
        self.table.chosen.connect(self._fit_buttons)

    def reload(self) -> None:
        """Show the figures as they are now."""
        self.table.set_rows(self._work.read(references.rows))
        self.table.choose_first()
        self._fit_buttons()

    def _own(self) -> ReferenceRow | None:
        row = self.table.row()
        return row if row is not None and row.id is not None else None

    def _fit_buttons(self) -> None:
        """Let only figures of the office change; the program's own say why not."""
        own = self._own() is not None
        why = "" if own else _("Dit cijfer hoort bij het programma en kan niet veranderen.")
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(own)
            button.setToolTip(why)

    def _add(self) -> None:
        ReferenceDialog(self._work, self, None).open()

    def _edit(self) -> None:
        row = self._own()
        if row is not None:
            ReferenceDialog(self._work, self, row).open()

    def _remove(self) -> None:
        row = self._own()
        if row is None or row.id is None:
            return
        number = row.id
        self._work.attempt(
            Act.EDIT_REFERENCE,
            lambda session: references.remove(session, number),
            _("Vergelijkingscijfer verwijderd."),
        )


class ReferenceDialog(FormDialog):
    """Adds a published figure, or changes `row`."""

    def __init__(self, work: Work, parent: QWidget, row: ReferenceRow | None) -> None:
        title = (
            _("Vergelijkingscijfer toevoegen") if row is None else _("Vergelijkingscijfer wijzigen")
        )
        draft = "reference:" + (str(row.id) if row else "new")
        super().__init__(work, title, parent, draft=draft)
        self._row = row
        form = self.form
        choices = [(each.value, numbers.capital(words.what(each))) for each in Compared]
        self.what = form.add("measure", _("Wat"), ChoiceBox(choices))
        self.number = form.add(
            "value",
            _("Cijfer"),
            Line("48,6"),
            required=True,
            help_text=_("Een aandeel in procenten, of een gemiddelde. Alleen het getal."),
        )
        self.region = form.add("region", _("Van wie"), Line(_("Friesland, 75+")), required=True)
        self.year = form.add("year", _("Uit het jaar"), Number(1990, 2100), required=True)
        self.source = form.add("source", _("Bron"), Line("GGD, CBS"), required=True)
        known = references.fields_of(row) if row else None
        if known is not None:
            self.what.set_state(known.what.value)
            self.number.set_state(numbers.decimal(known.value))
            self.region.set_state(known.region)
            self.year.set_state(known.year)
            self.source.set_state(known.source)
        self.ready()

    def save(self) -> object:
        fields = ReferenceFields(
            what=Compared(self.what.value()),
            region=self.region.value() or "",
            year=self.year.value() or 0,
            value=_number(self.number.value() or ""),
            source=self.source.value() or "",
        )
        row = self._row
        if row is None or row.id is None:
            return self.work.write(
                Act.EDIT_REFERENCE,
                lambda session: references.add(session, fields),
                _("Vergelijkingscijfer toegevoegd."),
            )
        number, version = row.id, row.version
        self.work.write(
            Act.EDIT_REFERENCE,
            lambda session: references.edit(session, number, fields, version=version),
            _("Vergelijkingscijfer gewijzigd."),
        )
        return number


def _number(text: str) -> Decimal:
    """Read a figure as it is typed: 48,6 or 48.6%; raises `NOT_A_NUMBER` for anything else."""
    try:
        found = Decimal(text.replace("%", "").strip().replace(",", "."))
    except InvalidOperation as error:
        raise SpilError(InputProblem.NOT_A_NUMBER, field="value") from error
    if not found.is_finite():
        raise SpilError(InputProblem.NOT_A_NUMBER, field="value")
    return found


def _key(row: ReferenceRow) -> object:
    own = row.reference
    return row.id if row.id is not None else (own.what, own.region, own.year)


def _what(row: ReferenceRow) -> str:
    return numbers.capital(words.what(Compared(row.reference.what)))


def _origin(row: ReferenceRow) -> str:
    found = row.reference
    parts = (found.region, found.source, "" if found.year is None else str(found.year))
    return " · ".join(part for part in parts if part)


def _figure(row: ReferenceRow) -> str:
    return words.figure(row.reference)
