"""Streets as they are listed: with their key figure, residents, rounds and running doors."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.model import Area, Door, KeyFigure, Outreach, Participant, Person, Street
from spil_desktop.rules.names import display_name, fold
from spil_desktop.rules.street_map import Place
from spil_desktop.rules.street_steps import StreetState
from spil_desktop.rules.vocabulary import (
    CLOSED_FILES,
    OutreachMethod,
    ReportSource,
    StreetStatus,
)
from spil_desktop.services import names, records, streets
from spil_desktop.services.streets import StreetDetails


@dataclass(frozen=True, slots=True)
class StreetLine:
    """A street in a list.

    `participants` are those who live there and whose file is not closed. `talked` is the number of
    homes with a conversation in the best round from door to door, `of_homes` how many homes there
    are, as far as known. `doors` is how many doors of a round that is going on have a result.
    """

    id: int
    version: int
    area_id: int
    area: str
    details: StreetDetails
    state: StreetState
    key_figure: str | None = field(repr=False)
    key_figure_person_id: int | None
    participants: int
    talked: int | None
    of_homes: int | None
    last_round_on: date | None
    doors: int
    place: Place | None

    @property
    def name(self) -> str:
        """The name of the street."""
        return self.details.name

    @property
    def status(self) -> StreetStatus:
        """How far the Spil is."""
        return self.state.status


def rows(session: Session, area_id: int | None = None) -> tuple[StreetLine, ...]:
    """Return the streets of an area, or of all areas, by name."""
    wanted = (
        select(Street, Area.name.label("area"), Person.id.label("person_id"), *names.COLUMNS)
        .join(Area, Area.id == Street.area_id)
        .outerjoin(KeyFigure, KeyFigure.id == Street.key_figure_id)
        .outerjoin(Person, Person.id == KeyFigure.person_id)
        .order_by(func.lower(Street.name), Street.id)
    )
    if area_id is not None:
        wanted = wanted.where(Street.area_id == area_id)
    rounds, residents, doors = _rounds(session), _residents(session), _doors(session)
    return tuple(
        _line(
            line,
            rounds.get(line.Street.id),
            residents[line.Street.area_id, fold(line.Street.name)],
            doors.get(line.Street.id, 0),
        )
        for line in session.execute(wanted)
    )


VISITS_WAIT: Final = timedelta(weeks=6)
"""So long after a round the list still asks for those who wanted a visit."""


def visits_waiting(session: Session, street_id: int, *, today: date) -> int:
    """Return how many who wanted a visit in the last round in a street are not registered yet.

    Rounds keep no names, so it is the number that was wanted less the number of those who live in
    the street and were reported at the door or on the street since. After six weeks it is 0.
    """
    street = records.fetch(session, Street, street_id)
    last = session.scalars(
        select(Outreach)
        .where(Outreach.street_id == street_id, Outreach.on >= today - VISITS_WAIT)
        .order_by(Outreach.on.desc(), Outreach.id.desc())
        .limit(1)
    ).first()
    if last is None or not last.visits_wanted:
        return 0
    reported = session.scalars(
        select(func.count())
        .select_from(Participant)
        .join(Person, Participant.person_id == Person.id)
        .where(
            Person.area_id == street.area_id,
            Person.street.in_(streets.spellings(session, street.area_id, street.name)),
            Participant.source.in_((ReportSource.DOOR_TO_DOOR, ReportSource.STREET)),
            Participant.reported_on >= last.on,
        )
    ).one()
    return max(last.visits_wanted - reported, 0)


@dataclass(frozen=True, slots=True)
class _Rounds:
    first: date
    last: date
    talked: int | None
    homes: int | None


def _rounds(session: Session) -> dict[int, _Rounds]:
    at_doors = Outreach.method == OutreachMethod.DOOR_TO_DOOR
    found = session.execute(
        select(
            Outreach.street_id,
            func.min(Outreach.on),
            func.max(Outreach.on),
            func.max(Outreach.talked).filter(at_doors),
            func.max(Outreach.addresses).filter(at_doors),
        ).group_by(Outreach.street_id)
    )
    return {
        street_id: _Rounds(first, last, talked, homes)
        for street_id, first, last, talked, homes in found
    }


def _residents(session: Session) -> Counter[tuple[int, str]]:
    """Count participants by area and folded name of their street."""
    found: Counter[tuple[int, str]] = Counter()
    counted = session.execute(
        select(Person.area_id, Person.street, func.count())
        .join(Participant, Participant.person_id == Person.id)
        .where(
            Participant.status.not_in(CLOSED_FILES),
            Person.street.is_not(None),
            Person.area_id.is_not(None),
        )
        .group_by(Person.area_id, Person.street)
    )
    for area_id, street, number in counted:
        found[area_id or 0, fold(street or "")] += number
    return found


def _doors(session: Session) -> Mapping[int, int]:
    counted = select(Door.street_id, func.count()).group_by(Door.street_id)
    return dict(session.execute(counted).all())


def _line(line: Any, rounds: _Rounds | None, participants: int, doors: int) -> StreetLine:
    street: Street = line.Street
    homes = street.addresses if rounds is None else street.addresses or rounds.homes
    return StreetLine(
        id=street.id,
        version=street.version,
        area_id=street.area_id,
        area=line.area,
        details=StreetDetails(street.name, street.addresses, street.note),
        state=_state(street, rounds),
        key_figure=None if line.person_id is None else display_name(names.parts(line)),
        key_figure_person_id=line.person_id,
        participants=participants,
        talked=None if rounds is None else rounds.talked,
        of_homes=homes,
        last_round_on=None if rounds is None else rounds.last,
        doors=doors,
        place=streets.place_of(street),
    )


def _state(street: Street, rounds: _Rounds | None) -> StreetState:
    """Return where a street stands; it was explored at its first round, whoever typed that in."""
    state = streets.state_of(street)
    if rounds is None or street.status is StreetStatus.UNKNOWN:
        return state
    days = [day for day in (state.explored_on, rounds.first) if day is not None]
    return replace(state, explored_on=min(days))
