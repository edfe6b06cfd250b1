"""Asking why someone was not measured when it could be."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, DropOut, Moment
from spil_desktop.services import measurements, missed
from spil_desktop.services.cards import ParticipantPart
from spil_desktop.texts import labels
from spil_desktop.texts import measurements as words
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.visits.fields import DigitChoice
from spil_desktop.ui.work import Work


class MissedDialog(FormDialog):
    """Asks the reason; that of her closed file is proposed."""

    def __init__(
        self, work: Work, parent: QWidget, name: str, part: ParticipantPart, moment: Moment
    ) -> None:
        named = words.moment(moment, work.read(measurements.schedule))
        title = _("Waarom niet gemeten? {moment}").format(moment=named)
        super().__init__(work, title, parent)
        self._part = part
        self._moment = moment
        self.body.insertWidget(1, blocks.label(name))
        self.reason = self.form.add(
            "reason", _("Reden"), DigitChoice(tuple(DropOut), labels.label), required=True
        )
        known = {
            row.moment: row.reason
            for row in work.read(lambda session: missed.of_participant(session, part.id))
        }
        closing = part.closing.reason if part.closing else None
        self.reason.set_value(known.get(moment) or missed.proposed(closing))
        self.form.add_wide(
            blocks.quiet(
                _("Zo laat het verslag zien wie er niet meer meedeed, en waarom. Zonder namen.")
            )
        )
        self.reason.answered.connect(self._to_save)
        self.ready()

    def save(self) -> object:
        """Keep the reason."""
        number, moment, today = self._part.id, self._moment, self.work.today()
        reason = self.form.values()["reason"]
        return self.work.write(
            Act.MISS_MEASUREMENT,
            lambda session: missed.record(session, number, moment, reason, today=today),
            _("De reden is opgeslagen."),
        )

    def _to_save(self) -> None:
        self.save_button.setFocus()
