"""The page Volledigheid: what is missing on the left, of whom on the right, Enter fills it in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules import data_quality as rule
from spil_desktop.rules.data_effects import Effects, Unanswered
from spil_desktop.rules.data_quality import Gap
from spil_desktop.rules.oddities import OddLine
from spil_desktop.rules.periods import Period
from spil_desktop.services import data_effects, data_quality, oddities
from spil_desktop.services.data_quality import Board, PersonLine
from spil_desktop.texts import data_effects as effect_words
from spil_desktop.texts import data_quality as words
from spil_desktop.texts import numbers
from spil_desktop.ui.quality import lines
from spil_desktop.ui.quality.lines import Line, Subject
from spil_desktop.ui.quality.repairs import Missing, open_form
from spil_desktop.ui.reports import outcome_figures
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.how_counted import HowCountedDialog
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import RecordBox
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.ui.jobs import Job

_YEARS_BACK: Final = 3


class QualityPage(Page):
    """What is missing for the report, of whom, and what that does to the figures."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.board: Board | None = None
        self.odd: tuple[OddLine, ...] | None = None
        self.effects: Effects | None = None
        self._jobs: list[Job] = []
        self.area = AreaFilter(work)
        self.area.edited.connect(self.reload)
        self.year = RecordBox()
        self.year.setAccessibleName(_("Jaar van de cijfers"))
        this = work.today().year
        self.year.set_records((year, str(year)) for year in range(this, this - _YEARS_BACK, -1))
        self.year.edited.connect(self.reload)
        self.open_button = blocks.button(_("Invullen"), "edit-line", "primary")
        self.open_button.clicked.connect(self.fill_in)
        self.set_head(_("Volledigheid"), self.area, self.open_button)
        self.act(_("Deze regel invullen"), "edit-line").triggered.connect(self.fill_in)
        self.summary = blocks.label("")
        self.body.addWidget(self.summary)
        self._make_subjects()
        self._make_lines()
        self.effect = blocks.Note("", Tone.ACCENT)
        self.effect.hide()
        self.of_year = blocks.holder(
            blocks.row(blocks.label(_("Cijfers over"), wrap=False), self.year, 1)
        )
        listed = blocks.column(self.of_year, self.effect, TableOrEmpty(self.table, self.empty))
        listed.setStretch(2, 1)
        self.body.addWidget(splits.beside(self.subjects, blocks.holder(listed), 500, 500), 1)

    def reload(self) -> None:
        today, period = self.work.today(), Period(self.year.value() or self.work.today().year)
        self.area.know_areas()
        area_id = self.area.value()
        self.board = self.work.read(
            lambda session: data_quality.board(session, today=today, area_id=area_id)
        )
        for job in self._jobs:
            job.cancel()
        self._jobs = [
            self.work.in_background(
                lambda session, _job: oddities.find(session, today=today, area_id=area_id),
                self._show_odd,
            ),
            self.work.in_background(
                lambda session, _job: data_effects.read(
                    session, period, today=today, area_id=area_id
                ),
                self._show_effects,
            ),
        ]
        self._show_subjects()

    def first_focus(self) -> QWidget | None:
        return self.subjects

    def show_record(self, key: object) -> None:
        """Choose a subject: the value of a gap, "first", "people", "odd" or "figures"."""
        self.subjects.choose(key)

    def about(self) -> int | None:
        line = self.table.row()
        if line is None:
            return None
        return line.odd.person_id if line.odd else line.missing.person_id if line.missing else None

    def remember(self) -> object:
        return self.subjects.key()

    def fill_in(self) -> None:
        """Open the form for the chosen line; a value that cannot be so is looked at in its file."""
        line = self.table.row()
        if line is None:
            return
        if line.missing is not None:
            open_form(self.work, self, line.missing)
        elif line.odd is not None:
            self.work.go("residents", line.odd.person_id)
        elif line.gap is not None:
            self.subjects.choose(line.gap.value)
        elif line.question is not None:
            self._show_silent(line.question)

    def _make_subjects(self) -> None:
        self.subjects = RecordTable[Subject](
            _("Wat ontbreekt"),
            (
                Column[Subject](_("Wat ontbreekt"), lambda row: row.name, wraps=True),
                Column[Subject](
                    _("Bij hoeveel"),
                    lambda row: row.counted,
                    width=112,
                    grows=True,
                    tone=lambda row: Tone.WARNING if row.missing else Tone.GOOD,
                ),
            ),
            key=lambda row: row.key,
            group=lambda row: row.group,
        )
        self.subjects.setSortingEnabled(False)
        self.subjects.horizontalHeader().hide()
        self.subjects.chosen.connect(self._show_lines)
        self.subjects.opened.connect(self._enter_lines)

    def _make_lines(self) -> None:
        self._columns_of = lines.PEOPLE
        self.table = RecordTable[Line](
            _("Van wie"),
            _columns(self._columns_of),
            key=lambda line: line.key,
        )
        self.table.opened.connect(self.fill_in)
        self.table.chosen.connect(self._say_if_open)
        self.empty = blocks.EmptyState("checkbox-circle-line", "")

    def _show_subjects(self) -> None:
        board = self.board
        if board is None:
            return
        self.summary.setText(_summary(board))
        top = _("Om mee te beginnen")
        found = [
            Subject(
                lines.FIRST,
                top,
                _("Maak compleet in vijf minuten"),
                numbers.whole(len(board.first)),
                len(board.first),
            ),
            Subject(
                lines.PEOPLE,
                top,
                _("Alle mensen met iets dat ontbreekt"),
                words.counted(len(board.missing), board.people),
                len(board.missing),
            ),
            Subject(
                lines.ODD,
                top,
                _("Waarden die niet kunnen kloppen"),
                "…" if self.odd is None else numbers.whole(len(self.odd)),
                len(self.odd or ()),
            ),
            self._figures_subject(top),
            self._questions_subject(top),
        ]
        found += [
            Subject(
                line.gap.value,
                words.chapter(rule.QUESTIONS[line.gap].chapter),
                words.title(words.gap(line.gap)),
                words.counted(line.missing, line.needed),
                line.missing,
            )
            for line in sorted(board.lines, key=_by_chapter)
        ]
        self.subjects.set_rows(found)
        self.subjects.choose_first()
        self._show_lines()

    def _figures_subject(self, group: str) -> Subject:
        found = self._figure_lines()
        counted = "…" if self.effects is None else numbers.whole(len(found))
        name = _("Wat het met de cijfers doet")
        return Subject(lines.FIGURES, group, name, counted, len(found))

    def _questions_subject(self, group: str) -> Subject:
        found = self._question_lines()
        counted = "…" if self.effects is None else numbers.whole(len(found))
        name = _("Vragen waarop iemand geen antwoord gaf")
        return Subject(lines.QUESTIONS, group, name, counted, len(found))

    def _show_odd(self, found: tuple[OddLine, ...]) -> None:
        self.odd = found
        self._show_subjects()

    def _show_effects(self, effects: Effects) -> None:
        self.effects = effects
        self._show_subjects()

    def _show_lines(self) -> None:
        subject = self.subjects.row()
        if subject is None or self.board is None:
            self.table.set_rows([])
            return
        self.empty.set_text(lines.nothing(subject.key))
        self.table.horizontalHeader().setVisible(subject.key not in lines.OF_FIGURES)
        listed = {
            lines.FIRST: self._first,
            lines.PEOPLE: self._people,
            lines.ODD: self._odd_lines,
            lines.FIGURES: self._figure_lines,
            lines.QUESTIONS: self._question_lines,
        }
        columns_of = subject.key if subject.key in lines.OF_FEW else lines.PEOPLE
        if columns_of != self._columns_of:
            self._columns_of = columns_of
            self.table.set_columns(_columns(columns_of))
        show = listed.get(subject.key)
        self.table.set_rows(show() if show else self._missing_lines(Gap(subject.key)))
        self.table.choose_first()
        self._say_effect()
        self._say_if_open()

    def _say_if_open(self) -> None:
        line = self.table.row()
        self.open_button.setEnabled(line is not None)
        leads_on = line is not None and (line.gap is not None or line.question is not None)
        self.open_button.setText(_("Van wie?") if leads_on else _("Invullen"))

    def _enter_lines(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self, numbers_: Sequence[int]) -> tuple[PersonLine, ...]:
        area_id = self.area.value()
        return self.work.read(
            lambda session: data_quality.people(session, numbers_, area_id=area_id)
        )

    def _first(self) -> list[Line]:
        board = self.board
        if board is None:
            return []
        people = {
            person.participant_id: person
            for person in self._named([task.participant_id for task in board.first])
        }
        return [
            Line(
                (task.participant_id, task.repair.value + task.gaps[0].value),
                people[task.participant_id].name,
                _("{gaps} · {duration}").format(
                    gaps=words.gaps(task.gaps), duration=words.duration(task.seconds)
                ),
                words.title(words.repair(task.repair)),
                Missing(people[task.participant_id].person_id, task.repair, task.gaps[0]),
            )
            for task in board.first
        ]

    def _people(self) -> list[Line]:
        board = self.board
        if board is None:
            return []
        found: list[Line] = []
        for person in self._named(list(board.missing)):
            gaps = board.missing[person.participant_id]
            repair = rule.QUESTIONS[gaps[0]].repair
            found.append(
                Line(
                    (person.participant_id, lines.PEOPLE),
                    person.name,
                    words.gaps(gaps),
                    words.title(words.repair(repair)),
                    Missing(person.person_id, repair, gaps[0]),
                )
            )
        return found

    def _missing_lines(self, gap: Gap) -> list[Line]:
        repair = rule.QUESTIONS[gap].repair
        numbers_ = self.board.of(gap) if self.board else ()
        return [
            Line(
                (person.participant_id, gap.value),
                person.name,
                person.area,
                words.title(words.repair(repair)),
                Missing(person.person_id, repair, gap),
            )
            for person in self._named(numbers_)
        ]

    def _odd_lines(self) -> list[Line]:
        return [lines.odd_line(line) for line in self.odd or ()]

    def _figure_lines(self) -> list[Line]:
        effects = self.effects
        if effects is None:
            return []
        return [
            *map(lines.effect_line, effects.shares),
            *map(lines.not_scored_line, effects.not_scored),
        ]

    def _question_lines(self) -> list[Line]:
        return (
            [lines.question_line(each) for each in self.effects.unanswered] if self.effects else []
        )

    def _show_silent(self, question: Unanswered) -> None:
        """Show who gave no answer to a question, and how that is counted."""
        area_id, year = self.area.value(), self.year.value() or self.work.today().year
        area = self.area.currentText() if area_id else _("alle wijken en dorpen")
        chosen = Chosen(Period(year), area_id, area)
        figures = outcome_figures.of_unanswered(self.work, chosen, question)
        HowCountedDialog(self.work, self, *figures, about=effect_words.question(question)).open()

    def _say_effect(self) -> None:
        """Say what the chosen gap does to the figures, and who is in none of them."""
        subject, effects = self.subjects.row(), self.effects
        self.of_year.setVisible(subject is not None and subject.key not in lines.WITHOUT_FIGURES)
        if subject is None or effects is None:
            self.effect.hide()
            return
        said = lines.told(subject.key, effects)
        self.effect.setVisible(bool(said))
        if said:
            running = effects.period.last_day > self.work.today()
            said.append(effect_words.about(effects.period, running=running))
            self.effect.set_text("\n".join(said))


def _columns(key: str) -> tuple[Column[Line], ...]:
    """Return the columns of the list of a subject."""
    figures = key in lines.OF_FIGURES
    return (
        Column[Line](
            _("Wat") if figures else _("Wie"),
            lambda line: line.name,
            below=lambda line: line.what,
            wraps=key in lines.OF_FEW,
        ),
        Column[Line](
            _("Hoeveel") if figures else _("Formulier"),
            lambda line: line.form,
            width=108 if figures else 144,
        ),
    )


def _by_chapter(line: data_quality.GapLine) -> int:
    return list(rule.Chapter).index(rule.QUESTIONS[line.gap].chapter)


def _summary(board: Board) -> str:
    if not board.people:
        return _("Er is nog niemand gemeld.")
    return ngettext(
        "Van {complete} van de {n} bewoner is alles bekend wat het verslag nodig heeft.",
        "Van {complete} van de {n} bewoners is alles bekend wat het verslag nodig heeft.",
        board.people,
    ).format(complete=numbers.whole(board.complete), n=numbers.whole(board.people))
