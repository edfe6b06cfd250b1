"""The page Rapportage: choose area and period, see what will be published, make the files."""

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules import periods
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import Release
from spil_desktop.services import areas, releases, statistics
from spil_desktop.texts import figures, numbers, problems
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Cancelled
from spil_desktop.ui.reports.export import ExportDialog
from spil_desktop.ui.reports.release_view import ReleaseView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout, RecordBox, Tick
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.ui.jobs import Job

_ALL_AREAS = 0
_YEARS_BACK = 3


class ReportsPage(Page):
    """The release of one period, as its files will show it; or the exact figures for inside."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.release: Release | None = None
        self._job: Job | None = None
        self.export_button = blocks.button(_("Bestanden maken"), "download-line", "primary")
        self.export_button.clicked.connect(self.export)
        self.set_head(_("Rapportage"), self.export_button)
        write = self.act(_("Bestanden maken"), "download-line", "Ctrl+Shift+E")
        write.triggered.connect(self.export)
        self._periods = _finished_periods(work.today())
        self._make_choices()
        self.note = blocks.Note("", Tone.ACCENT)
        self.note.hide()
        self.view = ReleaseView()
        self.exact_lines = blocks.label("")
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.exact_lines)
        body.addWidget(self.view)
        self.body.addWidget(self.note)
        self.body.addWidget(blocks.scrolled(inside), 1)

    def reload(self) -> None:
        rows = self.work.read(areas.rows)
        choices = [(row.id, row.name) for row in rows]
        if len(rows) != 1:
            choices.insert(0, (_ALL_AREAS, _("Alle wijken en dorpen samen")))
        self.area.set_records(choices)
        self.show_figures()

    def first_focus(self) -> QWidget | None:
        return self.period

    def remember(self) -> object:
        return (self.area.value(), self.period.value())

    def recall(self, state: object) -> None:
        if isinstance(state, tuple):
            area, period = cast("tuple[int | None, int | None]", state)
            self.area.set_state(area)
            self.period.set_state(period)

    def show_figures(self) -> None:
        """Plan the release of the chosen period on the worker, or show the exact figures."""
        if self._job is not None:
            self._job.cancel()
        self.release = None
        self.export_button.setEnabled(False)
        self.view.clear()
        self.exact_lines.hide()
        if self.exact.value():
            self._show_exact()
            return
        self.note.set_text(_("De cijfers worden veilig gemaakt …"))
        self.note.show()
        period, area_id, today = self._chosen_period(), self._area_id(), self.work.today()
        self._job = self.work.outside(
            lambda _job: self.work.keep(
                lambda session: releases.plan(session, period, area_id, today=today)
            ),
            self._show_release,
            self._failed,
        )

    def export(self) -> None:
        """Ask where to write the release that is shown."""
        if self.release is not None:
            ExportDialog(self.work, self, self.release, self._area_id()).open()

    def _make_choices(self) -> None:
        self.area = RecordBox()
        self.area.setAccessibleName(_("Wijk of dorp"))
        self.period = RecordBox()
        self.period.setAccessibleName(_("Periode"))
        self.period.set_records(
            (place, _("{code}: {span}").format(code=period.code, span=numbers.span(period)))
            for place, period in enumerate(self._periods)
        )
        self.exact = Tick(_("Exacte cijfers, alleen voor intern"))
        choices = FlowLayout()
        choices.setSpacing(theme.px(8))
        for field in (self.area, self.period, self.exact):
            field.edited.connect(self.show_figures)
            choices.addWidget(field)
        self.body.addLayout(choices)

    def _show_release(self, release: Release) -> None:
        self._job = None
        self.release = release
        self.view.show_release(release)
        self.note.set_text(
            _("Zo gaan deze cijfers naar buiten. Er staat niets in waaraan iemand te herkennen is.")
        )
        self.note.show()
        self.export_button.setEnabled(True)

    def _failed(self, error: SpilError) -> None:
        if isinstance(error, Cancelled):  # another choice came in its place
            return
        self._job = None
        self.note.set_text(problems.sentence(error))
        self.note.show()

    def _show_exact(self) -> None:
        period, area_id = self._chosen_period(), self._area_id()
        exact = self.work.read(lambda session: statistics.exact(session, period, area_id))
        warning, *lines = figures.lines(exact)
        self.note.set_text(warning)
        self.note.show()
        self.exact_lines.setText("\n".join(lines))
        self.exact_lines.show()

    def _area_id(self) -> int | None:
        return self.area.value() or None

    def _chosen_period(self) -> Period:
        return self._periods[self.period.value() or 0]


def _finished_periods(today: date) -> tuple[Period, ...]:
    """Return the periods that are over, the latest end first, and the longest of one end."""
    parts = ("", "-H2", "-H1", "-Q4", "-Q3", "-Q2", "-Q1")
    found = (
        periods.parse(f"{year}{part}")
        for year in range(today.year, today.year - _YEARS_BACK, -1)
        for part in parts
    )
    over = [period for period in found if period.last_day < today]
    return tuple(sorted(over, key=lambda period: (period.last_day, period.count), reverse=True))
