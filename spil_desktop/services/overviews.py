"""How an area stands at this moment, in numbers for the Spil herself; never published."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from spil_desktop.model import Match, Need, Participant, Volunteer
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    READY_VOLUNTEERS,
    RUNNING_MATCHES,
    ParticipantStatus,
    VolunteerStatus,
)


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


def read(session: Session, *, area_id: int | None = None) -> Overview:
    """Return how an area, or all areas together, stand now."""
    everyone = select(func.count()).select_from(Participant)
    needs = select(func.count()).where(Need.status.in_(OPEN_NEEDS))
    matches = select(func.count()).where(Match.status.in_(RUNNING_MATCHES))
    helpers = select(func.count()).select_from(Volunteer)
    counted = (
        _of(everyone, Participant, area_id),
        _of(everyone.where(Participant.status == ParticipantStatus.ACTIVE), Participant, area_id),
        _about(needs, Need.participant_id, area_id),
        _about(matches, Match.participant_id, area_id),
        _of(helpers.where(Volunteer.status != VolunteerStatus.STOPPED), Volunteer, area_id),
        _of(_with_room(helpers), Volunteer, area_id),
    )
    return Overview(*session.execute(select(*(one.scalar_subquery() for one in counted))).one())


def _with_room(helpers: Select[int]) -> Select[int]:
    """Keep those who can take on a match and have fewer running than they can have."""
    load = (
        select(Match.volunteer_id, func.count().label("load"))
        .where(Match.volunteer_id.is_not(None), Match.status.in_(RUNNING_MATCHES))
        .group_by(Match.volunteer_id)
        .subquery()
    )
    return helpers.outerjoin(load, load.c.volunteer_id == Volunteer.id).where(
        Volunteer.status.in_(READY_VOLUNTEERS),
        Volunteer.max_matches > func.coalesce(load.c.load, 0),
    )


def _about(query: Select[int], participant: Any, area_id: int | None) -> Select[int]:
    if area_id is None:
        return query
    there = select(Participant.id).where(Participant.area_id == area_id)
    return query.where(participant.in_(there))


def _of(query: Select[int], table: Any, area_id: int | None) -> Select[int]:
    return query if area_id is None else query.where(table.area_id == area_id)
