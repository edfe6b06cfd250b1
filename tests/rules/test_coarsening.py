import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import breakdowns, coarsening
from spil_desktop.rules.coarsening import Category
from spil_desktop.rules.release import Omission


@pytest.mark.parametrize(
    ("dimensions", "size", "newcomers", "reason"),
    [
        (0, 3, 3, None),
        (1, 19, 19, Omission.TOO_FEW_PEOPLE),
        (1, 20, 20, None),
        (1, 80, 9, Omission.SMALL_QUARTER),
        (1, 80, 10, None),
        (2, 49, 49, Omission.ONE_DIMENSION_ONLY),
        (2, 80, 30, Omission.ONE_DIMENSION_ONLY),
        (2, 50, 50, None),
    ],
)
def test_how_fine_a_table_may_be(dimensions, size, newcomers, reason) -> None:
    assert coarsening.refusal(dimensions, size=size, newcomers=newcomers) is reason


def _codes(categories: tuple[Category, ...]) -> list[str]:
    return [category.code for category in categories]


def test_a_small_age_class_joins_its_smaller_neighbour() -> None:
    counts = {"70_74": 4, "75_79": 21, "80_84": 24, "85_89": 30, "90_plus": 40}
    joined = coarsening.join(breakdowns.AGE, counts)
    assert _codes(joined) == ["70_79", "80_84", "85_89", "90_plus"]
    counts |= {"85_89": 3, "90_plus": 4}
    assert _codes(coarsening.join(breakdowns.AGE, counts)) == ["70_79", "80_plus"]


def test_small_ordered_categories_without_numbers_are_named_together() -> None:
    counts = {"excellent": 2, "very_good": 13, "good": 43, "fair": 49, "poor": 15}
    joined = coarsening.join(breakdowns.SELF_RATED, counts)
    assert _codes(joined) == ["excellent+very_good", "good", "fair", "poor"]


def test_reasons_of_drop_out_join_their_kin() -> None:
    counts = {"died": 6, "admitted": 4, "moved": 1, "does_not_want": 12, "not_reached": 15}
    joined = coarsening.join(breakdowns.DROP_OUT, counts)
    assert _codes(joined) == ["died+admitted+moved", "does_not_want", "not_reached"]
    counts = {"died": 3, "admitted": 4, "does_not_want": 5, "not_reached": 7, "other": 3}
    joined = coarsening.join(breakdowns.DROP_OUT, counts)
    assert _codes(joined) == ["died+admitted+moved+does_not_want", "not_reached+other"]


def test_small_categories_without_an_order_become_the_rest() -> None:
    counts = {"alone": 92, "with_partner": 20, "other": 9, "with_children": 7}
    joined = coarsening.join(breakdowns.LIVING, counts)
    assert _codes(joined) == ["alone", "with_partner", "other_joined"]
    assert joined[-1].codes == ("with_children", "other")


def test_a_rest_that_is_small_itself_takes_the_smallest_in() -> None:
    joined = coarsening.join(breakdowns.GENDER, {"woman": 95, "man": 33, "unknown": 2})
    assert _codes(joined) == ["woman", "man+other+unknown"]


def test_a_name_of_joined_categories_does_not_tell_that_somebody_is_in_one() -> None:
    one, none = {"woman": 95, "man": 12, "unknown": 8}, {"woman": 95, "man": 12, "other": 8}
    assert _codes(coarsening.join(breakdowns.GENDER, one)) == ["woman", "man+other+unknown"]
    assert _codes(coarsening.join(breakdowns.GENDER, none)) == ["woman", "man+other+unknown"]
    ages = {"70_74": 40, "80_84": 30, "85_89": 4}
    assert _codes(coarsening.join(breakdowns.AGE, ages)) == ["70_74", "75_plus"]


def test_hidden_categories_are_of_the_rest_whether_or_not_anyone_is_in_them() -> None:
    hidden = breakdowns.PARTY.sensitive
    for found in (0, 1, 15):
        counts = {"gp": 30, "wmo_desk": 20, "housing": 10, "safe_at_home": found}
        joined = coarsening.join(breakdowns.PARTY, counts, hidden)
        assert _codes(joined) == ["gp", "wmo_desk", *(["housing"] * (found > 9)), "other_joined"]
    for found in (0, 1, 15):
        counts = {"any": 30, "loneliness": 20, "loss": 12, "abuse": found}
        joined = coarsening.join(breakdowns.SIGNAL, counts, ["abuse"])
        assert _codes(joined) == ["loneliness", "loss"]


def test_one_category_alone_is_no_breakdown() -> None:
    assert coarsening.join(breakdowns.GENDER, {"woman": 12}) == ()
    assert coarsening.join(breakdowns.GENDER, {"woman": 8, "man": 3}) == ()
    assert coarsening.join(breakdowns.AGE, {"70_74": 3, "75_79": 4}) == ()


def test_rare_answers_are_joined_and_any_stands_first() -> None:
    counts = {"any": 54, "heart": 30, "lungs": 21, "cancer": 3, "parkinson": 1, "dementia": 8}
    joined = coarsening.join(breakdowns.CONDITION, counts)
    assert _codes(joined) == ["any", "heart", "lungs", "other_joined"]
    assert set(joined[-1].codes) == {"cancer", "dementia", "parkinson"}
    joined = coarsening.join(breakdowns.CONDITION, {"any": 40, "heart": 30, "cancer": 3})
    assert joined == ()


def test_steps_of_a_process_are_never_joined() -> None:
    assert _codes(coarsening.join(breakdowns.STAGE, {"reached": 3})) == list(breakdowns.STAGE.codes)


@given(counts=st.dictionaries(st.sampled_from(breakdowns.SOURCE.codes), st.integers(0, 60)))
def test_everyone_is_in_one_category_and_none_is_small(counts: dict[str, int]) -> None:
    joined = coarsening.join(breakdowns.SOURCE, counts)
    if joined:
        codes = [code for category in joined for code in category.codes]
        assert sorted(codes) == sorted(code for code, number in counts.items() if number)
        for category in joined:
            assert sum(counts[code] for code in category.codes) >= coarsening.LEAST_CATEGORY
