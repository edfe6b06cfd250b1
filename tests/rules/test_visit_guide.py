from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import visit_guide
from spil_desktop.rules.visit_guide import ABOUT_HEALTH, GUIDE, NEED_THEMES, VisitQuestion
from spil_desktop.rules.vocabulary import NeedTheme, VisitTheme

ANSWERS = st.dictionaries(st.sampled_from(VisitQuestion), st.text(max_size=20))


def test_every_theme_is_asked_and_every_question_once():
    assert set(GUIDE) == set(VisitTheme)
    asked = [question for questions in GUIDE.values() for question in questions]
    assert sorted(asked) == sorted(VisitQuestion)
    assert all(len(questions) >= 2 for questions in GUIDE.values())


def test_each_theme_but_talents_leads_to_a_need():
    assert set(VisitTheme) - set(NEED_THEMES) == {VisitTheme.TALENTS}
    assert NEED_THEMES[VisitTheme.SOCIAL] is NeedTheme.SOCIAL_CONTACT


@given(ANSWERS)
def test_what_was_said_is_kept_and_empty_answers_are_not(answers: dict[VisitQuestion, str]):
    kept = visit_guide.answered(answers)
    assert all(said and said == answers[question].strip() for question, said in kept.items())
    assert visit_guide.answered(kept) == kept
    lines = sum(len(visit_guide.of_theme(kept, theme).split("\n")) for theme in GUIDE if kept)
    assert lines >= len(kept)
    assert {theme for theme in GUIDE if visit_guide.of_theme(kept, theme)} == set(
        visit_guide.themes(kept)
    )


@given(ANSWERS)
def test_health_can_be_taken_out(answers: dict[VisitQuestion, str]):
    kept = visit_guide.without_health(answers)
    assert not ABOUT_HEALTH.intersection(kept)
    assert kept.keys() | ABOUT_HEALTH >= answers.keys()


def test_a_question_of_before_is_left_out():
    assert visit_guide.answered({"no_longer_asked": "ja", "people": " de buurvrouw "}) == {
        VisitQuestion.PEOPLE: "de buurvrouw"
    }
