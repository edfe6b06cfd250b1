"""The forms of a street: many at once, one, how far it is, and two that are one."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules import street_steps
from spil_desktop.rules.street_steps import Step
from spil_desktop.rules.vocabulary import Act, StreetStatus
from spil_desktop.services import key_figures, street_lists, street_neighbours, streets
from spil_desktop.services.street_lists import StreetLine
from spil_desktop.services.streets import Added, StreetDetails
from spil_desktop.texts import labels
from spil_desktop.ui.shared.area import ask_area
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    CodeBox,
    DateLine,
    Line,
    Number,
    RecordBox,
    Text,
    Tick,
)
from spil_desktop.ui.work import Session, Work

_LOOKED_AFTER = (StreetStatus.KEY_FIGURE_FOUND, StreetStatus.INDEPENDENT)


class AddStreetsDialog(FormDialog):
    """Asks for the names of streets, one a line; `saved` carries what was added."""

    def __init__(self, work: Work, parent: QWidget, area_id: int | None) -> None:
        super().__init__(work, _("Straten toevoegen"), parent, draft="streets", save=_("Toevoegen"))
        self.area = ask_area(self.form, work)
        self.area.set_state(area_id)
        self.names = self.form.add(
            "names",
            _("Namen van de straten"),
            Text(8),
            required=True,
            help_text=_(
                "Eén straat op een regel. Plakken mag, ook uit een rekenblad met het aantal "
                "adressen in de tweede kolom. Wat er al staat, blijft zoals het is."
            ),
        )
        self.ready()

    def save(self) -> object:
        """Add the streets that are new, and say how many there were."""
        area_id, text = self.area.value() or 0, self.names.value() or ""
        added: Added = self.work.write(
            Act.EDIT_STREET, lambda session: streets.add_many(session, area_id, text)
        )
        count = len(added.ids)
        told = ngettext("{count} straat toegevoegd.", "{count} straten toegevoegd.", count)
        if added.known:
            told += " " + ngettext(
                "{count} stond er al.", "{count} stonden er al.", len(added.known)
            ).format(count=len(added.known))
        self.work.said.emit(told.format(count=count), bool(count))
        return added


class StreetDialog(FormDialog):
    """Changes the name of a street, how many homes it has, and what is noted of it."""

    def __init__(self, work: Work, parent: QWidget, street: StreetLine) -> None:
        super().__init__(work, _("Straat wijzigen"), parent, draft=f"street:{street.id}")
        self._street = street
        self.name = self.form.add(
            "name",
            _("Naam"),
            Line(),
            required=True,
            help_text=_("Een nieuwe naam komt ook in het adres van wie er woont."),
        )
        self.addresses = self.form.add("addresses", _("Aantal adressen"), Number(0, 9999))
        self.note = self.form.add("note", _("Bijzonderheden"), Text(3))
        self.beside = self.form.add(
            "beside",
            _("Ligt naast"),
            Text(3),
            help_text=_(
                "Eén straat op een regel, uit dezelfde wijk. Bij Koppelen is dat dichtbij."
            ),
        )
        there = work.read(lambda session: street_neighbours.names(session, street.id))
        self.beside.set_state("\n".join(there))
        self.name.set_state(street.name)
        self.addresses.set_state(street.details.addresses)
        self.note.set_state(street.details.note)
        self.ready()

    def save(self) -> object:
        """Keep the street."""
        street, values = self._street, self.form.values()
        beside = values.pop("beside") or ""
        details = StreetDetails(**values)

        def write(session: Session) -> None:
            streets.edit(session, street.id, details, version=street.version)
            street_neighbours.put_names(session, street.id, beside)

        self.work.write(Act.EDIT_STREET, write, _("De straat is gewijzigd."))
        return street.id


class StepDialog(FormDialog):
    """Brings a street to another status: with a key figure, a day or a reason, as it asks."""

    def __init__(
        self, work: Work, parent: QWidget, street: StreetLine, to: StreetStatus | None = None
    ) -> None:
        super().__init__(work, _("Hoe ver ben je in deze straat?"), parent)
        self._street = street
        self.to = self.form.add("to", _("De straat is"), CodeBox(StreetStatus, labels.title))
        self.figure = self.form.add("key_figure_id", _("Sleutelfiguur"), RecordBox("–"))
        self.on = self.form.add("on", _("Vanaf"), DateLine(work.today()))
        self.alone = self.form.add(
            "alone", "", Tick(_("De sleutelfiguur redt zich voortaan zonder de Spil"))
        )
        self.reason = self.form.add(
            "reason",
            _("Waarom gaat de straat terug?"),
            Line(),
            help_text=_("De reden komt met de datum bij de bijzonderheden van de straat."),
        )
        area_id = street.area_id
        known = work.read(lambda session: key_figures.rows(session, area_id))
        self.figure.set_records((row.id, row.name) for row in known)
        self.figure.set_state(street.state.key_figure_id)
        self.on.set_value(work.today())
        self.alone.set_state(state=True)
        self.to.set_value(to or street.status)
        self.to.edited.connect(self._ask)
        self._ask()
        self.ready()

    def save(self) -> object:
        """Take the step."""
        street, today = self._street, self.work.today()
        to = self.to.value() or street.status
        figure = self.figure.value() if to in _LOOKED_AFTER else None
        step = Step(to, self.on.value(), figure, self.reason.value())
        alone = self.alone.value() and to is StreetStatus.INDEPENDENT

        def write(session: Session) -> None:
            streets.take_step(session, street.id, step, today=today, version=street.version)
            if alone and figure is not None:
                key_figures.stand_alone(session, figure, step.on)

        handed = StreetStatus.INDEPENDENT in {to, street.status}
        act = Act.HAND_OVER_STREET if handed else Act.EDIT_STREET
        said = (
            _("De straat is overgedragen.")
            if to is StreetStatus.INDEPENDENT
            else _("De straat is bijgewerkt.")
        )
        self.work.write(act, write, said)
        return street.id

    def _ask(self) -> None:
        to = self.to.value() or self._street.status
        self.form.show_row("key_figure_id", shown=to in _LOOKED_AFTER)
        self.form.show_row("on", shown=to is not StreetStatus.UNKNOWN)
        self.form.show_row("alone", shown=to is StreetStatus.INDEPENDENT)
        self.form.show_row("reason", shown=street_steps.is_back(self._street.status, to))


class MergeDialog(FormDialog):
    """Asks which other street is the same as this one."""

    def __init__(self, work: Work, parent: QWidget, street: StreetLine) -> None:
        super().__init__(work, _("Straten samenvoegen"), parent, save=_("Samenvoegen"))
        self._street = street
        self.other = self.form.add(
            "other_id",
            _("Welke straat is dezelfde als {street}?").format(street=street.name),
            RecordBox("–"),
            required=True,
            help_text=_(
                "Rondes en bewoners van die straat gaan naar {street}; de andere naam verdwijnt."
            ).format(street=street.name),
        )
        area_id = street.area_id
        known = work.read(lambda session: street_lists.rows(session, area_id))
        self.other.set_records((row.id, row.name) for row in known if row.id != street.id)
        self.ready()

    def save(self) -> object:
        """Make one street of the two."""
        street, other = self._street, self.other.value() or 0
        self.work.write(
            Act.EDIT_STREET,
            lambda session: streets.merge(session, street.id, other),
            _("De straten zijn samengevoegd."),
        )
        return street.id
