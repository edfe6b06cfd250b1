"""What the window shows of packages: the check, the codes, and pilots side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import codebooks, grids, pilot_grids, pilot_packages
from spil_desktop.files.pilot_grids import PilotGrid, PilotRow
from spil_desktop.files.validation import Checked
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.rules.release import Release
from spil_desktop.rules.signatures import Trust
from spil_desktop.texts import codebook, findings, pilots, problems
from spil_desktop.texts import release as words
from spil_desktop.ui import theme
from spil_desktop.ui.packages.opened import OpenedPackage
from spil_desktop.ui.reports.charts import BarChart
from spil_desktop.ui.reports.places import Sideways
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card, Note, Tone
from spil_desktop.ui.shared.tables import Column, RecordTable

NumberedRow = tuple[int, PilotRow]
Entry = tuple[int, tuple[str, str, str, str]]
_ROW, _LABELS, _FIGURES, _AROUND = 36, 220, 72, 40


class CheckView(QWidget):
    """Whether a package is whole and safe, who signed it, and what is wrong where."""

    trusted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(12))
        self.trust_button = blocks.button("")

    def show_package(self, opened: OpenedPackage | None) -> None:
        """Show what was found in a package."""
        blocks.clear(self._body)
        if opened is None:
            return
        found = opened.checked.findings
        if found:
            text = _(
                "Dit pakket is niet te vertrouwen. Vraag de afzender om het opnieuw te sturen."
            )
            self._body.addWidget(Note(text, Tone.DANGER))
        else:
            text = _("Het pakket is compleet, klopt en is veilig.")
            self._body.addWidget(Note(text, Tone.GOOD))
        self._add_seal(opened)
        if found:
            lines = [blocks.label(findings.sentence(finding)) for finding in found]
            self._body.addWidget(Card(_("Wat er niet klopt"), *lines))
        self._body.addWidget(blocks.quiet(str(opened.checked.path)))
        self._body.addStretch(1)

    def _add_seal(self, opened: OpenedPackage) -> None:
        seal, trust = opened.checked.seal, opened.trust
        if seal is None or trust is None:
            return
        known = trust is Trust.KNOWN
        card = Card(_("Wie maakte dit?"), blocks.label(findings.sealed_by(seal, trust)))
        if known:
            card.body.addWidget(blocks.quiet(seal.fingerprint))
        elif opened.is_valid:
            self.trust_button = blocks.button(_("De vingerafdruk klopt: onthouden"), "check-line")
            self.trust_button.clicked.connect(self.trusted)
            card.body.addLayout(blocks.row(self.trust_button, 1))
        self._body.addWidget(card)


class CodesView(QWidget):
    """The codebook of a package."""

    def __init__(self) -> None:
        super().__init__()
        self.table: RecordTable[Entry] = RecordTable(
            _("Codes"),
            (
                Column[Entry](
                    _("Lijst"), lambda row: codebook.part(row[1][0]), width=170, quiet=True
                ),
                Column[Entry](_("Code"), lambda row: row[1][1], width=190),
                Column[Entry](_("Naam"), lambda row: row[1][2], width=260),
                Column[Entry](
                    _("Betekenis"), lambda row: row[1][3], hint=lambda row: row[1][3], quiet=True
                ),
            ),
            key=lambda row: row[0],
        )
        self.text = blocks.label("")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.text)
        self.table.chosen.connect(self._explain)

    def show_release(self, release: Release | None) -> None:
        """Show what the codes of a release mean."""
        rows = codebooks.rows(release)[1:] if release is not None else []
        self.table.set_rows(tuple(enumerate(rows)))
        self._explain(None)

    def _explain(self, _key: object) -> None:
        row = self.table.row()
        self.text.setText("" if row is None else ". ".join(part for part in row[1][2:] if part))


class CompareView(QWidget):
    """Pilots side by side and together, or why they are not."""

    def __init__(self) -> None:
        super().__init__()
        self.comparison: PilotComparison | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, theme.px(8), 0)
        self._body.setSpacing(theme.px(16))
        self.note = Note("", Tone.ACCENT)
        self.warning = Note("", Tone.WARNING)
        self.warning.hide()
        self._body.addWidget(self.warning)
        self._body.addWidget(self.note)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(16))
        self._body.addLayout(self._cards)
        self._body.addStretch(1)

    def show_packages(self, packages: Sequence[Checked]) -> None:
        """Put these packages side by side in the place of the last."""
        blocks.clear(self._cards)
        self.warning.hide()
        self.comparison = None
        try:
            comparison = pilot_packages.compare_checked(packages)
        except SpilError as error:
            self.note.set_text(problems.sentence(error))
            self.note.show()
            return
        doubles = pilots.likely_doubles(comparison)
        self.warning.set_text("\n".join(doubles))
        self.warning.setVisible(bool(doubles))
        told = pilots.refused(comparison) or pilots.people(comparison)
        self.note.set_text(told)
        self.note.setVisible(bool(told))
        if comparison.refused:
            return
        self.comparison = comparison
        for grid in pilot_grids.layout(comparison):
            self._cards.addWidget(_card(grid))
        if comparison.apart:
            self._cards.addWidget(_apart(comparison))
        told_rules = [blocks.label(text) for text in pilots.rules()]
        self._cards.addWidget(Card(_("Hoe deze cijfers naast elkaar staan"), *told_rules))


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
