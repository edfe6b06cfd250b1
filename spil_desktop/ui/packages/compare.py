"""Pilots side by side: their tables, who sent them, and what is not compared and why."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import grids, pilot_grids, pilot_packages
from spil_desktop.files.pilot_grids import PilotGrid, PilotRow
from spil_desktop.files.validation import Checked
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.texts import pilots, problems
from spil_desktop.texts import release as words
from spil_desktop.ui import theme
from spil_desktop.ui.reports.charts import BarChart
from spil_desktop.ui.reports.places import Sideways
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card, Note, Tone
from spil_desktop.ui.shared.tables import Column, RecordTable

NumberedRow = tuple[int, PilotRow]
_ROW, _LABELS, _FIGURES, _AROUND = 36, 220, 72, 40


class CompareView(QWidget):
    """Pilots side by side and together, or why they are not."""

    def __init__(self) -> None:
        super().__init__()
        self.comparison: PilotComparison | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, theme.px(8), 0)
        self._body.setSpacing(theme.px(16))
        self.note = Note("", Tone.ACCENT)
        self.demo = Note(words.demo_mark(), Tone.WARNING)
        self.wrong = Note("", Tone.DANGER)
        self.warning = Note("", Tone.WARNING)
        for note in (self.demo, self.wrong, self.warning, self.note):
            note.hide()
            self._body.addWidget(note)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(16))
        self._body.addLayout(self._cards)
        self._body.addStretch(1)

    def show_packages(self, packages: Sequence[Checked]) -> None:
        """Put these packages side by side in the place of the last; name what is left out."""
        blocks.clear(self._cards)
        self.comparison = None
        right = [each for each in packages if each.release is not None]
        left_out = [pilots.left_out(_fault(each)) for each in packages if each.release is None]
        releases = [each.release for each in right if each.release is not None]
        self.demo.setVisible(any(release.demo for release in releases))
        _tell(self.wrong, ())
        _tell(self.warning, left_out)
        try:
            comparison = pilot_packages.compare_checked(right)
        except SpilError as error:
            alone = left_out and len(right) == 1
            _tell(self.note, (pilots.too_few_left() if alone else problems.sentence(error),))
            return
        _tell(self.wrong, pilots.contradicted(comparison))
        _tell(self.warning, (*left_out, *pilots.likely_doubles(comparison)))
        _tell(self.note, (pilots.refused(comparison) or pilots.people(comparison),))
        self._cards.addWidget(_senders(comparison))
        if comparison.refused:
            return
        self.comparison = comparison
        for grid in pilot_grids.layout(comparison):
            self._cards.addWidget(_card(grid))
        if comparison.apart:
            self._cards.addWidget(_apart(comparison))
        told_rules = [blocks.label(text) for text in pilots.rules()]
        self._cards.addWidget(Card(_("Hoe deze cijfers naast elkaar staan"), *told_rules))


def _fault(package: Checked) -> str:
    """Name a package that can't be used, with the first thing that is wrong with it."""
    return problems.sentence(pilot_packages.not_valid(package))


def _tell(note: Note, lines: Iterable[str]) -> None:
    """Show these lines in a note, or no note where there are none."""
    told = "\n".join(line for line in lines if line)
    note.set_text(told)
    note.setVisible(bool(told))


def _senders(comparison: PilotComparison) -> QWidget:
    card = Card(_("Afzenders"))
    for name, told in pilots.senders(comparison):
        card.body.addWidget(blocks.label(f"{name}: {told}"))
    return card


def _card(grid: PilotGrid) -> QWidget:
    card = Card(grid.title, Sideways(_table(grid)))
    if grid.chart is not None:
        card.body.addWidget(BarChart(grid.chart))
    for note in grid.notes:
        card.body.addWidget(blocks.quiet(note))
    return card


def _table(grid: PilotGrid) -> RecordTable[NumberedRow]:
    columns = [Column[NumberedRow](grid.row_head, lambda row: row[1].label)]
    columns += [_column(at, _head(*head)) for at, head in enumerate(grid.heads)]
    table: RecordTable[NumberedRow] = RecordTable(grid.title, columns, key=lambda row: row[0])
    rows = tuple(enumerate(grid.rows))
    table.set_rows(rows)
    table.setFixedHeight(theme.px(_ROW) * (len(rows) + 1) + theme.px(12))
    wide = sum(theme.px(column.width) for column in columns)
    table.setMinimumWidth(theme.px(_LABELS) + wide + theme.px(8))
    return table


def _column(at: int, head: str) -> Column[NumberedRow]:
    def shown(row: NumberedRow) -> str:
        return row[1].figures[at].text

    def value(row: NumberedRow) -> float | None:
        return row[1].figures[at].number

    words_wide = QFontMetrics(theme.font(15, QFont.Weight.DemiBold)).horizontalAdvance(head)
    width = max(_FIGURES, round(words_wide * 100 / theme.px(100)) + _AROUND)
    return Column(head, shown, sort=value, width=width, right=True)


def _head(pilot: str, kind: str) -> str:
    """Return the words above a column, as short as can be: a count has the pilot's name alone."""
    if kind == grids.count_head():
        return pilot
    return f"{pilot} %" if kind == grids.percent_head() else f"{pilot}: {kind.lower()}"


def _apart(comparison: PilotComparison) -> QWidget:
    called = pilots.names(comparison.releases)
    card = Card(_("Niet vergelijkbaar"))
    for each in comparison.apart:
        text = f"{words.table_title(each.table)}: {pilots.apart(each, called)}"
        card.body.addWidget(blocks.label(text))
    return card
