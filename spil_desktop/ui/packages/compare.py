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
from spil_desktop.texts import numbers, pilots, problems
from spil_desktop.texts import release as words
from spil_desktop.ui import theme
from spil_desktop.ui.reports.charts import BarChart
from spil_desktop.ui.reports.places import Sideways
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card, Note, Tone
from spil_desktop.ui.shared.tables import Column, RecordTable

NumberedRow = tuple[int, PilotRow]
_ROW, _LABELS, _FIGURES, _AROUND = 36, 200, 72, 40


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
    for note in filter(None, (_key(grid), *grid.notes)):
        card.body.addWidget(blocks.quiet(note))
    return card


def _table(grid: PilotGrid) -> RecordTable[NumberedRow]:
    columns = [Column[NumberedRow](grid.row_head, lambda row: row[1].label)]
    columns += [_column(grid, places) for places in _places(grid)]
    table: RecordTable[NumberedRow] = RecordTable(grid.title, columns, key=lambda row: row[0])
    rows = tuple(enumerate(grid.rows))
    table.set_rows(rows)
    table.setFixedHeight(theme.px(_ROW) * (len(rows) + 1) + theme.px(12))
    wide = sum(theme.px(column.width) for column in columns)
    table.setMinimumWidth(theme.px(_LABELS) + wide + theme.px(8))
    return table


def _places(grid: PilotGrid) -> list[list[int]]:
    """Return which figures share a column: a pilot's count or mean, and what belongs to it.

    So that three pilots and their sum stand beside each other without scrolling.
    """
    found: list[list[int]] = []
    for at, (pilot, _kind) in enumerate(grid.heads):
        first = grid.heads[found[-1][0]] if found else None
        if first in {(pilot, grids.count_head()), (pilot, grids.mean_head())}:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _column(grid: PilotGrid, places: Sequence[int]) -> Column[NumberedRow]:
    pilot, kind = grid.heads[places[0]]
    alone = kind in {grids.count_head(), grids.mean_head()}
    head = pilot if alone else f"{pilot}: {kind.lower()}"

    def shown(row: NumberedRow) -> str:
        return _joined(grid, row[1], places)

    def value(row: NumberedRow) -> float | None:
        return row[1].figures[places[0]].number

    strong, plain = (
        QFontMetrics(theme.font(15, QFont.Weight.DemiBold)),
        QFontMetrics(theme.font(15)),
    )
    texts = (plain.horizontalAdvance(_joined(grid, row, places)) for row in grid.rows)
    widest = max(strong.horizontalAdvance(head), *texts)
    width = max(_FIGURES, round(widest * 100 / theme.px(100)) + _AROUND)
    return Column(head, shown, sort=value, width=width, right=True)


def _joined(grid: PilotGrid, row: PilotRow, places: Sequence[int]) -> str:
    """Return the figures of a pilot in a row: "95 · 75%", or "260 (252–268) · 75%" together."""
    count, *others = (row.figures[at].text for at in places)
    told = count
    for at, text in zip(places[1:], others, strict=True):
        if not text or text == count:  # nothing, or not shown as the count is not
            continue
        is_share = grid.heads[at][1] == grids.percent_head()
        told += f" · {text}" if is_share else f" ({text})"
    return told


def _key(grid: PilotGrid) -> str:
    """Say what stands in a column of several figures; empty where each has one."""
    kinds = {kind for _pilot, kind in grid.heads}
    if grids.mean_head() in kinds:
        return _("Gemiddelde (aantal mensen)")
    has_sums = any(pilot == pilots.together() for pilot, _kind in grid.heads)
    if grids.count_head() not in kinds or len(kinds) == 1:
        return ""
    parts = [_("aantal · percentage")] if grids.percent_head() in kinds else [_("aantal")]
    if has_sums:
        parts.append(_("samen: aantal (ten minste–ten hoogste)"))
    return numbers.capital("; ".join(parts))


def _apart(comparison: PilotComparison) -> QWidget:
    called = pilots.names(comparison.releases)
    card = Card(_("Niet vergelijkbaar"))
    for each in comparison.apart:
        text = f"{words.table_title(each.table)}: {pilots.apart(each, called)}"
        card.body.addWidget(blocks.label(text))
    return card
