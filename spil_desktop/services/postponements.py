"""Putting off what asks attention until a day, or doing it for good for this occasion."""

from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Postponement, Ride
from spil_desktop.rules.vocabulary import RideStatus, TodayKind
from spil_desktop.services import follow_ups, records
from spil_desktop.services.today_items import FOLLOW_UPS, TodayItem, occasion

NEEDS_REASON: Final = frozenset({TodayKind.SIGNAL_OVERDUE, TodayKind.SIGNAL_DUE})
"""What cannot wait without a word why."""

NEVER_DONE: Final = NEEDS_REASON
"""What only its own form can finish: a signal needs an outcome."""


def postpone(
    session: Session, item: TodayItem, until: date, reason: str | None = None, *, today: date
) -> None:
    """Let `item` come back on the day `until`.

    A follow-up gets that day for its own; any other line stays away until then, or until it is
    about another occasion. Raises `InputProblem.DATE_NOT_AHEAD`, `REQUIRED` for a signal without
    a reason, and what `records.fetch` raises.
    """
    if until <= today:
        raise SpilError(InputProblem.DATE_NOT_AHEAD, field="due_on")
    if item.kind in NEEDS_REASON:
        records.required(reason, "reason")
    if item.kind in FOLLOW_UPS:
        follow_ups.postpone(session, item.follow_up_id or 0, until, reason)
    else:
        _keep(session, item, until, reason)


def finish(session: Session, item: TodayItem, *, today: date) -> None:
    """Take `item` off the list for good: what can be done is, else for this occasion.

    A follow-up is done, and a ride that had a driver.

    Raises `InputProblem.REQUIRED` for a signal, which is closed with an outcome.
    """
    if item.kind in NEVER_DONE:
        raise SpilError(InputProblem.REQUIRED, field="outcome")
    if item.kind in FOLLOW_UPS:
        follow_ups.finish(session, item.follow_up_id or 0, today=today)
    elif item.kind is TodayKind.RIDE_TODAY and item.volunteer_id is not None:
        records.fetch(session, Ride, item.ride_id).status = RideStatus.DONE
        session.flush()
    else:
        _keep(session, item, None, None)


def _keep(session: Session, item: TodayItem, until: date | None, reason: str | None) -> None:
    kind, record_id, since = occasion(item)
    row = session.scalar(
        select(Postponement).where(
            Postponement.kind == kind,
            Postponement.record_id == record_id,
            Postponement.since.is_not_distinct_from(since),
        )
    )
    if row is None:
        row = Postponement(kind=kind, record_id=record_id, since=since)
        session.add(row)
    row.until = until
    row.reason = records.optional(reason)
    session.flush()
