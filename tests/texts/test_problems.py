import pytest

from spil_desktop.errors import InputProblem, Problem, SpilError, StoreProblem
from spil_desktop.texts import problems

ALL = [problem for family in Problem.__subclasses__() for problem in family]


@pytest.mark.parametrize("problem", ALL, ids=repr)
def test_every_problem_has_a_sentence(problem: Problem) -> None:
    sentence = problems.sentence(SpilError(problem))

    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert problem.value not in sentence


def test_sentences_differ() -> None:
    sentences = {problems.sentence(SpilError(problem)) for problem in ALL}

    assert len(sentences) == len(ALL)


def test_the_file_that_is_meant_comes_first() -> None:
    error = SpilError(StoreProblem.NO_BACKUP, file="oud.zip")

    assert problems.sentence(error).startswith("oud.zip: Dit bestand is geen reservekopie")


def test_a_problem_without_a_family_is_a_mistake() -> None:
    class Stray(Problem):
        ELSEWHERE = "elsewhere"

    with pytest.raises(TypeError):
        problems.sentence(SpilError(Stray.ELSEWHERE))


def test_values_of_a_field_stay_out_of_the_sentence() -> None:
    error = SpilError(InputProblem.NOT_A_DATE, typed="31-02-1940")

    assert "31-02" not in problems.sentence(error)
