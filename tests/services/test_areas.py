from datetime import date

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.services import areas
from spil_desktop.services.areas import AreaFields, StreetFields

TODAY = date(2026, 4, 14)


def test_an_area_is_added_and_changed(session):
    fields = AreaFields(
        name=" Ter Apel ",
        municipality="Westerwolde",
        cbs_code="wk195006",
        people_70plus=1250,
        people_70plus_year=2024,
        people_70plus_source="verzonnen",
        started_on=date(2025, 1, 1),
    )
    number = areas.add(session, fields, today=TODAY)
    (row,) = areas.rows(session)
    assert (row.id, row.name) == (number, "Ter Apel")
    assert (row.fields.cbs_code, row.fields.cbs_year) == ("WK195006", 2026)

    areas.edit(session, number, AreaFields("Ter Apel", "Westerwolde"), today=TODAY)
    assert areas.rows(session)[0].fields == AreaFields("Ter Apel", "Westerwolde")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (AreaFields("  "), InputProblem.REQUIRED),
        (AreaFields("de bouwen"), InputProblem.ALREADY_EXISTS),
        (AreaFields("Elders", cbs_code="WK12"), InputProblem.NOT_A_CBS_CODE),
        (
            AreaFields("Elders", started_on=TODAY, ended_on=date(2026, 1, 1)),
            InputProblem.END_BEFORE_START,
        ),
    ],
)
def test_what_cannot_be_kept_is_refused(session, area, fields, problem):
    with pytest.raises(SpilError) as refused:
        areas.add(session, fields, today=TODAY)
    assert refused.value.problem is problem


def test_an_area_changed_meanwhile_is_not_overwritten(session, area):
    version = areas.rows(session)[0].version
    areas.edit(session, area, AreaFields("De Bouwen", "Smallingerland"), today=TODAY)
    areas.edit(session, area, AreaFields("De Bouwen", "Elders"), today=TODAY, version=version)
    with pytest.raises(SpilError) as refused:
        areas.edit(session, area, AreaFields("De Bouwen"), today=TODAY, version=version)
    assert refused.value.problem is InputProblem.CHANGED_MEANWHILE


def test_areas_are_found_by_name(session, area):
    assert areas.by_name(session, "DE BOUWEN ").id == area
    with pytest.raises(SpilError) as refused:
        areas.by_name(session, "Nergenshuizen")
    assert refused.value.problem is InputProblem.UNKNOWN_AREA


def test_streets_belong_to_an_area_and_have_one_name(session, area):
    number = areas.add_street(session, area, StreetFields("Voorbeeldweg"))
    assert areas.street(session, area, "voorbeeldweg") == number
    assert areas.street(session, area, "Proefpad") != number
    assert [row.fields.name for row in areas.streets(session, area)] == ["Proefpad", "Voorbeeldweg"]
    assert len(areas.streets(session)) == 2

    with pytest.raises(SpilError) as refused:
        areas.add_street(session, area, StreetFields("VOORBEELDWEG"))
    assert refused.value.problem is InputProblem.ALREADY_EXISTS
