"""The card Vragenlijsten of a file: when she was asked, what follows, and what can be done."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import DropOut, Moment
from spil_desktop.services import drop_outs, measurements, missed
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.measurements import NextMeasurement
from spil_desktop.texts import dates, labels
from spil_desktop.texts import measurements as words
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.visits.measuring import MeasurementDialog
from spil_desktop.ui.visits.missed import MissedDialog
from spil_desktop.ui.visits.paper_form import PaperFormDialog
from spil_desktop.ui.visits.story import StoryDialog
from spil_desktop.ui.work import Work

_MOMENT: Final = "moment"


class MeasuredCard(blocks.Card):
    """Says when she was asked and when the next time is; never what came out."""

    def __init__(self, work: Work, card: PersonCard, part: ParticipantPart) -> None:
        super().__init__(_("Vragenlijsten"))
        self.work = work
        self._card = card
        self._part = part
        self._taken = work.read(lambda session: measurements.of_participant(session, part.id))
        self._missed = {
            row.moment: row.reason
            for row in work.read(lambda session: missed.of_participant(session, part.id))
        }
        self._schedule = work.read(measurements.schedule)
        self._following = work.read(lambda session: measurements.next_due(session, part.id))
        self._over = {
            moment: why for moment in missed.LATER if (why := self._why_over(moment)) is not None
        }
        self._say_taken()
        self._say_missed()
        self._say_next()
        self._add_buttons()

    def measure(self) -> None:
        """Ask the questionnaires of the moment that follows."""
        moment = self._to_ask()
        if moment is not None:
            MeasurementDialog(self.work, self, self._card, self._part, moment).open()

    def correct(self) -> None:
        """Ask what is different about the answers of the moment of the button."""
        moment = Moment(self.sender().property(_MOMENT))
        taken = [row for row in self._taken if row.fields.moment is moment]
        MeasurementDialog(self.work, self, self._card, self._part, moment, taken).open()

    def explain(self) -> None:
        """Ask why she was not measured at the moment of the button."""
        moment = Moment(self.sender().property(_MOMENT))
        MissedDialog(self.work, self, self._card.full_name, self._part, moment).open()

    def show_story(self) -> None:
        """Show her answers to her."""
        StoryDialog(self.work, self, self._card.full_name, self._part.id).open()

    def make_form(self) -> None:
        """Print or save the form on paper, with her name on it."""
        moment, name = self._to_ask() or Moment.T0, self._card.full_name
        PaperFormDialog(self.work, self, moment, participant_id=self._part.id, name=name).open()

    def _why_over(self, moment: Moment) -> DropOut | None:
        """Return why a later moment can not be asked any more, as far as her file tells."""
        number, today = self._part.id, self.work.today()
        return self.work.read(
            lambda session: drop_outs.of_participant(session, number, moment, today=today)
        )

    def _days(self) -> Mapping[Moment, date]:
        days: dict[Moment, date] = {}
        for row in self._taken:
            known = days.get(row.fields.moment, date.min)
            days[row.fields.moment] = max(row.fields.taken_on, known)
        return dict(sorted(days.items()))

    def _to_ask(self) -> Moment | None:
        """Return the moment that can be asked now: the next one, not one that is explained."""
        if self._following is not None:
            return self._following.moment
        return None if self._taken else Moment.T0

    def _say_taken(self) -> None:
        for moment, day in self._days().items():
            said = blocks.label(
                _("{moment}: gevraagd op {date}.").format(
                    moment=self._named(moment), date=dates.short_date(day)
                )
            )
            line = blocks.row(said, self._button(_("Verbeteren"), "edit-line", moment, "correct"))
            line.setStretch(0, 1)
            self.body.addLayout(line)

    def _say_missed(self) -> None:
        """Say why a moment did not happen, and let the reason be given or corrected."""
        for moment in missed.LATER:
            reason = self._missed.get(moment)
            if reason is None and moment not in self._over:
                continue
            told = reason or (self._over.get(moment) if self._part.closing else None)
            said = blocks.label(_missed_line(self._named(moment), told))
            word = _("Reden wijzigen") if reason else _("Reden invullen")
            line = blocks.row(said, self._button(word, "question-line", moment, "explain"))
            line.setStretch(0, 1)
            self.body.addLayout(line)

    def _say_next(self) -> None:
        following = self._following
        if following is not None and following.moment not in self._over:
            self.body.addWidget(blocks.label(self._next_line(following)))
        if not self._taken:
            self.body.addWidget(
                blocks.quiet(
                    _("Gezondheid, een rapportcijfer en een paar uitspraken: tien minuten.")
                )
            )

    def _add_buttons(self) -> None:
        flow, moment = FlowLayout(), self._to_ask()
        closed = self._part.closing is not None
        if moment is not None and not (closed and moment in self._over):
            text = _("{moment} invullen").format(moment=self._named(moment))
            flow.addWidget(self._plain(text, "questionnaire-line", "measure"))
            flow.addWidget(self._plain(_("Formulier op papier"), "printer-line", "make_form"))
        if self._taken:
            text = _("Uw verhaal in beeld")
            flow.addWidget(self._plain(text, "emotion-happy-line", "show_story"))
        self.body.addLayout(flow)

    def _plain(self, text: str, icon: str, act: str) -> QWidget:
        button = blocks.button(text, icon)
        button.setObjectName(act)
        button.clicked.connect(getattr(self, act))
        return button

    def _button(self, text: str, icon: str, moment: Moment, act: str) -> QWidget:
        button = blocks.button(text, icon, "quiet")
        button.setObjectName(f"{act}_{moment.value}")
        button.setProperty(_MOMENT, moment.value)
        button.setAccessibleName(f"{text}: {self._named(moment)}")
        button.clicked.connect(getattr(self, act))
        return button

    def _next_line(self, following: NextMeasurement) -> str:
        return _("{moment}: rond {date}, tussen {first} en {last}.").format(
            moment=self._named(following.moment),
            date=dates.short_date(following.on),
            first=dates.short_date(following.first),
            last=dates.short_date(following.last),
        )

    def _named(self, moment: Moment) -> str:
        return words.moment(moment, self._schedule)


def _missed_line(moment: str, reason: DropOut | None) -> str:
    if reason is None:
        return _("{moment} is niet gevraagd. Waarom niet?").format(moment=moment)
    return _("{moment} gaat niet door: {reason}.").format(
        moment=moment, reason=labels.label(reason)
    )
