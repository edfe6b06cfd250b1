from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, MatchProblem, Problem, SpilError
from spil_desktop.model import (
    AuditEntry,
    Exclusion,
    FollowUp,
    Match,
    Need,
    RefusedProposal,
    Volunteer,
)
from spil_desktop.rules.candidates import Breach
from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    ConsentState,
    FollowUpKind,
    Interest,
    Layer,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    SubTheme,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import changes, matches, matching, settings
from spil_desktop.services import follow_ups as follow_up_services
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.matches import Ended, Ending, Expectations, Proposal
from spil_desktop.services.settings import StoreSettings
from tests.services import made
from tests.services import matching_made as m
from tests.services.made import TODAY
from tests.services.matching_made import TUESDAY, WEDNESDAY

VOLUNTEER = CandidateKind.VOLUNTEER


@pytest.fixture
def need_id(session: Session, area: int) -> int:
    return m.asking(session, area, wished=(TUESDAY, WEDNESDAY))


@pytest.fixture
def proposed(session: Session, area: int, need_id: int) -> int:
    volunteer_id = m.buddy(session, area, available=(TUESDAY,))
    return matches.propose(session, Proposal(need_id, VOLUNTEER, volunteer_id), today=TODAY)


@pytest.fixture
def active(session: Session, proposed: int) -> int:
    matches.introduce(session, proposed, on=TODAY, today=TODAY)
    matches.start_trial(session, proposed, on=TODAY, today=TODAY)
    matches.activate(session, proposed, on=date(2026, 5, 19), today=TODAY)
    return proposed


def follow_ups(session: Session, match_id: int) -> list[tuple[FollowUpKind, date, date | None]]:
    wanted = select(FollowUp).where(FollowUp.match_id == match_id).order_by(FollowUp.due_on)
    return [(row.kind, row.due_on, row.done_on) for row in session.scalars(wanted)]


def refused(problem: Problem, **values: object) -> object:
    class Refusal:
        def __enter__(self) -> None:
            self.caught = pytest.raises(SpilError)
            self.error = self.caught.__enter__()

        def __exit__(self, *error: object) -> bool:
            stopped = self.caught.__exit__(*error)
            assert self.error.value.problem is problem
            assert values.items() <= self.error.value.values.items()
            return bool(stopped)

    return Refusal()


def test_a_proposal_takes_a_place_and_a_part_of_the_week(session: Session, proposed: int) -> None:
    match = session.get_one(Match, proposed)
    assert match.status is MatchStatus.PROPOSED
    assert match.kind is MatchKind.VISIT_BUDDY
    assert match.agreed == (TUESDAY,)
    assert match.proposed_on == TODAY
    assert session.get_one(Need, match.need_id).status is NeedStatus.IN_PROGRESS


def test_a_proposal_that_breaks_a_rule_is_refused(
    session: Session, area: int, need_id: int
) -> None:
    stopped = m.buddy(session, area, status=VolunteerStatus.STOPPED, max_matches=0)
    with refused(MatchProblem.RULE_BROKEN, breaches=(Breach.NOT_DEPLOYABLE, Breach.FULL)):
        matches.propose(session, Proposal(need_id, VOLUNTEER, stopped), today=TODAY)


def test_a_closed_need_gets_no_proposal(session: Session, area: int, need_id: int) -> None:
    session.get_one(Need, need_id).status = NeedStatus.SOLVED
    volunteer_id = m.buddy(session, area)
    with refused(MatchProblem.NEED_CLOSED):
        matches.propose(session, Proposal(need_id, VOLUNTEER, volunteer_id), today=TODAY)


def test_without_a_vog_a_reason_is_needed_and_kept(
    session: Session, area: int, need_id: int
) -> None:
    mulder = m.buddy(session, area, "Mulder", vog_received_on=None)
    with refused(MatchProblem.RULE_BROKEN, breaches=(Breach.NO_VOG,)):
        matches.propose(
            session, Proposal(need_id, VOLUNTEER, mulder, override_reason=" "), today=TODAY
        )
    proposal = Proposal(need_id, VOLUNTEER, mulder, override_reason="al jaren bekend")
    match_id = matches.propose(session, proposal, today=TODAY)
    assert session.get_one(Match, match_id).rule_override == "al jaren bekend"
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert (entry.act, entry.subject_id) == (Act.PROPOSE_MATCH, match_id)
    assert entry.details == {"overridden": "no_vog"}
    matches.introduce(session, match_id, on=TODAY, today=TODAY)
    assert "bekend" not in repr(proposal)


def test_a_reason_opens_no_other_rule(session: Session, area: int, need_id: int) -> None:
    full = m.buddy(session, area, vog_received_on=None, max_matches=0)
    proposal = Proposal(need_id, VOLUNTEER, full, override_reason="toch")
    with refused(MatchProblem.RULE_BROKEN, breaches=(Breach.FULL, Breach.NO_VOG)):
        matches.propose(session, proposal, today=TODAY)


def test_another_kind_of_match_may_ask_a_vog_or_not(
    session: Session, area: int, need_id: int
) -> None:
    mulder = m.buddy(session, area, "Mulder", vog_received_on=None)
    calls = Proposal(need_id, VOLUNTEER, mulder, match_kind=MatchKind.PHONE_BUDDY)
    match_id = matches.propose(session, calls, today=TODAY)
    matches.introduce(session, match_id, on=TODAY, today=TODAY)
    caller = m.buddy(
        session, area, "Belstra", vog_received_on=None, roles=(VolunteerRole.PHONE_CIRCLE,)
    )
    visits = Proposal(need_id, VOLUNTEER, caller, match_kind=MatchKind.VISIT_BUDDY)
    with refused(MatchProblem.RULE_BROKEN, breaches=(Breach.NO_VOG,)):
        matches.propose(session, visits, today=TODAY)


def test_an_activity_and_a_participant_are_partners_too(session: Session, area: int) -> None:
    cards = (Interest.KLAVERJASSEN,)
    need_id = m.asking(session, area, interests=cards)
    club = m.activity(session, area)
    proposal = Proposal(need_id, CandidateKind.ACTIVITY, club, agreed=(WEDNESDAY,))
    joined = session.get_one(Match, matches.propose(session, proposal, today=TODAY))
    assert (joined.activity_id, joined.kind) == (club, MatchKind.ACTIVITY)
    assert joined.agreed == (WEDNESDAY,)
    other = m.asker(session, m.asking(session, area, "Kaartema"))
    other.interests = cards
    session.flush()
    pair = Proposal(need_id, CandidateKind.PARTICIPANT, other.id)
    match_id = matches.propose(session, pair, today=TODAY)
    assert session.get_one(Match, match_id).other_participant_id == other.id
    matches.introduce(session, match_id, on=TODAY, today=TODAY)
    matches.introduce(session, joined.id, on=TODAY, today=TODAY)


def test_before_they_meet_both_must_agree_to_share(session: Session, area: int) -> None:
    cards = (Interest.KLAVERJASSEN,)
    one, other = (
        made.participant(session, area, name, interests=cards) for name in ("Eenma", "Anderma")
    )
    need_id = m.need(session, one)
    m.need(session, other)
    proposal = Proposal(need_id, CandidateKind.PARTICIPANT, other)
    match_id = matches.propose(session, proposal, today=TODAY)
    both = (Breach.NO_CONSENT, Breach.OTHER_NO_CONSENT)
    with refused(MatchProblem.RULE_BROKEN, breaches=both):
        matches.introduce(session, match_id, on=TODAY, today=TODAY)
    assert session.get_one(Match, match_id).status is MatchStatus.PROPOSED
    m.consent(session, one)
    m.consent(session, other)
    matches.introduce(session, match_id, on=TODAY, today=TODAY)


def test_a_step_is_judged_by_what_holds_that_day(session: Session, proposed: int) -> None:
    match = session.get_one(Match, proposed)
    volunteer = session.get_one(Volunteer, match.volunteer_id)
    volunteer.status = VolunteerStatus.PAUSED
    volunteer.vog_received_on = TODAY + timedelta(days=1)
    person_id = m.person_of(session, match.participant_id).id
    session.add(Exclusion(person_id=volunteer.person_id, other_person_id=person_id))
    m.consent(session, match.participant_id, ConsentState.WITHDRAWN)
    broken = (Breach.NO_CONSENT, Breach.NOT_DEPLOYABLE, Breach.NO_VOG, Breach.NEVER_AGAIN)
    with refused(MatchProblem.RULE_BROKEN, breaches=broken):
        matches.introduce(session, proposed, on=TODAY, today=TODAY)


def test_the_first_meeting_is_put_on_the_list_and_taken_off(
    session: Session, proposed: int
) -> None:
    meeting = TODAY + timedelta(days=3)
    matches.introduce(session, proposed, on=meeting, today=TODAY)
    assert follow_ups(session, proposed) == [(FollowUpKind.INTRODUCTION, meeting, None)]
    matches.start_trial(session, proposed, on=meeting, today=meeting)
    trial_ends = meeting + timedelta(weeks=5)
    assert follow_ups(session, proposed) == [
        (FollowUpKind.INTRODUCTION, meeting, meeting),
        (FollowUpKind.MATCH_REVIEW, trial_ends, None),
    ]
    match = session.get_one(Match, proposed)
    assert (match.trial_from, match.trial_until) == (meeting, trial_ends)
    assert match.met_on == meeting


def test_a_meeting_that_was_already_held_needs_no_reminder(session: Session, proposed: int) -> None:
    matches.introduce(session, proposed, on=TODAY - timedelta(days=1), today=TODAY)
    assert follow_ups(session, proposed) == []


def test_an_active_match_is_looked_back_on_four_times(session: Session, active: int) -> None:
    reviews = [
        due
        for kind, due, done in follow_ups(session, active)
        if kind is FollowUpKind.MATCH_REVIEW and done is None
    ]
    assert reviews == [
        date(2026, 6, 2),
        date(2026, 6, 30),
        date(2026, 8, 19),
        date(2026, 11, 19),
    ]


def test_after_a_pause_nothing_is_planned_twice(session: Session, active: int) -> None:
    before = follow_ups(session, active)
    matches.pause(session, active)
    matches.activate(session, active, on=date(2026, 6, 20), today=date(2026, 6, 20))
    assert follow_ups(session, active) == before
    assert session.get_one(Match, active).active_from == date(2026, 5, 19)


@pytest.mark.parametrize("step", ["trial", "active", "pause", "end"])
def test_a_step_out_of_turn_is_refused(session: Session, proposed: int, step: str) -> None:
    ending = Ending(TODAY, MatchEndReason.OTHER)
    steps = {
        "trial": lambda: matches.start_trial(session, proposed, on=TODAY, today=TODAY),
        "active": lambda: matches.activate(session, proposed, on=TODAY, today=TODAY),
        "pause": lambda: matches.pause(session, proposed),
        "end": lambda: matches.end(session, proposed, ending, today=TODAY),
    }
    with refused(MatchProblem.WRONG_STATUS, now=MatchStatus.PROPOSED):
        steps[step]()


def test_an_ended_match_counts_its_days_and_is_sought_again(
    session: Session, active: int, need_id: int
) -> None:
    day = date(2026, 10, 1)
    ended = matches.end(session, active, Ending(day, MatchEndReason.VOLUNTEER_MOVED), today=day)
    assert ended == Ended(days=135, sought_again=True)
    match = session.get_one(Match, active)
    assert (match.status, match.ended_on) == (MatchStatus.ENDED, day)
    assert match.end_reason is MatchEndReason.VOLUNTEER_MOVED
    left = [(kind, due) for kind, due, done in follow_ups(session, active) if done is None]
    assert left == [(FollowUpKind.MATCH_EVALUATION, date(2026, 10, 8))]
    assert matching.candidates(session, need_id, today=day)


def test_a_solved_need_is_not_sought_again(session: Session, active: int, need_id: int) -> None:
    session.get_one(Need, need_id).status = NeedStatus.SOLVED
    day = date(2026, 10, 1)
    ended = matches.end(session, active, Ending(day, MatchEndReason.GOAL_REACHED), today=day)
    assert not ended.sought_again


def test_with_a_second_match_running_nobody_is_sought(
    session: Session, area: int, active: int, need_id: int
) -> None:
    m.match(session, need_id, volunteer_id=m.buddy(session, area, "Tweedstra"))
    day = date(2026, 10, 1)
    ended = matches.end(session, active, Ending(day, MatchEndReason.NO_CLICK), today=day)
    assert not ended.sought_again


def test_an_imported_match_without_a_need_can_end(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    match_id = m.match(session, need_id, volunteer_id=m.buddy(session, area))
    session.get_one(Match, match_id).need_id = None
    session.flush()
    ended = matches.end(session, match_id, Ending(TODAY, MatchEndReason.DIED), today=TODAY)
    assert ended == Ended(days=None, sought_again=False)


def test_never_again_is_kept_once_with_its_private_reason(
    session: Session, active: int, need_id: int
) -> None:
    day = date(2026, 10, 1)
    ending = Ending(
        day, MatchEndReason.INCIDENT, never_again=True, private_reason="ruzie over geld"
    )
    matches.end(session, active, ending, today=day)
    (exclusion,) = session.scalars(select(Exclusion))
    assert exclusion.reason == "ruzie over geld"
    assert matching.candidates(session, need_id, today=day) == ()
    assert "ruzie" not in repr(ending)


@pytest.mark.parametrize("kind", [CandidateKind.PARTICIPANT, CandidateKind.ACTIVITY])
def test_only_people_are_kept_apart(session: Session, area: int, kind: CandidateKind) -> None:
    need_id = m.asking(session, area)
    other = made.participant(session, area, "Anderma")
    partner = (
        {"other_participant_id": other}
        if kind is CandidateKind.PARTICIPANT
        else {"activity_id": m.activity(session, area)}
    )
    ending = Ending(TODAY, MatchEndReason.INCIDENT, never_again=True)
    for _ in range(2):
        match_id = m.match(session, need_id, **partner)
        matches.end(session, match_id, ending, today=TODAY)
    assert len(session.scalars(select(Exclusion)).all()) == (kind is CandidateKind.PARTICIPANT)


def test_what_came_to_nothing_is_not_proposed_again(
    session: Session, proposed: int, need_id: int
) -> None:
    ending = Ending(TODAY, MatchEndReason.NO_CLICK, private_reason="te druk")
    assert matches.not_made(session, proposed, ending, today=TODAY).sought_again
    (refusal,) = session.scalars(select(RefusedProposal))
    assert (refusal.need_id, refusal.reason) == (need_id, "te druk")
    assert matching.candidates(session, need_id, today=TODAY) == ()


def test_a_proposal_without_a_need_can_come_to_nothing(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    match_id = m.match(
        session, need_id, volunteer_id=m.buddy(session, area), status=MatchStatus.PROPOSED
    )
    session.get_one(Match, match_id).need_id = None
    session.flush()
    matches.not_made(session, match_id, Ending(TODAY, MatchEndReason.OTHER), today=TODAY)
    assert session.scalars(select(RefusedProposal)).all() == []


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (TODAY + timedelta(days=99), InputProblem.DATE_IN_FUTURE),
        (date(2026, 5, 1), InputProblem.END_BEFORE_START),
    ],
)
def test_an_end_lies_after_the_start_and_not_in_the_future(
    session: Session, active: int, day: date, problem: InputProblem
) -> None:
    with refused(problem, field="ended_on"):
        matches.end(session, active, Ending(day, MatchEndReason.OTHER), today=date(2026, 6, 1))


def test_both_sides_expect_something(session: Session, proposed: int) -> None:
    matches.expect(session, proposed, Expectations("samen wandelen", " "))
    match = session.get_one(Match, proposed)
    assert (match.participant_expects, match.volunteer_expects) == ("samen wandelen", None)
    assert "wandelen" not in repr(Expectations("samen wandelen"))


def test_a_meeting_that_was_held_counts_from_its_day(session: Session, proposed: int) -> None:
    planned, held = TODAY + timedelta(days=3), TODAY + timedelta(days=5)
    matches.introduce(session, proposed, on=planned, today=TODAY)
    with refused(InputProblem.DATE_IN_FUTURE, field="on"):
        matches.met(session, proposed, on=held, today=TODAY)
    matches.met(session, proposed, on=held, today=held)
    match = session.get_one(Match, proposed)
    assert (match.introduced_on, match.met_on) == (held, held)
    assert follow_ups(session, proposed) == [(FollowUpKind.INTRODUCTION, planned, held)]
    matches.start_trial(session, proposed, on=held + timedelta(days=2), today=held)
    assert match.met_on == held
    with refused(MatchProblem.WRONG_STATUS):
        matches.met(session, proposed, on=held, today=held)


@pytest.mark.parametrize(("days", "met"), [(0, TODAY), (-2, TODAY - timedelta(days=2))])
def test_to_tick_off_the_introduction_says_that_they_met(
    session: Session, proposed: int, days: int, met: date
) -> None:
    matches.introduce(session, proposed, on=TODAY, today=TODAY)
    (row,) = session.scalars(select(FollowUp).where(FollowUp.match_id == proposed))
    later = TODAY + timedelta(days=3)
    follow_up_services.postpone(session, row.id, later)
    assert session.get_one(Match, proposed).introduced_on == later
    follow_up_services.finish(session, row.id, today=TODAY + timedelta(days=days))
    assert session.get_one(Match, proposed).met_on == met


def test_a_reminder_to_plan_is_no_meeting(session: Session, proposed: int) -> None:
    match = session.get_one(Match, proposed)
    planned = FollowUpFields(FollowUpKind.INTRODUCTION, TODAY, match_id=proposed)
    number = follow_up_services.plan(session, match.participant_id, planned)
    follow_up_services.postpone(session, number, TODAY + timedelta(days=1))
    follow_up_services.finish(session, number, today=TODAY)
    assert (match.introduced_on, match.met_on) == (None, None)


def test_a_trial_has_its_own_end(session: Session, proposed: int) -> None:
    settings.change(session, StoreSettings(trial_weeks=4))
    matches.introduce(session, proposed, on=TODAY, today=TODAY)
    with refused(InputProblem.END_BEFORE_START, field="trial_until"):
        matches.start_trial(
            session, proposed, on=TODAY, until=TODAY - timedelta(days=1), today=TODAY
        )
    matches.start_trial(session, proposed, on=TODAY, today=TODAY)
    assert session.get_one(Match, proposed).trial_until == TODAY + timedelta(weeks=4)


@pytest.mark.parametrize(
    ("layer", "reason", "status"),
    [
        (Layer.BUDDY, MatchEndReason.VOLUNTEER_MOVED, NeedStatus.IN_PROGRESS),
        (None, MatchEndReason.TOO_HEAVY, NeedStatus.IN_PROGRESS),
        (Layer.FAMILY, MatchEndReason.VOLUNTEER_STOPPED, NeedStatus.SOLVED),
        (Layer.BUDDY, MatchEndReason.GOAL_REACHED, NeedStatus.SOLVED),
    ],
)
def test_what_the_match_had_solved_is_asked_again_when_the_volunteer_leaves(
    session: Session,
    active: int,
    need_id: int,
    layer: Layer | None,
    reason: MatchEndReason,
    status: NeedStatus,
) -> None:
    need = session.get_one(Need, need_id)
    need.status, need.solved_by, need.closed_on = NeedStatus.SOLVED, layer, TODAY
    day = date(2026, 10, 1)
    ended = matches.end(session, active, Ending(day, reason), today=day)
    assert need.status is status
    assert ended.sought_again is (status is NeedStatus.IN_PROGRESS)
    assert (need.closed_on is None) is ended.sought_again


def test_nobody_is_sought_for_a_closed_file(session: Session, active: int, need_id: int) -> None:
    need = session.get_one(Need, need_id)
    need.status = NeedStatus.SOLVED
    m.asker(session, need_id).status = ParticipantStatus.CLOSED
    day = date(2026, 10, 1)
    ended = matches.end(session, active, Ending(day, MatchEndReason.TOO_HEAVY), today=day)
    assert not ended.sought_again


def test_after_a_death_nobody_is_asked_how_it_was(session: Session, active: int) -> None:
    day = date(2026, 10, 1)
    matches.end(session, active, Ending(day, MatchEndReason.DIED), today=day)
    assert [row for row in follow_ups(session, active) if row[2] is None] == []


def test_the_agreed_part_of_the_week_can_be_another(session: Session, proposed: int) -> None:
    matches.agree(session, proposed, (WEDNESDAY,))
    assert session.get_one(Match, proposed).agreed == (WEDNESDAY,)


def test_accepted_lines_of_a_plan_are_judged_one_after_the_other(
    session: Session, area: int
) -> None:
    one, other = m.asking(session, area), m.asking(session, area, "Anderma")
    volunteer_id = m.buddy(session, area, max_matches=1)
    chosen = [Proposal(need_id, VOLUNTEER, volunteer_id) for need_id in (one, other)]
    accepted = matches.accept_plan(session, chosen, today=TODAY)
    assert len(accepted.match_ids) == 1
    (dropped,) = accepted.not_accepted
    assert (dropped.proposal.need_id, dropped.breaches) == (other, (Breach.FULL,))
    with refused(InputProblem.UNKNOWN_RECORD):
        matches.accept_plan(session, [Proposal(99, VOLUNTEER, volunteer_id)], today=TODAY)


def test_a_whole_life_can_be_undone_step_by_step(session: Session, area: int) -> None:
    need_id = m.asking(session, area, theme=NeedTheme.SOCIAL_CONTACT, sub_theme=SubTheme.VISIT)
    volunteer_id = m.buddy(session, area)
    proposal = Proposal(need_id, VOLUNTEER, volunteer_id)
    match_id = changes.perform(
        session, Act.PROPOSE_MATCH, lambda own: matches.propose(own, proposal, today=TODAY)
    )
    changes.perform(
        session,
        Act.MOVE_MATCH,
        lambda own: matches.introduce(own, match_id, on=TODAY, today=TODAY),
    )
    changes.undo(session)
    session.expire_all()
    assert session.get_one(Match, match_id).status is MatchStatus.PROPOSED
    assert follow_ups(session, match_id) == []
    changes.undo(session)
    session.expire_all()
    assert session.get(Match, match_id) is None
    assert session.get_one(Need, need_id).status is NeedStatus.NEW
