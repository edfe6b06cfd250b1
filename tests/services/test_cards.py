from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Contact, Person
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    ContactForm,
    ContactResult,
    FollowUpKind,
    MatchStatus,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    Relation,
    SelfRatedHealth,
    VolunteerRole,
)
from spil_desktop.services import cards, contacts, participants, people, stages, volunteers
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.participants import HealthFields
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.stages import Closing
from spil_desktop.services.volunteers import VolunteerFields
from tests.services.test_consents import say
from tests.services.test_registrations import ANNIE, register
from tests.services.test_stages import add_match

TODAY = date(2026, 3, 10)


def test_everything_about_one_participant(session: Session, area: int):
    annie = register(session, ANNIE, area)
    for purpose in (Purpose.FILE, Purpose.HEALTH):
        say(session, annie.person_id, purpose)
    participants.edit_health(session, annie.participant_id, HealthFields(SelfRatedHealth.GOOD))
    contact = ContactFields(TODAY, ContactForm.HOME_VISIT, ContactResult.REACHED, 45, "koffie")
    contacts.log(session, annie.participant_id, contact, today=TODAY)
    add_match(session, annie, area, MatchStatus.ACTIVE)
    daughter = people.add(
        session,
        PersonFields("Dijkstra", given_name="Els", phones=(PhoneFields("06-12345678"),)),
        today=TODAY,
    )
    session.add(
        Contact(
            participant_id=annie.participant_id,
            person_id=daughter,
            relation=Relation.CHILD,
            may_know=True,
            is_emergency=True,
        )
    )
    session.flush()
    session.expire_all()

    card = cards.card(session, annie.person_id, today=TODAY)

    assert (card.full_name, card.formal_name) == ("Annie Dijkstra-Bos", "Dijkstra-Bos")
    assert (card.age, card.area, card.version) == (86, "De Bouwen", 1)
    assert card.shown_phones == ("0596-55 01 23",)
    assert card.allows(Purpose.HEALTH)
    assert not card.allows(Purpose.EVALUATION)
    part = card.participant
    assert part is not None
    assert part.id == annie.participant_id
    assert part.status is ParticipantStatus.REPORTED
    assert part.first_contact_on == TODAY
    assert part.closing is None
    assert part.health == HealthFields(SelfRatedHealth.GOOD)
    assert part.health_version == 1
    assert [need.fields.theme for need in part.needs] == [NeedTheme.SOCIAL_CONTACT]
    assert [match.partner_name for match in part.matches] == ["Postma"]
    assert [row.fields.kind for row in part.follow_ups] == [FollowUpKind.FIRST_CONTACT]
    assert [row.fields.note for row in part.contacts] == ["koffie"]
    (relation,) = part.relations
    assert (relation.full_name, relation.phone) == ("Els Dijkstra", "+31612345678")
    assert relation.is_emergency
    shown = repr(card)
    assert not any(word in shown for word in ("Dijkstra", "Kwelder", "+31", "1939", "koffie"))


def test_a_closed_file(session: Session, area: int):
    annie = register(session, ANNIE, area)
    closing = Closing(ClosingReason.DIED, TODAY)
    stages.close(session, annie.participant_id, closing, today=TODAY)

    card = cards.card(session, annie.person_id, today=date(2027, 12, 31))

    assert card.participant is not None
    assert card.participant.closing == closing
    assert (card.deceased_on, card.age) == (TODAY, 86)
    assert card.participant.health is None


def test_someone_with_another_role_only(session: Session, area: int):
    person_id = people.add(session, PersonFields("Postma", prefix="van"), today=TODAY)
    fields = VolunteerFields(area, roles=(VolunteerRole.DRIVER,))
    volunteer_id = volunteers.add(session, person_id, fields, today=TODAY)

    card = cards.card(session, person_id, today=TODAY)

    assert card.participant is None
    assert (card.volunteer_id, card.key_figure_id) == (volunteer_id, None)
    assert (card.formal_name, card.age, card.area) == ("Van Postma", None, None)


def test_nobody(session: Session):
    with pytest.raises(SpilError) as refused:
        cards.card(session, 1, today=TODAY)
    assert refused.value.problem is InputProblem.UNKNOWN_RECORD
    assert refused.value.values == {"record": Person.__tablename__}
