"""The view "Intern": exact figures with their targets; each opens its definition and its list."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from spil_desktop.language import _
from spil_desktop.rules.indicators import PART_OF
from spil_desktop.rules.vocabulary import Indicator
from spil_desktop.services import indicators, targets
from spil_desktop.services.indicators import Figure
from spil_desktop.texts import indicators as words
from spil_desktop.texts import labels, numbers
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.reports import how_counted
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.how_counted import HowCountedDialog
from spil_desktop.ui.reports.targets import TargetsDialog
from spil_desktop.ui.reports.views import FigureView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import Tick
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Session, Work

Read = tuple[tuple[Figure, ...], Mapping[Indicator, int]]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line: an exact figure, and the target that was set for it."""

    figure: Figure
    target: int | None

    @property
    def key(self) -> tuple[str, str]:
        """What the line is known by, without any number."""
        return self.figure.indicator.value, self.figure.category


class InternalView(FigureView):
    """All exact figures of a period, under the goals that they are about."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.counted_button = blocks.button(_("Hoe geteld?"), "question-line")
        self.counted_button.clicked.connect(self.open_figure)
        self.targets_button = blocks.button(_("Doelen afspreken"), "flag-line")
        self.targets_button.clicked.connect(self.set_targets)
        self.note = blocks.Note("", Tone.WARNING, self.counted_button, self.targets_button)
        self.only_targets = Tick(_("Alleen wat een doel heeft"))
        self.only_targets.setObjectName("only_targets")
        self.only_targets.toggled.connect(self._fill)
        self.only_targets.hide()
        self._rows: tuple[FigureRow, ...] = ()
        self.table: RecordTable[FigureRow] = RecordTable(
            _("Exacte cijfers"),
            (
                Column[FigureRow](_("Wat"), _name, wraps=True),
                Column[FigureRow](
                    _("Aantal"),
                    lambda row: numbers.whole(row.figure.number),
                    sort=lambda row: row.figure.number,
                    width=96,
                    right=True,
                ),
                Column[FigureRow](
                    _("Doel"),
                    _target,
                    sort=lambda row: row.target,
                    width=84,
                    right=True,
                ),
                Column[FigureRow](_("Erbij"), _beside, quiet=True, width=208, wraps=True),
            ),
            key=lambda row: row.key,
            group=lambda row: words.goal(words.goal_of(row.figure.indicator)),
        )
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self.note)
        body.addWidget(self.only_targets)
        body.addWidget(self.table, 1)
        self._choose(None)

    def _begin(self, chosen: Chosen) -> Job:
        self.note.set_text(_("De cijfers worden geteld …"))
        today = self.work.today()

        def read(session: Session, _job: object) -> Read:
            scope = indicators.scope(session, chosen.period, chosen.area_id, today=today)
            wanted = targets.of(session, chosen.period, chosen.area_id)
            return indicators.figures(scope), wanted

        return self.work.in_background(read, self._show, self._failed)

    def open_figure(self) -> None:
        """Open the definition of the chosen figure, and the list behind it."""
        row = self.table.row()
        if row is not None and self._chosen is not None:
            figure = how_counted.of_figure(self.work, self._chosen, row.figure)
            HowCountedDialog(self.work, self, figure).open()

    def set_targets(self) -> None:
        """Ask for the targets of this period and area."""
        if self._chosen is not None:
            TargetsDialog(self.work, self, self._chosen).open()

    def _show(self, read: Read) -> None:
        self.job = None
        figures, wanted = read
        self._rows = tuple(
            FigureRow(figure, wanted.get(figure.indicator) if not figure.category else None)
            for figure in figures
        )
        self._fill()
        told = _("{warning} Kies een cijfer en druk op Enter: dan zie je hoe het is geteld.")
        aimed = [row for row in self._rows if row.target is not None]
        met = sum(row.figure.number >= (row.target or 0) for row in aimed)
        self.note.set_text(
            " ".join(
                each
                for each in (
                    told.format(warning=words.warning()),
                    words.targets_met(met, len(aimed)),
                )
                if each
            )
        )

    def _fill(self) -> None:
        """Show all figures, or all targets beside what came of them."""
        aimed = [row for row in self._rows if row.target is not None]
        self.only_targets.setVisible(bool(aimed))
        only = self.only_targets.isChecked() and bool(aimed)
        self.table.set_rows(aimed if only else list(self._rows))

    def _choose(self, key: object) -> None:
        self.counted_button.setEnabled(key is not None)

    def _open(self, _key: object) -> None:
        self.open_figure()


def _name(row: FigureRow) -> str:
    return words.name(row.figure.indicator, row.figure.category)


def _target(row: FigureRow) -> str:
    return "" if row.target is None else numbers.whole(row.target)


def _beside(row: FigureRow) -> str:
    """Return what stands beside a figure: its share, median, means, or how far the target is."""
    figure = row.figure
    whole = PART_OF.get(figure.indicator)
    parts = (
        words.reached(figure.number, row.target),
        words.share(figure.percent, labels.label(whole)) if whole else "",
        words.days(figure.middle),
        words.marks(figure.means),
    )
    return " · ".join(part for part in parts if part)
