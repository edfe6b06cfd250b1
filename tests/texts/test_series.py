from datetime import date

import pytest

from spil_desktop.rules.series import Rhythm
from spil_desktop.rules.vocabulary import DayPart
from spil_desktop.texts import series

TUESDAY = (DayPart.TUESDAY_MORNING, DayPart.TUESDAY_EVENING)
THREE = (DayPart.FRIDAY_EVENING, DayPart.MONDAY_MORNING, DayPart.TUESDAY_MORNING)


@pytest.mark.parametrize(
    ("rhythm", "held", "said"),
    [
        (Rhythm.WEEKLY, TUESDAY, "Elke dinsdag."),
        (Rhythm.TWO_WEEKS, THREE, "Om de week op maandag, dinsdag en vrijdag."),
        (Rhythm.SECOND, TUESDAY, "Elke tweede dinsdag van de maand."),
        (Rhythm.LAST, TUESDAY, "Elke laatste dinsdag van de maand."),
        (Rhythm.MONTHLY, (), "Elke maand op dag 29."),
        (Rhythm.YEARLY, (), "Elk jaar op 29 feb."),
        (Rhythm.WEEKLY, (), "Kies hierboven wanneer in de week."),
    ],
)
def test_a_rhythm_in_words(rhythm, held, said):
    assert series.sentence(rhythm, held, date(2024, 2, 29)) == said


@pytest.mark.parametrize("rhythm", Rhythm)
def test_every_rhythm_has_a_name_and_words_without_a_rule(rhythm):
    for words in (series.name(rhythm), series.sentence(rhythm, TUESDAY, None)):
        assert words
        assert "FREQ" not in words
