"""When a volunteer is away, and when she is back."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import absences
from spil_desktop.services.absences import AbsenceFields, AbsenceRow
from spil_desktop.texts import dates
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import DateLine, Line
from spil_desktop.ui.work import Work


class AbsencesCard(blocks.Card):
    """The periods that are not over; `owner` stays when the card is shown anew."""

    def __init__(
        self, work: Work, owner: QWidget, volunteer_id: int, rows: tuple[AbsenceRow, ...]
    ) -> None:
        super().__init__(_("Afwezig"))
        self.work = work
        self._owner, self._volunteer_id, self._rows = owner, volunteer_id, rows
        self._edits, self._removals = QButtonGroup(self), QButtonGroup(self)
        for place, row in enumerate(rows):
            self.body.addLayout(self._line(place, row))
        if not rows:
            self.body.addWidget(blocks.quiet(_("Nu niet afwezig, en niets gepland.")))
        new = blocks.button(_("Afwezigheid toevoegen"), "calendar-event-line")
        new.clicked.connect(self._add)
        self.body.addLayout(blocks.row(new, 1))
        self._edits.idClicked.connect(self._edit)
        self._removals.idClicked.connect(self._remove)

    def _line(self, place: int, row: AbsenceRow) -> QHBoxLayout:
        said = words(row)
        edit = blocks.button(_("Wijzigen"), kind="link")
        edit.setAccessibleName(_("Wijzigen: {what}").format(what=said))
        remove = blocks.button(_("Weghalen"), kind="link")
        remove.setAccessibleName(_("Weghalen: {what}").format(what=said))
        self._edits.addButton(edit, place)
        self._removals.addButton(remove, place)
        about = [said, row.fields.reason or ""]
        text = blocks.column(*(blocks.label(word) for word in about if word), gap=2)
        return blocks.row(blocks.holder(text), 1, edit, remove)

    def _add(self) -> None:
        AbsenceDialog(self.work, self._owner, self._volunteer_id).open()

    def _edit(self, place: int) -> None:
        AbsenceDialog(self.work, self._owner, self._volunteer_id, self._rows[place]).open()

    def _remove(self, place: int) -> None:
        number = self._rows[place].id
        self.work.attempt(
            Act.EDIT_VOLUNTEER,
            lambda session: absences.remove(session, number),
            _("De afwezigheid is weggehaald."),
        )


class AbsenceDialog(FormDialog):
    """Asks from when to when a volunteer is away."""

    def __init__(
        self, work: Work, parent: QWidget, volunteer_id: int, row: AbsenceRow | None = None
    ) -> None:
        key = f"absence:{volunteer_id}" if row is None else f"absence-row:{row.id}"
        super().__init__(work, _("Afwezig"), parent, draft=key)
        self._volunteer_id, self._row = volunteer_id, row
        today = work.today()
        self.first = self.form.add(
            "first_day",
            _("Eerste dag afwezig"),
            DateLine(today, Toward.FUTURE),
            required=True,
        )
        self.last = self.form.add(
            "last_day",
            _("Laatste dag afwezig"),
            DateLine(today, Toward.FUTURE),
            help_text=_("Laat leeg als je nog niet weet wanneer hij of zij er weer is."),
        )
        self.reason = self.form.add(
            "reason",
            _("Waarom?"),
            Line(_("vakantie, kleinkinderen …")),
            help_text=_("Schrijf hier niets over gezondheid."),
        )
        self.first.set_value(today if row is None else row.fields.first_day)
        if row is not None:
            self.last.set_value(row.fields.last_day)
            self.reason.set_state(row.fields.reason or "")
        self.ready()

    def save(self) -> object:
        """Keep the period."""
        first, row, volunteer_id = self.first.value(), self._row, self._volunteer_id
        assert first is not None  # the form asked for it
        fields = AbsenceFields(first, self.last.value(), self.reason.value())
        if row is None:
            return self.work.write(
                Act.EDIT_VOLUNTEER,
                lambda session: absences.add(session, volunteer_id, fields),
                _("De afwezigheid is opgeslagen."),
            )
        self.work.write(
            Act.EDIT_VOLUNTEER,
            lambda session: absences.edit(session, row.id, fields),
            _("De afwezigheid is gewijzigd."),
        )
        return row.id


def words(row: AbsenceRow) -> str:
    """Say from when someone is away, and on which day she is back."""
    first = dates.short_date(row.fields.first_day)
    if row.back_on is None:
        return _("weg vanaf {first}, nog niet bekend tot wanneer").format(first=first)
    back = dates.short_date(row.back_on)
    return _("weg vanaf {first}, is er weer op {back}").format(first=first, back=back)
