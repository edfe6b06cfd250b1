"""The part of a resident's file about signals: which there are, and since when."""

from spil_desktop.language import _
from spil_desktop.services import signals
from spil_desktop.services.cards import PersonCard
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.sections import Section
from spil_desktop.ui.signals.cards import SignalCard
from spil_desktop.ui.signals.dialogs import SignalDialog


class SignalsSection(Section):
    """A button for a new signal, and the signals, open ones first."""

    def fill(self, card: PersonCard) -> None:
        blocks.clear(self.body)
        part = card.participant
        if part is None:
            return
        today, me = self.work.today(), self.work.user_id
        found = self.work.read(
            lambda session: signals.of_participant(session, part.id, today=today, user_id=me)
        )
        if not found:
            empty = blocks.EmptyState(
                "alarm-warning-line",
                _("Hier komt wat opvalt: iemand eet slecht, valt, of is in de war."),
                _("Signaal vastleggen"),
            )
            empty.acted.connect(self.add)
            self.body.addWidget(empty)
            return
        add = blocks.button(_("Signaal vastleggen"), "add-line")
        add.clicked.connect(self.add)
        self.body.addLayout(blocks.row(add, 1))
        for row in found:
            self.body.addWidget(SignalCard(self.work, row, named=False))

    def add(self) -> None:
        """Ask what was noticed."""
        if self.card is not None and self.card.participant is not None:
            SignalDialog(self.work, self, self.card.participant.id).open()
