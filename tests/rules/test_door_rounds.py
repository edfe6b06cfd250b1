import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import door_rounds
from spil_desktop.rules.door_rounds import Counts
from spil_desktop.rules.vocabulary import DoorResult


@given(st.lists(st.sampled_from(DoorResult)))
def test_doors_always_add_up_to_a_round_that_can_be(results: list[DoorResult]) -> None:
    counts = door_rounds.counted(results)
    assert door_rounds.wrong(counts) is None
    assert counts.addresses == len(results) - results.count(DoorResult.DO_NOT_RING)


def test_the_doors_of_the_wierdestraat() -> None:
    results = [
        *[DoorResult.TALKED] * 12,
        *[DoorResult.VISIT_WANTED] * 3,
        *[DoorResult.FLYER] * 5,
        *[DoorResult.OPENED] * 2,
        *[DoorResult.NOT_INTERESTED] * 4,
        *[DoorResult.NOT_HOME] * 16,
    ]
    assert door_rounds.counted(results) == Counts(42, 26, 15, 5, 3, 3)


@pytest.mark.parametrize(
    ("counts", "name"),
    [
        (Counts(-1), "addresses"),
        (Counts(10, 11), "opened"),
        (Counts(10, 5, 6), "talked"),
        (Counts(10, 5, 5, 11), "flyers"),
        (Counts(10, 5, 5, 10, 0, 6), "interested"),
        (Counts(10, 5, 5, 0, 3, 2), "visits_wanted"),
        (Counts(10, 5, 5, 10, 2, 2), None),
    ],
)
def test_the_first_count_that_cannot_be_is_named(counts: Counts, name: str | None) -> None:
    assert door_rounds.wrong(counts) == name
