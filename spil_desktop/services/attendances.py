"""Who comes to an activity over several times: regulars, first visits, and who stays away."""

from datetime import date
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from spil_desktop.model import Attendance, FollowUp, Occurrence
from spil_desktop.rules.vocabulary import FollowUpKind, Presence
from spil_desktop.services import follow_ups, records, sign_ups
from spil_desktop.services.follow_ups import FollowUpFields

_LOOKED_BACK: Final = 4
"""Who came to one of this many earlier times is expected again."""

STAYS_AWAY: Final = 3
"""After this many absences in a row someone is called."""


def came_before(session: Session, occurrence_id: int) -> frozenset[int]:
    """Return the participants who came to the activity before this time."""
    wanted = (
        select(Attendance.participant_id)
        .join(Occurrence, Occurrence.id == Attendance.occurrence_id)
        .where(
            Occurrence.id.in_(_earlier(session, occurrence_id).with_only_columns(Occurrence.id)),
            Attendance.presence == Presence.PRESENT,
        )
    )
    return frozenset(session.scalars(wanted))


def expected(session: Session, occurrence_id: int) -> frozenset[int]:
    """Return who is likely to come: invited, or present at one of the last four times."""
    earlier = _earlier(session, occurrence_id).order_by(Occurrence.held_on.desc())
    last = session.scalars(earlier.limit(_LOOKED_BACK)).all()
    came = select(Attendance.participant_id).where(
        Attendance.occurrence_id.in_([row.id for row in last]),
        Attendance.presence == Presence.PRESENT,
    )
    invited = select(Attendance.participant_id).where(
        Attendance.occurrence_id == occurrence_id, Attendance.presence == Presence.INVITED
    )
    return frozenset(session.scalars(came)) | frozenset(session.scalars(invited))


def call_who_stays_away(
    session: Session, occurrence_id: int, note: str, *, today: date
) -> tuple[int, ...]:
    """Plan to call, today, who was absent for the third time in a row; return the participants.

    Times at which someone was excused are passed over; `note` says why she is called. Nobody is
    called twice for the same times, and no one who died or whose file is closed.
    """
    occurrence = records.fetch(session, Occurrence, occurrence_id)
    called: list[int] = []
    absent = sign_ups.standing(occurrence_id, Presence.ABSENT)
    for participant_id in session.scalars(absent.order_by(Attendance.participant_id)).all():
        row = _absences(session, occurrence, participant_id)
        if row and len(row) % STAYS_AWAY == 0:
            since = row[STAYS_AWAY - 1]
            if not _is_planned(session, participant_id, note, since):
                planned = FollowUpFields(FollowUpKind.CALL, today, note)
                follow_ups.plan(session, participant_id, planned)
                called.append(participant_id)
    return tuple(called)


def _earlier(session: Session, occurrence_id: int) -> Select[Occurrence]:
    this = records.fetch(session, Occurrence, occurrence_id)
    return select(Occurrence).where(
        Occurrence.activity_id == this.activity_id,
        Occurrence.held_on < this.held_on,
        Occurrence.cancelled.is_(False),
    )


def _absences(session: Session, last: Occurrence, participant_id: int) -> list[date]:
    """Return the days of her absences in a row, the latest first."""
    wanted = (
        select(Occurrence.held_on, Attendance.presence)
        .join(Attendance, Attendance.occurrence_id == Occurrence.id)
        .where(
            Occurrence.activity_id == last.activity_id,
            Occurrence.held_on <= last.held_on,
            Occurrence.cancelled.is_(False),
            Attendance.participant_id == participant_id,
            Attendance.presence.in_((Presence.ABSENT, Presence.PRESENT)),
        )
        .order_by(Occurrence.held_on.desc(), Occurrence.id.desc())
    )
    days: list[date] = []
    for day, presence in session.execute(wanted):
        if presence is Presence.PRESENT:
            break
        days.append(day)
    return days


def _is_planned(session: Session, participant_id: int, note: str, since: date) -> bool:
    wanted = select(FollowUp.id).where(
        FollowUp.participant_id == participant_id,
        FollowUp.kind == FollowUpKind.CALL,
        FollowUp.note == note,
        FollowUp.due_on >= since,
    )
    return session.scalars(wanted.limit(1)).first() is not None
