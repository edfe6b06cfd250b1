"""Who puts her name down for one time of an activity, and who waits for a place."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Activity, Attendance, Occurrence, Participant, Person
from spil_desktop.rules.vocabulary import CLOSED_FILES, Presence
from spil_desktop.services import records

_TAKES_A_PLACE = (Presence.INVITED, Presence.PRESENT)


def free_places(session: Session, occurrence_id: int) -> int | None:
    """Return how many places are left, at least 0; None when there is no limit."""
    occurrence = records.fetch(session, Occurrence, occurrence_id)
    activity = records.fetch(session, Activity, occurrence.activity_id)
    places = activity.capacity if occurrence.capacity is None else occurrence.capacity
    if places is None:
        return None
    taken = select(func.count(Attendance.id)).where(
        Attendance.occurrence_id == occurrence_id, Attendance.presence.in_(_TAKES_A_PLACE)
    )
    return max(places - (session.scalar(taken) or 0), 0)


def sign_up(session: Session, occurrence_id: int, participant_id: int) -> Presence:
    """Put someone on the list; when it is full, or others wait, on the waiting list.

    Returns where she stands; who stood somewhere already, stays there. Raises
    `InputProblem.HAS_DIED`, and `UNKNOWN_RECORD` for who is not helped any more.
    """
    participant = records.fetch(session, Participant, participant_id)
    if records.fetch(session, Person, participant.person_id).deceased_on is not None:
        raise SpilError(InputProblem.HAS_DIED)
    if participant.status in CLOSED_FILES:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Participant.__tablename__)
    full = free_places(session, occurrence_id) == 0 or first_waiting(session, occurrence_id)
    row = _row(session, occurrence_id, participant_id)
    if row is None:
        row = Attendance(occurrence_id=occurrence_id, participant_id=participant_id)
        row.presence = Presence.WAITING if full else Presence.INVITED
        session.add(row)
    elif row.presence in {Presence.EXCUSED, Presence.ABSENT}:
        row.presence = Presence.WAITING if full else Presence.INVITED
    session.flush()
    return row.presence


def sign_off(session: Session, occurrence_id: int, participant_id: int) -> int | None:
    """Take someone off; return who has waited longest when a place is free now, else None."""
    row = _row(session, occurrence_id, participant_id)
    if row is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Attendance.__tablename__)
    session.delete(row)
    session.flush()
    return (
        None if free_places(session, occurrence_id) == 0 else first_waiting(session, occurrence_id)
    )


def give_place(session: Session, occurrence_id: int, participant_id: int) -> None:
    """Give someone who waits a place, also when that is one more than there are."""
    row = _row(session, occurrence_id, participant_id)
    if row is None or row.presence is not Presence.WAITING:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Attendance.__tablename__)
    row.presence = Presence.INVITED
    session.flush()


def first_waiting(session: Session, occurrence_id: int) -> int | None:
    """Return the participant who has waited longest, None when nobody waits."""
    wanted = standing(occurrence_id, Presence.WAITING).order_by(Attendance.id)
    return session.scalars(wanted.limit(1)).first()


def standing(occurrence_id: int, presence: Presence) -> Select[int]:
    """Select the participants who stand so on the list, of whom more is still expected."""
    return (
        select(Attendance.participant_id)
        .join(Participant, Participant.id == Attendance.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(
            Attendance.occurrence_id == occurrence_id,
            Attendance.presence == presence,
            Participant.status.not_in(CLOSED_FILES),
            Person.deceased_on.is_(None),
        )
    )


def _row(session: Session, occurrence_id: int, participant_id: int) -> Attendance | None:
    return session.scalars(
        select(Attendance).where(
            Attendance.occurrence_id == occurrence_id,
            Attendance.participant_id == participant_id,
        )
    ).one_or_none()
