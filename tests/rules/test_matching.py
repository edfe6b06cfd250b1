from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import affinity
from spil_desktop.rules.candidates import (
    Breach,
    Candidate,
    ReasonKind,
    ReservationKind,
    Seeker,
    Vog,
)
from spil_desktop.rules.comparison import compare
from spil_desktop.rules.matching import judge, rank, rank_blocked, wanted_roles
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    ConsentState,
    DayPart,
    Gender,
    Interest,
    Language,
    MatchKind,
    NeedTheme,
    Offer,
    SubTheme,
    VolunteerRole,
)
from spil_desktop.rules.weights import WEIGHTS
from spil_desktop.texts.matching import summary
from tests.rules.pairs_made import (
    FAR,
    HOME,
    activity,
    candidates,
    crowds,
    participant,
    seeker,
    seekers,
    volunteer,
)

TUESDAY = frozenset({DayPart.TUESDAY_AFTERNOON})
WEDNESDAY = frozenset({DayPart.WEDNESDAY_AFTERNOON})
CARDS = frozenset({Interest.KLAVERJASSEN})
DRIVER = frozenset({VolunteerRole.DRIVER})
HANDYMAN = frozenset({VolunteerRole.HANDYMAN})


def broken(asked: Seeker, one: Candidate) -> set[Breach]:
    """The hard rules once more, pair by pair and in other words."""
    person = one.kind is not CandidateKind.ACTIVITY
    no = {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    apart = one.person_id in asked.excluded or asked.person_id in one.excluded
    rules = {
        Breach.SEEKER_GONE: asked.gone,
        Breach.NO_CONSENT: not asked.has_file or (person and asked.sharing in no),
        Breach.SAME_PERSON: one.person_id == asked.person_id,
        Breach.NEVER_AGAIN: apart,
        Breach.REFUSED_BEFORE: one.key in asked.refused,
        Breach.ALREADY_MATCHED: one.key in asked.matched,
        Breach.FULL: one.places is not None and one.load >= one.places,
        Breach.NOT_DEPLOYABLE: not one.deployable,
        Breach.NOT_HELD: not one.held,
        Breach.AWAY: one.away,
    }
    found = {breach for breach, is_broken in rules.items() if is_broken}
    return found | _by_kind(asked, one) | _by_week(asked, one) | _by_distance(asked, one)


def _by_distance(asked: Seeker, one: Candidate) -> set[Breach]:
    """Degrees of latitude along one meridian: 111 km each."""
    here, there = asked.address.latitude, one.address.latitude
    if one.kind is CandidateKind.ACTIVITY or asked.furthest is None or None in (here, there):
        return set()
    return {Breach.TOO_FAR} if abs(here - there) * 111_195 > asked.furthest else set()


def _by_week(asked: Seeker, one: Candidate) -> set[Breach]:
    week = frozenset(DayPart)
    both = (asked.day_parts or week) & (one.day_parts or week)
    booked = one.kind is not CandidateKind.ACTIVITY and both and both <= one.bookings
    return {Breach.DOUBLE_BOOKED} if booked else set()


def _by_kind(asked: Seeker, one: Candidate) -> set[Breach]:
    match one.kind:
        case CandidateKind.VOLUNTEER:
            return _of_volunteer(asked, one)
        case CandidateKind.PARTICIPANT:
            return _of_participant(asked, one)
        case CandidateKind.ACTIVITY:
            about = affinity.activity_interests(asked.theme, asked.sub_theme)
            suits = about is None or bool(about & one.interests)
            found = set() if suits else {Breach.ROLE}
            shut = asked.wheelchair and not one.wheelchair
            return found | ({Breach.NOT_ACCESSIBLE} if shut else set())


def _of_volunteer(asked: Seeker, one: Candidate) -> set[Breach]:
    routes = [
        route for route in affinity.routes(asked.theme, asked.sub_theme) if route.role in one.roles
    ]
    if not routes:
        return {Breach.ROLE}
    without_vog = one.vog is Vog.NONE and all(route.needs_vog for route in routes)
    found = {Breach.NO_VOG} if without_vog else set()
    drives = any(route.kind is MatchKind.DRIVE for route in routes)
    small = one.has_car and not one.takes_wheelchair
    return found | (
        {Breach.WHEELCHAIR_NOT_ALONG} if drives and small and asked.wheelchair else set()
    )


def _of_participant(asked: Seeker, one: Candidate) -> set[Breach]:
    found = set()
    if one.sharing in {ConsentState.REFUSED, ConsentState.WITHDRAWN}:
        found.add(Breach.OTHER_NO_CONSENT)
    suits = bool(one.offers & affinity.offers(asked.theme, asked.sub_theme))
    if affinity.answered_by_shared_interest(asked.theme, asked.sub_theme):
        liked = one.interests.union(*(affinity.like(interest) for interest in one.interests))
        suits = suits or (one.seeks_company and bool(asked.interests & liked))
        suits = suits or (Offer.DRIVING in one.offers and Interest.OUTINGS in asked.interests)
    return found if suits else {*found, Breach.ROLE}


@given(seekers(), candidates())
def test_the_hard_rules_are_those_that_the_method_names(asked: Seeker, one: Candidate) -> None:
    assert set(judge(asked, one).breaches) == broken(asked, one)


@given(seekers(), crowds())
def test_nobody_is_ranked_who_breaks_a_hard_rule(asked: Seeker, crowd: list[Candidate]) -> None:
    ranked = rank(asked, crowd, top=None)
    assert all(one.verdict.allowed and not broken(asked, one.candidate) for one in ranked)
    assert len(ranked) == sum(not broken(asked, one) for one in crowd)


@given(seekers(), crowds(), st.randoms())
def test_order_does_not_depend_on_the_order_of_the_input(
    asked: Seeker, crowd: list[Candidate], random: Random
) -> None:
    mixed = crowd.copy()
    random.shuffle(mixed)
    assert rank(asked, crowd, top=None) == rank(asked, mixed, top=None)


@given(seekers(), crowds(), st.data())
def test_a_shared_interest_more_never_lowers_a_rank(
    asked: Seeker, crowd: list[Candidate], data: st.DataObject
) -> None:
    ranked = [one.candidate for one in rank(asked, crowd, top=None)]
    liked = sorted(asked.interests | asked.also)
    if not ranked or not liked:
        return
    chosen = data.draw(st.sampled_from(ranked))
    more = chosen._replace(interests=chosen.interests | {data.draw(st.sampled_from(liked))})
    changed = [more if one is chosen else one for one in crowd]
    again = [one.candidate.key for one in rank(asked, changed, top=None)]
    assert again.index(chosen.key) <= [one.key for one in ranked].index(chosen.key)


@given(st.lists(seekers(), max_size=4), crowds())
def test_a_table_of_many_needs_says_what_is_said_of_one(
    asked: list[Seeker], crowd: list[Candidate]
) -> None:
    table = compare(asked, crowd, WEIGHTS)
    for row, one in enumerate(asked):
        for column, candidate in enumerate(crowd):
            verdict = judge(one, candidate)
            assert verdict.breaches == table.breaches_of(row, column)
            assert verdict.score == table.score[row, column]
            assert verdict.components == table.components_of(row, column)


@given(seekers(), candidates())
def test_a_score_is_the_weighed_mean_of_its_parts(asked: Seeker, one: Candidate) -> None:
    verdict = judge(asked, one)
    weights, parts = WEIGHTS[asked.theme], verdict.components
    names = ("interest", "distance", "day_parts", "language", "load", "fit", "continuity")
    points = sum(getattr(weights, name) * getattr(parts, name) for name in names)
    assert all(0 <= getattr(parts, name) <= 1 for name in names)
    assert verdict.score == pytest.approx(points / weights.total)


@given(seekers(), candidates())
def test_only_fitting_candidates_get_a_kind_of_match(asked: Seeker, one: Candidate) -> None:
    verdict = judge(asked, one)
    assert (verdict.match_kind is None) == (Breach.ROLE in verdict.breaches)
    assert verdict.role is None or verdict.role in one.roles


# Golden cases: who comes first, and in which words.


def first(asked: Seeker, *crowd: Candidate) -> tuple[tuple[CandidateKind, int], str]:
    best = rank(asked, crowd)[0]
    return best.candidate.key, summary(best.verdict, best.candidate.kind)


def key(number: int, kind: CandidateKind = CandidateKind.VOLUNTEER) -> tuple[CandidateKind, int]:
    return kind, number


def test_the_card_player_in_the_same_street_is_proposed_without_vog_for_a_club() -> None:
    asked = seeker(sub_theme=SubTheme.PLAY_TOGETHER, interests=CARDS, day_parts=TUESDAY)
    player = volunteer(
        1,
        interests=CARDS,
        day_parts=TUESDAY,
        vog=Vog.NONE,
        address=HOME._replace(house_number=90),
    )
    assert first(asked, player, volunteer(2, day_parts=TUESDAY)) == (
        key(1),
        "klaverjast ook; zelfde straat; beiden dinsdagmiddag · let op: nog geen VOG",
    )


def test_grietje_who_walks_and_speaks_frisian_goes_before_mulder_without_vog() -> None:
    asked = seeker(
        sub_theme=SubTheme.WALK,
        interests=frozenset({Interest.WALKING}),
        day_parts=WEDNESDAY,
        languages=frozenset({Language.DUTCH, Language.FRISIAN}),
    )
    grietje = volunteer(
        1,
        interests=frozenset({Interest.WALKING, Interest.ANIMALS}),
        day_parts=WEDNESDAY,
        languages=frozenset({Language.FRISIAN}),
    )
    mulder = grietje._replace(id=2, person_id=1002, vog=Vog.NONE)
    assert first(asked, mulder, grietje) == (
        key(1),
        "wandelt ook graag; in de buurt; beiden woensdagmiddag; spreekt ook Fries",
    )
    blocked = rank_blocked(asked, [mulder, grietje], Breach.NO_VOG)
    assert [one.candidate.id for one in blocked] == [2]


def test_for_company_interest_goes_before_distance() -> None:
    near = volunteer(1, address=HOME)
    like_minded = volunteer(2, address=FAR, interests=CARDS)
    assert first(seeker(interests=CARDS), near, like_minded) == (
        key(2),
        "klaverjast ook · let op: dagdelen nog niet bekend; andere wijk of ander dorp",
    )


def test_for_transport_distance_goes_before_interest() -> None:
    asked = seeker(theme=NeedTheme.TRANSPORT, interests=CARDS)
    near = volunteer(1, roles=DRIVER, address=HOME, has_car=True)
    like_minded = volunteer(2, roles=DRIVER, address=FAR, interests=CARDS, has_car=True)
    assert first(asked, like_minded, near) == (
        key(1),
        "zelfde adres; heeft een auto · let op: dagdelen nog niet bekend",
    )


def test_a_driver_with_a_car_goes_before_one_without() -> None:
    asked = seeker(theme=NeedTheme.TRANSPORT, wheelchair=True)
    without = volunteer(1, roles=DRIVER)
    driver = volunteer(2, roles=DRIVER, has_car=True, takes_wheelchair=True)
    ranked = rank(asked, [without, driver])
    assert [one.candidate.id for one in ranked] == [2, 1]
    assert summary(ranked[1].verdict, CandidateKind.VOLUNTEER).endswith(
        "heeft zelf geen auto; de rolstoel moet mee"
    )


def test_an_interest_that_resembles_goes_before_none() -> None:
    asked = seeker(interests=CARDS, day_parts=TUESDAY)
    games = volunteer(1, interests=frozenset({Interest.GAMES}), day_parts=TUESDAY)
    nothing = volunteer(2, interests=frozenset({Interest.MUSIC}), day_parts=TUESDAY)
    assert first(asked, nothing, games) == (
        key(1),
        "spelletjes lijkt op klaverjassen; in de buurt; beiden dinsdagmiddag",
    )


def test_an_interest_that_is_shared_goes_before_one_that_resembles() -> None:
    asked = seeker(interests=CARDS)
    resembling = volunteer(1, interests=frozenset({Interest.GAMES, Interest.CARDS}), address=HOME)
    assert first(asked, resembling, volunteer(2, interests=CARDS))[0] == key(2)


def test_two_who_seek_company_and_both_play_cards_are_a_pair() -> None:
    asked = seeker(interests=CARDS, day_parts=TUESDAY)
    other = participant(5, interests=CARDS, day_parts=TUESDAY, seeks_company=True)
    stranger = participant(6, interests=CARDS, day_parts=TUESDAY)
    ranked = rank(asked, [stranger, other])
    assert [one.candidate.id for one in ranked] == [5]
    assert ranked[0].verdict.match_kind is MatchKind.TWO_PARTICIPANTS
    assert summary(ranked[0].verdict, CandidateKind.PARTICIPANT) == (
        "klaverjast ook; in de buurt; beiden dinsdagmiddag"
    )


def test_a_neighbour_with_a_car_answers_a_wish_for_outings() -> None:
    asked = seeker(theme=NeedTheme.ACTIVITY, interests=frozenset({Interest.OUTINGS}))
    other = participant(
        5, offers=frozenset({Offer.DRIVING}), has_car=True, address=HOME, smokes=True
    )
    assert first(asked, other) == (
        key(5, CandidateKind.PARTICIPANT),
        "zelfde adres · let op: rookt; dagdelen nog niet bekend",
    )


def test_a_participant_who_offers_company_says_so() -> None:
    other = participant(5, offers=frozenset({Offer.COMPANY}), sharing=None)
    assert first(seeker(sub_theme=SubTheme.VISIT), other)[1] == (
        "biedt gezelschap; in de buurt · let op: de ander is nog niet om toestemming gevraagd; "
        "dagdelen nog niet bekend"
    )


def test_an_activity_tells_its_places_and_that_transport_is_needed() -> None:
    asked = seeker(
        theme=NeedTheme.ACTIVITY, interests=CARDS, day_parts=TUESDAY, needs_transport=True
    )
    club = activity(3, interests=CARDS, day_parts=TUESDAY, places=8, load=5)
    best, told = first(asked, club)
    assert best == key(3, CandidateKind.ACTIVITY)
    assert told == (
        "past bij klaverjassen; zelfde wijk of dorp; op dinsdagmiddag; "
        "nog 3 plekken vrij · let op: vervoer erheen nodig"
    )


def test_a_wheelchair_needs_an_accessible_activity() -> None:
    asked = seeker(theme=NeedTheme.ACTIVITY, wheelchair=True, day_parts=TUESDAY)
    shut = activity(1, wheelchair=False, day_parts=TUESDAY)
    accessible = activity(2, day_parts=TUESDAY, load=19)
    best, told = first(asked, shut, accessible)
    assert best == key(2, CandidateKind.ACTIVITY)
    assert told == (
        "zelfde wijk of dorp; op dinsdagmiddag; nog 1 plek vrij; "
        "toegankelijk met rolstoel of rollator · let op: bijna vol"
    )


def test_with_a_walker_ask_whether_it_can_come_in() -> None:
    asked = seeker(theme=NeedTheme.ACTIVITY, walker=True, day_parts=TUESDAY)
    verdict = judge(asked, activity(1, wheelchair=False, day_parts=TUESDAY))
    assert [one.kind for one in verdict.reservations] == [ReservationKind.WALKER_UNSURE]


def test_someone_without_vog_calls_instead_of_visiting() -> None:
    caller = volunteer(
        1,
        roles=frozenset({VolunteerRole.BUDDY, VolunteerRole.PHONE_CIRCLE}),
        vog=Vog.NONE,
    )
    verdict = judge(seeker(), caller)
    assert verdict.allowed
    assert (verdict.match_kind, verdict.role) == (
        MatchKind.PHONE_BUDDY,
        VolunteerRole.PHONE_CIRCLE,
    )
    assert ReservationKind.NO_VOG in {one.kind for one in verdict.reservations}


def test_pets_smoke_and_the_wish_for_a_woman_weigh_and_are_told() -> None:
    asked = seeker(has_pets=True, smokes=True, gender_wish=Gender.WOMAN, day_parts=TUESDAY)
    man = volunteer(
        1, gender=Gender.MAN, no_pets=True, no_smokers=True, day_parts=TUESDAY, address=HOME
    )
    woman = volunteer(2, gender=Gender.WOMAN, day_parts=TUESDAY)
    ranked = rank(asked, [man, woman])
    assert [one.candidate.id for one in ranked] == [2, 1]
    assert summary(ranked[1].verdict, CandidateKind.VOLUNTEER) == (
        "zelfde adres; beiden dinsdagmiddag · let op: vraagt liever een vrouw; "
        "komt liever niet waar huisdieren zijn; komt liever niet waar gerookt wordt"
    )


def test_the_handyman_with_most_room_goes_first() -> None:
    asked = seeker(theme=NeedTheme.PRACTICAL_HELP, sub_theme=SubTheme.LAMP)
    busy = volunteer(1, roles=HANDYMAN, load=2, places=3)
    free = volunteer(2, roles=HANDYMAN, places=3)
    ranked = rank(asked, [busy, free])
    assert [one.candidate.id for one in ranked] == [2, 1]
    assert "heeft al 2 van 3 koppelingen" in summary(ranked[1].verdict, CandidateKind.VOLUNTEER)


def test_an_old_vog_is_a_vog_that_must_be_renewed() -> None:
    old = volunteer(1, vog=Vog.OLD, day_parts=TUESDAY)
    new = volunteer(2, day_parts=TUESDAY)
    ranked = rank(seeker(day_parts=TUESDAY), [old, new])
    assert [one.candidate.id for one in ranked] == [2, 1]
    assert summary(ranked[1].verdict, CandidateKind.VOLUNTEER).endswith(
        "let op: VOG moet vernieuwd worden"
    )


def test_who_is_known_already_is_told_first() -> None:
    verdict = judge(seeker(known=frozenset({key(1)})), volunteer(1))
    assert verdict.reasons[0].kind is ReasonKind.ALREADY_KNOWN


def test_a_free_part_of_the_week_is_found_beside_a_booked_one() -> None:
    asked = seeker(day_parts=TUESDAY | WEDNESDAY)
    booked = volunteer(1, day_parts=TUESDAY | WEDNESDAY, bookings=TUESDAY)
    assert judge(asked, booked).shared == (DayPart.WEDNESDAY_AFTERNOON,)
    only = booked._replace(day_parts=TUESDAY)
    assert judge(asked, only).breaches == (Breach.DOUBLE_BOOKED,)


def test_what_she_does_herself_then_is_minded_not_forbidden() -> None:
    verdict = judge(seeker(day_parts=TUESDAY, bookings=TUESDAY), volunteer(day_parts=TUESDAY))
    assert verdict.allowed
    assert [one.kind for one in verdict.reservations] == [ReservationKind.SEEKER_BUSY]


def test_no_part_of_the_week_and_no_language_in_common_are_told() -> None:
    asked = seeker(day_parts=TUESDAY, languages=frozenset({Language.TURKISH}))
    one = volunteer(day_parts=WEDNESDAY, languages=frozenset({Language.DUTCH}))
    assert summary(judge(asked, one), one.kind).endswith(
        "let op: geen taal gemeen; geen dagdeel gemeen"
    )


def test_sharing_that_was_never_asked_is_only_a_reservation() -> None:
    verdict = judge(seeker(sharing=None), volunteer())
    assert verdict.allowed
    assert verdict.reservations[0].kind is ReservationKind.CONSENT_NOT_ASKED


def test_a_need_of_health_has_no_volunteer_but_may_have_a_walking_club() -> None:
    asked = seeker(theme=NeedTheme.HEALTH)
    walking = activity(2, interests=frozenset({Interest.WALKING}))
    assert wanted_roles(asked) == ()
    assert first(asked, volunteer(1), activity(1), walking)[0] == key(2, CandidateKind.ACTIVITY)


def test_equal_scores_go_by_load_and_then_by_number() -> None:
    assert [one.candidate.id for one in rank(seeker(), [volunteer(3), volunteer(1)])] == [1, 3]
    unlimited = activity(1, places=None, load=9), activity(2, places=None, load=2)
    asked = replace(seeker(), theme=NeedTheme.ACTIVITY)
    assert [one.candidate.id for one in rank(asked, unlimited)] == [2, 1]


def test_nobody_is_no_error() -> None:
    assert rank(seeker(), []) == ()


def test_neither_need_nor_candidate_shows_where_someone_lives() -> None:
    assert "Spantweg" not in repr((seeker(), volunteer(address=HOME)))
    assert "9204" not in repr((seeker(), volunteer(address=HOME)))
