from datetime import date
from fractions import Fraction

import pytest

from spil_desktop.rules import periods
from spil_desktop.rules.indicators import RecordKind
from spil_desktop.rules.vocabulary import Indicator
from spil_desktop.texts import indicators as words

QUARTER = periods.parse("2026-Q2")


@pytest.mark.parametrize("indicator", list(Indicator), ids=str)
def test_every_figure_says_how_it_is_counted(indicator: Indicator) -> None:
    told = words.definition(indicator, QUARTER, "De Bouwen", date(2026, 7, 1))
    for text in (told.what, told.who, told.when, told.source):
        assert text.endswith(".")
    assert "De Bouwen" in told.who
    assert "30 juni 2026" in told.when
    assert words.name(indicator)[0].isupper()


def test_names_with_a_category_and_what_stands_beside_a_figure() -> None:
    assert words.name(Indicator.AGE_BAND, "80_84") == "Leeftijd: 80 t/m 84 jaar"
    assert words.name(Indicator.REPORT_QUARTER, "2").endswith(": kwartaal 2")
    assert words.marks((Fraction(63, 10), Fraction(34, 5))) == "gemiddeld van 6,3 naar 6,8"
    assert words.days(Fraction(1)) == "mediaan 1 dag"
    assert words.days(Fraction(9, 2)) == "mediaan 4,5 dagen"
    assert words.days(None) == words.marks(()) == words.share(None, "") == ""
    running = words.definition(Indicator.REPORTS, QUARTER, "De Bouwen", date(2026, 5, 3))
    assert running.when.endswith("3 mei 2026: de periode loopt nog.")
    assert all(words.record(kind) for kind in RecordKind)
