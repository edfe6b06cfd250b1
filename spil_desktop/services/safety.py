"""The safety compartment: suspicions of abuse of an older person, apart from everything else.

It follows the five steps of the Dutch reporting code (meldcode huiselijk geweld): map the
signals, consult a colleague or Veilig Thuis, talk with the older person, weigh, decide. Only users
with the permission see it: for all others every function says that there is no such record,
exactly as for a number that does not exist. Nothing else in the program reads these tables.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import (
    Draft,
    FollowUp,
    Merge,
    Participant,
    Person,
    SafetyEntry,
    SafetyFile,
    Signal,
)
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import AbuseForm, Act, SafetyDecision, SafetyStep, SignalKind
from spil_desktop.services import audit, forgetting, journal, names, records, secrecy

KEPT_FOR: Final = relativedelta(years=2)
"""How long a file is kept unless the organisation's reporting code says otherwise."""


@dataclass(frozen=True, slots=True)
class SafetyFields:
    """What is suspected; `destroy_on` follows from the organisation's policy."""

    opened_on: date
    forms: tuple[AbuseForm, ...] = ()
    note: str | None = field(default=None, repr=False)
    destroy_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepFields:
    """One step of the reporting code: when, with whom was consulted (a role), what came of it."""

    step: SafetyStep
    on: date
    consulted: str | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the fifth step ended in, when, and why."""

    decision: SafetyDecision
    on: date
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as it is stored."""

    id: int
    version: int
    fields: StepFields


@dataclass(frozen=True, slots=True)
class SafetyRow:
    """A safety file with the steps that were taken, in the order of their days."""

    id: int
    version: int
    participant_id: int
    person_id: int
    name: str = field(repr=False)
    fields: SafetyFields
    steps: tuple[StepRow, ...]
    decision: SafetyDecision | None
    closed_on: date | None

    def taken(self, step: SafetyStep) -> tuple[StepRow, ...]:
        """Return what was kept of one step."""
        return tuple(row for row in self.steps if row.fields.step is step)


def open_file(
    session: Session, participant_id: int, new: SafetyFields, *, today: date, user_id: int | None
) -> int:
    """Keep a suspicion and return its number; mapping the signals is its first step.

    Raises `InputProblem.DATE_IN_FUTURE`, `END_BEFORE_START`, `BSN_IN_TEXT`.
    """
    _allow(session, user_id)
    records.fetch(session, Participant, participant_id)
    file = SafetyFile(participant_id=participant_id, opened_by_id=user_id)
    _fill(file, new, today)
    session.add(file)
    session.flush()
    session.add(SafetyEntry(safety_file_id=file.id, step=SafetyStep.MAP_SIGNALS, on=new.opened_on))
    session.flush()
    return file.id


def edit(
    session: Session,
    file_id: int,
    fields: SafetyFields,
    *,
    today: date,
    user_id: int | None,
    version: int | None = None,
) -> None:
    """Change what is suspected; raises what `open_file` does."""
    _fill(_fetch(session, file_id, user_id, version), fields, today)
    session.flush()


def take_step(
    session: Session, file_id: int, new: StepFields, *, today: date, user_id: int | None
) -> int:
    """Keep a step of the reporting code and return its number; a step may be taken again.

    Raises `InputProblem.REQUIRED` for a consultation with nobody, `DATE_IN_FUTURE`,
    `END_BEFORE_START`, `BSN_IN_TEXT`.
    """
    file = _fetch(session, file_id, user_id)
    entry = SafetyEntry(safety_file_id=file.id)
    _fill_step(entry, new, file, today)
    session.add(entry)
    session.flush()
    return entry.id


def edit_step(
    session: Session, step_id: int, fields: StepFields, *, today: date, user_id: int | None
) -> None:
    """Change what was kept of a step; raises what `take_step` does."""
    _allow(session, user_id)
    entry = session.get(SafetyEntry, step_id)
    if entry is None:
        raise _unknown()
    _fill_step(entry, fields, _fetch(session, entry.safety_file_id, user_id), today)
    session.flush()


def decide(
    session: Session, file_id: int, new: Decision, *, today: date, user_id: int | None
) -> None:
    """Keep the fifth step: whether to report and to organise help. Raises what `take_step` does."""
    _fetch(session, file_id, user_id).decision = new.decision
    step = StepFields(SafetyStep.DECIDE, new.on, note=new.note)
    take_step(session, file_id, step, today=today, user_id=user_id)


def close(
    session: Session,
    file_id: int,
    closed_on: date,
    destroy_on: date | None = None,
    *,
    today: date,
    user_id: int | None,
) -> None:
    """End a file and set the day on which it is to be destroyed.

    Raises `InputProblem.REQUIRED` without a decision, `DATE_IN_FUTURE`, `END_BEFORE_START`.
    """
    file = _fetch(session, file_id, user_id)
    if file.decision is None:
        raise SpilError(InputProblem.REQUIRED, field="decision")
    records.not_after(closed_on, today, "closed_on")
    records.in_order(file.opened_on, closed_on, "closed_on")
    records.in_order(closed_on, destroy_on, "destroy_on")
    file.closed_on = closed_on
    file.destroy_on = destroy_on or closed_on + KEPT_FOR
    session.flush()


def reopen(session: Session, file_id: int, *, user_id: int | None) -> None:
    """Open a closed file again; what was decided stays."""
    _fetch(session, file_id, user_id).closed_on = None
    session.flush()


def destroy(session: Session, file_id: int, *, today: date, user_id: int | None) -> None:
    """Remove a file and its steps for good, on or after its day: undo cannot bring it back.

    Raises `InputProblem.TOO_EARLY` before that day, or while the file is open. Raises
    RuntimeError within an act, because an act can be undone.
    """
    if journal.watching(session):
        message = "what is destroyed cannot be part of an act that can be undone"
        raise RuntimeError(message)
    file = _fetch(session, file_id, user_id)
    if file.closed_on is None or file.destroy_on is None or file.destroy_on > today:
        raise SpilError(InputProblem.TOO_EARLY)
    name = draft_name(file.participant_id)
    drafts = (Draft.form == name) | Draft.form.startswith(f"{name}:")
    session.execute(delete(Draft).where(drafts))
    of_file = SafetyEntry.safety_file_id == file.id
    steps = session.scalars(select(SafetyEntry.id).where(of_file)).all()
    session.execute(delete(SafetyEntry).where(of_file))
    session.delete(file)
    session.flush()
    _forget_in_merges(session, file_id)
    gone = {SafetyFile.__tablename__: (file_id,), SafetyEntry.__tablename__: tuple(steps)}
    forgetting.acts_on(session, gone)
    counts = {name: len(keys) for name, keys in gone.items()}
    subject = SafetyFile.__tablename__
    audit.append(session, Act.RECORD_SAFETY, subject, file_id, counts, user_id=user_id)


def adopt_signal(session: Session, signal_id: int, *, today: date, user_id: int | None) -> int:
    """Move a suspicion that was noted among the signals, before this was there, to a file."""
    _allow(session, user_id)
    signal = session.get(Signal, signal_id)
    if signal is None or signal.kind is not SignalKind.ABUSE:
        raise _unknown()
    new = SafetyFields(signal.seen_on, note=signal.note)
    number = open_file(session, signal.participant_id, new, today=today, user_id=user_id)
    session.execute(
        update(FollowUp)
        .where(FollowUp.signal_id == signal_id)
        .values(signal_id=None, version=FollowUp.version + 1)
    )
    session.delete(signal)
    session.flush()
    return number


def get(session: Session, file_id: int, *, user_id: int | None) -> SafetyRow:
    """Return one file; raises `InputProblem.UNKNOWN_RECORD`."""
    _allow(session, user_id)
    found = _read(session, _rows().where(SafetyFile.id == file_id))
    if not found:
        raise _unknown()
    return found[0]


def of_participant(
    session: Session, participant_id: int, *, user_id: int | None
) -> tuple[SafetyRow, ...]:
    """Return the files about one participant, the newest first."""
    _allow(session, user_id)
    wanted = _rows().where(SafetyFile.participant_id == participant_id)
    return _read(session, wanted.order_by(SafetyFile.opened_on.desc(), SafetyFile.id.desc()))


def to_destroy(session: Session, *, user_id: int | None) -> tuple[SafetyRow, ...]:
    """Return all files by the day on which policy says that they go."""
    _allow(session, user_id)
    return _read(session, _rows().order_by(SafetyFile.destroy_on, SafetyFile.id))


def draft_name(participant_id: int) -> str:
    """Return the name under which a half-filled form about a participant is kept."""
    return f"{secrecy.DRAFTS}{participant_id}"


def _forget_in_merges(session: Session, file_id: int) -> None:
    """Leave a file out of what merges keep to take two people apart again."""
    name = SafetyFile.__tablename__
    for merge in session.scalars(select(Merge)):
        kept = [row for row in merge.images.get(name, ()) if row[0] != file_id]
        if len(kept) != len(merge.images.get(name, ())):
            merge.images = {**merge.images, name: kept}
    session.flush()


def _allow(session: Session, user_id: int | None) -> None:
    if not secrecy.sees_safety(session, user_id):
        raise _unknown()


def _unknown() -> SpilError:
    return SpilError(InputProblem.UNKNOWN_RECORD, record=SafetyFile.__tablename__)


def _fetch(
    session: Session, file_id: int, user_id: int | None, version: int | None = None
) -> SafetyFile:
    _allow(session, user_id)
    return records.fetch(session, SafetyFile, file_id, version=version)


def _fill(file: SafetyFile, fields: SafetyFields, today: date) -> None:
    records.not_after(fields.opened_on, today, "opened_on")
    records.in_order(fields.opened_on, fields.destroy_on, "destroy_on")
    file.opened_on = fields.opened_on
    file.forms = fields.forms
    file.note = records.free_text(fields.note, "note")
    file.destroy_on = fields.destroy_on or fields.opened_on + KEPT_FOR


def _fill_step(entry: SafetyEntry, fields: StepFields, file: SafetyFile, today: date) -> None:
    records.not_after(fields.on, today, "on")
    records.in_order(file.opened_on, fields.on, "on")
    if fields.step is SafetyStep.CONSULT:
        records.required(fields.consulted, "consulted")
    entry.step = fields.step
    entry.on = fields.on
    entry.consulted = records.optional(fields.consulted)
    entry.note = records.free_text(fields.note, "note")


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(SafetyFile, Participant.person_id, *names.COLUMNS)
        .join(Participant, Participant.id == SafetyFile.participant_id)
        .join(Person, Person.id == Participant.person_id)
    )


def _read(session: Session, wanted: Select[*tuple[Any, ...]]) -> tuple[SafetyRow, ...]:
    lines = session.execute(wanted).all()
    keys = [line.SafetyFile.id for line in lines]
    taken: dict[int, list[StepRow]] = {key: [] for key in keys}
    entries = (
        select(SafetyEntry)
        .where(SafetyEntry.safety_file_id.in_(keys))
        .order_by(SafetyEntry.on, SafetyEntry.id)
    )
    for entry in session.scalars(entries):
        fields = StepFields(entry.step, entry.on, entry.consulted, entry.note)
        taken[entry.safety_file_id].append(StepRow(entry.id, entry.version, fields))
    return tuple(_row(line, tuple(taken[line.SafetyFile.id])) for line in lines)


def _row(line: Any, steps: tuple[StepRow, ...]) -> SafetyRow:
    file: SafetyFile = line.SafetyFile
    return SafetyRow(
        file.id,
        file.version,
        file.participant_id,
        line.person_id,
        display_name(names.parts(line)),
        SafetyFields(file.opened_on, file.forms, file.note, file.destroy_on),
        steps,
        file.decision,
        file.closed_on,
    )
