from datetime import timedelta

import pytest

from spil_desktop.model import ContactMoment, Participant, Person, User
from spil_desktop.rules.vocabulary import ContactForm, ContactResult, ParticipantStatus
from spil_desktop.services import contact_subjects, contacts, search
from spil_desktop.services.contact_subjects import LastContact
from spil_desktop.services.contacts import ContactFields
from tests.services import made
from tests.services.made import TODAY

CALL = ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED, 10, "over de lamp")


@pytest.fixture
def three(session, area):
    numbers = [made.participant(session, area, name) for name in ("Eenstra", "Tweestra", "Jonker")]
    for number in numbers:
        contacts.log(session, number, CALL, today=TODAY)
    return numbers


def numbers_of(found):
    return [one.participant_id for one in found]


def test_those_who_were_spoken_last_come_first(session, three):
    contacts.log(session, three[0], CALL, today=TODAY - timedelta(days=0))
    assert numbers_of(contact_subjects.recent(session, 5)) == [three[0], three[2], three[1]]
    assert numbers_of(contact_subjects.recent(session, 1)) == [three[0]]

    person = session.get_one(Person, session.get_one(Participant, three[0]).person_id)
    person.deceased_on = TODAY
    session.flush()
    assert numbers_of(contact_subjects.recent(session, 5)) == [three[2], three[1]]


def test_a_user_sees_her_own_contacts_and_those_of_nobody(session, three):
    users = [User(name=name, slot=name) for name in ("een", "twee")]
    session.add_all(users)
    session.flush()
    contacts.log(session, three[1], CALL, today=TODAY, user_id=users[0].id)
    visit = ContactFields(TODAY, ContactForm.HOME_VISIT, ContactResult.REACHED)
    contacts.log(session, three[2], visit, today=TODAY, user_id=users[1].id)
    first, second = (one.id for one in users)
    assert numbers_of(contact_subjects.recent(session, 1, user_id=first)) == [three[1]]
    assert numbers_of(contact_subjects.recent(session, 1, user_id=second)) == [three[2]]
    assert contact_subjects.last(session, user_id=second).form is ContactForm.HOME_VISIT
    assert contact_subjects.last(session, user_id=first) == LastContact(
        three[1], ContactForm.PHONE, ContactResult.REACHED, 10, "over de lamp"
    )


def test_the_last_contact_is_that_of_whom_it_was_logged_for(session, area, three):
    assert contact_subjects.last(session).participant_id == three[2]
    contacts.log(session, three[0], CALL, today=TODAY, together=(three[1],))
    assert contact_subjects.last(session).participant_id == three[0]
    assert "lamp" not in repr(contact_subjects.last(session))


def test_nothing_was_logged_yet(session, area):
    assert contact_subjects.recent(session, 5) == ()
    assert contact_subjects.last(session) is None
    assert contact_subjects.of_participant(session, 7) is None
    assert contact_subjects.of_person(session, 7) is None


def test_typed_letters_find_residents_open_files_first(session, area):
    closed = made.participant(session, area, "Jongma", status=ParticipantStatus.CLOSED)
    person = made.person(session, area, "Jongsma")
    still = made.participant(session, area, "Jongstra")
    row = session.get_one(Person, session.get_one(Participant, still).person_id)
    row.street, row.house_number, row.house_addition, row.town = "Spantweg", 31, "a", "Drachten"
    people = [session.get_one(Participant, number).person_id for number in (closed, still)]
    search.index(session, [person, *people])

    found = contact_subjects.find(session, "jong", 4)
    assert numbers_of(found) == [still, closed]
    assert found[0].address == "Spantweg 31a, Drachten"
    assert found[0] == contact_subjects.of_participant(session, still)
    assert found[0] == contact_subjects.of_person(session, people[1])
    assert "Jongstra" not in repr(found)
    assert contact_subjects.find(session, "xyzzy", 4) == ()
    assert session.query(ContactMoment).count() == 0
