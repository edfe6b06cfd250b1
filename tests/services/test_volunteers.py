from dataclasses import replace
from datetime import date

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Match
from spil_desktop.rules.vocabulary import (
    DayPart,
    Interest,
    MatchKind,
    MatchStatus,
    VogState,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import doubles, settings, volunteers
from spil_desktop.services.people import PersonFields
from spil_desktop.services.settings import StoreSettings
from spil_desktop.services.volunteers import VolunteerFields, VolunteerFilter
from tests.services import made
from tests.services.made import TODAY


@pytest.fixture
def fields(area):
    return VolunteerFields(
        area,
        roles=(VolunteerRole.BUDDY,),
        interests=(Interest.WALKING,),
        available=(DayPart.WEDNESDAY_AFTERNOON,),
        max_matches=2,
        has_car=True,
        since=date(2025, 11, 3),
        vog_received_on=date(2026, 2, 2),
        note="belt liever niet",
    )


@pytest.fixture
def grietje(session, area):
    return made.person(session, area, "Postema", given_name="Grietje", street="Proefpad")


@pytest.fixture
def number(session, fields, grietje):
    return volunteers.add(session, grietje, fields, today=TODAY)


def refusal(attempt):
    with pytest.raises(SpilError) as refused:
        attempt()
    return refused.value.problem


def matched(session, area, number, *statuses):
    for status in statuses:
        session.add(
            Match(
                participant_id=made.participant(session, area),
                volunteer_id=number,
                kind=MatchKind.VISIT_BUDDY,
                status=status,
            )
        )
    session.flush()


def test_a_volunteer_is_kept_with_her_load(session, area, fields, grietje, number):
    matched(session, area, number, MatchStatus.ACTIVE, MatchStatus.ENDED, MatchStatus.NOT_MADE)
    (row,) = volunteers.rows(session, VolunteerFilter(), today=TODAY)
    assert (row.id, row.person_id, row.fields) == (number, grietje, fields)
    assert (row.load, row.free, row.vog, row.needs_vog) == (1, 1, VogState.RECEIVED, False)
    assert "Postema" not in repr(row)
    assert "liever" not in repr(row)
    assert volunteers.of_person(session, grietje, today=TODAY) == row
    assert volunteers.of_person(session, grietje + 99, today=TODAY) is None


def test_a_participant_can_be_a_volunteer_too_but_only_once(session, area, fields):
    made.participant(session, area, "Annema")
    person = made.person(session, area)
    volunteers.add(session, person, replace(fields, since=None), today=TODAY)
    assert volunteers.of_person(session, person, today=TODAY).fields.since == TODAY
    assert (
        refusal(lambda: volunteers.add(session, person, fields, today=TODAY))
        is InputProblem.ALREADY_EXISTS
    )


def test_a_volunteer_can_change(session, fields, number):
    changed = replace(fields, max_matches=3, roles=(VolunteerRole.DRIVER,))
    volunteers.edit(session, number, changed, today=TODAY, version=1)
    assert volunteers.card(session, number, today=TODAY).fields == changed


def test_what_cannot_be_kept_is_refused(session, fields, grietje, number):
    for attempt, problem in (
        (
            lambda: volunteers.edit(session, number, replace(fields, max_matches=-1), today=TODAY),
            InputProblem.NOT_A_NUMBER,
        ),
        (
            lambda: volunteers.edit(
                session, number, replace(fields, vog_received_on=date(2026, 5, 1)), today=TODAY
            ),
            InputProblem.DATE_IN_FUTURE,
        ),
        (lambda: volunteers.card(session, 99, today=TODAY), InputProblem.UNKNOWN_RECORD),
        (lambda: volunteers.add(session, 99, fields, today=TODAY), InputProblem.UNKNOWN_RECORD),
    ):
        assert refusal(attempt) is problem


def test_the_vog_moves_a_new_volunteer_on(session, area):
    number = made.volunteer(
        session, area, status=VolunteerStatus.APPLIED, roles=(VolunteerRole.BUDDY,)
    )
    row = volunteers.card(session, number, today=TODAY)
    assert (row.vog, row.needs_vog) == (VogState.NONE, True)
    volunteers.request_vog(session, number, date(2026, 4, 1), today=TODAY)
    row = volunteers.card(session, number, today=TODAY)
    assert (row.vog, row.fields.status) == (VogState.REQUESTED, VolunteerStatus.VOG_REQUESTED)
    volunteers.receive_vog(session, number, TODAY, today=TODAY)
    row = volunteers.card(session, number, today=TODAY)
    assert (row.vog, row.fields.status) == (VogState.RECEIVED, VolunteerStatus.READY)


def test_a_renewal_leaves_the_status(session, area):
    number = made.volunteer(session, area, vog_received_on=date(2022, 4, 1))
    assert volunteers.card(session, number, today=TODAY).vog is VogState.RENEW
    assert not volunteers.card(session, number, today=TODAY).needs_vog
    settings.change(session, StoreSettings(vog_years=5))
    assert volunteers.card(session, number, today=TODAY).vog is VogState.RECEIVED
    volunteers.request_vog(session, number, TODAY, today=TODAY)
    volunteers.receive_vog(session, number, TODAY, today=TODAY)
    assert volunteers.card(session, number, today=TODAY).fields.status is VolunteerStatus.ACTIVE


def test_filters(session, area, number):
    full = made.volunteer(session, area, "Annema", max_matches=0)
    gone = made.volunteer(session, area, "Bertema")
    volunteers.move(session, gone, VolunteerStatus.STOPPED, today=TODAY)
    for wanted, expected in (
        (VolunteerFilter(), [full, number]),
        (VolunteerFilter(with_stopped=True), [full, gone, number]),
        (VolunteerFilter(status=VolunteerStatus.STOPPED), [gone]),
        (VolunteerFilter(area_id=99), []),
        (VolunteerFilter(role=VolunteerRole.BUDDY), [number]),
        (VolunteerFilter(vog=VogState.NONE), [full]),
        (VolunteerFilter(free_only=True), [number]),
        (VolunteerFilter(text="proefpad póst"), [number]),
    ):
        found = volunteers.rows(session, wanted, today=TODAY)
        assert [row.id for row in found] == expected, wanted


def test_someone_new_becomes_a_person_and_a_volunteer(session, area, fields, grietje):
    person = PersonFields("Nieuwma", given_name="Wietske", area_id=area)

    person_id = volunteers.register(session, person, fields, today=TODAY, different_from=(grietje,))

    row = volunteers.of_person(session, person_id, today=TODAY)
    assert row is not None
    assert (row.name, row.sort_name) == ("Wietske Nieuwma", "nieuwma wietske")
    assert doubles.likely(session, doubles.traits_of(person), person_id=person_id) == ()


def test_steps_follow_one_another_and_the_day_of_stopping_is_kept(session, area):
    number = made.volunteer(
        session, area, status=VolunteerStatus.APPLIED, roles=(VolunteerRole.BUDDY,)
    )

    def step(status):
        volunteers.move(session, number, status, today=TODAY)
        return volunteers.card(session, number, today=TODAY)

    assert refusal(lambda: step(VolunteerStatus.ACTIVE)) is InputProblem.STAGE_NOT_NEXT
    row = step(VolunteerStatus.GETTING_ACQUAINTED)
    assert VolunteerStatus.READY not in row.steps
    assert step(VolunteerStatus.STOPPED).stopped_on == TODAY
    assert step(VolunteerStatus.GETTING_ACQUAINTED).stopped_on is None


def test_nobody_goes_together_with_herself_or_with_someone_unknown(session, fields, number):
    def together(other):
        volunteers.edit(session, number, replace(fields, together_with_id=other), today=TODAY)

    assert refusal(lambda: together(number)) is InputProblem.NOT_IN_LIST
    assert refusal(lambda: together(number + 99)) is InputProblem.UNKNOWN_RECORD
