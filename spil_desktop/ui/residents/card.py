"""The file of one resident beside the list: everything that is kept, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Purpose
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.residents import parts
from spil_desktop.ui.residents.dialogs import (
    ConsentDialog,
    ContactDialog,
    FollowUpDialog,
    HealthDialog,
    PersonDialog,
    StageDialog,
    WishesDialog,
)
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.work import Work


class ResidentCard(QWidget):
    """The chosen resident; empty when none is chosen."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.card: PersonCard | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self._body.setSpacing(theme.px(12))

    def show_card(self, card: PersonCard | None) -> None:
        """Show this file, or nothing; the button that had the keyboard has it again."""
        before, focused = self.card, self._focused_button()
        self.card = card
        blocks.clear(self._body)
        if card is not None and card.participant is not None:
            part = card.participant
            for piece in (
                self._head(card, part),
                self._consents(card),
                parts.needs_card(part, self.add_need, self._open_need),
                parts.matches_card(part, self._open_match),
                parts.planned_card(part, self.plan),
                parts.contacts_card(part, self.log_contact),
                self._wishes(part),
                self._health(card, part),
            ):
                self._body.addWidget(piece)
        self._body.addStretch(1)
        if focused and before and card and before.person_id == card.person_id:
            self._focus_button(focused)

    def log_contact(self) -> None:
        """Ask what contact there was."""
        if self.card and self.card.participant:
            ContactDialog(self.work, self, self.card.participant.id).open()

    def add_need(self) -> None:
        """Ask what she needs."""
        if self.card and self.card.participant:
            NeedDialog(self.work, self, self.card.participant.id).open()

    def plan(self) -> None:
        """Ask what must not be forgotten."""
        if self.card and self.card.participant:
            FollowUpDialog(self.work, self, self.card.participant.id).open()

    def edit(self) -> None:
        """Ask what is different about who she is."""
        if self.card:
            PersonDialog(self.work, self, self.card).open()

    def change_stage(self) -> None:
        """Ask for another stage of her file."""
        if self.card and self.card.participant:
            StageDialog(self.work, self, self.card.participant).open()

    def ask_consent(self) -> None:
        """Ask what she answered to the question of the button that was pressed."""
        if self.card:
            purpose = Purpose(self.sender().property("purpose"))
            ConsentDialog(self.work, self, self.card.person_id, purpose).open()

    def edit_wishes(self) -> None:
        """Ask how she lives and what she likes."""
        if self.card and self.card.participant:
            WishesDialog(self.work, self, self.card.person_id, self.card.participant).open()

    def edit_health(self) -> None:
        """Ask about her health, with her consent."""
        if self.card and self.card.participant:
            HealthDialog(self.work, self, self.card.person_id, self.card.participant).open()

    def _head(self, card: PersonCard, part: ParticipantPart) -> QWidget:
        head = blocks.Card()
        head.body.addWidget(blocks.label(card.full_name, "title"))
        chips = FlowLayout()
        for word, tone in parts.head_chips(card, part):
            chips.addWidget(blocks.chip(word, tone))
        head.body.addLayout(chips)
        for line in parts.reach_lines(card):
            head.body.addWidget(blocks.label(line))
        if card.fields.contact_hints:
            head.body.addWidget(blocks.Note(card.fields.contact_hints, Tone.ACCENT))
        head.body.addWidget(blocks.quiet(parts.reported_line(part)))
        if part.closing is not None:
            head.body.addWidget(blocks.quiet(parts.closed_line(part.closing)))
        if card.fields.notes:
            head.body.addWidget(blocks.quiet(card.fields.notes))
        head.body.addLayout(
            parts.buttons(
                (_("Contact vastleggen"), "phone-line", self.log_contact),
                (_("Fase wijzigen"), "guide-line", self.change_stage),
                (_("Gegevens wijzigen"), "edit-line", self.edit),
            )
        )
        return head

    def _consents(self, card: PersonCard) -> QWidget:
        """Show each purpose with what she answered; the answer is the button to change it."""
        shown = blocks.Card(_("Toestemmingen"))
        general = (row.fields for row in card.consents if not row.fields.recipient)
        answers = {fields.purpose: fields for fields in general}
        for purpose in Purpose:
            words = blocks.label(labels.title(purpose))
            line = blocks.row(words, self._consent_button(purpose, answers.get(purpose)))
            line.setStretch(0, 1)
            shown.body.addLayout(line)
        return shown

    def _consent_button(self, purpose: Purpose, answer: ConsentFields | None) -> QPushButton:
        word = labels.label(answer.state) if answer else _("niet gevraagd")
        button = blocks.button(word, parts.consent_icon(answer))
        button.setObjectName(f"consent_{purpose.value}")
        button.setProperty("purpose", purpose.value)
        button.setAccessibleName(
            _("{purpose}: {answer}").format(purpose=labels.title(purpose), answer=word)
        )
        if answer:
            button.setToolTip(
                _("{form}, {date}").format(
                    form=labels.label(answer.form), date=dates.short_date(answer.decided_on)
                )
            )
        button.clicked.connect(self.ask_consent)
        return button

    def _wishes(self, part: ParticipantPart) -> QWidget:
        shown = blocks.Card(_("Leven en wensen"))
        for line in parts.wish_lines(part):
            shown.body.addWidget(blocks.label(line))
        shown.body.addLayout(parts.buttons((_("Wijzigen"), "edit-line", self.edit_wishes)))
        return shown

    def _health(self, card: PersonCard, part: ParticipantPart) -> QWidget:
        """Show her health, or that she must be asked before anything is written down."""
        shown = blocks.Card(_("Gezondheid"))
        if not card.allows(Purpose.HEALTH):
            shown.body.addWidget(
                blocks.quiet(
                    _("Hier mag niets staan zolang zij geen toestemming geeft voor gezondheid.")
                )
            )
            return shown
        for line in parts.health_lines(part):
            shown.body.addWidget(blocks.label(line))
        shown.body.addLayout(parts.buttons((_("Wijzigen"), "edit-line", self.edit_health)))
        return shown

    def _open_need(self, need_id: object) -> None:
        self.work.go("needs", need_id)

    def _open_match(self, match_id: object) -> None:
        self.work.go("matching", ["match", match_id])

    def _focused_button(self) -> str:
        """Return the name of the button here that has the keyboard, also behind a dialog."""
        focused = self.window().focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            return focused.objectName()
        return ""

    def _focus_button(self, name: str) -> None:
        for button in self.findChildren(QPushButton, name):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
