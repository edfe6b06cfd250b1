from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import affinity, groups
from spil_desktop.rules.candidates import Address, Seeker
from spil_desktop.rules.groups import LARGEST, SMALLEST, WALKING, Minded, Nearness, Reservation
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    ConsentState,
    DayPart,
    Interest,
    Language,
    NeedTheme,
    SubTheme,
)
from tests.rules.pairs_made import HOME, seeker, seekers

CARDS = frozenset({Interest.KLAVERJASSEN})
TUESDAY = frozenset({DayPart.TUESDAY_AFTERNOON})


def lonely(number: int, **known: object) -> Seeker:
    return seeker(
        **{
            "need_id": number,
            "participant_id": number,
            "person_id": 100 + number,
            "interests": CARDS,
            "day_parts": TUESDAY,
            "address": HOME._replace(house_number=number),
            "waiting": 10 * number,
            **known,
        }
    )


def numbers(found: tuple[groups.Group, ...]) -> list[list[int]]:
    return [[member.need_id for member in group.members] for group in found]


@st.composite
def lonely_people(draw: st.DrawFn) -> list[Seeker]:
    count = draw(st.integers(0, 14))
    company = st.sampled_from(
        [
            (NeedTheme.SOCIAL_CONTACT, None),
            (NeedTheme.SOCIAL_CONTACT, SubTheme.EAT_TOGETHER),
            (NeedTheme.SOCIAL_CONTACT, SubTheme.VISIT),
            (NeedTheme.ACTIVITY, None),
            (NeedTheme.TRANSPORT, None),
        ]
    )
    some = st.frozensets(st.sampled_from(list(Interest)[:4]), max_size=2)
    made = []
    for number in range(1, count + 1):
        theme, sub_theme = draw(company)
        drawn = draw(seekers(number))
        made.append(replace(drawn, theme=theme, sub_theme=sub_theme, interests=draw(some)))
    return made


@given(lonely_people(), st.randoms())
@settings(max_examples=60)
def test_every_group_keeps_the_rules_and_the_order_of_the_input_is_nothing(
    asked: list[Seeker], random: Random
) -> None:
    found = groups.propose(asked)
    people = [member.person_id for group in found for member in group.members]
    assert len(people) == len(set(people)), "in two groups"
    for group in found:
        assert SMALLEST <= len(group.members) <= LARGEST
        liked_by_all = 0
        for one in group.members:
            assert groups.may_join(one)
            assert one.has_file
            assert not one.gone
            assert one.sharing in {None, ConsentState.GIVEN}
            assert one.sub_theme is not SubTheme.VISIT
            assert one.theme in affinity.COMPANY
            liked = one.interests | one.also
            assert liked & (affinity.like(group.interest) | {group.interest})
            liked_by_all += group.interest in liked
            if one.day_parts:
                assert set(group.day_parts) <= one.day_parts - one.bookings
                assert group.day_parts
        assert group.alike == len(group.members) - liked_by_all < len(group.members)
        for one, other in combinations(group.members, 2):
            assert not groups.apart(one, other)
            assert other.person_id not in one.excluded
            assert one.person_id not in other.excluded
            assert groups.near(one, other)
            apart = groups.metres(one.address, other.address)
            assert apart is None or apart <= WALKING
            if group.nearness is Nearness.METRES:
                assert apart is not None
                assert round(apart) <= group.metres
    mixed = asked.copy()
    random.shuffle(mixed)
    assert groups.propose(mixed) == found


@given(lonely_people())
@settings(max_examples=40)
def test_nobody_is_left_who_could_make_a_group_with_two_others_who_are_left(
    asked: list[Seeker],
) -> None:
    placed = {member.person_id for group in groups.propose(asked) for member in group.members}
    left = [one for one in asked if groups.may_join(one) and one.person_id not in placed]
    for three in combinations(left, 3):
        alike = frozenset.intersection(*(one.interests | one.also for one in three))
        pairs = list(combinations(three, 2))
        near = all(groups.near(one, two) and not groups.apart(one, two) for one, two in pairs)
        assert not (near and alike and groups.shared_parts(three) is not None)


def test_three_card_players_of_one_street() -> None:
    (group,) = groups.propose([lonely(1), lonely(2), lonely(3)])
    assert [member.need_id for member in group.members] == [3, 2, 1]
    assert (group.interest, group.alike) == (Interest.KLAVERJASSEN, 0)
    assert group.day_parts == (DayPart.TUESDAY_AFTERNOON,)
    assert (group.nearness, group.metres) == (Nearness.SAME_STREET, 0)
    assert group.reservations == ()
    assert group.need_ids == {1, 2, 3}


def test_two_are_no_group_and_seven_are_one_and_a_rest() -> None:
    assert groups.propose([lonely(1), lonely(2)]) == ()
    assert numbers(groups.propose([lonely(number) for number in range(1, 8)])) == [
        [7, 6, 5, 4, 3, 2]
    ]


def test_what_resembles_counts_and_is_told() -> None:
    other = lonely(1, interests=frozenset({Interest.CARDS}))
    (group,) = groups.propose([other, lonely(2), lonely(3)])
    assert (group.interest, group.alike) == (Interest.KLAVERJASSEN, 1)
    chess = lonely(1, interests=frozenset({Interest.SINGING}))
    assert groups.propose([chess, lonely(2), lonely(3)]) == ()


def test_the_streets_decide_where_nothing_is_measured() -> None:
    beside = lonely(1, address=Address(1, "Nokweg", 4), beside=frozenset({"spantweg"}))
    (group,) = groups.propose([beside, lonely(2), lonely(3)])
    assert group.nearness is Nearness.NEXT_STREETS
    elsewhere = lonely(1, address=Address(2, "Spantweg", 4))
    assert groups.propose([elsewhere, lonely(2), lonely(3)]) == ()
    same_postcode = lonely(1, address=Address(1, None, 4, HOME.postcode))
    assert len(groups.propose([same_postcode, lonely(2), lonely(3)])) == 1


def test_metres_decide_where_they_are_known() -> None:
    def at(number: int, latitude: float) -> Seeker:
        return lonely(number, address=Address(1, f"Straat {number}", 1, None, latitude, 6.1))

    (group,) = groups.propose([at(1, 53.1000), at(2, 53.1020), at(3, 53.1040)])
    assert (group.nearness, group.metres) == (Nearness.METRES, 445)
    assert groups.propose([at(1, 53.1000), at(2, 53.1020), at(3, 53.1060)]) == ()


def test_who_fits_with_nobody_else_does_not_stand_in_the_way() -> None:
    far = lonely(9, address=Address(1, "Nokweg", 1), beside=frozenset({"spantweg"}), waiting=15)
    corner = lonely(3, address=Address(1, "Spantweg", 3, "9204 ZZ"))
    hidden = [lonely(number, address=Address(1, "Hoek", number, "9204 ZZ")) for number in (1, 2)]
    assert numbers(groups.propose([far, corner, *hidden])) == [[3, 2, 1]]


def test_nobody_beside_someone_she_is_kept_apart_from() -> None:
    never = lonely(1, excluded=frozenset({102}))
    assert groups.propose([never, lonely(2), lonely(3)]) == ()
    turned_down = lonely(1, refused=frozenset({(CandidateKind.PARTICIPANT, 3)}))
    assert groups.propose([turned_down, lonely(2), lonely(3)]) == ()


def test_two_needs_of_one_person_are_one_person() -> None:
    twice = lonely(4, participant_id=1, person_id=101, theme=NeedTheme.ACTIVITY)
    assert groups.propose([lonely(1), twice, lonely(2)]) == ()
    assert numbers(groups.propose([lonely(1), twice, lonely(2), lonely(3)])) == [[4, 3, 2]]


def test_who_refuses_is_booked_or_asks_a_visit_is_not_in_a_group() -> None:
    for known in (
        {"sharing": ConsentState.WITHDRAWN},
        {"has_file": False},
        {"gone": True},
        {"bookings": TUESDAY},
        {"sub_theme": SubTheme.VISIT},
        {"theme": NeedTheme.TRANSPORT},
        {"day_parts": frozenset({DayPart.FRIDAY_MORNING})},
    ):
        assert groups.propose([lonely(1, **known), lonely(2), lonely(3)]) == ()


def test_what_is_to_be_minded_is_counted() -> None:
    (group,) = groups.propose(
        [
            lonely(1, sharing=None, walker=True),
            lonely(2, walker=True, languages=frozenset({Language.FRISIAN})),
            lonely(3, day_parts=frozenset(), languages=frozenset({Language.TURKISH})),
        ]
    )
    assert group.reservations == tuple(
        Reservation(kind, count)
        for kind, count in (
            (Minded.CONSENT_NOT_ASKED, 1),
            (Minded.WALKER, 2),
            (Minded.NO_SHARED_LANGUAGE, 2),
            (Minded.DAY_PARTS_UNKNOWN, 1),
        )
    )
    (chair,) = groups.propose([lonely(1, wheelchair=True), lonely(2, walker=True), lonely(3)])
    assert chair.reservations == (Reservation(Minded.WHEELCHAIR, 1),)
    untold = [lonely(number, day_parts=frozenset()) for number in (1, 2, 3)]
    assert groups.propose(untold)[0].day_parts == ()
