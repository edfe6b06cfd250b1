import pytest

from spil_desktop.rules.visit_guide import VisitQuestion
from spil_desktop.texts import visit_guide


@pytest.mark.parametrize("asked", VisitQuestion)
def test_every_question_is_open_short_and_polite(asked: VisitQuestion):
    words = visit_guide.question(asked)

    assert words.endswith("?")
    assert len(words.split()) <= 12
    assert "eenzaam" not in words
    assert not {"jij", "je", "jouw"} & set(words.lower().split())


def test_the_talk_begins_with_what_is_kept():
    assert "alleen op wat nodig is" in visit_guide.opening()
