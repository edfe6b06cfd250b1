"""The demonstration's areas: streets, rounds through them, volunteers, key figures, activities."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Attendance, Occurrence
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.vocabulary import (
    ContactFrequency,
    DayPart,
    Interest,
    Presence,
    RunBy,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import (
    activities,
    areas,
    key_figures,
    occurrences,
    outreach,
    people,
    volunteers,
)
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.demo_people import STREETS, InventedPerson, Inventor, Place
from spil_desktop.services.key_figures import KeyFigureFields
from spil_desktop.services.outreach import Round
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.volunteers import VolunteerFields

_KEY_FIGURES: Final = 4
_HOURS_A_PARTICIPANT: Final = 0.3
_ROLES: Final = {
    VolunteerRole.BUDDY: 38,
    VolunteerRole.HANDYMAN: 17,
    VolunteerRole.DRIVER: 16,
    VolunteerRole.ADMINISTRATION: 10,
    VolunteerRole.PHONE_CIRCLE: 8,
    VolunteerRole.HOST: 6,
    VolunteerRole.ACTIVITY_GUIDE: 5,
}
_STATUSES: Final = {
    VolunteerStatus.ACTIVE: 68,
    VolunteerStatus.READY: 16,
    VolunteerStatus.VOG_REQUESTED: 6,
    VolunteerStatus.APPLIED: 3,
    VolunteerStatus.PAUSED: 4,
    VolunteerStatus.STOPPED: 3,
}
_NO_VOG_YET: Final = frozenset({VolunteerStatus.APPLIED, VolunteerStatus.VOG_REQUESTED})
_WEEKDAYS: Final = tuple(part for part in DayPart if part.value[:3] not in {"sat", "sun"})


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when the demonstration plays: one area, the pilot year and today."""

    session: Session = field(repr=False)
    inventor: Inventor = field(repr=False)
    place: Place
    area_id: int
    year: int
    today: date

    @property
    def first_day(self) -> date:
        """The first day of the pilot."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the pilot year."""
        return date(self.year, 12, 31)


def add_area(session: Session, inventor: Inventor, place: Place, today: date) -> Scene:
    """Add an area with its streets and the rounds through them."""
    year = today.year - 1
    fields = AreaFields(
        name=place.name,
        municipality=place.municipality,
        people_70plus=place.people_70plus,
        people_70plus_year=year,
        people_70plus_source="verzonnen voor het voorbeeld",
        started_on=date(year, 1, 1),
        connector_hours=round(place.participants * _HOURS_A_PARTICIPANT),
    )
    scene = Scene(session, inventor, place, areas.add(session, fields, today=today), year, today)
    for name in STREETS[:-1]:
        street_id = areas.street(session, scene.area_id, name)
        for on in (inventor.day(date(year, 1, 8), date(year, 6, 30)), date(year, 9, 18)):
            outreach.record(session, street_id, _round(inventor, on), today=today)
    areas.street(session, scene.area_id, STREETS[-1])
    return scene


def _round(inventor: Inventor, on: date) -> Round:
    addresses = inventor.pick.randint(28, 64)
    opened = int(addresses * inventor.pick.uniform(0.35, 0.65))
    talked = int(opened * inventor.pick.uniform(0.4, 0.8))
    interested = int(talked * inventor.pick.uniform(0.1, 0.4))
    return Round(
        on,
        addresses,
        opened,
        talked,
        interested,
        flyers=opened - talked,
        visits_wanted=interested // 2,
    )


def add_volunteers(scene: Scene) -> list[int]:
    """Add the volunteers of an area and return their numbers."""
    return [_add_volunteer(scene) for _number in range(scene.place.volunteers)]


def _add_volunteer(scene: Scene) -> int:
    inventor = scene.inventor
    person_id = add_person(scene, inventor.helper(scene.place, scene.year))
    status = inventor.weighted(_STATUSES)
    since = inventor.day(date(scene.year - 1, 1, 1), date(scene.year, 9, 30))
    roles = {inventor.weighted(_ROLES) for _time in range(inventor.pick.choice((1, 1, 2)))}
    received = None
    if status not in _NO_VOG_YET and inventor.chance(92):
        received = min(since + timedelta(days=inventor.pick.randint(10, 60)), scene.today)
        if inventor.chance(6):
            received -= timedelta(days=3 * 365)
    fields = VolunteerFields(
        area_id=scene.area_id,
        roles=tuple(sorted(roles)),
        interests=inventor.some(tuple(Interest), 2, 5),
        available=inventor.some(_WEEKDAYS, 3, 7),
        max_matches=inventor.weighted({1: 30, 2: 45, 3: 25}),
        has_car=VolunteerRole.DRIVER in roles or inventor.chance(40),
        status=status,
        since=since,
        vog_requested_on=None if status is VolunteerStatus.APPLIED else since,
        vog_received_on=received,
        agreement_on=since,
        confidentiality_on=since,
        no_pets=inventor.chance(8),
        no_smokers=inventor.chance(15),
    )
    return volunteers.add(scene.session, person_id, fields, today=scene.today)


def add_key_figures(scene: Scene) -> None:
    """Give some streets a key figure; the first one takes hers over from the Spil."""
    streets = areas.streets(scene.session, scene.area_id)
    for number, street in enumerate(streets[:_KEY_FIGURES]):
        since = scene.inventor.day(date(scene.year, 2, 1), date(scene.year, 8, 31))
        person_id = add_person(scene, scene.inventor.helper(scene.place, scene.year))
        key_figure_id = key_figures.add(
            scene.session,
            person_id,
            KeyFigureFields(
                scene.area_id,
                since,
                frequency=ContactFrequency.MONTHLY,
                last_spoken_on=date(scene.year, 12, 1),
                confidentiality_on=since,
            ),
            today=scene.today,
        )
        key_figures.watch(scene.session, key_figure_id, street.id)
        if number == 0:
            on = date(scene.year, 12, 15)
            key_figures.hand_over(scene.session, street.id, on, today=scene.today)
            key_figures.stand_alone(scene.session, key_figure_id, on)


def add_person(scene: Scene, invented: InventedPerson) -> int:
    """Keep an invented person and return her number."""
    return people.add(scene.session, as_fields(scene, invented), today=scene.today)


def as_fields(scene: Scene, invented: InventedPerson) -> PersonFields:
    """Return an invented person as the services take people."""
    return PersonFields(
        family_name=invented.family_name,
        prefix=invented.prefix,
        initials=invented.initials,
        given_name=invented.given_name,
        partner_family_name=invented.partner_family_name,
        name_use=invented.name_use,
        gender=invented.gender,
        birth=Birth(invented.birth_date, invented.birth_date.year),
        area_id=scene.area_id,
        street=invented.street,
        house_number=invented.house_number,
        postcode=invented.postcode,
        town=invented.town,
        phones=(PhoneFields(invented.phone),),
        email=invented.email,
        languages=invented.languages,
    )


def add_activities(scene: Scene, participants: Sequence[int]) -> None:
    """Add the meeting places of an area, their dates, and who came in the pilot year."""
    for number, fields in enumerate(_activities(scene)):
        activity_id = activities.add(scene.session, fields)
        regulars = scene.inventor.some(participants, len(participants) // 6, len(participants) // 4)
        start = scene.first_day + timedelta(days=7 * number)
        occurrences.plan_ahead(scene.session, activity_id, start, scene.today + timedelta(weeks=6))
        _attend(scene, activity_id, regulars)


def _attend(scene: Scene, activity_id: int, regulars: Sequence[int]) -> None:
    """Write down who came, for all the times that are over at once."""
    over = (Occurrence.activity_id == activity_id, Occurrence.held_on < scene.today)
    known: set[int] = set()
    for row in scene.session.scalars(select(Occurrence).where(*over).order_by(Occurrence.held_on)):
        came = [key for key in regulars if scene.inventor.chance(35)]
        row.visitors = len(came) + scene.inventor.pick.randint(0, 3) or None
        row.first_visitors = len(set(came) - known) if came else None
        known.update(came)
        scene.session.add_all(
            Attendance(occurrence_id=row.id, participant_id=key, presence=Presence.PRESENT)
            for key in came
        )
    scene.session.flush()


def _activities(scene: Scene) -> tuple[ActivityFields, ...]:
    held = scene.first_day
    return (
        ActivityFields(
            "Koffieochtend",
            scene.area_id,
            place="Buurtkamer De Fantasie",
            held=(DayPart.TUESDAY_MORNING,),
            starts_at=time(10),
            capacity=20,
            cost="€ 1,00",
            interests=(Interest.COFFEE, Interest.TALKING, Interest.GAMES),
            wheelchair=True,
            walker=True,
            toilet=True,
            run_by=RunBy.RESIDENTS,
            started_on=held,
        ),
        ActivityFields(
            "Samen eten",
            scene.area_id,
            place="Dorpshuis De Verbeelding",
            held=(DayPart.THURSDAY_AFTERNOON,),
            starts_at=time(17),
            rule="FREQ=WEEKLY;INTERVAL=2",
            capacity=16,
            cost="€ 6,50",
            interests=(Interest.COOKING, Interest.TALKING),
            wheelchair=True,
            walker=True,
            toilet=True,
            run_by=RunBy.TOGETHER,
            started_on=held,
        ),
        ActivityFields(
            "Wandelclub",
            scene.area_id,
            place="Start bij de buurtkamer",
            held=(DayPart.FRIDAY_MORNING,),
            starts_at=time(9, 30),
            interests=(Interest.WALKING,),
            walker=True,
            run_by=RunBy.WELFARE,
            started_on=held,
        ),
    )
