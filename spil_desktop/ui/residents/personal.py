"""Who a resident is and what she allows: consents, how she lives, her health."""

from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Purpose
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.permissions import ConsentFields, ConsentRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui.residents import parts
from spil_desktop.ui.residents.dialogs import ConsentDialog, HealthDialog, WishesDialog
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.sections import Section


def _newest_last(row: ConsentRow) -> tuple[date, int]:
    return row.fields.decided_on, row.id


class PersonalSection(Section):
    """Consents, wishes and, with consent, health."""

    def fill(self, card: PersonCard) -> None:
        blocks.clear(self.body)
        if card.participant is None:
            return
        for piece in (
            self._consents(card),
            self._wishes(card.participant),
            self._health(card, card.participant),
        ):
            self.body.addWidget(piece)

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

    def _consents(self, card: PersonCard) -> QWidget:
        """Show each purpose with what she answered; the answer is the button to change it."""
        shown = blocks.Card(_("Toestemmingen"))
        for purpose in Purpose:
            answers = [row for row in card.consents if row.fields.purpose is purpose]
            general = [row.fields for row in answers if not row.fields.recipient]
            if purpose is Purpose.SHARE_VOLUNTEER:  # the newest holds, whatever may go along
                general = [row.fields for row in sorted(answers, key=_newest_last)][-1:]
            answer = general[0] if general else None
            words = blocks.label(labels.title(purpose))
            line = blocks.row(words, self._consent_button(purpose, answer))
            line.setStretch(0, 1)
            shown.body.addLayout(line)
            self._add_recipients(shown, purpose, answers, answer)
        return shown

    def _add_recipients(
        self,
        shown: blocks.Card,
        purpose: Purpose,
        answers: list[ConsentRow],
        general: ConsentFields | None,
    ) -> None:
        """Say below a purpose with whom, or what, she allows to be shared."""
        if purpose is Purpose.SHARE_VOLUNTEER:
            if general and general.recipient:
                what = _("Het maatje mag weten: {what}.").format(what=general.recipient)
                shown.body.addWidget(blocks.quiet(what))
            return
        for row in answers:
            if row.fields.recipient:
                what = labels.labels(row.fields.shared)
                answer = labels.label(row.fields.state)
                said = _("{whom}: {answer}").format(
                    whom=row.fields.recipient, answer=f"{answer} ({what})" if what else answer
                )
                shown.body.addWidget(blocks.quiet(said))

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
        shown.body.addLayout(buttons.flow((_("Wijzigen"), "edit-line", self.edit_wishes)))
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
        shown.body.addLayout(buttons.flow((_("Wijzigen"), "edit-line", self.edit_health)))
        return shown
