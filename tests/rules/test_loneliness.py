import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import loneliness
from spil_desktop.rules.loneliness import ITEMS, LonelinessScore, score
from spil_desktop.rules.vocabulary import Loneliness, LonelinessAnswer

YES, MORE_OR_LESS, NO = LonelinessAnswer

answers = st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(LonelinessAnswer))


def test_the_scale_asks_six_statements_three_of_each_kind():
    assert set(ITEMS) == {*loneliness.EMOTIONAL, *loneliness.SOCIAL}
    assert len(ITEMS) == 6


@pytest.mark.parametrize(
    ("everywhere", "emotional", "social", "total"),
    [(MORE_OR_LESS, 3, 3, 6), (YES, 3, 0, 3), (NO, 0, 3, 3)],
)
def test_the_published_vectors(everywhere, emotional, social, total):
    assert score(dict.fromkeys(ITEMS, everywhere)) == LonelinessScore(emotional, social, total)


def test_the_worked_example_of_a_home_visit():
    result = score(
        {"djg3": YES, "djg4": MORE_OR_LESS, "djg7": NO, "djg8": YES, "djg9": YES, "djg10": NO}
    )
    assert result == LonelinessScore(2, 2, 4)
    assert result.loneliness is Loneliness.LONELY


def test_one_missing_answer_invalidates_its_subscale_but_not_the_total():
    given_answers = dict.fromkeys(ITEMS, MORE_OR_LESS)
    del given_answers["djg3"]
    assert score(given_answers) == LonelinessScore(None, 3, 5)


def test_two_missing_answers_invalidate_the_total():
    given_answers = dict.fromkeys(ITEMS, MORE_OR_LESS)
    del given_answers["djg3"], given_answers["djg9"]
    assert score(given_answers) == LonelinessScore(None, 3, None)
    assert score(given_answers).loneliness is None


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (0, Loneliness.NOT_LONELY),
        (1, Loneliness.NOT_LONELY),
        (2, Loneliness.LONELY),
        (4, Loneliness.LONELY),
        (5, Loneliness.VERY_LONELY),
        (6, Loneliness.VERY_LONELY),
    ],
)
def test_the_cut_offs_of_the_total(total, expected):
    assert LonelinessScore(None, None, total).loneliness is expected


@given(answers)
def test_scores_stay_in_range_and_add_up(given_answers):
    result = score(given_answers)
    assert result.emotional in {None, 0, 1, 2, 3}
    assert result.social in {None, 0, 1, 2, 3}
    assert (result.total is None) == (len(given_answers) < 5)
    if result.emotional is not None and result.social is not None:
        assert result.total == result.emotional + result.social
