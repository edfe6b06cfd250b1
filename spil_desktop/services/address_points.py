"""Where addresses lie, read from a list that the office brought: looked at first, then kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.model import AddressPoint, Person
from spil_desktop.rules.address_points import Point


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would do: new and moved addresses, and how many people it places."""

    new: int
    moved: int
    people: int


def examine(session: Session, points: Sequence[Point]) -> Preview:
    """Say what keeping these points would change; nothing is written."""
    known = _known(session)
    listed = {(one.postcode, one.house_number) for one in points}
    homes = session.execute(
        select(Person.postcode, Person.house_number).where(Person.house_number.is_not(None))
    )
    return Preview(
        new=sum(key not in known for key in listed),
        moved=sum(_moves(known.get((one.postcode, one.house_number)), one) for one in points),
        people=sum((postcode, number) in listed for postcode, number in homes),
    )


def keep(session: Session, points: Sequence[Point]) -> int:
    """Keep these points and return how many were new or moved; others stay as they are."""
    known, changed = _known(session), 0
    for one in points:
        row = known.get((one.postcode, one.house_number))
        if row is None:
            row = AddressPoint(postcode=one.postcode, house_number=one.house_number)
            session.add(row)
        elif not _moves(row, one):
            continue
        row.latitude, row.longitude = one.latitude, one.longitude
        changed += 1
    session.flush()
    return changed


def count(session: Session) -> int:
    """Return how many addresses are known by their place."""
    return session.scalar(select(func.count()).select_from(AddressPoint)) or 0


def _known(session: Session) -> dict[tuple[str, int], AddressPoint]:
    return {(row.postcode, row.house_number): row for row in session.scalars(select(AddressPoint))}


def _moves(row: AddressPoint | None, point: Point) -> bool:
    if row is None:
        return False
    return (row.latitude, row.longitude) != (point.latitude, point.longitude)
