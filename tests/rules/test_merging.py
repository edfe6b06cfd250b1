from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import merging
from spil_desktop.rules.merging import PARTS, TOGETHER, Asked, MergeField, Side
from spil_desktop.rules.vocabulary import Moment

OLD, NEW = ("djg6", "1"), ("djg6", "2")
MAY = date(2026, 5, 1)


def asked(wording: tuple[str, str], moment: Moment, day: int, *, is_kept: bool = False) -> Asked:
    return Asked(wording, moment, MAY.replace(day=day), is_kept)


@pytest.mark.parametrize(
    ("of_both", "stays"),
    [
        ([asked(OLD, Moment.T1, 1), asked(NEW, Moment.T0, 2)], NEW),
        ([asked(OLD, Moment.T0, 1), *(asked(NEW, one, 2) for one in tuple(Moment)[:2])], NEW),
        ([asked(OLD, Moment.T0, 1), asked(NEW, Moment.T0, 2, is_kept=True)], OLD),
        ([asked(OLD, Moment.T0, 2), asked(NEW, Moment.T0, 2, is_kept=True)], NEW),
        ([asked(OLD, Moment.T2, 2)], OLD),
    ],
)
def test_a_series_goes_on_in_one_wording(of_both: list[Asked], stays: tuple[str, str]) -> None:
    assert merging.wording(of_both) == stays


LISTS = st.lists(st.sampled_from(["cards", "chess", "music"]), unique=True)


@pytest.mark.parametrize(
    ("field", "kept", "other", "side"),
    [
        (MergeField.EMAIL, {"email": None}, {"email": "a@example.nl"}, Side.OTHER),
        (MergeField.EMAIL, {"email": "b@example.nl"}, {"email": "a@example.nl"}, Side.KEPT),
        (MergeField.EMAIL, {"email": "b@example.nl"}, {"email": None}, Side.KEPT),
        (MergeField.GENDER, {"gender": "unknown"}, {"gender": "woman"}, Side.OTHER),
        (MergeField.GENDER, {"gender": "man"}, {"gender": "unknown"}, Side.KEPT),
        (MergeField.NOTES, {"notes": "een"}, {"notes": "twee"}, Side.BOTH),
        (
            MergeField.BIRTH,
            {"birth_date": None, "birth_year": 1940},
            {"birth_date": "1941-02-03", "birth_year": 1941},
            Side.OTHER,
        ),
        (
            MergeField.BIRTH,
            {"birth_date": None, "birth_year": 1940},
            {"birth_date": None, "birth_year": 1941},
            Side.KEPT,
        ),
    ],
)
def test_the_usual_choice(
    field: MergeField, kept: dict[str, Any], other: dict[str, Any], side: Side
):
    assert merging.usual(field, kept, other) is side


def test_what_can_be_chosen():
    for field in MergeField:
        assert (Side.BOTH in merging.sides(field)) is (field in TOGETHER)
    assert all(len(PARTS[field][1]) == 1 for field in TOGETHER)


@given(st.none() | st.text(), st.none() | st.text())
def test_two_texts_below_each_other_lose_nothing(first: str | None, second: str | None):
    both = merging.both(first, second)

    assert (both is None) is (not first and not second)
    assert (first or "") in (both or "")
    assert (second or "") in (both or "")


@given(LISTS, LISTS)
def test_two_lists_together_hold_each_value_once(first: list[str], second: list[str]):
    both = merging.both(first, second)

    assert set(both) == {*first, *second}
    assert len(both) == len(set(both))


@given(st.sampled_from(Side), LISTS, LISTS)
def test_what_stays_was_in_one_of_the_files(side: Side, first: list[str], second: list[str]):
    kept, other = {"interests": first}, {"interests": second}

    found = merging.chosen(MergeField.INTERESTS, side, kept, other)["interests"]

    assert set(found) <= {*first, *second}
