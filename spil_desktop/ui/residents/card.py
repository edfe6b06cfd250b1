"""The file of one resident beside the list: who she is, and one part of her file at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import ParticipantStatus
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.ui import theme
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.residents import parts
from spil_desktop.ui.residents.dialogs import (
    FollowUpDialog,
    PersonDialog,
)
from spil_desktop.ui.residents.hand_over import HandOverDialog, ReceiptDialog
from spil_desktop.ui.residents.report import ReportNotes
from spil_desktop.ui.residents.stages import StageDialog
from spil_desktop.ui.safety.dialogs import SafetyDialog
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.sections import SectionTabs, Tab
from spil_desktop.ui.work import Work


def tabs(work: Work) -> tuple[Tab, ...]:
    """Return the parts of a resident's file, in the current language, that a user may see."""
    ui = "spil_desktop.ui"
    safety = Tab("safety", _("Veiligheid"), f"{ui}.safety.section:SafetySection")
    return (
        Tab("overview", _("Overzicht"), f"{ui}.residents.overview:OverviewSection"),
        Tab("person", _("Persoon"), f"{ui}.residents.personal:PersonalSection"),
        Tab("visits", _("Huisbezoek"), f"{ui}.visits.section:VisitsSection"),
        Tab("network", _("Netwerk"), f"{ui}.network.section:NetworkSection"),
        Tab("signals", _("Signalen"), f"{ui}.signals.section:SignalsSection"),
        Tab("referrals", _("Verwijzingen"), f"{ui}.referrals.section:ReferralsSection"),
        *((safety,) if work.sees_safety() else ()),
    )


class ResidentCard(QWidget):
    """The chosen resident; empty when none is chosen."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.card: PersonCard | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, theme.px(8), 0)
        self._body.setSpacing(theme.px(12))
        self._head_body = QVBoxLayout()
        self._head_place = blocks.holder(self._head_body)
        self._body.addWidget(self._head_place)
        self._parts: tuple[Tab, ...] = ()
        self.tabs = self._make_tabs()
        self._body.addStretch(1)

    def show_card(self, card: PersonCard | None) -> None:
        """Show this file, or nothing; the button that had the keyboard has it again."""
        self._fit_tabs()
        before, focused = self.card, self._focused_button()
        self.card = card
        blocks.clear(self._head_body)
        shown = card is not None and card.participant is not None
        self._head_place.setVisible(shown)
        self.tabs.setVisible(shown)
        if card is not None and card.participant is not None:
            self._head_body.addWidget(self._head(card, card.participant))
            self.tabs.show_card(card)
        if focused and before and card and before.person_id == card.person_id:
            self._focus_button(focused)

    def log_contact(self) -> None:
        """Ask what contact there was."""
        if self.card and self.card.participant:
            ContactLog(self.work, self, self.card.participant.id).open()

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

    def hand_over(self) -> None:
        """Ask to which colleague her file goes."""
        if self.card and self.card.participant:
            HandOverDialog(self.work, self, self.card, self.card.participant).open()

    def confirm_receipt(self) -> None:
        """Ask for the code that the colleague read back."""
        if self.card and self.card.participant:
            ReceiptDialog(self.work, self, self.card.participant.id).open()

    def close_file(self) -> None:
        """Ask why and when her file closes, who goes on with her, and when to ask after her."""
        if self.card and self.card.participant:
            to = ParticipantStatus.CLOSED
            StageDialog(self.work, self, self.card.participant, to).open()

    def suspect(self) -> None:
        """Ask what is suspected; only users with the permission have this act."""
        if self.card and self.card.participant:
            SafetyDialog(self.work, self, self.card.participant.id).open()

    def _make_tabs(self) -> SectionTabs:
        self._parts = tabs(self.work)
        made = SectionTabs(self.work, _("Delen van het dossier"), self._parts, self)
        self._body.insertWidget(1, made)
        return made

    def _fit_tabs(self) -> None:
        """Make the parts anew when what the user may see was changed meanwhile."""
        if tabs(self.work) != self._parts:
            self._body.removeWidget(self.tabs)
            self.tabs.hide()
            self.tabs.deleteLater()
            self.tabs = self._make_tabs()

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
        head.body.addWidget(ReportNotes(self.work, card, part))
        if card.fields.notes:
            head.body.addWidget(blocks.quiet(card.fields.notes))
        head.body.addLayout(
            buttons.flow(
                (_("Contact vastleggen"), "phone-line", self.log_contact),
                (_("Fase wijzigen"), "guide-line", self.change_stage),
                (_("Gegevens wijzigen"), "edit-line", self.edit),
            )
        )
        return head

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
