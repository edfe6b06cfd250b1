"""One small job as a card: what is asked, what can be done with it, and who is handy and free."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import JobStatus
from spil_desktop.services import handymen, settings
from spil_desktop.services.handymen import RankedHandyman
from spil_desktop.services.job_lists import JobLine
from spil_desktop.texts import dates, labels, match_words, numbers
from spil_desktop.texts import jobs as texts
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.small_jobs.steps import TONES, JobSteps
from spil_desktop.ui.work import Work

_TOP = 3
_SHOWN = 3
"""So many are named of those who cannot for the same reason."""


class JobDetail(blocks.Card):
    """A job with its buttons and, while nobody does it, who could; Enter plans with her."""

    def __init__(self, work: Work, row: JobLine) -> None:
        super().__init__(row.job.fields.kind)
        self.work = work
        self.row = row
        self.steps = JobSteps(work, self, row.job, row.area_id)
        self.table: RecordTable[RankedHandyman] | None = None
        chips = FlowLayout()
        status = row.job.status
        chips.addWidget(blocks.chip(labels.label(status), TONES.get(status, Tone.NEUTRAL)))
        if row.job.override is not None:
            chips.addWidget(blocks.chip(_("zonder VOG, met reden"), Tone.WARNING))
        self.body.addLayout(chips)
        for line in facts(row):
            self.body.addWidget(blocks.label(line))
        if row.job.fields.note:
            self.body.addWidget(blocks.quiet(row.job.fields.note))
        minutes = row.job.fields.minutes
        if row.is_long and row.job.is_open and minutes is not None:
            limit = work.read(settings.read).job_minutes
            self.body.addWidget(Note(texts.too_long(minutes, limit), Tone.WARNING))
        self._offer_steps()
        if status is JobStatus.REQUESTED:
            self._offer_handymen()

    def show_person(self) -> None:
        """Go to her file."""
        self.work.go("residents", self.row.person_id)

    def plan_with(self) -> None:
        """Ask when the chosen volunteer does it."""
        one = self.table.row() if self.table is not None else None
        self.steps.plan(None if one is None else one.id)

    def _offer_steps(self) -> None:
        steps, job = self.steps, self.row.job
        planned = job.status is JobStatus.PLANNED
        flow = buttons.possible(
            (_("Inplannen"), "calendar-line", self.plan_with, job.is_open and not planned),
            (_("Verzetten"), "calendar-line", self.plan_with, planned),
            (_("Klaar"), "check-line", steps.finish, job.is_open),
            (_("Te groot: verwijzen"), "share-forward-line", steps.too_big, job.is_open),
            (_("Klus wijzigen"), "edit-line", steps.edit, True),
            (_("Afgezegd"), "close-line", steps.cancel, job.is_open),
            (_("Dossier"), "user-line", self.show_person, True),
        )
        self.body.addWidget(blocks.holder(flow))

    def _offer_handymen(self) -> None:
        key, today = self.row.id, self.work.today()
        found = self.work.read(lambda session: handymen.judged(session, key, None, today=today))
        able = [one for one in found if one.proposal.allowed][:_TOP]
        others = [one for one in found if not one.proposal.allowed]
        self.body.addWidget(blocks.heading(_("Wie is handig en vrij?")))
        if able:
            self.why = blocks.label("")
            self.body.addWidget(self._table(able))
            self.body.addWidget(self.why)
            self._tell_why()
        else:
            self.body.addWidget(
                blocks.quiet(
                    _("Niemand kan deze klus nu doen.")
                    if found
                    else _("Er is nog geen klusser. Meld er een aan bij Vrijwilligers.")
                )
            )
        for why, names in _by_reason(others).items():
            told = _("{name}: {why}").format(name=named(names), why=why)
            self.body.addWidget(blocks.quiet(told))

    def _table(self, able: list[RankedHandyman]) -> QWidget:
        self.table = table = RecordTable(
            _("Klussers"),
            (
                Column[RankedHandyman](
                    _("Klusser"), lambda one: one.name, below=lambda one: one.place or ""
                ),
            ),
            key=lambda one: one.id,
        )
        table.set_rows(able)
        table.setFixedHeight(theme.px(52) * len(able) + theme.px(44))
        table.choose_first()
        table.chosen.connect(self._tell_why)
        table.opened.connect(self.plan_with)
        return table

    def _tell_why(self) -> None:
        """Say in full why the chosen volunteer fits, and what to mind."""
        one = self.table.row() if self.table is not None else None
        self.why.setText("" if one is None else numbers.capital(texts.summary(one.proposal)))


def _by_reason(others: Sequence[RankedHandyman]) -> dict[str, list[str]]:
    """Put together who cannot for the same reason: it is read once, not for everyone."""
    found: dict[str, list[str]] = {}
    for one in others:
        found.setdefault(texts.summary(one.proposal), []).append(one.name)
    return found


def named(names: Sequence[str]) -> str:
    """Name the first few, and count the rest."""
    if len(names) <= _SHOWN:
        return match_words.both(names)
    rest = ngettext("nog {number}", "nog {number}", len(names) - _SHOWN)
    return match_words.both((*names[:_SHOWN], rest.format(number=len(names) - _SHOWN)))


def facts(row: JobLine) -> tuple[str, ...]:
    """Say for whom, when, by whom, with what, at what price, and what she said."""
    job, fields = row.job, row.job.fields
    asked = fields.asked_on
    lines = (
        " · ".join(filter(None, (row.name, row.home, row.area))),
        _("Gevraagd op {date}").format(date=dates.day_and_date(asked)) if asked else "",
        _("{name} doet het op {date}").format(name=job.handyman, date=dates.day_and_date(job.on))
        if job.status is JobStatus.PLANNED and job.on is not None
        else "",
        _("{name} deed het op {date}").format(
            name=job.handyman or _("iemand"), date=dates.day_and_date(job.on)
        )
        if job.status is JobStatus.DONE and job.on is not None
        else "",
        _("Duurt {time}").format(time=dates.duration(fields.minutes))
        if fields.minutes is not None
        else "",
        _("Nodig: {material}").format(material=fields.material) if fields.material else "",
        _("Eigen bijdrage {amount}").format(amount=numbers.euros(fields.contribution))
        if fields.contribution is not None
        else "",
        _("Zonder VOG: {reason}").format(reason=job.override) if job.override else "",
        _("Zij zei: {words}").format(words=job.said) if job.said else "",
    )
    return tuple(line for line in lines if line)
