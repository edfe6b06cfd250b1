from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import street_map

PLACES = st.tuples(st.integers(0, 6), st.integers(0, 6))
STREETS = st.lists(st.none() | PLACES, max_size=25).map(lambda found: list(enumerate(found)))


@given(STREETS)
def test_every_street_has_a_tile_of_its_own_and_the_first_keeps_hers(streets) -> None:
    places = street_map.layout(streets)
    assert set(places) == {street for street, _place in streets}
    assert len(set(places.values())) == len(places)
    for street, place in streets:
        if place is not None and place not in [other for _s, other in streets[:street]]:
            assert places[street] == place


@given(STREETS.filter(bool), PLACES)
def test_a_moved_street_changes_places_with_who_was_there(streets, to) -> None:
    places = street_map.layout(streets)
    after = street_map.moved(places, 0, to)
    assert after[0] == to
    assert len(set(after.values())) == len(after)
    assert sum(after[street] != places[street] for street in places) <= 2


def test_a_street_stays_on_the_map() -> None:
    assert street_map.moved({1: (0, 0)}, 1, (-1, 99)) == {1: (0, street_map.HIGHEST)}


def test_arrows_go_to_the_nearest_in_their_direction() -> None:
    places = {1: (0, 0), 2: (2, 0), 3: (1, 1), 4: (0, 2)}
    assert street_map.neighbour(places, 1, (1, 0)) == 2
    assert street_map.neighbour(places, 1, (0, 1)) == 4
    assert street_map.neighbour(places, 3, (0, -1)) in {1, 2}
    assert street_map.neighbour(places, 1, (-1, 0)) == 1
    assert street_map.layout([]) == {}
