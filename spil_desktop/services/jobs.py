"""Small jobs in and around the house: asked, planned with a handyman, done, or too big."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Job, Need, Participant, Person, Volunteer
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    Act,
    JobStatus,
    Layer,
    NeedStatus,
)
from spil_desktop.services import handymen, match_rules, names, needs, records, referrals
from spil_desktop.services.needs import Closing
from spil_desktop.services.prepared import Prepared
from spil_desktop.services.referrals import Outgoing

OPEN_JOBS: Final = frozenset({JobStatus.REQUESTED, JobStatus.PLANNED})
"""Statuses in which something is still to be done."""


@dataclass(frozen=True, slots=True)
class JobFields:
    """What is to be done; `minutes` is how long it takes, `contribution` is in euro cents.

    `asked_on` None is today; in a row it lacks for a job that was imported without its day.
    """

    kind: str = field(repr=False)
    asked_on: date | None = None
    need_id: int | None = None
    minutes: int | None = None
    contribution: int | None = None
    material: str | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class JobDone:
    """How a job went: the time it took, what she paid in euro cents, and a word of hers.

    `solves` says that her need is answered by it.
    """

    on: date
    minutes: int | None = None
    contribution: int | None = None
    said: str | None = field(default=None, repr=False)
    solves: bool = True


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job in a list; `handyman` is who does it, `referral_id` what came of one too big.

    `override` is why she may do it without a VOG, None when she has one.
    """

    id: int
    version: int
    participant_id: int
    fields: JobFields
    status: JobStatus
    volunteer_id: int | None
    handyman: str | None = field(repr=False)
    on: date | None
    said: str | None = field(repr=False)
    referral_id: int | None
    override: str | None = field(default=None, repr=False)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN_JOBS


def request(session: Session, participant_id: int, new: JobFields, *, today: date) -> int:
    """Keep that a job is asked for and return its number.

    Raises `InputProblem.REQUIRED` when nobody says what, `DATE_IN_FUTURE`, `NOT_A_NUMBER` for
    time or money below zero, `NOT_IN_LIST` for a need of another, `BSN_IN_TEXT`, `HAS_DIED`.
    """
    participant = records.fetch(session, Participant, participant_id)
    referrals.lives(session, participant.person_id)
    row = Job(participant_id=participant_id, status=JobStatus.REQUESTED)
    _fill(session, row, new, today)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, job_id: int, fields: JobFields, *, today: date, version: int | None = None
) -> None:
    """Change what is to be done; raises what `request` raises."""
    row = records.fetch(session, Job, job_id, version=version)
    _fill(session, row, fields, today)
    session.flush()


def plan(
    session: Session,
    job_id: int,
    volunteer_id: int,
    on: date,
    *,
    today: date,
    override_reason: str | None = None,
) -> None:
    """Say who does a job and when; a need that is new is in progress from now on.

    `override_reason` lets a volunteer without a VOG through; it is kept with the job and noted in
    the audit log. Raises `InputProblem.NOT_IN_LIST` for a job that is over, and
    `MatchProblem.RULE_BROKEN` with the `breaches` of the rules that keep this volunteer from it.
    """
    row = _open(session, job_id)
    broken = handymen.broken(session, row, volunteer_id, on, today=today)
    row.rule_override = match_rules.let_through(broken, override_reason)
    row.volunteer_id, row.on, row.status = volunteer_id, on, JobStatus.PLANNED
    _take_up(session, row)
    session.flush()
    if row.rule_override is not None:
        match_rules.note_override(session, Act.EDIT_JOB, row)


def finish(session: Session, job_id: int, done: JobDone, *, today: date) -> None:
    """Keep how a job went; her need is solved by it when `done` says so.

    Raises `InputProblem.NOT_IN_LIST` for a job that is over, `DATE_IN_FUTURE`, `NOT_A_NUMBER`.
    """
    row = _open(session, job_id)
    records.not_after(done.on, today, "on")
    row.on, row.status = done.on, JobStatus.DONE
    row.minutes = _positive(done.minutes, "minutes")
    row.contribution = _positive(done.contribution, "contribution")
    row.said = records.free_text(done.said, "said")
    if done.solves and row.need_id is not None:
        _solve(session, row.need_id, done.on, today)
    session.flush()


def too_big(
    session: Session,
    job_id: int,
    referral: Outgoing | None,
    *,
    today: date,
    oral_consent: bool = False,
    user_id: int | None = None,
) -> int | None:
    """Say that a job is for a professional; hand her on with `referral` and return its number.

    The referral is about the need of the job unless it names another. Raises
    `InputProblem.NOT_IN_LIST` for a job that is over, and what `referrals.refer` raises.
    """
    row = _open(session, job_id)
    row.status = JobStatus.TOO_BIG
    if referral is not None:
        referral = replace(referral, need_id=referral.need_id or row.need_id)
        row.referral_id = referrals.refer(
            session,
            row.participant_id,
            referral,
            today=today,
            oral_consent=oral_consent,
            user_id=user_id,
        )
    session.flush()
    return row.referral_id


def cancel(session: Session, job_id: int) -> None:
    """Say that a job is not wanted any more; raise `InputProblem.NOT_IN_LIST` when it is over."""
    _open(session, job_id).status = JobStatus.CANCELLED
    session.flush()


def of_participant(session: Session, participant_id: int) -> tuple[JobRow, ...]:
    """Return the jobs of one participant, what is open first, then the newest."""
    lines = _OF_PARTICIPANT.rows(session, participant_id=participant_id)
    return tuple(_row(line) for line in lines)


def card(session: Session, job_id: int) -> JobRow:
    """Return one job; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    line = session.execute(_rows().where(Job.id == job_id)).one_or_none()
    if line is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Job.__tablename__)
    return _row(line)


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Job.id,
            Job.version,
            Job.participant_id,
            Job.status,
            Job.volunteer_id,
            Job.on,
            Job.said,
            Job.referral_id,
            Job.rule_override,
            *(getattr(Job, name) for name in JobFields.__dataclass_fields__),
            *names.COLUMNS,
        )
        .outerjoin(Volunteer, Volunteer.id == Job.volunteer_id)
        .outerjoin(Person, Person.id == Volunteer.person_id)
    )


_OF_PARTICIPANT: Final = Prepared(
    _rows()
    .where(Job.participant_id == bindparam("participant_id", 0))
    .order_by(Job.status.not_in(OPEN_JOBS), Job.asked_on.desc(), Job.id.desc())
)


def row_of(line: Any, handyman: str | None) -> JobRow:
    """Return a job of anything that has its columns, with the name of who does it."""
    known = {name: getattr(line, name) for name in JobFields.__dataclass_fields__}
    known["kind"] = line.kind or ""
    return JobRow(
        id=line.id,
        version=line.version,
        participant_id=line.participant_id,
        fields=JobFields(**known),
        status=line.status,
        volunteer_id=line.volunteer_id,
        handyman=None if line.volunteer_id is None else handyman,
        on=line.on,
        said=line.said,
        referral_id=line.referral_id,
        override=line.rule_override,
    )


def _row(line: Any) -> JobRow:
    return row_of(line, None if line.volunteer_id is None else display_name(names.parts(line)))


def _fill(session: Session, row: Job, fields: JobFields, today: date) -> None:
    asked_on = fields.asked_on or today
    records.not_after(asked_on, today, "asked_on")
    if fields.need_id is not None:
        need = records.fetch(session, Need, fields.need_id)
        if need.participant_id != row.participant_id:
            raise SpilError(InputProblem.NOT_IN_LIST, field="need_id")
    row.kind = records.required(fields.kind, "kind")
    row.asked_on = asked_on
    row.need_id = fields.need_id
    row.minutes = _positive(fields.minutes, "minutes")
    row.contribution = _positive(fields.contribution, "contribution")
    row.material = records.free_text(fields.material, "material")
    row.note = records.free_text(fields.note, "note")


def _positive(number: int | None, name: str) -> int | None:
    if number is not None and number < 0:
        raise SpilError(InputProblem.NOT_A_NUMBER, field=name)
    return number


def _open(session: Session, job_id: int) -> Job:
    row = records.fetch(session, Job, job_id)
    if row.status not in OPEN_JOBS:
        raise SpilError(InputProblem.NOT_IN_LIST, field="status")
    return row


def _take_up(session: Session, row: Job) -> None:
    if row.need_id is not None and session.get_one(Need, row.need_id).status is NeedStatus.NEW:
        needs.move(session, row.need_id, NeedStatus.IN_PROGRESS)


def _solve(session: Session, need_id: int, on: date, today: date) -> None:
    if session.get_one(Need, need_id).status in OPEN_NEEDS:
        closing = Closing(NeedStatus.SOLVED, on, Layer.JOB_SERVICE)
        needs.close(session, need_id, closing, today=today)
