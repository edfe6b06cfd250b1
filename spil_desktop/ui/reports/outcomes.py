"""The view "Uitkomsten": what changed in people who were measured twice, exactly, for inside."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules import references as reference_rules
from spil_desktop.rules.release import Reference
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import noticed, outcomes, references
from spil_desktop.services.noticed import Experienced
from spil_desktop.services.outcomes import Outcome
from spil_desktop.texts import indicators as indicator_words
from spil_desktop.texts import numbers
from spil_desktop.texts import outcome_statistics as statistics
from spil_desktop.texts import outcomes as words
from spil_desktop.texts import questionnaires as question_words
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.reports import noticed as noticed_lines
from spil_desktop.ui.reports import outcome_figures
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.classes import ClassesPart
from spil_desktop.ui.reports.how_counted import HowCountedDialog
from spil_desktop.ui.reports.places import Sideways
from spil_desktop.ui.reports.views import FigureView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import ChoiceBox
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Session, Work

_WIDE: Final = 740
"""So wide that no title and no number is cut."""

_NOTICED_WIDE: Final = 548


@dataclass(frozen=True, slots=True)
class Read:
    """What the view shows of a period: outcomes, what was noticed, and published figures."""

    outcomes: tuple[Outcome, ...]
    experienced: Experienced
    references: tuple[Reference, ...]


class OutcomesView(FigureView):
    """Every outcome with its interval and, for the chosen one, its test and who is missing."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._alike = frozenset[str]()
        self._read: Read | None = None
        self.note = blocks.Note("", Tone.WARNING)
        self.moment = ChoiceBox(
            [
                (Moment.T1.value, _("Eerste en tweede meting (T0 en T1)")),
                (Moment.T2.value, _("Eerste en derde meting (T0 en T2)")),
            ]
        )
        self.moment.setAccessibleName(_("Welke metingen"))
        self.moment.edited.connect(self._again)
        self.counted_button = blocks.button(_("Hoe geteld?"), "question-line")
        self.counted_button.setAccessibleName(_("Hoe geteld: de gekozen uitkomst"))
        self.counted_button.clicked.connect(self.open_outcome)
        self.noticed_button = blocks.button(_("Hoe geteld?"), "question-line")
        self.noticed_button.setAccessibleName(_("Hoe geteld: wat deelnemers merkten"))
        self.noticed_button.clicked.connect(self.open_noticed)
        self.table: RecordTable[Outcome] = RecordTable(
            _("Uitkomsten"),
            (
                Column[Outcome](_("Vragenlijst"), _title, below=self._about, hint=_whole),
                Column[Outcome](_("Eerst"), _first, width=68, right=True),
                Column[Outcome](_("Later"), _later, width=68, right=True),
                Column[Outcome](
                    _("Verschil (95%-interval)"), _difference, width=212, below=_changes
                ),
                Column[Outcome](_("Uitval"), _lost, sort=_lost_number, width=76, right=True),
                Column[Outcome](
                    _("Geen T0"), _no_first, sort=_no_first_number, width=84, right=True
                ),
            ),
            key=_key,
        )
        self.table.chosen.connect(self._explain)
        self.table.opened.connect(self._open)
        self.details = blocks.label("")
        self.classes = ClassesPart()
        self.noticed = noticed_lines.table()
        self.noticed.chosen.connect(self._choose_noticed)
        self.noticed.opened.connect(self._open_said)
        self.table.setMinimumSize(theme.px(_WIDE), theme.px(52) * 6)
        self.noticed.setMinimumSize(theme.px(_NOTICED_WIDE), theme.px(36) * 6)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(0, theme.px(12), theme.px(8), 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self.note)
        body.addLayout(blocks.row(self.moment, 1, self.counted_button))
        body.addWidget(Sideways(self.table, grows=True), 3)
        body.addWidget(self.details)
        body.addWidget(self.classes)
        said = blocks.label(_("Wat deelnemers merkten"), "heading", wrap=False)
        body.addLayout(blocks.row(said, 1, self.noticed_button))
        body.addWidget(Sideways(self.noticed, grows=True), 2)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(blocks.scrolled(content))

    def open_outcome(self) -> None:
        """Open how the figures of the chosen outcome are counted, with their lists."""
        row = self.table.row()
        if row is not None and self._chosen is not None:
            figures = outcome_figures.of_outcome(self.work, self._chosen, row)
            HowCountedDialog(self.work, self, *figures, about=_title(row)).open()

    def open_noticed(self) -> None:
        """Open how the figures of the chosen statement are counted, with their lists."""
        row = self.noticed.row()
        if row is None or self._chosen is None or self._read is None:
            return
        kind, code = row.key
        of = (
            outcome_figures.of_statement
            if kind == noticed_lines.STATEMENT
            else outcome_figures.of_mattered
        )
        figures = of(self.work, self._chosen, self._read.experienced, code, row.text)
        HowCountedDialog(self.work, self, *figures, about=row.text).open()

    def _begin(self, chosen: Chosen) -> Job:
        self.note.set_text(_("De uitkomsten worden berekend …"))
        moment, today = Moment(self.moment.value()), self.work.today()

        def read(session: Session, _job: object) -> Read:
            period, area_id = chosen.period, chosen.area_id
            return Read(
                outcomes.of_period(session, period, area_id, moment, today=today),
                noticed.experienced(session, period, area_id, today=today),
                references.shown(session),
            )

        return self.work.in_background(read, self._show, self._failed)

    def _again(self) -> None:
        if self._chosen is not None:
            self.show_for(self._chosen)

    def _show(self, read: Read) -> None:
        self.job = None
        self._read = read
        titles = Counter(map(_title, read.outcomes))
        self._alike = frozenset(title for title, times in titles.items() if times > 1)
        self.table.set_rows(read.outcomes)
        self.table.choose_first()
        self.noticed.set_rows(noticed_lines.lines(read.experienced))
        self.note.set_text(f"{indicator_words.warning()} {words.no_controls()} {words.rotterdam()}")
        self._explain(None)
        self._choose_noticed(self.noticed.key())

    def _about(self, row: Outcome) -> str:
        """Say how many people it is about and what is better; which edition where two are alike."""
        better = _("hoger is beter") if row.scale.higher_is_better else _("lager is beter")
        people = ngettext("{n} mens", "{n} mensen", row.response.pairs)
        said = [people.format(n=numbers.whole(row.response.pairs)), better]
        return " · ".join([*said, *([_edition(row)] if _title(row) in self._alike else [])])

    def _explain(self, _key: object) -> None:
        """Say of the chosen outcome what its columns cannot hold."""
        row = self.table.row()
        self.counted_button.setEnabled(row is not None)
        if row is None or self._read is None:
            self.details.setText(_("In deze periode is niemand twee keer gemeten."))
            self.classes.tell(None, ())
            return
        lines = [
            *statistics.lines(row.paired, row.response),
            statistics.without_first(row.unscored),
            f"{question_words.title(row.questionnaire)}, {_edition(row)}.",
            "" if row.scale.cutoffs and row.paired else row.scale.source,
        ]
        self.details.setText("\n".join(line for line in lines if line))
        of_same = reference_rules.beside(row.measure, self._read.references)
        self.classes.tell(row, of_same if row.is_current else ())

    def _choose_noticed(self, key: object) -> None:
        self.noticed_button.setEnabled(key is not None)

    def _open(self, _key: object) -> None:
        self.open_outcome()

    def _open_said(self, _key: object) -> None:
        self.open_noticed()


def _key(row: Outcome) -> object:
    return row.questionnaire.code, row.questionnaire.edition, row.scale.code


def _title(row: Outcome) -> str:
    return words.title(row.scale)


def _whole(row: Outcome) -> str:
    return f"{_title(row)}, {_edition(row)}"


def _edition(row: Outcome) -> str:
    return question_words.edition(row.questionnaire.code, row.questionnaire.edition)


def _no_first_number(row: Outcome) -> int:
    return len(row.without_first)


def _no_first(row: Outcome) -> str:
    return numbers.whole(_no_first_number(row))


def _lost_number(row: Outcome) -> int:
    return row.response.missing


def _lost(row: Outcome) -> str:
    return numbers.whole(_lost_number(row))


def _first(row: Outcome) -> str:
    return statistics.decimals(float(row.paired.first), 1) if row.paired else numbers.NOT_SHOWN


def _later(row: Outcome) -> str:
    return statistics.decimals(float(row.paired.later), 1) if row.paired else numbers.NOT_SHOWN


def _difference(row: Outcome) -> str:
    return statistics.difference(row.paired) if row.paired else numbers.NOT_SHOWN


def _changes(row: Outcome) -> str:
    return statistics.changes(row.paired) if row.paired else numbers.NOT_SHOWN
