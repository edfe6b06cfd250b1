"""The streets of an area: kept, renamed, merged, put on the map, brought a step further."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Door, KeyFigure, Outreach, Person, Street
from spil_desktop.rules import street_map, street_steps
from spil_desktop.rules.names import fold
from spil_desktop.rules.street_map import Place
from spil_desktop.rules.street_steps import Step, StepProblem, StreetState
from spil_desktop.rules.vocabulary import StreetStatus
from spil_desktop.services import records

_BEFORE_A_NAME: Final = re.compile(r"\s*(?:\d{1,3}[.)]\s+|[•*–-]\s*)?")
"""Bullets and numbers before the lines of a pasted list; not the 1 of "1e Dwarsstraat"."""

_WITH_HOMES: Final = re.compile(r"(.+?)\s*[\t;]\s*(\d{1,4})\s*")
"""A name and how many homes there are, as pasted from two columns of a spreadsheet."""


@dataclass(frozen=True, slots=True)
class StreetDetails:
    """What is kept of a street by itself; `addresses` is how many homes it has."""

    name: str
    addresses: int | None = None
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Added:
    """What a pasted list gave: the new streets, and the lines that were known already."""

    ids: tuple[int, ...]
    known: tuple[str, ...]


def add(session: Session, area_id: int, new: StreetDetails) -> int:
    """Add a street and return its number.

    Raises `InputProblem.REQUIRED` without a name, `ALREADY_EXISTS` when the area has it already,
    `NOT_A_NUMBER` for fewer than no homes.
    """
    records.fetch(session, Area, area_id)
    street = Street(area_id=area_id, name=_free_name(session, area_id, new.name))
    _fill(street, new)
    session.add(street)
    session.flush()
    return street.id


def add_many(session: Session, area_id: int, text: str) -> Added:
    """Add a street for every line of a pasted list; what the area has already is left alone.

    After the name may come the number of homes, in a second column or after a semicolon.
    Raises `InputProblem.REQUIRED` when no line holds a name.
    """
    records.fetch(session, Area, area_id)
    taken = set(_taken(session, area_id))
    added: list[Street] = []
    known: list[str] = []
    for name, homes in _lines(text):
        if fold(name) in taken:
            known.append(name)
            continue
        taken.add(fold(name))
        added.append(Street(area_id=area_id, name=name, addresses=homes))
    if not added and not known:
        raise SpilError(InputProblem.REQUIRED, field="names")
    session.add_all(added)
    session.flush()
    return Added(tuple(street.id for street in added), tuple(known))


def edit(
    session: Session, street_id: int, details: StreetDetails, *, version: int | None = None
) -> None:
    """Change a street; when it gets another name, those who live there get it in their address.

    Raises what `add` raises, and what `records.fetch` does.
    """
    street = records.fetch(session, Street, street_id, version=version)
    name = _free_name(session, street.area_id, details.name, own_id=street_id)
    _move_residents(session, street.area_id, street.name, name)
    street.name = name
    _fill(street, details)
    session.flush()


def take_step(
    session: Session, street_id: int, step: Step, *, today: date, version: int | None = None
) -> None:
    """Bring a street to another status, as the rules of `street_steps` allow.

    A reason to fall back is kept in the note of the street, with the day. Raises
    `InputProblem.REQUIRED` for what the step lacks (key figure, day, reason), `DATE_IN_FUTURE`,
    `END_BEFORE_START` for a hand-over before the street was explored.
    """
    street = records.fetch(session, Street, street_id, version=version)
    if step.key_figure_id is not None:
        records.fetch(session, KeyFigure, step.key_figure_id)
    if step.on is not None:
        records.not_after(step.on, today, "on")
    state = state_of(street)
    refused = street_steps.problem(state, step)
    if refused is not None:
        raise SpilError(InputProblem.REQUIRED, field=_LACKING[refused])
    if step.to is StreetStatus.INDEPENDENT:
        records.in_order(state.explored_on, step.on, "on")
    _put(street, street_steps.after(state, step))
    if records.optional(step.reason) and street_steps.is_back(state.status, step.to):
        said = f"{step.on or today:%d-%m-%Y}: {(step.reason or '').strip()}"
        street.note = "\n".join(filter(None, (street.note, said)))
    session.flush()


_LACKING: Final = {
    StepProblem.NO_KEY_FIGURE: "key_figure_id",
    StepProblem.NOT_YET_FOUND: "key_figure_id",
    StepProblem.NO_DAY: "on",
    StepProblem.NO_REASON: "reason",
}
"""The field at which a form shows what a step lacks."""


def explore(session: Session, street_id: int, on: date) -> None:
    """Note that somebody went through a street: it is known now, and since the first such day."""
    street = records.fetch(session, Street, street_id)
    if street.status is StreetStatus.UNKNOWN:
        street.status = StreetStatus.EXPLORED
    street.explored_on = on if street.explored_on is None else min(on, street.explored_on)
    session.flush()


def merge(session: Session, street_id: int, other_id: int) -> None:
    """Make one street of two that are the same: `other_id` goes into `street_id`.

    Rounds and residents move along; how far the Spil is and the key figure are those of the street
    that is further. Raises `InputProblem.NOT_IN_LIST` for the street itself or one of another area,
    `ROUND_GOES_ON` while the other street has a round from door to door.
    """
    kept, other = (
        records.fetch(session, Street, street_id),
        records.fetch(session, Street, other_id),
    )
    if kept is other or kept.area_id != other.area_id:
        raise SpilError(InputProblem.NOT_IN_LIST, field="other_id")
    if session.scalar(select(Door.id).where(Door.street_id == other_id).limit(1)) is not None:
        raise SpilError(InputProblem.ROUND_GOES_ON, field="other_id")
    _move_residents(session, kept.area_id, other.name, kept.name)
    rounds = select(Outreach).where(Outreach.street_id == other_id)
    for round_ in session.scalars(rounds):
        round_.street_id = street_id
    days = [day for day in (kept.explored_on, other.explored_on) if day is not None]
    if street_steps.rank(other.status) > street_steps.rank(kept.status):
        _put(kept, state_of(other))
    kept.explored_on = min(days, default=None)
    kept.addresses = max(filter(None, (kept.addresses, other.addresses)), default=None)
    kept.note = "\n".join(filter(None, (kept.note, other.note))) or None
    session.flush()
    session.delete(other)
    session.flush()


def place(session: Session, street_id: int, to: Place) -> None:
    """Put a street on a tile of the map; all tiles of its area are kept as they are shown then."""
    street = records.fetch(session, Street, street_id)
    inside = session.scalars(
        select(Street)
        .where(Street.area_id == street.area_id)
        .order_by(func.lower(Street.name), Street.id)
    ).all()
    places = street_map.layout([(one.id, place_of(one)) for one in inside])
    places = street_map.moved(places, street_id, to)
    for one in inside:
        one.map_column, one.map_row = places[one.id]
    session.flush()


def spellings(session: Session, area_id: int, name: str) -> tuple[str, ...]:
    """Return how a street is written in the addresses of an area: Wierdestraat, WIERDESTRAAT."""
    wanted = fold(name)
    written = select(Person.street).where(Person.area_id == area_id).distinct()
    return tuple(street for street in session.scalars(written) if street and fold(street) == wanted)


def state_of(street: Street) -> StreetState:
    """Return where a street stands."""
    return StreetState(
        street.status, street.key_figure_id, street.explored_on, street.handed_over_on
    )


def place_of(street: Street) -> Place | None:
    """Return the tile of a street on the map, None while nobody put it anywhere."""
    if street.map_column is None or street.map_row is None:
        return None
    return (street.map_column, street.map_row)


def _put(street: Street, state: StreetState) -> None:
    street.status = state.status
    street.key_figure_id = state.key_figure_id
    street.explored_on = state.explored_on
    street.handed_over_on = state.handed_over_on


def _fill(street: Street, details: StreetDetails) -> None:
    if details.addresses is not None and details.addresses < 0:
        raise SpilError(InputProblem.NOT_A_NUMBER, field="addresses")
    street.addresses = details.addresses
    street.note = records.optional(details.note)


def _lines(text: str) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = []
    for line in text.splitlines():
        bare = _BEFORE_A_NAME.sub("", line, count=1)
        both = _WITH_HOMES.fullmatch(bare)
        name = (both[1] if both else bare).strip(" \t,;")
        if name:
            found.append((name, int(both[2]) if both else None))
    return found


def _taken(session: Session, area_id: int) -> dict[str, int]:
    known = session.execute(select(Street.name, Street.id).where(Street.area_id == area_id))
    return {fold(name): street_id for name, street_id in known}


def _free_name(session: Session, area_id: int, name: str, own_id: int | None = None) -> str:
    kept = records.required(name, "name")
    if _taken(session, area_id).get(fold(kept)) not in {None, own_id}:
        raise SpilError(InputProblem.ALREADY_EXISTS, field="name")
    return kept


def _move_residents(session: Session, area_id: int, name: str, to: str) -> None:
    """Write another street name in the addresses of those of the area who live in a street."""
    if name == to:
        return
    spelled = spellings(session, area_id, name)
    living = select(Person).where(Person.area_id == area_id, Person.street.in_(spelled))
    for person in session.scalars(living):
        person.street = to
