"""One act for many residents, with a preview: what happens to each, who is left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias, assert_never

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Attendance, Occurrence, Participant, Person
from spil_desktop.rules import stages as steps
from spil_desktop.rules.names import NameForm, display_name
from spil_desktop.rules.skipping import Skipped
from spil_desktop.rules.vocabulary import ParticipantStatus, Presence, Purpose
from spil_desktop.services import follow_ups, names, permissions, records, sign_ups, stages
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.images import chunks
from spil_desktop.services.stages import Closing


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """Plan the same for everyone."""

    fields: FollowUpFields


@dataclass(frozen=True, slots=True)
class ChangeStage:
    """Give everyone's file this stage; closing is `CloseFile`."""

    status: ParticipantStatus


@dataclass(frozen=True, slots=True)
class Invite:
    """Put everyone on the list of invited people of an occurrence."""

    occurrence_id: int


@dataclass(frozen=True, slots=True)
class CloseFile:
    """Close everyone's file for the same reason."""

    closing: Closing


Action: TypeAlias = PlanFollowUp | ChangeStage | Invite | CloseFile


@dataclass(frozen=True, slots=True)
class Outcome:
    """What will happen to one resident: it is done, or she is left out with the reason."""

    person_id: int
    participant_id: int
    name: str = field(repr=False)
    status: ParticipantStatus
    skipped: Skipped | None


def preview(
    session: Session, action: Action, person_ids: Sequence[int], *, today: date
) -> tuple[Outcome, ...]:
    """Return what `action` would do to each of these people, in the order of their names.

    Who is no resident is not among them. Raises what the act itself refuses for everyone:
    `InputProblem.UNKNOWN_RECORD`, `DATE_IN_FUTURE`.
    """
    _check(session, action, today)
    found: list[Outcome] = []
    room = _room(session, action)
    for participant, person in _people(session, person_ids):
        skipped = _general(participant, person, action) or _reason(session, participant, action)
        if skipped is None and room is not None:
            skipped = None if room > 0 else Skipped.FULL
            room -= 1
        found.append(
            Outcome(
                person_id=person.id,
                participant_id=participant.id,
                name=display_name(names.parts(person), NameForm.LIST),
                status=participant.status,
                skipped=skipped,
            )
        )
    return tuple(found)


def carry_out(session: Session, action: Action, person_ids: Sequence[int], *, today: date) -> int:
    """Do it to everyone whom `preview` does not leave out, and return to how many."""
    wanted = [
        one.participant_id
        for one in preview(session, action, person_ids, today=today)
        if one.skipped is None
    ]
    for participant_id in wanted:
        _do(session, action, participant_id, today)
    session.flush()
    return len(wanted)


def _do(session: Session, action: Action, participant_id: int, today: date) -> None:
    match action:
        case PlanFollowUp(fields):
            follow_ups.plan(session, participant_id, fields)
        case ChangeStage(status):
            stages.change(session, participant_id, status, today=today)
        case Invite(occurrence_id):
            session.add(
                Attendance(
                    occurrence_id=occurrence_id,
                    participant_id=participant_id,
                    presence=Presence.INVITED,
                )
            )
        case CloseFile(closing):
            stages.close(session, participant_id, closing, today=today)
        case _:
            assert_never(action)


def _check(session: Session, action: Action, today: date) -> None:
    if isinstance(action, Invite):
        records.fetch(session, Occurrence, action.occurrence_id)
    if isinstance(action, CloseFile):
        records.not_after(action.closing.closed_on, today, "closed_on")


def _people(session: Session, person_ids: Sequence[int]) -> list[tuple[Participant, Person]]:
    found: list[tuple[Participant, Person]] = []
    for chunk in chunks(dict.fromkeys(person_ids)):
        wanted = (
            select(Participant, Person)
            .join(Person, Person.id == Participant.person_id)
            .where(Person.id.in_(chunk))
        )
        found += [(participant, person) for participant, person in session.execute(wanted)]
    return sorted(found, key=lambda pair: (pair[1].sort_name, pair[1].id))


def _general(participant: Participant, person: Person, action: Action) -> Skipped | None:
    """Return why nothing at all is done with someone."""
    if person.deceased_on is not None:
        return Skipped.DECEASED
    if participant.content_erased_on is not None:
        return Skipped.CONTENT_ERASED
    opens = isinstance(action, ChangeStage)
    if participant.status is ParticipantStatus.CLOSED and not opens:
        return Skipped.ALREADY_SO if isinstance(action, CloseFile) else Skipped.CLOSED
    if participant.status is ParticipantStatus.DECLINED and isinstance(
        action, (PlanFollowUp, Invite)
    ):
        return Skipped.DECLINED
    return None


def _reason(session: Session, participant: Participant, action: Action) -> Skipped | None:
    """Return why this act is not done with someone."""
    match action:
        case PlanFollowUp():
            return None
        case ChangeStage(status):
            return _stage(session, participant, status)
        case Invite(occurrence_id):
            named = select(Attendance.id).where(
                Attendance.occurrence_id == occurrence_id,
                Attendance.participant_id == participant.id,
            )
            return Skipped.ALREADY_SO if session.scalar(named) is not None else None
        case CloseFile(closing):
            if not steps.may_follow(participant.status, ParticipantStatus.CLOSED):
                return Skipped.NOT_NEXT_STAGE
            early = closing.closed_on < participant.reported_on
            return Skipped.BEFORE_REPORT if early else None
        case _:
            assert_never(action)


def _stage(session: Session, participant: Participant, status: ParticipantStatus) -> Skipped | None:
    if participant.status is status:
        return Skipped.ALREADY_SO
    if not steps.may_follow(participant.status, status):
        return Skipped.NOT_NEXT_STAGE
    consents = permissions.allows(session, participant.person_id, Purpose.FILE)
    if steps.Missing.FILE_CONSENT in steps.missing(status, file_consent=consents):
        return Skipped.NO_CONSENT
    return None


def _room(session: Session, action: Action) -> int | None:
    """Return how many can still be invited; None when there is no limit."""
    if not isinstance(action, Invite):
        return None
    return sign_ups.free_places(session, action.occurrence_id)
