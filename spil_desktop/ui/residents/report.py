"""What the head of a file says of the report: what was seen, who must still be told, what goes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules import retention, stages
from spil_desktop.rules.vocabulary import (
    Act,
    ClosingReason,
    ContactResult,
    FollowUpKind,
    ParticipantStatus,
    Urgency,
)
from spil_desktop.services import erasures, registrations
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.residents.hand_over import ReceiptDialog
from spil_desktop.ui.residents.stages import StageDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Question
from spil_desktop.ui.work import Work


class ReportNotes(QWidget):
    """The lines and bands about the report of one resident, each with its one step."""

    def __init__(self, work: Work, card: PersonCard, part: ParticipantPart) -> None:
        super().__init__()
        self.work = work
        self._card = card
        self._part = part
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(8))
        if part.content_erased_on is not None:
            self._say_erased()
            return
        self._say_seen()
        self._say_untold()
        self._say_unwanted()
        self._say_erasing()
        self._say_closed()
        self._say_handed_over()

    def tell(self) -> None:
        """Keep that she was told today of the report about her."""
        number, today = self._part.id, self.work.today()
        self.work.attempt(
            Act.FINISH_FOLLOW_UP,
            lambda session: registrations.inform(session, number, today, today=today),
            _("Vastgelegd: zij weet van de melding."),
        )

    def decline(self) -> None:
        """Open the dialog for the stage of who wants no contact."""
        StageDialog(self.work, self, self._part, ParticipantStatus.DECLINED).open()

    def ask_to_erase(self) -> None:
        """Ask once, naming what goes, before the content is erased ahead of its day."""
        question = Question(
            self,
            _(
                "De inhoud van het dossier van {name} wordt gewist: naam, adres, telefoon en alles "
                "wat er geschreven is. De telling blijft. Dit kan niet ongedaan worden gemaakt. In "
                "reservekopieën staat het nog tot die verlopen."
            ).format(name=self._card.full_name),
            _("Nu wissen"),
            danger=True,
        )
        question.agreed.connect(self.erase)
        question.open()

    def erase(self) -> None:
        """Erase the content now."""
        number, today, user_id = self._part.id, self.work.today(), self.work.user_id
        try:
            self.work.keep(
                lambda session: erasures.erase(session, number, today=today, user_id=user_id)
            )
        except SpilError as error:
            self.work.failed.emit(error)
            return
        self.work.say(_("De inhoud is gewist. De telling blijft."))
        self.work.changed.emit()

    def confirm(self) -> None:
        """Ask for the code that the colleague read back."""
        ReceiptDialog(self.work, self, self._part.id).open()

    def _due(self, kind: FollowUpKind) -> str | None:
        open_ones = [
            row.fields.due_on
            for row in self._part.follow_ups
            if row.done_on is None and row.fields.kind is kind
        ]
        return dates.short_date(min(open_ones)) if open_ones else None

    def _say_erased(self) -> None:
        text = _("De inhoud van dit dossier is gewist op {date}. Alleen de telling is er nog.")
        erased_on = dates.short_date(self._part.content_erased_on)
        self._body.addWidget(blocks.Note(text.format(date=erased_on), Tone.NEUTRAL))

    def _say_seen(self) -> None:
        fields = self._part.fields
        if fields.report_note:
            seen = _("Gezien door de melder: {note}").format(note=fields.report_note)
            self._body.addWidget(blocks.label(seen))
        if fields.report_urgency not in (None, Urgency.FOLLOW) and not self._part.first_contact_on:
            soon = labels.title(fields.report_urgency) if fields.report_urgency else ""
            self._body.addWidget(blocks.chip(soon, Tone.WARNING))

    def _say_untold(self) -> None:
        by = self._due(FollowUpKind.INFORM_OF_REPORT)
        if by is None:
            return
        told = blocks.button(_("Verteld"), "check-line")
        told.setObjectName("told")
        told.clicked.connect(self.tell)
        text = _(
            "Vertel uiterlijk op {date} dat er een melding is gedaan. Dat moet van de wet, ook als "
            "zij geen hulp wil."
        )
        self._body.addWidget(blocks.Note(text.format(date=by), Tone.WARNING, told))

    def _say_unwanted(self) -> None:
        """Offer the stage that follows when she said that she wants no contact."""
        last = next(iter(self._part.contacts), None)
        unwanted = last is not None and last.fields.result is ContactResult.NO_CONTACT_WANTED
        if not unwanted or not stages.may_follow(self._part.status, ParticipantStatus.DECLINED):
            return
        if self._part.status is ParticipantStatus.DECLINED:
            return
        decline = blocks.button(_("Geen belangstelling"), "close-line")
        decline.setObjectName("decline")
        decline.clicked.connect(self.decline)
        text = _("Bij het laatste contact wilde zij geen contact. Leg dat vast.")
        self._body.addWidget(blocks.Note(text, Tone.ACCENT, decline))

    def _say_erasing(self) -> None:
        on = self._due(FollowUpKind.ERASE_CONTENT)
        if on is None:
            return
        now = blocks.button(_("Nu wissen"), "delete-bin-line", "danger")
        now.setObjectName("erase")
        now.clicked.connect(self.ask_to_erase)
        text = _(
            "Op {date} wist het programma de inhoud van dit dossier. De telling blijft. Daarna kan "
            "niemand het terughalen."
        )
        self._body.addWidget(blocks.Note(text.format(date=on), Tone.WARNING, now))

    def _say_closed(self) -> None:
        closing = self._part.closing
        if closing is None:
            return
        if closing.handed_to:
            self._body.addWidget(
                blocks.quiet(_("Gaat verder met: {who}.").format(who=closing.handed_to))
            )
        if closing.reason is not ClosingReason.CONSENT_WITHDRAWN:
            until = dates.short_date(retention.destroy_on(closing.closed_on))
            self._body.addWidget(blocks.quiet(_("Wis-datum: {date}.").format(date=until)))

    def _say_handed_over(self) -> None:
        by = self._due(FollowUpKind.HAND_OVER_RECEIPT)
        if by is None:
            return
        confirm = blocks.button(_("Ontvangst bevestigen"), "check-line")
        confirm.setObjectName("confirm_receipt")
        confirm.clicked.connect(self.confirm)
        text = _(
            "Overgedragen aan een collega. Heeft zij het ontvangen? Vraag het uiterlijk {date}."
        )
        self._body.addWidget(blocks.Note(text.format(date=by), Tone.ACCENT, confirm))
