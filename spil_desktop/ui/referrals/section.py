"""The part of a resident's file about referrals: to others, and by others to the Spil."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.services import referral_lists
from spil_desktop.services.cards import PersonCard
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.texts import dates
from spil_desktop.ui import theme
from spil_desktop.ui.referrals import words
from spil_desktop.ui.referrals.detail import ReferralDetail
from spil_desktop.ui.referrals.dialogs import About, ReceiveDialog, ReferDialog
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.sections import Section
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_AT_MOST = 6


class ReferralsSection(Section):
    """Her referrals, the newest first, with the course of the chosen one below."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.list_card = blocks.Card(_("Verwijzingen"))
        self._make_table()
        self.none = blocks.quiet(
            _("Nog niet verwezen. Wat je zelf niet kunt oplossen, kan een ander misschien wel.")
        )
        self.list_card.body.addWidget(self.table)
        self.list_card.body.addWidget(self.none)
        self.list_card.body.addLayout(self._buttons())
        self.detail = ReferralDetail(work, self, with_person=False)
        self.body.addWidget(self.list_card)
        self.body.addWidget(self.detail)

    def fill(self, card: PersonCard) -> None:
        part, today = card.participant, self.work.today()
        if part is None:
            return
        key = part.id
        rows = self.work.read(
            lambda session: referral_lists.of_participant(session, key, today=today)
        )
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        shown = min(len(rows), _AT_MOST)
        self.table.setFixedHeight(theme.px(52) * shown + theme.px(48))
        self.table.choose_first()
        self._show()

    def refer(self) -> None:
        """Ask to whom she is handed on, with what."""
        part = self.card.participant if self.card else None
        if part is not None:
            ReferDialog(self.work, self, About(part.id, part.fields.area_id)).open()

    def receive(self) -> None:
        """Ask who referred her to the Spil."""
        if self.card is not None and self.card.participant is not None:
            ReceiveDialog(self.work, self, self.card).open()

    def _make_table(self) -> None:
        self.table: RecordTable[ReferralRow] = RecordTable(
            _("Verwijzingen"),
            (
                Column[ReferralRow](
                    _("Organisatie"),
                    lambda row: row.organisation,
                    below=lambda row: f"{dates.short_date(row.sent_on)} · {words.what(row)}",
                ),
                words.state_column(),
            ),
            key=lambda row: row.id,
        )
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._step)

    def _buttons(self) -> FlowLayout:
        return buttons.flow(
            (_("Verwijzen"), "share-forward-line", self.refer),
            (_("Verwezen door een ander"), "reply-line", self.receive),
        )

    def _show(self) -> None:
        self.detail.show_referral(self.table.row())

    def _step(self) -> None:
        self.detail.step()
