"""How many different faces a participant has seen."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.model import ContactMoment, Match
from spil_desktop.rules import match_steps
from spil_desktop.rules.vocabulary import CandidateKind
from spil_desktop.services import match_history


@dataclass(frozen=True, slots=True)
class Continuity:
    """With how many different people a participant had to do since her file began.

    `buddies` are volunteers and other participants whom she really met in a match; `connectors`
    the users who logged a contact with her.
    """

    buddies: int
    connectors: int


def of_participant(session: Session, participant_id: int) -> Continuity:
    """Return the continuity of one participant."""
    mine = (Match.participant_id == participant_id) | (Match.other_participant_id == participant_id)
    wanted = select(Match).where(mine, Match.activity_id.is_(None))
    found = {
        _other(match, participant_id)
        for match in session.scalars(wanted)
        if first_met(match) is not None
    }
    logged = select(func.count(ContactMoment.by_user_id.distinct())).where(
        ContactMoment.participant_id == participant_id
    )
    return Continuity(len(found), session.scalars(logged).one())


def first_met(match: Match) -> date | None:
    """Return the day from which a match counts, None when the two have not met."""
    known = (match.introduced_on, match.trial_from, match.active_from)
    return match_steps.first_met(match.status, match.met_on, known, match.proposed_on)


def _other(match: Match, participant_id: int) -> tuple[CandidateKind, int]:
    if match.other_participant_id == participant_id:
        return CandidateKind.PARTICIPANT, match.participant_id
    return match_history.candidate_key(match)
