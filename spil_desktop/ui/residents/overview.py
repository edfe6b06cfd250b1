"""The first part of a resident's file: what she asks, who helps, what happens and must happen."""

from typing import TYPE_CHECKING

from spil_desktop.services.cards import PersonCard
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.residents import parts
from spil_desktop.ui.residents.dialogs import FollowUpDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.sections import Section
from spil_desktop.ui.small_jobs.card import JobsCard
from spil_desktop.ui.transport.card import RidesCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class OverviewSection(Section):
    """Needs, matches, what is planned, and contacts."""

    def fill(self, card: PersonCard) -> None:
        blocks.clear(self.body)
        part = card.participant
        if part is None:
            return
        pieces: tuple[QWidget, ...] = (
            parts.needs_card(part, self.add_need, self._open_need),
            parts.matches_card(part, self._open_match),
            JobsCard(self.work, part),
            RidesCard(self.work, part),
            parts.planned_card(part, self.plan),
            parts.contacts_card(part, self.log_contact),
        )
        for piece in pieces:
            self.body.addWidget(piece)

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

    def _open_need(self, need_id: object) -> None:
        self.work.go("needs", need_id)

    def _open_match(self, match_id: object) -> None:
        self.work.go("matching", ["match", match_id])
