"""People for tests, written straight into the tables: only what a test says about them matters."""

from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.model import Participant, Person, Volunteer
from spil_desktop.rules.vocabulary import ParticipantStatus, ReportSource, VolunteerStatus

TODAY = date(2026, 4, 14)


def person(session: Session, area: int, family_name: str = "Testema", **known: object) -> int:
    row = Person(family_name=family_name, sort_name=family_name.casefold(), area_id=area, **known)
    session.add(row)
    session.flush()
    return row.id


def participant(session: Session, area: int, family_name: str = "Testema", **known: object) -> int:
    row = Participant(
        **{
            "person_id": person(session, area, family_name, given_name="Annie"),
            "area_id": area,
            "reported_on": date(2026, 3, 2),
            "source": ReportSource.SELF,
            "status": ParticipantStatus.ACTIVE,
            **known,
        }
    )
    session.add(row)
    session.flush()
    return row.id


def volunteer(session: Session, area: int, family_name: str = "Helpstra", **known: object) -> int:
    row = Volunteer(
        **{
            "person_id": person(session, area, family_name, given_name="Grietje"),
            "area_id": area,
            "status": VolunteerStatus.ACTIVE,
            **known,
        }
    )
    session.add(row)
    session.flush()
    return row.id
