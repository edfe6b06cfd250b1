"""The forms with which someone is handed on, and with which an incoming referral is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules import bsn
from spil_desktop.rules.registration import RegistrationWarning
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, ReferralKind, SharedField
from spil_desktop.services import needs, organisations, referral_letters, referrals
from spil_desktop.services.cards import PersonCard
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.services.referrals import Incoming, Outgoing
from spil_desktop.texts import dates, labels, letters, registrations
from spil_desktop.ui import theme
from spil_desktop.ui.organisations.dialogs import OrganisationDialog
from spil_desktop.ui.referrals.letter import Preview
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    CodeBox,
    CodeChips,
    DateLine,
    PickList,
    RecordBox,
    Text,
    Tick,
)
from spil_desktop.ui.work import Session, Work

_SHOW_AFTER_MS: Final = 150
_ROOM: Final = 980
"""Pixels of screen from which the letter stands beside the form."""
_FREE: Final = 60
_USUAL: Final = (SharedField.NAME, SharedField.QUESTION)

Save = Callable[[Session, Outgoing, bool], int | None]
"""Keeps a filled-in referral and returns its number."""


@dataclass(frozen=True, slots=True)
class About:
    """Whom a referral is about, and what is filled in already.

    `save_as` keeps the referral in another way than alone, for instance as what came of a job.
    """

    participant_id: int
    area_id: int | None = None
    need_id: int | None = None
    question: str = field(default="", repr=False)
    save_as: Save | None = None


class ToOrganisation(FormDialog):
    """A form that begins with an organisation and who works there."""

    def add_organisation(self, label: str, area_id: int | None) -> None:
        """Ask for an organisation of the directory, or a new one."""
        self._area_id = area_id
        self.organisation = self.form.add("organisation_id", label, PickList(rows=4), required=True)
        self.new_button = blocks.button(_("Staat er niet bij: toevoegen"), "add-line", "quiet")
        self.new_button.clicked.connect(self._add_organisation)
        self.form.add_wide(blocks.holder(blocks.row(self.new_button, 1)))
        self.colleague = self.form.add("organisation_person_id", _("Wie daar?"), RecordBox("–"))
        self._offer_organisations()
        self._offer_colleagues()
        self.organisation.edited.connect(self._offer_colleagues)

    def _offer_organisations(self) -> None:
        area_id = self._area_id
        self.organisation.set_records(
            self.work.read(lambda session: organisations.choices(session, area_id))
        )

    def _offer_colleagues(self) -> None:
        chosen = self.organisation.value()
        people = (
            self.work.read(lambda session: organisations.people_of(session, chosen))
            if chosen is not None
            else ()
        )
        self.colleague.set_records(
            (one.id, " · ".join(filter(None, (one.fields.name, one.fields.role)))) for one in people
        )
        self.form.show_row("organisation_person_id", shown=bool(people))

    def _add_organisation(self) -> None:
        dialog = OrganisationDialog(self.work, self)
        dialog.saved.connect(self._added)
        dialog.open()

    def _added(self, key: object) -> None:
        self._offer_organisations()
        self.organisation.line.set_state("")
        self.organisation.set_state(key)


class ReferDialog(ToOrganisation):
    """Hands a resident on, with exactly the fields that she allows, and shows the letter.

    With `referral` it changes one that was sent.
    """

    def __init__(
        self, work: Work, parent: QWidget, about: About, referral: ReferralRow | None = None
    ) -> None:
        title = _("Verwijzen") if referral is None else _("Verwijzing wijzigen")
        save = _("Verwijzen") if referral is None else _("Opslaan")
        changed = referral.id if referral else ""
        draft = f"refer:{about.participant_id}:{about.need_id or ''}:{changed}"
        super().__init__(work, title, parent, save=save, draft=draft)
        self._participant_id = about.participant_id
        self._referral = referral
        self._save_as = about.save_as
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SHOW_AFTER_MS)
        self._later.timeout.connect(self.refresh)
        self.add_organisation(_("Naar wie?"), about.area_id)
        self._add_question(about.need_id, about.question)
        self._add_sharing()
        self._add_terms(work.today())
        self._add_preview()
        if referral is not None:
            self._fill(referral)
        self.kind.edited.connect(self._fit_kind)
        self.form.edited.connect(self._later.start)
        self.ready()
        self._fit_kind()
        self.refresh()

    def save(self) -> object:
        """Keep the referral."""
        new, oral = self._outgoing(), self.oral_consent.value()
        if new is None:
            return None
        before, today = self._referral, self.work.today()
        if before is not None:
            self.work.write(
                Act.RECORD_REFERRAL,
                lambda session: referrals.edit(
                    session,
                    before.id,
                    new,
                    today=today,
                    version=before.version,
                    oral_consent=oral,
                ),
                _("De verwijzing is gewijzigd."),
            )
            return before.id
        keep = self._save_as or self._refer
        return self.work.write(Act.REFER, lambda session: keep(session, new, oral), self._said(new))

    def refresh(self) -> None:
        """Show the letter as it would be, when feedback is expected, and what needs consent."""
        if not self.work.is_open:
            return
        question = self.question.value() or ""
        self.warning.setVisible(bsn.found_in(question))
        new = self._outgoing()
        if new is None:
            self.preview.setPlainText(_("Kies eerst een organisatie."))
            return
        key = self._participant_id
        facts = self.work.read(lambda session: referral_letters.draft(session, key, new))
        self.preview.setPlainText(letters.referral(facts).plain())
        asked = bool(new.shared) and not self._may_go(new)
        self.form.show_row("oral_consent", shown=asked)
        self.consent.setVisible(bool(new.shared) and not asked)
        if facts.consent_on is not None:
            words = _("Hiervoor is toestemming sinds {date}.")
            self.consent.setText(words.format(date=dates.short_date(facts.consent_on)))
        due = dates.short_date(facts.feedback_due_on)
        self.feedback_due_on.setPlaceholderText(due or _("dd-mm-jjjj"))

    def _may_go(self, new: Outgoing) -> bool:
        """Say whether she allowed before that all this goes to this organisation."""
        key = self._participant_id
        return self.work.read(lambda session: referrals.may_go(session, key, new))

    def _add_question(self, need_id: int | None, question: str) -> None:
        key, today = self._participant_id, self.work.today()
        rows = self.work.read(lambda session: needs.of_participant(session, key, today=today))
        open_ones = [row for row in rows if row.is_open or row.id == need_id]
        self.need = self.form.add("need_id", _("Over welke hulpvraag?"), RecordBox("–"))
        self.need.set_records(
            (row.id, f"{labels.title(row.fields.theme)} · {row.fields.note or ''}".rstrip(" ·"))
            for row in open_ones
        )
        self.need.set_state(need_id)
        self.form.show_row("need_id", shown=bool(open_ones))
        self.kind = self.form.add(
            "kind",
            _("Hoe?"),
            CodeBox(ReferralKind, labels.title),
            required=True,
            help_text=_("Warm: je belt zelf, of gaat samen. Dat werkt het best."),
        )
        self.kind.set_value(ReferralKind.WARM)
        self.question = self.form.add(
            "question",
            _("Wat is de vraag?"),
            Text(3),
            help_text=_("Schrijf alsof de bewoner meeleest: feiten, geen oordelen."),
        )
        self.question.set_state(question)
        self.warning = Note(registrations.warning(RegistrationWarning.BSN_IN_NOTE), Tone.WARNING)
        self.warning.hide()
        self.form.add_wide(self.warning)

    def _add_sharing(self) -> None:
        self.shared = self.form.add(
            "shared",
            _("Wat mag er mee?"),
            CodeChips(SharedField, labels.label),
            help_text=_("Alleen wat je aanzet, staat in de brief."),
        )
        self.shared.set_value(_USUAL)
        self.consent = blocks.quiet("")
        self.form.add_wide(self.consent)
        self.oral_consent = self.form.add(
            "oral_consent",
            _("Toestemming"),
            Tick(_("De bewoner zegt nu ja: dit mag ik delen met deze organisatie")),
        )

    def _add_terms(self, today: date) -> None:
        self.sent_on = self.form.add("sent_on", _("Wanneer?"), DateLine(today), required=True)
        self.sent_on.set_value(today)
        self.feedback_due_on = self.form.add(
            "feedback_due_on",
            _("Terugkoppeling uiterlijk"),
            DateLine(today, Toward.FUTURE),
            help_text=_("Leeg: over twee weken, bij het Wmo-loket over zes weken."),
        )

    def _add_preview(self) -> None:
        """Show the letter beside the form, or below it where there is no room."""
        self.preview = Preview(9)
        self.preview_title = blocks.label(_("Zo wordt de brief"), "label")
        if self.screen().availableGeometry().width() < theme.px(_ROOM):
            self.form.add_wide(self.preview_title)
            self.form.add_wide(self.preview)
            return
        self.body.removeWidget(self._scroll)
        written = blocks.holder(blocks.column(self.preview_title, self.preview))
        beside = blocks.row(self._scroll, written, gap=blocks.AIR)
        beside.setStretch(0, 1)
        beside.setStretch(1, 1)
        self.body.insertLayout(1, beside, 1)
        self.setMinimumWidth(theme.px(_ROOM) - theme.px(_FREE))

    def _fill(self, row: ReferralRow) -> None:
        self.organisation.set_state(row.organisation_id)
        self._offer_colleagues()
        self.colleague.set_state(row.organisation_person_id)
        self.need.set_state(row.need_id)
        self.kind.set_value(row.kind)
        self.question.set_state(row.question)
        self.shared.set_value(row.shared)
        self.sent_on.set_value(row.sent_on)
        self.feedback_due_on.set_value(row.feedback_due_on)

    def _fit_kind(self) -> None:
        """Ask for nothing to share when only information was given."""
        handed_on = self.kind.value() is not ReferralKind.INFORMATION
        for name in ("shared", "feedback_due_on"):
            self.form.show_row(name, shown=handed_on)
        if not handed_on:
            self.form.show_row("oral_consent", shown=False)
            self.consent.hide()
        for widget in (self.preview, self.preview_title):
            widget.setVisible(handed_on)

    def _outgoing(self) -> Outgoing | None:
        values = self.form.values()
        organisation_id, kind = values["organisation_id"], values["kind"]
        if organisation_id is None or kind is None:
            return None
        handed_on = kind is not ReferralKind.INFORMATION
        return Outgoing(
            organisation_id=organisation_id,
            kind=kind,
            sent_on=values["sent_on"] or self.work.today(),
            shared=values["shared"] if handed_on else (),
            question=values["question"],
            organisation_person_id=values["organisation_person_id"],
            need_id=values["need_id"],
            feedback_due_on=values["feedback_due_on"] if handed_on else None,
        )

    def _refer(self, session: Session, new: Outgoing, oral_consent: bool) -> int:  # noqa: FBT001
        return referrals.refer(
            session,
            self._participant_id,
            new,
            today=self.work.today(),
            oral_consent=oral_consent,
            user_id=self.work.user_id,
        )

    def _said(self, new: Outgoing) -> str:
        if new.kind is ReferralKind.INFORMATION:
            return _("Vastgelegd. Over twee weken vraag je of het contact gelukt is.")
        key = new.organisation_id
        due = new.feedback_due_on or self.work.read(
            lambda session: referrals.feedback_due(session, key, new.kind, new.sent_on)
        )
        return _("Verwezen. De terugkoppeling verwacht je uiterlijk {date}.").format(
            date=dates.short_date(due)
        )


class ReceiveDialog(ToOrganisation):
    """Keeps that an organisation referred a resident to the Spil."""

    def __init__(self, work: Work, parent: QWidget, card: PersonCard) -> None:
        super().__init__(
            work, _("Verwezen door een ander"), parent, draft=f"receive:{card.person_id}"
        )
        part = card.participant
        self._participant_id = part.id if part else 0
        self.add_organisation(_("Door wie?"), part.fields.area_id if part else None)
        self.question = self.form.add("question", _("Wat is de vraag?"), Text(3))
        self.received_on = self.form.add(
            "received_on", _("Wanneer?"), DateLine(work.today()), required=True
        )
        self.received_on.set_value(work.today())
        self.answer_by = self.form.add(
            "answer_by",
            _("Antwoord uiterlijk"),
            DateLine(work.today(), Toward.FUTURE),
            help_text=_("Leeg: over twee weken."),
        )
        self.ready()

    def save(self) -> object:
        """Keep the incoming referral."""
        new, key, today = Incoming(**self.form.values()), self._participant_id, self.work.today()
        return self.work.write(
            Act.REFER,
            lambda session: referrals.receive(session, key, new, today=today),
            _("Vastgelegd. Het antwoord staat op je lijst."),
        )
