"""The forms of a signal: what was noticed, what was done, who was asked, what came of it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import (
    Act,
    SignalKind,
    SignalOutcome,
    SignalRoute,
    SignalSource,
    Urgency,
)
from spil_desktop.services import contacts, drafts, people, safety, signals, users
from spil_desktop.services.signals import (
    OUTCOMES,
    Consultation,
    SignalClosing,
    SignalFields,
    SignalRow,
)
from spil_desktop.texts import dates, labels
from spil_desktop.texts import signals as words
from spil_desktop.ui.safety.dialogs import SafetyDialog
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    CodeBox,
    DateLine,
    Line,
    PickList,
    RecordBox,
    Suggested,
    Text,
)
from spil_desktop.ui.work import Work

_ORDINARY = ("note", "seen_on", "source", "reported_by", "urgency", "due_on", "route", "owner_id")
"""The inputs of a signal that is no suspicion of abuse."""

_CONTACTS_OFFERED = 10


class SignalDialog(FormDialog):
    """Asks what was noticed; without `participant_id` also about whom.

    Given a `signal`, changes it. `saved` carries its number. A suspicion of abuse is not kept
    here: who may see the safety compartment goes on there, who may not is told whom to tell, and
    nothing of it stays, not even a draft.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        participant_id: int | None = None,
        signal: SignalRow | None = None,
    ) -> None:
        title = _("Signaal vastleggen") if signal is None else _("Signaal wijzigen")
        draft = f"signal:{participant_id or ''}:{signal.id if signal else ''}"
        super().__init__(work, title, parent, draft=draft)
        self._participant_id = participant_id
        self._signal = signal
        self._sees_safety = work.sees_safety()
        self._has_contacts = False
        self.who: PickList | None = None
        if participant_id is None:
            self.who = self.form.add(
                "participant_id", _("Over wie gaat het?"), PickList(), required=True
            )
            self.who.set_records(work.read(people.participant_names))
        self._add_what(work.today())
        self._add_contacts(participant_id)
        self._add_follow_up(work)
        if signal is not None:
            self._fill(signal.fields)
        self.kind.edited.connect(self._turn)
        self.urgency.edited.connect(self._turn)
        self._turn()
        self.ready()

    def is_suspicion(self) -> bool:
        """Say whether abuse was chosen."""
        return self.kind.value() is SignalKind.ABUSE

    def is_changed(self) -> bool:
        if self.is_suspicion() and not self._sees_safety:
            return False
        return super().is_changed()

    def keep_draft(self) -> None:
        if not self.is_suspicion():
            super().keep_draft()
            return
        self._drop_draft()
        about = self._about()
        if self._sees_safety and about is not None and self.note.value() and self.work.is_open:
            kept = {"note": self.note.state()}
            self.work.keep(lambda session: drafts.keep(session, safety.draft_name(about), kept))

    def accept(self) -> None:
        if self.is_suspicion() and not self._sees_safety:
            return
        super().accept()

    def save(self) -> object:
        """Keep the signal, or go on in the safety compartment."""
        if self.is_suspicion():
            self._go_on_in_safety()
            return None
        fields, today, signal = self._fields(), self.work.today(), self._signal
        me = self.work.user_id
        if signal is not None:
            self.work.write(
                Act.RECORD_SIGNAL,
                lambda session: signals.edit(
                    session, signal.id, fields, today=today, version=signal.version, user_id=me
                ),
                _("Het signaal is gewijzigd."),
            )
            return signal.id
        about = self._about() or 0
        return self.work.write(
            Act.RECORD_SIGNAL,
            lambda session: signals.note(session, about, fields, today=today, user_id=me),
            _("Het signaal is vastgelegd."),
        )

    def _add_what(self, today: date) -> None:
        self.kind = self.form.add(
            "kind",
            _("Wat is er aan de hand?"),
            CodeBox(SignalKind, labels.title, empty="–"),
            required=True,
        )
        self.suspicion = Note("", Tone.WARNING)
        self.form.add_wide(self.suspicion)
        self.note = self.form.add(
            "note",
            _("Wat is er gezien of gezegd?"),
            Text(3),
            help_text=_("Feiten, geen oordelen. Noem de rol, niet de naam van een ander."),
        )
        self.seen_on = self.form.add("seen_on", _("Gezien op"), DateLine(today), required=True)
        self.seen_on.set_value(today)
        self.source = self.form.add(
            "source",
            _("Wie merkte het op?"),
            CodeBox(SignalSource, labels.title, empty="–"),
            required=True,
        )
        self.reported_by = self.form.add(
            "reported_by",
            _("Rol van wie het zag"),
            Line(_("bijvoorbeeld klusser, buurvrouw, kapper")),
        )

    def _add_contacts(self, participant_id: int | None) -> None:
        """Offer the last contacts of a known resident, to say in which one it came up."""
        self.contact: RecordBox = self.form.add(
            "contact_moment_id", _("Bij welk contact?"), RecordBox("–")
        )
        if participant_id is None:
            return
        found = self.work.read(
            lambda session: contacts.of_participant(session, participant_id, _CONTACTS_OFFERED)
        )
        self.contact.set_records(
            (
                row.id,
                f"{dates.short_date(row.fields.on)} · {labels.label(row.fields.form)}",
            )
            for row in found
        )
        self._has_contacts = bool(found)

    def _add_follow_up(self, work: Work) -> None:
        today = work.today()
        self.urgency = self.form.add(
            "urgency",
            _("Hoe snel moet er iets gebeuren?"),
            CodeBox(Urgency, labels.title, empty=None),
            help_text=_("Hieruit volgt de termijn. Bij direct gevaar: bel eerst 112."),
        )
        self.urgency.set_value(Urgency.TWO_WEEKS)
        self.due_on = self.form.add(
            "due_on",
            _("Kijk opnieuw op"),
            DateLine(today, Toward.FUTURE),
            help_text=_("Leeg: vier weken nadat het gezien is."),
        )
        self.route = self.form.add(
            "route",
            _("Hoe pak je het op?"),
            CodeBox(SignalRoute, labels.title, empty=None),
            help_text=_(
                "Niet pluis? Dan overleg je eerst met iemand, en schrijf je het advies op."
            ),
        )
        self.owner_id = self.form.add("owner_id", _("Wie pakt het op?"), RecordBox())
        self.owner_id.set_records(
            (row.id, row.fields.name) for row in work.read(users.rows) if not row.ended
        )
        self.owner_id.set_state(work.user_id)

    def _fill(self, fields: SignalFields) -> None:
        self.kind.set_value(fields.kind)
        self.note.set_state(fields.note or "")
        self.seen_on.set_value(fields.seen_on)
        self.source.set_value(fields.source)
        self.reported_by.set_state(fields.reported_by or "")
        self.contact.set_state(fields.contact_moment_id)
        self.urgency.set_value(fields.urgency)
        self.due_on.set_value(fields.due_on)
        self.route.set_value(fields.route)
        self.owner_id.set_state(fields.owner_id)

    def _fields(self) -> SignalFields:
        values = self.form.values()
        urgency = values["urgency"]
        return SignalFields(
            seen_on=values["seen_on"],
            kind=values["kind"],
            source=values["source"],
            urgency=urgency,
            note=values["note"],
            route=values["route"],
            reported_by=values["reported_by"],
            due_on=values["due_on"] if urgency is Urgency.FOLLOW else None,
            owner_id=values["owner_id"],
            contact_moment_id=values["contact_moment_id"],
        )

    def _about(self) -> int | None:
        if self._participant_id is not None:
            return self._participant_id
        return None if self.who is None else self.who.value()

    def _turn(self) -> None:
        """Show what fits the kind and the urgency."""
        suspicion = self.is_suspicion()
        for name in _ORDINARY:
            self.form.show_row(name, shown=not suspicion)
        if not suspicion:
            self.form.show_row("due_on", shown=self.urgency.value() is Urgency.FOLLOW)
        self.form.show_row("contact_moment_id", shown=self._has_contacts and not suspicion)
        self.suspicion.setVisible(suspicion)
        self.save_button.setVisible(not suspicion or self._sees_safety)
        self.save_button.setText(_("Verder in Veiligheid") if suspicion else _("Opslaan"))
        if not suspicion:
            return
        self.keep_draft()
        if self._sees_safety:
            text = _("Dit komt in het deel Veiligheid. Alleen wie dat mag, ziet het daar.")
            self.suspicion.set_text(f"{text} {words.helpline()}")
        else:
            colleagues = self.work.read(users.with_permission)
            self.suspicion.set_text(words.whom_to_tell(colleagues))

    def _go_on_in_safety(self) -> None:
        """Open the form of the compartment with what was typed here."""
        self.keep_draft()
        about = self._about()
        parent = self.parentWidget()
        if about is not None and parent is not None:
            SafetyDialog(self.work, parent, about).open()


class ActDialog(FormDialog):
    """Asks when something was done about a signal, and when to look again."""

    def __init__(self, work: Work, parent: QWidget, signal: SignalRow) -> None:
        super().__init__(work, _("Signaal opgepakt"), parent, draft=f"signal_act:{signal.id}")
        self._signal = signal
        today = work.today()
        self.on = self.form.add("on", _("Opgepakt op"), DateLine(today), required=True)
        self.on.set_value(today)
        self.next_on = self.form.add(
            "next_on",
            _("Kijk opnieuw op"),
            DateLine(today, Toward.FUTURE),
            help_text=_("Dan komt het weer op Vandaag, zolang het signaal open is."),
        )
        self.ready()

    def save(self) -> object:
        values, key, work = self.form.values(), self._signal.id, self.work
        today, me = work.today(), work.user_id
        work.write(
            Act.RECORD_SIGNAL,
            lambda session: signals.act_on(
                session, key, values["on"], today=today, next_on=values["next_on"], user_id=me
            ),
            _("Het signaal is opgepakt."),
        )
        return key


class ConsultDialog(FormDialog):
    """Asks with whom a signal was talked over and what was advised."""

    def __init__(self, work: Work, parent: QWidget, signal: SignalRow) -> None:
        super().__init__(work, _("Overleg vastleggen"), parent, draft=f"signal_talk:{signal.id}")
        self._signal = signal
        roles = (
            _("collega"),
            _("huisarts"),
            _("praktijkondersteuner ouderen"),
            _("S1-wijkverpleegkundige"),
            _("casemanager dementie"),
            _("sociaal wijkteam"),
        )
        self.consulted = self.form.add(
            "consulted",
            _("Met wie?"),
            Suggested(roles),
            help_text=_("Noem de rol. Deel niet meer dan nodig, of vraag eerst toestemming."),
            required=True,
        )
        self.on = self.form.add("on", _("Wanneer?"), DateLine(work.today()), required=True)
        self.on.set_value(work.today())
        self.advice = self.form.add("advice", _("Wat was het advies?"), Text(3), required=True)
        if signal.consultation is not None:
            self.consulted.set_state(signal.consultation.consulted)
            self.on.set_value(signal.consultation.on)
            self.advice.set_state(signal.consultation.advice)
        self.ready()

    def save(self) -> object:
        values, key, work = self.form.values(), self._signal.id, self.work
        new = Consultation(values["on"], values["consulted"], values["advice"])
        today, me = work.today(), work.user_id
        work.write(
            Act.RECORD_SIGNAL,
            lambda session: signals.consult(session, key, new, today=today, user_id=me),
            _("Het overleg is vastgelegd."),
        )
        return key


class CloseSignalDialog(FormDialog):
    """Asks what came of a signal; without an outcome it stays open."""

    def __init__(self, work: Work, parent: QWidget, signal: SignalRow) -> None:
        super().__init__(
            work,
            _("Signaal afsluiten"),
            parent,
            draft=f"signal_close:{signal.id}",
            save=_("Afsluiten"),
        )
        self._signal = signal
        self.outcome_kind: CodeBox[SignalOutcome] = self.form.add(
            "outcome_kind",
            _("Wat is eruit gekomen?"),
            CodeBox(OUTCOMES, labels.title, empty="–"),
            required=True,
        )
        self.outcome = self.form.add("outcome", _("In eigen woorden"), Text(2))
        self.closed_on = self.form.add(
            "closed_on", _("Afgesloten op"), DateLine(work.today()), required=True
        )
        self.closed_on.set_value(work.today())
        self.ready()

    def save(self) -> object:
        values, key, work = self.form.values(), self._signal.id, self.work
        closing = SignalClosing(values["closed_on"], values["outcome_kind"], values["outcome"])
        today, me = work.today(), work.user_id
        work.write(
            Act.CLOSE_SIGNAL,
            lambda session: signals.close(session, key, closing, today=today, user_id=me),
            _("Het signaal is afgesloten."),
        )
        return key
