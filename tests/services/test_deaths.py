"""After a death nothing reaches the family any more, and who came to the house is called."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import FollowUp, Job, Match, Participant, Person, Ride, Signal, Volunteer
from spil_desktop.rules.vocabulary import (
    Act,
    ClosingReason,
    FollowUpKind,
    JobStatus,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    RidePurpose,
    RideStatus,
    SignalKind,
    SignalOutcome,
    SignalSource,
    Urgency,
    VolunteerStatus,
)
from spil_desktop.services import changes, search, stages
from spil_desktop.services.stages import Closing
from tests.services import made
from tests.services.states import state

TODAY = date(2026, 11, 8)


def someone(session: Session, area: int) -> tuple[int, int]:
    """Return a participant with a ride behind and one ahead, a job, a signal, and a companion."""
    number = made.participant(session, area, "Boersma")
    other = made.participant(session, area, "Samenma")
    handyman = made.volunteer(session, area, "Klusma")
    driver = made.volunteer(session, area, "Rijdersma")
    session.add_all(
        [
            Match(
                participant_id=other,
                other_participant_id=number,
                kind=MatchKind.TWO_PARTICIPANTS,
                status=MatchStatus.ACTIVE,
                active_from=date(2026, 9, 1),
            ),
            Match(
                participant_id=number,
                volunteer_id=driver,
                kind=MatchKind.DRIVE,
                status=MatchStatus.ACTIVE,
                active_from=date(2026, 9, 1),
            ),
            Ride(
                participant_id=number,
                driver_id=driver,
                on=date(2026, 10, 1),
                purpose=RidePurpose.DOCTOR,
                status=RideStatus.DONE,
            ),
            Ride(
                participant_id=number,
                on=date(2026, 12, 1),
                purpose=RidePurpose.DOCTOR,
                status=RideStatus.REQUESTED,
            ),
            Job(participant_id=number, volunteer_id=handyman, status=JobStatus.PLANNED),
            Signal(
                participant_id=number,
                seen_on=date(2026, 11, 1),
                kind=SignalKind.FALLING,
                source=SignalSource.VOLUNTEER,
                urgency=Urgency.THREE_DAYS,
            ),
        ]
    )
    session.flush()
    return number, other


def close(session: Session, number: int) -> None:
    stages.close(session, number, Closing(ClosingReason.DIED, TODAY), today=TODAY)


def test_everything_ahead_stops_and_what_happened_stays(session: Session, area: int):
    number, _other = someone(session, area)
    close(session, number)

    assert session.scalars(select(Ride.status).order_by(Ride.id)).all() == [
        RideStatus.DONE,
        RideStatus.CANCELLED,
    ]
    assert session.scalars(select(Job.status)).all() == [JobStatus.CANCELLED]
    (signal,) = session.scalars(select(Signal)).all()
    assert (signal.closed_on, signal.outcome_kind) == (TODAY, SignalOutcome.OTHER)
    assert set(session.scalars(select(Match.status))) == {MatchStatus.ENDED}


def test_everyone_who_came_is_called_once(session: Session, area: int):
    number, other = someone(session, area)
    close(session, number)

    tasks = session.scalars(select(FollowUp).where(FollowUp.participant_id == number)).all()
    assert {task.kind for task in tasks} == {FollowUpKind.CALL_VOLUNTEER}
    assert sorted(str(task.note) for task in tasks) == ["Grietje Klusma", "Grietje Rijdersma"]
    (call,) = session.scalars(
        select(FollowUp).where(FollowUp.participant_id == other, FollowUp.kind == FollowUpKind.CALL)
    ).all()
    assert call.due_on == TODAY


def test_a_death_is_undone_whole(session: Session, area: int):
    number, _other = someone(session, area)
    search.index(session, session.scalars(select(Person.id)).all())
    before = state(session)
    changes.perform(session, Act.CLOSE_FILE, lambda inner: close(inner, number))
    assert session.get_one(Participant, number).closing_reason is ClosingReason.DIED
    changes.undo(session)
    assert state(session) == before


def test_a_match_that_began_before_the_death_was_known_ends_as_it_began(
    session: Session, area: int
):
    number = made.participant(session, area, "Laatma")
    match = Match(
        participant_id=number,
        volunteer_id=made.volunteer(session, area, "Proefma"),
        kind=MatchKind.VISIT_BUDDY,
        status=MatchStatus.TRIAL,
        trial_from=date(2026, 11, 5),
    )
    erasing = FollowUp(
        participant_id=number, kind=FollowUpKind.ERASE_CONTENT, due_on=date(2026, 12, 1)
    )
    session.add_all([match, erasing])
    session.flush()

    died = Closing(ClosingReason.DIED, date(2026, 11, 3))
    stages.close(session, number, died, today=TODAY)

    assert (match.status, match.ended_on) == (MatchStatus.ENDED, date(2026, 11, 5))
    assert erasing in session  # what must be erased is erased, also after a death


def test_what_she_did_for_others_waits_for_someone_else(session: Session, area: int):
    number, other = someone(session, area)
    person_id = session.get_one(Participant, number).person_id
    helper = made.volunteer(session, area, person_id=person_id)
    match = Match(
        participant_id=other,
        volunteer_id=helper,
        kind=MatchKind.DRIVE,
        status=MatchStatus.ACTIVE,
        active_from=date(2026, 9, 1),
    )
    behind, ahead = (
        Ride(
            participant_id=other,
            driver_id=helper,
            on=day,
            purpose=RidePurpose.DOCTOR,
            status=RideStatus.PLANNED,
            called_back_on=date(2026, 11, 1),
        )
        for day in (date(2026, 11, 7), TODAY)
    )
    job = Job(participant_id=other, volunteer_id=helper, on=TODAY, status=JobStatus.PLANNED)
    session.add_all([match, behind, ahead, job])
    session.flush()

    close(session, number)

    assert (match.status, match.end_reason) == (MatchStatus.ENDED, MatchEndReason.DIED)
    assert (behind.status, behind.driver_id) == (RideStatus.PLANNED, helper)
    assert ahead.status is RideStatus.REQUESTED
    assert (ahead.driver_id, ahead.called_back_on) == (None, None)
    assert (job.status, job.volunteer_id) == (JobStatus.REQUESTED, None)
    volunteer = session.get_one(Volunteer, helper)
    assert (volunteer.status, volunteer.stopped_on) == (VolunteerStatus.STOPPED, TODAY)
