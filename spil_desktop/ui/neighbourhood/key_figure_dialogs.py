"""The forms of a key figure: who she is, what is agreed, her streets, what she runs, her end."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import addresses
from spil_desktop.rules.vocabulary import Act, ContactFrequency
from spil_desktop.services import activities, key_figures, search, street_lists
from spil_desktop.services.activities import ActivityRow
from spil_desktop.services.key_figures import KeyFigureCard, KeyFigureFields, KeyFigureRow
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.search import FoundPerson
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared.area import ask_area
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    ChoiceBox,
    CodeBox,
    DateLine,
    Line,
    PickList,
    RecordBox,
    Text,
    Tick,
)
from spil_desktop.ui.shared.together import FullName, Together
from spil_desktop.ui.work import Session, Work

_HITS = 20
_ROWS = {"house_number": "street", "phones": "phone"}


class PersonPick(PickList):
    """Someone who is in the store already, found as in the search field."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Typ een paar letters van de naam"), rows=4)
        self._work = work

    def _search(self, text: str) -> None:
        """Offer whom `text` can mean, however it is spelled."""
        found = self._work.read(lambda session: search.search(session, text, _HITS))
        self.set_records((person.person_id, _told(person)) for person in found)
        if found and self.value() is None:
            self.set_state(found[0].person_id)


class _About:
    """The inputs about the role, the same in both forms."""

    def __init__(self, dialog: FormDialog) -> None:
        form, today = dialog.form, dialog.work.today()
        self.since = form.add("since", _("Sleutelfiguur sinds"), DateLine(today))
        self.frequency = form.add(
            "frequency",
            _("Hoe vaak spreek je haar of hem?"),
            CodeBox(ContactFrequency, labels.title, empty="–"),
        )
        self.spoken = form.add("last_spoken_on", _("Laatst gesproken op"), DateLine(today))
        self.confidentiality = form.add(
            "confidentiality_on",
            _("Geheimhouding afgesproken op"),
            DateLine(today),
            help_text=_("Een sleutelfiguur hoort veel. Spreek af dat het onder jullie blijft."),
        )
        self.note = form.add("note", _("Wat valt op, wat doet zij?"), Text(2))

    def values(self) -> dict[str, Any]:
        """Return what was filled in, by the names of the fields of a key figure."""
        return {
            "since": self.since.value(),
            "frequency": self.frequency.value(),
            "last_spoken_on": self.spoken.value(),
            "confidentiality_on": self.confidentiality.value(),
            "note": self.note.value(),
        }


class NewKeyFigureDialog(FormDialog):
    """Makes someone a key figure: someone new, or someone known; `saved` carries her number."""

    def __init__(self, work: Work, parent: QWidget, area_id: int | None) -> None:
        super().__init__(work, _("Sleutelfiguur toevoegen"), parent, draft="key_figure:new")
        self.known = self.form.add(
            "known",
            _("Wie is het?"),
            ChoiceBox(
                (
                    (False, _("Iemand die nog niet in Spil staat")),
                    (True, _("Iemand die al in Spil staat")),
                )
            ),
        )
        self.person = self.form.add(
            "person_id", _("Zoek haar of hem"), PersonPick(work), required=True
        )
        self._add_who()
        self._add_area(area_id)
        self.about = _About(self)
        self.about.since.set_value(work.today())
        self.known.edited.connect(self._ask)
        self.area.edited.connect(self._offer_streets)
        self._offer_streets()
        self._ask()
        self.ready()

    def save(self) -> object:
        """Keep her as a key figure, with her first street when one was chosen."""
        today, street = self.work.today(), self.street.value()
        fields = KeyFigureFields(area_id=self.area.value() or 0, **self.about.values())
        person = self.person.value() or 0
        new = None if self.known.value() else self._person()

        def write(session: Session) -> int:
            if new is None:
                made = key_figures.add(session, person, fields, today=today)
            else:
                made = key_figures.register(session, new, fields, today=today)
            if street is not None:
                key_figures.watch(session, made, street)
            return made

        return self.work.write(Act.EDIT_KEY_FIGURE, write, _("De sleutelfiguur is toegevoegd."))

    def show_error(self, error: SpilError) -> None:
        """Show a refusal in the row where it was typed."""
        row = _ROWS.get(str(error.values.get("field")))
        super().show_error(SpilError(error.problem, field=row) if row else error)

    def _add_who(self) -> None:
        self.name = self.form.add(
            "family_name",
            _("Hoe heet zij of hij?"),
            FullName(),
            required=True,
        )
        self.phone = self.form.add("phone", _("Telefoon"), Line())
        self.address = self.form.add(
            "street",
            _("Waar woont of werkt zij?"),
            Together(("street", _("Straat"), 5), ("house_number", _("Huisnummer"), 2)),
        )

    def _add_area(self, area_id: int | None) -> None:
        self.area = ask_area(self.form, self.work)
        self.area.set_state(area_id)
        self.street = self.form.add(
            "street_id",
            _("Let op welke straat?"),
            RecordBox("–"),
            help_text=_("Meer straten kun je er later bij geven."),
        )

    def _person(self) -> PersonFields:
        name, address = self.name.parts(), self.address.parts()
        number, addition = addresses.parse_house_number(address["house_number"] or "")
        if address["house_number"] and number is None:
            raise SpilError(InputProblem.NOT_A_HOUSE_NUMBER, field="street")
        typed = self.phone.value()
        return PersonFields(
            family_name=name["family_name"] or "",
            prefix=name["prefix"],
            initials=name["initials"],
            given_name=name["given_name"],
            area_id=self.area.value(),
            street=address["street"],
            house_number=number,
            house_addition=addition,
            phones=(PhoneFields(typed),) if typed else (),
        )

    def _ask(self) -> None:
        known = bool(self.known.value())
        self.form.show_row("person_id", shown=known)
        for name in ("family_name", "phone", "street"):
            self.form.show_row(name, shown=not known)

    def _offer_streets(self) -> None:
        area_id = self.area.value()
        rows = self.work.read(lambda session: street_lists.rows(session, area_id))
        self.street.set_records((row.id, row.name) for row in rows)
        self.address.lines["street"].set_words([row.name for row in rows])


class KeyFigureDialog(FormDialog):
    """Changes what is agreed with a key figure."""

    def __init__(self, work: Work, parent: QWidget, row: KeyFigureRow) -> None:
        super().__init__(work, row.name, parent, draft=f"key_figure:{row.id}")
        self._row = row
        self.about = _About(self)
        self.independent = self.form.add(
            "independent_since",
            _("Zelfstandig sinds"),
            DateLine(work.today()),
            help_text=_("Vanaf deze dag heeft zij de Spil niet meer nodig."),
        )
        fields = row.fields
        self.about.since.set_value(fields.since)
        self.about.frequency.set_value(fields.frequency)
        self.about.spoken.set_value(fields.last_spoken_on)
        self.about.confidentiality.set_value(fields.confidentiality_on)
        self.about.note.set_state(fields.note)
        self.independent.set_value(fields.independent_since)
        self.ready()

    def save(self) -> object:
        """Keep what is agreed."""
        row = self._row
        fields = KeyFigureFields(
            area_id=row.fields.area_id,
            independent_since=self.independent.value(),
            **self.about.values(),
        )
        self.work.write(
            Act.EDIT_KEY_FIGURE,
            lambda session: key_figures.edit(session, row.id, fields, version=row.version),
            _("De sleutelfiguur is gewijzigd."),
        )
        return row.id


class GiveStreetDialog(FormDialog):
    """Asks which street a key figure looks after too."""

    def __init__(self, work: Work, parent: QWidget, row: KeyFigureRow) -> None:
        super().__init__(work, _("Straat geven"), parent, save=_("Geven"))
        self._row = row
        self.street = self.form.add("street_id", _("Straat"), RecordBox("–"), required=True)
        area_id = row.fields.area_id
        known = work.read(lambda session: street_lists.rows(session, area_id))
        self.street.set_records(
            (one.id, f"{one.name} ({one.key_figure})" if one.key_figure else one.name)
            for one in known
            if one.state.key_figure_id != row.id
        )
        self.ready()

    def save(self) -> object:
        """Give her the street."""
        key, street = self._row.id, self.street.value() or 0
        self.work.write(
            Act.EDIT_KEY_FIGURE,
            lambda session: key_figures.watch(session, key, street),
            _("De straat heeft een sleutelfiguur."),
        )
        return street


class Ticks(QWidget):
    """Any number of records of a short list, each with a box; the value is their numbers."""

    edited = Signal()

    def __init__(self, records: tuple[tuple[int, str], ...]) -> None:
        super().__init__()
        self.boxes = {number: Tick(name) for number, name in records}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        for box in self.boxes.values():
            box.edited.connect(self.edited)
            inside.addWidget(box)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> tuple[int, ...]:
        """Return the numbers that are ticked."""
        return tuple(number for number, box in self.boxes.items() if box.isChecked())

    def state(self) -> list[int]:
        """Return what a draft keeps."""
        return list(self.value())

    def set_state(self, state: Any) -> None:
        """Tick exactly these numbers."""
        wanted: set[Any] = set(state or ())
        for number, box in self.boxes.items():
            box.setChecked(number in wanted)


class ActivitiesDialog(FormDialog):
    """Asks which activities a key figure runs."""

    def __init__(self, work: Work, parent: QWidget, figure: KeyFigureCard) -> None:
        super().__init__(work, _("Wat doet zij in de buurt?"), parent)
        self._key = figure.row.id
        today = work.today()
        known = work.read(lambda session: activities.rows(session, today=today))
        self.ticks = self.form.add(
            "activities",
            _("Activiteiten die zij draait"),
            Ticks(tuple((row.id, _activity(row)) for row in known)),
            help_text=_(
                "Staat het er niet bij? Voeg het toe op de pagina Activiteiten, en zet daar of "
                "bewoners het draaien: zo telt het in het verslag."
            ),
        )
        self.ticks.set_state([one.id for one in figure.activities])
        self.ready()

    def save(self) -> object:
        """Keep what she runs."""
        key, chosen = self._key, self.ticks.value()
        self.work.write(
            Act.EDIT_KEY_FIGURE,
            lambda session: key_figures.run(session, key, chosen),
            _("De activiteiten zijn bijgewerkt."),
        )
        return key


class StopDialog(FormDialog):
    """Asks why someone is a key figure no longer."""

    def __init__(self, work: Work, parent: QWidget, row: KeyFigureRow) -> None:
        super().__init__(work, _("Stopt als sleutelfiguur"), parent, save=_("Stoppen"))
        self._row = row
        self.reason = self.form.add(
            "reason",
            _("Waarom?"),
            Line(),
            required=bool(row.streets),
            help_text=_("Haar straten staan daarna op verkend; wie zij is, blijft bewaard."),
        )
        self.ready()

    def save(self) -> object:
        """Take the role away."""
        key, reason, today = self._row.id, self.reason.value() or "", self.work.today()
        self.work.write(
            Act.EDIT_KEY_FIGURE,
            lambda session: key_figures.stop(session, key, reason, today=today),
            _("Zij is geen sleutelfiguur meer."),
        )
        return key


def _activity(row: ActivityRow) -> str:
    return f"{row.fields.name} · {row.area}"


def _told(person: FoundPerson) -> str:
    number = "".join(filter(None, (str(person.house_number or ""), person.house_addition)))
    where = " ".join(filter(None, (person.street, number)))
    return ", ".join(filter(None, (person.full_name, where)))
