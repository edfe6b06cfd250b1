"""The dialog for one area."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas
from spil_desktop.services.areas import AreaFields, AreaRow
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import DateLine, Line, Number
from spil_desktop.ui.work import Work


class AreaDialog(FormDialog):
    """Adds an area, or changes `row`."""

    def __init__(self, work: Work, parent: QWidget, row: AreaRow | None) -> None:
        title = _("Wijk of dorp toevoegen") if row is None else _("Wijk of dorp wijzigen")
        super().__init__(work, title, parent, draft="area:" + (str(row.id) if row else "new"))
        self._row = row
        known = row.fields if row else AreaFields("")
        form = self.form
        self.name = form.add("name", _("Naam"), Line(), required=True)
        self.municipality = form.add("municipality", _("Gemeente"), Line())
        self.cbs_code = form.add(
            "cbs_code",
            _("CBS-code"),
            Line("WK009001"),
            help_text=_("De code van de wijk (WK) of buurt (BU). Zo zijn cijfers te vergelijken."),
        )
        self.people = form.add("people_70plus", _("Aantal 70-plussers"), Number(0, 100000))
        self.year = form.add("people_70plus_year", _("Uit het jaar"), Number(2000, 2100))
        self.source = form.add("people_70plus_source", _("Bron van dit aantal"), Line("CBS"))
        self.started_on = form.add(
            "started_on", _("Gestart op"), DateLine(work.today(), Toward.PAST)
        )
        self.ended_on = form.add("ended_on", _("Geëindigd op"), DateLine(work.today()))
        self.hours = form.add("connector_hours", _("Uren van de Spil per week"), Number(0, 400))
        self.name.set_state(known.name)
        self.municipality.set_state(known.municipality)
        self.cbs_code.set_state(known.cbs_code)
        self.people.set_state(known.people_70plus)
        self.year.set_state(known.people_70plus_year)
        self.source.set_state(known.people_70plus_source)
        self.started_on.set_value(known.started_on)
        self.ended_on.set_value(known.ended_on)
        self.hours.set_state(known.connector_hours)
        self.ready()

    def save(self) -> object:
        known = self._row.fields if self._row else AreaFields("")
        fields = AreaFields(
            name=self.name.value() or "",
            municipality=self.municipality.value(),
            cbs_code=self.cbs_code.value(),
            cbs_year=known.cbs_year if known.cbs_code == self.cbs_code.value() else None,
            people_70plus=self.people.value(),
            people_70plus_year=self.year.value(),
            people_70plus_source=self.source.value(),
            started_on=self.started_on.value(),
            ended_on=self.ended_on.value(),
            connector_hours=self.hours.value(),
        )
        today, row = self.work.today(), self._row
        if row is None:
            return self.work.write(
                Act.EDIT_AREA,
                lambda session: areas.add(session, fields, today=today),
                _("Wijk of dorp toegevoegd."),
            )
        self.work.write(
            Act.EDIT_AREA,
            lambda session: areas.edit(session, row.id, fields, today=today, version=row.version),
            _("Wijk of dorp gewijzigd."),
        )
        return row.id
