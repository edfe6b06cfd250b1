from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.signal_terms import FOLLOWED_FOR, SignalState, due_day, in_term, state
from spil_desktop.rules.vocabulary import Urgency

DAY = date(2026, 3, 17)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("urgency", "own", "due"),
    [
        (Urgency.NOW, None, DAY),
        (Urgency.THREE_DAYS, date(2026, 5, 1), date(2026, 3, 20)),
        (Urgency.TWO_WEEKS, None, date(2026, 3, 31)),
        (Urgency.FOLLOW, date(2026, 5, 1), date(2026, 5, 1)),
        (Urgency.FOLLOW, None, DAY + FOLLOWED_FOR),
    ],
)
def test_the_urgency_sets_the_day(urgency: Urgency, own: date | None, due: date) -> None:
    assert due_day(urgency, DAY, own) == due


def test_a_signal_goes_from_open_to_overdue_and_stops_when_something_is_done() -> None:
    due = date(2026, 3, 20)
    assert state(due, None, None, date(2026, 3, 19)) is SignalState.OPEN
    assert state(due, None, None, due) is SignalState.DUE
    assert state(due, None, None, date(2026, 3, 21)) is SignalState.OVERDUE
    assert state(due, due, None, date(2026, 3, 30)) is SignalState.ACTED_ON
    assert state(due, due, date(2026, 4, 2), date(2026, 4, 2)) is SignalState.CLOSED
    assert state(None, None, None, due) is SignalState.OPEN


@given(due=DAYS, acted=st.none() | DAYS, today=DAYS)
def test_overdue_and_in_term_never_hold_together(
    due: date, acted: date | None, today: date
) -> None:
    overdue = state(due, acted, None, today) is SignalState.OVERDUE
    assert not (overdue and in_term(due, acted, today) is not False)
    if acted is not None:
        assert in_term(due, acted, today) is (acted <= due)


def test_without_a_term_all_is_in_time() -> None:
    assert in_term(None, DAY, DAY) is True
    assert in_term(None, None, DAY) is None
    assert in_term(DAY, None, DAY) is None
    assert in_term(DAY, None, DAY + timedelta(days=1)) is False
