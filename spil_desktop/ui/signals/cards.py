"""One signal as a card: what was noticed and since when, what was done, and what can be done."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.signal_terms import SignalState
from spil_desktop.rules.vocabulary import Act, SignalKind, SignalRoute
from spil_desktop.services import safety, signals
from spil_desktop.services.signals import SignalRow
from spil_desktop.texts import dates, labels
from spil_desktop.texts import signals as words
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.signals.dialogs import (
    ActDialog,
    CloseSignalDialog,
    ConsultDialog,
    SignalDialog,
)
from spil_desktop.ui.work import Work


def tone(row: SignalRow) -> Tone:
    """Return how a signal's state is shown."""
    match row.state:
        case SignalState.OVERDUE:
            return Tone.DANGER
        case SignalState.DUE:
            return Tone.WARNING
        case SignalState.ACTED_ON:
            return Tone.ACCENT
        case SignalState.OPEN | SignalState.CLOSED:
            return Tone.NEUTRAL


class SignalCard(blocks.Card):
    """A signal with its buttons; `named` also says about whom it is."""

    def __init__(self, work: Work, row: SignalRow, *, named: bool) -> None:
        super().__init__(labels.title(row.fields.kind))
        self.work = work
        self.row = row
        if named:
            self.body.addWidget(blocks.label(row.name))
        chips = FlowLayout()
        chips.addWidget(blocks.chip(words.state(row.state), tone(row)))
        if row.state is not SignalState.CLOSED:
            chips.addWidget(blocks.chip(labels.label(row.fields.urgency)))
        if row.fields.route is SignalRoute.CONSULT:
            chips.addWidget(blocks.chip(labels.label(row.fields.route), Tone.ACCENT))
        self.body.addLayout(chips)
        if row.fields.note:
            self.body.addWidget(blocks.label(row.fields.note))
        for line in lines(row):
            self.body.addWidget(blocks.quiet(line))
        if row.consultation is not None:
            self.body.addWidget(blocks.label(row.consultation.advice))
        if row.outcome:
            self.body.addWidget(blocks.label(row.outcome))
        self.body.addLayout(self._buttons(named=named))

    def _buttons(self, *, named: bool) -> FlowLayout:
        is_open = self.row.closed_on is None
        adopted = self.row.fields.kind is SignalKind.ABUSE
        return buttons.possible(
            (_("Naar Veiligheid"), "shield-line", self.adopt, adopted),
            (_("Opgepakt"), "play-line", self.act_on, is_open),
            (_("Overleg vastleggen"), "chat-3-line", self.consult, is_open),
            (_("Afsluiten"), "check-line", self.end, is_open),
            (_("Weer openen"), "arrow-go-back-line", self.reopen, not is_open),
            (_("Wijzigen"), "edit-line", self.edit, not adopted),
            (_("Naar de bewoner"), "user-line", self.go_to_person, named),
            of=self.row.id,
        )

    def act_on(self) -> None:
        """Ask when something was done."""
        ActDialog(self.work, self._place(), self.row).open()

    def consult(self) -> None:
        """Ask with whom it was talked over."""
        ConsultDialog(self.work, self._place(), self.row).open()

    def end(self) -> None:
        """Ask what came of it."""
        CloseSignalDialog(self.work, self._place(), self.row).open()

    def edit(self) -> None:
        """Change what was noticed."""
        SignalDialog(self.work, self._place(), self.row.participant_id, self.row).open()

    def reopen(self) -> None:
        """Open it again."""
        key, me = self.row.id, self.work.user_id
        self.work.attempt(
            Act.RECORD_SIGNAL,
            lambda session: signals.reopen(session, key, user_id=me),
            _("Het signaal is weer open."),
        )

    def adopt(self) -> None:
        """Move a suspicion from before to the safety compartment."""
        key, me, today = self.row.id, self.work.user_id, self.work.today()
        self.work.attempt(
            Act.RECORD_SAFETY,
            lambda session: safety.adopt_signal(session, key, today=today, user_id=me),
            _("Verplaatst naar Veiligheid."),
        )

    def go_to_person(self) -> None:
        """Show the resident's file."""
        self.work.go("residents", self.row.person_id)

    def _place(self) -> QWidget:
        """Return what a dialog opens over; the card itself goes at the next reading."""
        return self.window()


def lines(row: SignalRow) -> list[str]:
    """Return since when, by whom, and what was done, as sentences."""
    fields = row.fields
    who = labels.label(fields.source)
    if fields.reported_by:
        who = f"{who} ({fields.reported_by})"
    found = [
        _("Gezien op {date} door: {who}.").format(date=dates.short_date(fields.seen_on), who=who),
        words.term(row.due_on, row.acted_on, row.in_term),
    ]
    if row.owner:
        found.append(_("Wordt opgepakt door {name}.").format(name=row.owner))
    if row.consultation is not None:
        found.append(
            _("Overlegd met {who} op {date}:").format(
                who=row.consultation.consulted, date=dates.short_date(row.consultation.on)
            )
        )
    elif fields.route is SignalRoute.CONSULT:
        found.append(_("Overleg eerst met iemand; daarna kan dit signaal dicht."))
    if row.closed_on is not None and row.outcome_kind is not None:
        found.append(
            _("Afgesloten op {date}: {outcome}.").format(
                date=dates.short_date(row.closed_on), outcome=labels.label(row.outcome_kind)
            )
        )
    return found
