"""Who can do a small job: the rules of a match, on the day of the job, with what else she does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from spil_desktop.rules import matching
from spil_desktop.rules.candidates import (
    Breach,
    Candidate,
    Reason,
    Reservation,
    ReservationKind,
    Seeker,
    Verdict,
)
from spil_desktop.rules.drivers import Absence
from spil_desktop.rules.weights import WEIGHTS, WeightsByTheme

JOBS_A_MONTH: Final = 6
"""Jobs in four weeks from which a volunteer is asked less: she helps, she is no firm."""

_OF_A_MATCH: Final = frozenset({ReservationKind.NEARLY_FULL, ReservationKind.NO_SHARED_DAY_PART})
"""Reservations that are told in other words here."""


class JobReservation(StrEnum):
    """What to mind of who could do a job, in the order in which it is told."""

    OTHER_DAY = "other_day"
    JOB_THAT_DAY = "job_that_day"
    MANY_JOBS = "many_jobs"


@dataclass(frozen=True, slots=True)
class Handyman:
    """A volunteer as the jobs see her.

    `absences` are days away around the job, `that_day` her other jobs on its day, `load` those of
    four weeks.
    """

    candidate: Candidate
    absences: tuple[Absence, ...] = ()
    that_day: int = 0
    load: int = 0


@dataclass(frozen=True, slots=True)
class JobProposal:
    """What the rules say of one volunteer for one job; `until` is the last day that she is away."""

    handyman: Handyman
    score: float
    breaches: tuple[Breach, ...]
    until: date | None
    reasons: tuple[Reason, ...]
    reservations: tuple[Reservation, ...]
    minded: tuple[JobReservation, ...]

    @property
    def allowed(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.breaches

    @property
    def awaits_vog(self) -> bool:
        """Whether the missing VOG is all that stops her: then she can go with a reason."""
        return self.breaches == (Breach.NO_VOG,)


def is_long(minutes: int | None, limit: int) -> bool:
    """Whether a job takes longer than the office does; not while nobody said how long."""
    return minutes is not None and minutes > limit


def judge(
    on: date, seeker: Seeker, handymen: Iterable[Handyman], weights: WeightsByTheme = WEIGHTS
) -> tuple[JobProposal, ...]:
    """Judge everyone for a job on a day: who may first, then by score, load and number.

    After them come those whom only the missing VOG stops, who can go with a reason.

    Who usually cannot on that day, or has a job then, comes after who can.
    """
    from spil_desktop.rules.comparison import compare  # noqa: PLC0415  numpy takes long to load

    known = list(handymen)
    if not known:
        return ()
    # A job is no match: nobody is full by her matches; away counts on the day, not today.
    candidates = [
        one.candidate._replace(
            places=JOBS_A_MONTH,
            load=min(one.load, JOBS_A_MONTH - 1),
            away=_away(one, on) is not None,
        )
        for one in known
    ]
    table = compare([seeker], candidates, weights)
    found = [
        _judged(on, handyman, matching.verdict(table, 0, column, seeker, candidate))
        for column, (handyman, candidate) in enumerate(zip(known, candidates, strict=True))
    ]
    return tuple(sorted(found, key=_order))


def _judged(on: date, handyman: Handyman, verdict: Verdict) -> JobProposal:
    away = _away(handyman, on)
    kinds = {one.kind for one in verdict.reservations}
    minded = (
        (JobReservation.OTHER_DAY, ReservationKind.NO_SHARED_DAY_PART in kinds),
        (JobReservation.JOB_THAT_DAY, handyman.that_day > 0),
        (JobReservation.MANY_JOBS, handyman.load >= JOBS_A_MONTH),
    )
    return JobProposal(
        handyman=handyman,
        score=verdict.score,
        breaches=verdict.breaches,
        until=away.last_day if away is not None else None,
        reasons=verdict.reasons,
        reservations=tuple(one for one in verdict.reservations if one.kind not in _OF_A_MATCH),
        minded=tuple(kind for kind, holds in minded if holds),
    )


def _away(handyman: Handyman, on: date) -> Absence | None:
    return next((one for one in handyman.absences if one.holds(on)), None)


def _order(one: JobProposal) -> tuple[bool, bool, bool, bool, float, int, int]:
    return (
        not one.allowed,
        not one.awaits_vog,
        JobReservation.OTHER_DAY in one.minded,
        JobReservation.JOB_THAT_DAY in one.minded,
        -round(one.score, 9),
        one.handyman.load,
        one.handyman.candidate.id,
    )
