"""Rounds through streets: how many doors, how many conversations, no names."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Outreach, Street
from spil_desktop.rules import door_rounds
from spil_desktop.rules.door_rounds import Counts
from spil_desktop.rules.vocabulary import OutreachMethod
from spil_desktop.services import records, streets


@dataclass(frozen=True, slots=True)
class Round:
    """What one round through a street gave.

    `addresses` were rung at, `opened` opened, `talked` had a conversation, `interested` want to
    hear more; each is at most the one before it. Of those interested `visits_wanted` want a visit.
    On the street `addresses` and `opened` are both the number of people who were spoken to.
    """

    on: date
    addresses: int
    opened: int
    talked: int
    interested: int
    method: OutreachMethod = OutreachMethod.DOOR_TO_DOOR
    flyers: int = 0
    visits_wanted: int = 0
    note: str | None = field(default=None, repr=False)

    @property
    def counts(self) -> Counts:
        """The numbers alone."""
        return Counts(
            addresses=self.addresses,
            opened=self.opened,
            talked=self.talked,
            flyers=self.flyers,
            visits_wanted=self.visits_wanted,
            interested=self.interested,
        )


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as it is stored, with its number, its version and the name of its street."""

    id: int
    street_id: int
    street: str
    round: Round
    version: int = 1


def record(session: Session, street_id: int, new: Round, *, today: date) -> int:
    """Record a round and return its number; a street that was unknown is explored from now on.

    Raises `InputProblem.DATE_IN_FUTURE`; at the first count that cannot be `NOT_A_NUMBER` when it
    is negative, `MORE_THAN_WHOLE` when it is larger than the one that it is part of.
    """
    records.fetch(session, Street, street_id)
    row = Outreach(street_id=street_id)
    _fill(row, new, today)
    session.add(row)
    streets.explore(session, street_id, new.on)
    return row.id


def edit(
    session: Session, round_id: int, new: Round, *, today: date, version: int | None = None
) -> None:
    """Change a round; raises what `record` raises, and what `records.fetch` does."""
    row = records.fetch(session, Outreach, round_id, version=version)
    _fill(row, new, today)
    streets.explore(session, row.street_id, new.on)


def remove(session: Session, round_id: int) -> None:
    """Take a round away that never was; the status of the street stays."""
    session.delete(records.fetch(session, Outreach, round_id))
    session.flush()


def rows(
    session: Session, area_id: int | None = None, *, street_id: int | None = None
) -> tuple[RoundRow, ...]:
    """Return the rounds of a street, of an area, or of all areas, the newest first."""
    wanted = (
        select(Outreach, Street.name)
        .join(Street, Street.id == Outreach.street_id)
        .order_by(Outreach.on.desc(), Outreach.id.desc())
    )
    if area_id is not None:
        wanted = wanted.where(Street.area_id == area_id)
    if street_id is not None:
        wanted = wanted.where(Street.id == street_id)
    return tuple(
        RoundRow(row.id, row.street_id, street, _round(row), row.version)
        for row, street in session.execute(wanted)
    )


def _fill(row: Outreach, new: Round, today: date) -> None:
    records.not_after(new.on, today, "on")
    wrong = door_rounds.wrong(new.counts)
    if wrong is not None:
        negative = getattr(new, wrong) < 0
        kind = InputProblem.NOT_A_NUMBER if negative else InputProblem.MORE_THAN_WHOLE
        raise SpilError(kind, field=wrong)
    row.on = new.on
    row.method = new.method
    row.addresses = new.addresses
    row.opened = new.opened
    row.talked = new.talked
    row.interested = new.interested
    row.flyers = new.flyers
    row.visits_wanted = new.visits_wanted
    row.note = records.optional(new.note)


def _round(row: Outreach) -> Round:
    return Round(
        on=row.on,
        addresses=row.addresses,
        opened=row.opened,
        talked=row.talked,
        interested=row.interested,
        method=row.method,
        flyers=row.flyers,
        visits_wanted=row.visits_wanted,
        note=row.note,
    )
