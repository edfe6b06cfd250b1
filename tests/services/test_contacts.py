from datetime import date, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Participant
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
