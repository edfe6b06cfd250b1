"""The card with a resident's small jobs: asked, planned, done, or too big for a volunteer."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, JobStatus
from spil_desktop.services import jobs
from spil_desktop.services.cards import ParticipantPart
from spil_desktop.services.jobs import JobRow
from spil_desktop.services.referrals import Outgoing
from spil_desktop.texts import dates, labels, numbers
from spil_desktop.ui import theme
from spil_desktop.ui.referrals.dialogs import About, ReferDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.small_jobs.dialogs import FinishJobDialog, JobDialog, PlanJobDialog
from spil_desktop.ui.work import Session, Work

_AT_MOST = 4
_TONES = {JobStatus.REQUESTED: Tone.WARNING, JobStatus.PLANNED: Tone.ACCENT}


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
        JobDialog(self.work, self, self._part).open()

    def _make_table(self) -> QWidget:
        self.table = table = RecordTable(
            _("Klussen"),
            (
                Column[JobRow](_("Klus"), lambda row: row.fields.kind, below=course),
                Column[JobRow](
                    _("Status"),
                    lambda row: labels.label(row.status),
                    width=150,
                    tone=lambda row: _TONES.get(row.status),
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

    def _step(self) -> None:
        row = self._chosen()
        if row is not None and row.status is JobStatus.REQUESTED:
            self._plan()
        elif row is not None and row.status is JobStatus.PLANNED:
            self._finish()
        else:
            self._edit()

    def _plan(self) -> None:
        row = self._chosen()
        if row is not None:
            PlanJobDialog(self.work, self, row).open()

    def _finish(self) -> None:
        row = self._chosen()
        if row is not None:
            FinishJobDialog(self.work, self, row).open()

    def _edit(self) -> None:
        row = self._chosen()
        if row is not None:
            JobDialog(self.work, self, self._part, row).open()

    def _cancel(self) -> None:
        row = self._chosen()
        if row is not None:
            key = row.id
            self.work.attempt(
                Act.EDIT_JOB,
                lambda session: jobs.cancel(session, key),
                _("De klus is afgezegd."),
            )

    def _too_big(self) -> None:
        row = self._chosen()
        if row is not None:
            about = About(
                self._part.id,
                self._part.fields.area_id,
                row.fields.need_id,
                row.fields.kind,
                TooBig(self.work, row.id),
            )
            ReferDialog(self.work, self, about).open()


class TooBig:
    """Keeps a referral as what came of a job that was too big for a volunteer."""

    def __init__(self, work: Work, job_id: int) -> None:
        self._work = work
        self._job_id = job_id

    def __call__(self, session: Session, new: Outgoing, oral_consent: bool) -> int | None:  # noqa: FBT001
        """Say that the job is too big and hand her on."""
        return jobs.too_big(
            session,
            self._job_id,
            new,
            today=self._work.today(),
            oral_consent=oral_consent,
            user_id=self._work.user_id,
        )


def course(row: JobRow) -> str:
    """Say who does it and when, how long it took, what it cost and what she said."""
    fields = row.fields
    on = row.on or fields.asked_on
    known = (
        dates.short_date(on),
        row.handyman or "",
        "" if fields.minutes is None else dates.duration(fields.minutes),
        "" if fields.contribution is None else numbers.euros(fields.contribution),
        row.said or "",
    )
    return " · ".join(part for part in known if part)
