"""What a kilometre costs, from which day on; the program computes amounts and handles no money."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import RideRate
from spil_desktop.rules import fares
from spil_desktop.services import records

_MOST = 500


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate in euro cents a kilometre, from a day on until the next."""

    id: int
    from_day: date
    cents: int


def rows(session: Session) -> tuple[RateRow, ...]:
    """Return all rates, the newest first."""
    wanted = select(RideRate).order_by(RideRate.from_day.desc())
    return tuple(RateRow(row.id, row.from_day, row.cents) for row in session.scalars(wanted))


def on_day(session: Session, day: date) -> int | None:
    """Return the rate that holds on a day in cents, None while none was set."""
    return rate_of(rows(session), day)


def rate_of(rates: tuple[RateRow, ...], day: date) -> int | None:
    """Return the rate that holds on a day out of `rows`."""
    return next((row.cents for row in rates if row.from_day <= day), None)


def keep(session: Session, from_day: date, cents: int) -> int:
    """Keep what a kilometre costs from a day on, in the place of what held from that day.

    Rides that were planned keep their own rate. Raises `InputProblem.NOT_A_NUMBER` for a rate
    that is below zero or above five euros.
    """
    if not 0 <= cents <= _MOST:
        raise SpilError(InputProblem.NOT_A_NUMBER, field="cents")
    row = session.scalar(select(RideRate).where(RideRate.from_day == from_day))
    row = row or RideRate(from_day=from_day)
    row.cents = cents
    session.add(row)
    session.flush()
    return row.id


def remove(session: Session, rate_id: int) -> None:
    """Take a rate away; raises `InputProblem.UNKNOWN_RECORD`."""
    session.delete(records.fetch(session, RideRate, rate_id))
    session.flush()


def expected(session: Session, kilometres: float | None, day: date) -> int | None:
    """Return what a ride would cost in cents, None while kilometres or rate are not known."""
    rate = on_day(session, day)
    return None if rate is None or kilometres is None else fares.price(kilometres, rate)
