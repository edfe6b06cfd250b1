"""The forms of a volunteer: what she does and when, her status, and the dates of her VOG."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    Act,
    DayPart,
    Interest,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import areas, volunteers
from spil_desktop.services.volunteers import VolunteerFields, VolunteerRow
from spil_desktop.texts import labels
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    CodeBox,
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

HELPING = (
    "roles",
    "interests",
    "available",
    "max_matches",
    "has_car",
    "no_pets",
    "no_smokers",
    "note",
)
"""What both forms ask about the help itself, by name."""


class HelpingForm(FormDialog):
    """What someone does for others and when: the part that both forms share."""

    def add_area(self) -> None:
        """Ask for the area, unless there is only one."""
        self.area = self.form.add("area_id", _("Wijk of dorp"), RecordBox(), required=True)
        rows = self.work.read(areas.rows)
        self.area.set_records((row.id, row.name) for row in rows)
        self.form.show_row("area_id", shown=len(rows) != 1)

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
        self.no_pets = self.form.add("no_pets", "", Tick(_("Liever geen huisdieren")))
        self.no_smokers = self.form.add("no_smokers", "", Tick(_("Liever niet bij rokers")))
        self.note = self.form.add("note", _("Wat wil je onthouden?"), Text(2))

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
        self._add_dates(work.today())
        self._fill(volunteer.fields)
        self.ready()

    def save(self) -> object:
        """Keep the changes."""
        volunteer, today = self._volunteer, self.work.today()
        values = self.form.values()
        kept = volunteer.fields
        fields = VolunteerFields(
            **self.helping(),
            status=kept.status,
            since=values["since"],
            vog_requested_on=values["vog_requested_on"],
            vog_received_on=values["vog_received_on"],
            agreement_on=values["agreement_on"],
            confidentiality_on=values["confidentiality_on"],
        )
        self.work.write(
            Act.EDIT_VOLUNTEER,
            lambda session: volunteers.edit(
                session, volunteer.id, fields, today=today, version=volunteer.version
            ),
            _("De vrijwilliger is gewijzigd."),
        )
        return volunteer.person_id

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
            )
        }

    def _fill(self, fields: VolunteerFields) -> None:
        self.area.set_state(fields.area_id)
        self.roles.set_value(fields.roles)
        self.interests.set_value(fields.interests)
        self.available.set_value(fields.available)
        for name in ("max_matches", "has_car", "no_pets", "no_smokers"):
            getattr(self, name).set_state(getattr(fields, name))
        self.note.set_state(fields.note or "")
        for name, line in self.dates.items():
            line.set_value(getattr(fields, name))


class StatusDialog(FormDialog):
    """Asks for the new status of a volunteer."""

    def __init__(self, work: Work, parent: QWidget, volunteer: VolunteerRow) -> None:
        title = _("Status van {name}").format(name=volunteer.name)
        super().__init__(work, title, parent)
        self._volunteer = volunteer
        self.status = self.form.add(
            "status",
            _("Hoe staat het ervoor?"),
            CodeBox(VolunteerStatus, labels.title),
            help_text=_("Alleen wie inzetbaar of actief is, wordt bij vragen voorgesteld."),
            required=True,
        )
        self.status.set_value(volunteer.fields.status)
        if volunteer.load:
            self.body.insertWidget(
                1,
                blocks.Note(
                    _("Er lopen nog koppelingen. Die blijven staan tot je ze beëindigt."),
                    blocks.Tone.NEUTRAL,
                ),
            )
        self.ready()

    def save(self) -> object:
        """Keep the status."""
        volunteer, status = self._volunteer, self.status.value()
        assert status is not None  # the list has no empty line
        self.work.write(
            Act.EDIT_VOLUNTEER,
            lambda session: volunteers.change_status(session, volunteer.id, status),
            _("De status is gewijzigd."),
        )
        return volunteer.person_id


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
            Act.EDIT_VOLUNTEER,
            lambda session: keep(session, volunteer.id, on, today=today),
            _("De VOG is ontvangen.") if self._received else _("De VOG is aangevraagd."),
        )
        return volunteer.person_id
