"""The view "Kwartaalrapport": the manager's report as its file will show it, and its stories."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.files import quarter_paper
from spil_desktop.files.quarter_paper import Comparison, Line, Paper, PaperChapter
from spil_desktop.language import _
from spil_desktop.services import quarters
from spil_desktop.services.quarters import QuarterReport
from spil_desktop.ui import theme
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.places import Sideways
from spil_desktop.ui.reports.quarter_export import QuarterExportDialog
from spil_desktop.ui.reports.release_view import add_section
from spil_desktop.ui.reports.stories import StoriesCard
from spil_desktop.ui.reports.views import PlannedView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_NUMBER: Final = 124
_TARGET: Final = 180
_NAME: Final = 260


class QuarterView(PlannedView[QuarterReport]):
    """Plans the report on the worker and shows it, with its stories at once."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, quarters.plan)
        self._paper = QWidget()
        self._body = QVBoxLayout(self._paper)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(16))
        self.stories = StoriesCard(work)
        inside = QWidget()
        all_of = QVBoxLayout(inside)
        all_of.setContentsMargins(0, 0, theme.px(8), 0)
        all_of.setSpacing(theme.px(16))
        all_of.addWidget(self._paper)
        all_of.addWidget(self.stories)
        all_of.addStretch(1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self.note)
        body.addWidget(self.provisional)
        body.addWidget(blocks.scrolled(inside), 1)

    @property
    def report(self) -> QuarterReport | None:
        """The report that is shown."""
        return self.planned

    def _clear(self, chosen: Chosen) -> None:
        blocks.clear(self._body)
        self.stories.show_for(chosen)

    def _fill(self, planned: QuarterReport) -> str:
        paper = quarter_paper.paper(planned)
        self._body.addWidget(_in_short(paper))
        for chapter in paper.chapters:
            self._body.addWidget(_chapter(chapter))
        return _(
            "Deze cijfers zijn vastgelegd. Zo gaat het rapport naar buiten: alleen afgeronde "
            "cijfers die veilig zijn."
        )

    def _where(self, planned: QuarterReport, area_id: int | None) -> QuarterExportDialog:
        return QuarterExportDialog(self.work, self, planned, area_id)


def _in_short(paper: Paper) -> QWidget:
    card = blocks.Card()
    card.body.addWidget(blocks.label(paper.title, "title"))
    card.body.addWidget(blocks.quiet(paper.subtitle))
    if paper.comparison is not None:
        card.body.addWidget(_table(paper.comparison))
    card.body.addWidget(blocks.quiet("\n".join(paper.notes)))
    if paper.sentences:
        card.body.addWidget(blocks.heading(_("Wat opvalt")))
    for sentence in paper.sentences:
        card.body.addWidget(blocks.label(sentence))
    if paper.caveats:
        card.body.addWidget(blocks.Note(" ".join(paper.caveats), Tone.WARNING))
    return card


def _chapter(chapter: PaperChapter) -> QWidget:
    card = blocks.Card()
    card.body.addWidget(blocks.label(chapter.title, "title"))
    card.body.addWidget(blocks.label(chapter.aim))
    if chapter.comparison is not None:
        card.body.addWidget(_table(chapter.comparison))
    for section in chapter.sections:
        add_section(card, section)
    return card


def _table(comparison: Comparison) -> QWidget:
    columns = [Column[Line](_("Wat"), lambda line: line.name)]
    last = len(comparison.heads) - 1
    for at, head in enumerate(comparison.heads):
        is_target = comparison.has_target and at == last
        columns.append(_column(head, at, _TARGET if is_target else _NUMBER))
    table: RecordTable[Line] = RecordTable(comparison.title, columns, key=lambda line: line.name)
    table.setSortingEnabled(False)
    table.set_rows(comparison.lines)
    table.setFixedHeight(theme.px(36) * (len(comparison.lines) + 1) + theme.px(12))
    table.setMinimumWidth(theme.px(_NAME + sum(column.width for column in columns)))
    return Sideways(table)


def _column(head: str, at: int, width: int) -> Column[Line]:
    def shown(line: Line) -> str:
        return line.cells[at]

    return Column(head, shown, width=width, right=True)
