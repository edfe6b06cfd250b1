"""Rounds through streets: how many doors, how many conversations, no names."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Outreach, Street
from spil_desktop.rules.vocabulary import OutreachMethod, StreetStatus
from spil_desktop.services import records


@dataclass(frozen=True, slots=True)
class Round:
    """What one round through a street gave.

    `addresses` were rung at, `opened` opened, `talked` had a conversation, `interested` want to
    hear more; each is at most the one before it.
    """

    on: date
    addresses: int
    opened: int
    talked: int
    interested: int
    method: OutreachMethod = OutreachMethod.DOOR_TO_DOOR


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as it is stored, with its number and the name of its street."""

    id: int
    street_id: int
    street: str
    round: Round


def record(session: Session, street_id: int, new: Round, *, today: date) -> int:
    """Record a round and return its number; a street that was unknown is explored from now on.

    Raises `InputProblem.DATE_IN_FUTURE`, and `NOT_A_NUMBER` when counts are negative or grow
    along the way.
    """
    street = records.fetch(session, Street, street_id)
    records.not_after(new.on, today, "on")
    steps = (new.addresses, new.opened, new.talked, new.interested)
    if new.interested < 0 or list(steps) != sorted(steps, reverse=True):
        raise SpilError(InputProblem.NOT_A_NUMBER, field="outreach")
    row = Outreach(
        street_id=street_id,
        on=new.on,
        method=new.method,
        addresses=new.addresses,
        opened=new.opened,
        talked=new.talked,
        interested=new.interested,
    )
    session.add(row)
    if street.status is StreetStatus.UNKNOWN:
        street.status = StreetStatus.EXPLORED
    session.flush()
    return row.id


def rows(session: Session, area_id: int | None = None) -> tuple[RoundRow, ...]:
    """Return the rounds of an area, or of all areas, the newest first."""
    wanted = (
        select(Outreach, Street.name)
        .join(Street, Street.id == Outreach.street_id)
        .order_by(Outreach.on.desc(), Outreach.id.desc())
    )
    if area_id is not None:
        wanted = wanted.where(Street.area_id == area_id)
    return tuple(
        RoundRow(
            row.id,
            row.street_id,
            street,
            Round(row.on, row.addresses, row.opened, row.talked, row.interested, row.method),
        )
        for row, street in session.execute(wanted)
    )
