"""Published figures: where they come from, and that none is more precise than its source."""

from decimal import Decimal

import pytest

from spil_desktop.rules import references
from spil_desktop.rules.references import KINDS, Compared


def test_every_comparison_has_a_place_and_a_name_of_its_own() -> None:
    assert set(KINDS) == set(Compared)
    for each in Compared:
        assert references.compared(*references.stored(each)) is each
    assert references.compared("cholesterol", None) is None


def test_the_figures_of_the_program_have_a_source() -> None:
    (lonely,) = (each for each in references.shipped() if each.value is not None)
    assert (lonely.value, lonely.year, lonely.source) == (Decimal("48.6"), 2022, "Movisie")
    assert lonely.report == "R13"
    for each in references.shipped():
        assert each.source
        assert each.region
        assert (each.value is None) != (each.words is None)


def test_what_the_pilots_published_stays_words() -> None:
    pilots = [each for each in references.shipped() if "CMO STAMM" in each.source]
    assert len(pilots) == 6
    assert all(each.value is None and each.year is None for each in pilots)
    assert all("bij benadering" in each.source for each in pilots)


def test_a_figure_that_nobody_compares_is_refused() -> None:
    with pytest.raises(ValueError, match="cholesterol"):
        references.parse("[[figures]]\nmeasure = 'cholesterol'")


def test_only_figures_of_the_very_same_scale_stand_beside_an_outcome() -> None:
    shipped = references.shipped()
    assert [each.what for each in references.beside("djg6", shipped)] == ["djg6:lonely"]
    assert references.beside("djg6_emotional", shipped) == ()
    assert references.beside("djg11", shipped) == ()
