from datetime import date
from functools import partial

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Outreach, Person
from spil_desktop.rules.street_steps import Step
from spil_desktop.rules.vocabulary import (
    Act,
    OutreachMethod,
    ParticipantStatus,
    ReportSource,
    StreetStatus,
)
from spil_desktop.services import (
    areas,
    changes,
    doors,
    key_figures,
    outreach,
    search,
    street_lists,
    streets,
)
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.key_figures import KeyFigureFields
from spil_desktop.services.outreach import Round
from spil_desktop.services.streets import StreetDetails
from tests.services import made
from tests.services.made import TODAY
from tests.services.states import state

FOUND, ALONE = StreetStatus.KEY_FIGURE_FOUND, StreetStatus.INDEPENDENT


@pytest.fixture
def street(session, area):
    return streets.add(session, area, StreetDetails(" Wierdestraat ", 42))


@pytest.fixture
def figure(session, area):
    person = made.person(session, area, "Bolhuis")
    return key_figures.add(session, person, KeyFigureFields(area), today=TODAY)


def line(session, name="Wierdestraat"):
    return next(one for one in street_lists.rows(session) if one.name == name)


def refusal(attempt):
    with pytest.raises(SpilError) as refused:
        attempt()
    return refused.value.problem, refused.value.values.get("field")


def test_a_street_is_listed_with_what_is_known_of_it(session, area, street, figure):
    for number, status in enumerate((ParticipantStatus.ACTIVE, ParticipantStatus.CLOSED)):
        who = made.person(session, area, f"Testema{number}", street="wierdestraat")
        made.participant(session, area, person_id=who, status=status)
    outreach.record(session, street, Round(date(2026, 1, 14), 40, 26, 15, 3), today=TODAY)
    outreach.record(session, street, Round(date(2026, 2, 14), 30, 6, 5, 3), today=TODAY)
    key_figures.watch(session, figure, street)
    row = line(session)
    assert (row.status, row.key_figure, row.participants) == (FOUND, "Bolhuis", 1)
    assert (row.talked, row.of_homes, row.last_round_on) == (15, 42, date(2026, 2, 14))
    assert row.state.explored_on == date(2026, 1, 14)
    assert "Bolhuis" not in repr(row)
    assert street_lists.rows(session, area + 1) == ()


def test_a_street_was_explored_at_its_first_round_also_when_that_was_imported(
    session, area, street, figure
):
    session.add(
        Outreach(
            street_id=street,
            on=date(2025, 3, 1),
            method=OutreachMethod.DOOR_TO_DOOR,
            addresses=1,
            opened=1,
            talked=1,
            interested=0,
        )
    )
    session.flush()
    assert line(session).state.explored_on is None
    key_figures.watch(session, figure, street)
    assert line(session).state.explored_on == date(2025, 3, 1)


def test_a_pasted_list_adds_what_is_new(session, area, street):
    pasted = "1. Lege Weg\n\n- wierdestraat\n• Proefpad\t18\n1e Dwarsstraat; 7\nProefpad\n"
    added = streets.add_many(session, area, pasted)
    assert len(added.ids) == 3
    assert added.known == ("wierdestraat", "Proefpad")
    kept = {one.name: one.details.addresses for one in street_lists.rows(session, area)}
    assert kept == {"1e Dwarsstraat": 7, "Lege Weg": None, "Proefpad": 18, "Wierdestraat": 42}
    assert refusal(lambda: streets.add_many(session, area, "\n - \n")) == (
        InputProblem.REQUIRED,
        "names",
    )


def test_a_renamed_street_takes_its_residents_along(session, area, street):
    who = made.person(session, area, street="WIERDESTRAAT")
    stays = made.person(session, area, street="Proefpad")
    version = line(session).version
    streets.edit(session, street, StreetDetails("Wierdeweg", 40, "bocht"), version=version)
    assert session.get_one(Person, who).street == "Wierdeweg"
    assert session.get_one(Person, stays).street == "Proefpad"
    streets.edit(session, street, StreetDetails("Wierdeweg"))
    other = streets.add(session, area, StreetDetails("Proefpad"))
    assert refusal(lambda: streets.edit(session, other, StreetDetails("wierdeweg"))) == (
        InputProblem.ALREADY_EXISTS,
        "name",
    )
    assert refusal(lambda: streets.add(session, area, StreetDetails("Nieuw", -1))) == (
        InputProblem.NOT_A_NUMBER,
        "addresses",
    )


def test_a_street_goes_its_way_and_falls_back_with_a_reason(session, street, figure):
    explored = Step(StreetStatus.EXPLORED, date(2026, 1, 14))
    streets.take_step(session, street, explored, today=TODAY, version=line(session).version)
    streets.take_step(session, street, Step(FOUND, TODAY, figure), today=TODAY)
    early = lambda: key_figures.hand_over(session, street, date(2026, 1, 1), today=TODAY)  # noqa: E731
    assert refusal(early) == (InputProblem.END_BEFORE_START, "on")
    key_figures.hand_over(session, street, TODAY, today=TODAY)
    assert line(session).status is ALONE
    silent = lambda: key_figures.take_back(session, street, TODAY, " ", today=TODAY)  # noqa: E731
    assert refusal(silent) == (InputProblem.REQUIRED, "reason")
    key_figures.take_back(session, street, TODAY, "Zij is ziek.", today=TODAY)
    row = line(session)
    assert (row.status, row.state.handed_over_on) == (FOUND, None)
    assert row.details.note == "14-04-2026: Zij is ziek."
    gone = Step(StreetStatus.UNKNOWN, reason="Toch nooit geweest.")
    streets.take_step(session, street, gone, today=TODAY)
    row = line(session)
    assert (row.state.key_figure_id, row.state.explored_on) == (None, None)
    assert row.details.note.count("\n") == 1


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (Step(FOUND, TODAY), "key_figure_id"),
        (Step(ALONE, TODAY, 1), "key_figure_id"),
        (Step(StreetStatus.EXPLORED, date(2026, 12, 1)), "on"),
    ],
)
def test_a_step_that_lacks_something_is_refused_at_its_field(session, street, figure, step, field):
    attempt = lambda: streets.take_step(session, street, step, today=TODAY)  # noqa: E731
    assert refusal(attempt)[1] == field


def test_two_names_of_one_street_become_one(session, area, street, figure):
    other = streets.add(session, area, StreetDetails("Wierde straat", 44, "typefout"))
    who = made.person(session, area, street="Wierde straat")
    outreach.record(session, street, Round(date(2026, 2, 14), 4, 2, 2, 1), today=TODAY)
    outreach.record(session, other, Round(date(2026, 1, 14), 40, 26, 15, 3), today=TODAY)
    key_figures.watch(session, figure, other)
    streets.merge(session, street, other)
    row = line(session)
    assert (row.status, row.state.key_figure_id, row.talked) == (FOUND, figure, 15)
    assert (row.details.addresses, row.state.explored_on) == (44, date(2026, 1, 14))
    assert row.details.note == "typefout"
    assert len(street_lists.rows(session)) == 1
    assert session.get_one(Person, who).street == "Wierdestraat"


def test_only_a_street_of_the_same_area_without_a_round_is_merged(session, area, street):
    elsewhere = areas.add(session, AreaFields("Elders"), today=TODAY)
    far = streets.add(session, elsewhere, StreetDetails("Wierdestraat"))
    busy = streets.add(session, area, StreetDetails("Proefpad"))
    door = doors.lay_out(session, busy, "1-3")[0]
    doors.mark(session, busy, door, doors.DoorResult.OPENED, today=TODAY)
    for other, problem in (
        (street, InputProblem.NOT_IN_LIST),
        (far, InputProblem.NOT_IN_LIST),
        (busy, InputProblem.ROUND_GOES_ON),
    ):
        assert refusal(partial(streets.merge, session, street, other))[0] is problem


def test_a_street_keeps_its_place_on_the_map(session, area, street):
    streets.add(session, area, StreetDetails("Aweg"))
    streets.add(session, area, StreetDetails("Bweg"))
    streets.place(session, street, (4, 3))
    places = {one.name: one.place for one in street_lists.rows(session, area)}
    assert places == {"Aweg": (0, 0), "Bweg": (1, 0), "Wierdestraat": (4, 3)}


def test_everything_about_streets_is_undone_and_done_again(session, area, street, figure):
    other = streets.add(session, area, StreetDetails("Proefpad"))
    made.person(session, area, street="Proefpad")
    search.rebuild(session)
    outreach.record(session, other, Round(TODAY, 4, 2, 2, 1), today=TODAY)
    acts = (
        (Act.EDIT_STREET, lambda s: streets.add_many(s, area, "Een\nTwee")),
        (Act.EDIT_STREET, lambda s: streets.edit(s, other, StreetDetails("Anders", 3))),
        (Act.EDIT_STREET, lambda s: streets.place(s, street, (2, 2))),
        (
            Act.RECORD_ROUND,
            lambda s: outreach.record(s, street, Round(TODAY, 1, 1, 1, 0), today=TODAY),
        ),
        (Act.EDIT_STREET, lambda s: streets.merge(s, street, other)),
        (Act.EDIT_KEY_FIGURE, lambda s: key_figures.watch(s, figure, street)),
        (Act.HAND_OVER_STREET, lambda s: key_figures.hand_over(s, street, TODAY, today=TODAY)),
        (Act.HAND_OVER_STREET, lambda s: key_figures.take_back(s, street, TODAY, "x", today=TODAY)),
        (Act.EDIT_KEY_FIGURE, lambda s: key_figures.stop(s, figure, "verhuisd", today=TODAY)),
    )
    for act, work in acts:
        before = state(session)
        changes.perform(session, act, work)
        after = state(session)
        assert after != before
        changes.undo(session)
        assert state(session) == before
        changes.redo(session)
        assert state(session) == after


def test_visits_wait_until_their_people_are_reported(session, area, street):
    assert street_lists.visits_waiting(session, street, today=TODAY) == 0
    new = Round(date(2026, 1, 14), 42, 26, 15, 3, visits_wanted=3)
    outreach.record(session, street, new, today=TODAY)
    for name, reported_on, source in (
        ("wierdestraat", date(2026, 1, 15), ReportSource.DOOR_TO_DOOR),
        ("Wierdestraat", date(2026, 1, 1), ReportSource.DOOR_TO_DOOR),
        ("Wierdestraat", date(2026, 1, 15), ReportSource.GP),
        ("Proefpad", date(2026, 1, 15), ReportSource.DOOR_TO_DOOR),
    ):
        who = made.person(session, area, street=name)
        known = {"person_id": who, "reported_on": reported_on, "source": source}
        made.participant(session, area, **known)
    soon = date(2026, 2, 1)
    assert street_lists.visits_waiting(session, street, today=soon) == 2
    assert street_lists.visits_waiting(session, street, today=TODAY) == 0
