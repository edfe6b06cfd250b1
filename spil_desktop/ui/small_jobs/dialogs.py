"""The forms of a small job: what is asked, who does it and when, how it went."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import handymen, money
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import handymen as ranked
from spil_desktop.services import jobs, needs, people, settings
from spil_desktop.services.handymen import RankedHandyman
from spil_desktop.services.jobs import JobDone, JobFields, JobRow
from spil_desktop.texts import jobs as texts
from spil_desktop.texts import labels, numbers
from spil_desktop.ui.matching.dialogs import MatchDialog, WithoutVogDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    DateLine,
    Line,
    Number,
    PickList,
    RecordBox,
    Suggested,
    Text,
    Tick,
)
from spil_desktop.ui.work import Work

_LONGEST: Final = 480
"""Minutes; what takes longer than a working day is too big."""


class JobDialog(FormDialog):
    """Asks what is to be done, or changes it; without `participant_id` also for whom.

    `saved` carries the number of the job.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        participant_id: int | None = None,
        job: JobRow | None = None,
    ) -> None:
        title = _("Klus aanvragen") if job is None else _("Klus wijzigen")
        draft = f"job:{participant_id or ''}:{job.id if job else ''}"
        super().__init__(work, title, parent, draft=draft)
        self._about, self._job = participant_id, job
        self._limit = work.read(settings.read).job_minutes
        self.who: PickList | None = None
        if participant_id is None:
            self.who = self.form.add(
                "participant_id", _("Voor wie?"), PickList(rows=3), required=True
            )
            self.who.set_records(work.read(people.participant_names))
            self.who.edited.connect(self._know_her)
        self._add_what()
        self._add_rest(work.today())
        if job is not None:
            self._fill(job.fields)
        self._know_her()
        self.minutes.edited.connect(self._tell)
        self._tell()
        self.ready()

    def save(self) -> object:
        """Keep the job."""
        values = self.form.values()
        values.pop("participant_id", None)
        values["contribution"] = cents(values["contribution"])
        fields, today, job = JobFields(**values), self.work.today(), self._job
        if job is None:
            key = self._whom() or 0
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

    def _add_what(self) -> None:
        usual = (_("lamp vervangen"), _("kraan lekt"), _("beugel ophangen"), _("tuin bijwerken"))
        self.kind = self.form.add(
            "kind", _("Wat moet er gebeuren?"), Suggested(usual), required=True
        )
        self.need = self.form.add("need_id", _("Over welke hulpvraag?"), RecordBox("–"))
        self.minutes = self.form.add("minutes", _("Hoeveel minuten ongeveer?"), Number(0, _LONGEST))
        self.long = Note("", Tone.WARNING)
        self.form.add_wide(self.long)

    def _add_rest(self, today: date) -> None:
        self.contribution = self.form.add(
            "contribution", _("Eigen bijdrage in euro"), Line(_("10 of 5,50"))
        )
        self.material = self.form.add("material", _("Wat is er nodig?"), Line())
        self.asked_on = self.form.add("asked_on", _("Gevraagd op"), DateLine(today), required=True)
        self.asked_on.set_value(today)
        self.note = self.form.add("note", _("Goed om te weten"), Text(2))

    def _whom(self) -> int | None:
        return self.who.value() if self.who is not None else self._about

    def _know_her(self) -> None:
        """Offer the needs of whom it is for."""
        about, today = self._whom(), self.work.today()
        kept = self._job.fields.need_id if self._job else None
        rows = (
            ()
            if about is None
            else self.work.read(lambda session: needs.of_participant(session, about, today=today))
        )
        offered = [row for row in rows if row.is_open or row.id == kept]
        self.need.set_records((row.id, labels.title(row.fields.theme)) for row in offered)
        self.need.set_state(self.need.value() or kept)
        self.form.show_row("need_id", shown=bool(offered))

    def _tell(self) -> None:
        """Say that it takes longer than a volunteer does."""
        minutes = self.minutes.value()
        self.long.setVisible(handymen.is_long(minutes, self._limit))
        if minutes is not None:
            self.long.set_text(texts.too_long(minutes, self._limit))

    def _fill(self, fields: JobFields) -> None:
        self.contribution.set_state(amount(fields.contribution))
        self.asked_on.set_value(fields.asked_on)
        for name in ("kind", "minutes", "material", "note"):
            getattr(self, name).set_state(getattr(fields, name))


class PlanJobDialog(MatchDialog):
    """Asks when a job is done, and who does it: who is handy and free that day stands on top."""

    def __init__(
        self, work: Work, parent: QWidget, job: JobRow, volunteer_id: int | None = None
    ) -> None:
        super().__init__(work, _("Klus inplannen"), parent, draft=f"plan-job:{job.id}")
        self._job = job
        self._known: dict[int, RankedHandyman] = {}
        self._override: str | None = None
        limit, minutes = work.read(settings.read).job_minutes, job.fields.minutes
        if minutes is not None and handymen.is_long(minutes, limit):
            self.body.insertWidget(1, Note(texts.too_long(minutes, limit), Tone.WARNING))
        self.on = self.form.add(
            "on", _("Wanneer?"), DateLine(work.today(), Toward.FUTURE), required=True
        )
        self.on.set_value(job.on)
        self.volunteer = self.form.add(
            "volunteer_id", _("Wie doet de klus?"), RecordBox("–"), required=True
        )
        self.why = blocks.quiet("")
        self.form.add_wide(self.why)
        self.on.edited.connect(self._look)
        self.volunteer.edited.connect(self._tell)
        self._look()
        self.volunteer.set_state(volunteer_id or job.volunteer_id)
        self._tell()
        self.ready()

    def accept(self) -> None:
        """Ask first why she may go, when all that she lacks is a VOG."""
        one = self._chosen()
        if one is None or not one.proposal.awaits_vog or not self.form.check():
            self._override = None
            super().accept()
            return
        same = one.id == self._job.volunteer_id
        dialog = WithoutVogDialog(
            self.work,
            self,
            _("{name} zonder VOG laten klussen").format(name=one.name),
            _("Bij een klus thuis hoort een VOG. Spreek af dat die snel komt, en ga zelf mee."),
            save=_("Toch inplannen"),
            reason=(self._job.override or "") if same else "",
        )
        dialog.saved.connect(self._go_without)
        dialog.open()

    def save(self) -> object:
        """Keep who and when."""
        key, values, today = self._job.id, self.form.values(), self.work.today()
        reason = self._override
        self.work.write(
            Act.EDIT_JOB,
            lambda session: jobs.plan(
                session,
                key,
                values["volunteer_id"],
                values["on"],
                today=today,
                override_reason=reason,
            ),
            _("De klus is ingepland. Bel de klusser en de bewoner."),
        )
        return key

    def _go_without(self, reason: object) -> None:
        self._override = str(reason)
        super().accept()

    def _chosen(self) -> RankedHandyman | None:
        return self._known.get(self.volunteer.value() or 0)

    def _look(self) -> None:
        """Offer who can on the day, the best first, then who cannot."""
        key, on, today = self._job.id, self.on.value(), self.work.today()
        found = self.work.read(lambda session: ranked.judged(session, key, on, today=today))
        self._known = {one.id: one for one in found}
        self.volunteer.set_records((one.id, _named(one)) for one in found)
        self._tell()

    def _tell(self) -> None:
        """Say why the chosen volunteer fits, or cannot."""
        one = self._chosen()
        if one is not None:
            self.why.setText(numbers.capital(texts.summary(one.proposal)))
        elif self._known:
            self.why.setText(_("Bovenaan staat wie het best past."))
        else:
            self.why.setText(_("Er is nog geen klusser. Meld er een aan bij Vrijwilligers."))


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


def _named(one: RankedHandyman) -> str:
    if one.proposal.awaits_vog:
        return _("{name} (nog geen VOG)").format(name=one.name)
    return one.name if one.proposal.allowed else _("{name} (kan niet)").format(name=one.name)


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
