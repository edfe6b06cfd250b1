from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.speed_dates import Impossible, scheme


def assert_holds(organisations, rounds, made):
    """Check every promise of a scheme, without knowing how it was made."""
    assert len(made) == rounds
    pairs = list(chain.from_iterable(made))
    assert len(set(pairs)) == len(pairs), "met twice"
    assert all(organisations[one] != organisations[other] for one, other in pairs)
    talks: Counter[int] = Counter()
    for one_round in made:
        busy = list(chain.from_iterable(one_round))
        assert len(set(busy)) == len(busy), "at two tables at once"
        assert all(one < other for one, other in one_round)
        talks.update(busy)
    assert all(talks[party] >= rounds - 1 for party in range(len(organisations))), "idle twice"


def test_150_people_of_30_organisations_in_5_rounds():
    organisations = [f"organisatie {number % 30}" for number in range(150)]
    made = scheme(organisations, 5)
    assert_holds(organisations, 5, made)
    assert all(len(one_round) == 75 for one_round in made)


def test_150_people_of_organisations_of_very_different_size():
    sizes = [40, 20, 15, 10, *[5] * 5, *[2] * 10, *[1] * 20]
    organisations = [f"{number}" for number, size in enumerate(sizes) for _one in range(size)]
    assert len(organisations) == 150
    assert_holds(organisations, 5, scheme(organisations, 5))


def test_the_same_parties_get_the_same_scheme():
    organisations = list("aabbccddeefg")
    assert scheme(organisations, 4) == scheme(organisations, 4)


@given(st.integers(2, 40), st.data())
def test_who_may_all_meet_can_meet_in_as_many_rounds_as_there_are_others(count, data):
    rounds = data.draw(st.integers(1, count - 1 + count % 2))
    organisations = [str(number) for number in range(count)]
    assert_holds(organisations, rounds, scheme(organisations, rounds))


@given(
    st.lists(st.sampled_from("abcdefgh"), min_size=0, max_size=24),
    st.integers(0, 8),
)
def test_a_scheme_always_holds_or_it_is_said_why_there_is_none(organisations, rounds):
    made = scheme(organisations, rounds)
    if isinstance(made, Impossible):
        return
    assert_holds(organisations, rounds, made)


@given(st.integers(4, 20), st.integers(1, 4))
def test_two_parties_of_each_of_many_organisations_always_fit(groups, rounds):
    organisations = [str(number // 2) for number in range(2 * groups)]
    assert_holds(organisations, rounds, scheme(organisations, rounds))


@pytest.mark.parametrize(
    ("organisations", "rounds", "why"),
    [
        ("", 5, Impossible.TOO_FEW),
        ("a", 5, Impossible.TOO_FEW),
        ("ab", 0, Impossible.TOO_FEW),
        ("abc", 5, Impossible.TOO_MANY_ROUNDS),
        ("abcd", 6, Impossible.TOO_MANY_ROUNDS),
        ("aaaa", 1, Impossible.ONE_TOO_LARGE),
        ("aaab", 3, Impossible.ONE_TOO_LARGE),
        ("aabb", 4, Impossible.ONE_TOO_LARGE),
        ("aaaab", 1, None),
        ("aaabbbc", 5, Impossible.NOT_FOUND),
    ],
)
def test_what_cannot_be_is_said(organisations, rounds, why):
    made = scheme(organisations, rounds)
    if why is None:
        assert_holds(organisations, rounds, made)
    else:
        assert made is why
