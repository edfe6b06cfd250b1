"""Registering a volunteer: someone new, or someone who is in the store already."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import doubles, volunteers
from spil_desktop.services.doubles import LikelyDouble
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.volunteers import VolunteerFields
from spil_desktop.ui.shared.doubles import KnownAlready
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.shared.together import House, WholeName
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
        self._add_who()
        self.form.add_heading(_("Wat en wanneer"))
        self.add_helping()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_AFTER_MS)
        self._look.timeout.connect(self.look)
        self.form.edited.connect(self._look.start)
        self.who.same.connect(self._take_same)
        self.who.answered.connect(self.look)
        self.ready()
        self.look()

    def save(self) -> object:
        """Keep the volunteer; returns the person number."""
        fields, today, known = (
            VolunteerFields(**self.helping()),
            self.work.today(),
            self.who.person_id,
        )
        said = _("De vrijwilliger is aangemeld.")
        if known is not None:
            self.work.write(
                Act.ADD_VOLUNTEER,
                lambda session: volunteers.add(session, known, fields, today=today),
                said,
            )
            return known
        person, different_from = self.person(), self.who.different_from
        self.address.check()
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
        number, addition = self.address.number()
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
        typed = doubles.traits_of(self.person())
        self.who.show_doubles(self.work.read(lambda session: doubles.likely(session, typed)))

    def _add_who(self) -> None:
        self.name = self.form.add(
            "family_name",
            _("Hoe heet hij of zij?"),
            WholeName(),
            required=True,
        )
        self.phone = self.form.add("phones", _("Telefoon"), Line("06-12 34 56 78"))
        self.email = self.form.add("email", _("E-mail"), Line())
        self.add_area()
        self.address = self.form.add(
            "street",
            _("Waar woont hij of zij?"),
            House(),
        )
        self.area.edited.connect(self._suggest_streets)
        self._suggest_streets()
        self.who = KnownAlready()
        self.form.add_wide(self.who)

    def _suggest_streets(self) -> None:
        self.address.suggest(self.work, self.area.value())

    def _take_same(self, double: LikelyDouble) -> None:
        """Go on with someone known; who is a volunteer already is simply shown."""
        if double.volunteer_id is not None:
            self._drop_draft()
            self.saved.emit(double.person_id)
            self.done(self.DialogCode.Accepted)
            return
        self.who.take(
            double,
            _("{name} staat al in het bestand en wordt hiermee ook vrijwilliger.").format(
                name=double.full_name
            ),
        )
