"""Registering a volunteer: someone new, or someone who is in the store already."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import addresses, names
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, doubles, volunteers
from spil_desktop.services.doubles import LikelyDouble
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.volunteers import VolunteerFields
from spil_desktop.ui.residents.fields import Together
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.doubles import DoublesPanel
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.volunteers.dialogs import HelpingForm
from spil_desktop.ui.work import Work

_LOOK_AFTER_MS = 250


class NewVolunteerDialog(HelpingForm):
    """Asks who wants to help, with what and when; `saved` carries the person number."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(
            work,
            _("Vrijwilliger aanmelden"),
            parent,
            draft="volunteer:new",
            save=_("Aanmelden"),
        )
        self._same_as: LikelyDouble | None = None
        self._different_from: tuple[int, ...] = ()
        self._add_who()
        self.form.add_heading(_("Wat en wanneer"))
        self.add_helping()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_AFTER_MS)
        self._look.timeout.connect(self.look)
        self.form.edited.connect(self._look.start)
        self.panel.same.connect(self._take_same)
        self.panel.different.connect(self._take_different)
        self.ready()
        self.look()

    def save(self) -> object:
        """Keep the volunteer; returns the person number."""
        fields, today, known = VolunteerFields(**self.helping()), self.work.today(), self._same_as
        said = _("De vrijwilliger is aangemeld.")
        if known is not None:
            self.work.write(
                Act.ADD_VOLUNTEER,
                lambda session: volunteers.add(session, known.person_id, fields, today=today),
                said,
            )
            return known.person_id
        person, different_from = self.person(), self._different_from
        if self.address.parts()["house_number"] and person.house_number is None:
            raise SpilError(InputProblem.NOT_A_HOUSE_NUMBER, field="street")
        return self.work.write(
            Act.ADD_VOLUNTEER,
            lambda session: volunteers.register(
                session, person, fields, today=today, different_from=different_from
            ),
            said,
        )

    def person(self) -> PersonFields:
        """Return who stands in the form, half filled or not."""
        name, address = self.name.parts(), self.address.parts()
        number, addition = addresses.parse_house_number(address["house_number"] or "")
        phone = self.phone.value()
        return PersonFields(
            family_name=name["family_name"] or "",
            prefix=name["prefix"],
            given_name=name["given_name"],
            area_id=self.area.value(),
            street=address["street"],
            house_number=number,
            house_addition=addition,
            phones=(PhoneFields(phone),) if phone else (),
            email=self.email.value(),
        )

    def look(self) -> None:
        """Show who may be known already."""
        if self._same_as is not None:
            self.panel.show_doubles(())
            return
        typed = doubles.traits_of(self.person())
        found = self.work.read(lambda session: doubles.likely(session, typed))
        self.panel.show_doubles(
            tuple(one for one in found if one.person_id not in self._different_from)
        )

    def _add_who(self) -> None:
        self.name = self.form.add(
            "family_name",
            _("Hoe heet hij of zij?"),
            Together(
                ("given_name", _("Roepnaam"), 3),
                ("prefix", _("van der"), 2),
                ("family_name", _("Achternaam"), 4),
            ),
            required=True,
        )
        self.name.lines["family_name"].editingFinished.connect(self._split_prefix)
        self.phone = self.form.add("phones", _("Telefoon"), Line("06-12 34 56 78"))
        self.email = self.form.add("email", _("E-mail"), Line())
        self.add_area()
        self.address = self.form.add(
            "street",
            _("Waar woont hij of zij?"),
            Together(("street", _("Straat"), 5), ("house_number", _("Huisnummer"), 2)),
        )
        self.area.edited.connect(self._suggest_streets)
        self._suggest_streets()
        self.panel = DoublesPanel()
        self.form.add_wide(self.panel)
        self.known = blocks.Note("", Tone.GOOD)
        self.known.hide()
        self.form.add_wide(self.known)

    def _suggest_streets(self) -> None:
        area_id = self.area.value()
        found = self.work.read(lambda session: areas.streets(session, area_id))
        self.address.lines["street"].set_words([row.fields.name for row in found])

    def _split_prefix(self) -> None:
        """Put "van der" of a name typed in one piece into its own line."""
        lines = self.name.lines
        if lines["prefix"].value() is None and lines["family_name"].value():
            prefix, family = names.split_prefix(lines["family_name"].value() or "")
            if prefix:
                lines["prefix"].set_state(prefix)
                lines["family_name"].set_state(family)

    def _take_same(self, double: LikelyDouble) -> None:
        """Go on with someone known; who is a volunteer already is simply shown."""
        if double.volunteer_id is not None:
            self._drop_draft()
            self.saved.emit(double.person_id)
            self.done(self.DialogCode.Accepted)
            return
        self._same_as = double
        self.known.set_text(
            _("{name} staat al in het bestand en wordt hiermee ook vrijwilliger.").format(
                name=double.full_name
            )
        )
        self.known.show()
        self.look()

    def _take_different(self, person_id: int) -> None:
        self._different_from = (*self._different_from, person_id)
        self.look()
