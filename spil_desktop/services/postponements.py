"""Putting off what asks attention: it comes back on the day that was chosen."""

from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from spil_desktop.rules.vocabulary import FollowUpKind, TodayKind
from spil_desktop.services import follow_ups
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.today import TodayItem

_INSTEAD: Final = {
    TodayKind.NOT_VISITED: FollowUpKind.VISIT,
    TodayKind.MATCH_TO_INTRODUCE: FollowUpKind.INTRODUCTION,
    TodayKind.NEED_WITHOUT_MATCH: FollowUpKind.NEED,
}
"""What is planned for something that had no day of its own."""


def can_wait(item: TodayItem) -> bool:
    """Whether something can be put off: all but a VOG, which is no matter of a participant."""
    return item.follow_up_id is not None or item.kind in _INSTEAD


def postpone(session: Session, item: TodayItem, until: date, reason: str | None = None) -> int:
    """Let `item` come back on the day `until` and return the number of the follow-up that does it.

    A follow-up gets another day; anything else gets a follow-up of its own, and is out of the
    list for as long as that one is not done. Raises `InputProblem.UNKNOWN_RECORD`, and KeyError
    for what cannot wait.
    """
    if item.follow_up_id is not None:
        follow_ups.postpone(session, item.follow_up_id, until, reason)
        return item.follow_up_id
    planned = FollowUpFields(_INSTEAD[item.kind], until, reason, item.match_id)
    return follow_ups.plan(session, item.participant_id or 0, planned)
