"""A release on the screen: the chapters, sentences, tables and charts of its files."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from spil_desktop.files import charts, grids, reports
from spil_desktop.files.grids import Grid, Row
from spil_desktop.files.reports import ReportChapter, Section
from spil_desktop.language import _
from spil_desktop.rules.release import Cell, Release
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import method, references, seed_statements
from spil_desktop.texts import stories as story_words
from spil_desktop.ui import theme
from spil_desktop.ui.reports.charts import BarChart
from spil_desktop.ui.reports.places import Beside, Sideways
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.tables import Column, RecordTable

_LABELS, _MOST_LABELS = 200, 280
_NUMBERS = 84
_AROUND = 40
"""Room for the words of the rows, at least for a number, and around words."""

_SHARES, _VERDICT = (5, 6, 3), 2
"""How wide the columns of published sentences are beside each other, and the last of them."""

NumberedRow = tuple[int, Row]
"""A row of a grid with its place, which is its key."""


class ReleaseView(QWidget):
    """Shows a release as it will be published."""

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, theme.px(8), 0)
        self._body.setSpacing(theme.px(16))

    def show_release(self, release: Release, told: Sequence[ToldStory] = ()) -> None:
        """Show this release in the place of the last, with what people `told` beside it."""
        self.clear()
        for chapter in reports.chapters(release, told):
            self._body.addWidget(_chapter(chapter))
        self._body.addWidget(_left_out(release))
        self._body.addStretch(1)

    def clear(self) -> None:
        """Show nothing."""
        blocks.clear(self._body)


def _chapter(chapter: ReportChapter) -> QWidget:
    shown = blocks.Card()
    shown.body.addWidget(blocks.label(chapter.title, "title"))
    for name, value in chapter.facts:
        shown.body.addWidget(blocks.label(f"{name}: {value}"))
    if chapter.claims:
        _add_claims(shown, chapter)
    for section in chapter.sections:
        add_section(shown, section)
    return shown


def _add_claims(card: blocks.Card, chapter: ReportChapter) -> None:
    """Add what was published about the first pilots with the own figures, and how is judged."""
    if chapter.caveats:
        card.body.addWidget(blocks.Note(" ".join(chapter.caveats), blocks.Tone.WARNING))
    card.body.addWidget(blocks.quiet(seed_statements.heading()))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    for column, head in enumerate(seed_statements.columns()):
        grid.addWidget(blocks.quiet(head), 0, column)
        grid.setColumnStretch(column, _SHARES[column])
    for line, claim in enumerate(chapter.claims, 1):
        for column, words_of in enumerate(seed_statements.row(claim)):
            kind = "label" if column == _VERDICT else ""
            grid.addWidget(blocks.label(words_of, kind), line, column, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(grid)
    card.body.addWidget(blocks.heading(seed_statements.how()))
    for rule in (seed_statements.always(), *seed_statements.rules()):
        card.body.addWidget(blocks.quiet(rule))


def add_section(card: blocks.Card, section: Section) -> None:
    """Add the sentences, tables and charts of one table of the pilot report to a card."""
    card.body.addWidget(blocks.heading(section.title))
    if section.caveats:
        card.body.addWidget(blocks.Note(" ".join(section.caveats), blocks.Tone.WARNING))
    for sentence in section.sentences:
        card.body.addWidget(blocks.label(sentence))
    for grid in section.grids:
        card.body.addWidget(blocks.label(grid.title, "label"))
        chart = charts.chart_of(grid)
        # The bars stand beside the numbers that they draw, where those leave room.
        table = _table(grid)
        if chart is not None and grid.by_column is None:
            card.body.addWidget(Beside(table, BarChart(chart)))
        else:
            card.body.addWidget(Sideways(table))
            if chart is not None:
                card.body.addWidget(BarChart(chart))
        card.body.addWidget(blocks.quiet(" ".join((grids.source(grid), grids.notes(grid))).strip()))
    if section.references:
        lines = (references.heading(), *section.references)
        card.body.addWidget(blocks.quiet("\n".join(lines)))
    if section.stories:
        _add_stories(card, section.stories)


def _add_stories(card: blocks.Card, told: Sequence[ToldStory]) -> None:
    """Add what people told beside the figures."""
    card.body.addWidget(blocks.heading(story_words.own_words()))
    for story in told:
        card.body.addWidget(blocks.label(story.title, "label"))
        card.body.addWidget(blocks.label(story.text))
    card.body.addWidget(blocks.quiet(story_words.agreed()))


def _table(grid: Grid) -> RecordTable[NumberedRow]:
    columns = [Column[NumberedRow](grid.row_head or "", lambda row: row[1].label)]
    if grid.by_column is None:
        for head, at, text in grids.plain_columns(grid):
            columns.append(_column(head, at, text))
    else:
        for at, head in enumerate(grid.heads):
            columns += [
                _column(
                    head if name in {"", grids.count_head()} else f"{head}: {name.lower()}",
                    at,
                    text,
                )
                for name, text in grids.columns(grid)
            ]
    table: RecordTable[NumberedRow] = RecordTable(grid.title, columns, key=lambda row: row[0])
    rows = tuple(enumerate(grid.rows))
    table.set_rows(rows)
    table.setFixedHeight(theme.px(36) * (len(rows) + 1) + theme.px(12))
    numbers = sum(theme.px(column.width) for column in columns)
    table.setMinimumWidth(_room_for(grid) + numbers + theme.px(8))
    return table


def _room_for(grid: Grid) -> int:
    """Return the width for the words of the rows: what the longest needs, within bounds."""
    words_of = QFontMetrics(theme.font(15))
    longest = max((words_of.horizontalAdvance(row.label) for row in grid.rows), default=0)
    return min(max(longest + theme.px(_AROUND), theme.px(_LABELS)), theme.px(_MOST_LABELS))


def _column(head: str, at: int, text: Callable[[Cell | None], str]) -> Column[NumberedRow]:
    def shown(row: NumberedRow) -> str:
        return text(row[1].cells[at])

    return Column(head, shown, sort=lambda row: _value(row, at), width=_width(head), right=True)


def _width(head: str) -> int:
    """Return the width of a column of numbers that shows all of the words above it."""
    wide = QFontMetrics(theme.font(15, QFont.Weight.DemiBold)).horizontalAdvance(head)
    return max(_NUMBERS, round(wide * 100 / theme.px(100)) + _AROUND)


def _value(row: NumberedRow, at: int) -> int | None:
    cell = row[1].cells[at]
    return None if cell is None else cell.count


def _left_out(release: Release) -> QWidget:
    """Say what is not shown and why, and how the rest was made safe."""
    card = blocks.Card(_("Hoe deze cijfers veilig zijn"))
    for heading, paragraph in method.paragraphs(release):
        card.body.addWidget(blocks.label(heading, "label"))
        card.body.addWidget(blocks.label(paragraph))
    omissions = reports.omissions(release)
    if omissions:
        card.body.addWidget(blocks.heading(_("Wat er niet in staat")))
    for reason, what in omissions:
        card.body.addWidget(blocks.quiet(f"{'; '.join(what)}: {reason}"))
    return card
