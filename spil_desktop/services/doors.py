"""A round that is going on, door by door: results by house number, never a name.

Doors live only as long as the round. They are apart from the undo journal, and `finish` leaves
counts alone: neither undo nor redo of it brings a door back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Door, Participant, Person, Street
from spil_desktop.rules import door_rounds, house_numbers
from spil_desktop.rules.door_rounds import Counts
from spil_desktop.rules.house_numbers import HouseNumber
from spil_desktop.rules.vocabulary import DoorResult
from spil_desktop.services import drafts, outreach, records, streets
from spil_desktop.services.outreach import Round

FORGOTTEN_AFTER: Final = 14
"""Days after which a round that is still going on was probably forgotten."""


@dataclass(frozen=True, slots=True)
class DoorRound:
    """The doors of a street: all of them in order, the results so far, and since when.

    `registered` are the doors where a visit is wanted and a participant is known by now.
    """

    street_id: int
    doors: tuple[HouseNumber, ...]
    results: Mapping[HouseNumber, DoorResult]
    began_on: date | None
    registered: frozenset[HouseNumber]

    @property
    def counts(self) -> Counts:
        """What the doors add up to."""
        return door_rounds.counted(self.results.values())

    @property
    def visits(self) -> tuple[HouseNumber, ...]:
        """The doors where somebody wants a visit."""
        wanted = DoorResult.VISIT_WANTED
        return tuple(door for door in self.doors if self.results.get(door) is wanted)


def going_on(session: Session, street_id: int) -> DoorRound:
    """Return the round in a street; without doors when none is going on."""
    kept = drafts.find(session, _form(street_id)) or {}
    stored = session.scalars(select(Door).where(Door.street_id == street_id)).all()
    results = {HouseNumber(row.house_number, row.house_addition): row.result for row in stored}
    listed = house_numbers.read(str(kept.get("numbers", ""))) or ()
    return DoorRound(
        street_id=street_id,
        doors=tuple(sorted({*listed, *results})),
        results=results,
        began_on=min((row.seen_on for row in stored), default=None),
        registered=_registered(session, street_id) & results.keys(),
    )


def lay_out(session: Session, street_id: int, numbers: str) -> tuple[HouseNumber, ...]:
    """Say which doors a street has ("1-85 oneven; 2-40 even") and return them.

    Doors that have a result stay. Raises `InputProblem.NOT_A_HOUSE_NUMBER` for text that names no
    doors, or more than a street has.
    """
    records.fetch(session, Street, street_id)
    found = house_numbers.read(numbers)
    if found is None:
        raise SpilError(InputProblem.NOT_A_HOUSE_NUMBER, field="numbers")
    drafts.keep(session, _form(street_id), {"numbers": numbers})
    return found


def mark(
    session: Session, street_id: int, door: HouseNumber, result: DoorResult | None, *, today: date
) -> None:
    """Keep what happened at a door in the place of what was kept before; None forgets it."""
    which = (
        Door.street_id == street_id,
        Door.house_number == door.number,
        Door.house_addition == door.addition,
    )
    row = session.scalar(select(Door).where(*which))
    if result is None:
        session.execute(delete(Door).where(*which))
        return
    if row is None:
        records.fetch(session, Street, street_id)
        row = Door(street_id=street_id, house_number=door.number, house_addition=door.addition)
        row.seen_on = today
        session.add(row)
    row.result = result
    session.flush()


def finish(session: Session, street_id: int, new: Round, *, today: date) -> int:
    """Record the round by its counts, empty the doors, and return the number of the round.

    Raises what `outreach.record` raises; then the doors stay.
    """
    round_id = outreach.record(session, street_id, new, today=today)
    throw_away(session, street_id)
    return round_id


def throw_away(session: Session, street_id: int) -> None:
    """Forget the doors of a street and what happened at them."""
    session.execute(delete(Door).where(Door.street_id == street_id))
    drafts.drop(session, _form(street_id))


def _form(street_id: int) -> str:
    """Return the draft that holds the doors without a result; it goes with the round."""
    return f"doors:{street_id}"


def _registered(session: Session, street_id: int) -> frozenset[HouseNumber]:
    street = records.fetch(session, Street, street_id)
    written = streets.spellings(session, street.area_id, street.name)
    living = session.execute(
        select(Person.house_number, Person.house_addition)
        .join(Participant, Participant.person_id == Person.id)
        .where(Person.area_id == street.area_id, Person.street.in_(written))
    )
    return frozenset(
        HouseNumber(number or 0, (addition or "").upper()) for number, addition in living
    )
