"""What was decided for the work in an area, by the team itself or by others."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, DecidedBy
from spil_desktop.services import decisions
from spil_desktop.services.decisions import DecisionFields, DecisionRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.area import ask_area
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, DateLine, Text
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work


class DecisionsView(QWidget):
    """A list of decisions; Enter changes one."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._area_id: int | None = None
        self.add_button = blocks.button(_("Besluit vastleggen"), "add-line")
        self.add_button.clicked.connect(self.add)
        self.change_button = blocks.button(_("Wijzigen"), "edit-line")
        self.change_button.clicked.connect(self.change)
        self.remove_button = blocks.button(_("Verwijderen"), "delete-bin-line")
        self.remove_button.clicked.connect(self.remove)
        self.table: RecordTable[DecisionRow] = RecordTable(
            _("Besluiten"),
            (
                Column[DecisionRow](
                    _("Datum"),
                    lambda row: dates.short_date(row.fields.decided_on),
                    sort=lambda row: row.fields.decided_on,
                    width=120,
                ),
                Column[DecisionRow](
                    _("Besluit"), lambda row: row.fields.what, hint=lambda row: row.fields.what
                ),
                Column[DecisionRow](
                    _("Wie besliste"), lambda row: labels.title(row.fields.decided_by), width=160
                ),
                Column[DecisionRow](_("Wijk of dorp"), lambda row: row.area, width=180),
            ),
            key=lambda row: row.id,
        )
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.change)
        self.empty = blocks.EmptyState(
            "scales-3-line",
            _(
                "Hier komen besluiten over het werk: geld, een plek, hulp buiten de regels om. "
                "Het rapport telt hoe vaak het team zelf mocht beslissen."
            ),
            _("Besluit vastleggen"),
        )
        self.empty.acted.connect(self.add)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addLayout(blocks.row(self.add_button, 1, self.change_button, self.remove_button))
        body.addWidget(TableOrEmpty(self.table, self.empty), 1)

    def show_area(self, area_id: int | None) -> None:
        """Show the decisions of an area, or of all."""
        self._area_id = area_id
        self.table.set_rows(self.work.read(lambda session: decisions.rows(session, area_id)))
        self._choose(self.table.key())

    def focus(self) -> QWidget:
        """Return what gets the keyboard."""
        return self.table if self.table.rows() else self.add_button

    def add(self) -> None:
        """Ask what was decided."""
        DecisionDialog(self.work, self, area_id=self._area_id).open()

    def change(self) -> None:
        """Correct the chosen decision."""
        row = self.table.row()
        if row is not None:
            DecisionDialog(self.work, self, row=row).open()

    def remove(self) -> None:
        """Take the chosen decision away; it can be undone."""
        row = self.table.row()
        if row is not None:
            self.work.attempt(
                Act.RECORD_DECISION,
                lambda session: decisions.remove(session, row.id),
                _("Het besluit is verwijderd."),
            )

    def _choose(self, key: object) -> None:
        self.change_button.setEnabled(key is not None)
        self.remove_button.setEnabled(key is not None)


class DecisionDialog(FormDialog):
    """Records a decision, or changes `row`."""

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        *,
        area_id: int | None = None,
        row: DecisionRow | None = None,
    ) -> None:
        title = _("Besluit vastleggen") if row is None else _("Besluit wijzigen")
        super().__init__(work, title, parent, draft="" if row else "decision")
        self._row = row
        self.area = ask_area(self.form, work)
        self.on = self.form.add("decided_on", _("Datum"), DateLine(work.today()), required=True)
        self.by = self.form.add(
            "decided_by",
            _("Wie besliste?"),
            CodeBox(DecidedBy, labels.title),
            required=True,
            help_text=_("Het team zelf: je hoefde het niemand te vragen."),
        )
        self.what = self.form.add(
            "what",
            _("Wat is besloten?"),
            Text(3),
            required=True,
            help_text=_("Schrijf hier geen namen. Dit blijft binnen; het rapport telt alleen."),
        )
        self._fill(area_id)
        self.ready()

    def save(self) -> object:
        """Keep the decision."""
        area_id, on, by = self.area.value(), self.on.value(), self.by.value()
        assert area_id is not None  # the form requires all three
        assert on is not None
        assert by is not None
        row, today = self._row, self.work.today()
        new = DecisionFields(area_id, on, by, self.what.value() or "")
        if row is None:
            return self.work.write(
                Act.RECORD_DECISION,
                lambda session: decisions.record(session, new, today=today),
                _("Het besluit is vastgelegd."),
            )
        self.work.write(
            Act.RECORD_DECISION,
            lambda session: decisions.edit(session, row.id, new, today=today, version=row.version),
            _("Het besluit is gewijzigd."),
        )
        return row.id

    def _fill(self, area_id: int | None) -> None:
        self.area.set_state(area_id)
        self.on.set_value(self.work.today())
        if self._row is not None:
            known = self._row.fields
            self.area.set_state(known.area_id)
            self.on.set_value(known.decided_on)
            self.by.set_value(known.decided_by)
            self.what.set_state(known.what)
