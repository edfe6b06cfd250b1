from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Participant, Person
from spil_desktop.rules.ride_steps import RideStep
from spil_desktop.rules.vocabulary import RidePurpose, UnmetReason
from spil_desktop.services import ride_lists, ride_rates, rides
from spil_desktop.services.ride_lists import UnmetCount, Wanted
from spil_desktop.services.rides import RideDone, RideFields
from tests.services import made
from tests.services.made import TODAY
from tests.services.test_rides import driver


def on(days: int, hour: int = 10, **known: object) -> RideFields:
    fields = RideFields(
        TODAY + timedelta(days=days), time(hour), RidePurpose.SHOPPING, "Winkels", is_return=False
    )
    return replace(fields, **known)  # type: ignore[arg-type]


def test_every_list_holds_its_own(session: Session, area: int):
    annie = made.participant(session, area)
    keys = {days: rides.ask(session, annie, on(days), today=TODAY) for days in (-1, 0, 2, 9)}
    lost = rides.ask(session, annie, on(1), today=TODAY)
    rides.give_up(session, lost, UnmetReason.NO_DRIVER_FREE)

    def shown(wanted: Wanted) -> list[int]:
        return [row.id for row in ride_lists.rows(session, wanted, today=TODAY)]

    assert shown(Wanted.TODAY) == [keys[0]]
    assert shown(Wanted.WEEK) == [keys[-1], keys[0], keys[2]]
    assert shown(Wanted.WITHOUT_DRIVER) == [keys[0], keys[2], keys[9]]
    assert shown(Wanted.UNMET) == [lost]
    assert shown(Wanted.ALL) == [keys[9], keys[2], lost, keys[0], keys[-1]]
    monday = TODAY - timedelta(days=TODAY.weekday())
    assert [row.id for row in ride_lists.week(session, monday)] == [keys[-1], keys[0], keys[2]]
    assert len(ride_lists.of_participant(session, annie)) == 5


def test_a_row_says_where_and_what_can_be_done(session: Session, area: int):
    annie = made.participant(session, area)
    person = session.get_one(Person, session.get_one(Participant, annie).person_id)
    person.street, person.house_number, person.town = "Berk", 4, "Drachten"
    key = rides.ask(session, annie, on(3), today=TODAY)
    row = ride_lists.card(session, key)
    assert (row.pickup, row.town, row.area, row.formal_name) == (
        "Berk 4",
        "Drachten",
        "De Bouwen",
        "Testema",
    )
    assert row.price is None
    assert row.steps == (RideStep.EDIT, RideStep.PLAN, RideStep.CANCEL, RideStep.GIVE_UP)
    rides.edit(session, key, on(3, pickup="Plein 1"), today=TODAY, version=row.version)
    assert ride_lists.card(session, key).pickup == "Plein 1"
    with pytest.raises(SpilError) as error:
        ride_lists.card(session, 99)
    assert error.value.problem is InputProblem.UNKNOWN_RECORD


def test_unmet_rides_are_counted_by_area_and_reason(session: Session, area: int):
    other = Area(name="Hoogeveen")
    session.add(other)
    session.flush()
    for place, reason in (
        (other.id, UnmetReason.NO_DRIVER_FREE),
        (area, UnmetReason.NO_CAR_FITS),
        (area, UnmetReason.NO_DRIVER_FREE),
        (area, UnmetReason.NO_DRIVER_FREE),
    ):
        key = rides.ask(session, made.participant(session, place), on(1), today=TODAY)
        rides.give_up(session, key, reason)
    quarter = (date(2026, 4, 1), date(2026, 6, 30))
    assert ride_lists.unmet(session, *quarter) == (
        UnmetCount("De Bouwen", UnmetReason.NO_DRIVER_FREE, 2),
        UnmetCount("De Bouwen", UnmetReason.NO_CAR_FITS, 1),
        UnmetCount("Hoogeveen", UnmetReason.NO_DRIVER_FREE, 1),
    )
    assert ride_lists.unmet(session, date(2026, 1, 1), date(2026, 3, 31)) == ()


def test_a_drivers_day_and_month(session: Session, area: int):
    ride_rates.keep(session, date(2026, 1, 1), 35)
    annie, cate = made.participant(session, area), driver(session, area)
    for days, hour, far, extra in ((-2, 14, 6.4, None), (-2, 9, 12.8, 250), (-60, 9, 99.0, None)):
        key = rides.ask(session, annie, on(days, hour, asked_on=None), today=TODAY)
        rides.plan(session, key, cate, today=TODAY)
        rides.finish(session, key, RideDone(far, extra), today=TODAY)
    unknown = rides.ask(session, annie, on(-1), today=TODAY)
    rides.plan(session, unknown, cate, today=TODAY)
    rides.finish(session, unknown, RideDone(), today=TODAY)
    sheet = ride_lists.day_sheet(session, cate, TODAY - timedelta(days=2))
    assert [row.fields.leaves_at for row in sheet.rides] == [time(9), time(14)]
    month = ride_lists.month(session, cate, date(2026, 4, 1))
    assert [line.amount for line in month.lines] == [448, 224, None]
    assert (month.kilometres, month.amount, month.extra_costs, month.unknown) == (19.2, 672, 250, 1)
    assert month.driver == sheet.driver == "Grietje Cate"
    with pytest.raises(SpilError):
        ride_lists.month(session, 99, date(2026, 4, 1))
