"""What follows from a match by itself: the first meeting and the days to ask how it goes."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import FollowUp, Match
from spil_desktop.rules import match_steps
from spil_desktop.rules.vocabulary import FollowUpKind
from spil_desktop.services import follow_ups
from spil_desktop.services.follow_ups import FollowUpFields

_AUTOMATIC = (FollowUpKind.MATCH_REVIEW, FollowUpKind.INTRODUCTION)


def plan_introduction(session: Session, match: Match, on: date, today: date) -> None:
    """Put the first meeting on the list for its day, unless that day has passed.

    What reminded of planning it has done its work.
    """
    finish_introduction(session, match, today)
    if on >= today:
        planned = FollowUpFields(FollowUpKind.INTRODUCTION, on, match_id=match.id)
        follow_ups.plan(session, match.participant_id, planned)


def finish_introduction(session: Session, match: Match, on: date) -> None:
    """Note that the first meeting took place."""
    for row in _open(session, match, (FollowUpKind.INTRODUCTION,)):
        row.done_on = on


def plan(session: Session, match: Match, active_from: date) -> None:
    """Plan the reviews of a match that became active."""
    for day in match_steps.reviews(active_from):
        planned = FollowUpFields(FollowUpKind.MATCH_REVIEW, day, match_id=match.id)
        follow_ups.plan(session, match.participant_id, planned)


def take_off(session: Session, match: Match) -> None:
    """Take off the list what was planned by itself and is no longer needed."""
    for row in _open(session, match, _AUTOMATIC):
        session.delete(row)


def _open(session: Session, match: Match, kinds: tuple[FollowUpKind, ...]) -> Iterable[FollowUp]:
    return session.scalars(
        select(FollowUp).where(
            FollowUp.match_id == match.id,
            FollowUp.kind.in_(kinds),
            FollowUp.done_on.is_(None),
        )
    ).all()
