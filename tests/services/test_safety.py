from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, InputProblem, Problem, SpilError
from spil_desktop.model import (
    AuditEntry,
    Change,
    Merge,
    Participant,
    SafetyEntry,
    SafetyFile,
    Signal,
)
from spil_desktop.rules.vocabulary import (
    AbuseForm,
    Act,
    SafetyDecision,
    SafetyStep,
    SignalKind,
    SignalSource,
    Urgency,
)
from spil_desktop.services import audit, changes, drafts, follow_ups, merges, safety, users
from spil_desktop.services.follow_ups import FollowUpFields, FollowUpKind
from spil_desktop.services.safety import Decision, SafetyFields, StepFields
from tests.services import made
from tests.services.made import TODAY

SEEN = date(2026, 4, 7)
SUSPICION = SafetyFields(SEEN, (AbuseForm.FINANCIAL,), "geld weg na bezoek kleinzoon")
ADVICE = StepFields(SafetyStep.CONSULT, date(2026, 4, 8), "Veilig Thuis", "praat eerst met haar")


@pytest.fixture
def someone(session: Session, area: int) -> int:
    return made.participant(session, area)


@pytest.fixture
def me(session: Session) -> int:
    return users.signed_in(session, "a1", "Spil")


@pytest.fixture
def colleague(session: Session, me: int) -> int:
    return users.signed_in(session, "b2", "Mirjam")


@pytest.fixture
def file(session: Session, someone: int, me: int) -> int:
    return safety.open_file(session, someone, SUSPICION, today=TODAY, user_id=me)


def refused(problem: Problem, act: Callable[[], object]) -> SpilError:
    with pytest.raises(SpilError) as error:
        act()
    assert error.value.problem is problem
    return error.value


def test_a_file_follows_the_five_steps(session: Session, file: int, me: int) -> None:
    safety.take_step(session, file, ADVICE, today=TODAY, user_id=me)
    talk = StepFields(SafetyStep.TALK, date(2026, 4, 9))
    number = safety.take_step(session, file, talk, today=TODAY, user_id=me)
    better = StepFields(SafetyStep.TALK, date(2026, 4, 10), note="zij wil hulp")
    safety.edit_step(session, number, better, today=TODAY, user_id=me)
    safety.take_step(session, file, StepFields(SafetyStep.WEIGH, TODAY), today=TODAY, user_id=me)
    end = Decision(SafetyDecision.ORGANISE_HELP, TODAY, "bewindvoerder")
    safety.decide(session, file, end, today=TODAY, user_id=me)

    row = safety.get(session, file, user_id=me)
    assert [step.fields.step for step in row.steps] == list(SafetyStep)
    assert [step.fields for step in row.taken(SafetyStep.TALK)] == [better]
    assert (row.fields.forms, row.decision) == (
        (AbuseForm.FINANCIAL,),
        SafetyDecision.ORGANISE_HELP,
    )
    assert row.fields.destroy_on == date(2028, 4, 7)
    for word in ("kleinzoon", "bewindvoerder", "Veilig"):
        assert word not in repr(row)


def test_a_file_is_closed_and_destroyed_on_its_day(
    session: Session, file: int, someone: int, me: int
) -> None:
    refused(
        InputProblem.REQUIRED,
        lambda: safety.close(session, file, TODAY, today=TODAY, user_id=me),
    )
    end = Decision(SafetyDecision.NO_GROUND, TODAY)
    safety.decide(session, file, end, today=TODAY, user_id=me)
    safety.close(session, file, TODAY, today=TODAY, user_id=me)
    assert safety.get(session, file, user_id=me).fields.destroy_on == date(2028, 4, 14)
    drafts.keep(session, safety.draft_name(someone), {"note": "half"})
    early = refused(
        InputProblem.TOO_EARLY,
        lambda: safety.destroy(session, file, today=date(2028, 4, 13), user_id=me),
    )
    assert not early.values

    safety.reopen(session, file, user_id=me)
    safety.close(session, file, TODAY, date(2027, 4, 14), today=TODAY, user_id=me)
    (row,) = safety.to_destroy(session, user_id=me)
    assert (row.id, row.fields.destroy_on) == (file, date(2027, 4, 14))
    safety.destroy(session, file, today=date(2027, 4, 14), user_id=me)

    assert not safety.of_participant(session, someone, user_id=me)
    assert session.scalars(select(SafetyEntry)).all() == []
    assert drafts.find(session, safety.draft_name(someone)) is None


def test_what_is_suspected_can_be_changed(session: Session, file: int, me: int) -> None:
    row = safety.get(session, file, user_id=me)
    new = SafetyFields(SEEN, tuple(AbuseForm), None, date(2030, 1, 1))
    safety.edit(session, file, new, today=TODAY, user_id=me, version=row.version)
    assert safety.get(session, file, user_id=me).fields == new


def test_steps_that_cannot_be_are_refused(session: Session, file: int, me: int) -> None:
    for step, problem in (
        (StepFields(SafetyStep.CONSULT, TODAY), InputProblem.REQUIRED),
        (StepFields(SafetyStep.TALK, date(2026, 4, 15)), InputProblem.DATE_IN_FUTURE),
        (StepFields(SafetyStep.TALK, date(2026, 4, 1)), InputProblem.END_BEFORE_START),
    ):
        refused(
            problem,
            lambda step=step: safety.take_step(session, file, step, today=TODAY, user_id=me),
        )


def test_without_permission_a_file_is_no_different_from_none(
    session: Session, file: int, someone: int, me: int, colleague: int
) -> None:
    step = safety.get(session, file, user_id=me).steps[0].id
    end = Decision(SafetyDecision.REPORT, TODAY)
    for who in (colleague, None, 999):
        for key in (file, 999):
            acts: tuple[Callable[[], object], ...] = (
                lambda who=who: safety.open_file(
                    session, someone, SUSPICION, today=TODAY, user_id=who
                ),
                lambda who=who, key=key: safety.edit(
                    session, key, SUSPICION, today=TODAY, user_id=who
                ),
                lambda who=who, key=key: safety.take_step(
                    session, key, ADVICE, today=TODAY, user_id=who
                ),
                lambda who=who: safety.edit_step(session, step, ADVICE, today=TODAY, user_id=who),
                lambda who=who, key=key: safety.decide(session, key, end, today=TODAY, user_id=who),
                lambda who=who, key=key: safety.close(
                    session, key, TODAY, today=TODAY, user_id=who
                ),
                lambda who=who, key=key: safety.reopen(session, key, user_id=who),
                lambda who=who, key=key: safety.destroy(session, key, today=TODAY, user_id=who),
                lambda who=who, key=key: safety.adopt_signal(
                    session, key, today=TODAY, user_id=who
                ),
                lambda who=who, key=key: safety.get(session, key, user_id=who),
                lambda who=who: safety.of_participant(session, someone, user_id=who),
                lambda who=who: safety.to_destroy(session, user_id=who),
            )
            for act in acts:
                error = refused(InputProblem.UNKNOWN_RECORD, act)
                assert error.values == {"record": "safety_file"}
    for act in (
        lambda: safety.get(session, 999, user_id=me),
        lambda: safety.edit_step(session, 999, ADVICE, today=TODAY, user_id=me),
        lambda: safety.adopt_signal(session, 999, today=TODAY, user_id=me),
    ):
        assert refused(InputProblem.UNKNOWN_RECORD, act).values == {"record": "safety_file"}


def test_an_act_in_the_compartment_is_undone_only_with_the_permission(
    session: Session, someone: int, me: int, colleague: int
) -> None:
    def suspect(inside: Session) -> int:
        return safety.open_file(inside, someone, SUSPICION, today=TODAY, user_id=me)

    changes.perform(session, Act.RECORD_SAFETY, suspect, user_id=me)

    assert not changes.undoable(session, user_id=colleague)
    (act,) = changes.undoable(session, user_id=me)
    for number in (None, act.id):
        refused(
            ChangeProblem.NOTHING_TO_UNDO,
            lambda number=number: changes.undo(session, number, user_id=colleague),
        )
    changes.undo(session, user_id=me)
    assert session.scalars(select(SafetyFile)).all() == []
    for number in (None, act.id):
        refused(
            ChangeProblem.NOTHING_TO_UNDO,
            lambda number=number: changes.redo(session, number, user_id=colleague),
        )
    changes.redo(session, user_id=me)
    assert len(safety.of_participant(session, someone, user_id=me)) == 1


def test_undo_of_a_colleague_passes_over_the_compartment(
    session: Session, someone: int, me: int, colleague: int
) -> None:
    def plan(inside: Session) -> int:
        return follow_ups.plan(inside, someone, FollowUpFields(FollowUpKind.CALL, TODAY))

    def suspect(inside: Session) -> int:
        return safety.open_file(inside, someone, SUSPICION, today=TODAY, user_id=me)

    changes.perform(session, Act.PLAN_FOLLOW_UP, plan, user_id=colleague)
    changes.perform(session, Act.RECORD_SAFETY, suspect, user_id=me)

    assert changes.undo(session, user_id=colleague).act is Act.PLAN_FOLLOW_UP
    assert not follow_ups.of_participant(session, someone)
    assert len(safety.of_participant(session, someone, user_id=me)) == 1


def test_the_log_tells_of_the_compartment_only_with_the_permission(
    session: Session, someone: int, me: int, colleague: int
) -> None:
    def suspect(inside: Session) -> int:
        return safety.open_file(inside, someone, SUSPICION, today=TODAY, user_id=me)

    changes.perform(session, Act.RECORD_SAFETY, suspect, user_id=me)
    changes.undo(session, user_id=me)
    changes.redo(session, user_id=me)
    for line in session.scalars(select(AuditEntry)):
        line.subject, line.subject_id = "person", 1

    assert len(audit.history(session, "person", 1, user_id=me)) == 3
    assert audit.history(session, "person", 1, user_id=colleague) == ()
    assert audit.history(session, "person", 1) == ()


def test_drafts_of_the_compartment_are_listed_only_with_the_permission(
    session: Session, someone: int, me: int, colleague: int
) -> None:
    drafts.keep(session, safety.draft_name(someone), {"note": "half"})

    assert drafts.names(session, user_id=me) == (safety.draft_name(someone),)
    assert drafts.names(session, user_id=colleague) == ()


def test_a_suspicion_among_the_signals_is_moved(session: Session, someone: int, me: int) -> None:
    old = Signal(
        participant_id=someone,
        seen_on=SEEN,
        kind=SignalKind.ABUSE,
        source=SignalSource.VOLUNTEER,
        urgency=Urgency.NOW,
        note="blauwe plekken",
    )
    session.add(old)
    session.flush()
    plan = FollowUpFields(FollowUpKind.CALL, TODAY, signal_id=old.id)
    follow_ups.plan(session, someone, plan)

    number = safety.adopt_signal(session, old.id, today=TODAY, user_id=me)

    assert safety.get(session, number, user_id=me).fields.note == "blauwe plekken"
    assert session.scalars(select(Signal)).all() == []
    assert follow_ups.of_participant(session, someone)[0].fields.signal_id is None


def test_a_merge_takes_a_file_along_and_tells_nobody(
    session: Session, area: int, someone: int, me: int, colleague: int
) -> None:
    other = made.participant(session, area, "Testema")
    kept, gone = (session.get_one(Participant, key).person_id for key in (other, someone))
    number = safety.open_file(session, someone, SUSPICION, today=TODAY, user_id=me)
    end = Decision(SafetyDecision.NO_GROUND, TODAY)
    safety.decide(session, number, end, today=TODAY, user_id=me)

    def together(inside: Session) -> int:
        return merges.merge(inside, kept, gone, {}, today=TODAY, user_id=colleague)

    changes.perform(session, Act.MERGE, together, user_id=colleague)

    assert safety.get(session, number, user_id=me).participant_id == other
    line = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert line is not None
    assert "participant" in line.details
    assert "safety" not in str(line.details)
    other_merge = Merge(kept_person_id=90, removed_person_id=91, merged_on=TODAY, images={})
    session.add(other_merge)
    safety.close(session, number, TODAY, TODAY, today=TODAY, user_id=me)
    safety.destroy(session, number, today=TODAY, user_id=me)
    assert "kleinzoon" not in str([row.images for row in session.scalars(select(Merge))])


def test_what_is_destroyed_does_not_come_back(session: Session, someone: int, me: int) -> None:
    def write(inside: Session) -> int:
        number = safety.open_file(inside, someone, SUSPICION, today=TODAY, user_id=me)
        step = StepFields(SafetyStep.CONSULT, TODAY, "Veilig Thuis", "bellen")
        safety.take_step(inside, number, step, today=TODAY, user_id=me)
        return number

    def end(inside: Session) -> None:
        decision = Decision(SafetyDecision.NO_GROUND, TODAY)
        safety.decide(inside, number, decision, today=TODAY, user_id=me)
        safety.close(inside, number, TODAY, TODAY, today=TODAY, user_id=me)

    number = changes.perform(session, Act.RECORD_SAFETY, write, user_id=me)
    changes.perform(session, Act.RECORD_SAFETY, end, user_id=me)

    def destroy(inside: Session) -> None:
        safety.destroy(inside, number, today=TODAY, user_id=me)

    with pytest.raises(RuntimeError), session.begin_nested():
        changes.perform(session, Act.RECORD_SAFETY, destroy, user_id=me)

    destroy(session)

    assert changes.undoable(session, user_id=me) == ()
    assert "Veilig Thuis" not in str([row.rows for row in session.scalars(select(Change))])
    line = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert line is not None
    assert line.details == {"safety_file": 1, "safety_entry": 3}
