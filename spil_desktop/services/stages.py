"""Where a participant's file stands: its stages, its side states and its closing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Match, Need, Participant, Person
from spil_desktop.rules import match_steps
from spil_desktop.rules.dates import add_months
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    RUNNING_MATCHES,
    ClosingReason,
    FollowUpKind,
    MatchEndReason,
    MatchStatus,
    NeedStatus,
    ParticipantStatus,
    Purpose,
)
from spil_desktop.services import follow_ups, matches, permissions, records
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.matches import Ending

WITH_FILE: Final = frozenset({ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE})
"""Stages that a file may only have with her consent to keep it."""

KEPT_MONTHS: Final = 1
"""After how many months the content of a file that someone does not want must be gone."""

_DUTIES: Final = (FollowUpKind.INFORM_OF_REPORT, FollowUpKind.ERASE_CONTENT)
"""What must still be done when someone wants no contact."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Why and when a file was closed; `label` keeps what was written when the reason is OTHER."""

    reason: ClosingReason
    closed_on: date
    label: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What is still open after a change: for the user to finish herself."""

    needs: int
    matches: int


def change(
    session: Session,
    participant_id: int,
    status: ParticipantStatus,
    *,
    today: date,
    version: int | None = None,
) -> LeftOpen:
    """Give a file another stage; a closed file is open again by it.

    Who declined is left in peace: her open needs are withdrawn, nothing is planned any more but
    erasing the content. Raises `InputProblem.STAGE_NEEDS_CONSENT` for a stage that asks consent to
    a file, and `REQUIRED` for CLOSED, which needs a reason: use `close`.
    """
    participant = records.fetch(session, Participant, participant_id, version=version)
    if status is ParticipantStatus.CLOSED:
        raise SpilError(InputProblem.REQUIRED, field="closing_reason")
    if status in WITH_FILE and not permissions.allows(session, participant.person_id, Purpose.FILE):
        raise SpilError(InputProblem.STAGE_NEEDS_CONSENT, field="status")
    participant.status = status
    participant.closed_on = participant.closing_reason = participant.closing_label = None
    if status is ParticipantStatus.DECLINED:
        _leave_in_peace(session, participant, today)
    else:
        _remove_follow_ups(session, participant_id, only=FollowUpKind.ERASE_CONTENT)
    session.flush()
    return left_open(session, participant_id)


def close(
    session: Session,
    participant_id: int,
    closing: Closing,
    *,
    today: date,
    version: int | None = None,
) -> LeftOpen:
    """Close a file: what was planned is dropped.

    When she died, her open needs are withdrawn and her matches end; when she withdrew her consent,
    her open needs are withdrawn and erasing the content is planned. Raises
    `InputProblem.DATE_IN_FUTURE` and `END_BEFORE_START` (closed before she was reported).
    """
    participant = records.fetch(session, Participant, participant_id, version=version)
    records.not_after(closing.closed_on, today, "closed_on")
    records.in_order(participant.reported_on, closing.closed_on, "closed_on")
    participant.status = ParticipantStatus.CLOSED
    participant.closed_on = closing.closed_on
    participant.closing_reason = closing.reason
    participant.closing_label = records.optional(closing.label)
    if closing.reason is ClosingReason.DIED:
        _died(session, participant, closing.closed_on, today)
    elif closing.reason is ClosingReason.CONSENT_WITHDRAWN:
        _leave_in_peace(session, participant, today)
    else:
        _remove_follow_ups(session, participant_id)
    session.flush()
    return left_open(session, participant_id)


def left_open(session: Session, participant_id: int) -> LeftOpen:
    """Count the open needs and running matches of a participant."""
    needs = select(func.count()).where(
        Need.participant_id == participant_id, Need.status.in_(OPEN_NEEDS)
    )
    return LeftOpen(session.scalar(needs) or 0, len(_running(session, participant_id)))


def _leave_in_peace(session: Session, participant: Participant, today: date) -> None:
    _withdraw_needs(session, participant.id, today)
    _remove_follow_ups(session, participant.id)
    _remove_follow_ups(session, participant.id, only=FollowUpKind.ERASE_CONTENT)
    due_on = add_months(today, KEPT_MONTHS)
    follow_ups.plan(session, participant.id, FollowUpFields(FollowUpKind.ERASE_CONTENT, due_on))


def _died(session: Session, participant: Participant, on: date, today: date) -> None:
    records.fetch(session, Person, participant.person_id).deceased_on = on
    _withdraw_needs(session, participant.id, on)
    for match in _running(session, participant.id):
        ending = Ending(on, MatchEndReason.DIED)
        if match_steps.may_follow(match.status, MatchStatus.ENDED):
            matches.end(session, match.id, ending, today=today)
        else:
            matches.not_made(session, match.id, ending, today=today)
    for row in _planned(session, participant.id):
        session.delete(row)


def _withdraw_needs(session: Session, participant_id: int, on: date) -> None:
    wanted = select(Need).where(Need.participant_id == participant_id, Need.status.in_(OPEN_NEEDS))
    for need in session.scalars(wanted):
        need.status = NeedStatus.WITHDRAWN
        need.closed_on = max(on, need.asked_on)


def _remove_follow_ups(
    session: Session, participant_id: int, *, only: FollowUpKind | None = None
) -> None:
    """Drop what is planned and is no duty, or what is planned of one kind."""
    for row in _planned(session, participant_id):
        if row.kind is only if only else row.kind not in _DUTIES:
            session.delete(row)


def _planned(session: Session, participant_id: int) -> list[FollowUp]:
    wanted = select(FollowUp).where(
        FollowUp.participant_id == participant_id, FollowUp.done_on.is_(None)
    )
    return list(session.scalars(wanted))


def _running(session: Session, participant_id: int) -> list[Match]:
    wanted = select(Match).where(
        or_(Match.participant_id == participant_id, Match.other_participant_id == participant_id),
        Match.status.in_(RUNNING_MATCHES),
    )
    return list(session.scalars(wanted))
