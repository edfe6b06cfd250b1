from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules.candidates import Candidate
from spil_desktop.rules.columns import read_each, turned
from spil_desktop.rules.gathered import Gathered
from tests.rules.pairs_made import candidates

several = st.lists(candidates(), max_size=5)


@given(several, several)
@settings(max_examples=25)
def test_gathered_candidates_are_the_same_candidates(some: list[Candidate], more: list[Candidate]):
    gathered = Gathered.together(Gathered.of(some), Gathered.of(more))

    assert list(gathered) == some + more
    assert [gathered.one(place) for place in range(len(gathered))] == some + more
    people = {one.person_id for one in some if one.person_id is not None}
    others = [one for one in some + more if one.person_id not in people]
    assert list(gathered.without(people)) == others


def test_each_different_value_is_read_once():
    asked: list[str] = []

    def read(value: str) -> str:
        asked.append(value)
        return value.upper()

    assert read_each(read, ["a", "b", "a"]) == ("A", "B", "A")
    assert sorted(asked) == ["a", "b"]


def test_no_rows_still_have_columns():
    assert turned([(1, "a"), (2, "b")], 2) == ((1, 2), ("a", "b"))
    assert turned([], 2) == ((), ())
