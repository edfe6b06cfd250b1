"""Who is not proposed again: turned down for one need, or kept apart for good."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Exclusion, Match, Need, Participant, RefusedProposal, Volunteer
from spil_desktop.rules.candidates import CandidateKey
from spil_desktop.services import records


def refuse(
    session: Session, need_id: int, key: CandidateKey, *, today: date, reason: str | None = None
) -> None:
    """Remember that a candidate was turned down for a need; a second time changes nothing."""
    records.fetch(session, Need, need_id)
    if _refusal(session, need_id, key) is None:
        kind, number = key
        session.add(
            RefusedProposal(
                need_id=need_id,
                kind=kind,
                candidate_id=number,
                refused_on=today,
                reason=records.optional(reason),
            )
        )
        session.flush()


def take_back(session: Session, need_id: int, key: CandidateKey) -> None:
    """Let a candidate that was turned down be proposed again."""
    row = _refusal(session, need_id, key)
    if row is not None:
        session.delete(row)
        session.flush()


def keep_apart(session: Session, match: Match, reason: str | None) -> None:
    """Never match the two of this match again; of an activity there is nobody to keep apart."""
    person_id = records.fetch(session, Participant, match.participant_id).person_id
    other_id: int | None = None
    if match.volunteer_id is not None:
        other_id = records.fetch(session, Volunteer, match.volunteer_id).person_id
    elif match.other_participant_id is not None:
        other_id = records.fetch(session, Participant, match.other_participant_id).person_id
    if other_id is None or are_apart(session, person_id, other_id):
        return
    session.add(
        Exclusion(person_id=person_id, other_person_id=other_id, reason=records.optional(reason))
    )
    session.flush()


def are_apart(session: Session, person_id: int, other_id: int) -> bool:
    """Whether two people are never to be matched, whichever was named first."""
    pair = or_(
        (Exclusion.person_id == person_id) & (Exclusion.other_person_id == other_id),
        (Exclusion.person_id == other_id) & (Exclusion.other_person_id == person_id),
    )
    return session.scalars(select(Exclusion.id).where(pair)).first() is not None


def _refusal(session: Session, need_id: int, key: CandidateKey) -> RefusedProposal | None:
    kind, number = key
    return session.scalars(
        select(RefusedProposal).where(
            RefusedProposal.need_id == need_id,
            RefusedProposal.kind == kind,
            RefusedProposal.candidate_id == number,
        )
    ).first()
