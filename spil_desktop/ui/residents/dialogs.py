"""The forms of a resident's file: who she is, what she likes, consent, health, contact, stage."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import addresses
from spil_desktop.rules.dates import Birth, parse_birth
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import (
    Act,
    Aid,
    Condition,
    ConsentForm,
    ConsentState,
    DayPart,
    FollowUpKind,
    Gender,
    Interest,
    Language,
    Limitation,
    LivingSituation,
    MaritalStatus,
    NameUse,
    Offer,
    Purpose,
    SelfRatedHealth,
    Tenure,
)
from spil_desktop.services import (
    consents,
    follow_ups,
    health_at_start,
    organisations,
    participants,
    people,
)
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.participants import HealthFields
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.texts import dates, labels
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    CodeBox,
    CodeChips,
    DateLine,
    Line,
    Suggested,
    Text,
    Tick,
)
from spil_desktop.ui.shared.together import FullName, PartnerName, Together
from spil_desktop.ui.work import Work

_ASKED_ABOUT = (Purpose.SHARE_VOLUNTEER, Purpose.SHARE_PROFESSIONAL)
"""Purposes of which an answer says with whom or what is shared."""


class PersonDialog(FormDialog):
    """Changes who someone is and how to reach her."""

    def __init__(self, work: Work, parent: QWidget, card: PersonCard) -> None:
        super().__init__(work, _("Gegevens wijzigen"), parent, draft=f"person:{card.person_id}")
        self._card = card
        self._add_name(card.fields)
        self._add_reach(card)
        self._add_address(card.fields)
        self.ready()

    def save(self) -> object:
        """Keep what was changed."""
        card, fields, today = self._card, self._fields(), self.work.today()
        self.work.write(
            Act.EDIT_PERSON,
            lambda session: people.edit(
                session, card.person_id, fields, today=today, version=card.version
            ),
            _("De gegevens zijn gewijzigd."),
        )
        return card.person_id

    def _add_name(self, fields: PersonFields) -> None:
        self.name = self.form.add(
            "family_name",
            _("Naam"),
            FullName(),
            required=True,
        )
        self.partner = self.form.add(
            "partner_family_name",
            _("Naam van de partner"),
            PartnerName(),
        )
        for place in (self.name, self.partner):
            place.set_state({name: getattr(fields, name) for name in place.lines})
        self.name_use = self.form.add(
            "name_use", _("Welke naam gebruikt zij?"), CodeBox(NameUse, labels.title)
        )
        self.name_use.set_value(fields.name_use)
        self.gender = self.form.add("gender", _("Geslacht"), CodeBox(Gender, labels.title))
        self.gender.set_value(fields.gender)
        self.birth = self.form.add("birth", _("Geboren"), Line(_("22-4-1939, of alleen 1939")))
        self.birth.set_state(_written(fields.birth))

    def _add_reach(self, card: PersonCard) -> None:
        self.phones = self.form.add(
            "phones",
            _("Telefoon"),
            Text(2),
            help_text=_("Eén nummer per regel. Erachter mag staan van wie: 0512-51 23 45 dochter"),
        )
        notes = [phone.note or "" for phone in card.fields.phones]
        lines = zip(card.shown_phones, notes, strict=True)
        self.phones.set_state("\n".join(f"{number} {note}".strip() for number, note in lines))
        self.email = self.form.add("email", _("E-mail"), Line())
        self.email.set_state(card.fields.email or "")
        self.hints = self.form.add(
            "contact_hints",
            _("Waar moet je op letten?"),
            Text(2),
            help_text=_("Dit staat groot in beeld als je belt of op bezoek gaat."),
        )
        self.hints.set_state(card.fields.contact_hints or "")
        self.languages = self.form.add("languages", _("Spreekt"), CodeChips(Language, labels.label))
        self.languages.set_value(card.fields.languages)

    def _add_address(self, fields: PersonFields) -> None:
        self.address = self.form.add(
            "street",
            _("Adres"),
            Together(("street", _("Straat"), 5), ("house_number", _("Huisnummer"), 2)),
        )
        number = f"{fields.house_number or ''}{fields.house_addition or ''}"
        self.address.set_state({"street": fields.street, "house_number": number})
        self.town = self.form.add(
            "postcode",
            _("Postcode en plaats"),
            Together(("postcode", _("9204 ZA"), 2), ("town", _("Plaats"), 4)),
        )
        self.town.set_state({"postcode": fields.postcode, "town": fields.town})
        self.notes = self.form.add(
            "notes",
            _("Notities"),
            Text(3),
            help_text=_("Feiten, geen oordelen. Schrijf alsof zij meeleest."),
        )
        self.notes.set_state(fields.notes or "")

    def _fields(self) -> PersonFields:
        address = self.address.parts()
        number, addition = addresses.parse_house_number(address["house_number"] or "")
        if address["house_number"] and number is None:
            raise SpilError(InputProblem.NOT_A_HOUSE_NUMBER, field="street")
        name, partner, town = self.name.parts(), self.partner.parts(), self.town.parts()
        values = self.form.values()
        return PersonFields(
            family_name=name["family_name"] or "",
            prefix=name["prefix"],
            initials=name["initials"],
            given_name=name["given_name"],
            partner_prefix=partner["partner_prefix"],
            partner_family_name=partner["partner_family_name"],
            name_use=values["name_use"],
            gender=values["gender"],
            birth=_read_birth(values["birth"]),
            area_id=self._card.fields.area_id,
            street=address["street"],
            house_number=number,
            house_addition=addition,
            postcode=town["postcode"],
            town=town["town"],
            phones=_read_phones(values["phones"]),
            email=values["email"],
            languages=values["languages"],
            contact_hints=values["contact_hints"],
            notes=values["notes"],
        )


class WishesDialog(FormDialog):
    """Changes how she lives, what she likes, when she can, and what she can do for others."""

    def __init__(self, work: Work, parent: QWidget, person_id: int, part: ParticipantPart) -> None:
        super().__init__(work, _("Leven en wensen"), parent, draft=f"wishes:{person_id}")
        self._part = part
        self._person_id = person_id
        fields = part.fields
        add = self.form.add
        self.living = add("living", _("Woont"), CodeBox(LivingSituation, labels.title))
        self.tenure = add("tenure", _("Huur of koop"), CodeBox(Tenure, labels.title))
        self.marital = add("marital", _("Burgerlijke staat"), CodeBox(MaritalStatus, labels.title))
        self.interests = add(
            "interests", _("Waar houdt zij van?"), CodeChips(Interest, labels.label)
        )
        self.available = add(
            "available", _("Wanneer kan zij?"), CodeChips(DayPart, labels.short_day_part)
        )
        self.offers = add(
            "offers", _("Wat kan zij voor een ander doen?"), CodeChips(Offer, labels.label)
        )
        self.offers_note = add("offers_note", _("In haar eigen woorden"), Text(2))
        self.gender_wish = add(
            "gender_wish",
            _("Liever een maatje dat"),
            CodeBox[Gender]((Gender.WOMAN, Gender.MAN), labels.label, empty=_("maakt niet uit")),
        )
        self.has_car = add("has_car", _("Bijzonderheden"), Tick(_("Rijdt zelf auto")))
        self.has_pets = add("has_pets", "", Tick(_("Heeft een huisdier")))
        self.smokes = add("smokes", "", Tick(_("Rookt binnen")))
        self.living.set_value(fields.living)
        self.tenure.set_value(fields.tenure)
        self.marital.set_value(fields.marital)
        self.interests.set_value(fields.interests)
        self.available.set_value(fields.available)
        self.offers.set_value(fields.offers)
        self.offers_note.set_state(fields.offers_note or "")
        self.gender_wish.set_value(fields.gender_wish)
        for name in ("has_car", "has_pets", "smokes"):
            getattr(self, name).set_state(bool(getattr(fields, name)))
        self.ready()

    def save(self) -> object:
        """Keep what was changed; what was never asked stays unknown until it is ticked."""
        part, kept, today = self._part, self._part.fields, self.work.today()
        values = self.form.values()
        for name in ("has_pets", "smokes"):
            if getattr(kept, name) is None and not values[name]:
                values[name] = None
        fields = replace(kept, **values)
        self.work.write(
            Act.EDIT_PERSON,
            lambda session: participants.edit(
                session, part.id, fields, today=today, version=part.version
            ),
            _("Leven en wensen zijn opgeslagen."),
        )
        return self._person_id


class HealthDialog(FormDialog):
    """Changes what she says of her health; opens only with her consent."""

    def __init__(self, work: Work, parent: QWidget, person_id: int, part: ParticipantPart) -> None:
        super().__init__(work, _("Gezondheid"), parent, draft=f"health:{person_id}")
        self._part = part
        self._person_id = person_id
        known = part.health or HealthFields()
        add = self.form.add
        self.self_rated = add(
            "self_rated",
            _("Hoe vindt u over het algemeen uw gezondheid?"),
            CodeBox(SelfRatedHealth, labels.title, empty=_("niet gevraagd")),
            help_text=_measured_before(work, part.id),
        )
        self.limitations = add(
            "limitations", _("Waar heeft u moeite mee?"), CodeChips(Limitation, labels.label)
        )
        self.conditions = add(
            "conditions", _("Langdurige aandoeningen"), CodeChips(Condition, labels.label)
        )
        self.aids = add("aids", _("Hulpmiddelen"), CodeChips(Aid, labels.label))
        self.note = add("note", _("Toelichting"), Text(2))
        self.self_rated.set_value(known.self_rated)
        self.limitations.set_value(known.limitations)
        self.conditions.set_value(known.conditions)
        self.aids.set_value(known.aids)
        self.note.set_state(known.note or "")
        self.ready()

    def save(self) -> object:
        """Keep it; refused when consent was withdrawn meanwhile."""
        part, fields = self._part, HealthFields(**self.form.values())
        self.work.write(
            Act.EDIT_PERSON,
            lambda session: participants.edit_health(
                session, part.id, fields, version=part.health_version
            ),
            _("De gezondheid is opgeslagen."),
        )
        return self._person_id


def _measured_before(work: Work, participant_id: int) -> str:
    """Tell what she answered at the first measurement, so that nobody asks it twice."""
    known = work.read(lambda session: health_at_start.measured(session, participant_id))
    if known is None:
        return ""
    return _("Gemeten op {day} (T0): {answer}. Dat telt in de cijfers.").format(
        day=dates.short_date(known.taken_on),
        answer=labels.label(known.rated) if known.rated else _("geen antwoord"),
    )


class ConsentDialog(FormDialog):
    """Records what she answered to one question for consent."""

    def __init__(self, work: Work, parent: QWidget, person_id: int, purpose: Purpose) -> None:
        title = _("Toestemming: {purpose}").format(purpose=labels.label(purpose))
        super().__init__(work, title, parent)
        self._person_id = person_id
        self._purpose = purpose
        add = self.form.add
        self.state = add(
            "state",
            _("Wat zegt zij?"),
            CodeBox(ConsentState, labels.title, empty="–"),
            required=True,
        )
        if purpose in _ASKED_ABOUT:
            self._add_recipient(purpose)
        self.how = add("form", _("Hoe?"), CodeBox(ConsentForm, labels.title), required=True)
        self.decided_on = add("decided_on", _("Wanneer?"), DateLine(work.today()), required=True)
        self.decided_on.set_value(work.today())
        self.text_version = add(
            "text_version", _("Versie van de uitleg"), Line(_("Bijvoorbeeld: folder 3"))
        )
        self.by_representative = add(
            "by_representative", "", Tick(_("Een vertegenwoordiger antwoordde"))
        )
        self.ready()

    def save(self) -> object:
        """Record the answer; a no works at once."""
        values = self.form.values()
        new = ConsentFields(purpose=self._purpose, **values)
        today = self.work.today()
        return self.work.write(
            Act.RECORD_CONSENT,
            lambda session: consents.record(
                session, self._person_id, new, today=today, user_id=self.work.user_id
            ),
            _("De toestemming is vastgelegd."),
        )

    def _add_recipient(self, purpose: Purpose) -> None:
        """Ask with whom, or of a volunteer what she may know: sharing is never more than said."""
        if purpose is Purpose.SHARE_VOLUNTEER:
            label, hint = _("Wat mag het maatje weten?"), _("voornaam, straat, telefoon")
            known: list[str] = []
        else:
            label, hint = _("Met wie?"), _("Leeg: met elke professional die haar helpt")
            known = [name for _key, name in self.work.read(organisations.choices)]
        self.recipient = self.form.add("recipient", label, Suggested(known, hint))


class FollowUpDialog(FormDialog):
    """Plans something that must not be forgotten."""

    def __init__(self, work: Work, parent: QWidget, participant_id: int) -> None:
        super().__init__(work, _("Opvolging plannen"), parent)
        self._participant_id = participant_id
        self.kind = self.form.add(
            "kind", _("Wat?"), CodeBox(follow_ups.BY_HAND, labels.title), required=True
        )
        self.kind.set_value(FollowUpKind.CALL)
        self.due_on = self.form.add(
            "due_on", _("Wanneer?"), DateLine(work.today(), Toward.FUTURE), required=True
        )
        self.note = self.form.add("note", _("Waarover?"), Line())
        self.ready()

    def save(self) -> object:
        """Plan it."""
        new = FollowUpFields(**self.form.values())
        return self.work.write(
            Act.PLAN_FOLLOW_UP,
            lambda session: follow_ups.plan(session, self._participant_id, new),
            _("De opvolging staat op Vandaag."),
        )


def _written(birth: Birth | None) -> str:
    if birth is None:
        return ""
    return dates.short_date(birth.date) if birth.date else str(birth.year or "")


def _read_birth(typed: str | None) -> Birth | None:
    if not typed:
        return None
    birth = parse_birth(typed)
    if birth is None:
        raise SpilError(InputProblem.NOT_A_DATE, field="birth")
    return birth


def _read_phones(typed: str | None) -> tuple[PhoneFields, ...]:
    """Read a number a line, with what stands behind its digits as the note."""
    found: list[PhoneFields] = []
    for line in (typed or "").splitlines():
        at = next((place for place, sign in enumerate(line) if sign.isalpha()), len(line))
        if line.strip():
            note = line[at:].strip().rstrip(")")
            found.append(PhoneFields(line[:at].strip().rstrip("( "), note or None))
    return tuple(found)
