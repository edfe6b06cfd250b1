import hashlib
import random

import pytest
from sqlalchemy import select

from spil_desktop.model import (
    Area,
    Consent,
    Contact,
    HealthProfile,
    Match,
    Need,
    Organisation,
    Participant,
    Person,
    Phone,
    Referral,
    Volunteer,
    VolunteerHours,
)
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    MatchStatus,
    NeedTheme,
    TodayKind,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import (
    demo,
    demo_manager,
    indicators,
    matching,
    measurements,
    opinions,
    releases,
    search,
    signals,
    statistics,
    today,
)
from spil_desktop.services.demo_people import PLACES, STEMS, STREETS, Inventor, Place
from spil_desktop.services.signals import Wanted
from tests.conftest import PILOT_DAY

TODAY = PILOT_DAY
YEAR = Period(2025)
SMALL = tuple(
    Place(place.name, place.municipality, place.town, place.digits, place.dialect, 100, 12, 8)
    for place in PLACES[:2]
)


def said(session):
    """Return what the store says, in one short word."""
    lines = []
    for table in (Area, Person, Phone, Participant, Consent, HealthProfile, Need, Match, Volunteer):
        columns = [
            column
            for column in table.__table__.columns
            if column.name not in {"created_at", "updated_at"}
        ]
        lines += [repr(tuple(row)) for row in session.execute(select(*columns))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_the_same_seed_and_day_give_the_same_pilot(database):
    found = []
    for seed in (1, 1, 2):
        with database.transaction() as session:
            demo.fill(session, seed=seed, today=TODAY, places=SMALL)
            found.append(said(session))
            session.rollback()
    assert found[0] == found[1] != found[2]


class TestWholePilot:
    @pytest.fixture
    def session(self, pilot):
        with pilot.transaction() as opened:
            yield opened
            opened.rollback()

    def test_three_areas_bear_the_names_of_the_pilots(self, session):
        areas = session.scalars(select(Area).order_by(Area.id)).all()
        assert [area.name for area in areas] == ["Delfzijl Noord", "Ter Apel", "De Bouwen"]
        assert {area.people_70plus_source for area in areas} == {"verzonnen voor het voorbeeld"}
        sizes = [
            len(session.scalars(select(Participant.id).where(Participant.area_id == area.id)).all())
            for area in areas
        ]
        assert sizes == [60, 80, 120]

    def test_the_quarter_before_the_last_can_be_put_beside_it(self, session):
        demo_manager.publish(session, TODAY)
        (published,) = releases.earlier(session)
        assert (published.period, published.area) == (Period(2025, 4, 1), None)

    def test_everybody_is_plainly_invented(self, session):
        for person in session.scalars(select(Person)):
            if person.street is not None:  # a relation is a name and a number
                assert person.street in STREETS
                assert person.postcode[5] == "Z"
            assert person.family_name.startswith(STEMS)
            assert person.email is None or person.email.endswith(".invalid")
        for number in session.scalars(select(Phone.number)):
            assert number.startswith("+316100")

    def test_there_is_something_around_the_participants(self, session):
        for kind, least in ((Contact, 100), (Organisation, 18), (Referral, 15)):
            assert len(session.scalars(select(kind.id)).all()) >= least
        still = signals.rows(session, Wanted.OPEN, today=TODAY)
        assert len([row for row in still if row.fields.seen_on.year == TODAY.year]) >= 9

    def test_the_shares_are_near_what_the_pilots_published(self, session):
        exact = statistics.exact(session, YEAR, None)
        assert exact.n > 180
        assert exact.women / exact.n > 0.65
        assert exact.living_alone / exact.n > 0.62
        old = sum(exact.age_bands[band] for band in ("80_84", "85_89", "90_plus"))
        assert 0.62 < old / exact.n < 0.78
        assert 0.74 < exact.any_limitation / exact.health_consent < 0.86
        assert exact.limitation_walking / exact.any_limitation > 0.9
        assert 0.4 < exact.any_chronic / exact.health_consent < 0.54
        top = sorted(exact.people_with_need, key=exact.people_with_need.__getitem__, reverse=True)
        assert top[:3] == [
            NeedTheme.SOCIAL_CONTACT,
            NeedTheme.PRACTICAL_HELP,
            NeedTheme.TRANSPORT,
        ]
        assert exact.paired_mark.n > 50

    def test_every_figure_for_inside_shows_something(self, session):
        over = indicators.scope(session, YEAR, None, today=TODAY)
        assert not [one.indicator for one in indicators.figures(over) if not one.number]

    def test_who_works_along_was_asked_and_gave_time(self, session):
        assert min(opinions.numbers(session).values()) >= 10  # enough for a mean
        roles = set(session.scalars(select(VolunteerHours.role)))
        assert {VolunteerRole.BUDDY, VolunteerRole.HOST} <= roles

    def test_there_is_work_left_for_today(self, session):
        found = today.attention(session, today=TODAY)
        for kind in (
            TodayKind.FOLLOW_UP_OVERDUE,
            TodayKind.NEED_WITHOUT_MATCH,
            TodayKind.MATCH_TO_INTRODUCE,
            TodayKind.VOG_MISSING,
        ):
            assert found.counts[kind] > 0, kind
        assert found.counts[TodayKind.FOLLOW_UP_OVERDUE] < 60
        need_id = session.scalars(select(Need.id).where(Need.status.in_(OPEN_NEEDS))).first()
        assert matching.candidates(session, need_id, today=TODAY)

    def test_volunteers_and_matches_are_in_every_stage(self, session):
        volunteers = session.scalars(select(Volunteer.status)).all()
        assert len(volunteers) >= 3 * 40
        assert set(volunteers) >= {VolunteerStatus.ACTIVE, VolunteerStatus.READY}
        matches = set(session.scalars(select(Match.status)))
        assert matches >= {MatchStatus.ACTIVE, MatchStatus.ENDED, MatchStatus.PROPOSED}

    def test_people_are_found(self, session):
        person = session.scalars(select(Person)).first()
        assert search.search(session, person.family_name)

    def test_some_were_measured_twice(self, session):
        measured = [
            len({row.fields.moment for row in measurements.of_participant(session, key)})
            for key in session.scalars(select(Participant.id))
        ]
        assert measured.count(2) > 50


def test_a_pack_of_cards_keeps_to_its_weights():
    inventor = Inventor(random.Random(7))  # noqa: S311 - no secret
    dealt = [inventor.dealt("health", {"good": 60, "poor": 40}) for _time in range(200)]
    assert dealt.count("good") == 120
    assert sum(inventor.quota("walks", 80) for _time in range(100)) == 80
