"""The demonstration's practical help since its pilot began, and what people think of the work.

Rides, jobs, hours, talks and opinions of days that are over are written as they would be found
afterwards: nothing about them is to be decided any more.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from spil_desktop.model import (
    ContactMoment,
    Decision,
    Job,
    Opinion,
    Participant,
    Ride,
    Volunteer,
    VolunteerHours,
)
from spil_desktop.rules.vocabulary import (
    READY_VOLUNTEERS,
    ContactForm,
    ContactResult,
    DecidedBy,
    JobStatus,
    OpinionOf,
    ParticipantStatus,
    RidePurpose,
    RideStatus,
    UnmetReason,
    VolunteerRole,
)
from spil_desktop.services import demo_rides
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.demo_people import Inventor

if TYPE_CHECKING:
    from spil_desktop.model.base import Record

_TAKES_PART: Final = (
    ParticipantStatus.ACTIVE,
    ParticipantStatus.AT_DISTANCE,
    ParticipantStatus.CLOSED,
)
_LATELY: Final = timedelta(days=14)
"""Of the last days the demonstration keeps rides, jobs and talks one by one."""

_RIDES, _JOBS, _TALKS = 70, 40, 90
"""How many there are a year to every hundred participants; talks only after the pilot year."""

_ASKS_RIDES, _ASKS_JOBS = 7, 8
"""One in so many participants asks them, and then more than once."""

_UNMET: Final = 18
"""In how many of a hundred cases nobody could drive."""

_PURPOSES: Final = {
    RidePurpose.DOCTOR: 46,
    RidePurpose.SHOPPING: 16,
    RidePurpose.FAMILY: 12,
    RidePurpose.HAIRDRESSER: 10,
    RidePurpose.ACTIVITY: 10,
    RidePurpose.CHURCH: 6,
}
_DESTINATIONS: Final = {
    RidePurpose.DOCTOR: "Ziekenhuis",
    RidePurpose.SHOPPING: "Supermarkt",
    RidePurpose.FAMILY: "Familie",
    RidePurpose.HAIRDRESSER: "Kapper",
    RidePurpose.ACTIVITY: "Buurtkamer De Fantasie",
    RidePurpose.CHURCH: "Kerk",
}
_REASONS: Final = {
    UnmetReason.NO_DRIVER_FREE: 60,
    UnmetReason.ASKED_TOO_LATE: 25,
    UnmetReason.NO_CAR_FITS: 10,
    UnmetReason.TOO_FAR: 5,
}
_KINDS: Final = (
    ("lamp vervangen", 20),
    ("kraan lekt", 45),
    ("plank ophangen", 40),
    ("televisie instellen", 30),
    ("heg knippen", 90),
    ("drempel weghalen", 60),
    ("rookmelder ophangen", 15),
)
_COUNTED_ELSEWHERE: Final = frozenset({VolunteerRole.HANDYMAN, VolunteerRole.DRIVER})
"""Roles whose time rides and jobs tell."""

_ASKED: Final = {
    OpinionOf.VOLUNTEER: (14, {6: 8, 7: 30, 8: 44, 9: 18}),
    OpinionOf.PROFESSIONAL: (6, {6: 16, 7: 44, 8: 34, 9: 6}),
    OpinionOf.KEY_FIGURE: (4, {7: 30, 8: 50, 9: 20}),
}
"""Of how many people of each kind an area heard a mark, and how often which."""

_DECIDED: Final = (
    "extra uren huishoudelijke hulp na een val (verzonnen)",
    "taxi betaald uit de buurtpot (verzonnen)",
    "tweede koffieochtend in de buurtkamer (verzonnen)",
    "drempelhulp meteen geplaatst (verzonnen)",
    "samen met de wijkverpleging op bezoek (verzonnen)",
)
_ANSWERS: Final = {2: 8, 3: 24, 4: 44, 5: 24}


@dataclass(frozen=True, slots=True)
class _Someone:
    """A participant, and from when until when she was helped."""

    id: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Helper:
    """A volunteer who helps, and since when."""

    id: int
    roles: tuple[VolunteerRole, ...]
    since: date


def add(scene: Scene, seed: int) -> None:
    """Add it all to an area that has its participants and volunteers.

    It draws from a chance of its own, so that the rest of the pilot does not depend on it.
    """
    pick = random.Random(f"year {seed} {scene.place.name}")  # noqa: S311 - an invented pilot
    inventor = scene.inventor.beside(pick)
    people, helpers = _people(scene), _helpers(scene)
    rows: list[Record] = [*_hours(scene, inventor, helpers), *_opinions(scene, inventor)]
    if people:
        rows += _rides(scene, inventor, people[::_ASKS_RIDES], helpers)
        rows += _jobs(scene, inventor, people[1::_ASKS_JOBS] or people, helpers)
        rows += _talks(scene, inventor, people)
    rows += _decisions(scene, inventor)
    scene.session.add_all(rows)
    scene.session.flush()


def _people(scene: Scene) -> list[_Someone]:
    end = scene.today - _LATELY
    rows = scene.session.execute(
        select(Participant.id, Participant.first_contact_on, Participant.closed_on)
        .where(Participant.area_id == scene.area_id, Participant.status.in_(_TAKES_PART))
        .order_by(Participant.id)
    )
    found = [_Someone(id_, first, min(closed or end, end)) for id_, first, closed in rows if first]
    return [one for one in found if one.first < one.last]


def _helpers(scene: Scene) -> list[_Helper]:
    rows = scene.session.execute(
        select(Volunteer.id, Volunteer.roles, Volunteer.since)
        .where(Volunteer.area_id == scene.area_id, Volunteer.status.in_(READY_VOLUNTEERS))
        .order_by(Volunteer.id)
    )
    return [_Helper(id_, roles, since or scene.first_day) for id_, roles, since in rows]


def _times(scene: Scene, a_year: int, first: date) -> range:
    """Return as many times as fit in the days since `first`."""
    days = max((scene.today - _LATELY - first).days, 0)
    return range(a_year * scene.place.participants * days // (100 * 365))


def _with(role: VolunteerRole, helpers: Sequence[_Helper], on: date) -> list[int]:
    return [one.id for one in helpers if role in one.roles and one.since <= on]


def _rides(
    scene: Scene, inventor: Inventor, people: Sequence[_Someone], helpers: Sequence[_Helper]
) -> Iterator[Ride]:
    for _time in _times(scene, _RIDES, scene.first_day):
        who = inventor.pick.choice(people)
        on = inventor.day(who.first, who.last)
        purpose = inventor.weighted(_PURPOSES)
        at = inventor.pick.randint(9, 15)
        drivers = _with(VolunteerRole.DRIVER, helpers, on)
        done = bool(drivers) and not inventor.chance(_UNMET)
        yield Ride(
            participant_id=who.id,
            driver_id=inventor.pick.choice(drivers) if done else None,
            asked_on=on - timedelta(days=inventor.pick.randint(1, 6)),
            on=on,
            leaves_at=time(at, inventor.pick.choice((0, 15, 30, 45))),
            returns_at=time(at + 2),
            purpose=purpose,
            destination=_DESTINATIONS[purpose],
            kilometres=round(inventor.pick.uniform(3, 28), 1) if done else None,
            rate=demo_rides.RATE if done else None,
            status=RideStatus.DONE if done else RideStatus.UNMET,
            unmet_reason=None if done else inventor.weighted(_REASONS),
            called_back_on=on - timedelta(days=1) if done else None,
        )


def _jobs(
    scene: Scene, inventor: Inventor, people: Sequence[_Someone], helpers: Sequence[_Helper]
) -> Iterator[Job]:
    for _time in _times(scene, _JOBS, scene.first_day):
        who = inventor.pick.choice(people)
        on = inventor.day(who.first, who.last)
        able = _with(VolunteerRole.HANDYMAN, helpers, on)
        kind, minutes = inventor.pick.choice(_KINDS)
        if able:
            yield Job(
                participant_id=who.id,
                volunteer_id=inventor.pick.choice(able),
                kind=kind,
                asked_on=on - timedelta(days=inventor.pick.randint(2, 14)),
                on=on,
                minutes=minutes + inventor.pick.choice((0, 0, 15)),
                contribution=inventor.pick.choice((0, 0, 500)),
                status=JobStatus.DONE,
            )


def _talks(scene: Scene, inventor: Inventor, people: Sequence[_Someone]) -> Iterator[ContactMoment]:
    """Talk now and then, after the pilot year, with those whose file goes on."""
    first = scene.last_day + timedelta(days=1)
    goes_on = [one for one in people if one.last > first]
    for _time in _times(scene, _TALKS, first) if goes_on else ():
        who = inventor.pick.choice(goes_on)
        yield ContactMoment(
            participant_id=who.id,
            on=inventor.day(max(first, who.first), who.last),
            form=inventor.weighted({ContactForm.PHONE: 60, ContactForm.HOME_VISIT: 40}),
            result=inventor.weighted({ContactResult.REACHED: 88, ContactResult.NOT_HOME: 12}),
            minutes=inventor.pick.choice((5, 10, 20, 45)),
        )


def _hours(
    scene: Scene, inventor: Inventor, helpers: Sequence[_Helper]
) -> Iterator[VolunteerHours]:
    """Write down the hours of a volunteer once a quarter, as most of them tell it."""
    for one in helpers:
        roles = [role for role in one.roles if role not in _COUNTED_ELSEWHERE]
        for day in _last_days(scene) if roles else ():
            if one.since < day and inventor.chance(80):
                yield VolunteerHours(
                    volunteer_id=one.id,
                    on=day - timedelta(days=inventor.pick.randint(0, 10)),
                    minutes=60 * inventor.pick.randint(4, 26),
                    role=roles[0],
                )


def _last_days(scene: Scene) -> Iterator[date]:
    """Yield the last day of every quarter since the pilot began."""
    for year in (scene.year, scene.year + 1):
        for month in (3, 6, 9, 12):
            day = date(year, month, 30)
            if day < scene.today:
                yield day


def _decisions(scene: Scene, inventor: Inventor) -> Iterator[Decision]:
    """Decide something about every three weeks, mostly by the team itself."""
    day = scene.first_day
    while (day := day + timedelta(days=inventor.pick.randint(10, 32))) < scene.today:
        yield Decision(
            area_id=scene.area_id,
            decided_on=day,
            decided_by=inventor.weighted({DecidedBy.TEAM: 72, DecidedBy.OTHERS: 28}),
            what=inventor.pick.choice(_DECIDED),
        )


def _opinions(scene: Scene, inventor: Inventor) -> Iterator[Opinion]:
    """Ask everybody who works along what they think, each November and after that in June."""
    for day in (date(scene.year, 11, 20), date(scene.year + 1, 6, 20)):
        for given_by, (people, marks) in _ASKED.items() if day < scene.today else ():
            for _person in range(people):
                answers = {"mark": inventor.weighted(marks)}
                if given_by is OpinionOf.PROFESSIONAL:
                    answers |= {
                        name: inventor.weighted(_ANSWERS)
                        for name in ("timely", "reachable", "useful")
                    }
                yield Opinion(
                    area_id=scene.area_id,
                    given_by=given_by,
                    given_on=day - timedelta(days=inventor.pick.randint(0, 15)),
                    **answers,
                )
