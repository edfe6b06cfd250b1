"""Entering questionnaires after they were asked: any questionnaire, by keys, in one sitting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules.questionnaires import Answer, Questionnaire
from spil_desktop.rules.vocabulary import Act, MeasureMode, Moment, Purpose, Respondent
from spil_desktop.services import measurements, questionnaires, users
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.measurements import MeasurementFields, MeasurementRow
from spil_desktop.texts import dates, labels
from spil_desktop.texts import measurements as words
from spil_desktop.texts import questionnaires as question_words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import DateLine, Line
from spil_desktop.ui.visits.answers import AnswerField, answer_field
from spil_desktop.ui.visits.fields import DigitChoice
from spil_desktop.ui.visits.story import StoryDialog
from spil_desktop.ui.work import Session, Work

_RESPONDENTS: Final = (Respondent.SELF, Respondent.TOGETHER, Respondent.PROXY)
_MODULES: Final = "modules"
_WIDE: Final = 620
"""So wide that the answers to most questions stand in one line."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What is asked of someone at a moment: always, and only when it is added."""

    asked: tuple[Questionnaire, ...]
    optional: tuple[Questionnaire, ...]
    shut: tuple[Questionnaire, ...]


class MeasurementDialog(FormDialog):
    """Asks the questionnaires of one moment; each is kept when something was answered.

    Those that say something of health are shut without her consent to keep it. With `taken` it
    corrects what was recorded at that moment. After saving, the answers are shown to her at once.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        card: PersonCard,
        part: ParticipantPart,
        moment: Moment,
        taken: Sequence[MeasurementRow] = (),
    ) -> None:
        title = _("Vragenlijst {moment}") if not taken else _("Vragenlijst {moment} verbeteren")
        draft = f"measurement:{part.id}:{moment.value}{':edit' if taken else ''}"
        named = words.moment(moment, work.read(measurements.schedule))
        super().__init__(work, title.format(moment=named), parent, draft=draft)
        self.setMinimumWidth(theme.px(_WIDE))
        self._name = card.full_name
        self._part = part
        self._moment = moment
        self._taken = {row.fields.instrument: row for row in taken}
        self._offered = work.read(
            lambda session: _offered(
                session, part.id, moment, taken, health=card.allows(Purpose.HEALTH)
            )
        )
        self.answers: dict[tuple[str, str], AnswerField] = {}
        self._shown: dict[str, Questionnaire] = {}
        self._add_circumstances(taken)
        self._add_notes(card)
        for questionnaire in self._offered.asked:
            self.add_questionnaire(questionnaire)
        for row in taken:
            self._fill(row)
        self._stood = self._circumstances()
        self.counted = blocks.label("", "quiet", wrap=False)
        self.buttons.insertWidget(0, self.counted)
        self.form.edited.connect(self._count)
        self.taken_on.edited.connect(self._warn)
        self.saved.connect(self._show_story)
        self.ready()
        self._warn()
        self._count()
        self._begin()

    def add_questionnaire(self, questionnaire: Questionnaire) -> None:
        """Ask one more questionnaire, below the others."""
        if questionnaire.code in self._shown:
            return
        self._shown[questionnaire.code] = questionnaire
        self.form.add_heading(words.heading(questionnaire))
        if questionnaire.introduction:
            self.form.add_wide(blocks.label(questionnaire.introduction))
        for item in questionnaire.items:
            field = self.form.add(
                f"{questionnaire.code}.{item.code}", item.text, answer_field(item)
            )
            field.answered.connect(self._go_on)
            self.answers[questionnaire.code, item.code] = field
        self.form.add_wide(blocks.quiet(_("Bron: {source}").format(source=questionnaire.source)))

    def before_draft(self, state: dict[str, Any]) -> None:
        """Show the questionnaires that were added before the draft was left."""
        for code in state.get(_MODULES) or ():
            self._add_module(code)

    def save(self) -> object:
        """Keep what was answered; the next moment is planned."""
        new = self._answered()
        if not new:
            first = next(iter(self.form.fields), "")
            for code, item in self.answers:
                first = f"{code}.{item}"
                break
            raise SpilError(InputProblem.REQUIRED, field=first)
        number, today, known = self._part.id, self.work.today(), self._taken

        def keep(session: Session) -> None:
            fresh = [one for one in new if one.instrument not in known]
            for one in new:
                row = known.get(one.instrument)
                if row is not None and row.fields != one:
                    measurements.edit(session, row.id, one, today=today, version=row.version)
            if fresh:
                measurements.record(session, number, *fresh, today=today)

        self.work.write(Act.RECORD_MEASUREMENT, keep)
        self.work.said.emit(self._said(), True)
        return number

    def _add_circumstances(self, taken: Sequence[MeasurementRow]) -> None:
        add, known = self.form.add, taken[0].fields if taken else None
        self.taken_on = add(
            "taken_on", _("Afgenomen op"), DateLine(self.work.today()), required=True
        )
        self.taken_on.set_value(known.taken_on if known else self.work.today())
        self.interviewer = add("interviewer", _("Wie vroeg het?"), Line())
        self.interviewer.set_state((known.interviewer if known else self._my_name()) or "")
        self.respondent = add(
            "respondent", _("Wie antwoordde?"), DigitChoice(_RESPONDENTS, labels.label)
        )
        respondent = known.respondent if known else Respondent.SELF
        self.respondent.set_value(None if respondent is Respondent.UNKNOWN else respondent)
        self.mode = add("mode", _("Hoe?"), DigitChoice(tuple(MeasureMode), labels.label))
        self.mode.set_value(known.mode if known else MeasureMode.HOME_VISIT)
        self.form.beside("taken_on", "interviewer")
        self.outside = blocks.Note("", Tone.WARNING)
        self.form.add_wide(self.outside)
        self.modules = add(_MODULES, _("Vragenlijsten erbij"), Modules(self._offered.optional))
        self.modules.added.connect(self._add_module)
        self.form.show_row(_MODULES, shown=bool(self._offered.optional))

    def _add_notes(self, card: PersonCard) -> None:
        if self._offered.shut:
            shut = ", ".join(map(words.heading, self._offered.shut))
            self.form.add_wide(
                blocks.Note(
                    _("Zij gaf geen toestemming voor gezondheid. Daarom niet: {shut}.").format(
                        shut=shut
                    ),
                    Tone.WARNING,
                )
            )
        if not self._offered.asked:
            self.form.add_wide(
                blocks.Note(_("Alles van dit moment is al gevraagd. Je kunt er een toevoegen."))
            )
        if not card.allows(Purpose.EVALUATION):
            self.form.add_wide(
                blocks.Note(
                    _("Zonder toestemming voor evaluatie telt dit niet mee in het verslag.")
                )
            )
        self.form.add_wide(
            blocks.quiet(
                _(
                    "Een cijfer kiest het antwoord en gaat door. W: weet niet. Z: wil niet zeggen. "
                    "Enter: overslaan. Backspace: antwoord weghalen."
                )
            )
        )

    def _add_module(self, code: str) -> None:
        """Ask an optional questionnaire too, and go to its first question."""
        found = next((one for one in self._offered.optional if one.code == code), None)
        if found is None or code in self._shown:
            return
        self.modules.mark(code)
        self.add_questionnaire(found)
        self._count()
        if self.isVisible():
            self._give_keyboard(self.answers[code, found.items[0].code])

    def _fill(self, row: MeasurementRow) -> None:
        for item, given in row.fields.answers.items():
            field = self.answers.get((row.fields.instrument, item))
            if field is not None:
                field.set_value(given)

    def _begin(self) -> None:
        """Start at the first question: day, person and way are filled in already."""
        first = next((field for field in self.answers.values() if field.value() is None), None)
        if first is not None:
            self._give_keyboard(first)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the whole question that has the keyboard: before this nothing had its place."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_question)

    def _show_question(self) -> None:
        asked = next((field for field in self.answers.values() if _has_keyboard(field)), None)
        if asked is not None:
            self._scroll.ensureWidgetVisible(asked, 0, theme.px(80))

    def _go_on(self, answered: object) -> None:
        """Give the keyboard to the next question, after the last to the button."""
        order: list[QWidget] = [*self.answers.values(), self.save_button]
        place = next(at for at, field in enumerate(order) if field is answered)
        self._give_keyboard(order[place + 1])

    def _give_keyboard(self, to: QWidget) -> None:
        (to.focusProxy() or to).setFocus(Qt.FocusReason.TabFocusReason)
        if to is not self.save_button:
            self._scroll.ensureWidgetVisible(to, 0, theme.px(80))

    def _count(self) -> None:
        given = sum(field.value() is not None for field in self.answers.values())
        self.counted.setText(
            _("{given} van {n} beantwoord").format(given=given, n=len(self.answers))
        )

    def _warn(self) -> None:
        """Say that a day is outside the window of its moment; it may be kept all the same."""
        day = self.taken_on.value()
        number, moment = self._part.id, self._moment
        window = (
            self.work.read(
                lambda session: measurements.outside_window(session, number, moment, day)
            )
            if day is not None
            else None
        )
        self.outside.setVisible(window is not None)
        if window is not None:
            self.outside.set_text(
                _(
                    "Deze dag valt buiten de termijn van {first} tot en met {last}. Bewaren kan, "
                    "maar zeg het erbij als je de cijfers vergelijkt."
                ).format(first=dates.short_date(window.first), last=dates.short_date(window.last))
            )

    def _answered(self) -> list[MeasurementFields]:
        """Return the questionnaires that have an answer.

        What was asked at another sitting keeps its own day, person and way, unless these changed.
        """
        now, found = self._circumstances(), list[MeasurementFields]()
        for code, questionnaire in self._shown.items():
            answers: dict[str, Answer] = {}
            for item in questionnaire.items:
                given = self.answers[code, item.code].value()
                if given is not None:
                    answers[item.code] = given
            row = self._taken.get(code)
            if answers and row is None:
                found.append(MeasurementFields(code, self._moment, answers=answers, **now))
            elif row is not None:
                told = {name: new for name, new in now.items() if new != self._stood[name]}
                found.append(replace(row.fields, answers=answers, **told))
        return found

    def _circumstances(self) -> dict[str, Any]:
        """Return when, by whom and how it was asked, as fields of a measurement."""
        return {
            "taken_on": self.taken_on.value(),
            "respondent": self.respondent.value() or Respondent.UNKNOWN,
            "mode": self.mode.value(),
            "interviewer": self.interviewer.value(),
        }

    def _my_name(self) -> str | None:
        me = self.work.user_id
        return self.work.read(lambda session: users.get(session, me).fields.name) if me else None

    def _said(self) -> str:
        number = self._part.id
        planned = self.work.read(lambda session: measurements.next_due(session, number))
        if planned is None or self._taken:
            return _("De antwoorden zijn opgeslagen.")
        return _("Opgeslagen. De volgende keer is rond {date}.").format(
            date=dates.short_date(planned.on)
        )

    def _show_story(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            StoryDialog(self.work, parent, self._name, self._part.id).open()


def _has_keyboard(field: QWidget) -> bool:
    return field.hasFocus() or any(part.hasFocus() for part in field.findChildren(QWidget))


class Modules(QWidget):
    """A menu of questionnaires that may be asked too; those that were added go from it."""

    edited = Signal()
    added = Signal(str)

    def __init__(self, optional: Sequence[Questionnaire]) -> None:
        super().__init__()
        self._chosen: list[str] = []
        self._actions: dict[str, QAction] = {}
        self.button = blocks.button(_("Vragenlijst toevoegen"), "add-line")
        menu = QMenu(self.button)
        for questionnaire in optional:
            action = menu.addAction(question_words.title(questionnaire))
            action.setData(questionnaire.code)
            self._actions[questionnaire.code] = action
        menu.triggered.connect(self._add)
        self.button.setMenu(menu)
        self.setFocusProxy(self.button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(blocks.row(self.button, 1))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.button.setAccessibleName(name)

    def mark(self, code: str) -> None:
        """Remember that one was added."""
        if code not in self._chosen:
            self._chosen.append(code)
        self._actions[code].setVisible(False)

    def value(self) -> tuple[str, ...]:
        """Return the codes of those that were added."""
        return tuple(self._chosen)

    def state(self) -> list[str]:
        """Return what was added, for a draft."""
        return list(self._chosen)

    def set_state(self, state: Any) -> None:
        """Put a draft back: the dialog showed them already."""
        for code in state or ():
            if code in self._actions:
                self.mark(code)

    def _add(self, action: QAction) -> None:
        self.added.emit(str(action.data()))
        self.edited.emit()


def _offered(
    session: Session,
    participant_id: int,
    moment: Moment,
    taken: Sequence[MeasurementRow],
    *,
    health: bool,
) -> Offered:
    """Return what can be asked; what was asked before is asked again in the same edition."""
    before = questionnaires.series_of(session, participant_id)
    recorded: Mapping[str, Questionnaire] = {
        row.fields.instrument: questionnaires.of(
            session, row.fields.instrument, row.instrument_version
        )
        for row in taken
    }
    if not taken:
        known = measurements.of_participant(session, participant_id)
        done = {row.fields.instrument for row in known if row.fields.moment is moment}
    else:
        done = set(recorded)
    usual = questionnaires.for_participant(session, participant_id, moment)
    asked = [*recorded.values(), *(one for one in usual if one.code not in done)]
    series = {one.series for one in asked} | {
        before[key].series for key in before if before[key].code in done
    }
    optional = [
        before.get(one.series, one)
        for one in questionnaires.all_of(session)
        if moment in one.moments and one.series not in series and one.code not in done
    ]
    open_ones = [one for one in asked if health or not one.about_health]
    return Offered(
        asked=tuple(sorted(open_ones, key=lambda one: (one.place, one.code))),
        optional=tuple(dict.fromkeys(one for one in optional if health or not one.about_health)),
        shut=tuple(one for one in asked if one.about_health and not health),
    )
