from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import affinity
from spil_desktop.rules.vocabulary import (
    SUB_THEMES,
    Interest,
    MatchKind,
    NeedTheme,
    Offer,
    SubTheme,
    VolunteerRole,
)

INTERESTS = st.frozensets(st.sampled_from(list(Interest)), max_size=4)
ASKED = [(theme, None) for theme in NeedTheme] + [
    (theme, sub) for theme, subs in SUB_THEMES.items() for sub in subs
]


@given(st.sampled_from(list(Interest)))
def test_likeness_goes_both_ways_and_never_to_itself(interest: Interest) -> None:
    assert interest not in affinity.like(interest)
    assert all(interest in affinity.like(other) for other in affinity.like(interest))


def test_klaverjassen_resembles_cards_and_games() -> None:
    assert affinity.like(Interest.KLAVERJASSEN) == {Interest.CARDS, Interest.GAMES}


@given(INTERESTS, INTERESTS, st.sampled_from([None, *SubTheme]))
def test_named_interests_go_before_what_is_guessed(
    named: frozenset[Interest], own: frozenset[Interest], sub_theme: SubTheme | None
) -> None:
    wished = affinity.wished(named, sub_theme, own)
    assert not named or wished == named
    assert not own or wished


def test_who_asks_to_play_asks_it_in_her_own_way() -> None:
    own = frozenset({Interest.CHESS, Interest.MUSIC})
    assert affinity.wished(frozenset(), SubTheme.PLAY_TOGETHER, own) == {Interest.CHESS}
    assert affinity.wished(frozenset(), SubTheme.WALK, own) == {Interest.WALKING}
    assert affinity.wished(frozenset(), None, own) == own


def test_every_need_but_health_has_somebody_who_can_answer() -> None:
    without = [asked for asked in ASKED if not affinity.routes(*asked)]
    assert without == [(NeedTheme.HEALTH, None)]


def test_who_comes_to_the_door_needs_a_vog_and_who_calls_does_not() -> None:
    visit, call = affinity.routes(NeedTheme.SOCIAL_CONTACT, None)
    assert (visit.role, visit.kind, visit.needs_vog) == (
        VolunteerRole.BUDDY,
        MatchKind.VISIT_BUDDY,
        True,
    )
    assert (call.role, call.needs_vog) == (VolunteerRole.PHONE_CIRCLE, False)
    assert affinity.KINDS_AT_HOME <= affinity.KINDS_WITH_VOG


def test_a_sub_theme_narrows_what_is_offered() -> None:
    assert affinity.offers(NeedTheme.PRACTICAL_HELP, SubTheme.GARDEN) == {Offer.GARDENING}
    assert affinity.offers(NeedTheme.TRANSPORT, SubTheme.TO_DOCTOR) == {Offer.DRIVING}
    assert affinity.offers(NeedTheme.HEALTH, None) == frozenset()


def test_whoever_asks_a_visit_is_not_sent_to_a_club() -> None:
    assert affinity.activity_interests(NeedTheme.SOCIAL_CONTACT, SubTheme.VISIT) == frozenset()
    assert affinity.activity_interests(NeedTheme.SOCIAL_CONTACT, None) is None
    assert affinity.activity_interests(NeedTheme.TRANSPORT, None) == frozenset()
    about = affinity.activity_interests(NeedTheme.HEALTH, None)
    assert about is not None
    assert Interest.WALKING in about


def test_a_phone_call_asks_no_shared_hobby() -> None:
    assert affinity.answered_by_shared_interest(NeedTheme.SOCIAL_CONTACT, None)
    assert not affinity.answered_by_shared_interest(NeedTheme.SOCIAL_CONTACT, SubTheme.CALL)
    assert not affinity.answered_by_shared_interest(NeedTheme.TRANSPORT, None)
