"""How many different faces a participant has seen, and how long matches stay alive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.model import ContactMoment, Match, Participant
from spil_desktop.rules import match_steps
from spil_desktop.rules.vocabulary import CandidateKind, MatchStatus
from spil_desktop.services import match_history


@dataclass(frozen=True, slots=True)
class Continuity:
    """With how many different people a participant had to do since her file began.

    `buddies` are volunteers and other participants whom she really met in a match; `connectors`
    the users who logged a contact with her.
    """

    buddies: int
    connectors: int


@dataclass(frozen=True, slots=True)
class Survival:
    """Of the matches that began `months` ago or longer, how many were still alive by then."""

    months: int
    alive: int
    began: int


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


def survival(session: Session, *, today: date, area_id: int | None = None) -> tuple[Survival, ...]:
    """Return how many matches were alive after 3, 6 and 12 months, counted from their start."""
    wanted = select(Match.active_from, Match.ended_on).where(
        Match.active_from.is_not(None), Match.status != MatchStatus.NOT_MADE
    )
    if area_id is not None:
        wanted = wanted.join(Participant, Participant.id == Match.participant_id).where(
            Participant.area_id == area_id
        )
    lives = [(began, ended) for began, ended in session.execute(wanted) if began is not None]
    return tuple(_survival(lives, months, today) for months in match_steps.SURVIVAL_MONTHS)


def first_met(match: Match) -> date | None:
    """Return the day from which a match counts, None when the two have not met."""
    known = (match.introduced_on, match.trial_from, match.active_from)
    return match_steps.first_met(match.status, match.met_on, known, match.proposed_on)


def _survival(lives: Iterable[tuple[date, date | None]], months: int, today: date) -> Survival:
    told = [match_steps.survived(began, ended, months, today) for began, ended in lives]
    known = [alive for alive in told if alive is not None]
    return Survival(months, sum(known), len(known))


def _other(match: Match, participant_id: int) -> tuple[CandidateKind, int]:
    if match.other_participant_id == participant_id:
        return CandidateKind.PARTICIPANT, match.participant_id
    return match_history.candidate_key(match)
