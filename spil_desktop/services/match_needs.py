"""What the end of a match means for the need that it answered."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Match, Need, Participant
from spil_desktop.rules import match_steps
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    RUNNING_MATCHES,
    NeedStatus,
    ParticipantStatus,
)
from spil_desktop.services import records

_SOLVED: Final = frozenset({NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED})


def open_again(session: Session, match: Match) -> None:
    """Open the need again that this match had solved; what was solved otherwise stays solved."""
    need = session.get(Need, match.need_id) if match.need_id is not None else None
    if need is None or need.status not in _SOLVED or _answered(session, need.id):
        return
    participant = records.fetch(session, Participant, need.participant_id)
    by_match = need.solved_by is None or need.solved_by in match_steps.BY_MATCH
    if by_match and participant.status is not ParticipantStatus.CLOSED:
        need.status = NeedStatus.IN_PROGRESS
        need.closed_on = need.solved_by = need.solved_by_label = None
        session.flush()


def is_sought(session: Session, match: Match) -> bool:
    """Whether what was asked is open, and no running match answers it."""
    if match.need_id is None:
        return False
    need = records.fetch(session, Need, match.need_id)
    return need.status in OPEN_NEEDS and not _answered(session, need.id)


def _answered(session: Session, need_id: int) -> bool:
    """Whether a running match answers a need."""
    running = Match.need_id == need_id, Match.status.in_(RUNNING_MATCHES)
    return session.scalar(select(Match.id).where(*running).limit(1)) is not None
