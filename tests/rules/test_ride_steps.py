from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import ride_steps
from spil_desktop.rules.ride_steps import RideStep
from spil_desktop.rules.vocabulary import RideStatus


@given(st.lists(st.sampled_from(RideStep)))
def test_whatever_is_done_a_ride_stands_somewhere_and_what_was_driven_stays_driven(
    wanted: list[RideStep],
):
    status = RideStatus.REQUESTED
    for step in wanted:
        before = status
        status = ride_steps.after(status, step) or status
        assert ride_steps.steps(status)
        if before is RideStatus.DONE:
            assert status is RideStatus.DONE
        if status is RideStatus.DONE:
            assert before in ride_steps.WITH_DRIVER


def test_every_status_can_be_reached_and_only_a_planned_ride_is_driven():
    reached = {ride_steps.after(status, step) for status in RideStatus for step in RideStep} - {
        None
    }
    assert reached == set(RideStatus)
    assert ride_steps.after(RideStatus.REQUESTED, RideStep.FINISH) is None
    assert ride_steps.after(RideStatus.PLANNED, RideStep.FINISH) is RideStatus.DONE


@pytest.mark.parametrize(
    ("asked", "on", "late"),
    [
        (date(2026, 4, 7), date(2026, 4, 9), False),
        (date(2026, 4, 8), date(2026, 4, 9), True),
        (date(2026, 4, 3), date(2026, 4, 7), True),  # Good Friday and Easter lie between
        (date(2026, 4, 2), date(2026, 4, 8), False),
        (date(2026, 4, 10), date(2026, 4, 14), False),
        (date(2026, 4, 10), date(2026, 4, 13), True),
    ],
)
def test_two_working_days_ahead(asked: date, on: date, late: bool):  # noqa: FBT001
    assert ride_steps.is_late(asked, on, 2) is late


def test_without_a_term_nothing_is_late():
    assert not ride_steps.is_late(date(2026, 4, 9), date(2026, 4, 9), 0)
