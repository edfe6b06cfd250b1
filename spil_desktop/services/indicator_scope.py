"""What a figure for inside the office is counted over, and the record that stands behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Participant
from spil_desktop.rules.indicators import RecordKind
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import Code
from spil_desktop.services import populations
from spil_desktop.services.health_at_start import Health
from spil_desktop.services.populations import Facts, Someone


@dataclass(frozen=True, slots=True)
class Counted:
    """One record behind a figure: how much it counts for, and what it says.

    `opens` is the number that its page knows it by; `person_id` whom it is about. `category` is
    that of a divided indicator. `values` are the days or marks that a median or mean is taken of.
    """

    kind: RecordKind
    id: int
    opens: int
    on: date | None = None
    amount: int = 1
    person_id: int | None = field(default=None, repr=False)
    code: Code | None = None
    category: str = ""
    values: tuple[int, ...] = ()


class Scope:
    """What is counted: a period, some areas, as far as the day of today; reads facts once."""

    def __init__(
        self, session: Session, period: Period, area_ids: tuple[int, ...], today: date
    ) -> None:
        self.session = session
        self.period = period
        self.area_ids = area_ids
        self.today = today
        self.first = period.first_day
        self.last = min(period.last_day, today)

    @cached_property
    def facts(self) -> Facts:
        """The facts of everyone who was reported until the last day."""
        return populations.read(self.session, self.period.last_day, self.area_ids)

    @cached_property
    def persons(self) -> Mapping[int, int]:
        """Person numbers by participant."""
        rows = self.session.execute(
            select(Participant.id, Participant.person_id).where(
                Participant.area_id.in_(self.area_ids)
            )
        )
        return MappingProxyType({row.id: row.person_id for row in rows})

    @cached_property
    def evaluated(self) -> tuple[Someone, ...]:
        """The evaluation population that was reported in the period."""
        return tuple(
            one for one in self.facts.people if one.counts and one.reported_on in self.period
        )

    @cached_property
    def healthy(self) -> tuple[tuple[Someone, Health], ...]:
        """Those of `evaluated` whose health is kept with consent."""
        known = self.facts.health
        return tuple(
            (one, known[one.id]) for one in self.evaluated if one.health and one.id in known
        )

    def reported(self) -> Iterator[Someone]:
        """Yield everyone who was reported in the period."""
        return (one for one in self.facts.people if one.reported_on in self.period)

    def participant(
        self, one: Someone, *, category: str = "", values: tuple[int, ...] = ()
    ) -> Counted:
        """Return someone as the record behind a figure."""
        person = self.persons[one.id]
        return Counted(
            RecordKind.PARTICIPANT,
            one.id,
            person,
            one.reported_on,
            person_id=person,
            code=one.status,
            category=category,
            values=values,
        )


Records = Iterable[Counted]
"""What every indicator returns: its figure is what these count together."""
