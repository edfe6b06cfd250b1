from datetime import date, timedelta

import pytest
from sqlalchemy import select

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import ContactMoment, Participant, User
from spil_desktop.rules.vocabulary import ContactForm, ContactResult, FollowUpKind
from spil_desktop.services import contacts, follow_ups
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.follow_ups import FollowUpFields
from tests.services import made
from tests.services.made import TODAY


@pytest.fixture
def someone(session, area):
    return made.participant(session, area)


def first_contact(session, someone):
    return session.get(Participant, someone).first_contact_on


def test_reaching_someone_is_the_first_contact_and_plans_the_next(session, someone):
    visit = ContactFields(
        TODAY,
        ContactForm.HOME_VISIT,
        ContactResult.REACHED,
        60,
        "koffie gedronken",
        FollowUpFields(FollowUpKind.CALL, TODAY + timedelta(days=14)),
    )
    contacts.log(session, someone, visit, today=TODAY)
    assert first_contact(session, someone) == TODAY
    (planned,) = follow_ups.of_participant(session, someone)
    assert planned.fields == visit.next
    (row,) = contacts.of_participant(session, someone)
    assert row.fields.note == "koffie gedronken"
    assert "koffie" not in repr(row)


def test_an_attempt_is_no_contact(session, someone):
    follow_ups.plan(session, someone, FollowUpFields(FollowUpKind.FIRST_CONTACT, TODAY))
    attempt = ContactFields(TODAY, ContactForm.PHONE, ContactResult.VOICEMAIL)
    contacts.log(session, someone, attempt, today=TODAY)
    assert first_contact(session, someone) is None
    assert follow_ups.of_participant(session, someone)[0].done_on is None


def test_an_earlier_contact_logged_later_becomes_the_first(session, someone):
    for on in (TODAY, TODAY - timedelta(days=5), TODAY - timedelta(days=1)):
        seen = ContactFields(on, ContactForm.STREET, ContactResult.REACHED)
        contacts.log(session, someone, seen, today=TODAY)
    assert first_contact(session, someone) == TODAY - timedelta(days=5)
    days = [row.fields.on for row in contacts.of_participant(session, someone, 2)]
    assert days == [TODAY, TODAY - timedelta(days=1)]


@pytest.mark.parametrize(
    ("form", "left"),
    [
        (ContactForm.HOME_VISIT, set()),
        (ContactForm.PHONE, {FollowUpKind.VISIT}),
        (ContactForm.AT_DOOR, {FollowUpKind.VISIT, FollowUpKind.CALL}),
    ],
)
def test_a_contact_answers_the_follow_ups_that_asked_for_it(session, someone, form, left):
    for kind in (FollowUpKind.FIRST_CONTACT, FollowUpKind.CALL, FollowUpKind.VISIT):
        follow_ups.plan(session, someone, FollowUpFields(kind, TODAY))
    contacts.log(session, someone, ContactFields(TODAY, form, ContactResult.REACHED), today=TODAY)
    assert {row.fields.kind for row in follow_ups.due(session, TODAY)} == left


def test_a_contact_can_be_corrected(session, someone):
    attempt = ContactFields(TODAY, ContactForm.PHONE, ContactResult.VOICEMAIL)
    number = contacts.log(session, someone, attempt, today=TODAY)
    reached = ContactFields(date(2026, 4, 13), ContactForm.PHONE, ContactResult.REACHED, 5)
    contacts.edit(session, number, attempt, today=TODAY)
    contacts.edit(session, number, reached, today=TODAY)
    assert contacts.of_participant(session, someone)[0].fields == reached
    assert first_contact(session, someone) == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (
            ContactFields(date(2026, 4, 15), ContactForm.PHONE, ContactResult.REACHED),
            InputProblem.DATE_IN_FUTURE,
        ),
        (
            ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED, -5),
            InputProblem.NOT_A_NUMBER,
        ),
    ],
)
def test_what_cannot_have_been_is_refused(session, someone, fields, problem):
    with pytest.raises(SpilError) as refused:
        contacts.log(session, someone, fields, today=TODAY)
    assert refused.value.problem is problem


def test_a_visit_to_two_people_is_logged_with_both_and_planned_once(session, area, someone):
    partner = made.participant(session, area, "Partnerstra")
    for participant in (someone, partner):
        visit = FollowUpFields(FollowUpKind.VISIT, TODAY)
        follow_ups.plan(session, participant, visit)
    later = FollowUpFields(FollowUpKind.CALL, TODAY + timedelta(days=7))
    visit = ContactFields(TODAY, ContactForm.HOME_VISIT, ContactResult.REACHED, 60, next=later)
    number = contacts.log(
        session, someone, visit, today=TODAY, together=(partner, someone), user_id=None
    )

    rows = session.scalars(select(ContactMoment).order_by(ContactMoment.id)).all()
    assert [(row.participant_id, row.together_with_id) for row in rows] == [
        (someone, None),
        (partner, number),
    ]
    assert first_contact(session, partner) == TODAY
    due = follow_ups.due(session, TODAY + timedelta(days=30))
    assert [(row.participant_id, row.fields.kind) for row in due] == [(someone, FollowUpKind.CALL)]


def test_who_logged_it_is_kept(session, someone):
    user = User(name="Spil", slot="een")
    session.add(user)
    session.flush()
    call = ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED)
    number = contacts.log(session, someone, call, today=TODAY, user_id=user.id)
    assert session.get_one(ContactMoment, number).by_user_id == user.id


def test_a_bsn_is_never_kept(session, someone):
    def note(text):
        return ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED, note=text)

    with pytest.raises(SpilError) as refused:
        contacts.log(session, someone, note("BSN 111222333"), today=TODAY)
    assert refused.value.problem is InputProblem.BSN_IN_TEXT
    assert "111222333" not in repr(refused.value)
    contacts.log(session, someone, note("BSN 123456789"), today=TODAY)


def test_what_follows_comes_after_the_contact(session, someone):
    before = FollowUpFields(FollowUpKind.CALL, TODAY - timedelta(days=1))
    call = ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED, next=before)
    with pytest.raises(SpilError) as refused:
        contacts.log(session, someone, call, today=TODAY)
    assert refused.value.problem is InputProblem.DATE_NOT_AHEAD
