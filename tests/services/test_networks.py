from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Attendance, ContactMoment, Occurrence, Participant, Person
from spil_desktop.rules import networks as rules
from spil_desktop.rules import questionnaires
from spil_desktop.rules.networks import TieKind
from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactFrequency,
    ContactResult,
    MatchKind,
    MatchStatus,
    Moment,
    Nearness,
    Presence,
    Relation,
    SupportDirection,
)
from spil_desktop.services import match_reviews, measurements, networks, relations
from spil_desktop.services.match_reviews import ReviewFields
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.relations import NameAndPhone, RelationFields
from tests.services import made
from tests.services import matching_made as m

T0, T1 = date(2026, 3, 10), date(2026, 9, 10)
TODAY = date(2026, 10, 1)


@pytest.fixture
def froukje(session: Session, area: int) -> int:
    number = made.participant(session, area, "Jong", reported_on=date(2026, 3, 2))
    live(session, number, "Spantweg", 31)
    return number


def live(session: Session, participant_id: int, street: str | None, number: int | None) -> None:
    person = m.person_of(session, participant_id)
    person.street, person.house_number, person.postcode = street, number, "9204 ZK"
    session.flush()


def mark(session: Session, participant_id: int, moment: Moment, on: date) -> None:
    fields = MeasurementFields(questionnaires.LIFE_MARK, moment, on, {"mark": 6})
    measurements.record(session, participant_id, fields, today=TODAY)


def test_t0_is_the_first_measurement_else_the_first_visit_else_the_report(
    session: Session, froukje: int
):
    def days() -> tuple[date, date]:
        read = networks.read(session, froukje, today=TODAY)
        return read.t0, read.t1

    assert days() == (date(2026, 3, 2), date(2026, 9, 2))
    session.add(
        ContactMoment(
            participant_id=froukje,
            on=date(2026, 3, 5),
            form=ContactForm.HOME_VISIT,
            result=ContactResult.REACHED,
        )
    )
    session.flush()
    assert days() == (date(2026, 3, 5), date(2026, 9, 5))
    mark(session, froukje, Moment.T0, T0)
    assert days() == (T0, T1)
    mark(session, froukje, Moment.T1, date(2026, 9, 22))
    assert days() == (T0, date(2026, 9, 22))


def test_relations_matches_and_activities_stand_around_her(
    session: Session, area: int, froukje: int
):
    new = RelationFields(Relation.CHILD, SupportDirection.TO_PARTICIPANT, since=date(2026, 6, 1))
    relations.add(session, froukje, NameAndPhone("Jong", "Els", "de"), new, today=TODAY)
    helper = m.buddy(session, area, "Postma")
    match_id = m.match(
        session,
        m.need(session, froukje),
        kind=MatchKind.WALKING_BUDDY,
        volunteer_id=helper,
        met_on=date(2026, 4, 14),
        active_from=date(2026, 5, 19),
    )
    said = ReviewFields(date(2026, 5, 19), frequency=ContactFrequency.WEEKLY)
    match_reviews.record(session, match_id, said, today=TODAY)
    m.match(session, m.need(session, froukje), volunteer_id=helper, status=MatchStatus.PROPOSED)
    came(session, area, froukje, date(2026, 5, 5), date(2026, 8, 4))

    read = networks.read(session, froukje, today=TODAY)

    assert read.name == "Annie Jong"
    assert rules.on(read.ties, T0) == ()
    now = {tie.kind: tie for tie in rules.on(read.ties, T1)}
    assert now[TieKind.RELATION].name == "Els de Jong"
    buddy = now[TieKind.MATCH]
    assert (buddy.name, buddy.id, buddy.since) == ("Grietje Postma", match_id, date(2026, 4, 14))
    assert buddy.direction is SupportDirection.TO_PARTICIPANT
    assert (buddy.frequency, buddy.nearness) == (ContactFrequency.WEEKLY, Nearness.AREA)
    coffee = now[TieKind.ACTIVITY]
    assert (coffee.name, coffee.since, coffee.until) == (
        "Koffieochtend",
        date(2026, 5, 5),
        date(2026, 11, 4),
    )
    assert "Postma" not in repr(read)


def came(session: Session, area: int, participant_id: int, *days: date) -> None:
    activity = Activity(area_id=area, name="Koffieochtend")
    session.add(activity)
    session.flush()
    for day in days:
        held = Occurrence(activity_id=activity.id, held_on=day)
        session.add(held)
        session.flush()
        session.add(
            Attendance(
                occurrence_id=held.id, participant_id=participant_id, presence=Presence.PRESENT
            )
        )
    session.flush()


@pytest.mark.parametrize(
    ("street", "number", "nearness"),
    [
        ("Spantweg", 31, Nearness.SAME_ADDRESS),
        ("spantweg", 35, Nearness.STREET),
        ("Kade", 2, Nearness.AREA),
        (None, None, Nearness.AREA),
    ],
)
def test_two_participants_help_each_other_and_live_as_near_as_their_addresses_say(
    session: Session,
    area: int,
    froukje: int,
    street: str | None,
    number: int | None,
    nearness: Nearness,
):
    other = made.participant(session, area, "Anderma")
    live(session, other, street, number)
    m.match(
        session,
        m.need(session, froukje),
        kind=MatchKind.TWO_PARTICIPANTS,
        other_participant_id=other,
        active_from=T0,
    )
    for one, name in ((froukje, "Annie Anderma"), (other, "Annie Jong")):
        (tie,) = networks.read(session, one, today=TODAY).ties
        assert (tie.name, tie.nearness) == (name, nearness)
        assert tie.direction is SupportDirection.MUTUAL


def test_who_lives_in_another_area_or_nobody_knows_where(session: Session, area: int, froukje: int):
    helper = m.buddy(session, area, "Postma")
    m.match(session, m.need(session, froukje), volunteer_id=helper, active_from=T0)
    person = session.get_one(Person, session.get_one(made.Volunteer, helper).person_id)
    person.area_id = None
    session.flush()
    assert networks.read(session, froukje, today=TODAY).ties[0].nearness is None
    person.street = "Verweg"
    session.flush()
    assert networks.read(session, froukje, today=TODAY).ties[0].nearness is Nearness.ELSEWHERE


def test_an_activity_of_a_match_is_drawn_too(session: Session, area: int, froukje: int):
    club = m.activity(session, area)
    m.match(session, m.need(session, froukje), activity_id=club, active_from=T0)
    (tie,) = networks.read(session, froukje, today=TODAY).ties
    assert (tie.kind, tie.id, tie.name) == (TieKind.ACTIVITY, club, "Koffieochtend")
    assert session.get_one(Participant, froukje).id == froukje
