import math
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import networks
from spil_desktop.rules.networks import NetworkChange, Ring, Tie, TieKind
from spil_desktop.rules.vocabulary import Nearness, TieStrength

T0, T1 = date(2026, 3, 10), date(2026, 9, 10)
TIES = st.lists(
    st.builds(
        Tie,
        kind=st.sampled_from(TieKind),
        id=st.integers(1, 9),
        who=st.tuples(st.just("person"), st.integers(1, 6)),
        name=st.sampled_from(["Trijntje", "Grietje", "Annie"]),
        strength=st.none() | st.sampled_from(TieStrength),
        nearness=st.none() | st.sampled_from(Nearness),
        since=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        until=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    ),
    max_size=14,
)


def tie(number: int, kind: TieKind = TieKind.RELATION, **known: object) -> Tie:
    return Tie(
        **{"kind": kind, "id": number, "who": ("person", number), "name": f"n{number}", **known}
    )


def test_someone_is_there_from_her_first_day_until_the_day_before_she_went() -> None:
    one = tie(1, since=T0, until=T1)
    assert [
        networks.is_there(one, day) for day in (date(2026, 3, 9), T0, date(2026, 9, 9), T1)
    ] == [
        False,
        True,
        True,
        False,
    ]
    assert networks.is_there(tie(2), date(1990, 1, 1))


def test_a_neighbour_who_becomes_a_buddy_is_drawn_once_and_did_not_come() -> None:
    neighbour, buddy = tie(1), tie(1, TieKind.MATCH, since=date(2026, 5, 19))
    gone, new = tie(3, until=T1), tie(4, TieKind.ACTIVITY, who=("activity", 1), since=T1)
    everyone = (buddy, new, gone, neighbour)
    before, after = networks.on(everyone, T0), networks.on(everyone, T1)
    assert before == (gone, neighbour)
    assert after == (neighbour, new)
    assert networks.change(before, after) == NetworkChange(("n4",), ("n3",), 1)
    assert neighbour.key == (TieKind.RELATION, 1)


@given(TIES, st.sampled_from(Ring))
def test_all_are_drawn_inside_the_outermost_ring_at_their_own_place(
    ties: list[Tie], by: Ring
) -> None:
    places = networks.places(ties, by)
    assert len(places) == len(ties)
    for one, place in zip(ties, places, strict=True):
        far = math.hypot(place.x, place.y)
        assert math.isclose(far, networks.radius(networks.ring(one, by), by))
        assert far < 1.000001
    rounded = {(round(place.x, 6), round(place.y, 6)) for place in places}
    assert len(rounded) == len(ties)


@given(TIES)
def test_what_changed_adds_up(ties: list[Tie]) -> None:
    before, after = networks.on(ties, T0), networks.on(ties, T1)
    change = networks.change(before, after)
    assert change.stayed + len(change.came) == len(after)
    assert change.stayed + len(change.went) == len(before)


def test_nearer_and_stronger_is_closer_to_the_middle() -> None:
    near, far = tie(1, nearness=Nearness.SAME_ADDRESS), tie(2)
    assert (networks.ring(near, Ring.NEARNESS), networks.ring(far, Ring.NEARNESS)) == (0, 3)
    strong, plain = tie(1, strength=TieStrength.STRONG), tie(2)
    assert (networks.ring(strong, Ring.STRENGTH), networks.ring(plain, Ring.STRENGTH)) == (0, 1)
    assert networks.rings(Ring.STRENGTH) == 3
