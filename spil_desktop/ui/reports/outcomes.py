"""The view "Uitkomsten": what changed in people who were measured twice, exactly, for inside."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.release import DimensionName
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import outcomes
from spil_desktop.services.outcomes import Experienced, Outcome
from spil_desktop.texts import dimensions, numbers
from spil_desktop.texts import indicators as indicator_words
from spil_desktop.texts import outcome_statistics as statistics
from spil_desktop.texts import outcomes as words
from spil_desktop.texts import questionnaires as question_words
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.places import Sideways
from spil_desktop.ui.reports.views import FigureView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import ChoiceBox
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Session, Work

_WIDE: Final = 548
"""So wide that no title and no number is cut."""

Read = tuple[tuple[Outcome, ...], Experienced]


@dataclass(frozen=True, slots=True)
class Noticed:
    """One line of what people noticed or what mattered, with how many said so."""

    key: tuple[str, str]
    text: str
    people: int
    of: int
    missing: int


class OutcomesView(FigureView):
    """Every outcome with its interval and, for the chosen one, its test and who is missing."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._alike = frozenset[str]()
        self.note = blocks.Note("", Tone.WARNING)
        self.moment = ChoiceBox(
            [
                (Moment.T1.value, _("Eerste en tweede meting (T0 en T1)")),
                (Moment.T2.value, _("Eerste en derde meting (T0 en T2)")),
            ]
        )
        self.moment.setAccessibleName(_("Welke metingen"))
        self.moment.edited.connect(self._again)
        self.table: RecordTable[Outcome] = RecordTable(
            _("Uitkomsten"),
            (
                Column[Outcome](_("Vragenlijst"), _title, below=self._about, hint=_whole),
                Column[Outcome](_("Eerst"), _first, width=68, right=True),
                Column[Outcome](_("Later"), _later, width=68, right=True),
                Column[Outcome](
                    _("Verschil (95%-interval)"), _difference, width=212, below=_changes
                ),
            ),
            key=_key,
        )
        self.table.chosen.connect(self._explain)
        self.details = blocks.label("")
        self.noticed: RecordTable[Noticed] = RecordTable(
            _("Wat deelnemers merkten en wat het meest betekende"),
            (
                Column[Noticed](_("Wat zij zeiden"), _text, hint=_text),
                Column[Noticed](_("Eens of genoemd"), _share, width=136),
                Column[Noticed](_("Geen antwoord"), _no_answer, width=116, right=True),
            ),
            key=_noticed_key,
        )
        self.table.setMinimumSize(theme.px(_WIDE), theme.px(52) * 6)
        self.noticed.setMinimumSize(theme.px(_WIDE), theme.px(36) * 6)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(0, theme.px(12), theme.px(8), 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self.note)
        body.addLayout(blocks.row(self.moment, 1))
        body.addWidget(Sideways(self.table, grows=True), 3)
        body.addWidget(self.details)
        body.addWidget(Sideways(self.noticed, grows=True), 2)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(blocks.scrolled(content))

    def _begin(self, chosen: Chosen) -> Job:
        self.note.set_text(_("De uitkomsten worden berekend …"))
        moment = Moment(self.moment.value())

        def read(session: Session, _job: object) -> Read:
            found = outcomes.of_period(session, chosen.period, chosen.area_id, moment)
            return found, outcomes.experienced(session, chosen.period, chosen.area_id)

        return self.work.in_background(read, self._show, self._failed)

    def _again(self) -> None:
        if self._chosen is not None:
            self.show_for(self._chosen)

    def _show(self, read: Read) -> None:
        self.job = None
        found, experienced = read
        titles = Counter(map(_title, found))
        self._alike = frozenset(title for title, times in titles.items() if times > 1)
        self.table.set_rows(found)
        self.table.choose_first()
        self.noticed.set_rows(_noticed(experienced))
        self.note.set_text(f"{indicator_words.warning()} {words.no_controls()} {words.rotterdam()}")
        self._explain(None)

    def _about(self, row: Outcome) -> str:
        """Say how many people it is about and what is better; which edition where two are alike."""
        better = _("hoger is beter") if row.scale.higher_is_better else _("lager is beter")
        people = ngettext("{n} mens", "{n} mensen", row.response.pairs)
        said = [people.format(n=numbers.whole(row.response.pairs)), better]
        return " · ".join([*said, *([_edition(row)] if _title(row) in self._alike else [])])

    def _explain(self, _key: object) -> None:
        """Say of the chosen outcome what its columns cannot hold."""
        row = self.table.row()
        if row is None:
            self.details.setText(_("In deze periode is niemand twee keer gemeten."))
            return
        asked = f"{question_words.title(row.questionnaire)}, {_edition(row)}."
        lines = [*statistics.lines(row.paired, row.response), asked, row.scale.source]
        self.details.setText("\n".join(lines))


def _noticed(of: Experienced) -> list[Noticed]:
    """Return the statements in their order, then what mattered, the most named first."""
    effect = dimensions.category
    rows = [
        Noticed(
            ("effect", each.item),
            effect(DimensionName.EFFECT, each.item),
            each.agree,
            each.agree + each.neither + each.disagree,
            each.missing + of.measured - _asked(of, each.item),
        )
        for each in of.statements
    ]
    ranked = sorted(of.mattered.items(), key=lambda each: -each[1])
    named = (
        Noticed(
            ("mattered", code),
            _("Betekende het meest: {what}").format(
                what=dimensions.word(DimensionName.MATTERED, code)
            ),
            number,
            of.chose,
            of.measured - of.chose,
        )
        for code, number in ranked
    )
    return [*rows, *named]


def _asked(of: Experienced, item: str) -> int:
    """Return how many were asked a statement, whether they answered it or not."""
    (found,) = (each for each in of.statements if each.item == item)
    return found.agree + found.neither + found.disagree + found.missing


def _key(row: Outcome) -> object:
    return row.questionnaire.code, row.questionnaire.edition, row.scale.code


def _title(row: Outcome) -> str:
    return words.title(row.scale)


def _whole(row: Outcome) -> str:
    return f"{_title(row)}, {_edition(row)}"


def _edition(row: Outcome) -> str:
    return question_words.edition(row.questionnaire.code, row.questionnaire.edition)


def _first(row: Outcome) -> str:
    return statistics.decimals(float(row.paired.first), 1) if row.paired else numbers.NOT_SHOWN


def _later(row: Outcome) -> str:
    return statistics.decimals(float(row.paired.later), 1) if row.paired else numbers.NOT_SHOWN


def _difference(row: Outcome) -> str:
    return statistics.difference(row.paired) if row.paired else numbers.NOT_SHOWN


def _changes(row: Outcome) -> str:
    return statistics.changes(row.paired) if row.paired else numbers.NOT_SHOWN


def _noticed_key(row: Noticed) -> object:
    return row.key


def _text(row: Noticed) -> str:
    return row.text


def _share(row: Noticed) -> str:
    if not row.of:
        return numbers.NOT_SHOWN
    return _("{part} van {all} ({percent}%)").format(
        part=numbers.whole(row.people),
        all=numbers.whole(row.of),
        percent=round(100 * row.people / row.of),
    )


def _no_answer(row: Noticed) -> str:
    return numbers.whole(row.missing)
