"""When participants are measured: months after the first time, and how far from that still counts.

Six and twelve months with six weeks around them is what the pilots did; a store may do otherwise.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from spil_desktop.rules.vocabulary import Moment


@dataclass(frozen=True, slots=True)
class Schedule:
    """How many months after T0 someone is asked again, and the weeks around that day."""

    t1_months: int = 6
    t2_months: int = 12
    window_weeks: int = 6

    @property
    def window(self) -> timedelta:
        """How far from its day a measurement still counts as that moment's."""
        return timedelta(weeks=self.window_weeks)

    def months(self, moment: Moment) -> int:
        """Return how long after T0 a moment comes."""
        return {Moment.T0: 0, Moment.T1: self.t1_months, Moment.T2: self.t2_months}[moment]

    def due_on(self, first: date, moment: Moment) -> date:
        """Return the day for a moment, seen from the day of T0."""
        return first + relativedelta(months=self.months(moment))

    def last_on(self, first: date, moment: Moment) -> date:
        """Return the last day that still counts as a moment."""
        return self.due_on(first, moment) + self.window

    def is_within(self, first: date, moment: Moment, day: date) -> bool:
        """Whether a day counts as a moment; any day does as T0."""
        return moment is Moment.T0 or abs(day - self.due_on(first, moment)) <= self.window

    def is_over(self, first: date, moment: Moment, day: date) -> bool:
        """Whether on a day a moment can not be measured any more."""
        return day > self.last_on(first, moment)
