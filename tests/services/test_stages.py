from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Match, Need, Participant, Person, RefusedProposal
from spil_desktop.rules.stages import Missing
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    FollowUpKind,
    Knows,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    NeedStatus,
    ParticipantStatus,
    Purpose,
    ReportSource,
    VolunteerRole,
)
from spil_desktop.services import people, stages, volunteers
from spil_desktop.services.people import PersonFields
from spil_desktop.services.registrations import Registered
from spil_desktop.services.stages import Closing, LeftOpen
from spil_desktop.services.volunteers import VolunteerFields
from tests.services.test_consents import say
from tests.services.test_registrations import JAN, register
from tests.services.test_registrations import TODAY as REGISTERED

TODAY = date(2026, 3, 10)


@pytest.fixture
def jan(session: Session, area: int) -> Registered:
    made = register(session, JAN, area)
    assert isinstance(made, Registered)
    assert (JAN.source, JAN.knows) == (ReportSource.NEIGHBOUR, Knows.NO)
    return made


def add_match(session: Session, jan: Registered, area: int, status: MatchStatus) -> int:
    person_id = people.add(session, PersonFields(family_name="Postma"), today=TODAY)
    fields = VolunteerFields(area, roles=(VolunteerRole.BUDDY,))
    volunteer_id = volunteers.add(session, person_id, fields, today=TODAY)
    match = Match(
        participant_id=jan.participant_id,
        need_id=jan.need_ids[0],
        volunteer_id=volunteer_id,
        kind=MatchKind.VISIT_BUDDY,
        status=status,
    )
    session.add(match)
    session.flush()
    return match.id


def planned(session: Session) -> set[FollowUpKind]:
    return set(session.scalars(select(FollowUp.kind).where(FollowUp.done_on.is_(None))))


def test_no_full_file_without_consent(session: Session, jan: Registered):
    stages.change(session, jan.participant_id, ParticipantStatus.GETTING_ACQUAINTED, today=TODAY)
    for status in (ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE):
        with pytest.raises(SpilError) as refused:
            stages.change(session, jan.participant_id, status, today=TODAY)
        assert refused.value.problem is InputProblem.STAGE_NEEDS_CONSENT

    say(session, jan.person_id, Purpose.FILE)
    left = stages.change(session, jan.participant_id, ParticipantStatus.ACTIVE, today=TODAY)

    assert session.get_one(Participant, jan.participant_id).status is ParticipantStatus.ACTIVE
    assert left == LeftOpen(needs=1, matches=0)


def test_closing_needs_a_reason(session: Session, jan: Registered):
    with pytest.raises(SpilError) as refused:
        stages.change(session, jan.participant_id, ParticipantStatus.CLOSED, today=TODAY)
    assert refused.value.values["field"] == "closing_reason"


def test_a_file_that_was_changed_meanwhile_is_left_alone(session: Session, jan: Registered):
    with pytest.raises(SpilError) as refused:
        stages.change(
            session, jan.participant_id, ParticipantStatus.WAITING, today=TODAY, version=7
        )
    assert refused.value.problem is InputProblem.CHANGED_MEANWHILE


def test_who_declines_is_left_in_peace(session: Session, jan: Registered):
    stages.change(session, jan.participant_id, ParticipantStatus.DECLINED, today=TODAY)

    assert planned(session) == {FollowUpKind.INFORM_OF_REPORT, FollowUpKind.ERASE_CONTENT}
    assert session.scalars(select(Need.status)).all() == [NeedStatus.WITHDRAWN]


def test_who_changes_her_mind_is_not_erased(session: Session, jan: Registered):
    stages.change(session, jan.participant_id, ParticipantStatus.DECLINED, today=TODAY)
    stages.change(session, jan.participant_id, ParticipantStatus.GETTING_ACQUAINTED, today=TODAY)

    assert planned(session) == {FollowUpKind.INFORM_OF_REPORT}


def test_closing_drops_what_was_planned_and_says_what_is_left(
    session: Session, jan: Registered, area: int
):
    add_match(session, jan, area, MatchStatus.ACTIVE)
    closing = Closing(ClosingReason.OTHER, TODAY, " naar dochter ")

    left = stages.close(session, jan.participant_id, closing, today=TODAY)

    participant = session.get_one(Participant, jan.participant_id)
    assert participant.status is ParticipantStatus.CLOSED
    assert (participant.closed_on, participant.closing_label) == (TODAY, "naar dochter")
    assert left == LeftOpen(needs=1, matches=1)
    assert planned(session) == {FollowUpKind.INFORM_OF_REPORT}


def test_a_closed_file_can_be_opened_again(session: Session, jan: Registered):
    stages.close(
        session, jan.participant_id, Closing(ClosingReason.UNREACHABLE, TODAY), today=TODAY
    )
    stages.change(session, jan.participant_id, ParticipantStatus.REPORTED, today=TODAY)

    participant = session.get_one(Participant, jan.participant_id)
    assert (participant.closed_on, participant.closing_reason) == (None, None)


@pytest.mark.parametrize(
    ("closed_on", "problem"),
    [
        (TODAY + timedelta(days=1), InputProblem.DATE_IN_FUTURE),
        (REGISTERED - timedelta(days=1), InputProblem.END_BEFORE_START),
    ],
)
def test_a_file_closes_between_report_and_today(
    session: Session, jan: Registered, closed_on: date, problem: InputProblem
):
    closing = Closing(ClosingReason.MOVED_AWAY, closed_on)
    with pytest.raises(SpilError) as refused:
        stages.close(session, jan.participant_id, closing, today=TODAY)
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    ("status", "ended", "left_to_do"),
    [
        (MatchStatus.ACTIVE, MatchStatus.ENDED, {FollowUpKind.CALL_VOLUNTEER}),
        (MatchStatus.PROPOSED, MatchStatus.NOT_MADE, set[FollowUpKind]()),
    ],
)
def test_death_ends_everything_quietly(
    session: Session,
    jan: Registered,
    area: int,
    status: MatchStatus,
    ended: MatchStatus,
    left_to_do: set[FollowUpKind],
):
    match_id = add_match(session, jan, area, status)

    left = stages.close(
        session, jan.participant_id, Closing(ClosingReason.DIED, TODAY), today=TODAY
    )

    assert session.get_one(Person, jan.person_id).deceased_on == TODAY
    match = session.get_one(Match, match_id)
    assert (match.status, match.end_reason, match.ended_on) == (ended, MatchEndReason.DIED, TODAY)
    assert planned(session) == left_to_do
    assert session.scalars(select(Need.status)).all() == [NeedStatus.WITHDRAWN]
    assert left == LeftOpen(needs=0, matches=0)
    assert len(session.scalars(select(RefusedProposal)).all()) <= 1


def test_opened_again_after_a_mistaken_death(session: Session, jan: Registered):
    stages.close(session, jan.participant_id, Closing(ClosingReason.DIED, TODAY), today=TODAY)
    stages.change(session, jan.participant_id, ParticipantStatus.REPORTED, today=TODAY)

    assert session.get_one(Person, jan.person_id).deceased_on is None


def test_only_a_next_stage_may_follow(session: Session, jan: Registered):
    stages.change(session, jan.participant_id, ParticipantStatus.DECLINED, today=TODAY)
    for status in (ParticipantStatus.WAITING, ParticipantStatus.NOT_REACHED):
        with pytest.raises(SpilError) as refused:
            stages.change(session, jan.participant_id, status, today=TODAY)
        assert refused.value.problem is InputProblem.STAGE_NOT_NEXT


def test_the_next_steps_say_what_is_missing(session: Session, jan: Registered):
    steps = {step.status: step.missing for step in stages.next_steps(session, jan.participant_id)}
    assert steps[ParticipantStatus.GETTING_ACQUAINTED] == ()
    assert steps[ParticipantStatus.ACTIVE] == (Missing.FILE_CONSENT,)
    assert steps[ParticipantStatus.CLOSED] == (Missing.CLOSING_REASON,)

    say(session, jan.person_id, Purpose.FILE)
    steps = {step.status: step.missing for step in stages.next_steps(session, jan.participant_id)}
    assert steps[ParticipantStatus.ACTIVE] == ()


def test_aftercare_and_who_goes_on(session: Session, jan: Registered):
    closing = Closing(
        ClosingReason.TO_KEY_FIGURE,
        TODAY,
        handed_to=" mevrouw Bolhuis ",
        aftercare_on=date(2026, 4, 10),
    )
    stages.close(session, jan.participant_id, closing, today=TODAY)

    row = session.get_one(Participant, jan.participant_id)
    assert row.handed_to == "mevrouw Bolhuis"
    due = select(FollowUp.due_on).where(FollowUp.kind == FollowUpKind.AFTERCARE)
    assert session.scalars(due).all() == [date(2026, 4, 10)]

    stages.change(session, jan.participant_id, ParticipantStatus.REPORTED, today=TODAY)
    assert row.handed_to is None


@pytest.mark.parametrize(
    ("closing", "problem", "at"),
    [
        (Closing(ClosingReason.TO_PROFESSIONAL, TODAY), InputProblem.REQUIRED, "handed_to"),
        (
            Closing(ClosingReason.NEED_SOLVED, TODAY, aftercare_on=TODAY - timedelta(days=1)),
            InputProblem.END_BEFORE_START,
            "aftercare_on",
        ),
    ],
)
def test_a_closing_that_cannot_be(
    session: Session, jan: Registered, closing: Closing, problem: InputProblem, at: str
):
    with pytest.raises(SpilError) as refused:
        stages.close(session, jan.participant_id, closing, today=TODAY)
    assert (refused.value.problem, refused.value.values["field"]) == (problem, at)


def test_no_aftercare_for_who_died(session: Session, jan: Registered):
    closing = Closing(ClosingReason.DIED, TODAY, aftercare_on=date(2026, 4, 10))
    stages.close(session, jan.participant_id, closing, today=TODAY)

    assert planned(session) == set()
