"""The page Klussen: all small jobs, what waits for somebody, and who is handy and free."""

from typing import Any, Final, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import JobStatus
from spil_desktop.services import job_lists
from spil_desktop.services.job_lists import JobFilter, JobLine, Wanted
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import ChoiceBox, FlowLayout, Line
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.small_jobs.detail import JobDetail
from spil_desktop.ui.small_jobs.dialogs import JobDialog
from spil_desktop.ui.small_jobs.steps import TONES
from spil_desktop.ui.work import Work

_STATUSES: Final = tuple(JobStatus)


class JobsPage(Page):
    """List and detail of jobs, what waits longest on top; the key is the number of a job."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        ask = blocks.button(_("Klus aanvragen"), "add-line", "primary")
        ask.clicked.connect(self.ask)
        self.set_head(_("Klussen"), ask)
        self.act(_("Klus aanvragen"), "add-line", "Ctrl+N").triggered.connect(self.ask)
        self.act(_("Klus inplannen"), "calendar-line", "Ctrl+Return").triggered.connect(self.go_on)
        self._make_filters()
        self._make_table()
        self._detail = QVBoxLayout()
        self.detail: JobDetail | None = None
        beside = detail_of(self.table, blocks.holder(self._detail))
        split = splits.beside(TableOrEmpty(self.table, self.empty), beside, 620, 440)
        self.body.addWidget(split, 1)

    def reload(self) -> None:
        self.area.know_areas()
        today = self.work.today()
        wanted = JobFilter(self.wanted.value(), self.area.value(), self.text.value() or "")
        self.table.set_rows(
            self.work.read(lambda session: job_lists.rows(session, wanted, today=today))
        )
        self.empty.set_text(
            _("Hier komen de klussen: een lamp, een kraan, een beugel. Begin met wie en wat.")
            if wanted.wanted in {Wanted.OPEN, Wanted.ALL} and not wanted.text
            else _("Geen klus past bij deze keuze.")
        )
        self.table.choose_first()
        self._show()

    def first_focus(self) -> QWidget | None:
        return self.table if self.table.rows() else self.empty.step

    def show_record(self, key: object) -> None:
        if not self.table.choose(key):
            self.text.set_state("")
            self.area.set_state(None)
            self.wanted.set_state(Wanted.ALL)
            self.reload()
            self.table.choose(key)

    def about(self) -> int | None:
        row = self.table.row()
        return row.person_id if row is not None else None

    def remember(self) -> object:
        return {"wanted": self.wanted.value().value, "job": self.table.key()}

    def recall(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        known = cast("dict[str, Any]", state)
        self.wanted.set_state(Wanted(known["wanted"]))
        self.reload()
        self.table.choose(known["job"])

    def ask(self) -> None:
        """Ask for whom and what is to be done."""
        dialog = JobDialog(self.work, self)
        dialog.saved.connect(self.show_record)
        dialog.open()

    def go_on(self) -> None:
        """Open the next step of the chosen job."""
        if self.detail is not None:
            self.detail.steps.next()

    def _make_filters(self) -> None:
        self.text = Line(_("Naam, straat of klus"))
        self.text.setAccessibleName(_("Zoeken in klussen"))
        self.text.setMinimumWidth(theme.px(240))
        self.wanted = ChoiceBox(
            (
                (Wanted.OPEN, _("Nog te doen")),
                (Wanted.TO_PLAN, _("In te plannen")),
                (Wanted.PLANNED, _("Ingepland")),
                (Wanted.DONE, _("Gedaan")),
                (Wanted.OVER, _("Te groot of afgezegd")),
                (Wanted.ALL, _("Alle klussen")),
            )
        )
        self.wanted.setAccessibleName(_("Welke klussen"))
        self.area = AreaFilter(self.work)
        flow = FlowLayout()
        for field in (self.text, self.wanted, self.area):
            field.edited.connect(self.reload)
            flow.addWidget(field)
        self.body.addLayout(flow)

    def _make_table(self) -> None:
        self.table: RecordTable[JobLine] = RecordTable(
            _("Klussen"),
            (
                Column[JobLine](
                    _("Klus"),
                    lambda row: row.job.fields.kind,
                    below=lambda row: " · ".join(filter(None, (row.name, row.home))),
                ),
                Column[JobLine](
                    _("Wanneer"),
                    _when,
                    sort=lambda row: row.job.on or row.job.fields.asked_on,
                    below=lambda row: row.job.handyman or "",
                    width=168,
                ),
                Column[JobLine](
                    _("Status"),
                    _status,
                    sort=lambda row: _STATUSES.index(row.job.status),
                    width=152,
                    tone=_tone,
                ),
            ),
            key=lambda row: row.id,
        )
        self.table.setMinimumWidth(theme.px(360))
        self.empty = blocks.EmptyState("tools-line", "", _("Klus aanvragen"))
        self.empty.acted.connect(self.ask)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self.go_on)

    def _show(self) -> None:
        blocks.clear(self._detail)
        row = self.table.row()
        self.detail = None if row is None else JobDetail(self.work, row)
        if self.detail is not None:
            self._detail.addWidget(self.detail)
        self._detail.addStretch(1)


def _when(row: JobLine) -> str:
    """Say on which day it is, or how long it waits for one."""
    if row.waiting_days is not None:
        return _("wacht {waiting}").format(waiting=dates.waiting(row.waiting_days))
    day = row.job.on or row.job.fields.asked_on
    return dates.day_and_date(day) if day is not None else "–"


def _status(row: JobLine) -> str:
    return _("hoe ging het?") if row.is_late else labels.label(row.job.status)


def _tone(row: JobLine) -> Tone | None:
    return Tone.DANGER if row.is_late else TONES.get(row.job.status, Tone.NEUTRAL)
