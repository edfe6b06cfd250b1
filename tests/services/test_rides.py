from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, RideProblem, SpilError
from spil_desktop.model import (
    Activity,
    Consent,
    HealthProfile,
    Need,
    Occurrence,
    Participant,
    Ride,
    VolunteerAbsence,
)
from spil_desktop.rules.candidates import Breach
from spil_desktop.rules.drivers import RideBreach
from spil_desktop.rules.vocabulary import (
    Aid,
    ConsentForm,
    ConsentState,
    NeedStatus,
    NeedTheme,
    Purpose,
    RidePurpose,
    RideStatus,
    UnmetReason,
    VolunteerRole,
)
from spil_desktop.services import ride_lists, ride_rates, rides
from spil_desktop.services.rides import RideDone, RideFields
from tests.services import made
from tests.services.made import TODAY

DAY = TODAY + timedelta(days=2)
FIELDS = RideFields(DAY, time(10, 15), RidePurpose.DOCTOR, "Bethesda", returns_at=time(11, 45))


def driver(session: Session, area: int, name: str = "Cate", **known: object) -> int:
    return made.volunteer(
        session,
        area,
        name,
        **{
            "roles": (VolunteerRole.DRIVER,),
            "has_car": True,
            "car_seats": 3,
            "vog_received_on": TODAY - timedelta(days=100),
            **known,
        },
    )


@pytest.fixture
def annie(session: Session, area: int) -> int:
    return made.participant(session, area)


@pytest.fixture
def cate(session: Session, area: int) -> int:
    return driver(session, area)


def refused(problem: object):  # type: ignore[no-untyped-def]
    return pytest.raises(SpilError, match=str(problem))


def test_a_ride_from_asking_to_driven(session: Session, annie: int, cate: int):
    ride_rates.keep(session, date(2026, 1, 1), 35)
    key = rides.ask(session, annie, replace(FIELDS, kilometres=12.8), today=TODAY)
    asked = ride_lists.card(session, key)
    assert (asked.status, asked.price, asked.driver) == (RideStatus.REQUESTED, 448, None)
    rides.plan(session, key, cate, today=TODAY)
    ride_rates.keep(session, DAY, 50)
    planned = ride_lists.card(session, key)
    assert (planned.status, planned.price) == (RideStatus.PLANNED, 448)
    assert planned.driver == "Grietje Cate"
    rides.call_back(session, key, today=TODAY)
    assert ride_lists.card(session, key).called_back_on == TODAY
    with refused(RideProblem.NOT_YET_DRIVEN):
        rides.finish(session, key, RideDone(12.8), today=TODAY)
    rides.finish(session, key, RideDone(13.2, 150), today=DAY)
    driven = ride_lists.card(session, key)
    assert (driven.status, driven.price, driven.fields.extra_costs) == (RideStatus.DONE, 462, 150)
    with refused(RideProblem.WRONG_STATUS):
        rides.cancel(session, key)
    rides.finish(session, key, RideDone(13.0), today=DAY)
    assert ride_lists.card(session, key).fields.kilometres == 13.0


def test_what_is_asked_is_checked(session: Session, area: int, annie: int):
    other = made.participant(session, area, "Ander")
    need = Need(participant_id=other, asked_on=TODAY, theme=NeedTheme.TRANSPORT)
    activity = Activity(area_id=area, name="Koffie")
    session.add_all([need, activity])
    session.flush()
    coffee = Occurrence(activity_id=activity.id, held_on=DAY + timedelta(days=1))
    session.add(coffee)
    session.flush()
    for wrong, problem in (
        ({"leaves_at": None}, InputProblem.REQUIRED),
        ({"destination": " "}, InputProblem.REQUIRED),
        ({"asked_on": TODAY + timedelta(days=1)}, InputProblem.DATE_IN_FUTURE),
        ({"asked_on": TODAY, "on": TODAY - timedelta(days=1)}, InputProblem.END_BEFORE_START),
        ({"arrives_at": time(10)}, RideProblem.ARRIVAL_TOO_EARLY),
        ({"returns_at": time(10)}, RideProblem.RETURN_TOO_EARLY),
        ({"kilometres": -1.0}, InputProblem.NOT_A_NUMBER),
        ({"extra_costs": -1}, InputProblem.NOT_A_NUMBER),
        ({"need_id": need.id}, InputProblem.NOT_IN_LIST),
        ({"occurrence_id": coffee.id}, RideProblem.OTHER_DAY),
    ):
        with refused(problem):
            rides.ask(session, annie, replace(FIELDS, **wrong), today=TODAY)
    one_way = replace(FIELDS, is_return=False)
    key = rides.ask(session, annie, one_way, today=TODAY)
    assert ride_lists.card(session, key).fields.returns_at is None


def test_a_ride_asked_late_is_kept_and_says_so(session: Session, annie: int):
    key = rides.ask(session, annie, replace(FIELDS, on=TODAY), today=TODAY)
    assert ride_lists.card(session, key).is_late
    in_time = rides.ask(session, annie, FIELDS, today=TODAY)
    assert not ride_lists.card(session, in_time).is_late


def test_her_aids_are_proposed_only_with_consent_about_health(session: Session, annie: int):
    person = session.get_one(Participant, annie).person_id
    session.add(HealthProfile(participant_id=annie, aids=(Aid.WALKER,)))
    session.flush()
    assert rides.suggestion(session, annie).aids == ()
    session.add(
        Consent(
            person_id=person,
            purpose=Purpose.HEALTH,
            state=ConsentState.GIVEN,
            decided_on=TODAY,
            form=ConsentForm.ORAL,
        )
    )
    session.flush()
    assert rides.suggestion(session, annie).aids == (Aid.WALKER,)


def test_a_driver_who_cannot_is_refused_with_the_reason(
    session: Session, area: int, annie: int, cate: int
):
    chair = replace(FIELDS, aids=(Aid.WHEELCHAIR,))
    key = rides.ask(session, annie, chair, today=TODAY)
    no_vog = driver(session, area, "Zonder", vog_received_on=None, car_takes_wheelchair=True)
    with pytest.raises(SpilError) as error:
        rides.plan(session, key, cate, today=TODAY)
    assert error.value.values["objections"][0].kind is RideBreach.WHEELCHAIR  # type: ignore[index]
    with pytest.raises(SpilError) as error:
        rides.plan(session, key, no_vog, today=TODAY)
    assert error.value.values["breaches"] == (Breach.NO_VOG,)
    assert ride_lists.card(session, key).status is RideStatus.REQUESTED


def test_a_driver_is_never_booked_twice(session: Session, annie: int, cate: int):
    first = rides.ask(session, annie, FIELDS, today=TODAY)
    second = rides.ask(session, annie, replace(FIELDS, leaves_at=time(11)), today=TODAY)
    later = rides.ask(
        session, annie, replace(FIELDS, leaves_at=time(15), returns_at=None), today=TODAY
    )
    rides.plan(session, first, cate, today=TODAY)
    with refused(RideProblem.CANNOT_DRIVE):
        rides.plan(session, second, cate, today=TODAY)
    rides.plan(session, later, cate, today=TODAY)
    with refused(RideProblem.CANNOT_DRIVE):
        rides.edit(session, later, FIELDS, today=TODAY)


def test_moving_to_another_day_driver_or_none(session: Session, area: int, annie: int, cate: int):
    ride_rates.keep(session, DAY + timedelta(days=1), 40)
    key = rides.ask(session, annie, FIELDS, today=TODAY)
    rides.move(session, key, DAY, None, today=TODAY)
    next_day = DAY + timedelta(days=1)
    rides.move(session, key, next_day, None, today=TODAY)
    assert ride_lists.card(session, key).status is RideStatus.REQUESTED
    rides.move(session, key, next_day, cate, today=TODAY)
    rides.call_back(session, key, today=TODAY)
    moved = ride_lists.card(session, key)
    assert (moved.status, moved.driver_id, moved.rate) == (RideStatus.PLANNED, cate, 40)
    session.add(VolunteerAbsence(volunteer_id=cate, first_day=DAY, last_day=DAY))
    other = driver(session, area, "Ander")
    rides.move(session, key, next_day, other, today=TODAY)
    assert ride_lists.card(session, key).called_back_on is None
    rides.move(session, key, next_day, None, today=TODAY)
    freed = ride_lists.card(session, key)
    assert (freed.status, freed.driver_id) == (RideStatus.REQUESTED, None)
    with refused(RideProblem.CANNOT_DRIVE):
        rides.move(session, key, DAY, cate, today=TODAY)


def test_a_ride_to_an_activity_stays_on_its_day(session: Session, area: int, annie: int):
    activity = Activity(area_id=area, name="Koffie")
    session.add(activity)
    session.flush()
    coffee = Occurrence(activity_id=activity.id, held_on=DAY)
    session.add(coffee)
    session.flush()
    assert ride_lists.held_on(session, DAY) == ((coffee.id, "Koffie"),)
    key = rides.ask(session, annie, replace(FIELDS, occurrence_id=coffee.id), today=TODAY)
    assert ride_lists.card(session, key).activity == "Koffie"
    with refused(RideProblem.BOUND_TO_ACTIVITY):
        rides.move(session, key, DAY + timedelta(days=1), None, today=TODAY)


def test_a_change_of_time_asks_to_call_again(session: Session, annie: int, cate: int):
    key = rides.ask(session, annie, FIELDS, today=TODAY)
    rides.plan(session, key, cate, today=TODAY)
    rides.call_back(session, key, today=TODAY)
    rides.edit(session, key, replace(FIELDS, note="bel aan"), today=TODAY)
    assert ride_lists.card(session, key).called_back_on == TODAY
    ride_rates.keep(session, DAY + timedelta(days=1), 40)
    rides.edit(session, key, replace(FIELDS, on=DAY + timedelta(days=1)), today=TODAY)
    changed = ride_lists.card(session, key)
    assert (changed.called_back_on, changed.rate) == (None, 40)


def test_given_up_reopened_freed_and_called_off(session: Session, annie: int, cate: int):
    key = rides.ask(session, annie, FIELDS, today=TODAY)
    rides.give_up(session, key, UnmetReason.NO_DRIVER_FREE)
    assert ride_lists.card(session, key).unmet_reason is UnmetReason.NO_DRIVER_FREE
    rides.reopen(session, key)
    assert ride_lists.card(session, key).unmet_reason is None
    rides.give_up(session, key, UnmetReason.TOO_FAR)
    rides.plan(session, key, cate, today=TODAY)
    assert ride_lists.card(session, key).unmet_reason is None
    rides.free(session, key)
    assert ride_lists.card(session, key).driver_id is None
    rides.cancel(session, key)
    assert ride_lists.card(session, key).status is RideStatus.CANCELLED


def test_a_need_goes_along_with_its_ride(session: Session, annie: int, cate: int):
    need = Need(participant_id=annie, asked_on=TODAY, theme=NeedTheme.TRANSPORT)
    session.add(need)
    session.flush()
    key = rides.ask(session, annie, replace(FIELDS, need_id=need.id), today=TODAY)
    rides.plan(session, key, cate, today=TODAY)
    assert need.status is NeedStatus.IN_PROGRESS
    rides.finish(session, key, RideDone(solves=True), today=DAY)
    assert need.status is NeedStatus.SOLVED
    rides.finish(session, key, RideDone(4.0, solves=True), today=DAY)


def test_a_ride_planned_before_there_was_a_rate_gets_it_when_driven(
    session: Session, annie: int, cate: int
):
    key = rides.ask(session, annie, FIELDS, today=TODAY)
    rides.plan(session, key, cate, today=TODAY)
    assert session.get_one(Ride, key).rate is None
    ride_rates.keep(session, TODAY, 35)
    rides.finish(session, key, RideDone(10.0), today=DAY)
    assert ride_lists.card(session, key).price == 350
