"""The part of a resident's file about safety, made only for users with the permission."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, SafetyStep
from spil_desktop.services import safety
from spil_desktop.services.cards import PersonCard
from spil_desktop.services.safety import SafetyRow, StepRow
from spil_desktop.texts import dates, labels
from spil_desktop.texts import signals as words
from spil_desktop.ui import theme
from spil_desktop.ui.safety.dialogs import (
    CloseSafetyDialog,
    SafetyDialog,
    StepDialog,
    ToDestroyDialog,
)
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.sections import Section
from spil_desktop.ui.work import Work


class SafetySection(Section):
    """Suspicions about one resident, each with the five steps of the reporting code."""

    def fill(self, card: PersonCard) -> None:
        blocks.clear(self.body)
        part = card.participant
        if part is None or not self.work.sees_safety():
            return
        me = self.work.user_id
        files = self.work.read(lambda session: safety.of_participant(session, part.id, user_id=me))
        self.body.addWidget(Note(words.helpline(), Tone.WARNING))
        self.body.addWidget(
            blocks.quiet(
                _(
                    "Alleen wie dat mag, ziet dit deel. Het staat niet in zoeken, lijsten, "
                    "cijfers, exports en overdracht."
                )
            )
        )
        add = blocks.button(_("Vermoeden vastleggen"), "add-line")
        listed = blocks.button(_("Te vernietigen …"), "delete-bin-line", "quiet")
        add.clicked.connect(self.add)
        listed.clicked.connect(self.show_list)
        buttons = FlowLayout()
        for button in (add, listed):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        for row in files:
            self.body.addWidget(SafetyCard(self.work, row))

    def add(self) -> None:
        """Ask what is suspected."""
        if self.card is not None and self.card.participant is not None:
            SafetyDialog(self.work, self, self.card.participant.id).open()

    def show_list(self) -> None:
        """Show what is to be destroyed by policy."""
        ToDestroyDialog(self.work, self).open()


class SafetyCard(blocks.Card):
    """One suspicion: what it is, the steps with their days, and what can be done."""

    def __init__(self, work: Work, row: SafetyRow) -> None:
        forms = labels.labels(row.fields.forms)
        super().__init__(_("Vermoeden: {forms}").format(forms=forms) if forms else _("Vermoeden"))
        self.work = work
        self.row = row
        if row.fields.note:
            self.body.addWidget(blocks.label(row.fields.note))
        for line in _lines(row):
            self.body.addWidget(blocks.quiet(line))
        for number, step in enumerate(SafetyStep, 1):
            self.body.addWidget(StepLine(self, number, step))
        self.body.addLayout(self._buttons())

    def edit(self) -> None:
        """Change what is suspected."""
        SafetyDialog(self.work, self.place(), self.row.participant_id, self.row).open()

    def end(self) -> None:
        """Ask when it ends."""
        CloseSafetyDialog(self.work, self.place(), self.row).open()

    def reopen(self) -> None:
        """Open it again."""
        key, me = self.row.id, self.work.user_id
        self.work.attempt(
            Act.RECORD_SAFETY,
            lambda session: safety.reopen(session, key, user_id=me),
            _("Weer open in Veiligheid."),
        )

    def place(self) -> QWidget:
        """Return what a dialog opens over; the card itself goes at the next reading."""
        return self.window()

    def _buttons(self) -> FlowLayout:
        is_open = self.row.closed_on is None
        return buttons.possible(
            (_("Wijzigen"), "edit-line", self.edit, True),
            (_("Afsluiten"), "check-line", self.end, is_open),
            (_("Weer openen"), "arrow-go-back-line", self.reopen, not is_open),
            of=self.row.id,
        )


class StepLine(QWidget):
    """One step of the reporting code: whether and when it was taken, and the button for it."""

    def __init__(self, card: SafetyCard, number: int, step: SafetyStep) -> None:
        super().__init__()
        self._card = card
        self._step = step
        self._taken = card.row.taken(step)
        text = _("{number}. {step}").format(number=number, step=labels.label(step))
        self.button = blocks.button(_("Nog eens") if self._taken else _("Vastleggen"), kind="quiet")
        self.button.setAccessibleName(
            _("Stap {number} vastleggen: {step}").format(number=number, step=labels.label(step))
        )
        self.button.setObjectName(f"step {step.value} {card.row.id}")
        self.button.clicked.connect(self.take)
        sign = blocks.chip(_("gedaan"), Tone.GOOD) if self._taken else blocks.chip(_("nog niet"))
        self.change = blocks.button(_("Wijzigen"), kind="quiet")
        self.change.setAccessibleName(
            _("Stap {number} wijzigen: {step}").format(number=number, step=labels.label(step))
        )
        self.change.setObjectName(f"change {step.value} {card.row.id}")
        self.change.clicked.connect(self.edit)
        buttons = FlowLayout()
        for piece in (sign, self.button, self.change):
            buttons.addWidget(piece)
        lines = [blocks.quiet(_taken_line(row)) for row in self._taken]
        inside = blocks.column(blocks.label(text), *lines)
        inside.addLayout(buttons)
        inside.setContentsMargins(0, theme.px(8), 0, 0)
        self.setLayout(inside)
        self.change.setVisible(bool(self._taken))

    def take(self) -> None:
        """Ask when and with whom the step was taken."""
        StepDialog(self._card.work, self._card.place(), self._card.row, self._step).open()

    def edit(self) -> None:
        """Change what was kept of it last."""
        if self._taken:
            card, last = self._card, self._taken[-1]
            StepDialog(card.work, card.place(), card.row, self._step, last).open()


def _taken_line(row: StepRow) -> str:
    """Return when a step was taken, with whom, and what came of it."""
    parts = [dates.short_date(row.fields.on)]
    if row.fields.consulted:
        parts.append(_("met {who}").format(who=row.fields.consulted))
    line = ", ".join(parts)
    return f"{line}: {row.fields.note}" if row.fields.note else line


def _lines(row: SafetyRow) -> list[str]:
    found = [_("Sinds {date}.").format(date=dates.short_date(row.fields.opened_on))]
    if row.decision is not None:
        found.append(_("Besluit: {decision}.").format(decision=labels.label(row.decision)))
    if row.closed_on is not None:
        found.append(_("Afgesloten op {date}.").format(date=dates.short_date(row.closed_on)))
    found.append(
        _("Te vernietigen op {date}, volgens het meldcodebeleid.").format(
            date=dates.short_date(row.fields.destroy_on)
        )
    )
    return found
