from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import causes


@given(st.lists(st.frozensets(st.integers(0, 9), min_size=1, max_size=4), max_size=5))
def test_what_has_to_go_is_enough_and_none_of_it_could_stay(ways: list[frozenset[int]]) -> None:
    """Each way keeps it so as long as one of its things is there; all ways must be cut."""

    def is_gone(without: Sequence[int]) -> bool:
        return all(way & set(without) for way in ways)

    found = causes.fewest(range(10), is_gone)
    assert found is not None
    assert is_gone(found)
    for each in found:
        assert not is_gone([other for other in found if other != each])


def test_what_comes_first_goes_first() -> None:
    assert causes.fewest("abcd", lambda without: "b" in without or "d" in without) == ("b",)
    assert causes.fewest("abcd", lambda without: {"a", "c"} <= set(without)) == ("c", "a")


def test_what_never_goes_has_no_causes() -> None:
    assert causes.fewest("abc", lambda _without: False) is None
    assert causes.fewest("", lambda _without: False) is None
    assert causes.fewest("abc", lambda _without: True) == ()
