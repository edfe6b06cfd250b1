from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import ContactMoment, Participant
from spil_desktop.rules.visit_guide import VisitQuestion
from spil_desktop.rules.vocabulary import (
    Act,
    ConsentState,
    ContactForm,
    ContactResult,
    Offer,
    ParticipantStatus,
    Purpose,
)
from spil_desktop.services import changes, contacts, home_visits, search
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.home_visits import VisitFields
from tests.services import made
from tests.services.states import state
from tests.services.test_consents import say

DAY = date(2026, 3, 10)
TODAY = date(2026, 4, 14)


@pytest.fixture
def froukje(session: Session, area: int) -> int:
    number = made.participant(session, area, "Jong", status=ParticipantStatus.REPORTED)
    say(session, person_of(session, number), Purpose.FILE)
    return number


def person_of(session: Session, number: int) -> int:
    return session.get_one(Participant, number).person_id


def visit(session: Session, number: int, **known: object) -> int:
    fields = VisitFields(**{"on": DAY, **known})  # type: ignore[arg-type]
    return home_visits.record(session, number, fields, today=TODAY)


def test_a_visit_is_kept_and_logged(session: Session, froukje: int):
    visit(
        session,
        froukje,
        answers={VisitQuestion.PEOPLE: " de buurvrouw ", VisitQuestion.POST: " "},
        minutes=60,
        note="Zij wil vaker naar buiten",
        offers=(Offer.COOKING,),
    )

    (row,) = home_visits.of_participant(session, froukje)
    assert row.fields.answers == {VisitQuestion.PEOPLE: "de buurvrouw"}
    assert (row.fields.on, row.fields.minutes, row.fields.note) == (
        DAY,
        60,
        "Zij wil vaker naar buiten",
    )
    (contact,) = session.query(ContactMoment)
    assert (contact.form, contact.result, contact.on, contact.minutes, contact.note) == (
        ContactForm.HOME_VISIT,
        ContactResult.REACHED,
        DAY,
        60,
        None,
    )
    participant = session.get_one(Participant, froukje)
    assert participant.offers == (Offer.COOKING,)
    assert participant.first_contact_on == DAY
    assert participant.status is ParticipantStatus.GETTING_ACQUAINTED
    assert "buurvrouw" not in repr(row)


@pytest.mark.parametrize("health", [False, True])
def test_health_is_shut_without_consent(session: Session, froukje: int, *, health: bool):
    answers = {VisitQuestion.HEALTH_NOW: "redelijk"}
    if health:
        say(session, person_of(session, froukje), Purpose.HEALTH)
        visit(session, froukje, answers=answers)
        say(session, person_of(session, froukje), Purpose.HEALTH, ConsentState.WITHDRAWN)
        (row,) = home_visits.of_participant(session, froukje)
        assert row.fields.answers == {}
    else:
        with pytest.raises(SpilError) as refused:
            visit(session, froukje, answers=answers)
        assert refused.value.problem is InputProblem.HEALTH_WITHOUT_CONSENT
        assert refused.value.values["field"] == "health_now"


def test_without_a_file_only_that_there_was_a_visit(session: Session, area: int):
    number = made.participant(session, area, status=ParticipantStatus.REPORTED)
    visit(session, number)
    with pytest.raises(SpilError) as refused:
        visit(session, number, answers={VisitQuestion.PEOPLE: "niemand"})
    assert refused.value.problem is InputProblem.NO_FILE_CONSENT
    with pytest.raises(SpilError):
        visit(session, number, note="iets")


def test_a_visit_can_be_corrected_with_its_contact(session: Session, froukje: int):
    number = visit(session, froukje, minutes=30, offers=(Offer.COOKING,))
    fields = VisitFields(date(2026, 3, 11), {VisitQuestion.POST: "lukt"}, 45)
    home_visits.edit(session, number, fields, today=TODAY, version=1)

    (row,) = home_visits.of_participant(session, froukje)
    assert (row.fields.on, row.fields.minutes) == (date(2026, 3, 11), 45)
    assert session.get_one(Participant, froukje).offers == (Offer.COOKING,)
    assert session.query(ContactMoment.on).scalar() == date(2026, 3, 11)
    with pytest.raises(SpilError) as refused:
        visit(session, froukje, on=date(2026, 4, 15))
    assert refused.value.problem is InputProblem.DATE_IN_FUTURE


def test_a_visit_that_was_logged_already_is_that_one(session: Session, froukje: int):
    logged = ContactFields(DAY, ContactForm.HOME_VISIT, ContactResult.APPOINTMENT, 20, "kort")
    contacts.log(session, froukje, logged, today=TODAY)
    visit(session, froukje, minutes=60)
    (contact,) = session.query(ContactMoment)
    assert (contact.minutes, contact.note) == (60, "kort")
    assert contact.result is ContactResult.APPOINTMENT
    visit(session, froukje, minutes=30)
    assert session.query(ContactMoment).count() == 2


def test_no_citizen_service_number_in_what_was_said(session: Session, froukje: int):
    with pytest.raises(SpilError) as refused:
        visit(session, froukje, answers={VisitQuestion.POST: "bsn 111222333"})
    assert refused.value.problem is InputProblem.BSN_IN_TEXT
    assert refused.value.values["field"] == "post"


def test_a_visit_is_undone_whole(session: Session, froukje: int):
    search.index(session, [person_of(session, froukje)])
    before = state(session)
    changes.perform(session, Act.RECORD_HOME_VISIT, lambda inner: visit(inner, froukje, minutes=5))
    changes.undo(session)
    assert state(session) == before
