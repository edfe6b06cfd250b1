"""The forms of a volunteer: what she does and when, and the dates of her VOG."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    Act,
    DayPart,
    Interest,
    VolunteerRole,
)
from spil_desktop.services import companions, volunteers
from spil_desktop.services.volunteers import VolunteerFields, VolunteerRow
from spil_desktop.texts import labels
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.area import ask_area
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    CodeChips,
    DateLine,
    Number,
    RecordBox,
    Text,
    Tick,
)
from spil_desktop.ui.work import Work

_MOST = 20
"""More matches at once than anyone can carry."""

_SEATS = 8
"""More people than anyone takes along without a licence for a bus."""

HELPING = (
    "roles",
    "interests",
    "available",
    "max_matches",
    "has_car",
    "car_seats",
    "car_takes_walker",
    "car_takes_wheelchair",
    "no_pets",
    "no_smokers",
    "no_stairs",
    "note",
)
"""What both forms ask about the help itself, by name."""


class HelpingForm(FormDialog):
    """What someone does for others and when: the part that both forms share."""

    def add_area(self) -> None:
        """Ask for the area, unless there is only one."""
        self.area = ask_area(self.form, self.work)

    def add_helping(self) -> None:
        """Ask what she does, what she likes and when she can."""
        self.roles = self.form.add(
            "roles", _("Wat wil hij of zij doen?"), CodeChips(VolunteerRole, labels.label)
        )
        self.interests = self.form.add(
            "interests", _("Waar houdt hij of zij van?"), CodeChips(Interest, labels.label)
        )
        self.available = self.form.add(
            "available", _("Wanneer kan het?"), CodeChips(DayPart, labels.short_day_part)
        )
        self.max_matches = self.form.add(
            "max_matches",
            _("Hoeveel koppelingen tegelijk?"),
            Number(0, _MOST, optional=False),
            help_text=_("Vanaf drie wordt het voor de meeste mensen veel."),
        )
        self.max_matches.set_state(1)
        self.has_car = self.form.add("has_car", _("Bijzonderheden"), Tick(_("Heeft een auto")))
        self._add_car()
        self.no_pets = self.form.add("no_pets", "", Tick(_("Liever geen huisdieren")))
        self.no_smokers = self.form.add("no_smokers", "", Tick(_("Liever niet bij rokers")))
        self.no_stairs = self.form.add("no_stairs", "", Tick(_("Liever geen trappen")))
        self.note = self.form.add("note", _("Wat wil je onthouden?"), Text(2))

    def show_car(self) -> None:
        """Ask about the car only of who has one."""
        for name in ("car_seats", "car_takes_walker", "car_takes_wheelchair"):
            self.form.show_row(name, shown=self.has_car.value())

    def _add_car(self) -> None:
        self.car_seats = self.form.add(
            "car_seats", _("Hoeveel mensen kunnen mee?"), Number(0, _SEATS)
        )
        self.car_takes_walker = self.form.add(
            "car_takes_walker", "", Tick(_("Er past een rollator in"))
        )
        self.car_takes_walker.set_state(state=True)
        self.car_takes_wheelchair = self.form.add(
            "car_takes_wheelchair", "", Tick(_("Er kan een rolstoel mee"))
        )
        self.has_car.edited.connect(self.show_car)
        self.show_car()

    def helping(self) -> dict[str, Any]:
        """Return what was filled in about the help."""
        values = self.form.values()
        return {"area_id": values["area_id"], **{name: values[name] for name in HELPING}}


class VolunteerDialog(HelpingForm):
    """Changes what a volunteer does and when; the person herself has a form of her own."""

    def __init__(self, work: Work, parent: QWidget, volunteer: VolunteerRow) -> None:
        title = _("{name} wijzigen").format(name=volunteer.name)
        super().__init__(work, title, parent, draft=f"volunteer:{volunteer.id}")
        self._volunteer = volunteer
        self.add_area()
        self.add_helping()
        self._add_together()
        self._add_dates(work.today())
        self._fill(volunteer.fields)
        self.ready()

    def save(self) -> object:
        """Keep the changes."""
        volunteer, today = self._volunteer, self.work.today()
        values = self.form.values()
        fields = replace(
            volunteer.fields,
            **self.helping(),
            together_with_id=values["together_with_id"],
            **{name: values[name] for name in self.dates},
        )
        self.work.write(
            Act.EDIT_VOLUNTEER,
            lambda session: volunteers.edit(
                session, volunteer.id, fields, today=today, version=volunteer.version
            ),
            _("De vrijwilliger is gewijzigd."),
        )
        return volunteer.person_id

    def _add_together(self) -> None:
        number = self._volunteer.id
        self.together = self.form.add(
            "together_with_id", _("Gaat liefst samen met"), RecordBox(_("niemand in het bijzonder"))
        )
        self.together.set_records(
            self.work.read(lambda session: companions.choices(session, number))
        )

    def _add_dates(self, today: date) -> None:
        self.form.add_heading(_("Afspraken"))
        self.dates = {
            name: self.form.add(name, label, DateLine(today))
            for name, label in (
                ("since", _("Vrijwilliger sinds")),
                ("vog_requested_on", _("VOG aangevraagd op")),
                ("vog_received_on", _("VOG ontvangen op")),
                ("agreement_on", _("Overeenkomst getekend op")),
                ("confidentiality_on", _("Geheimhouding getekend op")),
                ("reference_on", _("Referentie gevraagd op")),
                ("training_on", _("Scholing gevolgd op")),
            )
        }

    def _fill(self, fields: VolunteerFields) -> None:
        self.area.set_state(fields.area_id)
        self.roles.set_value(fields.roles)
        self.interests.set_value(fields.interests)
        self.available.set_value(fields.available)
        for name in HELPING[3:-1]:
            getattr(self, name).set_state(getattr(fields, name))
        self.show_car()
        self.together.set_state(fields.together_with_id)
        self.note.set_state(fields.note or "")
        for name, line in self.dates.items():
            line.set_value(getattr(fields, name))


class VogDialog(FormDialog):
    """Asks on which day a VOG was requested, or came; only that date is kept."""

    def __init__(
        self, work: Work, parent: QWidget, volunteer: VolunteerRow, *, received: bool
    ) -> None:
        title = _("VOG ontvangen") if received else _("VOG aangevraagd")
        super().__init__(work, title, parent)
        self._volunteer = volunteer
        self._received = received
        self.body.insertWidget(1, blocks.label(volunteer.name))
        self.on = self.form.add(
            "vog_received_on" if received else "vog_requested_on",
            _("Wanneer ontvangen?") if received else _("Wanneer aangevraagd?"),
            DateLine(work.today()),
            required=True,
            help_text=_("Spil bewaart alleen de datum, niet de VOG zelf."),
        )
        self.on.set_value(work.today())
        self.ready()
        self.on.selectAll()

    def save(self) -> object:
        """Keep the date."""
        volunteer, on, today = self._volunteer, self.on.value(), self.work.today()
        assert on is not None  # the form asked for it
        keep = volunteers.receive_vog if self._received else volunteers.request_vog
        self.work.write(
            Act.MOVE_VOLUNTEER,
            lambda session: keep(session, volunteer.id, on, today=today),
            _("De VOG is ontvangen.") if self._received else _("De VOG is aangevraagd."),
        )
        return volunteer.person_id
