"""The card with a resident's small jobs: asked, planned, done, or too big for a volunteer."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import JobStatus
from spil_desktop.services import jobs
from spil_desktop.services.cards import ParticipantPart
from spil_desktop.services.jobs import JobRow
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.small_jobs.dialogs import JobDialog
from spil_desktop.ui.small_jobs.steps import TONES, JobSteps, course
from spil_desktop.ui.work import Work

_AT_MOST = 4


class JobsCard(blocks.Card):
    """Small jobs with what can be done with the chosen one; Enter opens its next step."""

    def __init__(self, work: Work, part: ParticipantPart) -> None:
        super().__init__(_("Klussen"))
        self.work = work
        self._part = part
        self._rows = work.read(lambda session: jobs.of_participant(session, part.id))
        self.table: RecordTable[JobRow] | None = None
        if self._rows:
            self.body.addWidget(self._make_table())
        else:
            self.body.addWidget(blocks.quiet(_("Nog geen klus. Een lamp, een kraan, een beugel?")))
        self._flow = FlowLayout()
        self._place = blocks.holder(self._flow)
        self.body.addWidget(self._place)
        self._offer()

    def request(self) -> None:
        """Ask what is to be done."""
        JobDialog(self.work, self, self._part.id).open()

    def _make_table(self) -> QWidget:
        self.table = table = RecordTable(
            _("Klussen"),
            (
                Column[JobRow](_("Klus"), lambda row: row.fields.kind, below=course),
                Column[JobRow](
                    _("Status"),
                    lambda row: labels.label(row.status),
                    width=150,
                    tone=lambda row: TONES.get(row.status),
                ),
            ),
            key=lambda row: row.id,
        )
        table.set_rows(self._rows)
        shown = min(len(self._rows), _AT_MOST)
        table.setFixedHeight(theme.px(52) * shown + theme.px(48))
        table.choose_first()
        table.chosen.connect(self._offer)
        table.opened.connect(self._step)
        return table

    def _offer(self) -> None:
        """Offer what can be done with the chosen job."""
        row = self._chosen()
        going = row is not None and row.is_open
        planned = row is not None and row.status is JobStatus.PLANNED
        blocks.clear(self._flow)
        for text, icon, act, shown in (
            (_("Klus aanvragen"), "add-line", self.request, True),
            (_("Inplannen"), "calendar-line", self._plan, going and not planned),
            (_("Klaar"), "check-line", self._finish, going),
            (_("Te groot: verwijzen"), "share-forward-line", self._too_big, going),
            (_("Klus wijzigen"), "edit-line", self._edit, row is not None),
            (_("Afgezegd"), "close-circle-line", self._cancel, going),
        ):
            if shown:
                button = blocks.button(text, icon)
                button.setObjectName(text)
                button.clicked.connect(act)
                self._flow.addWidget(button)

    def _chosen(self) -> JobRow | None:
        return None if self.table is None else self.table.row()

    def _steps(self) -> JobSteps | None:
        row = self._chosen()
        return None if row is None else JobSteps(self.work, self, row, self._part.fields.area_id)

    def _step(self) -> None:
        if steps := self._steps():
            steps.next()

    def _plan(self) -> None:
        if steps := self._steps():
            steps.plan()

    def _finish(self) -> None:
        if steps := self._steps():
            steps.finish()

    def _edit(self) -> None:
        if steps := self._steps():
            steps.edit()

    def _cancel(self) -> None:
        if steps := self._steps():
            steps.cancel()

    def _too_big(self) -> None:
        if steps := self._steps():
            steps.too_big()
