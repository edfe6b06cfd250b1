"""Which streets lie side by side, as the office says: a neighbour there is near."""

from collections.abc import Collection

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Street, StreetNeighbour
from spil_desktop.rules.names import fold
from spil_desktop.services import records


def beside(session: Session, street_id: int) -> tuple[int, ...]:
    """Return the numbers of the streets beside a street."""
    rows = session.scalars(_of(street_id))
    return tuple(
        sorted(row.other_street_id if row.street_id == street_id else row.street_id for row in rows)
    )


def put(session: Session, street_id: int, others: Collection[int]) -> None:
    """Say which streets lie beside a street; each of them then lies beside this one too.

    Raises `InputProblem.NOT_IN_LIST` for the street itself or one of another area.
    """
    street = records.fetch(session, Street, street_id)
    for other in (records.fetch(session, Street, number) for number in others):
        if other.id == street_id or other.area_id != street.area_id:
            raise SpilError(InputProblem.NOT_IN_LIST, field="beside")
    known = set(beside(session, street_id))
    for row in session.scalars(_of(street_id)):
        if {row.street_id, row.other_street_id} - {street_id} <= set(others):
            continue
        session.delete(row)
    for number in sorted(set(others) - known):
        first, second = sorted((street_id, number))
        session.add(StreetNeighbour(street_id=first, other_street_id=second))
    session.flush()


def names(session: Session, street_id: int) -> tuple[str, ...]:
    """Return the names of the streets beside a street, in order."""
    wanted = select(Street.name).where(Street.id.in_(beside(session, street_id)))
    return tuple(sorted(session.scalars(wanted)))


def put_names(session: Session, street_id: int, text: str) -> None:
    """Say by name, one a line, which streets lie beside a street; raises what `put` raises."""
    street = records.fetch(session, Street, street_id)
    known = {
        fold(name): number
        for number, name in session.execute(
            select(Street.id, Street.name).where(Street.area_id == street.area_id)
        )
    }
    asked = [fold(line) for line in text.splitlines() if line.strip()]
    if any(name not in known for name in asked):
        raise SpilError(InputProblem.NOT_IN_LIST, field="beside")
    put(session, street_id, [known[name] for name in asked])


def _of(street_id: int) -> Select[StreetNeighbour]:
    mine = or_(StreetNeighbour.street_id == street_id, StreetNeighbour.other_street_id == street_id)
    return select(StreetNeighbour).where(mine)
