from datetime import time

import pytest

from spil_desktop.model import Participant, Person
from spil_desktop.rules.vocabulary import ParticipantStatus, Presence
from spil_desktop.services import activities, invitations, occurrences
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.invitations import Invited
from tests.services import made
from tests.services.made import TODAY


@pytest.fixture
def day(session, area):
    fields = ActivityFields("Samen eten", area, place="Dorpshuis", starts_at=time(12), lift=True)
    number = activities.add(session, fields)
    return occurrences.add(session, number, TODAY)


def lives(session, participant_id, number=1):
    person = session.get_one(Person, session.get_one(Participant, participant_id).person_id)
    person.street, person.house_number = "Spantweg", number
    person.postcode, person.town = "9204 ZK", "Drachten"
    return person


def test_only_who_is_invited_and_can_be_written_to_gets_a_letter(session, area, day):
    names = ("Welma", "Doodstra", "Gestopt", "Weigerma", "Zonderhuis", "Wachtma")
    well, dead, closed, declined, homeless, waiting = (
        made.participant(session, area, name) for name in names
    )
    for who in (well, dead, closed, declined, waiting):
        lives(session, who)
    lives(session, dead).deceased_on = TODAY
    session.get_one(Participant, closed).status = ParticipantStatus.CLOSED
    session.get_one(Participant, declined).status = ParticipantStatus.DECLINED
    everyone = dict.fromkeys((well, dead, closed, declined, homeless), Presence.INVITED)
    occurrences.record_attendance(session, day, {**everyone, waiting: Presence.WAITING})

    found = invitations.prepare(session, day)
    assert found.invited == (Invited("Annie Welma", "Spantweg 1", "9204 ZK  Drachten"),)
    assert found.without_address == 1
    assert (found.activity, found.held_on, found.place) == ("Samen eten", TODAY, "Dorpshuis")
    assert (found.starts_at, found.ends_at, found.lift) == (time(12), None, True)
    assert "Welma" not in repr(found)
