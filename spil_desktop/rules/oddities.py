"""Recorded values that cannot be so, or hardly, and where the limits lie."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from spil_desktop.rules.vocabulary import Code, Moment


class Oddity(Code):
    """Something recorded that cannot be so, or hardly."""

    AGE = "age"
    UNDER_70 = "under_70"
    BORN_AFTER_REPORT = "born_after_report"
    REPORT_IN_FUTURE = "report_in_future"
    CONTACT_BEFORE_REPORT = "contact_before_report"
    CLOSED_BEFORE_REPORT = "closed_before_report"
    CONTACT_AFTER_DEATH = "contact_after_death"
    NEED_BEFORE_REPORT = "need_before_report"
    NEED_CLOSED_BEFORE_ASKED = "need_closed_before_asked"
    MATCH_ENDED_BEFORE_START = "match_ended_before_start"
    CONTACT_TOO_LONG = "contact_too_long"
    JOB_TOO_LONG = "job_too_long"
    RIDE_WITHOUT_DISTANCE = "ride_without_distance"
    RIDE_TOO_FAR = "ride_too_far"
    MEASURED_BEFORE_REPORT = "measured_before_report"
    MEASURED_OUTSIDE_WINDOW = "measured_outside_window"


OLDEST: Final = 110
"""Years; an age above it is a typing error until someone looked."""

LONGEST_MINUTES: Final = 8 * 60
"""Nobody is at one contact or job for longer."""

FURTHEST_KM: Final = 300.0
"""Further is no ride to a doctor in the north."""


@dataclass(frozen=True, slots=True)
class OddLine:
    """One value to look at: whose it is, in which row, and what does not fit.

    `day` is the day that cannot be so, `other_day` the one with which it does not fit; `number` a
    year of birth, minutes or kilometres; `moment` of a measurement.
    """

    oddity: Oddity
    participant_id: int
    person_id: int
    record_id: int
    name: str = field(repr=False)
    day: date | None = None
    other_day: date | None = None
    number: float | None = None
    moment: Moment | None = None
