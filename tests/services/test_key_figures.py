from datetime import date, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.vocabulary import ContactFrequency, StreetStatus
from spil_desktop.services import activities, areas, key_figures, street_lists
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.key_figures import KeyFigureFields
from spil_desktop.services.people import PersonFields
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


def test_a_key_figure_has_a_card_with_streets_and_activities(session, area):
    new = PersonFields("Bolhuis", initials="S.", street="Wierdestraat", house_number=3)
    fields = KeyFigureFields(area, frequency=ContactFrequency.MONTHLY, last_spoken_on=TODAY)
    number = key_figures.register(session, new, fields, today=TODAY)
    street = areas.street(session, area, "Wierdestraat")
    key_figures.watch(session, number, street)
    coffee = activities.add(session, ActivityFields("Koffieochtend", area))
    other = activities.add(session, ActivityFields("Anders", area))
    key_figures.run(session, number, (coffee, other))
    key_figures.run(session, number, (coffee,))

    card = key_figures.card(session, number, today=TODAY)
    assert (card.address, card.phones, card.participant_id) == ("Wierdestraat 3", (), None)
    assert card.streets == ((street, "Wierdestraat", StreetStatus.KEY_FIGURE_FOUND, None),)
    assert [one.name for one in card.activities] == ["Koffieochtend"]
    assert (card.row.activities, card.row.fields.frequency) == (1, ContactFrequency.MONTHLY)
    assert "Bolhuis" not in repr(card)
    assert "Wierdestraat 3" not in repr(card)

    assert refusal(lambda: key_figures.stop(session, number, "", today=TODAY)) is (
        InputProblem.REQUIRED
    )
    key_figures.stop(session, number, "Zij is verhuisd.", today=TODAY)
    assert key_figures.rows(session) == ()
    assert street_lists.rows(session)[0].status is StreetStatus.EXPLORED
