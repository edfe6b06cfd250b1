"""What can be done with a small job, from a resident's file and from the page with all jobs."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, JobStatus
from spil_desktop.services import jobs
from spil_desktop.services.jobs import JobRow
from spil_desktop.services.referrals import Outgoing
from spil_desktop.texts import dates, numbers
from spil_desktop.ui.referrals.dialogs import About, ReferDialog
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.small_jobs.dialogs import FinishJobDialog, JobDialog, PlanJobDialog
from spil_desktop.ui.work import Session, Work

TONES = {
    JobStatus.REQUESTED: Tone.WARNING,
    JobStatus.PLANNED: Tone.ACCENT,
    JobStatus.DONE: Tone.GOOD,
}


@dataclass(frozen=True, slots=True)
class JobSteps:
    """One job with the forms of its steps; `widget` is what they open above."""

    work: Work
    widget: QWidget
    job: JobRow
    area_id: int

    def next(self) -> None:
        """Open the form of the step that comes next."""
        if self.job.status is JobStatus.REQUESTED:
            self.plan()
        elif self.job.status is JobStatus.PLANNED:
            self.finish()
        else:
            self.edit()

    def plan(self, volunteer_id: int | None = None) -> None:
        """Ask who does it and when."""
        PlanJobDialog(self.work, self.widget, self.job, volunteer_id).open()

    def finish(self) -> None:
        """Ask how it went."""
        FinishJobDialog(self.work, self.widget, self.job).open()

    def edit(self) -> None:
        """Ask what is different."""
        JobDialog(self.work, self.widget, self.job.participant_id, self.job).open()

    def cancel(self) -> None:
        """Say that it is not wanted any more."""
        key = self.job.id
        self.work.attempt(
            Act.EDIT_JOB,
            lambda session: jobs.cancel(session, key),
            _("De klus is afgezegd."),
        )

    def too_big(self) -> None:
        """Ask whom to hand her on to."""
        about = About(
            self.job.participant_id,
            self.area_id,
            self.job.fields.need_id,
            self.job.fields.kind,
            TooBig(self.work, self.job.id),
        )
        ReferDialog(self.work, self.widget, about).open()


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
