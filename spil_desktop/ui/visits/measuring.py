"""Entering a questionnaire after it was asked: health, a mark, and six statements by digit keys."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules import questionnaires
from spil_desktop.rules.vocabulary import (
    Act,
    LonelinessAnswer,
    Moment,
    Purpose,
    Respondent,
    SelfRatedHealth,
)
from spil_desktop.services import measurements
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.texts import dates, labels
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import DateLine, Number
from spil_desktop.ui.visits.fields import DigitChoice
from spil_desktop.ui.work import Work

_RESPONDENTS: Final = (Respondent.SELF, Respondent.TOGETHER, Respondent.PROXY)


class MeasurementDialog(FormDialog):
    """Asks the questionnaires of one moment; each is kept when something was answered.

    Health and the six statements are shut without her consent to keep her health.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        card: PersonCard,
        part: ParticipantPart,
        moment: Moment,
    ) -> None:
        title = _("Vragenlijst {moment}").format(moment=labels.label(moment))
        super().__init__(work, title, parent, draft=f"measurement:{part.id}:{moment.value}")
        self._part = part
        self._moment = moment
        self._health = card.allows(Purpose.HEALTH)
        add = self.form.add
        self.taken_on = add("taken_on", _("Afgenomen op"), DateLine(work.today()), required=True)
        self.taken_on.set_value(work.today())
        self.respondent = add(
            "respondent", _("Wie antwoordde?"), DigitChoice(_RESPONDENTS, labels.label)
        )
        self.respondent.set_value(Respondent.SELF)
        self.health: DigitChoice[SelfRatedHealth] | None = None
        self.statements: dict[str, DigitChoice[LonelinessAnswer]] = {}
        if self._health:
            self.health = add(
                questionnaires.SELF_RATED_HEALTH,
                _asked(questionnaires.SELF_RATED_HEALTH, questionnaires.HEALTH),
                DigitChoice(tuple(SelfRatedHealth), labels.label),
            )
        self.mark = add(
            "mark", _asked(questionnaires.LIFE_MARK, questionnaires.MARK), Number(1, 10)
        )
        if self._health:
            self._add_statements()
        else:
            self.form.add_wide(
                blocks.Note(
                    _("Zij gaf geen toestemming voor gezondheid. Daarom alleen het rapportcijfer."),
                    Tone.WARNING,
                )
            )
        if not card.allows(Purpose.EVALUATION):
            self.form.add_wide(
                blocks.Note(
                    _("Zonder toestemming voor evaluatie telt dit niet mee in het verslag.")
                )
            )
        self.form.add_wide(blocks.quiet(_sources()))
        for field in self._digits():
            field.answered.connect(self._go_on)
        self.ready()

    def save(self) -> object:
        """Keep what was answered; the next moment is planned."""
        taken, number, today = self._taken(), self._part.id, self.work.today()
        kept = self.work.write(
            Act.RECORD_HOME_VISIT,
            lambda session: measurements.record(session, number, *taken, today=today),
        )
        self.work.said.emit(self._said(), True)
        return kept

    def _add_statements(self) -> None:
        self.form.add_heading(_("Zes uitspraken"))
        statements = questionnaires.by_code()[questionnaires.LONELINESS_6]
        self.form.add_wide(blocks.label(statements.introduction))
        for item in statements.items:
            self.statements[item.code] = self.form.add(
                item.code,
                item.text,
                DigitChoice(tuple(LonelinessAnswer), labels.label),
            )

    def _digits(self) -> list[DigitChoice[SelfRatedHealth] | DigitChoice[LonelinessAnswer]]:
        found: list[DigitChoice[SelfRatedHealth] | DigitChoice[LonelinessAnswer]] = []
        if self.health is not None:
            found.append(self.health)
        return [*found, *self.statements.values()]

    def _go_on(self, answered: object) -> None:
        """Give the keyboard to the next question, after the last to the button."""
        order: list[QWidget] = [self.mark, *self.statements.values(), self.save_button]
        if self.health is not None:
            order.insert(0, self.health)
        place = next(at for at, field in enumerate(order) if field is answered)
        following = order[place + 1]
        (following.focusProxy() or following).setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(following)

    def _taken(self) -> list[MeasurementFields]:
        """Return the questionnaires that have an answer; with none, the mark without one."""
        answers: dict[str, dict[str, str | int]] = {}
        health = self.health.value() if self.health is not None else None
        if health is not None:
            answers[questionnaires.SELF_RATED_HEALTH] = {questionnaires.HEALTH: health.value}
        mark = self.mark.value()
        given = {item: field.value() for item, field in self.statements.items()}
        said = {item: answer.value for item, answer in given.items() if answer is not None}
        if mark is not None or not (answers or said):
            answers[questionnaires.LIFE_MARK] = (
                {} if mark is None else {questionnaires.MARK: int(mark)}
            )
        if said:
            answers[questionnaires.LONELINESS_6] = dict(said)
        values = self.form.values()
        return [
            MeasurementFields(
                instrument,
                self._moment,
                values["taken_on"],
                answered,
                values["respondent"] or Respondent.UNKNOWN,
            )
            for instrument, answered in answers.items()
        ]

    def _said(self) -> str:
        later = [moment for moment in Moment if moment > self._moment]
        if not later:
            return _("De antwoorden zijn opgeslagen.")
        number = self._part.id
        planned = self.work.read(lambda session: measurements.next_due(session, number))
        if planned is None:
            return _("De antwoorden zijn opgeslagen.")
        return _("Opgeslagen. De volgende keer is rond {date}.").format(
            date=dates.short_date(planned.on)
        )


def _asked(code: str, item: str) -> str:
    """Return the question of an item, in the words of its questionnaire."""
    return next(one.text for one in questionnaires.by_code()[code].items if one.code == item)


def _sources() -> str:
    return "\n".join(one.source for one in questionnaires.shipped() if one.standard)
