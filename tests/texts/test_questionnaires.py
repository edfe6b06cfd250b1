import pytest

from spil_desktop.errors import InputProblem, QuestionnaireProblem, SpilError
from spil_desktop.rules import questionnaires as rules
from spil_desktop.texts import problems, questionnaires


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
