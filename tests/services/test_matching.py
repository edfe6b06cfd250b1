from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import (
    Activity,
    Area,
    Exclusion,
    HealthProfile,
    Match,
    Need,
    Occurrence,
    Person,
    Volunteer,
)
from spil_desktop.rules import planning
from spil_desktop.rules.candidates import Breach, ReasonKind, ReservationKind
from spil_desktop.rules.vocabulary import (
    Aid,
    CandidateKind,
    ConsentState,
    Gender,
    Interest,
    Language,
    Limitation,
    MatchKind,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    Offer,
    ParticipantStatus,
    Purpose,
    SubTheme,
    Urgency,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import matching, refusals, settings
from spil_desktop.texts.matching import summary
from tests.services import made
from tests.services import matching_made as m
from tests.services.made import TODAY
from tests.services.matching_made import TUESDAY, WEDNESDAY

CARDS = (Interest.KLAVERJASSEN,)


def names(session: Session, need_id: int) -> list[str]:
    return [one.name for one in matching.candidates(session, need_id, today=TODAY)]


def test_the_best_come_first_with_their_names_and_reasons(session: Session, area: int) -> None:
    need_id = m.asking(
        session, area, interests=(Interest.WALKING,), wished=(WEDNESDAY,), sub_theme=SubTheme.WALK
    )
    asker = m.person_of(session, m.asker(session, need_id).id)
    asker.street, asker.postcode, asker.house_number = "Spantweg", "9204 ZK", 31
    asker.languages = (Language.DUTCH, Language.FRISIAN)
    m.buddy(session, area, "Verstra")
    near = m.buddy(session, area, "Postma", interests=(Interest.WALKING,), available=(WEDNESDAY,))
    person = session.get_one(Volunteer, near).person_id
    row = session.get_one(type(asker), person)
    row.street, row.postcode, row.languages = "Spantweg", "9204 ZK", (Language.FRISIAN,)
    session.flush()
    first, second = matching.candidates(session, need_id, today=TODAY)
    assert (first.kind, first.id, first.person_id) == (CandidateKind.VOLUNTEER, near, person)
    assert (first.name, first.place) == ("Grietje Postma", "Spantweg")
    assert (first.load, first.places) == (0, 2)
    assert first.score > second.score
    assert first.verdict.match_kind is MatchKind.WALKING_BUDDY
    assert summary(first.verdict, first.kind) == (
        "wandelt ook graag; zelfde straat; beiden woensdagmiddag; spreekt ook Fries"
    )
    assert "Postma" not in repr(first)


def test_an_unknown_need_is_refused(session: Session, area: int) -> None:
    with pytest.raises(SpilError) as refused:
        matching.candidates(session, 99, today=TODAY)
    assert refused.value.problem is InputProblem.UNKNOWN_RECORD


@pytest.mark.parametrize(
    "known",
    [
        {"roles": (VolunteerRole.DRIVER,)},
        {"status": VolunteerStatus.PAUSED},
        {"status": VolunteerStatus.STOPPED},
        {"max_matches": 0},
        {"vog_received_on": None},
        {"vog_received_on": TODAY + timedelta(days=1)},
    ],
)
def test_hard_rules_hold_for_what_is_stored(
    session: Session, area: int, known: dict[str, object]
) -> None:
    need_id = m.asking(session, area)
    m.buddy(session, area, **known)
    assert names(session, need_id) == []


def test_someone_who_died_is_not_proposed(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    volunteer_id = m.buddy(session, area)
    volunteer = session.get_one(Volunteer, volunteer_id)
    session.get_one(Person, volunteer.person_id).deceased_on = TODAY
    session.flush()
    assert names(session, need_id) == []


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
@pytest.mark.parametrize("purpose", [Purpose.SHARE_VOLUNTEER, Purpose.FILE])
def test_a_refused_consent_stops_everything(
    session: Session, area: int, state: ConsentState, purpose: Purpose
) -> None:
    need_id = m.asking(session, area)
    m.buddy(session, area)
    assert names(session, need_id)
    m.consent(session, m.asker(session, need_id).id, state, purpose)
    assert names(session, need_id) == []


def test_the_newest_consent_holds_and_one_never_asked_is_minded(
    session: Session, area: int
) -> None:
    participant_id = made.participant(session, area)
    need_id = m.need(session, participant_id)
    m.buddy(session, area)
    (found,) = matching.candidates(session, need_id, today=TODAY)
    assert found.verdict.reservations[0].kind is ReservationKind.CONSENT_NOT_ASKED
    m.consent(session, participant_id, ConsentState.GIVEN, decided_on=TODAY)
    m.consent(session, participant_id, ConsentState.REFUSED, decided_on=TODAY - timedelta(days=9))
    (found,) = matching.candidates(session, need_id, today=TODAY)
    assert ReservationKind.CONSENT_NOT_ASKED not in {one.kind for one in found.verdict.reservations}


def test_running_matches_fill_places_and_booked_parts(session: Session, area: int) -> None:
    busy = m.buddy(session, area, "Volstra", max_matches=1)
    booked = m.buddy(session, area, "Bezetstra", available=(TUESDAY,), max_matches=3)
    other = m.asking(session, area, "Eerderma")
    m.match(session, other, volunteer_id=busy)
    m.match(session, other, volunteer_id=booked, agreed=(TUESDAY,))
    need_id = m.asking(session, area, wished=(TUESDAY, WEDNESDAY))
    assert names(session, need_id) == []
    judged = matching.consider(session, need_id, (CandidateKind.VOLUNTEER, booked), today=TODAY)
    assert judged.verdict.breaches == (Breach.DOUBLE_BOOKED,)
    why = matching.why_none(session, need_id, today=TODAY)
    assert dict(why.counts) == {Breach.FULL: 1, Breach.DOUBLE_BOOKED: 1}


def test_an_ended_match_gives_its_place_back(session: Session, area: int) -> None:
    volunteer_id = m.buddy(session, area, max_matches=1)
    other = m.asking(session, area, "Eerderma")
    m.match(session, other, volunteer_id=volunteer_id, status=MatchStatus.ENDED)
    assert names(session, m.asking(session, area)) == ["Grietje Helpstra"]


def test_who_runs_for_this_need_is_not_proposed_again_and_else_is_known(
    session: Session, area: int
) -> None:
    volunteer_id = m.buddy(session, area, roles=(VolunteerRole.BUDDY, VolunteerRole.DRIVER))
    need_id = m.asking(session, area)
    m.match(session, need_id, volunteer_id=volunteer_id)
    assert names(session, need_id) == []
    ride = m.need(session, m.asker(session, need_id).id, theme=NeedTheme.TRANSPORT)
    (found,) = matching.candidates(session, ride, today=TODAY)
    assert found.verdict.reasons[0].kind is ReasonKind.ALREADY_KNOWN


@pytest.mark.parametrize("other_way", [False, True])
def test_people_who_are_kept_apart_stay_apart(
    session: Session, area: int, *, other_way: bool
) -> None:
    need_id = m.asking(session, area)
    volunteer = session.get_one(Volunteer, m.buddy(session, area))
    pair = m.asker(session, need_id).person_id, volunteer.person_id
    one, other = reversed(pair) if other_way else pair
    session.add(Exclusion(person_id=one, other_person_id=other))
    session.flush()
    assert names(session, need_id) == []


def test_a_refused_candidate_is_remembered_for_this_need_only(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    key = CandidateKind.VOLUNTEER, m.buddy(session, area)
    refusals.refuse(session, need_id, key, today=TODAY, reason="te ver")
    refusals.refuse(session, need_id, key, today=TODAY)
    assert names(session, need_id) == []
    assert names(session, m.need(session, m.asker(session, need_id).id))
    refusals.take_back(session, need_id, key)
    refusals.take_back(session, need_id, key)
    assert names(session, need_id)


def test_those_whom_only_the_vog_keeps_away_are_shown_apart(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    m.buddy(session, area, "Mulder", vog_received_on=None)
    m.buddy(session, area, "Volstra", vog_received_on=None, max_matches=0)
    found = matching.awaiting_vog(session, need_id, today=TODAY)
    assert [one.name for one in found] == ["Grietje Mulder"]


def test_the_term_of_the_vog_is_a_setting(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    m.buddy(session, area, vog_received_on=date(2024, 1, 1))

    def minded() -> set[ReservationKind]:
        (found,) = matching.candidates(session, need_id, today=TODAY)
        return {one.kind for one in found.verdict.reservations}

    assert ReservationKind.VOG_OLD not in minded()
    settings.change(session, settings.StoreSettings(vog_years=2))
    assert ReservationKind.VOG_OLD in minded()


def test_weights_of_the_office_change_the_order(session: Session, area: int) -> None:
    need_id = m.asking(session, area, interests=CARDS, wished=(TUESDAY,))
    m.buddy(session, area, "Kaartstra", interests=CARDS, available=(WEDNESDAY,))
    m.buddy(session, area, "Tijdstra", available=(TUESDAY,))
    assert names(session, need_id)[0] == "Grietje Kaartstra"
    weights = {"interest": 0.0, "day_parts": 90.0}
    settings.change_match_weights(session, NeedTheme.SOCIAL_CONTACT, weights)
    assert names(session, need_id)[0] == "Grietje Tijdstra"


def test_two_participants_who_both_play_cards_find_each_other(session: Session, area: int) -> None:
    need_id = m.asking(session, area, interests=CARDS)
    other = m.asker(session, m.asking(session, area, "Kaartema"))
    other.interests = CARDS
    alone = made.participant(session, area, "Nietema", interests=CARDS)
    session.flush()
    (found,) = matching.candidates(session, need_id, today=TODAY)
    assert (found.kind, found.id) == (CandidateKind.PARTICIPANT, other.id)
    m.need(session, alone, theme=NeedTheme.ACTIVITY)
    assert len(names(session, need_id)) == 2
    m.consent(session, other.id, ConsentState.REFUSED)
    assert names(session, need_id) == ["Annie Nietema"]
    m.consent(session, alone, ConsentState.REFUSED, Purpose.FILE)
    assert names(session, need_id) == []


def test_a_match_without_a_need_takes_a_place_too(session: Session, area: int) -> None:
    volunteer_id = m.buddy(session, area, max_matches=1)
    need_id = m.asking(session, area)
    session.get_one(Match, m.match(session, need_id, volunteer_id=volunteer_id)).need_id = None
    session.flush()
    assert names(session, m.asking(session, area, "Anderma")) == []


def test_a_pair_of_participants_is_a_pair_for_both(session: Session, area: int) -> None:
    need_id = m.asking(session, area, interests=CARDS)
    own = m.asking(session, area, "Kaartema", interests=CARDS)
    one, other = m.asker(session, need_id), m.asker(session, own)
    one.interests = other.interests = CARDS
    m.match(session, need_id, other_participant_id=other.id, kind=MatchKind.TWO_PARTICIPANTS)
    assert names(session, own) == []


def test_a_participant_with_a_car_drives(session: Session, area: int) -> None:
    need_id = m.asking(session, area, theme=NeedTheme.TRANSPORT)
    made.participant(session, area, "Rijdema", offers=(Offer.DRIVING,), has_car=True)
    elsewhere = Area(name="Elders")
    session.add(elsewhere)
    session.flush()
    made.participant(session, elsewhere.id, "Verweg", offers=(Offer.DRIVING,))
    made.participant(
        session, area, "Gemeldma", offers=(Offer.DRIVING,), status=ParticipantStatus.REPORTED
    )
    assert names(session, need_id) == ["Annie Rijdema"]


def test_with_outings_a_participant_who_drives_is_company(session: Session, area: int) -> None:
    need_id = m.asking(session, area, interests=(Interest.OUTINGS,))
    made.participant(session, area, "Rijdema", offers=(Offer.DRIVING,), has_car=True)
    assert names(session, need_id) == ["Annie Rijdema"]


def test_someone_who_is_also_a_volunteer_comes_once(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    volunteer = session.get_one(Volunteer, m.buddy(session, area))
    made.participant(session, area, person_id=volunteer.person_id, offers=(Offer.COMPANY,))
    (found,) = matching.candidates(session, need_id, today=TODAY)
    assert found.kind is CandidateKind.VOLUNTEER


def test_activities_count_their_visitors_and_their_access(session: Session, area: int) -> None:
    need_id = m.asking(session, area, theme=NeedTheme.ACTIVITY)
    session.add(
        HealthProfile(
            participant_id=m.asker(session, need_id).id,
            aids=(Aid.WHEELCHAIR, Aid.WALKER),
            limitations=(Limitation.WALKING,),
        )
    )
    club = m.activity(session, area, "Klaverclub", wheelchair=True, capacity=12)
    session.add(Occurrence(activity_id=club, held_on=TODAY, visitors=11))
    m.activity(session, area, "Trapclub")
    m.activity(session, area, "Voorbij", wheelchair=True, ended_on=TODAY - timedelta(days=1))
    m.activity(session, area, "Straks", wheelchair=True, started_on=TODAY + timedelta(days=1))
    session.flush()
    (found,) = matching.candidates(session, need_id, today=TODAY)
    assert (found.name, found.load, found.places) == ("Klaverclub", 11, 12)
    assert summary(found.verdict, found.kind).startswith(
        "zelfde wijk of dorp; nog 1 plek vrij; toegankelijk met rolstoel of rollator"
    )
    assert "vervoer erheen nodig" in summary(found.verdict, found.kind)


@pytest.mark.parametrize("kind", list(CandidateKind))
def test_considering_someone_unknown_is_refused(
    session: Session, area: int, kind: CandidateKind
) -> None:
    need_id = m.asking(session, area)
    with pytest.raises(SpilError) as refused:
        matching.consider(session, need_id, (kind, 99), today=TODAY)
    assert refused.value.problem is InputProblem.UNKNOWN_RECORD


def test_any_candidate_can_be_considered(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    stopped = m.buddy(session, area, status=VolunteerStatus.STOPPED)
    ended = m.activity(session, area, ended_on=TODAY - timedelta(days=1))
    gone = made.participant(session, area, offers=(Offer.COMPANY,), status=ParticipantStatus.CLOSED)
    for key, breach in (
        ((CandidateKind.VOLUNTEER, stopped), Breach.NOT_DEPLOYABLE),
        ((CandidateKind.ACTIVITY, ended), Breach.NOT_HELD),
        ((CandidateKind.PARTICIPANT, gone), Breach.NOT_DEPLOYABLE),
    ):
        judged = matching.consider(session, need_id, key, today=TODAY)
        assert judged.verdict.breaches == (breach,)


def test_the_plan_answers_all_open_needs_the_most_urgent_first(session: Session, area: int) -> None:
    calm = m.asking(session, area, "Rustema")
    urgent = m.asking(session, area, "Haastema", urgency=Urgency.NOW)
    m.asking(session, area, "Klaarma", status=NeedStatus.SOLVED)
    matched = m.asking(session, area, "Gekoppelma")
    m.match(session, matched, volunteer_id=m.buddy(session, area, "Volstra", max_matches=1))
    m.buddy(session, area, max_matches=2)
    plan = matching.plan(session, today=TODAY)
    assert [line.need.id for line in plan.lines] == [urgent, calm]
    assert plan.lines[0].need.name == "Annie Haastema"
    assert {line.candidate.name for line in plan.lines} == {"Grietje Helpstra"}
    assert plan.total == pytest.approx(sum(line.candidate.score for line in plan.lines))
    assert plan.left == ()


def test_the_plan_says_why_a_need_stays_open(session: Session, area: int) -> None:
    ride = m.asking(session, area, theme=NeedTheme.TRANSPORT, wished=(TUESDAY,))
    m.buddy(session, area, "Rijdstra", roles=(VolunteerRole.DRIVER,), vog_received_on=None)
    plan = matching.plan(session, today=TODAY)
    (left,) = plan.left
    assert (left.need.id, dict(left.why.counts)) == (ride, {Breach.NO_VOG: 1})


def test_the_plan_of_one_area_leaves_the_others_alone(session: Session, area: int) -> None:
    other = Area(name="Elders")
    session.add(other)
    session.flush()
    here = m.asking(session, area)
    m.asking(session, other.id, "Verweg")
    m.buddy(session, area, max_matches=5)
    plan = matching.plan(session, today=TODAY, area_id=area)
    assert [line.need.id for line in plan.lines] == [here]
    assert len(matching.plan(session, today=TODAY).lines) == 2
    assert matching.plan_seconds(session, area_id=area) == planning.expected_seconds(1, 1)
    assert matching.plan_seconds(session) == planning.expected_seconds(2, 1)


def test_nothing_is_looked_for_for_someone_who_left(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    m.buddy(session, area)
    m.asker(session, need_id).status = ParticipantStatus.CLOSED
    session.flush()
    assert names(session, need_id) == []
    assert matching.plan(session, today=TODAY).lines == ()


def test_the_wish_for_a_woman_is_read_from_the_file(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    m.asker(session, need_id).gender_wish = Gender.WOMAN
    volunteer = session.get_one(Volunteer, m.buddy(session, area))
    session.get_one(Person, volunteer.person_id).gender = Gender.MAN
    session.flush()
    (found,) = matching.candidates(session, need_id, today=TODAY)
    assert ReservationKind.GENDER_WISH_NOT_MET in {one.kind for one in found.verdict.reservations}


def test_an_activity_has_no_owner_to_show(session: Session, area: int) -> None:
    need_id = m.asking(session, area, theme=NeedTheme.ACTIVITY)
    club = m.activity(session, area, place="De Utwyk")
    assert session.get_one(Activity, club).capacity is None
    (found,) = matching.candidates(session, need_id, today=TODAY)
    assert (found.name, found.place, found.places) == ("Koffieochtend", "De Utwyk", None)
    assert session.get_one(Need, need_id).status is NeedStatus.NEW
