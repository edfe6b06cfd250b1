"""The forms of a small job: what is asked, who does it and when, how it went."""

from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import money
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import jobs
from spil_desktop.services.cards import ParticipantPart
from spil_desktop.services.jobs import JobDone, JobFields, JobRow
from spil_desktop.texts import labels, numbers
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import DateLine, Line, Number, RecordBox, Suggested, Text, Tick
from spil_desktop.ui.work import Work

_LONGEST: Final = 480
"""Minutes; what takes longer than a working day is too big."""


class JobDialog(FormDialog):
    """Asks what is to be done, or changes it; `saved` carries the number of the job."""

    def __init__(
        self, work: Work, parent: QWidget, part: ParticipantPart, job: JobRow | None = None
    ) -> None:
        title = _("Klus aanvragen") if job is None else _("Klus wijzigen")
        super().__init__(work, title, parent, draft=f"job:{part.id}:{job.id if job else ''}")
        self._participant_id, self._job = part.id, job
        usual = (_("lamp vervangen"), _("kraan lekt"), _("beugel ophangen"), _("tuin bijwerken"))
        self.kind = self.form.add(
            "kind", _("Wat moet er gebeuren?"), Suggested(usual), required=True
        )
        self.need = self.form.add("need_id", _("Over welke hulpvraag?"), RecordBox("–"))
        kept = job.fields.need_id if job else None
        open_ones = [row for row in part.needs if row.is_open or row.id == kept]
        self.need.set_records((row.id, labels.title(row.fields.theme)) for row in open_ones)
        self.form.show_row("need_id", shown=bool(open_ones))
        self.minutes = self.form.add("minutes", _("Hoeveel minuten ongeveer?"), Number(0, _LONGEST))
        self.contribution = self.form.add(
            "contribution", _("Eigen bijdrage in euro"), Line(_("10 of 5,50"))
        )
        self.material = self.form.add("material", _("Wat is er nodig?"), Line())
        self.asked_on = self.form.add(
            "asked_on", _("Gevraagd op"), DateLine(work.today()), required=True
        )
        self.asked_on.set_value(work.today())
        self.note = self.form.add("note", _("Goed om te weten"), Text(2))
        if job is not None:
            self._fill(job.fields)
        self.ready()

    def save(self) -> object:
        """Keep the job."""
        values = self.form.values()
        values["contribution"] = cents(values["contribution"])
        fields, today, job = JobFields(**values), self.work.today(), self._job
        if job is None:
            key = self._participant_id
            return self.work.write(
                Act.EDIT_JOB,
                lambda session: jobs.request(session, key, fields, today=today),
                _("De klus is aangevraagd."),
            )
        self.work.write(
            Act.EDIT_JOB,
            lambda session: jobs.edit(session, job.id, fields, today=today, version=job.version),
            _("De klus is gewijzigd."),
        )
        return job.id

    def _fill(self, fields: JobFields) -> None:
        self.need.set_state(fields.need_id)
        self.contribution.set_state(amount(fields.contribution))
        self.asked_on.set_value(fields.asked_on)
        for name in ("kind", "minutes", "material", "note"):
            getattr(self, name).set_state(getattr(fields, name))


class PlanJobDialog(FormDialog):
    """Asks who does a job, and when."""

    def __init__(self, work: Work, parent: QWidget, job: JobRow) -> None:
        super().__init__(work, _("Klus inplannen"), parent, draft=f"plan-job:{job.id}")
        self._job = job
        handymen = work.read(jobs.handymen)
        self.volunteer = self.form.add(
            "volunteer_id",
            _("Wie doet de klus?"),
            RecordBox("–"),
            required=True,
            help_text=""
            if handymen
            else _("Er is nog geen klusser. Meld er een aan bij Vrijwilligers."),
        )
        self.volunteer.set_records(handymen)
        self.volunteer.set_state(job.volunteer_id)
        self.on = self.form.add(
            "on", _("Wanneer?"), DateLine(work.today(), Toward.FUTURE), required=True
        )
        self.on.set_value(job.on)
        self.ready()

    def save(self) -> object:
        """Keep who and when."""
        key, values = self._job.id, self.form.values()
        self.work.write(
            Act.EDIT_JOB,
            lambda session: jobs.plan(session, key, values["volunteer_id"], values["on"]),
            _("De klus is ingepland."),
        )
        return key


class FinishJobDialog(FormDialog):
    """Asks how a job went, and what she said of it."""

    def __init__(self, work: Work, parent: QWidget, job: JobRow) -> None:
        super().__init__(work, _("Klus is klaar"), parent, draft=f"finish-job:{job.id}")
        self._job = job
        self.minutes = self.form.add("minutes", _("Hoeveel minuten?"), Number(0, _LONGEST))
        self.minutes.set_state(job.fields.minutes)
        self.contribution = self.form.add(
            "contribution", _("Eigen bijdrage in euro"), Line(_("10 of 5,50"))
        )
        self.contribution.set_state(amount(job.fields.contribution))
        self.said = self.form.add("said", _("Wat zei de bewoner ervan?"), Line())
        self.on = self.form.add("on", _("Wanneer?"), DateLine(work.today()), required=True)
        done_on = job.on if job.on and job.on <= work.today() else work.today()
        self.on.set_value(done_on)
        self.solves = self.form.add("solves", "", Tick(_("De hulpvraag is hiermee opgelost")))
        self.solves.set_state(state=True)
        self.form.show_row("solves", shown=job.fields.need_id is not None)
        self.ready()

    def save(self) -> object:
        """Keep how it went."""
        values, key, today = self.form.values(), self._job.id, self.work.today()
        values["contribution"] = cents(values["contribution"])
        done = JobDone(**values)
        self.work.write(
            Act.EDIT_JOB,
            lambda session: jobs.finish(session, key, done, today=today),
            _("De klus is klaar."),
        )
        return key


def cents(typed: str | None) -> int | None:
    """Return a typed amount in cents; raise `InputProblem.NOT_A_NUMBER` when it is none."""
    if typed is None:
        return None
    found = money.parse(typed)
    if found is None:
        raise SpilError(InputProblem.NOT_A_NUMBER, field="contribution")
    return found


def amount(kept: int | None) -> str:
    """Return a kept amount as it can be typed."""
    return "" if kept is None else numbers.euros(kept).removeprefix("€ ")
