from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Participant
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    ConsentState,
    DropOut,
    FollowUpKind,
    Moment,
    ParticipantStatus,
    Purpose,
    TodayKind,
)
from spil_desktop.services import (
    consents,
    drop_outs,
    follow_ups,
    measurements,
    missed,
    settings,
    stages,
    today,
)
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.settings import StoreSettings
from spil_desktop.services.stages import Closing
from tests.services import made

FIRST = date(2025, 3, 10)
LAST = date(2025, 9, 10) + timedelta(weeks=6)
AFTER = LAST + timedelta(days=1)


def measured(session: Session, area: int, name: str = "Testema", **known: object) -> int:
    """Return someone who was measured first and is in the evaluation."""
    number = made.participant(session, area, name, reported_on=FIRST, **known)
    person_id = session.get_one(Participant, number).person_id
    yes = ConsentFields(Purpose.EVALUATION, ConsentState.GIVEN, FIRST)
    consents.record(session, person_id, yes, today=AFTER)
    mark = MeasurementFields("life_mark", Moment.T0, FIRST, {"mark": 6})
    measurements.record(session, number, mark, today=AFTER)
    return number


def refusal(session: Session, number: int, moment: Moment, day: date = AFTER) -> object:
    with pytest.raises(SpilError) as refused:
        missed.record(session, number, moment, DropOut.OTHER, today=day)
    return refused.value.problem


def planned(session: Session, number: int) -> list[date]:
    rows = follow_ups.of_participant(session, number)
    return [
        row.fields.due_on
        for row in rows
        if row.done_on is None and row.fields.kind is FollowUpKind.MEASUREMENT
    ]


def test_the_reason_is_asked_when_the_window_closed(session: Session, area: int):
    annie = measured(session, area)
    made.participant(session, area, "Nooit")
    assert missed.unexplained(session, today=LAST) == ()
    (one,) = missed.unexplained(session, today=AFTER)
    assert (one.participant_id, one.moment, one.due) == (annie, Moment.T1, date(2025, 9, 10))
    assert (one.last, one.proposed) == (LAST, None)
    assert one.name not in repr(one)
    assert missed.unexplained(session, today=AFTER, area_id=area + 1) == ()
    both = missed.unexplained(session, today=date(2026, 6, 1))
    assert [line.moment for line in both] == [Moment.T1, Moment.T2]

    found = today.attention(session, today=AFTER)
    (item,) = [line for line in found.items if line.kind is TodayKind.MEASUREMENT_MISSED]
    assert (item.participant_id, item.moment, item.since) == (annie, Moment.T1, LAST)

    missed.record(session, annie, Moment.T1, DropOut.NOT_REACHED, today=AFTER)
    assert missed.unexplained(session, today=AFTER) == ()
    (row,) = missed.of_participant(session, annie)
    assert (row.moment, row.reason, row.decided_on) == (Moment.T1, DropOut.NOT_REACHED, AFTER)
    assert planned(session, annie) == [date(2026, 3, 10)]
    following = measurements.next_due(session, annie)
    assert following is not None
    assert following.moment is Moment.T2


def test_a_closed_file_proposes_its_reason_and_the_recorded_one_goes_first(
    session: Session, area: int
):
    annie = measured(session, area)
    on = date(2025, 6, 1)
    stages.close(session, annie, Closing(ClosingReason.MOVED_AWAY, on), today=AFTER)
    (one,) = missed.unexplained(session, today=AFTER)
    assert one.proposed is DropOut.MOVED
    assert drop_outs.of_moment(session, Moment.T1, today=AFTER) == {DropOut.MOVED: 1}
    missed.record(session, annie, Moment.T1, DropOut.ADMITTED, today=AFTER)
    missed.record(session, annie, Moment.T1, DropOut.DIED, today=AFTER)
    assert drop_outs.of_moment(session, Moment.T1, today=AFTER) == {DropOut.DIED: 1}
    reason = drop_outs.of_participant(session, annie, Moment.T1, today=AFTER)
    assert reason is DropOut.DIED
    assert planned(session, annie) == []


def test_a_reason_may_be_given_before_the_window_closes_when_the_file_is_closed(
    session: Session, area: int
):
    known = {"status": ParticipantStatus.CLOSED, "closing_reason": ClosingReason.DIED}
    number = measured(session, area, **known, closed_on=date(2025, 5, 1))
    missed.record(session, number, Moment.T1, DropOut.DIED, today=date(2025, 5, 2))
    assert planned(session, number) == []


def test_only_a_later_moment_that_is_over_and_not_measured_can_be_missed(
    session: Session, area: int
):
    annie = measured(session, area)
    assert refusal(session, annie, Moment.T0) is InputProblem.NOT_IN_LIST
    assert refusal(session, annie, Moment.T1, LAST) is InputProblem.TOO_EARLY
    never = made.participant(session, area)
    assert refusal(session, never, Moment.T1) is InputProblem.FIRST_MEASUREMENT_MISSING

    missed.record(session, annie, Moment.T1, DropOut.OTHER, today=AFTER)
    late = MeasurementFields("life_mark", Moment.T1, AFTER, {"mark": 7})
    kept = measurements.record(session, annie, late, today=AFTER)
    assert kept.outside is not None
    assert missed.of_participant(session, annie) == ()
    assert refusal(session, annie, Moment.T1) is InputProblem.ALREADY_EXISTS


def test_nothing_is_planned_when_the_last_moment_is_past_too(session: Session, area: int):
    annie = measured(session, area)
    missed.record(session, annie, Moment.T1, DropOut.OTHER, today=date(2026, 6, 1))
    assert planned(session, annie) == []
    missed.record(session, annie, Moment.T2, DropOut.OTHER, today=date(2026, 6, 1))
    assert measurements.next_due(session, annie) is None


def test_who_takes_back_the_evaluation_is_not_asked_about(session: Session, area: int):
    annie = measured(session, area)
    person_id = session.get_one(Participant, annie).person_id
    consents.withdraw(session, person_id, Purpose.EVALUATION, today=AFTER)
    assert missed.unexplained(session, today=AFTER) == ()


def test_the_store_may_measure_at_other_times(session: Session, area: int):
    settings.change(session, StoreSettings(t1_months=3, t2_months=9, measure_window_weeks=2))
    annie = measured(session, area)
    assert planned(session, annie) == [date(2025, 6, 10)]
    following = measurements.next_due(session, annie)
    assert following is not None
    assert (following.first, following.last) == (date(2025, 5, 27), date(2025, 6, 24))
    late = measurements.outside_window(session, annie, Moment.T1, date(2025, 6, 25))
    assert late == following
    assert measurements.outside_window(session, annie, Moment.T1, date(2025, 6, 24)) is None
    assert len(missed.unexplained(session, today=date(2025, 6, 25))) == 1
    with pytest.raises(SpilError):
        settings.change(session, StoreSettings(t1_months=6, t2_months=6))
