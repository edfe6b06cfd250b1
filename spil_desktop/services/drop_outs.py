"""Who was measured first and not again, and why: the drop-out of a measuring moment."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.model import Measurement, MissedMeasurement, Participant
from spil_desktop.rules import drop_outs
from spil_desktop.rules.measuring import Schedule
from spil_desktop.rules.vocabulary import ClosingReason, DropOut, Moment
from spil_desktop.services import measurements

_Line: TypeAlias = tuple[date, date | None, ClosingReason | None, DropOut | None]


def of_moment(
    session: Session, moment: Moment, *, today: date, area_id: int | None = None
) -> Mapping[DropOut, int]:
    """Count who was measured first and will not be measured at `moment` any more, by reason.

    The reason that was recorded goes first. Without one, her file closed before the last day that
    still counts as that moment, or that day is over: then she was not reached.
    """
    when = measurements.schedule(session)
    lines = _measured_first(session, moment, area_id)
    found = (_reason(line, moment, today, when) for line in lines)
    return Counter(reason for reason in found if reason is not None)


def of_participant(
    session: Session, participant_id: int, moment: Moment, *, today: date
) -> DropOut | None:
    """Return why one participant is not asked at `moment` any more; None when she can be."""
    lines = _measured_first(session, moment, None, participant_id)
    return _reason(lines[0], moment, today, measurements.schedule(session)) if lines else None


def _measured_first(
    session: Session, moment: Moment, area_id: int | None, participant_id: int | None = None
) -> list[_Line]:
    """Return the day of T0, the day of closing and its reason of who has no such measurement."""
    again = aliased(Measurement)
    wanted = (
        select(
            func.min(Measurement.taken_on),
            Participant.closed_on,
            Participant.closing_reason,
            MissedMeasurement.reason,
        )
        .join(Participant, Participant.id == Measurement.participant_id)
        .outerjoin(
            MissedMeasurement,
            (MissedMeasurement.participant_id == Participant.id)
            & (MissedMeasurement.moment == moment),
        )
        .where(
            Measurement.moment == Moment.T0,
            ~exists().where(again.participant_id == Participant.id, again.moment == moment),
        )
        .group_by(Participant.id, MissedMeasurement.id)
    )
    if area_id is not None:
        wanted = wanted.where(Participant.area_id == area_id)
    if participant_id is not None:
        wanted = wanted.where(Participant.id == participant_id)
    return [
        (first, closed, reason, missed) for first, closed, reason, missed in session.execute(wanted)
    ]


def _reason(line: _Line, moment: Moment, today: date, when: Schedule) -> DropOut | None:
    first, closed_on, reason, recorded = line
    if recorded is not None:
        return recorded
    last = when.last_on(first, moment)
    if closed_on is not None and reason is not None and closed_on <= last:
        return drop_outs.of_closing(reason)
    return DropOut.NOT_REACHED if today > last else None
