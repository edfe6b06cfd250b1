from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import street_steps
from spil_desktop.rules.street_steps import Step, StepProblem, StreetState
from spil_desktop.rules.vocabulary import StreetStatus

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
STEPS = st.builds(
    Step,
    to=st.sampled_from(StreetStatus),
    on=st.none() | DAYS,
    key_figure_id=st.none() | st.integers(1, 3),
    reason=st.none() | st.sampled_from(["", "  ", "zij is verhuisd"]),
)
FOUND, ALONE = StreetStatus.KEY_FIGURE_FOUND, StreetStatus.INDEPENDENT
DAY = date(2026, 12, 15)


@given(st.lists(STEPS, max_size=12))
def test_whatever_is_tried_a_street_stays_sound(steps: list[Step]) -> None:
    state = StreetState()
    for step in steps:
        if street_steps.problem(state, step) is None:
            before, state = state, street_steps.after(state, step)
            if street_steps.is_back(before.status, state.status):
                assert (step.reason or "").strip()
            if state.status is ALONE:
                assert before.status in {FOUND, ALONE}
        looked_after = state.status in {FOUND, ALONE}
        assert (state.key_figure_id is not None) == looked_after
        assert (state.handed_over_on is not None) == (state.status is ALONE)
        if state.status is StreetStatus.UNKNOWN:
            assert state.explored_on is None


@given(STEPS)
def test_a_street_without_key_figure_is_never_handed_over(step: Step) -> None:
    handed_over = Step(ALONE, step.on, step.key_figure_id, step.reason)
    assert street_steps.problem(StreetState(StreetStatus.EXPLORED), handed_over) in {
        StepProblem.NO_KEY_FIGURE,
        StepProblem.NOT_YET_FOUND,
    }


def test_the_way_of_a_street() -> None:
    explored = street_steps.after(StreetState(), Step(StreetStatus.EXPLORED, date(2026, 1, 14)))
    found = street_steps.after(explored, Step(FOUND, date(2026, 2, 1), key_figure_id=7))
    alone = street_steps.after(found, Step(ALONE, DAY))
    assert alone == StreetState(ALONE, 7, date(2026, 1, 14), DAY)


@pytest.mark.parametrize(
    ("state", "step", "problem"),
    [
        (StreetState(), Step(FOUND), StepProblem.NO_KEY_FIGURE),
        (StreetState(FOUND, 7), Step(ALONE), StepProblem.NO_DAY),
        (StreetState(ALONE, 7), Step(FOUND, DAY), StepProblem.NO_REASON),
        (StreetState(ALONE, 7), Step(FOUND, DAY, reason="ziek"), None),
        (StreetState(), Step(StreetStatus.EXPLORED), None),
    ],
)
def test_what_a_step_lacks(state: StreetState, step: Step, problem: StepProblem | None) -> None:
    assert street_steps.problem(state, step) is problem


@pytest.mark.parametrize(
    ("spoken", "since", "alone"),
    [
        (date(2026, 9, 15), date(2026, 1, 14), True),
        (date(2026, 9, 16), date(2026, 1, 14), False),
        (None, date(2026, 1, 14), True),
        (date(2026, 1, 1), date(2026, 12, 1), False),
        (None, None, False),
    ],
)
def test_three_months_without_the_spil(
    spoken: date | None, since: date | None, *, alone: bool
) -> None:
    assert street_steps.manages_alone(spoken, since, DAY) is alone
