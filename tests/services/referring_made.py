"""What tests of referrals start from: a resident, an organisation, and what she allows."""

from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.model import Participant
from spil_desktop.rules.vocabulary import ConsentState, OrganisationKind, Purpose
from spil_desktop.services import consents, organisations
from spil_desktop.services.organisations import ColleagueFields, OrganisationFields
from spil_desktop.services.permissions import ConsentFields

TODAY = date(2026, 5, 6)


def organisation(
    session: Session,
    name: str = "Wmo-loket Eemsdelta",
    kind: OrganisationKind = OrganisationKind.WMO_DESK,
    **known: str,
) -> int:
    return organisations.add(session, OrganisationFields(name, kind, **known), today=TODAY)


def colleague(session: Session, organisation_id: int, name: str = "Wietske Bosma") -> int:
    return organisations.add_person(session, organisation_id, ColleagueFields(name))


def says(
    session: Session,
    participant_id: int,
    purpose: Purpose = Purpose.SHARE_PROFESSIONAL,
    state: ConsentState = ConsentState.GIVEN,
    recipient: str | None = None,
) -> None:
    person_id = session.get_one(Participant, participant_id).person_id
    fields = ConsentFields(purpose, state, TODAY, recipient=recipient)
    consents.record(session, person_id, fields, today=TODAY)
