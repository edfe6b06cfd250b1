"""White spots (witte vlekken): what is asked in an area and is not there."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Area, Need, Organisation, Participant, Ride
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    NeedTheme,
    OrganisationKind,
    RideStatus,
)

LONG: Final = timedelta(weeks=6)
"""A need that is open longer than this waits too long."""

_RIDES_OF: Final = timedelta(days=365)
"""Rides that nobody could drive are counted over a year."""

_ALWAYS_WANTED: Final = tuple(
    kind for kind in OrganisationKind if kind is not OrganisationKind.OTHER
)


@dataclass(frozen=True, slots=True)
class WhiteSpots:
    """What an area asks and lacks.

    `open_needs` are by theme, those asked most first; `open_long` of them wait longer than six
    weeks. `unmet_rides` are of the last year. `missing` are kinds of organisations that the
    directory has nothing of for this area, nor for everywhere. `places` are activities and meeting
    places that go on now, `per_thousand` those for every 1,000 people of 70 and older.
    """

    area_id: int
    area: str
    people_70plus: int | None
    open_needs: Mapping[NeedTheme, int]
    open_long: int
    unmet_rides: int
    missing: tuple[OrganisationKind, ...]
    places: int

    @property
    def open_total(self) -> int:
        """How many needs are open."""
        return sum(self.open_needs.values())

    @property
    def per_thousand(self) -> float | None:
        """Meeting places for every 1,000 people of 70 and older; None when these are unknown."""
        return 1000 * self.places / self.people_70plus if self.people_70plus else None


def rows(session: Session, *, today: date) -> tuple[WhiteSpots, ...]:
    """Return what every area asks and lacks, by the name of the area."""
    needs, waiting = _needs(session, today)
    rides, places, listed = _rides(session, today), _places(session, today), _listed(session)
    everywhere = listed.get(None, set())
    return tuple(
        WhiteSpots(
            area_id=area_id,
            area=name,
            people_70plus=people,
            open_needs=dict(needs[area_id].most_common()),
            open_long=waiting[area_id],
            unmet_rides=rides.get(area_id, 0),
            missing=tuple(
                kind
                for kind in _ALWAYS_WANTED
                if kind not in everywhere and kind not in listed.get(area_id, set())
            ),
            places=places.get(area_id, 0),
        )
        for area_id, name, people in session.execute(
            select(Area.id, Area.name, Area.people_70plus).order_by(Area.name)
        )
    )


def _needs(session: Session, today: date) -> tuple[Mapping[int, Counter[NeedTheme]], Counter[int]]:
    found: defaultdict[int, Counter[NeedTheme]] = defaultdict(Counter)
    waiting: Counter[int] = Counter()
    counted = session.execute(
        select(
            Participant.area_id,
            Need.theme,
            func.count(),
            func.count().filter(Need.asked_on < today - LONG),
        )
        .select_from(Need)
        .join(Participant, Participant.id == Need.participant_id)
        .where(Need.status.in_(OPEN_NEEDS))
        .group_by(Participant.area_id, Need.theme)
    )
    for area_id, theme, number, long in counted:
        found[area_id][theme] = number
        waiting[area_id] += long
    return found, waiting


def _rides(session: Session, today: date) -> Mapping[int, int]:
    counted = (
        select(Participant.area_id, func.count())
        .select_from(Ride)
        .join(Participant, Participant.id == Ride.participant_id)
        .where(Ride.status == RideStatus.UNMET, Ride.on > today - _RIDES_OF)
        .group_by(Participant.area_id)
    )
    return dict(session.execute(counted).all())


def _places(session: Session, today: date) -> Mapping[int, int]:
    counted = (
        select(Activity.area_id, func.count())
        .where(or_(Activity.ended_on.is_(None), Activity.ended_on >= today))
        .group_by(Activity.area_id)
    )
    return dict(session.execute(counted).all())


def _listed(session: Session) -> Mapping[int | None, set[OrganisationKind]]:
    """Return the kinds of organisations by area; None holds those that are there for everyone."""
    found: defaultdict[int | None, set[OrganisationKind]] = defaultdict(set)
    kinds = select(Organisation.area_id, Organisation.kind).where(Organisation.ended_on.is_(None))
    for area_id, kind in session.execute(kinds):
        found[area_id].add(kind)
    return found
