from dataclasses import replace

import pytest

from spil_desktop.errors import InputProblem, QuestionnaireProblem, SpilError
from spil_desktop.rules import outcome_tables
from spil_desktop.rules import questionnaires as rules
from spil_desktop.rules.release import DimensionName
from spil_desktop.texts import codebook_codes, problems, questionnaires


def test_the_line_and_the_field_come_first():
    with pytest.raises(SpilError) as refused:
        rules.parse('code = "x"\n\n[[items]]\ncode = "a"')
    assert problems.sentence(refused.value) == (
        "Regel 3, items 1: text. Dit veld ontbreekt of is leeg. Vul het in."
    )


def test_a_file_that_is_no_toml_names_its_line():
    with pytest.raises(SpilError) as refused:
        rules.parse('code = "x"\n= 3')
    assert problems.sentence(refused.value).startswith("Regel 2. Hier is het bestand geen geldige")


def test_a_problem_of_another_family_is_a_mistake():
    with pytest.raises(TypeError):
        questionnaires.problem(SpilError(InputProblem.REQUIRED))
    assert "Regel" not in questionnaires.problem(SpilError(QuestionnaireProblem.STILL_USED))


def test_no_edition_of_the_program_is_told_by_its_code():
    for one in rules.shipped():
        told = questionnaires.edition(one.code, one.edition)
        assert " " in told
        assert one.edition.isdigit() or one.edition not in told
    assert questionnaires.edition("buurt", "2") == "uitgave 2"


def test_every_class_of_the_program_has_words_of_its_own_and_what_was_typed_stays():
    known = questionnaires._classes()
    for one in rules.shipped():
        for scale in one.scales:
            assert {questionnaires.class_name(one, each) for each in scale.cutoffs} <= set(known)
    djg6 = rules.by_code()["djg6"]
    total = djg6.scale("total")
    assert questionnaires.classes(djg6, total) == (
        "0–1 niet eenzaam; 2–4 enigszins eenzaam; 5–6 sterk eenzaam"
    )
    assert questionnaires.scored(djg6, total).startswith(
        "Score van 0 tot en met 6; lager is beter. Klassen: 0–1 niet eenzaam; "
    )
    typed = replace(djg6, code="buurt")
    assert questionnaires.classes(typed, total).startswith("0–1 niet eenzaam (0-1)")


def test_every_outcome_says_its_range_its_good_end_and_where_it_comes_from():
    for each in outcome_tables.OUTCOMES:
        told = codebook_codes.category(DimensionName.OUTCOME, each.measure)
        assert told.startswith(
            f"Score van {each.scored.low} tot en met {each.scored.high}; "
            f"{'hoger' if each.scored.higher_is_better else 'lager'} is beter."
        )
        asked = rules.by_code()[each.questionnaire]
        assert asked.title in told
        assert told.endswith(f"Bron: {asked.source}")
    assert "van 1 tot en met 5; hoger" in codebook_codes.category(
        DimensionName.OUTCOME, "regie_control"
    )
    joined = codebook_codes.category(DimensionName.LONELINESS_T0, "lonely+very_lonely")
    assert joined == "Score: 2–4, 5–6."
    assert "wijkverpleegkundige" in codebook_codes.category(
        DimensionName.SIGNAL_SOURCE, "community_nurse"
    )
    assert not codebook_codes.category(DimensionName.GENDER, "woman")
