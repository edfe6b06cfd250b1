from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, MatchProblem, SpilError
from spil_desktop.model import Attendance, Exclusion, HealthProfile, Match, Need, Occurrence
from spil_desktop.rules.candidates import Breach
from spil_desktop.rules.vocabulary import (
    Aid,
    ConsentState,
    Interest,
    MatchStatus,
    NeedStatus,
    ParticipantStatus,
    Presence,
)
from spil_desktop.services import groups
from spil_desktop.services.activities import ActivityFields
from spil_desktop.texts import problems
from tests.services import matching_made as m
from tests.services.made import TODAY
from tests.services.matching_made import WEDNESDAY

CARDS = (Interest.KLAVERJASSEN,)
NEXT_WEDNESDAY = date(2026, 4, 22)


def lonely(session: Session, area: int, name: str, days: int, **known: object) -> int:
    need = m.asking(
        session,
        area,
        name,
        interests=CARDS,
        wished=(WEDNESDAY,),
        asked_on=TODAY - timedelta(days=days),
        **known,
    )
    person = m.person_of(session, m.asker(session, need).id)
    person.street, person.house_number = "Spantweg", days
    session.flush()
    return need


@pytest.fixture
def three(session: Session, area: int) -> list[int]:
    names = ("Aalberts", "Bakker", "Cornelis")
    return [lonely(session, area, name, 10 * at) for at, name in enumerate(names, 1)]


def cards(area: int, **known: object) -> ActivityFields:
    return ActivityFields(
        **{
            "name": "Klaverjassen",
            "area_id": area,
            "place": "De Spil",
            "held": (WEDNESDAY,),
            "interests": CARDS,
            "started_on": NEXT_WEDNESDAY,
            **known,
        }
    )


def test_three_card_players_are_proposed_with_a_first_day_and_what_there_is(
    session: Session, area: int, three: list[int]
) -> None:
    m.activity(session, area, "Kaartclub", interests=CARDS)
    m.activity(session, area, "Zangkoor", interests=(Interest.SINGING,))
    (found,) = groups.suggest(session, today=TODAY)
    assert [one.name for one in found.members] == [
        "Annie Cornelis",
        "Annie Bakker",
        "Annie Aalberts",
    ]
    assert [one.waiting for one in found.members] == [30, 20, 10]
    assert found.key == tuple(sorted(three))
    assert (found.area, found.there_is) == ("De Bouwen", ("Kaartclub",))
    assert found.starts_on == NEXT_WEDNESDAY
    assert groups.suggest(session, today=TODAY, area_id=area + 1) == ()


def test_who_takes_no_part_yet_or_has_a_match_is_not_in_a_group(
    session: Session, area: int, three: list[int]
) -> None:
    first = m.asker(session, three[0])
    first.status = ParticipantStatus.REPORTED
    session.flush()
    assert groups.suggest(session, today=TODAY) == ()
    first.status = ParticipantStatus.ACTIVE
    running = m.match(session, three[0], volunteer_id=m.buddy(session, area))
    assert groups.suggest(session, today=TODAY) == ()
    session.get_one(Match, running).status = MatchStatus.NOT_MADE
    session.flush()
    assert len(groups.suggest(session, today=TODAY)) == 1


def test_a_group_becomes_an_activity_with_everyone_on_its_first_list(
    session: Session, area: int, three: list[int]
) -> None:
    formed = groups.form(session, cards(area), three, today=TODAY)
    assert (formed.first_on, formed.invited, formed.waiting) == (NEXT_WEDNESDAY, 3, 0)
    first = session.scalars(select(Occurrence).order_by(Occurrence.held_on)).first()
    assert first is not None
    assert first.held_on == NEXT_WEDNESDAY
    named = session.scalars(select(Attendance.presence).where(Attendance.occurrence_id == first.id))
    assert list(named) == [Presence.INVITED] * 3
    made = session.scalars(select(Match).where(Match.activity_id == formed.activity_id)).all()
    assert [(one.need_id, one.status, one.agreed) for one in made] == [
        (need, MatchStatus.PROPOSED, (WEDNESDAY,)) for need in three
    ]
    assert {session.get_one(Need, need).status for need in three} == {NeedStatus.IN_PROGRESS}
    assert groups.suggest(session, today=TODAY) == ()


def test_a_group_without_a_rhythm_meets_on_its_first_day(
    session: Session, area: int, three: list[int]
) -> None:
    formed = groups.form(session, cards(area, held=(), capacity=3), three, today=TODAY)
    assert (formed.first_on, formed.invited) == (NEXT_WEDNESDAY, 3)


def test_where_nobody_said_when_it_begins_in_a_week(
    session: Session, area: int, three: list[int]
) -> None:
    for need in three:
        session.get_one(Need, need).wished = ()
    session.flush()
    (found,) = groups.suggest(session, today=TODAY)
    assert found.starts_on == TODAY + timedelta(days=7)


def test_what_cannot_be_a_group_is_refused(session: Session, area: int, three: list[int]) -> None:
    with pytest.raises(SpilError) as alone:
        groups.form(session, cards(area), three[:1], today=TODAY)
    assert alone.value.problem is InputProblem.REQUIRED
    with pytest.raises(SpilError) as unknown:
        groups.form(session, cards(area), [*three, 999], today=TODAY)
    assert unknown.value.problem is InputProblem.UNKNOWN_RECORD

    def refused() -> object:
        with pytest.raises(SpilError) as error:
            groups.form(session, cards(area), three, today=TODAY)
        assert error.value.problem is MatchProblem.RULE_BROKEN
        return error.value.values["breaches"]

    asker = m.asker(session, three[0])
    session.add(HealthProfile(participant_id=asker.id, aids=(Aid.WHEELCHAIR,)))
    session.flush()
    assert refused() == (Breach.NOT_ACCESSIBLE,)
    other = m.asker(session, three[1])
    session.add(Exclusion(person_id=asker.person_id, other_person_id=other.person_id))
    session.flush()
    assert refused() == (Breach.NEVER_AGAIN,)
    m.consent(session, asker.id, ConsentState.WITHDRAWN)
    assert refused() == (Breach.NO_CONSENT,)


def test_a_group_that_was_turned_down_does_not_come_back(
    session: Session, area: int, three: list[int]
) -> None:
    groups.turn_down(session, three, today=TODAY, reason="geen goede combinatie")
    assert groups.suggest(session, today=TODAY) == ()
    groups.turn_down(session, three, today=TODAY)
    with pytest.raises(SpilError) as gone:
        groups.turn_down(session, [*three, 9999], today=TODAY)
    assert problems.sentence(gone.value).startswith("Dit gegeven is er niet meer.")
    others = [lonely(session, area, name, 40) for name in ("Dam", "Evers")]
    (found,) = groups.suggest(session, today=TODAY)
    assert set(others) < set(found.key)
    assert len(found.key) == 3
