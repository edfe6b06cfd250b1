"""Every gap, form and oddity has its words."""

from datetime import date

import pytest

from spil_desktop.rules.data_quality import Chapter, Gap, Repair
from spil_desktop.rules.oddities import Oddity, OddLine
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import data_quality as words

FIRST, OTHER = date(2026, 1, 2), date(2026, 3, 4)


@pytest.mark.parametrize(
    ("say", "codes"),
    [
        (words.chapter, Chapter),
        (words.gap, Gap),
        (words.repair, Repair),
    ],
)
def test_every_code_has_words_of_its_own(say, codes):
    said = [say(code) for code in codes]
    assert all(said)
    if codes is not Repair:  # a need is brought up to date in one way, open or closed
        assert len(set(said)) == len(said)


def test_every_oddity_is_told_with_its_values():
    said = {
        oddity: words.odd(OddLine(oddity, 1, 1, 1, "X", FIRST, OTHER, 301, Moment.T1))
        for oddity in Oddity
    }
    assert len(set(said.values())) == len(Oddity)
    assert said[Oddity.AGE] == "ouder dan 110 jaar: geboortejaar 301"
    assert said[Oddity.CLOSED_BEFORE_REPORT] == "afgesloten op 02-01-2026, gemeld op 04-03-2026"
    assert said[Oddity.RIDE_TOO_FAR] == "rit op 02-01-2026 van 301 kilometer"
    assert said[Oddity.MEASURED_OUTSIDE_WINDOW] == "T1 op 02-01-2026, bedoeld rond 04-03-2026"
    ageless = OddLine(Oddity.AGE, 1, 1, 1, "X")
    assert words.odd(ageless) == "ouder dan 110 jaar: geboortejaar "


def test_durations_and_titles():
    assert words.duration(30) == "halve minuut"
    assert words.duration(60) == "1 minuut"
    assert words.duration(610) == "10 minuten"
    assert words.gaps((Gap.BIRTH, Gap.LIVING)) == "Geboortedatum, woonsituatie"
