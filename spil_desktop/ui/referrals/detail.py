"""One referral: its course, and the next step."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, ReferralDirection, ReferralState
from spil_desktop.services import referral_letters, referrals
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.texts import labels
from spil_desktop.ui.referrals import words
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.work import Work

_WAITS = (ReferralState.WAITING, ReferralState.OVERDUE)


class ReferralDetail(QWidget):
    """The chosen referral; empty when none is chosen. `with_person` offers the way to her file."""

    def __init__(self, work: Work, parent: QWidget, *, with_person: bool) -> None:
        super().__init__(parent)
        self.work = work
        self.referral: ReferralRow | None = None
        self._with_person = with_person
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    def show_referral(self, referral: ReferralRow | None) -> None:
        """Show `referral`, or nothing."""
        self.referral = referral
        blocks.clear(self._body)
        if referral is not None:
            self._body.addWidget(self._card(referral))
        self._body.addStretch(1)

    def step(self) -> None:
        """Open the form of what comes next."""
        from spil_desktop.ui.referrals.steps import step_of  # noqa: PLC0415 - when it is asked for

        row = self.referral
        if row is not None and row.is_done:
            self.read_letter()
        elif row is not None:
            step_of(row)(self.work, self, row).open()

    def read_letter(self) -> None:
        """Show the letter, to keep it as PDF."""
        from spil_desktop.ui.referrals.letter import LetterDialog  # noqa: PLC0415 - likewise

        row = self.referral
        if row is None:
            return
        key, today = row.id, self.work.today()
        try:
            facts = self.work.read(lambda session: referral_letters.of(session, key, today=today))
        except SpilError as error:
            self.work.failed.emit(error)
            return
        LetterDialog(self.work, self, row, facts).open()

    def _card(self, row: ReferralRow) -> QWidget:
        card = blocks.Card(row.organisation)
        if self._with_person:
            card.body.addWidget(blocks.label(row.name))
        flow = FlowLayout()
        flow.addWidget(blocks.chip(words.state(row), words.tone(row)))
        flow.addWidget(blocks.chip(labels.label(row.kind)))
        if row.need_theme is not None:
            flow.addWidget(blocks.chip(labels.label(row.need_theme)))
        card.body.addLayout(flow)
        if row.colleague:
            card.body.addWidget(blocks.label(row.colleague))
        for text in (row.question, row.feedback):
            if text:
                card.body.addWidget(blocks.label(text))
        for line in words.lines(row, self.work.today()):
            card.body.addWidget(blocks.quiet(line))
        card.body.addLayout(self._buttons(row))
        return card

    def _buttons(self, row: ReferralRow) -> FlowLayout:
        outgoing = row.direction is ReferralDirection.OUTGOING
        waits = row.state in _WAITS
        written = bool(row.shared) or row.answered_on is not None
        return buttons.possible(
            (_("Terugkoppeling vastleggen"), "chat-check-line", self.step, waits),
            (_("Herinnerd"), "notification-3-line", self._remind, waits),
            (
                _("Is het contact gelukt?"),
                "question-answer-line",
                self._arrived,
                outgoing and not row.is_done,
            ),
            (
                _("Antwoord geven"),
                "reply-line",
                self.step,
                row.state is ReferralState.TO_ANSWER,
            ),
            (_("Brief"), "mail-line", self.read_letter, written),
            (_("Wijzigen"), "edit-line", self._edit, outgoing),
            (_("Naar de bewoner"), "user-line", self._go_to_person, self._with_person),
        )

    def _remind(self) -> None:
        if self.referral is not None:
            key, today = self.referral.id, self.work.today()
            self.work.attempt(
                Act.RECORD_REFERRAL,
                lambda session: referrals.remind(session, key, today=today),
                _("Herinnerd. Over een week staat het weer op je lijst."),
            )

    def _arrived(self) -> None:
        from spil_desktop.ui.referrals.outcome import ArrivalDialog  # noqa: PLC0415 - likewise

        if self.referral is not None:
            ArrivalDialog(self.work, self, self.referral).open()

    def _edit(self) -> None:
        from spil_desktop.ui.referrals.dialogs import About, ReferDialog  # noqa: PLC0415 - likewise

        row = self.referral
        if row is not None:
            about = About(row.participant_id, row.area_id, row.need_id)
            ReferDialog(self.work, self, about, row).open()

    def _go_to_person(self) -> None:
        if self.referral is not None:
            self.work.go("residents", self.referral.person_id)
