from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.referral_steps import Course, feedback_due, met, state
from spil_desktop.rules.vocabulary import (
    OrganisationKind,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    ReferralState,
)

SENT = date(2026, 5, 6)
DUE = date(2026, 5, 20)
WARM = Course(ReferralDirection.OUTGOING, ReferralKind.WARM, DUE)


def test_a_wmo_desk_gets_longer() -> None:
    def due(kind: ReferralKind, to: OrganisationKind) -> date | None:
        return feedback_due(SENT, kind, to, weeks=2, wmo_weeks=6)

    assert due(ReferralKind.WARM, OrganisationKind.WMO_DESK) == date(2026, 6, 17)
    assert due(ReferralKind.COLD, OrganisationKind.GP) == DUE
    assert due(ReferralKind.INFORMATION, OrganisationKind.WMO_DESK) is None


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (WARM, ReferralState.WAITING),
        (replace(WARM, feedback_due_on=date(2026, 5, 19)), ReferralState.OVERDUE),
        (replace(WARM, has_result=True), ReferralState.ASK_ARRIVED),
        (replace(WARM, kind=ReferralKind.INFORMATION), ReferralState.ASK_ARRIVED),
        (replace(WARM, has_result=True, arrived=True), ReferralState.ARRIVED),
        (replace(WARM, arrived=False), ReferralState.NOT_ARRIVED),
        (replace(WARM, direction=ReferralDirection.INCOMING), ReferralState.TO_ANSWER),
        (
            replace(WARM, direction=ReferralDirection.INCOMING, answered_on=DUE),
            ReferralState.ANSWERED,
        ),
    ],
)
def test_a_referral_stands_somewhere(course: Course, expected: ReferralState) -> None:
    assert state(course, DUE) is expected


@given(st.sampled_from(ReferralResult), st.dates(SENT))
def test_whether_they_met_ends_it_on_any_day(result: ReferralResult, today: date) -> None:
    course = replace(WARM, has_result=True, arrived=met(result))
    done = {ReferralState.ARRIVED, ReferralState.NOT_ARRIVED}
    assert (state(course, today) in done) is (met(result) is not None)
