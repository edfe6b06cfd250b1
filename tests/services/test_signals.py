from datetime import date

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.vocabulary import SignalKind, SignalSource, Urgency
from spil_desktop.services import signals
from spil_desktop.services.signals import SignalFields
from tests.services import made
from tests.services.made import TODAY

FALL = SignalFields(
    date(2026, 3, 17), SignalKind.FALLING, SignalSource.VOLUNTEER, Urgency.THREE_DAYS, "lag op bank"
)


@pytest.fixture
def someone(session, area):
    return made.participant(session, area)


@pytest.mark.parametrize(
    ("urgency", "due"),
    [
        (Urgency.NOW, date(2026, 3, 17)),
        (Urgency.THREE_DAYS, date(2026, 3, 20)),
        (Urgency.TWO_WEEKS, date(2026, 3, 31)),
        (Urgency.FOLLOW, None),
    ],
)
def test_the_urgency_sets_the_day(session, someone, urgency, due):
    new = SignalFields(FALL.seen_on, FALL.kind, FALL.source, urgency)
    signals.note(session, someone, new, today=TODAY)
    assert signals.of_participant(session, someone)[0].due_on == due


def test_a_signal_is_followed_up(session, someone):
    number = signals.note(session, someone, FALL, today=TODAY)
    signals.close(session, number, date(2026, 4, 2), "wijkverpleging gestart", today=TODAY)
    (row,) = signals.of_participant(session, someone)
    assert (row.fields, row.closed_on, row.outcome) == (
        FALL,
        date(2026, 4, 2),
        "wijkverpleging gestart",
    )
    assert "bank" not in repr(row)
    assert "wijkverpleging" not in repr(row)


def test_days_that_cannot_be_are_refused(session, someone):
    number = signals.note(session, someone, FALL, today=TODAY)
    for day, problem in (
        (date(2026, 4, 15), InputProblem.DATE_IN_FUTURE),
        (date(2026, 3, 1), InputProblem.END_BEFORE_START),
    ):
        with pytest.raises(SpilError) as refused:
            signals.close(session, number, day, today=TODAY)
        assert refused.value.problem is problem
