from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.rules.vocabulary import RideStatus, VolunteerRole
from spil_desktop.services import demo_rides, ride_lists
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.demo_people import PLACES, Inventor
from spil_desktop.services.ride_lists import Wanted
from tests.services import made
from tests.services.made import TODAY
from tests.services.test_rides import driver


def play(session: Session, area: int) -> dict[date, RideStatus]:
    scene = Scene(session, Inventor(None), PLACES[0], area, TODAY.year - 1, TODAY)  # type: ignore[arg-type]
    demo_rides.add(scene, 1)
    found = ride_lists.rows(session, Wanted.ALL, today=TODAY)
    return {row.fields.on: row.status for row in found}


def test_rides_in_every_stage(session: Session, area: int):
    for name in ["Aa", "Bee", "Cee", "Dee", "Eel"]:
        made.participant(session, area, name)
    driver(session, area, roles=(VolunteerRole.DRIVER,))
    found = play(session, area)
    assert list(found.values()) == [
        RideStatus.REQUESTED,
        RideStatus.REQUESTED,
        RideStatus.PLANNED,
        RideStatus.PLANNED,
        RideStatus.DONE,
    ]
    assert {row.rate for row in ride_lists.rows(session, Wanted.ALL, today=TODAY)} == {35}


def test_without_a_driver_rides_are_unmet(session: Session, area: int):
    made.participant(session, area)
    made.participant(session, area)
    assert set(play(session, area).values()) == {RideStatus.UNMET}
