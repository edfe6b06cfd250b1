import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import report_tables
from spil_desktop.rules.paired import Lost
from spil_desktop.rules.release import DimensionName
from spil_desktop.rules.vocabulary import DropOut
from spil_desktop.texts import codebook, dimensions, labels, outcome_statistics


@pytest.mark.parametrize("name", DimensionName)
def test_every_breakdown_has_its_own_name(name):
    others = {dimensions.dimension(each) for each in DimensionName if each is not name}
    assert dimensions.dimension(name) not in others


def test_every_code_that_a_release_can_have_has_a_word():
    for spec in report_tables.TABLES:
        for breakdown in spec.breakdowns:
            for code in breakdown.codes:
                label = dimensions.category(breakdown.name, code)
                assert "_" not in label
                assert label.casefold() != code.replace("_", " ") or code in SAME


SAME = {"respect", "man", "diabetes", "parkinson", "professional", "alcohol"}
"""Codes that are also their Dutch words."""


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("70_74", "70 t/m 74 jaar"),
        ("70_79", "70 t/m 79 jaar"),
        ("80_plus", "80 jaar en ouder"),
        ("under_70", "Jonger dan 70 jaar"),
        ("70_74+75_79", "70 t/m 79 jaar"),
        ("85_89+90_plus", "85 jaar en ouder"),
        ("under_70+70_74", "Jonger dan 75 jaar"),
        ("unknown", "Onbekend"),
        ("very_old", "Very old"),
    ],
)
def test_age_bands_are_named_by_their_ages(code, label):
    assert dimensions.category(DimensionName.AGE_BAND, code) == label


def test_joined_categories_are_named_by_their_parts():
    label = dimensions.category(DimensionName.SELF_RATED, "excellent+very_good")
    assert label == "Uitstekend en heel goed"
    assert dimensions.category(DimensionName.SOURCE, "other_joined") == "Overig (samengenomen)"


def test_who_was_not_reached_is_told_with_those_of_whom_nobody_wrote_why():
    printed = "niet bereikt of reden niet vastgelegd"
    assert dimensions.word(DimensionName.DROP_OUT, DropOut.NOT_REACHED) == printed
    joined = dimensions.word(DimensionName.DROP_OUT, "does_not_want+not_reached")
    assert joined == f"wil niet meer en {printed}"
    assert outcome_statistics.lost(Lost.NOT_REACHED) == printed
    assert printed in codebook.dimension(DimensionName.DROP_OUT)
    assert labels.label(DropOut.NOT_REACHED) == "niet bereikt"  # as somebody chose it


def test_areas_are_called_what_they_are_called():
    assert dimensions.category(DimensionName.AREA, "de_bouwen+x") == "de_bouwen+x"


@given(st.sampled_from(DimensionName), st.text(max_size=30))
def test_an_unknown_code_is_shown_and_never_refused(name, code):
    assert isinstance(dimensions.category(name, code), str)
