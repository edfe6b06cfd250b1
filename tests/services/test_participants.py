from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import HealthProfile, Participant
from spil_desktop.rules.vocabulary import (
    Aid,
    Condition,
    DayPart,
    Gender,
    Interest,
    Limitation,
    MaritalStatus,
    Offer,
    Purpose,
    SelfRatedHealth,
)
from spil_desktop.services import participants
from spil_desktop.services.participants import HealthFields
from tests.services.test_consents import say
from tests.services.test_registrations import ANNIE, register

TODAY = date(2026, 3, 10)
HEALTH = HealthFields(
    self_rated=SelfRatedHealth.FAIR,
    limitations=(Limitation.WALKING,),
    conditions=(Condition.RHEUMATISM, Condition.DIABETES),
    aids=(Aid.WALKER,),
    note="langzaam lopen",
)


def test_what_she_wishes_and_offers(session: Session, area: int):
    made = register(session, ANNIE, area)
    row = session.get_one(Participant, made.participant_id)
    fields = replace(
        participants.fields_of(row),
        offers=(Offer.COOKING,),
        offers_note="soep voor de straat",
        interests=(Interest.KLAVERJASSEN,),
        available=(DayPart.TUESDAY_AFTERNOON,),
        gender_wish=Gender.WOMAN,
        has_pets=True,
        marital=MaritalStatus.WIDOWED,
    )

    participants.edit(session, row.id, fields, today=TODAY, version=row.version)
    session.expire_all()

    assert participants.fields_of(session.get_one(Participant, row.id)) == fields
    with pytest.raises(SpilError) as refused:
        participants.edit(session, row.id, fields, today=TODAY, version=1)
    assert refused.value.problem is InputProblem.CHANGED_MEANWHILE


def test_no_report_from_the_future(session: Session, area: int):
    made = register(session, ANNIE, area)
    row = session.get_one(Participant, made.participant_id)
    fields = replace(participants.fields_of(row), reported_on=date(2026, 3, 11))

    with pytest.raises(SpilError) as refused:
        participants.edit(session, row.id, fields, today=TODAY)
    assert refused.value.problem is InputProblem.DATE_IN_FUTURE


def test_no_health_without_consent(session: Session, area: int):
    made = register(session, ANNIE, area)
    say(session, made.person_id, Purpose.FILE)

    with pytest.raises(SpilError) as refused:
        participants.edit_health(session, made.participant_id, HEALTH)
    assert refused.value.problem is InputProblem.HEALTH_WITHOUT_CONSENT


def test_health_with_consent(session: Session, area: int):
    made = register(session, ANNIE, area)
    say(session, made.person_id, Purpose.HEALTH)

    participants.edit_health(session, made.participant_id, HEALTH)
    participants.edit_health(session, made.participant_id, replace(HEALTH, note=None), version=1)
    session.expire_all()

    profile = session.get_one(HealthProfile, 1)
    assert participants.health_of(profile) == replace(HEALTH, note=None)
    for version in (None, 1):
        with pytest.raises(SpilError) as refused:
            participants.edit_health(session, made.participant_id, HEALTH, version=version)
        assert refused.value.problem is InputProblem.CHANGED_MEANWHILE
