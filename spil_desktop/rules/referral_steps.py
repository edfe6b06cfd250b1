"""What follows from a referral and when: feedback, the question whether they met, an answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from spil_desktop.rules.vocabulary import (
    OrganisationKind,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    ReferralState,
)

ARRIVED_AFTER: Final = timedelta(weeks=2)
"""So long after an outcome, or after giving information, is asked whether they met."""

REMIND_AFTER: Final = timedelta(weeks=1)
"""So long after a reminder feedback is looked for again."""

ANSWER_WITHIN: Final = timedelta(weeks=2)
"""Within this time the Spil answers who referred someone to her."""

_MET: Final = {
    ReferralResult.APPOINTMENT: True,
    ReferralResult.IN_CARE: True,
    ReferralResult.REFUSED: False,
}
"""Results that say by themselves whether the resident and the organisation met."""


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of a referral's course; `has_result` says that feedback came."""

    direction: ReferralDirection
    kind: ReferralKind
    feedback_due_on: date | None = None
    has_result: bool = False
    arrived: bool | None = None
    answered_on: date | None = None


def feedback_due(
    sent_on: date,
    kind: ReferralKind,
    organisation: OrganisationKind,
    *,
    weeks: int,
    wmo_weeks: int,
) -> date | None:
    """Return by when feedback is expected; nobody reports on information that was given."""
    if kind is ReferralKind.INFORMATION:
        return None
    is_wmo = organisation is OrganisationKind.WMO_DESK
    return sent_on + timedelta(weeks=wmo_weeks if is_wmo else weeks)


def met(result: ReferralResult) -> bool | None:
    """Return whether a result says that they met; None when that is still to be asked."""
    return _MET.get(result)


def state(course: Course, today: date) -> ReferralState:
    """Return where a referral stands today."""
    if course.direction is ReferralDirection.INCOMING:
        return ReferralState.ANSWERED if course.answered_on else ReferralState.TO_ANSWER
    if course.arrived is not None:
        return ReferralState.ARRIVED if course.arrived else ReferralState.NOT_ARRIVED
    if course.has_result or course.kind is ReferralKind.INFORMATION:
        return ReferralState.ASK_ARRIVED
    due = course.feedback_due_on
    late = due is not None and due < today
    return ReferralState.OVERDUE if late else ReferralState.WAITING
