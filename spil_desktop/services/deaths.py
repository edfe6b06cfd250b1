"""When a participant dies: everything that would still reach her or her family stops at once.

What happened stays as it was and stays counted. Who came to her house is called personally.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Attendance,
    FollowUp,
    Job,
    Match,
    Occurrence,
    Participant,
    Person,
    Ride,
    Signal,
    Volunteer,
)
from spil_desktop.rules import match_steps
from spil_desktop.rules.vocabulary import (
    RUNNING_MATCHES,
    FollowUpKind,
    JobStatus,
    MatchEndReason,
    MatchStatus,
    Presence,
    RideStatus,
    SignalOutcome,
    VolunteerStatus,
)
from spil_desktop.services import follow_ups, matches, names, records, rides
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.matches import Ending

_COMING_RIDES: Final = (RideStatus.REQUESTED, RideStatus.PLANNED)
_COMING_JOBS: Final = (JobStatus.REQUESTED, JobStatus.PLANNED)


def record(session: Session, participant: Participant, on: date, *, today: date) -> None:
    """Keep that a participant died on `on`.

    Her running matches end, coming rides and jobs are cancelled, invitations are withdrawn,
    signals are closed and nothing stays planned; then calling each volunteer who came to her is
    planned for today, and calling the other of two participants. Who was only proposed, inside
    the office, knows of nothing and is not called. What she would have done herself for others
    waits for someone else.
    """
    records.fetch(session, Person, participant.person_id).deceased_on = on
    everything = running(session, participant.id)
    stopped = [match for match in everything if match.status is not MatchStatus.PROPOSED]
    callers = _cancel_visits(session, participant.id, on)
    for match in everything:
        _end(session, match, on, today)
    _stop_helping(session, participant.person_id, on, today)
    for row in _planned(session, participant.id):
        if row.kind is not FollowUpKind.CALL_VOLUNTEER:  # planned when this was recorded before
            session.delete(row)
    _withdraw_invitations(session, participant.id, on)
    _close_signals(session, participant.id, on)
    session.flush()
    _plan_calls(session, participant, stopped, callers, today)


def running(session: Session, participant_id: int) -> list[Match]:
    """Return the running matches of a participant, from either side."""
    wanted = select(Match).where(
        or_(Match.participant_id == participant_id, Match.other_participant_id == participant_id),
        Match.status.in_(RUNNING_MATCHES),
    )
    return list(session.scalars(wanted))


def _end(session: Session, match: Match, on: date, today: date) -> None:
    """End a match; one that began after the death, before it was known, ends as it began."""
    day = max(on, *(began for began in (match.active_from, match.trial_from) if began), on)
    if match_steps.may_follow(match.status, MatchStatus.ENDED):
        ending = Ending(day, MatchEndReason.DIED)
        matches.end(session, match.id, ending, today=max(today, day))
    else:
        matches.not_made(session, match.id, Ending(on, MatchEndReason.DIED), today=today)


def _cancel_visits(session: Session, participant_id: int, on: date) -> set[int]:
    """Cancel coming rides and jobs; return the volunteers who would have come."""
    callers: set[int | None] = set()
    rides = select(Ride).where(
        Ride.participant_id == participant_id, Ride.status.in_(_COMING_RIDES), Ride.on >= on
    )
    for ride in session.scalars(rides):
        ride.status = RideStatus.CANCELLED
        callers.add(ride.driver_id)
    jobs = select(Job).where(Job.participant_id == participant_id, Job.status.in_(_COMING_JOBS))
    for job in session.scalars(jobs):
        job.status = JobStatus.CANCELLED
        callers.add(job.volunteer_id)
    return {number for number in callers if number is not None}


def _stop_helping(session: Session, person_id: int, on: date, today: date) -> None:
    """End what she did as a volunteer; others still want the rides and jobs that were ahead."""
    volunteer = session.scalars(
        select(Volunteer).where(Volunteer.person_id == person_id)
    ).one_or_none()
    if volunteer is None:
        return
    helped = select(Match).where(
        Match.volunteer_id == volunteer.id, Match.status.in_(RUNNING_MATCHES)
    )
    for match in session.scalars(helped).all():
        _end(session, match, on, today)
    _free_visits(session, volunteer.id, on)
    if volunteer.status is not VolunteerStatus.STOPPED:
        volunteer.status, volunteer.stopped_on = VolunteerStatus.STOPPED, on


def _free_visits(session: Session, volunteer_id: int, on: date) -> None:
    """Let what she would have driven or done from `on` wait for someone else."""
    driven = select(Ride.id).where(
        Ride.driver_id == volunteer_id, Ride.status == RideStatus.PLANNED, Ride.on >= on
    )
    for ride_id in session.scalars(driven).all():
        rides.free(session, ride_id)
    planned = select(Job).where(
        Job.volunteer_id == volunteer_id,
        Job.status == JobStatus.PLANNED,
        or_(Job.on.is_(None), Job.on >= on),
    )
    for job in session.scalars(planned):
        job.status = JobStatus.REQUESTED
        job.volunteer_id = job.on = None


def _planned(session: Session, participant_id: int) -> list[FollowUp]:
    """Return what was planned, but for erasing and receipts, which go on after a death."""
    wanted = select(FollowUp).where(
        FollowUp.participant_id == participant_id,
        FollowUp.done_on.is_(None),
        FollowUp.kind.not_in((FollowUpKind.ERASE_CONTENT, FollowUpKind.HAND_OVER_RECEIPT)),
    )
    return list(session.scalars(wanted))


def _withdraw_invitations(session: Session, participant_id: int, on: date) -> None:
    wanted = (
        select(Attendance)
        .join(Occurrence, Occurrence.id == Attendance.occurrence_id)
        .where(
            Attendance.participant_id == participant_id,
            Attendance.presence.in_((Presence.INVITED, Presence.WAITING)),
            Occurrence.held_on >= on,
        )
    )
    for row in session.scalars(wanted):
        session.delete(row)


def _close_signals(session: Session, participant_id: int, on: date) -> None:
    wanted = select(Signal).where(
        Signal.participant_id == participant_id, Signal.closed_on.is_(None)
    )
    for signal in session.scalars(wanted):
        signal.closed_on = max(on, signal.seen_on)
        signal.outcome_kind = SignalOutcome.OTHER


def _plan_calls(
    session: Session,
    participant: Participant,
    stopped: Iterable[Match],
    callers: set[int],
    today: date,
) -> None:
    """Plan calling everyone who came to her, one task a volunteer, with the volunteer's name."""
    by_volunteer: dict[int, int | None] = dict.fromkeys(sorted(callers))
    for match in stopped:
        if match.volunteer_id is not None:
            by_volunteer[match.volunteer_id] = match.id
        sides = (match.participant_id, match.other_participant_id)
        for other in (side for side in sides if side is not None and side != participant.id):
            follow_ups.plan(
                session, other, FollowUpFields(FollowUpKind.CALL, today, match_id=match.id)
            )
    wanted = select(Volunteer.id, Volunteer.person_id).where(Volunteer.id.in_(by_volunteer))
    people = {row.id: row.person_id for row in session.execute(wanted)}
    called = names.of(session, people.values())
    for volunteer_id, match_id in by_volunteer.items():
        task = FollowUpFields(
            FollowUpKind.CALL_VOLUNTEER,
            today,
            note=called[people[volunteer_id]],
            match_id=match_id,
        )
        follow_ups.plan(session, participant.id, task)
