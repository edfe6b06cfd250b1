"""Needs, supply and agreements for tests of the matching, straight into the tables."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Consent, Match, Need, Participant, Person
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    ConsentState,
    DayPart,
    MatchKind,
    MatchStatus,
    NeedTheme,
    Purpose,
    VolunteerRole,
)
from tests.services import made
from tests.services.made import TODAY

TUESDAY = DayPart.TUESDAY_AFTERNOON
WEDNESDAY = DayPart.WEDNESDAY_AFTERNOON
VOG = date(2026, 2, 2)


def consent(
    session: Session,
    participant_id: int,
    state: ConsentState = ConsentState.GIVEN,
    purpose: Purpose = Purpose.SHARE_VOLUNTEER,
    decided_on: date = TODAY,
) -> None:
    row = session.get_one(Participant, participant_id)
    session.add(
        Consent(
            person_id=row.person_id,
            purpose=purpose,
            state=state,
            decided_on=decided_on,
            form=ConsentForm.ORAL,
        )
    )
    session.flush()


def need(session: Session, participant_id: int, **known: object) -> int:
    row = Need(
        **{
            "participant_id": participant_id,
            "asked_on": TODAY,
            "theme": NeedTheme.SOCIAL_CONTACT,
            **known,
        }
    )
    session.add(row)
    session.flush()
    return row.id


def asking(session: Session, area: int, name: str = "Testema", **known: object) -> int:
    """The number of a need of a new participant who shares her data."""
    participant_id = made.participant(session, area, name)
    consent(session, participant_id)
    return need(session, participant_id, **known)


def asker(session: Session, need_id: int) -> Participant:
    return session.get_one(Participant, session.get_one(Need, need_id).participant_id)


def buddy(session: Session, area: int, name: str = "Helpstra", **known: object) -> int:
    return made.volunteer(
        session,
        area,
        name,
        **{"roles": (VolunteerRole.BUDDY,), "vog_received_on": VOG, "max_matches": 2, **known},
    )


def activity(session: Session, area: int, name: str = "Koffieochtend", **known: object) -> int:
    row = Activity(area_id=area, name=name, **known)
    session.add(row)
    session.flush()
    return row.id


def match(session: Session, need_id: int, **known: object) -> int:
    row = Match(
        **{
            "participant_id": session.get_one(Need, need_id).participant_id,
            "need_id": need_id,
            "kind": MatchKind.VISIT_BUDDY,
            "status": MatchStatus.ACTIVE,
            **known,
        }
    )
    session.add(row)
    session.flush()
    return row.id


def person_of(session: Session, participant_id: int) -> Person:
    wanted = select(Person).join(Participant).where(Participant.id == participant_id)
    return session.scalars(wanted).one()
