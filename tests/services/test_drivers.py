from datetime import date, time, timedelta

from sqlalchemy.orm import Session

from spil_desktop.model import Activity, AddressPoint, Occurrence, Person, Ride, Volunteer
from spil_desktop.rules.drivers import RideBreach
from spil_desktop.rules.vocabulary import RidePurpose, VolunteerRole, VolunteerStatus
from spil_desktop.services import drivers, ride_rates, rides
from spil_desktop.services.rides import RideFields
from tests.services import made
from tests.services.made import TODAY
from tests.services.test_rides import DAY, FIELDS, driver


def test_the_nearest_by_road_comes_first_and_costs_least(session: Session, area: int):
    ride_rates.keep(session, date(2026, 1, 1), 35)
    annie = made.participant(session, area)
    near, far = driver(session, area, "Dichtbij"), driver(session, area, "Verweg")
    lives = {near: "9203 AB", far: "9203 AC"}
    for key, postcode in lives.items():
        person = session.get_one(Person, session.get_one(Volunteer, key).person_id)
        person.postcode, person.house_number, person.street = postcode, 1, "Dorp"
    asking = session.get_one(Person, session.get_one(made.Participant, annie).person_id)
    asking.postcode, asking.house_number = "9203 AA", 1
    session.add_all(
        AddressPoint(postcode=code, house_number=1, latitude=latitude, longitude=6.0)
        for code, latitude in (
            ("9203 AA", 53.0),
            ("9203 AB", 53.001),
            ("9203 AC", 53.1),
            ("9204 AA", 53.01),
        )
    )
    fields = RideFields(
        DAY, time(10), RidePurpose.DOCTOR, "Kliniek, Weg 1, 9204 AA Drachten", returns_at=time(11)
    )
    key = rides.ask(session, annie, fields, today=TODAY)
    first, second = drivers.judged(session, key, today=TODAY)
    assert (first.name, second.name) == ("Grietje Dichtbij", "Grietje Verweg")
    assert first.proposal.driver.kilometres == 0.1
    assert first.kilometres is not None
    assert second.kilometres is not None
    assert first.kilometres < 4 < second.kilometres
    assert first.price is not None
    rides.plan(session, key, near, today=TODAY)
    assert session.get_one(Ride, key).kilometres == first.kilometres
    rides.plan(session, key, far, today=TODAY)
    assert session.get_one(Ride, key).kilometres == second.kilometres
    rides.free(session, key)
    assert session.get_one(Ride, key).kilometres is None
    assert first.place == "Dorp"


def test_who_rides_along_counts_only_for_the_way_about(session: Session, area: int):
    cate = driver(session, area)
    places = {"9203 AA": 53.0, "9203 AB": 53.02, "9203 AC": 53.04, "9204 AA": 53.1}
    session.add_all(
        AddressPoint(postcode=code, house_number=1, latitude=latitude, longitude=6.0)
        for code, latitude in places.items()
    )
    activity = Activity(area_id=area, name="Koffie")
    session.add(activity)
    session.flush()
    coffee = Occurrence(activity_id=activity.id, held_on=DAY)
    session.add(coffee)
    session.flush()
    who = [session.get_one(Volunteer, cate).person_id]
    asking = [made.participant(session, area, name) for name in ("Aal", "Bel", "Cor")]
    who += [session.get_one(made.Participant, key).person_id for key in asking]
    for person_id, postcode in zip(who, ["9203 AA", "9203 AB", "9203 AC", None], strict=True):
        person = session.get_one(Person, person_id)
        person.postcode, person.house_number = postcode, 1
    fields = RideFields(
        DAY, time(10), RidePurpose.ACTIVITY, "Weg 1, 9204 AA", occurrence_id=coffee.id
    )
    keys = [rides.ask(session, one, fields, today=TODAY) for one in asking]
    far = []
    for key in keys:
        rides.plan(session, key, cate, today=TODAY)
        far.append(session.get_one(Ride, key).kilometres)
    assert far[0] is not None
    assert far[0] > 28
    assert far[1:] == [0.0, None]
    fourth = rides.ask(session, asking[0], fields, today=TODAY)
    (found,) = drivers.judged(session, fourth, today=TODAY)
    assert found.kilometres is None
    assert [one.kind for one in found.proposal.objections] == [RideBreach.TOO_FEW_SEATS]


def test_those_who_cannot_come_last_with_the_reason(session: Session, area: int):
    annie = made.participant(session, area)
    without = driver(session, area, "Autoloos", has_car=False)
    good = driver(session, area, "Goed")
    key = rides.ask(session, annie, FIELDS, today=TODAY)
    found = drivers.judged(session, key, today=TODAY)
    assert [one.id for one in found] == [good, without]
    assert found[1].proposal.objections[0].kind is RideBreach.NO_CAR
    assert found[0].price is None


def test_the_load_counts_rides_of_four_weeks(session: Session, area: int):
    annie = made.participant(session, area)
    cate = driver(session, area)
    for days in (1, 10, 40):
        fields = RideFields(DAY + timedelta(days=days), time(9), RidePurpose.OTHER, "Winkel")
        rides.plan(session, rides.ask(session, annie, fields, today=TODAY), cate, today=TODAY)
    key = rides.ask(session, annie, FIELDS, today=TODAY)
    (found,) = drivers.judged(session, key, today=TODAY)
    assert found.proposal.driver.load == 2
    assert found.proposal.driver.booked == ()


def test_drivers_who_can_be_asked_by_name(session: Session, area: int):
    driver(session, area, "Zwart")
    driver(session, area, "Aal")
    driver(session, area, "Weg", status=VolunteerStatus.STOPPED)
    made.volunteer(session, area, "Maat", roles=(VolunteerRole.BUDDY,))
    assert [name for _key, name in drivers.rows(session)] == ["Grietje Aal", "Grietje Zwart"]
