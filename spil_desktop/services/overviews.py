"""How an area stands at this moment, in five numbers for the Spil herself; never published."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from spil_desktop.model import Match, Need, Participant
from spil_desktop.rules.candidates import is_ready
from spil_desktop.rules.vocabulary import OPEN_NEEDS, RUNNING_MATCHES, ParticipantStatus
from spil_desktop.services import volunteers
from spil_desktop.services.volunteers import VolunteerFilter


@dataclass(frozen=True, slots=True)
class Overview:
    """Present numbers: `reported` is everyone ever reported, whatever became of her.

    `volunteers_free` can take on a match now and have a place left.
    """

    reported: int
    participants_active: int
    needs_open: int
    matches_running: int
    volunteers: int
    volunteers_free: int


def read(session: Session, *, today: date, area_id: int | None = None) -> Overview:
    """Return how an area, or all areas together, stand today."""
    everyone = select(Participant.id)
    active = everyone.where(Participant.status == ParticipantStatus.ACTIVE)
    needs = select(Need.id).join(Participant).where(Need.status.in_(OPEN_NEEDS))
    matches = (
        select(Match.id)
        .join(Participant, Participant.id == Match.participant_id)
        .where(Match.status.in_(RUNNING_MATCHES))
    )
    helpers = volunteers.rows(session, VolunteerFilter(area_id=area_id), today=today)
    return Overview(
        reported=_count(session, everyone, area_id),
        participants_active=_count(session, active, area_id),
        needs_open=_count(session, needs, area_id),
        matches_running=_count(session, matches, area_id),
        volunteers=len(helpers),
        volunteers_free=sum(row.free > 0 and is_ready(row.fields.status) for row in helpers),
    )


def _count(session: Session, query: Select[*tuple[Any, ...]], area_id: int | None) -> int:
    if area_id is not None:
        query = query.where(Participant.area_id == area_id)
    return session.scalars(select(func.count()).select_from(query.subquery())).one()
