"""Registering by phone: one page, in the order of the conversation."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules.dates import parse_birth
from spil_desktop.rules.registration import RegistrationWarning
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import (
    Act,
    ContactForm,
    Gender,
    Knows,
    LivingSituation,
    NameUse,
    NeedTheme,
    ReportSource,
    Urgency,
)
from spil_desktop.services import doubles, registrations
from spil_desktop.services.doubles import LikelyDouble
from spil_desktop.services.registrations import AskedNeed, NewRegistration, Registered
from spil_desktop.texts import labels
from spil_desktop.texts import registrations as words
from spil_desktop.ui import theme
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.area import ask_area
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.doubles import KnownAlready
from spil_desktop.ui.shared.fields import (
    CodeBox,
    CodeChips,
    DateLine,
    Line,
    Text,
)
from spil_desktop.ui.shared.together import House, PartnerName, Together, WholeName
from spil_desktop.ui.work import Work

_LOOK_AFTER_MS = 250
_ROWS = {"house_number": "street", "phones": "phone"}
"""In which row of the form the services' other names for what is wrong stand."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before the form opens, of someone at the door who asked for a visit herself.

    `house_number` is as people write it, with what is added to it.
    """

    source: ReportSource
    area_id: int
    street: str = field(repr=False)
    house_number: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """A name of its own for the draft of every door."""
        return f"{self.area_id}:{self.street}:{self.house_number}"


class RegistrationDialog(FormDialog):
    """Registers someone who was reported, or who reports herself; `saved` carries her number."""

    def __init__(self, work: Work, parent: QWidget, known: Known | None = None) -> None:
        """Open the form, empty or with what is `known` already."""
        draft = "registration" if known is None else f"registration:{known.name}"
        super().__init__(work, _("Bewoner aanmelden"), parent, draft=draft, save=_("Aanmelden"))
        self._under = parent
        self._add_report()
        self._add_who()
        self._add_where()
        self._add_what()
        self._add_more()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_AFTER_MS)
        self._look.timeout.connect(self.look)
        self.form.edited.connect(self._look.start)
        self.source.edited.connect(self._ask_whether_she_knows)
        self.seen.edited.connect(self._ask_what_is_needed)
        self.who.same.connect(self._take_same)
        self.who.answered.connect(self.look)
        if known is not None:
            self._fill_in(known)
        self._ask_whether_she_knows()
        screen = self.screen().availableGeometry()
        self.setMinimumWidth(min(theme.px(640), round(screen.width() * 0.9)))
        self.ready()
        self.look()

    def save(self) -> object:
        """Register; returns the person number."""
        new, today = self.new(), self.work.today()
        same_as, different_from = self.who.person_id, self.who.different_from
        self.address.check()
        made: Registered = self.work.write(
            Act.REGISTER,
            lambda session: registrations.register(
                session, new, today=today, same_as=same_as, different_from=different_from
            ),
            _("De bewoner is aangemeld."),
        )
        return made.person_id

    def new(self) -> NewRegistration:
        """Return what stands in the form, half filled or not."""
        name, address = self.name.parts(), self.address.parts()
        number, addition = self.address.number()
        return NewRegistration(
            area_id=self.area.value() or 0,
            source=self.source.value() or ReportSource.OTHER,
            reporter=self.reporter.value(),
            report_note=self.seen.value(),
            report_urgency=self.report_urgency.value(),
            knows=self.knows.value() or Knows.UNKNOWN,
            family_name=name["family_name"] or "",
            prefix=name["prefix"],
            given_name=name["given_name"],
            phone=self.phone.value() or "",
            contact_hints=self.hints.value(),
            street=address["street"] or "",
            house_number=number,
            house_addition=addition,
            asked=self._asked(),
            **self._details(),
        )

    def look(self) -> None:
        """Show who may be known already, and what to look at."""
        new, today = self.new(), self.work.today()
        same_as, different_from = self.who.person_id, self.who.different_from
        self.who.show_doubles(
            self.work.read(lambda session: doubles.likely(session, registrations.traits(new)))
        )
        warnings = self.work.read(
            lambda session: registrations.check(
                session, new, today=today, same_as=same_as, different_from=different_from
            )
        )
        shown = [
            words.warning(kind) for kind in warnings if kind is not RegistrationWarning.DUPLICATE
        ]
        self.warning.set_text("\n".join(shown))
        self.warning.setVisible(bool(shown))

    def _fill_in(self, known: Known) -> None:
        self.source.set_value(known.source)
        self.knows.set_value(Knows.YES)
        self.area.set_state(known.area_id)
        self.address.set_state({"street": known.street, "house_number": known.house_number})

    def _add_report(self) -> None:
        self.source = self.form.add(
            "source", _("Wie meldt?"), CodeBox(ReportSource, labels.title, empty="–"), required=True
        )
        self.reporter = self.form.add(
            "reporter",
            _("Wie is dat?"),
            Line(_("Bijvoorbeeld: de buurvrouw van nummer 12")),
            help_text=_("Noem liever de rol dan de naam."),
        )
        self.knows = self.form.add(
            "knows", _("Weet de oudere ervan?"), CodeBox(Knows, labels.title), required=True
        )
        self.knows.set_value(Knows.UNKNOWN)
        self.seen = self.form.add(
            "report_note",
            _("Wat is er gezien of gehoord?"),
            Text(2),
            help_text=_("Alleen feiten, geen oordeel en niets over gezondheid."),
        )
        self.report_urgency = self.form.add(
            "report_urgency",
            _("Hoe snel moet je erheen?"),
            CodeBox(Urgency, labels.title, empty=_("binnen vijf werkdagen")),
        )

    def _add_who(self) -> None:
        self.name = self.form.add(
            "family_name",
            _("Hoe heet zij of hij?"),
            WholeName(),
            required=True,
        )
        self.phone = self.form.add(
            "phone",
            _("Hoe is zij te bereiken?"),
            Line(_("Telefoon")),
            help_text=_("Geen telefoon? Schrijf dan hieronder hoe je haar bereikt."),
        )
        self.hints = self.form.add(
            "contact_hints",
            _("Waar moet je op letten?"),
            Line(_("Bijvoorbeeld: hoort slecht, twee keer bellen")),
        )

    def _add_where(self) -> None:
        self.area = ask_area(self.form, self.work)
        self.address = self.form.add(
            "street",
            _("Waar woont zij?"),
            House(),
            required=True,
        )
        self.area.edited.connect(self._suggest_streets)
        self._suggest_streets()
        self.who = KnownAlready()
        self.form.add_wide(self.who)

    def _add_what(self) -> None:
        self.asked = self.form.add(
            "asked", _("Wat wordt er gevraagd?"), CodeChips(NeedTheme, labels.label), required=True
        )
        self.note = self.form.add("note", _("In eigen woorden"), Text(2))
        self.warning = blocks.Note("", Tone.WARNING)
        self.warning.hide()
        self.form.add_wide(self.warning)

    def _add_more(self) -> None:
        self.form.add_heading(_("Als je het weet"))
        self.initials = self.form.add("initials", _("Voorletters"), Line(_("Bijvoorbeeld: A.M.")))
        self.birth = self.form.add(
            "birth",
            _("Geboren"),
            Line(_("22-4-1939, of alleen 1939")),
        )
        self.living = self.form.add("living", _("Woont"), CodeBox(LivingSituation, labels.title))
        self.living.set_value(LivingSituation.UNKNOWN)
        self.gender = self.form.add("gender", _("Geslacht"), CodeBox(Gender, labels.title))
        self.gender.set_value(Gender.UNKNOWN)
        self.postcode = self.form.add(
            "postcode",
            _("Postcode en plaats"),
            Together(("postcode", _("9204 ZA"), 2), ("town", _("Plaats"), 4)),
        )
        self.partner = self.form.add(
            "partner_family_name",
            _("Naam van de partner"),
            PartnerName(),
        )
        self.name_use = self.form.add(
            "name_use", _("Welke naam gebruikt zij?"), CodeBox(NameUse, labels.title)
        )
        self.urgency = self.form.add("urgency", _("Hoe snel?"), CodeBox(Urgency, labels.title))
        self.urgency.set_value(Urgency.FOLLOW)
        self.next_on = self.form.add(
            "next_on",
            _("Eerste contact uiterlijk"),
            DateLine(self.work.today(), Toward.FUTURE),
            help_text=_("Leeg: binnen vijf werkdagen."),
        )

    def _asked(self) -> tuple[AskedNeed, ...]:
        """Return the needs; what was said belongs to the first."""
        urgency = self.urgency.value() or Urgency.FOLLOW
        return tuple(
            AskedNeed(theme, self.note.value() if place == 0 else None, urgency)
            for place, theme in enumerate(self.asked.value())
        )

    def _details(self) -> dict[str, Any]:
        return {
            **self.partner.parts(),
            **self.postcode.parts(),
            "initials": self.initials.value(),
            "birth": parse_birth(self.birth.value()) if self.birth.value() else None,
            "living": self.living.value() or LivingSituation.UNKNOWN,
            "gender": self.gender.value() or Gender.UNKNOWN,
            "name_use": self.name_use.value() or NameUse.OWN,
            "next_on": self.next_on.value(),
        }

    def accept(self) -> None:
        """Refuse a birth that cannot be read before it is lost."""
        typed = self.birth.value()
        if typed and parse_birth(typed) is None:
            self.form.clear_problems()
            self.form.show_problem(
                "birth", _("Dit is geen geboortedatum. Typ bijvoorbeeld 22-4-1939, of 1939.")
            )
            return
        super().accept()

    def show_error(self, error: SpilError) -> None:
        """Show a refusal in the row where the connector typed it."""
        row = _ROWS.get(str(error.values.get("field")))
        super().show_error(SpilError(error.problem, field=row) if row else error)

    def _ask_whether_she_knows(self) -> None:
        """Who reports herself knows of it, and is not asked who she is."""
        by_herself = self.source.value() is ReportSource.SELF
        for row in ("reporter", "knows", "report_note", "report_urgency"):
            self.form.show_row(row, shown=not by_herself)
        self._ask_what_is_needed()

    def _ask_what_is_needed(self) -> None:
        """Of who is reported by someone else, what was seen is enough: a minimal record."""
        reported = self.source.value() not in (None, ReportSource.SELF)
        self.form.require("asked", needed=not (reported and self.seen.value()))

    def _suggest_streets(self) -> None:
        self.address.suggest(self.work, self.area.value())

    def _take_same(self, double: LikelyDouble) -> None:
        if double.participant_id is not None:
            self._drop_draft()
            self.saved.emit(double.person_id)
            self.done(self.DialogCode.Accepted)
            self._log_what_was_said(double.participant_id)
            return
        self.who.take(
            double,
            _("{name} staat al in het bestand en krijgt hiermee een dossier als bewoner.").format(
                name=double.full_name
            ),
        )

    def _log_what_was_said(self, participant_id: int) -> None:
        """Offer what was typed about someone who has a file as a contact, else it is lost."""
        typed = " ".join(f"{self.seen.value() or ''} {self.note.value() or ''}".split())
        if not typed:
            return
        by_herself = self.source.value() is ReportSource.SELF
        form = ContactForm.PHONE if by_herself else ContactForm.THIRD_PARTY
        log = ContactLog(self.work, self._under, participant_id, form=form)
        log.note.set_state(" ".join(filter(None, (log.note.value(), typed))))  # after its draft
        log.open()
