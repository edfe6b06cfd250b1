"""What people say that they noticed of the help, at T1, and who said what.

Exact, so for use inside the office ("niet voor verspreiding"), over the evaluation population.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.rules import outcomes as rules
from spil_desktop.rules.outcomes import View
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import outcomes


@dataclass(frozen=True, slots=True)
class Statement:
    """How one statement was answered by everyone who was measured; None gave no answer to it."""

    item: str
    views: Mapping[int, View | None] = field(repr=False)

    def number(self, view: View | None) -> int:
        """Return how many took a view; None: gave no answer, or were not asked."""
        return sum(each is view for each in self.views.values())

    @property
    def answered(self) -> int:
        """How many answered it."""
        return len(self.views) - self.number(None)


@dataclass(frozen=True, slots=True)
class Experienced:
    """What people say that they noticed of the help, at T1.

    `on` are all who were measured at T1, with the day; `named` has of each who said so what meant
    the most, and someone may name more.
    """

    on: Mapping[int, date] = field(repr=False)
    statements: tuple[Statement, ...]
    named: Mapping[int, tuple[str, ...]] = field(repr=False)

    @property
    def measured(self) -> int:
        """How many were measured at T1."""
        return len(self.on)

    @property
    def chose(self) -> int:
        """How many said what meant the most."""
        return len(self.named)

    @property
    def mattered(self) -> Mapping[str, int]:
        """How many named each thing."""
        return Counter(code for named in self.named.values() for code in named)


def experienced(
    session: Session, period: Period, area_id: int | None, *, today: date
) -> Experienced:
    """Return what people noticed of the help, from those who were measured at T1 in a period."""
    counted = outcomes.people(session, period, area_id)
    followed = outcomes.follow(session, counted, min(period.last_day, today))
    at_t1 = [
        (one, day) for one in followed if (day := one.measured_on(Moment.T1)) and day in period
    ]
    answers: dict[int, Mapping[str, object]] = {}
    for one, _day in at_t1:
        taken = one.taken[Moment.T1].get(rules.EFFECT)
        answers[one.participant_id] = taken.answers if taken else {}
    return Experienced(
        on={one.participant_id: day for one, day in at_t1},
        statements=tuple(
            Statement(item, {id_: rules.view(given, item) for id_, given in answers.items()})
            for item in rules.STATEMENTS
        ),
        named={id_: named for id_, given in answers.items() if (named := rules.mattered(given))},
    )
