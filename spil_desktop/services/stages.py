"""Where a participant's file stands: its stages, its side states and its closing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Need, Participant, Person
from spil_desktop.rules import retention
from spil_desktop.rules import stages as steps
from spil_desktop.rules.stages import Missing
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    ClosingReason,
    FollowUpKind,
    NeedStatus,
    ParticipantStatus,
    Purpose,
)
from spil_desktop.services import deaths, follow_ups, permissions, records
from spil_desktop.services.follow_ups import FollowUpFields

WITH_FILE: Final = steps.WITH_FILE
"""Stages that a file may only have with her consent to keep it."""

_DUTIES: Final = (
    FollowUpKind.INFORM_OF_REPORT,
    FollowUpKind.ERASE_CONTENT,
    FollowUpKind.HAND_OVER_RECEIPT,
)
"""What must still be done when someone wants no contact, or when her file is closed."""

_TO_SOMEONE: Final = (ClosingReason.TO_KEY_FIGURE, ClosingReason.TO_PROFESSIONAL)
"""Reasons that name who goes on with her."""

NO_AFTERCARE: Final = (ClosingReason.DIED, ClosingReason.CONSENT_WITHDRAWN)
"""Reasons after which nobody calls her any more."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Why and when a file was closed.

    `label` keeps what was written when the reason is OTHER; `handed_to` who goes on with her, a
    key figure or a professional; `aftercare_on` the day on which the Spil asks how it goes.
    """

    reason: ClosingReason
    closed_on: date
    label: str | None = field(default=None, repr=False)
    handed_to: str | None = field(default=None, repr=False)
    aftercare_on: date | None = None


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What is still open after a change: for the user to finish herself."""

    needs: int
    matches: int


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that may follow, and what must be there first; nothing when it can be taken now."""

    status: ParticipantStatus
    missing: tuple[Missing, ...]


def next_steps(session: Session, participant_id: int) -> tuple[Step, ...]:
    """Return which stages may follow the present one, the usual first, and what each asks."""
    participant = records.fetch(session, Participant, participant_id)
    if participant.content_erased_on is not None:
        return ()
    consents = permissions.allows(session, participant.person_id, Purpose.FILE)
    return tuple(
        Step(status, steps.missing(status, file_consent=consents))
        for status in steps.NEXT[participant.status]
    )


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
    erasing the content. A file that was closed because she died and is opened again says that
    she lives. Raises `InputProblem.STAGE_NEEDS_CONSENT` for a stage that asks consent to a file,
    `REQUIRED` for CLOSED, which needs a reason: use `close`; `STAGE_NOT_NEXT`, and
    `CONTENT_ERASED` for a file of which only what is counted is left.
    """
    participant = records.fetch(session, Participant, participant_id, version=version)
    if status is ParticipantStatus.CLOSED:
        raise SpilError(InputProblem.REQUIRED, field="closing_reason")
    _refuse_erased(participant)
    if status in WITH_FILE and not permissions.allows(session, participant.person_id, Purpose.FILE):
        raise SpilError(InputProblem.STAGE_NEEDS_CONSENT, field="status")
    if not steps.may_follow(participant.status, status):
        raise SpilError(InputProblem.STAGE_NOT_NEXT, field="status")
    if participant.status is status:
        return left_open(session, participant_id)
    if participant.closing_reason is ClosingReason.DIED:
        records.fetch(session, Person, participant.person_id).deceased_on = None
    participant.status = status
    participant.closed_on = participant.closing_reason = participant.closing_label = None
    participant.handed_to = None
    if status is ParticipantStatus.DECLINED:
        leave_in_peace(session, participant, today)
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
    """Close a file: what was planned is dropped, and aftercare is planned when a day is given.

    When she died, everything about her stops at once (`services.deaths`) and there is no
    aftercare; when she withdrew her consent, her open needs are withdrawn and erasing the content
    is planned. Raises `InputProblem.DATE_IN_FUTURE`, `END_BEFORE_START` (closed before she was
    reported, aftercare before the end), `REQUIRED` when handed over to nobody, `CONTENT_ERASED`.
    """
    participant = records.fetch(session, Participant, participant_id, version=version)
    _refuse_erased(participant)
    records.not_after(closing.closed_on, today, "closed_on")
    records.in_order(participant.reported_on, closing.closed_on, "closed_on")
    records.in_order(closing.closed_on, closing.aftercare_on, "aftercare_on")
    if closing.reason in _TO_SOMEONE:
        records.required(closing.handed_to, "handed_to")
    participant.status = ParticipantStatus.CLOSED
    participant.closed_on = closing.closed_on
    participant.closing_reason = closing.reason
    participant.closing_label = records.optional(closing.label)
    participant.handed_to = records.optional(closing.handed_to)
    if closing.reason is ClosingReason.DIED:
        died(session, participant, closing.closed_on, today=today)
    elif closing.reason is ClosingReason.CONSENT_WITHDRAWN:
        leave_in_peace(session, participant, today)
    else:
        _remove_follow_ups(session, participant_id)
    if closing.aftercare_on is not None and closing.reason not in NO_AFTERCARE:
        aftercare = FollowUpFields(FollowUpKind.AFTERCARE, closing.aftercare_on)
        follow_ups.plan(session, participant_id, aftercare)
    session.flush()
    return left_open(session, participant_id)


def left_open(session: Session, participant_id: int) -> LeftOpen:
    """Count the open needs and running matches of a participant."""
    needs = select(func.count()).where(
        Need.participant_id == participant_id, Need.status.in_(OPEN_NEEDS)
    )
    return LeftOpen(session.scalar(needs) or 0, len(deaths.running(session, participant_id)))


def died(session: Session, participant: Participant, on: date, *, today: date) -> None:
    """Withdraw the open needs of someone who died on `on` and stop all else (`deaths.record`)."""
    _withdraw_needs(session, participant.id, on)
    deaths.record(session, participant, on, today=today)


def leave_in_peace(session: Session, participant: Participant, today: date) -> None:
    """Withdraw her open needs and plan nothing any more but erasing the content of her file."""
    _withdraw_needs(session, participant.id, today)
    _remove_follow_ups(session, participant.id)
    _remove_follow_ups(session, participant.id, only=FollowUpKind.ERASE_CONTENT)
    due_on = retention.erase_on(today)
    follow_ups.plan(session, participant.id, FollowUpFields(FollowUpKind.ERASE_CONTENT, due_on))


def _refuse_erased(participant: Participant) -> None:
    if participant.content_erased_on is not None:
        raise SpilError(InputProblem.CONTENT_ERASED, field="status")


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
