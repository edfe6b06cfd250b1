"""The caseload of the Spil, for the colleague who takes it over: everyone whom she helps now."""

from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Participant, Person
from spil_desktop.rules.vocabulary import Act, ParticipantStatus
from spil_desktop.services import audit, cards
from spil_desktop.services.cards import PersonCard

HELPED: Final = (ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE)
"""Stages of those who are handed over; who was only reported did not agree to a file."""


def sheets(session: Session, *, today: date, area_id: int | None = None) -> tuple[PersonCard, ...]:
    """Return the files that are handed over, in one area or in all, sorted by name."""
    wanted = (
        select(Person.id)
        .join(Participant, Participant.person_id == Person.id)
        .where(Participant.status.in_(HELPED), Person.deceased_on.is_(None))
        .order_by(Person.sort_name, Person.id)
    )
    if area_id is not None:
        wanted = wanted.where(Participant.area_id == area_id)
    return tuple(cards.card(session, key, today=today) for key in session.scalars(wanted).all())


def note_made(session: Session, count: int, *, user_id: int | None = None) -> None:
    """Keep in the audit log that the caseload was printed, of how many people."""
    audit.append(session, Act.HAND_OVER_CASELOAD, None, None, {"people": count}, user_id=user_id)
