from datetime import date, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.vocabulary import StreetStatus
from spil_desktop.services import areas, key_figures
from spil_desktop.services.key_figures import KeyFigureFields
from tests.services import made
from tests.services.made import TODAY


@pytest.fixture
def person(session, area):
    return made.person(session, area, "Bolhuisema", given_name="Siepie")


def refusal(attempt):
    with pytest.raises(SpilError) as refused:
        attempt()
    return refused.value.problem


def test_a_key_figure_takes_over_her_street(session, area, person):
    number = key_figures.add(session, person, KeyFigureFields(area), today=TODAY)
    street = areas.street(session, area, "Wierdestraat")
    key_figures.watch(session, number, street)
    assert areas.streets(session)[0].fields.status is StreetStatus.KEY_FIGURE_FOUND
    key_figures.hand_over(session, street, TODAY, today=TODAY)
    fields = areas.streets(session)[0].fields
    assert (fields.status, fields.handed_over_on) == (StreetStatus.INDEPENDENT, TODAY)
    (row,) = key_figures.rows(session, area)
    assert (row.id, row.fields.since, row.streets) == (number, TODAY, ("Wierdestraat",))
    assert "Bolhuisema" not in repr(row)
    assert key_figures.rows(session, area + 1) == ()


def test_a_key_figure_can_change(session, area, person):
    number = key_figures.add(session, person, KeyFigureFields(area), today=TODAY)
    changed = KeyFigureFields(area, date(2026, 1, 1), TODAY, "regelt de koffie")
    key_figures.edit(session, number, changed, version=1)
    assert key_figures.rows(session)[0].fields == changed
    assert (
        refusal(
            lambda: key_figures.edit(
                session, number, KeyFigureFields(area, TODAY, TODAY - timedelta(days=1))
            )
        )
        is InputProblem.END_BEFORE_START
    )


def test_someone_is_a_key_figure_once(session, area, person):
    key_figures.add(session, person, KeyFigureFields(area), today=TODAY)
    assert (
        refusal(lambda: key_figures.add(session, person, KeyFigureFields(area), today=TODAY))
        is InputProblem.ALREADY_EXISTS
    )


def test_a_street_is_handed_over_to_someone(session, area):
    street = areas.street(session, area, "Wierdestraat")
    assert (
        refusal(lambda: key_figures.hand_over(session, street, TODAY, today=TODAY))
        is InputProblem.REQUIRED
    )
